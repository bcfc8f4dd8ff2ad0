// Axes, units, time, weights and interpolation, on files small enough to know by heart.
#include "import/axes.h"
#include "import/guest.h"
#include "import/guest_scale.h"
#include "import/guest_wire.h"

#include "core/angle.h"

#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>

#include "unit/import/tiny_files.h"
#include "unit/import/tiny_gltf.h"
#include "unit/own_folder.h"

namespace jw::import {
namespace {

using test::TinyGltf;

Result<model::GuestModel> load_text(const std::string& name, const std::string& bytes) {
    const OwnFolder folder;
    std::ofstream{folder / name, std::ios::binary} << bytes;
    return load_guest(folder / name);
}

void expect_near(const glm::vec3& value, const glm::vec3& wanted, float tolerance = 1e-5F) {
    EXPECT_NEAR(glm::length(value - wanted), 0.0F, tolerance)
        << value.x << " " << value.y << " " << value.z << ", wanted " << wanted.x << " " << wanted.y
        << " " << wanted.z;
}

const model::GuestNode& node_named(const model::GuestModel& guest, const std::string& name) {
    for (const model::GuestNode& node : guest.nodes) {
        if (node.name == name) {
            return node;
        }
    }
    ADD_FAILURE() << "no node " << name;
    return guest.nodes.front();
}

int index_of(const model::GuestModel& guest, const std::string& name) {
    return static_cast<int>(&node_named(guest, name) - guest.nodes.data());
}

/// Where vertex `v` of the first mesh stands at a time.
glm::vec3 posed(const model::GuestModel& guest, std::size_t v, int animation, double seconds) {
    std::vector<glm::mat4> palette(guest.skin_joints.size());
    model::calc_guest_palette(guest, animation, seconds, palette);
    const model::Vertex& vertex = guest.meshes[0].vertices[v];
    glm::vec4 point{0.0F};
    for (std::size_t i = 0; i < 4; ++i) {
        point += vertex.weights[i] * (palette[vertex.bones[i]] * glm::vec4{vertex.position, 1.0F});
    }
    return glm::vec3{point};
}

TEST(Axes, gltf_forward_up_and_left_become_ours) {
    EXPECT_EQ(from_gltf({0.0F, 0.0F, 1.0F}), glm::vec3(1.0F, 0.0F, 0.0F));
    EXPECT_EQ(from_gltf({0.0F, 1.0F, 0.0F}), glm::vec3(0.0F, 1.0F, 0.0F));
    EXPECT_EQ(from_gltf({1.0F, 0.0F, 0.0F}), glm::vec3(0.0F, 0.0F, -1.0F));
    const AxisChange change = AxisChange::from_gltf();
    EXPECT_EQ(change.point({1.0F, 2.0F, 3.0F}), from_gltf({1.0F, 2.0F, 3.0F}));
    EXPECT_NEAR(glm::determinant(change.turn), 1.0F, 1e-6F);
}

TEST(Axes, z_up_stands_up_and_faces_forward) {
    const AxisChange change = AxisChange::from_z_up();
    expect_near(change.point({0.0F, 0.0F, 1.0F}), {0.0F, 1.0F, 0.0F});   // up
    expect_near(change.point({0.0F, -1.0F, 0.0F}), {1.0F, 0.0F, 0.0F});  // its front
    expect_near(change.point({-1.0F, 0.0F, 0.0F}), {0.0F, 0.0F, 1.0F});  // its right hand
}

TEST(Axes, a_motion_told_in_our_axes_moves_points_the_same_way) {
    AxisChange change = AxisChange::from_gltf();
    change.scale = 0.01F;
    const glm::quat turn = glm::normalize(glm::quat{0.9F, 0.1F, -0.3F, 0.2F});
    glm::mat4 motion = glm::mat4_cast(turn);
    motion[3] = {12.0F, -7.0F, 30.0F, 1.0F};
    const glm::vec3 point{3.0F, 50.0F, -20.0F};
    const glm::vec3 before = change.point(glm::vec3{motion * glm::vec4{point, 1.0F}});
    expect_near(glm::vec3{change.transform(motion) * glm::vec4{change.point(point), 1.0F}}, before);
    expect_near(change.rotation(turn) * change.point(point), change.point(turn * point));
}

TEST(Guest, a_gltf_stands_in_our_frame_with_its_names) {
    const auto guest = load_text("axes.glb", TinyGltf::build().glb());
    ASSERT_TRUE(guest.ok()) << guest.error().to_string();
    EXPECT_EQ(guest->format, "glTF 2.0");
    ASSERT_EQ(guest->meshes.size(), 1U);
    EXPECT_EQ(guest->meshes[0].id, "strip");
    EXPECT_EQ(guest->meshes[0].indices, (std::vector<std::uint32_t>{0, 1, 2, 2, 1, 3}));
    expect_near(guest->meshes[0].vertices[0].position, {0.05F, 0.0F, 0.1F});
    expect_near(guest->meshes[0].vertices[0].normal, {1.0F, 0.0F, 0.0F});
    expect_near(glm::vec3{node_named(*guest, "Hips").local[3]}, {0.0F, 0.8F, 0.0F});
    EXPECT_EQ(node_named(*guest, "Spine").parent, index_of(*guest, "Hips"));
    EXPECT_TRUE(node_named(*guest, "Spine").is_joint);
    EXPECT_FALSE(node_named(*guest, "Body").is_joint);
    ASSERT_EQ(guest->materials.size(), 1U);
    EXPECT_EQ(guest->materials[0].name, "skin");
    EXPECT_EQ(guest->materials[0].colour, glm::vec4(0.5F, 0.25F, 0.125F, 1.0F));
    expect_near(guest->bounds_min, {0.05F, 0.0F, -0.1F});
    expect_near(guest->bounds_max, {0.05F, 1.6F, 0.1F});
    EXPECT_TRUE(guest->warnings.empty());
}

TEST(Guest, a_text_gltf_and_a_binary_one_are_the_same_model) {
    const auto text = load_text("same.gltf", TinyGltf::build().gltf());
    auto binary = load_text("same.gltf", TinyGltf::build().glb());
    ASSERT_TRUE(text.ok() && binary.ok());
    binary->file = text->file;  // each lay in a folder of its own
    EXPECT_EQ(write_wire(text), write_wire(binary));
}

TEST(Guest, milliseconds_become_seconds_and_turns_change_axes) {
    const auto guest = load_text("time.glb", TinyGltf::build().glb());
    ASSERT_TRUE(guest.ok()) << guest.error().to_string();
    ASSERT_EQ(guest->animations.size(), 1U);
    const model::GuestAnimation& nod = guest->animations[0];
    EXPECT_EQ(nod.name, "nod");
    EXPECT_NEAR(nod.seconds, 2.0, 1e-6);
    ASSERT_EQ(nod.channels.size(), 2U);
    for (const model::GuestChannel& channel : nod.channels) {
        if (channel.node == index_of(*guest, "Spine")) {
            ASSERT_EQ(channel.rotations.size(), 3U);
            EXPECT_NEAR(channel.rotations[1].seconds, 0.5, 1e-6);
            // 90 degrees about glTF's x, which is our -z: a bow forward.
            expect_near(channel.rotations[1].value * glm::vec3{0.0F, 1.0F, 0.0F},
                        {1.0F, 0.0F, 0.0F});
        } else {
            ASSERT_EQ(channel.positions.size(), 3U);
            expect_near(channel.positions[1].value, {0.3F, 0.8F, -0.1F});
        }
    }
    // A vertex of the top, three quarters on the bowed spine, one on the hips; worked out by hand:
    // spine part: hips (0.3, 0.8, -0.1) + spine 0.4 up + (0.05, 0.4, 0.1) bowed = (0.4, -0.05,
    // 0.1).
    expect_near(posed(*guest, 2, 0, 0.5),
                0.75F * glm::vec3{0.7F, 1.15F, 0.0F} + 0.25F * glm::vec3{0.35F, 1.6F, 0.0F}, 1e-4F);
    expect_near(posed(*guest, 2, -1, 0.0), {0.05F, 1.6F, 0.1F}, 1e-5F);
}

TEST(Guest, weights_add_up_to_one_and_negative_ones_are_dropped) {
    TinyGltf tiny = TinyGltf::build();
    tiny.poke(TinyGltf::Weights, 8, 3.0F);
    tiny.poke(TinyGltf::Weights, 9, 1.0F);
    tiny.poke(TinyGltf::Weights, 12, -5.0F);
    const auto guest = load_text("weights.glb", tiny.glb());
    ASSERT_TRUE(guest.ok()) << guest.error().to_string();
    const auto& heavy = guest->meshes[0].vertices[2];
    EXPECT_NEAR(*std::max_element(heavy.weights.begin(), heavy.weights.end()), 0.75F, 1e-6F);
    const auto& negative = guest->meshes[0].vertices[3];
    EXPECT_NEAR(*std::max_element(negative.weights.begin(), negative.weights.end()), 1.0F, 1e-6F);
    for (const model::Vertex& vertex : guest->meshes[0].vertices) {
        EXPECT_NEAR(vertex.weights[0] + vertex.weights[1] + vertex.weights[2] + vertex.weights[3],
                    1.0F, 1e-6F);
    }
}

TEST(Guest, of_eight_influences_the_four_strongest_stay) {
    TinyGltf tiny = TinyGltf::build();
    const auto repeat = [](std::vector<float> one) {
        std::vector<float> four;
        for (int v = 0; v < 4; ++v) {
            four.insert(four.end(), one.begin(), one.end());
        }
        return four;
    };
    const int more_weights = tiny.add<float>("VEC4", 5126, repeat({0.9F, 0.0F, 0.0F, 0.0F}));
    tiny.primitive()["attributes"]["WEIGHTS_1"] = more_weights;
    tiny.primitive()["attributes"]["JOINTS_1"] =
        tiny.add<std::uint8_t>("VEC4", 5121, {1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0});
    const auto guest = load_text("eight.glb", tiny.glb());
    ASSERT_TRUE(guest.ok()) << guest.error().to_string();
    // Vertex 0: 1.0 on the hips and 0.9 on the spine.
    const auto& weights = guest->meshes[0].vertices[0].weights;
    EXPECT_NEAR(*std::max_element(weights.begin(), weights.end()), 1.0F / 1.9F, 1e-6F);
}

TEST(Guest, normalized_integers_are_weights_too) {
    TinyGltf tiny = TinyGltf::build();
    tiny.primitive()["attributes"]["WEIGHTS_0"] = tiny.add<std::uint8_t>(
        "VEC4", 5121, {255, 0, 0, 0, 255, 0, 0, 0, 51, 204, 0, 0, 51, 204, 0, 0});
    tiny.root["accessors"].back()["normalized"] = true;
    const auto guest = load_text("bytes.glb", tiny.glb());
    ASSERT_TRUE(guest.ok()) << guest.error().to_string();
    const auto& weights = guest->meshes[0].vertices[2].weights;
    EXPECT_NEAR(*std::max_element(weights.begin(), weights.end()), 0.8F, 1e-6F);
}

TEST(Guest, a_skin_without_inverse_binds_has_identities) {
    TinyGltf tiny = TinyGltf::build();
    tiny.root["skins"][0].erase("inverseBindMatrices");
    const auto guest = load_text("identity.glb", tiny.glb());
    ASSERT_TRUE(guest.ok()) << guest.error().to_string();
    // Bound at the origin: everything on the hips rises with them.
    expect_near(posed(*guest, 0, -1, 0.0), {0.05F, 0.8F, 0.1F});
}

TEST(Guest, the_motion_of_a_skinned_meshs_own_node_is_ignored) {
    TinyGltf tiny = TinyGltf::build();
    tiny.root["nodes"][2]["translation"] = {5, 5, 5};
    const auto guest = load_text("ignored.glb", tiny.glb());
    ASSERT_TRUE(guest.ok()) << guest.error().to_string();
    expect_near(posed(*guest, 0, -1, 0.0), {0.05F, 0.0F, 0.1F});
}

TEST(Guest, a_rigid_mesh_goes_with_its_node) {
    TinyGltf tiny = TinyGltf::build();
    tiny.root["nodes"][2].erase("skin");
    tiny.root["nodes"][2]["translation"] = {0, 0, 2};
    const auto guest = load_text("rigid.glb", tiny.glb());
    ASSERT_TRUE(guest.ok()) << guest.error().to_string();
    expect_near(posed(*guest, 0, -1, 0.0), {2.05F, 0.0F, 0.1F});
}

TEST(Guest, steps_jump_and_splines_curve) {
    TinyGltf tiny = TinyGltf::build();
    tiny.root["animations"][0]["samplers"][1]["interpolation"] = "STEP";
    tiny.root["animations"][0]["samplers"][0]["interpolation"] = "CUBICSPLINE";
    std::vector<float> spline;  // in-tangent, value, out-tangent; flat tangents ease in and out
    for (int key = 0; key < 3; ++key) {
        spline.insert(spline.end(), {0, 0, 0, 0});
        const float s = key == 1 ? 0.70710678F : 0.0F, c = key == 1 ? 0.70710678F : 1.0F;
        spline.insert(spline.end(), {s, 0, 0, c, 0, 0, 0, 0});
    }
    tiny.root["animations"][0]["samplers"][0]["output"] = tiny.add<float>("VEC4", 5126, spline);
    const auto guest = load_text("steps.glb", tiny.glb());
    ASSERT_TRUE(guest.ok()) << guest.error().to_string();
    expect_near(posed(*guest, 0, 0, 0.45), {0.05F, 0.0F, 0.1F});        // held
    expect_near(posed(*guest, 0, 0, 0.5), {0.35F, 0.0F, 0.0F}, 1e-4F);  // jumped
    for (const model::GuestChannel& channel : guest->animations[0].channels) {
        if (channel.rotations.size() > 3) {
            // Eased: after a tenth of the first half second less than a tenth of the way.
            const auto early = std::find_if(channel.rotations.begin(), channel.rotations.end(),
                                            [](const auto& key) { return key.seconds > 0.06; });
            EXPECT_LT(to_deg(2.0 * std::acos(static_cast<double>(early->value.w))), 9.0);
            return;
        }
    }
    FAIL() << "the spline was not sampled";
}

TEST(Guest, strips_become_triangles_that_face_one_way) {
    TinyGltf tiny = TinyGltf::build();
    tiny.primitive()["mode"] = 5;
    tiny.primitive().erase("indices");
    const auto guest = load_text("strip.glb", tiny.glb());
    ASSERT_TRUE(guest.ok()) << guest.error().to_string();
    EXPECT_EQ(guest->meshes[0].indices, (std::vector<std::uint32_t>{0, 1, 2, 1, 3, 2}));
}

TEST(Guest, a_motion_capture_gets_sticks_metres_and_seconds) {
    const auto guest = load_text("leg.bvh", test::kTinyBvh);
    ASSERT_TRUE(guest.ok()) << guest.error().to_string();
    EXPECT_EQ(guest->format, "Biovision hierarchy");
    EXPECT_EQ(guest->meshes.size(), 2U);
    EXPECT_TRUE(node_named(*guest, "Hips").is_joint);
    expect_near(glm::vec3{node_named(*guest, "Hips").local[3]}, {0.0F, 0.8F, 0.0F});  // first frame
    ASSERT_EQ(guest->animations.size(), 1U);
    EXPECT_NEAR(guest->animations[0].seconds, 0.5, 1e-6);
    const auto& channel = guest->animations[0].channels;
    for (const model::GuestChannel& one : channel) {
        if (one.node == index_of(*guest, "Hips")) {
            expect_near(one.positions.back().value, {2.0F, 0.8F, -1.0F}, 1e-4F);
        } else if (one.node == index_of(*guest, "Spine")) {
            // 90 degrees about its x (our -z): up turns to the front.
            expect_near(one.rotations.back().value * glm::vec3{0.0F, 1.0F, 0.0F},
                        {1.0F, 0.0F, 0.0F}, 1e-4F);
        }
    }
}

TEST(Guest, a_motion_capture_in_centimetres_is_made_a_persons_size) {
    std::string text = test::kTinyBvh;
    text.replace(text.find("OFFSET 0 0.4 0"), 14, "OFFSET 0 40 0");
    text.replace(text.find("OFFSET 0 1.2 0.1"), 16, "OFFSET 0 120 10");
    const auto guest = load_text("cm.bvh", text);
    ASSERT_TRUE(guest.ok()) << guest.error().to_string();
    EXPECT_NEAR(guest->bounds_max.y - guest->bounds_min.y, 1.6F, 0.05F);
    ASSERT_FALSE(guest->warnings.empty());
    EXPECT_NE(guest->warnings.back().find("1 cm"), std::string::npos) << guest->warnings.back();
}

TEST(Guest, collada_centimetres_and_z_up_are_turned) {
    const auto guest = load_text("triangle.dae", test::kTinyCollada);
    ASSERT_TRUE(guest.ok()) << guest.error().to_string();
    EXPECT_EQ(guest->format, "Collada");
    EXPECT_NEAR(guest->bounds_max.y, 1.7F, 1e-4F);
    EXPECT_NEAR(guest->bounds_max.x, 0.05F, 1e-4F);  // -Y of the file is our front
    EXPECT_NEAR(guest->bounds_max.z - guest->bounds_min.z, 0.4F, 1e-4F);
}

TEST(Guest, fbx_centimetres_and_z_up_are_turned) {
    const auto guest = load_text("triangle.fbx", test::kTinyFbx);
    ASSERT_TRUE(guest.ok()) << guest.error().to_string();
    EXPECT_EQ(guest->format, "FBX");
    EXPECT_NEAR(guest->bounds_max.y, 1.7F, 1e-4F);
    EXPECT_NEAR(guest->bounds_max.x, 0.05F, 1e-4F);
    EXPECT_NEAR(guest->bounds_max.z - guest->bounds_min.z, 0.4F, 1e-4F);
    expect_near(guest->meshes[0].vertices[0].normal, {1.0F, 0.0F, 0.0F}, 1e-4F);
}

TEST(Guest, an_obj_loads_with_normals_made) {
    const auto guest =
        load_text("plate.obj", "o plate\nv -0.5 0 0\nv 0.5 0 0\nv 0 1.7 0\nf 1 2 3\n");
    ASSERT_TRUE(guest.ok()) << guest.error().to_string();
    ASSERT_EQ(guest->meshes.size(), 1U);
    expect_near(guest->meshes[0].vertices[0].normal, {1.0F, 0.0F, 0.0F});
}

TEST(Guest, an_obj_in_millimetres_is_noticed) {
    const auto guest = load_text("mm.obj", "v -500 0 0\nv 500 0 0\nv 0 1700 0\nf 1 2 3\n");
    ASSERT_TRUE(guest.ok()) << guest.error().to_string();
    EXPECT_NEAR(guest->bounds_max.y, 1.7F, 1e-4F);
    EXPECT_FALSE(guest->warnings.empty());
}

TEST(GuestUnit, the_nearest_person_decides) {
    EXPECT_FLOAT_EQ(guess_unit(1.8F), 1.0F);
    EXPECT_FLOAT_EQ(guess_unit(165.0F), 0.01F);
    EXPECT_FLOAT_EQ(guess_unit(68.0F), 0.0254F);
    EXPECT_FLOAT_EQ(guess_unit(1750.0F), 0.001F);
    EXPECT_NEAR(guess_unit(29.0F), 0.0564F, 1e-4F);
}

TEST(GuestWire, every_truncation_of_a_message_is_refused) {
    const auto guest = load_text("wire.glb", TinyGltf::build().glb());
    ASSERT_TRUE(guest.ok()) << guest.error().to_string();
    const auto bytes = write_wire(guest);
    const auto again = read_wire(bytes);
    ASSERT_TRUE(again.ok());
    EXPECT_EQ(write_wire(again), bytes);
    for (std::size_t size = 0; size < bytes.size(); size += 7) {
        EXPECT_FALSE(read_wire(std::span{bytes}.first(size)).ok()) << size;
    }
}

TEST(GuestWire, lying_counts_are_refused_without_memory) {
    const auto guest = load_text("wire.glb", TinyGltf::build().glb());
    ASSERT_TRUE(guest.ok());
    const auto bytes = write_wire(guest);
    for (std::size_t at = 9; at + 8 <= bytes.size(); at += 3) {
        auto lie = bytes;
        std::fill_n(lie.begin() + static_cast<std::ptrdiff_t>(at), 8, std::uint8_t{0x7f});
        const auto read = read_wire(lie);  // may be a model with odd numbers; never a crash
        if (read.ok()) {
            (void)validate(*read).ok();
        }
    }
}

TEST(GuestWire, an_error_travels_with_its_place) {
    const auto back =
        read_wire(write_wire(Error{ErrorCode::Unsupported, "no such thing", {"a.glb", 0, 0}}));
    ASSERT_FALSE(back.ok());
    EXPECT_EQ(back.error().code, ErrorCode::Unsupported);
    EXPECT_EQ(back.error().to_string(), "a.glb: no such thing");
}

}  // namespace
}  // namespace jw::import
