// What the command table may change in a Session; included by the table's own files only.
#pragma once

#include "session/session.h"

#include <optional>
#include <string>

namespace jw::session {

struct CommandAccess {
    static PlaybackClock& clock(Session& session) { return session.playback_; }
    static ViewState& view(Session& session) { return session.view_; }
    static Document& scratch(Session& session) { return session.scratch_; }
    static History& history(Session& session) { return session.history_; }
    static std::vector<Notification>& notifications(Session& session) {
        return session.notifications_;
    }

    /// One step of undo from the scratch as it is now; frames follow.
    static void done(Session& session, std::string label) { session.commit(std::move(label)); }
    /// The scratch changed, but the step is not done.
    static void touched(Session& session) { session.perform_anew(); }
    /// Takes the scratch from the history.
    static void restore(Session& session) { session.restore(); }
    static void announce(Session& session) { session.announce(); }

    /// Scratch, clock and camera for a movement from its start.
    static void start_movement(Session& session, const model::Movement& movement) {
        session.start_movement(movement);
    }
    /// At once; a flight under way ends.
    static void set_camera(Session& session, const scene::Camera& camera) {
        session.flight_.reset();
        session.view_was_chosen_ = true;
        session.view_.camera = camera;
    }
    static void fly_to(Session& session, const scene::Camera& camera) {
        session.view_was_chosen_ = true;
        session.fly_to(camera);
    }
    static void turn_to(Session& session, scene::View view);
    static std::string best_view(const Session& session) { return session.best_view(); }
    /// After the layout changed: the same view fitted to the new shape of the picture.
    static void reframe(Session& session) { session.frame_movement(); }
    static void frame_all(Session& session);
    static void frame_selection(Session& session);
    static void walk_to(Session& session, int rung) { session.walk_to(rung); }
    static void leave_walk(Session& session) { session.leave_walk(); }
    static void show_guide_step(Session& session, int step) { session.show_guide_step(step); }
    static void leave_guide(Session& session) { session.leave_guide(); }
    static void take_looks(Session& session, const Settings& settings) {
        session.take_looks(settings);
    }
    static void look_at(Session& session, const std::vector<scene::Structure>& structures) {
        session.look_at(structures);
    }
    static void mirror_camera(Session& session);
    static void mirror_picture(Session& session);
    static void zoom(Session& session, scene::Vec2 place, double factor);
    static std::optional<scene::Structure> pick(Session& session, scene::Vec2 place);
    static void request_save(Session& session, std::string name, std::string bytes) {
        session.request_save(std::move(name), std::move(bytes));
    }
    static void replace_file(Session& session) { session.replace_file(); }
    static void request_open(Session& session, const std::string& name) {
        session.open_request_ = name;
    }
    static void close_guest(Session& session);
    static void set_guest_animation(Session& session, int animation);
};

}  // namespace jw::session
