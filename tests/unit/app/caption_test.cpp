#include "app/caption.h"

#include "core/angle.h"

#include <gtest/gtest.h>

namespace jw::app {
namespace {

model::Frame frame_with(double hip, double back, double missing) {
    model::Frame frame;
    frame.budget = {{"hip_r", to_rad(hip)}, {"L5_S1", to_rad(back)}, {"missing", to_rad(missing)}};
    return frame;
}

TEST(Caption, says_who_gave_what_and_what_is_missing) {
    EXPECT_EQ(budget_words(frame_with(10, 5, 0)), "hip 10°, back and trunk 5°");
    EXPECT_EQ(budget_words(frame_with(4, 9, 2)), "hip 4°, back and trunk 9°, 2° not reached");
}

TEST(Caption, a_trunk_that_leans_with_the_thigh_is_told_by_itself) {
    model::Frame frame = frame_with(93, 10, 0);
    frame.budget.push_back({"trunk_lean", to_rad(-30.0)});
    EXPECT_EQ(budget_words(frame),
              "hip 93°, back and trunk 10°, less 30° that the trunk leans with it");
    frame.budget.back().amount = to_rad(4.0);
    EXPECT_EQ(budget_words(frame), "hip 93°, back and trunk 14°");
}

TEST(Caption, a_part_against_the_goal_keeps_its_minus) {
    EXPECT_EQ(budget_words(frame_with(-20, 40, 0)), "hip −20°, back and trunk 40°");
    EXPECT_EQ(budget_words(frame_with(-0.2, 15, 0)), "hip 0°, back and trunk 15°");
}

}  // namespace
}  // namespace jw::app
