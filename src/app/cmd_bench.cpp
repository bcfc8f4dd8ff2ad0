// Figures that a user feels, each the median of repeats.
#include "app/bench_window.h"
#include "app/commands.h"
#include "app/studio.h"
#include "record/video.h"

#include "import/load_body.h"
#include "motion/sample.h"
#include "motion/settings.h"
#include "motion/solve.h"
#include "muscle/path.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sys/resource.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <thread>

namespace jw::app {
namespace {

using Json = nlohmann::ordered_json;
using Clock = std::chrono::steady_clock;

double seconds_since(Clock::time_point start) {
    return std::chrono::duration<double>(Clock::now() - start).count();
}

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

/// The figures so far: medians, and behind them every repeat.
struct Figures {
    Json medians = Json::object();
    Json repeats = Json::object();

    void add(const std::string& name, const std::vector<double>& values) {
        medians[name] = median(values);
        repeats[name] = values;
    }
};

/// `repeats` times: seconds of `calls` calls, each handed on through `figure`.
Result<std::vector<double>> measure(int repeats, int calls,
                                    const std::function<Result<Unit>(int)>& call,
                                    const std::function<double(double)>& figure) {
    std::vector<double> values;
    for (int r = 0; r < repeats; ++r) {
        const auto start = Clock::now();
        for (int i = 0; i < calls; ++i) {
            JW_CHECK(call(i));
        }
        values.push_back(figure(seconds_since(start) / calls));
    }
    return values;
}

double to_milliseconds(double seconds) {
    return seconds * 1e3;
}
double to_rate(double seconds) {
    return 1.0 / seconds;
}
double as_is(double seconds) {
    return seconds;
}

constexpr int kRepeats = 5;
constexpr int kInstants = 60;  // of one cycle

double instant(int i) {
    return static_cast<double>(i % kInstants) / kInstants;
}

Result<Unit> bench_loading(const Places& places, const Moving& moving, const Seeing& seeing,
                           Figures& figures) {
    JW_TRY(const auto first,
           measure(
               3, 1,
               [&](int) -> Result<Unit> {
                   JW_TRY(const Workspace workspace, load_workspace());
                   JW_TRY(const auto studio, Studio::open(places));
                   JW_TRY(const auto frames, studio->evaluate(moving, 0.0));
                   JW_TRY(const auto camera, studio->frame_camera(moving, seeing));
                   JW_TRY(const Image image,
                          studio->draw(frames, moving, seeing, camera, render::Quality::Moving));
                   return Unit{};
               },
               as_is));
    figures.add("first_picture_s", first);
    JW_TRY(const auto load, measure(
                                kRepeats, 1,
                                [&](int) -> Result<Unit> {
                                    JW_TRY(const auto model, import::load_body(places.body));
                                    return Unit{};
                                },
                                as_is));
    figures.add("body_load_s", load);
    std::vector<double> raw;
    for (int i = 0; i < kRepeats; ++i) {
        JW_TRY(const double seconds, import::measure_raw_assimp(places.body));
        raw.push_back(seconds);
    }
    figures.add("assimp_raw_s", raw);
    return Unit{};
}

/// Solving alone and muscle lengths alone, both versions at one time, in ms.
Result<Unit> bench_solving(const model::Body& body, const Moving& moving, Figures& figures) {
    motion::SolveScratch scratch{body, *moving.movement};
    std::vector<motion::Settings> settings(moving.performances.size());
    for (std::size_t i = 0; i < settings.size(); ++i) {
        JW_CHECK(
            motion::resolve_settings(body, *moving.movement, moving.performances[i], settings[i]));
    }
    std::vector<double> good(body.coordinates.size()), q(body.coordinates.size());
    const auto solve = [&](int i) -> Result<Unit> {
        for (const motion::Settings& one : settings) {
            JW_CHECK(
                (motion::SampleJob{&body, moving.movement.get(), one.size, instant(i), true, good}
                     .run()));
            JW_CHECK(
                (motion::SolveJob{&body, moving.movement.get(), &one, instant(i), good, &scratch, q}
                     .run()));
        }
        return Unit{};
    };
    JW_TRY(const auto solve_ms, measure(kRepeats, kInstants, solve, to_milliseconds));
    figures.add("solve_ms", solve_ms);
    model::Frame frame;
    session::EvaluateScratch evaluate_scratch;
    JW_CHECK(session::evaluate(body, *moving.movement, moving.performances.front(), 0.5,
                               evaluate_scratch, frame));
    std::vector<double> lengths(body.lines.size());
    const auto measure_muscles = [&](int) -> Result<Unit> {
        for (std::size_t i = 0; i < settings.size(); ++i) {
            JW_CHECK((muscle::LengthJob{&body, frame.pose.displacements, lengths}.run()));
        }
        return Unit{};
    };
    JW_TRY(const auto muscle_ms, measure(kRepeats, kInstants, measure_muscles, to_milliseconds));
    figures.add("muscle_ms", muscle_ms);
    return Unit{};
}

Result<Unit> bench_evaluating(Studio& studio, const Moving& moving, Figures& figures) {
    const auto evaluate = [&](int i) -> Result<Unit> {
        JW_TRY(const auto frames, studio.evaluate(moving, instant(i)));
        return Unit{};
    };
    JW_CHECK(evaluate(0));
    JW_TRY(const auto evaluate_ms, measure(kRepeats, kInstants, evaluate, to_milliseconds));
    figures.add("evaluate_ms", evaluate_ms);
    return Unit{};
}

Result<Unit> bench_recording(Studio& studio, const Moving& moving, const Seeing& seeing,
                             Figures& figures) {
    const auto folder = std::filesystem::temp_directory_path() / "jointwise_bench";
    JW_TRY(const auto camera, studio.frame_camera(moving, seeing));
    const auto film = [&](int) -> Result<Unit> {
        JW_TRY(auto video,
               record::open_video(folder / "film.mp4", {seeing.width, seeing.height, 30, false}));
        for (int i = 0; i < kInstants / 2; ++i) {
            JW_TRY(const auto frames, studio.evaluate(moving, instant(2 * i)));
            JW_TRY(const Image image,
                   studio.draw(frames, moving, seeing, camera, render::Quality::Clip));
            JW_CHECK(video->add(image));
        }
        return video->finish();
    };
    JW_TRY(const auto rates, measure(3, 1, film, [](double s) { return kInstants / 2 / s; }));
    figures.add("record_frames_per_s", rates);
    std::error_code ec;
    std::filesystem::remove_all(folder, ec);
    return Unit{};
}

/// The version is announced before it plays; seconds after which it has begun.
constexpr double kPastAnnouncement = 5.0;

/// From picture to picture, s: as playing goes on at the 20 pictures a second that two bodies owe.
constexpr double kStep = 1.0 / 20.0;

/// Most memory that this process has had so far, MB.
double read_peak_memory() {
    rusage usage{};
    getrusage(RUSAGE_SELF, &usage);
    return static_cast<double>(usage.ru_maxrss) / 1024.0;
}

/// Playing in the window with all panels, at the bench's picture size.
Result<Unit> bench_window(const Workspace& workspace, Figures& figures) {
    JW_TRY(auto window, BenchWindow::open(workspace, 1280, 720));
    const auto rate = [&](const char* name,
                          const std::vector<const char*>& commands) -> Result<Unit> {
        for (const char* command : commands) {
            JW_CHECK(window->apply(command));
        }
        const auto draw = [&](int) { return window->turn(kStep, true); };
        JW_CHECK(window->turn(kPastAnnouncement, true));
        JW_TRY(const auto rates, measure(kRepeats, kInstants / 2, draw, to_rate));
        figures.add(name, rates);
        return Unit{};
    };
    JW_CHECK(rate("frames_per_s.single", {"set_layout single"}));
    JW_CHECK(rate("frames_per_s.single_with_skin", {"toggle_layer skin"}));
    JW_CHECK(rate("frames_per_s.skeleton", {"toggle_layer skin", "toggle_layer superficial",
                                            "toggle_layer middle", "toggle_layer deep"}));
    JW_CHECK(rate("frames_per_s.side_by_side", {"toggle_layer superficial", "toggle_layer middle",
                                                "toggle_layer deep", "set_layout side"}));
    // At worst an input comes when a picture has just been begun: that one is finished before the
    // one that shows it. A drag of the dial has most to answer, since it changes the movement.
    const auto answer = [&](int i) -> Result<Unit> {
        JW_CHECK(window->turn(kStep, true));
        JW_CHECK(window->apply(i % 2 == 0 ? "set_limit hip_extension_r 0.05"
                                          : "set_limit hip_extension_r 0.07"));
        return window->turn(kStep, true);
    };
    JW_TRY(const auto answer_ms, measure(kRepeats, kInstants / 2, answer, to_milliseconds));
    figures.add("input_to_picture_ms", answer_ms);
    JW_CHECK(rate("frames_per_s.everything", {"set_layout overlay"}));
    const auto panels = [&](int) { return window->turn(0.0, false); };
    JW_TRY(const auto panels_ms, measure(kRepeats, kInstants, panels, to_milliseconds));
    figures.add("panels_ms", panels_ms);
    return Unit{};
}

std::string read_machine() {
    std::ifstream cpuinfo{"/proc/cpuinfo"};
    for (std::string line; std::getline(cpuinfo, line);) {
        if (line.starts_with("model name")) {
            return fmt::format("{}, {} threads", line.substr(line.find(':') + 2),
                               std::thread::hardware_concurrency());
        }
    }
    return fmt::format("{} threads", std::thread::hardware_concurrency());
}

/// "frames_per_s.single" becomes an object inside the object.
Json nest(const Json& flat) {
    Json nested = Json::object();
    for (const auto& [name, value] : flat.items()) {
        const std::size_t dot = name.find('.');
        if (dot == std::string::npos) {
            nested[name] = value;
        } else {
            nested[name.substr(0, dot)][name.substr(dot + 1)] = value;
        }
    }
    return nested;
}

Result<Unit> run_bench(bool is_json) {
    JW_TRY(const Workspace workspace, load_workspace());
    MovingOptions moving_options;
    moving_options.movement = workspace.library.movements.front().id;
    moving_options.compare = {"good", "compensated"};
    JW_TRY(const Moving moving, resolve_moving(moving_options, workspace));
    JW_TRY(const Seeing seeing, resolve_seeing({}, workspace));
    Figures figures;
    // First, because memory is that of a window that plays, not of everything that is measured
    // here.
    JW_CHECK(bench_window(workspace, figures));
    const double peak_memory = read_peak_memory();
    JW_CHECK(bench_loading(workspace.places, moving, seeing, figures));
    JW_CHECK(bench_solving(workspace.body, moving, figures));
    std::size_t triangles = 0;
    std::string renderer;
    {
        JW_TRY(const auto studio, Studio::open(workspace.places));
        JW_CHECK(bench_evaluating(*studio, moving, figures));
        JW_CHECK(bench_recording(*studio, moving, seeing, figures));
        for (const model::Mesh& mesh : studio->model().meshes) {
            triangles += mesh.indices.size() / 3;
        }
        renderer = studio->gl_info().renderer;
    }
    Json json = nest(figures.medians);
    json["peak_memory_mb"] = peak_memory;
    json["triangles"] = triangles;
    json["machine"] = read_machine() + ", " + renderer;
    json["repeats"] = nest(figures.repeats);
    if (is_json) {
        print(json.dump(1) + '\n');
        return Unit{};
    }
    for (const auto& [name, value] : figures.medians.items()) {
        print(fmt::format("{:<28} {:10.3f}\n", name, value.get<double>()));
    }
    print(fmt::format("{:<28} {:10.1f}\n{:<28} {:10}\n{}\n", "peak_memory_mb",
                      json["peak_memory_mb"].get<double>(), "triangles", triangles,
                      json["machine"].get<std::string>()));
    return Unit{};
}

}  // namespace

void add_bench(CLI::App& app, Outcome& outcome) {
    auto* command = app.add_subcommand("bench", "speed and memory on this machine, as medians");
    auto is_json = std::make_shared<bool>(false);
    command->add_flag("--json", *is_json, "for scripts");
    command->callback([is_json, &outcome] { outcome = run_bench(*is_json); });
}

}  // namespace jw::app
