// The signs of docs/dev/coordinates.md, each as a movement that a person can see.
#include "model/kinematics.h"

#include "body_files.h"

namespace jw::content {
namespace {

using test::shipped_body;

struct Sign {
    const char* coordinate;
    const char* landmark;
    Vec3 direction;  // in which a growing coordinate moves the landmark
};

void PrintTo(const Sign& sign, std::ostream* out) {
    *out << sign.coordinate;
}

class Signs : public ::testing::TestWithParam<Sign> {};

TEST_P(Signs, grow_in_the_direction_of_the_contract) {
    const model::Body& body = shipped_body();
    const Sign& sign = GetParam();
    const auto coordinate = static_cast<std::size_t>(body.coordinate(sign.coordinate));
    const bool breath = std::string_view{sign.coordinate} == "breath";
    std::vector<double> q = body.neutral_q();
    q[coordinate] += breath ? 1.0 : to_rad(10.0);
    std::vector<Rigid> D(body.bones.size());
    ASSERT_TRUE((model::PoseJob{&body, q, D}.run().ok()));
    const auto& landmark = body.landmarks[static_cast<std::size_t>(body.landmark(sign.landmark))];
    const Vec3 moved =
        D[static_cast<std::size_t>(landmark.bone)].point(landmark.point) - landmark.point;
    EXPECT_GT(glm::dot(moved, sign.direction), 0.6 * glm::length(moved));
    EXPECT_GT(glm::length(moved), 0.001);
}

const Vec3 kForward{1.0, 0.0, 0.0};
const Vec3 kUp{0.0, 1.0, 0.0};
const Vec3 kRight{0.0, 0.0, 1.0};

INSTANTIATE_TEST_SUITE_P(
    Body, Signs,
    ::testing::Values(
        Sign{"pelvis_tilt", "C7_spinous_process_tip", -kForward},
        Sign{"pelvis_list", "vertex", kRight}, Sign{"pelvis_rotation", "ASIS_l", -kForward},
        Sign{"pelvis_tx", "vertex", kForward}, Sign{"pelvis_ty", "vertex", kUp},
        Sign{"pelvis_tz", "vertex", kRight}, Sign{"hip_flexion_r", "tibial_tuberosity_r", kForward},
        Sign{"hip_flexion_l", "tibial_tuberosity_l", kForward},
        Sign{"hip_adduction_r", "medial_malleolus_r", -kRight},
        Sign{"hip_adduction_l", "medial_malleolus_l", kRight},
        Sign{"hip_rotation_r", "metatarsal_1_head_r", -kRight},
        Sign{"hip_rotation_l", "metatarsal_1_head_l", kRight},
        Sign{"knee_angle_r", "calcaneus_posterior_r", -kForward},
        Sign{"knee_adduction_r", "medial_malleolus_r", -kRight},
        Sign{"knee_rotation_r", "metatarsal_1_head_r", -kRight},
        Sign{"ankle_angle_r", "metatarsal_1_head_r", kUp},
        Sign{"subtalar_angle_r", "metatarsal_5_head_r", -kRight},
        Sign{"scapula_upward_r", "scapula_inferior_angle_r", kRight},
        Sign{"scapula_upward_l", "scapula_inferior_angle_l", -kRight},
        Sign{"clavicle_elevation_r", "clavicle_lateral_end_r", kUp},
        Sign{"clavicle_protraction_r", "clavicle_lateral_end_r", kForward},
        Sign{"L4_L5_extension", "vertex", -kForward}, Sign{"L4_L5_bending", "vertex", kRight},
        Sign{"T9_T10_rotation", "acromion_lateral_r", kForward},
        Sign{"C1_C2_rotation", "nasion_or_most_anterior", -kRight},
        Sign{"sacral_nutation", "sacral_promontory", -kUp},
        Sign{"breath", "xiphoid_or_lowest_midline", kForward},
        Sign{"breath", "rib_7_anterior_end_r", kUp}, Sign{"breath", "rib_7_anterior_end_l", kUp}));

TEST(Signs, lift_the_toes_and_bend_the_arm_forward) {
    const model::Body& body = shipped_body();
    std::vector<double> q = body.neutral_q();
    q[static_cast<std::size_t>(body.coordinate("mtp_angle_l"))] = to_rad(30.0);
    q[static_cast<std::size_t>(body.coordinate("elbow_flex_r"))] = to_rad(90.0);
    std::vector<Rigid> D(body.bones.size());
    ASSERT_TRUE((model::PoseJob{&body, q, D}.run().ok()));
    const Vec3 toe_tip{0.17, 0.01, -0.08};
    EXPECT_GT(D[static_cast<std::size_t>(body.bone("toes_l"))].point(toe_tip).y, 0.02);
    const Vec3 hand{-0.02, 0.75, 0.21};
    EXPECT_GT(D[static_cast<std::size_t>(body.bone("hand_r"))].point(hand).x, 0.2);
}

TEST(Knee, keeps_the_femur_on_the_tibia_through_the_whole_bend) {
    const model::Body& body = shipped_body();
    const auto knee = static_cast<std::size_t>(body.coordinate("knee_angle_r"));
    const auto& tibia_top = body.landmarks[static_cast<std::size_t>(body.landmark("tibia_top_r"))];
    std::vector<Rigid> D(body.bones.size());
    for (int degrees = -5; degrees <= 140; degrees += 5) {
        std::vector<double> q = body.neutral_q();
        q[knee] = to_rad(degrees);
        ASSERT_TRUE((model::PoseJob{&body, q, D}.run().ok()));
        const Vec3 top = D[static_cast<std::size_t>(tibia_top.bone)].point(tibia_top.point);
        const Vec3 condyles{-0.0024, 0.4504, 0.0757};  // middle of the two circle fits
        EXPECT_NEAR(glm::length(top - condyles), 0.0173, 0.008) << degrees;
        const double turn =
            2.0 * std::acos(std::min(1.0, D[static_cast<std::size_t>(tibia_top.bone)].q.w));
        EXPECT_NEAR(to_deg(turn), std::abs(degrees), 3.0) << degrees;
    }
}

}  // namespace
}  // namespace jw::content
