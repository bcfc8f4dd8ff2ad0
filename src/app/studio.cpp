#include "app/studio.h"

#include "session/difference_look.h"
#include "session/motion_track.h"

#include "analysis/difference.h"
#include "import/load_body.h"

#include "model/kinematics.h"

#include <algorithm>
#include <cmath>

namespace jw::app {
namespace {

scene::Version version_of(const model::Performance& performance) {
    return performance.variant == "good" ? scene::Version::Good : scene::Version::Compensated;
}

/// Where what is shown is seen best; of a pair, its fault.
std::string find_best_view(const Moving& moving) {
    const model::Performance& shown = moving.performances.back();
    return scene::find_best_view(*moving.movement, moving.movement->find_variant(shown.variant),
                                 shown.side);
}

/// Without the frames and where they start.
session::PlaceJob make_place_job(const model::Body& body, const Moving& moving,
                                 const Seeing& seeing) {
    session::PlaceJob job;
    job.body = &body;
    job.hold = seeing.hold;
    job.side = moving.performances.front().side;
    const bool shares_picture =
        moving.performances.size() > 1 && scene::shares_picture(seeing.settings.layout);
    job.align = shares_picture ? seeing.align : session::Align::Room;
    return job;
}

/// Aspect of the part of the picture that one figure gets.
double figure_aspect(const Moving& moving, const Seeing& seeing) {
    const bool is_side =
        seeing.settings.layout == scene::Layout::Side && moving.performances.size() > 1;
    return static_cast<double>(seeing.width) / (is_side ? 2.0 : 1.0) / seeing.height;
}

}  // namespace

Result<std::unique_ptr<Studio>> Studio::open(const Places& places) {
    JW_TRY(auto headless, platform::HeadlessContext::create());
    JW_TRY(auto context, render::Context::adopt_current());
    JW_TRY(auto renderer, render::Renderer::create(*context));
    JW_TRY(auto model, import::load_body(places.body));
    return std::unique_ptr<Studio>{
        new Studio{std::move(headless), std::move(context), std::move(renderer), std::move(model)}};
}

Studio::Studio(platform::HeadlessContext headless, std::unique_ptr<render::Context> context,
               render::Renderer renderer, model::Model model)
    : headless_{std::move(headless)},
      context_{std::move(context)},
      renderer_{std::move(renderer)},
      model_{std::move(model)},
      bodies_{model_},
      mesh_set_{renderer_.upload(model_)},
      target_{*context_, 16, 16} {}

Result<std::vector<model::Frame>> Studio::evaluate(const Moving& moving, double time) {
    std::vector<model::Frame> frames(moving.performances.size());
    for (std::size_t i = 0; i < frames.size(); ++i) {
        JW_CHECK(session::evaluate(model_.body, *moving.movement, moving.performances[i], time,
                                   scratch_, frames[i]));
    }
    return frames;
}

Result<std::vector<Rigid>> Studio::find_places(const std::vector<model::Frame>& frames,
                                               const Moving& moving, const Seeing& seeing) {
    session::PlaceJob job = make_place_job(model_.body, moving, seeing);
    model::Frame start;
    if (seeing.hold != session::Hold::Room) {
        JW_CHECK(evaluate_good(moving, 0.0, start));
        job.start = &start;
    }
    std::vector<const model::Frame*> borrowed;
    for (const model::Frame& frame : frames) {
        borrowed.push_back(&frame);
    }
    job.frames = borrowed;
    return job.run();
}

Result<Unit> Studio::evaluate_good(const Moving& moving, double time, model::Frame& frame) {
    model::Performance good = moving.performances.front();
    good.variant = "good";
    good.limits.clear();
    good.causes.clear();
    good.amounts.clear();
    good.pay = model::Performance::Pay::Default;
    return session::evaluate(model_.body, *moving.movement, good, time, good_scratch_, frame);
}

Result<Studio::Readings> Studio::read_measure(const std::vector<model::Frame>& frames,
                                              const Moving& moving, const Seeing& seeing) {
    Readings readings;
    if (seeing.measure) {
        readings.goniometer = analysis::Goniometer::find(model_.body, *seeing.measure,
                                                         moving.performances.front().side);
    }
    if (!readings.goniometer) {
        return readings;
    }
    model::Frame start;
    JW_CHECK(evaluate_good(moving, 0.0, start));
    const auto pelvis = static_cast<std::size_t>(model_.body.bone("pelvis"));
    const Vec3 up =
        analysis::find_nearest_axis(start.pose.displacements[pelvis].direction({0.0, 1.0, 0.0}));
    for (const model::Frame& frame : frames) {
        readings.readings.push_back(readings.goniometer->read(frame.pose.displacements, up));
    }
    return readings;
}

Result<Unit> Studio::measure_traces(const Moving& moving, const Seeing& seeing) {
    const auto& settings = seeing.settings;
    if (traces_ && traces_->movement == moving.movement &&
        traces_->performances == moving.performances && traces_->hold == seeing.hold &&
        traces_->align == seeing.align && traces_->layout == settings.layout) {
        return Unit{};
    }
    model::Frame start;
    JW_CHECK(evaluate_good(moving, 0.0, start));
    std::vector<std::vector<model::Frame>> tracks(moving.performances.size());
    for (int k = 0; k < session::MotionTrack::kSamples; ++k) {
        JW_TRY(auto frames, evaluate(moving, session::MotionTrack::time_of(k)));
        for (std::size_t v = 0; v < frames.size(); ++v) {
            tracks[v].push_back(std::move(frames[v]));
        }
    }
    std::vector<const std::vector<model::Frame>*> borrowed;
    for (const auto& track : tracks) {
        borrowed.push_back(&track);
    }
    const auto place = [&](std::span<const model::Frame* const> frames) {
        session::PlaceJob job = make_place_job(model_.body, moving, seeing);
        job.start = &start;
        job.frames = frames;
        return job.run();
    };
    auto points = session::find_traced_points(model_.body, moving.performances.front().side);
    auto ways = session::place_traces(points, borrowed, place);
    traces_ = Traces{moving.movement, moving.performances, seeing.hold,    seeing.align,
                     settings.layout, std::move(points),   std::move(ways)};
    return Unit{};
}

Result<std::vector<scene::MeasureMarks>> Studio::build_marks(
    const std::vector<model::Frame>& frames, const std::vector<Rigid>& places, const Moving& moving,
    const Seeing& seeing) {
    std::vector<scene::MeasureMarks> marks(frames.size());
    const scene::PartSet parts = seeing.settings.parts;
    if (parts.has(scene::Part::Traces)) {
        JW_CHECK(measure_traces(moving, seeing));
    }
    JW_TRY(const Readings readings, read_measure(frames, moving, seeing));
    model::Frame good;
    if (parts.has(scene::Part::PelvisMarks)) {
        JW_CHECK(evaluate_good(moving, frames.front().time, good));
    }
    for (std::size_t i = 0; i < frames.size(); ++i) {
        const auto& displacements = frames[i].pose.displacements;
        if (readings.goniometer) {
            marks[i].protractor =
                session::build_protractor(*readings.goniometer, readings.readings[i]);
        }
        if (parts.has(scene::Part::PelvisMarks)) {
            marks[i].pelvis =
                scene::find_pelvis_marks(model_.body, displacements, good.pose.displacements);
        }
        if (parts.has(scene::Part::Traces)) {
            marks[i].traces =
                session::build_traces(traces_->points, traces_->ways[i], places[i], displacements);
        }
        for (const model::LimitUse& use : frames[i].limits) {
            if (parts.has(scene::Part::LimitRing) && !marks[i].ring && use.id.starts_with("hip_")) {
                marks[i].ring =
                    session::build_limit_ring(model_.body, use.id, use.limit, displacements);
            }
        }
    }
    return marks;
}

Result<scene::Camera> Studio::frame_camera(const Moving& moving, const Seeing& seeing,
                                           bool with_captions, std::optional<double> instant) {
    // To the end of the cycle: a traveller has gone furthest then.
    const int instants = instant ? 1 : 6;
    scene::Box box;
    for (int i = 0; i < instants; ++i) {
        JW_TRY(const auto frames, evaluate(moving, instant.value_or(i / 5.0)));
        JW_TRY(const auto places, find_places(frames, moving, seeing));
        for (std::size_t f = 0; f < frames.size(); ++f) {
            const auto put = session::displace(places[f], frames[f].pose.displacements);
            box.add(seeing.framed.empty() ? scene::calc_bounds(model_, put)
                                          : scene::calc_bounds(model_, put, seeing.framed));
        }
    }
    scene::Camera camera;
    camera.is_mirrored = seeing.is_mirrored;
    camera.turn_to(scene::resolve_view(seeing.view, find_best_view(moving)));
    // Parts of the picture's height that labels and captions take.
    const bool is_side = seeing.settings.layout == scene::Layout::Side &&
                         moving.performances.size() > 1 && seeing.settings.focus.empty();
    const double above = is_side ? 0.10 : 0.0;
    const double below = with_captions ? 0.16 : 0.0;
    const double room = 1.0 - above - below;
    // Into the room between them, which is wider for its height than the whole. A single structure
    // keeps some of its surroundings in the picture.
    camera.frame(box, figure_aspect(moving, seeing) / room,
                 seeing.settings.focus.empty() ? 0.08 : 0.25);
    camera.distance /= room;
    camera.pan({0.0, 0.5 * (below - above)});
    return camera;
}

Result<Unit> Studio::draw_only(const std::vector<model::Frame>& frames, const Moving& moving,
                               const Seeing& seeing, const scene::Camera& camera,
                               render::Quality quality) {
    JW_TRY(const auto places, find_places(frames, moving, seeing));
    JW_TRY(marks_, build_marks(frames, places, moving, seeing));
    std::vector<scene::FigureInput> figures;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        figures.push_back({&frames[i], version_of(moving.performances[i]), places[i], &marks_[i]});
    }
    scene::ViewSettings settings = seeing.settings;
    if (settings.layout == scene::Layout::Difference && frames.size() == 2) {
        std::vector<analysis::JointDifference> differences;
        analysis::calc_differences(model_.body, frames[0].pose.displacements,
                                   frames[1].pose.displacements, differences);
        settings.tints = session::find_difference_tints(model_.body, differences);
    }
    const scene::BuildJob job{&model_, mesh_set_, figures, &settings, camera, &bodies_};
    JW_CHECK(job.run(list_));
    target_.resize(seeing.width, seeing.height);
    renderer_.draw(list_, target_, quality);
    return Unit{};
}

