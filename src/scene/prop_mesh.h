// The one mesh that needs no model: a box of 1 m, from which things to sit, lie and lean on are
// drawn.
#pragma once

#include "model/mesh.h"

namespace jw::scene {

/// From (-0.5, 0, -0.5) to (0.5, 1, 0.5), so that it stands on its origin; faces with edges.
model::Mesh make_prop_mesh();

}  // namespace jw::scene
