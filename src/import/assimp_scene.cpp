#include "import/assimp_scene.h"

#include "import/axes.h"
#include "import/gltf_values.h"

#include <assimp/material.h>
#include <assimp/scene.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <map>
#include <unordered_map>

namespace jw::import {
namespace {

using model::GuestModel;

constexpr std::size_t kMaxVertices = 8'000'000;
constexpr std::size_t kMaxNodes = 65'536;
constexpr std::size_t kMaxJoints = 65'535;  // Vertex::bones is 16 bits wide
constexpr std::size_t kMaxKeys = 8'000'000;
constexpr double kMaxSeconds = 86'400.0;

Error bad(std::string sentence) {
    return Error{ErrorCode::BadFormat, std::move(sentence) + "; export the file again", {}};
}

glm::mat4 to_glm(const aiMatrix4x4& m) {
    return {{m.a1, m.b1, m.c1, m.d1},
            {m.a2, m.b2, m.c2, m.d2},
            {m.a3, m.b3, m.c3, m.d3},
            {m.a4, m.b4, m.c4, m.d4}};
}
glm::vec3 to_glm(const aiVector3D& v) {
    return {v.x, v.y, v.z};
}

bool is_finite(const glm::vec3& v) {
    return std::isfinite(v.x) && std::isfinite(v.y) && std::isfinite(v.z);
}

/// Index behind the one letter of a clean name: "n12" -> 12, "m3-1" -> 3; -1 for other names.
int index_in(const aiString& name, char letter) {
    const char* text = name.C_Str();
    int index = -1;
    if (name.length < 2 || text[0] != letter) {
        return -1;
    }
    const auto [end, code] = std::from_chars(text + 1, text + name.length, index);
    return code == std::errc{} && (*end == '\0' || *end == '-') ? index : -1;
}

/// Entry of a document's list that a clean name speaks of, or null.
template <typename T>
const T* find_entry(const std::vector<T>& list, int index) {
    return index >= 0 && static_cast<std::size_t>(index) < list.size()
               ? &list[static_cast<std::size_t>(index)]
               : nullptr;
}

/// Assimp's scene to ours. With a document (glTF) names and materials come from there.
class Converter {
  public:
    Converter(const aiScene& scene, const gltf::Document* document, FileKind kind)
        : scene_{scene}, document_{document}, kind_{kind}, axes_{choose_axes()} {}

    Result<GuestModel> run() {
        JW_CHECK(add_nodes());
        add_materials();
        JW_CHECK(add_meshes());
        JW_CHECK(add_animations());
        mark_joints();
        return std::move(guest_);
    }

  private:
    AxisChange choose_axes() const {
        AxisChange axes = AxisChange::from_gltf();
        if (kind_ != FileKind::Fbx || scene_.mMetaData == nullptr) {
            return axes;
        }
        int up = 1;
        scene_.mMetaData->Get("UpAxis", up);
        const glm::mat4 root = to_glm(scene_.mRootNode->mTransformation);
        const bool is_turned = std::abs(root[1][1]) < 0.9F * glm::length(glm::vec3{root[1]});
        if (up == 2 && !is_turned) {
            axes = AxisChange::from_z_up();
        }
        double centimetres = 1.0;
        float single = 1.0F;
        if (!scene_.mMetaData->Get("UnitScaleFactor", centimetres) &&
            scene_.mMetaData->Get("UnitScaleFactor", single)) {
            centimetres = static_cast<double>(single);
        }
        if (centimetres > 1e-6 && centimetres < 1e6) {
            axes.scale = static_cast<float>(centimetres / 100.0);
        }
        return axes;
    }

    std::string node_name(const aiNode& node) const {
        if (document_ != nullptr) {
            const auto* entry = find_entry(document_->nodes, index_in(node.mName, 'n'));
            return entry == nullptr ? "" : entry->name;
        }
        return node.mName.C_Str();
    }

