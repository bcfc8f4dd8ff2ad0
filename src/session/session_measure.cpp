// The part of Session that measures: marks on the figures, curves over the cycle, and the table
// that is saved of them.
#include "session/session.h"

#include <algorithm>

namespace jw::session {
namespace {

using scene::Part;
using scene::Version;

constexpr std::array kVersions{Version::Good, Version::Compensated};

std::size_t index_of(Version version) {
    return version == Version::Good ? 0 : 1;
}

}  // namespace

Vec3 Session::position_up() const {
    return analysis::find_nearest_axis(facing() * Vec3{0.0, 1.0, 0.0});
}

std::optional<analysis::Reading> Session::reading(Version version) const {
    const model::Frame* shown = frame(version);
    if (!goniometer_ || shown == nullptr) {
        return std::nullopt;
    }
    return goniometer_->read(shown->pose.displacements, position_up());
}

/// What is asked of it and what was measured so far decide it; nothing is done again meanwhile.
void Session::update_plot() {
    const PlotKey key{view_.measure, scratch_.side, motion_.stamp()};
    if (plot_key_ && *plot_key_ == key) {
        return;
    }
    const bool is_same_measure =
        plot_key_ && plot_key_->measure == key.measure && plot_key_->side == key.side;
    if (!is_same_measure) {
        goniometer_ = analysis::Goniometer::find(model().body, view_.measure, scratch_.side);
        picture_stale_ = true;
    }
    plot_key_ = key;
    update_start();
    const Vec3 up = position_up();
    plot_.usual = goniometer_ ? goniometer_->active() : std::nullopt;
    for (const Version version : kVersions) {
        std::vector<double>& angles = plot_.angles[index_of(version)];
        angles.clear();
        for (const model::Frame& sample : motion_.frames(version)) {
            if (goniometer_) {
                angles.push_back(goniometer_->read(sample.pose.displacements, up).angle);
            }
        }
    }
}

void Session::update_marks(Version version) {
    scene::MeasureMarks& marks = marks_[index_of(version)];
    const std::vector<Rigid>& displacements = frames_[index_of(version)].pose.displacements;
    marks.protractor.reset();
    marks.ring.reset();
    marks.pelvis.reset();
    if (view_.settings.parts.has(Part::Goniometer)) {
        if (const auto now = reading(version)) {
            marks.protractor = build_protractor(*goniometer_, *now);
        }
    }
    if (view_.settings.parts.has(Part::PelvisMarks) && has_frame_[0]) {
        marks.pelvis =
            scene::find_pelvis_marks(model().body, displacements, frames_[0].pose.displacements);
    }
    if (view_.settings.parts.has(Part::LimitRing) && version == Version::Compensated) {
        if (const auto dial = hip_dial()) {
            marks.ring = build_limit_ring(model().body, dial->limit, dial->value, displacements);
        }
    }
}

void Session::update_traces() {
    for (scene::MeasureMarks& marks : marks_) {
        marks.traces.clear();
    }
    const std::vector<Version> versions = shown_versions();
    std::vector<const std::vector<model::Frame>*> tracks;
    for (const Version version : versions) {
        tracks.push_back(&motion_.frames(version));
    }
    const bool has_all = std::none_of(tracks.begin(), tracks.end(),
                                      [](const auto* track) { return track->empty(); });
    if (!view_.settings.parts.has(Part::Traces) || !has_all) {
        return;
    }
    const std::vector<TracedPoint> points = find_traced_points(model().body, scratch_.side);
    trace_ways_ = place_traces(points, tracks, [this](std::span<const model::Frame* const> frames) {
        return find_places(frames);
    });
    for (std::size_t v = 0; v < versions.size(); ++v) {
        const std::size_t i = index_of(versions[v]);
        marks_[i].traces =
            build_traces(points, trace_ways_[v], places_[i], frames_[i].pose.displacements);
    }
}

std::string Session::plot_file_name() const {
    return scratch_.movement + "_" + (has_pair() ? scratch_.variant + "_" : "") +
           measure_id(view_.measure, scratch_.side) + ".csv";
}

std::string Session::plot_csv() const {
    std::vector<double> times;
    for (int i = 0; i < motion_.count(); ++i) {
        times.push_back(MotionTrack::time_of(i));
    }
    std::vector<MeasureColumn> columns;
    for (const Version version : kVersions) {
        if (!plot_.of(version).empty()) {
            columns.push_back(
                {version == Version::Good ? "good" : scratch_.variant, plot_.of(version)});
        }
    }
    return write_measure_csv(measure_id(view_.measure, scratch_.side), times, columns);
}

}  // namespace jw::session
