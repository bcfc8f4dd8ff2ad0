// Contact of a straight piece of a muscle line with a smooth obstacle: where it meets the surface,
// where it leaves it, and the arc between.
#pragma once

#include "model/body.h"

#include <optional>

namespace jw::muscle {

/// An arc on a surface, in the frame of the wrap (m): an ellipse (or helix) piece
///     point(u) = base + rise * u + cos(a) * first + sin(a) * second,  a = angle + sweep * u.
struct WrapArc {
    Vec3 base{0.0}, rise{0.0}, first{0.0}, second{0.0};
    double angle = 0.0, sweep = 0.0;  // rad
    double length = 0.0;              // m

    Vec3 point(double u) const;  // u 0..1
};

/// The shortest way round `wrap` from `from` to `to` (wrap frame, m), or nullopt where the straight
/// piece is free of it. Never jumps when the line lifts off: the arc shrinks to nothing first.
///
/// Cylinders and spheres are exact geodesics (a helix between two tangents; a great circle). An
/// ellipsoid is cut by the plane through both ends and its centre and the arc runs on that cut,
/// which is exact for spheres and a little longer than the geodesic otherwise. A torus holds the
/// line inside its opening: one point on the rim. A quadrant other than All says on which side the
/// line must pass (OpenSim's `quadrant`). Cylinders do not end, whatever their length says: a line
/// that slid over their end would jump. An end inside the surface is taken to lie on it.
/// Source: the tangent construction is that of OpenSim's WrapCylinder, written anew.
std::optional<WrapArc> calc_wrap_arc(const model::Wrap& wrap, const Vec3& from, const Vec3& to);

}  // namespace jw::muscle
