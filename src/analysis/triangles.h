// The triangles of a surface, for what is measured on it.
#pragma once

#include <glm/vec3.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace jw::analysis {

/// m^2, twice the area below which no triangle is judged; design.
constexpr float kSliver = 2.0F * 0.05e-6F;

/// One a triangle, as long as twice its area, m^2. `indices`: three a triangle, counterclockwise
/// seen from outside.
std::vector<glm::vec3> calc_normals(std::span<const std::uint32_t> indices,
                                    std::span<const glm::vec3> points);

/// m^2 of all triangles.
double calc_area(std::span<const std::uint32_t> indices, std::span<const glm::vec3> points);

}  // namespace jw::analysis
