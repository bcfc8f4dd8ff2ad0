// What a teacher would point at in a pose, as data with threshold and source.
#pragma once

#include "model/frame.h"
#include "model/movement.h"

#include <span>
#include <vector>

namespace jw::analysis {

// Thresholds. Standing hip extension has none in the literature: midway between the good form and
// the stiff-hip sheet, as the published pairs are treated (design).
inline constexpr double kLumbarShare = 0.5;  // of what was reached; good form has a third
inline constexpr double kPelvisTilt = 0.1396263401595;   // rad, 8 deg: midway 5 / 11
inline constexpr double kLumbarEarly = 0.0349065850399;  // rad, 2 deg above good form
inline constexpr double kTaskShort = 0.0174532925199;    // rad, 1 deg
inline constexpr double kContactLost = 2e-3;             // m
/// Shares of less motion than this say nothing.
inline constexpr double kLeastMotion = 0.0523598775598;  // rad, 3 deg

/// What findings are made of (borrowed).
struct FindingInputs {
    const model::Body* body = nullptr;
    const model::Movement* movement = nullptr;
    model::Side side = model::Side::Right;  // performed on
    const model::Frame* frame = nullptr;    // budget, task and contacts filled
    double good_lumbar = 0.0;               // rad, the lumbar part of good form at this time
    double tilt_change = 0.0;               // rad, anterior + since the start of good form
};

/// Fills `out` (it keeps its memory): "task_short", "contact_lost", "lumbar_extension_share",
/// "lumbar_extension_early" (the low back has begun to pay: start of compensation),
/// "pelvis_tilt_large". Values and thresholds in `unit`: deg, mm or 1 for a share.
void calc_findings(const FindingInputs& inputs, std::vector<model::Finding>& out);

}  // namespace jw::analysis
