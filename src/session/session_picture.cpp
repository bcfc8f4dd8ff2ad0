// The part of Session that turns the document and the time into frames, a picture and a camera.
#include "session/difference_look.h"
#include "session/joint_focus.h"
#include "session/session.h"

#include "model/kinematics.h"

#include <algorithm>
#include <array>

namespace jw::session {
namespace {

using scene::Version;

constexpr double kToldStepBack = 0.82;  // of what is not told about now (design)
constexpr std::array kVersions{Version::Good, Version::Compensated};

}  // namespace

/// Whatever was made of the performances is of no use any more.
void Session::perform_anew() {
    frames_stale_ = true;
    ladder_ear_.forget();
    track_.restart();
    motion_.restart();
}

void Session::commit(std::string label) {
    history_.commit(std::move(label), scratch_);
    perform_anew();
    has_failed_ = false;
}

void Session::restore() {
    const std::string movement = scratch_.movement;
    scratch_ = history_.present();
    perform_anew();
    has_failed_ = false;
    find_movement();
    if (scratch_.movement != movement) {
        playback_.clear_loop();
        frame_movement();
    }
}

void Session::movements_changed() {
    find_movement();
    has_failed_ = false;
    if (movement_ == nullptr) {
        if (!movements().empty()) {
            start_movement(movements().front());
        }
        return;
    }
    const auto is_gone = [&](const auto& rows, const std::string& id) {
        return std::none_of(rows.begin(), rows.end(),
                            [&](const auto& row) { return row.id == id; });
    };
    if (is_gone(movement_->variants, scratch_.variant)) {
        const model::Variant* fault = movement_->find_variant("compensated");
        scratch_.variant = fault != nullptr ? fault->id : "";
    }
    if (is_gone(movement_->sizes, scratch_.size)) {
        scratch_.size.clear();
    }
    std::erase_if(scratch_.causes,
                  [&](const std::string& id) { return is_gone(movement_->causes, id); });
    std::erase_if(scratch_.amounts, [&](const model::AmountSetting& setting) {
        return is_gone(movement_->amounts, setting.amount);
    });
    perform_anew();
}

void Session::start_movement(const model::Movement& movement) {
    guest_.reset();
    scratch_.movement = movement.id;
    std::erase(recent_, movement.id);
    recent_.insert(recent_.begin(), movement.id);
    recent_.resize(std::min(recent_.size(), kMostRecent));
    const model::Variant* fault = movement.find_variant("compensated");
    scratch_.variant = fault != nullptr ? fault->id : "";
    scratch_.alone = Version::Good;
    scratch_.side = movement.working_side;
    scratch_.size.clear();
    scratch_.limits.clear();
    scratch_.amounts.clear();
    scratch_.causes.clear();
    scratch_.pay = Pay::Default;
    find_movement();
    playback_.clear_loop();
    playback_.set_time(0.0);
    playback_.play();
    view_was_chosen_ = false;
    view_.walk.reset();
    view_.settings.parts.set(scene::Part::PelvisMarks,
                             false);  // they came with a version of before
    flight_.reset();                  // where it went belongs to the movement before
    view_.camera.turn_to(scene::resolve_view(scene::View::Best, best_view()));
    perform_anew();
    frame_movement();
}

void Session::find_movement() {
    const auto found =
        std::find_if(movements().begin(), movements().end(),
                     [&](const model::Movement& m) { return m.id == scratch_.movement; });
    movement_ = found == movements().end() ? nullptr : &*found;
    if (movement_ == nullptr && !scratch_.movement.empty()) {
        notify(NotificationKind::Error,
               "The movement '" + scratch_.movement + "' is not in the library of this program.");
    }
}

void Session::update_frames() {
    if (!frames_stale_) {
        return;
    }
    frames_stale_ = false;
    picture_stale_ = true;
    actions_stale_ = true;
    has_frame_.fill(false);
    if (guest_) {
        update_guest();
        return;
    }
    for (std::size_t i = 0; i < kVersions.size() && movement_ != nullptr; ++i) {
        if (variant(kVersions[i]) == nullptr) {
            continue;
        }
        const auto done =
            inputs_.evaluator(*movement_, performance(kVersions[i]), playback_.time(), frames_[i]);
        has_frame_[i] = done.ok();
        if (!done.ok()) {
            fail_once(done.error());
        }
    }
    update_differences();
    listen_to_ladder();
}

void Session::listen_to_ladder() {
    if (!view_.ladder_ticks) {
        ladder_ear_.forget();
        return;
    }
    std::vector<const model::Frame*> shown;
    for (const Version version : shown_versions()) {
        if (const model::Frame* const present = frame(version)) {
            shown.push_back(present);
        }
    }
    const bool has_opened = ladder_ear_.listen(ladder_, model().body, shown, scratch_.side);
    tick_is_due_ = has_opened && playback_.is_playing();
}

void Session::update_differences() {
    differences_.clear();
    if (has_frame_[0] && has_frame_[1]) {
        analysis::calc_differences(model().body, frames_[0].pose.displacements,
                                   frames_[1].pose.displacements, differences_);
    }
}

/// A few instants a turn; false: there is nothing to measure.
bool Session::measure_track() {
    constexpr int kInstants = 6;  // 2 ms a turn, and all is measured within ten
    if (guest_ || movement_ == nullptr) {
        return false;
    }
    const int missing = MotionTrack::kSamples - motion_.count();
    for (int i = 0; i < std::min(kInstants, missing); ++i) {
        const double time = motion_.next_time();
        std::array<const model::Frame*, 2> performed{};
        for (std::size_t v = 0; v < kVersions.size(); ++v) {
            const bool is_done =
                variant(kVersions[v]) != nullptr &&
                inputs_.evaluator(*movement_, performance(kVersions[v]), time, track_frames_[v])
                    .ok();
            performed[v] = is_done ? &track_frames_[v] : nullptr;
        }
        motion_.add(performed[0], performed[1]);
        if (has_pair()) {  // what cannot be performed is not apart
            track_.add(performed[0] != nullptr && performed[1] != nullptr ? find_difference()
                                                                          : DifferenceSample{});
        }
    }
    if (missing > 0 && view_.settings.parts.has(scene::Part::Traces)) {
        picture_stale_ = true;
    }
    return missing > 0;
}

DifferenceSample Session::find_difference() {
    analysis::calc_differences(model().body, track_frames_[0].pose.displacements,
                               track_frames_[1].pose.displacements, track_differences_);
    const auto* largest = analysis::find_largest(track_differences_);
    return largest != nullptr ? DifferenceSample{largest->angle, largest->joint}
                              : DifferenceSample{};
}

/// Milliseconds, so not again while only the camera moves.
void Session::update_actions() {
    const auto& selected = view_.settings.selected;
    if (!actions_stale_ && selected == actions_of_) {
        return;
    }
    actions_stale_ = false;
    actions_of_ = selected;
    for (std::size_t i = 0; i < kVersions.size(); ++i) {
        actions_[i].clear();
        if (selected && selected->kind == scene::Structure::Kind::Muscle && has_frame_[i]) {
            auto found = muscle::find_actions(model().body, frames_[i].pose.q, selected->index);
            if (found.ok()) {
                actions_[i] = std::move(found).value();
            } else {
                fail_once(found.error());
            }
        }
    }
}

void Session::update_start() {
    const model::Performance good = performance(Version::Good);
    if (movement_ == nullptr) {
        start_.reset();
        return;
    }
    if (start_ && start_->movement == movement_ && start_->stamp == movement_->stamp &&
        start_->performance == good) {
        return;
    }
    start_.emplace(Start{{}, good, movement_, movement_->stamp});
    if (!inputs_.evaluator(*movement_, good, 0.0, start_->frame).ok()) {
        start_.reset();  // the failure is told where the frames of now are made
    }
}

Quat Session::facing() const {
    const auto pelvis = model().body.find_bone("pelvis");
    return start_ && pelvis ? start_->frame.pose.displacements[static_cast<std::size_t>(*pelvis)].q
                            : Rigid{}.q;
}

std::vector<Rigid> Session::find_places() {
    std::vector<const model::Frame*> frames;
    for (const Version version : shown_versions()) {
        frames.push_back(&frames_[version == Version::Good ? 0 : 1]);
    }
    return find_places(frames);
}

std::vector<Rigid> Session::find_places(std::span<const model::Frame* const> frames) {
    update_start();
    return PlaceJob{&model().body,
                    view_.hold,
                    shares_picture() ? view_.align : Align::Room,
                    scratch_.side,
                    start_ ? &start_->frame : nullptr,
                    frames}
        .run();
}

/// Of any other instant, for framing.
Rigid Session::find_place(const model::Frame& frame) {
    update_start();
    const model::Frame* const one = &frame;
    return PlaceJob{
        &model().body, view_.hold, Align::Room, scratch_.side, start_ ? &start_->frame : nullptr,
        {&one, 1}}
        .run()
        .front();
}

void Session::update_guest() {
    guest_->palette.resize(guest_->model.skin_joints.size());
    model::calc_guest_palette(guest_->model, guest_->animation, playback_.time() * cycle_seconds(),
                              guest_->palette);
}

void Session::fail_once(const Error& error) {
    if (!has_failed_) {
        has_failed_ = true;
        notify(NotificationKind::Error, error.to_string());
    }
}

scene::ViewSettings Session::picture_settings() const {
    scene::ViewSettings settings = view_.settings;
    if (view_.is_peeking) {
        settings.layout = scene::Layout::Single;
    }
    if (settings.layout == scene::Layout::Difference) {
        settings.tints = find_difference_tints(model().body, differences_);
    }
    for (const std::string& id : scratch_.hidden) {
        if (const auto bone = model().body.find_bone(id)) {
            settings.hidden_bones.push_back(*bone);
        } else if (const auto muscle = model().body.find_muscle(id)) {
            settings.hidden_muscles.push_back(*muscle);
        }
    }
    if (settings.focus.empty()) {
        settings.focus = told_bones();
        settings.step_back = kToldStepBack;
    }
    std::sort(settings.hidden_bones.begin(), settings.hidden_bones.end());
    std::sort(settings.hidden_muscles.begin(), settings.hidden_muscles.end());
    return settings;
}

std::optional<Session::PictureColumn> Session::find_column(Version version) const {
    const std::vector<Version> shown = shown_versions();
    const auto found = std::find(shown.begin(), shown.end(), version);
    if (found == shown.end()) {
        return std::nullopt;
    }
    return is_split() ? PictureColumn{0.5 * static_cast<double>(found - shown.begin()), 0.5}
                      : PictureColumn{};
}

std::optional<scene::Vec2> Session::find_place(int joint, Version version) const {
    const auto column = find_column(version);
    const model::Frame* shown = frame(version);
    if (!column || shown == nullptr) {
        return std::nullopt;
    }
    const Vec3 centre = model::calc_joint_centre(
        model().body.joints[static_cast<std::size_t>(joint)], shown->pose.displacements);
    const auto ndc = view_.camera.project(place(version).point(centre), aspect());
    if (!ndc) {
        return std::nullopt;
    }
    return scene::Vec2{column->x + column->width * 0.5 * (1.0 + ndc->x), 0.5 * (1.0 - ndc->y)};
}

void Session::fly_to(const scene::Camera& goal) {
    flight_ = Flight{view_.camera, goal, 0.0};
    flight_->to.is_mirrored = view_.camera.is_mirrored;  // no place to fly to
}

void Session::frame_box(const scene::Box& box) {
    scene::Camera camera = flight_ ? flight_->to : view_.camera;
    camera.frame(box, aspect());
    fly_to(camera);
}

void Session::frame_movement() {
    scene::Box box = guest_ ? present_box({}) : movement_box();
    if (!box.is_empty()) {
        // Room for the version's name above the head and the rim of the floor below the feet.
        constexpr double kAbove = 0.06;
        constexpr double kBelow = 0.04;
        const double height = box.size().y;
        box.max.y += kAbove * height;
        box.min.y -= kBelow * height;
    }
    frame_box(box);
}

scene::Box Session::present_box(const std::vector<scene::Structure>& structures) {
    update_frames();
    scene::Box box;
    if (guest_) {
        box.add(Vec3{guest_->model.bounds_min});
        box.add(Vec3{guest_->model.bounds_max});
        return box;
    }
    const std::vector<Rigid> places = find_places();
    const auto versions = shown_versions();
    for (std::size_t i = 0; i < versions.size(); ++i) {
        const auto displacements =
            displace(places[i], frames_[versions[i] == Version::Good ? 0 : 1].pose.displacements);
        box.add(structures.empty() ? scene::calc_bounds(model(), displacements)
                                   : scene::calc_bounds(model(), displacements, structures));
    }
    return box;
}

scene::Box Session::movement_box() {
    if (movement_ == nullptr) {
        return present_box({});
    }
    // A few instants of the version that goes furthest are enough to keep the figure in the
    // picture.
    constexpr std::array kInstants{0.0, 0.25, 0.5, 0.75};
    const Version version = has_pair() ? Version::Compensated : Version::Good;
    scene::Box box;
    model::Frame frame;
    for (const double time : kInstants) {
        if (inputs_.evaluator(*movement_, performance(version), time, frame).ok()) {
            box.add(
                scene::calc_bounds(model(), displace(find_place(frame), frame.pose.displacements)));
        }
    }
    return box;
}

std::string Session::best_view() const {
    return scene::find_best_view(*movement_, variant(Version::Compensated), scratch_.side);
}

void Session::announce() {
    announcement_left_ = playback_.is_playing() ? kAnnouncementSeconds : 0.0;
}

bool Session::is_split() const {
    return view_.settings.layout == scene::Layout::Side && shown_versions().size() == 2;
}

double Session::aspect() const {
    const double whole = static_cast<double>(width_) / height_;
    return is_split() ? 0.5 * whole : whole;
}

}  // namespace jw::session
