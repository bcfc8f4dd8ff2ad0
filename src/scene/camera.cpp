#include "scene/camera.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace jw::scene {
namespace {

constexpr double kPi = std::numbers::pi;
constexpr double kNearest = 0.02;  // m from target: closer than any structure is worth looking at
constexpr double kFarthest = 40.0;

struct Direction {
    double azimuth, elevation;
};

Direction direction_of(View view) {
    switch (view) {
        case View::Front:
            return {0.0, 0.0};
        case View::Right:
            return {kPi / 2.0, 0.0};
        case View::Left:
            return {-kPi / 2.0, 0.0};
        case View::Back:
            return {kPi, 0.0};
        case View::Top:  // the front points up on screen, right is right
            return {kPi, kPi / 2.0};
        case View::Bottom:  // from the feet: the front points up
            return {0.0, -kPi / 2.0};
        case View::ThreeQuarter:
        case View::Best:
            break;
    }
    return {to_rad(38.0), to_rad(10.0)};
}

double wrap_angle(double angle) {
    return std::remainder(angle, 2.0 * kPi);
}

std::array<Vec3, 8> corners_of(const Box& box) {
    std::array<Vec3, 8> corners;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        corners[i] = {(i & 1U) != 0 ? box.max.x : box.min.x, (i & 2U) != 0 ? box.max.y : box.min.y,
                      (i & 4U) != 0 ? box.max.z : box.min.z};
    }
    return corners;
}

}  // namespace

View resolve_view(View view, std::string_view best_view) {
    if (view != View::Best) {
        return view;
    }
    const View best = kViewNames.find(best_view).value_or(View::ThreeQuarter);
    return best == View::Best ? View::ThreeQuarter : best;
}

std::string find_best_view(const model::Movement& movement, const model::Variant* variant,
                           model::Side side) {
    const bool has_own = variant != nullptr && !variant->best_view.empty();
    const std::string& best = has_own ? variant->best_view : movement.best_view;
    const auto view = kViewNames.find(best);
    const bool is_sideways = view == View::Right || view == View::Left;
    const bool is_other = side != model::Side::None && side != movement.working_side;
    return is_sideways && is_other ? std::string{kViewNames.name(opposite_view(*view))} : best;
}

View opposite_view(View view) {
    switch (view) {
        case View::Front:
            return View::Back;
        case View::Back:
            return View::Front;
        case View::Right:
            return View::Left;
        case View::Left:
            return View::Right;
        case View::Top:
            return View::Bottom;
        case View::Bottom:
            return View::Top;
        case View::ThreeQuarter:
        case View::Best:
            break;
    }
    return view;
}

void Box::add(const Vec3& point) {
    min = glm::min(min, point);
    max = glm::max(max, point);
}

void Box::add(const Box& other) {
    if (!other.is_empty()) {
        add(other.min);
        add(other.max);
    }
}

// The basis comes from the angles alone, never from a look-at: so it has no singular direction.
Camera::Basis Camera::find_basis() const {
    const Vec3 ahead = -Vec3{std::cos(elevation) * std::cos(azimuth), std::sin(elevation),
                             std::cos(elevation) * std::sin(azimuth)};
    const Vec3 sideways{std::sin(azimuth), 0.0, -std::cos(azimuth)};
    return {is_mirrored ? -sideways : sideways, glm::cross(sideways, ahead), ahead};
}

Vec3 Camera::forward() const {
    return held.inverse().direction(find_basis().forward);
}

Vec3 Camera::right() const {
    return held.inverse().direction(find_basis().right);
}

Vec3 Camera::up() const {
    return held.inverse().direction(find_basis().up);
}

Vec3 Camera::middle() const {
    return held.inverse().point(target);
}

Vec3 Camera::eye() const {
    return middle() - distance * forward();
}

bool Camera::operator==(const Camera& other) const {
    return target == other.target && azimuth == other.azimuth && elevation == other.elevation &&
           distance == other.distance && fov.value() == other.fov.value() &&
           projection == other.projection && held.q == other.held.q && held.p == other.held.p &&
           is_mirrored == other.is_mirrored;
}

glm::dmat4 Camera::view_matrix() const {
    const Vec3 x = right();
    const Vec3 y = up();
    const Vec3 z = -forward();
    const Vec3 p = eye();
    glm::dmat4 view{1.0};
    for (int i = 0; i < 3; ++i) {
        view[i] = {x[i], y[i], z[i], 0.0};
    }
    view[3] = {-glm::dot(x, p), -glm::dot(y, p), -glm::dot(z, p), 1.0};
    return view;
}

