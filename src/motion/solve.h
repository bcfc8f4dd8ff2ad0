// Who moves when a joint cannot: the pose nearest to good form that keeps limits, contacts, task,
// gaze and balance, in that order of weight.
//
// Bounded weighted least squares over all coordinates. Each coordinate pulls towards good form by
// 1 / give and meets its end as tissue (soft_end.h); each contact, the task and each wish is a row.
// A Gauss-Newton step needs only a system of the size of the rows (about 25), because what the
// coordinates cost is diagonal. It starts from good form at every call, so a pose depends on
// movement, settings and time alone.
#pragma once

#include "motion/settings.h"

#include "core/result.h"
#include "model/movement.h"

#include <memory>
#include <span>

namespace jw::motion {

/// Memory of the solver for one body and one movement (both borrowed). Reuse it: run() allocates
/// nothing. Not for two threads at once.
class SolveScratch {
  public:
    SolveScratch(const model::Body& body, const model::Movement& movement);
    ~SolveScratch();
    SolveScratch(SolveScratch&&) noexcept;
    SolveScratch& operator=(SolveScratch&&) noexcept;
    SolveScratch(const SolveScratch&) = delete;
    SolveScratch& operator=(const SolveScratch&) = delete;

    /// Of the last run: steps taken, and the last step's largest change (rad, m).
    int iterations() const;
    double last_step() const;

  private:
    friend struct SolveJob;
    friend struct FitJob;
    struct State;
    std::unique_ptr<State> state_;
};

/// Pose of a performance at a time, on the side on which the movement is authored.
/// Shapes: good (from SampleJob at the same time and size) and q [coordinates.size()], rad, m.
/// Fails: InvalidInput on null pointers or wrong span lengths. A task out of reach or a contact
/// that cannot be held is no failure: the pose comes as near as it can, analysis tells by how much.
struct SolveJob {
    const model::Body* body = nullptr;          // borrowed, of the scratch
    const model::Movement* movement = nullptr;  // borrowed, of the scratch
    const Settings* settings = nullptr;         // borrowed
    double time = 0.0;                          // 0..1 of the cycle
    std::span<const double> good;
    SolveScratch* scratch = nullptr;  // borrowed
    std::span<double> q;              // out
    Result<Unit> validate() const;
    Result<Unit> run() const;
};

/// Where a contact holds its bone at a time, on its moving floor and in its roll, on steps of this
/// length (1 = as written): the displacement of the bone.
Rigid calc_held(const model::Contact& contact, double time, double step = 1.0);

/// How firmly a contact holds at a time: 1 while it lasts, 0 outside, smooth over its fade.
double calc_hold(const model::Contact& contact, double time);

}  // namespace jw::motion
