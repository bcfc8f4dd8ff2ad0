// Another body in the room: asked for by a command, brought by the owner of the session.
#include "session/session.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "unit/session/tiny_session.h"

namespace jw::session {
namespace {

class BodyChoiceTest : public testing::Test {
  protected:
    BodyChoiceTest() {
        room.run(Action::SetMovement, "other");
        room.run(Action::SetTime, "", 0.25);
        female.body.name = "female";
        female.body.joints[1].centre.z = 0.2;
    }

    /// As the window does it: a model of her own, movements of her own.
    void bring_female() {
        const auto evaluator =
            [](const model::Movement& movement, const model::Performance& performance, double time,
               model::Frame& out) { return test::evaluate_tiny(movement, performance, time, out); };
        room.session.take_body(
            {{&female, &her_movements, evaluator, &her_library}, model::MuscleBodies{female}, 7});
    }

    test::TinyRoom room;
    model::Model female = test::make_tiny_model();
    std::vector<model::Movement> her_movements{test::make_tiny_movement(),
                                               test::make_tiny_movement("other")};
    content::Library her_library;
};

TEST_F(BodyChoiceTest, a_command_asks_for_her_and_undo_for_him) {
    EXPECT_EQ(room.session.document().body, BodyChoice::Male);
    room.run(Action::SetBody, "child");
    EXPECT_EQ(room.session.document().body, BodyChoice::Male);
    room.run(Action::SetBody, "female");
    EXPECT_EQ(room.session.document().body, BodyChoice::Female);
    EXPECT_EQ(room.session.present_body(), BodyChoice::Male) << "nobody has brought her yet";
    EXPECT_EQ(room.session.settings().body, BodyChoice::Female) << "kept for the next start";
    room.run(Action::Undo);
    EXPECT_EQ(room.session.document().body, BodyChoice::Male);
    EXPECT_EQ(room.session.document().movement, "other");
}

TEST_F(BodyChoiceTest, she_goes_on_where_he_was) {
    room.run(Action::SetView, "front");
    room.rest();
    room.run(Action::SetBody, "female");
    const double time = room.session.playback().time();
    const scene::Camera camera = room.session.view().camera;
    bring_female();
    EXPECT_EQ(room.session.present_body(), BodyChoice::Female);
    EXPECT_EQ(&room.session.model(), &female);
    EXPECT_EQ(room.session.movement(), &her_movements[1]);
    EXPECT_EQ(room.session.library(), &her_library);
    EXPECT_EQ(room.session.playback().time(), time);
    EXPECT_EQ(room.session.view().camera, camera);
    EXPECT_TRUE(room.session.take_change());
    ASSERT_NE(room.session.frame(scene::Version::Good), nullptr);
    EXPECT_TRUE(room.session.goniometer().has_value()) << "of her landmarks";
}

TEST_F(BodyChoiceTest, a_body_that_cannot_be_had_is_told_and_given_up) {
    room.run(Action::SetBody, "female");
    room.session.refuse_body({ErrorCode::NotFound, "the female body is not there", {}});
    EXPECT_EQ(room.session.document().body, BodyChoice::Male);
    const auto& told = room.session.notifications();
    EXPECT_TRUE(std::any_of(told.begin(), told.end(), [](const Notification& one) {
        return one.sentence.find("the female body") != std::string::npos;
    }));
}

TEST_F(BodyChoiceTest, resetting_the_settings_brings_him_back) {
    room.run(Action::SetBody, "female");
    room.run(Action::ResetSettings);
    EXPECT_EQ(room.session.document().body, BodyChoice::Male);
}

}  // namespace
}  // namespace jw::session
