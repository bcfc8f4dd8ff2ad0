// A ball of triangles: the plainest closed surface whose distances and volume are known.
#pragma once

#include "model/mesh.h"

#include <glm/geometric.hpp>

#include <cmath>
#include <numbers>

namespace jw::test {

/// A ball in rings from pole to pole, wound outward; uv.x runs from 0 to 1 along the axis.
inline model::Mesh build_ball(const glm::vec3& centre, float radius, std::uint32_t rings = 40) {
    model::Mesh mesh;
    const std::uint32_t around = 2 * rings;
    constexpr auto kPi = std::numbers::pi_v<float>;
    for (std::uint32_t i = 0; i <= rings; ++i) {
        // The poles are small rings, so that every ring has its own vertices.
        const float share = static_cast<float>(i) / static_cast<float>(rings);
        const float polar = kPi * (0.001F + 0.998F * share);
        for (std::uint32_t k = 0; k < around; ++k) {
            const float turn = 2.0F * kPi * static_cast<float>(k) / static_cast<float>(around);
            model::Vertex vertex;
            vertex.normal = {std::sin(polar) * std::cos(turn), std::cos(polar),
                             std::sin(polar) * std::sin(turn)};
            vertex.position = centre + radius * vertex.normal;
            vertex.uv = {share, 0.0F};
            mesh.vertices.push_back(vertex);
        }
    }
    for (std::uint32_t i = 0; i < rings; ++i) {
        for (std::uint32_t k = 0; k < around; ++k) {
            const std::uint32_t a = i * around + k, b = i * around + (k + 1) % around;
            const std::uint32_t c = a + around, d = b + around;
            mesh.indices.insert(mesh.indices.end(), {a, b, c, b, d, c});
        }
    }
    return mesh;
}

}  // namespace jw::test
