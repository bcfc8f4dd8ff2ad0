// Rows of the action table: transport. Included by actions.cpp only.
#pragma once

#include "session/can_run.h"
#include "session/chords.h"
#include "session/command_access.h"

#include <array>

namespace jw::session {

template <int kFrames>
void run_step(Session& session, const Command& /*command*/) {
    CommandAccess::clock(session).step_frames(kFrames);
}
inline void run_previous_moment(Session& session, const Command& /*command*/) {
    CommandAccess::clock(session).go_to_moment(session.moment_times(), false);
}
/// A clicker's key: while teaching it plays on to the next moment; pressed again, it is there.
inline void run_next_moment(Session& session, const Command& /*command*/) {
    PlaybackClock& clock = CommandAccess::clock(session);
    if (session.view().is_teaching && !clock.is_playing()) {
        clock.play();
    } else {
        clock.go_to_moment(session.moment_times(), true);
    }
}
inline void run_toggle_teaching(Session& session, const Command& /*command*/) {
    bool& is_teaching = CommandAccess::view(session).is_teaching;
    is_teaching = !is_teaching;
}
template <int kDirection>
void run_speed_step(Session& session, const Command& /*command*/) {
    CommandAccess::clock(session).step_speed(kDirection);
}
template <bool kBackwards>
void run_toggle_play(Session& session, const Command& /*command*/) {
    CommandAccess::clock(session).toggle(kBackwards);
}
inline void run_go_to_start(Session& session, const Command& /*command*/) {
    CommandAccess::clock(session).pause();
    CommandAccess::clock(session).set_time(0.0);
}
inline void run_go_to_end(Session& session, const Command& /*command*/) {
    CommandAccess::clock(session).pause();
    CommandAccess::clock(session).set_time(1.0);
}
inline void run_normal_speed(Session& session, const Command& /*command*/) {
    CommandAccess::clock(session).set_speed(1.0);
}
inline void run_loop_in(Session& session, const Command& /*command*/) {
    CommandAccess::clock(session).set_loop_in(session.playback().time());
}
inline void run_loop_out(Session& session, const Command& /*command*/) {
    CommandAccess::clock(session).set_loop_out(session.playback().time());
}
inline void run_clear_loop(Session& session, const Command& /*command*/) {
    CommandAccess::clock(session).clear_loop();
}
inline void run_toggle_repeat(Session& session, const Command& /*command*/) {
    CommandAccess::clock(session).set_repeats(!session.playback().repeats());
}
inline void run_ping_pong(Session& session, const Command& /*command*/) {
    CommandAccess::clock(session).set_ping_pong(!session.playback().is_ping_pong());
}
inline void run_set_time(Session& session, const Command& command) {
    CommandAccess::clock(session).pause();
    CommandAccess::clock(session).set_time(command.numbers[0]);
}
inline void run_set_speed(Session& session, const Command& command) {
    CommandAccess::clock(session).set_speed(command.numbers[0]);
}

inline constexpr std::array kTransportActions{
    ActionInfo{Action::TogglePlay,
               "play",
               Group::Transport,
               {key(NamedKey::Space)},
               false,
               has_picture,
               run_toggle_play<false>},
    ActionInfo{Action::ToggleBackwards,
               "play_backwards",
               Group::Transport,
               {shift(NamedKey::Space)},
               false,
               has_picture,
               run_toggle_play<true>},
    ActionInfo{Action::StepForward,
               "step_forward",
               Group::Transport,
               {key(NamedKey::Right)},
               true,
               has_picture,
               run_step<1>},
    ActionInfo{Action::StepBack,
               "step_back",
               Group::Transport,
               {key(NamedKey::Left)},
               true,
               has_picture,
               run_step<-1>},
    ActionInfo{Action::StepForwardTen,
               "step_forward_ten",
               Group::Transport,
               {shift(NamedKey::Right)},
               true,
               has_picture,
               run_step<10>},
    ActionInfo{Action::StepBackTen,
               "step_back_ten",
               Group::Transport,
               {shift(NamedKey::Left)},
               true,
               has_picture,
               run_step<-10>},
    ActionInfo{Action::GoToStart,
               "go_to_start",
               Group::Transport,
               {key(NamedKey::Home)},
               false,
               has_picture,
               run_go_to_start},
    ActionInfo{Action::GoToEnd,
               "go_to_end",
               Group::Transport,
               {key(NamedKey::End)},
               false,
               has_picture,
               run_go_to_end},
    ActionInfo{Action::PreviousMoment,
               "previous_moment",
               Group::Transport,
               {key(NamedKey::PageUp)},
               true,
               has_moments,
               run_previous_moment},
    ActionInfo{Action::NextMoment,
               "next_moment",
               Group::Transport,
               {key(NamedKey::PageDown)},
               true,
               has_moments,
               run_next_moment},
    ActionInfo{Action::ToggleTeaching,
               "teach",
               Group::Transport,
               {key('t')},
               false,
               has_moments,
               run_toggle_teaching},
    ActionInfo{Action::Slower,
               "slower",
               Group::Transport,
               {key('-')},
               true,
               has_picture,
               run_speed_step<-1>},
    ActionInfo{Action::Faster,
               "faster",
               Group::Transport,
               {key('='), key('+')},
               true,
               has_picture,
               run_speed_step<1>},
    ActionInfo{Action::NormalSpeed,
               "normal_speed",
               Group::Transport,
               {key(NamedKey::Backspace)},
               false,
               has_picture,
               run_normal_speed},
    ActionInfo{Action::SetLoopIn,
               "loop_in",
               Group::Transport,
               {key('i')},
               false,
               has_picture,
               run_loop_in},
    ActionInfo{Action::SetLoopOut,
               "loop_out",
               Group::Transport,
               {key('o')},
               false,
               has_picture,
               run_loop_out},
    ActionInfo{Action::ClearLoop,
               "clear_loop",
               Group::Transport,
               {key('u')},
               false,
               can_clear_loop,
               run_clear_loop},
    ActionInfo{Action::TogglePingPong,
               "ping_pong",
               Group::Transport,
               {key('p')},
               false,
               has_picture,
               run_ping_pong},
    ActionInfo{Action::ToggleRepeat,
               "repeat",
               Group::Transport,
               {},
               false,
               has_picture,
               run_toggle_repeat},
    ActionInfo{Action::SetTime, "set_time", Group::Hidden, {}, false, has_picture, run_set_time},
    ActionInfo{Action::SetSpeed, "set_speed", Group::Hidden, {}, false, has_picture, run_set_speed},
};

}  // namespace jw::session
