// What is loaded: our body with its meshes, or a guest (anybody's rigged model).
#pragma once

#include "model/body.h"
#include "model/mesh.h"

#include <glm/gtc/quaternion.hpp>
#include <glm/mat4x4.hpp>
#include <glm/vec4.hpp>

#include <span>
#include <string>
#include <vector>

namespace jw::model {

struct Model {
    Body body;
    std::vector<Mesh> meshes;
};

struct GuestNode {
    std::string name;
    int parent = -1;        // parents before children
    glm::mat4 local{1.0F};  // rest transform, our axes (X forward, Y up, Z right), metres
    bool is_joint = false;  // moves a skin, or is a bone of a skeleton without skin
};

/// Keys of one node; each list ascending in seconds. Empty list: rest value.
struct GuestChannel {
    int node = -1;
    struct PositionKey {
        double seconds;
        glm::vec3 value;
    };
    struct RotationKey {
        double seconds;
        glm::quat value;
    };
    std::vector<PositionKey> positions;
    std::vector<RotationKey> rotations;
    std::vector<PositionKey> scales;
};

struct GuestAnimation {
    std::string name;
    double seconds = 0.0;
    std::vector<GuestChannel> channels;
};

struct GuestMaterial {
    std::string name;
    glm::vec4 colour{0.8F, 0.8F, 0.8F, 1.0F};  // linear base colour
};

struct GuestModel {
    std::string file;
    std::string format;  // "glTF 2.0", "FBX", "Biovision hierarchy" ...
    std::vector<GuestNode> nodes;
    /// Vertex::bones index `skin_joints`; a vertex's matrix is node world x inverse bind.
    struct SkinJoint {
        int node = -1;
        glm::mat4 inverse_bind{1.0F};
    };
    std::vector<SkinJoint>
        skin_joints;  // every rigid mesh has one joint of its own (inverse_bind 1)
    std::vector<Mesh> meshes;
    std::vector<GuestMaterial> materials;
    std::vector<GuestAnimation> animations;
    int skins = 0;
    glm::vec3 bounds_min{0.0F}, bounds_max{0.0F};  // rest pose, m
    std::vector<std::string> warnings;             // sentences for the user
};

/// Matrices of all skin joints at a time of an animation (index, or -1 for the rest pose), looped.
/// Shape: out [skin_joints.size()].
void calc_guest_palette(const GuestModel& guest, int animation, double seconds,
                        std::span<glm::mat4> out);

}  // namespace jw::model
