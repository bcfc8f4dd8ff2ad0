// Sections of a bone along a way through it: shafts, pedicles, laminae.
#pragma once

#include "forge/measure/rays.h"

#include <span>
#include <vector>

namespace jw::forge {

/// Cuts across the spline through `path`, `spacing` apart, each moved into the middle of its
/// section. `forward`: where `up` of the cuts points to as nearly as it can.
std::vector<Cut> sections_along(const Shape& shape, std::span<const Vec3> path, double spacing,
                                const Vec3& forward, double reach);

/// The largest second difference of the mean radius from section to section: 0 along a cone, large
/// where a bead or a waist sits.
double largest_bead(const Shape& shape, std::span<const Cut> sections, double reach);

/// A section without its ridge: the ellipse through all that lies more than `sector` (rad) to
/// either side of straight down, and how far the outline stands above it within.
struct RidgedSection {
    double height = 0.0;            // m
    double wide = 0.0, tall = 0.0;  // of the ellipse, m
};
RidgedSection ridged_section(const Shape& shape, const Cut& section, double sector, double reach);

/// The narrowest section of a bridge of bone (least width times height) of the cuts across `way`
/// that begin at `root` and end `length` on, every half millimetre.
struct Isthmus {
    double width = 0.0, height = 0.0;  // m
};
Isthmus narrowest_section(const Shape& shape, const Vec3& root, const Vec3& way, const Vec3& up,
                          double length);

/// Thinnest place of a plate of bone on the way between two places in it, of the middle 40 per cent
/// of the way.
double thinnest_between(const Shape& shape, const Vec3& from, const Vec3& to);

}  // namespace jw::forge
