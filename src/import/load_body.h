// Our own body: the GLB that forge made and the side-car beside it, read straight into a Model.
#pragma once

#include "core/result.h"
#include "model/model.h"

#include <filesystem>

namespace jw::import {

/// Body and meshes of `glb` (body.glb) and `glb` with the ending .json (body.json). Meshes in the
/// body frame, neutral pose, metres: the exact bits that forge had, occlusion and blend to 1/255.
/// The file is ours, so it is read in this process, after a look at its header; it is checked all
/// the same. Fails: NotFound, BadFormat when the two files do not belong together or a mesh is
/// unsound (naming it), with the advice to build again.
Result<model::Model> load_body(const std::filesystem::path& glb);

/// Seconds that Assimp's ReadFile alone takes for this file, parse only: the yardstick of `bench`.
/// Fails: BadFormat when Assimp refuses it.
Result<double> measure_raw_assimp(const std::filesystem::path& path);

}  // namespace jw::import
