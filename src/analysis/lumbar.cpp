#include "analysis/lumbar.h"

#include "core/angle.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <string_view>

namespace jw::analysis {
namespace {

struct Level {
    std::string_view id, upper, lower;
    double facet_angle;  // deg to the sagittal plane (recalled; between the rows interpolated)
};
constexpr std::array kLevels{
    Level{"L5_S1", "L5", "sacrum", 52.0}, Level{"L4_L5", "L4", "L5", 47.0},
    Level{"L3_L4", "L3", "L4", 38.0},     Level{"L2_L3", "L2", "L3", 32.0},
    Level{"L1_L2", "L1", "L2", 27.0},     Level{"T12_L1", "T12", "L1", 26.0}};

/// Where the sacrum's first spinous process stands under that of L5 (design).
constexpr Vec3 kUnderL5{0.0, -0.021, 0.0};
/// Facet joints lie this far behind the centre of turning of a level (design).
constexpr double kFacetBehind = 0.022;

Vec3 find_point(const model::Body& body, std::string_view bone, const char* name,
                const Vec3& fallback) {
    const auto landmark = body.find_landmark(std::string{bone} + name);
    return landmark ? body.landmarks[static_cast<std::size_t>(*landmark)].point : fallback;
}

LumbarLevel calc_level(const model::Body& body, const model::Pose& pose, const Level& level) {
    const auto D = [&](std::string_view bone) -> const Rigid& {
        return pose.displacements[static_cast<std::size_t>(body.bone(bone))];
    };
    const Vec3 upper_tip = find_point(body, level.upper, "_spinous_process_tip", Vec3{0.0});
    const Vec3 lower_tip =
        find_point(body, level.lower, "_spinous_process_tip", upper_tip + kUnderL5);
    const double neutral = glm::length(upper_tip - lower_tip);
    const double now =
        glm::length(D(level.upper).point(upper_tip) - D(level.lower).point(lower_tip));

    const model::Joint& joint = body.joints[static_cast<std::size_t>(body.bone(level.upper))];
    const Vec3 facet = joint.centre - Vec3{kFacetBehind, 0.0, 0.0};
    const Vec3 slid = D(level.lower).inverse().point(D(level.upper).point(facet)) - facet;
    const double opens = -slid.x * std::sin(to_rad(level.facet_angle));

    const auto c = body.find_coordinate(std::string{level.id} + "_extension");
    const double extension = c ? to_deg(pose.q[static_cast<std::size_t>(*c)]) : 0.0;
    return {std::string{level.id}, std::max(0.0, kNeutralSpinousGap + now - neutral),
            std::max(0.0, kNeutralFacetGap + opens),
            kNeutralForamenArea * std::max(0.0, 1.0 + kForamenPerDegree * extension)};
}

}  // namespace

std::array<LumbarLevel, 6> calc_lumbar(const model::Body& body, const model::Pose& pose) {
    JW_ASSERT(pose.q.size() == body.coordinates.size() &&
              pose.displacements.size() == body.bones.size());
    std::array<LumbarLevel, 6> levels;
    for (std::size_t i = 0; i < levels.size(); ++i) {
        levels[i] = calc_level(body, pose, kLevels[i]);
    }
    return levels;
}

}  // namespace jw::analysis
