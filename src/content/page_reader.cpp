#include "content/page_reader.h"

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
    collect.check(table->check_keys({"breath", "easier", "harder", "claims", "carry_over"}));
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
