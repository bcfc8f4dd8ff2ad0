// What of a muscle lies between the vertices that are posed.
#pragma once

#include "model/control_mesh.h"
#include "model/slab_pose.h"

namespace jw::model {

/// After pose_slab: takes the vertices of the slab to where they belong in the muscle,
/// and fills in those between, out of bone. `out` is the whole muscle.
void pose_between(const SlabPoseInput& input, const ControlMesh::Part& part, MuscleScratch& scratch,
                  std::span<PosedVertex> out);

}  // namespace jw::model
