// What a difference looks like: tints of the bones, and the joints that are worth a number.
#pragma once

#include "analysis/difference.h"
#include "scene/view_settings.h"

#include "model/body.h"
#include "model/frame.h"

#include <span>
#include <string>
#include <vector>

namespace jw::session {

/// A bone is tinted and outlined by how much its joint moves differently; below a degree, which
/// nobody sees, not at all.
std::vector<scene::BoneTint> find_difference_tints(
    const model::Body& body, std::span<const analysis::JointDifference> differences);

/// "hip, right", "L4/L5": a joint as people call it.
std::string name_joint(const model::Body& body, int joint);

/// A number at a joint of the frame that is drawn solid.
struct DifferenceLabel {
    analysis::JointDifference difference;
    Vec3 place{0.0};  // room, m
};
/// The joints that differ most, largest first; at most `most` of them.
std::vector<DifferenceLabel> find_difference_labels(
    const model::Body& body, const model::Frame& shown,
    std::span<const analysis::JointDifference> differences, std::size_t most);

}  // namespace jw::session
