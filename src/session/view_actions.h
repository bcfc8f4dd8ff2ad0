// Rows of the action table: cameras, focus, words and looks. Included by actions.cpp only.
#pragma once

#include "session/can_run.h"
#include "session/chords.h"
#include "session/command_access.h"

#include <array>

namespace jw::session {

template <scene::View kView>
void run_view(Session& session, const Command& /*command*/) {
    CommandAccess::turn_to(session, kView);
}

void run_set_view(Session& session, const Command& command);
void run_toggle_parallel(Session& session, const Command& command);
void run_orbit(Session& session, const Command& command);
void run_pan(Session& session, const Command& command);
void run_zoom(Session& session, const Command& command);
void run_cycle_hold(Session& session, const Command& command);
void run_set_hold(Session& session, const Command& command);
void run_cycle_align(Session& session, const Command& command);
void run_set_align(Session& session, const Command& command);
void run_cycle_planes(Session& session, const Command& command);
void run_cycle_end_plates(Session& session, const Command& command);
void run_toggle_mirror(Session& session, const Command& command);
void run_keep_camera(Session& session, const Command& command);
void run_go_to_bookmark(Session& session, const Command& command);
void run_pick(Session& session, const Command& command);
void run_hover(Session& session, const Command& command);
void run_select(Session& session, const Command& command);
void run_clear_selection(Session& session, const Command& command);
void run_hide_selection(Session& session, const Command& command);
void run_isolate_selection(Session& session, const Command& command);
void run_show_hidden(Session& session, const Command& command);
void run_show_part(Session& session, const Command& command);
void run_toggle_layer(Session& session, const Command& command);
void run_show_set(Session& session, const Command& command);
void run_toggle_states(Session& session, const Command& command);
void run_walk(Session& session, int way);
void run_toggle_critique(Session& session, const Command& command);
void run_toggle_lens(Session& session, const Command& command);
void run_set_lens_level(Session& session, const Command& command);
void run_toggle_search(Session& session, const Command& command);
void run_look_at(Session& session, const Command& command);
void run_cycle_captions(Session& session, const Command& command);
void run_set_theme(Session& session, const Command& command);
void run_set_text_scale(Session& session, const Command& command);
void run_scale_text(Session& session, double factor);
void run_toggle_reduced_motion(Session& session, const Command& command);
void run_toggle_panels(Session& session, const Command& command);
void run_toggle_panel(Session& session, const Command& command);
void run_toggle_help(Session& session, const Command& command);
void run_toggle_notice(Session& session, const Command& command);
void run_dismiss_notification(Session& session, const Command& command);

inline constexpr std::array kViewActions{
    ActionInfo{Action::ViewFront,
               "view_front",
               Group::View,
               {key('1')},
               false,
               has_picture,
               run_view<scene::View::Front>},
    ActionInfo{Action::ViewBack,
               "view_back",
               Group::View,
               {ctrl('1')},
               false,
               has_picture,
               run_view<scene::View::Back>},
    ActionInfo{Action::ViewRight,
               "view_right",
               Group::View,
               {key('3')},
               false,
               has_picture,
               run_view<scene::View::Right>},
    ActionInfo{Action::ViewLeft,
               "view_left",
               Group::View,
               {ctrl('3')},
               false,
               has_picture,
               run_view<scene::View::Left>},
    ActionInfo{Action::ViewTop,
               "view_top",
               Group::View,
               {key('7')},
               false,
               has_picture,
               run_view<scene::View::Top>},
    ActionInfo{Action::ViewBottom,
               "view_bottom",
               Group::View,
               {ctrl('7')},
               false,
               has_picture,
               run_view<scene::View::Bottom>},
    ActionInfo{Action::ViewThreeQuarter,
               "view_three_quarter",
               Group::View,
               {key('9')},
               false,
               has_picture,
               run_view<scene::View::ThreeQuarter>},
    ActionInfo{Action::ViewBest,
               "view_best",
               Group::View,
               {},
               false,
               has_picture,
               run_view<scene::View::Best>},
    ActionInfo{Action::SetView, "set_view", Group::Hidden, {}, false, has_picture, run_set_view},
    ActionInfo{Action::ToggleParallel,
               "parallel",
               Group::View,
               {key('5')},
               false,
               has_picture,
               run_toggle_parallel},
    ActionInfo{Action::FrameSelection,
               "frame_selection",
               Group::View,
               {key('f')},
               false,
               has_picture,
               [](Session& s, const Command&) { CommandAccess::frame_selection(s); }},
    ActionInfo{Action::FrameAll,
               "frame_all",
               Group::View,
               {key('a')},
               false,
               has_picture,
               [](Session& s, const Command&) { CommandAccess::frame_all(s); }},
    ActionInfo{Action::CycleHold,
               "cycle_hold",
               Group::View,
               {key('v')},
               false,
               has_movement,
               run_cycle_hold},
    ActionInfo{Action::CycleAlign,
               "cycle_align",
               Group::View,
               {shift('v')},
               false,
               shares_picture,
               run_cycle_align},
    ActionInfo{Action::CyclePlanes,
               "cycle_planes",
               Group::View,
               {key('s')},
               false,
               has_movement,
               run_cycle_planes},
    ActionInfo{Action::CycleEndPlates,
               "cycle_end_plates",
               Group::View,
               {key('w')},
               false,
               has_movement,
               run_cycle_end_plates},
    ActionInfo{Action::ToggleMirror,
               "mirror_me",
               Group::View,
               {key('m')},
               false,
               has_picture,
               run_toggle_mirror},
    ActionInfo{Action::SetHold, "set_hold", Group::Hidden, {}, false, has_movement, run_set_hold},
    ActionInfo{
        Action::SetAlign, "set_align", Group::Hidden, {}, false, shares_picture, run_set_align},
    ActionInfo{
        Action::KeepCamera, "keep_camera", Group::View, {}, false, has_picture, run_keep_camera},
    ActionInfo{Action::GoToBookmark,
               "go_to_bookmark",
               Group::Hidden,
               {},
               false,
               has_bookmarks,
               run_go_to_bookmark},
    ActionInfo{Action::Orbit, "orbit", Group::Hidden, {}, false, has_picture, run_orbit},
    ActionInfo{Action::Pan, "pan", Group::Hidden, {}, false, has_picture, run_pan},
    ActionInfo{Action::Zoom, "zoom", Group::Hidden, {}, false, has_picture, run_zoom},

    ActionInfo{Action::HideSelection,
               "hide_selection",
               Group::Focus,
               {key('h')},
               false,
               has_selection,
               run_hide_selection},
    ActionInfo{Action::IsolateSelection,
               "isolate_selection",
               Group::Focus,
               {shift('h')},
               false,
               has_selection,
               run_isolate_selection},
    ActionInfo{Action::ShowHidden,
               "show_hidden",
               Group::Focus,
               {ctrl('h')},
               false,
               has_hidden,
               run_show_hidden},
    ActionInfo{Action::ClearSelection,
               "clear_selection",
               Group::Focus,
               {key(NamedKey::Escape)},
               false,
               can_escape,
               run_clear_selection},
    ActionInfo{Action::ToggleStates,
               "toggle_states",
               Group::Focus,
               {},
               false,
               has_movement,
               run_toggle_states},
    ActionInfo{Action::NextRung,
               "next_rung",
               Group::Focus,
               {key('j')},
               true,
               has_movement,
               [](Session& s, const Command&) { run_walk(s, 1); }},
    ActionInfo{Action::PreviousRung,
               "previous_rung",
               Group::Focus,
               {shift('j')},
               true,
               has_movement,
               [](Session& s, const Command&) { run_walk(s, -1); }},
    ActionInfo{Action::ToggleCritique,
               "critique",
               Group::Focus,
               {},
               false,
               is_walking,
               run_toggle_critique},
    ActionInfo{
        Action::ToggleLens, "lens", Group::Focus, {key('z')}, false, has_lens, run_toggle_lens},
    ActionInfo{Action::ToggleSearch,
               "search",
               Group::Focus,
               {key('/'), ctrl('f')},
               false,
               always,
               run_toggle_search},
    ActionInfo{Action::SetLensLevel,
               "set_lens_level",
               Group::Hidden,
               {},
               false,
               has_lens,
               run_set_lens_level},
    ActionInfo{Action::LookAt, "look_at", Group::Hidden, {}, false, has_movement, run_look_at},
    ActionInfo{Action::Pick, "pick", Group::Hidden, {}, false, has_movement, run_pick},
    ActionInfo{Action::Hover, "hover", Group::Hidden, {}, false, has_movement, run_hover},
    ActionInfo{Action::Select, "select", Group::Hidden, {}, false, has_movement, run_select},
    ActionInfo{Action::ShowPart, "show_part", Group::Hidden, {}, false, has_hidden, run_show_part},
    ActionInfo{Action::ToggleLayer,
               "toggle_layer",
               Group::Hidden,
               {},
               false,
               has_movement,
               run_toggle_layer},
    ActionInfo{Action::ShowSet, "show_set", Group::Hidden, {}, false, has_movement, run_show_set},

    ActionInfo{Action::CycleCaptions,
               "cycle_captions",
               Group::Words,
               {key('l')},
               false,
               has_movement,
               run_cycle_captions},
    ActionInfo{Action::LargerText,
               "larger_text",
               Group::Words,
               {ctrl('='), ctrl('+')},
               true,
               always,
               [](Session& s, const Command&) { run_scale_text(s, 1.1); }},
    ActionInfo{Action::SmallerText,
               "smaller_text",
               Group::Words,
               {ctrl('-')},
               true,
               always,
               [](Session& s, const Command&) { run_scale_text(s, 1.0 / 1.1); }},
    ActionInfo{Action::TogglePanels,
               "toggle_panels",
               Group::Words,
               {key(NamedKey::Tab)},
               false,
               always,
               run_toggle_panels},
    ActionInfo{Action::ToggleReducedMotion,
               "reduced_motion",
               Group::Words,
               {},
               false,
               always,
               run_toggle_reduced_motion},
    ActionInfo{Action::ToggleNotice, "notice", Group::Words, {}, false, always, run_toggle_notice},
    ActionInfo{Action::ToggleHelp,
               "help",
               Group::Words,
               {key(NamedKey::F1), key('?')},
               false,
               always,
               run_toggle_help},
    ActionInfo{Action::CloseGuest,
               "close_guest",
               Group::Words,
               {},
               false,
               has_guest,
               [](Session& s, const Command&) { CommandAccess::close_guest(s); }},
    ActionInfo{Action::SetGuestAnimation,
               "set_guest_animation",
               Group::Hidden,
               {},
               false,
               has_guest,
               [](Session& s, const Command& c) {
                   CommandAccess::set_guest_animation(s, static_cast<int>(c.numbers[0]));
               }},
    ActionInfo{Action::SetTheme, "set_theme", Group::Hidden, {}, false, always, run_set_theme},
    ActionInfo{Action::SetTextScale,
               "set_text_scale",
               Group::Hidden,
               {},
               false,
               always,
               run_set_text_scale},
    ActionInfo{
        Action::TogglePanel, "toggle_panel", Group::Hidden, {}, false, always, run_toggle_panel},
    ActionInfo{Action::DismissNotification,
               "dismiss_notification",
               Group::Hidden,
               {},
               false,
               has_notifications,
               run_dismiss_notification},
};

}  // namespace jw::session
