// Curves over one cycle of a movement: keys at times 0..1, monotone cubic between them (PCHIP, so a
// curve never overshoots its keys), periodic (the value and slope at 1 are those at 0).
#pragma once

#include "core/result.h"

#include <span>
#include <vector>

namespace jw {

struct Key {
    double time = 0.0;  // 0..1 of the cycle
    double value = 0.0;
};

/// Monotone cubic interpolation after Fritsch & Carlson (SIAM J Numer Anal 1980), slopes as
/// weighted harmonic means, made periodic. Evaluation does not allocate.
class PeriodicCurve {
  public:
    PeriodicCurve() = default;  // constant 0

    /// Keys need ascending times within 0..1; a first key after 0 or a last before 1 is joined
    /// across the loop; when both 0 and 1 are given their values must agree. One key is a constant.
    /// Fails: InvalidInput with the offending key.
    static Result<PeriodicCurve> build(std::span<const Key> keys);

    /// Value at any time; the whole part of `time` is dropped (the curve repeats).
    double at(double time) const;
    /// Slope, value per unit of cycle.
    double slope_at(double time) const;

    std::span<const Key> keys() const { return keys_; }

  private:
    struct Segment {
        double start, width, value0, value1, slope0, slope1;
    };
    Segment segment_at(double& time) const;

    std::vector<Key> keys_;       // times in [0, 1)
    std::vector<double> slopes_;  // one per key
};

}  // namespace jw
