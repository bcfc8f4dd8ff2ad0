// A body of two bones and two muscles, made of boxes: enough to draw and to pick.
#pragma once

#include "model/frame.h"
#include "model/model.h"

#include <glm/geometric.hpp>

#include <array>
#include <string>

#include "unit/model/ball_mesh.h"

namespace jw::test {

/// A box between two corners, moved by `bone`; outward normals, a quarter of the vertices a face
/// each.
inline model::Mesh build_box(const std::string& id, model::MeshKind kind, int structure,
                             std::uint16_t bone, const glm::vec3& low, const glm::vec3& high) {
    model::Mesh mesh;
    mesh.id = id;
    mesh.kind = kind;
    mesh.structure = structure;
    for (int axis = 0; axis < 3; ++axis) {
        for (const float side : {-1.0F, 1.0F}) {
            glm::vec3 normal{0.0F};
            normal[axis] = side;
            const int u = (axis + 1) % 3;
            const int v = (axis + 2) % 3;
            const auto base = static_cast<std::uint32_t>(mesh.vertices.size());
            for (const auto& [a, b] :
                 {std::pair{0, 0}, std::pair{1, 0}, std::pair{1, 1}, std::pair{0, 1}}) {
                model::Vertex vertex;
                vertex.position[axis] = side < 0.0F ? low[axis] : high[axis];
                vertex.position[u] = a == 0 ? low[u] : high[u];
                vertex.position[v] = b == 0 ? low[v] : high[v];
                vertex.normal = normal;
                vertex.uv = {static_cast<float>(a), static_cast<float>(b)};
                vertex.bones = {bone, 0, 0, 0};
                mesh.vertices.push_back(vertex);
            }
            if (side > 0.0F) {
                mesh.indices.insert(mesh.indices.end(),
                                    {base, base + 1, base + 2, base, base + 2, base + 3});
            } else {
                mesh.indices.insert(mesh.indices.end(),
                                    {base, base + 2, base + 1, base, base + 3, base + 2});
            }
        }
    }
    return mesh;
}

/// "pelvis" (a block at height 1) and "femur_r" (a pillar below it); a superficial muscle in front
/// of the pillar and a deep one inside the block.
inline model::Model build_small_model() {
    model::Model model;
    for (const char* id : {"pelvis", "femur_r"}) {
        model::Bone bone;
        bone.id = id;
        model.body.bones.push_back(bone);
    }
    model.body.bones[1].parent = 0;
    for (const auto& [id, parent, centre] :
         {std::tuple{"pelvis", model::kNone, Vec3{0.0, 1.0, 0.0}},
          std::tuple{"hip_r", 0, Vec3{0.0, 0.9, 0.1}}}) {
        model::Joint joint;
        joint.id = id;
        joint.parent = parent;
        joint.child = static_cast<int>(model.body.joints.size());
        joint.centre = centre;
        model.body.joints.push_back(joint);
    }
    for (const auto& [id, z] : {std::pair{"ASIS_r", 0.12}, std::pair{"ASIS_l", -0.12}}) {
        model::Landmark mark;
        mark.id = id;
        mark.bone = 0;
        mark.point = {0.1, 1.05, z};
        model.body.landmarks.push_back(mark);
    }
    for (const auto& [id, layer] : {std::pair{"front_r", model::Layer::Superficial},
                                    std::pair{"inner_r", model::Layer::Deep}}) {
        model::Muscle muscle;
        muscle.id = id;
        muscle.layer = layer;
        model.body.muscles.push_back(muscle);
    }
    model.meshes.push_back(build_box("pelvis", model::MeshKind::Bone, 0, 0, {-0.1F, 0.9F, -0.15F},
                                     {0.1F, 1.1F, 0.15F}));
    model.meshes.push_back(build_box("femur_r", model::MeshKind::Bone, 1, 1, {-0.03F, 0.1F, 0.07F},
                                     {0.03F, 0.9F, 0.13F}));
    model.meshes.push_back(build_box("front_r", model::MeshKind::Muscle, 0, 1, {0.05F, 0.5F, 0.07F},
                                     {0.09F, 0.8F, 0.13F}));
    model.meshes.push_back(build_box("inner_r", model::MeshKind::Muscle, 1, 0,
                                     {-0.05F, 0.95F, -0.05F}, {0.05F, 1.05F, 0.05F}));
    return model;
}

/// A ball of some 7000 triangles on bone 0.
inline model::Mesh build_ball(const char* id, const glm::vec3& centre, float radius) {
    model::Mesh mesh = build_ball(centre, radius, 42);
    mesh.id = id;
    return mesh;
}

/// What lies around the small body.
inline model::Mesh build_skin_box() {
    return build_box("skin", model::MeshKind::Skin, -1, 0, {-0.2F, 0.05F, -0.25F},
                     {0.2F, 1.2F, 0.25F});
}

inline model::Frame build_neutral_frame(const model::Model& model) {
    model::Frame frame;
    frame.pose.displacements.resize(model.body.bones.size());
    frame.muscles.resize(model.body.muscles.size());
    for (model::MuscleState& state : frame.muscles) {
        state.length = 0.2;
    }
    return frame;
}

}  // namespace jw::test
