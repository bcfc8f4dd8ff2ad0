// What happens between two lumbar vertebrae, measured on the posed meshes themselves: how near the
// spinous processes come, how far the facet joints open, how wide the foramen is that the nerve
// root leaves by. Made for a look at one instant, not for every frame.
#pragma once

#include "model/frame.h"
#include "model/model.h"

#include <array>
#include <string>

namespace jw::analysis {

struct LumbarLevel {
    std::string id;             // "L4_L5"
    double spinous_gap = 0.0;   // m, least distance of the spinous processes; 0: they touch
    double facet_gap = 0.0;     // m, between the joint faces, mean of both sides; 0: they touch
    double foramen_area = 0.0;  // m^2, narrowest section across the nerve's way, mean of both sides
};

/// L5_S1 to T12_L1, from the pelvis upwards. About 0.1 s.
/// Fails: InvalidInput on a pose of another body; NotFound when the body has no lumbar spine with
/// discs and end plate landmarks, naming what is missing.
Result<std::array<LumbarLevel, 6>> measure_lumbar(const model::Model& model,
                                                  const model::Pose& pose);

}  // namespace jw::analysis
