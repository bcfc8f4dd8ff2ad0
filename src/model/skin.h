// Where the bones take a vertex.
#pragma once

#include "core/rigid.h"
#include "model/mesh.h"

#include <cstddef>
#include <span>

namespace jw::model {

/// Linear blend of the bones' displacements, room, m; the picture blends dual quaternions instead.
inline Vec3 calc_vertex_place(const Vertex& vertex, std::span<const Rigid> displacements) {
    Vec3 place{0.0};
    for (std::size_t i = 0; i < vertex.bones.size(); ++i) {
        if (vertex.weights[i] > 0.0F) {
            place += static_cast<double>(vertex.weights[i]) *
                     displacements[vertex.bones[i]].point(Vec3{vertex.position});
        }
    }
    return place;
}

}  // namespace jw::model