    Result<Unit> add_nodes() {
        std::vector<std::pair<const aiNode*, int>> open{{scene_.mRootNode, -1}};
        while (!open.empty()) {
            const auto [node, parent] = open.back();
            open.pop_back();
            const int index = static_cast<int>(guest_.nodes.size());
            guest_.nodes.push_back(
                {node_name(*node), parent, axes_.transform(to_glm(node->mTransformation)), false});
            node_index_.emplace(node->mName.C_Str(), index);
            sources_.push_back(node);
            if (guest_.nodes.size() > kMaxNodes) {
                return Error{ErrorCode::LimitExceeded,
                             "it has more than 65536 nodes; simplify it before exporting",
                             {}};
            }
            for (unsigned i = node->mNumChildren; i > 0; --i) {
                open.emplace_back(node->mChildren[i - 1], index);
            }
        }
        return Unit{};
    }

    void add_materials() {
        if (document_ != nullptr) {
            for (const gltf::Material& material : document_->materials) {
                const auto& c = material.colour;
                guest_.materials.push_back({material.name, glm::vec4{c[0], c[1], c[2], c[3]}});
            }
            return;
        }
        for (unsigned i = 0; i < scene_.mNumMaterials; ++i) {
            const aiMaterial& material = *scene_.mMaterials[i];
            aiColor4D colour{0.8F, 0.8F, 0.8F, 1.0F};
            material.Get(AI_MATKEY_COLOR_DIFFUSE, colour);
            // These formats give display colours.
            const auto linear = [](float x) {
                return std::isfinite(x) ? std::pow(std::clamp(x, 0.0F, 1.0F), 2.2F) : 0.6F;
            };
            guest_.materials.push_back(
                {material.GetName().C_Str(),
                 glm::vec4{linear(colour.r), linear(colour.g), linear(colour.b), 1.0F}});
        }
    }

    int material_of(const aiMesh& mesh) const {
        if (document_ != nullptr) {
            return index_in(scene_.mMaterials[mesh.mMaterialIndex]->GetName(), 't');
        }
        return static_cast<int>(mesh.mMaterialIndex);
    }

    /// Index of a skin joint; equal ones are shared.
    Result<int> joint_of(int node, const glm::mat4& bind) {
        std::array<float, 16> key{};
        for (int i = 0; i < 16; ++i) {
            key[static_cast<std::size_t>(i)] = bind[i / 4][i % 4];
        }
        const auto [found, is_new] =
            joints_.try_emplace({node, key}, static_cast<int>(guest_.skin_joints.size()));
        if (is_new) {
            if (guest_.skin_joints.size() >= kMaxJoints) {
                return Error{ErrorCode::LimitExceeded,
                             "its meshes have more than 65535 joints together; simplify it before "
                             "exporting",
                             {}};
            }
            guest_.skin_joints.push_back({node, bind});
        }
        return found->second;
    }

    Result<Unit> add_meshes() {
        std::vector<bool> shown(scene_.mNumMeshes, false);
        std::size_t vertices = 0;
        for (std::size_t n = 0; n < sources_.size(); ++n) {
            for (unsigned i = 0; i < sources_[n]->mNumMeshes; ++i) {
                const unsigned index = sources_[n]->mMeshes[i];
                const aiMesh& mesh = *scene_.mMeshes[index];
                if ((mesh.mPrimitiveTypes & aiPrimitiveType_TRIANGLE) == 0 ||
                    (mesh.HasBones() && shown[index])) {
                    continue;  // points and lines; a skinned mesh stands where its joints are
                }
                shown[index] = true;
                vertices += mesh.mNumVertices;
                if (vertices > kMaxVertices) {
                    return Error{
                        ErrorCode::LimitExceeded,
                        "it has more than 8 million vertices; simplify it before exporting",
                        {}};
                }
                JW_CHECK(add_mesh(mesh, static_cast<int>(n)));
            }
        }
        return Unit{};
    }

