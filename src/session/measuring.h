// From what is measured to what is shown of it: marks on the figure, curves over the cycle, and
// the table of a curve as text. The window and the command line share it.
#pragma once

#include "analysis/measure.h"
#include "scene/look.h"
#include "scene/measure_marks.h"

#include "model/frame.h"

#include <array>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace jw::session {

scene::Protractor build_protractor(const analysis::Goniometer& goniometer,
                                   const analysis::Reading& reading);

/// Of a limit of the body by id; `stop`: the limit in force, rad in its own direction. nullopt:
/// no measure reads it.
std::optional<scene::LimitRing> build_limit_ring(const model::Body& body, const std::string& limit,
                                                 double stop, std::span<const Rigid> displacements);

/// The landmarks whose ways are traced, of the working side, in the order of kTraceNames; what the
/// body lacks is missing.
struct TracedPoint {
    scene::TraceOf of;
    analysis::BonePoint point;
};
std::vector<TracedPoint> find_traced_points(const model::Body& body, model::Side side);

/// Where the rooms of frames of one instant, one a version, are put in the picture.
using FindPlaces = std::function<std::vector<Rigid>(std::span<const model::Frame* const>)>;
/// The ways of the traced points as they are put, sample by sample: what is held still stands still
/// in them, too. [version][point][sample]; the tracks are equally long.
using TraceWays = std::vector<std::vector<std::vector<Vec3>>>;
TraceWays place_traces(std::span<const TracedPoint> points,
                       std::span<const std::vector<model::Frame>* const> tracks,
                       const FindPlaces& find_places);
/// Traces along `ways` (borrowed, one a point) with the points of now.
std::vector<scene::Trace> build_traces(std::span<const TracedPoint> points,
                                       std::span<const std::vector<Vec3>> ways, const Rigid& place,
                                       std::span<const Rigid> displacements);

/// A measure over the cycle: even steps from 0, rad; a version without a track has no angles.
struct MeasurePlot {
    std::array<std::vector<double>, 2> angles;  // good, compensated
    std::optional<analysis::AngleRange> usual;
    const std::vector<double>& of(scene::Version version) const {
        return angles[version == scene::Version::Good ? 0 : 1];
    }
};

/// "hip_flexion_r", "pelvic_tilt": the column of a measure.
std::string measure_id(analysis::Measure measure, model::Side side);

struct MeasureColumn {
    std::string version;         // variant id
    std::vector<double> angles;  // rad, as many as there are times
};
/// Times (0..1 of the cycle) and one column a version, degrees with a positive way as
/// analysis::find_ways says; comma-separated.
std::string write_measure_csv(const std::string& id, std::span<const double> times,
                              std::span<const MeasureColumn> columns);

}  // namespace jw::session
