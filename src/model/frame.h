// One instant of one performance: everything that the picture, the panels and the files tell.
#pragma once

#include "core/rigid.h"
#include "model/movement.h"
#include "model/muscle_state.h"

#include <string>
#include <vector>

namespace jw::model {

struct Pose {
    std::vector<double> q;             // [coordinates], rad, m
    std::vector<Rigid> displacements;  // [bones]
};

struct ContactState {
    std::string body, place;
    double error = 0.0;  // m, worst point against where the contact holds it
};

struct TaskResult {
    double wanted = 0.0, reached = 0.0, shortfall = 0.0;  // rad; shortfall >= 0
};

/// The task's motion as a sum of who gave it (CONTRACT.md); the parts add up to what was wanted.
struct BudgetPart {
    /// "hip_r", "L5_S1" .. "T12_L1", "thorax", "trunk_lean" (or "leg_lean"), "missing"
    std::string id;
    double amount = 0.0;  // rad, positive = towards the goal
};

struct LimitUse {
    std::string id;
    double limit = 0.0, used = 0.0;  // rad, in the direction of the limit
};

/// Something a teacher would point at, as data, not prose.
struct Finding {
    std::string id;     // "lumbar_extension_early", "contact_lost", "task_short"
    std::string joint;  // joint id
    double value = 0.0, threshold = 0.0;
    std::string unit;    // "deg", "mm"
    std::string source;  // sources.toml id
    Grade grade = Grade::Design;
};

struct Frame {
    double time = 0.0;  // 0..1 of the cycle
    Pose pose;
    std::vector<MuscleState> muscles;  // [Body::muscles]
    std::vector<ContactState> contacts;
    std::vector<Block> props;
    TaskResult task;
    std::vector<BudgetPart> budget;
    std::vector<LimitUse> limits;  // limits that differ from the body's own, or are used up
    std::vector<Finding> findings;
    /// A moving floor: lines across it lie this far apart (m; 0: the floor stands still), so that
    /// whole ones go by in a cycle, and it has gone back by `floor_way` (m) since the cycle began;
    /// below 0 it is the body that has gone ahead over it.
    double floor_spacing = 0.0, floor_way = 0.0;
};

}  // namespace jw::model
