// Vertebrae: body, plates, canal, pedicles, pars; discs between the plates.
#include "forge/bones/vertebra.h"

#include "forge/measure/plates.h"
#include "forge/measure/regions.h"
#include "forge/measure/sections.h"

#include <algorithm>
#include <cmath>

namespace jw::forge {

namespace {

using namespace units;

constexpr Vec3 kRight{0.0, 0.0, 1.0};
constexpr double kReach = 70.0 * mm;

/// From the back of the body backward; a cervical pedicle runs aside to the pillar of the facets.
Isthmus pedicle_of(const Shape& bone, const VertebraFrame& v, const Vec3& pillar) {
    const VertebraSizes& s = v.sizes();
    const double b = v.half_depth();
    const bool is_cervical = s.id.front() == 'C';
    const Vec3 root = is_cervical ? v.at(-b + 2.0, 1.0, 0.5 * s.upper_width - 2.0)
                                  : v.at(-b + 2.0, v.half_height() - 0.5 * s.pedicle_height - 1.0,
                                         0.5 * (s.canal_width + s.pedicle_width));
    const Vec3 way = is_cervical ? glm::normalize(pillar - root) : -v.forward;
    return narrowest_section(bone, root + 1.5 * mm * way, way, v.up, 7.5 * mm);
}

/// Depth on the midline where the ring is closed, at its least; width between the pedicles, at its
/// most.
void measure_canal(const Shape& bone, const VertebraFrame& v, std::string_view id, Measures& out) {
    const double deep = v.sizes().canal_depth;
    const double pedicle = v.half_height() - 0.5 * v.sizes().pedicle_height;
    double depth = kReach;
    double width = 0.0;
    for (double up = pedicle; up > -v.half_height(); up -= 1.0) {
        const Vec3 at = v.at(-v.half_depth() - 0.4 * deep, up, 0.0);
        const double behind = distance_to_surface(bone, at, -v.forward, 20.0 * mm);
        const double before = distance_to_surface(bone, at, v.forward, 20.0 * mm);
        if (behind < 20.0 * mm && before < 20.0 * mm) {
            depth = std::min(depth, behind + before);
        }
    }
    for (double share = 0.15; share <= 0.65; share += 0.05) {
        const Vec3 at = v.at(-v.half_depth() - share * deep, pedicle, 0.0);
        width = std::max(width, width_through(bone, at, kRight, 30.0 * mm));
    }
    out.length(id, "canal_depth", depth);
    out.length(id, "canal_width", width);
}

}  // namespace

PlateLine upper_plate(const BoneSet& bones, std::string_view bone) {
    return plate_line(bones.at(bone), plate_site(bones.context(), bone, true));
}

PlateLine lower_plate(const BoneSet& bones, std::string_view bone) {
    return plate_line(bones.at(bone), plate_site(bones.context(), bone, false));
}

void measure_vertebra(const BoneSet& bones, std::string_view id, Measures& out) {
    const Shape& bone = bones.at(id);
    const VertebraFrame v{bones.context(), id};
    const PlateLine upper = upper_plate(bones, id);
    const PlateLine lower = lower_plate(bones, id);
    const double upper_width =
        plate_width(bone, plate_site(bones.context(), id, true), upper.depth());
    const double lower_width =
        plate_width(bone, plate_site(bones.context(), id, false), lower.depth());
    out.length(id, "superior_endplate_width", upper_width);
    out.length(id, "superior_endplate_depth", upper.depth());
    out.length(id, "inferior_endplate_width", lower_width);
    out.length(id, "inferior_endplate_depth", lower.depth());
    out.angle(id, "superior_endplate_slope", upper.slope());
    out.angle(id, "inferior_endplate_slope", lower.slope());
    out.length(id, "superior_endplate_dish", upper.dish);
    out.length(id, "inferior_endplate_dish", lower.dish);
    out.length(id, "body_height_anterior", glm::length(upper.front - lower.front));
    out.length(id, "body_height_posterior", glm::length(upper.back - lower.back));
    out.length(id, "body_height_mid", glm::length(upper.centre() - lower.centre()));
    double waist = kReach;
    for (double up = -0.3; up <= 0.3; up += 0.1) {
        waist = std::min(waist,
                         width_through(bone, v.at(0.1 * v.half_depth(), up * v.half_height(), 0.0),
                                       kRight, kReach));
    }
    out.share(id, "body_waist", waist / (0.5 * (upper_width + lower_width)));
    measure_canal(bone, v, id, out);
    const FacetJoint below = facet_joint(bones.context(), id);
    const FacetJoint above = facet_joint(bones.context(), bone_above(id));
    const Isthmus pedicle = pedicle_of(bone, v, 0.5 * (above.centre + below.centre));
    out.length(id, "pedicle_width", pedicle.width);
    out.length(id, "pedicle_height", pedicle.height);
    out.length(id, "pars_thickness",
               thinnest_between(bone, above.centre - 3.0 * mm * above.normal,
                                below.centre + 3.0 * mm * below.normal));
    out.length(id, "transverse_process_span",
               2.0 * outermost(bone, surface_points(bone, 4.0 * mm), kRight).z);
}

void measure_disc(const BoneSet& bones, std::string_view upper, Measures& out) {
    const std::string lower = bone_below(upper);
    const std::string id = joint_id(upper);
    const PlateLine roof = lower_plate(bones, upper);
    const PlateLine floor = upper_plate(bones, lower);
    out.length(id, "disc_height_mid", glm::length(roof.centre() - floor.centre()));
    out.length(id, "disc_height_anterior", glm::length(roof.front - floor.front));
    out.length(id, "disc_height_posterior", glm::length(roof.back - floor.back));
    out.length(id, "disc_depth", 0.5 * (roof.depth() + floor.depth()));
}

}  // namespace jw::forge
