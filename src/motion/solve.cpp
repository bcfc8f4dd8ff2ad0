#include "motion/solve.h"

#include "motion/solver.h"

#include <cmath>

namespace jw::motion {

double calc_hold(const model::Contact& contact, double time) {
    const double t = time - std::floor(time);
    const double length =
        contact.from <= contact.to ? contact.to - contact.from : contact.to + 1.0 - contact.from;
    if (length >= 1.0) {
        return 1.0;
    }
    double after_from = t - contact.from;
    after_from -= std::floor(after_from);
    if (after_from <= length) {
        return 1.0;
    }
    const double away = std::min(after_from - length, 1.0 - after_from);
    if (away >= contact.fade) {
        return 0.0;
    }
    const double u = 1.0 - away / contact.fade;
    return u * u * (3.0 - 2.0 * u);
}

Rigid calc_held(const model::Contact& contact, double time, double step) {
    const double since = time - contact.held_time;
    const double nearest =
        since - std::round(since);  // of the hold's repeats, half a cycle at most
    Rigid held = contact.held;
    held.p.x -= step * contact.travel * nearest;
    const double roll = step * contact.roll.at(time);
    if (roll == 0.0) {
        return held;
    }
    const Vec3 ball = 0.5 * (contact.points[1] + contact.points[2]);
    const Vec3& pivot = roll > 0.0 ? contact.points[0] : ball;
    return held * turn_about({0.0, 0.0, 1.0}, pivot, Radians{roll});
}

SolveScratch::SolveScratch(const model::Body& body, const model::Movement& movement)
    : state_{std::make_unique<State>(body, movement)} {}
SolveScratch::~SolveScratch() = default;
SolveScratch::SolveScratch(SolveScratch&&) noexcept = default;
SolveScratch& SolveScratch::operator=(SolveScratch&&) noexcept = default;

int SolveScratch::iterations() const {
    return state_->solver.iterations();
}
double SolveScratch::last_step() const {
    return state_->solver.last_step();
}

Result<Unit> SolveJob::validate() const {
    if (body == nullptr || movement == nullptr || settings == nullptr || scratch == nullptr) {
        return Error{ErrorCode::InvalidInput,
                     "SolveJob needs a body, a movement, settings and a scratch",
                     {}};
    }
    const std::size_t n = body->coordinates.size();
    if (good.size() != n || q.size() != n || settings->ranges.size() != n ||
        settings->gives.size() != n || settings->coupled.size() != body->limits.size()) {
        return Error{ErrorCode::InvalidInput,
                     "SolveJob needs one value, range and give a coordinate and one end a limit",
                     {}};
    }
    return Unit{};
}

Result<Unit> SolveJob::run() const {
    JW_CHECK(validate());
    Solver& solver = scratch->state_->solver;
    solver.refer_to(good);
    if (settings->is_shaped()) {
        solver.shape_good(*settings, time, q);
    }
    solver.follow_course(time);
    solver.set_contacts(time, settings->step);
    solver.set_wishes(*settings);
    solver.solve({settings->ranges, settings->coupled, settings->gives}, q);
    return Unit{};
}

}  // namespace jw::motion
