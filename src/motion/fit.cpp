#include "motion/fit.h"

#include "motion/sample.h"
#include "motion/solver.h"

#include "model/kinematics.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>

namespace jw::motion {
namespace {

constexpr double kBalanceWeight = 1e6;      // against 1 / give of 1: holds to micrometres
constexpr double kMostContactError = 1e-5;  // m
constexpr double kAnyHold = 1e-12;

/// Forward place of the mass centre in the room, m.
double calc_balance_place(const model::Body& body, const model::Movement& movement) {
    if (movement.contacts.empty() || !movement.balance_ahead) {
        return 0.0;
    }
    const model::Contact& contact = movement.contacts.front();
    const auto ankle = body.find_joint(contact.body.ends_with("_l") ? "ankle_l" : "ankle_r");
    const Vec3 centre = ankle ? body.joints[static_cast<std::size_t>(*ankle)].centre : Vec3{0.0};
    return contact.held.point(centre).x + *movement.balance_ahead;
}

/// Is the coordinate between the pelvis and the bone of a contact?
bool is_of_limb(const model::Body& body, const model::Contact& contact,
                model::CoordinateIndex coordinate) {
    for (model::BoneIndex b = body.bone(contact.body);
         body.bones[static_cast<std::size_t>(b)].parent != model::kNone;
         b = body.bones[static_cast<std::size_t>(b)].parent) {
        const model::Joint& joint = body.joints[static_cast<std::size_t>(b)];
        const auto moves = [&](const model::Turn& turn) { return turn.coordinate == coordinate; };
        if ((!joint.coupling.empty() && joint.coupled_to == coordinate) ||
            std::any_of(joint.turns.begin(), joint.turns.end(), moves)) {
            return true;
        }
    }
    return false;
}

/// How much each coordinate adjusts at a time: a limb as much as its end is held, in the air it
/// does as authored; what belongs to no limb adjusts always.
void calc_shares(const model::Body& body, const model::Movement& movement, double time,
                 std::vector<double>& shares) {
    for (const auto& [c, give] : movement.adjusts) {
        double& share = shares[static_cast<std::size_t>(c)];
        bool is_in_limb = false;
        share = 0.0;
        for (const model::Contact& contact : movement.contacts) {
            if (is_of_limb(body, contact, c)) {
                share = std::max(share, calc_hold(contact, time));
                is_in_limb = true;
            }
        }
        share = is_in_limb ? share : 1.0;
    }
}

/// Largest hold of the contacts that are on their way between floor and air.
double calc_fading(const model::Movement& movement, double time) {
    double fading = 0.0;
    for (const model::Contact& contact : movement.contacts) {
        const double hold = calc_hold(contact, time);
        fading = hold < 1.0 ? std::max(fading, hold) : fading;
    }
    return fading;
}

struct Balance {
    double ahead = 0.0, weight = 0.0;
};

void solve_fit(Solver& solver, const Balance& balance, double time, double least_hold,
               std::span<const double> authored, std::span<const SoftRange> ranges,
               std::span<const model::Give> gives, std::span<double> q) {
    solver.refer_to(authored);
    solver.set_full_contacts(time, least_hold);
    solver.set_balance_only(balance.ahead, balance.weight);
    solver.solve({ranges, {}, gives}, q);
}

}  // namespace

double calc_contact_error(const model::Body& body, const model::Contact& contact, double time,
                          std::span<const Rigid> displacements, double step) {
    const Rigid& D = displacements[static_cast<std::size_t>(body.bone(contact.body))];
    const Rigid held = calc_held(contact, time, step);
    double error = 0.0;
    for (const Vec3& point : contact.points) {
        const Vec3 away = D.point(point) - held.point(point);
        error = std::max(error, contact.slides ? std::abs(away.y) : glm::length(away));
    }
    return error;
}

Result<Unit> FitJob::validate() const {
    if (body == nullptr || movement == nullptr || scratch == nullptr || curves == nullptr) {
        return Error{ErrorCode::InvalidInput,
                     "FitJob needs a body, a movement, a scratch and a place for curves",
                     {}};
    }
    return Unit{};
}

Result<Unit> FitJob::run() const {
    JW_CHECK(validate());
    const std::size_t n = body->coordinates.size();
    std::vector<double> authored(n), q(n), shares(n, 0.0);
    std::vector<model::Give> gives(n);
    std::vector<Rigid> displacements(body->bones.size());
    constexpr double kFar = 1e3;
    const std::vector<SoftRange> ranges(n, {-2.0 * kFar, -kFar, kFar, 2.0 * kFar});
    std::vector<std::vector<Key>> keys(movement->adjusts.size());
    Solver& solver = scratch->state_->solver;
    const Balance balance{calc_balance_place(*body, *movement),
                          movement->balance_ahead ? kBalanceWeight : 0.0};
    for (int i = 0; i < kFitSamples; ++i) {
        const double time = static_cast<double>(i) / kFitSamples;
        JW_CHECK((SampleJob{body, movement, size, time, false, authored}.run()));
        calc_shares(*body, *movement, time, shares);
        // First as if every contact that still holds a little held fully ...
        for (const auto& [c, give] : movement->adjusts) {
            const auto own = static_cast<std::size_t>(c);
            gives[own].value = shares[own] > 0.0 ? give : 0.0;
        }
        solve_fit(solver, balance, time, kAnyHold, authored, ranges, gives, q);
        // ... then limbs on their way between floor and air go part of the way there, and with them
        // all that stands: no coordinate jumps when a foot lands or leaves.
        const double fading = calc_fading(*movement, time);
        for (std::size_t c = 0; c < n; ++c) {
            const double part = shares[c] < 1.0 ? shares[c] : fading;
            authored[c] += part * (q[c] - authored[c]);
            gives[c].value = shares[c] >= 1.0 ? gives[c].value : 0.0;
        }
        solve_fit(solver, balance, time, 1.0, authored, ranges, gives, q);
        JW_CHECK((model::PoseJob{body, q, displacements}.run()));
        for (const model::Contact& contact : movement->contacts) {
            const double error = calc_contact_error(*body, contact, time, displacements);
            if (calc_hold(contact, time) >= 1.0 && !(error < kMostContactError)) {
                return Error{
                    ErrorCode::InvalidInput,
                    fmt::format("at time {:.2f} {} stays {:.1f} mm away from its contact; let the "
                                "fit adjust more joints, or change the keys",
                                time, contact.body, error * 1e3),
                    {movement->file, 0, 0}};
            }
        }
        for (std::size_t k = 0; k < keys.size(); ++k) {
            keys[k].push_back({time, q[static_cast<std::size_t>(movement->adjusts[k].coordinate)]});
        }
    }
    curves->clear();
    for (std::size_t k = 0; k < keys.size(); ++k) {
        JW_TRY(PeriodicCurve curve, PeriodicCurve::build(keys[k]));
        curves->push_back({movement->adjusts[k].coordinate, std::move(curve)});
    }
    return Unit{};
}

}  // namespace jw::motion
