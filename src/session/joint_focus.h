// What belongs to a joint: the bones that are lit while it is told about.
#pragma once

#include "analysis/ladder.h"
#include "scene/view_settings.h"

#include "model/body.h"

#include <span>
#include <string_view>
#include <vector>

namespace jw::session {

/// The bones that meet in the joints, with all that is welded to them (a foot is many bones), each
/// once, ascending.
std::vector<scene::Structure> find_joint_bones(const model::Body& body,
                                               std::span<const int> joints);

/// The joints that a rung's coordinates turn, of the wanted side (None: the right), ascending.
std::vector<int> find_rung_joints(const model::Body& body, const analysis::Rung& rung,
                                  model::Side side);

/// The joints that a part of the motion budget sums up (model::BudgetPart::id); none for a lean of
/// the whole trunk and for what is missing.
std::vector<int> find_budget_joints(const model::Body& body, std::string_view part);

/// The joint on the other side of the body, or itself.
int mirror_joint(const model::Body& body, int joint);

}  // namespace jw::session
