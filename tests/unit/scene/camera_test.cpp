#include "scene/camera.h"

#include <glm/geometric.hpp>
#include <glm/matrix.hpp>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <numbers>

namespace jw::scene {
namespace {

constexpr double kPi = std::numbers::pi;

void expect_near(const Vec3& a, const Vec3& b, double tolerance, const char* what) {
    EXPECT_LT(glm::distance(a, b), tolerance) << what << ": " << a.x << " " << a.y << " " << a.z;
}

Camera turned(View view) {
    Camera camera;
    camera.turn_to(view);
    return camera;
}

TEST(Camera, front_view_looks_at_the_face_with_the_bodys_right_on_the_left) {
    const Camera camera = turned(View::Front);
    EXPECT_GT(camera.eye().x, camera.target.x);
    expect_near(camera.right(), {0.0, 0.0, -1.0}, 1e-12, "right on screen");
    expect_near(camera.up(), {0.0, 1.0, 0.0}, 1e-12, "up on screen");
}

TEST(Camera, right_view_has_the_front_on_the_right) {
    const Camera camera = turned(View::Right);
    EXPECT_GT(camera.eye().z, 1.0);
    expect_near(camera.right(), {1.0, 0.0, 0.0}, 1e-12, "right on screen");
}

TEST(Camera, top_and_bottom_views_have_the_front_up) {
    expect_near(turned(View::Top).up(), {1.0, 0.0, 0.0}, 1e-12, "top");
    expect_near(turned(View::Bottom).up(), {1.0, 0.0, 0.0}, 1e-12, "bottom");
    expect_near(turned(View::Top).right(), {0.0, 0.0, 1.0}, 1e-12, "right is right");
}

TEST(Camera, orbit_never_loses_up_even_straight_above) {
    Camera camera;
    for (int i = 0; i < 400; ++i) {
        camera.orbit({0.013, -0.021});
        EXPECT_NEAR(camera.right().y, 0.0, 1e-12) << "the horizon stays level";
        EXPECT_GE(camera.up().y, -1e-12) << "never upside down";
        EXPECT_NEAR(glm::length(camera.up()), 1.0, 1e-9);
        EXPECT_LE(std::abs(camera.elevation), 0.5 * kPi + 1e-12);
    }
    EXPECT_NEAR(camera.elevation, 0.5 * kPi, 1e-9)
        << "dragging down looks from above, and stops there";
}

TEST(Camera, dragging_right_turns_what_is_seen_to_the_right) {
    Camera camera = turned(View::Front);
    const Vec3 nose = camera.target + Vec3{0.1, 0.0, 0.0};
    camera.orbit({0.05, 0.0});
    EXPECT_GT(camera.project(nose, 1.5)->x, 0.0);
}

TEST(Camera, pan_keeps_the_point_under_the_cursor) {
    Camera camera = turned(View::ThreeQuarter);
    const Vec3 point = camera.target;
    camera.pan({0.25, -0.1});
    const Vec2 place = *camera.project(point, 1.7);
    EXPECT_NEAR(place.x, 2.0 * 0.25 / 1.7, 1e-9);
    EXPECT_NEAR(place.y, -0.2, 1e-9);
}

TEST(Camera, zoom_keeps_what_lies_under_the_cursor_there) {
    for (const Projection projection : {Projection::Perspective, Projection::Parallel}) {
        Camera camera = turned(View::ThreeQuarter);
        camera.projection = projection;
        const double aspect = 1.6;
        const Vec2 cursor{0.4, -0.3};
        const Ray ray = camera.ray(cursor, aspect);
        // The point of the ray in the plane through the target that faces the camera.
        const double depth = glm::dot(camera.target - ray.origin, camera.forward()) /
                             glm::dot(ray.direction, camera.forward());
        const Vec3 point = ray.origin + depth * ray.direction;
        camera.zoom_at(cursor, aspect, 0.5);
        const Vec2 place = *camera.project(point, aspect);
        EXPECT_NEAR(place.x, cursor.x, 1e-9);
        EXPECT_NEAR(place.y, cursor.y, 1e-9);
    }
}

TEST(Camera, framing_shows_every_corner_and_wastes_no_more_than_the_margin) {
    Box box;
    box.add(Vec3{-0.2, 0.0, -0.4});
    box.add(Vec3{0.3, 1.7, 0.4});
    for (const Projection projection : {Projection::Perspective, Projection::Parallel}) {
        for (const double aspect : {0.5, 1.0, 16.0 / 9.0}) {
            for (const auto& [view, name] : kViewNames.rows) {
                Camera camera = turned(view);
                camera.projection = projection;
                camera.frame(box, aspect, 0.05);
                double widest = 0.0;
                for (int i = 0; i < 8; ++i) {
                    const Vec3 corner{(i & 1) != 0 ? box.max.x : box.min.x,
                                      (i & 2) != 0 ? box.max.y : box.min.y,
                                      (i & 4) != 0 ? box.max.z : box.min.z};
                    const Vec2 place = *camera.project(corner, aspect);
                    widest = std::max({widest, std::abs(place.x), std::abs(place.y)});
                }
                EXPECT_LT(widest, 1.0) << name << " " << aspect;
                EXPECT_GT(widest, 0.85) << name << " " << aspect;
            }
        }
    }
}

TEST(Camera, an_empty_box_frames_nothing) {
    Camera camera;
    const Camera before = camera;
    camera.frame(Box{}, 1.0);
    EXPECT_EQ(camera, before);
}

TEST(Camera, rays_go_through_what_is_projected_there) {
    for (const Projection projection : {Projection::Perspective, Projection::Parallel}) {
        Camera camera = turned(View::ThreeQuarter);
        camera.projection = projection;
        const Vec3 point{0.2, 1.1, -0.15};
        const Ray ray = camera.ray(*camera.project(point, 1.5), 1.5);
        EXPECT_LT(glm::length(glm::cross(point - ray.origin, ray.direction)), 1e-9);
        EXPECT_NEAR(glm::length(ray.direction), 1.0, 1e-12);
    }
}

TEST(Camera, matrices_and_projection_agree) {
    for (const Projection projection : {Projection::Perspective, Projection::Parallel}) {
        Camera camera = turned(View::ThreeQuarter);
        camera.projection = projection;
        const Vec3 point{0.3, 0.4, 0.2};
        const glm::dvec4 clip =
            camera.projection_matrix(1.5) * camera.view_matrix() * glm::dvec4{point, 1.0};
        const Vec2 place = *camera.project(point, 1.5);
        EXPECT_NEAR(clip.x / clip.w, place.x, 1e-9);
        EXPECT_NEAR(clip.y / clip.w, place.y, 1e-9);
        EXPECT_LT(std::abs(clip.z / clip.w), 1.0);
    }
}

TEST(Camera, switching_the_projection_keeps_the_size_at_the_target) {
    Camera camera = turned(View::Front);
    const Vec3 point = camera.target + Vec3{0.0, 0.3, 0.2};
    const Vec2 perspective = *camera.project(point, 1.5);
    camera.projection = Projection::Parallel;
    const Vec2 parallel = *camera.project(point, 1.5);
    EXPECT_NEAR(perspective.x, parallel.x, 1e-9);
    EXPECT_NEAR(perspective.y, parallel.y, 1e-9);
}

TEST(Camera, nothing_behind_the_eye_is_projected) {
    Camera camera = turned(View::Front);
    EXPECT_FALSE(camera.project(camera.eye() - camera.forward(), 1.5).has_value());
}

TEST(Camera, mixing_takes_the_short_way_round) {
    Camera from = turned(View::Back);
    from.azimuth = 0.9 * kPi;
    Camera to = from;
    to.azimuth = -0.9 * kPi;
    EXPECT_NEAR(std::abs(mix(from, to, 0.5).azimuth), kPi, 1e-9);
    EXPECT_EQ(mix(from, to, 1.0).azimuth, to.azimuth);
}

TEST(Views, best_becomes_what_the_movement_names) {
    EXPECT_EQ(resolve_view(View::Best, "right"), View::Right);
    EXPECT_EQ(resolve_view(View::Best, "sideways"), View::ThreeQuarter);
    EXPECT_EQ(resolve_view(View::Best, "best"), View::ThreeQuarter);
    EXPECT_EQ(resolve_view(View::Top, "right"), View::Top);
}

TEST(Views, opposite_of_the_opposite_is_the_view) {
    for (const auto& [view, name] : kViewNames.rows) {
        EXPECT_EQ(opposite_view(opposite_view(view)), view) << name;
    }
    EXPECT_EQ(opposite_view(View::Front), View::Back);
}

TEST(Camera, what_is_held_still_takes_the_room_along) {
    Camera camera = turned(View::ThreeQuarter);
    const Camera plain = camera;
    camera.held = turn_about({0.0, 0.0, 1.0}, {0.1, 0.9, 0.0}, 25_deg) * shift_by({0.2, 0.1, -0.3});
    const Vec3 point{0.15, 1.2, -0.2};
    const auto seen = camera.project(point, 1.6);
    const auto same = plain.project(camera.held.point(point), 1.6);
    ASSERT_TRUE(seen && same);
    EXPECT_NEAR(seen->x, same->x, 1e-12);
    EXPECT_NEAR(seen->y, same->y, 1e-12);
    const Ray ray = camera.ray(*seen, 1.6);
    EXPECT_LT(glm::length(glm::cross(point - ray.origin, ray.direction)), 1e-12);
    const glm::dvec4 clip =
        camera.projection_matrix(1.6) * camera.view_matrix() * glm::dvec4{point, 1.0};
    EXPECT_NEAR(clip.x / clip.w, seen->x, 1e-12);
    Camera moved = camera;
    moved.pan({0.1, 0.0});
    Camera plain_moved = plain;
    plain_moved.pan({0.1, 0.0});
    expect_near(moved.target, plain_moved.target, 1e-12, "it is steered in the displaced room");
}

TEST(Camera, a_mirror_changes_right_and_left_and_nothing_else) {
    Camera camera = turned(View::ThreeQuarter);
    const Vec3 point{0.15, 1.2, -0.2};
    const auto plain = camera.project(point, 1.6);
    const Vec3 target = camera.target;
    camera.is_mirrored = true;
    const auto mirrored = camera.project(point, 1.6);
    ASSERT_TRUE(plain && mirrored);
    EXPECT_NEAR(mirrored->x, -plain->x, 1e-12);
    EXPECT_NEAR(mirrored->y, plain->y, 1e-12);
    EXPECT_LT(glm::determinant(camera.view_matrix()), 0.0);
    EXPECT_LT(glm::length(glm::cross(point - camera.ray(*mirrored, 1.6).origin,
                                     camera.ray(*mirrored, 1.6).direction)),
              1e-12);
    // What is dragged to the right goes to the right.
    camera.pan({0.1, 0.0});
    EXPECT_GT(camera.project(target, 1.6)->x, 0.0);
    camera = turned(View::Front);
    camera.is_mirrored = true;
    const Vec3 near_side{0.3, camera.target.y, 0.0};
    camera.orbit({0.05, 0.0});
    EXPECT_GT(camera.project(near_side, 1.6)->x, 0.0);
}

}  // namespace
}  // namespace jw::scene
