// Femur: head, neck, shaft and what is carved into them.
#include "forge/measure/ball_and_socket.h"
#include "forge/measure/fits.h"
#include "forge/measure/regions.h"
#include "forge/measure/sections.h"

#include "core/angle.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace jw::forge {

namespace {

using namespace units;

constexpr Vec3 kForward{1.0, 0.0, 0.0};
constexpr Vec3 kUp{0.0, 1.0, 0.0};
constexpr Vec3 kRight{0.0, 0.0, 1.0};
constexpr double kReach = 60.0 * mm;
constexpr double kLineaAspera = to_rad(40.0);  // its sector to either side of straight back

/// Sections 3 to 9 of ten, 31 to 77 per cent of the length from the top: below the lesser
/// trochanter, above the flare of the condyles.
std::vector<Vec3> shaft_path(const BoneContext& context) {
    std::vector<Vec3> path;
    for (int number = 9; number >= 3; --number) {
        path.push_back(context.landmark(fmt::format("shaft_section_{}_centre_r", number)));
    }
    return path;
}

struct Shaft {
    std::vector<Cut> sections;  // every 5 mm, upward; right and up of a cut are right and forward
    Line axis;                  // upward
};

Shaft find_shaft(const BoneSet& bones) {
    Shaft shaft;
    shaft.sections = sections_along(bones.at("femur_r"), shaft_path(bones.context()), 5.0 * mm,
                                    kForward, kReach);
    std::vector<Vec3> centres;
    for (const Cut& section : shaft.sections) {
        centres.push_back(section.origin);
    }
    shaft.axis = fit_line(centres, kUp);
    return shaft;
}

void measure_shaft(const Shape& bone, const Shaft& shaft, Measures& out) {
    out.length("femur_r", "shaft_bead", largest_bead(bone, shaft.sections, kReach));
    std::vector<glm::dvec2> sagittal;
    for (const Cut& section : shaft.sections) {
        sagittal.emplace_back(section.origin.x, section.origin.y);
    }
    out.length("femur_r", "shaft_anterior_bow_radius", 1.0 / std::abs(fit_arc(sagittal).curvature));
    out.angle("femur_r", "bicondylar_angle",
              std::atan2(shaft.axis.direction.z, shaft.axis.direction.y));
    const RidgedSection middle =
        ridged_section(bone, shaft.sections[shaft.sections.size() / 2], kLineaAspera, kReach);
    out.length("femur_r", "linea_aspera_height", middle.height);
    out.length("femur_r", "midshaft_diameter_ap", middle.tall);
    out.length("femur_r", "midshaft_diameter_ml", middle.wide);
}

struct Head {
    Sphere ball;
    Vec3 axis{0.0};  // of the neck, into the head
};

Head find_head(const BoneSet& bones) {
    const Shape& bone = bones.at("femur_r");
    const Vec3 about = bones.context().landmark("femoral_head_centre_r");
    const Vec3 pole = glm::normalize(about - bones.context().landmark("neck_centre_r"));
    const Sphere ball = fit_ball(bone, about, pole);
    // middle of the sections 24 to 36 mm from the centre of the head
    Vec3 neck{0.0};
    constexpr int kSections = 5;
    for (int i = 0; i < kSections; ++i) {
        const Vec3 at = ball.centre - (24.0 + 3.0 * i) * mm * pole;
        neck += centred(bone, Cut::across(at, pole, kUp), 40.0 * mm).origin /
                static_cast<double>(kSections);
    }
    return {ball, glm::normalize(ball.centre - neck)};
}

/// A straight edge of 18 mm, as wide as the pit, laid level from the back of the neck to the inner
/// side of the greater trochanter, 13 to 21 mm below its tip (higher up it would span the whole
/// valley between them); looked at from behind and the inner side.
double trochanteric_fossa_depth(const Shape& bone, const Vec3& tip) {
    const Vec3 sight = glm::normalize(kForward + kRight);
    const Vec3 level = glm::normalize(kRight - kForward);
    const Vec3 middle = tip + Vec3{1.0, -13.0, -10.0} * mm - 30.0 * mm * sight;
    double deepest = 0.0;
    for (double up = -8.0; up <= 0.0; up += 2.0) {
        const Vec3 at = middle + up * mm * kUp;
        const std::vector<double> depths =
            depths_below(bone, at - 9.0 * mm * level, at + 9.0 * mm * level, 37, sight, kReach);
        const bool is_over_bone = *std::max_element(depths.begin(), depths.end()) < kReach;
        deepest = is_over_bone ? std::max(deepest, deepest_hollow(depths)) : deepest;
    }
    return deepest;
}

}  // namespace

void measure_femur(const BoneSet& bones, Measures& out) {
    const Shape& bone = bones.at("femur_r");
    const Shaft shaft = find_shaft(bones);
    measure_shaft(bone, shaft, out);
    const Head head = find_head(bones);
    out.length("femur_r", "head_radius", head.ball.radius);
    out.angle("femur_r", "neck_shaft_angle", std::acos(glm::dot(head.axis, -shaft.axis.direction)));
    const Vec3 off = head.ball.centre - shaft.axis.centre;
    out.length("femur_r", "horizontal_offset",
               glm::length(off - glm::dot(off, shaft.axis.direction) * shaft.axis.direction));
    out.angle("femur_r", "alpha_angle", alpha_angle(bone, head.ball, head.axis, kForward));
    // the fovea lies behind and below the pole
    out.length("femur_r", "fovea_depth",
               dip_below_sphere(bone, head.ball, glm::normalize(Vec3{-0.12, -0.22, -0.97})));
    out.length(
        "femur_r", "trochanteric_fossa_depth",
        trochanteric_fossa_depth(bone, bones.context().landmark("greater_trochanter_tip_r")));

    const std::vector<Vec3> points = surface_points(bone, 3.0 * mm);
    out.length("femur_r", "femur_max_length",
               outermost(bone, points, kUp).y - outermost(bone, points, -kUp).y);
    std::vector<Vec3> inner, outer, low;
    const double foot = outermost(bone, points, -kUp).y;
    const double middle = shaft.sections.front().origin.z;
    for (const Vec3& p : points) {
        if (p.y < foot + 60.0 * mm) {
            low.push_back(p);
            (p.z < middle ? inner : outer).push_back(p);
        }
    }
    out.length("femur_r", "epicondylar_width",
               outermost(bone, low, kRight).z - outermost(bone, low, -kRight).z);
    // both axes looked at from above
    const Vec3 behind = outermost(bone, outer, -kForward) - outermost(bone, inner, -kForward);
    out.angle("femur_r", "anteversion",
              std::atan2(head.axis.x, -head.axis.z) + std::atan2(behind.x, behind.z));
}

}  // namespace jw::forge
