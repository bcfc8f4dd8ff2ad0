// Coarser triangles for far away: nothing finer than a pixel needs to be drawn.
#pragma once

#include "model/mesh.h"

#include <cstdint>
#include <vector>

namespace jw::render {

/// Triangles over the vertices of the full mesh. `error`: about how far the surface was moved, m.
struct LodLevel {
    float error = 0.0F;
    std::vector<std::uint32_t> indices;
};

/// The full mesh first (error 0), then ever coarser ones with at most 0.8 of the triangles before,
/// by edge collapse under quadrics (Garland & Heckbert 1997, in meshoptimizer). Vertices keep the
/// normals of the fine surface. A closed bone or cartilage stays closed and never passes through
/// itself; muscles and guests are as they are.
std::vector<LodLevel> build_lods(const model::Mesh& mesh);

/// Of every mesh, made by all cores: it is most of what a user waits for when a body is loaded.
using MeshLods = std::vector<std::vector<LodLevel>>;  // [meshes]
MeshLods build_lods(const std::vector<model::Mesh>& meshes);

}  // namespace jw::render
