// Our own body: the layout that forge writes, made here by hand, and the real one where it is
// built.
#include "import/load_body.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>

#include "unit/import/tiny_gltf.h"
#include "unit/own_folder.h"

namespace jw::import {
namespace {

using test::json;
using test::TinyGltf;

constexpr const char* kSidecar =
    R"({"format":"jointwise body","version":1,"name":"tiny","parameters":[],
"bones":[{"id":"pelvis","latin":"","english":"","plain":"","side":"none","parent":-1,
 "origin":[0.1,0.9,0.0],"has_mesh":true,"mass_fraction":0.5,"mass_centre":[0,0.9,0],"source":"x"},
 {"id":"sacrum","latin":"","english":"","plain":"","side":"none","parent":0,
 "origin":[0.0,1.0,0.25],"has_mesh":true,"mass_fraction":0.5,"mass_centre":[0,1,0],"source":"x"}],
"joints":[{"id":"ground_pelvis","english":"e","parent":-1,"child":0,"centre":[0,0.9,0],
 "turns":[{"coordinate":0,"kind":"translation","scale":1.0,"axis":[1,0,0],"centre":[0,0,0]}],
 "coupled_to":-1,"coupling":[],"mark":"seen"},
 {"id":"sacroiliac","english":"e","parent":0,"child":1,"centre":[0,1,0],"turns":[],
 "coupled_to":-1,"coupling":[],"mark":"seen"}],
"coordinates":[{"id":"pelvis_tx","kind":"translation","neutral":0,"active":{"min":-5,"max":5},
 "passive":{"min":-5,"max":5},"extreme":{"min":-5,"max":5},"mirror":0,"mirror_sign":1.0}],
"sums":[],"limits":[{"id":"pelvis_forward","english":"f","sign":1,"active":5,"passive":5,"extreme":5,
 "parts":[{"coordinate":0,"share":1}],"is_coupled":false,"source":"room","mark":"design","note":""}],
"landmarks":[],"wraps":[],"lines":[],"muscles":[]})";

/// One triangle on both bones, in glTF's axes: body (x, y, z) stands as (-z, y, x).
TinyGltf build_body_glb() {
    TinyGltf tiny;
    tiny.root = json::parse(R"({
        "asset": {"version": "2.0"}, "scene": 0, "scenes": [{"nodes": [0, 2]}],
        "nodes": [{"name": "pelvis", "children": [1], "translation": [0, 0.9, 0.1]},
                  {"name": "sacrum", "translation": [-0.25, 0.1, -0.1]},
                  {"name": "mesh.sacrum", "mesh": 0, "skin": 0,
                   "extras": {"kind": "bone", "structure": "sacrum"}}],
        "meshes": [{"name": "mesh.sacrum", "primitives": [{"indices": 6, "attributes": {"POSITION": 0,
            "NORMAL": 1, "TEXCOORD_0": 2, "COLOR_0": 3, "JOINTS_0": 4, "WEIGHTS_0": 5}}]}],
        "skins": [{"joints": [0, 1], "inverseBindMatrices": 7}],
        "accessors": [], "bufferViews": [], "buffers": [{}]})");
    tiny.add<float>("VEC3", 5126, {-0.3F, 0.2F, 0.1F, -0.6F, 0.5F, 0.4F, -0.9F, 0.8F, 0.7F});
    tiny.add<float>("VEC3", 5126, {-0.6F, 0.8F, 0.0F, 0.0F, 0.6F, 0.8F, 0.0F, 0.0F, -1.0F});
    tiny.add<float>("VEC2", 5126, {0.25F, 0.75F, 0.0F, 1.0F, 0.5F, 0.0F});
    tiny.add<std::uint8_t>("VEC4", 5121, {255, 255, 255, 0, 51, 51, 51, 102, 0, 0, 0, 255});
    tiny.root["accessors"].back()["normalized"] = true;
    tiny.add<std::uint16_t>("VEC4", 5123, {1, 0, 0, 0, 0, 1, 0, 0, 1, 0, 0, 0});
    tiny.add<float>("VEC4", 5126, {1, 0, 0, 0, 0.375F, 0.625F, 0, 0, 1, 0, 0, 0});
    tiny.add<std::uint16_t>("SCALAR", 5123, {0, 1, 2});
    tiny.add<float>("MAT4", 5126, {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0,     -0.9F, -0.1F, 1,
                                   1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0.25F, -1.0F, 0,     1});
    return tiny;
}

class BodyFiles : public testing::Test {
  protected:
    Result<model::Model> load(const TinyGltf& glb, const std::string& sidecar = kSidecar) const {
        std::ofstream{folder_ / "body.glb", std::ios::binary} << glb.glb();
        std::ofstream{folder_ / "body.json", std::ios::binary} << sidecar;
        return load_body(folder_ / "body.glb");
    }
    std::string refusal(const TinyGltf& glb) const {
        const auto model = load(glb);
        return model.ok() ? "it was read" : model.error().to_string();
    }

    OwnFolder folder_;
};

