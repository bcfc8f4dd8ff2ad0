#include "muscle/path.h"

#include "model/kinematics.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include "unit/muscle/tiny_body.h"

namespace jw::muscle {
namespace {

std::vector<double> lengths_at(const model::Body& body, double flexion_degrees) {
    std::vector<double> q = body.neutral_q();
    q[0] = to_rad(flexion_degrees);
    std::vector<Rigid> displacements(body.bones.size());
    std::vector<double> lengths(body.lines.size());
    EXPECT_TRUE((model::PoseJob{&body, q, displacements}.run().ok()));
    EXPECT_TRUE((LengthJob{&body, displacements, lengths}.run().ok()));
    return lengths;
}

TEST(LengthJob, is_invalid_by_default) {
    EXPECT_FALSE(LengthJob{}.validate().ok());
}

TEST(LengthJob, refuses_spans_of_the_wrong_length) {
    const model::Body body = test::tiny_body();
    std::vector<Rigid> displacements(body.bones.size());
    std::vector<double> lengths(body.lines.size());
    EXPECT_TRUE((LengthJob{&body, displacements, lengths}.validate().ok()));
    EXPECT_FALSE((LengthJob{&body, std::span{displacements}.first(1), lengths}.validate().ok()));
    EXPECT_FALSE((LengthJob{&body, displacements, std::span{lengths}.first(1)}.validate().ok()));
}

TEST(LengthJob, measures_straight_lines) {
    EXPECT_NEAR(lengths_at(test::tiny_body(), 0.0)[0], 0.4, 1e-12);
    // The insertion turns about the hinge to the front.
    const Vec3 turned =
        turn_about({0.0, 0.0, 1.0}, {0.0, 1.0, 0.0}, Radians{to_rad(30.0)}).point({0.04, 0.8, 0.0});
    EXPECT_NEAR(lengths_at(test::tiny_body(), 30.0)[0], glm::length(turned - Vec3{0.04, 1.2, 0.0}),
                1e-12);
}

TEST(LengthJob, leaves_a_line_on_one_bone_as_long_as_it_is) {
    EXPECT_DOUBLE_EQ(lengths_at(test::tiny_body(), 35.0)[2], 0.4);
}

TEST(LengthJob, never_makes_a_wrapped_line_shorter_than_the_straight_one) {
    for (double a = -40.0; a <= 40.0; a += 1.0) {
        const auto lengths = lengths_at(test::tiny_body(), a);
        EXPECT_GE(lengths[1], lengths[0] - 1e-12) << a;
    }
}

TEST(PathPoints, begin_and_end_at_the_attachments_and_follow_the_wrap) {
    const model::Body body = test::tiny_body();
    const std::vector<Rigid> neutral(body.bones.size());
    const auto points = calc_path_points(body, 1, neutral, 0.002);
    EXPECT_EQ(points.front().bone, 0);
    EXPECT_EQ(points.back().bone, 1);
    double sum = 0.0;
    for (std::size_t i = 1; i < points.size(); ++i) {
        sum += glm::length(points[i].point - points[i - 1].point);
        if (points[i].on_wrap) {
            EXPECT_NEAR(glm::length(points[i].point - Vec3{0.0, 1.0, 0.0}), 0.05, 1e-9);
        }
    }
    EXPECT_NEAR(sum, calc_line_length(body, 1, neutral), 1e-5);
}

}  // namespace
}  // namespace jw::muscle
