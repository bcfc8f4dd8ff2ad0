#include "forge/mesh_cache.h"

#include "core/files.h"

#include <fmt/format.h>

#include <cstring>

namespace jw::forge {

namespace {

constexpr std::uint64_t kMagic = 0x4a5753555246'0001ULL;  // "JWSURF", layout 1

template <typename T>
void append(std::string& bytes, const std::vector<T>& values) {
    const std::uint64_t count = values.size();
    bytes.append(reinterpret_cast<const char*>(&count), sizeof count);
    bytes.append(reinterpret_cast<const char*>(values.data()), count * sizeof(T));
}

template <typename T>
bool take(std::string_view& bytes, std::vector<T>& values) {
    std::uint64_t count = 0;
    if (bytes.size() < sizeof count) {
        return false;
    }
    std::memcpy(&count, bytes.data(), sizeof count);
    bytes.remove_prefix(sizeof count);
    if (count > bytes.size() / sizeof(T)) {
        return false;
    }
    values.resize(count);
    if (count != 0) {
        std::memcpy(values.data(), bytes.data(), count * sizeof(T));
    }
    bytes.remove_prefix(count * sizeof(T));
    return true;
}

std::string file_name(std::string_view id, std::uint64_t key) {
    return fmt::format("{}-{:016x}.surface", id, key);
}

}  // namespace

std::optional<Surface> MeshCache::find(std::string_view id, std::uint64_t key) const {
    if (folder_.empty()) {
        return std::nullopt;
    }
    const Result<std::string> bytes = read_file(folder_ / file_name(id, key));
    if (!bytes.ok() || bytes->size() < sizeof kMagic ||
        std::memcmp(bytes->data(), &kMagic, sizeof kMagic) != 0) {
        return std::nullopt;
    }
    std::string_view rest{*bytes};
    rest.remove_prefix(sizeof kMagic);
    Surface out;
    if (!take(rest, out.positions) || !take(rest, out.normals) || !take(rest, out.occlusion) ||
        !take(rest, out.indices) || out.normals.size() != out.positions.size()) {
        return std::nullopt;
    }
    for (const std::uint32_t i : out.indices) {
        if (i >= out.positions.size()) {
            return std::nullopt;
        }
    }
    return out;
}

Result<Unit> MeshCache::keep(std::string_view id, std::uint64_t key, const Surface& surface) const {
    if (folder_.empty()) {
        return Unit{};
    }
    std::string bytes(reinterpret_cast<const char*>(&kMagic), sizeof kMagic);
    append(bytes, surface.positions);
    append(bytes, surface.normals);
    append(bytes, surface.occlusion);
    append(bytes, surface.indices);
    std::error_code ignored;  // a folder that cannot be listed shows when the new file is written
    const std::string prefix = fmt::format("{}-", id);
    for (const auto& entry : std::filesystem::directory_iterator{folder_, ignored}) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(prefix) && name.size() == file_name(id, 0).size()) {
            std::filesystem::remove(entry.path(), ignored);
        }
    }
    return write_file(folder_ / file_name(id, key), bytes);
}

}  // namespace jw::forge
