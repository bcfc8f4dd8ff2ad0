// The shape kit: signs, sizes, bounds, slopes, culling, mirror, hashes.
#include "forge/shape.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace jw::forge {
namespace {

using namespace units;

Vec3 mm_at(double x, double y, double z) {
    return Vec3{x, y, z} * mm;
}

Shape straight_loft(const Section& section) {
    return loft(
        {{mm_at(0, 0, 0), section}, {mm_at(0, 30, 0), section}, {mm_at(0, 60, 0), section}});
}

SheetDescription square_plate() {
    SheetDescription plate;
    plate.normal = {1.0, 0.0, 0.0};
    plate.sharp_outline = true;
    for (const auto& [y, z] :
         {std::pair{-20.0, -20.0}, {20.0, -20.0}, {20.0, 20.0}, {-20.0, 20.0}}) {
        plate.outline.push_back({mm_at(0, y, z), 4.0 * mm});
    }
    return plate;
}

/// One of each operation, small enough to look at everywhere.
Shape mixed_shape() {
    const Shape body = straight_loft(Section::ellipse(12 * mm, 8 * mm));
    const Shape arm =
        tube({{mm_at(0, 40, 0), 5 * mm}, {mm_at(10, 45, 15), 4 * mm}, {mm_at(15, 60, 30), 3 * mm}});
    Shape shape = join({body, arm, sheet(square_plate())}, 5 * mm);
    shape = cut(shape, sphere(mm_at(8, 30, 0), 6 * mm), 1 * mm);
    shape = ridge(shape, {mm_at(-8, 10, 0), mm_at(-8, 50, 0)}, 2 * mm, 5 * mm);
    return roughened(shape, mm_at(0, 30, 12), 10 * mm, 0.2 * mm, 3 * mm);
}

template <typename Visit>
void for_points_of(const Box& box, int count, Visit visit) {
    for (int i = 0; i < count; ++i) {
        for (int j = 0; j < count; ++j) {
            for (int k = 0; k < count; ++k) {
                const Vec3 share = Vec3{i + 0.31, j + 0.47, k + 0.59} / static_cast<double>(count);
                visit(box.low + share * (box.high - box.low));
            }
        }
    }
}

TEST(Shape, nothing_is_infinitely_far_away) {
    EXPECT_TRUE(Shape{}.empty());
    EXPECT_TRUE(std::isinf(Shape{}.distance({0, 0, 0})));
}

TEST(Shape, simple_solids_measure_what_they_are_told) {
    const Shape ball = sphere(mm_at(1, 2, 3), 10 * mm);
    EXPECT_NEAR(ball.distance(mm_at(1, 2, 3)), -10 * mm, 1e-12);
    EXPECT_NEAR(ball.distance(mm_at(1, 22, 3)), 10 * mm, 1e-12);
    const Shape box = block(mm_at(0, 0, 0), mm_at(10, 5, 3), 1 * mm);
    EXPECT_NEAR(box.distance(mm_at(14, 0, 0)), 4 * mm, 1e-12);
    const Shape egg = ellipsoid(mm_at(0, 0, 0), mm_at(10, 5, 3));
    EXPECT_NEAR(egg.distance(mm_at(10, 0, 0)), 0.0, 1e-9);
    EXPECT_LT(egg.distance(mm_at(0, 0, 2.9)), 0.0);
    EXPECT_GT(egg.distance(mm_at(0, 0, 3.1)), 0.0);
}

TEST(Loft, holds_its_section_along_the_whole_curve) {
    const Shape pillar = straight_loft(Section::quarters(12 * mm, 10 * mm, 8 * mm, 6 * mm));
    // side is +z; up is tangent x side = y x z = +x
    EXPECT_NEAR(pillar.distance(mm_at(0, 30, 12)), 0.0, 0.02 * mm);
    EXPECT_NEAR(pillar.distance(mm_at(0, 30, -10)), 0.0, 0.02 * mm);
    EXPECT_NEAR(pillar.distance(mm_at(8, 30, 0)), 0.0, 0.02 * mm);
    EXPECT_NEAR(pillar.distance(mm_at(-6, 30, 0)), 0.0, 0.02 * mm);
    EXPECT_NEAR(pillar.distance(mm_at(0, 60, 0)), 0.0, 0.05 * mm);
    EXPECT_GT(pillar.distance(mm_at(0, 62, 0)), 1.5 * mm);
}

TEST(Loft, end_plates_follow_their_own_plane_and_dish) {
    LoftOptions options;
    options.end_normal_end = {0.5, 1.0, 0.0};
    options.dish_end = 2 * mm;
    options.end_rounding_end = 0.0;
    const Shape body = loft(
        {{mm_at(0, 0, 0), Section::circle(15 * mm)}, {mm_at(0, 30, 0), Section::circle(15 * mm)}},
        options);
    EXPECT_LT(body.distance(mm_at(-10, 33.5, 0)), 0.0);
    EXPECT_GT(body.distance(mm_at(10, 27, 0)), 0.0);
    EXPECT_GT(body.distance(mm_at(0, 29, 0)), 0.0);
}

TEST(Section, outline_points_lie_on_the_section) {
    const Section kidney =
        Section::through({{20 * mm, 0.0}, {0.0, 15 * mm}, {-20 * mm, 0.0}, {0.0, -10 * mm}});
    EXPECT_NEAR(kidney.radii[0], 20 * mm, 1e-6);
    EXPECT_NEAR(kidney.radii[kSectionAngles / 4], 15 * mm, 1e-6);
    EXPECT_NEAR(kidney.radii[3 * kSectionAngles / 4], 10 * mm, 1e-6);
}

TEST(Sheet, is_as_thick_as_its_map_and_ends_at_its_outline) {
    SheetDescription plate = square_plate();
    plate.interior = {{mm_at(0, 0, 0), 2.0 * mm}};
    const Shape shape = sheet(plate);
    EXPECT_NEAR(shape.distance(mm_at(0, 0, 0)), -1.0 * mm, 0.1 * mm);
    EXPECT_NEAR(shape.distance(mm_at(3, 0, 0)), 2.0 * mm, 0.1 * mm);
    EXPECT_NEAR(shape.distance(mm_at(0, 25, 0)), 5.0 * mm, 0.2 * mm);
}

TEST(Sheet, middle_surface_passes_through_its_points) {
    SheetDescription plate = square_plate();
    plate.interior = {{mm_at(6, 0, 0), 4.0 * mm}};
    const Shape bowl = sheet(plate);
    EXPECT_NEAR(bowl.distance(mm_at(6, 0, 0)), -2.0 * mm, 0.2 * mm);
    EXPECT_GT(bowl.distance(mm_at(0, 0, 0)), 1.0 * mm);
}

TEST(Ridge, raises_the_middle_and_fades_at_both_ends) {
    const Shape ball = sphere(mm_at(0, 0, 0), 30 * mm);
    const double c = 30.0 * std::cos(0.6);
    const double s = 30.0 * std::sin(0.6);
    const Shape crest =
        ridge(ball, {mm_at(c, -s, 0), mm_at(30, 0, 0), mm_at(c, s, 0)}, 2 * mm, 6 * mm);
    EXPECT_NEAR(crest.distance(mm_at(30, 0, 0)), -2 * mm, 0.1 * mm);
    EXPECT_NEAR(crest.distance(mm_at(c, s, 0)), 0.0, 0.05 * mm);
    EXPECT_NEAR(crest.distance(mm_at(0, 0, 30)), 0.0, 1e-9);
}

TEST(Shape, lies_within_its_bounds) {
    const Shape shape = mixed_shape();
    for_points_of(shape.bounds().grown(8 * mm), 24, [&](const Vec3& p) {
        if (shape.bounds().distance(p) > 0.0) {
            EXPECT_GT(shape.distance(p), 0.0);
        }
    });
}

TEST(Shape, distance_changes_no_faster_than_promised) {
    const Shape shape = mixed_shape();
    const std::array<Vec3, 3> steps{mm_at(0.5, 0, 0), mm_at(0, 0.5, 0), mm_at(0, 0, 0.5)};
    int too_steep = 0;
    int looked = 0;
    for_points_of(shape.bounds().grown(3 * mm), 30, [&](const Vec3& p) {
        if (std::abs(shape.distance(p)) > 2 * mm) {
            return;  // near the surface is where it matters
        }
        for (const Vec3& step : steps) {
            const double change = std::abs(shape.distance(p + step) - shape.distance(p));
            too_steep += change > shape.lipschitz() * glm::length(step) ? 1 : 0;
            ++looked;
        }
    });
    EXPECT_GT(looked, 1000);
    EXPECT_LT(too_steep, looked / 200);
}

TEST(Shape, part_near_a_box_has_the_same_surface_there) {
    const Shape shape = mixed_shape();
    const Box box{mm_at(-2, 28, 2), mm_at(14, 44, 18)};
    const Shape part = shape.near(box, 3 * mm);
    for_points_of(box, 16, [&](const Vec3& p) {
        const double whole = shape.distance(p);
        if (std::abs(whole) < 3 * mm) {
            EXPECT_NEAR(part.distance(p), whole, 1e-9);
        } else {
            EXPECT_EQ(part.distance(p) < 0.0, whole < 0.0);
        }
    });
}

TEST(Shape, mirror_is_exact) {
    const Shape shape = mixed_shape();
    const Shape other = mirrored(shape);
    for_points_of(shape.bounds(), 10, [&](const Vec3& p) {
        EXPECT_EQ(other.distance({p.x, p.y, -p.z}), shape.distance(p));
    });
}

TEST(Shape, hash_tells_shapes_apart_and_repeats) {
    EXPECT_EQ(mixed_shape().hash(), mixed_shape().hash());
    EXPECT_NE(sphere(mm_at(0, 0, 0), 10 * mm).hash(), sphere(mm_at(0, 0, 0), 10.1 * mm).hash());
    const Shape a = sphere(mm_at(0, 0, 0), 10 * mm);
    const Shape b = sphere(mm_at(5, 0, 0), 10 * mm);
    EXPECT_NE(cut(a, b, 0.0).hash(), cut(b, a, 0.0).hash());
    EXPECT_NE(cut(a, b, 0.0).hash(), common(a, b, 0.0).hash());
}

}  // namespace
}  // namespace jw::forge
