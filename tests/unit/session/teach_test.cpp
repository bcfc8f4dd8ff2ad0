// Teaching: playback that waits at key moments, what is lit then, and where a joint appears.
#include "session/joint_focus.h"
#include "session/session.h"

#include <gtest/gtest.h>

#include "unit/session/tiny_session.h"

namespace jw::session {
namespace {

using scene::Structure;
using scene::Version;
using test::TinyRoom;

/// Lets it play until the clock stands.
void play(TinyRoom& room) {
    for (int i = 0; i < 2000 && room.session.playback().is_playing(); ++i) {
        room.session.advance(1.0 / 60.0);
    }
}

TEST(Teach, playback_waits_at_each_key_moment_until_it_is_told_to_go_on) {
    TinyRoom room;
    room.run(Action::ToggleTeaching);
    play(room);
    ASSERT_NE(room.session.teach_stop(), nullptr);
    EXPECT_EQ(room.session.teach_stop()->id, "start");
    room.run(Action::NextMoment);
    EXPECT_TRUE(room.session.playback().is_playing());
    EXPECT_EQ(room.session.teach_stop(), nullptr);
    play(room);
    EXPECT_EQ(room.session.teach_stop()->id, "end");
    room.run(Action::PreviousMoment);
    EXPECT_EQ(room.session.teach_stop()->id, "start");
    room.run(Action::TogglePlay);
    play(room);
    EXPECT_EQ(room.session.teach_stop()->id, "end");
}

TEST(Teach, a_second_press_on_the_way_is_there_at_once) {
    TinyRoom room;
    room.run(Action::ToggleTeaching);
    room.run(Action::SetTime, "", 0.0);
    room.run(Action::NextMoment);
    room.run(Action::NextMoment);
    EXPECT_FALSE(room.session.playback().is_playing());
    EXPECT_EQ(room.session.playback().time(), 0.25);
}

TEST(Teach, off_it_plays_through_and_stands_at_nothing) {
    TinyRoom room;
    for (int i = 0; i < 600; ++i) {
        room.session.advance(1.0 / 60.0);
    }
    EXPECT_TRUE(room.session.playback().is_playing());
    room.run(Action::SetTime, "", 0.25);
    EXPECT_EQ(room.session.teach_stop(), nullptr);
}

/// The tiny body with surfaces, and a third bone that has nothing to do with the hip.
struct MeshedRoom : TinyRoom {
    MeshedRoom() {
        model.body.bones.resize(3);
        model.body.bones[2].id = "skull";
        model.body.joints.resize(3);
        model.body.joints[1].turns.resize(1);
        model.body.joints[1].turns[0].coordinate = 0;
        model.body.joints[2].parent = 0;
        model.body.joints[2].child = 2;
        model.body.joints[2].turns.resize(1);
        model.meshes.resize(3);
        for (int i = 0; i < 3; ++i) {
            model.meshes[static_cast<std::size_t>(i)].kind = model::MeshKind::Bone;
            model.meshes[static_cast<std::size_t>(i)].structure = i;
        }
    }
};

TEST(Teach, a_stop_lights_the_bones_of_its_joint_and_playing_on_lights_all) {
    MeshedRoom made;
    session::Session session{
        {&made.model, &made.movements,
         [](const auto& movement, const auto& performance, double time, model::Frame& out) {
             auto done = test::evaluate_tiny(movement, performance, time, out);
             out.pose.displacements.assign(3, Rigid{});
             return done;
         }},
        {}};
    session.apply({Action::ToggleTeaching, {}, {}});
    session.apply({Action::SetTime, {}, {0.25}});
    const auto colour_of = [&](int bone) {
        for (const scene::DrawItem& item : session.draw_list().items) {
            if (item.pick.structure == Structure{Structure::Kind::Bone, bone}) {
                return item.colour;
            }
        }
        ADD_FAILURE() << "bone " << bone << " is not drawn";
        return glm::vec3{0.0F};
    };
    EXPECT_EQ(colour_of(0), colour_of(1));
    EXPECT_NE(colour_of(1), colour_of(2));
    session.apply({Action::NextMoment, {}, {}});
    EXPECT_EQ(colour_of(1), colour_of(2));
}

TEST(JointFocus, a_joint_has_the_bones_that_meet_in_it_and_what_is_welded_to_them) {
    model::Body body;
    body.bones.resize(4);  // leg, foot, heel welded to the foot, toes that turn
    body.joints.resize(4);
    for (std::size_t i = 0; i < 4; ++i) {
        body.joints[i].child = static_cast<int>(i);
        body.joints[i].parent = i == 0 ? model::kNone : i == 1 ? 0 : 1;
    }
    body.joints[1].turns.resize(1);
    body.joints[3].turns.resize(1);
    const int ankle = 1;
    const auto bones = find_joint_bones(body, {&ankle, 1});
    ASSERT_EQ(bones.size(), 3U);
    EXPECT_EQ(bones[0].index, 0);
    EXPECT_EQ(bones[1].index, 1);
    EXPECT_EQ(bones[2].index, 2) << "the heel moves as one with the foot";
}

TEST(JointPlaces, a_joint_appears_in_the_column_of_its_version) {
    TinyRoom room;
    room.session.set_viewport(1000, 500);
    room.session.draw_list();
    const auto joint = room.session.model().body.find_joint("hip_r");
    ASSERT_TRUE(joint);
    const auto good = room.session.find_place(*joint, Version::Good);
    const auto shared = room.session.find_place(*joint, Version::Compensated);
    ASSERT_TRUE(good && shared);
    EXPECT_LT(good->x, 0.5);
    EXPECT_NEAR(shared->x, good->x + 0.5, 1e-9) << "both cameras move together";
    EXPECT_EQ(good->y, shared->y);
    room.run(Action::SetLayout, "single");
    EXPECT_FALSE(room.session.find_place(*joint, Version::Compensated));
    room.run(Action::Peek, "", 1.0);
    EXPECT_TRUE(room.session.find_place(*joint, Version::Compensated));
    EXPECT_FALSE(room.session.find_place(*joint, Version::Good));
}

}  // namespace
}  // namespace jw::session
