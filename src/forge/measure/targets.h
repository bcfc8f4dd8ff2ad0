// What the built bones should measure: assets/body/measures.toml.
#pragma once

#include "core/result.h"
#include "model/body.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace jw::forge {

/// What one measure of one bone may be. Either end may be open.
struct Target {
    std::string bone;
    std::string what;
    std::string unit;  // mm, mm2, deg, 1
    double least = 0.0;
    double most = 0.0;
    std::string source;  // an id of sources.toml
    model::Mark mark = model::Mark::Design;

    /// 0 in the middle, 1 at the edge of what is allowed; of a bound that is open to one side the
    /// share of it that is used up, or missing.
    double strain(double measured) const;
    /// "22.56 +- 1.13", ">= 2.00", "<= 4.00"
    std::string allowed() const;
};

/// All targets of `folder`/measures.toml; its first lines say how rows are written. Fails with
/// file, line and column at unknown keys and sources, rows without a bound and rows that are there
/// twice. Only the rows of one body: `body` is what they name, male where they name none.
Result<std::vector<Target>> read_targets(const std::filesystem::path& folder,
                                         std::string_view body = "male");

}  // namespace jw::forge
