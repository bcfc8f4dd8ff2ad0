// What a performance means in numbers: the range and the give of every coordinate after variant,
// causes, limits and `pay` have had their say, in the order in which they override each other.
#pragma once

#include "motion/soft_end.h"

#include "core/result.h"
#include "model/movement.h"

#include <string>
#include <vector>

namespace jw::motion {

/// A stiffened joint feels its end over this much (design).
inline constexpr double kStiffZone = 0.0349065850398866;  // rad, 2 deg

/// All for the side on which the movement is authored.
struct Settings {
    const model::Variant* variant = nullptr;
    int size = 0;
    bool is_mirrored = false;        // performed on the other side
    std::vector<SoftRange> ranges;   // [coordinates], rad, m
    std::vector<SoftEnd> coupled;    // [limits], of the coupled ones; rad
    std::vector<model::Give> gives;  // [coordinates]
    double upright_weight = 0.0;     // of the trunk, after gives named "trunk_lean"
    /// The body's own ends, before any limit was set: good form is shaped in them.
    std::vector<SoftRange> own_ranges;
    std::vector<SoftEnd> own_coupled;
    struct SetAmount {
        int amount = 0;      // of the movement
        double value = 0.0;  // rad, m, 1
    };
    std::vector<SetAmount> amounts;  // of coordinates, in the order in which they add up
    struct Delay {
        model::CoordinateIndex coordinate = model::kNone;
        double later = 0.0;  // part of the cycle
    };
    std::vector<Delay> delays;
    double step = 1.0;          // length of the steps against good form
    bool lets_task_go = false;  // the knee pays: the thigh need not get there
    bool is_shaped() const { return !amounts.empty() || !delays.empty() || step != 1.0; }
    /// Limits that were set, in the order in which they apply: ids of the side performed on.
    std::vector<model::LimitSetting> set;
};

/// Fills `out`; its vectors keep their memory.
/// Fails: NotFound for an unknown variant, size, cause, limit or amount; InvalidInput for a limit
/// that leaves no range, a limit beyond `extreme`, an amount beyond its most, or a `pay` that the
/// task does not allow.
Result<Unit> resolve_settings(const model::Body& body, const model::Movement& movement,
                              const model::Performance& performance, Settings& out);

/// Fails: NotFound, naming the causes that the movement knows.
Result<const model::Cause*> find_cause(const model::Movement& movement, std::string_view id);

/// Knee and foot pay only where the feet have places to reach: on steps.
bool can_pay(const model::Movement& movement, model::Performance::Pay pay);

/// Ids of limits that a name stands for: itself, or both sides of a name without its side
/// ("thoracic_rotation", "hip_extension"). Fails: NotFound.
Result<std::vector<int>> find_limits(const model::Body& body, std::string_view name);

/// The limit of the other side ("hip_extension_l" for "hip_extension_r"), or itself.
int find_mirror_limit(const model::Body& body, int limit);

}  // namespace jw::motion
