#include "import/info.h"

#include "import/joint_names.h"
#include "import/motion_file.h"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>

#include "unit/import/tiny_gltf.h"
#include "unit/own_folder.h"

namespace jw::import {
namespace {

constexpr const char* kMotion =
    "Coordinates\nversion=1\nnRows=2\nnColumns=3\ninDegrees=yes\n\nendheader\n"
    "time\tpelvis_tilt\thip_flexion_r\n      0.00\t 10.5\t-29.1\n      0.50\t 11.5\t-28.1\n";

TEST(JointNames, common_rigs_are_known) {
    EXPECT_EQ(find_bone_for("mixamorig:Hips"), "pelvis");
    EXPECT_EQ(find_bone_for("mixamorig:LeftUpLeg"), "femur_l");
    EXPECT_EQ(find_bone_for("mixamorigRightLeg"), "tibia_r");
    EXPECT_EQ(find_bone_for("thigh_l"), "femur_l");
    EXPECT_EQ(find_bone_for("calf_r"), "tibia_r");
    EXPECT_EQ(find_bone_for("UpperLeg.L"), "femur_l");
    EXPECT_EQ(find_bone_for("Bip01 R Foot"), "foot_r");
    EXPECT_EQ(find_bone_for("spine_02"), "L1");
    EXPECT_EQ(find_bone_for("Armature|DEF-thigh.R"), "femur_r");
    EXPECT_EQ(find_bone_for("hip_L"), "femur_l");
    EXPECT_EQ(find_bone_for("LeftHand"), "hand_l");
    EXPECT_EQ(find_bone_for("Head"), "skull");
}

TEST(JointNames, strangers_and_missing_sides_stay_unmapped) {
    EXPECT_FALSE(find_bone_for("").has_value());
    EXPECT_FALSE(find_bone_for("socket_hat").has_value());
    EXPECT_FALSE(find_bone_for("thigh").has_value());
    EXPECT_FALSE(find_bone_for("LeftHandIndex1").has_value());
    EXPECT_FALSE(find_bone_for(std::string(3000, 'x')).has_value());
}

TEST(MotionFile, an_opensim_motion_is_read) {
    const auto motion = parse_motion(kMotion, "walk.mot");
    ASSERT_TRUE(motion.ok()) << motion.error().to_string();
    EXPECT_EQ(motion->name, "Coordinates");
    EXPECT_TRUE(motion->in_degrees);
    EXPECT_EQ(motion->columns, (std::vector<std::string>{"pelvis_tilt", "hip_flexion_r"}));
    EXPECT_EQ(motion->values, (std::vector<double>{10.5, -29.1, 11.5, -28.1}));
    EXPECT_DOUBLE_EQ(motion->seconds(), 0.5);
}

TEST(MotionFile, a_table_with_commas_is_read) {
    const auto motion = parse_motion("time,a,b\n0,1,2\n1,3,4\n", "x.csv");
    ASSERT_TRUE(motion.ok()) << motion.error().to_string();
    EXPECT_EQ(motion->values, (std::vector<double>{1, 2, 3, 4}));
}

TEST(MotionFile, faults_are_named_with_their_line) {
    const auto says = [](std::string text, const char* from, const char* to) {
        text.replace(text.find(from), std::string{from}.size(), to);
        const auto motion = parse_motion(text, "walk.mot");
        return motion.ok() ? std::string{"read"} : motion.error().to_string();
    };
    EXPECT_EQ(says(kMotion, "-28.1", "fast"), "walk.mot:10:18: 'fast' is not a number");
    EXPECT_EQ(says(kMotion, "-28.1", "nan"), "walk.mot:10:18: 'nan' is not a number");
    EXPECT_EQ(says(kMotion, "\t-28.1", ""),
              "walk.mot:10: the row has 2 numbers, but there are 3 columns");
    EXPECT_EQ(says(kMotion, "0.50", "-0.5"), "walk.mot:10:7: time goes back from 0 to -0.5");
    EXPECT_NE(says(kMotion, "nRows=2", "nRows=9").find("nRows=9"), std::string::npos);
    EXPECT_NE(says(kMotion, "endheader", "end").find("endheader"), std::string::npos);
    EXPECT_NE(says(kMotion, "time\t", "when\t").find("'when'"), std::string::npos);
    EXPECT_FALSE(parse_motion("", "walk.mot").ok());
    EXPECT_FALSE(parse_motion("", "walk.csv").ok());
}

TEST(Info, a_guests_json_has_every_promised_key) {
    const OwnFolder folder;
    const std::filesystem::path path = folder / "tiny.glb";
    std::ofstream{path, std::ios::binary} << test::TinyGltf::build().glb();
    const auto info = read_info(path);
    ASSERT_TRUE(info.ok()) << info.error().to_string();
    const auto json = nlohmann::json::parse(write_json(*info));
    for (const char* key :
         {"file", "format", "nodes", "joints", "meshes", "triangles", "vertices", "skins",
          "animations", "bounds", "mapped_joints", "warnings", "materials"}) {
        EXPECT_TRUE(json.contains(key)) << key;
    }
    EXPECT_EQ(json["nodes"].get<int>(), info->nodes);
    EXPECT_EQ(json["joints"], 2);
    EXPECT_EQ(json["triangles"], 2);
    EXPECT_EQ(json["vertices"], 4);
    EXPECT_EQ(json["animations"][0]["name"], "nod");
    EXPECT_EQ(json["animations"][0]["channels"], 2);
    EXPECT_EQ(json["mapped_joints"]["Hips"], "pelvis");
    EXPECT_NE(write_text(*info).find("2 joints"), std::string::npos);
}

TEST(Info, a_motion_is_described_too) {
    const std::filesystem::path path =
        std::filesystem::path{JW_SOURCE_DIR} / "../shared/samples/gait10dof18musc_walk_ik.mot";
    if (!std::filesystem::exists(path)) {
        GTEST_SKIP() << "no samples beside this checkout";
    }
    const auto info = read_info(path);
    ASSERT_TRUE(info.ok()) << info.error().to_string();
    EXPECT_EQ(info->rows, 151);
    EXPECT_EQ(info->columns.size(), 10U);
    EXPECT_TRUE(info->in_degrees);
    EXPECT_NEAR(info->animations[0].seconds, 2.5, 1e-6);
}

}  // namespace
}  // namespace jw::import
