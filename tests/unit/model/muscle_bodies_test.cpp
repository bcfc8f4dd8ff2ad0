#include "model/muscle_bodies.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

#include "unit/model/ball_mesh.h"
#include "unit/model/spindle_mesh.h"

namespace jw::model {
namespace {

Model build_model() {
    Model model;
    model.body.bones.resize(2);
    model.body.bones[1].parent = 0;
    model.meshes.push_back(test::build_spindle());
    return model;
}

class MusclePose : public testing::Test {
  protected:
    std::vector<PosedVertex> pose(const Model& model, const Rigid& second, int mesh = 0) {
        const MuscleBodies bodies{model};
        const std::vector<DualQuat> bones{to_dual_quat(Rigid{}), to_dual_quat(second)};
        std::vector<PosedVertex> out(model.meshes[static_cast<std::size_t>(mesh)].vertices.size());
        const auto done = PoseMuscleJob{&bodies, mesh, bones, &scratch_, out}.run();
        EXPECT_TRUE(done.ok()) << (done.ok() ? "" : done.error().to_string());
        return out;
    }
    static float volume(const Mesh& mesh, const std::vector<PosedVertex>& posed) {
        std::vector<glm::vec3> points;
        for (const PosedVertex& vertex : posed) {
            points.push_back(vertex.position);
        }
        return calc_volume(mesh.indices, points);
    }
    static float thickness(const std::vector<PosedVertex>& posed) {
        const std::size_t middle = test::kStations / 2 * test::kAround;
        return glm::distance(posed[middle + test::kAround / 4].position,
                             posed[middle + 3 * test::kAround / 4].position);
    }
    MuscleScratch scratch_;
};

TEST_F(MusclePose, at_rest_is_the_mesh_itself) {
    const Model model = build_model();
    // A hair away from rest, so that all steps are gone through.
    const auto posed = pose(model, shift_by({2e-6, 0.0, 0.0}));
    for (std::size_t v = 0; v < posed.size(); ++v) {
        EXPECT_LT(glm::distance(posed[v].position, model.meshes[0].vertices[v].position), 2e-5F);
        EXPECT_NEAR(glm::length(posed[v].normal), 1.0F, 1e-4F);
    }
}

TEST_F(MusclePose, bulges_as_it_shortens_and_thins_as_it_lengthens_at_the_same_volume) {
    const Model model = build_model();
    const auto rest = pose(model, Rigid{});
    const auto shorter = pose(model, shift_by({-0.05, 0.0, 0.0}));
    const auto longer = pose(model, shift_by({0.05, 0.0, 0.0}));
    EXPECT_GT(thickness(shorter), 1.08F * thickness(rest));
    EXPECT_LT(thickness(longer), 0.94F * thickness(rest));
    const float volume_at_rest = volume(model.meshes[0], rest);
    EXPECT_NEAR(volume(model.meshes[0], shorter), volume_at_rest, 0.05F * volume_at_rest);
    EXPECT_NEAR(volume(model.meshes[0], longer), volume_at_rest, 0.05F * volume_at_rest);
}

TEST_F(MusclePose, goes_round_a_bone_that_comes_in_its_way) {
    Model model = build_model();
    // A ball of bone beside the belly, carried by bone 1.
    model.meshes.push_back(test::build_ball({0.12F, -0.032F, 0.0F}, 0.02F));
    model.meshes.back().structure = 1;
    const glm::vec3 by{0.0F, 0.012F, 0.0F};
    const auto posed = pose(model, shift_by(Vec3{by}));
    for (const PosedVertex& vertex : posed) {
        EXPECT_GT(glm::distance(vertex.position, glm::vec3{0.12F, -0.032F, 0.0F} + by), 0.0185F);
    }
}

TEST_F(MusclePose, a_cord_keeps_its_section_where_bones_carry_its_edges_apart) {
    Model model = build_model();
    for (Vertex& vertex : model.meshes[0].vertices) {
        vertex.position.y *= 0.25F;
        vertex.position.z *= 0.25F;
    }
    // The bones carry one edge and the other by unlike shares.
    for (std::size_t v = 0; v < model.meshes[0].vertices.size(); ++v) {
        Vertex& vertex = model.meshes[0].vertices[v];
        const float whole = vertex.weights[1],
                    edge = vertex.position.z / (0.25F * test::kHalfWidth);
        const float share = whole + edge * whole * (1.0F - whole);
        vertex.weights = {1.0F - share, share, 0.0F, 0.0F};
    }
    const auto posed = pose(model, turn_about({0.0, 1.0, 0.0}, {0.1, 0.0, 0.0}, 60_deg));
    const auto width = [&](const auto& place, int station) {
        const auto first = static_cast<std::size_t>(station * test::kAround);
        return glm::distance(place(first), place(first + test::kAround / 2));
    };
    for (int i = 1; i + 1 < test::kStations; ++i) {
        const float rest =
            width([&](std::size_t v) { return model.meshes[0].vertices[v].position; }, i);
        const float now = width([&](std::size_t v) { return posed[v].position; }, i);
        EXPECT_NEAR(now, rest, 0.08F * rest) << i;
    }
}

TEST_F(MusclePose, little_by_little_never_jumps) {
    Model model = build_model();
    // A ball of bone that the belly is bent about.
    model.meshes.push_back(test::build_ball({0.1F, -0.032F, 0.0F}, 0.02F));
    model.meshes.back().structure = 0;
    constexpr int kSteps = 120;
    std::vector<PosedVertex> before;
    float farthest = 0.0F;
    for (int i = 0; i <= kSteps; ++i) {
        const Degrees angle{60.0 * i / kSteps};
        const auto posed = pose(model, turn_about({0.0, 0.0, -1.0}, {0.1, -0.032, 0.0}, angle));
        for (std::size_t v = 0; v < before.size(); ++v) {
            farthest = std::max(farthest, glm::distance(posed[v].position, before[v].position));
        }
        before = posed;
    }
    // Half a degree moves the far end, 0.1 m from the joint, by 0.9 mm.
    EXPECT_LT(farthest, 2e-3F);
}

TEST_F(MusclePose, of_a_mesh_that_is_no_slab_is_what_its_bones_blend_to) {
    Model model = build_model();
    for (Vertex& vertex : model.meshes[0].vertices) {
        vertex.uv.x = 0.5F;
    }
    const Rigid turned = turn_about({0.0, 0.0, 1.0}, {0.1, 0.0, 0.0}, 40_deg);
    const auto posed = pose(model, turned);
    const std::vector<DualQuat> bones{to_dual_quat(Rigid{}), to_dual_quat(turned)};
    for (std::size_t v = 0; v < posed.size(); ++v) {
        const Vertex& vertex = model.meshes[0].vertices[v];
        EXPECT_EQ(posed[v].position, blend(vertex, bones).point(vertex.position));
    }
}

TEST_F(MusclePose, refuses_what_does_not_fit) {
    const Model model = build_model();
    const MuscleBodies bodies{model};
    const std::vector<DualQuat> bones(2);
    std::vector<PosedVertex> out(3);
    EXPECT_FALSE((PoseMuscleJob{&bodies, 0, bones, &scratch_, out}.run().ok()));
    EXPECT_FALSE((PoseMuscleJob{nullptr, 0, bones, &scratch_, out}.run().ok()));
    out.resize(model.meshes[0].vertices.size());
    EXPECT_FALSE((PoseMuscleJob{&bodies, 1, bones, &scratch_, out}.run().ok()));
    EXPECT_FALSE((PoseMuscleJob{&bodies, 0, std::span{bones}.first(1), &scratch_, out}.run().ok()));
}

}  // namespace
}  // namespace jw::model
