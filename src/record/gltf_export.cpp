#include "record/gltf_export.h"

#include "core/files.h"

#include <fmt/format.h>
#include <tiny_gltf.h>

#include <cstring>
#include <map>

namespace jw::record {
namespace {

/// Body axes (X forward, Y up, Z right) to glTF's (+Z forward, +Y up, right = -X).
Vec3 to_gltf(const Vec3& v) {
    return {-v.z, v.y, v.x};
}
Quat to_gltf(const Quat& q) {
    return {q.w, -q.z, q.y, q.x};
}

/// Place of a bone's node in its parent's: nodes stand at the bone origins, unturned in the neutral
/// pose.
Rigid calc_local(const model::Body& body, std::span<const Rigid> displacements, std::size_t bone) {
    const Rigid X_WB = displacements[bone] * shift_by(body.bones[bone].origin);
    const int parent = body.bones[bone].parent;
    if (parent == model::kNone) {
        return X_WB;
    }
    const auto p = static_cast<std::size_t>(parent);
    return (displacements[p] * shift_by(body.bones[p].origin)).inverse() * X_WB;
}

/// Appends floats to the first buffer and returns the accessor over them.
int add_accessor(tinygltf::Model& file, const std::vector<float>& values, int components,
                 bool with_bounds) {
    auto& bytes = file.buffers[0].data;
    bytes.resize((bytes.size() + 3) / 4 * 4);
    tinygltf::BufferView view;
    view.buffer = 0;
    view.byteOffset = bytes.size();
    view.byteLength = values.size() * sizeof(float);
    bytes.resize(bytes.size() + view.byteLength);
    std::memcpy(bytes.data() + view.byteOffset, values.data(), view.byteLength);
    file.bufferViews.push_back(view);
    tinygltf::Accessor accessor;
    accessor.bufferView = static_cast<int>(file.bufferViews.size()) - 1;
    accessor.componentType = TINYGLTF_COMPONENT_TYPE_FLOAT;
    accessor.type = components == 1   ? TINYGLTF_TYPE_SCALAR
                    : components == 3 ? TINYGLTF_TYPE_VEC3
                                      : TINYGLTF_TYPE_VEC4;
    accessor.count = values.size() / static_cast<std::size_t>(components);
    if (with_bounds) {
        accessor.minValues = {values.front()};
        accessor.maxValues = {values.back()};
    }
    file.accessors.push_back(accessor);
    return static_cast<int>(file.accessors.size()) - 1;
}

void add_channel(tinygltf::Animation& animation, int node, const char* path, int times,
                 int values) {
    tinygltf::AnimationSampler sampler;
    sampler.input = times;
    sampler.output = values;
    sampler.interpolation = "LINEAR";
    animation.samplers.push_back(sampler);
    tinygltf::AnimationChannel channel;
    channel.sampler = static_cast<int>(animation.samplers.size()) - 1;
    channel.target_node = node;
    channel.target_path = path;
    animation.channels.push_back(channel);
}

struct BoneTrack {
    std::vector<float> translations, rotations;
};

BoneTrack build_track(const model::Body& body, const Clip& clip, std::size_t bone) {
    BoneTrack track;
    Quat last{1.0, 0.0, 0.0, 0.0};
    for (const auto& frame : clip.frames) {
        const Rigid local = calc_local(body, frame, bone);
        const Vec3 p = to_gltf(local.p);
        Quat q = to_gltf(local.q);
        if (glm::dot(q, last) < 0.0) {
            q = -q;  // the short way round between keys
        }
        last = q;
        for (const double value : {p.x, p.y, p.z}) {
            track.translations.push_back(static_cast<float>(value));
        }
        for (const double value : {q.x, q.y, q.z, q.w}) {
            track.rotations.push_back(static_cast<float>(value));
        }
    }
    return track;
}

}  // namespace

Result<Unit> export_glb(const std::filesystem::path& body_glb, const model::Body& body,
                        const Clip& clip, const std::filesystem::path& path) {
    JW_ASSERT(clip.frames.size() >= 2);
    tinygltf::Model file;
    tinygltf::TinyGLTF gltf;
    std::string failure, warning;
    if (!gltf.LoadBinaryFromFile(&file, &failure, &warning, body_glb.string()) ||
        file.buffers.empty()) {
        return Error{ErrorCode::BadFormat,
                     fmt::format("the body cannot be read: {}", failure),
                     {body_glb.string()}};
    }
    std::map<std::string, int, std::less<>> nodes;
    for (std::size_t i = 0; i < file.nodes.size(); ++i) {
        nodes.emplace(file.nodes[i].name, static_cast<int>(i));
    }
    std::vector<float> times;
    for (std::size_t i = 0; i < clip.frames.size(); ++i) {
        times.push_back(static_cast<float>(clip.seconds * static_cast<double>(i) /
                                           static_cast<double>(clip.frames.size() - 1)));
    }
    tinygltf::Animation animation;
    animation.name = clip.name;
    const int time_accessor = add_accessor(file, times, 1, true);
    for (std::size_t bone = 0; bone < body.bones.size(); ++bone) {
        const auto node = nodes.find(body.bones[bone].id);
        if (node == nodes.end()) {
            return Error{ErrorCode::BadFormat,
                         fmt::format("has no node for the bone '{}'; make the body again",
                                     body.bones[bone].id),
                         {body_glb.string()}};
        }
        const BoneTrack track = build_track(body, clip, bone);
        add_channel(animation, node->second, "translation", time_accessor,
                    add_accessor(file, track.translations, 3, false));
        add_channel(animation, node->second, "rotation", time_accessor,
                    add_accessor(file, track.rotations, 4, false));
    }
    file.animations = {animation};
    FileReplacement replacement{path};
    JW_CHECK(replacement.check());
    if (!gltf.WriteGltfSceneToFile(&file, replacement.temporary().string(), true, true, false,
                                   true)) {
        return Error{ErrorCode::IoFailed, "cannot be written", {path.string()}};
    }
    return replacement.commit();
}

}  // namespace jw::record
