#include "forge/measure/plates.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace jw::forge {

namespace {

using namespace units;

constexpr double kReach = 70.0 * mm;
/// Under the plate, past the rounding of the rim and before the waist.
constexpr std::array kUnderPlate{1.5 * mm, 2.0 * mm, 2.5 * mm, 3.0 * mm};

PlateSite site_between(const BoneContext& context, const std::string& centre,
                       const std::string& front, const std::string& back, double sign) {
    const Vec3 lie = glm::normalize(context.landmark(front) - context.landmark(back));
    return {context.landmark(centre), sign * Vec3{-lie.y, lie.x, 0.0}};
}

}  // namespace

Vec3 PlateSite::forward() const {
    const Vec3 level{normal.y, -normal.x, 0.0};
    return level.x > 0.0 ? level : -level;
}

double PlateLine::slope() const {
    return std::atan2(back.y - front.y, front.x - back.x);
}

PlateSite plate_site(const BoneContext& context, std::string_view bone, bool is_upper) {
    if (bone == "sacrum") {
        return site_between(context, "sacral_base_centre", "sacral_promontory",
                            "sacral_base_posterior", 1.0);
    }
    const std::string plate =
        std::string{bone} + (is_upper ? "_superior_endplate_" : "_inferior_endplate_");
    return site_between(context, plate + "centre", plate + "anterior", plate + "posterior",
                        is_upper ? 1.0 : -1.0);
}

PlateLine plate_line(const Shape& bone, const PlateSite& site) {
    const Vec3 forward = site.forward();
    double front = 0.0;
    double back = 0.0;
    for (const double under : kUnderPlate) {
        const Vec3 inside = site.centre - under * site.normal;
        front = std::max(front, distance_to_surface(bone, inside, forward, kReach));
        back = std::max(back, distance_to_surface(bone, inside, -forward, kReach));
    }
    // from 6 mm above the plate; spots every quarter of a millimetre
    const double above = 6.0 * mm;
    const Vec3 from = site.centre + above * site.normal - back * forward;
    const Vec3 to = site.centre + above * site.normal + front * forward;
    const int count = static_cast<int>((front + back) / (0.25 * mm)) + 1;
    const std::vector<double> depths =
        depths_below(bone, from, to, count, -site.normal, above + 6.0 * mm);
    const StraightEdge edge = straight_edge(depths, depths.size() / 2);
    const auto spot = [&](std::size_t i) {
        return glm::mix(from, to, static_cast<double>(i) / (count - 1)) - depths[i] * site.normal;
    };
    const Vec3 hind = spot(edge.first);
    const Vec3 fore = spot(edge.last);
    const auto drawn_to = [&](double along) {
        const double share =
            (along - glm::dot(hind - site.centre, forward)) / glm::dot(fore - hind, forward);
        return glm::mix(hind, fore, share);
    };
    return {drawn_to(front), drawn_to(-back), edge.gap};
}

double plate_width(const Shape& bone, const PlateSite& site, double depth) {
    double widest = 0.0;
    for (const double under : kUnderPlate) {
        for (double share = -0.05; share <= 0.25; share += 0.05) {
            const Vec3 at = site.centre - under * site.normal + share * depth * site.forward();
            widest = std::max(widest, width_through(bone, at, Vec3{0.0, 0.0, 1.0}, kReach));
        }
    }
    return widest;
}

}  // namespace jw::forge
