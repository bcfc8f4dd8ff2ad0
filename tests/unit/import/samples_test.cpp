// Files that other people made: ../shared/samples, where it exists.
#include "import/guest.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>

namespace jw::import {
namespace {

std::filesystem::path sample(const char* name) {
    return std::filesystem::path{JW_SOURCE_DIR} / "../shared/samples" / name;
}

int count_joints(const model::GuestModel& guest) {
    int joints = 0;
    for (const model::GuestNode& node : guest.nodes) {
        joints += node.is_joint ? 1 : 0;
    }
    return joints;
}

#define LOAD_SAMPLE(guest, name)                                                      \
    if (!std::filesystem::exists(sample(name))) {                                     \
        GTEST_SKIP() << "no samples beside this checkout: " << sample(name).string(); \
    }                                                                                 \
    const auto guest = load_guest(sample(name));                                      \
    ASSERT_TRUE(guest.ok()) << guest.error().to_string()

TEST(Samples, greenman_has_twelve_joints_and_four_clips) {
    LOAD_SAMPLE(guest, "greenman.glb");
    EXPECT_EQ(count_joints(*guest), 12);
    EXPECT_EQ(guest->animations.size(), 4U);
    EXPECT_EQ(guest->skins, 1);
    EXPECT_EQ(guest->meshes.size(), 1U);
    EXPECT_EQ(guest->meshes[0].vertices.size(), 196U);
    EXPECT_EQ(guest->meshes[0].indices.size(), 1068U);
    EXPECT_EQ(guest->animations[1].name, "1_idle");
    EXPECT_NEAR(guest->bounds_max.y, 2.0F, 0.1F);
    EXPECT_NEAR(guest->bounds_min.y, 0.0F, 0.1F);
}

TEST(Samples, robot_has_fortythree_joints_and_fourteen_clips_though_names_repeat) {
    LOAD_SAMPLE(guest, "robot.glb");
    EXPECT_EQ(count_joints(*guest), 43);
    EXPECT_EQ(guest->animations.size(), 14U);
    EXPECT_EQ(guest->animations[0].name, "Robot_Dance");
    EXPECT_GT(guest->animations[0].seconds, 0.5);
    EXPECT_LT(guest->animations[0].seconds, 20.0);
    EXPECT_EQ(guest->meshes.size(), 19U);  // primitives
    EXPECT_EQ(guest->materials.size(), 3U);
}

TEST(Samples, a_motion_capture_becomes_a_stick_figure_of_a_persons_size) {
    LOAD_SAMPLE(guest, "cmu_01_03_first600.bvh");
    EXPECT_EQ(guest->format, "Biovision hierarchy");
    EXPECT_EQ(count_joints(*guest), 31);
    ASSERT_EQ(guest->animations.size(), 1U);
    EXPECT_NEAR(guest->animations[0].seconds, 599 * 0.0083333, 1e-3);
    EXPECT_GT(guest->meshes.size(), 20U);
    const float height = guest->bounds_max.y - guest->bounds_min.y;
    EXPECT_GT(height, 1.4F);
    EXPECT_LT(height, 2.0F);
    EXPECT_FALSE(guest->warnings.empty());
}

TEST(Samples, a_simple_skin_without_scene_furniture_loads) {
    LOAD_SAMPLE(guest, "simple_skin_assimp.gltf");
    EXPECT_EQ(count_joints(*guest), 2);
    EXPECT_EQ(guest->animations.size(), 1U);
}

TEST(Samples, a_skin_without_inverse_binds_loads) {
    LOAD_SAMPLE(guest, "skin_under_animated_node.gltf");
    EXPECT_EQ(count_joints(*guest), 1);
    EXPECT_EQ(guest->animations.size(), 1U);
}

TEST(Samples, every_kind_of_object_with_a_name_loads) {
    LOAD_SAMPLE(guest, "named_objects.gltf");
    EXPECT_EQ(count_joints(*guest), 1);
    ASSERT_EQ(guest->animations.size(), 1U);
    EXPECT_EQ(guest->animations[0].name, "Animation name");
    EXPECT_EQ(guest->nodes.front().name.empty() ? guest->nodes[1].name : guest->nodes[0].name,
              "Node name");
}

TEST(Samples, an_opensim_model_is_refused_with_advice) {
    if (!std::filesystem::exists(sample("gait10dof18musc.osim"))) {
        GTEST_SKIP() << "no samples beside this checkout";
    }
    const auto guest = load_guest(sample("gait10dof18musc.osim"));
    ASSERT_FALSE(guest.ok());
    EXPECT_NE(guest.error().sentence.find("OpenSim"), std::string::npos);
}

}  // namespace
}  // namespace jw::import
