// The outside of a glTF file: container, JSON and buffers, read without trusting any of it.
#pragma once

#include "import/gltf_document.h"

#include "core/result.h"

#include <filesystem>

namespace jw::import::gltf {

struct Limits {
    std::uint64_t file_bytes = std::uint64_t{512} << 20U;
    std::uint64_t json_bytes = std::uint64_t{64} << 20U;
    int json_depth = 64;
    int node_depth = 512;
    std::size_t nodes = 65'536;
    std::size_t accessors = 262'144;
    std::size_t list = 65'536;                // any other list: meshes, skins, materials ...
    std::uint64_t elements = 16'000'000;      // of one accessor
    std::uint64_t all_elements = 64'000'000;  // of the accessors in use together
};

/// .gltf (with its buffers beside it or inside) or .glb, told apart by the first bytes.
/// Fails: as read_bytes; BadFormat with what is wrong and where ("chunk 0 says 2147483647 bytes,
/// but the file ends after 812"); Unsupported for other versions and unknown required extensions;
/// LimitExceeded.
Result<Document> read_gltf(const std::filesystem::path& path, const Limits& limits = {});

}  // namespace jw::import::gltf
