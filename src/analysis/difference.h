// Where two versions of one instant differ: joint by joint, as turns of a bone against the bone it
// hangs on, so that one joint's share is not counted again in all that it carries.
#pragma once

#include "core/enum_names.h"
#include "model/body.h"

#include <span>
#include <vector>

namespace jw::analysis {

/// Of the other version against the first: it turns further from the neutral pose, less far, or as
/// far another way.
enum class DifferenceKind { More, Less, OtherWay };
inline constexpr auto kDifferenceKindNames =
    enum_names<DifferenceKind>({{DifferenceKind::More, "more"},
                                {DifferenceKind::Less, "less"},
                                {DifferenceKind::OtherWay, "other_way"}});

struct JointDifference {
    int joint = 0;       // Body::joints
    double angle = 0.0;  // rad, between the two, >= 0
    DifferenceKind kind = DifferenceKind::OtherWay;
};

/// One row a joint of the body, in its order. The pelvis counts against the room; what
/// follows another joint (ribs, kneecap) has none. Both lists are displacements [bones].
void calc_differences(const model::Body& body, std::span<const Rigid> good,
                      std::span<const Rigid> other, std::vector<JointDifference>& out);

/// The row that differs most; null without rows.
const JointDifference* find_largest(std::span<const JointDifference> differences);

}  // namespace jw::analysis
