// When a movement breathes: the phases that the timeline shows, and the breath of what is shipped.
#include "session/breath_phases.h"

#include "session/evaluate.h"

#include "core/angle.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <initializer_list>
#include <string>

#include "unit/session/shipped.h"

namespace jw::session {
namespace {

using ::testing::ElementsAre;
using ::testing::IsEmpty;

model::Body breathing_body() {
    model::Body body;
    body.coordinates.resize(1);
    body.coordinates[0].id = "breath";
    return body;
}

std::vector<model::GoodCurve> breath(std::initializer_list<Key> keys) {
    auto curve = PeriodicCurve::build(std::vector<Key>{keys});
    EXPECT_TRUE(curve.ok());
    return {{0, std::move(curve).value()}};
}

TEST(BreathPhases, are_the_stretches_that_rise_and_fall_not_the_rests) {
    model::Movement movement;
    movement.good = breath(
        {{0.0, 0.0}, {0.1, 0.0}, {0.2, 0.5}, {0.4, 1.0}, {0.5, 1.0}, {0.9, 0.0}, {1.0, 0.0}});
    EXPECT_THAT(find_breath_phases(breathing_body(), movement, ""),
                ElementsAre(BreathPhase{0.1, 0.4, true}, BreathPhase{0.5, 0.9, false}));
}

TEST(BreathPhases, are_cut_in_two_at_the_end_of_the_cycle) {
    model::Movement movement;
    movement.good = breath({{0.2, 1.0}, {0.6, 0.0}});
    EXPECT_THAT(find_breath_phases(breathing_body(), movement, ""),
                ElementsAre(BreathPhase{0.0, 0.2, true}, BreathPhase{0.2, 0.6, false},
                            BreathPhase{0.6, 1.0, true}));
}

TEST(BreathPhases, are_those_of_the_size_where_it_has_its_own) {
    model::Movement movement;
    movement.good = breath({{0.0, 0.0}, {0.5, 1.0}});
    movement.sizes.resize(2);
    movement.sizes[0].id = "standard";
    movement.sizes[1].id = "large";
    movement.sizes[1].good = breath({{0.0, 1.0}, {0.5, 0.0}});
    EXPECT_TRUE(find_breath_phases(breathing_body(), movement, "standard").front().is_in);
    EXPECT_FALSE(find_breath_phases(breathing_body(), movement, "large").front().is_in);
}

TEST(BreathPhases, are_none_without_keys_and_without_a_body_that_breathes) {
    model::Movement movement;
    EXPECT_THAT(find_breath_phases(breathing_body(), movement, ""), IsEmpty());
    movement.good = breath({{0.0, 0.3}});
    EXPECT_THAT(find_breath_phases(breathing_body(), movement, ""), IsEmpty()) << "it is held";
    movement.good = breath({{0.0, 0.0}, {0.5, 1.0}});
    EXPECT_THAT(find_breath_phases(model::Body{}, movement, ""), IsEmpty());
}

TEST(ShippedBreath, goes_in_and_out_once_in_each_movement_but_walking) {
    for (const model::Movement& movement : library().movements) {
        const auto phases = find_breath_phases(body(), movement, "");
        if (movement.id == "walking") {
            EXPECT_THAT(phases, IsEmpty()) << "a breath lasts longer than a stride";
            continue;
        }
        ASSERT_EQ(phases.size(), 2U) << movement.id;
        EXPECT_NE(phases[0].is_in, phases[1].is_in) << movement.id;
        for (const BreathPhase& phase : phases) {
            // Quiet breathing, no gasp: each way takes a second at teaching tempo, or longer.
            EXPECT_GT((phase.to - phase.from) * movement.seconds, 1.0) << movement.id;
        }
    }
}

/// What is breathed where is what the page of the movement says.
TEST(ShippedBreath, is_out_where_the_effort_is) {
    const auto is_in_at = [](const std::string& movement, double time) {
        for (const model::Movement& row : library().movements) {
            for (const BreathPhase& phase : find_breath_phases(body(), row, "")) {
                if (row.id == movement && phase.from < time && time < phase.to) {
                    return phase.is_in;
                }
            }
        }
        ADD_FAILURE() << movement << " rests at " << time;
        return false;
    };
    EXPECT_TRUE(is_in_at("squat", 0.3));
    EXPECT_FALSE(is_in_at("squat", 0.7));
    EXPECT_TRUE(is_in_at("rock_back", 0.3));
    EXPECT_FALSE(is_in_at("rock_back", 0.7));
    EXPECT_FALSE(is_in_at("side_lying_leg_lift", 0.3));
    EXPECT_TRUE(is_in_at("side_lying_leg_lift", 0.7));
    EXPECT_FALSE(is_in_at("hip_extension_standing", 0.3));
    EXPECT_TRUE(is_in_at("hip_extension_standing", 0.7));
}

TEST(ShippedBreath, is_drawn_in_by_the_diaphragm) {
    const auto diaphragm = static_cast<std::size_t>(*body().find_muscle("diaphragm_r"));
    EvaluateScratch scratch;
    model::Frame frame;
    for (const model::Movement& movement : library().movements) {
        for (const BreathPhase& phase : find_breath_phases(body(), movement, "")) {
            const double late = phase.from + 0.7 * (phase.to - phase.from);
            ASSERT_TRUE(evaluate(body(), movement, {}, late, scratch, frame).ok());
            const double activity = frame.muscles[diaphragm].activity;
            if (phase.is_in) {
                EXPECT_GT(activity, 0.25) << movement.id;
            } else {
                EXPECT_LT(activity, 0.1) << movement.id;
            }
        }
    }
}

TEST(ShippedBreath, is_the_same_in_both_versions_and_pays_for_no_joint) {
    const model::CoordinateIndex coordinate = body().coordinate("breath");
    EvaluateScratch scratch;
    model::Frame frame;
    for (const model::Movement& movement : library().movements) {
        for (const double time : {0.0, 0.3, 0.5}) {
            std::vector<double> breaths;
            for (const model::Variant& variant : movement.variants) {
                model::Performance performance;
                performance.variant = variant.id;
                ASSERT_TRUE(evaluate(body(), movement, performance, time, scratch, frame).ok());
                breaths.push_back(frame.pose.q[static_cast<std::size_t>(coordinate)]);
                EXPECT_NEAR(breaths.back(), breaths.front(), 1e-9) << movement.id << variant.id;
            }
        }
    }
}

}  // namespace
}  // namespace jw::session
