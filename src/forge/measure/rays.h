// Rulers, callipers and probes for built shapes. They ask the shape's signed distance only, so that
// what they say holds for the surface itself, whatever parameters it was made from. Metres.
#pragma once

#include "forge/shape.h"

#include <optional>
#include <span>
#include <vector>

namespace jw::forge {

/// Distance along `direction` (unit) from `start` to where the surface is crossed; `reach` when it
/// is not within `reach` m. Starts inside or outside.
double distance_to_surface(const Shape& shape, const Vec3& start, const Vec3& direction,
                           double reach);

/// From one crossing to the other, both ways along `direction` from `middle`: how thick the bone is
/// there, or how wide the gap when `middle` is outside.
double width_through(const Shape& shape, const Vec3& middle, const Vec3& direction, double reach);

/// What a ray from outside goes through before it comes out again: 0 when it misses.
double thickness_along(const Shape& shape, const Vec3& start, const Vec3& direction, double reach);

/// Points of the whole surface, about `spacing` m apart.
std::vector<Vec3> surface_points(const Shape& shape, double spacing);
/// The one that lies farthest along `direction`; asserts on an empty list.
Vec3 farthest(std::span<const Vec3> points, const Vec3& direction);

/// The place of the surface that lies farthest along `direction`: from the farthest of `points`
/// uphill to the top, to a twentieth of a millimetre.
Vec3 outermost(const Shape& shape, std::span<const Vec3> points, const Vec3& direction);

/// A plane to cut along: `right` and `up` are unit and square to each other.
struct Cut {
    Vec3 origin{0.0};
    Vec3 right{0.0};
    Vec3 up{0.0};

    /// Across `axis` (any length), with `up` as near to `upward` as it can be. right x up = axis.
    static Cut across(const Vec3& origin, const Vec3& axis, const Vec3& upward);
    Vec3 at(const glm::dvec2& q) const { return origin + q.x * right + q.y * up; }
};
/// Where rays from the plane's origin at `count` equal angles, from right towards up, cross the
/// surface first. In plane coordinates.
std::vector<glm::dvec2> outline(const Shape& shape, const Cut& plane, int count, double reach);
glm::dvec2 centroid(std::span<const glm::dvec2> loop);
double area(std::span<const glm::dvec2> loop);
/// The plane with its origin moved into the middle of the section round it.
Cut centred(const Shape& shape, Cut plane, double reach);

/// The largest circle of the plane that is free of the shape, sought from the plane's origin, which
/// must be free.
struct FreeCircle {
    Vec3 centre{0.0};
    double diameter = 0.0;
};
FreeCircle largest_free_circle(const Shape& shape, const Cut& plane, double reach);

/// Depth of the surface below the line from `from` to `to`, looked at from there along `direction`
/// at `count` even places, `reach` where nothing is hit.
std::vector<double> depths_below(const Shape& shape, const Vec3& from, const Vec3& to, int count,
                                 const Vec3& direction, double reach);
/// A straight edge laid over depths at even places: the two places where it rests on either side of
/// place `over`, and the deepest gap between them under it.
struct StraightEdge {
    std::size_t first = 0, last = 0;
    double gap = 0.0;
};
StraightEdge straight_edge(std::span<const double> depths, std::size_t over);
/// The deepest gap under a straight edge laid anywhere on the depths.
double deepest_hollow(std::span<const double> depths);

}  // namespace jw::forge
