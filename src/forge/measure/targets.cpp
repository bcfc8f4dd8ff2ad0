#include "forge/measure/targets.h"

#include "content/toml_reader.h"
#include "forge/bones/vertebra.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace jw::forge {

namespace {

using content::TomlNode;

constexpr double kOpen = std::numeric_limits<double>::infinity();

/// Sizes that the builders of the vertebrae are given: they stand there only.
struct SizeName {
    std::string_view what;
    double VertebraSizes::*size;
};
constexpr std::array<SizeName, 11> kSizeNames{{
    {"superior_endplate_width", &VertebraSizes::upper_width},
    {"superior_endplate_depth", &VertebraSizes::upper_depth},
    {"inferior_endplate_width", &VertebraSizes::lower_width},
    {"inferior_endplate_depth", &VertebraSizes::lower_depth},
    {"canal_width", &VertebraSizes::canal_width},
    {"canal_depth", &VertebraSizes::canal_depth},
    {"pedicle_width", &VertebraSizes::pedicle_width},
    {"pedicle_height", &VertebraSizes::pedicle_height},
    {"transverse_process_span", &VertebraSizes::span},
    {"inferior_facet_width", &VertebraSizes::facet_width},
    {"inferior_facet_height", &VertebraSizes::facet_height},
}};

Result<std::vector<std::string>> bones_of(const TomlNode& row) {
    if (row.has("bones")) {
        return row.texts("bones");
    }
    JW_TRY(std::string bone, row.text("bone"));
    return std::vector<std::string>{std::move(bone)};
}

/// One middle value a bone; empty where the row has bounds instead.
Result<std::vector<double>> middles_of(const TomlNode& row, const std::string& what,
                                       const std::vector<std::string>& bones) {
    if (row.has("target")) {
        JW_TRY(const double target, row.number("target"));
        return std::vector<double>(bones.size(), target);
    }
    JW_TRY(const bool is_size, row.boolean("built_size", false));
    if (!is_size) {
        return row.numbers("targets");
    }
    const auto* name = std::find_if(kSizeNames.begin(), kSizeNames.end(),
                                    [&](const SizeName& n) { return n.what == what; });
    if (name == kSizeNames.end()) {
        return row.error(fmt::format("'{}' is no size that vertebrae are built to", what));
    }
    std::vector<double> sizes;
    for (const std::string& bone : bones) {
        if (!has_vertebra_sizes(bone)) {
            return row.error(fmt::format("'{}' is no vertebra with sizes (C3 to L5)", bone));
        }
        sizes.push_back(vertebra_sizes(bone).*(name->size));
    }
    return sizes;
}

Result<std::vector<Target>> targets_of(const TomlNode& row, const std::vector<std::string>& known) {
    JW_CHECK(
        row.check_keys({"what", "bone", "bones", "unit", "target", "targets", "built_size",
                        "tolerance", "share", "least", "most", "body", "source", "mark", "note"}));
    Target target;
    JW_TRY(target.what, row.text("what"));
    JW_TRY(target.unit, row.text("unit"));
    JW_TRY(target.source, row.text("source"));
    JW_TRY(target.mark, row.choice("mark", model::kMarkNames));
    if (std::find(known.begin(), known.end(), target.source) == known.end()) {
        return row.find("source")->error(
            fmt::format("source: '{}' is not in sources.toml, add it", target.source));
    }
    JW_TRY(const std::vector<std::string> bones, bones_of(row));
    JW_TRY(const std::vector<double> middles, middles_of(row, target.what, bones));
    JW_TRY(const double tolerance, row.number("tolerance", 0.0));
    JW_TRY(const double share, row.number("share", 0.0));
    JW_TRY(target.least, row.number("least", 0.0));
    JW_TRY(target.most, row.number("most", 0.0));
    if (middles.empty()) {
        target.least = row.has("least") ? target.least : -kOpen;
        target.most = row.has("most") ? target.most : kOpen;
    }
    if (middles.empty() ? !row.has("least") && !row.has("most")
                        : middles.size() != bones.size() || (tolerance <= 0.0 && share <= 0.0)) {
        return row.error("give least or most, or one target for each bone and its tolerance");
    }
    std::vector<Target> targets;
    for (std::size_t i = 0; i < bones.size(); ++i) {
        target.bone = bones[i];
        if (!middles.empty()) {
            const double allowed = std::max(tolerance, share * std::abs(middles[i]));
            target.least = middles[i] - allowed;
            target.most = middles[i] + allowed;
        }
        targets.push_back(target);
    }
    return targets;
}

}  // namespace

double Target::strain(double measured) const {
    if (std::isnan(measured)) {
        return kOpen;
    }
    if (std::isinf(least)) {
        return measured / most;
    }
    if (std::isinf(most)) {
        return measured > 0.0 ? least / measured : kOpen;
    }
    return std::abs(measured - 0.5 * (least + most)) / (0.5 * (most - least));
}

std::string Target::allowed() const {
    if (std::isinf(least)) {
        return fmt::format("<= {:.2f}", most);
    }
    if (std::isinf(most)) {
        return fmt::format(">= {:.2f}", least);
    }
    return fmt::format("{:.2f} +- {:.2f}", 0.5 * (least + most), 0.5 * (most - least));
}

Result<std::vector<Target>> read_targets(const std::filesystem::path& folder,
                                         std::string_view body) {
    JW_TRY(const TomlNode sources, content::read_toml(folder / "sources.toml"));
    JW_TRY(const TomlNode root, content::read_toml(folder / "measures.toml"));
    JW_CHECK(root.check_keys({"measure"}));
    JW_TRY(const std::vector<TomlNode> rows, root.items("measure"));
    std::vector<Target> all;
    for (const TomlNode& row : rows) {
        JW_TRY(const std::vector<Target> targets, targets_of(row, sources.keys()));
        JW_TRY(const std::string whose, row.text("body", "male"));
        if (whose != body) {
            continue;
        }
        for (const Target& target : targets) {
            const bool is_there = std::any_of(all.begin(), all.end(), [&](const Target& other) {
                return other.bone == target.bone && other.what == target.what;
            });
            if (is_there) {
                return row.error(fmt::format("{} of {} is there twice", target.what, target.bone));
            }
            all.push_back(target);
        }
    }
    return all;
}

}  // namespace jw::forge
