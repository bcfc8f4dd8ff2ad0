#include "session/ladder_ear.h"

#include "core/angle.h"

#include <gtest/gtest.h>

#include "unit/session/shipped_session.h"
#include "unit/session/tiny_session.h"

namespace jw::session {
namespace {

/// The tiny body's hip as a joint that controls first, quiet within 5 degrees.
std::array<analysis::Rung, 1> make_ladder() {
    analysis::Rung rung;
    rung.kind = analysis::RungKind::Stable;
    rung.directions = {{0}};
    rung.quiet = to_rad(5.0);
    rung.full = to_rad(20.0);
    return {rung};
}

class LadderEarTest : public testing::Test {
  protected:
    bool listen(double degrees) {
        frame.pose.q = {to_rad(degrees)};
        const model::Frame* const shown = &frame;
        return ear.listen(ladder, model.body, {&shown, 1}, model::Side::Right);
    }
    model::Model model = test::make_tiny_model();
    std::array<analysis::Rung, 1> ladder = make_ladder();
    model::Frame frame;
    LadderEar ear;
};

TEST_F(LadderEarTest, hears_a_square_open_once) {
    EXPECT_FALSE(listen(0.0));
    EXPECT_FALSE(listen(4.0));
    EXPECT_TRUE(listen(6.0));
    EXPECT_FALSE(listen(9.0)) << "it is open already";
    EXPECT_FALSE(listen(2.0)) << "closing makes no sound";
    EXPECT_TRUE(listen(7.0));
}

TEST_F(LadderEarTest, one_that_is_open_at_first_makes_no_sound) {
    EXPECT_FALSE(listen(9.0));
    ear.forget();
    EXPECT_FALSE(listen(9.0));
}

/// Ticks in one cycle of the stiff hip's version, which opens the square of the low back.
int count_ticks(bool is_wanted, bool plays) {
    constexpr int kSteps = 50;
    ShippedSession room;
    const auto run = [&](Action action, const char* text = "") {
        room.session.apply({action, text, {}});
    };
    run(Action::SetMovement, "hip_extension_standing");
    run(Action::SetLayout, "single");
    run(Action::ShowVersion, "compensated");
    if (is_wanted) {
        run(Action::ToggleLadderTicks);
    }
    if (!plays) {
        run(Action::TogglePlay);
    }
    int ticks = 0;
    for (int i = 0; i < kSteps; ++i) {
        if (!plays) {
            run(Action::StepForward);
        }
        room.session.advance(0.1);
        room.session.draw_list();
        ticks += room.session.take_tick() ? 1 : 0;
        EXPECT_FALSE(room.session.take_tick()) << "a tick is told once";
    }
    return ticks;
}

TEST(LadderTick, sounds_while_it_plays_where_that_is_wanted) {
    EXPECT_GE(count_ticks(true, true), 1);
    EXPECT_LE(count_ticks(true, true), 3) << "no alarm";
    EXPECT_EQ(count_ticks(false, true), 0);
    EXPECT_EQ(count_ticks(true, false), 0);
}

TEST(LadderTick, is_kept_for_the_next_start) {
    test::TinyRoom room;
    EXPECT_FALSE(room.session.settings().ladder_ticks);
    room.run(Action::ToggleLadderTicks);
    EXPECT_TRUE(room.session.settings().ladder_ticks);
    EXPECT_TRUE(test::TinyRoom{room.session.settings()}.session.view().ladder_ticks);
}

}  // namespace
}  // namespace jw::session
