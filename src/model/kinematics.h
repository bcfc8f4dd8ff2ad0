// From coordinates to the room. A displacement D_b of a bone is the rigid motion that takes its
// points from the neutral pose (body frame) to their place in the room (same axes).
#pragma once

#include "core/result.h"
#include "core/rigid.h"
#include "model/body.h"

#include <span>

namespace jw::model {

/// Displacements of all bones from coordinates. No allocation.
/// Shapes: q [coordinates.size()] (rad, m), displacements [bones.size()].
/// Fails: InvalidInput on a null body or a wrong span length.
struct PoseJob {
    const Body* body = nullptr;  // borrowed
    std::span<const double> q;
    std::span<Rigid> displacements;  // out
    Result<Unit> validate() const;
    Result<Unit> run() const;
};

/// Displacement of a coupled child relative to its parent at `value` (rad), from the joint's table.
Rigid calc_coupling(const Joint& joint, double value);

/// How a neutral point of `bone` moves in the room per unit of every coordinate (m per rad or m):
/// the columns of dp/dq, computed from the joint axes in the posed room. No allocation. Shapes:
/// displacements [bones.size()], columns [coordinates.size()] (all are written; 0 where the
/// coordinate does not carry the bone).
void calc_point_jacobian(const Body& body, std::span<const double> q,
                         std::span<const Rigid> displacements, BoneIndex bone,
                         const Vec3& neutral_point, std::span<Vec3> columns);

/// The same for the orientation of `bone`: room angular velocity per unit of each coordinate (rad
/// per rad). Shapes as above.
void calc_turn_jacobian(const Body& body, std::span<const double> q,
                        std::span<const Rigid> displacements, BoneIndex bone,
                        std::span<Vec3> columns);

/// Room place of a joint's centre (m), which moves with its parent.
Vec3 calc_joint_centre(const Joint& joint, std::span<const Rigid> displacements);

/// Mass centre of the whole body in the room (m); bones with mass_fraction 0 weigh nothing.
Vec3 calc_mass_centre(const Body& body, std::span<const Rigid> displacements);

/// dCoM/dq [coordinates.size()] in m per unit. No allocation.
void calc_mass_centre_jacobian(const Body& body, std::span<const double> q,
                               std::span<const Rigid> displacements, std::span<Vec3> columns);

}  // namespace jw::model
