// From shape to triangles: closed, outward, where the shape is; simplified within the error; kept
// and found again.
#include "forge/surface.h"

#include "forge/mesh_cache.h"

#include "model/crossings.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <numbers>

#include "unit/own_folder.h"

namespace jw::forge {
namespace {

using namespace units;

Shape ring() {
    std::vector<Knot> knots;
    for (int i = 0; i <= 24; ++i) {
        const double turn = 2.0 * std::numbers::pi * i / 24;
        knots.push_back({Vec3{20.0 * std::cos(turn), 20.0 * std::sin(turn), 0.0} * mm, 5 * mm});
    }
    return tube(knots);
}

double farthest(const Surface& surface, const Shape& shape) {
    double most = 0.0;
    for (const Vec3& p : surface.positions) {
        most = std::max(most, std::abs(shape.distance(p)));
    }
    return most;
}

TEST(ExtractSurface, ball_is_closed_outward_and_in_place) {
    const Shape ball = sphere(Vec3{3, 4, 5} * mm, 12 * mm);
    const Surface surface = extract_surface(ball, {1 * mm, 2});
    const SurfaceAudit found = audit(surface);
    EXPECT_TRUE(found.is_closed());
    EXPECT_EQ(found.euler, 2);
    EXPECT_EQ(found.parts, 1);
    EXPECT_NEAR(found.volume, 4.0 / 3.0 * std::numbers::pi * std::pow(12 * mm, 3),
                0.01 * found.volume);
    EXPECT_LT(farthest(surface, ball), 1e-7);
    for (std::size_t i = 0; i < surface.positions.size(); ++i) {
        EXPECT_GT(
            glm::dot(surface.normals[i], glm::normalize(surface.positions[i] - Vec3{3, 4, 5} * mm)),
            0.999);
    }
}

TEST(ExtractSurface, ring_keeps_its_hole) {
    const SurfaceAudit found = audit(extract_surface(ring(), {1 * mm, 2}));
    EXPECT_TRUE(found.is_closed());
    EXPECT_EQ(found.euler, 0);
}

/// Two slanted thin plates with holes along their seam.
Shape lattice() {
    const Shape first = block({0, 0, 0}, Vec3{15, 15, 0.6} * mm, 0.2 * mm,
                              Axes::towards({1, 0.3, 0.2}, {0, 1, 0.4}));
    const Shape second = block({0, 0, 0}, Vec3{15, 0.6, 15} * mm, 0.2 * mm,
                               Axes::towards({1, 0.2, 0.5}, {0.3, 1, 0}));
    Shape shape = join({first, second}, 0.0);
    for (int i = -3; i <= 3; ++i) {
        shape = cut(shape, sphere(Vec3{4.0 * i, 3.0 * i + 1.0, 0.0} * mm, 1.2 * mm), 0.0);
    }
    return shape;
}

std::size_t count_crossing(const Surface& surface) {
    return model::find_crossing_triangles(surface.positions, surface.indices).size();
}

TEST(ExtractSurface, thin_touching_and_slanted_things_stay_manifold_and_do_not_fold) {
    // features near the size of a cell meet every ambiguous pattern and fold if left alone
    for (const double voxel : {1.0 * mm, 1.2 * mm}) {
        const Surface surface = extract_surface(lattice(), {voxel, 2});
        const SurfaceAudit found = audit(surface);
        EXPECT_EQ(found.open_edges, 0);
        EXPECT_EQ(found.clashing_edges, 0);
        EXPECT_EQ(count_crossing(surface), 0U);
    }
}

TEST(ExtractSurface, number_of_threads_changes_nothing) {
    const Surface one = extract_surface(ring(), {0.8 * mm, 1});
    const Surface two = extract_surface(ring(), {0.8 * mm, 2});
    EXPECT_EQ(one.positions, two.positions);
    EXPECT_EQ(one.indices, two.indices);
}

TEST(Simplified, stays_within_the_error_closed_and_with_its_normals) {
    const Shape shape = join({ring(), sphere(Vec3{20, 0, 0} * mm, 9 * mm)}, 4 * mm);
    const Surface fine = extract_surface(shape, {0.7 * mm, 2});
    const Surface coarse = simplified(fine, 0.1 * mm, 100000);
    EXPECT_LT(coarse.triangle_count(), fine.triangle_count() / 4);
    const SurfaceAudit found = audit(coarse);
    EXPECT_TRUE(found.is_closed());
    EXPECT_EQ(found.euler, 0);
    double worst = 0.0;
    for (std::size_t t = 0; t < coarse.indices.size(); t += 3) {
        const Vec3 centre =
            (coarse.positions[coarse.indices[t]] + coarse.positions[coarse.indices[t + 1]] +
             coarse.positions[coarse.indices[t + 2]]) /
            3.0;
        worst = std::max(worst, std::abs(shape.distance(centre)));
    }
    EXPECT_LT(worst, 0.3 * mm);
    for (std::size_t i = 0; i < coarse.positions.size(); ++i) {
        EXPECT_GT(glm::dot(coarse.normals[i], shape.normal(coarse.positions[i])), 0.95);
    }
}

TEST(Simplified, never_passes_its_triangle_limit) {
    const Surface fine = extract_surface(ring(), {0.7 * mm, 2});
    EXPECT_LE(simplified(fine, 0.001 * mm, 600).triangle_count(), 600U);
}

TEST(Simplified, the_sides_of_a_thin_bowl_do_not_pass_through_each_other) {
    const Shape bowl = cut(cut(sphere({0, 0, 0}, 20 * mm), sphere({0, 0, 0}, 19 * mm), 0.2 * mm),
                           block(Vec3{0, 25, 0} * mm, Vec3{25, 20, 25} * mm, 0.0), 0.2 * mm);
    const Surface fine = extract_surface(bowl, {0.5 * mm, 2});
    ASSERT_EQ(count_crossing(fine), 0U);
    const Surface coarse = simplified(fine, 0.6 * mm, 100000);
    EXPECT_LT(coarse.triangle_count(), fine.triangle_count() / 4);
    EXPECT_TRUE(audit(coarse).is_closed());
    EXPECT_EQ(count_crossing(coarse), 0U);
    const Surface few = simplified(fine, 0.1 * mm, 1000);
    EXPECT_LE(few.triangle_count(), 1000U);
    EXPECT_EQ(count_crossing(few), 0U);
}

TEST(Mirrored, turns_places_and_winding_and_is_its_own_inverse) {
    const Surface surface = extract_surface(sphere(Vec3{0, 0, 30} * mm, 8 * mm), {1 * mm, 1});
    const Surface other = mirrored(surface);
    EXPECT_EQ(other.positions[7],
              (Vec3{surface.positions[7].x, surface.positions[7].y, -surface.positions[7].z}));
    EXPECT_NEAR(audit(other).volume, audit(surface).volume, 1e-12);
    EXPECT_EQ(mirrored(other).positions, surface.positions);
}

TEST(BakeOcclusion, a_pit_is_darker_than_a_ball) {
    const Shape ball = sphere({0, 0, 0}, 20 * mm);
    const Shape pitted =
        cut(ball, tube({{Vec3{20, 0, 0} * mm, 5 * mm}, {Vec3{6, 0, 0} * mm, 5 * mm}}), 0.5 * mm);
    Surface surface = simplified(extract_surface(pitted, {1 * mm, 2}), 0.1 * mm, 5000);
    bake_occlusion(surface, pitted, 2);
    float darkest = 1.0F;
    for (std::size_t i = 0; i < surface.positions.size(); ++i) {
        darkest = std::min(darkest, surface.occlusion[i]);
        if (surface.positions[i].x < -10 * mm) {
            EXPECT_GT(surface.occlusion[i], 0.9F);
        }
    }
    EXPECT_LT(darkest, 0.4F);
}

class Cache : public testing::Test {
  protected:
    OwnFolder folder_;
};

TEST_F(Cache, gives_back_the_same_bytes_under_the_same_key_only) {
    Surface surface = extract_surface(sphere({0, 0, 0}, 5 * mm), {1 * mm, 1});
    surface.occlusion.assign(surface.positions.size(), 0.5F);
    const MeshCache cache{folder_};
    ASSERT_TRUE(cache.keep("femur_r", 7, surface).ok());
    const auto found = cache.find("femur_r", 7);
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->positions, surface.positions);
    EXPECT_EQ(found->normals, surface.normals);
    EXPECT_EQ(found->occlusion, surface.occlusion);
    EXPECT_EQ(found->indices, surface.indices);
    EXPECT_FALSE(cache.find("femur_r", 8).has_value());
    EXPECT_FALSE(cache.find("femur_l", 7).has_value());
}

TEST_F(Cache, forgets_what_was_kept_before_and_refuses_damage) {
    const Surface surface = extract_surface(sphere({0, 0, 0}, 5 * mm), {1 * mm, 1});
    const MeshCache cache{folder_};
    ASSERT_TRUE(cache.keep("L3", 1, surface).ok());
    ASSERT_TRUE(cache.keep("L3", 2, surface).ok());
    EXPECT_FALSE(cache.find("L3", 1).has_value());
    for (const auto& entry : std::filesystem::directory_iterator{folder_}) {
        std::filesystem::resize_file(entry.path(), std::filesystem::file_size(entry.path()) / 2);
    }
    EXPECT_FALSE(cache.find("L3", 2).has_value());
}

}  // namespace
}  // namespace jw::forge
