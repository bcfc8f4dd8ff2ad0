#include "import/stick_figure.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace jw::import {
namespace {

constexpr float kWidth = 0.14F;     // of the length
constexpr float kShoulder = 0.15F;  // where the stick is widest, of the length

/// Flat-shaded octahedron from the origin to `tip`.
model::Mesh build_stick(const glm::vec3& tip, std::uint16_t joint) {
    const float length = glm::length(tip);
    const glm::vec3 along = tip / length;
    const glm::vec3 other =
        std::abs(along.y) < 0.9F ? glm::vec3{0.0F, 1.0F, 0.0F} : glm::vec3{1.0F, 0.0F, 0.0F};
    const glm::vec3 u = glm::normalize(glm::cross(along, other));
    const glm::vec3 v = glm::cross(along, u);
    std::array<glm::vec3, 4> ring{};
    for (std::size_t i = 0; i < 4; ++i) {
        const glm::vec3 side = i % 2 == 0 ? u : v;
        ring[i] = tip * kShoulder + side * (length * kWidth * 0.5F * (i < 2 ? 1.0F : -1.0F));
    }
    model::Mesh mesh;
    mesh.kind = model::MeshKind::Guest;
    const auto add = [&](const glm::vec3& a, const glm::vec3& b, const glm::vec3& c) {
        const glm::vec3 normal = glm::normalize(glm::cross(b - a, c - a));
        for (const glm::vec3& corner : {a, b, c}) {
            model::Vertex vertex;
            vertex.position = corner;
            vertex.normal = normal;
            vertex.bones.fill(joint);
            mesh.indices.push_back(static_cast<std::uint32_t>(mesh.vertices.size()));
            mesh.vertices.push_back(vertex);
        }
    };
    for (std::size_t i = 0; i < 4; ++i) {
        const glm::vec3& a = ring[i];
        const glm::vec3& b = ring[(i + 1) % 4];
        add(a, b, tip);
        add(b, a, glm::vec3{0.0F});
    }
    return mesh;
}

}  // namespace

void add_stick_figure(model::GuestModel& guest) {
    const bool all = std::none_of(guest.nodes.begin(), guest.nodes.end(),
                                  [](const model::GuestNode& node) { return node.is_joint; });
    std::vector<int> joint_of(guest.nodes.size(), -1);
    for (const model::GuestNode& node : guest.nodes) {
        const glm::vec3 tip{node.local[3]};
        const float length = glm::length(tip);
        if (node.parent < 0 || !(length > 1e-6F) || !std::isfinite(length)) {
            continue;
        }
        const auto parent = static_cast<std::size_t>(node.parent);
        if ((!all && !guest.nodes[parent].is_joint) || guest.skin_joints.size() >= 65'535) {
            continue;
        }
        if (joint_of[parent] < 0) {
            joint_of[parent] = static_cast<int>(guest.skin_joints.size());
            guest.skin_joints.push_back({node.parent, glm::mat4{1.0F}});
        }
        model::Mesh stick = build_stick(tip, static_cast<std::uint16_t>(joint_of[parent]));
        stick.id = guest.nodes[parent].name;
        stick.material = static_cast<int>(guest.materials.size());
        guest.meshes.push_back(std::move(stick));
    }
    if (!guest.meshes.empty()) {
        guest.materials.push_back({"stick", glm::vec4{0.72F, 0.68F, 0.60F, 1.0F}});
        guest.warnings.emplace_back(
            "the file has joints but no surface; sticks stand for its bones");
    }
}

}  // namespace jw::import
