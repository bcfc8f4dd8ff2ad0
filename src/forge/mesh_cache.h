// Finished structures on disk, each under a hash of what made it: only what changed is made again.
#pragma once

#include "forge/surface.h"

#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string_view>

namespace jw::forge {

class MeshCache {
  public:
    /// An empty folder name: nothing is kept.
    explicit MeshCache(std::filesystem::path folder) : folder_{std::move(folder)} {}

    /// The surface kept for `id` under `key`; nullopt when there is none or the file is damaged.
    std::optional<Surface> find(std::string_view id, std::uint64_t key) const;
    /// Keeps `surface`, and drops what was kept for `id` before. Fails: IoFailed.
    Result<Unit> keep(std::string_view id, std::uint64_t key, const Surface& surface) const;

  private:
    std::filesystem::path folder_;
};

}  // namespace jw::forge
