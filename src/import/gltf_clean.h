// A second, clean file for Assimp: only what we show, every number read and checked by ourselves.
//
// Assimp 5.2 crashes, stalls or reads past its buffers on legal and on damaged glTF: skins without
// inverse bind matrices, extras that are lists, equal node names, short accessors, unknown types.
// None of that exists in what is written here.
#pragma once

#include "import/gltf_document.h"

#include "core/result.h"

#include <cstdint>
#include <string>
#include <vector>

namespace jw::import::gltf {

struct CleanGlb {
    std::vector<std::uint8_t> bytes;
    std::vector<std::string> warnings;  // what was left out, one sentence each
};

/// A GLB with one packed buffer: triangles only, at most four influences a vertex with sum 1,
/// identity inverse binds where the file has none, LINEAR keys (STEP and CUBICSPLINE are sampled),
/// no textures, extras or extensions but Draco. Names are "n12", "m3", "a0", "t1": kind and index
/// in `document`, so equal or empty names of the file do no harm. `document` has passed check_gltf.
/// Fails: BadFormat for numbers that are not finite, indices of vertices and joints out of range,
/// key times that do not ascend.
Result<CleanGlb> write_clean_glb(const Document& document);

}  // namespace jw::import::gltf
