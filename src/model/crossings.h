// Where a triangle mesh passes through itself.
#pragma once

#include "core/rigid.h"

#include <cstdint>
#include <span>
#include <vector>

namespace jw::model {

/// The triangles that pass through another triangle of the same mesh, ascending. Triangles that
/// only touch do not count: not along an edge, not at a corner that both have (corners in one place
/// are one corner). Two that lie in one plane count where they overlap. Positions: any unit.
/// Indices: triangles. Sorts by one axis and tests what overlaps; 10 ms for a bone.
std::vector<std::uint32_t> find_crossing_triangles(std::span<const Vec3> positions,
                                                   std::span<const std::uint32_t> indices);

}  // namespace jw::model
