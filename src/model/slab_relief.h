// The small shape of a posed slab: what is left of its surface once that is levelled lies on the
// levelled surface in a pose as it did at rest. What crumples the surface is levelled away; what
// belongs to the muscle comes back. (Mancewicz et al., "Delta Mush", 2014; here the relief shrinks
// where the level surface does, so that it does not overlap on the inner side of a bend.)
#pragma once

#include "model/muscle_slab.h"

#include <glm/mat3x3.hpp>
#include <glm/vec3.hpp>

#include <span>
#include <vector>

namespace jw::model {

/// Columns: along, across and off a surface, of vectors of any length at right angles; the identity
/// where one of them has none.
glm::mat3 calc_surface_frame(const glm::vec3& along, const glm::vec3& normal);

/// Part of a length (or area) at rest that is left of it now, at most 1.
float calc_shrink(float now, float rest);

/// Fills relief and frames of the slab. `points`: its vertices at rest, body frame, m.
void set_relief(MuscleSlab& slab, std::span<const glm::vec3> points);

/// Levels the slab's vertices and lays its relief on again; the ends stay. At rest nothing changes.
/// `points`: its vertices, room, m; `level` is scratch; `frames` become those of the level surface,
/// [vertices of the slab]: along the fibres, around the body, off the surface.
void renew_relief(const MuscleSlab& slab, std::span<glm::vec3> points,
                  std::vector<glm::vec3>& level, std::vector<glm::mat3>& frames);

}  // namespace jw::model
