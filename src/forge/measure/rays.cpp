#include "forge/measure/rays.h"

#include "forge/surface.h"

#include "core/assert.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace jw::forge {

namespace {

using namespace units;

constexpr double kStep = 0.25 * mm;     // nothing thinner is seen
constexpr double kFarStep = 10.0 * mm;  // a shape cut down by near() knows no more of its distance

/// Where on from `from` the ray changes sides, between the last place on the old side and the first
/// on the new.
std::optional<double> next_crossing(const Shape& shape, const Vec3& start, const Vec3& direction,
                                    double from, double reach) {
    const double lipschitz = shape.lipschitz();
    double here = shape.distance(start + from * direction);
    const bool begins_inside = here < 0.0;
    for (double at = from; at < reach;) {
        const double low = at;
        at += std::max(kStep, std::min(std::abs(here), kFarStep) / lipschitz);
        here = shape.distance(start + at * direction);
        if ((here < 0.0) == begins_inside) {
            continue;
        }
        double last = low;
        double first = at;
        for (int i = 0; i < 14; ++i) {
            const double middle = 0.5 * (last + first);
            const bool same = (shape.distance(start + middle * direction) < 0.0) == begins_inside;
            (same ? last : first) = middle;
        }
        return first < reach ? std::optional{first} : std::nullopt;
    }
    return std::nullopt;
}

/// What rays within `reach` of a plane's origin can meet.
Shape around(const Shape& shape, const Vec3& origin, double reach) {
    return shape.near(Box{origin, origin}.grown(reach + kStep), kFarStep);
}

}  // namespace

double distance_to_surface(const Shape& shape, const Vec3& start, const Vec3& direction,
                           double reach) {
    return next_crossing(shape, start, direction, 0.0, reach).value_or(reach);
}

double width_through(const Shape& shape, const Vec3& middle, const Vec3& direction, double reach) {
    return distance_to_surface(shape, middle, direction, reach) +
           distance_to_surface(shape, middle, -direction, reach);
}

double thickness_along(const Shape& shape, const Vec3& start, const Vec3& direction, double reach) {
    const auto in = next_crossing(shape, start, direction, 0.0, reach);
    return in ? next_crossing(shape, start, direction, *in, reach).value_or(reach) - *in : 0.0;
}

std::vector<Vec3> surface_points(const Shape& shape, double spacing) {
    return extract_surface(shape, {spacing, 2}).positions;
}

Vec3 farthest(std::span<const Vec3> points, const Vec3& direction) {
    JW_ASSERT(!points.empty());
    return *std::max_element(points.begin(), points.end(), [&](const Vec3& a, const Vec3& b) {
        return glm::dot(a, direction) < glm::dot(b, direction);
    });
}

Vec3 outermost(const Shape& shape, std::span<const Vec3> points, const Vec3& direction) {
    Vec3 top = farthest(points, direction);
    const Shape part = around(shape, top, 20.0 * mm);
    const Cut level = Cut::across(top, direction, {direction.y, direction.z, -direction.x});
    const double above = 5.0 * mm;
    for (double step = 2.0 * mm; step > 0.03 * mm;) {
        bool has_risen = false;
        for (int way = 0; way < 8; ++way) {
            const double angle = way * std::numbers::pi / 4.0;
            const Vec3 side = std::cos(angle) * level.right + std::sin(angle) * level.up;
            const Vec3 start = top + step * side + above * direction;
            const double down = distance_to_surface(part, start, -direction, 2.0 * above);
            if (down < above - 1e-6) {
                top = start - down * direction;
                has_risen = true;
            }
        }
        step = has_risen ? step : 0.5 * step;
    }
    return top;
}

Cut Cut::across(const Vec3& origin, const Vec3& axis, const Vec3& upward) {
    const Vec3 right = glm::normalize(glm::cross(upward, axis));
    return {origin, right, glm::normalize(glm::cross(axis, right))};
}

std::vector<glm::dvec2> outline(const Shape& shape, const Cut& plane, int count, double reach) {
    const Shape part = around(shape, plane.origin, reach);
    std::vector<glm::dvec2> loop;
    for (int i = 0; i < count; ++i) {
        const double angle = 2.0 * std::numbers::pi * i / count;
        const glm::dvec2 way{std::cos(angle), std::sin(angle)};
        const Vec3 direction = way.x * plane.right + way.y * plane.up;
        loop.push_back(distance_to_surface(part, plane.origin, direction, reach) * way);
    }
    return loop;
}

