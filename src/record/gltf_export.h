// A movement as a glTF animation: our rigged body with one clip.
#pragma once

#include "core/result.h"
#include "model/body.h"

#include <filesystem>
#include <span>
#include <vector>

namespace jw::record {

/// One clip: displacements of all bones at even times.
struct Clip {
    std::string name;
    double seconds = 1.0;
    std::vector<std::vector<Rigid>> frames;  // [frame][bone], first and last instant included
};

/// Writes the body file `body_glb` again as `path` with `clip` as its animation: a rotation and a
/// translation channel (LINEAR) for each bone node. Fails: BadFormat when the body file lacks a
/// bone's node, IoFailed.
Result<Unit> export_glb(const std::filesystem::path& body_glb, const model::Body& body,
                        const Clip& clip, const std::filesystem::path& path);

}  // namespace jw::record
