#include "session/evaluate.h"

#include "model/muscle_bodies.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

#include "unit/session/shipped.h"

namespace jw::session {
namespace {

std::vector<model::DualQuat> pose_bones(const model::Model& model, const char* movement,
                                        double time) {
    EvaluateScratch scratch;
    model::Frame frame;
    const auto done =
        evaluate(model.body, *library().find_movement(movement), {}, time, scratch, frame);
    EXPECT_TRUE(done.ok()) << (done.ok() ? "" : done.error().to_string());
    std::vector<model::DualQuat> bones(frame.pose.displacements.size());
    std::transform(frame.pose.displacements.begin(), frame.pose.displacements.end(), bones.begin(),
                   model::to_dual_quat);
    return bones;
}

std::vector<model::PosedVertex> pose(const model::MuscleBodies& bodies, std::size_t mesh,
                                     std::span<const model::DualQuat> bones,
                                     model::MuscleScratch& scratch) {
    std::vector<model::PosedVertex> out(bodies.model().meshes[mesh].vertices.size());
    const auto done =
        model::PoseMuscleJob{&bodies, static_cast<int>(mesh), bones, &scratch, out}.run();
    EXPECT_TRUE(done.ok()) << (done.ok() ? "" : done.error().to_string());
    return out;
}

// Muscles are shared out over the cores as these come free: what a core has in its memory from the
// muscle before must not matter, or the same film would not come out twice.
TEST(PosedMuscles, do_not_depend_on_what_was_posed_before) {
    const model::Model& model = built();
    const model::MuscleBodies bodies{model};
    const std::vector<model::DualQuat> deep = pose_bones(model, "squat", 0.5);
    const std::vector<model::DualQuat> bones = pose_bones(model, "hip_extension_standing", 0.3);
    model::MuscleScratch used;
    for (std::size_t m = 0; m < model.meshes.size(); ++m) {
        if (model.meshes[m].kind != model::MeshKind::Muscle) {
            continue;
        }
        pose(bodies, m, deep, used);
        model::MuscleScratch fresh;
        const auto first = pose(bodies, m, bones, fresh);
        const auto again = pose(bodies, m, bones, used);
        const bool is_same =
            std::equal(first.begin(), first.end(), again.begin(), again.end(),
                       [](const auto& a, const auto& b) { return a.position == b.position; });
        EXPECT_TRUE(is_same) << model.meshes[m].id;
    }
}

}  // namespace
}  // namespace jw::session
