#include "session/ladder_ear.h"

namespace jw::session {

bool LadderEar::listen(std::span<const analysis::Rung> ladder, const model::Body& body,
                       std::span<const model::Frame* const> frames, model::Side side) {
    now_.clear();
    for (const model::Frame* frame : frames) {
        for (const analysis::Rung& rung : ladder) {
            now_.push_back(analysis::calc_rung(rung, body, frame->pose, side).is_open);
        }
    }
    bool has_opened = false;
    for (std::size_t i = 0; now_.size() == open_.size() && i < now_.size(); ++i) {
        has_opened = has_opened || (now_[i] && !open_[i]);
    }
    open_.swap(now_);
    return has_opened;
}

}  // namespace jw::session
