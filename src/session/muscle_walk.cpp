#include "session/muscle_walk.h"

#include "session/evaluate.h"

#include "model/kinematics.h"
#include "model/muscle_bodies.h"

#include <algorithm>
#include <cmath>

namespace jw::session {
namespace {

class Walker {
  public:
    explicit Walker(const model::Model& model)
        : model_{model}, bodies_{model}, meter_{model}, positions_(model.meshes.size()) {}

    Result<std::vector<analysis::MuscleMeasure>> measure(std::span<const Rigid> displacements) {
        std::vector<model::DualQuat> bones(displacements.size());
        std::transform(displacements.begin(), displacements.end(), bones.begin(),
                       model::to_dual_quat);
        for (std::size_t m = 0; m < model_.meshes.size(); ++m) {
            const model::Mesh& mesh = model_.meshes[m];
            if (mesh.kind != model::MeshKind::Muscle) {
                continue;
            }
            posed_.resize(mesh.vertices.size());
            JW_CHECK((model::PoseMuscleJob{&bodies_, static_cast<int>(m), bones, &scratch_, posed_}
                          .run()));
            positions_[m].clear();
            for (const model::PosedVertex& vertex : posed_) {
                positions_[m].push_back(vertex.position);
            }
        }
        return meter_.measure(displacements, positions_);
    }

  private:
    const model::Model& model_;
    model::MuscleBodies bodies_;
    model::MuscleScratch scratch_;
    std::vector<model::PosedVertex> posed_;
    analysis::MuscleMeter meter_;
    std::vector<std::vector<glm::vec3>> positions_;
};

}  // namespace

Result<std::vector<WalkPose>> walk_muscles(const model::Model& model,
                                           std::span<const model::Movement> movements) {
    Walker walker{model};
    std::vector<WalkPose> walk;
    model::Frame frame;
    frame.pose.displacements.resize(model.body.bones.size());
    const std::vector<double> neutral = model.body.neutral_q();
    JW_CHECK((model::PoseJob{&model.body, neutral, frame.pose.displacements}.run()));
    JW_TRY(auto measures, walker.measure(frame.pose.displacements));
    walk.push_back({"", "", "neutral", std::move(measures)});
    EvaluateScratch scratch;
    for (const model::Movement& movement : movements) {
        for (const model::Variant& variant : movement.variants) {
            model::Performance performance;
            performance.variant = variant.id;
            for (const model::KeyMoment& moment : movement.key_moments) {
                JW_CHECK(evaluate(model.body, movement, performance, moment.time, scratch, frame));
                JW_TRY(auto posed, walker.measure(frame.pose.displacements));
                walk.push_back({movement.id, variant.id, moment.id, std::move(posed)});
            }
        }
    }
    return walk;
}

double calc_fault(const analysis::MuscleMeasure& measure, Fault fault) {
    switch (fault) {
        case Fault::Volume:
            return std::abs(measure.volume_ratio - 1.0);
        case Fault::Inverted:
            return measure.inverted;
        case Fault::Folded:
            return measure.folded;
        case Fault::Depth:
            break;
    }
    return measure.depth;
}

std::vector<WorstCase> find_worst(std::span<const WalkPose> walk, Fault fault) {
    std::vector<WorstCase> worst;
    for (const WalkPose& pose : walk) {
        worst.resize(std::max(worst.size(), pose.muscles.size()));
        for (std::size_t i = 0; i < pose.muscles.size(); ++i) {
            if (worst[i].muscle == nullptr ||
                calc_fault(pose.muscles[i], fault) > calc_fault(*worst[i].muscle, fault)) {
                worst[i] = {&pose, &pose.muscles[i]};
            }
        }
    }
    std::stable_sort(worst.begin(), worst.end(), [&](const WorstCase& a, const WorstCase& b) {
        return calc_fault(*a.muscle, fault) > calc_fault(*b.muscle, fault);
    });
    return worst;
}

}  // namespace jw::session
