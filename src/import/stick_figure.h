// Something to look at for files that hold joints and motion but no surface (BVH).
#pragma once

#include "model/model.h"

namespace jw::import {

/// Adds one octahedron from every joint (GuestNode::is_joint) to each of its children, rigid on the
/// joint, a seventh as wide as long. Joints that lie on their parent get none. When no node is
/// marked as joint all are used.
void add_stick_figure(model::GuestModel& guest);

}  // namespace jw::import
