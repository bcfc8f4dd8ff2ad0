// Lines along the end plates of the low back: how far each level has bent, where the eye cannot see
// four degrees on a bone.
#pragma once

#include "core/rigid.h"
#include "model/body.h"

#include <optional>
#include <span>
#include <vector>

namespace jw::scene {

/// How many times the angles are drawn larger than life when that is asked for ("for show").
inline constexpr double kEndPlatesForShow = 3.0;

/// A straight stroke in the room, m.
struct Stroke {
    Vec3 from{0.0}, to{0.0};
};

/// The two plates that face a disc, drawn beyond the bone.
struct EndPlates {
    int joint = 0;  // Body::joints, between the two vertebrae
    double angle =
        0.0;  // rad from rest, unscaled: + bends back (sagittal) or to the right (frontal)
    Stroke lower, upper;  // as posed; the upper one turned by `scale` times the angle
    Stroke rest;          // where the upper one lies at rest
};

enum class EndPlateView { Sagittal, Frontal };

/// From L5_S1 up to T12_L1, those whose landmarks the body has. `scale` 1 draws them as they are.
std::vector<EndPlates> find_end_plates(const model::Body& body,
                                       std::span<const Rigid> displacements, EndPlateView view,
                                       double scale);

/// The view in which a camera that looks along `forward` (room) sees the trunk bend.
EndPlateView find_end_plate_view(const model::Body& body, std::span<const Rigid> displacements,
                                 const Vec3& forward);

}  // namespace jw::scene
