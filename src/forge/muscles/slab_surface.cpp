#include "forge/muscles/slab.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>

namespace jw::forge {
namespace {

/// Columns of the outer face, then those of the inner face back; edges belong to both.
int count_around(const Slab& slab) {
    return 2 * slab.columns - 2;
}

Tube make_tube(const Slab& slab, const BoneDistance& distance) {
    Tube tube{slab.stations, count_around(slab), {}};
    for (int i = 0; i < slab.stations; ++i) {
        for (int k = 0; k < tube.around; ++k) {
            const bool is_outer = k < slab.columns;
            const SlabNode& node = slab.node(i, is_outer ? k : tube.around - k);
            tube.points.push_back(node.middle + (is_outer ? node.half : -node.half) * node.normal);
        }
    }
    settle(tube, distance);
    return tube;
}

void append_vertices(const Slab& slab, const BoneDistance& distance, model::Mesh& mesh) {
    const Tube tube = make_tube(slab, distance);
    for (int i = 0; i < slab.stations; ++i) {
        for (int k = 0; k < tube.around; ++k) {
            const SlabNode& node = slab.node(i, k < slab.columns ? k : tube.around - k);
            model::Vertex vertex;
            vertex.position = glm::vec3{tube.points[tube.index(i, k)]};
            vertex.uv = {static_cast<float>(i) / static_cast<float>(slab.stations - 1),
                         0.5F * (static_cast<float>(node.across) + 1.0F)};
            vertex.blend = static_cast<float>(node.tendon);
            set_bones(vertex, node.bones);
            mesh.vertices.push_back(vertex);
        }
    }
}

/// The ends are closed by strips between the two faces.
void append_cap(const Slab& slab, std::uint32_t first, bool is_start, model::Mesh& mesh) {
    const int around = count_around(slab);
    const int station = is_start ? 0 : slab.stations - 1;
    const auto id = [&](int k) {
        return first + static_cast<std::uint32_t>(station * around + (k % around));
    };
    const auto triangle = [&](std::uint32_t p, std::uint32_t q, std::uint32_t r) {
        if (p != q && q != r && p != r) {
            mesh.indices.insert(mesh.indices.end(), {p, is_start ? r : q, is_start ? q : r});
        }
    };
    for (int c = 0; c + 1 < slab.columns; ++c) {
        triangle(id(c), id(c + 1), id(around - c - 1));
        triangle(id(c), id(around - c - 1), id(around - c));
    }
}

}  // namespace

void append_surface(const Slab& slab, const BoneDistance& distance, model::Mesh& mesh) {
    const auto first = static_cast<std::uint32_t>(mesh.vertices.size());
    const std::size_t first_index = mesh.indices.size();
    append_vertices(slab, distance, mesh);
    const int around = count_around(slab);
    const auto id = [&](int station, int k) {
        return first + static_cast<std::uint32_t>(station * around + (k % around));
    };
    for (int i = 0; i + 1 < slab.stations; ++i) {
        for (int k = 0; k < around; ++k) {
            const std::uint32_t a = id(i, k), b = id(i, k + 1), c = id(i + 1, k + 1),
                                d = id(i + 1, k);
            mesh.indices.insert(mesh.indices.end(), {a, b, c, a, c, d});
        }
    }
    append_cap(slab, first, true, mesh);
    append_cap(slab, first, false, mesh);

    // Which way round the faces run depends on the guides' order: wound outward in the end.
    model::Mesh part;
    part.vertices = mesh.vertices;
    part.indices.assign(mesh.indices.begin() + static_cast<std::ptrdiff_t>(first_index),
                        mesh.indices.end());
    if (calc_volume(part) < 0.0) {
        for (std::size_t i = first_index; i < mesh.indices.size(); i += 3) {
            std::swap(mesh.indices[i + 1], mesh.indices[i + 2]);
        }
    }
}

void set_bones(model::Vertex& vertex, BoneShares bones) {
    std::sort(bones.begin(), bones.end(), [](const auto& a, const auto& b) {
        return a.second != b.second ? a.second > b.second : a.first < b.first;
    });
    bones.resize(std::min(bones.size(), vertex.bones.size()));
    double sum = 0.0;
    for (const auto& [bone, share] : bones) {
        sum += share;
    }
    vertex.weights = {0.0F, 0.0F, 0.0F, 0.0F};
    for (std::size_t b = 0; b < bones.size(); ++b) {
        vertex.bones[b] = static_cast<std::uint16_t>(bones[b].first);
        vertex.weights[b] = static_cast<float>(bones[b].second / sum);
    }
}

void finish_mesh(model::Mesh& mesh) {
    std::vector<Vec3> sums(mesh.vertices.size(), Vec3{0.0});
    for (std::size_t i = 0; i < mesh.indices.size(); i += 3) {
        const std::array<std::uint32_t, 3> t{mesh.indices[i], mesh.indices[i + 1],
                                             mesh.indices[i + 2]};
        const Vec3 a{mesh.vertices[t[0]].position};
        const Vec3 b{mesh.vertices[t[1]].position};
        const Vec3 c{mesh.vertices[t[2]].position};
        const Vec3 normal = glm::cross(b - a, c - a);  // weighted by area
        for (const std::uint32_t v : t) {
            sums[v] += normal;
        }
    }
    for (std::size_t v = 0; v < sums.size(); ++v) {
        const double length = glm::length(sums[v]);
        mesh.vertices[v].normal =
            length > 1e-18 ? glm::vec3{sums[v] / length} : glm::vec3{0.0F, 1.0F, 0.0F};
    }
}

double calc_volume(const model::Mesh& mesh) {
    double volume = 0.0;
    for (std::size_t i = 0; i < mesh.indices.size(); i += 3) {
        const Vec3 a{mesh.vertices[mesh.indices[i]].position};
        const Vec3 b{mesh.vertices[mesh.indices[i + 1]].position};
        const Vec3 c{mesh.vertices[mesh.indices[i + 2]].position};
        volume += glm::dot(a, glm::cross(b, c)) / 6.0;
    }
    return volume;
}

}  // namespace jw::forge
