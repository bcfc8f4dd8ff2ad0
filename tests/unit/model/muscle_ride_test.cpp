#include "model/muscle_ride.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <vector>

#include "unit/model/spindle_mesh.h"

namespace jw::model {
namespace {

/// Two spindles in the same place, so that one is even and one is odd.
class RidingMuscles : public testing::Test {
  protected:
    static Model build_model() {
        Model model;
        model.body.bones.resize(2);
        model.body.bones[1].parent = 0;
        model.meshes = {test::build_spindle(), test::build_spindle()};
        return model;
    }

    /// A picture with `first` and `second` where the bones are.
    void show(const Rigid& first, const Rigid& second, bool may_ride = true,
              const std::vector<int>& meshes = {0, 1}) {
        const std::array bones{to_dual_quat(first), to_dual_quat(second)};
        ride_.begin(bodies_, bones, may_ride);
        for (const int mesh : meshes) {
            const auto m = static_cast<std::size_t>(mesh);
            shown_[m].resize(model_.meshes[m].vertices.size());
            const PoseMuscleJob job{&bodies_, mesh, bones, &scratch_, shown_[m]};
            EXPECT_TRUE(ride_.pose(job).ok());
        }
        exact_.resize(model_.meshes[0].vertices.size());
        EXPECT_TRUE((PoseMuscleJob{&bodies_, 0, bones, &scratch_, exact_}.run().ok()));
    }
    /// Of the picture that was shown last, m: from where posing puts the muscle.
    float calc_off(int mesh) const {
        float most = 0.0F;
        for (std::size_t v = 0; v < exact_.size(); ++v) {
            const PosedVertex& vertex = shown_[static_cast<std::size_t>(mesh)][v];
            most = std::max({most, glm::distance(vertex.position, exact_[v].position),
                             glm::distance(vertex.normal, exact_[v].normal) * 1e-3F});
        }
        return most;
    }

    Model model_ = build_model();
    MuscleBodies bodies_{model_};
    MuscleRide ride_;
    MuscleScratch scratch_;
    std::array<std::vector<PosedVertex>, 2> shown_;
    std::vector<PosedVertex> exact_;
};

/// Bone 1 so many steps nearer to bone 0: the muscle bulges.
Rigid shorten(int steps) {
    return shift_by({-2e-3 * steps, 0.0, 0.0});
}

TEST_F(RidingMuscles, take_turns_and_are_posed_at_least_every_other_picture) {
    show(Rigid{}, shorten(1));
    std::array<bool, 2> has_ridden{};
    std::array<int, 2> count{};
    for (int step = 2; step <= 9; ++step) {
        show(Rigid{}, shorten(step));
        std::array<bool, 2> rides{};
        for (const int mesh : {0, 1}) {
            const auto m = static_cast<std::size_t>(mesh);
            rides[m] = calc_off(mesh) > 0.0F;
            EXPECT_LT(calc_off(mesh), 1e-3F);
            EXPECT_FALSE(rides[m] && has_ridden[m]) << "step " << step << ", mesh " << mesh;
            count[m] += rides[m] ? 1 : 0;
        }
        EXPECT_NE(rides[0], rides[1]) << "the work is shared between the pictures";
        has_ridden = rides;
    }
    EXPECT_EQ(count, (std::array{4, 4}));
}

TEST_F(RidingMuscles, go_wherever_all_their_bones_go_together) {
    const Rigid stiff = shorten(10);
    show(Rigid{}, stiff);
    for (int step = 1; step <= 2; ++step) {
        const Rigid moved =
            shift_by({0.3, 0.0, 0.1 * step}) * turn_about({0.0, 0.6, 0.8}, {0.0, 0.5, 0.0}, 70_deg);
        show(moved, moved * stiff);
        EXPECT_LT(std::max(calc_off(0), calc_off(1)), 2e-6F);
    }
}

TEST_F(RidingMuscles, are_posed_where_their_bones_move_far_apart) {
    show(Rigid{}, Rigid{});
    for (int step = 1; step <= 2; ++step) {
        show(Rigid{}, shift_by({0.0, 0.0, 0.04 * step}));
        EXPECT_EQ(std::max(calc_off(0), calc_off(1)), 0.0F);
        show(Rigid{}, turn_about({0.0, 0.0, 1.0}, bodies_.middle(0), Degrees{25.0 * step}));
        EXPECT_EQ(std::max(calc_off(0), calc_off(1)), 0.0F);
    }
}

TEST_F(RidingMuscles, are_posed_where_they_may_not_ride) {
    show(Rigid{}, Rigid{});
    for (int step = 1; step <= 2; ++step) {
        show(Rigid{}, shorten(step), false);
        EXPECT_EQ(std::max(calc_off(0), calc_off(1)), 0.0F);
    }
}

TEST_F(RidingMuscles, are_posed_where_they_were_not_in_the_picture_before) {
    show(Rigid{}, Rigid{});
    show(Rigid{}, shorten(1), true, {});
    show(Rigid{}, shorten(2));
    EXPECT_EQ(std::max(calc_off(0), calc_off(1)), 0.0F);
}

TEST_F(RidingMuscles, answer_a_wrong_job_as_posing_does) {
    const std::vector<DualQuat> bones(2);
    ride_.begin(bodies_, bones, true);
    EXPECT_FALSE(ride_.pose({&bodies_, 7, bones, &scratch_, exact_}).ok());
}

}  // namespace
}  // namespace jw::model
