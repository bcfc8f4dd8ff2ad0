// Rows of the action table: measures. Included by actions.cpp only.
#pragma once

#include "session/can_run.h"
#include "session/chords.h"
#include "session/command_access.h"
#include "session/view_actions.h"

#include <array>

namespace jw::session {

/// The next one is meant to be seen.
inline void run_next_measure(Session& session, const Command& /*command*/) {
    ViewState& view = CommandAccess::view(session);
    constexpr auto& kRows = analysis::kMeasureNames.rows;
    std::size_t next = 0;
    for (std::size_t i = 0; i < kRows.size(); ++i) {
        next = kRows[i].first == view.measure ? (i + 1) % kRows.size() : next;
    }
    view.measure = kRows[next].first;
    view.settings.parts.set(scene::Part::Goniometer, true);
}
inline void run_set_measure(Session& session, const Command& command) {
    if (const auto measure = analysis::kMeasureNames.find(command.text)) {
        CommandAccess::view(session).measure = *measure;
    }
}
inline void run_toggle_plot(Session& session, const Command& /*command*/) {
    PanelSet& panels = CommandAccess::view(session).panels;
    panels.set(Panel::Plot, !panels.has(Panel::Plot));
}
inline void run_save_plot(Session& session, const Command& /*command*/) {
    CommandAccess::request_save(session, session.plot_file_name(), session.plot_csv());
}

inline constexpr std::array kMeasureActions{
    ActionInfo{Action::ToggleGoniometer,
               "goniometer",
               Group::Measures,
               {key('g')},
               false,
               has_measure,
               run_toggle_part<scene::Part::Goniometer>},
    ActionInfo{Action::NextMeasure,
               "next_measure",
               Group::Measures,
               {shift('g')},
               true,
               has_movement,
               run_next_measure},
    ActionInfo{Action::ToggleGuides,
               "guides",
               Group::Measures,
               {key('y')},
               false,
               has_movement,
               run_toggle_part<scene::Part::Guides>},
    ActionInfo{Action::TogglePelvisMarks,
               "pelvis_marks",
               Group::Measures,
               {shift('y')},
               false,
               has_movement,
               run_toggle_part<scene::Part::PelvisMarks>},
    ActionInfo{Action::ToggleTraces,
               "traces",
               Group::Measures,
               {key('k')},
               false,
               has_movement,
               run_toggle_part<scene::Part::Traces>},
    ActionInfo{Action::ToggleLimitRing,
               "limit_ring",
               Group::Measures,
               {key('r')},
               false,
               has_dial,
               run_toggle_part<scene::Part::LimitRing>},
    ActionInfo{Action::TogglePlot,
               "plot",
               Group::Measures,
               {key('n')},
               false,
               has_movement,
               run_toggle_plot},
    ActionInfo{Action::SavePlot,
               "save_plot",
               Group::Measures,
               {ctrl('e')},
               false,
               has_plot,
               run_save_plot},
    ActionInfo{
        Action::SetMeasure, "set_measure", Group::Hidden, {}, false, has_movement, run_set_measure},
};

}  // namespace jw::session
