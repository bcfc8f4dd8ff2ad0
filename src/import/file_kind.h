// Which format a file says it has and whether its first bytes agree: the cheapest of all checks.
#pragma once

#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace jw::import {

enum class FileKind { Gltf, Fbx, Collada, Obj, Bvh, Other };

struct KnownFile {
    FileKind kind = FileKind::Other;
    std::string format;  // "glTF 2.0", "FBX", "Biovision hierarchy"
};

/// Refuses, with a sentence: missing files, folders, empty and oversized files, endings that are
/// not models (with what to do for .osim, .blend, .max ...), and files whose beginning is of
/// another kind (a text renamed to .fbx). Reads at most a few kilobytes.
Result<KnownFile> check_kind(const std::filesystem::path& path, std::uint64_t max_bytes);

/// What a text format could do to Assimp, which follows levels by recursion until its stack ends
/// and allocates what a count says: refuses braces (BVH, FBX as text) or elements (Collada) nested
/// more than 512 deep, and frames (BVH) or elements (PLY) that the file is too short for.
Result<Unit> check_text(const std::filesystem::path& path, const KnownFile& known);

}  // namespace jw::import
