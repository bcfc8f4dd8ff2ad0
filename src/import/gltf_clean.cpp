#include "import/gltf_clean.h"

#include "import/glb_builder.h"
#include "import/gltf_keys.h"
#include "import/gltf_values.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace jw::import::gltf {
namespace {

using nlohmann::json;

constexpr float kMaxCoordinate = 1e9F;
constexpr int kTriangles = 4, kFan = 6;  // glTF's modes; 5 are strips

Error bad(std::string sentence) {
    return Error{ErrorCode::BadFormat, std::move(sentence) + "; export the file again", {}};
}

template <typename T>
const T& at(const std::vector<T>& list, int index) {
    return list[static_cast<std::size_t>(index)];
}

Result<Unit> check_finite(std::span<const float> values, std::size_t width,
                          const std::string& where) {
    const auto found = std::find_if(values.begin(), values.end(), [](float x) {
        return !(std::abs(x) <= kMaxCoordinate);  // true for NaN as well
    });
    if (found == values.end()) {
        return Unit{};
    }
    return bad(fmt::format("{} has a value at {} that is not a number or beyond all measure", where,
                           static_cast<std::size_t>(found - values.begin()) / width));
}

class Cleaner {
  public:
    explicit Cleaner(const Document& document) : document_{document} {}

    Result<CleanGlb> run() {
        JW_CHECK(write_nodes());
        JW_CHECK(write_skins());
        JW_CHECK(write_animations());
        write_materials();
        json root{{"asset", {{"version", "2.0"}}}, {"scene", 0}};
        root["scenes"] = json::array({{{"nodes", scene_roots()}}});
        for (const auto& [name, list] : {std::pair{"nodes", &nodes_},
                                         {"meshes", &meshes_},
                                         {"skins", &skins_},
                                         {"materials", &materials_},
                                         {"animations", &animations_}}) {
            if (!list->empty()) {
                root[name] = *list;
            }
        }
        if (uses_draco_) {
            root["extensionsUsed"] = root["extensionsRequired"] =
                json::array({"KHR_draco_mesh_compression"});
        }
        return CleanGlb{builder_.finish(root.dump()), std::move(warnings_)};
    }

  private:
    Result<Unit> write_nodes() {
        for (std::size_t i = 0; i < document_.nodes.size(); ++i) {
            const Node& node = document_.nodes[i];
            json out{{"name", fmt::format("n{}", i)}};
            if (!node.children.empty()) {
                out["children"] = node.children;
            }
            if (node.matrix) {
                out["matrix"] = *node.matrix;
            } else {
                out["translation"] = node.translation;
                out["rotation"] = unit_rotation(node.rotation);
                out["scale"] = node.scale;
            }
            if (node.mesh != kAbsent) {
                JW_TRY(const int mesh, write_mesh(node));
                if (mesh != kAbsent) {
                    out["mesh"] = mesh;
                    if (is_skinned(node)) {
                        out["skin"] = clean_skin(node.skin);
                    }
                }
            }
            nodes_.push_back(std::move(out));
        }
        return Unit{};
    }

    static std::array<double, 4> unit_rotation(const std::array<double, 4>& q) {
        const double length = std::sqrt(q[0] * q[0] + q[1] * q[1] + q[2] * q[2] + q[3] * q[3]);
        if (length < 1e-9) {
            return {0.0, 0.0, 0.0, 1.0};
        }
        return {q[0] / length, q[1] / length, q[2] / length, q[3] / length};
    }

    bool is_skinned(const Node& node) const {
        const auto& primitives = at(document_.meshes, node.mesh).primitives;
        return node.skin != kAbsent &&
               std::any_of(primitives.begin(), primitives.end(),
                           [](const Primitive& p) { return p.find("JOINTS_0") != kAbsent; });
    }

    int clean_skin(int skin) {
        const auto [found, is_new] =
            skin_index_.try_emplace(skin, static_cast<int>(skin_index_.size()));
        if (is_new) {
            skin_order_.push_back(skin);
        }
        return found->second;
    }

