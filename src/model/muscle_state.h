// What a muscle shows: an activity and a state, as a teaching picture (facts: muscle_recipes.md).
#pragma once

#include "core/curve.h"
#include "core/enum_names.h"

#include <string>
#include <vector>

namespace jw::model {

enum class State {
    Resting,
    Working,
    OverWorking,
    Late,
    ShortPosition,
    Limiting,
    Lengthened,
    Guarding,
    LetGo,
};
inline constexpr auto kStateNames = enum_names<State>({{State::Resting, "resting"},
                                                       {State::Working, "working"},
                                                       {State::OverWorking, "over_working"},
                                                       {State::Late, "late"},
                                                       {State::ShortPosition, "short_position"},
                                                       {State::Limiting, "limiting"},
                                                       {State::Lengthened, "lengthened"},
                                                       {State::Guarding, "guarding"},
                                                       {State::LetGo, "let_go"}});

/// Activity of one muscle over the cycle in one version. Amplitude 1 = that muscle's teaching
/// maximum; never compare two muscles by number.
struct MuscleCurve {
    int muscle = -1;  // Body::muscles
    PeriodicCurve activity;
    struct Span {
        double from, to;
        State state;
    };
    std::vector<Span> states;  // by the table; elsewhere amplitude and length decide
    std::string role;          // "mover", "late_helper", ...
    std::string reason;
    std::string basis;  // "design", "measured: ..."
};

struct MuscleState {
    State state = State::Resting;
    double activity = 0.0;      // 0..1
    double fill = 0.0;          // 0..1, what the picture shows (first visible step at 0.05)
    double length = 0.0;        // m, mean of its lines
    double length_ratio = 1.0;  // to the neutral length
};

}  // namespace jw::model
