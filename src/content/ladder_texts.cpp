#include "content/ladder_texts.h"

#include "content/cause_reader.h"
#include "content/collect.h"
#include "content/toml_reader.h"

#include <algorithm>

namespace jw::content {

const model::Text* LadderTexts::find_job(std::string_view rung) const {
    const auto found =
        std::find_if(rungs.begin(), rungs.end(), [&](const Rung& row) { return row.id == rung; });
    return found == rungs.end() ? nullptr : &found->job;
}

LadderTexts read_ladder_texts(const std::filesystem::path& path, const model::Body& body,
                              const std::vector<Source>& sources, std::vector<Error>& faults) {
    LadderTexts texts;
    std::error_code ec;
    if (!std::filesystem::exists(path, ec)) {
        return texts;
    }
    const auto root = read_toml(path);
    if (!root.ok()) {
        faults.push_back(root.error());
        return texts;
    }
    Collector collect{faults};
    const CauseContext context{body, sources};
    collect.check(root->check_keys({"rung", "critique"}));
    for (const TomlNode& row : collect.take(root->items("rung"))) {
        collect.check(row.check_keys({"id", "job"}));
        const std::string id = collect.take(row.text("id"));
        if (texts.find_job(id) != nullptr) {
            collect.add(row.error("the rung '" + id + "' stands here twice"));
        }
        texts.rungs.push_back({id, read_text(row, "job", context, collect)});
    }
    texts.critique = read_text(*root, "critique", context, collect);
    return texts;
}

}  // namespace jw::content
