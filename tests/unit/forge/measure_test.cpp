// The rulers and callipers of `forge --check`, on simple solids whose sizes are known.
#include "forge/measure/ball_and_socket.h"
#include "forge/measure/face.h"
#include "forge/measure/facets.h"
#include "forge/measure/fits.h"
#include "forge/measure/plates.h"
#include "forge/measure/rays.h"
#include "forge/measure/sections.h"

#include "core/angle.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace jw::forge {
namespace {

using namespace units;

constexpr Vec3 kForward{1.0, 0.0, 0.0};
constexpr Vec3 kUp{0.0, 1.0, 0.0};
constexpr Vec3 kRight{0.0, 0.0, 1.0};
const Vec3 kAskew = glm::normalize(Vec3{0.4, 0.7, -0.6});

Shape cylinder(const Vec3& from, const Vec3& to, double radius) {
    LoftOptions options;
    options.side = Cut::across(from, to - from, Vec3{0.3, 0.5, 0.7}).right;
    options.end_rounding_start = options.end_rounding_end = 0.5 * mm;
    return loft({{from, Section::circle(radius)}, {to, Section::circle(radius)}}, options);
}

/// A shaft of 12 mm, 160 mm long, upright.
Shape shaft() {
    return tube({{{0.0, -0.08, 0.0}, 12.0 * mm}, {{0.0, 0.08, 0.0}, 12.0 * mm}});
}

TEST(Rays, thickness_of_a_plate_is_that_along_the_line_of_sight) {
    const Shape plate = block({}, Vec3{30.0, 1.5, 30.0} * mm, 0.5 * mm);
    EXPECT_NEAR(thickness_along(plate, {0.0, 0.04, 0.0}, -kUp, 0.1), 3.0 * mm, 0.02 * mm);
    EXPECT_NEAR(width_through(plate, {}, kUp, 0.1), 3.0 * mm, 0.02 * mm);
    EXPECT_EQ(thickness_along(plate, {0.0, 0.04, 0.0}, kUp, 0.1), 0.0);
    EXPECT_EQ(distance_to_surface(plate, {0.0, 0.04, 0.0}, kUp, 0.1), 0.1);
}

TEST(Rays, extents_come_from_points_on_the_surface) {
    const Shape egg = ellipsoid({}, Vec3{20.0, 30.0, 10.0} * mm);
    const std::vector<Vec3> points = surface_points(egg, 2.0 * mm);
    EXPECT_NEAR(farthest(points, kUp).y, 30.0 * mm, 0.3 * mm);
    EXPECT_LT(glm::length(outermost(egg, points, -kRight) - Vec3{0.0, 0.0, -10.0} * mm), 0.5 * mm);
    EXPECT_NEAR(outermost(egg, points, kUp).y, 30.0 * mm, 0.01 * mm);
}

TEST(Rays, largest_free_circle_finds_the_middle_of_a_hole) {
    const Shape ring = cut(cylinder({0.0, -0.01, 0.0}, {0.0, 0.01, 0.0}, 20.0 * mm),
                           cylinder({0.0, -0.02, 0.003}, {0.0, 0.02, 0.003}, 5.0 * mm), 0.5 * mm);
    const FreeCircle hole =
        largest_free_circle(ring, {{0.002, 0.0, 0.001}, kForward, kRight}, 0.03);
    EXPECT_NEAR(hole.diameter, 10.0 * mm, 0.1 * mm);
    EXPECT_LT(glm::length(hole.centre - Vec3{0.0, 0.0, 0.003}), 0.2 * mm);
    const FreeCircle walled =
        largest_free_circle(ring, {{0.015, 0.0, 0.0}, kForward, kRight}, 0.03);
    EXPECT_EQ(walled.diameter, 0.0);
}

TEST(StraightEdge, rests_on_both_rims_of_a_dish) {
    const std::vector<double> dish{9.0, 2.0, 2.5, 3.2, 3.0, 3.0, 8.0};
    const StraightEdge edge = straight_edge(dish, 3);
    EXPECT_EQ(edge.first, 1U);
    EXPECT_EQ(edge.last, 5U);
    EXPECT_NEAR(edge.gap, 3.2 - 2.5, 1e-9);
    EXPECT_NEAR(deepest_hollow(dish), 0.7, 1e-9);
    EXPECT_EQ(deepest_hollow(std::vector<double>{3.0, 2.0, 1.5, 2.5}), 0.0);  // a hill
}

TEST(Fits, find_the_figure_that_the_points_were_taken_from) {
    std::vector<Vec3> ball, flat;
    std::vector<glm::dvec2> round, oval;
    const Cut plane = Cut::across(Vec3{0.1, 0.9, 0.05}, kAskew, kUp);
    for (int i = 0; i < 40; ++i) {
        const double turn = 0.1 * i;
        const double tilt = 0.03 * i;
        ball.push_back(Vec3{0.1, 0.9, 0.05} + 22.5 * mm *
                                                  Vec3{std::cos(turn) * std::cos(tilt),
                                                       std::sin(tilt),
                                                       std::sin(turn) * std::cos(tilt)});
        flat.push_back(plane.at(glm::dvec2{std::cos(turn), std::sin(2.0 * turn)} * 5.0 * mm));
        round.push_back(glm::dvec2{3.0, 4.0} * mm +
                        8.0 * mm * glm::dvec2{std::cos(turn), std::sin(turn)});
        const glm::dvec2 q{14.0 * std::cos(turn), 9.0 * std::sin(turn)};
        oval.push_back(glm::dvec2{-2.0, 1.0} * mm +
                       glm::dvec2{0.8 * q.x - 0.6 * q.y, 0.6 * q.x + 0.8 * q.y} * mm);
    }
    EXPECT_NEAR(fit_sphere(ball).radius, 22.5 * mm, 1e-6);
    EXPECT_LT(glm::length(fit_sphere(ball).centre - Vec3{0.1, 0.9, 0.05}), 1e-6);
    EXPECT_GT(glm::dot(fit_plane(flat, kUp).normal, glm::normalize(kAskew)), 1.0 - 1e-9);
    EXPECT_NEAR(fit_circle(round).radius, 8.0 * mm, 1e-6);
    EXPECT_NEAR(fit_arc(std::span{round}.first(12)).curvature * 8.0 * mm, 1.0, 1e-6);
    const Ellipse ellipse = fit_ellipse(oval);
    EXPECT_NEAR(ellipse.extent({0.8, 0.6}), 28.0 * mm, 1e-5);
    EXPECT_NEAR(ellipse.radius_towards({-0.6, 0.8}), 9.0 * mm, 1e-5);
    const std::vector<Vec3> row{{0.0, 0.0, 0.0}, 0.01 * kAskew, 0.03 * kAskew};
    EXPECT_GT(glm::dot(fit_line(row, kUp).direction, glm::normalize(kAskew)), 1.0 - 1e-9);
}

TEST(Sections, a_bead_on_a_shaft_shows_and_a_plain_shaft_or_cone_has_none) {
    const std::vector<Vec3> path{{0.001, -0.05, 0.0}, {0.0, 0.0, 0.001}, {0.0, 0.05, 0.0}};
    const auto bead = [&](const Shape& bone) {
        return largest_bead(bone, sections_along(bone, path, 5.0 * mm, kForward, 0.04), 0.04);
    };
    EXPECT_LT(bead(shaft()), 0.02 * mm);
    const Shape cone = tube({{{0.0, -0.08, 0.0}, 10.0 * mm}, {{0.0, 0.08, 0.0}, 14.0 * mm}});
    EXPECT_LT(bead(cone), 0.1 * mm);
    const Shape beaded =
        join({shaft(), ellipsoid({0.0, 0.003, 0.0}, Vec3{13.5, 8.0, 13.5} * mm)}, 1.0 * mm);
    EXPECT_GT(bead(beaded), 0.5 * mm);
}

TEST(Sections, height_of_a_ridge_stands_on_the_ellipse_without_it) {
    const Shape ridged = join(
        {shaft(), block(Vec3{-10.0, 0.0, 0.0} * mm, Vec3{4.5, 60.0, 2.0} * mm, 0.5 * mm)}, 0.0);
    const Cut across = Cut::across({}, -kUp, kForward);  // up of the cut is forward
    const RidgedSection found = ridged_section(ridged, across, to_rad(40.0), 0.04);
    EXPECT_NEAR(found.height, 2.5 * mm, 0.2 * mm);
    EXPECT_NEAR(found.tall, 24.0 * mm, 0.1 * mm);
    EXPECT_NEAR(found.wide, 24.0 * mm, 0.1 * mm);
    EXPECT_LT(ridged_section(shaft(), across, to_rad(40.0), 0.04).height, 0.05 * mm);
}

/// 12 x 20 mm at the ends, 8 x 14 in the middle, along -X.
Shape waisted_bar() {
    LoftOptions options;
    options.side = kUp;
    const auto half = [](double up, double wide) { return Section::ellipse(up * mm, wide * mm); };
    return loft({{{0.015, 0.0, 0.002}, half(10.0, 6.0)},
                 {{0.0, 0.0, 0.002}, half(7.0, 4.0)},
                 {{-0.015, 0.0, 0.002}, half(10.0, 6.0)}},
                options);
}

TEST(Sections, isthmus_is_the_narrowest_section_of_a_bridge) {
    const Isthmus found =
        narrowest_section(waisted_bar(), {0.008, 0.001, 0.0}, -kForward, kUp, 16.0 * mm);
    EXPECT_NEAR(found.width, 8.0 * mm, 0.15 * mm);
    EXPECT_NEAR(found.height, 14.0 * mm, 0.15 * mm);
    EXPECT_NEAR(thinnest_between(waisted_bar(), {0.012, 0.0, 0.006}, {-0.012, 0.0, 0.006}),
                8.0 * mm, 0.2 * mm);
}

TEST(Sections, a_thin_wall_beside_the_way_is_not_the_plate_that_the_way_goes_through) {
    const Shape plate = block({0.0, 0.0, -0.0045}, Vec3{30.0, 4.0, 4.5} * mm, 0.5 * mm);
    const Shape wall = block({0.0, 0.0055, 0.006}, Vec3{30.0, 1.5, 6.0} * mm, 0.5 * mm);
    const Vec3 in_plate{0.012, 0.0, -0.008};
    const Vec3 under_wall{-0.012, 0.0, 0.012};
    EXPECT_NEAR(thinnest_between(join({plate, wall}, 0.0), in_plate, under_wall), 8.0 * mm,
                0.2 * mm);
}

TEST(Plates, straight_edge_gives_slope_depth_and_dish) {
    const double slope = to_rad(20.0);
    const Vec3 normal{std::sin(slope), std::cos(slope), 0.0};  // tilts down in front
    LoftOptions options;
    options.dish_end = 1.2 * mm;
    options.end_rounding_end = 1.2 * mm;
    const Section section = Section::ellipse(20.0 * mm, 15.0 * mm, 2.4);
    const Shape body = loft({{-20.0 * mm * normal, section}, {{}, section}}, options);
    // the landmarks may be a little off
    const PlateLine plate =
        plate_line(body, {0.3 * mm * normal, glm::normalize(normal + 0.04 * kForward)});
    EXPECT_NEAR(to_deg(plate.slope()), 20.0, 0.3);
    EXPECT_NEAR(plate.depth(), 30.0 * mm, 0.3 * mm);
    EXPECT_NEAR(plate.dish, 1.2 * mm, 0.2 * mm);
    EXPECT_NEAR(plate_width(body, {{}, normal}, plate.depth()), 40.0 * mm, 0.3 * mm);
}

TEST(Face, thin_place_of_a_plate_is_found_in_a_window) {
    const Shape plate = cut(block({}, Vec3{30.0, 3.0, 30.0} * mm, 1.0 * mm),
                            sphere(Vec3{8.0, 11.0, -6.0} * mm, 10.0 * mm), 0.2 * mm);
    FaceWindow window;
    window.corner = {-0.02, 0.05, -0.02};
    window.right = 0.04 * kForward;
    window.up = 0.04 * kRight;
    window.direction = -kUp;
    window.reach = 0.1;
    EXPECT_NEAR(thinnest_in_face(plate, window, 1.0 * mm), 4.0 * mm, 0.1 * mm);
    window.direction = kUp;
    EXPECT_EQ(thinnest_in_face(plate, window, 1.0 * mm), 0.0);
}

TEST(Face, round_holes_are_measured_and_pits_and_borders_left_out) {
    Shape plate = block({}, Vec3{40.0, 3.0, 30.0} * mm, 1.0 * mm);
    plate = cut(plate, cylinder({-0.02, -0.01, 0.0}, {-0.02, 0.01, 0.0}, 5.0 * mm), 0.3 * mm);
    plate = cut(plate, cylinder({0.015, -0.01, 0.006}, {0.015, 0.01, 0.006}, 3.0 * mm), 0.3 * mm);
    plate = dent(plate, {0.0, 0.003, -0.015}, 2.5 * mm, 6.0 * mm);
    FaceWindow window;
    window.corner = {-0.038, 0.02, -0.028};
    window.right = 0.06 * kForward;
    window.up = 0.07 * kRight;  // past the edge of the plate
    window.direction = -kUp;
    window.reach = 0.05;
    const std::vector<FreeCircle> found = openings_of_face(plate, window, 4.0 * mm);
    ASSERT_EQ(found.size(), 2U);
    EXPECT_NEAR(found[0].diameter, 10.0 * mm, 0.6 * mm);
    EXPECT_NEAR(found[0].centre.x, -0.02, 0.6 * mm);
    EXPECT_NEAR(found[1].diameter, 6.0 * mm, 0.6 * mm);
}

TEST(Face, opening_of_a_tilted_ring_is_measured_in_its_own_plane) {
    const Axes tilted = Axes::towards(kAskew, kUp);
    Shape ring = block({}, Vec3{8.0, 45.0, 40.0} * mm, 2.0 * mm, tilted);
    LoftOptions options;
    options.side = tilted.y;
    const Section oval = Section::ellipse(25.0 * mm, 17.0 * mm);
    ring = cut(ring, loft({{-20.0 * mm * tilted.x, oval}, {20.0 * mm * tilted.x, oval}}, options),
               2.0 * mm);
    const Cut about = Cut::across({0.002, 0.001, 0.0}, kAskew + 0.15 * kForward, kUp);
    const RingOpening found = opening_of_ring(ring, about, 14.0 * mm, 35.0 * mm);
    EXPECT_NEAR(found.length, 50.0 * mm, 0.5 * mm);
    EXPECT_NEAR(found.width, 34.0 * mm, 0.5 * mm);
}

TEST(Face, radius_of_a_rim_is_that_of_its_round) {
    for (const double radius : {3.0, 6.0}) {
        const Shape rim = tube({{{0.0, 0.0, -0.03}, radius * mm}, {{0.0, 0.0, 0.03}, radius * mm}});
        EXPECT_NEAR(rim_radius(rim, {0.02, 0.003, 0.0}, -kForward, kUp), radius * mm, 0.3 * mm);
    }
    const Shape slab = block({}, Vec3{10.0, 8.0, 30.0} * mm, 2.0 * mm);  // flat, not round
    EXPECT_GT(rim_radius(slab, {0.02, 0.0, 0.0}, -kForward, kUp), 10.0 * mm);
}

TEST(Face, an_arc_has_no_s_and_an_s_is_as_deep_as_it_swings) {
    std::vector<glm::dvec2> arc, s;
    for (int i = -20; i <= 20; ++i) {
        arc.emplace_back(0.1 * std::sin(0.05 * i), 0.1 * std::cos(0.05 * i));
        s.emplace_back(0.005 * i, 6.0 * mm * std::sin(std::numbers::pi * i / 20));
    }
    EXPECT_LT(off_arc(arc), 1e-6);
    EXPECT_NEAR(off_arc(s), 6.0 * mm, 1.0 * mm);
}

TEST(FacetFace, turn_and_size_come_from_the_built_face) {
    for (const double degrees : {28.0, 48.0, 98.0}) {
        const double turn = to_rad(degrees);
        const Vec3 normal{-std::sin(turn), 0.0, -std::cos(turn)};
        const Axes axes{normal, kUp, glm::cross(normal, kUp)};
        // a pad of 10 x 12 mm whose face looks along `normal` from 0.75 mm behind the middle
        const Shape pad = block(-4.75 * mm * normal, Vec3{4.0, 6.0, 5.0} * mm, 0.3 * mm, axes);
        // looked at from a direction that is six degrees off
        const Vec3 guess = glm::normalize(normal + 0.1 * axes.z);
        const Cut plane = Cut::across({}, guess, kUp);
        const FacetFace face{pad, plane, Vec3{5.0, 6.0, 0.0} * mm};
        EXPECT_NEAR(to_deg(turn_to_sagittal(face.normal(), kForward)), degrees, 0.5);
        EXPECT_NEAR(face.size().x, 10.0 * mm, 0.8 * mm);
        EXPECT_NEAR(face.size().y, 12.0 * mm, 0.8 * mm);
        EXPECT_NEAR(face.area() / (mm * mm), 120.0, 12.0);
    }
}

TEST(FacetFace, only_what_faces_the_other_bone_is_articular) {
    const Shape wide = block({-0.00475, 0.0, 0.0}, Vec3{4.0, 9.0, 8.0} * mm, 0.3 * mm);
    const Shape small = block({0.00475, 0.001, 0.0}, Vec3{4.0, 5.0, 4.0} * mm, 0.3 * mm);
    FacetFace face{wide, Cut::across({}, kForward, kUp), {5.0 * mm, 5.0 * mm}};
    const FacetFace other{small, Cut::across({}, -kForward, kUp), {4.0 * mm, 4.0 * mm}};
    EXPECT_NEAR(face.size().y, 18.0 * mm, 0.8 * mm);
    face.keep_opposite(other);
    EXPECT_NEAR(face.size().x, 8.0 * mm, 0.8 * mm);
    EXPECT_NEAR(face.size().y, 10.0 * mm, 0.8 * mm);
}

TEST(BallAndSocket, head_on_a_neck_its_dip_and_where_it_bulges) {
    const Vec3 pole = glm::normalize(Vec3{0.2, 0.6, -0.8});
    const double radius = 22.5 * mm;
    const Shape neck = cylinder(-50.0 * mm * pole, {}, 14.0 * mm);
    const Shape head = cut(join({sphere({}, radius), neck}, 0.0),
                           sphere((radius + 5.5 * mm) * pole, 8.0 * mm), 0.2 * mm);
    const Sphere ball = fit_ball(head, {0.002, -0.001, 0.001}, pole);
    EXPECT_NEAR(ball.radius, radius, 0.05 * mm);
    EXPECT_LT(glm::length(ball.centre), 0.05 * mm);
    EXPECT_NEAR(dip_below_sphere(head, ball, pole), 2.5 * mm, 0.15 * mm);
    EXPECT_LT(dip_below_sphere(head, ball, kForward), 0.05 * mm);
    // the neck leaves the sphere where it is as wide as its own radius
    const double leaves = to_deg(std::asin(14.0 * mm / (radius + 0.5 * mm)));
    EXPECT_NEAR(to_deg(alpha_angle(head, ball, pole, kForward)), leaves, 1.0);
}

TEST(BallAndSocket, socket_and_rim_of_a_tilted_cup) {
    const Vec3 out = glm::normalize(Vec3{0.33, -0.63, 0.70});
    const Axes tilted = Axes::towards(out, kUp);
    const Vec3 centre{0.0, 0.85, 0.07};
    Shape cup = block(centre - 20.0 * mm * tilted.x, Vec3{20.0, 40.0, 40.0} * mm, 1.0 * mm, tilted);
    cup = cut(cup, sphere(centre, 26.5 * mm), 0.5 * mm);
    cup = cut(cup, sphere(centre - 26.0 * mm * out, 10.0 * mm), 0.5 * mm);  // fossa
    const Sphere socket = fit_socket(cup, centre + Vec3{1.0, 0.0, -1.0} * mm, out, 29.0 * mm);
    EXPECT_NEAR(socket.radius, 26.5 * mm, 0.1 * mm);
    EXPECT_LT(glm::length(socket.centre - centre), 0.2 * mm);
    const SocketRim rim = find_rim(cup, socket, glm::normalize(out + 0.15 * kUp));
    EXPECT_GT(glm::dot(rim.axis, out), std::cos(to_rad(1.0)));
    EXPECT_EQ(rim.points.size(), 72U);
}

}  // namespace
}  // namespace jw::forge
