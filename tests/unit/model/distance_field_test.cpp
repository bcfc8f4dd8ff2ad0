#include "model/distance_field.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include "unit/model/ball_mesh.h"

namespace jw::model {
namespace {

TEST(DistanceField, of_a_ball_is_the_distance_from_its_surface) {
    const glm::vec3 centre{0.3F, 1.0F, -0.2F};
    const DistanceField field{test::build_ball(centre, 0.02F), 1e-3F, 8e-3F};
    for (const float radius : {0.014F, 0.0185F, 0.02F, 0.0225F, 0.027F}) {
        for (const glm::vec3& towards : {glm::vec3{1.0F, 0.0F, 0.0F}, glm::vec3{0.0F, -0.6F, 0.8F},
                                         glm::normalize(glm::vec3{-1.0F, 1.0F, 1.0F})}) {
            const glm::vec3 p = centre + radius * towards;
            EXPECT_NEAR(field.distance(p), radius - 0.02F, 3e-4F);
            EXPECT_GT(glm::dot(field.gradient(p), towards), 0.99F);
        }
    }
}

TEST(DistanceField, beyond_its_band_still_knows_inside_from_outside) {
    const glm::vec3 centre{0.0F, 0.0F, 0.0F};
    const DistanceField field{test::build_ball(centre, 0.03F), 1e-3F, 5e-3F};
    EXPECT_FLOAT_EQ(field.distance(centre), -5e-3F);
    EXPECT_FLOAT_EQ(field.distance({0.0F, 0.0F, 0.04F}), 5e-3F);
    EXPECT_FLOAT_EQ(field.distance({9.0F, 0.0F, 0.0F}), 5e-3F);
    EXPECT_EQ(field.gradient(centre), glm::vec3{0.0F});
}

TEST(DistanceField, tells_inside_from_outside_where_normals_mislead) {
    Mesh ball = test::build_ball(glm::vec3{0.0F}, 0.02F);
    const glm::vec3 misled = ball.vertices[ball.vertices.size() / 2].normal;
    for (Vertex& vertex : ball.vertices) {
        if (glm::dot(vertex.normal, misled) > 0.99F) {
            vertex.normal = -vertex.normal;
        }
    }
    const DistanceField field{ball, 1e-3F, 8e-3F};
    EXPECT_NEAR(field.distance(0.024F * misled), 4e-3F, 3e-4F);
    EXPECT_NEAR(field.distance(0.016F * misled), -4e-3F, 3e-4F);
    EXPECT_FLOAT_EQ(field.distance(0.031F * misled), 8e-3F);
}

}  // namespace
}  // namespace jw::model
