#include "muscle/wrap.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace jw::muscle {
namespace {

constexpr double kPi = std::numbers::pi;

model::Wrap cylinder(double radius, model::Quadrant quadrant = model::Quadrant::All) {
    model::Wrap wrap;
    wrap.kind = model::WrapKind::Cylinder;
    wrap.radii = {radius, 0.0, 0.0};
    wrap.quadrant = quadrant;
    return wrap;
}

double length_over(const model::Wrap& wrap, const Vec3& from, const Vec3& to) {
    const auto arc = calc_wrap_arc(wrap, from, to);
    return arc ? glm::length(arc->point(0.0) - from) + arc->length +
                     glm::length(to - arc->point(1.0))
               : glm::length(to - from);
}

TEST(Wrap, a_line_beside_the_cylinder_is_free) {
    EXPECT_FALSE(calc_wrap_arc(cylinder(0.1), {0.11, -1.0, 0.0}, {0.11, 1.0, 0.0}));
}

TEST(Wrap, a_line_through_the_cylinder_takes_two_tangents_and_an_arc) {
    // Ends at distance sqrt 2 r on the diagonals: tangents of length r, a quarter turn between.
    const auto arc = calc_wrap_arc(cylinder(1.0), {1.0, -1.0, 0.0}, {0.0, std::sqrt(2.0), 0.0});
    ASSERT_TRUE(arc);
    EXPECT_NEAR(arc->length, kPi / 4.0, 1e-12);
    EXPECT_NEAR(glm::length(arc->point(0.0) - Vec3{1.0, 0.0, 0.0}), 0.0, 1e-12);
}

TEST(Wrap, a_climb_along_the_axis_makes_a_helix_of_constant_slope) {
    const Vec3 from{1.0, -1.0, 0.0}, to{0.0, std::sqrt(2.0), 1.0};
    const double flat = 1.0 + kPi / 4.0 + 1.0;
    EXPECT_NEAR(length_over(cylinder(1.0), from, to), std::hypot(flat, 1.0), 1e-12);
}

TEST(Wrap, a_quadrant_says_on_which_side_the_line_passes) {
    const Vec3 from{-0.01, -1.0, 0.0}, to{-0.01, 1.0, 0.0};
    const auto over = calc_wrap_arc(cylinder(0.1, model::Quadrant::PlusX), from, to);
    ASSERT_TRUE(over);
    EXPECT_GT(over->point(0.5).x, 0.09);
    const auto under = calc_wrap_arc(cylinder(0.1, model::Quadrant::MinusX), from, to);
    ASSERT_TRUE(under);
    EXPECT_LT(under->point(0.5).x, -0.09);
}

TEST(Wrap, lifting_off_changes_the_length_without_a_jump) {
    double last = length_over(cylinder(0.1), {-0.2, -1.0, 0.0}, {-0.2, 1.0, 0.0});
    for (double x = -0.2; x < -0.001; x += 1e-4) {
        const double now = length_over(cylinder(0.1), {x, -1.0, 0.1}, {x, 1.0, -0.1});
        if (x > -0.199) {
            EXPECT_LT(std::abs(now - last), 1e-4);
        }
        last = now;
    }
}

TEST(Wrap, an_end_that_sinks_into_the_surface_changes_the_length_without_a_jump) {
    double last = 0.0;
    for (double y = -0.2; y < -0.02; y += 1e-4) {
        const double now = length_over(cylinder(0.1), {0.05, y, 0.0}, {0.02, 1.0, 0.0});
        if (last > 0.0) {
            EXPECT_LT(std::abs(now - last), 4e-4) << y;
        }
        last = now;
    }
}

TEST(Wrap, a_sphere_is_crossed_on_a_great_circle) {
    model::Wrap sphere = cylinder(1.0);
    sphere.kind = model::WrapKind::Sphere;
    const auto arc = calc_wrap_arc(sphere, {-2.0, 0.1, 0.3}, {2.0, 0.4, -0.2});
    ASSERT_TRUE(arc);
    EXPECT_NEAR(glm::length(arc->point(0.37)), 1.0, 1e-12);
    EXPECT_NEAR(arc->length, std::abs(arc->sweep), 1e-9);
}

TEST(Wrap, an_ellipsoid_with_equal_axes_is_a_sphere) {
    model::Wrap ellipsoid = cylinder(0.3);
    ellipsoid.kind = model::WrapKind::Ellipsoid;
    ellipsoid.radii = Vec3{0.3};
    model::Wrap sphere = ellipsoid;
    sphere.kind = model::WrapKind::Sphere;
    const Vec3 from{0.1, -1.0, 0.2}, to{0.05, 1.0, -0.1};
    EXPECT_NEAR(length_over(ellipsoid, from, to), length_over(sphere, from, to), 1e-9);
}

TEST(Wrap, a_torus_holds_the_line_inside_its_opening) {
    model::Wrap torus = cylinder(0.2);
    torus.kind = model::WrapKind::Torus;
    EXPECT_FALSE(calc_wrap_arc(torus, {0.1, 0.0, -1.0}, {0.1, 0.0, 1.0}));
    const auto rim = calc_wrap_arc(torus, {0.5, 0.0, -1.0}, {0.5, 0.0, 1.0});
    ASSERT_TRUE(rim);
    EXPECT_NEAR(rim->point(0.0).x, 0.2, 1e-6);
}

}  // namespace
}  // namespace jw::muscle
