// What happens between two lumbar vertebrae, measured on the posed meshes themselves: how near the
// spinous processes come, how far the facet joints open, how wide the foramen is that the nerve
// root leaves by. Made for a look at one instant, not for every frame.
#pragma once

#include "model/frame.h"
#include "model/model.h"

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace jw::analysis {

/// L5_S1 to T12_L1, from the pelvis upwards.
inline constexpr std::array<std::string_view, 6> kLumbarLevels{"L5_S1", "L4_L5", "L3_L4",
                                                               "L2_L3", "L1_L2", "T12_L1"};
/// L4_L5, where the low back bends most.
inline constexpr int kFirstLensLevel = 1;

struct LumbarLevel {
    std::string id;             // "L4_L5"
    double spinous_gap = 0.0;   // m, least distance of the spinous processes; 0: they touch
    double facet_gap = 0.0;     // m, between the joint faces, mean of both sides; 0: they touch
    double foramen_area = 0.0;  // m^2, narrowest section across the nerve's way, mean of both sides
    /// Where that is, to be drawn. Points of the lower bone, neutral body frame, m.
    struct Outline {
        Vec3 spinous_upper{0.0}, spinous_lower{0.0};  // ends of the gap
        std::array<std::vector<Vec3>, 2> facet;  // right, left: along the joint from below upwards
        std::array<std::vector<Vec3>, 2> foramen;  // right, left: round the narrowest section
    } outline;
};

/// All of kLumbarLevels. About 0.1 s.
/// Fails: InvalidInput on a pose of another body; NotFound when the body has no lumbar spine with
/// discs and end plate landmarks, naming what is missing.
Result<std::array<LumbarLevel, 6>> measure_lumbar(const model::Model& model,
                                                  const model::Pose& pose);
/// One of them by its index. Fails alike.
Result<LumbarLevel> measure_lumbar_level(const model::Model& model, const model::Pose& pose,
                                         int level);

}  // namespace jw::analysis
