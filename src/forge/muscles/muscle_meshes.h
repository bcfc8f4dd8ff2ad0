// Muscle bodies swept along their paths: spindles, fans, sheets and bands, skinned to the bones
// that they cross.
#pragma once

#include "core/result.h"
#include "model/body.h"
#include "model/mesh.h"

#include <functional>
#include <vector>

namespace jw::forge {

struct MuscleMeshOptions {
    /// 1 standard (all muscles together under 150 000 triangles), 0.35 draft.
    double detail = 1.0;
    /// Signed distance to bone in the body frame (m, negative inside) of the RIGHT half and the
    /// middle bones at least; bodies are kept 1 mm out of it. Empty: no bone to avoid. Called from
    /// one thread.
    std::function<double(const Vec3&)> bone_distance;
};

/// One closed mesh per muscle, ligament, fascia and nerve of the body that has one
/// (Muscle::has_mesh), in the order of Body::muscles. The left is the exact mirror of the right
/// (the diaphragm alone is built twice).
/// Vertices: body frame, neutral pose, m; uv.x along the fibres 0..1 from origin to insertion, uv.y
/// 0..1 across; blend 0 belly .. 1 tendon; up to four bones, weights sum 1; occlusion 1.
/// Volumes: cross-section area x fibre length of the lines, or the size in the shape table.
/// Fails: NotFound when the shape table names a place that the body does not have.
Result<std::vector<model::Mesh>> build_muscle_meshes(const model::Body& body,
                                                     const MuscleMeshOptions& options);

}  // namespace jw::forge
