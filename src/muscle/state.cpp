#include "muscle/state.h"

#include <algorithm>
#include <cmath>

namespace jw::muscle {
namespace {

/// Samples a cycle: 0.25 % of it, finer than any key distance in the recipes.
constexpr int kCycleSamples = 400;

double sample_time(int i) {
    return static_cast<double>(i) / kCycleSamples;
}

/// First crossing of half the own peak on the way up, or nullopt for a curve that never is on.
std::optional<double> find_onset(const PeriodicCurve& curve) {
    double peak = 0.0;
    for (int i = 0; i < kCycleSamples; ++i) {
        peak = std::max(peak, curve.at(sample_time(i)));
    }
    if (peak < kOnLevel) {
        return std::nullopt;
    }
    for (int i = 0; i < kCycleSamples; ++i) {
        if (curve.at(sample_time(i)) < kOnsetShare * peak &&
            curve.at(sample_time(i + 1)) >= kOnsetShare * peak) {
            return sample_time(i + 1);
        }
    }
    return std::nullopt;
}

std::vector<std::pair<double, double>> find_on_spans(const PeriodicCurve& curve) {
    // Once round to learn the state at time 0, once more to write it down.
    bool is_on = false;
    for (int i = 0; i < kCycleSamples; ++i) {
        const double a = curve.at(sample_time(i));
        is_on = a >= kOnLevel || (is_on && a >= kOffLevel);
    }
    std::vector<std::pair<double, double>> spans;
    bool was_on = false;
    for (int i = 0; i < kCycleSamples; ++i) {
        const double a = curve.at(sample_time(i));
        is_on = a >= kOnLevel || (is_on && a >= kOffLevel);
        if (is_on && !was_on) {
            spans.emplace_back(sample_time(i), sample_time(i));
        }
        if (is_on) {
            spans.back().second = sample_time(i + 1);
        }
        was_on = is_on;
    }
    return spans;
}

PeriodicCurve resting_curve() {
    const Key key{0.0, kRestingActivity};
    return *PeriodicCurve::build({&key, 1});
}

double cycle_time(double time) {
    return time - std::floor(time);
}

/// What the rules look at.
struct Look {
    double activity, good, stretch;
    bool is_on, is_late, is_at_limit, is_held_short;
};

model::State choose_state(const Look& look) {
    const double extra = look.activity - look.good;
    if (look.is_at_limit && look.stretch >= kLimitingStretch && extra <= kLimitingExtra) {
        return model::State::Limiting;
    }
    if (extra >= kOverExtra && look.activity >= kOverLevel) {
        return model::State::OverWorking;
    }
    if (look.is_late && look.is_on) {
        return model::State::Late;
    }
    if (look.stretch >= kLengthenedStretch) {
        return model::State::Lengthened;
    }
    if (look.is_held_short && look.stretch <= kShortStretch && look.activity < kShortLevel) {
        return model::State::ShortPosition;
    }
    return look.is_on ? model::State::Working : model::State::Resting;
}

}  // namespace

double calc_fill(double activity, bool is_on) {
    if (!is_on) {
        return 0.0;
    }
    const double share = std::clamp((activity - kOnLevel) / (kFullLevel - kOnLevel), 0.0, 1.0);
    return kFirstFill + (1.0 - kFirstFill) * std::pow(share, kFillExponent);
}

double LengthRange::stretch(double length) const {
    constexpr double kRigid = 1e-6;  // m: a muscle that nothing moves is always at its length
    const double change = length - neutral;
    const double room = change >= 0.0 ? greatest - neutral : neutral - least;
    return room < kRigid ? 0.0 : change / room;
}

ActivityTable::ActivityTable(const model::Body& body, std::span<const model::MuscleCurve> good,
                             std::span<const model::MuscleCurve> shown) {
    const PeriodicCurve rest = resting_curve();
    entries_.assign(body.muscles.size(), Entry{rest, rest, {}, {}, false});
    for (const model::MuscleCurve& curve : good) {
        entries_[static_cast<std::size_t>(curve.muscle)].good = curve.activity;
    }
    for (const model::MuscleCurve& curve : shown) {
        Entry& entry = entries_[static_cast<std::size_t>(curve.muscle)];
        entry.shown = curve.activity;
        entry.states = curve.states;
    }
    for (std::size_t i = 0; i < entries_.size(); ++i) {
        Entry& entry = entries_[i];
        entry.on = find_on_spans(entry.shown);
        const auto onset = find_onset(entry.shown);
        const auto good_onset = find_onset(entry.good);
        // Gluteus maximus comes last in healthy people too: its amount shows, not its order.
        const bool may_be_late = body.muscles[i].recipe != "gluteus_maximus";
        entry.is_late = may_be_late && onset && good_onset && *onset - *good_onset >= kLateBy;
    }
}

double ActivityTable::activity(std::size_t muscle, double time) const {
    return entries_[muscle].shown.at(time);
}

double ActivityTable::good_activity(std::size_t muscle, double time) const {
    return entries_[muscle].good.at(time);
}

bool ActivityTable::is_on(std::size_t muscle, double time) const {
    const double t = cycle_time(time);
    const double a = entries_[muscle].shown.at(t);
    if (a >= kOnLevel || a < kOffLevel) {
        return a >= kOnLevel;
    }
    const auto& spans = entries_[muscle].on;
    return std::any_of(spans.begin(), spans.end(),
                       [&](const auto& s) { return s.first <= t && t < s.second; });
}

std::optional<model::State> ActivityTable::written_state(std::size_t muscle, double time) const {
    const double t = cycle_time(time);
    for (const auto& span : entries_[muscle].states) {
        if (span.from <= t && t <= span.to) {
            return span.state;
        }
    }
    return std::nullopt;
}

Result<Unit> StateJob::validate() const {
    if (body == nullptr || activity == nullptr) {
        return Error{ErrorCode::InvalidInput, "StateJob needs a body and an activity table", {}};
    }
    const std::size_t count = body->muscles.size();
    if (ranges.size() != count || activity->size() != count || states.size() != count ||
        lengths.size() != body->lines.size()) {
        return Error{ErrorCode::InvalidInput,
                     "StateJob needs one range, curve and state a muscle and one length a line",
                     {}};
    }
    if ((!at_limit.empty() && at_limit.size() != count) ||
        (!short_share.empty() && short_share.size() != count)) {
        return Error{ErrorCode::InvalidInput,
                     "StateJob needs one limit flag and one short share a muscle, or none",
                     {}};
    }
    return Unit{};
}

Result<Unit> StateJob::run() const {
    JW_CHECK(validate());
    for (std::size_t i = 0; i < states.size(); ++i) {
        const auto& lines = body->muscles[i].lines;
        double length = 0.0;
        for (const model::LineIndex line : lines) {
            length += lengths[static_cast<std::size_t>(line)];
        }
        length = lines.empty() ? ranges[i].neutral : length / static_cast<double>(lines.size());

        const Look look{.activity = activity->activity(i, time),
                        .good = activity->good_activity(i, time),
                        .stretch = ranges[i].stretch(length),
                        .is_on = activity->is_on(i, time),
                        .is_late = activity->is_late(i),
                        .is_at_limit = !at_limit.empty() && at_limit[i] != 0,
                        .is_held_short = !short_share.empty() && short_share[i] > kShortShare};
        model::MuscleState& state = states[i];
        state.activity = look.activity;
        state.fill = calc_fill(look.activity, look.is_on);
        state.length = length;
        state.length_ratio = ranges[i].neutral > 0.0 ? length / ranges[i].neutral : 1.0;
        state.state = activity->written_state(i, time).value_or(choose_state(look));
    }
    return Unit{};
}

}  // namespace jw::muscle
