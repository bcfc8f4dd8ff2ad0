// The rigged body as one GLB file: the joint tree as nodes, one skinned mesh per structure.
//
// The file stands in glTF's axes (+Y up, +Z forward, right = -X): body (x, y, z) -> file (-z, y,
// x). Nodes: one per bone, named as the bone, translation only, at Bone::origin; then one per
// structure, "mesh.<structure id>", with flat metadata in its extras: `kind`
// (model::kMeshKindNames) and `structure`. Vertex data: POSITION, NORMAL, TEXCOORD_0 (muscles:
// along and around), COLOR_0 (grey = baked openness, alpha = blend to cartilage or tendon),
// JOINTS_0 and WEIGHTS_0 into ONE skin whose joints are Body::bones in order.
#pragma once

#include "core/result.h"
#include "model/body.h"
#include "model/mesh.h"

#include <filesystem>
#include <span>

namespace jw::forge {

/// Writes `path` whole or not at all; the same input gives the same bytes.
/// Fails: IoFailed, InvalidInput for a mesh that is bound to a bone that the body lacks.
Result<Unit> write_glb(const model::Body& body, std::span<const model::Mesh> meshes,
                       const std::filesystem::path& path);

}  // namespace jw::forge
