// The part of Session that leads the eye: the guided start, the walk along the ladder, what a
// search goes to, and the lumbar lens.
#include "session/joint_focus.h"
#include "session/session.h"

#include <algorithm>

namespace jw::session {
namespace {

using scene::Version;

/// Design: a joint fills about half of its room, so that its neighbours are seen.
constexpr double kGuideMargin = 0.2;
/// Parts of the picture's height that the version's name and the card of a walk take.
constexpr double kNameRoom = 0.12, kCardRoom = 0.30;

/// No smaller than a hand's breadth each way, or a small joint would fill the picture.
scene::Box widen(scene::Box box) {
    constexpr double kLeast = 0.20;  // m
    if (!box.is_empty()) {
        const Vec3 centre = box.centre();
        box.add(centre + Vec3{0.5 * kLeast});
        box.add(centre - Vec3{0.5 * kLeast});
    }
    return box;
}

}  // namespace

const analysis::Rung* Session::walked_rung() const {
    return view_.walk && !guest_ ? &ladder_[static_cast<std::size_t>(view_.walk->rung)] : nullptr;
}

std::optional<int> Session::rung_joint(const analysis::Rung& rung) const {
    if (rung.joints.empty()) {
        return std::nullopt;
    }
    const int joint = rung.joints[rung.joints.size() / 2];
    return scratch_.side == model::Side::Left ? mirror_joint(model().body, joint) : joint;
}

const model::Text* Session::rung_text(const analysis::Rung& rung) const {
    return inputs_.library != nullptr ? inputs_.library->ladder.find_job(rung.id) : nullptr;
}

const model::Text* Session::ladder_critique() const {
    const bool is_written =
        inputs_.library != nullptr && !inputs_.library->ladder.critique.plain.empty();
    return is_written ? &inputs_.library->ladder.critique : nullptr;
}

void Session::walk_to(int rung) {
    if (!view_.walk) {
        view_.walk =
            ViewState::Walk{rung, false, flight_ ? flight_->to : view_.camera, view_was_chosen_};
    }
    view_.walk->rung = rung;
    const auto joints = find_rung_joints(model().body, *walked_rung(), scratch_.side);
    look_at(find_joint_bones(model().body, joints), kCardRoom);
}

void Session::leave_walk() {
    fly_to(view_.walk->home);
    view_was_chosen_ = view_.walk->home_was_chosen;
    view_.walk.reset();
}

void Session::look_at(const std::vector<scene::Structure>& structures, double below) {
    const scene::Box box = widen(present_box(structures));
    if (!box.is_empty()) {
        scene::Camera camera = flight_ ? flight_->to : view_.camera;
        const double room = 1.0 - kNameRoom - below;
        camera.frame(box, aspect() / room, kGuideMargin);
        camera.distance /= room;
        camera.pan({0.0, 0.5 * (below - kNameRoom)});
        fly_to(camera);
        view_was_chosen_ = true;
    }
}

/// The bones of the joint that is told about now; empty: none is.
std::vector<scene::Structure> Session::told_bones() const {
    if (const analysis::Rung* rung = walked_rung()) {
        return find_joint_bones(model().body, find_rung_joints(model().body, *rung, scratch_.side));
    }
    const model::KeyMoment* stop = teach_stop();
    const auto joint = stop != nullptr ? moment_joint(*stop) : std::nullopt;
    return joint ? find_joint_bones(model().body, {&*joint, 1}) : std::vector<scene::Structure>{};
}

std::span<const content::GuideStep> Session::guide() const {
    return inputs_.library != nullptr ? inputs_.library->guide
                                      : std::span<const content::GuideStep>{};
}

const content::GuideStep* Session::guide_step() const {
    const auto steps = guide();
    // The file may have been read again, with fewer steps.
    const bool is_there = view_.guide && view_.guide->step < static_cast<int>(steps.size());
    return is_there ? &steps[static_cast<std::size_t>(view_.guide->step)] : nullptr;
}

/// Past either end: before the first step there is none, after the last the guide is over.
void Session::show_guide_step(int step) {
    const auto steps = guide();
    if (step >= static_cast<int>(steps.size())) {
        leave_guide();
        return;
    }
    const content::GuideStep& shown = steps[static_cast<std::size_t>(std::max(0, step))];
    view_.guide = ViewState::Guide{std::max(0, step), shown.seconds};
    view_.guide_was_shown = true;
    view_.panels_shown = true;
    for (const std::string& line : shown.commands) {
        if (const auto command = read_command(line); command.ok()) {
            apply(*command);
        } else {
            notify(NotificationKind::Error, command.error().to_string());
        }
    }
    if (!playback_.is_playing()) {
        playback_.play();
    }
}

void Session::leave_guide() {
    view_.guide.reset();
}

bool Session::advance_guide(double seconds) {
    if (!view_.guide || view_.sheet != Sheet::None) {
        return false;
    }
    view_.guide->left -= seconds;
    if (view_.guide->left <= 0.0) {
        show_guide_step(view_.guide->step + 1);
    }
    return true;
}

bool Session::is_lens_open() const {
    return view_.lens_shown && !view_.walk && !shown_versions().empty();
}

bool Session::measure_lens() {
    const model::Body& body = model().body;
    lens_.aim(view_.lens_level);
    model::Frame frame;
    const auto measure = [&] {
        return analysis::measure_lumbar_level(model(), frame.pose, view_.lens_level);
    };
    Result<analysis::LumbarLevel> level = Error{};
    if (!lens_.has_rest()) {
        frame.pose.displacements.resize(body.bones.size());
        level = measure();
        if (level.ok()) {
            lens_.set_rest(std::move(level).value());
            return true;
        }
        notify(NotificationKind::Error, level.error().to_string());
        view_.lens_shown = false;
        return false;
    }
    for (const Version version : shown_versions()) {
        const model::Performance wanted = performance(version);
        lens_.aim(version, *movement_, wanted);
        const auto sample = lens_.find_missing(version, playback_.time());
        if (!sample) {
            continue;
        }
        const double time = static_cast<double>(*sample) / LumbarLens::kSamples;
        if (const auto done = inputs_.evaluator(*movement_, wanted, time, frame); !done.ok()) {
            fail_once(done.error());
            return false;
        }
        if (level = measure(); level.ok()) {
            lens_.set_sample(version, *sample, std::move(level).value());
        }
        picture_stale_ = picture_stale_ || !playback_.is_playing();
        return level.ok();
    }
    return false;
}

const scene::DrawList& Session::lens_list() {
    update_frames();
    lens_list_.clear();
    const auto joint = model().body.find_joint(
        analysis::kLumbarLevels[static_cast<std::size_t>(view_.lens_level)]);
    if (!is_lens_open() || !joint) {
        return lens_list_;
    }
    const auto lower =
        static_cast<std::size_t>(model().body.joints[static_cast<std::size_t>(*joint)].parent);
    const model::Frame& first = frames_[shown_versions().front() == Version::Good ? 0 : 1];
    const bool from_left =  // the side on which the camera stands
        scene::is_seen_from_left(model().body, first.pose, *joint, view_.camera.forward());
    std::vector<scene::LensFigure> figures;
    for (const Version version : shown_versions()) {
        const model::Frame& frame = frames_[version == Version::Good ? 0 : 1];
        scene::LensFigure figure{{&frame, version}, {}};
        const auto level = lens_.find_level(version, playback_.time());
        if (const auto reading = lens_.read(version, playback_.time()); reading && level) {
            figure.marks.push_back(
                place_marks(*level, *reading, frame.pose.displacements[lower], from_left));
        }
        figures.push_back(std::move(figure));
    }
    const scene::LensBuildJob job{inputs_.model, body_meshes_, figures,
                                  *joint,        from_left,    &view_.settings};
    if (const auto built = job.run(lens_list_); !built.ok()) {
        lens_list_.clear();
        fail_once(built.error());
    }
    return lens_list_;
}

std::optional<LensReading> Session::lens_reading(Version version) const {
    if (!is_lens_open()) {
        return std::nullopt;
    }
    auto reading = lens_.read(version, playback_.time());
    const std::vector<Version> shown = shown_versions();
    const auto found = std::find(shown.begin(), shown.end(), version);
    const auto index = static_cast<std::size_t>(found - shown.begin());
    if (!reading || found == shown.end() || index >= lens_list_.viewports.size()) {
        return std::nullopt;
    }
    const scene::Viewport& port = lens_list_.viewports[index];
    if (port.line_count == 0) {
        return std::nullopt;
    }
    const scene::Line& gap =  // what the lens paints last
        lens_list_.lines[static_cast<std::size_t>(port.first_line + port.line_count - 1)];
    if (const auto ndc = port.camera.project(0.5 * (gap.from + gap.to), 1.0)) {
        reading->gap_place = {0.5 * (1.0 + ndc->x), 0.5 * (1.0 - ndc->y)};
    }
    return reading;
}

}  // namespace jw::session
