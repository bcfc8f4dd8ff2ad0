#include "content/claims.h"

#include "content/collect.h"
#include "content/toml_reader.h"

#include <algorithm>

namespace jw::content {
namespace {

std::string read_words(const TomlNode& row, std::string_view key, Collector& collect) {
    std::string words = collect.take(row.text(key));
    if (words.empty() && row.has(key)) {
        collect.add(row.error(std::string{key} + ": a claim needs words here"));
    }
    return words;
}

std::vector<std::string> read_source_ids(const TomlNode& row, const std::vector<Source>& sources,
                                         Collector& collect) {
    std::vector<std::string> ids = collect.take(row.texts("sources"));
    if (ids.empty()) {
        collect.add(row.error("a claim needs at least one source"));
    }
    for (const std::string& id : ids) {
        if (find_source(sources, id) == nullptr) {
            collect.add(row.error("there is no source '" + id + "' in sources.toml"));
        }
    }
    return ids;
}

}  // namespace

const Claim* find_claim(const Claims& claims, std::string_view id) {
    const auto found = std::find_if(claims.begin(), claims.end(),
                                    [&](const Claim& claim) { return claim.id == id; });
    return found == claims.end() ? nullptr : &*found;
}

Claims read_claims(const std::filesystem::path& path, const std::vector<Source>& sources,
                   std::vector<Error>& faults) {
    Claims claims;
    std::error_code ec;
    if (!std::filesystem::exists(path, ec)) {
        return claims;
    }
    const auto root = read_toml(path);
    if (!root.ok()) {
        faults.push_back(root.error());
        return claims;
    }
    Collector collect{faults};
    collect.check(root->check_keys({"claim"}));
    for (const TomlNode& row : collect.take(root->items("claim"))) {
        collect.check(
            row.check_keys({"id", "says", "who", "evidence", "better", "grade", "sources"}));
        Claim claim;
        claim.id = collect.take(row.text("id"));
        claim.says = read_words(row, "says", collect);
        claim.who = read_words(row, "who", collect);
        claim.evidence = read_words(row, "evidence", collect);
        claim.better = read_words(row, "better", collect);
        claim.grade = collect.take(row.choice("grade", model::kGradeNames));
        claim.sources = read_source_ids(row, sources, collect);
        if (find_claim(claims, claim.id) != nullptr) {
            collect.add(row.error("the claim '" + claim.id + "' stands here twice"));
        }
        claims.push_back(std::move(claim));
    }
    return claims;
}

}  // namespace jw::content
