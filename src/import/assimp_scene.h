// From Assimp's scene to a guest: our axes, metres, seconds, four weights a vertex.
#pragma once

#include "import/file_kind.h"
#include "import/gltf_document.h"

#include "core/result.h"
#include "model/model.h"

struct aiScene;

namespace jw::import {

/// `document` is the glTF whose clean copy (see gltf_clean.h) Assimp has read: names, materials,
/// skins and clips come from there; null for other formats, whose FBX unit and up axis come from
/// the scene. Bounds, units of other formats and stick figures are left to the caller. Fails:
/// BadFormat for numbers that are not finite, LimitExceeded.
Result<model::GuestModel> convert_scene(const aiScene& scene, const gltf::Document* document,
                                        FileKind kind);

}  // namespace jw::import
