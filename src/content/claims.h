// What teachers say, who says it, what is known for and against, and how to say it so that it holds
// (assets/content/claims.toml).
#pragma once

#include "content/sources.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace jw::content {

struct Claim {
    std::string id;
    std::string says;      // in teachers' own words
    std::string who;       // who says so
    std::string evidence;  // what speaks for it and against it
    std::string better;    // a wording that holds
    model::Grade grade = model::Grade::TeachersView;
    std::vector<std::string> sources;  // ids
};
using Claims = std::vector<Claim>;

const Claim* find_claim(const Claims& claims, std::string_view id);

/// Every fault is added to `faults`: an unknown source, an id that stands twice, a claim that
/// nobody says. A folder without the file has no claims.
Claims read_claims(const std::filesystem::path& path, const std::vector<Source>& sources,
                   std::vector<Error>& faults);

}  // namespace jw::content
