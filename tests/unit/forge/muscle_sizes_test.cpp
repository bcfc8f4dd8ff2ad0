// Trunk muscles as built beside what was measured in the living.
#include "forge/muscles/published_sizes.h"
#include "forge/muscles/shape_table.h"

#include <glm/vec3.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <string>
#include <vector>

#include "unit/built_body.h"
#include "unit/sanitized.h"

namespace jw::forge {
namespace {

using test::built;

/// A box from -size/2 to size/2.
model::Mesh make_box(const glm::vec3& size) {
    model::Mesh box;
    box.kind = model::MeshKind::Muscle;
    for (int i = 0; i < 8; ++i) {
        model::Vertex v;
        v.position = {(i & 1) ? 0.5F : -0.5F, (i & 2) ? 0.5F : -0.5F, (i & 4) ? 0.5F : -0.5F};
        v.position *= size;
        box.vertices.push_back(v);
    }
    box.indices = {0, 2, 1, 1, 2, 3, 4, 5, 6, 5, 7, 6, 0, 1, 4, 1, 5, 4,
                   2, 6, 3, 3, 6, 7, 0, 4, 2, 2, 4, 6, 1, 3, 5, 3, 7, 5};
    return box;
}

TEST(Sections, of_a_box_are_its_width_times_its_depth) {
    const model::Mesh box = make_box({0.02F, 0.10F, 0.03F});
    EXPECT_NEAR(calc_section(box, 0.0), 6e-4, 1e-9);
    EXPECT_NEAR(calc_section(box, 0.049), 6e-4, 1e-9);
    EXPECT_EQ(calc_section(box, 0.06), 0.0);
}

TEST(Sections, give_the_volume_between_two_heights) {
    std::vector<model::Mesh> meshes{make_box({0.02F, 0.10F, 0.03F})};
    meshes[0].id = "box";
    PublishedSize size;
    size.muscles = {"box"};
    size.heights = {-0.01, 0.03};
    EXPECT_NEAR(calc_built_size(size, meshes), 2.4e-5, 1e-9);
    size.heights.clear();
    EXPECT_NEAR(calc_built_size(size, meshes), 6e-5, 1e-9);
    size.muscles = {"other"};
    EXPECT_EQ(calc_built_size(size, meshes), 0.0);
}

std::vector<PublishedSize> published() {
    auto sizes = read_published_sizes(built().body,
                                      std::filesystem::path{JW_SOURCE_DIR} / "assets" / "body");
    EXPECT_TRUE(sizes.ok()) << (sizes.ok() ? "" : sizes.error().to_string());
    return sizes.ok() ? std::move(sizes).value() : std::vector<PublishedSize>{};
}

TEST(MuscleSizes, of_the_trunk_are_near_to_those_of_the_living) {
    if (kIsSanitized) {
        GTEST_SKIP() << kAskedOfTheStandardBody;
    }
    const std::vector<PublishedSize> sizes = published();
    ASSERT_GE(sizes.size(), 8U);
    for (const PublishedSize& size : sizes) {
        const double ratio = calc_built_size(size, built().meshes) / size.volume;
        EXPECT_NEAR(ratio, 1.0, size.share) << '\n' << size_table(sizes, built().meshes);
    }
}

TEST(MuscleSizes, say_how_sure_their_source_is) {
    for (const PublishedSize& size : published()) {
        EXPECT_NE(size.mark, model::Mark::Design) << size.what << ": a size is measured by someone";
        EXPECT_FALSE(size.source.empty()) << size.what;
    }
}

/// Rankin, Stokes & Newham 2006: rectus > internal > external oblique > transversus.
TEST(MuscleSizes, of_the_belly_wall_are_in_the_order_of_the_living) {
    const std::vector<MuscleShape> shapes = belly_shapes();
    const auto thickness = [&](std::string_view muscle) {
        const auto found = std::find_if(shapes.begin(), shapes.end(),
                                        [&](const auto& shape) { return shape.muscle == muscle; });
        return found == shapes.end() ? 0.0 : found->thickness;
    };
    const std::array<double, 4> thinner{
        thickness("rectus_abdominis"), thickness("internal_oblique"), thickness("external_oblique"),
        thickness("transversus_abdominis")};
    EXPECT_GT(thinner.back(), 0.0);
    EXPECT_TRUE(std::is_sorted(thinner.rbegin(), thinner.rend()));
}

}  // namespace
}  // namespace jw::forge
