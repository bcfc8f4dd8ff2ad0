// Triangles that an edge collapse has turned over.
#pragma once

#include "core/rigid.h"

#include <cstdint>
#include <span>
#include <vector>

namespace jw::model {

/// The triangles that face against the surface that their corners lie on, ascending. Normals: of
/// that surface, one a position.
std::vector<std::uint32_t> find_turned_triangles(std::span<const Vec3> positions,
                                                 std::span<const Vec3> normals,
                                                 std::span<const std::uint32_t> indices);

/// Of the two ways to halve the quadrangle of a turned triangle and a neighbour takes the one whose
/// halves both face as their corners do, where there is one. A closed surface stays closed.
void turn_back(std::span<const Vec3> positions, std::span<const Vec3> normals,
               std::span<std::uint32_t> indices);

}  // namespace jw::model
