#include "import/gltf_json.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace jw::import::gltf {
namespace {

using nlohmann::json;

/// What a file may demand of its reader. Extensions that only change how a surface looks are fine:
/// we show base colours.
constexpr std::string_view kKnownExtensions[] = {
    "KHR_draco_mesh_compression",
    "KHR_mesh_quantization",
    "KHR_texture_transform",
    "KHR_lights_punctual",
    "KHR_xmp_json_ld",
    "KHR_materials_unlit",
    "KHR_materials_pbrSpecularGlossiness",
    "KHR_materials_clearcoat",
    "KHR_materials_emissive_strength",
    "KHR_materials_ior",
    "KHR_materials_iridescence",
    "KHR_materials_sheen",
    "KHR_materials_specular",
    "KHR_materials_transmission",
    "KHR_materials_variants",
    "KHR_materials_volume",
    "KHR_texture_basisu",
    "EXT_texture_webp",
    "VRM",
    "VRMC_vrm",
};

/// The first thing found wrong; later ones are consequences.
class Problem {
  public:
    explicit operator bool() const { return !sentence_.empty(); }
    void say(std::string sentence, ErrorCode code = ErrorCode::BadFormat) {
        if (sentence_.empty()) {
            sentence_ = std::move(sentence);
            code_ = code;
        }
    }
    Error error() const { return Error{code_, sentence_, {}}; }

  private:
    std::string sentence_;
    ErrorCode code_ = ErrorCode::BadFormat;
};

/// One JSON object and the way to it; wrong types become a Problem and a default.
class Item {
  public:
    Item(const json& value, std::string where, Problem& problem)
        : value_{&value}, where_{std::move(where)}, problem_{&problem} {
        if (!value.is_object()) {
            problem.say(fmt::format("{} is not an object; export the file again", where_));
        }
    }

    const std::string& where() const { return where_; }
    Problem& problem() const { return *problem_; }
    bool has(const char* key) const { return find(key) != nullptr; }

    /// A whole number >= 0, or `absent`.
    std::int64_t whole(const char* key, std::int64_t absent) const {
        const json* found = find(key);
        if (found == nullptr) {
            return absent;
        }
        if (!found->is_number()) {
            wrong(key, "a whole number");
            return absent;
        }
        const double number = found->get<double>();
        if (!(number >= 0.0 && number <= 9.0e15 && std::floor(number) == number)) {
            wrong(key, "a whole number that is not negative");
            return absent;
        }
        return static_cast<std::int64_t>(number);
    }
    int index(const char* key, int absent = kAbsent) const {
        return clamp_index(whole(key, absent));
    }
    /// An index that must be there.
    int needed(const char* key) const {
        if (!has(key)) {
            problem_->say(fmt::format("{} has no {}; export the file again", where_, key));
            return 0;
        }
        return index(key, 0);
    }
    std::uint64_t size(const char* key) const { return static_cast<std::uint64_t>(whole(key, 0)); }
    bool flag(const char* key) const {
        const json* found = find(key);
        return found != nullptr && found->is_boolean() && found->get<bool>();
    }
    std::string text(const char* key) const {
        const json* found = find(key);
        if (found == nullptr || !found->is_string()) {
            if (found != nullptr) {
                wrong(key, "a text");
            }
            return {};
        }
        return found->get<std::string>();
    }
    template <std::size_t N>
    bool numbers(const char* key, std::array<double, N>& out) const {
        const json* found = find(key);
        if (found == nullptr) {
            return false;
        }
        if (!found->is_array() || found->size() != N) {
            wrong(key, fmt::format("a list of {} numbers", N));
            return false;
        }
        for (std::size_t i = 0; i < N; ++i) {
            if (!(*found)[i].is_number()) {
                wrong(key, fmt::format("a list of {} numbers", N));
                return false;
            }
            out[i] = (*found)[i].get<double>();
        }
        return true;
    }
    std::vector<int> indices(const char* key, std::size_t most) const {
        std::vector<int> list;
        const json* found = array(key, most);
        for (std::size_t i = 0; found != nullptr && i < found->size(); ++i) {
            const json& entry = (*found)[i];
            if (!entry.is_number_unsigned()) {
                wrong(fmt::format("{}[{}]", key, i).c_str(), "an index");
                return {};
            }
            list.push_back(clamp_index(static_cast<std::int64_t>(
                std::min<std::uint64_t>(entry.get<std::uint64_t>(), INT32_MAX))));
        }
        return list;
    }
    /// Calls `each(Item, index)` for every object of a list.
    template <typename Each>
    void list(const char* key, std::size_t most, const Each& each) const {
        const json* found = array(key, most);
        for (std::size_t i = 0; found != nullptr && i < found->size() && !*problem_; ++i) {
            each(Item{(*found)[i], path(fmt::format("{}[{}]", key, i)), *problem_}, i);
        }
    }
    std::optional<Item> inner(const char* key) const {
        const json* found = find(key);
        if (found == nullptr) {
            return std::nullopt;
        }
        return Item{*found, path(key), *problem_};
    }
    std::vector<std::string> texts(const char* key) const {
        std::vector<std::string> list;
        const json* found = array(key, 4096);
        for (std::size_t i = 0; found != nullptr && i < found->size(); ++i) {
            if (!(*found)[i].is_string()) {
                wrong(key, "a list of texts");
                return {};
            }
            list.push_back((*found)[i].get<std::string>());
        }
        return list;
    }
    /// Attributes: name -> accessor.
    std::vector<Attribute> attributes(const char* key) const {
        std::vector<Attribute> list;
        const auto object = inner(key);
        if (!object || *problem_) {
            return list;
        }
        for (const auto& [name, unused] : object->value_->items()) {
            list.push_back({name, object->needed(name.c_str())});
        }
        return list;
    }

