// Hip bone and socket.
#include "forge/measure/ball_and_socket.h"
#include "forge/measure/face.h"
#include "forge/measure/fits.h"
#include "forge/measure/regions.h"

#include <algorithm>
#include <cmath>

namespace jw::forge {

namespace {

using namespace units;

constexpr Vec3 kForward{1.0, 0.0, 0.0};
constexpr Vec3 kUp{0.0, 1.0, 0.0};
constexpr Vec3 kRight{0.0, 0.0, 1.0};
constexpr double kReach = 60.0 * mm;

/// Across the wing, to the outer side: square to crest and borders.
Vec3 across_wing(const BoneContext& context) {
    const Vec3 asis = context.landmark("ASIS_r");
    const Vec3 psis = context.landmark("PSIS_r");
    const Vec3 socket = context.joint_centre("hip_r");
    return glm::normalize(glm::cross(asis - psis, socket - psis));
}

/// Of the middle of the wing: 25 to 85 per cent of the way from PSIS to ASIS, from a little above
/// the socket to below the crest.
double iliac_fossa_thickness(const Shape& bone, const BoneContext& context) {
    const Vec3 outward = across_wing(context);
    const Vec3 psis = context.landmark("PSIS_r");
    const Vec3 line = context.landmark("ASIS_r") - psis;
    const Vec3 socket = context.joint_centre("hip_r");
    Vec3 up = glm::normalize(glm::cross(line, outward));
    const double height = glm::dot(context.landmark("iliac_crest_top_r") - socket, up);
    const Vec3 from = psis + 0.25 * line;
    FaceWindow wing;
    wing.corner = from + (glm::dot(socket - from, up) + 0.45 * height) * up - 60.0 * mm * outward;
    wing.right = 0.6 * line;
    wing.up = 0.4 * height * up;
    wing.direction = outward;
    wing.reach = 120.0 * mm;
    return thinnest_in_face(bone, wing, 3.0 * mm);
}

/// The middle one of five circles across the rim of the greater sciatic notch, at its apex and to
/// both sides of it.
double notch_rim_radius(const Shape& bone, const BoneContext& context) {
    const Vec3 apex = context.landmark("greater_sciatic_notch_apex_r");
    const Vec3 spine = context.landmark("ischial_spine_r");
    const Vec3 psis = context.landmark("PSIS_r");
    const Vec3 open = glm::normalize(0.5 * (spine + psis) - apex);  // into the notch
    Vec3 along = glm::normalize(spine - psis);
    along = glm::normalize(along - glm::dot(along, open) * open);
    std::vector<double> radii;
    for (const double on : {-4.0, -2.0, 0.0, 2.0, 4.0}) {
        const Vec3 start = apex + on * mm * along + 12.0 * mm * open;
        radii.push_back(rim_radius(bone, start, -open, glm::cross(open, along)));
    }
    std::nth_element(radii.begin(), radii.begin() + 2, radii.end());
    return radii[2];
}

/// How far the ridge of the crest, seen from above, leaves a plane arc of a circle.
double crest_s(const Shape& bone, const BoneContext& context) {
    const Vec3 asis = context.landmark("ASIS_r");
    const Vec3 psis = context.landmark("PSIS_r");
    Vec3 along = asis - psis;
    along.y = 0.0;
    const double length = glm::length(along);
    along /= length;
    const Vec3 aside{-along.z, 0.0, along.x};
    std::vector<glm::dvec2> ridge;
    for (double share = 0.02; share <= 0.98; share += 0.04) {
        double highest = kReach;
        glm::dvec2 best{0.0};
        for (double side = -50.0; side <= 50.0; side += 1.0) {
            Vec3 at = psis + share * length * along + side * mm * aside;
            at.y = context.landmark("iliac_crest_top_r").y + 15.0 * mm;
            const double down = distance_to_surface(bone, at, -kUp, 100.0 * mm);
            if (down < highest) {
                highest = down;
                best = {share * length, side * mm};
            }
        }
        if (highest < kReach) {
            ridge.push_back(best);
        }
    }
    return off_arc(ridge);
}

void measure_obturator_foramen(const Shape& bone, const BoneContext& context, Measures& out) {
    const Vec3 tubercle = context.landmark("pubic_tubercle_r");
    const Vec3 sit = context.landmark("ischial_tuberosity_posterior_r");
    const Vec3 low = context.landmark("symphysis_bottom_r");
    const Vec3 socket = context.joint_centre("hip_r");
    const Cut plane = Cut::across(0.25 * (tubercle + sit + low + socket),
                                  glm::cross(tubercle - sit, low - socket), kUp);
    const RingOpening opening = opening_of_ring(bone, plane, 14.0 * mm, 45.0 * mm);
    out.length("hip_bone_r", "obturator_foramen_length", opening.length);
    out.length("hip_bone_r", "obturator_foramen_width", opening.width);
}

/// Where the socket faces, nearly.
const Vec3 kOutward = glm::normalize(Vec3{0.33, -0.63, 0.70});

/// Of the right socket.
Sphere socket_of(const BoneSet& bones) {
    return fit_socket(bones.at("hip_bone_r"), bones.context().joint_centre("hip_r"), kOutward,
                      29.0 * mm);
}

/// Between the inner edges of both lower rami, in their own plane: the nearest bone to the midline,
/// level by level below the symphysis.
double subpubic_angle(const Shape& bone, const Vec3& symphysis) {
    std::vector<Vec3> edge;
    for (double down = 4.0; down <= 18.0; down += 2.0) {
        Vec3 nearest{0.0, 0.0, kReach};
        for (double back = -10.0; back <= 40.0; back += 1.0) {
            const Vec3 from{symphysis.x - back * mm, symphysis.y - down * mm, 0.0};
            const double aside = distance_to_surface(bone, from, kRight, kReach);
            nearest = aside < nearest.z ? from + aside * kRight : nearest;
        }
        if (nearest.z < kReach) {
            edge.push_back(nearest);
        }
    }
    if (edge.size() < 3) {
        return 0.0;
    }
    const Line ramus = fit_line(edge, {-0.5, -0.5, 0.7});
    return 2.0 * std::asin(std::abs(ramus.direction.z));
}

/// The widest place of the free way down through the brim, from its plane (promontory to symphysis)
/// to 36 mm below.
double transverse_inlet(const Shape& bone, const BoneContext& context) {
    const Vec3 behind = context.landmark("sacral_promontory") * Vec3{1.0, 1.0, 0.0};
    const Vec3 before = context.landmark("symphysis_top_r") * Vec3{1.0, 1.0, 0.0};
    const Vec3 down = glm::normalize(glm::cross(before - behind, kRight));
    double widest = 0.0;
    for (double share = 0.1; share < 0.8; share += 0.04) {
        double free = kReach;
        for (double below = 0.0; below <= 36.0; below += 4.0) {
            const Vec3 middle = glm::mix(behind, before, share) + below * mm * down;
            free = std::min(free, distance_to_surface(bone, middle, kRight, 100.0 * mm));
        }
        widest = std::max(widest, 2.0 * free);
    }
    return widest;
}

}  // namespace

void measure_hip_bone(const BoneSet& bones, Measures& out) {
    const Shape& bone = bones.at("hip_bone_r");
    const BoneContext& context = bones.context();
    out.length("hip_bone_r", "iliac_fossa_thickness", iliac_fossa_thickness(bone, context));
    out.length("hip_bone_r", "sciatic_notch_rim_radius", notch_rim_radius(bone, context));
    out.length("hip_bone_r", "iliac_crest_s", crest_s(bone, context));
    measure_obturator_foramen(bone, context, out);
}

void measure_acetabulum(const BoneSet& bones, Measures& out) {
    const Shape& bone = bones.at("hip_bone_r");
    const Sphere socket = socket_of(bones);
    out.length("hip_bone_r", "acetabulum_diameter", 2.0 * socket.radius);
    const SocketRim rim = find_rim(bone, socket, kOutward);
    // radiographic angles of the plane of the rim (Murray 1993)
    out.angle("hip_bone_r", "acetabulum_anteversion", std::asin(rim.axis.x));
    out.angle("hip_bone_r", "acetabulum_inclination", std::atan2(rim.axis.z, -rim.axis.y));
    // Wiberg 1939: from the vertical through the centre to the edge of the roof above it, looked at
    // from in front
    double edge = 0.0;
    for (const Vec3& p : rim.points) {
        const Vec3 q = p - socket.centre;
        if (q.y > 0.0 && std::abs(q.x) < 6.0 * mm) {
            edge = std::max(edge, std::atan2(q.z, q.y));
        }
    }
    out.angle("hip_bone_r", "lateral_centre_edge_angle", edge);
    // behind and above the pole of the head, where the fovea does not reach
    const Vec3 centre = bones.context().joint_centre("hip_r");
    const Vec3 way = glm::normalize(Vec3{0.0, 0.5, 0.0} - kOutward);
    out.length("hip_bone_r", "socket_gap",
               distance_to_surface(bone, centre, way, kReach) -
                   distance_to_surface(bones.at("femur_r"), centre, way, kReach));
}

void measure_pelvis(const BoneSet& bones, Measures& out) {
    const BoneContext& context = bones.context();
    const Shape& bone = bones.at("hip_bone_r");
    const std::vector<Vec3> points = surface_points(bone, 2.0 * mm);
    const double hip = context.joint_centre("hip_r").y;
    const auto within = [&](auto is_in) {
        std::vector<Vec3> some;
        std::copy_if(points.begin(), points.end(), std::back_inserter(some), is_in);
        return some;
    };
    const std::vector<Vec3> ilium = within([&](const Vec3& p) { return p.y > hip + 30.0 * mm; });
    const Vec3 asis = outermost(bone, ilium, kForward);
    const Vec3 psis = outermost(bone, ilium, -kForward);
    const Vec3 spine =
        farthest(within([&](const Vec3& p) {
                     return p.y > hip - 20.0 * mm && p.y < hip + 20.0 * mm && p.x < -30.0 * mm;
                 }),
                 -kRight - kForward);
    const Vec3 tubercle =
        farthest(within([&](const Vec3& p) {
                     return p.z > 12.0 * mm && p.z < 35.0 * mm && p.y < hip && p.x > 0.0;
                 }),
                 2.0 * kForward + kUp);
    out.length("pelvis", "inter_ASIS", 2.0 * asis.z);
    out.length("pelvis", "inter_PSIS", 2.0 * psis.z);
    out.length("pelvis", "inter_ischial_spine", 2.0 * spine.z);
    out.length("pelvis", "bi_iliac_breadth", 2.0 * outermost(bone, points, kRight).z);
    out.length("pelvis", "hip_bone_height",
               outermost(bone, points, kUp).y - outermost(bone, points, -kUp).y);
    out.angle("pelvis", "anterior_pelvic_plane_tilt",
              std::atan2(asis.x - tubercle.x, asis.y - tubercle.y));
    out.angle("pelvis", "ASIS_PSIS_line", std::atan2(psis.y - asis.y, asis.x - psis.x));

    const Sphere socket = socket_of(bones);
    out.length("pelvis", "inter_hip_centre_model", 2.0 * socket.centre.z);
    const PlateLine base = upper_plate(bones, "sacrum");
    const Vec3 up = base.centre() - socket.centre;
    const double tilt = std::atan2(-up.x, up.y);
    out.angle("sacrum", "sacral_slope", base.slope());
    out.angle("pelvis", "pelvic_tilt_spinopelvic", tilt);
    out.angle("pelvis", "pelvic_incidence", base.slope() + tilt);

    out.length("pelvis", "transverse_inlet", transverse_inlet(bone, context));
    out.angle("pelvis", "subpubic_angle",
              subpubic_angle(bone, context.landmark("symphysis_bottom_r")));
}

}  // namespace jw::forge
