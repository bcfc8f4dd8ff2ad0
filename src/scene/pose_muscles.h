// The muscles of a picture, put where the pose takes them.
#pragma once

#include "scene/draw_list.h"

namespace jw::scene {

/// Fills Palette::posed for the muscles that the items of `out` show; by several cores, as it is
/// most of what a picture with muscles takes. Fails as model::PoseMuscleJob.
Result<Unit> pose_muscles(const BuildJob& job, DrawList& out);

}  // namespace jw::scene
