#include "analysis/difference.h"

#include <glm/gtc/quaternion.hpp>

#include <algorithm>
#include <cmath>

namespace jw::analysis {
namespace {

double turn_of(const Quat& q) {
    return 2.0 * std::atan2(std::hypot(q.x, q.y, q.z), std::abs(q.w));
}

/// How the bone of a joint is turned against its parent since the neutral pose.
Quat find_turn(const model::Joint& joint, std::span<const Rigid> displacements) {
    const Quat& child = displacements[static_cast<std::size_t>(joint.child)].q;
    return joint.parent == model::kNone
               ? child
               : glm::conjugate(displacements[static_cast<std::size_t>(joint.parent)].q) * child;
}

/// Ribs follow the breath, the kneecap the knee: not shares of their own.
bool is_follower(const model::Joint& joint) {
    return joint.id.starts_with("costo") || joint.id.starts_with("patellofemoral");
}

}  // namespace

void calc_differences(const model::Body& body, std::span<const Rigid> good,
                      std::span<const Rigid> other, std::vector<JointDifference>& out) {
    JW_ASSERT(good.size() == body.bones.size() && other.size() == good.size());
    out.clear();
    for (std::size_t j = 0; j < body.joints.size(); ++j) {
        const model::Joint& joint = body.joints[j];
        JointDifference row;
        row.joint = static_cast<int>(j);
        if (!is_follower(joint)) {
            const Quat of_good = find_turn(joint, good);
            const Quat of_other = find_turn(joint, other);
            row.angle = turn_of(glm::conjugate(of_good) * of_other);
            // Mostly along the same way, or across it.
            const double further = turn_of(of_other) - turn_of(of_good);
            if (std::abs(further) > 0.5 * row.angle) {
                row.kind = further > 0.0 ? DifferenceKind::More : DifferenceKind::Less;
            }
        }
        out.push_back(row);
    }
}

const JointDifference* find_largest(std::span<const JointDifference> differences) {
    const auto largest =
        std::max_element(differences.begin(), differences.end(),
                         [](const auto& a, const auto& b) { return a.angle < b.angle; });
    return largest == differences.end() ? nullptr : &*largest;
}

}  // namespace jw::analysis
