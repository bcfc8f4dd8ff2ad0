// The joint-by-joint ladder: eleven rungs from foot to wrist, each "control first" (stable) or
// "range first" (mobile), and how far each is from rest now.
//
// A teacher's picture (sources: joint_by_joint): every joint has both qualities, and the ladder as
// printed has two mobiles in a row where the scapula is missing.
#pragma once

#include "core/enum_names.h"
#include "model/body.h"
#include "model/frame.h"

#include <array>
#include <string>
#include <vector>

namespace jw::analysis {

enum class RungKind { Stable, Mobile };
inline constexpr auto kRungKindNames =
    enum_names<RungKind>({{RungKind::Stable, "stable"}, {RungKind::Mobile, "mobile"}});

inline constexpr int kRungs = 11;

struct Rung {
    std::string id;     // "low_back"
    std::string plain;  // "low back"
    RungKind kind = RungKind::Stable;
    /// Coordinates that count, one list a direction (the levels of a region add up); of the right
    /// side where the joint has sides.
    std::vector<std::vector<model::CoordinateIndex>> directions;
    std::vector<int> joints;  // Body joints to draw lines to, right side
    double quiet = 0.0;       // rad, excursion in which a stable joint keeps its square closed
    double full = 0.0;        // rad, excursion that fills the rung
    double start = 0.0;       // rad, excursion of relaxed standing that does not count
};

/// The ladder of a body, foot first. Rungs whose coordinates a body lacks have no directions.
std::array<Rung, kRungs> build_ladder(const model::Body& body);

struct RungState {
    double excursion = 0.0;  // rad from relaxed standing, the largest of its directions
    double fill = 0.0;       // 0..1
    bool is_open = false;    // a stable joint past its quiet zone
};

/// State of a rung in a pose; `side` chooses right or left (None: the larger of both).
RungState calc_rung(const Rung& rung, const model::Body& body, const model::Pose& pose,
                    model::Side side);

}  // namespace jw::analysis
