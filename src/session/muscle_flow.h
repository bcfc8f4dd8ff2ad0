// How evenly the muscle bodies move: a place that jumps from one frame to the next flickers on the
// screen, however good either frame is by itself.
#pragma once

#include "core/result.h"
#include "model/model.h"
#include "model/movement.h"

#include <span>
#include <string>
#include <vector>

namespace jw::session {

/// The most sudden place of one muscle mesh in one version of a movement.
struct MuscleFlow {
    int mesh = -1;           // index into Model::meshes
    std::string variant;     // id
    double jump = 0.0;       // m, change of the step from one frame to the next
    double step = 0.0;       // m, at most from frame to frame beyond what the bones alone carry it
    double time = 0.0;       // 0..1 of the cycle, of the jump
    std::size_t vertex = 0;  // that jumps
};

constexpr int kFlowFrames =
    240;  // of a cycle; the longest shipped movement lasts 8 s, at 30 a second

/// One a muscle mesh in the order of the meshes, each in the version in which it jumps farthest.
/// Tens of seconds a version. Fails as evaluate().
Result<std::vector<MuscleFlow>> measure_muscle_flow(const model::Model& model,
                                                    const model::Movement& movement,
                                                    std::span<const std::string> variants,
                                                    int frames = kFlowFrames);

}  // namespace jw::session