    Result<Unit> add_mesh(const aiMesh& mesh, int node) {
        model::Mesh out;
        const auto* entry = document_ == nullptr
                                ? nullptr
                                : find_entry(document_->meshes, index_in(mesh.mName, 'm'));
        out.id = entry != nullptr ? entry->name : document_ != nullptr ? "" : mesh.mName.C_Str();
        if (out.id.empty()) {
            out.id = guest_.nodes[static_cast<std::size_t>(node)].name;
        }
        out.kind = model::MeshKind::Guest;
        out.material = material_of(mesh);
        JW_TRY(out.vertices, build_vertices(mesh, out.id));
        out.indices.reserve(std::size_t{mesh.mNumFaces} * 3);
        for (unsigned f = 0; f < mesh.mNumFaces; ++f) {
            const aiFace& face = mesh.mFaces[f];
            if (face.mNumIndices == 3) {
                out.indices.insert(out.indices.end(), face.mIndices, face.mIndices + 3);
            }
        }
        JW_CHECK(bind(mesh, node, out));
        guest_.meshes.push_back(std::move(out));
        return Unit{};
    }

    Result<std::vector<model::Vertex>> build_vertices(const aiMesh& mesh,
                                                      const std::string& name) const {
        std::vector<model::Vertex> vertices(mesh.mNumVertices);
        for (unsigned v = 0; v < mesh.mNumVertices; ++v) {
            model::Vertex& vertex = vertices[v];
            vertex.position = axes_.point(to_glm(mesh.mVertices[v]));
            if (!is_finite(vertex.position)) {
                return bad(fmt::format("mesh '{}' vertex {} has a position that is not a number",
                                       name.substr(0, 60), v));
            }
            if (mesh.HasNormals()) {
                const glm::vec3 normal = axes_.direction(to_glm(mesh.mNormals[v]));
                const float length = glm::length(normal);
                if (std::isfinite(length) && length > 1e-6F) {
                    vertex.normal = normal / length;
                }
            }
            if (mesh.HasTextureCoords(0)) {
                const glm::vec3 uv = to_glm(mesh.mTextureCoords[0][v]);
                vertex.uv = is_finite(uv) ? glm::vec2{uv} : glm::vec2{0.0F};
            }
        }
        return vertices;
    }

    /// Joints and weights: the four strongest, sum 1; what nothing moves goes with the mesh's node.
    Result<Unit> bind(const aiMesh& mesh, int node, model::Mesh& out) {
        JW_TRY(const int own, joint_of(node, glm::mat4{1.0F}));
        for (model::Vertex& vertex : out.vertices) {
            vertex.bones.fill(static_cast<std::uint16_t>(own));
            vertex.weights.fill(0.0F);
        }
        for (unsigned b = 0; b < mesh.mNumBones; ++b) {
            const aiBone& bone = *mesh.mBones[b];
            const auto found = node_index_.find(bone.mName.C_Str());
            if (found == node_index_.end()) {
                guest_.warnings.push_back(fmt::format(
                    "mesh '{}' has a joint '{}' that stands in no node; its weights are left out",
                    out.id.substr(0, 60), std::string{bone.mName.C_Str()}.substr(0, 60)));
                continue;
            }
            JW_TRY(const int joint,
                   joint_of(found->second, axes_.transform(to_glm(bone.mOffsetMatrix))));
            guest_.nodes[static_cast<std::size_t>(found->second)].is_joint = true;
            for (unsigned w = 0; w < bone.mNumWeights; ++w) {
                const aiVertexWeight& weight = bone.mWeights[w];
                if (!std::isfinite(weight.mWeight)) {
                    return bad(
                        fmt::format("mesh '{}' has a weight that is not a number at vertex "
                                    "{}",
                                    out.id.substr(0, 60), weight.mVertexId));
                }
                if (weight.mVertexId < out.vertices.size() && weight.mWeight > 0.0F) {
                    keep_strongest(out.vertices[weight.mVertexId],
                                   static_cast<std::uint16_t>(joint), weight.mWeight);
                }
            }
        }
        std::size_t unbound = 0;
        for (model::Vertex& vertex : out.vertices) {
            float sum = 0.0F;
            for (const float weight : vertex.weights) {
                sum += weight;
            }
            unbound += sum > 0.0F ? 0 : 1;
            for (float& weight : vertex.weights) {
                weight = sum > 0.0F ? weight / sum : 0.0F;
            }
            vertex.weights[0] = sum > 0.0F ? vertex.weights[0] : 1.0F;
        }
        if (unbound > 0 && mesh.HasBones()) {
            guest_.warnings.push_back(fmt::format(
                "{} vertices of mesh '{}' are bound to no joint; they stay with the mesh", unbound,
                out.id.substr(0, 60)));
        }
        return Unit{};
    }

