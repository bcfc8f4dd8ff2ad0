// Meshes on the graphics side: one vertex buffer, one index buffer and one vertex array a set.
#pragma once

#include "render/gl.h"
#include "render/lod.h"

#include "scene/mesh_ball.h"

#include "model/mesh.h"
#include "model/skin.h"

#include <cstdint>
#include <span>
#include <vector>

namespace jw::render {

/// Attribute locations; the same as in shaders/include/locations.glsl (a test compares them).
enum Location : GLuint {
    kPosition = 0,
    kNormal = 1,
    kSurface = 2,
    kUv = 3,
    kBones = 4,
    kWeights = 5
};

struct GpuMesh {
    struct Level {
        float error = 0.0F;      // m, see LodLevel
        GLsizei count = 0;       // indices
        std::size_t offset = 0;  // bytes into the index buffer
    };
    std::vector<Level> levels;  // finest first
    scene::MeshBall ball;

    /// The coarsest level whose error stays below `allowed` metres.
    const Level& find_level(float allowed) const;
};

struct GpuMeshSet {
    gl::Buffer vertices;
    gl::Buffer indices;
    gl::VertexArray array;
    std::vector<GpuMesh> meshes;
};

/// Vertices of a mesh set that come anew with every picture: places and normals of posed muscles.
/// The rest of each vertex, and the triangles, are those of the set.
struct GpuPosedSet {
    gl::Buffer vertices;
    gl::VertexArray array;
    GLuint set = 0;  // vertex buffer of the set that the array belongs to
};

/// `first`: number of the first posed vertex in the set.
void upload_posed(Context& context, const GpuMeshSet& set, std::size_t first,
                  std::span<const model::PosedVertex> vertices, GpuPosedSet& posed);

GpuMeshSet upload_meshes(Context& context, const std::vector<model::Mesh>& meshes,
                         const MeshLods& lods);

}  // namespace jw::render
