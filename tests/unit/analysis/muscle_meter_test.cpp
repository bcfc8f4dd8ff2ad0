#include "analysis/muscle_meter.h"

#include <gtest/gtest.h>

#include <vector>

#include "unit/model/ball_mesh.h"

namespace jw::analysis {
namespace {

/// A ball of bone, and a muscle beside it that another bone carries.
model::Model build_model(float muscle_at) {
    model::Model model;
    model.body.bones.resize(2);
    model.body.muscles.resize(1);
    model.meshes.push_back(test::build_ball({0.0F, 0.0F, 0.0F}, 0.02F));
    model.meshes.back().structure = 0;
    model::Mesh muscle = test::build_ball({muscle_at, 0.0F, 0.0F}, 0.01F);
    muscle.kind = model::MeshKind::Muscle;
    muscle.structure = 0;
    for (model::Vertex& vertex : muscle.vertices) {
        vertex.bones[0] = 1;
    }
    model.meshes.push_back(std::move(muscle));
    return model;
}

std::vector<std::vector<glm::vec3>> place(const model::Model& model, const glm::vec3& scale,
                                          const glm::vec3& shift) {
    std::vector<std::vector<glm::vec3>> positions(model.meshes.size());
    const glm::vec3 centre{0.05F, 0.0F, 0.0F};
    for (const model::Vertex& vertex : model.meshes[1].vertices) {
        positions[1].push_back(centre + scale * (vertex.position - centre) + shift);
    }
    return positions;
}

TEST(MuscleMeter, finds_nothing_wrong_with_a_muscle_as_it_was_made) {
    const model::Model model = build_model(0.05F);
    const MuscleMeter meter{model};
    const std::vector<Rigid> still(2);
    const auto measures = meter.measure(still, place(model, glm::vec3{1.0F}, glm::vec3{0.0F}));
    ASSERT_EQ(measures.size(), 1U);
    EXPECT_NEAR(measures[0].volume_ratio, 1.0, 1e-6);
    EXPECT_EQ(measures[0].inverted, 0.0);
    EXPECT_EQ(measures[0].depth, 0.0);
    EXPECT_EQ(measures[0].bone, model::kNone);
}

TEST(MuscleMeter, sees_volume_lost_and_a_body_turned_inside_out) {
    const model::Model model = build_model(0.05F);
    const MuscleMeter meter{model};
    const std::vector<Rigid> still(2);
    const auto flat = meter.measure(still, place(model, {0.5F, 1.0F, 1.0F}, glm::vec3{0.0F}));
    EXPECT_NEAR(flat[0].volume_ratio, 0.5, 1e-4);
    EXPECT_EQ(flat[0].inverted, 0.0);
    const auto mirrored = meter.measure(still, place(model, {-1.0F, 1.0F, 1.0F}, glm::vec3{0.0F}));
    EXPECT_NEAR(mirrored[0].volume_ratio, -1.0, 1e-4);
}

TEST(MuscleMeter, sees_a_surface_folded_over) {
    const model::Model model = build_model(0.05F);
    const MuscleMeter meter{model};
    const std::vector<Rigid> still(2);
    auto positions = place(model, glm::vec3{1.0F}, glm::vec3{0.0F});
    // One ring about the middle is pulled past those that follow it, as far as five of them lie.
    for (std::size_t v = 0; v < positions[1].size(); ++v) {
        positions[1][v].y -= model.meshes[1].vertices[v].uv.x == 0.5F ? 4e-3F : 0.0F;
    }
    const auto measures = meter.measure(still, positions);
    EXPECT_GT(measures[0].folded, 0.02);
    EXPECT_LT(measures[0].folded, 0.5);
    EXPECT_GT(measures[0].inverted, 0.0);
}

TEST(MuscleMeter, measures_how_deep_the_muscle_is_in_the_posed_bone) {
    const model::Model model = build_model(0.05F);
    const MuscleMeter meter{model};
    // The bone comes to the muscle: their surfaces stood 20 mm apart.
    std::vector<Rigid> moved(2);
    moved[0] = shift_by({0.025, 0.0, 0.0});
    const auto measures = meter.measure(moved, place(model, glm::vec3{1.0F}, glm::vec3{0.0F}));
    EXPECT_NEAR(measures[0].depth, 5e-3, 4e-4);
    EXPECT_EQ(measures[0].bone, 0);
}

TEST(MuscleMeter, excepts_the_attachments_on_the_bones_that_carry_them) {
    model::Model model = build_model(0.05F);
    // Its ends are on the bone that it is pushed into; the middle still counts.
    for (model::Vertex& vertex : model.meshes[1].vertices) {
        const bool is_end = vertex.uv.x < 0.1F || vertex.uv.x > 0.9F;
        vertex.bones[0] = is_end ? 0 : 1;
    }
    const MuscleMeter meter{model};
    const std::vector<Rigid> still(2);
    // The lower pole inside the bone, the middle outside.
    const auto measures =
        meter.measure(still, place(model, glm::vec3{1.0F}, {-0.05F, 0.029F, 0.0F}));
    EXPECT_LT(measures[0].depth, 6e-4);
    for (model::Vertex& vertex : model.meshes[1].vertices) {
        vertex.bones[0] = 1;
    }
    const MuscleMeter strict{model};
    const auto all = strict.measure(still, place(model, glm::vec3{1.0F}, {-0.05F, 0.029F, 0.0F}));
    EXPECT_NEAR(all[0].depth, 1e-3, 3e-4);
}

}  // namespace
}  // namespace jw::analysis
