#include "forge/glb_writer.h"

#include "core/files.h"

#include <fmt/format.h>
#include <tiny_gltf.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <sstream>
#include <utility>

namespace jw::forge {

namespace {

Vec3 to_file(const Vec3& v) {
    return {-v.z, v.y, v.x};
}
glm::vec3 to_file(const glm::vec3& v) {
    return {-v.z, v.y, v.x};
}

/// What other viewers see: colour and opacity of each kind of mesh.
using Material = std::pair<model::MeshKind, std::array<double, 4>>;
constexpr std::array<Material, 4> kMaterials{{{model::MeshKind::Bone, {0.84, 0.79, 0.69, 1.0}},
                                              {model::MeshKind::Cartilage, {0.74, 0.80, 0.82, 1.0}},
                                              {model::MeshKind::Muscle, {0.55, 0.20, 0.17, 1.0}},
                                              {model::MeshKind::Skin, {0.80, 0.68, 0.60, 0.15}}}};

/// That of bone for what lies on bone.
int find_material(model::MeshKind kind) {
    const auto found = std::find_if(kMaterials.begin(), kMaterials.end(),
                                    [kind](const Material& row) { return row.first == kind; });
    return found == kMaterials.end() ? 0 : static_cast<int>(found - kMaterials.begin());
}

class Writer {
  public:
    explicit Writer(const model::Body& body) : body_{body} {
        model_.asset.version = "2.0";
        model_.asset.generator = "jointwise forge";
        model_.buffers.emplace_back();
        model_.scenes.emplace_back();
        model_.scenes[0].name = "body";
        model_.defaultScene = 0;
    }

    Result<Unit> add_skeleton() {
        for (const model::Bone& bone : body_.bones) {
            tinygltf::Node node;
            node.name = bone.id;
            const Vec3 parent = bone.parent == model::kNone
                                    ? Vec3{0.0}
                                    : body_.bones[static_cast<std::size_t>(bone.parent)].origin;
            const Vec3 offset = to_file(bone.origin - parent);
            node.translation = {offset.x, offset.y, offset.z};
            model_.nodes.push_back(std::move(node));
        }
        std::vector<float> inverse_binds;
        tinygltf::Skin skin;
        skin.name = "skeleton";
        for (std::size_t i = 0; i < body_.bones.size(); ++i) {
            const model::Bone& bone = body_.bones[i];
            auto& siblings = bone.parent == model::kNone
                                 ? model_.scenes[0].nodes
                                 : model_.nodes[static_cast<std::size_t>(bone.parent)].children;
            siblings.push_back(static_cast<int>(i));
            skin.joints.push_back(static_cast<int>(i));
            const Vec3 back = -to_file(bone.origin);
            std::array<float, 16> matrix{1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1};
            for (int axis = 0; axis < 3; ++axis) {
                matrix[12 + static_cast<std::size_t>(axis)] = static_cast<float>(back[axis]);
            }
            inverse_binds.insert(inverse_binds.end(), matrix.begin(), matrix.end());
        }
        skin.inverseBindMatrices =
            add_accessor(inverse_binds, body_.bones.size(), TINYGLTF_TYPE_MAT4,
                         TINYGLTF_COMPONENT_TYPE_FLOAT, 0);
        model_.skins.push_back(std::move(skin));
        return Unit{};
    }

    void add_materials() {
        for (const auto& [kind, colour] : kMaterials) {
            tinygltf::Material material;
            material.name = model::kMeshKindNames.name(kind);
            material.pbrMetallicRoughness.baseColorFactor = {colour.begin(), colour.end()};
            material.alphaMode = colour[3] < 1.0 ? "BLEND" : "OPAQUE";
            material.pbrMetallicRoughness.metallicFactor = 0.0;
            material.pbrMetallicRoughness.roughnessFactor = 0.7;
            model_.materials.push_back(std::move(material));
        }
    }

    Result<Unit> add_mesh(const model::Mesh& mesh) {
        const std::size_t count = mesh.vertices.size();
        std::vector<float> positions, normals, uvs, weights;
        std::vector<std::uint8_t> colours;
        std::vector<std::uint16_t> joints;
        const auto byte = [](float v) {
            return static_cast<std::uint8_t>(
                std::lround(255.0F * std::min(std::max(v, 0.0F), 1.0F)));
        };
        for (const model::Vertex& vertex : mesh.vertices) {
            const glm::vec3 p = to_file(vertex.position);
            const glm::vec3 n = to_file(vertex.normal);
            positions.insert(positions.end(), {p.x, p.y, p.z});
            normals.insert(normals.end(), {n.x, n.y, n.z});
            uvs.insert(uvs.end(), {vertex.uv.x, vertex.uv.y});
            // Grey, so that other viewers shade with the baked openness; alpha is ignored by opaque
            // materials and carries the blend.
            const std::uint8_t open = byte(vertex.occlusion);
            colours.insert(colours.end(), {open, open, open, byte(vertex.blend)});
            for (std::size_t k = 0; k < 4; ++k) {
                if (vertex.bones[k] >= body_.bones.size()) {
                    return Error{ErrorCode::InvalidInput,
                                 fmt::format("mesh {} is bound to bone {}, the body has {}",
                                             mesh.id, vertex.bones[k], body_.bones.size()),
                                 {}};
                }
                joints.push_back(vertex.weights[k] > 0.0F ? vertex.bones[k] : std::uint16_t{0});
                weights.push_back(vertex.weights[k]);
            }
        }
        tinygltf::Primitive primitive;
        primitive.mode = TINYGLTF_MODE_TRIANGLES;
        primitive.material = find_material(mesh.kind);
        constexpr int kFloat = TINYGLTF_COMPONENT_TYPE_FLOAT;
        constexpr int kArray = TINYGLTF_TARGET_ARRAY_BUFFER;
        primitive.attributes["POSITION"] =
            add_accessor(positions, count, TINYGLTF_TYPE_VEC3, kFloat, kArray);
        bound_accessor(positions);
        primitive.attributes["NORMAL"] =
            add_accessor(normals, count, TINYGLTF_TYPE_VEC3, kFloat, kArray);
        primitive.attributes["TEXCOORD_0"] =
            add_accessor(uvs, count, TINYGLTF_TYPE_VEC2, kFloat, kArray);
        primitive.attributes["COLOR_0"] = add_accessor(
            colours, count, TINYGLTF_TYPE_VEC4, TINYGLTF_COMPONENT_TYPE_UNSIGNED_BYTE, kArray);
        model_.accessors.back().normalized = true;
        primitive.attributes["JOINTS_0"] = add_accessor(
            joints, count, TINYGLTF_TYPE_VEC4, TINYGLTF_COMPONENT_TYPE_UNSIGNED_SHORT, kArray);
        primitive.attributes["WEIGHTS_0"] =
            add_accessor(weights, count, TINYGLTF_TYPE_VEC4, kFloat, kArray);
        primitive.indices = add_indices(mesh, count);
        add_mesh_node(mesh, std::move(primitive));
        return Unit{};
    }

