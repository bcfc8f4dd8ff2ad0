// Where the bones of both versions are at each frame of the cycle: what plots and traces are drawn
// from. Measured little by little while the window has nothing better to do.
#pragma once

#include "session/playback.h"

#include "scene/look.h"

#include "model/frame.h"

#include <array>
#include <cstdint>
#include <vector>

namespace jw::session {

class MotionTrack {
  public:
    /// One for each frame of the cycle.
    static constexpr int kSamples = kFramesPerCycle;

    /// What was measured belongs to another performance.
    void restart();
    bool is_complete() const { return count_ == kSamples; }
    int count() const { return count_; }
    /// 0..1 of the cycle: when to measure next.
    double next_time() const { return time_of(count_); }
    static double time_of(int sample) { return static_cast<double>(sample) / kSamples; }
    /// The next instant; null: the version is not there or cannot be performed, so it has no track.
    void add(const model::Frame* good, const model::Frame* compensated);

    /// One a frame so far, with displacements and contacts only; empty: there is no track.
    const std::vector<model::Frame>& frames(scene::Version version) const {
        return frames_[version == scene::Version::Good ? 0 : 1];
    }
    /// Another one with every change.
    std::uint64_t stamp() const { return stamp_; }

  private:
    std::array<std::vector<model::Frame>, 2> frames_;
    int count_ = 0;
    std::uint64_t stamp_ = 0;
};

}  // namespace jw::session
