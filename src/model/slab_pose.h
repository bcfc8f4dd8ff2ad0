// The steps that pose one slab of a muscle; see muscle_bodies.h for what they are for.
#pragma once

#include "model/muscle_bodies.h"

#include <glm/gtc/quaternion.hpp>
#include <glm/vec3.hpp>
#include <glm/vec4.hpp>

namespace jw::model {

struct SlabPoseInput {
    const Mesh& mesh;  // of the vertices that are posed
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

/// How a place has turned: as the bones carry it (real part of the blend), and further until its
/// fibres run `along`. Unit vectors, body frame and room.
glm::quat turn_with_fibres(const glm::vec4& carried, const glm::vec3& along_rest,
                           const glm::vec3& along);

/// Leaves the places of the slab's vertices in scratch.points.
void pose_slab(const SlabPoseInput& input, MuscleScratch& scratch);

}  // namespace jw::model
