#include "render/lod.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/mat3x3.hpp>
#include <glm/matrix.hpp>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace jw::render {
namespace {

constexpr float kFirstCell = 0.001F;  // m
constexpr float kKeptPart = 0.7F;     // a level pays only with fewer triangles than this part
// On a smooth surface a vertex moves mostly along it; measured on bones, a quarter of the cell
// across.
constexpr float kErrorOfCell = 0.25F;
constexpr std::size_t kFewest = 24;  // triangles: below that the form is lost

/// Which of six ways a normal points, mostly.
std::uint64_t facing(const glm::vec3& normal) {
    const glm::vec3 size = glm::abs(normal);
    if (size.x >= size.y && size.x >= size.z) {
        return normal.x < 0.0F ? 0 : 1;
    }
    if (size.y >= size.z) {
        return normal.y < 0.0F ? 2 : 3;
    }
    return normal.z < 0.0F ? 4 : 5;
}

std::uint64_t cell_key(const model::Vertex& vertex, const glm::vec3& low, float cell) {
    const glm::vec3 at = (vertex.position - low) / cell;
    const auto x = static_cast<std::uint64_t>(at.x);
    const auto y = static_cast<std::uint64_t>(at.y);
    const auto z = static_cast<std::uint64_t>(at.z);
    return (facing(vertex.normal) << 60U) | ((x & 0xFFFFFU) << 40U) | ((y & 0xFFFFFU) << 20U) |
           (z & 0xFFFFFU);
}

/// Sum of squared distances to planes as a quadratic form (Garland & Heckbert 1997), weighted by
/// area.
struct Quadric {
    glm::mat3 a{0.0F};
    glm::vec3 b{0.0F};

    void add(const glm::vec3& normal, const glm::vec3& point, float weight) {
        a += weight * glm::outerProduct(normal, normal);
        b += weight * glm::dot(normal, point) * normal;
    }
    /// Up to a constant.
    float error_at(const glm::vec3& p) const { return glm::dot(p, a * p) - 2.0F * glm::dot(b, p); }
};

struct Cluster {
    Quadric quadric;
    std::uint32_t chosen = 0;
    float chosen_error = 1e30F;
};

void add_planes(const model::Mesh& mesh, const glm::vec3& low,
                const std::vector<std::uint32_t>& owner, std::vector<Cluster>& clusters) {
    for (std::size_t i = 0; i + 2 < mesh.indices.size(); i += 3) {
        const glm::vec3 a = mesh.vertices[mesh.indices[i]].position - low;
        const glm::vec3 b = mesh.vertices[mesh.indices[i + 1]].position - low;
        const glm::vec3 c = mesh.vertices[mesh.indices[i + 2]].position - low;
        const glm::vec3 cross = glm::cross(b - a, c - a);
        const float area = glm::length(cross);
        if (area <= 0.0F) {
            continue;
        }
        for (std::size_t k = 0; k < 3; ++k) {
            clusters[owner[mesh.indices[i + k]]].quadric.add(cross / area, (a + b + c) / 3.0F,
                                                             area);
        }
    }
}

/// For each vertex the one that stands for it: of its cell, the one nearest to all planes that meet
/// there, which keeps tips and edges.
std::vector<std::uint32_t> cluster(const model::Mesh& mesh, const glm::vec3& low, float cell) {
    std::unordered_map<std::uint64_t, std::uint32_t> numbers;
    numbers.reserve(mesh.vertices.size());
    std::vector<Cluster> clusters;
    std::vector<std::uint32_t> owner(mesh.vertices.size());
    for (std::size_t i = 0; i < mesh.vertices.size(); ++i) {
        const auto [place, is_new] = numbers.try_emplace(
            cell_key(mesh.vertices[i], low, cell), static_cast<std::uint32_t>(clusters.size()));
        if (is_new) {
            clusters.emplace_back();
        }
        owner[i] = place->second;
    }
    add_planes(mesh, low, owner, clusters);
    for (std::size_t i = 0; i < mesh.vertices.size(); ++i) {
        Cluster& own = clusters[owner[i]];
        const float error = own.quadric.error_at(mesh.vertices[i].position - low);
        if (error < own.chosen_error) {
            own.chosen_error = error;
            own.chosen = static_cast<std::uint32_t>(i);
        }
    }
    for (std::uint32_t& index : owner) {
        index = clusters[index].chosen;
    }
    return owner;
}

std::vector<std::uint32_t> collapse(const std::vector<std::uint32_t>& indices,
                                    const std::vector<std::uint32_t>& stands_for) {
    std::vector<std::uint32_t> kept;
    for (std::size_t i = 0; i + 2 < indices.size(); i += 3) {
        const std::uint32_t a = stands_for[indices[i]];
        const std::uint32_t b = stands_for[indices[i + 1]];
        const std::uint32_t c = stands_for[indices[i + 2]];
        if (a != b && b != c && c != a) {
            kept.insert(kept.end(), {a, b, c});
        }
    }
    return kept;
}

}  // namespace

std::vector<LodLevel> build_lods(const model::Mesh& mesh) {
    std::vector<LodLevel> levels;
    levels.push_back({0.0F, mesh.indices});
    if (mesh.vertices.empty()) {
        return levels;
    }
    glm::vec3 low{mesh.vertices.front().position};
    glm::vec3 high{low};
    for (const model::Vertex& vertex : mesh.vertices) {
        low = glm::min(low, vertex.position);
        high = glm::max(high, vertex.position);
    }
    const float size = glm::length(high - low);
    for (float cell = kFirstCell; cell < 0.25F * size; cell *= 1.6F) {
        std::vector<std::uint32_t> indices = collapse(mesh.indices, cluster(mesh, low, cell));
        if (indices.size() < 3 * kFewest) {
            break;
        }
        const auto before = static_cast<float>(levels.back().indices.size());
        if (static_cast<float>(indices.size()) < kKeptPart * before) {
            levels.push_back({kErrorOfCell * cell, std::move(indices)});
        }
    }
    return levels;
}

}  // namespace jw::render
