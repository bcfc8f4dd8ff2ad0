#include "motion/sweep.h"

#include "model/kinematics.h"

#include <glm/geometric.hpp>

#include <cmath>

namespace jw::motion {
namespace {

Twist carried_by(const Rigid& X_AB, const Twist& twist_in_b) {
    const Vec3 angular = X_AB.direction(twist_in_b.angular);
    return {angular, X_AB.direction(twist_in_b.linear) + glm::cross(X_AB.p, angular)};
}

Twist turn_twist(const model::Turn& turn) {
    const Vec3 along = turn.scale * turn.axis;
    if (turn.kind == model::CoordinateKind::Translation) {
        return {Vec3{0.0}, along};
    }
    return {along, glm::cross(turn.centre, along)};
}

Rigid turn_displacement(const model::Turn& turn, double distance) {
    if (turn.kind == model::CoordinateKind::Translation) {
        return shift_by(turn.scale * distance * turn.axis);
    }
    return turn_about(turn.axis, turn.centre, Radians{turn.scale * distance});
}

/// By central difference: the table is smooth, so the error is of the order of 1e-10.
Twist coupling_twist(const model::Joint& joint, double value, const Rigid& here) {
    constexpr double kStep = 1e-5;
    const Rigid before = model::calc_coupling(joint, value - kStep);
    const Rigid after = model::calc_coupling(joint, value + kStep);
    Quat turn = after.q * glm::conjugate(before.q);
    if (turn.w < 0.0) {
        turn = -turn;
    }
    const Vec3 angular = Vec3{turn.x, turn.y, turn.z} / kStep;
    return {angular, (after.p - before.p) / (2.0 * kStep) - glm::cross(angular, here.p)};
}

}  // namespace

Sweep::Sweep(const model::Body& body, std::span<const model::BoneIndex> wanted)
    : body_{&body},
      ranges_(body.bones.size()),
      displacements_(body.bones.size()),
      carried_mass_(body.bones.size(), 0.0),
      carried_(body.bones.size(), Vec3{0.0}) {
    std::vector<bool> is_followed(body.bones.size(), false);
    for (const model::BoneIndex bone : wanted) {
        is_followed[static_cast<std::size_t>(bone)] = true;
    }
    for (std::size_t b = body.bones.size(); b-- > 0;) {
        is_followed[b] = is_followed[b] || body.bones[b].mass_fraction > 0.0;
        if (is_followed[b] && body.bones[b].parent != model::kNone) {
            is_followed[static_cast<std::size_t>(body.bones[b].parent)] = true;
        }
    }
    for (std::size_t b = 0; b < body.bones.size(); ++b) {
        if (!is_followed[b]) {
            continue;
        }
        followed_.push_back(static_cast<model::BoneIndex>(b));
        const model::Joint& joint = body.joints[b];
        ranges_[b].begin = coordinates_.size();
        if (!joint.coupling.empty()) {
            coordinates_.push_back(joint.coupled_to);
        }
        for (const model::Turn& turn : joint.turns) {
            coordinates_.push_back(turn.coordinate);
        }
        ranges_[b].end = coordinates_.size();
        mass_ += body.bones[b].mass_fraction;
    }
    twists_.resize(coordinates_.size());
    JW_ASSERT(mass_ > 0.0);
}

void Sweep::run_bone(model::BoneIndex bone, std::span<const double> q) {
    const auto b = static_cast<std::size_t>(bone);
    const model::Joint& joint = body_->joints[b];
    Rigid D = joint.parent == model::kNone ? Rigid{}
                                           : displacements_[static_cast<std::size_t>(joint.parent)];
    std::size_t k = ranges_[b].begin;
    if (!joint.coupling.empty()) {
        const double value = q[static_cast<std::size_t>(joint.coupled_to)];
        const Rigid coupled = model::calc_coupling(joint, value);
        twists_[k++] = carried_by(D, coupling_twist(joint, value, coupled));
        D = D * coupled;
    }
    for (const model::Turn& turn : joint.turns) {
        const auto c = static_cast<std::size_t>(turn.coordinate);
        twists_[k++] = carried_by(D, turn_twist(turn));
        D = D * turn_displacement(turn, q[c] - body_->coordinates[c].neutral);
    }
    D.q = glm::normalize(D.q);
    displacements_[b] = D;
}

void Sweep::run(std::span<const double> q) {
    for (const model::BoneIndex bone : followed_) {
        const auto b = static_cast<std::size_t>(bone);
        run_bone(bone, q);
        const model::Bone& row = body_->bones[b];
        carried_mass_[b] = row.mass_fraction;
        carried_[b] = row.mass_fraction * displacements_[b].point(row.mass_centre);
    }
    moment_ = Vec3{0.0};
    for (auto it = followed_.rbegin(); it != followed_.rend(); ++it) {
        const auto b = static_cast<std::size_t>(*it);
        const model::BoneIndex parent = body_->bones[b].parent;
        if (parent == model::kNone) {
            moment_ += carried_[b];
            continue;
        }
        carried_mass_[static_cast<std::size_t>(parent)] += carried_mass_[b];
        carried_[static_cast<std::size_t>(parent)] += carried_[b];
    }
}

}  // namespace jw::motion
