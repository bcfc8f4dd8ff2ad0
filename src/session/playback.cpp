#include "session/playback.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace jw::session {
namespace {

constexpr double kShortestLoop = 1.0 / kFramesPerCycle;
constexpr double kBrakingSeconds = 0.7;  // before a stop, from full speed to none (design)
constexpr double kCrawl = 0.12;  // of full speed: the least while braking, so that it arrives
constexpr std::array kSpeeds{0.05, 0.1, 0.25, 0.5, 0.75, 1.0, 1.25, 1.5, 2.0};

}  // namespace

int PlaybackClock::frame() const {
    return static_cast<int>(std::lround(time_ * kFramesPerCycle));
}

void PlaybackClock::set_time(double time) {
    time_ = std::isfinite(time) ? std::clamp(time, 0.0, 1.0) : 0.0;
}

void PlaybackClock::set_speed(double speed) {
    speed_ = std::isfinite(speed) ? std::clamp(speed, kSlowest, kFastest) : 1.0;
}

void PlaybackClock::step_speed(int direction) {
    if (direction > 0) {
        const auto next = std::find_if(kSpeeds.begin(), kSpeeds.end(),
                                       [this](double s) { return s > speed_ + 1e-9; });
        speed_ = next == kSpeeds.end() ? kFastest : *next;
    } else {
        const auto next = std::find_if(kSpeeds.rbegin(), kSpeeds.rend(),
                                       [this](double s) { return s < speed_ - 1e-9; });
        speed_ = next == kSpeeds.rend() ? kSlowest : *next;
    }
}

void PlaybackClock::play(bool backwards) {
    is_playing_ = true;
    is_backwards_ = backwards;
    if (!backwards && time_ >= out_ - kSameMoment) {
        time_ = in_;
    } else if (backwards && time_ <= in_ + kSameMoment) {
        time_ = out_;
    }
}

void PlaybackClock::pause() {
    is_playing_ = false;
}

void PlaybackClock::toggle(bool backwards) {
    if (is_playing_ && is_backwards_ == backwards) {
        pause();
    } else {
        play(backwards);
    }
}

void PlaybackClock::set_loop_in(double time) {
    in_ = std::clamp(time, 0.0, 1.0 - kShortestLoop);
    if (out_ < in_ + kShortestLoop) {
        out_ = 1.0;
    }
}

void PlaybackClock::set_loop_out(double time) {
    out_ = std::clamp(time, kShortestLoop, 1.0);
    if (in_ > out_ - kShortestLoop) {
        in_ = 0.0;
    }
}

void PlaybackClock::clear_loop() {
    in_ = 0.0;
    out_ = 1.0;
}

void PlaybackClock::step_frames(int frames) {
    pause();
    const int wanted = frame() + frames;
    // 0 and the last frame show the same pose: stepping past either end goes on at the other one.
    const int wrapped = wanted > kFramesPerCycle ? wanted % kFramesPerCycle
                        : wanted < 0             ? kFramesPerCycle - (-wanted % kFramesPerCycle)
                                                 : wanted;
    time_ = static_cast<double>(wrapped) / kFramesPerCycle;
}

void PlaybackClock::go_to_moment(std::span<const double> moments, bool forward) {
    if (moments.empty()) {
        return;
    }
    pause();
    if (forward) {
        const auto next = std::find_if(moments.begin(), moments.end(),
                                       [this](double m) { return m > time_ + kSameMoment; });
        time_ = next == moments.end() ? moments.front() : *next;
    } else {
        const auto next = std::find_if(moments.rbegin(), moments.rend(),
                                       [this](double m) { return m < time_ - kSameMoment; });
        time_ = next == moments.rend() ? moments.back() : *next;
    }
}

bool PlaybackClock::advance(double seconds, double cycle_seconds, std::span<const double> stops) {
    if (!is_playing_ || !(seconds > 0.0) || !(cycle_seconds > 0.0)) {
        return false;
    }
    double step = seconds * speed_ / cycle_seconds;
    const std::optional<Stop> stop = find_stop(stops);
    if (!stop) {
        return go_on(step);
    }
    // Even braking: the speed goes with the root of the way that is left.
    const double braking_way = 0.5 * kBrakingSeconds * speed_ / cycle_seconds;
    step *= std::clamp(std::sqrt(stop->way / braking_way), kCrawl, 1.0);
    if (step < stop->way) {
        return go_on(step);
    }
    time_ = stop->time;
    is_backwards_ = stop->is_backwards;
    pause();
    return true;
}

std::optional<PlaybackClock::Stop> PlaybackClock::find_stop(std::span<const double> stops) const {
    /// The nearest stop on the way between two times; at its very start only where that counts.
    const auto find_way = [&](double from, double to, bool counts_start) {
        std::optional<double> nearest;
        for (const double stop : stops) {
            const double way = to >= from ? stop - from : from - stop;
            const double least = counts_start ? -kSameMoment : kSameMoment;
            if (way > least && way <= std::abs(to - from) + kSameMoment &&
                way < nearest.value_or(2.0)) {
                nearest = std::max(0.0, way);
            }
        }
        return nearest;
    };
    const auto place = [](double from, double way, bool is_backwards) {
        return is_backwards ? from - way : from + way;
    };
    const double end = is_backwards_ ? in_ : out_;
    if (const auto way = find_way(time_, end, false)) {
        return Stop{place(time_, *way, is_backwards_), *way, is_backwards_};
    }
    if (!repeats_) {
        return std::nullopt;
    }
    const double done = std::abs(end - time_);
    const double start = is_backwards_ ? out_ : in_;
    const double from = is_ping_pong_ ? end : start;
    const bool comes_backwards = is_ping_pong_ != is_backwards_;
    const auto way = find_way(from, is_ping_pong_ ? start : end, !is_ping_pong_);
    return way ? std::optional{Stop{place(from, *way, comes_backwards), done + *way,
                                    comes_backwards}}
               : std::nullopt;
}

bool PlaybackClock::go_on(double step) {
    const double before = time_;
    const double length = out_ - in_;
    if (is_ping_pong_ && repeats_) {
        // Unfold there-and-back to one line of twice the length; the place on it says time and way.
        double place = std::clamp(time_, in_, out_) - in_;
        place = is_backwards_ ? 2.0 * length - place : place;
        place = std::fmod(place + step, 2.0 * length);
        is_backwards_ = place >= length;
        time_ = in_ + (is_backwards_ ? 2.0 * length - place : place);
        return time_ != before;
    }
    step = is_backwards_ ? -step : step;
    const double wanted = time_ + step;
    const bool is_inside = wanted <= out_ && wanted >= in_;
    const bool was_outside = before > out_ || before < in_;
    if (is_inside) {
        time_ = wanted;
    } else if (was_outside && wanted >= 0.0 && wanted <= 1.0 &&
               (is_backwards_ ? before > out_ : before < in_)) {
        time_ = wanted;  // on the way into the loop
    } else if (repeats_) {
        const double over = std::fmod(wanted - in_, length);
        time_ = in_ + (over < 0.0 ? over + length : over);
    } else {
        time_ = is_backwards_ ? in_ : out_;
        pause();
    }
    return time_ != before || !is_playing_;
}

}  // namespace jw::session
