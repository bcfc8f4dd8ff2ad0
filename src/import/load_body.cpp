#include "import/load_body.h"

#include "import/axes.h"
#include "import/file_bytes.h"
#include "import/sidecar.h"

#include <assimp/Importer.hpp>
#include <assimp/scene.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <fstream>
#include <span>
#include <string_view>
#include <unordered_map>

namespace jw::import {
namespace {

using model::Model;

constexpr std::uint64_t kMaxBytes = std::uint64_t{1} << 30U;
constexpr float kWeightTolerance = 1e-3F;
constexpr std::string_view kAdvice = "; build the body again (ninja body)";

Error bad(const std::string& sentence) {
    return Error{ErrorCode::BadFormat, sentence + std::string{kAdvice}, {}};
}

/// Header and length, so that a half-written file is told from a broken one.
Result<Unit> check_header(const std::filesystem::path& glb) {
    JW_TRY(const std::uint64_t size, check_size(glb, kMaxBytes));
    std::array<unsigned char, 12> header{};
    std::ifstream file{glb, std::ios::binary};
    file.read(reinterpret_cast<char*>(header.data()), header.size());
    const auto word = [&](std::size_t at) {
        return static_cast<std::uint64_t>(header[at]) |
               static_cast<std::uint64_t>(header[at + 1]) << 8U |
               static_cast<std::uint64_t>(header[at + 2]) << 16U |
               static_cast<std::uint64_t>(header[at + 3]) << 24U;
    };
    if (!file || word(0) != 0x46546C67 || word(4) != 2) {
        return bad("this is not the GLB of a body");
    }
    if (word(8) != size) {
        return bad(fmt::format("the file has {} bytes of {}", size, word(8)));
    }
    return Unit{};
}

class BodyReader {
  public:
    BodyReader(const aiScene& scene, Model& model) : scene_{scene}, model_{model} {}

    Result<Unit> run() {
        for (std::size_t i = 0; i < model_.body.bones.size(); ++i) {
            bones_.emplace(model_.body.bones[i].id, static_cast<std::uint16_t>(i));
        }
        for (std::size_t i = 0; i < model_.body.muscles.size(); ++i) {
            muscles_.emplace(model_.body.muscles[i].id, static_cast<int>(i));
        }
        model_.meshes.reserve(scene_.mNumMeshes);
        std::vector<const aiNode*> open{scene_.mRootNode};
        while (!open.empty()) {
            const aiNode& node = *open.back();
            open.pop_back();
            seen_ += bones_.contains(node.mName.C_Str()) ? 1 : 0;
            for (unsigned i = 0; i < node.mNumMeshes; ++i) {
                JW_CHECK(read_mesh(node, *scene_.mMeshes[node.mMeshes[i]]));
            }
            for (unsigned i = node.mNumChildren; i > 0; --i) {
                open.push_back(node.mChildren[i - 1]);
            }
        }
        if (seen_ != bones_.size()) {
            return bad(fmt::format("the GLB holds {} of the {} bones that its side-car lists",
                                   seen_, bones_.size()));
        }
        return Unit{};
    }

  private:
    static std::string metadata(const aiNode& node, const char* key) {
        aiString text;
        return node.mMetaData != nullptr && node.mMetaData->Get(key, text) ? text.C_Str() : "";
    }

    Result<Unit> read_mesh(const aiNode& node, const aiMesh& source) {
        model::Mesh mesh;
        mesh.id = metadata(node, "structure");
        const std::string kind = metadata(node, "kind");
        const auto known = model::kMeshKindNames.find(kind);
        if (mesh.id.empty() || !known) {
            return bad(
                fmt::format("mesh node '{}' does not say what it is (kind '{}', structure "
                            "'{}')",
                            node.mName.C_Str(), kind, mesh.id));
        }
        mesh.kind = *known;
        mesh.structure = find_structure(mesh);
        if (mesh.structure < 0 && mesh.kind != model::MeshKind::Prop &&
            mesh.kind != model::MeshKind::Skin) {
            return bad(fmt::format("the {} '{}' of the GLB is not in the side-car", kind, mesh.id));
        }
        read_vertices(source, mesh);
        read_triangles(source, mesh);
        JW_CHECK(read_weights(source, mesh));
        JW_CHECK(check_mesh(mesh));
        model_.meshes.push_back(std::move(mesh));
        return Unit{};
    }

    /// A part belongs to the bone or muscle whose id its own begins with ("femur_r.head").
    int find_structure(const model::Mesh& mesh) const {
        const std::string whole = mesh.id.substr(0, mesh.id.find('.'));
        if (model::belongs_to_muscle(mesh.kind)) {
            const auto found = muscles_.find(whole);
            return found == muscles_.end() ? -1 : found->second;
        }
        const auto found = bones_.find(whole);
        return found == bones_.end() ? -1 : found->second;
    }

    static void read_vertices(const aiMesh& source, model::Mesh& mesh) {
        mesh.vertices.resize(source.mNumVertices);
        const bool has_uv = source.HasTextureCoords(0);
        const bool has_colour = source.HasVertexColors(0);
        for (unsigned i = 0; i < source.mNumVertices; ++i) {
            model::Vertex& vertex = mesh.vertices[i];
            const aiVector3D& p = source.mVertices[i];
            vertex.position = from_gltf({p.x, p.y, p.z});
            if (source.HasNormals()) {
                const aiVector3D& n = source.mNormals[i];
                vertex.normal = from_gltf({n.x, n.y, n.z});
            }
            if (has_uv) {
                // Assimp turns v upside down on import; ours runs around the belly.
                const aiVector3D& uv = source.mTextureCoords[0][i];
                vertex.uv = {uv.x, 1.0F - uv.y};
            }
            if (has_colour) {
                vertex.occlusion = source.mColors[0][i].r;
                vertex.blend = source.mColors[0][i].a;
            }
            vertex.weights.fill(0.0F);
        }
    }

