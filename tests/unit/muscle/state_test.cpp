#include "muscle/state.h"

#include <gtest/gtest.h>

#include <cmath>

#include "unit/muscle/tiny_body.h"

namespace jw::muscle {
namespace {

using model::State;

model::MuscleCurve curve(int muscle, std::vector<Key> keys) {
    model::MuscleCurve c;
    c.muscle = muscle;
    c.activity = *PeriodicCurve::build(keys);
    return c;
}

class States : public testing::Test {
  protected:
    /// State of muscle 0 in a body whose line 0 has the given length; neutral 0.4, 0.3 to 0.5.
    model::MuscleState look(const std::vector<model::MuscleCurve>& good,
                            const std::vector<model::MuscleCurve>& shown, double time,
                            double length = 0.4) {
        const ActivityTable table{body_, good, shown};
        std::vector<LengthRange> ranges(body_.muscles.size(), LengthRange{0.4, 0.3, 0.5});
        const std::vector<double> lengths{length, length, length};
        std::vector<model::MuscleState> states(body_.muscles.size());
        StateJob job{&body_, &table, ranges, lengths, time, at_limit_, short_share_, states};
        EXPECT_TRUE(job.run().ok());
        return states[muscle_];
    }
    State state_of(const std::vector<Key>& good, const std::vector<Key>& shown, double time,
                   double length = 0.4) {
        const int m = static_cast<int>(muscle_);
        return look({curve(m, good)}, {curve(m, shown)}, time, length).state;
    }
    model::Body body_ = test::tiny_body();
    std::vector<std::uint8_t> at_limit_;
    std::vector<double> short_share_;
    std::size_t muscle_ = 0;
};

TEST(Fill, follows_the_published_formula) {
    EXPECT_DOUBLE_EQ(calc_fill(0.5, false), 0.0);
    EXPECT_DOUBLE_EQ(calc_fill(0.05, true), 0.20);
    EXPECT_DOUBLE_EQ(calc_fill(0.045, true), 0.20);
    EXPECT_DOUBLE_EQ(calc_fill(0.80, true), 1.0);
    EXPECT_DOUBLE_EQ(calc_fill(1.0, true), 1.0);
    EXPECT_NEAR(calc_fill(0.20, true), 0.20 + 0.80 * std::pow(0.2, 0.7), 1e-12);
}

TEST(Fill, never_falls_as_activity_rises) {
    for (double a = 0.05; a < 1.0; a += 0.01) {
        EXPECT_LE(calc_fill(a, true), calc_fill(a + 0.01, true));
    }
}

TEST(Stretch, is_measured_towards_the_active_limits) {
    const LengthRange range{0.4, 0.3, 0.6};
    EXPECT_NEAR(range.stretch(0.5), 0.5, 1e-12);
    EXPECT_NEAR(range.stretch(0.35), -0.5, 1e-12);
    EXPECT_DOUBLE_EQ((LengthRange{0.4, 0.4, 0.4}.stretch(0.5)), 0.0);
}

TEST_F(States, muscles_without_a_row_rest) {
    const auto state = look({}, {}, 0.3);
    EXPECT_EQ(state.state, State::Resting);
    EXPECT_DOUBLE_EQ(state.activity, kRestingActivity);
    EXPECT_DOUBLE_EQ(state.fill, 0.0);
}

TEST_F(States, working_begins_at_five_hundredths) {
    EXPECT_EQ(state_of({{0.0, 0.05}}, {{0.0, 0.05}}, 0.2), State::Working);
    EXPECT_EQ(state_of({{0.0, 0.049}}, {{0.0, 0.049}}, 0.2), State::Resting);
}

TEST_F(States, a_falling_curve_stays_on_down_to_four_hundredths_whatever_was_asked_before) {
    const std::vector<Key> keys{{0.0, 0.02}, {0.4, 0.10}, {0.8, 0.02}, {1.0, 0.02}};
    const ActivityTable table{body_, {}, std::vector{curve(0, keys)}};
    double rising = -1.0, falling = -1.0;  // times at which the curve stands at 0.045
    for (double t = 0.0; t < 0.4; t += 1e-3) {
        if (rising < 0.0 && table.activity(0, t) >= 0.045) {
            rising = t;
        }
        if (falling < 0.0 && table.activity(0, 0.4 + t) <= 0.045) {
            falling = 0.4 + t;
        }
    }
    for (const double t : {falling, rising, falling, rising}) {
        EXPECT_EQ(table.is_on(0, t), t == falling) << t;
    }
}

TEST_F(States, a_state_written_in_the_recipe_wins) {
    auto shown = curve(0, {{0.0, 0.5}});
    shown.states = {{0.2, 0.4, State::Guarding}};
    EXPECT_EQ(look({}, {shown}, 0.3).state, State::Guarding);
    EXPECT_EQ(look({}, {shown}, 0.5).state, State::OverWorking);
}

TEST_F(States, over_working_needs_both_the_difference_and_the_level) {
    EXPECT_EQ(state_of({{0.0, 0.10}}, {{0.0, 0.16}}, 0.2), State::OverWorking);
    EXPECT_EQ(state_of({{0.0, 0.10}}, {{0.0, 0.155}}, 0.2), State::Working);
    EXPECT_EQ(state_of({{0.0, 0.03}}, {{0.0, 0.11}}, 0.2), State::Working);
}

TEST_F(States, limiting_needs_the_length_the_limit_and_no_more_work_than_good) {
    at_limit_ = {1, 0, 0, 0};
    EXPECT_EQ(state_of({{0.0, 0.04}}, {{0.0, 0.04}}, 0.2, 0.486), State::Limiting);
    EXPECT_EQ(state_of({{0.0, 0.04}}, {{0.0, 0.04}}, 0.2, 0.484), State::Lengthened);
    EXPECT_EQ(state_of({{0.0, 0.04}}, {{0.0, 0.20}}, 0.2, 0.486), State::OverWorking);
    at_limit_ = {};
    EXPECT_EQ(state_of({{0.0, 0.04}}, {{0.0, 0.04}}, 0.2, 0.486), State::Lengthened);
}

TEST_F(States, late_is_told_of_any_muscle_but_gluteus_maximus) {
    const std::vector<Key> good{{0.0, 0.02}, {0.2, 0.3}, {0.6, 0.3}, {0.8, 0.02}};
    const std::vector<Key> late{{0.0, 0.02}, {0.15, 0.02}, {0.35, 0.3}, {0.6, 0.3}, {0.8, 0.02}};
    EXPECT_EQ(state_of(good, late, 0.5), State::Late);
    muscle_ = 1;
    EXPECT_EQ(state_of(good, late, 0.5), State::Working);
}

TEST_F(States, short_position_is_for_held_poses_of_quiet_muscles) {
    EXPECT_EQ(state_of({{0.0, 0.02}}, {{0.0, 0.02}}, 0.2, 0.34), State::Resting);
    short_share_ = {0.8, 0.8, 0.8, 0.8};
    EXPECT_EQ(state_of({{0.0, 0.02}}, {{0.0, 0.02}}, 0.2, 0.34), State::ShortPosition);
    EXPECT_EQ(state_of({{0.0, 0.16}}, {{0.0, 0.16}}, 0.2, 0.34), State::Working);
}

TEST_F(States, the_cycle_closes) {
    const std::vector<Key> keys{{0.0, 0.06}, {0.3, 0.4}, {0.7, 0.03}, {1.0, 0.06}};
    const auto at_start = look({curve(0, keys)}, {curve(0, keys)}, 0.0);
    const auto at_end = look({curve(0, keys)}, {curve(0, keys)}, 1.0);
    EXPECT_EQ(at_start.state, at_end.state);
    EXPECT_NEAR(at_start.fill, at_end.fill, 1e-9);
}

TEST_F(States, job_refuses_missing_parts) {
    EXPECT_FALSE(StateJob{}.validate().ok());
    const ActivityTable table{body_, {}, {}};
    std::vector<model::MuscleState> states(body_.muscles.size());
    StateJob job;
    job.body = &body_;
    job.activity = &table;
    job.states = states;
    EXPECT_FALSE(job.validate().ok());
}

TEST(LengthRanges, reach_over_the_active_limits_of_a_joint) {
    const model::Body body = test::tiny_body();
    const auto ranges = build_length_ranges(body);
    ASSERT_TRUE(ranges.ok());
    const LengthRange& front = (*ranges)[0];
    EXPECT_NEAR(front.neutral, 0.4, 1e-12);
    EXPECT_LT(front.least, front.neutral);
    EXPECT_GT(front.greatest, front.neutral);
    EXPECT_DOUBLE_EQ((*ranges)[2].least, (*ranges)[2].greatest);
}

}  // namespace
}  // namespace jw::muscle
