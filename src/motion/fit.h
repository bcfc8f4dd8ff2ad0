// Good form brought onto its contacts: what `check --fit` stores beside a movement.
#pragma once

#include "motion/solve.h"

#include "core/result.h"
#include "model/movement.h"

#include <vector>

namespace jw::motion {

/// Even times of the cycle at which good form is stored; 1 is 0 again.
inline constexpr int kFitSamples = 100;

/// Curves of every coordinate that the movement lets a fit adjust, so that at all kFitSamples times
/// each contact holds and the mass centre stands where the movement wants it; everything else stays
/// as authored. Allocates: once per movement, not per frame.
/// Fails: InvalidInput on a null pointer, an unknown size, or contacts that the adjusted
/// coordinates cannot hold (told with time and distance).
struct FitJob {
    const model::Body* body = nullptr;          // borrowed, of the scratch
    const model::Movement* movement = nullptr;  // borrowed, of the scratch
    int size = 0;
    SolveScratch* scratch = nullptr;                  // borrowed
    std::vector<model::GoodCurve>* curves = nullptr;  // out
    Result<Unit> validate() const;
    Result<Unit> run() const;
};

/// Largest distance (m) of the points of a contact from where it holds them at a time and on steps
/// of this length, in a pose. Shape: displacements [bones.size()].
double calc_contact_error(const model::Body& body, const model::Contact& contact, double time,
                          std::span<const Rigid> displacements, double step = 1.0);

}  // namespace jw::motion
