// What people call things when they look for them: "sit bone", "hip flexors", "disassociation"
// (assets/content/search_words.toml). Names of the body and of movements need no rows here.
#pragma once

#include "core/result.h"
#include "model/body.h"

#include <filesystem>
#include <string>
#include <vector>

namespace jw::content {

struct SearchWord {
    std::vector<std::string> says;       // the first is shown
    std::vector<std::string> parts;      // bone and muscle ids; a name without its side is both
    std::vector<std::string> movements;  // ids
};
using SearchWords = std::vector<SearchWord>;

/// Every fault is added to `faults`: an unknown bone or muscle, a row that means nothing. Movements
/// that a library lacks are left out by the search, so that rows may wait for them. A folder
/// without the file has no such words.
SearchWords read_search_words(const std::filesystem::path& path, const model::Body& body,
                              std::vector<Error>& faults);

}  // namespace jw::content
