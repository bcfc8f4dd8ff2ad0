// What there is to say while a movement is shown: the captions as one text in time, for a speech
// engine, a subtitle or somebody who reads it aloud.
#pragma once

#include "session/view_state.h"

#include "core/result.h"
#include "model/body.h"
#include "model/movement.h"

#include <string>
#include <vector>

namespace jw::session {

struct Cue {
    double from = 0.0, to = 0.0;  // s of one cycle at teaching tempo
    std::string words;            // whole sentences
};

/// First which version it is, for it is told before it is seen; then each key moment up to the next
/// one, with the angles of that instant. `level` Off is as Plain. Fails as evaluate().
Result<std::vector<Cue>> narrate(const model::Body& body, const model::Movement& movement,
                                 const model::Performance& performance, CaptionLevel level);

/// WebVTT, which browsers, players and editors read.
std::string write_vtt(const std::vector<Cue>& cues);
/// The sentences alone, one cue a line.
std::string write_narration(const std::vector<Cue>& cues);

}  // namespace jw::session
