#include "muscle/moment_arm.h"

#include <gtest/gtest.h>

#include "unit/muscle/tiny_body.h"

namespace jw::muscle {
namespace {

class MomentArm : public testing::Test {
  protected:
    std::vector<double> arms_at(double flexion_degrees, std::vector<SweepPart> sweep) {
        std::vector<double> q = body_.neutral_q();
        q[0] = to_rad(flexion_degrees);
        std::vector<double> lengths(body_.lines.size()), arms(body_.lines.size());
        EXPECT_TRUE((MomentArmJob{&body_, &scratch_, q, sweep, lengths, arms}.run().ok()));
        return arms;
    }
    model::Body body_ = test::tiny_body();
    MomentArmScratch scratch_{body_};
};

TEST_F(MomentArm, is_the_radius_where_the_line_wraps_the_hinge) {
    // In front of the hinge the line flexes: flexion makes it shorter.
    EXPECT_NEAR(arms_at(-20.0, {{0, 1.0}})[1], 0.05, 1e-8);
    EXPECT_NEAR(arms_at(-35.0, {{0, 1.0}})[1], 0.05, 1e-8);
}

TEST_F(MomentArm, is_the_distance_of_a_straight_line_from_the_hinge) {
    EXPECT_NEAR(arms_at(0.0, {{0, 1.0}})[0], 0.04, 1e-8);
    EXPECT_NEAR(arms_at(0.0, {{0, 1.0}})[2], 0.0, 1e-12);
}

TEST_F(MomentArm, of_a_sum_is_the_shared_moment_arm_of_its_parts) {
    const double first = arms_at(10.0, {{0, 1.0}})[0];
    const double second = arms_at(10.0, {{1, 1.0}})[0];
    const auto sweep = find_sweep(body_, "both");
    ASSERT_TRUE(sweep.ok());
    EXPECT_NEAR(arms_at(10.0, *sweep)[0], 0.5 * (first + second), 1e-8);
}

TEST_F(MomentArm, of_a_sum_takes_the_shares_of_the_limit_of_that_name) {
    model::Limit limit;
    limit.id = "both";
    limit.parts = {{0, 0.8}, {1, 0.2}};
    body_.limits.push_back(limit);
    const auto sweep = find_sweep(body_, "both");
    ASSERT_TRUE(sweep.ok());
    EXPECT_DOUBLE_EQ((*sweep)[0].share, 0.8);
}

TEST_F(MomentArm, refuses_an_unknown_name_and_an_empty_sweep) {
    EXPECT_EQ(find_sweep(body_, "tail_wag").error().code, ErrorCode::NotFound);
    std::vector<double> q = body_.neutral_q(), lengths(3), arms(3);
    EXPECT_FALSE((MomentArmJob{&body_, &scratch_, q, {}, lengths, arms}.validate().ok()));
    EXPECT_FALSE(MomentArmJob{}.validate().ok());
}

}  // namespace
}  // namespace jw::muscle
