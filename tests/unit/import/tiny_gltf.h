// A small skinned and animated model in glTF, made by hand, that tests bend and break.
#pragma once

#include <nlohmann/json.hpp>

#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

namespace jw::import::test {

using nlohmann::json;

/// JSON and one buffer, written as .glb or .gltf. In glTF's axes: a strip of four vertices from the
/// floor to 1.6 m, joints "Hips" (0) at 0.8 m and "Spine" (1) 0.4 m above, mesh node "Body" (2).
struct TinyGltf {
    json root;
    std::string buffer;

    // Accessors in the order in which build() makes them.
    enum Accessor { Position, Normal, Joints, Weights, Indices, Binds, Times, Turns, Shifts };

    static TinyGltf build() {
        TinyGltf tiny;
        tiny.root = json::parse(R"({
            "asset": {"version": "2.0"}, "scene": 0, "scenes": [{"nodes": [0, 2]}],
            "nodes": [{"name": "Hips", "children": [1], "translation": [0, 0.8, 0]},
                      {"name": "Spine", "translation": [0, 0.4, 0]},
                      {"name": "Body", "mesh": 0, "skin": 0}],
            "meshes": [{"name": "strip", "primitives": [{"material": 0, "indices": 4, "attributes":
                {"POSITION": 0, "NORMAL": 1, "JOINTS_0": 2, "WEIGHTS_0": 3}}]}],
            "materials": [{"name": "skin", "pbrMetallicRoughness":
                {"baseColorFactor": [0.5, 0.25, 0.125, 1]}}],
            "skins": [{"joints": [0, 1], "inverseBindMatrices": 5}],
            "animations": [{"name": "nod",
                "samplers": [{"input": 6, "output": 7}, {"input": 6, "output": 8}],
                "channels": [{"sampler": 0, "target": {"node": 1, "path": "rotation"}},
                             {"sampler": 1, "target": {"node": 0, "path": "translation"}}]}],
            "accessors": [], "bufferViews": [], "buffers": [{}]
        })");
        tiny.add<float>(
            "VEC3", 5126,
            {-0.1F, 0.0F, 0.05F, 0.1F, 0.0F, 0.05F, -0.1F, 1.6F, 0.05F, 0.1F, 1.6F, 0.05F});
        tiny.add<float>("VEC3", 5126, {0, 0, 1, 0, 0, 1, 0, 0, 1, 0, 0, 1});
        tiny.add<std::uint8_t>("VEC4", 5121, {0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0});
        tiny.add<float>("VEC4", 5126,
                        {1, 0, 0, 0, 1, 0, 0, 0, 0.25F, 0.75F, 0, 0, 0.25F, 0.75F, 0, 0});
        tiny.add<std::uint16_t>("SCALAR", 5123, {0, 1, 2, 2, 1, 3});
        tiny.add<float>("MAT4", 5126, {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, -0.8F, 0, 1,
                                       1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, -1.2F, 0, 1});
        tiny.add<float>("SCALAR", 5126, {0.0F, 0.5F, 2.0F});
        tiny.add<float>("VEC4", 5126, {0, 0, 0, 1, 0.70710678F, 0, 0, 0.70710678F, 0, 0, 0, 1});
        tiny.add<float>("VEC3", 5126, {0, 0.8F, 0, 0.1F, 0.8F, 0.3F, 0, 0.8F, 0});
        return tiny;
    }

    template <typename T>
    int add(const char* type, int component, const std::vector<T>& values) {
        const int width = std::string{type} == "SCALAR" ? 1
                          : std::string{type} == "VEC2" ? 2
                          : std::string{type} == "VEC3" ? 3
                          : std::string{type} == "MAT4" ? 16
                                                        : 4;
        buffer.resize((buffer.size() + 3) / 4 * 4);
        root["bufferViews"].push_back({{"buffer", 0},
                                       {"byteOffset", buffer.size()},
                                       {"byteLength", values.size() * sizeof(T)}});
        root["accessors"].push_back({{"bufferView", root["bufferViews"].size() - 1},
                                     {"componentType", component},
                                     {"count", values.size() / static_cast<std::size_t>(width)},
                                     {"type", type}});
        buffer.append(reinterpret_cast<const char*>(values.data()), values.size() * sizeof(T));
        root["buffers"][0]["byteLength"] = buffer.size();
        return static_cast<int>(root["accessors"].size()) - 1;
    }

    /// Overwrites number `index` (of type T) behind an accessor.
    template <typename T>
    void poke(int accessor, std::size_t index, T value) {
        const std::size_t view =
            root["accessors"][static_cast<std::size_t>(accessor)]["bufferView"];
        const std::size_t offset = root["bufferViews"][view]["byteOffset"];
        std::memcpy(buffer.data() + offset + index * sizeof(T), &value, sizeof value);
    }

    json& accessor(int index) { return root["accessors"][static_cast<std::size_t>(index)]; }
    json& primitive() { return root["meshes"][0]["primitives"][0]; }

    std::string glb() const { return glb_of(root.dump(), buffer); }

    static std::string glb_of(std::string text, const std::string& binary) {
        text.resize((text.size() + 3) / 4 * 4, ' ');
        const auto padded = (binary.size() + 3) / 4 * 4;
        std::string file = "glTF" + word(2) + word(28 + text.size() + padded) + word(text.size()) +
                           "JSON" + text + word(padded) + std::string("BIN\0", 4) + binary;
        file.resize(28 + text.size() + padded, '\0');
        return file;
    }

    /// With the buffer inside, as base64.
    std::string gltf() const {
        json copy = root;
        copy["buffers"][0]["uri"] = "data:application/octet-stream;base64," + base64(buffer);
        return copy.dump();
    }

    static std::string word(std::size_t value) {
        std::string bytes(4, '\0');
        for (std::size_t i = 0; i < 4; ++i) {
            bytes[i] = static_cast<char>(value >> (8 * i));
        }
        return bytes;
    }

    static std::string base64(const std::string& bytes) {
        constexpr const char* kLetters =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        std::string text;
        for (std::size_t i = 0; i < bytes.size(); i += 3) {
            unsigned bits = 0;
            for (std::size_t k = 0; k < 3; ++k) {
                bits = bits << 8U |
                       (i + k < bytes.size() ? static_cast<unsigned char>(bytes[i + k]) : 0U);
            }
            for (std::size_t k = 0; k < 4; ++k) {
                text += i + k > bytes.size() ? '=' : kLetters[bits >> (18 - 6 * k) & 63U];
            }
        }
        return text;
    }
};

}  // namespace jw::import::test
