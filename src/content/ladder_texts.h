// What is told of the joint-by-joint ladder: a sentence on the job of each rung, and what speaks
// against the ladder as a whole (assets/content/ladder.toml).
#pragma once

#include "content/sources.h"

#include "model/movement.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace jw::content {

struct LadderTexts {
    struct Rung {
        std::string id;  // analysis::Rung::id
        model::Text job;
    };
    std::vector<Rung> rungs;
    model::Text critique;

    const model::Text* find_job(std::string_view rung) const;
};

/// Every fault is added to `faults`, the good rows are returned. A folder without the file has a
/// ladder without words.
LadderTexts read_ladder_texts(const std::filesystem::path& path, const model::Body& body,
                              const std::vector<Source>& sources, std::vector<Error>& faults);

}  // namespace jw::content
