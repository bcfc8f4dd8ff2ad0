// Where a surface is folded over: what keeps muscle bodies smooth, and what measures whether they
// are.
#pragma once

#include <glm/vec3.hpp>

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace jw::model {

/// Triangles of a surface that lie side by side, pairs of numbers. Left out are pairs that face
/// more than 60 degrees apart in the shape given: the rims of a thin body, on both sides of which
/// its faces look away from each other.
using SideBySide = std::vector<std::array<std::uint32_t, 2>>;
SideBySide find_side_by_side(std::span<const std::uint32_t> indices,
                             std::span<const glm::vec3> points);

struct Facings {
    /// [triangles], cosine of the normal to that of the triangle beside it that faces farthest
    /// away. Below 0 the surface is folded over between the two. Slivers below 0.05 mm^2 are passed
    /// over.
    std::vector<float> cosines;
    std::vector<glm::vec3> normals;  // [triangles], as long as twice the area
};

/// `out` keeps its memory.
void calc_facings(const SideBySide& pairs, std::span<const std::uint32_t> indices,
                  std::span<const glm::vec3> points, Facings& out);

}  // namespace jw::model
