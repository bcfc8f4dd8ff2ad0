#include "content/page_reader.h"

#include <chrono>
#include <string>
#include <string_view>
#include <utility>

namespace jw::content {
namespace {

std::vector<std::string> read_claim_ids(const TomlNode& table, const Claims& claims,
                                        Collector& collect) {
    std::vector<std::string> ids = collect.take(table.texts("claims"));
    for (const std::string& id : ids) {
        if (find_claim(claims, id) == nullptr) {
            collect.add(table.error("there is no claim '" + id + "' in claims.toml"));
        }
    }
    return ids;
}

bool is_day(std::string_view text) {
    constexpr std::string_view kForm = "dddd-dd-dd";
    if (text.size() != kForm.size()) {
        return false;
    }
    for (std::size_t i = 0; i < kForm.size(); ++i) {
        const bool is_digit = text[i] >= '0' && text[i] <= '9';
        if (kForm[i] == 'd' ? !is_digit : text[i] != '-') {
            return false;
        }
    }
    const auto number = [&](std::size_t from, std::size_t count) {
        return std::stoi(std::string{text.substr(from, count)});
    };
    const std::chrono::year_month_day day{std::chrono::year{number(0, 4)},
                                          std::chrono::month{static_cast<unsigned>(number(5, 2))},
                                          std::chrono::day{static_cast<unsigned>(number(8, 2))}};
    return day.ok();
}

/// Who wrote the page and who has read it as a professional: a review is a name and a day.
void read_makers(const TomlNode& table, model::Page& page, Collector& collect) {
    page.author = collect.take(table.text("author", ""));
    page.reviewer = collect.take(table.text("reviewer", ""));
    page.reviewed = collect.take(table.text("reviewed", ""));
    if (page.reviewer.empty() != page.reviewed.empty()) {
        collect.add(table.error("reviewer and reviewed belong together: who, and on which day"));
    } else if (!page.reviewed.empty() && !is_day(page.reviewed)) {
        collect.add(table.error("reviewed is '" + page.reviewed +
                                "'; a day is written like \"2026-11-20\""));
    }
}

}  // namespace

model::Page read_page(const TomlNode& root, const CauseContext& context, const Claims& claims,
                      Collector& collect) {
    model::Page page;
    if (!root.has("page")) {
        return page;
    }
    const auto table = root.table("page");
    if (!table.ok()) {
        collect.add(table.error());
        return page;
    }
    collect.check(table->check_keys(
        {"author", "reviewer", "reviewed", "breath", "easier", "harder", "claims", "carry_over"}));
    read_makers(*table, page, collect);
    for (const auto& [key, text] :
         {std::pair{"breath", &page.breath}, std::pair{"easier", &page.easier},
          std::pair{"harder", &page.harder}}) {
        if (table->has(key)) {
            *text = read_text(*table, key, context, collect);
        }
    }
    page.claims = read_claim_ids(*table, claims, collect);
    for (const TomlNode& row : collect.take(table->items("carry_over"))) {
        collect.check(row.check_keys({"movement", "words"}));
        page.carry_over.push_back(
            {collect.take(row.text("movement")), collect.take(row.text("words"))});
    }
    return page;
}

}  // namespace jw::content
