// Hears when a stable joint leaves its quiet zone: what the soft tick of the ladder tells.
#pragma once

#include "analysis/ladder.h"

#include "model/frame.h"

#include <span>
#include <vector>

namespace jw::session {

class LadderEar {
  public:
    /// The shown frames of a moment, in the same order each time: has a square opened since the
    /// moment before? The first moment, and one with another number of frames, only listens.
    bool listen(std::span<const analysis::Rung> ladder, const model::Body& body,
                std::span<const model::Frame* const> frames, model::Side side);
    /// What was heard belongs to another performance.
    void forget() { open_.clear(); }

  private:
    std::vector<bool> open_, now_;  // [frames x rungs]
};

}  // namespace jw::session