glm::dmat4 Camera::projection_matrix(double aspect) const {
    const double near = std::max(0.03 * distance, 0.004);
    const double far = distance + 15.0;
    const double scale = 1.0 / std::tan(0.5 * fov.value());
    glm::dmat4 clip{0.0};
    if (projection == Projection::Perspective) {
        clip[0][0] = scale / aspect;
        clip[1][1] = scale;
        clip[2][2] = -(far + near) / (far - near);
        clip[2][3] = -1.0;
        clip[3][2] = -2.0 * far * near / (far - near);
        return clip;
    }
    // Nothing that is nearer than the eye may vanish in a parallel picture.
    const double reach = distance + 15.0;
    clip[0][0] = scale / (distance * aspect);
    clip[1][1] = scale / distance;
    clip[2][2] = -1.0 / reach;
    clip[3][2] = -distance / reach;
    clip[3][3] = 1.0;
    return clip;
}

void Camera::orbit(Vec2 drag) {
    azimuth = wrap_angle(azimuth + kPi * (is_mirrored ? -drag.x : drag.x));
    elevation = std::clamp(elevation - kPi * drag.y, -0.5 * kPi, 0.5 * kPi);
}

void Camera::pan(Vec2 drag) {
    const Basis basis = find_basis();
    const double height = 2.0 * distance * std::tan(0.5 * fov.value());
    target -= height * (drag.x * basis.right + drag.y * basis.up);
}

void Camera::zoom_at(Vec2 ndc, double aspect, double factor) {
    const Basis basis = find_basis();
    const double wanted = std::clamp(distance * factor, kNearest, kFarthest);
    const double part = 1.0 - wanted / distance;
    const double half_height = distance * std::tan(0.5 * fov.value());
    target += part * half_height * (ndc.x * aspect * basis.right + ndc.y * basis.up);
    distance = wanted;
}

void Camera::turn_to(View view) {
    const Direction direction = direction_of(view);
    azimuth = direction.azimuth;
    elevation = direction.elevation;
}

void Camera::frame(const Box& box, double aspect, double margin) {
    if (box.is_empty()) {
        return;
    }
    target = box.centre();
    const double room = std::max(0.1, 1.0 - 2.0 * margin);
    const double side = std::min(1.0, aspect);
    // What the margin leaves of the half opening, in height and in width.
    const double slope = std::tan(0.5 * fov.value());
    const double slope_y = slope * (1.0 - (1.0 - room) * side);
    const double slope_x = slope * (aspect - (1.0 - room) * side);
    const Basis basis = find_basis();
    double needed = kNearest;
    for (const Vec3& corner : corners_of(box)) {
        const Vec3 offset = corner - target;
        const double span = std::max(std::abs(glm::dot(offset, basis.right)) / slope_x,
                                     std::abs(glm::dot(offset, basis.up)) / slope_y);
        const double nearer =
            projection == Projection::Perspective ? -glm::dot(offset, basis.forward) : 0.0;
        needed = std::max(needed, span + nearer);
    }
    distance = std::min(needed, kFarthest);
}

Ray Camera::ray(Vec2 ndc, double aspect) const {
    const double slope = std::tan(0.5 * fov.value());
    const Vec3 sideways = slope * (ndc.x * aspect * right() + ndc.y * up());
    if (projection == Projection::Perspective) {
        return {eye(), glm::normalize(forward() + sideways)};
    }
    const double back =
        distance + 15.0;  // see projection_matrix: also what lies behind the eye shows
    return {middle() - back * forward() + distance * sideways, forward()};
}

std::optional<Vec2> Camera::project(const Vec3& point, double aspect) const {
    const Vec3 offset = point - eye();
    const double depth =
        projection == Projection::Perspective ? glm::dot(offset, forward()) : distance;
    if (depth <= 1e-9) {
        return std::nullopt;
    }
    const double half_height = depth * std::tan(0.5 * fov.value());
    return Vec2{glm::dot(offset, right()) / (half_height * aspect),
                glm::dot(offset, up()) / half_height};
}

double Camera::metres_per_pixel(const Vec3& point, int height) const {
    const double depth = projection == Projection::Perspective
                             ? std::max(glm::dot(point - eye(), forward()), 0.03 * distance)
                             : distance;
    return 2.0 * depth * std::tan(0.5 * fov.value()) / std::max(height, 1);
}

Camera mix(const Camera& from, const Camera& to, double part) {
    Camera camera = to;
    camera.target = glm::mix(from.target, to.target, part);
    camera.azimuth = wrap_angle(from.azimuth + part * wrap_angle(to.azimuth - from.azimuth));
    camera.elevation = from.elevation + part * (to.elevation - from.elevation);
    camera.distance = from.distance * std::pow(to.distance / from.distance, part);
    camera.fov = Radians{from.fov.value() + part * (to.fov.value() - from.fov.value())};
    return camera;
}

}  // namespace jw::scene
