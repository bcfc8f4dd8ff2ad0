// What a search finds, in the order of the list: bones and muscles by Latin, English and plain
// names, groups, movements, faults, what people call any of these, and what teachers say.
#pragma once

#include "session/session.h"

#include <string>
#include <string_view>
#include <vector>

namespace jw::session {

struct SearchHit {
    enum class Kind { Bone, Muscle, Group, Movement, Fault, Claim } kind = Kind::Bone;
    std::string title;   // "gluteus maximus"
    std::string detail;  // its Latin name, or the movement of a fault
    model::Side side = model::Side::None;
    std::vector<Command> commands;  // what going there does
};
inline constexpr auto kHitKindNames =
    enum_names<SearchHit::Kind>({{SearchHit::Kind::Bone, "bone"},
                                 {SearchHit::Kind::Muscle, "muscle"},
                                 {SearchHit::Kind::Group, "group"},
                                 {SearchHit::Kind::Movement, "movement"},
                                 {SearchHit::Kind::Fault, "fault"},
                                 {SearchHit::Kind::Claim, "claim"}});

/// Every word of the query begins one of the words of `text`; an empty query fits everything.
bool fits_query(std::string_view query, std::string_view text);

/// At most `most` hits that have every word of the query at the beginning of one of theirs, best
/// first: the name itself, then names that begin so, then the rest. None for an empty query.
std::vector<SearchHit> find_hits(const Session& session, std::string_view query, std::size_t most);

}  // namespace jw::session
