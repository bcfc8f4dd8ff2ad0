// Which joint of a stranger's rig is which bone of ours, by the names that common programs give.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace jw::import {

/// Bone id of our body for a joint's name: "mixamorig:LeftUpLeg", "thigh_l", "UpperLeg.L" ->
/// "femur_l"; "Hips", "pelvis" -> "pelvis"; "Spine", "Spine1", "Spine2" -> L5, L1, T7 (where such
/// joints usually sit). nullopt for names that are not known, or that lack the side they need.
std::optional<std::string> find_bone_for(std::string_view joint);

}  // namespace jw::import