TEST_F(BodyFiles, every_number_comes_back_exactly_in_the_body_frame) {
    const auto model = load(build_body_glb());
    ASSERT_TRUE(model.ok()) << model.error().to_string();
    ASSERT_EQ(model->body.bones.size(), 2U);
    ASSERT_EQ(model->meshes.size(), 1U);
    const model::Mesh& mesh = model->meshes[0];
    EXPECT_EQ(mesh.id, "sacrum");
    EXPECT_EQ(mesh.kind, model::MeshKind::Bone);
    EXPECT_EQ(mesh.structure, 1);
    EXPECT_EQ(mesh.indices, (std::vector<std::uint32_t>{0, 1, 2}));
    ASSERT_EQ(mesh.vertices.size(), 3U);
    EXPECT_EQ(mesh.vertices[0].position, glm::vec3(0.1F, 0.2F, 0.3F));
    EXPECT_EQ(mesh.vertices[1].position, glm::vec3(0.4F, 0.5F, 0.6F));
    EXPECT_EQ(mesh.vertices[0].normal, glm::vec3(0.0F, 0.8F, 0.6F));
    EXPECT_EQ(mesh.vertices[1].normal, glm::vec3(0.8F, 0.6F, 0.0F));
    EXPECT_EQ(mesh.vertices[0].uv, glm::vec2(0.25F, 0.75F));
    EXPECT_EQ(mesh.vertices[2].uv, glm::vec2(0.5F, 0.0F));
    EXPECT_NEAR(mesh.vertices[1].occlusion, 0.2F, 1e-6F);
    EXPECT_NEAR(mesh.vertices[1].blend, 0.4F, 1e-6F);
    EXPECT_EQ(mesh.vertices[2].blend, 1.0F);
    // Bone indices are those of the side-car, whatever order Assimp lists them in.
    float pelvis = 0.0F, sacrum = 0.0F;
    for (std::size_t i = 0; i < 4; ++i) {
        (mesh.vertices[1].bones[i] == 0 ? pelvis : sacrum) += mesh.vertices[1].weights[i];
    }
    EXPECT_EQ(pelvis, 0.375F);
    EXPECT_EQ(sacrum, 0.625F);
}

TEST_F(BodyFiles, files_that_do_not_belong_together_are_refused) {
    TinyGltf renamed = build_body_glb();
    renamed.root["nodes"][1]["name"] = "L5";
    EXPECT_NE(refusal(renamed).find("'L5', which is no bone"), std::string::npos)
        << refusal(renamed);
    TinyGltf stranger = build_body_glb();
    stranger.root["nodes"][2]["extras"]["structure"] = "femur_r";
    EXPECT_NE(refusal(stranger).find("'femur_r' of the GLB is not in the side-car"),
              std::string::npos);
    TinyGltf bare = build_body_glb();
    bare.root["nodes"][2].erase("extras");
    EXPECT_NE(refusal(bare).find("does not say what it is"), std::string::npos);
    EXPECT_FALSE(load(build_body_glb(), "{}").ok());
}

TEST_F(BodyFiles, unsound_meshes_are_refused_by_name) {
    TinyGltf light = build_body_glb();
    light.poke(5, 4, 0.1F);
    EXPECT_NE(refusal(light).find("mesh 'sacrum' vertex 1 has weights"), std::string::npos)
        << refusal(light);
    TinyGltf nan = build_body_glb();
    nan.poke(0, 3, std::numeric_limits<float>::quiet_NaN());
    EXPECT_NE(refusal(nan).find("vertex 1 is not a number"), std::string::npos);
}

TEST_F(BodyFiles, half_a_file_is_told_from_a_foreign_one) {
    const std::string bytes = build_body_glb().glb();
    const std::filesystem::path path = folder_ / "body.glb";
    std::ofstream{path, std::ios::binary} << bytes.substr(0, bytes.size() / 2);
    EXPECT_NE(load_body(path).error().sentence.find("bytes of"), std::string::npos);
    std::ofstream{path, std::ios::binary} << "this is a text and no body at all";
    EXPECT_NE(load_body(path).error().sentence.find("not the GLB of a body"), std::string::npos);
    EXPECT_EQ(load_body(folder_ / "no.glb").error().code, ErrorCode::NotFound);
}

TEST(Body, the_built_body_loads_whole_and_unique) {
    const std::filesystem::path path = std::filesystem::path{JW_BUILD_DIR} / "body/body.glb";
    if (!std::filesystem::exists(path)) {
        GTEST_SKIP() << "the body is not built here: " << path.string();
    }
    const auto model = load_body(path);
    ASSERT_TRUE(model.ok()) << model.error().to_string();
    std::set<std::string> ids;
    for (const model::Mesh& mesh : model->meshes) {
        EXPECT_TRUE(ids.insert(mesh.id).second) << mesh.id << " stands there twice";
        EXPECT_EQ(mesh.structure < 0, mesh.kind == model::MeshKind::Skin) << mesh.id;
    }
    EXPECT_TRUE(measure_raw_assimp(path).ok());
}

}  // namespace
}  // namespace jw::import
