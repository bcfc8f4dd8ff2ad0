// Moment arms: how much a line shortens per radian of a coordinate, or of a sum of coordinates.
#pragma once

#include "core/result.h"
#include "model/body.h"

#include <span>
#include <string_view>
#include <vector>

namespace jw::muscle {

/// One coordinate of a sweep and how far it goes per unit of the named coordinate.
struct SweepPart {
    model::CoordinateIndex coordinate = model::kNone;
    double share = 1.0;
};

/// What a name moves: a coordinate moves itself; a sum ("lumbar_extension") spreads over its levels
/// by the shares of the limit of the same name, or equally where no limit spreads it.
/// Fails: NotFound for a name that is neither.
Result<std::vector<SweepPart>> find_sweep(const model::Body& body, std::string_view name);

/// Buffers of MomentArmJob, made once per body.
struct MomentArmScratch {
    explicit MomentArmScratch(const model::Body& body);
    std::vector<double> q;
    std::vector<Rigid> displacements;
    std::vector<double> before, after;  // lengths, m
};

/// Moment arms -dL/dq (m) of all lines about a sweep, by central differences of the whole pose, so
/// that everything a coordinate carries (knee and patella tables) is taken along. No allocation.
/// Shapes: q [coordinates.size()] (rad, m), lengths and moment_arms [lines.size()].
/// Fails: InvalidInput on a null pointer, an empty sweep or a wrong span length.
struct MomentArmJob {
    const model::Body* body = nullptr;    // borrowed
    MomentArmScratch* scratch = nullptr;  // borrowed, of the same body
    std::span<const double> q;
    std::span<const SweepPart> sweep;
    std::span<double> lengths;      // out, m
    std::span<double> moment_arms;  // out, m
    Result<Unit> validate() const;
    Result<Unit> run() const;
};

}  // namespace jw::muscle
