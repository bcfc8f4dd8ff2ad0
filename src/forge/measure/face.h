// A face of a bone looked at squarely: its holes, its thin places, its rims. None of it needs to be
// told where they are to the millimetre.
#pragma once

#include "forge/measure/rays.h"

#include <vector>

namespace jw::forge {

/// A rectangle to look through, and how far.
struct FaceWindow {
    Vec3 corner{0.0};     // lower left one
    Vec3 right{0.0};      // m, to the far side
    Vec3 up{0.0};         // m, to the top
    Vec3 direction{0.0};  // of sight, unit
    double reach = 0.0;   // m
};

/// The largest circle within each place that lies more than `sunk` below the face round about (the
/// median depth within 10 mm), largest first; diameters to half a millimetre. Places that go on
/// beyond the window are not holes of this face.
std::vector<FreeCircle> openings_of_face(const Shape& shape, const FaceWindow& window, double sunk);

/// The least that a line of sight goes through, of those that meet the shape; 0 when none does.
double thinnest_in_face(const Shape& shape, const FaceWindow& window, double spacing);

/// The opening of a ring as it is seen from where most can be seen through it: longest extent, and
/// the one across that. `about`: a plane near the ring's with its origin in the hole. The rim may
/// leave its plane by `deep` to either side; nothing beyond `wide` from the middle belongs to it.
struct RingOpening {
    double length = 0.0, width = 0.0;  // m
};
RingOpening opening_of_ring(const Shape& shape, const Cut& about, double deep, double wide);

/// Radius of a rim's round across it: looking from `start` along `into`, the place within 10 mm
/// along `across` where bone stands nearest, and the circle through 3 mm to either side of it.
double rim_radius(const Shape& shape, const Vec3& start, const Vec3& into, const Vec3& across);

/// How far points leave the arc of a circle that lies best among them, m.
double off_arc(std::span<const glm::dvec2> points);

}  // namespace jw::forge
