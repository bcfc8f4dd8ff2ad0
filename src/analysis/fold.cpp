#include "analysis/fold.h"

#include "analysis/triangles.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <utility>

namespace jw::analysis {
namespace {

float calc_cosine(const glm::vec3& a, const glm::vec3& b) {
    const float size = std::sqrt(glm::dot(a, a) * glm::dot(b, b));
    return size > 0.0F ? glm::dot(a, b) / size : 1.0F;
}

/// The right one falls away behind the left one.
bool stands_out(const SideBySide& pair, std::span<const std::uint32_t> indices,
                std::span<const glm::vec3> points, std::span<const glm::vec3> normals) {
    const glm::vec3 way = points[pair.apex] - points[indices[3 * pair.left]];
    return glm::dot(normals[pair.left], way) < 0.0F;
}

}  // namespace

std::vector<SideBySide> find_side_by_side(std::span<const std::uint32_t> indices,
                                          std::span<const glm::vec3> points) {
    constexpr float kApart = 0.5F, kRim = 0.866F;  // cosines
    const std::vector<glm::vec3> normals = calc_normals(indices, points);
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> open;
    std::vector<SideBySide> pairs;
    for (std::size_t i = 0; i < indices.size(); ++i) {
        const auto triangle = static_cast<std::uint32_t>(i / 3);
        const std::size_t next = i % 3 == 2 ? i - 2 : i + 1;
        const std::size_t apex = 3 * (i / 3) + 3 - i % 3 - next % 3;
        const auto edge = std::minmax({indices[i], indices[next]});
        const auto [first, is_new] = open.try_emplace(edge, triangle);
        if (is_new) {
            continue;
        }
        const float cosine = calc_cosine(normals[first->second], normals[triangle]);
        if (cosine > kApart) {
            SideBySide& pair =
                pairs.emplace_back(SideBySide{first->second, triangle, indices[apex], false});
            pair.is_rim = cosine < kRim && stands_out(pair, indices, points, normals);
        }
    }
    return pairs;
}

double calc_folded_area(std::span<const SideBySide> pairs, std::span<const std::uint32_t> indices,
                        std::span<const glm::vec3> points) {
    const std::vector<glm::vec3> normals = calc_normals(indices, points);
    std::vector<bool> is_folded(normals.size(), false);
    for (const SideBySide& pair : pairs) {
        const glm::vec3& left = normals[pair.left];
        const glm::vec3& right = normals[pair.right];
        const bool is_sliver =
            std::min(glm::dot(left, left), glm::dot(right, right)) < kSliver * kSliver;
        if (is_sliver || glm::dot(left, right) >= 0.0F ||
            (pair.is_rim && stands_out(pair, indices, points, normals))) {
            continue;
        }
        is_folded[pair.left] = is_folded[pair.right] = true;
    }
    double area = 0.0;
    for (std::size_t t = 0; t < normals.size(); ++t) {
        area += is_folded[t] ? 0.5 * static_cast<double>(glm::length(normals[t])) : 0.0;
    }
    return area;
}

}  // namespace jw::analysis