    /// One mesh for each pair of mesh and skin: Assimp hangs the bones on the mesh.
    Result<int> write_mesh(const Node& node) {
        const int skin = is_skinned(node) ? node.skin : kAbsent;
        const auto key = std::pair{node.mesh, skin};
        if (const auto known = mesh_index_.find(key); known != mesh_index_.end()) {
            return known->second;
        }
        const Mesh& mesh = at(document_.meshes, node.mesh);
        json primitives = json::array();
        for (std::size_t p = 0; p < mesh.primitives.size(); ++p) {
            const std::string where =
                fmt::format("mesh {} '{}' primitive {}", node.mesh, mesh.name.substr(0, 60), p);
            if (mesh.primitives[p].mode < kTriangles) {
                warnings_.push_back(where + " is made of points or lines, which are not shown");
                continue;
            }
            JW_TRY(json written, write_primitive(mesh.primitives[p], skin, where));
            primitives.push_back(std::move(written));
        }
        int index = kAbsent;
        if (!primitives.empty()) {
            index = static_cast<int>(meshes_.size());
            meshes_.push_back(
                {{"name", fmt::format("m{}", node.mesh)}, {"primitives", std::move(primitives)}});
        }
        mesh_index_.emplace(key, index);
        return index;
    }

    Result<json> write_primitive(const Primitive& primitive, int skin, const std::string& where) {
        json out;
        if (primitive.draco && has_no_data(primitive)) {
            out = write_draco(primitive);
        } else {
            JW_TRY(json attributes, write_attributes(primitive, skin, where));
            out["attributes"] = std::move(attributes);
            JW_TRY(const auto indices, build_triangles(primitive, where));
            out["indices"] = builder_.add(std::span<const std::uint32_t>{indices}, Shape::Scalar);
        }
        if (primitive.material != kAbsent) {
            out["material"] = primitive.material;
        }
        return out;
    }

    bool has_no_data(const Primitive& primitive) const {
        return at(document_.accessors, primitive.find("POSITION")).view == kAbsent;
    }

    json write_draco(const Primitive& primitive) {
        uses_draco_ = true;
        json out, ids;
        for (const Attribute& attribute : primitive.attributes) {
            out["attributes"][attribute.name] =
                builder_.add_empty(at(document_.accessors, attribute.accessor));
        }
        if (primitive.indices != kAbsent) {
            out["indices"] = builder_.add_empty(at(document_.accessors, primitive.indices));
        }
        for (const Attribute& attribute : primitive.draco->attributes) {
            ids[attribute.name] = attribute.accessor;
        }
        const View& view = at(document_.views, primitive.draco->view);
        const int copy = builder_.add_view(
            at(document_.buffers, view.buffer).bytes.subspan(view.offset, view.length));
        out["extensions"]["KHR_draco_mesh_compression"] = {{"bufferView", copy},
                                                           {"attributes", std::move(ids)}};
        return out;
    }

    Result<json> write_attributes(const Primitive& primitive, int skin, const std::string& where) {
        json out;
        for (const auto& [name, shape] : {std::pair{"POSITION", Shape::Vec3},
                                          {"NORMAL", Shape::Vec3},
                                          {"TEXCOORD_0", Shape::Vec2}}) {
            const int accessor = primitive.find(name);
            if (accessor == kAbsent) {
                continue;
            }
            const std::vector<float> values = read_floats(document_, accessor);
            JW_CHECK(check_finite(values, static_cast<std::size_t>(width_of(shape)),
                                  where + " " + name));
            out[name] = builder_.add(std::span<const float>{values}, shape);
        }
        if (skin != kAbsent && primitive.find("JOINTS_0") != kAbsent) {
            JW_CHECK(write_influences(primitive, skin, where, out));
        }
        return out;
    }

    struct Influence {
        std::uint32_t joint;
        float weight;
    };

