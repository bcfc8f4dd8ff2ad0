#include "content/sources.h"

#include "content/collect.h"
#include "content/toml_reader.h"

#include <algorithm>

namespace jw::content {

std::vector<Source> read_sources(const std::filesystem::path& path, std::vector<Error>& faults) {
    Collector collect{faults};
    std::vector<Source> sources;
    const auto root = read_toml(path);
    if (!root.ok()) {
        faults.push_back(root.error());
        return sources;
    }
    for (const std::string& id : root->keys()) {
        const auto row = root->table(id);
        if (!row.ok()) {
            faults.push_back(row.error());
            continue;
        }
        collect.check(row->check_keys({"cite", "grade", "mark"}));
        sources.push_back({id, collect.take(row->text("cite")),
                           collect.take(row->choice("grade", model::kGradeNames)),
                           collect.take(row->choice("mark", model::kMarkNames))});
        if (sources.back().cite.empty()) {
            faults.push_back(row->error("a source needs words that let a reader find it"));
        }
    }
    return sources;
}

const Source* find_source(const std::vector<Source>& sources, std::string_view id) {
    const auto found = std::find_if(sources.begin(), sources.end(),
                                    [&](const Source& source) { return source.id == id; });
    return found == sources.end() ? nullptr : &*found;
}

}  // namespace jw::content