double area(std::span<const glm::dvec2> loop) {
    double twice = 0.0;
    for (std::size_t i = 0; i < loop.size(); ++i) {
        const glm::dvec2& b = loop[(i + 1) % loop.size()];
        twice += loop[i].x * b.y - loop[i].y * b.x;
    }
    return 0.5 * twice;
}

glm::dvec2 centroid(std::span<const glm::dvec2> loop) {
    glm::dvec2 sum{0.0};
    for (std::size_t i = 0; i < loop.size(); ++i) {
        const glm::dvec2& a = loop[i];
        const glm::dvec2& b = loop[(i + 1) % loop.size()];
        sum += (a + b) * (a.x * b.y - a.y * b.x);
    }
    return sum / (6.0 * area(loop));
}

Cut centred(const Shape& shape, Cut plane, double reach) {
    constexpr int kRays = 48;
    for (int i = 0; i < 3; ++i) {
        plane.origin = plane.at(centroid(outline(shape, plane, kRays, reach)));
    }
    return plane;
}

FreeCircle largest_free_circle(const Shape& shape, const Cut& plane, double reach) {
    constexpr int kRays = 36;
    const Shape part = around(shape, plane.origin, 2.0 * reach);
    // radius of the free circle about a place; no more than `enough` where it is that little
    const auto room = [&](const Vec3& origin, double enough) {
        double least = part.distance(origin) < 0.0 ? 0.0 : reach;
        for (int i = 0; i < kRays && least > enough; ++i) {
            const double angle = 2.0 * std::numbers::pi * i / kRays;
            const Vec3 way = std::cos(angle) * plane.right + std::sin(angle) * plane.up;
            least = std::min(least, distance_to_surface(part, origin, way, least));
        }
        return least;
    };
    Vec3 centre = plane.origin;
    double radius = room(centre, 0.0);
    for (double step = 1.0 * mm; step > 0.05 * mm;) {
        bool has_moved = false;
        const Vec3 from = centre;
        for (int way = 0; way < 8; ++way) {
            const double angle = way * std::numbers::pi / 4.0;
            const Vec3 at =
                from + step * (std::cos(angle) * plane.right + std::sin(angle) * plane.up);
            const double free = room(at, radius);
            if (free > radius) {
                centre = at;
                radius = free;
                has_moved = true;
            }
        }
        step = has_moved ? step : 0.5 * step;
    }
    return {centre, 2.0 * radius};
}

std::vector<double> depths_below(const Shape& shape, const Vec3& from, const Vec3& to, int count,
                                 const Vec3& direction, double reach) {
    Box seen{from, from};
    for (const Vec3& corner : {to, from + reach * direction, to + reach * direction}) {
        seen = seen.joined({corner, corner});
    }
    const Shape part = shape.near(seen.grown(kStep), kFarStep);
    std::vector<double> depths;
    for (int i = 0; i < count; ++i) {
        const Vec3 at = glm::mix(from, to, static_cast<double>(i) / (count - 1));
        depths.push_back(distance_to_surface(part, at, direction, reach));
    }
    return depths;
}

StraightEdge straight_edge(std::span<const double> depths, std::size_t over) {
    JW_ASSERT(over < depths.size());
    // the corners of the upper hull, shallowest uppermost
    std::vector<std::size_t> hull;
    const auto is_below = [&](std::size_t a, std::size_t b, std::size_t c) {
        const double share = static_cast<double>(b - a) / static_cast<double>(c - a);
        return depths[b] >= glm::mix(depths[a], depths[c], share);
    };
    for (std::size_t i = 0; i < depths.size(); ++i) {
        while (hull.size() > 1 && is_below(hull[hull.size() - 2], hull.back(), i)) {
            hull.pop_back();
        }
        hull.push_back(i);
    }
    StraightEdge edge;
    for (std::size_t i = 0; i + 1 < hull.size(); ++i) {
        if (hull[i] <= over && over <= hull[i + 1]) {
            edge = {hull[i], hull[i + 1], 0.0};
            break;
        }
    }
    for (std::size_t i = edge.first; i < edge.last; ++i) {
        const double share =
            static_cast<double>(i - edge.first) / static_cast<double>(edge.last - edge.first);
        edge.gap =
            std::max(edge.gap, depths[i] - glm::mix(depths[edge.first], depths[edge.last], share));
    }
    return edge;
}

double deepest_hollow(std::span<const double> depths) {
    double deepest = 0.0;
    for (std::size_t i = 0; i < depths.size(); i = std::max(i + 1, straight_edge(depths, i).last)) {
        deepest = std::max(deepest, straight_edge(depths, i).gap);
    }
    return deepest;
}

}  // namespace jw::forge