Result<Image> Studio::draw(const std::vector<model::Frame>& frames, const Moving& moving,
                           const Seeing& seeing, const scene::Camera& camera,
                           render::Quality quality) {
    JW_CHECK(draw_only(frames, moving, seeing, camera, quality));
    return renderer_.read(target_);
}

Result<Studio::LensStrip> Studio::draw_lens(const std::vector<model::Frame>& frames,
                                            const Moving& moving, const Seeing& seeing,
                                            const scene::Camera& camera, int level, int side) {
    const model::Body& body = model_.body;
    model::Pose neutral;
    neutral.displacements.resize(body.bones.size());
    JW_TRY(const auto rest, analysis::measure_lumbar_level(model_, neutral, level));
    const auto joint = body.find_joint(rest.id);
    if (!joint) {
        return Error{ErrorCode::NotFound, "the body has no joint " + rest.id, {}};
    }
    const auto lower =
        static_cast<std::size_t>(body.joints[static_cast<std::size_t>(*joint)].parent);
    const bool from_left =
        scene::is_seen_from_left(body, frames.front().pose, *joint, camera.forward());
    LensStrip strip;
    std::vector<scene::LensFigure> figures;
    for (std::size_t i = 0; i < frames.size(); ++i) {
        JW_TRY(const auto measured, analysis::measure_lumbar_level(model_, frames[i].pose, level));
        strip.readings.push_back(session::read_level(measured, rest));
        figures.push_back({{&frames[i], version_of(moving.performances[i])},
                           {session::place_marks(measured, strip.readings.back(),
                                                 frames[i].pose.displacements[lower], from_left)}});
    }
    JW_CHECK(
        (scene::LensBuildJob{&model_, mesh_set_, figures, *joint, from_left, &seeing.settings}.run(
            list_)));
    target_.resize(side * static_cast<int>(figures.size()), side);
    renderer_.draw(list_, target_, render::Quality::Still);
    strip.image = renderer_.read(target_);
    return strip;
}

Result<Image> Studio::draw_guest(const model::GuestModel& guest, int animation, double seconds,
                                 const Seeing& seeing) {
    const scene::MeshSet set = renderer_.upload(guest);
    std::vector<glm::mat4> palette(guest.skin_joints.size());
    model::calc_guest_palette(guest, animation, seconds, palette);
    scene::Camera camera;
    camera.turn_to(scene::resolve_view(seeing.view, "three_quarter"));
    scene::Box box;
    box.add(Vec3{guest.bounds_min});
    box.add(Vec3{guest.bounds_max});
    camera.frame(box, static_cast<double>(seeing.width) / seeing.height);
    const scene::GuestBuildJob job{&guest, set, palette, &seeing.settings, camera};
    JW_CHECK(job.run(list_));
    target_.resize(seeing.width, seeing.height);
    renderer_.draw(list_, target_, render::Quality::Still);
    Image image = renderer_.read(target_);
    renderer_.release(set);
    return image;
}

}  // namespace jw::app
