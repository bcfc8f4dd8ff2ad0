// The three planes in which movements are named, through the pelvis and turning with it.
#pragma once

#include "scene/view_settings.h"

#include "core/rigid.h"
#include "model/body.h"

#include <optional>
#include <span>

namespace jw::scene {

/// A square in the room: its middle and the two half sides, m.
struct BodyPlane {
    Vec3 middle{0.0}, along{0.0}, across{0.0};
};

/// One of kBodyPlanes for a posed body; its middle lies between the hip joints.
/// nullopt for another part, or when the body has no pelvis or hips.
std::optional<BodyPlane> find_body_plane(const model::Body& body,
                                         std::span<const Rigid> displacements, Part part);

}  // namespace jw::scene
