#include "content/muscle_cards.h"

#include "content/collect.h"
#include "content/names.h"
#include "content/toml_reader.h"

#include <fmt/format.h>

#include <algorithm>

namespace jw::content {
namespace {

const MuscleCard* find_row(const std::vector<MuscleCard>& rows, std::string_view muscle) {
    const auto found = std::find_if(rows.begin(), rows.end(),
                                    [&](const MuscleCard& row) { return row.muscle == muscle; });
    return found == rows.end() ? nullptr : &*found;
}

MuscleCard read_card(const TomlNode& row, Collector& collect) {
    collect.check(row.check_keys({"muscle", "origin", "insertion", "nerve", "made_of", "note"}));
    MuscleCard card{collect.take(row.text("muscle")),      collect.take(row.text("origin")),
                    collect.take(row.text("insertion")),   collect.take(row.text("nerve", "")),
                    collect.take(row.text("made_of", "")), collect.take(row.text("note", ""))};
    if (card.nerve.empty() == card.made_of.empty()) {
        collect.add(row.error("a card has a nerve, or made_of for a band or a sheath"));
    }
    return card;
}

}  // namespace

const MuscleCard* MuscleCards::find(const model::Muscle& muscle) const {
    return find_row(rows, without_side(muscle));
}

MuscleCards read_muscle_cards(const std::filesystem::path& path, const model::Body& body,
                              const std::vector<Source>& sources, std::vector<Error>& faults) {
    Collector collect{faults};
    const auto root = read_toml(path);
    if (!root.ok()) {
        faults.push_back(root.error());
        return {};
    }
    collect.check(root->check_keys({"source", "card"}));
    MuscleCards cards;
    cards.source = collect.take(root->text("source"));
    if (find_source(sources, cards.source) == nullptr) {
        collect.add(root->error(fmt::format("sources.toml has no '{}'", cards.source)));
    }
    for (const TomlNode& row : collect.take(root->items("card"))) {
        MuscleCard card = read_card(row, collect);
        if (find_both_sides(body, card.muscle).empty()) {
            collect.add(row.error(fmt::format(
                "there is no muscle '{}' (jointwise list muscles; without _r)", card.muscle)));
        } else if (find_row(cards.rows, card.muscle) != nullptr) {
            collect.add(row.error(fmt::format("'{}' has a card already", card.muscle)));
        } else {
            cards.rows.push_back(std::move(card));
        }
    }
    for (const model::Muscle& muscle : body.muscles) {
        if (muscle.side != model::Side::Left && cards.find(muscle) == nullptr) {
            collect.add(root->error(fmt::format("'{}' has no card", without_side(muscle))));
        }
    }
    return cards;
}

}  // namespace jw::content
