#include "session/session.h"

#include "session/joint_focus.h"

#include <algorithm>
#include <cmath>

namespace jw::session {
namespace {

using scene::Version;

constexpr double kFlightSeconds = 0.35;
// s between measurements of the lens: a frame of a film that plays must not wait for many.
constexpr double kLensPausePlaying = 0.1, kLensPauseAtRest = 0.02;
constexpr std::size_t kMostNotifications = 5;

std::size_t index_of(Version version) {
    return version == Version::Good ? 0 : 1;
}

/// Seen by nobody for long: stands in where no performance can be had.
model::Frame make_neutral_frame(const model::Body& body) {
    model::Frame frame;
    frame.pose.q = body.neutral_q();
    frame.pose.displacements.resize(body.bones.size());
    frame.muscles.resize(body.muscles.size());
    return frame;
}

}  // namespace

Session::Session(SessionInputs inputs, const Settings& settings)
    : inputs_{std::move(inputs)},
      history_{Document{}},
      bodies_{*inputs_.model},
      picker_{*inputs_.model},
      ladder_{analysis::build_ladder(model().body)} {
    take_looks(settings);
    view_.guide_was_shown = settings.guide_was_shown;
    recent_ = settings.recent;
    stand_neutral();
    scratch_.body = present_body();
    if (movements().empty()) {
        return;
    }
    const auto last =
        std::find_if(movements().begin(), movements().end(),
                     [&](const model::Movement& m) { return m.id == settings.movement; });
    start_movement(last == movements().end() ? movements().front() : *last);
    flight_.reset();
    find_movement();
    history_ = History{scratch_};
    update_plot();
    announce();
}

void Session::take_looks(const Settings& settings) {
    view_.settings.layout = settings.layout;
    view_.settings.theme = settings.theme;
    view_.text_scale = settings.text_scale;
    view_.captions = settings.captions;
    view_.reduced_motion = settings.reduced_motion;
    view_.grades_shown = settings.grades_shown;
    view_.ladder_ticks = settings.ladder_ticks;
    view_.panels = settings.panels;
    playback_.set_speed(settings.speed);
}

void Session::stand_neutral() {
    frames_.fill(make_neutral_frame(model().body));
}

BodyChoice Session::present_body() const {
    return kBodyNames.find(model().body.name).value_or(BodyChoice::Male);
}

void Session::take_body(OtherBody other) {
    inputs_ = std::move(other.inputs);
    bodies_ = std::move(other.bodies);
    body_meshes_ = other.meshes;
    picker_ = scene::Picker{model()};
    ladder_ = analysis::build_ladder(model().body);
    lens_ = LumbarLens{};
    start_.reset();
    plot_key_.reset();
    stand_neutral();
    movements_changed();
    update_plot();
    if (!view_was_chosen_) {
        frame_movement();
    }
}

void Session::refuse_body(const Error& error) {
    notify(NotificationKind::Error, error.to_string());
    scratch_.body = present_body();
    commit("body");
}

Settings Session::settings() const {
    Settings settings;
    settings.body = scratch_.body;
    settings.theme = view_.settings.theme;
    settings.text_scale = view_.text_scale;
    settings.layout = view_.settings.layout;
    settings.movement = scratch_.movement;
    settings.speed = playback_.speed();
    settings.captions = view_.captions;
    settings.reduced_motion = view_.reduced_motion;
    settings.grades_shown = view_.grades_shown;
    settings.ladder_ticks = view_.ladder_ticks;
    settings.panels = view_.panels;
    settings.guide_was_shown = view_.guide_was_shown;
    settings.recent = recent_;
    settings.notice_seen = true;  // whoever has settings to keep has had a first start
    return settings;
}

const model::Variant* Session::variant(Version version) const {
    if (movement_ == nullptr || movement_->variants.empty()) {
        return nullptr;
    }
    return version == Version::Good ? &movement_->variants.front()
                                    : movement_->find_variant(scratch_.variant);
}

model::Performance Session::performance(Version version) const {
    model::Performance performance;
    performance.side = scratch_.side;
    performance.size = scratch_.size;
    if (version == Version::Compensated) {
        performance.variant = scratch_.variant;
        performance.limits = scratch_.limits;
        performance.amounts = scratch_.amounts;
        performance.causes = scratch_.causes;
        performance.pay = scratch_.pay;
    }
    return performance;
}

const model::Frame* Session::frame(Version version) const {
    const std::size_t i = index_of(version);
    return has_frame_[i] ? &frames_[i] : nullptr;
}

const std::vector<muscle::Action>& Session::selected_actions(Version version) const {
    return actions_[index_of(version)];
}

std::vector<Version> Session::shown_versions() const {
    if (guest_) {
        return {};
    }
    if (!has_pair()) {
        return {Version::Good};
    }
    const bool is_single = view_.settings.layout == scene::Layout::Single;
    if (view_.is_peeking) {
        const bool shows_good = is_single && scratch_.alone == Version::Compensated;
        return {shows_good ? Version::Good : Version::Compensated};
    }
    return is_single ? std::vector{scratch_.alone}
                     : std::vector{Version::Good, Version::Compensated};
}

bool Session::shares_picture() const {
    return scene::shares_picture(view_.settings.layout) && shown_versions().size() == 2;
}

double Session::cycle_seconds() const {
    constexpr double kStillSeconds = 3.0;
    if (guest_) {
        return guest_->animation >= 0
                   ? std::max(0.05,
                              guest_->model.animations[static_cast<std::size_t>(guest_->animation)]
                                  .seconds)
                   : kStillSeconds;
    }
    return movement_ != nullptr ? std::max(0.05, movement_->seconds) : kStillSeconds;
}

std::vector<double> Session::moment_times() const {
    std::vector<double> times;
    if (!guest_ && movement_ != nullptr) {
        for (const model::KeyMoment& moment : movement_->key_moments) {
            times.push_back(moment.time);
        }
        std::sort(times.begin(), times.end());
    }
    return times;
}

const model::KeyMoment* Session::present_moment() const {
    if (guest_ || movement_ == nullptr) {
        return nullptr;
    }
    // What was reached last stays until the next one, so that it can be read while playing.
    constexpr double kHalfFrame = 0.5 / kFramesPerCycle;
    const model::KeyMoment* reached = nullptr;
    for (const model::KeyMoment& moment : movement_->key_moments) {
        const bool is_past = moment.time <= playback_.time() + kHalfFrame;
        if (is_past && (reached == nullptr || moment.time >= reached->time)) {
            reached = &moment;
        }
    }
    return reached;
}

const model::KeyMoment* Session::teach_stop() const {
    if (guest_ || movement_ == nullptr || !view_.is_teaching || playback_.is_playing()) {
        return nullptr;
    }
    const auto& moments = movement_->key_moments;
    const auto found = std::find_if(moments.begin(), moments.end(), [&](const auto& moment) {
        return std::abs(moment.time - playback_.time()) < kSameMoment;
    });
    return found == moments.end() ? nullptr : &*found;
}

std::optional<int> Session::moment_joint(const model::KeyMoment& moment) const {
    const auto joint = model().body.find_joint(moment.joint);
    const bool is_mirrored = scratch_.side != movement_->working_side;
    return joint && is_mirrored ? std::optional{mirror_joint(model().body, *joint)} : joint;
}

std::optional<scene::Structure> Session::find_structure(std::string_view id) const {
    if (const auto bone = model().body.find_bone(id)) {
        return scene::Structure{scene::Structure::Kind::Bone, *bone};
    }
    if (const auto muscle = model().body.find_muscle(id)) {
        return scene::Structure{scene::Structure::Kind::Muscle, *muscle};
    }
    return std::nullopt;
}

const std::string& Session::structure_id(const scene::Structure& structure) const {
    const auto i = static_cast<std::size_t>(structure.index);
    return structure.kind == scene::Structure::Kind::Bone ? model().body.bones[i].id
                                                          : model().body.muscles[i].id;
}

double Session::announcement() const {
    return announcement_left_ / kAnnouncementSeconds;
}

void Session::apply(const Command& command) {
    const ActionInfo& info = find_info(command.action);
    if (!info.can_run(*this)) {
        return;
    }
    const double time = playback_.time();
    const auto hovered = view_.settings.hovered;
    info.run(*this, command);
    frames_stale_ = frames_stale_ || playback_.time() != time;
    const bool is_mere_hover = command.action == Action::Hover && view_.settings.hovered == hovered;
    picture_stale_ = picture_stale_ || !is_mere_hover;
    update_plot();
}

bool Session::advance(double seconds) {
    bool is_moving = age_notifications(seconds);
    is_moving = measure_track() || is_moving;
    is_moving = advance_guide(seconds) || is_moving;
    update_plot();
    if (flight_) {
        flight_->progress =
            view_.reduced_motion ? 1.0 : flight_->progress + seconds / kFlightSeconds;
        const double p = std::clamp(flight_->progress, 0.0, 1.0);
        view_.camera = scene::mix(flight_->from, flight_->to, p * p * (3.0 - 2.0 * p));
        if (p >= 1.0) {
            view_.camera = flight_->to;
            flight_.reset();
        }
        picture_stale_ = true;
        is_moving = true;
    }
    if (is_lens_open() && movement_ != nullptr) {
        lens_pause_ -= seconds;
        if (lens_pause_ <= 0.0) {
            lens_pause_ = playback_.is_playing() ? kLensPausePlaying : kLensPauseAtRest;
            lens_is_measuring_ = measure_lens();
        }
        is_moving = is_moving || lens_is_measuring_;
    }
    if (announcement_left_ > 0.0) {
        announcement_left_ = std::max(0.0, announcement_left_ - seconds);
        return true;
    }
    if (playback_.advance(seconds, cycle_seconds(),
                          view_.is_teaching ? moment_times() : std::vector<double>{})) {
        frames_stale_ = true;
        is_moving = true;
    }
    return is_moving;
}

void Session::set_viewport(int width, int height) {
    if (width <= 0 || height <= 0 || (width == width_ && height == height_)) {
        return;
    }
    width_ = width;
    height_ = height;
    picture_stale_ = true;
    if (view_.walk || !view_was_chosen_) {
        if (view_.walk) {
            walk_to(view_.walk->rung);
        } else {
            frame_movement();
        }
        view_.camera = flight_->to;  // at once: a window that is resized is not a flight
        flight_.reset();
    }
}

void Session::set_mesh_sets(scene::MeshSet body, scene::MeshSet guest) {
    body_meshes_ = body;
    guest_meshes_ = guest;
    picture_stale_ = true;
}

void Session::show_guest(model::GuestModel guest) {
    for (const std::string& warning : guest.warnings) {
        notify(NotificationKind::Warning, warning);
    }
    const int animation = guest.animations.empty() ? -1 : 0;
    scene::Box box;
    box.add(Vec3{guest.bounds_min});
    box.add(Vec3{guest.bounds_max});
    guest_ = Guest{std::move(guest), animation, {}};
    view_.settings.selected.reset();
    view_.settings.focus.clear();
    playback_.clear_loop();
    playback_.set_time(0.0);
    if (animation >= 0) {
        playback_.play();
    }
    frames_stale_ = true;
    frame_box(box);
}

void Session::notify(NotificationKind kind, std::string sentence, double seconds,
                     std::optional<Action> more) {
    if (notifications_.size() >= kMostNotifications) {
        notifications_.erase(notifications_.begin());
    }
    notifications_.push_back({kind, std::move(sentence), seconds, more});
}

bool Session::age_notifications(double seconds) {
    bool is_any_timed = false;
    std::erase_if(notifications_, [&](Notification& shown) {
        const bool is_timed = shown.seconds_left > 0.0;
        is_any_timed = is_any_timed || is_timed;
        shown.seconds_left = std::max(0.0, shown.seconds_left - seconds);
        return is_timed && shown.seconds_left == 0.0;
    });
    return is_any_timed;
}

void Session::withdraw(const std::string& sentence) {
    std::erase_if(notifications_,
                  [&](const Notification& shown) { return shown.sentence == sentence; });
}

const scene::DrawList& Session::draw_list() {
    update_frames();
    if (!picture_stale_) {
        return draw_list_;
    }
    picture_stale_ = false;
    was_taken_ = false;
    update_actions();
    const scene::ViewSettings settings = picture_settings();
    Result<Unit> built = Unit{};
    if (guest_) {
        built = scene::GuestBuildJob{&guest_->model, guest_meshes_, guest_->palette,
                                     &settings,      view_.camera,  playback_.is_playing()}
                    .run(draw_list_);
    } else {
        const std::vector<Rigid> places = find_places();
        std::vector<scene::FigureInput> figures;
        for (const Version version : shown_versions()) {
            places_[index_of(version)] = places[figures.size()];
            figures.push_back({&frames_[index_of(version)], version, places_[index_of(version)],
                               &marks_[index_of(version)]});
            update_marks(version);
        }
        update_traces();
        built =
            scene::BuildJob{inputs_.model, body_meshes_,          figures, &settings, view_.camera,
                            &bodies_,      playback_.is_playing()}
                .run(draw_list_);
    }
    if (!built.ok()) {
        draw_list_.clear();
        fail_once(built.error());
    }
    return draw_list_;
}

bool Session::take_change() {
    draw_list();
    const bool is_new = !was_taken_;
    was_taken_ = true;
    return is_new;
}

}  // namespace jw::session
