// Meshes on the graphics side: one vertex buffer, one index buffer and one vertex array a set.
#pragma once

#include "render/gl.h"

#include "scene/mesh_ball.h"

#include "model/mesh.h"

#include <cstdint>
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

GpuMeshSet upload_meshes(Context& context, const std::vector<model::Mesh>& meshes);

}  // namespace jw::render
