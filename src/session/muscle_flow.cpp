#include "session/muscle_flow.h"

#include "session/evaluate.h"

#include "model/kinematics.h"
#include "model/muscle_bodies.h"

#include <glm/geometric.hpp>

#include <algorithm>

namespace jw::session {
namespace {

/// A muscle mesh in the frame at hand and the two before it, as it is posed and as its bones alone
/// carry it.
struct Trail {
    std::vector<glm::vec3> now, last, before_last;
    std::vector<glm::vec3> carried, carried_last;
    MuscleFlow worst;
};

class FlowMeter {
  public:
    explicit FlowMeter(const model::Model& model) : model_{model}, bodies_{model} {
        for (std::size_t m = 0; m < model.meshes.size(); ++m) {
            if (model.meshes[m].kind == model::MeshKind::Muscle) {
                trails_.emplace_back().worst.mesh = static_cast<int>(m);
            }
        }
    }

    Result<Unit> measure(const model::Movement& movement, const std::string& variant, int frames) {
        model::Performance performance;
        performance.variant = variant;
        model::Frame frame;
        std::vector<model::DualQuat> bones(model_.body.bones.size());
        frame.pose.displacements.resize(bones.size());
        EvaluateScratch scratch;
        for (int i = 0; i <= frames; ++i) {
            const double time = static_cast<double>(i) / frames;
            JW_CHECK(evaluate(model_.body, movement, performance, time, scratch, frame));
            std::transform(frame.pose.displacements.begin(), frame.pose.displacements.end(),
                           bones.begin(), model::to_dual_quat);
            for (Trail& trail : trails_) {
                JW_CHECK(pose(bones, trail));
                compare(variant, i, time, trail);
            }
        }
        return Unit{};
    }

    std::vector<MuscleFlow> worst() const {
        std::vector<MuscleFlow> worst;
        for (const Trail& trail : trails_) {
            worst.push_back(trail.worst);
        }
        return worst;
    }

  private:
    Result<Unit> pose(std::span<const model::DualQuat> bones, Trail& trail) {
        const model::Mesh& mesh = model_.meshes[static_cast<std::size_t>(trail.worst.mesh)];
        posed_.resize(mesh.vertices.size());
        JW_CHECK(
            (model::PoseMuscleJob{&bodies_, trail.worst.mesh, bones, &scratch_, posed_}.run()));
        std::swap(trail.before_last, trail.last);
        std::swap(trail.last, trail.now);
        std::swap(trail.carried_last, trail.carried);
        trail.now.clear();
        trail.carried.clear();
        for (std::size_t v = 0; v < posed_.size(); ++v) {
            const model::Vertex& vertex = mesh.vertices[v];
            trail.now.push_back(posed_[v].position);
            trail.carried.push_back(model::blend(vertex, bones).point(vertex.position));
        }
        return Unit{};
    }

    static void compare(const std::string& variant, int frame, double time, Trail& trail) {
        for (std::size_t v = 0; frame >= 1 && v < trail.now.size(); ++v) {
            const glm::vec3 step = trail.now[v] - trail.last[v];
            const auto beyond =
                static_cast<double>(glm::distance(step, trail.carried[v] - trail.carried_last[v]));
            trail.worst.step = std::max(trail.worst.step, beyond);
            if (frame >= 2) {
                const auto jump =
                    static_cast<double>(glm::distance(step, trail.last[v] - trail.before_last[v]));
                if (jump > trail.worst.jump) {
                    trail.worst.jump = jump;
                    trail.worst.variant = variant;
                    trail.worst.time = time;
                    trail.worst.vertex = v;
                }
            }
        }
    }

    const model::Model& model_;
    model::MuscleBodies bodies_;
    model::MuscleScratch scratch_;
    std::vector<model::PosedVertex> posed_;
    std::vector<Trail> trails_;
};

}  // namespace

Result<std::vector<MuscleFlow>> measure_muscle_flow(const model::Model& model,
                                                    const model::Movement& movement,
                                                    std::span<const std::string> variants,
                                                    int frames) {
    FlowMeter meter{model};
    for (const std::string& variant : variants) {
        JW_CHECK(meter.measure(movement, variant, frames));
    }
    return meter.worst();
}

}  // namespace jw::session
