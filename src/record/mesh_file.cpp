#include "record/mesh_file.h"

#include "core/files.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>

#include <bit>
#include <cstring>

namespace jw::record {
namespace {

static_assert(std::endian::native == std::endian::little, "binary STL is little-endian");

template <typename T>
void append(std::string& bytes, const T& value) {
    char raw[sizeof(T)];
    std::memcpy(raw, &value, sizeof(T));
    bytes.append(raw, sizeof(T));
}

std::string to_stl(const model::Mesh& mesh) {
    std::string bytes = fmt::format("{:<80}", "jointwise " + mesh.id + ", body frame, metres");
    bytes.resize(80);
    append(bytes, static_cast<std::uint32_t>(mesh.indices.size() / 3));
    for (std::size_t i = 0; i + 2 < mesh.indices.size(); i += 3) {
        const glm::vec3& a = mesh.vertices[mesh.indices[i]].position;
        const glm::vec3& b = mesh.vertices[mesh.indices[i + 1]].position;
        const glm::vec3& c = mesh.vertices[mesh.indices[i + 2]].position;
        const glm::vec3 across = glm::cross(b - a, c - a);
        const float length = glm::length(across);
        append(bytes, length > 0.0F ? across / length : glm::vec3{0.0F});
        append(bytes, a);
        append(bytes, b);
        append(bytes, c);
        append(bytes, std::uint16_t{0});
    }
    return bytes;
}

std::string to_obj(const model::Mesh& mesh) {
    std::string text = fmt::format("# {}: body frame (X forward, Y up, Z right), metres\no {}\n",
                                   mesh.id, mesh.id);
    for (const model::Vertex& v : mesh.vertices) {
        fmt::format_to(std::back_inserter(text), "v {:.6f} {:.6f} {:.6f}\n", v.position.x,
                       v.position.y, v.position.z);
    }
    for (const model::Vertex& v : mesh.vertices) {
        fmt::format_to(std::back_inserter(text), "vn {:.4f} {:.4f} {:.4f}\n", v.normal.x,
                       v.normal.y, v.normal.z);
    }
    for (std::size_t i = 0; i + 2 < mesh.indices.size(); i += 3) {
        fmt::format_to(std::back_inserter(text), "f {0}//{0} {1}//{1} {2}//{2}\n",
                       mesh.indices[i] + 1, mesh.indices[i + 1] + 1, mesh.indices[i + 2] + 1);
    }
    return text;
}

}  // namespace

Result<Unit> write_mesh(const std::filesystem::path& path, const model::Mesh& mesh) {
    if (path.extension() == ".stl") {
        return write_file(path, to_stl(mesh));
    }
    if (path.extension() == ".obj") {
        return write_file(path, to_obj(mesh));
    }
    return Error{ErrorCode::Unsupported, "a mesh is written as .stl or .obj", {path.string()}};
}

}  // namespace jw::record
