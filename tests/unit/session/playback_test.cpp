#include "session/playback.h"

#include <gtest/gtest.h>

#include <array>

namespace jw::session {
namespace {

TEST(Playback, seconds_become_parts_of_the_cycle_by_speed) {
    PlaybackClock clock;
    clock.play();
    clock.set_speed(0.5);
    EXPECT_TRUE(clock.advance(1.0, 4.0));
    EXPECT_NEAR(clock.time(), 0.125, 1e-12);
}

TEST(Playback, stays_inside_the_cycle_however_long_it_waited) {
    PlaybackClock clock;
    for (const bool ping_pong : {false, true}) {
        clock.set_ping_pong(ping_pong);
        for (int i = 0; i < 200; ++i) {
            clock.play(i % 3 == 0);
            clock.advance(0.37 * i, 3.0);
            EXPECT_GE(clock.time(), 0.0);
            EXPECT_LE(clock.time(), 1.0);
        }
    }
}

TEST(Playback, small_steps_lead_where_one_large_step_leads) {
    for (const bool ping_pong : {false, true}) {
        PlaybackClock fine;
        PlaybackClock coarse;
        for (PlaybackClock* clock : {&fine, &coarse}) {
            clock->set_ping_pong(ping_pong);
            clock->set_loop_in(0.25);
            clock->set_loop_out(0.75);
            clock->set_time(0.3);
            clock->play();
        }
        for (int i = 0; i < 100; ++i) {
            fine.advance(0.05, 4.0);
        }
        coarse.advance(5.0, 4.0);
        EXPECT_NEAR(fine.time(), coarse.time(), 1e-9) << "ping-pong " << ping_pong;
    }
}

TEST(Playback, backwards_undoes_forwards) {
    PlaybackClock clock;
    clock.set_time(0.4);
    clock.play();
    clock.advance(0.8, 4.0);
    clock.play(true);
    clock.advance(0.8, 4.0);
    EXPECT_NEAR(clock.time(), 0.4, 1e-12);
}

TEST(Playback, the_loop_is_not_left_once_inside) {
    PlaybackClock clock;
    clock.set_loop_in(0.4);
    clock.set_loop_out(0.6);
    clock.set_time(0.5);
    clock.play();
    for (int i = 0; i < 100; ++i) {
        clock.advance(0.071, 1.0);
        EXPECT_GE(clock.time(), 0.4);
        EXPECT_LE(clock.time(), 0.6);
    }
}

TEST(Playback, without_repeat_it_stops_at_the_end_and_starts_again_at_the_start) {
    PlaybackClock clock;
    clock.set_repeats(false);
    clock.set_time(0.9);
    clock.play();
    clock.advance(10.0, 1.0);
    EXPECT_EQ(clock.time(), 1.0);
    EXPECT_FALSE(clock.is_playing());
    clock.play();
    EXPECT_EQ(clock.time(), 0.0);
}

TEST(Playback, stepping_lands_on_whole_frames_and_wraps) {
    PlaybackClock clock;
    clock.set_time(0.503);
    clock.step_frames(1);
    EXPECT_EQ(clock.frame(), 31);
    EXPECT_NEAR(clock.time(), 31.0 / kFramesPerCycle, 1e-12);
    clock.set_time(1.0);
    clock.step_frames(1);
    EXPECT_EQ(clock.frame(), 1);
    clock.set_time(0.0);
    clock.step_frames(-1);
    EXPECT_EQ(clock.frame(), kFramesPerCycle - 1);
}

TEST(Playback, moments_are_walked_in_both_ways_and_round) {
    constexpr std::array kMoments{0.1, 0.5, 0.8};
    PlaybackClock clock;
    clock.set_time(0.5);
    clock.go_to_moment(kMoments, true);
    EXPECT_EQ(clock.time(), 0.8);
    clock.go_to_moment(kMoments, true);
    EXPECT_EQ(clock.time(), 0.1);
    clock.go_to_moment(kMoments, false);
    EXPECT_EQ(clock.time(), 0.8);
}

TEST(Playback, an_empty_loop_cannot_be_set) {
    PlaybackClock clock;
    clock.set_loop_out(0.3);
    clock.set_loop_in(0.5);
    EXPECT_LT(clock.loop_in(), clock.loop_out());
    clock.set_loop_out(0.2);
    EXPECT_LT(clock.loop_in(), clock.loop_out());
}

TEST(Playback, speed_goes_by_steps_between_its_ends) {
    PlaybackClock clock;
    for (int i = 0; i < 20; ++i) {
        clock.step_speed(1);
    }
    EXPECT_EQ(clock.speed(), kFastest);
    for (int i = 0; i < 20; ++i) {
        clock.step_speed(-1);
    }
    EXPECT_EQ(clock.speed(), kSlowest);
    clock.set_speed(99.0);
    EXPECT_EQ(clock.speed(), kFastest);
}

/// Plays in steps of 1/60 s until the clock stands; the seconds that it took.
double play_until_stop(PlaybackClock& clock, std::span<const double> stops) {
    double seconds = 0.0;
    while (clock.is_playing() && seconds < 60.0) {
        clock.advance(1.0 / 60.0, 4.0, stops);
        seconds += 1.0 / 60.0;
    }
    return seconds;
}

TEST(PlaybackStops, it_pauses_exactly_on_each_and_goes_on_to_the_next_round_the_cycle) {
    constexpr std::array kStops{0.25, 0.5};
    PlaybackClock clock;
    for (const double expected : {0.25, 0.5, 0.25}) {
        clock.play();
        play_until_stop(clock, kStops);
        EXPECT_FALSE(clock.is_playing());
        EXPECT_NEAR(clock.time(), expected, 1e-9);
    }
}

TEST(PlaybackStops, it_slows_down_before_a_stop_and_never_creeps) {
    constexpr std::array kStops{0.5};
    PlaybackClock clock;
    clock.play();
    double last_step = 0.0, first_step = 0.0;
    while (clock.is_playing()) {
        const double before = clock.time();
        clock.advance(1.0 / 60.0, 4.0, kStops);
        last_step = clock.is_playing() ? clock.time() - before : last_step;
        first_step = first_step > 0.0 ? first_step : last_step;
    }
    EXPECT_LT(last_step, 0.4 * first_step);
    clock.set_time(0.0);
    clock.play();
    EXPECT_LT(play_until_stop(clock, kStops), 2.0 + 0.7) << "half of 4 s and the braking";
}

TEST(PlaybackStops, they_hold_backwards_and_there_and_back_too) {
    constexpr std::array kStops{0.25, 0.5};
    PlaybackClock clock;
    clock.set_time(0.3);
    clock.play(true);
    play_until_stop(clock, kStops);
    EXPECT_NEAR(clock.time(), 0.25, 1e-9);
    clock.play(true);
    play_until_stop(clock, kStops);
    EXPECT_NEAR(clock.time(), 0.5, 1e-9) << "from the end of the cycle back";
    clock.set_ping_pong(true);
    clock.play();
    play_until_stop(clock, kStops);
    EXPECT_NEAR(clock.time(), 0.5, 1e-9) << "turned round at the end";
    EXPECT_TRUE(clock.is_backwards());
}

TEST(PlaybackStops, without_repeat_the_end_is_an_end) {
    constexpr std::array kStops{0.25};
    PlaybackClock clock;
    clock.set_repeats(false);
    clock.set_time(0.3);
    clock.play();
    play_until_stop(clock, kStops);
    EXPECT_EQ(clock.time(), 1.0);
}

}  // namespace
}  // namespace jw::session
