// The library as a list: which movements fit what is looked for, in groups from the floor to
// walking, and what stands on a movement's page that its data tell by themselves.
#pragma once

#include "session/session.h"

#include <string>
#include <vector>

namespace jw::session {

/// Empty fields let everything through.
struct LibraryFilter {
    std::string query;     // words that begin words of its name, sentence, faults or muscles
    std::string position;  // model::Movement::position
    std::string muscle;    // a group of muscles, or a muscle that belongs to none
    std::string fault;     // name of a version
    bool operator==(const LibraryFilter&) const = default;
};

struct LibraryGroup {
    std::string position;  // empty: those that were shown last
    std::vector<const model::Movement*> movements;
};
/// Those shown last come first, while nothing is looked for; then every position that has any.
std::vector<LibraryGroup> list_library(const Session& session, const LibraryFilter& filter);

/// What a filter can be set to.
struct LibraryChoices {
    std::vector<std::string> positions, muscles, faults;
};
LibraryChoices find_library_choices(const Session& session);

/// What a muscle does in good form, each once for both sides: movers first.
struct WorkingMuscle {
    std::string name, role;
};
std::vector<WorkingMuscle> list_working_muscles(const model::Body& body,
                                                const model::Movement& movement);

/// Ids of the sources of all that is said of a movement, each once.
std::vector<std::string> list_sources(const model::Movement& movement);

}  // namespace jw::session
