// `jointwise muscles --walk`: how the muscle bodies fare in the shipped movements, worst first.
#include "app/commands.h"
#include "app/workspace.h"

#include "session/muscle_walk.h"

#include "import/load_body.h"

#include <fmt/format.h>

#include <algorithm>

namespace jw::app {
namespace {

constexpr std::size_t kShown = 10;

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
                       session::Fault fault, double bar) {
    const auto worst = session::find_worst(walk, fault);
    const auto beyond = std::count_if(worst.begin(), worst.end(), [&](const auto& row) {
        return session::calc_fault(*row.muscle, fault) > bar;
    });
    std::string text =
        fmt::format("  {} of {} muscle bodies beyond the bar\n", beyond, worst.size());
    for (std::size_t i = 0; i < std::min(kShown, worst.size()); ++i) {
        const auto& [pose, muscle] = worst[i];
        fmt::format_to(std::back_inserter(text), "  {:<28} {:<44} {}\n",
                       model.meshes[static_cast<std::size_t>(muscle->mesh)].id,
                       tell_value(model, *muscle, fault), describe(*pose));
    }
    return text;
}

}  // namespace

Result<Unit> walk_muscle_bodies(session::BodyChoice body) {
    JW_TRY(const Workspace workspace, load_workspace(body));
    JW_TRY(const model::Model model, import::load_body(workspace.places.body));
    JW_TRY(const auto walk, session::walk_muscles(model, workspace.library.movements));
    print(fmt::format("{} poses\n", walk.size()));
    print("Volume against neutral, bar 10 %\n" +
          tell_worst(model, walk, session::Fault::Volume, 0.10));
    print("Inverted surface, bar 0\n" + tell_worst(model, walk, session::Fault::Inverted, 0.0));
    print("Depth in bone, attachments excepted, bar 3 mm\n" +
          tell_worst(model, walk, session::Fault::Depth, 3e-3));
    return Unit{};
}

}  // namespace jw::app
