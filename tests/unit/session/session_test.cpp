#include "session/session.h"

#include "scene/end_plates.h"

#include <glm/geometric.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <set>

#include "unit/session/tiny_session.h"

namespace jw::session {
namespace {

using scene::Version;
using test::TinyRoom;

double hip_share(const Session& session, Version version) {
    return to_deg(session.frame(version)->budget.front().amount);
}

TEST(Session, opens_on_a_pair_that_plays_after_it_was_announced) {
    TinyRoom room;
    EXPECT_EQ(room.session.document().variant, "stiff_hip");
    EXPECT_EQ(room.session.shown_versions().size(), 2U);
    EXPECT_EQ(room.session.announcement(), 1.0);
    room.session.advance(0.5);
    EXPECT_EQ(room.session.playback().time(), 0.0);
    room.session.advance(5.0);
    room.session.advance(0.5);
    EXPECT_GT(room.session.playback().time(), 0.0);
}

TEST(Session, both_versions_have_a_frame_and_share_the_time) {
    TinyRoom room;
    room.run(Action::SetTime, "", 0.5);
    room.session.draw_list();
    EXPECT_EQ(room.session.frame(Version::Good)->time, 0.5);
    EXPECT_NEAR(hip_share(room.session, Version::Good), 15.0, 1e-9);
    EXPECT_NEAR(hip_share(room.session, Version::Compensated), 4.0, 1e-9);
}

TEST(Session, a_limit_edits_the_scratch_until_it_is_committed_once) {
    TinyRoom room;
    room.run(Action::SetTime, "", 0.5);
    for (const double degrees : {8.0, 7.0, 6.0}) {
        room.run(Action::SetLimit, "hip_extension_r", to_rad(degrees));
    }
    EXPECT_EQ(room.session.history().depth(), 0U);
    room.session.draw_list();
    EXPECT_NEAR(hip_share(room.session, Version::Compensated), 6.0, 1e-9);
    EXPECT_NEAR(hip_share(room.session, Version::Good), 15.0, 1e-9);
    room.run(Action::Commit, "limit");
    EXPECT_EQ(room.session.history().depth(), 1U);
    EXPECT_EQ(room.session.history().undo_label(), "limit");
    room.run(Action::Undo);
    EXPECT_TRUE(room.session.document().limits.empty());
    room.run(Action::Redo);
    EXPECT_NEAR(room.session.hip_dial()->value, to_rad(6.0), 1e-9);
}

TEST(Session, the_dial_stands_where_the_cause_says_until_it_is_turned) {
    TinyRoom room;
    const auto dial = room.session.hip_dial();
    ASSERT_TRUE(dial);
    EXPECT_EQ(dial->limit, "hip_extension_r");
    EXPECT_NEAR(to_deg(dial->value), 4.0, 1e-9);
    EXPECT_FALSE(dial->is_changed);
    room.run(Action::StiffenMore);
    EXPECT_NEAR(to_deg(room.session.hip_dial()->value), 3.0, 1e-9);
    EXPECT_TRUE(room.session.hip_dial()->is_changed);
}

TEST(Session, the_dial_turns_the_end_that_the_version_is_about) {
    TinyRoom room;
    room.movements[1].causes[0].limits = {{"hip_flexion", to_rad(80.0)}};
    room.run(Action::SetMovement, "other");
    const auto dial = room.session.hip_dial();
    ASSERT_TRUE(dial);
    EXPECT_EQ(dial->limit, "hip_flexion");  // of both hips, as the cause says
    EXPECT_NEAR(to_deg(dial->value), 80.0, 1e-9);
    EXPECT_NEAR(to_deg(dial->free), 120.0, 1e-9);
    EXPECT_NEAR(to_deg(dial->stiffest), 55.0, 1e-9);
    room.run(Action::SetLimit, "hip_flexion", to_rad(70.0));
    EXPECT_NEAR(to_deg(room.session.hip_dial()->value), 70.0, 1e-9);
    EXPECT_TRUE(room.session.hip_dial()->is_changed);
    ASSERT_EQ(room.session.document().limits.size(), 1U);
    EXPECT_EQ(room.session.document().limits[0].limit, "hip_flexion");
    // A version without a hip limit of its own keeps the dial of its movement.
    room.run(Action::SetVariant, "trunk_leans");
    EXPECT_EQ(room.session.hip_dial()->limit, "hip_flexion");
    EXPECT_NEAR(to_deg(room.session.hip_dial()->value), 120.0, 1e-9);
}

TEST(Session, an_amount_edits_the_scratch_and_is_one_step_when_it_is_committed) {
    TinyRoom room;
    for (const double degrees : {1.0, 3.0, 50.0}) {
        room.run(Action::SetAmount, "pelvis_drop_r", to_rad(degrees));
    }
    EXPECT_EQ(room.session.history().depth(), 0U);
    const std::vector<model::AmountSetting> most{{"pelvis_drop_r", to_rad(10.0)}};
    EXPECT_EQ(room.session.performance(Version::Compensated).amounts, most);
    EXPECT_TRUE(room.session.performance(Version::Good).amounts.empty());
    room.run(Action::Commit, "amount");
    EXPECT_EQ(room.session.history().depth(), 1U);
    room.run(Action::SwitchSide);
    EXPECT_EQ(room.session.document().amounts.at(0).amount, "pelvis_drop_l");
    room.run(Action::ResetDials);
    EXPECT_TRUE(room.session.document().amounts.empty());
    room.run(Action::Undo);
    room.run(Action::Undo);
    EXPECT_EQ(room.session.document().amounts, most);
    room.run(Action::SetAmount, "no_such_amount", 0.1);
    EXPECT_EQ(room.session.document().amounts, most);
    room.run(Action::SetVariant, "trunk_leans");  // the dials belong to the fault
    EXPECT_TRUE(room.session.document().amounts.empty());
}

TEST(Session, sliders_stand_where_version_and_causes_say_until_they_are_dragged) {
    TinyRoom room;
    room.movements[0].causes[0].amounts = {{"pelvis_drop_r", to_rad(4.0)}};
    room.movements[0].variants[1].amounts = {{"pelvis_drop_l", to_rad(2.0)}};
    room.session.movements_changed();
    const auto values = [&] {
        std::vector<double> degrees;
        for (const AmountDial& dial : room.session.amount_dials()) {
            degrees.push_back(std::round(to_deg(dial.value)));
        }
        return degrees;
    };
    EXPECT_EQ(values(), (std::vector{4.0, 2.0}));
    room.run(Action::SwitchSide);  // authored for the right leg
    EXPECT_EQ(values(), (std::vector{2.0, 4.0}));
    room.run(Action::SetAmount, "pelvis_drop_r", to_rad(7.0));
    EXPECT_EQ(values(), (std::vector{7.0, 4.0}));
    EXPECT_TRUE(room.session.amount_dials()[0].is_changed);
    EXPECT_NEAR(to_deg(room.session.amount_dials()[0].preset), 2.0, 1e-9);
}

TEST(Session, a_view_is_named_by_its_word) {
    TinyRoom room;
    room.run(Action::SetView, "top");
    room.session.advance(1.0);
    EXPECT_NEAR(to_deg(room.session.view().camera.elevation), 90.0, 1e-6);
    room.run(Action::SetView, "sideways");
    room.session.advance(1.0);
    EXPECT_NEAR(to_deg(room.session.view().camera.elevation), 90.0, 1e-6);
}

TEST(Session, what_is_held_still_stands_where_good_form_starts) {
    TinyRoom room;
    const auto held_bone = [&](Version version, int bone) {
        const scene::DrawList& list = room.session.draw_list();
        const std::size_t i = version == Version::Good ? 0 : 1;
        return list.viewports[i].camera.held *
               room.session.frame(version)->pose.displacements[static_cast<std::size_t>(bone)];
    };
    room.swings = true;
    room.run(Action::SetTime, "", 0.5);
    EXPECT_GT(glm::length(held_bone(Version::Compensated, 0).p), 0.01);
    room.run(Action::CycleHold);
    EXPECT_EQ(room.session.view().hold, Hold::Pelvis);
    for (const Version version : {Version::Good, Version::Compensated}) {
        EXPECT_LT(glm::length(held_bone(version, 0).p), 1e-12);
        EXPECT_NEAR(std::abs(held_bone(version, 0).q.w), 1.0, 1e-12);
    }
    EXPECT_GT(glm::length(held_bone(Version::Good, 1).p), 0.01);
    room.run(Action::CycleHold);
    EXPECT_EQ(room.session.view().hold, Hold::Femur);
    EXPECT_LT(glm::length(held_bone(Version::Good, 1).p), 1e-12);
    room.run(Action::SetHold, "room");
    EXPECT_EQ(room.session.draw_list().viewports[0].camera.held.p, (Vec3{0.0}));
    EXPECT_EQ(room.session.history().depth(), 0U) << "how it is looked at is no step of undo";
}

TEST(Session, two_figures_in_one_picture_are_lined_up) {
    TinyRoom room;
    room.swings = true;
    room.run(Action::SetTime, "", 0.5);
    room.run(Action::CycleAlign);
    EXPECT_EQ(room.session.view().align, Align::Room) << "side by side there is nothing to line up";
    room.run(Action::SetLayout, "overlay");
    room.run(Action::CycleAlign);
    EXPECT_EQ(room.session.view().align, Align::Pelvis);
    const scene::DrawList& list = room.session.draw_list();
    const auto apart = [&] {
        return glm::distance(list.palettes[0].dual_quats[0].dual,
                             list.palettes[1].dual_quats[0].dual);
    };
    EXPECT_LT(apart(), 1e-6F);
    room.run(Action::SetAlign, "room");
    room.session.draw_list();
    EXPECT_GT(apart(), 1e-3F);
}

TEST(Session, the_layout_of_differences_tints_what_moves_differently) {
    TinyRoom room;
    room.swings = true;
    room.run(Action::SetTime, "", 0.5);
    for (const auto& [layout, name] : scene::kLayoutNames.rows) {
        room.run(Action::SetLayout, std::string{name});
        EXPECT_EQ(room.session.view().settings.layout, layout);
    }
    const scene::DrawList& list = room.session.draw_list();
    EXPECT_EQ(list.viewports.size(), 1U);
    ASSERT_EQ(room.session.differences().size(), 2U);
    EXPECT_NEAR(room.session.differences()[1].angle, 0.25, 1e-9);
    EXPECT_TRUE(room.session.shares_picture());
    room.run(Action::CycleLayout);
    EXPECT_EQ(room.session.view().settings.layout, scene::Layout::Single);
}

TEST(Session, how_far_the_versions_are_apart_is_measured_while_time_passes) {
    TinyRoom room;
    room.swings = true;
    room.run(Action::SetTime, "", 0.0);
    room.session.advance(5.0);  // past the announcement
    const DifferenceTrack& track = room.session.difference_track();
    EXPECT_FALSE(track.is_complete());
    room.rest();
    ASSERT_TRUE(track.is_complete());
    EXPECT_EQ(room.session.playback().time(), 0.0);
    EXPECT_NEAR(track.find(0.5)->angle, 0.25, 1e-9);
    EXPECT_EQ(track.find(0.5)->joint, 1);
    EXPECT_FALSE(room.session.advance(0.01)) << "and then the window may rest";
    room.run(Action::SetSize, "large");
    EXPECT_TRUE(track.samples().empty());
}

TEST(Session, body_planes_come_one_after_the_other_and_then_all) {
    TinyRoom room;
    const scene::PartSet parts = room.session.view().settings.parts;
    using scene::Part;
    for (const scene::PartSet planes :
         {scene::PartSet{Part::SagittalPlane}, scene::PartSet{Part::FrontalPlane},
          scene::PartSet{Part::TransversePlane}, scene::kBodyPlanes, scene::PartSet{}}) {
        room.run(Action::CyclePlanes);
        EXPECT_EQ(room.session.view().settings.parts, parts | planes);
    }
    room.run(Action::ToggleLayer, "sagittal_plane");
    room.run(Action::ToggleLayer, "frontal_plane");
    room.run(Action::CyclePlanes);
    EXPECT_EQ(room.session.view().settings.parts, parts) << "a mixture goes, too";
}

TEST(Session, the_skin_is_off_until_asked_for_and_no_step_of_undo) {
    TinyRoom room;
    const scene::ViewSettings& settings = room.session.view().settings;
    EXPECT_FALSE(settings.parts.has(scene::Part::Skin));
    room.run(Action::ToggleSkin);
    EXPECT_TRUE(settings.parts.has(scene::Part::Skin));
    EXPECT_FALSE(room.session.history().can_undo());
    room.run(Action::ToggleLayer, "skin");
    EXPECT_FALSE(settings.parts.has(scene::Part::Skin)) << "the list of layers has it, too";
}

TEST(Session, end_plates_come_as_they_are_then_for_show_then_go) {
    TinyRoom room;
    const scene::ViewSettings& settings = room.session.view().settings;
    for (const auto& [is_shown, scale] :
         {std::pair{true, 1.0}, std::pair{true, scene::kEndPlatesForShow}, std::pair{false, 1.0}}) {
        room.run(Action::CycleEndPlates);
        EXPECT_EQ(settings.parts.has(scene::Part::EndPlates), is_shown);
        EXPECT_EQ(settings.end_plate_scale, scale);
    }
}

TEST(Session, a_mirrored_picture_stays_mirrored_when_the_view_changes) {
    TinyRoom room;
    room.run(Action::ToggleMirror);
    room.run(Action::KeepCamera);
    for (const Action action : {Action::ViewBack, Action::FrameAll}) {
        room.run(action);
        room.session.advance(1.0);
        EXPECT_TRUE(room.session.view().camera.is_mirrored);
    }
    room.run(Action::ToggleMirror);
    EXPECT_FALSE(room.session.view().camera.is_mirrored);
    EXPECT_FALSE(room.session.draw_list().viewports[0].camera.is_mirrored);
}

TEST(Session, the_other_leg_takes_the_stiff_hip_along) {
    TinyRoom room;
    room.run(Action::StiffenMore);
    room.run(Action::SwitchSide);
    EXPECT_EQ(room.session.hip_dial()->limit, "hip_extension_l");
    EXPECT_NEAR(to_deg(room.session.hip_dial()->value), 3.0, 1e-9);
    room.run(Action::Undo);
    EXPECT_EQ(room.session.hip_dial()->limit, "hip_extension_r");
}

TEST(Session, every_edit_is_one_step_that_undo_takes_back) {
    const std::vector<Command> edits{
        {Action::SetVariant, "trunk_leans", {}}, {Action::SetSide, "left", {}},
        {Action::SetSize, "large", {}},          {Action::SetPay, "thorax", {}},
        {Action::StiffenMore, "", {}},           {Action::KeepCamera, "", {}},
        {Action::SetMovement, "other", {}}};
    for (const Command& edit : edits) {
        TinyRoom room;
        const Document before = room.session.document();
        room.session.apply(edit);
        EXPECT_EQ(room.session.history().depth(), 1U) << write_command(edit);
        EXPECT_FALSE(room.session.document() == before) << write_command(edit);
        room.run(Action::Undo);
        EXPECT_TRUE(room.session.document() == before) << write_command(edit);
    }
}

TEST(Session, peeking_shows_the_other_version_and_changes_no_document) {
    TinyRoom room;
    room.run(Action::SetLayout, "single");
    EXPECT_EQ(room.session.shown_versions(), std::vector{Version::Good});
    room.run(Action::Peek, "", 1.0);
    EXPECT_EQ(room.session.shown_versions(), std::vector{Version::Compensated});
    room.run(Action::Peek, "", 0.0);
    EXPECT_EQ(room.session.shown_versions(), std::vector{Version::Good});
    EXPECT_EQ(room.session.history().depth(), 0U);
}

TEST(Session, a_choice_of_version_in_the_single_view_shows_it) {
    TinyRoom room;
    room.run(Action::SetLayout, "single");
    room.run(Action::SetVariant, "trunk_leans");
    EXPECT_EQ(room.session.shown_versions(), std::vector{Version::Compensated});
    EXPECT_EQ(room.session.variant(Version::Compensated)->id, "trunk_leans");
    room.run(Action::SetVariant, "good");
    EXPECT_EQ(room.session.shown_versions(), std::vector{Version::Good});
    EXPECT_EQ(room.session.variant(Version::Compensated)->id, "trunk_leans");
}

TEST(Session, a_movement_that_cannot_be_had_is_told_once_and_nothing_stops) {
    model::Model model = test::make_tiny_model();
    std::vector<model::Movement> movements{test::make_tiny_movement()};
    Session session{
        {&model, &movements, [](const auto&, const auto&, double, model::Frame&) -> Result<Unit> {
             return Error{ErrorCode::InvalidInput, "nothing works today", {}};
         }}};
    for (int i = 0; i < 5; ++i) {
        session.apply({Action::StepForward, {}, {}});
        session.draw_list();
    }
    ASSERT_EQ(session.notifications().size(), 1U);
    EXPECT_THAT(session.notifications()[0].sentence, ::testing::HasSubstr("nothing works today"));
    EXPECT_EQ(session.frame(Version::Good), nullptr);
}

TEST(Session, notices_go_by_themselves_when_their_time_is_up_or_are_taken_back) {
    TinyRoom room;
    room.session.notify(NotificationKind::Info, "saved", 2.0);
    room.session.notify(NotificationKind::Error, "stays");
    room.session.notify(NotificationKind::Info, "reading");
    room.session.withdraw("reading");
    EXPECT_TRUE(room.session.advance(1.5));
    ASSERT_EQ(room.session.notifications().size(), 2U);
    room.session.advance(1.0);
    ASSERT_EQ(room.session.notifications().size(), 1U);
    EXPECT_EQ(room.session.notifications()[0].sentence, "stays");
}

TEST(Session, a_cause_is_added_goes_over_with_the_leg_and_is_taken_away) {
    TinyRoom room;
    model::Cause cause;
    for (const auto& [id, side] : {std::pair{"stiff_hip_r", model::Side::Right},
                                   std::pair{"stiff_hip_l", model::Side::Left}}) {
        cause.id = id;
        cause.side = side;
        cause.limits = {
            {side == model::Side::Right ? "hip_extension_r" : "hip_extension_l", to_rad(1.0)}};
        room.movements[0].causes.push_back(cause);
    }
    room.session.movements_changed();
    room.run(Action::ToggleCause, "stiff_hip_r");
    EXPECT_EQ(room.session.performance(Version::Compensated).causes,
              std::vector<std::string>{"stiff_hip_r"});
    EXPECT_TRUE(room.session.performance(Version::Good).causes.empty());
    EXPECT_NEAR(to_deg(room.session.hip_dial()->value), 1.0, 1e-9);
    room.run(Action::SwitchSide);
    EXPECT_EQ(room.session.document().causes, std::vector<std::string>{"stiff_hip_l"});
    EXPECT_EQ(room.session.hip_dial()->limit, "hip_extension_l");
    EXPECT_NEAR(to_deg(room.session.hip_dial()->value), 1.0, 1e-9);
    room.run(Action::ToggleCause, "stiff_hip_l");
    EXPECT_TRUE(room.session.document().causes.empty());
    room.run(Action::ToggleCause, "no_such_cause");
    EXPECT_TRUE(room.session.document().causes.empty());
}

TEST(Session, a_library_that_was_read_again_keeps_what_is_still_there) {
    TinyRoom room;
    room.run(Action::SetVariant, "trunk_leans");
    room.run(Action::SetSize, "large");
    const double time = room.session.playback().time();
    std::erase_if(room.movements[0].variants,
                  [](const auto& variant) { return variant.id == "trunk_leans"; });
    room.movements[0].sizes.resize(1);
    room.session.movements_changed();
    EXPECT_EQ(room.session.variant(Version::Compensated)->id, "stiff_hip");
    EXPECT_EQ(room.session.document().size, "");
    EXPECT_EQ(room.session.playback().time(), time);
    room.movements.clear();
    room.session.movements_changed();
    EXPECT_EQ(room.session.movement(), nullptr);
}

TEST(Session, a_fault_is_looked_at_from_where_it_is_seen) {
    TinyRoom room;
    room.movements[0].variants[2].best_view = "front";
    const auto front = [&] {
        room.session.advance(1.0);
        return std::abs(room.session.view().camera.azimuth) < 1e-9;
    };
    EXPECT_FALSE(front());
    room.run(Action::SetVariant, "trunk_leans");
    EXPECT_TRUE(front());
    room.run(Action::SetVariant, "stiff_hip");
    EXPECT_FALSE(front());
}

TEST(Session, without_movements_it_stands_and_every_action_is_harmless) {
    model::Model model = test::make_tiny_model();
    std::vector<model::Movement> movements;
    Session session{{&model, &movements, test::evaluate_tiny}};
    for (const ActionInfo& info : actions()) {
        session.apply({info.action, "nonsense", {0.3, 0.3, 0.3}});
        session.advance(0.1);
        session.draw_list();
    }
    EXPECT_EQ(session.movement(), nullptr);
}

TEST(Session, every_action_runs_on_a_pair_with_sense_and_with_nonsense) {
    for (const std::string text :
         {"", "nonsense", "good", "single", "hip_extension_r", "femur_r"}) {
        for (const ActionInfo& info : actions()) {
            TinyRoom room;
            room.run(Action::Select, "femur_r");
            room.session.apply({info.action, text, {0.4, -1e300, 1e300}});
            room.session.advance(0.1);
            room.session.draw_list();
            EXPECT_GE(room.session.playback().time(), 0.0);
        }
    }
}

TEST(Session, a_picture_is_new_only_when_something_changed) {
    TinyRoom room;
    room.run(Action::SetTime, "", 0.2);
    room.rest();
    EXPECT_TRUE(room.session.take_change());
    EXPECT_FALSE(room.session.advance(0.1));
    EXPECT_FALSE(room.session.take_change());
    room.run(Action::StepForward);
    EXPECT_TRUE(room.session.take_change());
}

TEST(Session, a_window_of_another_size_shows_the_whole_figure_at_once) {
    TinyRoom room;
    model::Mesh mesh;
    mesh.vertices.resize(2);
    mesh.vertices[0].position = {-0.5F, 0.0F, -0.5F};
    mesh.vertices[1].position = {0.5F, 1.8F, 0.5F};
    mesh.structure = 0;
    room.model.meshes.push_back(mesh);
    room.session.set_viewport(1600, 600);
    const double wide = room.session.view().camera.distance;
    room.session.set_viewport(400, 600);
    EXPECT_GT(room.session.view().camera.distance, 1.1 * wide);
}

TEST(Session, views_fly_within_400_ms_and_at_once_with_reduced_motion) {
    TinyRoom room;
    room.run(Action::SetTime, "", 0.0);
    room.rest();
    room.run(Action::ViewFront);
    room.session.advance(0.1);
    EXPECT_GT(std::abs(room.session.view().camera.azimuth), 1e-3);
    room.session.advance(0.3);
    EXPECT_NEAR(room.session.view().camera.azimuth, 0.0, 1e-9);
    room.run(Action::ToggleReducedMotion);
    room.run(Action::ViewRight);
    room.session.advance(0.001);
    EXPECT_FALSE(room.session.advance(0.001));
}

TEST(Session, hidden_parts_come_back_one_by_one_or_all) {
    TinyRoom room;
    for (const char* id : {"femur_r", "pelvis"}) {
        room.run(Action::Select, id);
        room.run(Action::HideSelection);
    }
    EXPECT_EQ(room.session.document().hidden.size(), 2U);
    room.run(Action::ShowPart, "pelvis");
    EXPECT_EQ(room.session.document().hidden, std::vector<std::string>{"femur_r"});
    room.run(Action::ShowHidden);
    EXPECT_TRUE(room.session.document().hidden.empty());
    EXPECT_EQ(room.session.history().depth(), 4U);
}

TEST(Session, what_is_kept_between_starts_comes_back) {
    Settings settings;
    settings.movement = "other";
    settings.layout = scene::Layout::Overlay;
    settings.speed = 0.5;
    settings.theme = scene::Theme::Light;
    settings.recent = {"other", "hip_extension_standing"};
    settings.notice_seen = true;
    TinyRoom room{settings};
    EXPECT_EQ(room.session.settings(), settings);
}

TEST(Session, a_reset_takes_all_settings_back_and_leaves_the_movement) {
    Settings settings;
    settings.movement = "other";
    settings.layout = scene::Layout::Overlay;
    settings.text_scale = 1.5;
    settings.speed = 0.5;
    settings.captions = CaptionLevel::Off;
    settings.theme = scene::Theme::Light;
    settings.panels = PanelSet{Panel::Budget};
    TinyRoom room{settings};
    room.run(Action::SetSight, "deutan");
    room.run(Action::ResetSettings);
    Settings wanted;
    wanted.movement = "other";
    wanted.recent = room.session.settings().recent;  // what was shown is no setting
    wanted.notice_seen = true;
    EXPECT_EQ(room.session.settings(), wanted);
    EXPECT_EQ(room.session.view().sight, scene::ColourSight::Usual);
}

TEST(Session, colours_as_others_see_them_go_round_and_are_not_kept) {
    TinyRoom room;
    room.run(Action::SetSight, "tritan");
    EXPECT_EQ(room.session.view().sight, scene::ColourSight::Tritan);
    EXPECT_EQ(room.session.settings(), TinyRoom{}.session.settings());
    room.run(Action::CycleSight);
    EXPECT_EQ(room.session.view().sight, scene::ColourSight::Usual);
    room.run(Action::CycleSight);
    EXPECT_EQ(room.session.view().sight, scene::ColourSight::Protan);
}

TEST(Commands, ids_and_chords_are_unique_and_every_row_can_run) {
    std::set<std::string_view> ids;
    std::set<std::string> chords;
    for (const ActionInfo& info : actions()) {
        EXPECT_TRUE(ids.insert(info.id).second) << info.id;
        EXPECT_NE(info.can_run, nullptr) << info.id;
        EXPECT_NE(info.run, nullptr) << info.id;
        for (const Chord& chord : info.chords) {
            if (!chord.is_empty()) {
                EXPECT_TRUE(chords.insert(to_string(chord)).second) << to_string(chord);
                EXPECT_EQ(find_action(chord), &find_info(info.action));
            }
        }
    }
}

TEST(Commands, lines_of_a_log_come_back_as_they_were) {
    const std::vector<Command> commands{{Action::SetLimit, "hip_extension_r", {0.07}},
                                        {Action::TogglePlay, "", {}},
                                        {Action::KeepCamera, "from behind", {}},
                                        {Action::Zoom, "", {0.25, 0.5, 0.88}}};
    for (const Command& command : commands) {
        const auto back = read_command(write_command(command));
        ASSERT_TRUE(back.ok()) << write_command(command);
        EXPECT_EQ(back->action, command.action);
        EXPECT_EQ(back->text, command.text);
        EXPECT_EQ(back->numbers, command.numbers);
    }
}

TEST(Commands, what_is_not_understood_is_named) {
    for (const char* line : {"", "fly_away", "set_time 0.1 0.2 0.3 0.4", "set_limit a b"}) {
        const auto command = read_command(line);
        ASSERT_FALSE(command.ok()) << line;
        EXPECT_FALSE(command.error().sentence.empty());
    }
}

TEST(History, forgets_what_was_undone_and_the_oldest) {
    History history{Document{}};
    Document document;
    for (std::size_t i = 0; i < History::kMaxEntries + 20; ++i) {
        document.size = std::to_string(i);
        EXPECT_TRUE(history.commit("size", document));
        EXPECT_FALSE(history.commit("again", document));
    }
    EXPECT_EQ(history.depth(), History::kMaxEntries - 1);
    history.undo();
    document.size = "new";
    history.commit("new", document);
    EXPECT_FALSE(history.can_redo());
    EXPECT_EQ(history.undo_label(), "new");
}

}  // namespace
}  // namespace jw::session
