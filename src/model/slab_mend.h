// Where posing has turned triangles of a slab over, the places about them are laid out anew.
#pragma once

#include "model/mesh.h"
#include "model/muscle_slab.h"

#include <glm/mat3x3.hpp>
#include <glm/vec3.hpp>

#include <span>
#include <vector>

namespace jw::model {

struct MendScratch {
    std::vector<glm::vec3> moved;       // [vertices of the slab]
    std::vector<float> needs, spread;   // [vertices of the slab], 0 lies well .. 1 turned over
    std::vector<std::size_t> suspects;  // triangles that may lie badly, first of their indices
};

/// Every place beside a triangle that faces away from where the surface about it has turned goes to
/// where the linear map that fits its neighbourhood best takes it (shape matching, Mueller et al.
/// 2005), as far as it needs; ends stay on their bone and only turn there. At rest nothing changes.
/// Shapes: frames [vertices of the slab], of the levelled surface (slab_relief.h); points the same,
/// room, m.
void mend_turned(const Mesh& mesh, const MuscleSlab& slab, std::span<const glm::mat3> frames,
                 std::span<glm::vec3> points, MendScratch& scratch);

}  // namespace jw::model
