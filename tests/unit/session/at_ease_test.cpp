// Where nothing stops the hip, nobody works otherwise either.
#include "session/evaluate.h"

#include "core/angle.h"

#include <gtest/gtest.h>

#include "unit/session/shipped.h"

namespace jw::session {
namespace {

/// Muscles that differ in their state from good form of the same size, at any of a few instants.
int count_differing(const std::string& movement, model::Performance performance) {
    EvaluateScratch scratch;
    model::Performance good;
    good.variant = "good";
    good.size = performance.size;
    good.side = performance.side;
    const model::Movement& shown = *library().find_movement(movement);
    int most = 0;
    for (const double time : {0.2, 0.35, 0.5}) {
        model::Frame a;
        model::Frame b;
        EXPECT_TRUE(evaluate(body(), shown, good, time, scratch, a).ok());
        EXPECT_TRUE(evaluate(body(), shown, performance, time, scratch, b).ok());
        int differing = 0;
        for (std::size_t i = 0; i < a.muscles.size(); ++i) {
            differing += a.muscles[i].state != b.muscles[i].state ? 1 : 0;
        }
        most = std::max(most, differing);
    }
    return most;
}

model::Performance perform(const std::string& variant, const std::string& size) {
    model::Performance performance;
    performance.variant = variant;
    performance.size = size;
    return performance;
}

TEST(AtEase, a_small_squat_that_does_not_come_to_the_stop_works_as_good_form_does) {
    EXPECT_EQ(count_differing("squat", perform("tail_tuck", "small")), 0);
    EXPECT_GT(count_differing("squat", perform("tail_tuck", "standard")), 5);
}

TEST(AtEase, a_freed_dial_gives_the_muscles_back_on_either_side) {
    for (const auto& [side, limit] : {std::pair{model::Side::Right, "hip_extension_r"},
                                      std::pair{model::Side::Left, "hip_extension_l"}}) {
        model::Performance performance = perform("stiff_hip", "");
        performance.side = side;
        EXPECT_GT(count_differing("hip_extension_standing", performance), 5);
        performance.limits = {{limit, to_rad(20.0)}};
        EXPECT_EQ(count_differing("hip_extension_standing", performance), 0);
    }
}

TEST(AtEase, gripping_and_leading_stay_what_they_are_at_any_size) {
    EXPECT_GT(count_differing("rock_back", perform("glute_grip", "small")), 5);
    EXPECT_GT(count_differing("hip_extension_standing", perform("hamstring_led", "small")), 5);
}

}  // namespace
}  // namespace jw::session
