// How the muscle bodies fare in every key moment of every version of the shipped movements.
#pragma once

#include "analysis/muscle_meter.h"

#include "core/result.h"
#include "model/model.h"
#include "model/movement.h"

#include <span>
#include <string>
#include <vector>

namespace jw::session {

struct WalkPose {
    std::string movement, variant, moment;         // ids
    std::vector<analysis::MuscleMeasure> muscles;  // one a muscle mesh, in the order of the meshes
};

/// The first is the neutral pose, of no movement. Tens of seconds. Fails as evaluate().
Result<std::vector<WalkPose>> walk_muscles(const model::Model& model,
                                           std::span<const model::Movement> movements);

/// A muscle in the pose of the walk in which it fares worst.
struct WorstCase {
    const WalkPose* pose = nullptr;
    const analysis::MuscleMeasure* muscle = nullptr;
};
enum class Fault { Volume, Inverted, Folded, Depth };

/// How bad a measure is: distance of the volume ratio from 1, share inverted or folded, depth in m.
double calc_fault(const analysis::MuscleMeasure& measure, Fault fault);

/// The worst case of every muscle mesh, worst first. Borrows from the walk.
std::vector<WorstCase> find_worst(std::span<const WalkPose> walk, Fault fault);

}  // namespace jw::session
