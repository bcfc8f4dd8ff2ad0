// Balls around meshes: what is outside the picture or off the ray is left out early.
#pragma once

#include "scene/draw_list.h"

#include "model/mesh.h"

#include <glm/vec3.hpp>

#include <cstdint>
#include <vector>

namespace jw::scene {

struct Ball {
    glm::vec3 centre{0.0F};  // m
    float radius = 0.0F;     // m
};

/// A mesh's ball in the neutral pose and the bones that move it.
struct MeshBall {
    Ball neutral;
    std::vector<std::uint16_t>
        bones;  // indices into the palette, each once; one: the mesh is rigid

    bool is_rigid() const { return bones.size() == 1; }
};
MeshBall calc_mesh_ball(const model::Mesh& mesh);

/// The ball of a posed mesh in the room: around the places that each of its bones alone would give
/// it. Bones outside the palette are left out.
Ball pose_ball(const MeshBall& ball, const Palette& palette);

/// Where a bone of the palette takes neutral points, as a matrix. A bone outside gives the
/// identity.
glm::mat4 calc_matrix(const Palette& palette, int bone);

}  // namespace jw::scene
