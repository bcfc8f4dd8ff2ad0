#include "ui/shell.h"

#include "ui/joint_label.h"
#include "ui/panels.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <string>

#include "unit/ui/null_window.h"

namespace jw::ui {
namespace {

using session::Action;
using session::Chord;
using session::NamedKey;
using test::NullWindow;
using test::stroke;

struct Size {
    float width, height;
};

TEST(Shell, draws_at_every_size_scale_and_theme) {
    for (const Size size : {Size{1024, 640}, Size{1280, 720}, Size{1920, 1080}, Size{3840, 2160}}) {
        for (const double scale : {0.8, 1.0, 1.25, 2.0, 2.5}) {
            for (const auto& [theme, name] : scene::kThemeNames.rows) {
                NullWindow window{size.width, size.height, scale, theme};
                window.room.run(Action::ToggleSearch);
                window.room.run(Action::NextRung);
                for (int i = 0; i < 3; ++i) {
                    window.draw();
                }
                EXPECT_GT(window.state.viewport.width, 100.0F) << size.width << " x" << scale;
                EXPECT_GT(window.state.viewport.height, 100.0F) << size.height << " x" << scale;
                EXPECT_GT(ImGui::GetDrawData()->TotalVtxCount, 100);
            }
        }
    }
}

TEST(Shell, draws_every_sheet_layout_and_state_of_the_session) {
    NullWindow window{1280, 720};
    for (const Action action :
         {Action::ToggleHelp, Action::ToggleNotice, Action::ClearSelection, Action::CycleLayout,
          Action::CycleLayout, Action::CycleLayout, Action::CyclePlanes, Action::CycleEndPlates,
          Action::CycleEndPlates, Action::CycleCaptions, Action::CycleCaptions, Action::NextRung,
          Action::ToggleCritique, Action::ToggleTeaching, Action::ToggleSearch,
          Action::ClearSelection, Action::TogglePanels}) {
        window.room.run(action);
        for (int i = 0; i < 3; ++i) {
            window.draw();
        }
    }
    window.room.run(Action::TogglePanels);
    for (const auto& [panel, name] : session::kPanelNames.rows) {
        window.room.run(Action::TogglePanel, std::string{name});
        window.draw();
        window.draw();
    }
    window.room.session.notify(session::NotificationKind::Error, "A file could not be read.");
    window.room.run(Action::Select, "femur_r");
    window.draw();
    window.draw();
}

TEST(Shell, draws_a_guest_and_an_empty_library) {
    NullWindow window{1280, 720};
    model::GuestModel guest;
    guest.file = "dancer.glb";
    guest.bounds_max = {1.0F, 2.0F, 1.0F};
    guest.animations.resize(2);
    guest.animations[0].seconds = 2.0;
    window.room.session.show_guest(guest);
    window.draw();
    window.draw();
    window.room.run(Action::CloseGuest);
    window.draw();
    EXPECT_FALSE(window.room.session.guest());
}

TEST(Shell, every_panel_of_the_list_stands_in_the_registry_once) {
    EXPECT_EQ(panels().size(), session::kPanelNames.rows.size());
    for (const auto& [panel, name] : session::kPanelNames.rows) {
        int count = 0;
        for (const PanelInfo& info : panels()) {
            count += info.panel == panel ? 1 : 0;
        }
        EXPECT_EQ(count, 1) << name;
    }
}

TEST(Card, is_drawn_for_a_muscle_and_a_bone_and_only_while_one_is_selected) {
    for (const Size size : {Size{1024, 640}, Size{1280, 720}, Size{1920, 1080}}) {
        for (const double scale : {0.8, 1.25}) {
            NullWindow window{size.width, size.height, scale};
            const auto count = [&] {
                window.draw();
                window.draw();
                return ImGui::GetDrawData()->TotalVtxCount;
            };
            window.room.run(Action::TogglePanel, "budget");  // room for the card's own
            window.room.run(Action::TogglePanel, "ladder");
            window.state.right.is_open = true;
            const int without = count();
            window.room.run(Action::Select, "front_r");
            const int of_muscle = count();
            EXPECT_GT(of_muscle, without + 200) << size.width << " x" << scale;
            window.room.run(Action::Select, "femur_r");
            EXPECT_NE(count(), of_muscle);
            window.room.run(Action::ClearSelection);
            EXPECT_LT(count(), of_muscle);
        }
    }
}

TEST(Shell, amounts_of_each_leg_stand_right_after_the_movement) {
    NullWindow window{1280, 720};
    const auto order = [&] {
        std::vector<session::Panel> shown;
        for (const PanelInfo* info : find_panels(window.room.session, Column::Left)) {
            shown.push_back(info->panel);
        }
        return shown;
    };
    using session::Panel;
    EXPECT_EQ(order(), (std::vector{Panel::Movement, Panel::Amounts, Panel::Dial, Panel::Moments,
                                    Panel::Plot}));
    window.room.movements[0].amounts.resize(1);
    window.room.movements[0].amounts[0].id = "low_back_sag";
    EXPECT_EQ(order(), (std::vector{Panel::Movement, Panel::Dial, Panel::Amounts, Panel::Moments,
                                    Panel::Plot}));
}

TEST(Dial, a_drag_is_one_step_of_undo) {
    NullWindow window{1280, 1200};
    window.draw();
    window.draw();
    const UiState::Dial dial = window.state.dial;
    ASSERT_GT(dial.width, 50.0F);
    const float y = dial.y + 0.5F * dial.height;
    window.move_mouse(dial.x + 0.5F * dial.width, y);
    window.draw();
    window.press(true);
    window.draw();
    for (const float part : {0.45F, 0.4F, 0.35F, 0.3F}) {
        window.move_mouse(dial.x + part * dial.width, y);
        window.draw();
    }
    EXPECT_EQ(window.room.session.history().depth(), 0U);
    const double dragged = window.room.session.hip_dial()->value;
    EXPECT_LT(dragged, to_rad(2.0));
    window.press(false);
    window.draw();
    window.draw();
    EXPECT_EQ(window.room.session.history().depth(), 1U);
    EXPECT_EQ(window.room.session.hip_dial()->value, dragged);
    window.draw({stroke({NamedKey::None, 'z', true, false})});
    EXPECT_NEAR(to_deg(window.room.session.hip_dial()->value), 4.0, 1e-9);
    EXPECT_EQ(window.room.session.history().depth(), 0U);
}

TEST(Dial, a_click_beside_it_is_no_step_of_undo) {
    NullWindow window{1280, 1200};
    window.draw();
    window.draw();
    window.move_mouse(window.state.dial.x + 5.0F, window.state.dial.y - 30.0F);
    window.draw();
    window.press(true);
    window.draw();
    window.press(false);
    window.draw();
    EXPECT_EQ(window.room.session.history().depth(), 0U);
}

TEST(Amounts, a_drag_turns_the_view_and_is_one_step_of_undo) {
    NullWindow window{1280, 1400};
    window.room.run(Action::ViewTop);
    window.draw();
    window.draw();
    // Right and left of the drop, then right and left of the hip.
    ASSERT_EQ(window.state.amounts.sliders.size(), 4U);
    const Rect left = window.state.amounts.sliders[1];
    ASSERT_GT(left.width, 50.0F);
    const float y = left.y + 0.5F * left.height;
    window.move_mouse(left.x + 0.5F * left.width, y);
    window.draw();
    window.press(true);
    window.draw();
    EXPECT_TRUE(window.has_posted(Action::SetView));
    window.room.session.advance(1.0);
    EXPECT_NEAR(window.room.session.view().camera.elevation, 0.0, 1e-9);
    window.move_mouse(left.x + left.width, y);
    window.draw();
    EXPECT_FALSE(window.has_posted(Action::SetView));
    window.press(false);
    window.draw();
    EXPECT_EQ(window.room.session.history().depth(), 1U);
    ASSERT_EQ(window.room.session.document().amounts.size(), 1U);
    EXPECT_EQ(window.room.session.document().amounts[0].amount, "pelvis_drop_l");
    EXPECT_NEAR(to_deg(window.room.session.document().amounts[0].value), 10.0, 1e-9);
    window.draw({stroke({NamedKey::Backspace, 0, true, false})});
    EXPECT_TRUE(window.room.session.document().amounts.empty());
}

TEST(Scrub, can_be_grabbed_anywhere_and_sets_the_time) {
    NullWindow window{1280, 720};
    window.draw();
    window.draw();
    const UiState::Scrub scrub = window.state.scrub;
    for (const float part : {0.11F, 0.4F, 0.93F}) {
        window.move_mouse(scrub.x + part * scrub.width, scrub.y + 0.5F * scrub.height);
        window.draw();
        window.press(true);
        window.draw();
        EXPECT_NEAR(window.room.session.playback().time(), static_cast<double>(part), 0.01);
        window.press(false);
        window.draw();
    }
    EXPECT_FALSE(window.room.session.playback().is_playing());
}

TEST(Scrub, a_press_near_a_key_moment_lands_on_it) {
    NullWindow window{1280, 720};
    window.draw();
    window.draw();
    const UiState::Scrub scrub = window.state.scrub;
    window.move_mouse(scrub.x + 8.0F + 0.25F * (scrub.width - 16.0F) + 4.0F,
                      scrub.y + 0.5F * scrub.height);
    window.draw();
    window.press(true);
    window.draw();
    EXPECT_EQ(window.room.session.playback().time(), 0.25);
}

TEST(Scrub, the_wheel_goes_frame_by_frame) {
    NullWindow window{1280, 720};
    window.room.run(Action::SetTime, "", 0.5);
    window.draw();
    window.draw();
    window.move_mouse(window.state.scrub.x + 100.0F, window.state.scrub.y + 10.0F);
    window.draw();
    ImGui::GetIO().MouseWheel = 1.0F;
    window.draw();
    EXPECT_EQ(window.room.session.playback().frame(), 31);
}

TEST(Viewport, drags_turn_shift_them_and_the_wheel_comes_nearer) {
    NullWindow window{1280, 720};
    window.draw();
    window.draw();
    const auto centre_x = window.state.viewport.x + 0.5F * window.state.viewport.width;
    const auto centre_y = window.state.viewport.y + 0.5F * window.state.viewport.height;
    const auto drag = [&](int button) {
        window.move_mouse(centre_x, centre_y);
        window.draw();
        window.press(true, button);
        window.draw();
        window.move_mouse(centre_x + 40.0F, centre_y);
        window.draw();
        const bool turned = window.has_posted(Action::Orbit);
        window.press(false, button);
        window.draw();
        EXPECT_FALSE(window.has_posted(Action::Pick));
        return turned;
    };
    EXPECT_TRUE(drag(0));
    EXPECT_FALSE(drag(1));
    ImGui::GetIO().KeyShift = true;
    EXPECT_FALSE(drag(0));
    ImGui::GetIO().KeyShift = false;
    const double distance = window.room.session.view().camera.distance;
    window.move_mouse(centre_x, centre_y);
    window.draw();
    ImGui::GetIO().MouseWheel = 1.0F;
    window.draw();
    EXPECT_TRUE(window.has_posted(Action::Zoom));
    EXPECT_LE(window.room.session.view().camera.distance, distance);
}

TEST(Viewport, a_click_without_a_drag_selects) {
    NullWindow window{1280, 720};
    window.draw();
    window.draw();
    window.move_mouse(640.0F, 300.0F);
    window.draw();
    window.press(true);
    window.draw();
    window.press(false);
    window.draw();
    EXPECT_TRUE(window.has_posted(Action::Pick));
}

TEST(Track, hangs_below_the_bar_and_is_part_of_it) {
    NullWindow window{1280, 720};
    window.draw();
    const float with_pair = window.state.scrub.height;
    window.room.movements[0].variants.resize(1);
    window.room.session.movements_changed();
    window.draw();
    EXPECT_LT(window.state.scrub.height, with_pair);
}

TEST(Tools, on_the_picture_take_the_click_that_would_select) {
    NullWindow window{1280, 720};
    window.room.run(Action::SetLayout, "overlay");
    window.draw();
    window.draw();
    // At the right edge, one below the other: held still, laid over each other, planes, end plates,
    // names, mirror, goniometer, lines, traces.
    const Rect view = window.state.viewport;
    std::vector<Action> posted;
    for (float y = view.y; y < view.y + view.height; y += 18.0F) {
        window.move_mouse(view.x + view.width - 24.0F, y);
        window.draw();
        window.press(true);
        window.draw();
        window.press(false);
        window.draw();
        for (const session::Command& command : window.posted) {
            if (command.action != Action::Hover &&
                (posted.empty() || posted.back() != command.action)) {
                posted.push_back(command.action);
            }
        }
    }
    EXPECT_EQ(posted, (std::vector{Action::Pick, Action::CycleHold, Action::CycleAlign,
                                   Action::CyclePlanes, Action::CycleEndPlates, Action::ToggleNames,
                                   Action::ToggleMirror, Action::ToggleGoniometer,
                                   Action::ToggleGuides, Action::ToggleTraces, Action::Pick}));
}

TEST(Captions, choose_their_side_where_a_flight_of_the_camera_arrives) {
    NullWindow window{1280, 720};
    window.room.run(Action::TogglePlay);
    window.room.session.advance(5.0);  // the announcement is over
    window.room.run(Action::SetTime, "", 0.25);
    window.room.run(Action::FrameAll);
    window.draw();
    EXPECT_TRUE(window.state.captions.moment.empty());
    window.room.session.advance(1.0);
    window.draw();
    EXPECT_FALSE(window.state.captions.moment.empty());
}

TEST(Chips, say_what_is_in_force_and_end_it) {
    NullWindow window{1280, 720};
    window.room.run(Action::SetHold, "pelvis");
    window.room.run(Action::ToggleMirror);
    window.draw();
    window.draw();
    const auto click_along_toolbar = [&](Action wanted) {
        for (float x = 120.0F; x < 860.0F; x += 12.0F) {
            window.move_mouse(x, 24.0F);
            window.draw();
            window.press(true);
            window.draw();
            window.press(false);
            window.draw();
            if (window.has_posted(wanted)) {
                return true;
            }
        }
        return false;
    };
    EXPECT_TRUE(click_along_toolbar(Action::SetHold));
    EXPECT_EQ(window.room.session.view().hold, session::Hold::Room);
    EXPECT_TRUE(click_along_toolbar(Action::ToggleMirror));
    EXPECT_FALSE(window.room.session.view().camera.is_mirrored);
}

TEST(Walk, its_card_lies_over_the_picture_and_names_the_joint) {
    NullWindow window{1280, 720};
    window.draw({stroke({NamedKey::None, 'j', false, false})});
    ASSERT_NE(window.room.session.walked_rung(), nullptr);
    const int without = ImGui::GetDrawData()->CmdListsCount;
    for (int i = 0; i < 3; ++i) {
        window.draw();
    }
    EXPECT_EQ(ImGui::GetDrawData()->CmdListsCount, without + 1) << "a window of its own";
    window.draw({stroke({NamedKey::Escape, 0, false, false})});
    EXPECT_EQ(window.room.session.walked_rung(), nullptr);
}

TEST(Search, is_walked_by_the_keyboard_and_typing_triggers_no_shortcut) {
    NullWindow window{1280, 720};
    window.type('/');
    window.draw();
    ASSERT_TRUE(window.room.session.view().search_shown);
    for (int i = 0; i < 4; ++i) {
        window.draw();
    }
    ASSERT_TRUE(ImGui::GetIO().WantTextInput);
    for (const char letter : {'h', 'i', 'p'}) {
        window.type(letter);
        window.draw({stroke({NamedKey::None, letter, false, false})});
        EXPECT_TRUE(window.posted.empty()) << letter;
    }
    window.draw();
    ASSERT_EQ(window.state.search.query, "hip");
    ASSERT_GE(window.state.search.hits.size(), 2U) << "two movements and their faults";
    ImGuiIO& io = ImGui::GetIO();
    const auto press = [&](ImGuiKey key) {
        io.KeyMap[key] = key;  // any place of its own will do
        io.KeysDown[key] = true;
        window.draw();
        io.KeysDown[key] = false;
        window.draw();
    };
    press(ImGuiKey_DownArrow);
    EXPECT_EQ(window.state.search.selected, 1);
    press(ImGuiKey_UpArrow);
    press(ImGuiKey_UpArrow);
    EXPECT_EQ(window.state.search.selected, static_cast<int>(window.state.search.hits.size()) - 1);
    press(ImGuiKey_DownArrow);
    const session::Command first = window.state.search.hits.front().commands.front();
    EXPECT_EQ(first.action, Action::SetMovement);
    const std::string before = window.room.session.document().movement;
    press(ImGuiKey_DownArrow);
    press(ImGuiKey_Enter);
    EXPECT_NE(window.room.session.document().movement, before) << "the second one of the list";
    EXPECT_FALSE(window.room.session.view().search_shown);
}

TEST(Search, escape_leaves_it_and_it_begins_empty_again) {
    NullWindow window{1280, 720};
    window.room.run(Action::ToggleSearch);
    for (int i = 0; i < 3; ++i) {
        window.draw();
    }
    window.type('x');
    window.draw();
    window.draw();
    EXPECT_EQ(window.state.search.query, "x");
    window.draw({stroke({NamedKey::Escape, 0, false, false})});
    EXPECT_FALSE(window.room.session.view().search_shown);
    window.draw();
    window.room.run(Action::ToggleSearch);
    window.draw();
    EXPECT_TRUE(window.state.search.query.empty());
}

TEST(Lens, leaves_captions_their_room_and_asks_for_a_picture) {
    NullWindow window{1280, 720};
    window.draw();
    const content::Texts words;
    session::CommandSink sink;
    const Desk desk{window.room.session, window.skin(), words, sink};
    for (const float width : {220.0F, 356.0F, 900.0F}) {
        const Rect part{0.0F, 0.0F, width, 576.0F};
        const LensPlan plan = plan_lens(desk, part);
        EXPECT_LT(plan.height, 0.55F * part.height);
        EXPECT_LT(plan.side + 58.0F, 0.85F * part.width) << "the levels beside it";
        EXPECT_GT(plan.side, 100.0F);
    }
    const Rect low{0.0F, 0.0F, 400.0F, 240.0F};
    EXPECT_LE(plan_lens(desk, low).height, low.height - 66.0F)
        << "the name of the version above it";
    UiState::Lens lens;
    ImGui::NewFrame();
    ImGui::Begin("test");
    draw_lens(desk, {268.0F, 48.0F, 712.0F, 576.0F}, lens);
    ImGui::End();
    ImGui::Render();
    EXPECT_GT(lens.pixels, 100);
}

TEST(JointLabel, its_box_keeps_clear_of_the_joint_and_inside_its_part) {
    NullWindow window{1280, 720};
    window.draw();
    const content::Texts words;
    session::CommandSink sink;
    const Desk desk{window.room.session, window.skin(), words, sink};
    const JointLabel label{"furthest back",
                           "Same thigh, other route: the low back gives what the hip does not.",
                           scene::Version::Compensated};
    const Rect part{268.0F, 48.0F, 356.0F, 576.0F};
    for (float x = 20.0F; x < part.width - 20.0F; x += 12.0F) {
        for (float y = 20.0F; y < part.height - 20.0F; y += 24.0F) {
            for (const bool is_right : {false, true}) {
                const JointPlace place{part, {part.x + x, part.y + y}};
                ASSERT_TRUE(fits_joint_label(desk, place, label, is_right));
                const Rect box = find_label_box(desk, place, label, is_right);
                const bool is_over =
                    place.joint.x > box.x - 9.0F && place.joint.x < box.x + box.width + 9.0F &&
                    place.joint.y > box.y - 9.0F && place.joint.y < box.y + box.height + 9.0F;
                EXPECT_FALSE(is_over) << x << " " << y;
                EXPECT_GE(box.x, part.x);
                EXPECT_GE(box.y, part.y);
                EXPECT_LE(box.x + box.width, part.x + part.width);
                EXPECT_LE(box.y + box.height, part.y + part.height);
            }
        }
    }
}

TEST(JointLabel, a_narrow_picture_has_no_room_for_one) {
    NullWindow window{1280, 720};
    window.draw();
    const content::Texts words;
    session::CommandSink sink;
    const Desk desk{window.room.session, window.skin(), words, sink};
    const JointLabel label{"furthest back", "Same thigh, other route.", scene::Version::Good};
    EXPECT_FALSE(
        fits_joint_label(desk, {{0.0F, 0.0F, 180.0F, 500.0F}, {90.0F, 250.0F}}, label, false));
}

TEST(Captions, stand_at_the_joint_on_a_side_that_is_chosen_once_a_moment) {
    NullWindow window{1280, 720};
    window.room.run(Action::SetTime, "", 0.25);
    window.draw();
    window.draw();
    const std::string chosen = window.state.captions.moment;
    EXPECT_NE(chosen.find("start"), std::string::npos);
    window.room.run(Action::SetTime, "", 0.3);
    window.draw();
    EXPECT_EQ(window.state.captions.moment, chosen);
}

TEST(Keys, post_their_command_by_character) {
    NullWindow window{1280, 720};
    window.room.run(Action::StiffenMore);
    window.draw();
    for (const session::ActionInfo& info : session::actions()) {
        for (const Chord& chord : info.chords) {
            if (chord.is_empty() || !info.can_run(window.room.session)) {
                continue;
            }
            const bool is_typed = chord.key == NamedKey::None && !chord.ctrl &&
                                  (chord.character < 'a' || chord.character > 'z');
            session::CommandSink sink;
            ImGui::GetIO().InputQueueCharacters.resize(0);
            const std::array strokes{stroke(chord)};
            if (is_typed) {
                window.type(chord.character);
                read_keys(window.room.session, {}, sink);
            } else {
                read_keys(window.room.session, strokes, sink);
            }
            ASSERT_EQ(sink.commands().size(), 1U) << session::to_string(chord);
            EXPECT_EQ(sink.commands()[0].action, info.action) << session::to_string(chord);
        }
    }
}

TEST(Keys, holding_x_peeks_and_releasing_it_returns) {
    NullWindow window{1280, 720};
    const Chord x{NamedKey::None, 'x', false, false};
    window.draw({stroke(x)});
    EXPECT_TRUE(window.room.session.view().is_peeking);
    window.draw({stroke(x, KeyStroke::Kind::Repeat)});
    EXPECT_TRUE(window.room.session.view().is_peeking);
    window.draw({stroke(x, KeyStroke::Kind::Release)});
    EXPECT_FALSE(window.room.session.view().is_peeking);
}

TEST(Keys, a_held_key_repeats_only_where_that_is_wanted) {
    NullWindow window{1280, 720};
    window.draw({stroke({NamedKey::None, 'c', false, false}, KeyStroke::Kind::Repeat)});
    EXPECT_FALSE(window.has_posted(Action::CycleLayout));
    window.draw({stroke({NamedKey::Right, 0, false, false}, KeyStroke::Kind::Repeat)});
    EXPECT_TRUE(window.has_posted(Action::StepForward));
}

TEST(Keys, typing_in_a_field_triggers_nothing) {
    NullWindow window{1280, 720};
    window.room.run(Action::ToggleHelp);
    for (int i = 0; i < 4; ++i) {
        window.draw();
    }
    ASSERT_TRUE(ImGui::GetIO().WantTextInput);
    window.type('1');
    window.draw({stroke({NamedKey::None, 'c', false, false})});
    EXPECT_FALSE(window.has_posted(Action::CycleLayout));
    EXPECT_FALSE(window.has_posted(Action::ViewFront));
    window.draw();
    EXPECT_EQ(window.state.help.search, "1");
    window.draw({stroke({NamedKey::Escape, 0, false, false})});
    EXPECT_EQ(window.room.session.view().sheet, session::Sheet::None);
}

}  // namespace
}  // namespace jw::ui