    static void read_triangles(const aiMesh& source, model::Mesh& mesh) {
        mesh.indices.reserve(std::size_t{source.mNumFaces} * 3);
        for (unsigned f = 0; f < source.mNumFaces; ++f) {
            const aiFace& face = source.mFaces[f];
            if (face.mNumIndices == 3) {
                mesh.indices.insert(mesh.indices.end(), face.mIndices, face.mIndices + 3);
            }
        }
    }

    Result<Unit> read_weights(const aiMesh& source, model::Mesh& mesh) {
        filled_.assign(mesh.vertices.size(), 0);
        for (unsigned b = 0; b < source.mNumBones; ++b) {
            const aiBone& bone = *source.mBones[b];
            const auto found = bones_.find(bone.mName.C_Str());
            if (found == bones_.end()) {
                return bad(
                    fmt::format("mesh '{}' is bound to '{}', which is no bone of the "
                                "side-car",
                                mesh.id, bone.mName.C_Str()));
            }
            for (unsigned w = 0; w < bone.mNumWeights; ++w) {
                const aiVertexWeight& weight = bone.mWeights[w];
                if (weight.mWeight == 0.0F || weight.mVertexId >= mesh.vertices.size()) {
                    continue;  // Assimp lists every bone of the skin, with a dummy weight
                }
                std::uint8_t& used = filled_[weight.mVertexId];
                if (used == 4) {
                    return bad(fmt::format("mesh '{}' vertex {} has more than four weights",
                                           mesh.id, weight.mVertexId));
                }
                model::Vertex& vertex = mesh.vertices[weight.mVertexId];
                vertex.bones[used] = found->second;
                vertex.weights[used] = weight.mWeight;
                ++used;
            }
        }
        return Unit{};
    }

    static Result<Unit> check_mesh(const model::Mesh& mesh) {
        for (std::size_t i = 0; i < mesh.vertices.size(); ++i) {
            const model::Vertex& v = mesh.vertices[i];
            const float sum = v.weights[0] + v.weights[1] + v.weights[2] + v.weights[3];
            const float size = std::abs(v.position.x) + std::abs(v.position.y) +
                               std::abs(v.position.z) + std::abs(v.normal.x) +
                               std::abs(v.normal.y) + std::abs(v.normal.z) + std::abs(v.uv.x) +
                               std::abs(v.uv.y);
            if (!std::isfinite(size)) {
                return bad(fmt::format("mesh '{}' vertex {} is not a number", mesh.id, i));
            }
            if (!(std::abs(sum - 1.0F) <= kWeightTolerance)) {
                return bad(fmt::format("mesh '{}' vertex {} has weights that add up to {}", mesh.id,
                                       i, sum));
            }
        }
        const auto highest = std::max_element(mesh.indices.begin(), mesh.indices.end());
        if (highest == mesh.indices.end() || *highest >= mesh.vertices.size()) {
            return bad(
                fmt::format("mesh '{}' has no triangles, or corners that are not there", mesh.id));
        }
        return Unit{};
    }

    const aiScene& scene_;
    Model& model_;
    std::unordered_map<std::string, std::uint16_t> bones_;
    std::unordered_map<std::string, int> muscles_;
    std::vector<std::uint8_t> filled_;  // weights per vertex of the mesh at hand
    std::size_t seen_ = 0;
};

Result<Model> read_body(const std::filesystem::path& glb) {
    JW_CHECK(check_header(glb));
    std::filesystem::path sidecar = glb;
    sidecar.replace_extension(".json");
    Model model;
    JW_TRY(model.body, read_sidecar(sidecar));
    Assimp::Importer importer;
    const aiScene* scene = importer.ReadFile(glb.string(), 0);
    if (scene == nullptr || scene->mRootNode == nullptr) {
        return bad(fmt::format("the GLB cannot be read: {}", importer.GetErrorString()));
    }
    JW_CHECK(BodyReader(*scene, model).run());
    return model;
}

}  // namespace

Result<Model> load_body(const std::filesystem::path& glb) {
    auto model = [&]() -> Result<Model> {
        try {
            return read_body(glb);
        } catch (const std::exception& thrown) {
            return bad(fmt::format("the GLB cannot be read: {}", thrown.what()));
        }
    }();
    if (!model.ok() && model.error().place.file.empty()) {
        Error error = model.error();
        error.place.file = glb.string();
        return error;
    }
    return model;
}

Result<double> measure_raw_assimp(const std::filesystem::path& path) {
    const auto start = std::chrono::steady_clock::now();
    try {
        Assimp::Importer importer;
        if (importer.ReadFile(path.string(), 0) == nullptr) {
            return file_error(ErrorCode::BadFormat, importer.GetErrorString(), path);
        }
    } catch (const std::exception& thrown) {
        return file_error(ErrorCode::BadFormat, thrown.what(), path);
    }
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

}  // namespace jw::import
