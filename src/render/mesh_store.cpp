#include "render/mesh_store.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace jw::render {
namespace {

/// 48 bytes a vertex.
struct GpuVertex {
    std::array<float, 3> position;
    std::array<std::int16_t, 4> normal;
    std::array<std::uint8_t, 4> surface;  // occlusion, blend, tint
    std::array<float, 2> uv;
    std::array<std::uint16_t, 4> bones;
    std::array<std::uint16_t, 4> weights;
};
static_assert(sizeof(GpuVertex) == 48);
static_assert(offsetof(GpuVertex, normal) == 12 && offsetof(GpuVertex, surface) == 20);
static_assert(offsetof(GpuVertex, uv) == 24 && offsetof(GpuVertex, bones) == 32);

std::uint8_t to_byte(float value) {
    return static_cast<std::uint8_t>(std::lround(255.0F * std::clamp(value, 0.0F, 1.0F)));
}

std::int16_t to_signed(float value) {
    return static_cast<std::int16_t>(std::lround(32767.0F * std::clamp(value, -1.0F, 1.0F)));
}

float hash(int x, int y, int z) {
    auto h = static_cast<std::uint32_t>(x) * 0x8DA6B343U +
             static_cast<std::uint32_t>(y) * 0xD8163841U +
             static_cast<std::uint32_t>(z) * 0xCB1AB31FU;
    h = (h ^ (h >> 13U)) * 0x5BD1E995U;
    return static_cast<float>((h ^ (h >> 15U)) & 0xFFFFU) / 65535.0F;
}

/// Smooth noise 0..1 with features of about 1.
float value_noise(const glm::vec3& p) {
    const glm::vec3 low = glm::floor(p);
    const glm::vec3 f = glm::smoothstep(glm::vec3{0.0F}, glm::vec3{1.0F}, p - low);
    const auto x = static_cast<int>(low.x);
    const auto y = static_cast<int>(low.y);
    const auto z = static_cast<int>(low.z);
    std::array<float, 4> along{};
    for (int i = 0; i < 4; ++i) {
        const int dy = i & 1;
        const int dz = i >> 1;
        along[static_cast<std::size_t>(i)] =
            glm::mix(hash(x, y + dy, z + dz), hash(x + 1, y + dy, z + dz), f.x);
    }
    return glm::mix(glm::mix(along[0], along[1], f.y), glm::mix(along[2], along[3], f.y), f.z);
}

/// The slow change of tone that keeps a bone from looking like plastic: 14 mm and 5 mm.
float calc_tint(const glm::vec3& position) {
    return 0.65F * value_noise(position / 0.014F) + 0.35F * value_noise(position / 0.005F);
}

GpuVertex pack(const model::Vertex& vertex) {
    GpuVertex packed{};
    packed.position = {vertex.position.x, vertex.position.y, vertex.position.z};
    const float length = glm::length(vertex.normal);
    const glm::vec3 normal = length > 0.0F ? vertex.normal / length : glm::vec3{0.0F, 1.0F, 0.0F};
    packed.normal = {to_signed(normal.x), to_signed(normal.y), to_signed(normal.z), 0};
    packed.surface = {to_byte(vertex.occlusion), to_byte(vertex.blend),
                      to_byte(calc_tint(vertex.position)), 0};
    packed.uv = {vertex.uv.x, vertex.uv.y};
    packed.bones = vertex.bones;
    for (std::size_t i = 0; i < packed.weights.size(); ++i) {
        packed.weights[i] = static_cast<std::uint16_t>(
            std::lround(65535.0F * std::clamp(vertex.weights[i], 0.0F, 1.0F)));
    }
    return packed;
}

void describe_vertices() {
    constexpr GLsizei kStride = sizeof(GpuVertex);
    const auto at = [](std::size_t offset) { return reinterpret_cast<const void*>(offset); };
    glVertexAttribPointer(kPosition, 3, GL_FLOAT, GL_FALSE, kStride,
                          at(offsetof(GpuVertex, position)));
    glVertexAttribPointer(kNormal, 4, GL_SHORT, GL_TRUE, kStride, at(offsetof(GpuVertex, normal)));
    glVertexAttribPointer(kSurface, 4, GL_UNSIGNED_BYTE, GL_TRUE, kStride,
                          at(offsetof(GpuVertex, surface)));
    glVertexAttribPointer(kUv, 2, GL_FLOAT, GL_FALSE, kStride, at(offsetof(GpuVertex, uv)));
    glVertexAttribIPointer(kBones, 4, GL_UNSIGNED_SHORT, kStride, at(offsetof(GpuVertex, bones)));
    glVertexAttribPointer(kWeights, 4, GL_UNSIGNED_SHORT, GL_TRUE, kStride,
                          at(offsetof(GpuVertex, weights)));
    for (const GLuint location : {kPosition, kNormal, kSurface, kUv, kBones, kWeights}) {
        glEnableVertexAttribArray(location);
    }
}

}  // namespace

