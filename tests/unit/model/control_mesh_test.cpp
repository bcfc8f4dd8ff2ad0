#include "model/control_mesh.h"

#include "model/slab_between.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>
#include <vector>

#include "unit/model/ball_mesh.h"
#include "unit/model/spindle_mesh.h"

namespace jw::model {
namespace {

/// A spindle of `along` and `across` times its length and width.
Mesh build(float along, float across) {
    Mesh mesh = test::build_spindle();
    for (Vertex& vertex : mesh.vertices) {
        vertex.position *= glm::vec3{along, across, across};
    }
    return mesh;
}

std::vector<glm::vec3> points_of(const Mesh& mesh) {
    std::vector<glm::vec3> points;
    for (const Vertex& vertex : mesh.vertices) {
        points.push_back(vertex.position);
    }
    return points;
}

const std::vector<std::optional<DistanceField>> kNoFields(2);

TEST(ControlMesh, keeps_every_other_ring_or_every_other_place_around_whichever_are_closer) {
    const std::size_t all = test::build_spindle().vertices.size();
    const ControlMesh short_one = build_control_mesh(build(0.2F, 1.0F), kNoFields);
    ASSERT_EQ(short_one.slabs.size(), 1U);
    EXPECT_EQ(short_one.slabs[0].stations, (test::kStations + 1) / 2);
    EXPECT_EQ(short_one.slabs[0].around(), test::kAround);
    const ControlMesh thin_one = build_control_mesh(build(1.0F, 0.3F), kNoFields);
    ASSERT_EQ(thin_one.slabs.size(), 1U);
    EXPECT_EQ(thin_one.slabs[0].stations, test::kStations);
    EXPECT_EQ(thin_one.slabs[0].around(), test::kAround / 2);
    for (const ControlMesh* control : {&short_one, &thin_one}) {
        // Every vertex is posed or follows from those that are, once.
        const ControlMesh::Part& part = control->parts[0];
        std::set<std::uint32_t> known(part.kept.begin(), part.kept.end());
        for (const ControlMesh::Between& between : part.between) {
            EXPECT_TRUE(known.insert(between.vertex).second) << between.vertex;
        }
        EXPECT_EQ(known.size(), all);
    }
}

TEST(ControlMesh, of_a_coarse_muscle_is_the_muscle) {
    const Mesh mesh = build(4.0F, 4.0F);
    const ControlMesh control = build_control_mesh(mesh, kNoFields);
    ASSERT_EQ(control.parts.size(), 1U);
    EXPECT_EQ(control.mesh.indices, mesh.indices);
    EXPECT_TRUE(control.parts[0].between.empty());
}

TEST(ControlMesh, keeps_all_rings_where_the_fibres_bend_between_them) {
    Mesh mesh = build(0.3F, 1.0F);
    for (std::size_t v = 0; v < mesh.vertices.size(); ++v) {
        // To and fro, from ring to ring.
        mesh.vertices[v].position.y += v / test::kAround % 2 == 0 ? 0.5e-3F : -0.5e-3F;
    }
    const ControlMesh control = build_control_mesh(mesh, kNoFields);
    ASSERT_EQ(control.slabs.size(), 1U);
    EXPECT_EQ(control.slabs[0].stations, test::kStations);
}

TEST(ControlMesh, is_closed_and_holds_about_as_much) {
    for (const Mesh& mesh : {build(0.2F, 1.0F), build(1.0F, 0.3F)}) {
        const ControlMesh control = build_control_mesh(mesh, kNoFields);
        std::multiset<std::pair<std::uint32_t, std::uint32_t>> edges;
        for (std::size_t i = 0; i < control.mesh.indices.size(); ++i) {
            const std::size_t next = i % 3 == 2 ? i - 2 : i + 1;
            edges.emplace(control.mesh.indices[i], control.mesh.indices[next]);
        }
        for (const auto& [from, to] : edges) {
            EXPECT_EQ(edges.count({to, from}), 1U);
        }
        EXPECT_LT(5 * control.mesh.indices.size(), 3 * mesh.indices.size());
        const float whole = calc_volume(mesh.indices, points_of(mesh));
        EXPECT_NEAR(calc_volume(control.mesh.indices, points_of(control.mesh)), whole,
                    0.15F * whole);
    }
}

TEST(ControlMesh, gives_back_what_lies_between_where_it_was_however_it_is_turned) {
    const Rigid turned = turn_about({0.3, -0.5, 0.8}, {0.1, 0.2, 0.0}, 70_deg);
    for (const Mesh& mesh : {build(0.2F, 1.0F), build(1.0F, 0.3F)}) {
        const ControlMesh control = build_control_mesh(mesh, kNoFields);
        std::vector<glm::vec3> points = points_of(control.mesh);
        for (glm::vec3& point : points) {
            point = glm::vec3{turned.point(Vec3{point})};
        }
        for (const ControlMesh::Between& between : control.parts[0].between) {
            const glm::vec3 there{turned.point(Vec3{mesh.vertices[between.vertex].position})};
            EXPECT_LT(glm::distance(find_between(between, points), there), 1e-5F);
        }
    }
}

TEST(ControlMesh, knows_how_far_from_bone_everything_was_made) {
    const Mesh mesh = build(0.2F, 1.0F);
    std::vector<std::optional<DistanceField>> fields(2);
    fields[1].emplace(test::build_ball({0.02F, -0.04F, 0.0F}, 0.02F), 2e-3F, 0.02F);
    const ControlMesh control = build_control_mesh(mesh, fields);
    const ControlMesh::Part& part = control.parts[0];
    ASSERT_EQ(control.slabs[0].neighbours.size(), 1U);
    ASSERT_EQ(part.distances.size(), part.between.size());
    for (std::size_t i = 0; i < part.between.size(); ++i) {
        EXPECT_FLOAT_EQ(part.distances[i],
                        fields[1]->distance(mesh.vertices[part.between[i].vertex].position));
    }
}

TEST(SlabBetween, leaves_bone_between_vertices_that_are_posed) {
    const Mesh mesh = build(0.2F, 1.0F);
    // A ball of bone under the belly, which bone 1 lifts into it.
    const glm::vec3 centre{0.02F, -0.022F, 0.0F}, by{0.0F, 4e-3F, 0.0F};
    constexpr float kRadius = 0.012F;
    std::vector<std::optional<DistanceField>> fields(2);
    fields[1].emplace(test::build_ball(centre, kRadius), 2e-3F, 0.02F);
    const ControlMesh control = build_control_mesh(mesh, fields);
    const MuscleSlab& slab = control.slabs[0];
    ASSERT_EQ(slab.neighbours.size(), 1U);
    MuscleScratch scratch;
    scratch.points = points_of(control.mesh);
    scratch.contact.asked.assign(slab.nodes.size(), centre);
    scratch.contact.travel.assign(slab.nodes.size(), 0.0F);
    scratch.contact.arrival.assign(slab.nodes.size(), ContactScratch::kUnknown);
    const std::vector<DualQuat> bones{to_dual_quat(Rigid{}), to_dual_quat(shift_by(Vec3{by}))};
    std::vector<PosedVertex> out(mesh.vertices.size());
    pose_between({control.mesh, slab, fields, bones}, control.parts[0], scratch, out);
    for (const std::uint32_t kept : control.parts[0].kept) {
        EXPECT_EQ(out[kept].position, mesh.vertices[kept].position);
    }
    std::size_t pushed = 0;
    for (const ControlMesh::Between& between : control.parts[0].between) {
        const glm::vec3& rest = mesh.vertices[between.vertex].position;
        const glm::vec3& now = out[between.vertex].position;
        pushed += glm::distance(now, rest) > 0.5e-3F ? 1U : 0U;
        EXPECT_GT(glm::distance(now, centre + by), kRadius - 1.5e-3F);
    }
    EXPECT_GT(pushed, 0U);
    EXPECT_LT(pushed, control.parts[0].between.size() / 2);
}

}  // namespace
}  // namespace jw::model
