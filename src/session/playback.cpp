#include "session/playback.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace jw::session {
namespace {

constexpr double kShortestLoop = 1.0 / kFramesPerCycle;
constexpr double kSameMoment = 1e-6;
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

bool PlaybackClock::advance(double seconds, double cycle_seconds) {
    if (!is_playing_ || !(seconds > 0.0) || !(cycle_seconds > 0.0)) {
        return false;
    }
    const double before = time_;
    const double length = out_ - in_;
    double step = seconds * speed_ / cycle_seconds;
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
