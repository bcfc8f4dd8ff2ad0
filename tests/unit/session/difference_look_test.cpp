#include "session/difference_look.h"

#include "session/difference_track.h"

#include "core/angle.h"

#include <gtest/gtest.h>

namespace jw::session {
namespace {

using analysis::DifferenceKind;
using analysis::JointDifference;

class DifferenceLooks : public testing::Test {
  protected:
    DifferenceLooks() {
        body_.bones.resize(3);
        body_.joints.resize(3);
        frame_.pose.displacements.resize(3);
        for (int i = 0; i < 3; ++i) {
            body_.joints[static_cast<std::size_t>(i)].child = 2 - i;
            body_.joints[static_cast<std::size_t>(i)].centre = {0.0, 0.1 * i, 0.0};
        }
        frame_.pose.displacements[1] = shift_by({1.0, 0.0, 0.0});
    }
    model::Body body_;
    model::Frame frame_;
    const std::vector<JointDifference> rows_{{0, to_rad(0.4), DifferenceKind::More},
                                             {1, to_rad(3.0), DifferenceKind::Less},
                                             {2, to_rad(20.0), DifferenceKind::More}};
};

TEST_F(DifferenceLooks, the_bone_of_a_joint_is_tinted_and_outlined_by_how_much) {
    const auto tints = find_difference_tints(body_, rows_);
    ASSERT_EQ(tints.size(), 2U) << "what nobody sees is not told";
    EXPECT_EQ(tints[0].bone, 1);
    EXPECT_EQ(tints[1].bone, 0);
    EXPECT_LT(tints[0].strength, tints[1].strength);
    EXPECT_EQ(tints[1].strength, 1.0F);
    EXPECT_GE(tints[0].outline_width, 1.0F) << "not by colour alone";
    EXPECT_LT(tints[0].outline_width, tints[1].outline_width);
}

TEST_F(DifferenceLooks, numbers_stand_at_the_joints_largest_first) {
    const auto labels = find_difference_labels(body_, frame_, rows_, 5);
    ASSERT_EQ(labels.size(), 2U);
    EXPECT_EQ(labels[0].difference.joint, 2);
    EXPECT_EQ(labels[0].place, (Vec3{0.0, 0.2, 0.0}));
    EXPECT_EQ(labels[1].place, (Vec3{1.0, 0.1, 0.0}));
    EXPECT_EQ(find_difference_labels(body_, frame_, rows_, 1).size(), 1U);
}

TEST_F(DifferenceLooks, what_is_welded_to_a_tinted_bone_is_tinted_with_it) {
    body_.joints[0].parent = 0;  // bone 2 on bone 0, which joint 2 turns
    const auto tints = find_difference_tints(body_, rows_);
    ASSERT_EQ(tints.size(), 3U);
    EXPECT_EQ(tints[2].bone, 2);
    EXPECT_EQ(tints[2].strength, tints[1].strength);
    body_.joints[0].turns.resize(1);
    EXPECT_EQ(find_difference_tints(body_, rows_).size(), 2U);
}

TEST_F(DifferenceLooks, joints_are_called_as_people_call_them) {
    body_.joints[0].english = "L4_L5";
    body_.joints[0].id = "L4_L5";
    body_.joints[1].english = "hip";
    body_.joints[1].id = "hip_l";
    EXPECT_EQ(name_joint(body_, 0), "L4/L5");
    EXPECT_EQ(name_joint(body_, 1), "hip, left");
}

TEST(DifferenceTrack, is_measured_from_the_start_and_found_by_time) {
    DifferenceTrack track;
    EXPECT_FALSE(track.find(0.0));
    while (!track.is_complete()) {
        track.add({track.next_time(), 3});
    }
    EXPECT_NEAR(track.find(0.5)->angle, 0.5, 1e-12);
    EXPECT_NEAR(track.find(1.0)->angle, 0.0, 1e-12) << "the end of the cycle is its start";
    EXPECT_LT(track.largest(), 1.0);
    EXPECT_GT(track.largest(), 0.95);
    track.restart();
    EXPECT_FALSE(track.is_complete());
    EXPECT_EQ(track.largest(), 0.0);
}

}  // namespace
}  // namespace jw::session
