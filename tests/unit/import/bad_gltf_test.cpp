#include <limits>

#include "unit/import/bad_files.h"
#include "unit/import/tiny_gltf.h"

namespace jw::import::test {
namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();
constexpr float kInfinity = std::numeric_limits<float>::infinity();

class Collector {
  public:
    template <typename Bend>
    void add(const std::string& name, const Bend& bend, std::string says) {
        put(name, bend, Expect::Error, std::move(says));
    }
    template <typename Bend>
    void legal(const std::string& name, const Bend& bend) {
        put(name, bend, Expect::Model, "");
    }
    void raw(const std::string& name, std::string bytes, std::string says) {
        files.push_back({name, std::move(bytes), Expect::Error, std::move(says)});
    }

    std::vector<BadFile> files;

  private:
    template <typename Bend>
    void put(const std::string& name, const Bend& bend, Expect expect, std::string says) {
        TinyGltf tiny = TinyGltf::build();
        bend(tiny);
        files.push_back({name + ".glb", tiny.glb(), expect, std::move(says)});
    }
};

std::string nested(const char* open, const char* close, std::size_t depth) {
    std::string text;
    for (std::size_t i = 0; i < depth; ++i) {
        text += open;
    }
    text += "1";
    for (std::size_t i = 0; i < depth; ++i) {
        text += close;
    }
    return text;
}

void add_containers(Collector& out) {
    const TinyGltf tiny = TinyGltf::build();
    const std::string good = tiny.glb();
    const auto patched = [&](std::size_t at, std::size_t value) {
        std::string bytes = good;
        bytes.replace(at, 4, TinyGltf::word(value));
        return bytes;
    };
    const std::size_t json_size = (tiny.root.dump().size() + 3) / 4 * 4;
    out.raw("json_chunk_2gb.glb", patched(12, 0x7fffffff), "chunk 0 says 2147483647 bytes");
    out.raw("json_chunk_4gb.glb", patched(12, 0xffffffff), "chunk 0 says 4294967295 bytes");
    out.raw("json_chunk_zero.glb", patched(12, 0), "chunk 1 says");
    out.raw("binary_chunk_lies.glb", patched(20 + json_size, 0x7ffffff0), "chunk 1 says");
    out.raw("length_too_large.glb", patched(8, good.size() + 1), "header says");
    out.raw("length_zero.glb", patched(8, 0), "header says");
    out.raw("version_one.glb", patched(4, 1), "version 1");
    out.raw("version_huge.glb", patched(4, 0xffffffff), "version");
    out.raw("first_chunk_is_binary.glb", patched(16, 0x004E4942), "not JSON");
    out.raw("only_magic.glb", "glTF", "ends after 4 bytes");
    out.raw("only_header.glb", good.substr(0, 12), "ends after 12 bytes");
    out.raw("empty.glb", "", "empty");
    out.raw("one_byte.glb", "g", "neither GLB");
    out.raw("zeros.glb", std::string(4096, '\0'), "neither GLB");
    out.raw("text.glb", "Dear diary, today I moved my pelvis.", "neither GLB");
    for (const std::size_t depth : {65U, 1000U, 50'000U, 200'000U}) {
        for (const auto& [kind, open, close] :
             {std::tuple{"list", "[", "]"}, std::tuple{"object", R"({"a":)", "}"}}) {
            out.raw("deep_" + std::string{kind} + std::to_string(depth) + ".glb",
                    TinyGltf::glb_of(R"({"asset":{"version":"2.0"},"extras":)" +
                                         nested(open, close, depth) + "}",
                                     tiny.buffer),
                    "nested more than 64");
        }
    }
    out.raw("json_cut.gltf", tiny.gltf().substr(0, 700), "ends in the middle, after 700");
    out.raw("json_not_utf8.gltf", "{\"asset\":{\"version\":\"2.0\xff\xfe\"}}", "damaged at byte");
    out.raw("json_list.gltf", "[{}]", "not an object");
    out.raw("json_empty.gltf", "{}", "asset.version");
    out.raw("json_number_overflow.gltf",
            R"({"asset":{"version":"2.0"},"nodes":[{"scale":[1e999,1,1]}]})", "damaged at byte");
    out.raw("nothing_inside.gltf", R"({"asset":{"version":"2.0"}})", "nothing in it");
}

void add_buffers(Collector& out) {
    const auto gltf = [&](const std::string& name, const std::string& uri,
                          const std::string& says) {
        TinyGltf tiny = TinyGltf::build();
        tiny.root["buffers"][0]["uri"] = uri;
        out.raw(name + ".gltf", tiny.root.dump(), says);
    };
    gltf("base64_damaged", "data:application/octet-stream;base64,AA*A", "base64 text of buffer 0");
    gltf("data_not_base64", "data:text/plain,hello", "not base64");
    gltf("base64_too_short", "data:application/octet-stream;base64,AAAA",
         "past the end of buffer 0");
    gltf("buffer_missing", "nowhere.bin", "nowhere.bin");
    gltf("buffer_absolute", "/etc/hostname", "only files beside the model");
    gltf("buffer_remote", "https://example.org/model.bin", "only files beside the model");
    gltf("buffer_is_folder", ".", "folder");
    out.add(
        "view_past_buffer", [](TinyGltf& t) { t.root["bufferViews"][3]["byteLength"] = 100'000; },
        "buffer view 3 reads");
    out.add(
        "view_offset_huge", [](TinyGltf& t) { t.root["bufferViews"][0]["byteOffset"] = 9e14; },
        "past the end of buffer 0");
    out.add(
        "view_of_no_buffer", [](TinyGltf& t) { t.root["bufferViews"][0]["buffer"] = 7; },
        "names buffer 7");
    out.add(
        "stride_too_small", [](TinyGltf& t) { t.root["bufferViews"][0]["byteStride"] = 4; },
        "stride of 4");
    out.add(
        "stride_huge", [](TinyGltf& t) { t.root["bufferViews"][0]["byteStride"] = 1'000'000; },
        "stride of 1000000");
    out.add(
        "accessor_past_view", [](TinyGltf& t) { t.accessor(TinyGltf::Position)["byteOffset"] = 4; },
        "accessor 0 reads 4 bytes past the end of buffer view 0");
    out.add(
        "accessor_offset_huge",
        [](TinyGltf& t) { t.accessor(TinyGltf::Weights)["byteOffset"] = 8e15; },
        "accessor 3 reads");
    out.add(
        "accessor_of_no_view", [](TinyGltf& t) { t.accessor(0)["bufferView"] = 99; },
        "names buffer view 99");
    out.add(
        "count_negative", [](TinyGltf& t) { t.accessor(0)["count"] = -1; }, "accessors[0].count");
    out.add(
        "count_text", [](TinyGltf& t) { t.accessor(0)["count"] = "three"; }, "accessors[0].count");
    out.add(
        "count_fraction", [](TinyGltf& t) { t.accessor(0)["count"] = 3.5; }, "accessors[0].count");
    out.add(
        "count_4e9", [](TinyGltf& t) { t.accessor(0)["count"] = 4'000'000'000U; },
        "more than are read");
    out.add(
        "count_1e15", [](TinyGltf& t) { t.accessor(0)["count"] = 1'000'000'000'000'000; },
        "more than are read");
    out.add(
        "component_unknown", [](TinyGltf& t) { t.accessor(0)["componentType"] = 5124; },
        "componentType 5124");
    out.add(
        "type_vec9", [](TinyGltf& t) { t.accessor(0)["type"] = "VEC9"; }, "VEC9");
    out.add(
        "sparse_past_view",
        [](TinyGltf& t) {
            t.accessor(0)["sparse"] = {{"count", 4},
                                       {"indices", {{"bufferView", 4}, {"componentType", 5125}}},
                                       {"values", {{"bufferView", 0}}}};
        },
        "sparse indices");
    out.add(
        "sparse_too_many",
        [](TinyGltf& t) {
            t.accessor(0)["sparse"] = {{"count", 400},
                                       {"indices", {{"bufferView", 4}, {"componentType", 5123}}},
                                       {"values", {{"bufferView", 0}}}};
        },
        "replaces 400");
    out.add(
        "too_many_accessors",
        [](TinyGltf& t) {
            t.root["accessors"] = json(300'000, {{"componentType", 5126}, {"type", "SCALAR"}});
        },
        "300000 entries");
    out.add(
        "too_many_meshes", [](TinyGltf& t) { t.root["meshes"] = json(70'000, json::object()); },
        "70000 entries");
}

void add_meshes(Collector& out) {
    out.add(
        "position_scalar", [](TinyGltf& t) { t.accessor(0)["type"] = "SCALAR"; }, "POSITION");
    out.add(
        "position_missing", [](TinyGltf& t) { t.primitive()["attributes"].erase("POSITION"); },
        "no POSITION");
    out.add(
        "position_nan", [](TinyGltf& t) { t.poke(TinyGltf::Position, 4, kNan); },
        "POSITION has a value at 1");
    out.add(
        "position_infinite", [](TinyGltf& t) { t.poke(TinyGltf::Position, 0, kInfinity); },
        "POSITION has a value at 0");
    out.add(
        "position_empty", [](TinyGltf& t) { t.accessor(0)["count"] = 0; }, "no vertices");
    out.add(
        "normal_short", [](TinyGltf& t) { t.accessor(TinyGltf::Normal)["count"] = 2; },
        "NORMAL has 2 values for 4 vertices");
    out.add(
        "normal_scalar", [](TinyGltf& t) { t.accessor(TinyGltf::Normal)["type"] = "SCALAR"; },
        "NORMAL is SCALAR");
    out.add(
        "joints_scalar", [](TinyGltf& t) { t.accessor(TinyGltf::Joints)["type"] = "SCALAR"; },
        "JOINTS_0 is SCALAR");
    out.add(
        "joints_float", [](TinyGltf& t) { t.primitive()["attributes"]["JOINTS_0"] = 3; },
        "JOINTS_0 is VEC4 FLOAT");
    out.add(
        "joints_missing", [](TinyGltf& t) { t.primitive()["attributes"].erase("JOINTS_0"); },
        "WEIGHTS_0 without JOINTS_0");
    out.add(
        "weights_missing", [](TinyGltf& t) { t.primitive()["attributes"].erase("WEIGHTS_0"); },
        "JOINTS_0 without WEIGHTS_0");
    out.add(
        "weights_short", [](TinyGltf& t) { t.accessor(TinyGltf::Weights)["count"] = 3; },
        "WEIGHTS_0 has 3 values");
    out.add(
        "weights_nan", [](TinyGltf& t) { t.poke(TinyGltf::Weights, 8, kNan); },
        "WEIGHTS_0 has a value at 2");
    out.add(
        "weights_infinite", [](TinyGltf& t) { t.poke(TinyGltf::Weights, 8, kInfinity); },
        "WEIGHTS_0 has a value at 2");
    out.add(
        "joint_out_of_range", [](TinyGltf& t) { t.poke(TinyGltf::Joints, 9, std::uint8_t{200}); },
        "binds vertex 2 to joint 200");
    out.add(
        "index_out_of_range", [](TinyGltf& t) { t.poke(TinyGltf::Indices, 5, std::uint16_t{4}); },
        "index 5 names vertex 4");
    out.add(
        "index_cut", [](TinyGltf& t) { t.accessor(TinyGltf::Indices)["count"] = 5; }, "5 corners");
    out.add(
        "index_float", [](TinyGltf& t) { t.primitive()["indices"] = 6; }, "indices of type");
    out.add(
        "index_accessor_missing", [](TinyGltf& t) { t.primitive()["indices"] = 400; },
        "names accessor 400");
    out.add(
        "material_missing", [](TinyGltf& t) { t.primitive()["material"] = 3; }, "names material 3");
    out.add(
        "mode_unknown", [](TinyGltf& t) { t.primitive()["mode"] = 9; }, "mode 9");
    out.add(
        "attributes_list", [](TinyGltf& t) { t.primitive()["attributes"] = json::array(); },
        "not an object");
    out.add(
        "draco_garbage",
        [](TinyGltf& t) {
            t.root["extensionsRequired"] =
                t.root["extensionsUsed"] = {"KHR_draco_mesh_compression"};
            for (int i = 0; i < 5; ++i) {
                t.accessor(i).erase("bufferView");
            }
            t.primitive()["extensions"]["KHR_draco_mesh_compression"] = {
                {"bufferView", 0}, {"attributes", {{"POSITION", 0}}}};
        },
        "");
}

void add_skins_and_nodes(Collector& out) {
    out.add(
        "binds_short", [](TinyGltf& t) { t.accessor(TinyGltf::Binds)["count"] = 1; },
        "1 inverse bind matrices for 2 joints");
    out.add(
        "binds_vec4", [](TinyGltf& t) { t.root["skins"][0]["inverseBindMatrices"] = 3; }, "VEC4");
    out.add(
        "binds_nan", [](TinyGltf& t) { t.poke(TinyGltf::Binds, 13, kNan); },
        "inverse bind matrices has a value");
    out.add(
        "binds_missing_accessor",
        [](TinyGltf& t) { t.root["skins"][0]["inverseBindMatrices"] = 77; }, "names accessor 77");
    out.add(
        "skin_no_joints", [](TinyGltf& t) { t.root["skins"][0]["joints"] = json::array(); },
        "no joints");
    out.add(
        "skin_joint_twice",
        [](TinyGltf& t) {
            t.root["skins"][0]["joints"] = {1, 1};
        },
        "twice");
    out.add(
        "skin_joint_missing",
        [](TinyGltf& t) {
            t.root["skins"][0]["joints"] = {0, 44};
        },
        "names node 44");
    out.add(
        "node_of_itself", [](TinyGltf& t) { t.root["nodes"][1]["children"] = {1}; }, "node");
    out.add(
        "node_cycle",
        [](TinyGltf& t) {
            t.root["scenes"][0]["nodes"] = {2};
            t.root["nodes"][1]["children"] = {0};
        },
        "their own ancestors");
    out.add(
        "node_two_parents", [](TinyGltf& t) { t.root["nodes"][2]["children"] = {1}; },
        "a child of node 0 and of node 2");
    out.add(
        "node_child_missing", [](TinyGltf& t) { t.root["nodes"][1]["children"] = {9}; },
        "names node 9");
    out.add(
        "node_mesh_missing", [](TinyGltf& t) { t.root["nodes"][1]["mesh"] = 5; }, "names mesh 5");
    out.add(
        "node_skin_missing", [](TinyGltf& t) { t.root["nodes"][2]["skin"] = 5; }, "names skin 5");
    out.add(
        "node_matrix_short", [](TinyGltf& t) { t.root["nodes"][2]["matrix"] = json(15, 1.0); },
        "16 numbers");
    out.add(
        "node_far_away",
        [](TinyGltf& t) {
            t.root["nodes"][2]["translation"] = {1e300, 0, 0};
        },
        "thousand million");
    out.add(
        "node_scale_text",
        [](TinyGltf& t) {
            t.root["nodes"][2]["scale"] = {"a", "b", "c"};
        },
        "nodes[2].scale");
    out.add(
        "node_name_number", [](TinyGltf& t) { t.root["nodes"][2]["name"] = 12; }, "nodes[2].name");
    out.add(
        "scene_missing", [](TinyGltf& t) { t.root["scene"] = 3; }, "names scene 3");
    out.add(
        "scene_lists_child",
        [](TinyGltf& t) {
            t.root["scenes"][0]["nodes"] = {0, 1, 2};
        },
        "lists node 1");
    for (const std::size_t length : {600U, 50'000U}) {
        out.add(
            "node_chain_" + std::to_string(length),
            [&](TinyGltf& t) {
                json& nodes = t.root["nodes"];
                for (std::size_t i = 3; i < length; ++i) {
                    nodes.push_back({{"children", {i + 1}}});
                }
                nodes.push_back(json::object());
            },
            "nested more than 512 deep");
    }
}

void add_animations(Collector& out) {
    out.add(
        "keys_short", [](TinyGltf& t) { t.accessor(TinyGltf::Turns)["count"] = 2; },
        "2 values for 3 keys");
    out.add(
        "keys_cubic_short",
        [](TinyGltf& t) {
            t.root["animations"][0]["samplers"][0]["interpolation"] = "CUBICSPLINE";
        },
        "9 needed");
    out.add(
        "times_nan", [](TinyGltf& t) { t.poke(TinyGltf::Times, 1, kNan); }, "key 1");
    out.add(
        "times_infinite", [](TinyGltf& t) { t.poke(TinyGltf::Times, 2, kInfinity); }, "key 2");
    out.add(
        "times_descend", [](TinyGltf& t) { t.poke(TinyGltf::Times, 1, 3.0F); }, "go back at key 2");
    out.add(
        "times_vec3", [](TinyGltf& t) { t.root["animations"][0]["samplers"][0]["input"] = 8; },
        "key times that are VEC3");
    out.add(
        "values_nan", [](TinyGltf& t) { t.poke(TinyGltf::Turns, 5, kNan); }, "not numbers");
    out.add(
        "values_wrong_type",
        [](TinyGltf& t) { t.root["animations"][0]["samplers"][0]["output"] = 8; },
        "rotation with VEC3");
    out.add(
        "sampler_missing",
        [](TinyGltf& t) { t.root["animations"][0]["channels"][0]["sampler"] = 8; },
        "names sampler 8");
    out.add(
        "channel_node_missing",
        [](TinyGltf& t) { t.root["animations"][0]["channels"][0]["target"]["node"] = 8; },
        "names node 8");
    out.add(
        "interpolation_unknown",
        [](TinyGltf& t) { t.root["animations"][0]["samplers"][0]["interpolation"] = "MAGIC"; },
        "MAGIC");
}

void add_headers(Collector& out) {
    out.add(
        "asset_missing", [](TinyGltf& t) { t.root.erase("asset"); }, "asset.version");
    out.add(
        "gltf_one", [](TinyGltf& t) { t.root["asset"]["version"] = "1.0"; }, "glTF 1.0");
    out.add(
        "gltf_three", [](TinyGltf& t) { t.root["asset"]["version"] = "3.0"; }, "glTF 3.0");
    out.add(
        "extension_meshopt",
        [](TinyGltf& t) { t.root["extensionsRequired"] = {"EXT_meshopt_compression"}; },
        "EXT_meshopt_compression");
    out.add(
        "extension_unknown", [](TinyGltf& t) { t.root["extensionsRequired"] = {"ACME_secret"}; },
        "ACME_secret");
    out.add(
        "extension_number", [](TinyGltf& t) { t.root["extensionsRequired"] = {7}; },
        "list of texts");
}

/// Legal files on which Assimp fails or crashes; through our clean copy they load.
void add_legal(Collector& out) {
    out.legal("no_inverse_binds",
              [](TinyGltf& t) { t.root["skins"][0].erase("inverseBindMatrices"); });
    out.legal("extras_list", [](TinyGltf& t) { t.root["nodes"][0]["extras"] = {1, 2, 3}; });
    out.legal("extras_null", [](TinyGltf& t) { t.root["nodes"][0]["extras"] = nullptr; });
    out.legal("extras_everywhere", [](TinyGltf& t) {
        t.root["asset"]["extras"] = t.root["extras"] = {{"a", {1, {{"b", nullptr}}}}};
    });
    out.legal("equal_names", [](TinyGltf& t) {
        for (json& node : t.root["nodes"]) {
            node["name"] = "Same";
        }
    });
    out.legal("no_names", [](TinyGltf& t) {
        for (json& node : t.root["nodes"]) {
            node.erase("name");
        }
    });
    out.legal("weights_negative", [](TinyGltf& t) { t.poke(TinyGltf::Weights, 8, -0.5F); });
    out.legal("weights_zero", [](TinyGltf& t) {
        for (std::size_t i = 0; i < 16; ++i) {
            t.poke(TinyGltf::Weights, i, 0.0F);
        }
    });
    out.legal("weights_without_skin", [](TinyGltf& t) { t.root["nodes"][2].erase("skin"); });
    out.legal("times_equal", [](TinyGltf& t) { t.poke(TinyGltf::Times, 1, 0.0F); });
    out.legal("rotation_zero", [](TinyGltf& t) { t.root["nodes"][1]["rotation"] = {0, 0, 0, 0}; });
    out.legal("path_unknown", [](TinyGltf& t) {
        t.root["animations"][0]["channels"][0]["target"]["path"] = "pointer";
    });
    out.legal("no_scene", [](TinyGltf& t) {
        t.root.erase("scene");
        t.root.erase("scenes");
    });
    out.legal("joints_outside_scene", [](TinyGltf& t) { t.root["scenes"][0]["nodes"] = {2}; });
    out.legal("padded_with_zeros", [](TinyGltf& t) { t.buffer += std::string(100, '\0'); });
}

}  // namespace

std::vector<BadFile> build_bad_gltf() {
    Collector out;
    add_containers(out);
    add_buffers(out);
    add_meshes(out);
    add_skins_and_nodes(out);
    add_animations(out);
    add_headers(out);
    add_legal(out);
    return std::move(out.files);
}

}  // namespace jw::import::test
