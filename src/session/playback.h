// The transport: where in the cycle we are and how it goes on. Knows no clock; seconds are handed
// in.
#pragma once

#include <optional>
#include <span>

namespace jw::session {

inline constexpr double kSlowest = 0.05;
inline constexpr double kFastest = 2.0;
/// Frames of one cycle for stepping, whatever the movement lasts.
inline constexpr int kFramesPerCycle = 60;
/// Times nearer than this are the same moment.
inline constexpr double kSameMoment = 1e-6;

class PlaybackClock {
  public:
    double time() const { return time_; }    // 0..1 of the cycle
    double speed() const { return speed_; }  // times teaching tempo
    bool is_playing() const { return is_playing_; }
    bool is_backwards() const { return is_backwards_; }
    bool repeats() const { return repeats_; }
    bool is_ping_pong() const { return is_ping_pong_; }
    /// Part that is repeated, 0 <= in < out <= 1; the whole cycle when not set.
    double loop_in() const { return in_; }
    double loop_out() const { return out_; }
    bool has_loop() const { return in_ > 0.0 || out_ < 1.0; }
    /// Nearest frame number, 0..kFramesPerCycle.
    int frame() const;

    void set_time(double time);    // clipped to 0..1
    void set_speed(double speed);  // clipped to kSlowest..kFastest
    /// The next slower or faster of 0.05 0.1 0.25 0.5 0.75 1 1.25 1.5 2.
    void step_speed(int direction);
    void play(bool backwards = false);
    void pause();
    void toggle(bool backwards);
    void set_repeats(bool repeats) { repeats_ = repeats; }
    void set_ping_pong(bool on) { is_ping_pong_ = on; }
    /// Sets an end of the loop here; an end that would leave no length moves the other one away.
    void set_loop_in(double time);
    void set_loop_out(double time);
    void clear_loop();
    /// Pauses and goes `frames` on (back when negative) to a whole frame; wraps round the cycle.
    void step_frames(int frames);
    /// Pauses at the next or previous of `moments` (ascending, 0..1); wraps. Nothing when empty.
    void go_to_moment(std::span<const double> moments, bool forward);

    /// Goes on by `seconds` of the clock; `cycle_seconds` > 0 is what one cycle lasts at speed 1.
    /// Where `stops` (ascending, 0..1) are given it slows down before the next one and pauses on
    /// it. Returns whether the time changed.
    bool advance(double seconds, double cycle_seconds, std::span<const double> stops = {});

  private:
    struct Stop {
        double time = 0.0, way = 0.0;  // way: parts of the cycle until it is reached
        bool is_backwards = false;     // how it is come to
    };
    std::optional<Stop> find_stop(std::span<const double> stops) const;
    bool go_on(double step);

    double time_ = 0.0;
    double speed_ = 1.0;
    double in_ = 0.0, out_ = 1.0;
    bool is_playing_ = false;
    bool is_backwards_ = false;
    bool repeats_ = true;
    bool is_ping_pong_ = false;
};

}  // namespace jw::session