    /// The four strongest of up to eight influences a vertex, sum 1; all zero stays all zero.
    Result<Unit> write_influences(const Primitive& primitive, int skin, const std::string& where,
                                  json& out) {
        std::vector<std::vector<std::uint32_t>> joints;
        std::vector<std::vector<float>> weights;
        for (const char* set : {"0", "1"}) {
            const int accessor = primitive.find(std::string{"JOINTS_"} + set);
            if (accessor == kAbsent) {
                continue;
            }
            joints.push_back(read_integers(document_, accessor));
            weights.push_back(
                read_floats(document_, primitive.find(std::string{"WEIGHTS_"} + set)));
            JW_CHECK(check_finite(weights.back(), 4, where + " WEIGHTS_" + set));
        }
        const std::size_t count = weights.front().size() / 4;
        const std::size_t known = at(document_.skins, skin).joints.size();
        std::vector<std::uint16_t> best_joints(count * 4, 0);
        std::vector<float> best_weights(count * 4, 0.0F);
        for (std::size_t v = 0; v < count; ++v) {
            std::vector<Influence> found;
            for (std::size_t i = 0; i < joints.size() * 4; ++i) {
                const Influence one{joints[i / 4][v * 4 + i % 4], weights[i / 4][v * 4 + i % 4]};
                if (one.weight <= 0.0F) {
                    continue;
                }
                if (one.joint >= known) {
                    return bad(fmt::format("{} binds vertex {} to joint {}, but its skin has {}",
                                           where, v, one.joint, known));
                }
                found.push_back(one);
            }
            std::stable_sort(found.begin(), found.end(),
                             [](const auto& a, const auto& b) { return a.weight > b.weight; });
            found.resize(std::min<std::size_t>(found.size(), 4));
            float sum = 0.0F;
            for (const Influence& one : found) {
                sum += one.weight;
            }
            for (std::size_t i = 0; i < found.size(); ++i) {
                best_joints[v * 4 + i] = static_cast<std::uint16_t>(found[i].joint);
                best_weights[v * 4 + i] = found[i].weight / sum;
            }
        }
        out["JOINTS_0"] = builder_.add(std::span<const std::uint16_t>{best_joints}, Shape::Vec4);
        out["WEIGHTS_0"] = builder_.add(std::span<const float>{best_weights}, Shape::Vec4);
        return Unit{};
    }

    /// Strips and fans become triangles; every corner is an existing vertex.
    Result<std::vector<std::uint32_t>> build_triangles(const Primitive& primitive,
                                                       const std::string& where) const {
        const std::uint64_t vertices = at(document_.accessors, primitive.find("POSITION")).count;
        std::vector<std::uint32_t> corners;
        if (primitive.indices != kAbsent) {
            corners = read_integers(document_, primitive.indices);
        } else {
            corners.resize(vertices);
            for (std::size_t i = 0; i < corners.size(); ++i) {
                corners[i] = static_cast<std::uint32_t>(i);
            }
        }
        for (std::size_t i = 0; i < corners.size(); ++i) {
            if (corners[i] >= vertices) {
                return bad(fmt::format("{} index {} names vertex {}, but there are {}", where, i,
                                       corners[i], vertices));
            }
        }
        if (primitive.mode == kTriangles) {
            if (corners.size() < 3 || corners.size() % 3 != 0) {
                return bad(fmt::format("{} has {} corners, which makes no whole triangles", where,
                                       corners.size()));
            }
            return corners;
        }
        std::vector<std::uint32_t> triangles;
        for (std::size_t i = 2; i < corners.size(); ++i) {
            const bool is_fan = primitive.mode == kFan;
            const bool is_odd = i % 2 == 1;
            triangles.push_back(is_fan ? corners[0] : corners[i - 2]);
            triangles.push_back(!is_fan && is_odd ? corners[i] : corners[i - 1]);
            triangles.push_back(!is_fan && is_odd ? corners[i - 1] : corners[i]);
        }
        if (triangles.empty()) {
            return bad(where + " has no triangles");
        }
        return triangles;
    }

