#include "scene/prop_mesh.h"

#include <glm/geometric.hpp>

namespace jw::scene {

model::Mesh make_prop_mesh() {
    model::Mesh mesh;
    mesh.id = "box";
    mesh.kind = model::MeshKind::Prop;
    for (int face = 0; face < 6; ++face) {
        glm::vec3 normal{0.0F};
        glm::vec3 across{0.0F};
        normal[face / 2] = face % 2 == 0 ? 1.0F : -1.0F;
        across[(face / 2 + 1) % 3] = 1.0F;
        const glm::vec3 up = glm::cross(normal, across);
        const auto first = static_cast<std::uint32_t>(mesh.vertices.size());
        for (const auto& [x, y] : {std::pair{-0.5F, -0.5F}, std::pair{0.5F, -0.5F},
                                   std::pair{0.5F, 0.5F}, std::pair{-0.5F, 0.5F}}) {
            model::Vertex vertex;
            vertex.position = glm::vec3{0.0F, 0.5F, 0.0F} + 0.5F * normal + x * across + y * up;
            vertex.normal = normal;
            mesh.vertices.push_back(vertex);
        }
        for (const std::uint32_t corner : {0U, 1U, 2U, 0U, 2U, 3U}) {
            mesh.indices.push_back(first + corner);
        }
    }
    return mesh;
}

}  // namespace jw::scene
