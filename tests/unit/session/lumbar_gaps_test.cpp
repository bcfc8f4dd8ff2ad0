// What lies between lumbar vertebrae, measured on the built body: a bent spine and a changed mesh
// must both be seen.
#include "analysis/lumbar.h"

#include "core/angle.h"
#include "model/kinematics.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>

#include "unit/sanitized.h"
#include "unit/session/shipped.h"

namespace jw::session {
namespace {

/// Every lumbar level extended by so much.
model::Pose bend(const model::Body& body, double degrees) {
    model::Pose pose{body.neutral_q(), std::vector<Rigid>(body.bones.size())};
    for (const model::CoordinateIndex c : body.find_parts("lumbar_extension")) {
        pose.q[static_cast<std::size_t>(c)] += to_rad(degrees);
    }
    EXPECT_TRUE((model::PoseJob{&body, pose.q, pose.displacements}.run().ok()));
    return pose;
}

model::Mesh& find_mesh(model::Model& model, const std::string& id) {
    return *std::find_if(model.meshes.begin(), model.meshes.end(),
                         [&](const model::Mesh& mesh) { return mesh.id == id; });
}

/// The hind part of a bone near the midline (its spinous process) or beside it, by so much.
void push(model::Mesh& mesh, bool midline, const glm::vec3& by) {
    float back = 1.0F;
    for (const model::Vertex& vertex : mesh.vertices) {
        back = std::min(back, vertex.position.x);
    }
    for (model::Vertex& vertex : mesh.vertices) {
        const bool is_hind = vertex.position.x < back + (midline ? 0.020F : 0.040F);
        const bool is_near = std::abs(vertex.position.z) < 0.010F;
        vertex.position += is_hind && is_near == midline ? by : glm::vec3{0.0F};
    }
}

TEST(LumbarGaps, are_at_rest_what_anatomy_has) {
    if (kIsSanitized) {
        GTEST_SKIP() << kAskedOfTheStandardBody;
    }
    const auto levels = analysis::measure_lumbar(built(), bend(built().body, 0.0)).value();
    for (const analysis::LumbarLevel& level : levels) {
        EXPECT_GT(level.spinous_gap, 0.002) << level.id;
        EXPECT_LT(level.spinous_gap, 0.015) << level.id;
        EXPECT_GT(level.facet_gap, 0.0010) << level.id;
        EXPECT_LT(level.facet_gap, 0.0030) << level.id;
        EXPECT_GT(level.foramen_area, 80e-6) << level.id;
        EXPECT_LT(level.foramen_area, 230e-6) << level.id;
    }
}

TEST(LumbarGaps, close_in_extension_and_open_in_flexion) {
    if (kIsSanitized) {
        GTEST_SKIP() << kAskedOfTheStandardBody;
    }
    const auto flexed = analysis::measure_lumbar(built(), bend(built().body, -3.0)).value();
    const auto resting = analysis::measure_lumbar(built(), bend(built().body, 0.0)).value();
    const auto extended = analysis::measure_lumbar(built(), bend(built().body, 3.0)).value();
    for (std::size_t i = 0; i < resting.size(); ++i) {
        const std::string& id = resting[i].id;
        // 3 degrees on a lever of 4 to 6 cm
        EXPECT_NEAR(flexed[i].spinous_gap - resting[i].spinous_gap, 2.6e-3, 1.4e-3) << id;
        EXPECT_LT(extended[i].spinous_gap, resting[i].spinous_gap - 1.0e-3) << id;
        EXPECT_GT(flexed[i].facet_gap, resting[i].facet_gap) << id;
        EXPECT_LT(extended[i].facet_gap, resting[i].facet_gap) << id;
        EXPECT_GT(flexed[i].foramen_area, resting[i].foramen_area) << id;
        EXPECT_LT(extended[i].foramen_area, resting[i].foramen_area) << id;
    }
}

TEST(LumbarGaps, follow_the_mesh_and_nothing_else) {
    const model::Pose pose = bend(built().body, 0.0);
    const analysis::LumbarLevel before = analysis::measure_lumbar(built(), pose).value()[1];
    ASSERT_EQ(before.id, "L4_L5");
    model::Model changed = built();
    push(find_mesh(changed, "L4"), true, {0.0F, -0.001F, 0.0F});
    const analysis::LumbarLevel lower = analysis::measure_lumbar(changed, pose).value()[1];
    EXPECT_NEAR(before.spinous_gap - lower.spinous_gap, 0.001, 0.0004);
    EXPECT_NEAR(lower.foramen_area, before.foramen_area, 2e-6);
    changed = built();
    push(find_mesh(changed, "L4"), false, {0.0008F, 0.0F, 0.0F});
    const analysis::LumbarLevel nearer = analysis::measure_lumbar(changed, pose).value()[1];
    EXPECT_LT(nearer.facet_gap, before.facet_gap - 0.0002);
    changed = built();
    push(find_mesh(changed, "L5"), false, {0.002F, 0.0F, 0.0F});
    const analysis::LumbarLevel narrower = analysis::measure_lumbar(changed, pose).value()[1];
    EXPECT_LT(narrower.foramen_area, before.foramen_area - 5e-6);
}

TEST(LumbarGaps, of_a_body_without_what_they_need_are_refused_in_words) {
    model::Model bare = built();
    const model::Pose pose = bend(bare.body, 0.0);
    EXPECT_FALSE(analysis::measure_lumbar(bare, {pose.q, {}}).ok());
    find_mesh(bare, "L4.disc").id = "lost";
    const auto levels = analysis::measure_lumbar(bare, pose);
    ASSERT_FALSE(levels.ok());
    EXPECT_NE(levels.error().sentence.find("L4"), std::string::npos);
}

}  // namespace
}  // namespace jw::session
