// The steps that pose one slab of a muscle; see muscle_bodies.h for what they are for.
#pragma once

#include "model/muscle_bodies.h"

namespace jw::model {

struct SlabPoseInput {
    const Mesh& mesh;
    const MuscleSlab& slab;
    std::span<const std::optional<DistanceField>> fields;  // [bones]
    std::span<const DualQuat> bones;

    const DistanceField& field_of(const MuscleSlab::Neighbour& neighbour) const {
        return *fields[static_cast<std::size_t>(neighbour.bone)];
    }
    const DualQuat& motion_of(const MuscleSlab::Neighbour& neighbour) const {
        return bones[static_cast<std::size_t>(neighbour.bone)];
    }
};

/// Writes the positions of the slab's vertices; `out` is the whole mesh.
void pose_slab(const SlabPoseInput& input, MuscleScratch& scratch, std::span<PosedVertex> out);

}  // namespace jw::model
