#include "motion/settings.h"

#include "motion/sample.h"

#include <gtest/gtest.h>

#include "tiny_body.h"

namespace jw::motion {
namespace {

class SettingsTest : public testing::Test {
  protected:
    Result<Unit> resolve(const model::Performance& performance) {
        return resolve_settings(body_, movement_, performance, settings_);
    }
    model::Body body_ = tiny_body();
    model::Movement movement_ = tiny_movement(body_);
    Settings settings_;
};

TEST_F(SettingsTest, without_settings_ends_are_passive_and_are_felt_from_active_on) {
    ASSERT_TRUE(resolve({}).ok());
    EXPECT_EQ(settings_.ranges[3].lower_end, -0.6);
    EXPECT_EQ(settings_.ranges[3].lower_start, -0.5);
    EXPECT_EQ(settings_.ranges[3].upper_end, 0.6);
    EXPECT_TRUE(settings_.set.empty());
}

TEST_F(SettingsTest, a_limit_is_named_by_direction_and_may_stop_short_of_neutral) {
    model::Performance performance;
    performance.limits = {{"hip_extension_r", -0.1}};
    ASSERT_TRUE(resolve(performance).ok());
    EXPECT_NEAR(settings_.ranges[3].lower_end, 0.1, 1e-12);
    EXPECT_GT(settings_.ranges[3].lower_start, 0.1);
}

TEST_F(SettingsTest, a_sum_is_spread_over_its_levels) {
    model::Performance performance;
    performance.limits = {{"lumbar_extension", 0.2}};
    ASSERT_TRUE(resolve(performance).ok());
    EXPECT_NEAR(settings_.ranges[7].upper_end, 0.15, 1e-12);
    EXPECT_NEAR(settings_.ranges[8].upper_end, 0.05, 1e-12);
}

TEST_F(SettingsTest, a_name_without_its_side_sets_both) {
    model::Performance performance;
    performance.limits = {{"hip_extension", 0.2}};
    ASSERT_TRUE(resolve(performance).ok());
    EXPECT_NEAR(settings_.ranges[3].lower_end, -0.2, 1e-12);
    EXPECT_NEAR(settings_.ranges[5].lower_end, -0.2, 1e-12);
}

TEST_F(SettingsTest, performed_on_the_left_a_left_limit_meets_the_working_leg) {
    model::Performance performance;
    performance.side = model::Side::Left;
    performance.limits = {{"hip_extension_l", 0.2}};
    ASSERT_TRUE(resolve(performance).ok());
    EXPECT_TRUE(settings_.is_mirrored);
    EXPECT_NEAR(settings_.ranges[3].lower_end, -0.2, 1e-12);
    EXPECT_EQ(settings_.set.front().limit, "hip_extension_l");
    performance.variant = "stiff_hip";
    performance.limits.clear();
    ASSERT_TRUE(resolve(performance).ok());
    EXPECT_EQ(settings_.set.front().limit, "hip_extension_l");
}

TEST_F(SettingsTest, the_last_word_has_the_performance) {
    model::Performance performance;
    performance.variant = "stiff_hip";
    performance.limits = {{"hip_extension_r", 0.3}};
    ASSERT_TRUE(resolve(performance).ok());
    EXPECT_NEAR(settings_.ranges[3].lower_end, -0.3, 1e-12);
}

TEST_F(SettingsTest, broken_settings_are_refused_in_words) {
    model::Performance performance;
    performance.variant = "nonsense";
    EXPECT_EQ(resolve(performance).error().code, ErrorCode::NotFound);
    performance = {};
    performance.size = "huge";
    EXPECT_EQ(resolve(performance).error().code, ErrorCode::NotFound);
    performance = {};
    performance.causes = {"rust"};
    EXPECT_EQ(resolve(performance).error().code, ErrorCode::NotFound);
    performance = {};
    performance.limits = {{"hip_extension_r", -0.65}};
    EXPECT_NE(resolve(performance).error().sentence.find("no range"), std::string::npos);
    performance.limits = {{"hip_extension_r", 0.9}};
    EXPECT_EQ(resolve(performance).error().code, ErrorCode::InvalidInput);
    performance.limits.clear();
    performance.pay = model::Performance::Pay::Foot;
    EXPECT_EQ(resolve(performance).error().code, ErrorCode::InvalidInput);
}

class TiedSettings : public SettingsTest {
  protected:
    TiedSettings() {
        body_ = tied_body();
        right_ = static_cast<std::size_t>(*body_.find_limit("tie_r"));
        left_ = static_cast<std::size_t>(*body_.find_limit("tie_l"));
    }
    std::size_t right_ = 0, left_ = 0;
};

TEST_F(TiedSettings, two_joints_end_together_at_the_passive_value_or_where_they_are_set) {
    ASSERT_TRUE(resolve({}).ok());
    EXPECT_EQ(settings_.coupled[right_].end, 0.22);
    EXPECT_LT(settings_.coupled[right_].start, 0.22);
    model::Performance performance;
    performance.limits = {{"tie_r", 0.1}};
    ASSERT_TRUE(resolve(performance).ok());
    EXPECT_EQ(settings_.coupled[right_].end, 0.1);
    EXPECT_EQ(settings_.coupled[left_].end, 0.22);
    ASSERT_EQ(settings_.set.size(), 1U);
    EXPECT_EQ(settings_.set[0].limit, "tie_r");
}

TEST_F(TiedSettings, performed_on_the_left_a_left_tie_meets_the_working_leg) {
    model::Performance performance;
    performance.side = model::Side::Left;
    performance.limits = {{"tie_l", 0.1}};
    ASSERT_TRUE(resolve(performance).ok());
    EXPECT_EQ(settings_.coupled[right_].end, 0.1);
}

TEST_F(TiedSettings, a_tie_that_no_pose_can_keep_or_none_may_pass_is_refused) {
    model::Performance performance;
    performance.limits = {{"tie_r", -1.2}};  // both joints at their ends reach no less
    ASSERT_FALSE(resolve(performance).ok());
    EXPECT_NE(resolve(performance).error().sentence.find("no range"), std::string::npos);
    performance.limits = {{"tie_r", 0.5}};
    ASSERT_FALSE(resolve(performance).ok());
    EXPECT_EQ(resolve(performance).error().code, ErrorCode::InvalidInput);
}

TEST(MirrorPose, is_its_own_inverse_and_changes_sides_and_signs) {
    const model::Body body = tiny_body();
    const std::vector<double> q{0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9};
    std::vector<double> mirrored(q.size()), back(q.size());
    mirror_pose(body, q, mirrored);
    EXPECT_EQ(mirrored[5], 0.4);
    EXPECT_EQ(mirrored[4], -0.5);
    mirror_pose(body, mirrored, back);
    EXPECT_EQ(back, q);
}

TEST(SampleJob, gives_the_fit_where_there_is_one_and_the_keys_where_asked) {
    const model::Body body = tiny_body();
    model::Movement movement = tiny_movement(body);
    const Key keys[] = {{0.0, 0.02}};
    movement.fits = {{"standard", {{1, PeriodicCurve::build(keys).value()}}}};
    std::vector<double> q(body.coordinates.size());
    ASSERT_TRUE((SampleJob{&body, &movement, 0, 0.5, true, q}.run().ok()));
    EXPECT_EQ(q[1], 0.02);
    EXPECT_NEAR(q[3], -0.2, 1e-12);
    ASSERT_TRUE((SampleJob{&body, &movement, 0, 0.5, false, q}.run().ok()));
    EXPECT_EQ(q[1], 0.0);
    EXPECT_FALSE((SampleJob{&body, &movement, 3, 0.5, true, q}.run().ok()));
}

}  // namespace
}  // namespace jw::motion