    Result<Unit> write_skins() {
        for (const int index : skin_order_) {
            const Skin& skin = at(document_.skins, index);
            std::vector<float> binds(skin.joints.size() * 16, 0.0F);
            for (std::size_t j = 0; j < skin.joints.size(); ++j) {
                for (std::size_t k = 0; k < 4; ++k) {
                    binds[j * 16 + k * 5] = 1.0F;
                }
            }
            if (skin.inverse_binds != kAbsent) {
                const std::vector<float> read = read_floats(document_, skin.inverse_binds);
                JW_CHECK(
                    check_finite(read, 16, fmt::format("skin {} inverse bind matrices", index)));
                std::copy_n(read.begin(), binds.size(), binds.begin());
            }
            skins_.push_back({{"joints", skin.joints},
                              {"inverseBindMatrices",
                               builder_.add(std::span<const float>{binds}, Shape::Mat4)}});
        }
        return Unit{};
    }

    Result<Unit> write_animations() {
        for (std::size_t a = 0; a < document_.animations.size(); ++a) {
            const Animation& animation = document_.animations[a];
            json channels = json::array(), samplers = json::array();
            std::set<std::pair<int, Path>> moved;
            for (std::size_t c = 0; c < animation.channels.size(); ++c) {
                const Channel& channel = animation.channels[c];
                if (channel.node == kAbsent || channel.path == Path::Weights ||
                    !moved.emplace(channel.node, channel.path).second) {
                    continue;  // nothing to move, or moved already by an earlier channel
                }
                JW_TRY(const Keys keys,
                       build_linear_keys(document_, at(animation.samplers, channel.sampler),
                                         channel.path,
                                         fmt::format("animation {} '{}' channel {}", a,
                                                     animation.name.substr(0, 60), c)));
                channels.push_back(
                    {{"sampler", samplers.size()},
                     {"target",
                      {{"node", channel.node}, {"path", kPathNames.name(channel.path)}}}});
                samplers.push_back(
                    {{"input", builder_.add(std::span<const float>{keys.seconds}, Shape::Scalar)},
                     {"output",
                      builder_.add(std::span<const float>{keys.values},
                                   channel.path == Path::Rotation ? Shape::Vec4 : Shape::Vec3)},
                     {"interpolation", "LINEAR"}});
            }
            if (!channels.empty()) {
                animations_.push_back({{"name", fmt::format("a{}", a)},
                                       {"channels", std::move(channels)},
                                       {"samplers", std::move(samplers)}});
            }
        }
        return Unit{};
    }

    void write_materials() {
        for (std::size_t i = 0; i < document_.materials.size(); ++i) {
            materials_.push_back(
                {{"name", fmt::format("t{}", i)},
                 {"pbrMetallicRoughness", {{"baseColorFactor", document_.materials[i].colour}}}});
        }
    }

    /// The scene's nodes, and the trees of joints that stand outside it.
    std::vector<int> scene_roots() const {
        std::vector<int> parent(document_.nodes.size(), kAbsent);
        for (std::size_t i = 0; i < document_.nodes.size(); ++i) {
            for (const int child : document_.nodes[i].children) {
                parent[static_cast<std::size_t>(child)] = static_cast<int>(i);
            }
        }
        std::vector<int> roots = document_.roots();
        for (const int skin : skin_order_) {
            for (int joint : at(document_.skins, skin).joints) {
                while (at(parent, joint) != kAbsent) {
                    joint = at(parent, joint);
                }
                if (std::find(roots.begin(), roots.end(), joint) == roots.end()) {
                    roots.push_back(joint);
                }
            }
        }
        return roots;
    }

    const Document& document_;
    GlbBuilder builder_;
    json nodes_ = json::array(), meshes_ = json::array(), skins_ = json::array();
    json materials_ = json::array(), animations_ = json::array();
    std::map<std::pair<int, int>, int> mesh_index_;
    std::map<int, int> skin_index_;
    std::vector<int> skin_order_;
    std::vector<std::string> warnings_;
    bool uses_draco_ = false;
};

}  // namespace

Result<CleanGlb> write_clean_glb(const Document& document) {
    auto clean = Cleaner{document}.run();
    if (!clean.ok()) {
        Error error = clean.error();
        error.place.file = document.file;
        return error;
    }
    return clean;
}

}  // namespace jw::import::gltf
