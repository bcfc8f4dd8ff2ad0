#include "scene/end_plates.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <array>
#include <cmath>
#include <string>

namespace jw::scene {
namespace {

constexpr std::array kBones{"sacrum", "L5", "L4"};

/// Three flat boxes on top of each other, 40 mm apart, plates 30 mm deep.
model::Body make_spine() {
    model::Body body;
    for (std::size_t i = 0; i < kBones.size(); ++i) {
        const auto bone = static_cast<model::BoneIndex>(i);
        const double height = 0.04 * static_cast<double>(i);
        model::Bone made;
        made.id = kBones[i];
        made.parent = bone - 1;
        body.bones.push_back(made);
        model::Joint joint;
        joint.id = i == 0 ? "ground" : std::string{kBones[i]} + "_" + kBones[i - 1];
        joint.parent = bone - 1;
        joint.child = bone;
        joint.centre = {0.0, height - 0.01, 0.0};
        body.joints.push_back(joint);
        const auto add = [&](const std::string& id, double x, double y) {
            model::Landmark mark;
            mark.id = id;
            mark.bone = bone;
            mark.point = {x, y, 0.0};
            body.landmarks.push_back(mark);
        };
        const bool is_sacrum = i == 0;
        const std::string stem = std::string{kBones[i]} + "_superior_endplate_";
        add(is_sacrum ? "sacral_base_posterior" : stem + "posterior", -0.015, height + 0.01);
        add(is_sacrum ? "sacral_promontory" : stem + "anterior", 0.015, height + 0.01);
        add(std::string{kBones[i]} + "_inferior_endplate_posterior", -0.015, height - 0.01);
        add(std::string{kBones[i]} + "_inferior_endplate_anterior", 0.015, height - 0.01);
    }
    return body;
}

double slope(const Stroke& stroke, const Vec3& ahead, const Vec3& up) {
    const Vec3 way = stroke.to - stroke.from;
    return std::atan2(glm::dot(way, up), glm::dot(way, ahead));
}

class EndPlateLines : public testing::Test {
  protected:
    /// L5 and L4 turned about L5's joint.
    std::vector<EndPlates> bend(const Vec3& axis, double degrees, EndPlateView view,
                                double scale) const {
        std::vector<Rigid> posed(body_.bones.size());
        posed[1] = posed[2] = turn_about(axis, body_.joints[1].centre, Radians{to_rad(degrees)});
        return find_end_plates(body_, posed, view, scale);
    }
    const Vec3 ahead_{1.0, 0.0, 0.0}, up_{0.0, 1.0, 0.0}, right_{0.0, 0.0, 1.0};
    const model::Body body_ = make_spine();
};

TEST_F(EndPlateLines, show_by_how_much_a_level_has_bent_back) {
    const auto levels = bend(right_, 4.0, EndPlateView::Sagittal, 1.0);
    ASSERT_EQ(levels.size(), 2U);
    EXPECT_EQ(levels[0].joint, 1);
    EXPECT_NEAR(levels[0].angle, to_rad(4.0), 1e-9);
    EXPECT_NEAR(levels[1].angle, 0.0, 1e-9) << "the one above rides along";
    EXPECT_NEAR(slope(levels[0].lower, ahead_, up_), 0.0, 1e-9);
    EXPECT_NEAR(slope(levels[0].upper, ahead_, up_), to_rad(4.0), 1e-9);
    EXPECT_NEAR(slope(levels[0].rest, ahead_, up_), 0.0, 1e-9);
    EXPECT_NEAR(slope(levels[1].rest, ahead_, up_), to_rad(4.0), 1e-9);
}

TEST_F(EndPlateLines, are_drawn_larger_than_life_and_still_tell_the_true_angle) {
    const auto levels = bend(right_, -4.0, EndPlateView::Sagittal, kEndPlatesForShow);
    EXPECT_NEAR(levels[0].angle, to_rad(-4.0), 1e-9);
    EXPECT_NEAR(slope(levels[0].upper, ahead_, up_), to_rad(-12.0), 1e-9);
}

TEST_F(EndPlateLines, lie_across_for_who_looks_from_the_front) {
    const auto levels = bend(ahead_, 5.0, EndPlateView::Frontal, 1.0);
    EXPECT_NEAR(levels[0].angle, to_rad(5.0), 1e-9) << "to the right";
    EXPECT_NEAR(slope(levels[0].upper, right_, up_), to_rad(-5.0), 1e-9) << "its right end sinks";
    EXPECT_EQ(find_end_plate_view(body_, {}, ahead_), EndPlateView::Frontal);
    EXPECT_EQ(find_end_plate_view(body_, {}, -right_), EndPlateView::Sagittal);
}

TEST_F(EndPlateLines, of_a_body_without_a_spine_are_none) {
    EXPECT_TRUE(find_end_plates(model::Body{}, {}, EndPlateView::Sagittal, 1.0).empty());
}

}  // namespace
}  // namespace jw::scene
