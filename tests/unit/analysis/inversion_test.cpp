#include "analysis/inversion.h"

#include <glm/gtc/quaternion.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "unit/analysis/sheet_mesh.h"

namespace jw::analysis {
namespace {

using namespace test::sheet;

double inverted(const std::vector<glm::vec3>& at_rest, const std::vector<glm::vec3>& now,
                const glm::quat& guess = {1.0F, 0.0F, 0.0F, 0.0F}) {
    const std::vector<std::uint32_t> indices = build_sheet();
    const std::vector<glm::quat> guesses(now.size(), guess);
    return InversionMeter{indices, at_rest}.calc_inverted_area(now, guesses);
}

TEST(Inversion, is_none_in_a_sheet_that_turns_as_a_whole_or_bends) {
    const std::vector<glm::vec3> flat = build_points();
    std::vector<glm::vec3> turned = flat;
    const glm::quat turn = glm::angleAxis(2.6F, glm::vec3{0.6F, 0.8F, 0.0F});
    std::transform(flat.begin(), flat.end(), turned.begin(),
                   [&](const glm::vec3& p) { return turn * p; });
    EXPECT_EQ(inverted(flat, turned), 0.0);
    EXPECT_EQ(inverted(flat, turned, turn), 0.0);
    // Sharper than a right angle, and still each side faces out.
    EXPECT_EQ(inverted(flat, build_roof(1.2F)), 0.0);
    EXPECT_EQ(inverted(build_roof(-0.5F), build_roof(-2.0F)), 0.0);
}

TEST(Inversion, is_where_a_place_passes_those_beside_it) {
    const std::vector<glm::vec3> flat = build_points();
    std::vector<glm::vec3> passed = flat;
    passed[kColumns + 2].x += 1.5F * kCell;
    const double area = inverted(flat, passed);
    EXPECT_GT(area, 0.2 * kCell * kCell);
    EXPECT_LT(area, 2.0 * kCell * kCell);
}

TEST(Inversion, is_none_where_the_sheet_lay_so_at_rest) {
    std::vector<glm::vec3> passed = build_points();
    passed[kColumns + 2].x += 1.5F * kCell;
    EXPECT_EQ(inverted(passed, passed), 0.0);
}

}  // namespace
}  // namespace jw::analysis
