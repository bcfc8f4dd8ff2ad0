// frame, solve and export: a movement as numbers and files.
#include "app/commands.h"
#include "app/frame_json.h"
#include "app/options.h"
#include "app/workspace.h"
#include "record/gltf_export.h"
#include "record/mesh_file.h"
#include "record/motion_file.h"
#include "render/lod.h"

#include "session/evaluate.h"

#include "import/load_body.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <filesystem>
#include <memory>
#include <optional>

namespace jw::app {
namespace {

struct FrameOptions {
    MovingOptions moving;
    double time = 0.0;
    bool is_json = false;
};

Result<Unit> run_frame(const FrameOptions& options) {
    JW_TRY(const Workspace workspace, load_workspace(options.moving.body));
    JW_TRY(const Moving moving, resolve_moving(options.moving, workspace));
    session::EvaluateScratch scratch;
    const bool is_array = options.is_json && moving.performances.size() > 1;
    std::string text;
    std::optional<model::Model> surfaces;  // what lies between vertebrae is measured on them
    if (options.is_json) {
        JW_TRY(surfaces, import::load_body(workspace.places.body));
    }
    for (const model::Performance& performance : moving.performances) {
        model::Frame frame;
        JW_CHECK(session::evaluate(workspace.body, *moving.movement, performance, options.time,
                                   scratch, frame));
        text += is_array && !text.empty() ? ",\n" : "";
        if (surfaces) {
            JW_TRY(const auto lumbar, analysis::measure_lumbar(*surfaces, frame.pose));
            text += frame_to_json(workspace.body, *moving.movement, performance, frame, lumbar);
        } else {
            text += frame_to_text(workspace.body, *moving.movement, performance, frame);
        }
    }
    print(is_array ? "[" + text + "]\n" : text);
    return Unit{};
}

/// Frames at `samples` even instants, 0 and 1 included.
Result<std::vector<model::Frame>> evaluate_cycle(const Workspace& workspace, const Moving& moving,
                                                 int samples) {
    session::EvaluateScratch scratch;
    std::vector<model::Frame> frames(static_cast<std::size_t>(samples));
    for (int i = 0; i < samples; ++i) {
        model::Frame& frame = frames[static_cast<std::size_t>(i)];
        const double time = static_cast<double>(i) / (samples - 1);
        JW_CHECK(session::evaluate(workspace.body, *moving.movement, moving.performances.front(),
                                   time, scratch, frame));
    }
    return frames;
}

Result<Unit> write_rows(const Workspace& workspace, const Moving& moving,
                        const std::vector<model::Frame>& frames, const std::string& output) {
    record::MotionRows rows;
    rows.name = fmt::format("{}_{}", moving.movement->id, moving.performances.front().variant);
    rows.seconds = moving.movement->seconds;
    for (const model::Frame& frame : frames) {
        rows.times.push_back(frame.time);
        rows.q.push_back(frame.pose.q);
    }
    return record::write_motion(output, workspace.body, rows);
}

struct SolveOptions {
    MovingOptions moving;
    int samples = 101;
    std::string output;
};

Result<Unit> refuse_pairs(const Moving& moving, const char* command) {
    if (moving.performances.size() > 1) {
        return Error{ErrorCode::InvalidInput,
                     fmt::format("{} writes one version a file; name it with --variant", command),
                     {}};
    }
    return Unit{};
}

Result<Unit> run_solve(const SolveOptions& options) {
    JW_CHECK(check_ending(options.output, "a motion", {".mot", ".csv"}));
    JW_TRY(const Workspace workspace, load_workspace(options.moving.body));
    JW_TRY(const Moving moving, resolve_moving(options.moving, workspace));
    JW_CHECK(refuse_pairs(moving, "solve"));
    JW_TRY(const auto frames, evaluate_cycle(workspace, moving, options.samples));
    return write_rows(workspace, moving, frames, options.output);
}

struct ExportOptions {
    MovingOptions moving;
    std::string bone, muscle;
    std::string detail = "close";
    int fps = 30;
    std::string output;
};

/// The surface at a fineness: close is all of it, standard and light move vertices by at most so
/// much. Vertices that no triangle needs are left out.
model::Mesh at_detail(const model::Mesh& mesh, scene::Detail detail) {
    constexpr float kStandardError = 1e-3F, kLightError = 3e-3F;  // m
    const float allowed = detail == scene::Detail::Light      ? kLightError
                          : detail == scene::Detail::Standard ? kStandardError
                                                              : 0.0F;
    model::Mesh out = mesh;
    for (const render::LodLevel& level : render::build_lods(mesh)) {
        if (level.error <= allowed) {
            out.indices = level.indices;
        }
    }
    constexpr std::uint32_t kUnused = 0xFFFFFFFFU;
    std::vector<std::uint32_t> places(mesh.vertices.size(), kUnused);
    out.vertices.clear();
    for (std::uint32_t& index : out.indices) {
        if (places[index] == kUnused) {
            places[index] = static_cast<std::uint32_t>(out.vertices.size());
            out.vertices.push_back(mesh.vertices[index]);
        }
        index = places[index];
    }
    return out;
}

Result<Unit> export_structure(const ExportOptions& options, const Workspace& workspace) {
    JW_CHECK(check_ending(options.output, "a surface", {".stl", ".obj"}));
    std::string id = options.bone.empty() ? options.muscle : options.bone;
    if (const auto muscle = find_muscle_or_line(workspace.body, options.muscle)) {
        id = workspace.body.muscles[static_cast<std::size_t>(*muscle)].id;
    }
    JW_TRY(const model::Model model, import::load_body(workspace.places.body));
    for (const model::Mesh& mesh : model.meshes) {
        const bool is_kind = options.bone.empty() ? mesh.kind == model::MeshKind::Muscle
                                                  : !model::belongs_to_muscle(mesh.kind);
        if (mesh.id == id && is_kind) {
            return record::write_mesh(options.output,
                                      at_detail(mesh, *scene::kDetailNames.find(options.detail)));
        }
    }
    return Error{ErrorCode::InvalidInput,
                 fmt::format("there is no {} '{}' with a surface (jointwise list {}s)",
                             options.bone.empty() ? "muscle" : "bone", id,
                             options.bone.empty() ? "muscle" : "bone"),
                 {}};
}

Result<Unit> export_movement(const ExportOptions& options, const Workspace& workspace) {
    JW_CHECK(check_ending(options.output, "a movement", {".glb", ".mot", ".csv"}));
    JW_TRY(const Moving moving, resolve_moving(options.moving, workspace));
    JW_CHECK(refuse_pairs(moving, "export"));
    const int samples = std::max(2, static_cast<int>(moving.movement->seconds * options.fps) + 1);
    JW_TRY(const auto frames, evaluate_cycle(workspace, moving, samples));
    if (std::filesystem::path{options.output}.extension() != ".glb") {
        return write_rows(workspace, moving, frames, options.output);
    }
    record::Clip clip{
        fmt::format("{}_{}", moving.movement->id, moving.performances.front().variant),
        moving.movement->seconds,
        {}};
    for (const model::Frame& frame : frames) {
        clip.frames.push_back(frame.pose.displacements);
    }
    return record::export_glb(workspace.places.body, workspace.body, clip, options.output);
}

Result<Unit> run_export(const ExportOptions& options) {
    const int named = (options.moving.movement.empty() ? 0 : 1) + (options.bone.empty() ? 0 : 1) +
                      (options.muscle.empty() ? 0 : 1);
    if (named != 1) {
        return Error{ErrorCode::InvalidInput, "name one of --movement, --bone and --muscle", {}};
    }
    JW_TRY(const Workspace workspace, load_workspace(options.moving.body));
    return options.moving.movement.empty() ? export_structure(options, workspace)
                                           : export_movement(options, workspace);
}

}  // namespace

void add_frame(CLI::App& app, Outcome& outcome) {
    auto* command = app.add_subcommand("frame", "one instant of a movement as numbers");
    auto options = std::make_shared<FrameOptions>();
    add_moving_options(*command, options->moving);
    command->add_option("--time", options->time, "instant, 0 to 1 of the cycle")
        ->required()
        ->check(CLI::Range(0.0, 1.0))
        ->type_name("F");
    command->add_flag("--json", options->is_json, "for scripts");
    command->callback([options, &outcome] { outcome = run_frame(*options); });
}

void add_solve(CLI::App& app, Outcome& outcome) {
    auto* command = app.add_subcommand("solve", "all coordinates of one version over the cycle");
    auto options = std::make_shared<SolveOptions>();
    add_moving_options(*command, options->moving);
    command->add_option("--samples", options->samples, "instants, 0 and 1 included")
        ->check(CLI::Range(2, 100000));
    command->add_option("--output", options->output, ".mot (OpenSim) or .csv")
        ->required()
        ->type_name("FILE");
    command->callback([options, &outcome] { outcome = run_solve(*options); });
}

void add_export(CLI::App& app, Outcome& outcome) {
    auto* command = app.add_subcommand(
        "export", "a movement as .glb, .mot or .csv; a structure as .stl or .obj");
    auto options = std::make_shared<ExportOptions>();
    add_moving_options(*command, options->moving, false);
    command->add_option("--bone", options->bone, "a bone in the neutral pose")->type_name("ID");
    command->add_option("--muscle", options->muscle, "a muscle in the neutral pose")
        ->type_name("ID");
    command->add_option("--detail", options->detail, "fineness of the surface")
        ->check(CLI::IsMember({"close", "standard", "light"}));
    command->add_option("--fps", options->fps, "keys a second of a .glb")
        ->check(CLI::Range(1, 120));
    command->add_option("--output", options->output, "the file")->required()->type_name("FILE");
    command->callback([options, &outcome] { outcome = run_export(*options); });
}

}  // namespace jw::app
