// How far the two versions are apart at each time of the cycle, measured little by little while the
// window has nothing better to do.
#pragma once

#include "session/playback.h"

#include <optional>
#include <span>
#include <vector>

namespace jw::session {

struct DifferenceSample {
    double angle = 0.0;  // rad, of the joint that differs most
    int joint = 0;       // Body::joints
};

class DifferenceTrack {
  public:
    /// One for each frame of the cycle.
    static constexpr int kSamples = kFramesPerCycle;

    /// What was measured belongs to another performance.
    void restart() { samples_.clear(); }
    bool is_complete() const { return samples_.size() == kSamples; }
    /// 0..1 of the cycle: when to measure next.
    double next_time() const { return static_cast<double>(samples_.size()) / kSamples; }
    void add(const DifferenceSample& sample);

    /// Measured so far, from the start of the cycle, one a frame.
    std::span<const DifferenceSample> samples() const { return samples_; }
    /// The sample nearest to a time, 0..1; nullopt while it is not measured yet.
    std::optional<DifferenceSample> find(double time) const;
    /// rad, of all samples.
    double largest() const;

  private:
    std::vector<DifferenceSample> samples_;
};

}  // namespace jw::session
