// What is held still in the picture, and how two figures in one picture are laid over each other:
// rigid displacements of a whole room, never of a pose.
#pragma once

#include "core/enum_names.h"
#include "core/rigid.h"
#include "model/body.h"
#include "model/frame.h"

#include <optional>
#include <span>
#include <vector>

namespace jw::session {

/// What stands still while all else moves; Femur is that of the working side.
enum class Hold { Room, Pelvis, Femur, Thorax };
inline constexpr auto kHoldNames = enum_names<Hold>({{Hold::Room, "room"},
                                                     {Hold::Pelvis, "pelvis"},
                                                     {Hold::Femur, "femur"},
                                                     {Hold::Thorax, "thorax"}});

/// What two figures in one picture have in common; Foot is the one that stands.
enum class Align { Room, Pelvis, Foot };
inline constexpr auto kAlignNames =
    enum_names<Align>({{Align::Room, "room"}, {Align::Pelvis, "pelvis"}, {Align::Foot, "foot"}});

/// Where the room of each frame is put, so that what is held stands where it stood at the start.
struct PlaceJob {
    const model::Body* body = nullptr;  // borrowed
    Hold hold = Hold::Room;
    Align align = Align::Room;  // Room unless the figures share a picture
    model::Side side = model::Side::Right;
    const model::Frame* start = nullptr;  // where the held bone stands; may be null for Hold::Room
    std::span<const model::Frame* const> frames;
    /// Displacements of the rooms [frames]. What the body lacks holds nothing.
    std::vector<Rigid> run() const;
};

/// The bone that a hold names; nullopt for the room, or when the body has no such bone.
std::optional<model::BoneIndex> find_held_bone(const model::Body& body, Hold hold,
                                               model::Side side);

/// Bones of a frame as they are put: place * displacement.
std::vector<Rigid> displace(const Rigid& place, const std::vector<Rigid>& displacements);

}  // namespace jw::session
