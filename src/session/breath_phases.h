// When a movement breathes in and out: what the breath track of the timeline shows.
#pragma once

#include "model/body.h"
#include "model/movement.h"

#include <string_view>
#include <vector>

namespace jw::session {

/// A stretch of the cycle in which the breath goes one way. One that runs across the end of the
/// cycle is told as two.
struct BreathPhase {
    double from = 0.0, to = 0.0;  // 0..1 of the cycle, from < to
    bool is_in = false;
    bool operator==(const BreathPhase&) const = default;
};

/// In the order of time; where none is told the breath rests. Empty: the movement has no keys of
/// breath. `size` as in Performance; one that is unknown counts as the default.
std::vector<BreathPhase> find_breath_phases(const model::Body& body,
                                            const model::Movement& movement, std::string_view size);

}  // namespace jw::session
