// The end of a joint's range as tissue feels it: nothing until `start`, then a resistance that
// grows without bound towards `end`. Smooth (two derivatives), so that poses are smooth in time and
// in the limit itself, and no coordinate ever passes its end.
#pragma once

namespace jw::motion {

/// Scale of the resistance (design): with a pull of 0.1 a zone of 2 degrees is used up to 0.2 deg.
inline constexpr double kEndStiffness = 4e-5;

/// Bounds of one coordinate, rad or m: lower_end < lower_start, upper_start < upper_end.
struct SoftRange {
    double lower_end = 0.0, lower_start = 0.0;
    double upper_start = 0.0, upper_end = 0.0;
};

/// The bound of a sum of coordinates, rad: start < end.
struct SoftEnd {
    double start = 0.0, end = 0.0;
};

/// Slope and curvature of the resistance kEndStiffness * (1 - u)^3 / u, u = room / zone.
struct EndForce {
    double slope = 0.0, curvature = 0.0;
};

/// `room` > 0 is the distance to the end, `zone` > 0 the width in which it is felt. The slope is
/// against room (negative: less room costs more).
inline EndForce calc_end_force(double room, double zone) {
    const double u = room / zone;
    if (u >= 1.0) {
        return {};
    }
    const double free = 1.0 - u;
    const double slope = -free * free * (1.0 + 2.0 * u) / (u * u);
    const double curvature = 2.0 * (1.0 - u * u * u) / (u * u * u);
    return {kEndStiffness * slope / zone, kEndStiffness * curvature / (zone * zone)};
}

}  // namespace jw::motion
