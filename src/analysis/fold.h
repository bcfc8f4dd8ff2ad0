// Where a surface is folded over: a measure of how muscle bodies fare when they are posed.
#pragma once

#include <glm/vec3.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace jw::analysis {

/// Two triangles of a surface that lie side by side, by their numbers.
struct SideBySide {
    std::uint32_t left = 0, right = 0;
    std::uint32_t apex = 0;  // the vertex of the right one that they do not share
    bool is_rim = false;     // they meet in an edge that stands out, by more than 30 degrees
};

/// All pairs but those that face more than 60 degrees apart in the shape given: the rims of a thin
/// body, on both sides of which its faces look away from each other. The triangles wind
/// counterclockwise seen from outside.
std::vector<SideBySide> find_side_by_side(std::span<const std::uint32_t> indices,
                                          std::span<const glm::vec3> points);

/// m^2 of the triangles beside a fold: those that face more than a right angle away from one beside
/// them. A rim that has only grown sharper is none; where a surface lies folded over, it turns in
/// somewhere too. Slivers below 0.05 mm^2 are passed over.
double calc_folded_area(std::span<const SideBySide> pairs, std::span<const std::uint32_t> indices,
                        std::span<const glm::vec3> points);

}  // namespace jw::analysis
