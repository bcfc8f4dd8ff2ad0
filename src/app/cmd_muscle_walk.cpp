// `jointwise muscles --walk`: how the muscle bodies fare in the shipped movements, worst first.
// `jointwise muscles --flow MOVEMENT`: how evenly they move in one.
#include "app/commands.h"
#include "app/workspace.h"

#include "session/muscle_flow.h"
#include "session/muscle_walk.h"

#include "import/load_body.h"

#include <fmt/format.h>

#include <algorithm>

namespace jw::app {
namespace {

std::string describe(const session::WalkPose& pose) {
    return pose.movement.empty()
               ? pose.moment
               : fmt::format("{} {} {}", pose.movement, pose.variant, pose.moment);
}

std::string tell_value(const model::Model& model, const analysis::MuscleMeasure& measure,
                       session::Fault fault) {
    switch (fault) {
        case session::Fault::Volume:
            return fmt::format("{:.3f} of neutral", measure.volume_ratio);
        case session::Fault::Inverted:
            return fmt::format("{:.2f} % of the surface", 100.0 * measure.inverted);
        case session::Fault::Folded:
            return fmt::format("{:.2f} % of the surface", 100.0 * measure.folded);
        case session::Fault::Depth:
            break;
    }
    if (measure.bone == model::kNone) {
        return "0.00 mm";
    }
    const model::Mesh& mesh = model.meshes[static_cast<std::size_t>(measure.mesh)];
    return fmt::format("{:.2f} mm in {} at {:.2f} of the fibres", 1e3 * measure.depth,
                       model.body.bones[static_cast<std::size_t>(measure.bone)].id,
                       mesh.vertices[measure.vertex].uv.x);
}

std::string tell_worst(const model::Model& model, std::span<const session::WalkPose> walk,
                       session::Fault fault, double bar, std::size_t rows) {
    const auto worst = session::find_worst(walk, fault);
    const auto beyond = std::count_if(worst.begin(), worst.end(), [&](const auto& row) {
        return session::calc_fault(*row.muscle, fault) > bar;
    });
    std::string text =
        fmt::format("  {} of {} muscle bodies beyond the bar\n", beyond, worst.size());
    for (std::size_t i = 0; i < std::min(rows, worst.size()); ++i) {
        const auto& [pose, muscle] = worst[i];
        fmt::format_to(std::back_inserter(text), "  {:<28} {:<44} {}\n",
                       model.meshes[static_cast<std::size_t>(muscle->mesh)].id,
                       tell_value(model, *muscle, fault), describe(*pose));
    }
    return text;
}

}  // namespace

Result<Unit> walk_muscle_bodies(session::BodyChoice body, std::size_t rows) {
    JW_TRY(const Workspace workspace, load_workspace(body));
    JW_TRY(const model::Model model, import::load_body(workspace.places.body));
    JW_TRY(const auto walk, session::walk_muscles(model, workspace.library.movements));
    print(fmt::format("{} poses\n", walk.size()));
    print("Volume against neutral, bar 10 %\n" +
          tell_worst(model, walk, session::Fault::Volume, 0.10, rows));
    print("Inverted surface, bar 0\n" +
          tell_worst(model, walk, session::Fault::Inverted, 0.0, rows));
    print("Surface beside folds\n" + tell_worst(model, walk, session::Fault::Folded, 0.0, rows));
    print("Depth in bone, attachments excepted, bar 3 mm\n" +
          tell_worst(model, walk, session::Fault::Depth, 3e-3, rows));
    return Unit{};
}

Result<Unit> tell_muscle_flow(session::BodyChoice body, const std::string& id, std::size_t rows) {
    JW_TRY(const Workspace workspace, load_workspace(body));
    JW_TRY(const model::Model model, import::load_body(workspace.places.body));
    const auto& movements = workspace.library.movements;
    const auto movement = std::find_if(movements.begin(), movements.end(),
                                       [&](const auto& row) { return row.id == id; });
    if (movement == movements.end()) {
        return Error{
            ErrorCode::NotFound, fmt::format("--flow {}: there is no such movement", id), {}};
    }
    std::vector<std::string> variants;
    for (const model::Variant& variant : movement->variants) {
        variants.push_back(variant.id);
    }
    JW_TRY(auto flow, session::measure_muscle_flow(model, *movement, variants));
    std::sort(flow.begin(), flow.end(),
              [](const auto& a, const auto& b) { return a.jump > b.jump; });
    std::string text = fmt::format("{} frames a cycle, worst jump of a place between frames\n",
                                   session::kFlowFrames);
    for (const double bar : {2e-3, 5e-3, 10e-3}) {
        const auto beyond = std::count_if(flow.begin(), flow.end(),
                                          [&](const auto& row) { return row.jump > bar; });
        fmt::format_to(std::back_inserter(text), "  {} of {} muscle bodies beyond {:.0f} mm\n",
                       beyond, flow.size(), 1e3 * bar);
    }
    for (std::size_t i = 0; i < std::min(rows, flow.size()); ++i) {
        const session::MuscleFlow& row = flow[i];
        const model::Mesh& mesh = model.meshes[static_cast<std::size_t>(row.mesh)];
        fmt::format_to(std::back_inserter(text),
                       "  {:<28} {:5.2f} mm at {:.2f} of the fibres (vertex {}), {} at {:.3f}; "
                       "step beyond the "
                       "bones {:.2f} mm\n",
                       mesh.id, 1e3 * row.jump, mesh.vertices[row.vertex].uv.x, row.vertex,
                       row.variant, row.time, 1e3 * row.step);
    }
    print(text);
    return Unit{};
}

}  // namespace jw::app
