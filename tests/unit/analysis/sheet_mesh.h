// A sheet for tests of surfaces: kRows x kColumns places on a plane, seen from +Z.
#pragma once

#include <glm/vec3.hpp>

#include <cmath>
#include <cstdint>
#include <vector>

namespace jw::test::sheet {

constexpr int kColumns = 5, kRows = 3;
constexpr float kCell = 0.01F;  // m

inline std::vector<glm::vec3> build_points() {
    std::vector<glm::vec3> points;
    for (int row = 0; row < kRows; ++row) {
        for (int column = 0; column < kColumns; ++column) {
            points.emplace_back(kCell * static_cast<float>(column), kCell * static_cast<float>(row),
                                0.0F);
        }
    }
    return points;
}

inline std::vector<std::uint32_t> build_sheet() {
    std::vector<std::uint32_t> indices;
    for (std::uint32_t row = 0; row + 1 < kRows; ++row) {
        for (std::uint32_t column = 0; column + 1 < kColumns; ++column) {
            const std::uint32_t at = row * kColumns + column;
            indices.insert(indices.end(),
                           {at, at + 1, at + kColumns, at + 1, at + kColumns + 1, at + kColumns});
        }
    }
    return indices;
}

/// The sheet bent along its middle row; `rise` of its outer rows over their distance.
inline std::vector<glm::vec3> build_roof(float rise) {
    std::vector<glm::vec3> points = build_points();
    for (glm::vec3& p : points) {
        p.z = rise * std::abs(p.y - kCell);
    }
    return points;
}

}  // namespace jw::test::sheet
