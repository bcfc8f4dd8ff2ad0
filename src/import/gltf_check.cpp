#include "import/gltf_check.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace jw::import::gltf {
namespace {

constexpr std::uint64_t kMaxStride = 4096;
constexpr double kMaxNumber = 1e9;  // of a transform; beyond it floats lose the model

Error bad(std::string sentence) {
    return Error{ErrorCode::BadFormat, std::move(sentence) + "; export the file again", {}};
}

/// "node 3 'Spine'", or "node 3" when it has no name.
std::string label(std::string_view what, std::size_t index, const std::string& name) {
    return name.empty() ? fmt::format("{} {}", what, index)
                        : fmt::format("{} {} '{}'", what, index, name.substr(0, 60));
}

template <typename T>
const T& at(const std::vector<T>& list, int index) {
    return list[static_cast<std::size_t>(index)];
}

/// `index` must name an entry of `list`, which the file calls `what`.
template <typename T>
Result<Unit> check_index(const std::vector<T>& list, int index, std::string_view what,
                         std::string_view where) {
    if (index < 0 || static_cast<std::size_t>(index) >= list.size()) {
        return bad(
            fmt::format("{} names {} {}, but there are {}", where, what, index, list.size()));
    }
    return Unit{};
}

/// What is read of one buffer view.
struct Reach {
    int view = 0;
    std::uint64_t offset = 0, count = 0;
    std::uint64_t element = 0, stride = 0;  // bytes
};

Result<Unit> check_reach(const Document& document, const Reach& reach, const std::string& where) {
    JW_CHECK(check_index(document.views, reach.view, "buffer view", where));
    const View& view = at(document.views, reach.view);
    if (reach.count == 0) {
        return Unit{};
    }
    const std::uint64_t end = reach.offset + (reach.count - 1) * reach.stride + reach.element;
    if (end > view.length) {
        return bad(fmt::format("{} reads {} bytes past the end of buffer view {}", where,
                               end - view.length, reach.view));
    }
    return Unit{};
}

Result<Unit> check_views(const Document& document) {
    for (std::size_t i = 0; i < document.views.size(); ++i) {
        const View& view = document.views[i];
        const std::string where = fmt::format("buffer view {}", i);
        JW_CHECK(check_index(document.buffers, view.buffer, "buffer", where));
        const Buffer& buffer = at(document.buffers, view.buffer);
        const std::uint64_t end = view.offset + view.length;
        if (end > buffer.bytes.size()) {
            return bad(fmt::format("{} reads {} bytes past the end of buffer {}, which has {}",
                                   where, end - buffer.bytes.size(), view.buffer,
                                   buffer.bytes.size()));
        }
        if (view.stride > kMaxStride) {
            return bad(fmt::format("{} has a stride of {} bytes", where, view.stride));
        }
    }
    return Unit{};
}

Result<Unit> check_accessors(const Document& document, const Limits& limits) {
    std::uint64_t total = 0;
    for (std::size_t i = 0; i < document.accessors.size(); ++i) {
        const Accessor& accessor = document.accessors[i];
        const std::string where = fmt::format("accessor {}", i);
        total += accessor.count;
        if (accessor.count > limits.elements || total > limits.all_elements) {
            return Error{ErrorCode::LimitExceeded,
                         fmt::format("{} has {} elements, more than are read; simplify the model "
                                     "before exporting it",
                                     where, accessor.count),
                         {}};
        }
        const auto component = static_cast<std::uint64_t>(size_of(accessor.component));
        const auto element = component * static_cast<std::uint64_t>(width_of(accessor.shape));
        if (accessor.view != kAbsent) {
            JW_CHECK(check_index(document.views, accessor.view, "buffer view", where));
            const std::uint64_t stride = at(document.views, accessor.view).stride;
            if (stride != 0 && stride < element) {
                return bad(fmt::format("{} has elements of {} bytes in a stride of {}", where,
                                       element, stride));
            }
            JW_CHECK(check_reach(document,
                                 {accessor.view, accessor.offset, accessor.count, element,
                                  stride == 0 ? element : stride},
                                 where));
        }
        if (accessor.sparse) {
            const Sparse& sparse = *accessor.sparse;
            const auto width = static_cast<std::uint64_t>(size_of(sparse.index_component));
            if (sparse.count > accessor.count) {
                return bad(fmt::format("{} replaces {} elements but has {}", where, sparse.count,
                                       accessor.count));
            }
            JW_CHECK(check_reach(
                document, {sparse.index_view, sparse.index_offset, sparse.count, width, width},
                where + " (sparse indices)"));
            JW_CHECK(check_reach(
                document, {sparse.value_view, sparse.value_offset, sparse.count, element, element},
                where + " (sparse values)"));
        }
    }
    return Unit{};
}

/// What glTF (with quantised meshes) allows an attribute to be.
struct AttributeRule {
    std::string_view prefix;
    Shape shape, other_shape;
    bool floats, normalized_integers, plain_integers;
};
constexpr AttributeRule kRules[] = {
    {"POSITION", Shape::Vec3, Shape::Vec3, true, true, true},
    {"NORMAL", Shape::Vec3, Shape::Vec3, true, true, false},
    {"TEXCOORD_", Shape::Vec2, Shape::Vec2, true, true, true},
    {"COLOR_", Shape::Vec3, Shape::Vec4, true, true, false},
    {"JOINTS_", Shape::Vec4, Shape::Vec4, false, false, true},
    {"WEIGHTS_", Shape::Vec4, Shape::Vec4, true, true, false},
};

Result<Unit> check_attribute(const Document& document, const Attribute& attribute,
                             std::uint64_t vertices, const std::string& where) {
    const std::string what = where + " " + attribute.name;
    JW_CHECK(check_index(document.accessors, attribute.accessor, "accessor", what));
    const Accessor& accessor = at(document.accessors, attribute.accessor);
    if (accessor.count != vertices) {
        return bad(fmt::format("{} has {} values for {} vertices", what, accessor.count, vertices));
    }
    for (const AttributeRule& rule : kRules) {
        if (!attribute.name.starts_with(rule.prefix)) {
            continue;
        }
        const bool is_float = accessor.component == Component::F32;
        const bool fits = is_float              ? rule.floats
                          : accessor.normalized ? rule.normalized_integers
                                                : rule.plain_integers;
        if ((accessor.shape != rule.shape && accessor.shape != rule.other_shape) || !fits) {
            return bad(fmt::format("{} is {}{} {}, which is not allowed there", what,
                                   accessor.normalized ? "normalized " : "",
                                   kShapeNames.name(accessor.shape),
                                   kComponentNames.name(accessor.component)));
        }
    }
    return Unit{};
}

Result<Unit> check_primitive(const Document& document, const Primitive& primitive,
                             const std::string& where) {
    const int position = primitive.find("POSITION");
    if (position == kAbsent) {
        return bad(where + " has no POSITION");
    }
    JW_CHECK(check_index(document.accessors, position, "accessor", where + " POSITION"));
    const std::uint64_t vertices = at(document.accessors, position).count;
    if (vertices == 0) {
        return bad(where + " has no vertices");
    }
    for (const Attribute& attribute : primitive.attributes) {
        JW_CHECK(check_attribute(document, attribute, vertices, where));
    }
    for (const char* set : {"0", "1"}) {
        const bool joints = primitive.find(std::string{"JOINTS_"} + set) != kAbsent;
        const bool weights = primitive.find(std::string{"WEIGHTS_"} + set) != kAbsent;
        if (joints != weights) {
            return bad(fmt::format("{} has {}_{} without {}_{}", where,
                                   joints ? "JOINTS" : "WEIGHTS", set,
                                   joints ? "WEIGHTS" : "JOINTS", set));
        }
    }
    if (primitive.indices != kAbsent) {
        JW_CHECK(
            check_index(document.accessors, primitive.indices, "accessor", where + " indices"));
        const Accessor& indices = at(document.accessors, primitive.indices);
        if (indices.shape != Shape::Scalar ||
            (indices.component != Component::U8 && indices.component != Component::U16 &&
             indices.component != Component::U32)) {
            return bad(fmt::format("{} has indices of type {} {}", where,
                                   kShapeNames.name(indices.shape),
                                   kComponentNames.name(indices.component)));
        }
    }
    if (primitive.draco) {
        JW_CHECK(
            check_index(document.views, primitive.draco->view, "buffer view", where + " (draco)"));
    }
    if (primitive.material != kAbsent) {
        JW_CHECK(check_index(document.materials, primitive.material, "material", where));
    }
    if (primitive.mode < 0 || primitive.mode > 6) {
        return bad(fmt::format("{} has the unknown mode {}", where, primitive.mode));
    }
    return Unit{};
}

Result<Unit> check_meshes(const Document& document) {
    for (std::size_t m = 0; m < document.meshes.size(); ++m) {
        const Mesh& mesh = document.meshes[m];
        for (std::size_t p = 0; p < mesh.primitives.size(); ++p) {
            JW_CHECK(
                check_primitive(document, mesh.primitives[p],
                                fmt::format("{} primitive {}", label("mesh", m, mesh.name), p)));
        }
    }
    return Unit{};
}

Result<Unit> check_skins(const Document& document) {
    for (std::size_t i = 0; i < document.skins.size(); ++i) {
        const Skin& skin = document.skins[i];
        const std::string where = label("skin", i, skin.name);
        if (skin.joints.empty()) {
            return bad(where + " has no joints");
        }
        std::vector<bool> used(document.nodes.size(), false);
        for (const int joint : skin.joints) {
            JW_CHECK(check_index(document.nodes, joint, "node", where));
            if (used[static_cast<std::size_t>(joint)]) {
                return bad(fmt::format("{} lists node {} twice", where, joint));
            }
            used[static_cast<std::size_t>(joint)] = true;
        }
        if (skin.inverse_binds == kAbsent) {
            continue;  // legal: identity
        }
        JW_CHECK(check_index(document.accessors, skin.inverse_binds, "accessor", where));
        const Accessor& binds = at(document.accessors, skin.inverse_binds);
        if (binds.shape != Shape::Mat4 || binds.component != Component::F32) {
            return bad(fmt::format("{} has inverse bind matrices of type {} {}", where,
                                   kShapeNames.name(binds.shape),
                                   kComponentNames.name(binds.component)));
        }
        if (binds.count < skin.joints.size()) {
            return bad(fmt::format("{} has {} inverse bind matrices for {} joints", where,
                                   binds.count, skin.joints.size()));
        }
    }
    return Unit{};
}

Result<Unit> check_sampler(const Document& document, const Sampler& sampler, Path path,
                           const std::string& where) {
    JW_CHECK(check_index(document.accessors, sampler.input, "accessor", where + " input"));
    JW_CHECK(check_index(document.accessors, sampler.output, "accessor", where + " output"));
    const Accessor& input = at(document.accessors, sampler.input);
    const Accessor& output = at(document.accessors, sampler.output);
    if (input.shape != Shape::Scalar || input.component != Component::F32 || input.count == 0) {
        return bad(fmt::format("{} has key times that are {} {} x {}", where,
                               kShapeNames.name(input.shape), kComponentNames.name(input.component),
                               input.count));
    }
    const Shape wanted = path == Path::Rotation ? Shape::Vec4 : Shape::Vec3;
    if (output.shape != wanted) {
        return bad(fmt::format("{} moves a {} with {} values", where, kPathNames.name(path),
                               kShapeNames.name(output.shape)));
    }
    const std::uint64_t per_key = sampler.interpolation == Interpolation::Cubic ? 3 : 1;
    if (output.count < input.count * per_key) {
        return bad(fmt::format("{} has {} values for {} keys ({} needed)", where, output.count,
                               input.count, input.count * per_key));
    }
    return Unit{};
}

Result<Unit> check_animations(const Document& document) {
    for (std::size_t a = 0; a < document.animations.size(); ++a) {
        const Animation& animation = document.animations[a];
        const std::string name = label("animation", a, animation.name);
        for (std::size_t c = 0; c < animation.channels.size(); ++c) {
            const Channel& channel = animation.channels[c];
            const std::string where = fmt::format("{} channel {}", name, c);
            JW_CHECK(check_index(animation.samplers, channel.sampler, "sampler", where));
            if (channel.node == kAbsent || channel.path == Path::Weights) {
                continue;
            }
            JW_CHECK(check_index(document.nodes, channel.node, "node", where));
            JW_CHECK(check_sampler(document, at(animation.samplers, channel.sampler), channel.path,
                                   where));
        }
    }
    return Unit{};
}

template <std::size_t N>
bool is_sane(const std::array<double, N>& numbers) {
    return std::all_of(numbers.begin(), numbers.end(),
                       [](double x) { return std::isfinite(x) && std::abs(x) <= kMaxNumber; });
}

Result<Unit> check_node(const Document& document, std::size_t index) {
    const Node& node = document.nodes[index];
    const std::string where = label("node", index, node.name);
    if (node.mesh != kAbsent) {
        JW_CHECK(check_index(document.meshes, node.mesh, "mesh", where));
    }
    if (node.skin != kAbsent) {
        JW_CHECK(check_index(document.skins, node.skin, "skin", where));
    }
    if (!is_sane(node.translation) || !is_sane(node.rotation) || !is_sane(node.scale) ||
        (node.matrix && !is_sane(*node.matrix))) {
        return bad(where + " has a transform with numbers beyond a thousand million");
    }
    for (const int child : node.children) {
        JW_CHECK(check_index(document.nodes, child, "node", where));
    }
    return Unit{};
}

/// One parent each, no cycles, not too deep: walked without recursion from the nodes without
/// parent.
Result<Unit> check_graph(const Document& document, const Limits& limits) {
    std::vector<int> parent(document.nodes.size(), kAbsent);
    for (std::size_t i = 0; i < document.nodes.size(); ++i) {
        JW_CHECK(check_node(document, i));
        for (const int child : document.nodes[i].children) {
            int& known = parent[static_cast<std::size_t>(child)];
            if (known != kAbsent) {
                return bad(fmt::format(
                    "{} is a child of node {} and of node {}",
                    label("node", static_cast<std::size_t>(child), at(document.nodes, child).name),
                    known, i));
            }
            known = static_cast<int>(i);
        }
    }
    std::vector<int> level;
    for (std::size_t i = 0; i < parent.size(); ++i) {
        if (parent[i] == kAbsent) {
            level.push_back(static_cast<int>(i));
        }
    }
    std::size_t seen = level.size();
    for (int depth = 1; !level.empty(); ++depth) {
        if (depth > limits.node_depth) {
            return Error{ErrorCode::LimitExceeded,
                         fmt::format("its nodes are nested more than {} deep, for instance node "
                                     "{}; flatten the hierarchy before exporting it",
                                     limits.node_depth, level.front()),
                         {}};
        }
        std::vector<int> next;
        for (const int node : level) {
            const auto& children = at(document.nodes, node).children;
            next.insert(next.end(), children.begin(), children.end());
        }
        seen += next.size();
        level = std::move(next);
    }
    if (seen != document.nodes.size()) {
        return bad(fmt::format("{} nodes are their own ancestors (a cycle)",
                               document.nodes.size() - seen));
    }
    return Unit{};
}

Result<Unit> check_scenes(const Document& document) {
    std::vector<bool> is_child(document.nodes.size(), false);
    for (const Node& node : document.nodes) {
        for (const int child : node.children) {
            is_child[static_cast<std::size_t>(child)] = true;
        }
    }
    for (std::size_t s = 0; s < document.scenes.size(); ++s) {
        std::vector<bool> listed(document.nodes.size(), false);
        for (const int root : document.scenes[s]) {
            JW_CHECK(check_index(document.nodes, root, "node", fmt::format("scene {}", s)));
            const auto index = static_cast<std::size_t>(root);
            if (is_child[index] || listed[index]) {
                return bad(
                    fmt::format("scene {} lists node {}, which stands in it already", s, root));
            }
            listed[index] = true;
        }
    }
    if (document.scene != kAbsent) {
        JW_CHECK(check_index(document.scenes, document.scene, "scene", "the file"));
    }
    return Unit{};
}

Result<Unit> check_all(const Document& document, const Limits& limits) {
    JW_CHECK(check_views(document));
    JW_CHECK(check_accessors(document, limits));
    JW_CHECK(check_meshes(document));
    JW_CHECK(check_skins(document));
    JW_CHECK(check_graph(document, limits));
    JW_CHECK(check_scenes(document));
    JW_CHECK(check_animations(document));
    if (document.nodes.empty()) {
        return bad("there is nothing in it: no nodes");
    }
    return Unit{};
}

}  // namespace

Result<Unit> check_gltf(const Document& document, const Limits& limits) {
    auto checked = check_all(document, limits);
    if (!checked.ok()) {
        Error error = checked.error();
        error.place.file = document.file;
        return error;
    }
    return checked;
}

}  // namespace jw::import::gltf
