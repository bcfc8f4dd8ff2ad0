// What every muscle shows at one time of one version: activity and length to a state and a fill.
//
// A frame depends on its time alone: hysteresis and onsets are looked up in what the curves do over
// the cycle, never in what was shown before. A teaching picture, not a measurement.
// Source of all rules and thresholds: facts muscle_recipes.md, "Level to picture" and "Amplitude
// and length to state" (design).
#pragma once

#include "core/result.h"
#include "model/body.h"
#include "model/muscle_state.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace jw::muscle {

inline constexpr double kRestingActivity = 0.02;  // of a muscle that no recipe names
inline constexpr double kOnLevel = 0.05;
inline constexpr double kOffLevel = 0.04;   // on once, it stays on down to here
inline constexpr double kFirstFill = 0.20;  // first visible step
inline constexpr double kFullLevel = 0.80;
inline constexpr double kFillExponent = 0.7;  // more of the range for the low levels
inline constexpr double kLimitingStretch = 0.85;
inline constexpr double kLimitingExtra = 0.08;  // above good; more than that is work, not a stop
inline constexpr double kOverExtra = 0.06;      // above good
inline constexpr double kOverLevel = 0.12;
inline constexpr double kLateBy = 0.04;     // of the cycle
inline constexpr double kOnsetShare = 0.5;  // of a curve's own peak
inline constexpr double kLengthenedStretch = 0.5;
inline constexpr double kShortStretch = -0.5;
inline constexpr double kShortLevel = 0.15;
inline constexpr double kShortShare = 0.5;  // of the cycle: held poses only

/// Fill of the picture for an activity: 0 when off, else 0.20 at 0.05 rising to 1 from 0.80.
double calc_fill(double activity, bool is_on);

/// Mean length of a muscle's lines in the neutral pose and the least and greatest over the active
/// limits, m.
struct LengthRange {
    double neutral = 0.0, least = 0.0, greatest = 0.0;

    /// -1 (shortest) .. 0 (neutral) .. 1 (longest); beyond 1 past the active limits.
    double stretch(double length) const;
};

/// Ranges of all muscles [muscles.size()]. Each joint is swept alone over its active limits and the
/// largest change along one of its coordinates is taken; joints add up, so that a two-joint muscle
/// is longest over both. The levels of a sum (lumbar_extension) bend together and count as one.
/// Allocates and takes milliseconds: once per body.
/// Fails: as model::PoseJob.
Result<std::vector<LengthRange>> build_length_ranges(const model::Body& body);

/// Curves of one version beside those of good form, indexed by muscle, with everything that the
/// rules need of the whole cycle.
class ActivityTable {
  public:
    ActivityTable() = default;
    /// Curves as Variant::muscles holds them (complete, with Body indices); copied.
    ActivityTable(const model::Body& body, std::span<const model::MuscleCurve> good,
                  std::span<const model::MuscleCurve> shown);

    std::size_t size() const { return entries_.size(); }
    double activity(std::size_t muscle, double time) const;
    double good_activity(std::size_t muscle, double time) const;
    /// On by hysteresis: above 0.05 since it was last below 0.04 on the way through the cycle.
    bool is_on(std::size_t muscle, double time) const;
    /// The onset lies 0.04 or more after that of good form.
    bool is_late(std::size_t muscle) const { return entries_[muscle].is_late; }
    /// State that the recipe itself gives at this time.
    std::optional<model::State> written_state(std::size_t muscle, double time) const;

  private:
    struct Entry {
        PeriodicCurve good, shown;
        std::vector<model::MuscleCurve::Span> states;
        std::vector<std::pair<double, double>> on;  // spans of time, ascending, within 0..1
        bool is_late = false;
    };
    std::vector<Entry> entries_;
};

/// States of all muscles at one time. No allocation.
/// Shapes: lengths [lines.size()] m, ranges, table and states [muscles.size()]; at_limit and
/// short_share [muscles.size()] or empty.
/// Fails: InvalidInput on a null pointer or a wrong span length.
struct StateJob {
    const model::Body* body = nullptr;        // borrowed
    const ActivityTable* activity = nullptr;  // borrowed
    std::span<const LengthRange> ranges;
    std::span<const double> lengths;
    double time = 0.0;  // 0..1 of the cycle
    /// 1 for muscles named by the cause of a limit that a joint stands at (within 1 deg).
    std::span<const std::uint8_t> at_limit;
    /// Part of the cycle in which the muscle is short and quiet; only held poses have it over half.
    std::span<const double> short_share;
    std::span<model::MuscleState> states;  // out
    Result<Unit> validate() const;
    Result<Unit> run() const;
};

}  // namespace jw::muscle
