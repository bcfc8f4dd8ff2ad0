#include "scene/body_planes.h"

namespace jw::scene {
namespace {

constexpr double kHalfSide = 0.30;  // m; design: seen around the trunk, clear of the feet

struct Axes {
    Vec3 along, across;
};

std::optional<Axes> find_axes(Part part) {
    constexpr Vec3 kForward{1.0, 0.0, 0.0}, kUp{0.0, 1.0, 0.0}, kRight{0.0, 0.0, 1.0};
    switch (part) {
        case Part::SagittalPlane:
            return Axes{kForward, kUp};
        case Part::FrontalPlane:
            return Axes{kRight, kUp};
        case Part::TransversePlane:
            return Axes{kRight, kForward};
        default:
            return std::nullopt;
    }
}

}  // namespace

std::optional<BodyPlane> find_body_plane(const model::Body& body,
                                         std::span<const Rigid> displacements, Part part) {
    const auto axes = find_axes(part);
    const auto pelvis = body.find_bone("pelvis");
    const auto right = body.find_joint("hip_r");
    const auto left = body.find_joint("hip_l");
    if (!axes || !pelvis || !right || !left) {
        return std::nullopt;
    }
    const Rigid& place = displacements[static_cast<std::size_t>(*pelvis)];
    const Vec3 middle = 0.5 * (body.joints[static_cast<std::size_t>(*right)].centre +
                               body.joints[static_cast<std::size_t>(*left)].centre);
    return BodyPlane{place.point(middle), kHalfSide * place.direction(axes->along),
                     kHalfSide * place.direction(axes->across)};
}

}  // namespace jw::scene
