// A glTF file as plain numbers, before anything trusts it. `read_gltf` fills it from JSON (types
// are right, meaning is not checked), `check_gltf` checks the meaning, `write_clean_glb` passes on
// only what was checked.
#pragma once

#include "core/enum_names.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace jw::import::gltf {

inline constexpr int kAbsent = -1;

enum class Component : int { I8 = 5120, U8 = 5121, I16 = 5122, U16 = 5123, U32 = 5125, F32 = 5126 };
inline constexpr auto kComponentNames = enum_names<Component>({{Component::I8, "BYTE"},
                                                               {Component::U8, "UNSIGNED_BYTE"},
                                                               {Component::I16, "SHORT"},
                                                               {Component::U16, "UNSIGNED_SHORT"},
                                                               {Component::U32, "UNSIGNED_INT"},
                                                               {Component::F32, "FLOAT"}});

enum class Shape { Scalar, Vec2, Vec3, Vec4, Mat2, Mat3, Mat4 };
inline constexpr auto kShapeNames = enum_names<Shape>({{Shape::Scalar, "SCALAR"},
                                                       {Shape::Vec2, "VEC2"},
                                                       {Shape::Vec3, "VEC3"},
                                                       {Shape::Vec4, "VEC4"},
                                                       {Shape::Mat2, "MAT2"},
                                                       {Shape::Mat3, "MAT3"},
                                                       {Shape::Mat4, "MAT4"}});

/// Bytes of one component; numbers of one element.
int size_of(Component component);
int width_of(Shape shape);

struct Buffer {
    std::uint64_t length = 0;             // declared
    std::span<const std::uint8_t> bytes;  // what is really there; into Document::storage
};

struct View {
    int buffer = 0;
    std::uint64_t offset = 0, length = 0;
    std::uint64_t stride = 0;  // 0 = packed
};

/// Replaces `count` elements; where they are and what they become.
struct Sparse {
    std::uint64_t count = 0;
    int index_view = 0, value_view = 0;
    std::uint64_t index_offset = 0, value_offset = 0;
    Component index_component = Component::U16;
};

struct Accessor {
    int view = kAbsent;  // absent: all zeros
    std::uint64_t offset = 0, count = 0;
    Component component = Component::F32;
    Shape shape = Shape::Scalar;
    bool normalized = false;
    std::optional<Sparse> sparse;
};

struct Attribute {
    std::string name;  // "POSITION", "JOINTS_1"
    int accessor = 0;
};

struct Draco {
    int view = 0;
    std::vector<Attribute> attributes;  // `accessor` is Draco's own id
};

struct Primitive {
    std::vector<Attribute> attributes;
    int indices = kAbsent, material = kAbsent;
    int mode = 4;  // triangles
    std::optional<Draco> draco;

    int find(std::string_view name) const;  // accessor, or kAbsent
};

struct Mesh {
    std::string name;
    std::vector<Primitive> primitives;
};

struct Node {
    std::string name;
    std::vector<int> children;
    int mesh = kAbsent, skin = kAbsent;
    std::optional<std::array<double, 16>> matrix;  // column by column
    std::array<double, 3> translation{0.0, 0.0, 0.0};
    std::array<double, 4> rotation{0.0, 0.0, 0.0, 1.0};  // x y z w
    std::array<double, 3> scale{1.0, 1.0, 1.0};
};

struct Skin {
    std::string name;
    std::vector<int> joints;
    int inverse_binds = kAbsent;
};

enum class Path { Translation, Rotation, Scale, Weights };
inline constexpr auto kPathNames = enum_names<Path>({{Path::Translation, "translation"},
                                                     {Path::Rotation, "rotation"},
                                                     {Path::Scale, "scale"},
                                                     {Path::Weights, "weights"}});
enum class Interpolation { Linear, Step, Cubic };
inline constexpr auto kInterpolationNames =
    enum_names<Interpolation>({{Interpolation::Linear, "LINEAR"},
                               {Interpolation::Step, "STEP"},
                               {Interpolation::Cubic, "CUBICSPLINE"}});

struct Sampler {
    int input = 0, output = 0;
    Interpolation interpolation = Interpolation::Linear;
};

struct Channel {
    int sampler = 0;
    int node = kAbsent;  // absent: nothing to move
    Path path = Path::Translation;
};

struct Animation {
    std::string name;
    std::vector<Sampler> samplers;
    std::vector<Channel> channels;
};

struct Material {
    std::string name;
    std::array<double, 4> colour{1.0, 1.0, 1.0, 1.0};  // linear
    bool has_texture = false;
};

struct Document {
    Document() = default;
    Document(Document&&) = default;
    Document& operator=(Document&&) = default;
    Document(const Document&) = delete;  // buffers point into storage
    Document& operator=(const Document&) = delete;
    ~Document() = default;

    std::string file;  // as the user named it, for error places
    std::vector<std::vector<std::uint8_t>> storage;
    std::vector<Buffer> buffers;
    std::vector<View> views;
    std::vector<Accessor> accessors;
    std::vector<Mesh> meshes;
    std::vector<Node> nodes;
    std::vector<Skin> skins;
    std::vector<Animation> animations;
    std::vector<Material> materials;
    std::vector<std::vector<int>> scenes;  // root nodes
    int scene = kAbsent;
    std::vector<std::string> warnings;

    std::vector<int> roots()
        const;  // of the scene that is shown; without scenes: nodes without parent
};

}  // namespace jw::import::gltf
