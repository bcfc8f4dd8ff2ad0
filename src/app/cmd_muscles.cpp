#include "app/commands.h"
#include "app/options.h"
#include "app/workspace.h"

#include "muscle/moment_arm.h"

#include "core/angle.h"
#include "core/files.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cmath>
#include <memory>

namespace jw::app {
namespace {

struct MusclesOptions {
    std::vector<std::string> muscles;
    std::string sweep;
    std::vector<std::string> settings;
    std::string output;
    session::BodyChoice body = session::BodyChoice::Male;
    bool walk = false;
    std::string flow;       // movement
    std::size_t rows = 10;  // of the tables of walk and flow
};

struct Sweep {
    std::string coordinate;
    double from = 0.0, step = 1.0, to = 0.0;  // deg
};

/// "COORD=FROM:STEP:TO" in degrees.
Result<Sweep> parse_sweep(const std::string& text) {
    constexpr double kMostSteps = 100000.0;
    const std::size_t first = text.find(':'), second = text.find(':', first + 1);
    if (first != std::string::npos && second != std::string::npos) {
        JW_TRY(const auto start, parse_setting(text.substr(0, first)));
        JW_TRY(const auto step,
               parse_setting("step=" + text.substr(first + 1, second - first - 1)));
        JW_TRY(const auto end, parse_setting("to=" + text.substr(second + 1)));
        if (step.second > 0.0 && end.second >= start.second &&
            (end.second - start.second) / step.second < kMostSteps) {
            return Sweep{start.first, start.second, step.second, end.second};
        }
    }
    return Error{ErrorCode::InvalidInput,
                 fmt::format("--sweep {}: should read COORDINATE=FROM:STEP:TO in degrees, as in "
                             "hip_flexion_r=-10:5:90",
                             text),
                 {}};
}

/// All lines that the names mean, or all lines of the body.
Result<std::vector<model::LineIndex>> find_lines(const model::Body& body,
                                                 const std::vector<std::string>& names) {
    std::vector<model::LineIndex> lines;
    for (const std::string& name : names) {
        if (const auto line = body.find_line(name)) {
            lines.push_back(*line);
        } else if (const auto muscle = body.find_muscle(name)) {
            const auto& parts = body.muscles[static_cast<std::size_t>(*muscle)].lines;
            lines.insert(lines.end(), parts.begin(), parts.end());
        } else {
            return Error{
                ErrorCode::InvalidInput,
                fmt::format("--muscle {}: there is no such line or muscle (jointwise list muscles)",
                            name),
                {}};
        }
    }
    for (model::LineIndex line = 0; names.empty() && line < static_cast<int>(body.lines.size());
         ++line) {
        lines.push_back(line);
    }
    return lines;
}

/// A name that is neither coordinate nor sum is wrong usage here.
Result<std::vector<muscle::SweepPart>> find_sweep(const model::Body& body,
                                                  const std::string& name) {
    auto found = muscle::find_sweep(body, name);
    if (!found.ok()) {
        return Error{ErrorCode::InvalidInput, found.error().sentence, {}};
    }
    return found;
}

/// Moves every part of a sweep (one coordinate, or a sum over its levels) to `degrees` in all.
void set_sweep(const model::Body& body, const std::vector<muscle::SweepPart>& sweep, double degrees,
               std::vector<double>& q) {
    for (const muscle::SweepPart& part : sweep) {
        const auto c = static_cast<std::size_t>(part.coordinate);
        const double value =
            body.coordinates[c].kind == model::CoordinateKind::Rotation ? to_rad(degrees) : degrees;
        q[c] = part.share * value;
    }
}

Result<Unit> run_muscles(const MusclesOptions& options) {
    if (options.sweep.empty() || options.output.empty()) {
        return Error{ErrorCode::InvalidInput,
                     "muscles needs --sweep with --output, or --walk or --flow alone",
                     {}};
    }
    JW_TRY(const Workspace workspace, load_workspace(options.body));
    const model::Body& body = workspace.body;
    JW_TRY(const Sweep sweep, parse_sweep(options.sweep));
    JW_TRY(const auto lines, find_lines(body, options.muscles));
    JW_TRY(const auto parts, find_sweep(body, sweep.coordinate));
    std::vector<double> q = body.neutral_q();
    for (const std::string& text : options.settings) {
        JW_TRY(const auto setting, parse_setting(text));
        JW_TRY(const auto moved, find_sweep(body, setting.first));
        set_sweep(body, moved, setting.second, q);
    }
    muscle::MomentArmScratch scratch{body};
    std::vector<double> lengths(body.lines.size()), arms(body.lines.size());
    std::string text = "muscle,coordinate,angle_deg,length_m,moment_arm_m\n";
    const int steps = static_cast<int>(std::floor((sweep.to - sweep.from) / sweep.step + 1e-9));
    for (int i = 0; i <= steps; ++i) {
        const double degrees = sweep.from + i * sweep.step;
        set_sweep(body, parts, degrees, q);
        JW_CHECK((muscle::MomentArmJob{&body, &scratch, q, parts, lengths, arms}.run()));
        for (const model::LineIndex line : lines) {
            const auto l = static_cast<std::size_t>(line);
            fmt::format_to(std::back_inserter(text), "{},{},{:.6g},{:.8f},{:.8f}\n",
                           body.lines[l].id, sweep.coordinate, degrees, lengths[l], arms[l]);
        }
    }
    return write_file(options.output, text);
}

}  // namespace

void add_muscles(CLI::App& app, Outcome& outcome) {
    auto* command =
        app.add_subcommand("muscles", "muscles against an angle, or through all movements");
    auto options = std::make_shared<MusclesOptions>();
    command->add_option("--muscle", options->muscles, "lines or muscles; all without it")
        ->delimiter(',')
        ->type_name("ID");
    add_body_option(*command, options->body);
    auto* walk = command->add_flag("--walk", options->walk,
                                   "how the muscle bodies fare in every key moment: volume, "
                                   "surface turned over, surface beside folds, depth in bone");
    auto* flow = command
                     ->add_option("--flow", options->flow,
                                  "how evenly the muscle bodies move, frame by frame")
                     ->type_name("MOVEMENT")
                     ->excludes(walk);
    command
        ->add_option("--rows", options->rows, "how many of the worst bodies --walk and --flow tell")
        ->type_name("N")
        ->check(CLI::Range(1, 1000));
    auto* sweep =
        command->add_option("--sweep", options->sweep, "the coordinate or sum that moves, degrees")
            ->type_name("COORD=FROM:STEP:TO")
            ->excludes(walk)
            ->excludes(flow);
    command->add_option("--set", options->settings, "another coordinate held at DEG")
        ->type_name("COORD=DEG");
    command->add_option("--output", options->output, "the table of lengths and moment arms")
        ->type_name("FILE.csv")
        ->needs(sweep);
    command->callback([options, &outcome] {
        outcome = options->walk ? walk_muscle_bodies(options->body, options->rows)
                  : !options->flow.empty()
                      ? tell_muscle_flow(options->body, options->flow, options->rows)
                      : run_muscles(*options);
    });
}

}  // namespace jw::app
