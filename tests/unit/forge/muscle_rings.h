// The rings that a muscle body is made of, for tests that look at its shape.
#pragma once

#include "model/mesh.h"

#include <algorithm>
#include <string>
#include <vector>

namespace jw::test {

/// Indices of the vertices that share their place along the fibres, part after part.
inline std::vector<std::vector<std::size_t>> ring_vertices(const model::Mesh& mesh) {
    std::vector<std::vector<std::size_t>> found;
    float along = -1.0F;
    for (std::size_t i = 0; i < mesh.vertices.size(); ++i) {
        if (mesh.vertices[i].uv.x != along) {
            found.emplace_back();
            along = mesh.vertices[i].uv.x;
        }
        found.back().push_back(i);
    }
    return found;
}

inline std::vector<std::vector<Vec3>> rings(const model::Mesh& mesh) {
    std::vector<std::vector<Vec3>> found;
    for (const auto& ring : ring_vertices(mesh)) {
        found.emplace_back();
        for (const std::size_t i : ring) {
            found.back().emplace_back(mesh.vertices[i].position);
        }
    }
    return found;
}

inline Vec3 centre(const std::vector<Vec3>& ring) {
    Vec3 sum{0.0};
    for (const Vec3& p : ring) {
        sum += p;
    }
    return sum / static_cast<double>(ring.size());
}

/// The mesh of a muscle; the test fails where there is none.
inline const model::Mesh& find_muscle_mesh(const model::Model& model, const std::string& id) {
    const auto muscle = model.body.find_muscle(id);
    const auto found =
        std::find_if(model.meshes.begin(), model.meshes.end(), [&](const model::Mesh& mesh) {
            return mesh.kind == model::MeshKind::Muscle && muscle && mesh.structure == *muscle;
        });
    EXPECT_NE(found, model.meshes.end()) << id;
    return found == model.meshes.end() ? model.meshes.front() : *found;
}

}  // namespace jw::test
