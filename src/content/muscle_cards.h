// What the card of a muscle says that nothing measures: origin, insertion, nerve, a sentence worth
// knowing (assets/content/muscle_cards.toml).
#pragma once

#include "content/sources.h"

#include "core/result.h"
#include "model/body.h"

#include <filesystem>
#include <string>
#include <vector>

namespace jw::content {

struct MuscleCard {
    std::string muscle;  // id without its side: "gluteus_medius"
    std::string origin, insertion;
    std::string nerve;    // with its roots; empty: made_of is there
    std::string made_of;  // of a band or a sheath
    std::string note;     // may be empty
};
struct MuscleCards {
    std::string source;  // sources.toml id, of all rows
    std::vector<MuscleCard> rows;

    /// Null when there is none.
    const MuscleCard* find(const model::Muscle& muscle) const;
};

/// Every fault is added to `faults`: an unknown key, source or muscle, a muscle twice, a row with
/// both or neither of nerve and made_of, and a muscle of the body that has no card.
MuscleCards read_muscle_cards(const std::filesystem::path& path, const model::Body& body,
                              const std::vector<Source>& sources, std::vector<Error>& faults);

}  // namespace jw::content
