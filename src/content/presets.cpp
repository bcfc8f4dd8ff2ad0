#include "content/presets.h"

#include "content/collect.h"
#include "content/names.h"
#include "content/toml_reader.h"

#include <fmt/format.h>

#include <algorithm>

namespace jw::content {
namespace {

Preset read_preset(const TomlNode& row, const model::Body& body, Collector& collect) {
    collect.check(row.check_keys({"id", "name", "sentence", "muscles"}));
    Preset preset{collect.take(row.text("id")),
                  collect.take(row.text("name")),
                  collect.take(row.text("sentence")),
                  {}};
    for (const std::string& name : collect.take(row.texts("muscles"))) {
        const std::vector<int> sides = find_both_sides(body, name);
        if (sides.empty()) {
            collect.add(row.error(
                fmt::format("there is no muscle '{}' (jointwise list muscles; without _r)", name)));
        }
        preset.shown.insert(preset.shown.end(), sides.begin(), sides.end());
    }
    std::sort(preset.shown.begin(), preset.shown.end());
    if (preset.shown.empty()) {
        collect.add(row.error("a preset names at least one muscle"));
    }
    return preset;
}

}  // namespace

std::vector<Preset> read_presets(const std::filesystem::path& path, const model::Body& body,
                                 std::vector<Error>& faults) {
    Collector collect{faults};
    const auto root = read_toml(path);
    if (!root.ok()) {
        faults.push_back(root.error());
        return {};
    }
    collect.check(root->check_keys({"preset"}));
    std::vector<Preset> presets;
    for (const TomlNode& row : collect.take(root->items("preset"))) {
        Preset preset = read_preset(row, body, collect);
        if (find_preset(presets, preset.id) != nullptr) {
            collect.add(
                row.error(fmt::format("the id '{}' is there twice, give each its own", preset.id)));
            continue;
        }
        presets.push_back(std::move(preset));
    }
    return presets;
}

const Preset* find_preset(const std::vector<Preset>& presets, std::string_view id) {
    const auto found = std::find_if(presets.begin(), presets.end(),
                                    [&](const Preset& preset) { return preset.id == id; });
    return found == presets.end() ? nullptr : &*found;
}

std::vector<int> find_others(std::span<const int> shown, const model::Body& body) {
    std::vector<int> others;
    for (int muscle = 0; muscle < static_cast<int>(body.muscles.size()); ++muscle) {
        if (!std::binary_search(shown.begin(), shown.end(), muscle)) {
            others.push_back(muscle);
        }
    }
    return others;
}

}  // namespace jw::content
