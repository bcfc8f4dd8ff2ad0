// Sets of muscles that a lesson speaks of together: assets/content/presets.toml.
#pragma once

#include "core/result.h"
#include "model/body.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace jw::content {

struct Preset {
    std::string id;          // "hip_flexors"
    std::string name;        // "hip flexors"
    std::string sentence;    // what they have in common
    std::vector<int> shown;  // Body::muscles of both sides, ascending
};

/// All presets of a file. Every fault is added to `faults` (unknown keys and muscles, an id twice,
/// a preset without muscles), the good rows are returned.
std::vector<Preset> read_presets(const std::filesystem::path& path, const model::Body& body,
                                 std::vector<Error>& faults);

/// Null when there is none of this id.
const Preset* find_preset(const std::vector<Preset>& presets, std::string_view id);

/// The muscles of a body that are not in `shown` (ascending): those to hide, ascending.
std::vector<int> find_others(std::span<const int> shown, const model::Body& body);

}  // namespace jw::content
