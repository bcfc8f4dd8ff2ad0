// Rows of the action table: files. Included by actions.cpp only.
#pragma once

#include "session/can_run.h"
#include "session/chords.h"
#include "session/command_access.h"

#include <array>

namespace jw::session {

inline void run_save_view(Session& session, const Command& /*command*/) {
    CommandAccess::request_save(session, session.view_file_name(),
                                write_saved_view(session.saved_view()));
}
inline void run_open_view(Session& session, const Command& command) {
    CommandAccess::request_open(session, command.text);
}
inline void run_replace_file(Session& session, const Command& /*command*/) {
    CommandAccess::replace_file(session);
}
inline void run_keep_file(Session& session, const Command& /*command*/) {
    CommandAccess::view(session).replacing.clear();
}

inline constexpr std::array kFileActions{
    ActionInfo{Action::SaveView,
               "save_view",
               Group::Files,
               {ctrl('s')},
               false,
               has_movement,
               run_save_view},
    ActionInfo{Action::OpenView, "open_view", Group::Hidden, {}, false, always, run_open_view},
    ActionInfo{
        Action::ReplaceFile, "replace_file", Group::Hidden, {}, false, is_asking, run_replace_file},
    ActionInfo{Action::KeepFile, "keep_file", Group::Hidden, {}, false, is_asking, run_keep_file},
};

}  // namespace jw::session
