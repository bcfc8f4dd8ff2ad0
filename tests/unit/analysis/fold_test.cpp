#include "analysis/fold.h"

#include "model/muscle_bodies.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "unit/analysis/sheet_mesh.h"
#include "unit/model/spindle_mesh.h"

namespace jw::analysis {
namespace {

using namespace test::sheet;

double folded(const std::vector<glm::vec3>& at_rest, const std::vector<glm::vec3>& now) {
    const std::vector<std::uint32_t> indices = build_sheet();
    return calc_folded_area(find_side_by_side(indices, at_rest), indices, now);
}

TEST(Fold, is_not_seen_in_a_flat_or_a_bent_sheet) {
    const std::vector<glm::vec3> flat = build_points();
    EXPECT_EQ(folded(flat, flat), 0.0);
    std::vector<glm::vec3> bent = flat;
    for (glm::vec3& p : bent) {
        p.z = p.x * p.x / kCell;
    }
    EXPECT_EQ(folded(flat, bent), 0.0);
}

TEST(Fold, is_seen_where_a_place_passes_those_beside_it) {
    const std::vector<glm::vec3> flat = build_points();
    std::vector<glm::vec3> passed = flat;
    passed[kColumns + 2].x += 1.5F * kCell;
    EXPECT_GT(folded(flat, passed), 0.5 * kCell * kCell);
}

TEST(Fold, is_a_flat_sheet_bent_sharply_either_way) {
    const std::vector<glm::vec3> flat = build_points();
    EXPECT_GT(folded(flat, build_roof(2.0F)), 0.0);
    EXPECT_GT(folded(flat, build_roof(-2.0F)), 0.0);
}

TEST(Fold, of_a_rim_that_grows_sharper_is_none_but_one_that_turns_in_is) {
    const std::vector<glm::vec3> roof = build_roof(-0.5F);  // stands out by 53 degrees
    EXPECT_EQ(folded(roof, build_roof(-3.0F)), 0.0);
    EXPECT_GT(folded(roof, build_roof(3.0F)), 0.0);
}

TEST(Fold, of_a_rim_that_was_there_at_rest_is_none) {
    // The last row comes back over the first, as the under side of a thin body.
    std::vector<glm::vec3> thin = build_points();
    for (glm::vec3& p : thin) {
        p.z = p.y > 1.5F * kCell ? -0.05F * kCell : 0.0F;
        p.y = p.y > 1.5F * kCell ? 0.0F : p.y;
    }
    EXPECT_EQ(folded(thin, thin), 0.0);
}

TEST(Fold, is_none_in_a_spindle_that_is_bent_sharply) {
    model::Model model;
    model.body.bones.resize(2);
    model.body.bones[1].parent = 0;
    model.meshes.push_back(test::build_spindle());
    const model::Mesh& mesh = model.meshes.front();
    std::vector<glm::vec3> points;
    for (const model::Vertex& vertex : mesh.vertices) {
        points.push_back(vertex.position);
    }
    const auto pairs = find_side_by_side(mesh.indices, points);
    const model::MuscleBodies bodies{model};
    model::MuscleScratch scratch;
    std::vector<model::PosedVertex> posed(points.size());
    const std::vector<model::DualQuat> bones{
        model::to_dual_quat(Rigid{}),
        model::to_dual_quat(turn_about({0.0, 0.0, 1.0}, {0.1, -0.012, 0.0}, 110_deg))};
    ASSERT_TRUE((model::PoseMuscleJob{&bodies, 0, bones, &scratch, posed}.run()).ok());
    std::transform(posed.begin(), posed.end(), points.begin(),
                   [](const model::PosedVertex& vertex) { return vertex.position; });
    EXPECT_EQ(calc_folded_area(pairs, mesh.indices, points), 0.0);
}

}  // namespace
}  // namespace jw::analysis
