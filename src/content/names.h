// Names as teachers write them: `work` and `other` instead of right and left, and landmarks,
// limits, coordinates and sums found in a body.
#pragma once

#include "content/toml_reader.h"

#include "model/movement.h"

#include <string>
#include <string_view>
#include <vector>

namespace jw::content {

/// "hip_flexion_work" performed on the right is "hip_flexion_r"; "_other" is the other side.
std::string resolve_side(std::string name, model::Side working_side);

/// "gluteus_medius" of gluteus_medius_r; the id itself of what has no side.
std::string without_side(const model::Muscle& muscle);
/// Body::muscles of a name without its side, ascending; empty: there is no such muscle.
std::vector<int> find_both_sides(const model::Body& body, std::string_view name);

/// Levels of a sum (or a coordinate alone) with the shares in which they take a value of this sign.
struct ShareOf {
    model::CoordinateIndex coordinate;
    double share;
};
/// A coordinate, or a sum spread by the limit of its direction. Empty: there is no such name.
std::vector<ShareOf> find_shares(const model::Body& body, const std::string& name, double sign);

/// What a file writes (deg, m, 1) in radians, metres or as it is.
double from_file(const model::Coordinate& coordinate, double value);
/// What a file shows.
double to_file(const model::Coordinate& coordinate, double value);

}  // namespace jw::content