    void wrong(const char* key, std::string_view what) const {
        problem_->say(fmt::format("{} is not {}; export the file again", path(key), what));
    }

  private:
    std::string path(std::string_view key) const {
        return where_.empty() ? std::string{key} : fmt::format("{}.{}", where_, key);
    }
    static int clamp_index(std::int64_t value) {
        return static_cast<int>(std::min<std::int64_t>(value, INT32_MAX));
    }
    const json* find(const char* key) const {
        if (!value_->is_object()) {
            return nullptr;
        }
        const auto found = value_->find(key);
        return found == value_->end() ? nullptr : &*found;
    }
    const json* array(const char* key, std::size_t most) const {
        const json* found = find(key);
        if (found == nullptr) {
            return nullptr;
        }
        if (!found->is_array()) {
            wrong(key, "a list");
            return nullptr;
        }
        if (found->size() > most) {
            problem_->say(fmt::format("{} has {} entries, more than the {} that are read; simplify "
                                      "the model before exporting it",
                                      path(key), found->size(), most),
                          ErrorCode::LimitExceeded);
            return nullptr;
        }
        return found;
    }

    const json* value_;
    std::string where_;
    Problem* problem_;
};

Component component_of(const Item& item) {
    const std::int64_t code = item.whole("componentType", 0);
    for (const auto& [component, name] : kComponentNames.rows) {
        if (static_cast<std::int64_t>(component) == code) {
            return component;
        }
    }
    item.problem().say(
        fmt::format("{}.componentType {} is unknown; export the file again", item.where(), code));
    return Component::F32;
}

template <typename E, std::size_t N>
E name_of(const Item& item, const char* key, const EnumNames<E, N>& names) {
    const std::string text = item.text(key);
    const auto found = names.find(text);
    if (!found) {
        item.problem().say(fmt::format("{}.{} '{}' is unknown (known: {}); export the file again",
                                       item.where(), key, text.substr(0, 40), names.known()));
        return E{};
    }
    return *found;
}

void check_asset(const Item& root) {
    const auto asset = root.inner("asset");
    const std::string version = asset ? asset->text("version") : "";
    if (version.empty()) {
        root.problem().say("it has no asset.version, so it is not a glTF 2.0 file");
    } else if (!version.starts_with("2.")) {
        root.problem().say(fmt::format("it is glTF {}; only 2.x is read, export the model as glTF "
                                       "2.0",
                                       version.substr(0, 16)),
                           ErrorCode::Unsupported);
    }
    for (const std::string& name : root.texts("extensionsRequired")) {
        if (std::find(std::begin(kKnownExtensions), std::end(kKnownExtensions), name) ==
            std::end(kKnownExtensions)) {
            root.problem().say(fmt::format("it requires the extension {}, which is not supported; "
                                           "export it without",
                                           name.substr(0, 80)),
                               ErrorCode::Unsupported);
        }
    }
}

void parse_data(const Item& root, const Limits& limits, Document& document,
                std::vector<std::string>& uris) {
    root.list("buffers", limits.list, [&](const Item& item, std::size_t) {
        document.buffers.push_back({item.size("byteLength"), {}});
        uris.push_back(item.text("uri"));
    });
    root.list("bufferViews", limits.accessors, [&](const Item& item, std::size_t) {
        document.views.push_back({item.needed("buffer"), item.size("byteOffset"),
                                  item.size("byteLength"), item.size("byteStride")});
    });
    root.list("accessors", limits.accessors, [&](const Item& item, std::size_t) {
        Accessor accessor;
        accessor.view = item.index("bufferView");
        accessor.offset = item.size("byteOffset");
        accessor.count = item.size("count");
        accessor.component = component_of(item);
        accessor.shape = name_of(item, "type", kShapeNames);
        accessor.normalized = item.flag("normalized");
        if (const auto sparse = item.inner("sparse")) {
            const auto where = sparse->inner("indices");
            const auto what = sparse->inner("values");
            if (!where || !what) {
                item.wrong("sparse", "complete (indices and values)");
                return;
            }
            accessor.sparse = Sparse{sparse->size("count"),      where->needed("bufferView"),
                                     what->needed("bufferView"), where->size("byteOffset"),
                                     what->size("byteOffset"),   component_of(*where)};
        }
        document.accessors.push_back(accessor);
    });
}

Primitive parse_primitive(const Item& item) {
    Primitive primitive;
    primitive.attributes = item.attributes("attributes");
    primitive.indices = item.index("indices");
    primitive.material = item.index("material");
    primitive.mode = item.index("mode", 4);
    const auto extensions = item.inner("extensions");
    if (!extensions || item.problem()) {
        return primitive;
    }
    if (const auto draco = extensions->inner("KHR_draco_mesh_compression")) {
        primitive.draco = Draco{draco->needed("bufferView"), draco->attributes("attributes")};
    }
    return primitive;
}

Material parse_material(const Item& item) {
    Material material;
    material.name = item.text("name");
    if (const auto surface = item.inner("pbrMetallicRoughness")) {
        surface->numbers("baseColorFactor", material.colour);
        material.has_texture = surface->has("baseColorTexture");
    }
    const auto extensions = item.inner("extensions");
    if (extensions && !item.problem()) {
        if (const auto old = extensions->inner("KHR_materials_pbrSpecularGlossiness")) {
            old->numbers("diffuseFactor", material.colour);
            material.has_texture = material.has_texture || old->has("diffuseTexture");
        }
    }
    return material;
}

Node parse_node(const Item& item, const Limits& limits) {
    Node node;
    node.name = item.text("name");
    node.children = item.indices("children", limits.nodes);
    node.mesh = item.index("mesh");
    node.skin = item.index("skin");
    std::array<double, 16> matrix{};
    if (item.numbers("matrix", matrix)) {
        node.matrix = matrix;
    }
    item.numbers("translation", node.translation);
    item.numbers("rotation", node.rotation);
    item.numbers("scale", node.scale);
    return node;
}

void parse_things(const Item& root, const Limits& limits, Document& document) {
    root.list("nodes", limits.nodes, [&](const Item& item, std::size_t) {
        document.nodes.push_back(parse_node(item, limits));
    });
    root.list("meshes", limits.list, [&](const Item& item, std::size_t) {
        Mesh mesh{item.text("name"), {}};
        item.list("primitives", limits.list, [&](const Item& inner, std::size_t) {
            mesh.primitives.push_back(parse_primitive(inner));
        });
        document.meshes.push_back(std::move(mesh));
    });
    root.list("skins", limits.list, [&](const Item& item, std::size_t) {
        document.skins.push_back({item.text("name"), item.indices("joints", limits.nodes),
                                  item.index("inverseBindMatrices")});
    });
    root.list("materials", limits.list, [&](const Item& item, std::size_t) {
        document.materials.push_back(parse_material(item));
    });
    root.list("scenes", limits.list, [&](const Item& item, std::size_t) {
        document.scenes.push_back(item.indices("nodes", limits.nodes));
    });
    document.scene = root.index("scene");
}

void parse_animations(const Item& root, const Limits& limits, Document& document) {
    root.list("animations", limits.list, [&](const Item& item, std::size_t) {
        Animation animation{item.text("name"), {}, {}};
        item.list("samplers", limits.accessors, [&](const Item& inner, std::size_t) {
            Sampler sampler{inner.needed("input"), inner.needed("output"), Interpolation::Linear};
            if (inner.has("interpolation")) {
                sampler.interpolation = name_of(inner, "interpolation", kInterpolationNames);
            }
            animation.samplers.push_back(sampler);
        });
        item.list("channels", limits.accessors, [&](const Item& inner, std::size_t) {
            Channel channel{inner.needed("sampler"), kAbsent, Path::Weights};
            const auto target = inner.inner("target");
            if (!target) {
                inner.wrong("target", "there");
                return;
            }
            // A path that an extension brought ("pointer") moves nothing that we show.
            channel.path = kPathNames.find(target->text("path")).value_or(Path::Weights);
            channel.node = target->index("node");
            animation.channels.push_back(channel);
        });
        document.animations.push_back(std::move(animation));
    });
}

}  // namespace

Result<Unit> parse_document(std::string_view text, const Limits& limits, Document& document,
                            std::vector<std::string>& uris) {
    const json root = json::parse(text.begin(), text.end(), nullptr, false);
    if (!root.is_object()) {
        return Error{
            ErrorCode::BadFormat, "its JSON is not an object, so it is not a glTF file", {}};
    }
    Problem problem;
    const Item item{root, "", problem};
    check_asset(item);
    parse_data(item, limits, document, uris);
    parse_things(item, limits, document);
    parse_animations(item, limits, document);
    if (problem) {
        return problem.error();
    }
    return Unit{};
}

}  // namespace jw::import::gltf
