// The muscles of the shipped body while a movement plays, against where posing puts them.
#include "model/muscle_ride.h"

#include "session/evaluate.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <vector>

#include "unit/sanitized.h"
#include "unit/session/shipped.h"
#include "unit/session/tiny_session.h"

namespace jw::session {
namespace {

TEST(MuscleRide, ends_where_the_movement_stops) {
    test::TinyRoom room;
    room.session.advance(6.0);
    room.session.advance(0.1);
    EXPECT_TRUE(room.session.draw_list().is_playing);
    room.run(Action::TogglePlay);
    EXPECT_FALSE(room.session.draw_list().is_playing) << "the picture that stays is made anew";
}

TEST(MuscleRide, shows_the_squat_as_posing_does) {
    if (kIsSanitized) {
        GTEST_SKIP() << kAskedOfTheStandardBody;
    }
    constexpr int kPictures = 24;
    constexpr double kStep = 0.05 / 4.0;  // of the cycle of 4 s, at 20 pictures a second
    const model::Model& model = built();
    const auto& movements = library().movements;
    const auto movement = std::find_if(movements.begin(), movements.end(),
                                       [](const auto& row) { return row.id == "squat"; });
    ASSERT_NE(movement, movements.end());
    const model::MuscleBodies bodies{model};
    model::MuscleRide ride;
    model::MuscleScratch scratch;
    std::vector<std::vector<model::PosedVertex>> shown(model.meshes.size());
    std::vector<model::PosedVertex> exact;
    std::vector<float> off;  // m, along the normal, of places of muscles that ride
    std::size_t posed = 0, ridden = 0;
    EvaluateScratch evaluating;
    model::Performance performance;
    performance.variant = "good";
    model::Frame frame;
    for (int i = 0; i < kPictures; ++i) {
        ASSERT_TRUE(
            evaluate(model.body, *movement, performance, 0.1 + kStep * i, evaluating, frame).ok());
        std::vector<model::DualQuat> bones;
        std::transform(frame.pose.displacements.begin(), frame.pose.displacements.end(),
                       std::back_inserter(bones), model::to_dual_quat);
        ride.begin(bodies, bones, true);
        for (std::size_t m = 0; m < model.meshes.size(); ++m) {
            if (model.meshes[m].kind != model::MeshKind::Muscle) {
                continue;
            }
            shown[m].resize(model.meshes[m].vertices.size());
            exact.resize(shown[m].size());
            const auto mesh = static_cast<int>(m);
            ASSERT_TRUE(ride.pose({&bodies, mesh, bones, &scratch, shown[m]}).ok());
            ASSERT_TRUE((model::PoseMuscleJob{&bodies, mesh, bones, &scratch, exact}.run().ok()));
            std::vector<float> off_now;
            for (std::size_t v = 0; v < exact.size(); ++v) {
                off_now.push_back(
                    std::abs(glm::dot(shown[m][v].position - exact[v].position, exact[v].normal)));
            }
            const bool is_posed = std::all_of(off_now.begin(), off_now.end(),
                                              [](float distance) { return distance == 0.0F; });
            ++(is_posed ? posed : ridden);
            if (!is_posed) {
                off.insert(off.end(), off_now.begin(), off_now.end());
            }
        }
    }
    // A squat is fast: what goes far, or is pushed about by bone, is posed in every picture of it.
    EXPECT_GT(ridden, (posed + ridden) / 4);
    std::sort(off.begin(), off.end());
    EXPECT_LT(off[off.size() / 2], 0.05e-3F);
    EXPECT_LT(off[off.size() * 99 / 100], 1e-3F);
    RecordProperty("ninety_nine_of_hundred_mm", std::to_string(1e3F * off[off.size() * 99 / 100]));
    RecordProperty("rides", std::to_string(ridden) + " of " + std::to_string(posed + ridden));
}

}  // namespace
}  // namespace jw::session
