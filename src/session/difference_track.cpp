#include "session/difference_track.h"

#include "core/assert.h"

#include <algorithm>
#include <cmath>

namespace jw::session {

void DifferenceTrack::add(const DifferenceSample& sample) {
    JW_ASSERT(!is_complete());
    samples_.push_back(sample);
}

std::optional<DifferenceSample> DifferenceTrack::find(double time) const {
    const auto nearest = static_cast<std::size_t>(std::lround(std::max(time, 0.0) * kSamples)) %
                         static_cast<std::size_t>(kSamples);
    return nearest < samples_.size() ? std::optional{samples_[nearest]} : std::nullopt;
}

double DifferenceTrack::largest() const {
    double largest = 0.0;
    for (const DifferenceSample& sample : samples_) {
        largest = std::max(largest, sample.angle);
    }
    return largest;
}

}  // namespace jw::session
