// What keeps the columns of a posed slab together; see muscle_bodies.h.
#pragma once

#include "model/muscle_bodies.h"

namespace jw::model {

/// A step moves each column by itself. Columns that lie close together go as one: the section
/// of a spindle turns with its fibres, and what a column does beyond that is shared with those
/// beside it (an implicit step of diffusion across, a tridiagonal system).
/// Takes scratch.before to scratch.middle, which it changes.
void hold_together(const MuscleSlab& slab, MuscleScratch& scratch);

}  // namespace jw::model
