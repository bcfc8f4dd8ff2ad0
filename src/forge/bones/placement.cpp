#include "forge/bones/placement.h"

#include "core/angle.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace jw::forge {

Placement::Placement(const BoneContext& context, std::string_view bone,
                     const Vec3& reference_origin)
    : origin_{context.bone_origin(bone)}, reference_origin_{reference_origin} {}

Shape elliptic_shaft(const Placement& place, std::span<const ShaftStation> stations,
                     double end_rounding) {
    std::vector<Station> sections;
    LoftOptions options;
    for (const ShaftStation& s : stations) {
        const double turn = to_rad(s.turn);
        sections.push_back(
            {place.at(s.centre), Section::ellipse(place.mm(s.a), place.mm(s.b), s.exponent)});
        options.sides.push_back({std::sin(turn), 0.0, std::cos(turn)});
    }
    options.end_rounding_start = options.end_rounding_end = place.mm(end_rounding);
    return loft(sections, options);
}

Shape blade(const Placement& place, std::span<const BladeStation> stations, double end_rounding) {
    std::vector<Station> sections;
    LoftOptions options;
    for (const BladeStation& s : stations) {
        sections.push_back(
            {place.at(s.centre), Section::ellipse(place.mm(s.a), place.mm(s.b), s.exponent)});
        options.sides.push_back(glm::normalize(s.side));
    }
    options.end_rounding_start = options.end_rounding_end = place.mm(end_rounding);
    return loft(sections, options);
}

Shape small_bone(const Placement& place, const SmallBone& bone) {
    // Share of the length, then how much of base, waist and head the section takes.
    struct Part {
        double along, base, waist, head;
    };
    constexpr std::array<Part, 7> kParts{{{0.0, 0.86, 0.0, 0.0},
                                          {0.10, 1.0, 0.0, 0.0},
                                          {0.28, 0.32, 0.68, 0.0},
                                          {0.50, 0.0, 1.0, 0.0},
                                          {0.74, 0.0, 0.62, 0.38},
                                          {0.90, 0.0, 0.0, 1.0},
                                          {1.0, 0.0, 0.0, 0.80}}};
    const Vec3 back = glm::normalize(bone.back);
    std::vector<BladeStation> stations;
    for (const Part& part : kParts) {
        const Vec3 on_line = bone.base + part.along * (bone.head - bone.base);
        const double lift = bone.bow * 4.0 * part.along * (1.0 - part.along);
        const auto mix = [&](double base, double waist, double head) {
            return part.base * base + part.waist * waist + part.head * head;
        };
        stations.push_back(
            {on_line + lift * back, mix(bone.base_width, bone.waist_width, bone.head_width),
             mix(bone.base_thickness, bone.waist_thickness, bone.head_thickness), bone.side, 2.4});
    }
    return blade(place, stations, 0.75 * std::min(bone.head_thickness, bone.base_thickness));
}

}  // namespace jw::forge
