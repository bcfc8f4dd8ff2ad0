// Good form at a time: the stored, fitted curves where there are any, else the authored keys.
#pragma once

#include "core/result.h"
#include "model/movement.h"

#include <span>
#include <string_view>
#include <vector>

namespace jw::motion {

/// Index of a size of the movement; the empty name is the first.
/// Fails: NotFound, naming the sizes that there are.
Result<int> find_size(const model::Movement& movement, std::string_view size);

/// Coordinates of good form, performed on the side on which the movement is authored. Coordinates
/// without a curve rest at neutral. No allocation.
/// Shapes: q [coordinates.size()], rad, m.
/// Fails: InvalidInput on a null pointer, a wrong span length or an unknown size.
struct SampleJob {
    const model::Body* body = nullptr;          // borrowed
    const model::Movement* movement = nullptr;  // borrowed
    int size = 0;
    double time = 0.0;      // of the cycle; the whole part is dropped
    bool is_fitted = true;  // false: the authored keys even where a fit is stored
    std::span<double> q;    // out
    Result<Unit> validate() const;
    Result<Unit> run() const;
};

/// One coordinate of it: what SampleJob writes there. `size` is one of the movement's. No
/// allocation.
double calc_good(const model::Body& body, const model::Movement& movement, int size,
                 model::CoordinateIndex coordinate, double time);

/// The same pose on the other side: out[mirror(c)] = sign x q[c]. Its own inverse.
/// Shapes: both [coordinates.size()]; they must not overlap.
void mirror_pose(const model::Body& body, std::span<const double> q, std::span<double> out);

}  // namespace jw::motion
