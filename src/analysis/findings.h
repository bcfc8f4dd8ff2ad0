// What a teacher would point at in a pose, as data with threshold and source.
#pragma once

#include "model/frame.h"
#include "model/movement.h"

#include <span>
#include <vector>

namespace jw::analysis {

// Findings of every movement (design); what belongs to one movement are the signs of its file.
inline constexpr double kTaskShort = 0.0174532925199;  // rad, 1 deg
inline constexpr double kContactLost = 2e-3;           // m
/// Shares of less motion than this say nothing.
inline constexpr double kLeastMotion = 0.0523598775598;  // rad, 3 deg

/// What findings are made of (borrowed).
struct FindingInputs {
    const model::Body* body = nullptr;
    const model::Movement* movement = nullptr;
    model::Side side = model::Side::Right;  // performed on
    const model::Frame* frame = nullptr;    // pose, budget, task and contacts filled
    double good_lumbar = 0.0;               // rad, the lumbar part of good form at this time
    const model::Pose* start = nullptr;     // of good form at time 0: angles count from there
};

/// Value of a measure in the unit of its sign: deg, or 1 for a share.
double calc_measure(const FindingInputs& inputs, model::Measure measure);

/// Fills `out` (it keeps its memory): "task_short", "contact_lost" and the movement's signs that
/// pass their thresholds. Values and thresholds in `unit`: deg, mm or 1 for a share.
void calc_findings(const FindingInputs& inputs, std::vector<model::Finding>& out);

}  // namespace jw::analysis
