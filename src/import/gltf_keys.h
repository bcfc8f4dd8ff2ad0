// Keys of one animation channel, made linear: Assimp loses STEP and CUBICSPLINE.
#pragma once

#include "import/gltf_document.h"

#include "core/result.h"

#include <string>
#include <vector>

namespace jw::import::gltf {

struct Keys {
    std::vector<float> seconds;  // strictly ascending
    std::vector<float> values;   // 3 or 4 a key; rotations (x, y, z, w) unit
};

/// STEP keeps its jumps (two keys 0.1 ms apart), CUBICSPLINE is sampled at 30 Hz or more.
/// The sampler has passed check_gltf for `path`. Fails: BadFormat naming `where` when a time or a
/// value is not finite, or times descend.
Result<Keys> build_linear_keys(const Document& document, const Sampler& sampler, Path path,
                               const std::string& where);

}  // namespace jw::import::gltf
