// Who gave the motion of a task: hip, each lumbar level, thorax, the lean of the trunk, and what is
// missing.
#pragma once

#include "core/result.h"
#include "model/frame.h"
#include "model/movement.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace jw::analysis {

/// The budget of a task. Every part is the change of the turn between two
/// neighbours in the task's plane since the start pose, so that the parts and what is missing add
/// up to what was wanted, and nothing is counted twice: the pelvis is the bracket, not a part.
/// Shapes: start, good and shown [bones.size()], displacements of the start of good form, of good
/// form now and of the pose shown. `side` is that of the thigh whose direction is the task, or
/// whose hip tells for both when the trunk's is. `parts` holds hip, L5_S1 .. T12_L1, thorax,
/// trunk_lean, missing; it keeps its memory. Where the trunk has the task, leg_lean stands in the
/// place of trunk_lean. Fails: InvalidInput on null pointers, wrong span lengths or a movement
/// without a task.
struct BudgetJob {
    const model::Body* body = nullptr;          // borrowed
    const model::Movement* movement = nullptr;  // borrowed
    model::Side side = model::Side::Right;
    std::span<const Rigid> start, good, shown;
    std::vector<model::BudgetPart>* parts = nullptr;  // out
    model::TaskResult* task = nullptr;                // out, rad towards the goal
    double time = 0.0;                                // of the cycle
    Result<Unit> validate() const;
    Result<Unit> run() const;
};

/// Of Body::limits, the one that says how far the joints of a part usually go the way that they are
/// now turned in the task's plane. q [coordinates]. nullopt: a lean of the whole, or what is
/// missing.
std::optional<int> find_part_limit(const model::Body& body, model::Plane plane,
                                   std::string_view part, std::span<const double> q);

/// Sum of the lumbar parts (rad, towards the goal).
double calc_lumbar_part(std::span<const model::BudgetPart> parts);

}  // namespace jw::analysis