const GpuMesh::Level& GpuMesh::find_level(float allowed) const {
    const Level* best = &levels.front();
    for (const Level& level : levels) {
        if (level.error <= allowed) {
            best = &level;
        }
    }
    return *best;
}

void upload_posed(Context& context, const GpuMeshSet& set, std::size_t first,
                  std::span<const model::PosedVertex> vertices, GpuPosedSet& posed) {
    constexpr GLsizei kStride = sizeof(model::PosedVertex);
    if (posed.set != set.vertices.id()) {
        posed.set = set.vertices.id();
        posed.vertices = gl::Buffer{context};
        posed.array = gl::VertexArray{context};
        glBindVertexArray(posed.array.id());
        glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, set.indices.id());
        glBindBuffer(GL_ARRAY_BUFFER, set.vertices.id());
        describe_vertices();
        glBindBuffer(GL_ARRAY_BUFFER, posed.vertices.id());
        glVertexAttribPointer(
            kPosition, 3, GL_FLOAT, GL_FALSE, kStride,
            reinterpret_cast<const void*>(offsetof(model::PosedVertex, position)));
        glVertexAttribPointer(kNormal, 3, GL_FLOAT, GL_FALSE, kStride,
                              reinterpret_cast<const void*>(offsetof(model::PosedVertex, normal)));
        glBindVertexArray(0);
    }
    // A fresh buffer each time, so that nobody waits for the picture before.
    const auto size = [&](std::size_t count) { return static_cast<GLsizeiptr>(count * kStride); };
    glBindBuffer(GL_ARRAY_BUFFER, posed.vertices.id());
    glBufferData(GL_ARRAY_BUFFER, size(first + vertices.size()), nullptr, GL_STREAM_DRAW);
    glBufferSubData(GL_ARRAY_BUFFER, size(first), size(vertices.size()), vertices.data());
    glBindBuffer(GL_ARRAY_BUFFER, 0);
}

GpuMeshSet upload_meshes(Context& context, const std::vector<model::Mesh>& meshes,
                         const MeshLods& lods) {
    std::vector<GpuVertex> vertices;
    std::vector<std::uint32_t> indices;
    GpuMeshSet set;
    for (std::size_t i = 0; i < meshes.size(); ++i) {
        const model::Mesh& mesh = meshes[i];
        const auto base = static_cast<std::uint32_t>(vertices.size());
        std::transform(mesh.vertices.begin(), mesh.vertices.end(), std::back_inserter(vertices),
                       pack);
        GpuMesh& gpu = set.meshes.emplace_back();
        gpu.ball = scene::calc_mesh_ball(mesh);
        for (const LodLevel& level : lods[i]) {
            gpu.levels.push_back({level.error, static_cast<GLsizei>(level.indices.size()),
                                  indices.size() * sizeof(std::uint32_t)});
            std::transform(level.indices.begin(), level.indices.end(), std::back_inserter(indices),
                           [base](std::uint32_t index) { return base + index; });
        }
    }
    set.vertices = gl::Buffer{context};
    set.indices = gl::Buffer{context};
    set.array = gl::VertexArray{context};
    glBindVertexArray(set.array.id());
    glBindBuffer(GL_ARRAY_BUFFER, set.vertices.id());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(vertices.size() * sizeof(GpuVertex)),
                 vertices.data(), GL_STATIC_DRAW);
    glBindBuffer(GL_ELEMENT_ARRAY_BUFFER, set.indices.id());
    glBufferData(GL_ELEMENT_ARRAY_BUFFER,
                 static_cast<GLsizeiptr>(indices.size() * sizeof(std::uint32_t)), indices.data(),
                 GL_STATIC_DRAW);
    describe_vertices();
    glBindVertexArray(0);
    glBindBuffer(GL_ARRAY_BUFFER, 0);
    return set;
}

}  // namespace jw::render
