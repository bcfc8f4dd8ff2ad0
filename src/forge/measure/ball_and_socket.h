// Round joint faces: what is a sphere, where it ends, where it dips.
#pragma once

#include "forge/measure/fits.h"
#include "forge/measure/rays.h"

#include <vector>

namespace jw::forge {

/// The sphere of a head, over its belt 40 to 80 degrees from the pole, where no neck and no fovea
/// takes it away. `about`: near its centre.
Sphere fit_ball(const Shape& shape, const Vec3& about, const Vec3& pole);

/// How deep the surface dips below the sphere within 24 degrees of `pole`, m.
double dip_below_sphere(const Shape& shape, const Sphere& ball, const Vec3& pole);

/// Angle, rad, between the axis of the neck and the place on the side of `front` where bone first
/// stands half a millimetre out of the head's sphere (Notzli 2002). `neck_axis`: into the head.
double alpha_angle(const Shape& shape, const Sphere& ball, const Vec3& neck_axis,
                   const Vec3& front);

/// The sphere of a socket that opens along `outward`, over its wall 50 to 70 degrees from the
/// floor; what lies `deeper` than that from `centre` is fossa or notch.
Sphere fit_socket(const Shape& shape, const Vec3& centre, const Vec3& outward, double deeper);

/// Edge of the socket all round: the last place on the way out of its floor that lies within 2.5 mm
/// of its sphere. Places where the notch has broken the wall are left out.
struct SocketRim {
    std::vector<Vec3> points;
    Vec3 axis{0.0};  // of the plane through them, outward
};
SocketRim find_rim(const Shape& shape, const Sphere& socket, const Vec3& outward);

}  // namespace jw::forge
