#include "analysis/difference.h"

#include <gtest/gtest.h>

#include <vector>

namespace jw::analysis {
namespace {

constexpr Vec3 kAcross{0.0, 0.0, 1.0};
constexpr Vec3 kUp{0.0, 1.0, 0.0};

/// Pelvis in the room, thigh on the pelvis, shank on the thigh, a rib on the pelvis.
model::Body make_chain() {
    model::Body body;
    body.bones.resize(4);
    body.joints.resize(4);
    for (int i = 0; i < 4; ++i) {
        body.joints[static_cast<std::size_t>(i)].child = i;
    }
    body.joints[0].id = "ground_pelvis";
    body.joints[1].id = "hip_r";
    body.joints[1].parent = 0;
    body.joints[2].id = "knee_r";
    body.joints[2].parent = 1;
    body.joints[3].id = "costovertebral_12_r";
    body.joints[3].parent = 0;
    return body;
}

/// Displacements of the chain from how far each joint turns.
std::vector<Rigid> pose(double pelvis, double hip, const Vec3& knee_axis, double knee) {
    const Rigid x_pelvis = turn_about(kAcross, {0.0, 1.0, 0.0}, Radians{pelvis});
    const Rigid x_thigh = x_pelvis * turn_about(kAcross, {0.0, 0.9, 0.0}, Radians{hip});
    const Rigid x_shank = x_thigh * turn_about(knee_axis, {0.0, 0.5, 0.0}, Radians{knee});
    return {x_pelvis, x_thigh, x_shank, Rigid{}};
}

class Differences : public testing::Test {
  protected:
    void compare(const std::vector<Rigid>& good, const std::vector<Rigid>& other) {
        calc_differences(body_, good, other, rows_);
        ASSERT_EQ(rows_.size(), body_.joints.size());
    }
    model::Body body_ = make_chain();
    std::vector<JointDifference> rows_;
};

TEST_F(Differences, none_between_equals) {
    const auto same = pose(0.1, -0.3, kAcross, 0.5);
    compare(same, same);
    for (const JointDifference& row : rows_) {
        EXPECT_LT(row.angle, 1e-7);
    }
}

TEST_F(Differences, each_joint_counts_for_itself_and_says_which_way) {
    compare(pose(0.0, -0.30, kAcross, 0.4), pose(0.15, -0.10, kAcross, 0.4));
    EXPECT_NEAR(rows_[0].angle, 0.15, 1e-9);
    EXPECT_EQ(rows_[0].kind, DifferenceKind::More);
    EXPECT_NEAR(rows_[1].angle, 0.20, 1e-9);
    EXPECT_EQ(rows_[1].kind, DifferenceKind::Less);
    EXPECT_LT(rows_[2].angle, 1e-7) << "the knee is carried, not turned";
    EXPECT_EQ(rows_[3].angle, 0.0) << "the rib only breathes";
    EXPECT_EQ(find_largest(rows_)->joint, 1);
}

TEST_F(Differences, the_other_way_is_neither_more_nor_less) {
    compare(pose(0.0, 0.2, kAcross, 0.3), pose(0.0, -0.2, kUp, 0.3));
    EXPECT_NEAR(rows_[1].angle, 0.4, 1e-9);
    EXPECT_EQ(rows_[1].kind, DifferenceKind::OtherWay);
    EXPECT_EQ(rows_[2].kind, DifferenceKind::OtherWay);
    EXPECT_EQ(find_largest({}), nullptr);
}

}  // namespace
}  // namespace jw::analysis
