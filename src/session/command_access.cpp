#include "session/command_access.h"

#include "core/angle.h"

#include <algorithm>

namespace jw::session {

void CommandAccess::turn_to(Session& session, scene::View view) {
    scene::Camera camera = session.flight_ ? session.flight_->to : session.view_.camera;
    const std::string best = session.movement_ != nullptr ? session.best_view() : std::string{};
    camera.turn_to(scene::resolve_view(view, best));
    session.fly_to(camera);
}

void CommandAccess::frame_all(Session& session) {
    session.frame_box(session.present_box({}));
}

void CommandAccess::frame_selection(Session& session) {
    session.view_was_chosen_ = true;
    const auto& selected = session.view_.settings.selected;
    session.frame_box(
        session.present_box(selected ? std::vector{*selected} : std::vector<scene::Structure>{}));
}

void CommandAccess::mirror_camera(Session& session) {
    // Azimuth 0 looks from the front, so the other side is the negative angle.
    scene::Camera camera = session.flight_ ? session.flight_->to : session.view_.camera;
    camera.azimuth = -camera.azimuth;
    camera.target.z = -camera.target.z;
    session.fly_to(camera);
}

void CommandAccess::mirror_picture(Session& session) {
    bool& is_mirrored = session.view_.camera.is_mirrored;
    is_mirrored = !is_mirrored;
    if (session.flight_) {
        session.flight_->to.is_mirrored = is_mirrored;
    }
}

void CommandAccess::zoom(Session& session, scene::Vec2 place, double factor) {
    const double aspect = static_cast<double>(session.width_) / session.height_;
    scene::Camera camera = session.view_.camera;
    if (const auto port = scene::find_viewport(session.draw_list(), place, aspect)) {
        camera.zoom_at(port->ndc, port->aspect, factor);
        set_camera(session, camera);
    }
}

std::optional<scene::Structure> CommandAccess::pick(Session& session, scene::Vec2 place) {
    if (session.guest_) {
        return std::nullopt;
    }
    const double aspect = static_cast<double>(session.width_) / session.height_;
    const auto hit = session.picker_.pick(session.draw_list(), place, aspect);
    return hit ? std::optional{hit->id.structure} : std::nullopt;
}

void CommandAccess::close_guest(Session& session) {
    session.guest_.reset();
    session.frames_stale_ = true;
    session.frame_movement();
}

void CommandAccess::set_guest_animation(Session& session, int animation) {
    Guest& guest = *session.guest_;
    guest.animation =
        std::clamp(animation, -1, static_cast<int>(guest.model.animations.size()) - 1);
    session.playback_.set_time(0.0);
    session.frames_stale_ = true;
}

}  // namespace jw::session
