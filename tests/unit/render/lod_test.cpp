#include "render/lod.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <utility>

namespace jw::render {
namespace {

model::Mesh build_ball(int rings, float radius) {
    model::Mesh mesh;
    for (int i = 0; i <= rings; ++i) {
        for (int j = 0; j < 2 * rings; ++j) {
            const double a = 3.14159265358979 * i / rings;
            const double b = 3.14159265358979 * j / rings;
            model::Vertex vertex;
            vertex.normal = {static_cast<float>(std::sin(a) * std::cos(b)),
                             static_cast<float>(std::cos(a)),
                             static_cast<float>(std::sin(a) * std::sin(b))};
            vertex.position = radius * vertex.normal;
            mesh.vertices.push_back(vertex);
        }
    }
    const auto at = [&](int i, int j) {
        return static_cast<std::uint32_t>(i * 2 * rings + j % (2 * rings));
    };
    for (int i = 0; i < rings; ++i) {
        for (int j = 0; j < 2 * rings; ++j) {
            mesh.indices.insert(mesh.indices.end(), {at(i, j), at(i, j + 1), at(i + 1, j)});
            mesh.indices.insert(mesh.indices.end(), {at(i, j + 1), at(i + 1, j + 1), at(i + 1, j)});
        }
    }
    return mesh;
}

double volume(const model::Mesh& mesh, const std::vector<std::uint32_t>& indices) {
    double sum = 0.0;
    for (std::size_t i = 0; i + 2 < indices.size(); i += 3) {
        const glm::vec3& a = mesh.vertices[indices[i]].position;
        const glm::vec3& b = mesh.vertices[indices[i + 1]].position;
        const glm::vec3& c = mesh.vertices[indices[i + 2]].position;
        sum += static_cast<double>(glm::dot(a, glm::cross(b, c))) / 6.0;
    }
    return sum;
}

TEST(Lods, the_first_is_the_mesh_and_each_has_fewer_triangles) {
    const model::Mesh mesh = build_ball(40, 0.05F);
    const std::vector<LodLevel> levels = build_lods(mesh);
    ASSERT_GE(levels.size(), 4U);
    EXPECT_EQ(levels[0].indices, mesh.indices);
    EXPECT_EQ(levels[0].error, 0.0F);
    for (std::size_t i = 1; i < levels.size(); ++i) {
        EXPECT_LT(levels[i].indices.size(),
                  0.8 * static_cast<double>(levels[i - 1].indices.size()));
        EXPECT_GT(levels[i].error, levels[i - 1].error);
    }
}

TEST(Lods, the_form_is_kept_within_the_error) {
    const model::Mesh mesh = build_ball(40, 0.05F);
    const double full = volume(mesh, mesh.indices);
    for (const LodLevel& level : build_lods(mesh)) {
        const double radius_lost = 1.0 - std::cbrt(volume(mesh, level.indices) / full);
        EXPECT_LT(0.05 * radius_lost, static_cast<double>(level.error) + 1e-6) << level.error;
    }
}

TEST(Lods, a_closed_mesh_stays_closed) {
    const model::Mesh mesh = build_ball(30, 0.05F);
    for (const LodLevel& level : build_lods(mesh)) {
        std::map<std::pair<std::uint32_t, std::uint32_t>, int> edges;
        for (std::size_t i = 0; i < level.indices.size(); i += 3) {
            for (std::size_t k = 0; k < 3; ++k) {
                const std::uint32_t from = level.indices[i + k];
                const std::uint32_t to = level.indices[i + (k + 1) % 3];
                ++edges[{from, to}];
                --edges[{to, from}];
            }
        }
        int open = 0;
        for (const auto& [edge, balance] : edges) {
            // The poles have many vertices in one place; the ball is open there to begin with.
            const bool is_pole = mesh.vertices[edge.first].normal.y > 0.999F ||
                                 mesh.vertices[edge.first].normal.y < -0.999F ||
                                 mesh.vertices[edge.second].normal.y > 0.999F ||
                                 mesh.vertices[edge.second].normal.y < -0.999F;
            open += balance != 0 && !is_pole ? 1 : 0;
        }
        EXPECT_EQ(open, 0) << level.error;
    }
}

TEST(Lods, the_two_sides_of_a_thin_plate_stay_two) {
    model::Mesh mesh;
    constexpr int kSteps = 20;
    for (const float side : {1.0F, -1.0F}) {
        const auto base = static_cast<std::uint32_t>(mesh.vertices.size());
        for (int i = 0; i <= kSteps; ++i) {
            for (int j = 0; j <= kSteps; ++j) {
                model::Vertex vertex;
                vertex.position = {0.003F * static_cast<float>(i), 0.001F * side,
                                   0.003F * static_cast<float>(j)};
                vertex.normal = {0.0F, side, 0.0F};
                mesh.vertices.push_back(vertex);
            }
        }
        for (std::uint32_t i = 0; i < kSteps; ++i) {
            for (std::uint32_t j = 0; j < kSteps; ++j) {
                const std::uint32_t a = base + i * (kSteps + 1) + j;
                mesh.indices.insert(mesh.indices.end(), {a, a + 1, a + kSteps + 1});
                mesh.indices.insert(mesh.indices.end(), {a + 1, a + kSteps + 2, a + kSteps + 1});
            }
        }
    }
    const LodLevel coarsest = build_lods(mesh).back();
    for (std::size_t i = 0; i < coarsest.indices.size(); i += 3) {
        const float side = mesh.vertices[coarsest.indices[i]].normal.y;
        EXPECT_EQ(mesh.vertices[coarsest.indices[i + 1]].normal.y, side);
        EXPECT_EQ(mesh.vertices[coarsest.indices[i + 2]].normal.y, side);
    }
}

TEST(Lods, of_many_meshes_are_those_of_each_in_their_order) {
    const std::vector<model::Mesh> meshes{model::Mesh{}, build_ball(20, 0.05F), model::Mesh{}};
    const MeshLods lods = build_lods(meshes);
    ASSERT_EQ(lods.size(), meshes.size());
    for (std::size_t i = 0; i < meshes.size(); ++i) {
        const auto alone = build_lods(meshes[i]);
        ASSERT_EQ(lods[i].size(), alone.size());
        EXPECT_EQ(lods[i].back().indices, alone.back().indices);
    }
}

TEST(Lods, an_empty_mesh_has_one_empty_level) {
    const std::vector<LodLevel> levels = build_lods(model::Mesh{});
    ASSERT_EQ(levels.size(), 1U);
    EXPECT_TRUE(levels[0].indices.empty());
}

}  // namespace
}  // namespace jw::render
