// Rows of the action table: the pair, and what Undo restores. Included by actions.cpp only.
#pragma once

#include "session/can_run.h"
#include "session/chords.h"
#include "session/command_access.h"

#include <array>

namespace jw::session {

void run_cycle_layout(Session& session, const Command& command);
void run_set_layout(Session& session, const Command& command);
void run_peek(Session& session, const Command& command);
void run_show_version(Session& session, const Command& command);
void run_switch_version(Session& session, const Command& command);
void run_set_ghost(Session& session, const Command& command);
void run_set_body(Session& session, const Command& command);
void run_set_movement(Session& session, const Command& command);
void run_set_variant(Session& session, const Command& command);
void run_set_side(Session& session, const Command& command);
void run_switch_side(Session& session, const Command& command);
void run_set_size(Session& session, const Command& command);
void run_toggle_cause(Session& session, const Command& command);
void run_set_pay(Session& session, const Command& command);
void run_set_limit(Session& session, const Command& command);
void run_set_amount(Session& session, const Command& command);
void run_stiffen(Session& session, double degrees);
void run_reset_limits(Session& session, const Command& command);
void run_reset_dials(Session& session, const Command& command);
void run_commit(Session& session, const Command& command);
void run_undo(Session& session, const Command& command);
void run_redo(Session& session, const Command& command);

inline constexpr std::array kPerformanceActions{
    ActionInfo{Action::CycleLayout,
               "cycle_layout",
               Group::Pair,
               {key('c')},
               false,
               has_pair,
               run_cycle_layout},
    ActionInfo{Action::Peek, "peek", Group::Pair, {key('x')}, false, has_pair, run_peek},
    ActionInfo{Action::SwitchVersion,
               "switch_version",
               Group::Pair,
               {},
               false,
               has_pair,
               run_switch_version},
    ActionInfo{Action::SetLayout, "set_layout", Group::Hidden, {}, false, has_pair, run_set_layout},
    ActionInfo{
        Action::ShowVersion, "show_version", Group::Hidden, {}, false, has_pair, run_show_version},
    ActionInfo{Action::SetGhost, "set_ghost", Group::Hidden, {}, false, has_pair, run_set_ghost},
    ActionInfo{Action::StiffenMore,
               "stiffen_more",
               Group::Performance,
               {ctrl(NamedKey::Left)},
               true,
               has_dial,
               [](Session& s, const Command&) { run_stiffen(s, -1.0); }},
    ActionInfo{Action::StiffenLess,
               "stiffen_less",
               Group::Performance,
               {ctrl(NamedKey::Right)},
               true,
               has_dial,
               [](Session& s, const Command&) { run_stiffen(s, 1.0); }},
    ActionInfo{Action::ResetLimits,
               "reset_limits",
               Group::Performance,
               {},
               false,
               has_own_limits,
               run_reset_limits},
    ActionInfo{Action::ResetDials,
               "reset_dials",
               Group::Performance,
               {ctrl(NamedKey::Backspace)},
               false,
               has_own_dials,
               run_reset_dials},
    ActionInfo{Action::SwitchSide,
               "switch_side",
               Group::Performance,
               {},
               false,
               has_movement,
               run_switch_side},
    ActionInfo{Action::Undo, "undo", Group::Performance, {ctrl('z')}, true, can_undo, run_undo},
    ActionInfo{Action::Redo,
               "redo",
               Group::Performance,
               {ctrl_shift('z'), ctrl('y')},
               true,
               can_redo,
               run_redo},
    ActionInfo{Action::SetBody, "set_body", Group::Hidden, {}, false, always, run_set_body},
    ActionInfo{
        Action::SetMovement, "set_movement", Group::Hidden, {}, false, always, run_set_movement},
    ActionInfo{
        Action::SetVariant, "set_variant", Group::Hidden, {}, false, has_movement, run_set_variant},
    ActionInfo{Action::SetSide, "set_side", Group::Hidden, {}, false, has_movement, run_set_side},
    ActionInfo{Action::SetSize, "set_size", Group::Hidden, {}, false, has_movement, run_set_size},
    ActionInfo{Action::SetPay, "set_pay", Group::Hidden, {}, false, has_pair, run_set_pay},
    ActionInfo{
        Action::ToggleCause, "toggle_cause", Group::Hidden, {}, false, has_pair, run_toggle_cause},
    ActionInfo{Action::SetLimit, "set_limit", Group::Hidden, {}, false, has_pair, run_set_limit},
    ActionInfo{Action::SetAmount, "set_amount", Group::Hidden, {}, false, has_pair, run_set_amount},
    ActionInfo{Action::Commit, "commit", Group::Hidden, {}, false, always, run_commit},
};

}  // namespace jw::session
