// The plain figures that points of a surface are compared with: plane, circle, sphere, ellipse.
// All by least squares; lengths in metres.
#pragma once

#include "core/rigid.h"

#include <span>

namespace jw::forge {

struct Plane {
    Vec3 centre{0.0};
    Vec3 normal{0.0};  // unit, on the side of the hint
};
/// Distances along the normal are least. `hint`: about where the normal points, within 60 degrees.
/// Three points or more that are not in line.
Plane fit_plane(std::span<const Vec3> points, const Vec3& hint);

struct Line {
    Vec3 centre{0.0};
    Vec3 direction{0.0};  // unit
};
/// Distances across `hint` are least. `hint`: about where the line runs, within 60 degrees.
Line fit_line(std::span<const Vec3> points, const Vec3& hint);

struct Circle {
    glm::dvec2 centre{0.0};
    double radius = 0.0;
};
/// Kasa 1976: three points or more that are not in line.
Circle fit_circle(std::span<const glm::dvec2> points);

/// Part of a circle that may be as flat as a line: through `centre`, where it runs along
/// `direction` and curves to the left by `curvature` (1/m).
struct Arc {
    glm::dvec2 centre{0.0};
    glm::dvec2 direction{1.0, 0.0};
    double curvature = 0.0;

    /// m, + on the left of the arc.
    double distance(const glm::dvec2& p) const;
};
/// True distances to the arc are least (fit_circle() draws shallow arcs too tight). Three points or
/// more.
Arc fit_arc(std::span<const glm::dvec2> points);

struct Sphere {
    Vec3 centre{0.0};
    double radius = 0.0;
};
Sphere fit_sphere(std::span<const Vec3> points);

/// An ellipse, however it lies.
struct Ellipse {
    glm::dvec2 centre{0.0};
    glm::dmat2 form{0.0};  // q^T form q = 1 on it, q from the centre

    /// Distance from the centre to the ellipse in the direction of `q`.
    double radius_towards(const glm::dvec2& q) const;
    /// Width of the ellipse across `direction` (unit): its extent along it.
    double extent(const glm::dvec2& direction) const;
};
/// Five points or more.
Ellipse fit_ellipse(std::span<const glm::dvec2> points);

}  // namespace jw::forge
