// One structure as a plain mesh: neutral pose, body frame, metres.
#pragma once

#include "core/result.h"
#include "model/mesh.h"

#include <filesystem>

namespace jw::record {

/// Binary `.stl` or `.obj` (with normals). Fails: Unsupported for another extension, IoFailed.
Result<Unit> write_mesh(const std::filesystem::path& path, const model::Mesh& mesh);

}  // namespace jw::record
