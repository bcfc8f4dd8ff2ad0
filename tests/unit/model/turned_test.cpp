// A triangle that faces against its surface is found, and turned back where a neighbour allows it.
#include "model/turned.h"

#include <gtest/gtest.h>

namespace jw::model {
namespace {

const std::vector<Vec3> kUp(4, Vec3{0.0, 0.0, 1.0});

/// A quadrangle with one corner (1) pushed in: halved from 0 to 2, its first half is turned over.
const std::vector<Vec3> kArrow{{0.0, 0.0, 0.0}, {1.0, 0.5, 0.0}, {2.0, 0.0, 0.0}, {1.0, 2.0, 0.0}};

TEST(TurnedTriangles, are_found) {
    const std::vector<std::uint32_t> indices{0, 2, 3, 0, 1, 2};
    EXPECT_EQ(find_turned_triangles(kArrow, kUp, indices), (std::vector<std::uint32_t>{1}));
}

TEST(TurnedTriangles, are_turned_back_over_the_same_quadrangle) {
    std::vector<std::uint32_t> indices{0, 2, 3, 0, 1, 2};
    turn_back(kArrow, kUp, indices);
    EXPECT_TRUE(find_turned_triangles(kArrow, kUp, indices).empty());
    double area = 0.0;
    for (std::size_t t = 0; t < indices.size(); t += 3) {
        const Vec3 a = kArrow[indices[t]];
        area += 0.5 * glm::cross(kArrow[indices[t + 1]] - a, kArrow[indices[t + 2]] - a).z;
    }
    EXPECT_NEAR(area, 1.5, 1e-12);
}

TEST(TurnedTriangles, stay_where_no_neighbour_can_help) {
    const std::vector<std::uint32_t> alone{0, 1, 2};
    std::vector<std::uint32_t> indices = alone;
    turn_back(kArrow, kUp, indices);
    EXPECT_EQ(indices, alone);
}

TEST(TurnedTriangles, a_sound_surface_is_left_alone) {
    const std::vector<std::uint32_t> sound{0, 1, 3, 1, 2, 3};
    std::vector<std::uint32_t> indices = sound;
    turn_back(kArrow, kUp, indices);
    EXPECT_EQ(indices, sound);
}

}  // namespace
}  // namespace jw::model
