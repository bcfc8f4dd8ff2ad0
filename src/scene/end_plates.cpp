#include "scene/end_plates.h"

#include <glm/geometric.hpp>

#include <array>
#include <cmath>
#include <numbers>
#include <string>
#include <string_view>

namespace jw::scene {
namespace {

constexpr std::array<std::string_view, 7> kBones{"sacrum", "L5", "L4", "L3", "L2", "L1", "T12"};

// Design: how far a stroke goes on beyond the rim of the plate, m; ahead there is room for it.
constexpr double kAhead = 0.060, kBehind = 0.012, kAside = 0.055;

/// A plate in the neutral body.
struct Plate {
    Vec3 back, front;
};

std::optional<Vec3> find_point(const model::Body& body, const std::string& id) {
    const auto index = body.find_landmark(id);
    return index ? std::optional{body.landmarks[static_cast<std::size_t>(*index)].point}
                 : std::nullopt;
}

std::optional<Plate> find_plate(const model::Body& body, std::string_view bone, bool is_upper) {
    const bool is_sacrum = bone == "sacrum";
    const std::string stem =
        std::string{bone} + (is_upper ? "_superior_endplate_" : "_inferior_endplate_");
    const auto back = find_point(body, is_sacrum ? "sacral_base_posterior" : stem + "posterior");
    const auto front = find_point(body, is_sacrum ? "sacral_promontory" : stem + "anterior");
    return back && front ? std::optional{Plate{*back, *front}} : std::nullopt;
}

Stroke find_stroke(const Plate& plate, EndPlateView view) {
    if (view == EndPlateView::Frontal) {
        const Vec3 middle = 0.5 * (plate.back + plate.front);
        const Vec3 aside{0.0, 0.0, kAside};
        return {middle - aside, middle + aside};
    }
    const Vec3 ahead = glm::normalize(plate.front - plate.back);
    return {plate.back - kBehind * ahead, plate.front + kAhead * ahead};
}

Vec3 find_axis(EndPlateView view) {
    return view == EndPlateView::Sagittal ? Vec3{0.0, 0.0, 1.0} : Vec3{1.0, 0.0, 0.0};
}

/// Part of a rotation about an axis (swing-twist decomposition), rad.
double find_twist(const Quat& q, const Vec3& axis) {
    return 2.0 * std::atan2(glm::dot(Vec3{q.x, q.y, q.z}, axis), q.w);
}

Stroke place(const Rigid& at, const Stroke& stroke) {
    return {at.point(stroke.from), at.point(stroke.to)};
}

}  // namespace

std::vector<EndPlates> find_end_plates(const model::Body& body,
                                       std::span<const Rigid> displacements, EndPlateView view,
                                       double scale) {
    const Vec3 axis = find_axis(view);
    std::vector<EndPlates> levels;
    for (std::size_t i = 1; i < kBones.size(); ++i) {
        const auto lower_bone = body.find_bone(kBones[i - 1]);
        const auto upper_bone = body.find_bone(kBones[i]);
        const auto lower = find_plate(body, kBones[i - 1], true);
        const auto upper = find_plate(body, kBones[i], false);
        if (!lower_bone || !upper_bone || !lower || !upper) {
            continue;
        }
        const Rigid& below = displacements[static_cast<std::size_t>(*lower_bone)];
        const Rigid relative =
            below.inverse() * displacements[static_cast<std::size_t>(*upper_bone)];
        EndPlates level;
        level.joint = static_cast<int>(*upper_bone);  // a joint stands where its child does
        level.angle = std::remainder(find_twist(relative.q, axis), 2.0 * std::numbers::pi);
        const Stroke rest = find_stroke(*upper, view);
        const Vec3 centre = body.joints[static_cast<std::size_t>(*upper_bone)].centre;
        level.lower = place(below, find_stroke(*lower, view));
        level.rest = place(below, rest);
        const Rigid more = turn_about(axis, centre, Radians{(scale - 1.0) * level.angle});
        level.upper = place(below * more * relative, rest);
        levels.push_back(level);
    }
    return levels;
}

EndPlateView find_end_plate_view(const model::Body& body, std::span<const Rigid> displacements,
                                 const Vec3& forward) {
    const auto pelvis = body.find_bone("pelvis");
    const Quat q = pelvis ? displacements[static_cast<std::size_t>(*pelvis)].q : Rigid{}.q;
    const double along_front = std::abs(glm::dot(q * find_axis(EndPlateView::Frontal), forward));
    const double along_side = std::abs(glm::dot(q * find_axis(EndPlateView::Sagittal), forward));
    return along_front > along_side ? EndPlateView::Frontal : EndPlateView::Sagittal;
}

}  // namespace jw::scene
