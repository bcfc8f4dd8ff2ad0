#include "content/texts.h"

#include "content/toml_reader.h"

#include <fmt/format.h>

namespace jw::content {
namespace {

using Rows = std::map<std::string, std::string, std::less<>>;

Result<Unit> add_rows(const TomlNode& table, const std::string& prefix, Rows& rows) {
    for (const std::string& name : table.keys()) {
        JW_TRY(const TomlNode value, table.child(name));
        const std::string key = prefix.empty() ? name : prefix + "." + name;
        if (value.kind() == TomlNode::Kind::Table) {
            JW_CHECK(add_rows(value, key, rows));
            continue;
        }
        JW_TRY(std::string words, value.as_text());
        if (words.empty()) {
            return value.error(fmt::format("The text '{}' is empty; write its words.", key));
        }
        rows.emplace(key, std::move(words));
    }
    return Unit{};
}

}  // namespace

std::string_view Texts::operator()(std::string_view key) const {
    const auto row = rows_.find(key);
    return row == rows_.end() ? key : std::string_view{row->second};
}

std::string_view Texts::operator()(std::string_view family, std::string_view name) const {
    const auto row = rows_.find(fmt::format("{}.{}", family, name));
    return row == rows_.end() ? name : std::string_view{row->second};
}

std::vector<std::string> Texts::keys() const {
    std::vector<std::string> all;
    all.reserve(rows_.size());
    for (const auto& [key, words] : rows_) {
        all.push_back(key);
    }
    return all;
}

Result<Texts> load_texts(const std::filesystem::path& path) {
    JW_TRY(const TomlNode root, read_toml(path));
    Rows rows;
    JW_CHECK(add_rows(root, "", rows));
    return Texts{std::move(rows)};
}

}  // namespace jw::content