    static void keep_strongest(model::Vertex& vertex, std::uint16_t joint, float weight) {
        const auto weakest = std::min_element(vertex.weights.begin(), vertex.weights.end());
        if (weight > *weakest) {
            *weakest = weight;
            vertex.bones[static_cast<std::size_t>(weakest - vertex.weights.begin())] = joint;
        }
    }

    Result<Unit> add_animations() {
        if (document_ != nullptr) {
            for (const gltf::Animation& animation : document_->animations) {
                guest_.animations.push_back({animation.name, calc_length(animation), {}});
            }
        }
        for (unsigned a = 0; a < scene_.mNumAnimations; ++a) {
            const aiAnimation& animation = *scene_.mAnimations[a];
            std::size_t slot = guest_.animations.size();
            if (document_ == nullptr) {
                guest_.animations.push_back({animation.mName.C_Str(), 0.0, {}});
            } else {
                const int index = index_in(animation.mName, 'a');
                if (find_entry(document_->animations, index) == nullptr) {
                    continue;
                }
                slot = static_cast<std::size_t>(index);
            }
            JW_CHECK(fill_animation(animation, guest_.animations[slot]));
        }
        return Unit{};
    }

    /// Last key of any sampler, s: also for clips that move nothing we show.
    double calc_length(const gltf::Animation& animation) const {
        double length = 0.0;
        for (const gltf::Sampler& sampler : animation.samplers) {
            if (find_entry(document_->accessors, sampler.input) == nullptr) {
                continue;
            }
            for (const float time : gltf::read_floats(*document_, sampler.input)) {
                length = time > 0.0F && static_cast<double>(time) < kMaxSeconds
                             ? std::max(length, static_cast<double>(time))
                             : length;
            }
        }
        return length;
    }

