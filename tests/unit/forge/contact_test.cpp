// Bone stays out of bone through the ranges of the joints, on the body as shipped.
#include "forge/contact.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>

#include "unit/built_body.h"
#include "unit/sanitized.h"

namespace jw::forge {
namespace {

constexpr double kMost = 1e-3;  // m: less than the two layers of cartilage between any two bones

using test::built;

const std::vector<Contact>& contacts() {
    static const std::vector<Contact> kContacts =
        measure_contacts(built().body, built().body, {}, built().meshes);
    return kContacts;
}

TEST(BoneContact, no_bone_enters_another_by_more_than_a_millimetre) {
    if (kIsSanitized) {
        GTEST_SKIP() << kAskedOfTheStandardBody;
    }
    for (const Contact& contact : contacts()) {
        EXPECT_LE(contact.depth, kMost) << contact_table({contact});
    }
}

TEST(BoneContact, every_joint_of_hip_pelvis_knee_and_trunk_is_looked_at) {
    std::vector<std::string> limits;
    for (const Contact& contact : contacts()) {
        limits.push_back(contact.limit);
    }
    for (const char* wanted :
         {"hip_flexion_r", "hip_extension_r", "hip_adduction_r", "hip_abduction_r",
          "hip_internal_rotation_r", "hip_external_rotation_r", "sacral_nutation",
          "sacral_counternutation", "knee_flexion_r", "L5_S1_flexion", "T12_L1_rotation_left",
          "T11_T12_bending_right", "T1_T2_extension"}) {
        EXPECT_NE(std::find(limits.begin(), limits.end(), wanted), limits.end()) << wanted;
    }
    EXPECT_EQ(limits.size(), 11U + 4U * (6U + 11U));  // the knee has three pairs
}

TEST(BoneContact, a_femur_pushed_into_the_socket_is_found_with_depth_and_place) {
    std::vector<model::Mesh> meshes;
    for (const model::Mesh& mesh : built().meshes) {
        if (mesh.id == "femur_r" || mesh.id == "hip_bone_r") {
            meshes.push_back(mesh);
        }
    }
    const auto deepest = [&] {
        const std::vector<Contact> found = measure_contacts(built().body, built().body, {}, meshes);
        EXPECT_EQ(found.size(), 6U);  // the six ways of the hip
        return found.front();         // flexion
    };
    EXPECT_LT(deepest().depth, kMost);
    for (model::Mesh& mesh : meshes) {
        for (model::Vertex& vertex : mesh.vertices) {
            // The socket stands 3 to 5 mm off the head.
            vertex.position.y += mesh.id == "femur_r" ? 7e-3F : 0.0F;
        }
    }
    const Contact pushed = deepest();
    EXPECT_EQ(pushed.inner, "femur_r");
    EXPECT_EQ(pushed.outer, "hip_bone_r");
    EXPECT_GT(pushed.depth, 1.5e-3);
    EXPECT_LT(pushed.depth, 7e-3);
    const Vec3 head =
        built()
            .body
            .landmarks[static_cast<std::size_t>(built().body.landmark("femoral_head_centre_r"))]
            .point;
    EXPECT_LT(glm::distance(pushed.place, head), 0.04);
}

}  // namespace
}  // namespace jw::forge
