#include "content/search_words.h"

#include "content/collect.h"
#include "content/toml_reader.h"

namespace jw::content {
namespace {

bool is_part(const model::Body& body, const std::string& id) {
    return body.find_bone(id) || body.find_muscle(id);
}

/// Ids with their sides: "hip_bone" is hip_bone_r and hip_bone_l, a group is all of its muscles.
std::vector<std::string> resolve_part(const model::Body& body, const std::string& name) {
    if (is_part(body, name)) {
        return {name};
    }
    std::vector<std::string> ids;
    for (const char* side : {"_r", "_l"}) {
        if (is_part(body, name + side)) {
            ids.push_back(name + side);
        }
    }
    for (const model::Muscle& muscle : body.muscles) {
        if (muscle.group == name) {
            ids.push_back(muscle.id);
        }
    }
    return ids;
}

}  // namespace

SearchWords read_search_words(const std::filesystem::path& path, const model::Body& body,
                              std::vector<Error>& faults) {
    SearchWords words;
    std::error_code ec;
    if (!std::filesystem::exists(path, ec)) {
        return words;
    }
    const auto root = read_toml(path);
    if (!root.ok()) {
        faults.push_back(root.error());
        return words;
    }
    Collector collect{faults};
    collect.check(root->check_keys({"word"}));
    for (const TomlNode& row : collect.take(root->items("word"))) {
        collect.check(row.check_keys({"says", "parts", "movements"}));
        SearchWord word{collect.take(row.texts("says")), {}, collect.take(row.texts("movements"))};
        for (const std::string& name : collect.take(row.texts("parts"))) {
            const auto ids = resolve_part(body, name);
            if (ids.empty()) {
                collect.add(row.error("there is no bone, muscle or group '" + name + "'"));
            }
            word.parts.insert(word.parts.end(), ids.begin(), ids.end());
        }
        if (word.says.empty() || (word.parts.empty() && word.movements.empty())) {
            collect.add(
                row.error("write what people say (says) and what they mean (parts, "
                          "movements)"));
            continue;
        }
        words.push_back(std::move(word));
    }
    return words;
}

}  // namespace jw::content
