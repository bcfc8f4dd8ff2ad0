// When an action of the table can run. Included by the table's own files only.
#pragma once

#include "session/session.h"

namespace jw::session {

constexpr bool always(const Session& /*session*/) {
    return true;
}
inline bool has_picture(const Session& session) {
    return session.movement() != nullptr || session.guest().has_value();
}
inline bool has_moments(const Session& session) {
    return !session.guest() && session.movement() != nullptr &&
           !session.movement()->key_moments.empty();
}
inline bool can_clear_loop(const Session& session) {
    return session.playback().has_loop();
}
inline bool has_pair(const Session& session) {
    return !session.guest() && session.has_pair();
}
inline bool has_movement(const Session& session) {
    return !session.guest() && session.movement() != nullptr;
}
inline bool shares_picture(const Session& session) {
    return session.shares_picture();
}
inline bool has_dial(const Session& session) {
    return session.hip_dial().has_value();
}
inline bool can_undo(const Session& session) {
    return session.history().can_undo();
}
inline bool can_redo(const Session& session) {
    return session.history().can_redo();
}
inline bool has_own_limits(const Session& session) {
    return !session.document().limits.empty();
}
inline bool has_own_dials(const Session& session) {
    return has_own_limits(session) || !session.document().amounts.empty();
}
inline bool has_selection(const Session& session) {
    return session.view().settings.selected.has_value();
}
inline bool has_focus(const Session& session) {
    return has_selection(session) || !session.view().settings.focus.empty();
}
inline bool has_hidden(const Session& session) {
    return !session.document().hidden.empty() || !session.view().settings.focus.empty();
}
inline bool is_walking(const Session& session) {
    return session.walked_rung() != nullptr;
}
inline bool has_lens(const Session& session) {
    return has_movement(session) && session.model().body.find_joint("L4_L5").has_value();
}
inline bool has_measure(const Session& session) {
    return has_movement(session) && session.goniometer().has_value();
}
inline bool has_plot(const Session& session) {
    return has_measure(session) && session.motion_track().is_complete();
}
inline bool is_asking(const Session& session) {
    return !session.view().replacing.empty();
}
inline bool has_notifications(const Session& session) {
    return !session.notifications().empty();
}
inline bool has_movements(const Session& session) {
    return !session.movements().empty();
}
inline bool has_claims(const Session& session) {
    return session.claims() != nullptr && !session.claims()->empty();
}
inline bool has_bookmarks(const Session& session) {
    return !session.document().bookmarks.empty();
}
inline bool has_guest(const Session& session) {
    return session.guest().has_value();
}
inline bool has_guide(const Session& session) {
    return !session.guide().empty();
}
inline bool is_guided(const Session& session) {
    return session.guide_step() != nullptr;
}
inline bool can_escape(const Session& session) {
    return has_focus(session) || is_walking(session) || session.view().search_shown ||
           session.view().sheet != Sheet::None || session.view().library_shown ||
           !session.view().claim.empty() || session.guide_step() != nullptr || is_asking(session);
}

}  // namespace jw::session
