// Triangles of one structure (a bone, a muscle, or a part of a guest model), bound to bones.
#pragma once

#include "core/enum_names.h"

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace jw::model {

enum class MeshKind { Bone, Cartilage, Muscle, Prop, Guest };
/// As written into the nodes of a GLB.
inline constexpr auto kMeshKindNames = enum_names<MeshKind>({{MeshKind::Bone, "bone"},
                                                             {MeshKind::Cartilage, "cartilage"},
                                                             {MeshKind::Muscle, "muscle"},
                                                             {MeshKind::Prop, "prop"},
                                                             {MeshKind::Guest, "guest"}});

struct Vertex {
    glm::vec3 position{0.0F};  // body frame, neutral pose (guest: bind pose in our axes), m
    glm::vec3 normal{0.0F, 1.0F, 0.0F};
    /// Muscles: x along the fibres 0 origin .. 1 insertion, y around the belly. Guests: texture.
    glm::vec2 uv{0.0F};
    float occlusion = 1.0F;  // baked, 1 = open
    float blend = 0.0F;      // muscles: 0 belly .. 1 tendon; bones: 0 bone .. 1 cartilage
    std::array<std::uint16_t, 4> bones{0, 0, 0,
                                       0};  // displacement indices (Body::bones, or guest nodes)
    std::array<float, 4> weights{1.0F, 0.0F, 0.0F, 0.0F};  // sum 1
};

struct Mesh {
    std::string id;  // structure id: bone or muscle id, or the guest's mesh name
    MeshKind kind = MeshKind::Bone;
    int structure = -1;  // index into Body::bones or Body::muscles by kind; -1 for guests and props
    int material = -1;   // guests: index into GuestModel::materials
    std::vector<Vertex> vertices;
    std::vector<std::uint32_t> indices;  // triangles, counter-clockwise seen from outside
};

}  // namespace jw::model
