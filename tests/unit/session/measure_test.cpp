#include "analysis/measure.h"

#include "core/angle.h"
#include "model/kinematics.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <string>

#include "unit/session/shipped.h"

namespace jw::session {
namespace {

using analysis::find_nearest_axis;
using analysis::Goniometer;
using analysis::kMeasureNames;
using analysis::Measure;
using analysis::Reading;

constexpr Vec3 kUp{0.0, 1.0, 0.0};

std::vector<Rigid> pose(std::initializer_list<std::pair<std::string, double>> degrees) {
    const model::Body& standing = body();
    std::vector<double> q = standing.neutral_q();
    for (const auto& [name, value] : degrees) {
        const auto parts = standing.find_parts(name);
        EXPECT_FALSE(parts.empty()) << name;
        for (const auto part : parts) {
            q[static_cast<std::size_t>(part)] += to_rad(value) / static_cast<double>(parts.size());
        }
    }
    std::vector<Rigid> displacements(standing.bones.size());
    EXPECT_TRUE((model::PoseJob{&standing, q, displacements}.run().ok()));
    return displacements;
}

double read(Measure measure, std::initializer_list<std::pair<std::string, double>> degrees,
            model::Side side = model::Side::Right) {
    const auto goniometer = Goniometer::find(body(), measure, side);
    EXPECT_TRUE(goniometer.has_value());
    return goniometer ? to_deg(goniometer->read(pose(degrees), kUp).angle) : 0.0;
}

TEST(Measure, standing_reads_zero_and_the_tilt_of_the_built_body) {
    for (const auto& [measure, name] : kMeasureNames.rows) {
        // ASIS to PSIS stands 4.7 deg forward: docs/dev/coordinates.md.
        const double expected = measure == Measure::PelvicTilt ? 4.7 : 0.0;
        EXPECT_NEAR(read(measure, {}), expected, 0.1) << name;
        EXPECT_NEAR(read(measure, {}, model::Side::Left), expected, 0.1) << name;
    }
}

TEST(Measure, landmarks_read_what_the_joint_does_on_both_sides) {
    for (const auto& [side, end] : {std::pair{model::Side::Right, std::string{"_r"}},
                                    std::pair{model::Side::Left, std::string{"_l"}}}) {
        EXPECT_NEAR(read(Measure::HipFlexion, {{"hip_flexion" + end, 95.0}}, side), 95.0, 0.5);
        EXPECT_NEAR(read(Measure::HipFlexion, {{"hip_flexion" + end, -12.0}}, side), -12.0, 0.5);
        EXPECT_NEAR(read(Measure::HipAbduction, {{"hip_adduction" + end, -30.0}}, side), 30.0, 0.5);
        EXPECT_NEAR(read(Measure::HipRotation, {{"hip_rotation" + end, 25.0}}, side), 25.0, 0.5);
        EXPECT_NEAR(read(Measure::KneeFlexion, {{"knee_angle" + end, 60.0}}, side), 60.0, 3.0);
        EXPECT_NEAR(read(Measure::AnkleFlexion, {{"ankle_angle" + end, 15.0}}, side), 15.0, 2.0);
    }
    EXPECT_NEAR(read(Measure::LumbarFlexion, {{"lumbar_extension", -40.0}}), 40.0, 0.5);
    EXPECT_NEAR(read(Measure::PelvicTilt, {{"pelvis_tilt", -10.0}}), 14.7, 0.2);
    EXPECT_NEAR(read(Measure::PelvicDrop, {{"pelvis_list", 6.0}}), 6.0, 0.2);
}

TEST(Measure, one_motion_of_the_hip_does_not_leak_into_the_others) {
    EXPECT_NEAR(read(Measure::HipAbduction, {{"hip_flexion_r", 90.0}}), 0.0, 0.5);
    EXPECT_NEAR(read(Measure::HipRotation, {{"hip_flexion_r", 90.0}}), 0.0, 0.5);
    EXPECT_NEAR(read(Measure::HipFlexion, {{"hip_flexion_r", 40.0}, {"hip_adduction_r", -25.0}}),
                40.0, 1.0);
    EXPECT_NEAR(read(Measure::HipFlexion, {{"pelvis_tilt", -30.0}}), 0.0, 0.1);
}

TEST(Measure, its_arms_span_the_angle_that_it_reads) {
    const auto displacements = pose({{"hip_flexion_r", 70.0}, {"knee_angle_r", 40.0}});
    for (const auto& [measure, name] : kMeasureNames.rows) {
        const auto goniometer = Goniometer::find(body(), measure, model::Side::Right);
        ASSERT_TRUE(goniometer.has_value());
        const Reading reading = goniometer->read(displacements, kUp);
        const Vec3 reached = glm::angleAxis(reading.angle, reading.axis) * reading.zero;
        // The foot points outward of its hinge, so its arm leaves the plane of the angle.
        EXPECT_GT(glm::dot(reached, reading.moving), 0.93) << name;
    }
}

TEST(Measure, the_usual_range_is_that_of_the_limits) {
    const auto hip = Goniometer::find(body(), Measure::HipFlexion, model::Side::Left);
    ASSERT_TRUE(hip && hip->active() && hip->passive());
    EXPECT_NEAR(to_deg(hip->active()->from), -15.0, 0.1);
    EXPECT_NEAR(to_deg(hip->active()->to), 115.0, 0.1);
    EXPECT_GT(hip->passive()->to, hip->active()->to);
    const auto tilt = Goniometer::find(body(), Measure::PelvicTilt, model::Side::None);
    ASSERT_TRUE(tilt.has_value());
    EXPECT_FALSE(tilt->active().has_value());
}

TEST(Measure, a_body_without_its_landmarks_has_none) {
    EXPECT_FALSE(Goniometer::find(model::Body{}, Measure::HipFlexion, model::Side::Right));
}

TEST(Measure, a_position_is_level_with_the_nearest_axis_of_the_room) {
    EXPECT_EQ(find_nearest_axis({0.1, 0.9, 0.2}), (Vec3{0.0, 1.0, 0.0}));
    EXPECT_EQ(find_nearest_axis({-0.9, 0.2, 0.2}), (Vec3{-1.0, 0.0, 0.0}));
}

}  // namespace
}  // namespace jw::session
