// A muscle body for tests: a spindle along X from bone 0 to bone 1, which takes over about its
// middle.
#pragma once

#include "model/mesh.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace jw::test {

constexpr int kStations = 17, kColumns = 7, kAround = 2 * kColumns - 2;
constexpr float kLength = 0.2F, kHalfWidth = 0.012F, kHalfThickness = 0.008F;

inline model::Mesh build_spindle() {
    model::Mesh mesh;
    mesh.kind = model::MeshKind::Muscle;
    mesh.structure = 0;
    constexpr auto kPi = std::numbers::pi_v<float>;
    for (int i = 0; i < kStations; ++i) {
        const float along = static_cast<float>(i) / (kStations - 1);
        const float size = 0.25F + 0.75F * std::sin(kPi * along);
        for (int k = 0; k < kAround; ++k) {
            const float turn = 2.0F * kPi * static_cast<float>(k) / kAround;
            model::Vertex vertex;
            vertex.position = {along * kLength, kHalfThickness * size * std::sin(turn),
                               -kHalfWidth * size * std::cos(turn)};
            vertex.uv = {along, 0.0F};
            const float share = std::clamp((along - 0.3F) / 0.4F, 0.0F, 1.0F);
            vertex.bones = {0, 1, 0, 0};
            vertex.weights = {1.0F - share, share, 0.0F, 0.0F};
            mesh.vertices.push_back(vertex);
        }
    }
    const auto id = [](int i, int k) {
        return static_cast<std::uint32_t>(i * kAround + (k + kAround) % kAround);
    };
    for (int i = 0; i + 1 < kStations; ++i) {
        for (int k = 0; k < kAround; ++k) {
            mesh.indices.insert(mesh.indices.end(), {id(i, k), id(i, k + 1), id(i + 1, k),
                                                     id(i, k + 1), id(i + 1, k + 1), id(i + 1, k)});
        }
    }
    for (int k = 1; k + 1 < kAround; ++k) {
        mesh.indices.insert(mesh.indices.end(),
                            {id(0, 0), id(0, k + 1), id(0, k), id(kStations - 1, 0),
                             id(kStations - 1, k), id(kStations - 1, k + 1)});
    }
    return mesh;
}

}  // namespace jw::test
