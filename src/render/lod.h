// Coarser triangles for far away: nothing finer than a pixel needs to be drawn.
#pragma once

#include "model/mesh.h"

#include <cstdint>
#include <vector>

namespace jw::render {

/// Triangles over the vertices of the full mesh. `error`: about how far vertices were moved, m.
struct LodLevel {
    float error = 0.0F;
    std::vector<std::uint32_t> indices;
};

/// The full mesh first (error 0), then ever coarser ones with at most 0.7 of the triangles before.
/// Made by vertex clustering (Rossignac & Borrel 1993): vertices of one cell of a grid become the
/// one nearest to their mean. Vertices that face different ways are kept apart, so that the two
/// sides of a thin plate do not melt into one.
std::vector<LodLevel> build_lods(const model::Mesh& mesh);

}  // namespace jw::render