    Result<std::string> bytes() {
        std::ostringstream stream;
        tinygltf::TinyGLTF writer;
        if (!writer.WriteGltfSceneToStream(&model_, stream, false, true)) {
            return Error{ErrorCode::IoFailed, "the GLB file could not be put together", {}};
        }
        return stream.str();
    }

  private:
    template <typename T>
    int add_accessor(const std::vector<T>& values, std::size_t count, int type, int component,
                     int target) {
        auto& data = model_.buffers[0].data;
        data.resize((data.size() + 3) / 4 * 4);
        tinygltf::BufferView view;
        view.buffer = 0;
        view.byteOffset = data.size();
        view.byteLength = values.size() * sizeof(T);
        view.target = target;
        data.resize(data.size() + view.byteLength);
        if (!values.empty()) {
            std::memcpy(data.data() + view.byteOffset, values.data(), view.byteLength);
        }
        model_.bufferViews.push_back(view);
        tinygltf::Accessor accessor;
        accessor.bufferView = static_cast<int>(model_.bufferViews.size()) - 1;
        accessor.componentType = component;
        accessor.count = count;
        accessor.type = type;
        model_.accessors.push_back(accessor);
        return static_cast<int>(model_.accessors.size()) - 1;
    }

    /// glTF asks for the bounds of POSITION.
    void bound_accessor(const std::vector<float>& values) {
        std::vector<double> low(3, std::numeric_limits<double>::infinity());
        std::vector<double> high(3, -std::numeric_limits<double>::infinity());
        for (std::size_t i = 0; i < values.size(); ++i) {
            low[i % 3] = std::min(low[i % 3], static_cast<double>(values[i]));
            high[i % 3] = std::max(high[i % 3], static_cast<double>(values[i]));
        }
        model_.accessors.back().minValues = low;
        model_.accessors.back().maxValues = high;
    }

    int add_indices(const model::Mesh& mesh, std::size_t vertex_count) {
        constexpr int kElements = TINYGLTF_TARGET_ELEMENT_ARRAY_BUFFER;
        if (vertex_count > 65535) {
            return add_accessor(mesh.indices, mesh.indices.size(), TINYGLTF_TYPE_SCALAR,
                                TINYGLTF_COMPONENT_TYPE_UNSIGNED_INT, kElements);
        }
        const std::vector<std::uint16_t> narrow(mesh.indices.begin(), mesh.indices.end());
        return add_accessor(narrow, narrow.size(), TINYGLTF_TYPE_SCALAR,
                            TINYGLTF_COMPONENT_TYPE_UNSIGNED_SHORT, kElements);
    }

    void add_mesh_node(const model::Mesh& mesh, tinygltf::Primitive primitive) {
        tinygltf::Mesh out;
        out.name = "mesh." + mesh.id;
        out.primitives.push_back(std::move(primitive));
        model_.meshes.push_back(std::move(out));
        tinygltf::Node node;
        node.name = "mesh." + mesh.id;
        node.mesh = static_cast<int>(model_.meshes.size()) - 1;
        node.skin = 0;
        tinygltf::Value::Object extras;
        extras["kind"] = tinygltf::Value(std::string{model::kMeshKindNames.name(mesh.kind)});
        extras["structure"] = tinygltf::Value(mesh.id);
        node.extras = tinygltf::Value(extras);
        model_.nodes.push_back(std::move(node));
        model_.scenes[0].nodes.push_back(static_cast<int>(model_.nodes.size()) - 1);
    }

    const model::Body& body_;
    tinygltf::Model model_;
};

}  // namespace

Result<Unit> write_glb(const model::Body& body, std::span<const model::Mesh> meshes,
                       const std::filesystem::path& path) {
    Writer writer{body};
    JW_CHECK(writer.add_skeleton());
    writer.add_materials();
    for (const model::Mesh& mesh : meshes) {
        JW_CHECK(writer.add_mesh(mesh));
    }
    JW_TRY(const std::string bytes, writer.bytes());
    return write_file(path, bytes);
}

}  // namespace jw::forge
