// The wall of the trunk between pelvis and ribs, as one smooth surface on which the flat belly
// muscles lie in layers.
#pragma once

#include "core/rigid.h"
#include "model/body.h"

namespace jw::forge {

class TrunkWall {
  public:
    explicit TrunkWall(const model::Body& body) : body_{&body} {}

    /// Body frame, m. `azimuth` rad from the front (0) over the right side (pi/2) to the back;
    /// `height` m above the floor; `offset` m outward.
    Vec3 point(double azimuth, double height, double offset) const;

    /// The bone that carries the wall there: pelvis below, a lumbar vertebra between, a rib above.
    model::BoneIndex bone(double azimuth, double height) const;

  private:
    const model::Body* body_;
};

}  // namespace jw::forge
