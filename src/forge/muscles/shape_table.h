// What each muscle looks like, as data: places that its surface runs through, sizes, tendon parts.
//
// Guides are lines along the fibres, from origin to insertion, on the right side, from one edge of
// the muscle to the other. A guide is a list of places written ANCHOR or ANCHOR(x,y,z), with an
// offset in mm (forward, up, to the right) from the anchor:
//   a short name    GT, ASIS, S5 ... (see kShortNames in places.cpp), or any landmark id without _r
//   SP_L3, TP_L3    tips of the spinous and transverse processes
//   @glmax1.2       point 2 (from 0) of a line of action
//   pelvis(x,y,z)   any bone: here the numbers are the place itself, body frame, mm
//   W(a,y,o)        on the trunk wall: azimuth in degrees from the front, height in mm, offset
//                   outward in mm
// The numbers are the design of this table after textbook anatomy, laid on the landmarks; where a
// line of action exists, the body follows it.
#pragma once

#include <span>
#include <string_view>
#include <vector>

namespace jw::forge {

/// What "outward" means: away from this part of the skeleton.
enum class Core { Leg, Spine, Pelvis, Dome };

/// What an end of a muscle holds to. Soft: fascia, the midline, the tendon of a neighbour.
enum class Hold { Bone, Partly, Soft };

/// Muscles of higher rank lie on those of lower rank and are moved out of them.
using Rank = int;
inline constexpr Rank kAlone = -1;  // neither moves nor is moved from

struct MuscleShape {
    std::string_view muscle;                    // id without side
    std::vector<std::string_view> guides = {};  // empty: the lines of the muscle, one part each
    double volume = 0.0;                        // cm3; 0: of its lines
    double thickness = 0.0;                     // mm, of sheets; wins over volume
    double flatness = 1.6;                      // width / thickness of a body with one guide
    double edge = 7.0;                          // mm, beyond the outermost guides
    double belly_from = 0.08, belly_to = 0.85;  // share of the path, first guide
    double last_from = -1.0, last_to = -1.0;    // of the last guide; -1: as the first
    double peak = 0.5;                          // where the belly is thickest, share of it
    double first = 1.0;                         // thickness at the first guide against the last
    double start = 0.25, end = 0.25;          // thickness at the ends against the belly's greatest
    double tendon = 2.4;                      // mm, thickness where it is tendon
    Hold from = Hold::Bone, to = Hold::Bone;  // what the ends hold to
    double seat = 12.0;                       // mm: an end nearer to bone than this is laid on it
    Core core = Core::Leg;
    Rank rank = kAlone;
    std::vector<double> bands = {};  // tendinous intersections, share of the path
    int stations = 26;               // along the fibres, at standard detail
    int columns = 9;                 // across
};

std::vector<MuscleShape> thigh_shapes();
std::vector<MuscleShape> hip_shapes();
std::vector<MuscleShape> back_shapes();
std::vector<MuscleShape> belly_shapes();
std::vector<MuscleShape> lower_leg_shapes();
std::vector<MuscleShape> shoulder_shapes();
std::vector<MuscleShape> passive_shapes();  // ligaments, membranes, fasciae, nerves

/// All of them.
std::vector<MuscleShape> muscle_shapes();

}  // namespace jw::forge