    Result<Unit> fill_animation(const aiAnimation& animation, model::GuestAnimation& out) {
        const double ticks = animation.mTicksPerSecond > 0.0 ? animation.mTicksPerSecond : 25.0;
        const std::string where = fmt::format("animation '{}'", out.name.substr(0, 60));
        if (!std::isfinite(ticks) || !std::isfinite(animation.mDuration) ||
            animation.mDuration / ticks > kMaxSeconds || animation.mDuration < 0.0) {
            return bad(where + " has no usable speed or length (frame time)");
        }
        out.seconds = std::max(out.seconds, animation.mDuration / ticks);
        for (unsigned c = 0; c < animation.mNumChannels; ++c) {
            const aiNodeAnim& source = *animation.mChannels[c];
            const auto node = node_index_.find(source.mNodeName.C_Str());
            keys_ += source.mNumPositionKeys + source.mNumRotationKeys + source.mNumScalingKeys;
            if (node == node_index_.end()) {
                continue;
            }
            if (keys_ > kMaxKeys) {
                return Error{ErrorCode::LimitExceeded,
                             "its animations have more than 8 million keys; shorten them",
                             {}};
            }
            model::GuestChannel channel;
            channel.node = node->second;
            const bool is_sound =
                copy_keys(source.mPositionKeys, source.mNumPositionKeys, ticks, channel.positions,
                          [&](const aiVector3D& v) { return axes_.point(to_glm(v)); }) &&
                copy_keys(source.mScalingKeys, source.mNumScalingKeys, ticks, channel.scales,
                          [&](const aiVector3D& v) { return axes_.factors(to_glm(v)); }) &&
                copy_keys(source.mRotationKeys, source.mNumRotationKeys, ticks, channel.rotations,
                          [&](const aiQuaternion& q) {
                              const glm::quat turned = axes_.rotation({q.w, q.x, q.y, q.z});
                              return glm::dot(turned, turned) > 1e-12F
                                         ? glm::normalize(turned)
                                         : glm::quat{1.0F, 0.0F, 0.0F, 0.0F};
                          });
            if (!is_sound) {
                return bad(fmt::format(
                    "{} moves '{}' by values or times that are not numbers", where,
                    guest_.nodes[static_cast<std::size_t>(channel.node)].name.substr(0, 60)));
            }
            out.channels.push_back(std::move(channel));
        }
        return Unit{};
    }

    static bool is_number(const glm::vec3& v) { return is_finite(v); }
    static bool is_number(const glm::quat& q) {
        return std::isfinite(q.x) && std::isfinite(q.y) && std::isfinite(q.z) && std::isfinite(q.w);
    }

    /// False when a key is not finite. Keys that do not come after the one before are left out.
    template <typename Source, typename Key, typename Change>
    static bool copy_keys(const Source* source, unsigned count, double ticks, std::vector<Key>& out,
                          const Change& change) {
        out.reserve(count);
        for (unsigned i = 0; i < count; ++i) {
            const Key key{source[i].mTime / ticks, change(source[i].mValue)};
            if (!std::isfinite(key.seconds) || std::abs(key.seconds) > kMaxSeconds ||
                !is_number(key.value)) {
                return false;
            }
            if (out.empty() || key.seconds > out.back().seconds) {
                out.push_back(key);
            }
        }
        return true;
    }

    void mark_joints() {
        if (document_ != nullptr) {
            for (const gltf::Skin& skin : document_->skins) {
                for (const int joint : skin.joints) {
                    const auto found = node_index_.find(fmt::format("n{}", joint));
                    if (found != node_index_.end()) {
                        guest_.nodes[static_cast<std::size_t>(found->second)].is_joint = true;
                    }
                }
            }
            guest_.skins = static_cast<int>(document_->skins.size());
            return;
        }
        for (unsigned m = 0; m < scene_.mNumMeshes; ++m) {
            guest_.skins += scene_.mMeshes[m]->HasBones() ? 1 : 0;
        }
        if (kind_ == FileKind::Bvh) {
            for (model::GuestNode& node : guest_.nodes) {
                node.is_joint = !node.name.starts_with("EndSite");
            }
        } else if (guest_.meshes.empty()) {
            for (const model::GuestAnimation& animation : guest_.animations) {
                for (const model::GuestChannel& channel : animation.channels) {
                    guest_.nodes[static_cast<std::size_t>(channel.node)].is_joint = true;
                }
            }
        }
    }

    const aiScene& scene_;
    const gltf::Document* document_;
    FileKind kind_;
    AxisChange axes_;
    GuestModel guest_;
    std::vector<const aiNode*> sources_;  // of guest_.nodes
    std::unordered_map<std::string, int> node_index_;
    std::map<std::pair<int, std::array<float, 16>>, int> joints_;
    std::size_t keys_ = 0;
};

}  // namespace

Result<GuestModel> convert_scene(const aiScene& scene, const gltf::Document* document,
                                 FileKind kind) {
    return Converter(scene, document, kind).run();
}

}  // namespace jw::import
