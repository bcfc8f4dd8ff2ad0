// Bodies that are carried from the reference one: what they measure, and that what fits on the one
// fits on the other.
#include "forge/carry.h"

#include "content/body_data.h"
#include "forge/contact.h"
#include "forge/make_body.h"
#include "forge/measure/rays.h"
#include "forge/measure/regions.h"
#include "forge/measure/targets.h"

#include "model/crossings.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <numbers>

#include "unit/built_body.h"
#include "unit/sanitized.h"

namespace jw::forge {
namespace {

using namespace units;

const std::filesystem::path kFolder = JW_SOURCE_DIR "/assets/body";

model::Body reference() {
    return content::read_reference_body(kFolder).value();
}
model::Body female() {
    return content::read_body(kFolder, "female").value();
}
content::BodyShape female_maps() {
    return content::BodyShape::build(female().parameters).value();
}

/// Not on the body: four corners, bound half to the pelvis and half to the thigh.
model::Mesh four_corners(const model::Body& body) {
    model::Mesh mesh;
    for (const glm::vec3& at : {glm::vec3{0.02F, 0.80F, 0.10F}, glm::vec3{0.04F, 0.80F, 0.10F},
                                glm::vec3{0.02F, 0.82F, 0.10F}, glm::vec3{0.02F, 0.80F, 0.12F}}) {
        model::Vertex vertex;
        vertex.position = at;
        vertex.normal = glm::vec3{1.0F, 0.0F, 0.0F};
        vertex.bones = {static_cast<std::uint16_t>(body.bone("pelvis")),
                        static_cast<std::uint16_t>(body.bone("femur_r")), 0, 0};
        vertex.weights = {0.5F, 0.5F, 0.0F, 0.0F};
        mesh.vertices.push_back(vertex);
    }
    mesh.indices = {0, 2, 1, 0, 1, 3, 0, 3, 2, 1, 2, 3};
    return mesh;
}

TEST(Carried, the_reference_body_stays_bit_by_bit_as_it_was_built) {
    const model::Mesh mesh = four_corners(reference());
    const auto same = carried(std::span{&mesh, 1}, reference(), content::BodyShape{});
    for (std::size_t i = 0; i < mesh.vertices.size(); ++i) {
        EXPECT_EQ(same.front().vertices[i].position, mesh.vertices[i].position);
        EXPECT_EQ(same.front().vertices[i].normal, mesh.vertices[i].normal);
    }
}

TEST(Carried, a_vertex_goes_half_with_each_of_two_bones) {
    const model::Mesh mesh = four_corners(reference());
    const content::BodyShape maps = female_maps();
    const auto moved = carried(std::span{&mesh, 1}, reference(), maps);
    for (std::size_t i = 0; i < mesh.vertices.size(); ++i) {
        const Vec3 from{mesh.vertices[i].position};
        const Vec3 wanted = 0.5 * (maps.point("pelvis", from) + maps.point("femur_r", from));
        EXPECT_LT(glm::distance(Vec3{moved.front().vertices[i].position}, wanted), 1e-7);
        EXPECT_NEAR(glm::length(moved.front().vertices[i].normal), 1.0F, 1e-5F);
    }
}

TEST(Carried, a_solid_has_its_surface_where_the_map_takes_it) {
    const Vec3 centre{-0.03, 0.82, 0.045};  // in the ischium, where the map stretches most
    const Shape ball = sphere(centre, 12.0 * mm);
    const content::BodyShape maps = female_maps();
    const Shape moved = carried(ball, "hip_bone_r", maps);
    for (int i = 0; i < 200; ++i) {
        const double turn = 2.4 * i, height = -1.0 + 2.0 * (i + 0.5) / 200.0;
        const double side = std::sqrt(1.0 - height * height);
        const Vec3 way{side * std::cos(turn), height, side * std::sin(turn)};
        const Vec3 on = maps.point("hip_bone_r", centre + 12.0 * mm * way);
        EXPECT_NEAR(moved.distance(on), 0.0, 1e-6);
        EXPECT_EQ(moved.bounds().distance(on), 0.0);
        // What marches along a ray relies on: no step of the bound's length passes the surface.
        const Vec3 beyond = on + 2.0 * mm * way;
        EXPECT_LE(std::abs(moved.distance(beyond)), moved.lipschitz() * 2.0 * mm);
    }
}

TEST(FemaleBody, pelvis_and_hip_measure_what_women_have) {
    if (kIsSanitized) {
        GTEST_SKIP() << kAskedOfTheStandardBody;
    }
    const model::Body body = female();  // borrowed by the set
    const BoneSet bones{reference(), body, female_maps()};
    Measures measured;
    measure_pelvis(bones, measured);
    measure_acetabulum(bones, measured);
    measure_femur(bones, measured);
    const auto targets = read_targets(kFolder, "female").value();
    ASSERT_FALSE(targets.empty());
    for (const Target& target : targets) {
        const auto& all = measured.list();
        const auto found = std::find_if(all.begin(), all.end(), [&](const Measure& m) {
            return m.bone == target.bone && m.what == target.what;
        });
        ASSERT_NE(found, all.end()) << target.what << " is measured by nobody";
        EXPECT_LE(target.strain(found->value), 1.0)
            << target.what << " measures " << found->value << " (" << target.allowed() << ")";
    }
}

TEST(FemaleBody, has_the_structures_and_triangles_of_the_male) {
    const auto& male = test::built().meshes;
    const auto& hers = test::built_female().meshes;
    ASSERT_EQ(hers.size(), male.size());
    for (std::size_t i = 0; i < male.size(); ++i) {
        EXPECT_EQ(hers[i].id, male[i].id);
        EXPECT_EQ(hers[i].indices, male[i].indices) << hers[i].id;
    }
}

TEST(FemaleBody, no_bone_passes_through_itself) {
    if (kIsSanitized) {
        GTEST_SKIP() << kAskedOfTheStandardBody;
    }
    for (const model::Mesh& mesh : test::built_female().meshes) {
        if (mesh.kind == model::MeshKind::Bone || mesh.kind == model::MeshKind::Cartilage) {
            std::vector<Vec3> points;
            for (const model::Vertex& vertex : mesh.vertices) {
                points.emplace_back(vertex.position);
            }
            EXPECT_TRUE(model::find_crossing_triangles(points, mesh.indices).empty()) << mesh.id;
        }
    }
}

TEST(FemaleBody, no_bone_enters_another_by_more_than_a_millimetre) {
    if (kIsSanitized) {
        GTEST_SKIP() << kAskedOfTheStandardBody;
    }
    const model::Model& model = test::built_female();
    for (const Contact& contact :
         measure_contacts(reference(), model.body, female_maps(), model.meshes)) {
        EXPECT_LE(contact.depth, 1e-3) << contact_table({contact});
    }
}

}  // namespace
}  // namespace jw::forge
