// Does a glTF file mean what it may mean? Nothing that fails here reaches Assimp.
#pragma once

#include "import/gltf_document.h"
#include "import/gltf_read.h"

#include "core/result.h"

namespace jw::import::gltf {

/// Checks every index, every accessor against its buffer view and buffer, types and counts of mesh
/// attributes, skins and animations, and the node graph (one parent each, no cycles, depth).
/// Fails: BadFormat with what and where ("accessor 3 reads 1200 bytes past the end of buffer view
/// 2; export the file again"), LimitExceeded.
Result<Unit> check_gltf(const Document& document, const Limits& limits = {});

}  // namespace jw::import::gltf
