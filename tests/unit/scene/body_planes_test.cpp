#include "scene/body_planes.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include "unit/scene/small_body.h"

namespace jw::scene {
namespace {

model::Body make_body() {
    model::Body body = test::build_small_model().body;
    body.joints.push_back(body.joints.back());
    body.joints.back().id = "hip_l";
    body.joints.back().centre.z *= -1.0;
    return body;
}

Vec3 normal_of(const BodyPlane& plane) {
    return glm::normalize(glm::cross(plane.along, plane.across));
}

TEST(BodyPlanes, part_right_from_left_front_from_back_upper_from_lower) {
    const model::Body body = make_body();
    const std::vector<Rigid> neutral(body.bones.size());
    for (const auto& [part, way] : {std::pair{Part::SagittalPlane, Vec3{0.0, 0.0, 1.0}},
                                    std::pair{Part::FrontalPlane, Vec3{1.0, 0.0, 0.0}},
                                    std::pair{Part::TransversePlane, Vec3{0.0, 1.0, 0.0}}}) {
        const auto plane = find_body_plane(body, neutral, part);
        ASSERT_TRUE(plane);
        EXPECT_NEAR(std::abs(glm::dot(normal_of(*plane), way)), 1.0, 1e-12);
        EXPECT_EQ(plane->middle, (Vec3{0.0, 0.9, 0.0})) << "between the hips";
    }
    EXPECT_FALSE(find_body_plane(body, neutral, Part::Floor));
    EXPECT_FALSE(find_body_plane(model::Body{}, {}, Part::SagittalPlane));
}

TEST(BodyPlanes, turn_with_the_pelvis) {
    const model::Body body = make_body();
    std::vector<Rigid> posed(body.bones.size());
    posed[0] = turn_about({1.0, 0.0, 0.0}, {0.0, 0.9, 0.0}, 30_deg);
    const auto plane = find_body_plane(body, posed, Part::TransversePlane);
    ASSERT_TRUE(plane);
    EXPECT_NEAR(std::abs(normal_of(*plane).y), std::cos(to_rad(30.0)), 1e-12);
}

}  // namespace
}  // namespace jw::scene
