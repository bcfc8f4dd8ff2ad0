// Marks of drop, turn and glide come with the version or the slider that moves the pelvis.
#include <gtest/gtest.h>

#include "unit/session/shipped_session.h"

namespace jw::session {
namespace {

using scene::Part;
using scene::Version;

class PelvisMarksShown : public testing::Test {
  protected:
    PelvisMarksShown() { run(Action::SetMovement, "walking"); }
    void run(Action action, const char* text = "", double number = 0.0) {
        room.session.apply({action, text, {number}});
    }
    bool are_shown() const { return room.session.view().settings.parts.has(Part::PelvisMarks); }

    ShippedSession room;
};

TEST_F(PelvisMarksShown, come_with_a_version_that_moves_the_pelvis_and_go_with_the_movement) {
    EXPECT_FALSE(are_shown());
    run(Action::SetVariant, "stiff_hip");
    EXPECT_FALSE(are_shown()) << "here it is the hip";
    for (const char* version : {"pelvic_drop", "side_glide", "pelvis_swings"}) {
        run(Action::SetMovement, "walking");
        run(Action::SetVariant, version);
        EXPECT_TRUE(are_shown()) << version;
    }
    run(Action::SetMovement, "squat");
    EXPECT_FALSE(are_shown());
}

TEST_F(PelvisMarksShown, come_with_a_slider_of_the_pelvis_and_go_with_their_key) {
    run(Action::SetAmount, "step", 0.1);
    EXPECT_FALSE(are_shown());
    run(Action::SetAmount, "pelvis_drop_r", 0.05);
    EXPECT_TRUE(are_shown());
    run(Action::TogglePelvisMarks);
    EXPECT_FALSE(are_shown());
}

TEST_F(PelvisMarksShown, tell_the_version_from_good_form) {
    run(Action::SetLayout, "side");
    run(Action::SetVariant, "side_glide");
    run(Action::SetTime, "", 0.3);
    room.session.draw_list();
    const auto& good = room.session.marks(Version::Good).pelvis;
    const auto& shared = room.session.marks(Version::Compensated).pelvis;
    ASSERT_TRUE(good.has_value() && shared.has_value());
    EXPECT_NEAR(scene::read_pelvis(*good).glide, 0.0, 1e-9);
    EXPECT_NEAR(scene::read_pelvis(*shared).glide, 0.03, 0.005);
    EXPECT_EQ(shared->back.size(), 6U) << "the low back follows";
}

}  // namespace
}  // namespace jw::session
