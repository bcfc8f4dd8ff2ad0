#include "model/kinematics.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <random>

namespace jw::model {
namespace {

constexpr double kStep = 1e-6;

Coordinate coordinate(std::string id, CoordinateKind kind, int index) {
    Coordinate c;
    c.id = std::move(id);
    c.kind = kind;
    c.active = c.passive = c.extreme = {-3.0, 3.0};
    c.mirror = index;
    return c;
}

/// Pelvis (free in x and about z), femur (ball), tibia (coupled to the knee angle).
Body small_body() {
    Body body;
    body.coordinates = {coordinate("tx", CoordinateKind::Translation, 0),
                        coordinate("tilt", CoordinateKind::Rotation, 1),
                        coordinate("flexion", CoordinateKind::Rotation, 2),
                        coordinate("adduction", CoordinateKind::Rotation, 3),
                        coordinate("knee", CoordinateKind::Rotation, 4)};
    const auto bone = [](std::string id, int parent, double mass, Vec3 centre) {
        Bone b;
        b.id = std::move(id);
        b.parent = parent;
        b.mass_fraction = mass;
        b.mass_centre = centre;
        return b;
    };
    body.bones = {bone("pelvis", kNone, 0.5, {0, 1, 0}), bone("femur", 0, 0.3, {0, 0.7, 0.1}),
                  bone("tibia", 1, 0.2, {0, 0.3, 0.1})};
    Joint ground, hip, knee;
    ground.child = 0;
    ground.turns = {{0, CoordinateKind::Translation, 1.0, {1, 0, 0}, {0, 0, 0}},
                    {1, CoordinateKind::Rotation, 1.0, {0, 0, 1}, {0, 1, 0}}};
    hip.parent = 0;
    hip.child = 1;
    hip.turns = {{2, CoordinateKind::Rotation, 1.0, {0, 0, 1}, {0, 0.9, 0.1}},
                 {3, CoordinateKind::Rotation, 1.0, {1, 0, 0}, {0, 0.9, 0.1}}};
    knee.parent = 1;
    knee.child = 2;
    knee.coupled_to = 4;
    for (int i = 0; i <= 8; ++i) {
        const double angle = 0.25 * i - 0.5;
        Rigid row = turn_about({0, 0, 1}, {0, 0.5, 0.1}, Radians{-angle});
        row.p.x += 0.01 * angle * angle;
        knee.coupling.push_back({angle, row});
    }
    body.joints = {ground, hip, knee};
    return body;
}

std::vector<Rigid> pose_of(const Body& body, std::span<const double> q) {
    std::vector<Rigid> displacements(body.bones.size());
    EXPECT_TRUE((PoseJob{&body, q, displacements}.run().ok()));
    return displacements;
}

TEST(PoseJob, default_is_invalid_and_wrong_lengths_are_refused) {
    EXPECT_FALSE(PoseJob{}.run().ok());
    const Body body = small_body();
    const std::vector<double> short_q(2);
    std::vector<Rigid> displacements(body.bones.size());
    EXPECT_FALSE((PoseJob{&body, short_q, displacements}.run().ok()));
}

TEST(PoseJob, neutral_coordinates_displace_nothing) {
    const Body body = small_body();
    ASSERT_TRUE(validate(body).ok()) << validate(body).error().to_string();
    for (const Rigid& D : pose_of(body, body.neutral_q())) {
        EXPECT_NEAR(glm::length(D.point({0.3, 0.4, 0.5}) - Vec3{0.3, 0.4, 0.5}), 0.0, 1e-9);
    }
}

TEST(PoseJob, a_child_is_carried_by_its_parent_then_turns_about_its_own_centre) {
    const Body body = small_body();
    std::vector<double> q = body.neutral_q();
    q[2] = to_rad(90.0);  // the thigh swings forward and up about the hip at (0, .9, .1)
    const auto D = pose_of(body, q);
    EXPECT_NEAR(glm::length(D[1].point({0, 0.5, 0.1}) - Vec3{0.4, 0.9, 0.1}), 0.0, 1e-12);
    EXPECT_NEAR(glm::length(D[0].point({0, 0.5, 0.1}) - Vec3{0, 0.5, 0.1}), 0.0, 1e-12);
}

TEST(Coupling, passes_through_its_rows_and_is_smooth_between_them) {
    const Joint knee = small_body().joints[2];
    for (const CoupledRow& row : knee.coupling) {
        EXPECT_NEAR(glm::length(calc_coupling(knee, row.coordinate).p - row.displacement.p), 0.0,
                    1e-12);
    }
    const auto speed = [&](double angle) {
        return (calc_coupling(knee, angle + kStep).p - calc_coupling(knee, angle - kStep).p) /
               (2 * kStep);
    };
    EXPECT_NEAR(glm::length(speed(0.25 - 1e-5) - speed(0.25 + 1e-5)), 0.0, 1e-3);
}

TEST(Coupling, rows_that_stand_unevenly_follow_the_same_parabola) {
    Joint knee;
    knee.coupled_to = 0;
    for (const double angle : {-0.2, 0.0, 0.1, 0.2, 0.5}) {
        knee.coupling.push_back({angle, shift_by({angle * angle, 0, 0})});
    }
    for (double angle = 0.0; angle < 0.2; angle += 0.013) {
        EXPECT_NEAR(calc_coupling(knee, angle).p.x, angle * angle, 1e-12) << angle;
    }
}

TEST(Jacobians, equal_central_differences_in_random_poses) {
    const Body body = small_body();
    std::mt19937 random{7};
    std::uniform_real_distribution<double> any{-0.4, 0.9};
    const Vec3 point{0.05, 0.2, 0.12};
    for (int repeat = 0; repeat < 20; ++repeat) {
        std::vector<double> q(body.coordinates.size());
        for (double& value : q) {
            value = any(random);
        }
        const auto D = pose_of(body, q);
        std::vector<Vec3> points(q.size()), turns(q.size()), masses(q.size());
        calc_point_jacobian(body, q, D, 2, point, points);
        calc_turn_jacobian(body, q, D, 2, turns);
        calc_mass_centre_jacobian(body, q, D, masses);
        for (std::size_t c = 0; c < q.size(); ++c) {
            auto up = q, down = q;
            up[c] += kStep;
            down[c] -= kStep;
            const auto D_up = pose_of(body, up), D_down = pose_of(body, down);
            const Vec3 moved = (D_up[2].point(point) - D_down[2].point(point)) / (2 * kStep);
            EXPECT_NEAR(glm::length(points[c] - moved), 0.0, 1e-7) << body.coordinates[c].id;
            const Vec3 arm = D[2].direction({0, 1, 0});
            const Vec3 swung =
                (D_up[2].direction({0, 1, 0}) - D_down[2].direction({0, 1, 0})) / (2 * kStep);
            EXPECT_NEAR(glm::length(glm::cross(turns[c], arm) - swung), 0.0, 1e-7)
                << body.coordinates[c].id;
            const Vec3 shifted =
                (calc_mass_centre(body, D_up) - calc_mass_centre(body, D_down)) / (2 * kStep);
            EXPECT_NEAR(glm::length(masses[c] - shifted), 0.0, 1e-7) << body.coordinates[c].id;
        }
    }
}

TEST(Validate, names_what_does_not_hang_together) {
    Body body = small_body();
    std::swap(body.joints[0].turns[0], body.joints[0].turns[1]);
    EXPECT_FALSE(validate(body).ok());
    body = small_body();
    body.joints[1].turns[0].axis = {0, 0, 2};
    EXPECT_FALSE(validate(body).ok());
    body = small_body();
    body.coordinates[2].neutral = 9.0;
    ASSERT_FALSE(validate(body).ok());
    EXPECT_NE(validate(body).error().sentence.find("flexion"), std::string::npos);
    body = small_body();
    body.bones[1].parent = 2;
    EXPECT_FALSE(validate(body).ok());
}

}  // namespace
}  // namespace jw::model
