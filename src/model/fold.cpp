#include "model/fold.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <utility>

namespace jw::model {
namespace {

constexpr float kSliver = 2.0F * 0.05e-6F;  // m^2, twice the area

void set_normals(std::span<const std::uint32_t> indices, std::span<const glm::vec3> points,
                 std::vector<glm::vec3>& normals) {
    normals.resize(indices.size() / 3);
    for (std::size_t t = 0; t < normals.size(); ++t) {
        const glm::vec3& a = points[indices[3 * t]];
        normals[t] = glm::cross(points[indices[3 * t + 1]] - a, points[indices[3 * t + 2]] - a);
    }
}

float calc_cosine(const glm::vec3& a, const glm::vec3& b) {
    const float size = std::sqrt(glm::dot(a, a) * glm::dot(b, b));
    return size > 0.0F ? glm::dot(a, b) / size : 1.0F;
}

}  // namespace

SideBySide find_side_by_side(std::span<const std::uint32_t> indices,
                             std::span<const glm::vec3> points) {
    constexpr float kRim = 0.5F;  // cosine
    std::vector<glm::vec3> normals;
    set_normals(indices, points, normals);
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::uint32_t> open;
    SideBySide pairs;
    for (std::size_t i = 0; i < indices.size(); ++i) {
        const auto triangle = static_cast<std::uint32_t>(i / 3);
        const auto edge = std::minmax({indices[i], indices[i % 3 == 2 ? i - 2 : i + 1]});
        const auto [first, is_new] = open.try_emplace(edge, triangle);
        if (!is_new && calc_cosine(normals[first->second], normals[triangle]) > kRim) {
            pairs.push_back({first->second, triangle});
        }
    }
    return pairs;
}

void calc_facings(const SideBySide& pairs, std::span<const std::uint32_t> indices,
                  std::span<const glm::vec3> points, Facings& out) {
    set_normals(indices, points, out.normals);
    out.cosines.assign(out.normals.size(), 1.0F);
    for (const auto& [a, b] : pairs) {
        const glm::vec3& left = out.normals[a];
        const glm::vec3& right = out.normals[b];
        if (std::min(glm::dot(left, left), glm::dot(right, right)) > kSliver * kSliver) {
            const float cosine = calc_cosine(left, right);
            out.cosines[a] = std::min(out.cosines[a], cosine);
            out.cosines[b] = std::min(out.cosines[b], cosine);
        }
    }
}

}  // namespace jw::model
