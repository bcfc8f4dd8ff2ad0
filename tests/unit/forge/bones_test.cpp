// Pelvis, spine and femur on the default body: in place, closed, open where they must be, fitting
// together.
#include "content/body_data.h"
#include "forge/bones/builders.h"
#include "forge/bones/vertebra.h"
#include "forge/check.h"
#include "forge/glb_writer.h"
#include "forge/make_body.h"
#include "forge/measure/rays.h"
#include "forge/sidecar.h"
#include "import/load_body.h"

#include "core/files.h"
#include "model/turned.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>

#include "unit/built_body.h"
#include "unit/own_folder.h"
#include "unit/sanitized.h"

namespace jw::forge {
namespace {

using namespace units;

const model::Body& body() {
    static const model::Body kBody = content::read_body(JW_SOURCE_DIR "/assets/body").value();
    return kBody;
}

Shape shape_of(std::string_view bone) {
    for (const BoneEntry& entry : bone_registry()) {
        if (entry.bone == bone) {
            return entry.build(BoneContext{body()});
        }
    }
    return {};
}

/// Draft surface, made once a bone.
const Surface& surface_of(const std::string& bone) {
    static std::map<std::string, Surface> made;
    const auto found = made.find(bone);
    if (found != made.end()) {
        return found->second;
    }
    const std::vector<BoneEntry> bones = bone_registry();
    const auto entry =
        std::find_if(bones.begin(), bones.end(), [&](const auto& e) { return e.bone == bone; });
    return made.emplace(bone, make_surface(shape_of(bone), *entry, Quality::Draft, 2))
        .first->second;
}

/// Nothing of `shape` between the two places.
bool is_open_between(const Shape& shape, const Vec3& from, const Vec3& to) {
    constexpr int kSteps = 400;
    for (int i = 0; i <= kSteps; ++i) {
        if (shape.distance(glm::mix(from, to, static_cast<double>(i) / kSteps)) < 0.0) {
            return false;
        }
    }
    return true;
}

std::vector<std::string> vertebrae() {
    std::vector<std::string> ids;
    for (const auto& [letter, count] : {std::pair{"L", 5}, {"T", 12}, {"C", 7}}) {
        for (int i = 1; i <= count; ++i) {
            ids.push_back(fmt::format("{}{}", letter, i));
        }
    }
    return ids;
}

TEST(Bones, registry_builds_every_bone_with_a_mesh_once) {
    std::map<std::string, int> built;
    for (const BoneEntry& entry : bone_registry()) {
        ++built[std::string{entry.bone}];
    }
    for (const model::Bone& bone : body().bones) {
        if (bone.has_mesh && bone.side != model::Side::Left) {
            EXPECT_EQ(built[bone.id], 1) << bone.id;
        }
    }
}

TEST(Bones, firm_landmarks_lie_on_the_built_bones) {
    int firm = 0;
    const std::vector<CheckRow> rows = check_bones(body(), body(), {}).value();
    for (const CheckRow& row : rows) {
        if (row.target.most < 10.0) {
            EXPECT_LT(row.measured, 5.0) << row.target.bone << " " << row.target.what;
            ++firm;
        }
    }
    EXPECT_GT(firm, 80);
}

TEST(Bones, every_surface_is_closed_manifold_and_outward_in_one_part) {
    for (const BoneEntry& entry : bone_registry()) {
        const std::string id{entry.bone};
        const bool is_mine = id == "hip_bone_r" || id == "sacrum" || id == "coccyx" ||
                             id == "femur_r" || id.size() <= 3;
        if (is_mine) {
            const SurfaceAudit found = audit(surface_of(id));
            EXPECT_TRUE(found.is_closed()) << id;
            EXPECT_EQ(found.parts, 1) << id;
            EXPECT_GT(found.volume, 0.0) << id;
        }
    }
}

TEST(Bones, hardly_a_triangle_faces_against_the_surface_that_its_corners_lie_on) {
    if (kIsSanitized) {
        GTEST_SKIP() << kAskedOfTheStandardBody;
    }
    std::size_t turned = 0, all = 0;
    for (const model::Mesh& mesh : test::built().meshes) {
        if (mesh.kind != model::MeshKind::Bone) {
            continue;
        }
        std::vector<Vec3> positions, normals;
        for (const model::Vertex& v : mesh.vertices) {
            positions.emplace_back(v.position);
            normals.emplace_back(v.normal);
        }
        turned += model::find_turned_triangles(positions, normals, mesh.indices).size();
        all += mesh.indices.size() / 3;
    }
    EXPECT_GT(all, 100000U);
    EXPECT_LT(turned, 30U);
}

TEST(Bones, openings_are_as_many_as_anatomy_has) {
    const auto genus = [](const std::string& id) { return (2 - audit(surface_of(id)).euler) / 2; };
    EXPECT_EQ(genus("femur_r"), 0);
    EXPECT_EQ(genus("hip_bone_r"), 1);  // obturator foramen
    EXPECT_EQ(genus("L1"), 1);          // canal
    EXPECT_EQ(genus("L3"), 1);
    EXPECT_EQ(genus("T6"), 1);
    EXPECT_EQ(genus("C1"), 3);
    EXPECT_EQ(genus("C2"), 3);
    EXPECT_EQ(genus("C5"), 3);      // canal and two transverse foramina
    EXPECT_EQ(genus("sacrum"), 9);  // canal and eight foramina, which open into each other
}

TEST(HipBone, socket_is_concentric_with_the_head) {
    const Shape femur = shape_of("femur_r");
    const Shape hip = shape_of("hip_bone_r");
    const BoneContext context{body()};
    const Vec3 centre = context.joint_centre("hip_r");
    EXPECT_LT(glm::length(centre - context.landmark("femoral_head_centre_r")), 0.5 * mm);
    for (const Vec3& way : {Vec3{-0.6, 0.7, -0.3}, Vec3{0.1, 0.9, -0.35}, Vec3{-0.8, 0.2, -0.5},
                            Vec3{0.5, 0.7, -0.5}}) {
        const Vec3 ray = glm::normalize(way);
        const double socket = distance_to_surface(hip, centre, ray, 0.05);
        EXPECT_GT(socket - 22.56 * mm, 3.0 * mm);
        EXPECT_LT(socket - 22.56 * mm, 5.0 * mm);
        EXPECT_NEAR(distance_to_surface(femur, centre, Vec3{ray.x, std::abs(ray.y), ray.z}, 0.05),
                    22.56 * mm, 1.0 * mm);
    }
}

TEST(HipBone, obturator_foramen_is_open) {
    const Vec3 middle = Vec3{-2.0, 831.0, 32.0} * mm;
    const Vec3 across = glm::normalize(Vec3{-0.511, 0.633, -0.581});
    EXPECT_TRUE(is_open_between(shape_of("hip_bone_r"), middle - 25 * mm * across,
                                middle + 25 * mm * across));
}

TEST(Spine, canal_is_open_from_the_axis_to_the_sacrum) {
    for (const std::string& id : vertebrae()) {
        if (id == "C1" || id == "C2") {
            continue;
        }
        const VertebraFrame v{BoneContext{body()}, id};
        const double behind = -(v.half_depth() + 0.5 * v.sizes().canal_depth);
        const double h = v.half_height();
        EXPECT_TRUE(
            is_open_between(shape_of(id), v.at(behind, -h - 4.0, 0), v.at(behind, h + 4.0, 0)))
            << id;
    }
}

TEST(Spine, facets_face_each_other_across_the_joint_space) {
    const BoneContext context{body()};
    for (const char* upper : {"C4", "T5", "T11", "T12", "L2", "L3", "L4", "L5"}) {
        const FacetJoint joint = facet_joint(context, upper);
        const double above = distance_to_surface(shape_of(upper), joint.centre, joint.normal, 0.02);
        const double below =
            distance_to_surface(shape_of(bone_below(upper)), joint.centre, -joint.normal, 0.02);
        EXPECT_GT(above + below, 1.0 * mm) << upper;
        EXPECT_LT(above + below, 2.2 * mm) << upper;
    }
}

TEST(Spine, neighbours_do_not_enter_each_other) {
    for (const std::string& id : vertebrae()) {
        const Shape below = shape_of(bone_below(id));
        double deepest = 0.0;
        for (const Vec3& p : surface_of(id).positions) {
            deepest = std::min(deepest, below.distance(p));
        }
        EXPECT_GT(deepest, -1.0 * mm) << id;
    }
}

TEST(Spine, spinous_processes_of_T5_to_T8_overhang_the_body_below) {
    const BoneContext context{body()};
    for (const char* id : {"T5", "T6", "T7", "T8"}) {
        const VertebraFrame v{context, id};
        const Vec3 plate = v.local(context.landmark(bone_below(id) + "_superior_endplate_centre"));
        double lowest = 0.0;
        for (const Vec3& p : surface_of(id).positions) {
            lowest = std::min(lowest, v.local(p).y);
        }
        EXPECT_LT(lowest, plate.y - 12.0) << id;
    }
}

TEST(Sacrum, ilium_stands_a_joint_space_away) {
    const Shape hip = shape_of("hip_bone_r");
    double nearest = 1.0;
    for (const Vec3& p : surface_of("sacrum").positions) {
        nearest = std::min(nearest, hip.distance(p));
    }
    EXPECT_GT(nearest, 1.2 * mm);
    EXPECT_LT(nearest, 4.0 * mm);
}

TEST(Discs, fill_the_space_between_the_plates) {
    const BoneContext context{body()};
    for (const DiscEntry& disc : disc_registry()) {
        const auto [low, high] = disc_ends(context, disc.upper);
        EXPECT_LT(build_disc(context, disc.upper).distance(0.5 * (low + high)), 0.0) << disc.upper;
    }
}

TEST(MakeBones, left_is_the_exact_mirror_and_a_kept_bone_is_the_same_again) {
    const OwnFolder folder;
    MakeOptions options;
    options.quality = Quality::Draft;
    options.cache = folder / "cache";
    options.only = {"femur_r", "femur_l", "L5", "L5.disc"};
    const auto first = make_bones(body(), options);
    ASSERT_TRUE(first.ok()) << first.error().to_string();
    ASSERT_EQ(first->size(), 4U);
    const auto again = make_bones(body(), options);
    ASSERT_TRUE(again.ok());
    ASSERT_TRUE(write_glb(body(), *first, folder / "first.glb").ok());
    ASSERT_TRUE(write_glb(body(), *again, folder / "again.glb").ok());
    EXPECT_EQ(read_file(folder / "first.glb").value(), read_file(folder / "again.glb").value());
    const auto named = [&](std::string_view id) {
        return *std::find_if(first->begin(), first->end(),
                             [&](const auto& m) { return m.id == id; });
    };
    const model::Mesh right = named("femur_r");
    const model::Mesh left = named("femur_l");
    ASSERT_EQ(right.vertices.size(), left.vertices.size());
    for (std::size_t i = 0; i < right.vertices.size(); ++i) {
        EXPECT_EQ(right.vertices[i].position.z, -left.vertices[i].position.z);
        EXPECT_EQ(right.vertices[i].position.y, left.vertices[i].position.y);
    }
}

TEST(MakeBones, refuses_a_structure_that_nobody_makes) {
    MakeOptions options;
    options.only = {"wishbone"};
    const auto made = make_bones(body(), options);
    ASSERT_FALSE(made.ok());
    EXPECT_NE(made.error().sentence.find("wishbone"), std::string::npos);
}

TEST(WriteGlb, comes_back_through_import_with_bones_places_and_weights) {
    const OwnFolder folder;
    MakeOptions options;
    options.quality = Quality::Draft;
    options.only = {"femur_r", "L4.disc"};
    const std::vector<model::Mesh> made = make_bones(body(), options).value();
    ASSERT_TRUE(write_glb(body(), made, folder / "body.glb").ok());
    ASSERT_TRUE(write_file(folder / "body.json", write_sidecar(body())).ok());
    const auto read = import::load_body(folder / "body.glb");
    ASSERT_TRUE(read.ok()) << read.error().to_string();
    ASSERT_EQ(read->meshes.size(), made.size());
    for (const model::Mesh& mesh : made) {
        const auto found = std::find_if(read->meshes.begin(), read->meshes.end(),
                                        [&](const auto& m) { return m.id == mesh.id; });
        ASSERT_NE(found, read->meshes.end()) << mesh.id;
        EXPECT_EQ(found->kind, mesh.kind);
        EXPECT_EQ(found->structure, mesh.structure);
        ASSERT_EQ(found->vertices.size(), mesh.vertices.size());
        EXPECT_EQ(found->indices.size(), mesh.indices.size());
        for (std::size_t i = 0; i < mesh.vertices.size(); i += 17) {
            EXPECT_LT(glm::length(found->vertices[i].position - mesh.vertices[i].position), 1e-5F);
            EXPECT_NEAR(found->vertices[i].occlusion, mesh.vertices[i].occlusion, 0.01F);
        }
    }
}

}  // namespace
}  // namespace jw::forge
