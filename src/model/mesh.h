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

/// Origin and Insertion: the area on the bones where a muscle begins and ends. Skin: the outline of
/// the whole body, once.
enum class MeshKind { Bone, Cartilage, Muscle, Prop, Guest, Origin, Insertion, Skin };
/// As written into the nodes of a GLB.
inline constexpr auto kMeshKindNames = enum_names<MeshKind>({{MeshKind::Bone, "bone"},
                                                             {MeshKind::Cartilage, "cartilage"},
                                                             {MeshKind::Muscle, "muscle"},
                                                             {MeshKind::Prop, "prop"},
                                                             {MeshKind::Guest, "guest"},
                                                             {MeshKind::Origin, "origin"},
                                                             {MeshKind::Insertion, "insertion"},
                                                             {MeshKind::Skin, "skin"}});
constexpr bool is_attachment(MeshKind kind) {
    return kind == MeshKind::Origin || kind == MeshKind::Insertion;
}
/// Which list Mesh::structure counts in.
constexpr bool belongs_to_muscle(MeshKind kind) {
    return kind == MeshKind::Muscle || is_attachment(kind);
}

struct Vertex {
    glm::vec3 position{0.0F};  // body frame, neutral pose (guest: bind pose in our axes), m
    glm::vec3 normal{0.0F, 1.0F, 0.0F};
    /// Muscles: x along the fibres 0 origin .. 1 insertion, y around the belly. Attachments: x
    /// along the fibres, y across, 0.1 m. Guests: texture.
    glm::vec2 uv{0.0F};
    float occlusion = 1.0F;  // baked, 1 = open
    float blend = 0.0F;      // muscles: 0 belly .. 1 tendon; bones: 0 bone .. 1 cartilage;
                             // attachments: 0 inside .. 1 where they fade into the bone
    std::array<std::uint16_t, 4> bones{0, 0, 0,
                                       0};  // displacement indices (Body::bones, or guest nodes)
    std::array<float, 4> weights{1.0F, 0.0F, 0.0F, 0.0F};  // sum 1
};

struct Mesh {
    // structure id: bone or muscle id, with a dot and a part ("femur_r.head", "psoas_r.origin")
    // where it is not the whole; "skin"; or the guest's mesh name
    std::string id;
    MeshKind kind = MeshKind::Bone;
    int structure =
        -1;  // index into Body::bones or Body::muscles by kind; -1 for guests, props, skin
    int material = -1;  // guests: index into GuestModel::materials
    std::vector<Vertex> vertices;
    std::vector<std::uint32_t> indices;  // triangles, counter-clockwise seen from outside
};

}  // namespace jw::model
