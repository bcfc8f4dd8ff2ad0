// End plates of vertebral bodies, measured with a straight edge as on a dry bone.
#pragma once

#include "forge/bones/context.h"
#include "forge/measure/rays.h"

#include <string_view>

namespace jw::forge {

/// Where a plate lies and which way it faces, as the landmarks say; what it measures comes from
/// rays.
struct PlateSite {
    Vec3 centre{0.0};
    Vec3 normal{0.0};  // outward

    Vec3 forward() const;
};
PlateSite plate_site(const BoneContext& context, std::string_view bone, bool is_upper);

/// The line on the midline of a straight edge that rests on the front and hind rim of an end plate,
/// drawn out to the front and the back of the body.
struct PlateLine {
    Vec3 front{0.0}, back{0.0};
    double dish = 0.0;  // m, deepest gap under it

    Vec3 centre() const { return 0.5 * (front + back); }
    double depth() const { return glm::length(front - back); }
    /// rad, + = the plate tilts down in front.
    double slope() const;
};
PlateLine plate_line(const Shape& bone, const PlateSite& site);

/// Widest place 1.5 to 3 mm under the plate, in front of where the pedicles leave. `depth`: of the
/// plate.
double plate_width(const Shape& bone, const PlateSite& site, double depth);

}  // namespace jw::forge
