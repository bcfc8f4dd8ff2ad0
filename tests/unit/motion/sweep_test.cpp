#include "motion/sweep.h"

#include "motion/soft_end.h"

#include "model/kinematics.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "tiny_body.h"

namespace jw::motion {
namespace {

const std::vector<double> kPose{0.02, -0.03, 0.2, -0.3, 0.1, 0.15, -0.1, 0.12, 0.05};

TEST(Sweep, agrees_with_the_kinematics_of_the_model) {
    const model::Body body = tiny_body();
    const std::array wanted{body.bone("foot_l")};
    Sweep sweep{body, wanted};
    sweep.run(kPose);
    std::vector<Rigid> displacements(body.bones.size());
    ASSERT_TRUE((model::PoseJob{&body, kPose, displacements}.run().ok()));
    std::vector<Vec3> columns(body.coordinates.size()), mine(columns.size(), Vec3{0.0});
    const Vec3 point{0.1, 0.0, -0.1};
    const auto foot = static_cast<std::size_t>(wanted[0]);
    EXPECT_LT(
        glm::length(sweep.displacement(wanted[0]).point(point) - displacements[foot].point(point)),
        1e-14);

    model::calc_point_jacobian(body, kPose, displacements, wanted[0], point, columns);
    sweep.for_each_twist(wanted[0], [&](model::CoordinateIndex c, const Twist& twist) {
        mine[static_cast<std::size_t>(c)] += twist.at(displacements[foot].point(point));
    });
    for (std::size_t c = 0; c < columns.size(); ++c) {
        EXPECT_LT(glm::length(mine[c] - columns[c]), 1e-12) << body.coordinates[c].id;
    }

    model::calc_mass_centre_jacobian(body, kPose, displacements, columns);
    std::fill(mine.begin(), mine.end(), Vec3{0.0});
    sweep.for_each_mass_velocity([&](model::CoordinateIndex c, const Vec3& velocity) {
        mine[static_cast<std::size_t>(c)] += velocity;
    });
    for (std::size_t c = 0; c < columns.size(); ++c) {
        EXPECT_LT(glm::length(mine[c] - columns[c]), 1e-12) << body.coordinates[c].id;
    }
    EXPECT_LT(glm::length(sweep.mass_centre() - model::calc_mass_centre(body, displacements)),
              1e-14);
}

TEST(SoftEnd, is_not_felt_before_its_zone_and_grows_without_bound_at_the_end) {
    EXPECT_EQ(calc_end_force(0.05, 0.05).slope, 0.0);
    EXPECT_EQ(calc_end_force(0.2, 0.05).curvature, 0.0);
    double before = 0.0;
    for (double room = 0.049; room > 1e-4; room *= 0.8) {
        const EndForce force = calc_end_force(room, 0.05);
        EXPECT_LT(force.slope, before);
        EXPECT_GT(force.curvature, 0.0);
        before = force.slope;
    }
    EXPECT_LT(calc_end_force(1e-6, 0.05).slope, -1e4);
}

TEST(SoftEnd, its_curvature_is_the_change_of_its_slope) {
    constexpr double kStep = 1e-7;
    for (const double room : {0.002, 0.01, 0.03, 0.0499}) {
        const double measured =
            (calc_end_force(room + kStep, 0.05).slope - calc_end_force(room - kStep, 0.05).slope) /
            (2.0 * kStep);
        EXPECT_NEAR(calc_end_force(room, 0.05).curvature, measured, 1e-5 * measured + 1e-6);
    }
}

}  // namespace
}  // namespace jw::motion
