// Where sentences and numbers come from: assets/content/sources.toml.
#pragma once

#include "core/result.h"
#include "model/movement.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace jw::content {

struct Source {
    std::string id;
    std::string cite;
    model::Grade grade = model::Grade::Design;
    model::Mark mark = model::Mark::Design;
};

/// All sources of a file, by id. Every fault is added to `faults`, the good rows are returned.
std::vector<Source> read_sources(const std::filesystem::path& path, std::vector<Error>& faults);

const Source* find_source(const std::vector<Source>& sources, std::string_view id);

}  // namespace jw::content
