#include "muscle/action.h"

#include <gtest/gtest.h>

#include "unit/muscle/tiny_body.h"

namespace jw::muscle {
namespace {

class Actions : public testing::Test {
  protected:
    Actions() {
        for (const auto& [id, sign] :
             {std::pair{"hip_flexion_r", 1.0}, {"hip_extension_r", -1.0}}) {
            model::Limit limit;
            limit.id = id;
            limit.sign = sign;
            limit.parts = {{0, 1.0}};
            body_.limits.push_back(limit);
        }
    }
    std::vector<Action> actions_of(const char* muscle, double flexion_degrees = 0.0) {
        std::vector<double> q = body_.neutral_q();
        q[0] = to_rad(flexion_degrees);
        const auto found = find_actions(body_, q, *body_.find_muscle(muscle));
        EXPECT_TRUE(found.ok());
        return found.ok() ? *found : std::vector<Action>{};
    }
    model::Body body_ = test::tiny_body();
};

TEST_F(Actions, a_line_in_front_of_the_hinge_flexes_by_its_distance) {
    const auto actions = actions_of("front_r");
    ASSERT_EQ(actions.size(), 1U);  // the body knows no limit of the other hinge
    EXPECT_EQ(body_.limits[static_cast<std::size_t>(actions[0].limit)].id, "hip_flexion_r");
    EXPECT_NEAR(actions[0].lever, 0.04, 1e-8);
}

TEST_F(Actions, a_muscle_behind_the_hinge_extends) {
    for (auto& point : body_.lines[0].path) {
        point.point.x = -point.point.x;
    }
    const auto actions = actions_of("front_r");
    ASSERT_EQ(actions.size(), 1U);
    EXPECT_EQ(body_.limits[static_cast<std::size_t>(actions[0].limit)].id, "hip_extension_r");
    EXPECT_NEAR(actions[0].lever, 0.04, 1e-8);
}

TEST_F(Actions, lines_count_by_their_cross_section_where_all_are_known) {
    model::Muscle both = body_.muscles[static_cast<std::size_t>(*body_.find_muscle("front_r"))];
    both.id = "both_r";
    both.lines = {0, 2};  // 40 mm and nothing
    body_.muscles.push_back(both);
    EXPECT_NEAR(actions_of("both_r")[0].lever, 0.02, 1e-8);
    body_.lines[0].pcsa = 3e-4;
    EXPECT_NEAR(actions_of("both_r")[0].lever, 0.02, 1e-8);  // one is unknown: all alike
    body_.lines[2].pcsa = 1e-4;
    EXPECT_NEAR(actions_of("both_r")[0].lever, 0.03, 1e-8);
}

TEST_F(Actions, what_crosses_no_joint_or_is_no_muscle_does_nothing) {
    EXPECT_TRUE(actions_of("still_r").empty());
    body_.muscles[static_cast<std::size_t>(*body_.find_muscle("front_r"))].tissue =
        model::Tissue::Ligament;
    EXPECT_TRUE(actions_of("front_r").empty());
}

TEST_F(Actions, refuse_an_unknown_muscle_and_a_wrong_pose) {
    const std::vector<double> q = body_.neutral_q();
    EXPECT_EQ(find_actions(body_, q, 99).error().code, ErrorCode::InvalidInput);
    EXPECT_EQ(find_actions(body_, {}, 0).error().code, ErrorCode::InvalidInput);
}

}  // namespace
}  // namespace jw::muscle
