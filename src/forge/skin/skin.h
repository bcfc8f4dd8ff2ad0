// The outline of the body: one closed skin over bones and muscles, bound to the bones.
#pragma once

#include "core/result.h"
#include "model/body.h"
#include "model/mesh.h"

#include <filesystem>
#include <span>

namespace jw::forge {

struct SkinOptions {
    double voxel = 5e-3;  // m, of the surface
    int triangles = 16000;
    int threads = 2;
    std::filesystem::path cache;  // empty: nothing is kept
};

/// One mesh of kind Skin in the neutral pose, of structure -1: closed, wound outward, up to four
/// bones a vertex. Between the fingers and between the toes it is closed. It is made with arms and
/// legs held apart, so that in the neutral pose neighbours (arm and flank, the two thighs) may lie
/// in each other but never hang together. `meshes`: bones and muscles of the neutral pose. Fails:
/// IoFailed from the cache.
Result<model::Mesh> build_skin(const model::Body& body, std::span<const model::Mesh> meshes,
                               const SkinOptions& options);

}  // namespace jw::forge
