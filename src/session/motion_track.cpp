#include "session/motion_track.h"

#include "core/assert.h"

namespace jw::session {

void MotionTrack::restart() {
    for (auto& frames : frames_) {
        frames.clear();
    }
    count_ = 0;
    ++stamp_;
}

void MotionTrack::add(const model::Frame* good, const model::Frame* compensated) {
    JW_ASSERT(!is_complete());
    const std::array performed{good, compensated};
    for (std::size_t v = 0; v < frames_.size(); ++v) {
        const bool is_whole = frames_[v].size() == static_cast<std::size_t>(count_);
        if (performed[v] == nullptr || !is_whole) {
            frames_[v].clear();
            continue;
        }
        model::Frame kept;
        kept.time = performed[v]->time;
        kept.pose.displacements = performed[v]->pose.displacements;
        kept.contacts = performed[v]->contacts;
        frames_[v].push_back(std::move(kept));
    }
    ++count_;
    ++stamp_;
}

}  // namespace jw::session
