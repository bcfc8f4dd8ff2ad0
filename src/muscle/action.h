// What a muscle would do to its joints in a pose: the directions in which it has a lever there.
// They change with the pose, as with a gluteus medius that turns the straight thigh outward and the
// bent one inward.
#pragma once

#include "core/result.h"
#include "model/body.h"

#include <span>
#include <vector>

namespace jw::muscle {

/// Shorter levers are left out: which way they point differs from person to person. Design.
inline constexpr double kLeastLever = 0.003;  // m

struct Action {
    int limit = -1;      // Body::limits: the direction, "hip_flexion_r", "lumbar_bending_left"
    double lever = 0.0;  // m, > 0
};

/// Actions of one muscle on hips, knees, ankles and the low back, longest lever first. The lever of
/// a muscle is the mean moment arm of its lines, each by its cross-section (equal where one is not
/// known); about the low back it is that of a bend spread over the levels.
/// Shape: q [coordinates.size()], rad, m. About a millisecond: for a card, not for every muscle.
/// Fails: InvalidInput on an unknown muscle or a wrong span length.
Result<std::vector<Action>> find_actions(const model::Body& body, std::span<const double> q,
                                         int muscle);

}  // namespace jw::muscle
