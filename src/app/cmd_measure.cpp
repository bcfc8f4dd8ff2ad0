// measure: what a goniometer reads over the cycle, as a table.
#include "app/commands.h"
#include "app/options.h"
#include "app/workspace.h"

#include "session/evaluate.h"
#include "session/measuring.h"

#include "core/files.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <memory>

namespace jw::app {
namespace {

struct MeasureOptions {
    MovingOptions moving;
    std::string measure;
    int samples = 61;
    std::string output;
};

/// The way of the room that the head points where good form starts.
Result<Vec3> find_up(const Workspace& workspace, const Moving& moving,
                     session::EvaluateScratch& scratch) {
    model::Frame start;
    model::Performance good;
    good.side = moving.performances.front().side;
    JW_CHECK(session::evaluate(workspace.body, *moving.movement, good, 0.0, scratch, start));
    const auto pelvis = static_cast<std::size_t>(workspace.body.bone("pelvis"));
    return analysis::find_nearest_axis(start.pose.displacements[pelvis].direction({0.0, 1.0, 0.0}));
}

Result<std::vector<session::MeasureColumn>> read_columns(const Workspace& workspace,
                                                         const Moving& moving,
                                                         const analysis::Goniometer& goniometer,
                                                         const std::vector<double>& times) {
    session::EvaluateScratch scratch;
    JW_TRY(const Vec3 up, find_up(workspace, moving, scratch));
    std::vector<session::MeasureColumn> columns;
    model::Frame frame;
    for (const model::Performance& performance : moving.performances) {
        columns.push_back({performance.variant, {}});
        for (const double time : times) {
            JW_CHECK(session::evaluate(workspace.body, *moving.movement, performance, time, scratch,
                                       frame));
            columns.back().angles.push_back(goniometer.read(frame.pose.displacements, up).angle);
        }
    }
    return columns;
}

Result<Unit> run_measure(const MeasureOptions& options) {
    JW_CHECK(check_ending(options.output, "a table", {".csv"}));
    const auto measure = analysis::kMeasureNames.find(options.measure);
    if (!measure) {
        return Error{ErrorCode::InvalidInput,
                     fmt::format("--measure {}: known are {}", options.measure,
                                 analysis::kMeasureNames.known()),
                     {}};
    }
    JW_TRY(const Workspace workspace, load_workspace(options.moving.body));
    JW_TRY(const Moving moving, resolve_moving(options.moving, workspace));
    const model::Side side = moving.performances.front().side;
    const auto goniometer = analysis::Goniometer::find(workspace.body, *measure, side);
    if (!goniometer) {
        return Error{ErrorCode::NotFound,
                     fmt::format("the body lacks landmarks of '{}'", options.measure),
                     {}};
    }
    std::vector<double> times;
    for (int i = 0; i < options.samples; ++i) {
        times.push_back(static_cast<double>(i) / (options.samples - 1));
    }
    JW_TRY(const auto columns, read_columns(workspace, moving, *goniometer, times));
    return write_file(options.output, session::write_measure_csv(
                                          session::measure_id(*measure, side), times, columns));
}

}  // namespace

void add_measure(CLI::App& app, Outcome& outcome) {
    auto* command =
        app.add_subcommand("measure", "what a goniometer reads over the cycle, as a table");
    auto options = std::make_shared<MeasureOptions>();
    add_moving_options(*command, options->moving);
    command->add_option("--measure", options->measure, analysis::kMeasureNames.known())
        ->required()
        ->type_name("NAME");
    command->add_option("--samples", options->samples, "instants, 0 and 1 included")
        ->check(CLI::Range(2, 100000));
    command->add_option("--output", options->output, ".csv")->required()->type_name("FILE");
    command->callback([options, &outcome] { outcome = run_measure(*options); });
}

}  // namespace jw::app
