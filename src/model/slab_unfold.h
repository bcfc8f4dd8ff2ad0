// The step that smooths a posed slab where its surface is folded over; see muscle_bodies.h.
#pragma once

#include "model/muscle_bodies.h"

#include <glm/gtc/quaternion.hpp>

namespace jw::model {

/// m^2 of the slab in scratch.points (all of the mesh) that is folded over; what was so at rest and
/// the ends, which stay as they are, do not count. Marks where.
float calc_folded_area(const Mesh& mesh, const MuscleSlab& slab, MuscleScratch& scratch);

/// Moves the places about the folds that calc_folded_area() has marked towards where their
/// neighbours want them, as they lay about them at rest. `turns` [nodes]: how the pose turns the
/// surface there. Needs scratch.folded_from.
void unfold_slab(const Mesh& mesh, const MuscleSlab& slab, std::span<const glm::quat> turns,
                 MuscleScratch& scratch);

}  // namespace jw::model
