#include "muscle/wrap.h"

#include <glm/geometric.hpp>
#include <glm/vec2.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace jw::muscle {
namespace {

using Vec2 = glm::dvec2;
constexpr double kPi = std::numbers::pi;
constexpr double kTiny = 1e-12;

struct CircleArc {
    double angle = 0.0, sweep = 0.0;   // rad, sweep signed
    double radius = 0.0;               // may be a hair less than asked, see calc_circle_arc
    double before = 0.0, after = 0.0;  // tangent pieces, m
};

double cross2(const Vec2& a, const Vec2& b) {
    return a.x * b.y - a.y * b.x;
}

/// +1 when the path should run counter-clockwise, -1 clockwise.
double choose_turn(const Vec2& from, const Vec2& to, const Vec2& allowed_side) {
    if (allowed_side == Vec2{0.0, 0.0}) {
        return cross2(from, to) >= 0.0 ? 1.0 : -1.0;
    }
    // Running counter-clockwise, the path passes the centre on its right-hand side.
    const Vec2 d = to - from;
    return glm::dot(Vec2{d.y, -d.x}, allowed_side) >= 0.0 ? 1.0 : -1.0;
}

/// The path round a circle about the origin; nullopt where the straight line is free of it.
std::optional<CircleArc> calc_circle_arc(const Vec2& from, const Vec2& to, double radius,
                                         const Vec2& allowed_side) {
    const double from_distance = glm::length(from);
    const double to_distance = glm::length(to);
    // An end that has sunk into the surface keeps the path continuous if it counts as lying on it.
    const double r = std::min({radius, from_distance, to_distance});
    if (r < kTiny) {
        return std::nullopt;
    }
    const double turn = choose_turn(from, to, allowed_side);
    const double start = std::atan2(from.y, from.x) + turn * std::acos(r / from_distance);
    const double end = std::atan2(to.y, to.x) - turn * std::acos(r / to_distance);
    const double sweep = std::remainder(turn * (end - start), 2.0 * kPi);  // -pi..pi
    // A negative sweep is a line in the air.
    if (sweep <= 0.0) {
        return std::nullopt;
    }
    return CircleArc{start, turn * sweep, r,
                     std::sqrt(std::max(0.0, from_distance * from_distance - r * r)),
                     std::sqrt(std::max(0.0, to_distance * to_distance - r * r))};
}

Vec2 allowed_side(model::Quadrant quadrant) {
    switch (quadrant) {
        case model::Quadrant::PlusX:
            return {1.0, 0.0};
        case model::Quadrant::MinusX:
            return {-1.0, 0.0};
        case model::Quadrant::PlusY:
            return {0.0, 1.0};
        case model::Quadrant::MinusY:
            return {0.0, -1.0};
        case model::Quadrant::All:
            break;
    }
    return {0.0, 0.0};
}

std::optional<WrapArc> wrap_cylinder(const model::Wrap& wrap, const Vec3& from, const Vec3& to) {
    const auto arc =
        calc_circle_arc({from.x, from.y}, {to.x, to.y}, wrap.radii.x, allowed_side(wrap.quadrant));
    if (!arc) {
        return std::nullopt;
    }
    // Unrolled, the path is one straight line: height is shared by length.
    const double round = arc->radius * std::abs(arc->sweep);
    const double flat = arc->before + round + arc->after;
    const double climb = flat < kTiny ? 0.0 : (to.z - from.z) / flat;
    const double enter = from.z + climb * arc->before;
    const double leave = enter + climb * round;
    return WrapArc{.base = {0.0, 0.0, enter},
                   .rise = {0.0, 0.0, leave - enter},
                   .first = {arc->radius, 0.0, 0.0},
                   .second = {0.0, arc->radius, 0.0},
                   .angle = arc->angle,
                   .sweep = arc->sweep,
                   .length = std::hypot(round, leave - enter)};
}

/// Length of an ellipse piece by Simpson's rule: its speed is smooth, 16 steps give micrometres.
double calc_arc_length(const WrapArc& arc) {
    constexpr int kSteps = 16;
    const auto speed = [&](int i) {
        const double a = arc.angle + arc.sweep * i / kSteps;
        return glm::length(std::cos(a) * arc.second - std::sin(a) * arc.first);
    };
    double sum = speed(0) + speed(kSteps);
    for (int i = 1; i < kSteps; ++i) {
        sum += (i % 2 == 0 ? 2.0 : 4.0) * speed(i);
    }
    return std::abs(arc.sweep) * sum / (3.0 * kSteps);
}

std::optional<WrapArc> wrap_ellipsoid(const Vec3& radii, model::Quadrant quadrant, const Vec3& from,
                                      const Vec3& to) {
    // Scaled to the unit ball, planes stay planes and tangents stay tangents.
    const Vec3 a = from / radii;
    const Vec3 b = to / radii;
    Vec3 normal = glm::cross(a, b);
    if (glm::length(normal) < 1e-9 || glm::length(a) < kTiny) {
        return std::nullopt;  // through the centre: no way round is shorter than another
    }
    const Vec3 first = glm::normalize(a);
    const Vec3 second = glm::normalize(glm::cross(glm::normalize(normal), first));
    const Vec2 side2 = allowed_side(quadrant);
    const Vec3 side{side2.x, side2.y, 0.0};
    const auto arc = calc_circle_arc({glm::dot(a, first), glm::dot(a, second)},
                                     {glm::dot(b, first), glm::dot(b, second)}, 1.0,
                                     {glm::dot(side, first), glm::dot(side, second)});
    if (!arc) {
        return std::nullopt;
    }
    WrapArc result{.base = Vec3{0.0},
                   .rise = Vec3{0.0},
                   .first = arc->radius * first * radii,
                   .second = arc->radius * second * radii,
                   .angle = arc->angle,
                   .sweep = arc->sweep,
                   .length = 0.0};
    result.length = calc_arc_length(result);
    return result;
}

std::optional<WrapArc> wrap_torus(const model::Wrap& wrap, const Vec3& from, const Vec3& to) {
    const double opening = wrap.radii.x;
    if ((from.z > 0.0) == (to.z > 0.0)) {
        return std::nullopt;  // does not pass through the ring
    }
    const double share = from.z / (from.z - to.z);
    const Vec3 crossing = from + share * (to - from);
    if (std::hypot(crossing.x, crossing.y) <= opening) {
        return std::nullopt;
    }
    // The rim point of the shortest way: length over the rim angle has one minimum near the
    // crossing, found by golden section.
    const double middle = std::atan2(crossing.y, crossing.x);
    const auto rim = [&](double angle) {
        return Vec3{opening * std::cos(angle), opening * std::sin(angle), 0.0};
    };
    const auto length = [&](double angle) {
        return glm::length(rim(angle) - from) + glm::length(to - rim(angle));
    };
    constexpr double kGolden = 0.6180339887498949;
    double low = middle - 0.5 * kPi;
    double high = middle + 0.5 * kPi;
    for (int i = 0; i < 40; ++i) {
        const double left = high - kGolden * (high - low);
        const double right = low + kGolden * (high - low);
        (length(left) < length(right) ? high : low) = length(left) < length(right) ? right : left;
    }
    return WrapArc{.base = rim(0.5 * (low + high))};
}

}  // namespace

Vec3 WrapArc::point(double u) const {
    const double a = angle + sweep * u;
    return base + u * rise + std::cos(a) * first + std::sin(a) * second;
}

std::optional<WrapArc> calc_wrap_arc(const model::Wrap& wrap, const Vec3& from, const Vec3& to) {
    switch (wrap.kind) {
        case model::WrapKind::Cylinder:
            return wrap_cylinder(wrap, from, to);
        case model::WrapKind::Sphere:
            return wrap_ellipsoid(Vec3{wrap.radii.x}, wrap.quadrant, from, to);
        case model::WrapKind::Ellipsoid:
            return wrap_ellipsoid(wrap.radii, wrap.quadrant, from, to);
        case model::WrapKind::Torus:
            return wrap_torus(wrap, from, to);
    }
    return std::nullopt;
}

}  // namespace jw::muscle
