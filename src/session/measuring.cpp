#include "session/measuring.h"

#include "core/angle.h"

#include <fmt/format.h>

#include <algorithm>

namespace jw::session {
namespace {

using analysis::Goniometer;

/// A limit as the end of a measure: which one, and which way it lies.
struct MeasureEnd {
    analysis::Measure measure = analysis::Measure::HipFlexion;
    double sign = 1.0;
    model::Side side = model::Side::None;
};

std::optional<MeasureEnd> find_end(std::string_view limit) {
    MeasureEnd end;
    if (limit.ends_with("_r") || limit.ends_with("_l")) {
        end.side = limit.ends_with("_l") ? model::Side::Left : model::Side::Right;
        limit.remove_suffix(2);
    }
    for (const auto& [measure, name] : analysis::kMeasureNames.rows) {
        const analysis::MeasureWays ways = analysis::find_ways(measure);
        if (limit == ways.positive || limit == ways.negative) {
            end.measure = measure;
            end.sign = limit == ways.positive ? 1.0 : -1.0;
            return end;
        }
    }
    return std::nullopt;
}

}  // namespace

scene::Protractor build_protractor(const Goniometer& goniometer, const analysis::Reading& reading) {
    scene::Protractor protractor;
    protractor.vertex = reading.vertex;
    protractor.axis = reading.axis;
    protractor.zero = reading.zero;
    protractor.moving = reading.moving;
    protractor.angle = reading.angle;
    if (goniometer.active()) {
        protractor.usual = scene::ArcRange{goniometer.active()->from, goniometer.active()->to};
    }
    return protractor;
}

std::optional<scene::LimitRing> build_limit_ring(const model::Body& body, const std::string& limit,
                                                 double stop,
                                                 std::span<const Rigid> displacements) {
    const auto end = find_end(limit);
    const auto goniometer =
        end ? Goniometer::find(body, end->measure, end->side) : std::optional<Goniometer>{};
    if (!goniometer || !goniometer->active() || !goniometer->passive()) {
        return std::nullopt;
    }
    const analysis::Reading reading = goniometer->read(displacements, {0.0, 1.0, 0.0});
    scene::LimitRing ring;
    ring.vertex = reading.vertex;
    ring.axis = reading.axis;
    ring.zero = reading.zero;
    ring.active = {goniometer->active()->from, goniometer->active()->to};
    ring.passive = {goniometer->passive()->from, goniometer->passive()->to};
    ring.stop = end->sign * stop;
    ring.angle = reading.angle;
    return ring;
}

std::vector<TracedPoint> find_traced_points(const model::Body& body, model::Side side) {
    const std::string end = side == model::Side::Left ? "_l" : "_r";
    std::vector<TracedPoint> points;
    const auto add = [&](scene::TraceOf of, const std::optional<analysis::BonePoint>& point) {
        if (point) {
            points.push_back({of, *point});
        }
    };
    add(scene::TraceOf::Asis, analysis::find_landmark_point(body, "ASIS" + end));
    add(scene::TraceOf::Knee, analysis::find_landmark_point(body, "lateral_epicondyle" + end));
    add(scene::TraceOf::Foot, analysis::find_joint_point(body, "mtp" + end));  // its ball
    return points;
}

TraceWays place_traces(std::span<const TracedPoint> points,
                       std::span<const std::vector<model::Frame>* const> tracks,
                       const FindPlaces& find_places) {
    TraceWays ways(tracks.size(), std::vector<std::vector<Vec3>>(points.size()));
    const std::size_t count = tracks.empty() ? 0 : tracks.front()->size();
    std::vector<const model::Frame*> frames(tracks.size());
    for (std::size_t k = 0; k < count; ++k) {
        std::transform(tracks.begin(), tracks.end(), frames.begin(),
                       [&](const auto* track) { return &(*track)[k]; });
        const std::vector<Rigid> places = find_places(frames);
        for (std::size_t v = 0; v < tracks.size(); ++v) {
            for (std::size_t p = 0; p < points.size(); ++p) {
                ways[v][p].push_back(
                    places[v].point(points[p].point.in(frames[v]->pose.displacements)));
            }
        }
    }
    return ways;
}

std::vector<scene::Trace> build_traces(std::span<const TracedPoint> points,
                                       std::span<const std::vector<Vec3>> ways, const Rigid& place,
                                       std::span<const Rigid> displacements) {
    std::vector<scene::Trace> traces;
    for (std::size_t p = 0; p < points.size(); ++p) {
        traces.push_back({points[p].of, ways[p], place.point(points[p].point.in(displacements))});
    }
    return traces;
}

std::string measure_id(analysis::Measure measure, model::Side side) {
    std::string id{analysis::kMeasureNames.name(measure)};
    if (!analysis::is_of_trunk(measure)) {
        id += side == model::Side::Left ? "_l" : "_r";
    }
    return id;
}

std::string write_measure_csv(const std::string& id, std::span<const double> times,
                              std::span<const MeasureColumn> columns) {
    std::string text = "time";
    for (const MeasureColumn& column : columns) {
        text += fmt::format(",{}_{}", id, column.version);
    }
    text += '\n';
    for (std::size_t i = 0; i < times.size(); ++i) {
        text += fmt::format("{:.6f}", times[i]);
        for (const MeasureColumn& column : columns) {
            text += fmt::format(",{:.4f}", to_deg(column.angles[i]));
        }
        text += '\n';
    }
    return text;
}

}  // namespace jw::session
