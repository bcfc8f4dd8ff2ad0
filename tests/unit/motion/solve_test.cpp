#include "motion/solve.h"

#include "motion/fit.h"
#include "motion/sample.h"

#include "model/kinematics.h"

#include <gtest/gtest.h>

#include <cmath>

#include "allocations.h"
#include "tiny_body.h"

namespace jw::motion {
namespace {

class Solve : public testing::Test {
  protected:
    Solve() : body_{tiny_body()}, movement_{tiny_movement(body_)} {
        SolveScratch scratch{body_, movement_};
        model::Movement::Fit fit{"standard", {}};
        const auto fitted = FitJob{&body_, &movement_, 0, &scratch, &fit.curves}.run();
        EXPECT_TRUE(fitted.ok()) << (fitted.ok() ? "" : fitted.error().to_string());
        movement_.fits = {fit};
    }

    std::vector<double> solve(const model::Performance& performance, double time) {
        Settings settings;
        EXPECT_TRUE(resolve_settings(body_, movement_, performance, settings).ok());
        std::vector<double> good(body_.coordinates.size()), q(good.size());
        EXPECT_TRUE((SampleJob{&body_, &movement_, 0, time, true, good}.run().ok()));
        SolveScratch scratch{body_, movement_};
        const SolveJob job{&body_, &movement_, &settings, time, good, &scratch, q};
        EXPECT_TRUE(job.run().ok());
        return q;
    }

    std::vector<Rigid> pose(std::span<const double> q) const {
        std::vector<Rigid> displacements(body_.bones.size());
        EXPECT_TRUE((model::PoseJob{&body_, q, displacements}.run().ok()));
        return displacements;
    }

    model::Body body_;
    model::Movement movement_;
};

TEST_F(Solve, a_default_job_is_invalid) {
    EXPECT_FALSE(SolveJob{}.run().ok());
    EXPECT_FALSE(FitJob{}.run().ok());
    EXPECT_FALSE(SampleJob{}.run().ok());
}

TEST_F(Solve, good_form_stands_on_its_foot_and_comes_back_unchanged) {
    for (const double time : {0.0, 0.2, 0.5, 0.77}) {
        std::vector<double> good(body_.coordinates.size());
        ASSERT_TRUE((SampleJob{&body_, &movement_, 0, time, true, good}.run().ok()));
        const auto q = solve({}, time);
        for (std::size_t c = 0; c < q.size(); ++c) {
            EXPECT_NEAR(q[c], good[c], 1e-6) << body_.coordinates[c].id;
        }
        EXPECT_LT(calc_contact_error(body_, movement_.contacts.front(), 0.0, pose(q)), 1e-8);
    }
}

TEST_F(Solve, what_the_hip_cannot_give_the_levels_pay_three_to_one) {
    model::Performance performance;
    performance.variant = "stiff_hip";
    const auto q = solve(performance, 0.5);
    EXPECT_GT(q[3], -0.05);
    EXPECT_LT(q[3], -0.04);
    EXPECT_NEAR(model::calc_plane_turn(pose(q)[1], model::Plane::Sagittal), -0.3, 0.01);
    EXPECT_NEAR((q[7] - 0.075) / (q[8] - 0.025), 3.0, 0.05);
    EXPECT_NEAR(q[2] + q[7] + q[8], 0.0, 0.01);  // the trunk stays upright
    EXPECT_LT(calc_contact_error(body_, movement_.contacts.front(), 0.0, pose(q)), 1e-7);
}

TEST_F(Solve, a_run_allocates_nothing) {
    Settings settings;
    model::Performance performance;
    performance.variant = "stiff_hip";
    ASSERT_TRUE(resolve_settings(body_, movement_, performance, settings).ok());
    std::vector<double> good(body_.coordinates.size()), q(good.size());
    ASSERT_TRUE((SampleJob{&body_, &movement_, 0, 0.4, true, good}.run().ok()));
    SolveScratch scratch{body_, movement_};
    const SolveJob job{&body_, &movement_, &settings, 0.4, good, &scratch, q};
    const std::size_t before = count_allocations();
    ASSERT_TRUE(job.run().ok());
    EXPECT_EQ(count_allocations(), before);
    EXPECT_GT(scratch.iterations(), 1);
    EXPECT_LT(scratch.last_step(), 1e-9);
}

TEST_F(Solve, a_limit_that_needs_too_much_leaves_the_leg_short_and_all_inside) {
    model::Performance performance;
    performance.limits = {{"hip_extension_r", -0.2}, {"lumbar_extension", 0.12}};
    const auto q = solve(performance, 0.5);
    EXPECT_GT(model::calc_plane_turn(pose(q)[1], model::Plane::Sagittal), -0.28);
    EXPECT_GT(q[3], 0.2);
    EXPECT_LT(q[7], 0.75 * 0.12);
    EXPECT_LT(q[8], 0.25 * 0.12);
}

TEST_F(Solve, what_two_joints_share_ends_together_and_neither_passes_its_own_end) {
    body_ = tied_body();
    const auto sum = [](const std::vector<double>& q) { return q[7] - q[3]; };
    const auto free = solve({}, 0.25);
    EXPECT_LT(sum(free), 0.2);
    for (const double end : {0.22, 0.1, 0.0, -0.5, -1.1}) {
        model::Performance performance;
        performance.limits = {{"tie_r", end}};
        const auto q = solve(performance, 0.5);
        EXPECT_LT(sum(q), end);
        for (std::size_t c = 0; c < q.size(); ++c) {
            EXPECT_LE(std::abs(q[c]), 0.6) << body_.coordinates[c].id << " at " << end;
        }
    }
}

TEST(Hold, is_whole_in_its_time_fades_outside_and_runs_across_the_loop) {
    model::Contact contact;
    contact.from = 0.9;
    contact.to = 0.1;
    contact.fade = 0.1;
    EXPECT_EQ(calc_hold(contact, 0.0), 1.0);
    EXPECT_EQ(calc_hold(contact, 0.95), 1.0);
    EXPECT_EQ(calc_hold(contact, 0.5), 0.0);
    EXPECT_NEAR(calc_hold(contact, 0.15), 0.5, 1e-9);
    EXPECT_NEAR(calc_hold(contact, 0.85), 0.5, 1e-9);
    EXPECT_EQ(calc_hold(contact, 1.05), calc_hold(contact, 0.05));
}

}  // namespace
}  // namespace jw::motion
