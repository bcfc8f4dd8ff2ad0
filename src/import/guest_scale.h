// Size, bounds and soundness of a guest, whatever file it came from.
#pragma once

#include "core/result.h"
#include "model/model.h"

namespace jw::import {

/// The same model `factor` times as large (positions, rest transforms, inverse binds, keys,
/// bounds).
void rescale(model::GuestModel& guest, float factor);

/// Bounds of all vertices in the rest pose, m; without vertices those of the nodes.
void upd_bounds(model::GuestModel& guest);

/// How many metres one unit of the file is likely to have, so that the longest side `size` (in file
/// units taken as metres) becomes a person's: metre, centimetre, inch, millimetre, decimetre or the
/// 5.6 cm of the CMU recordings (skeleton in inches / 0.45), whichever comes nearest to 1.7 m.
float guess_unit(float size);

/// Checks all that drawing and playing relies on: parents first, indices in range, finite numbers,
/// weights that add up to 1, ascending keys. What comes out of the import child passes here again.
/// Fails: BadFormat with what is wrong and where.
Result<Unit> validate(const model::GuestModel& guest);

}  // namespace jw::import
