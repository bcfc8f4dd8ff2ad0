// The last steps of posing a slab, from its middle surface to its skin; see muscle_bodies.h.
#pragma once

#include "model/slab_pose.h"

namespace jw::model {

/// Lays both faces over the middle surface in the scratch (middle, turns and beside of pose_slab):
/// thicker where it is short, smooth, out of bone, with the volume it has at rest. Leaves the
/// places of the slab's vertices in scratch.points.
void cover_slab(const SlabPoseInput& input, MuscleScratch& scratch);

}  // namespace jw::model
