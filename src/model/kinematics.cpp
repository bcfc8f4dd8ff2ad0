#include "model/kinematics.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>

namespace jw::model {
namespace {

/// A spatial velocity: the point p moves with linear + cross(angular, p).
struct Twist {
    Vec3 angular{0.0};
    Vec3 linear{0.0};

    Vec3 at(const Vec3& p) const { return linear + glm::cross(angular, p); }
};

Twist carried_by(const Rigid& X_AB, const Twist& twist_in_b) {
    const Vec3 angular = X_AB.direction(twist_in_b.angular);
    return {angular, X_AB.direction(twist_in_b.linear) + glm::cross(X_AB.p, angular)};
}

Vec3 rotation_vector(const Quat& q) {
    const Quat positive = q.w < 0.0 ? -q : q;
    const Vec3 v{positive.x, positive.y, positive.z};
    const double sine = glm::length(v);
    if (sine < 1e-12) {
        return 2.0 * v;
    }
    return 2.0 * std::atan2(sine, positive.w) / sine * v;
}

Quat from_rotation_vector(const Vec3& r) {
    const double angle = glm::length(r);
    return angle < 1e-14 ? Quat{1.0, 0.0, 0.0, 0.0} : glm::angleAxis(angle, r / angle);
}

/// Cubic Hermite between rows; each slope is that of the parabola through a row and its neighbours,
/// which need not be evenly spaced.
template <typename Get>
Vec3 interpolate(const std::vector<CoupledRow>& rows, std::size_t i, double value, const Get& get) {
    const auto gap = [&](std::size_t k) { return rows[k + 1].coordinate - rows[k].coordinate; };
    const auto secant = [&](std::size_t k) { return (get(rows[k + 1]) - get(rows[k])) / gap(k); };
    const auto slope = [&](std::size_t k) {
        if (k == 0 || k + 1 == rows.size()) {
            return secant(k == 0 ? 0 : k - 1);
        }
        return (secant(k - 1) * gap(k) + secant(k) * gap(k - 1)) / (gap(k - 1) + gap(k));
    };
    const double width = gap(i);
    const double u = (value - rows[i].coordinate) / width;
    const double u2 = u * u, u3 = u2 * u;
    return (2 * u3 - 3 * u2 + 1) * get(rows[i]) + (u3 - 2 * u2 + u) * width * slope(i) +
           (3 * u2 - 2 * u3) * get(rows[i + 1]) + (u3 - u2) * width * slope(i + 1);
}

Rigid turn_displacement(const Turn& turn, double distance) {
    if (turn.kind == CoordinateKind::Translation) {
        return shift_by(turn.scale * distance * turn.axis);
    }
    return turn_about(turn.axis, turn.centre, Radians{turn.scale * distance});
}

Twist turn_twist(const Turn& turn) {
    const Vec3 along = turn.scale * turn.axis;
    if (turn.kind == CoordinateKind::Translation) {
        return {Vec3{0.0}, along};
    }
    return {along, glm::cross(turn.centre, along)};
}

Twist coupling_twist(const Joint& joint, double value) {
    constexpr double kStep =
        1e-5;  // rad; the table is smooth, so the error is of the order of 1e-10
    const Rigid before = calc_coupling(joint, value - kStep);
    const Rigid after = calc_coupling(joint, value + kStep);
    const Vec3 angular = rotation_vector(after.q * glm::conjugate(before.q)) / (2.0 * kStep);
    const Vec3 origin_velocity = (after.p - before.p) / (2.0 * kStep);
    return {angular, origin_velocity - glm::cross(angular, calc_coupling(joint, value).p)};
}

/// Calls use(coordinate, twist in the room per unit of the coordinate) for all that carries `bone`.
template <typename Use>
void for_each_twist(const Body& body, std::span<const double> q,
                    std::span<const Rigid> displacements, BoneIndex bone, const Use& use) {
    for (BoneIndex b = bone; b != kNone; b = body.bones[static_cast<std::size_t>(b)].parent) {
        const Joint& joint = body.joints[static_cast<std::size_t>(b)];
        Rigid before =
            joint.parent == kNone ? Rigid{} : displacements[static_cast<std::size_t>(joint.parent)];
        if (!joint.coupling.empty()) {
            const double value = q[static_cast<std::size_t>(joint.coupled_to)];
            use(joint.coupled_to, carried_by(before, coupling_twist(joint, value)));
            before = before * calc_coupling(joint, value);
        }
        for (const Turn& turn : joint.turns) {
            const auto c = static_cast<std::size_t>(turn.coordinate);
            use(turn.coordinate, carried_by(before, turn_twist(turn)));
            before = before * turn_displacement(turn, q[c] - body.coordinates[c].neutral);
        }
    }
}

}  // namespace

Rigid calc_coupling(const Joint& joint, double value) {
    const auto& rows = joint.coupling;
    if (rows.empty()) {
        return {};
    }
    const auto after =
        std::upper_bound(rows.begin(), rows.end(), value,
                         [](double v, const CoupledRow& row) { return v < row.coordinate; });
    const auto at = static_cast<std::ptrdiff_t>(after - rows.begin()) - 1;
    const auto i = static_cast<std::size_t>(
        std::clamp<std::ptrdiff_t>(at, 0, static_cast<std::ptrdiff_t>(rows.size()) - 2));
    const Vec3 r = interpolate(
        rows, i, value, [](const CoupledRow& row) { return rotation_vector(row.displacement.q); });
    const Vec3 p =
        interpolate(rows, i, value, [](const CoupledRow& row) { return row.displacement.p; });
    return {from_rotation_vector(r), p};
}

Result<Unit> PoseJob::validate() const {
    if (body == nullptr) {
        return Error{ErrorCode::InvalidInput, "PoseJob needs a body", {}};
    }
    if (q.size() != body->coordinates.size() || displacements.size() != body->bones.size()) {
        return Error{ErrorCode::InvalidInput,
                     "PoseJob needs one q a coordinate and one displacement a bone",
                     {}};
    }
    return Unit{};
}

Result<Unit> PoseJob::run() const {
    JW_CHECK(validate());
    for (std::size_t b = 0; b < body->bones.size(); ++b) {
        const Joint& joint = body->joints[b];
        Rigid D =
            joint.parent == kNone ? Rigid{} : displacements[static_cast<std::size_t>(joint.parent)];
        if (!joint.coupling.empty()) {
            D = D * calc_coupling(joint, q[static_cast<std::size_t>(joint.coupled_to)]);
        }
        for (const Turn& turn : joint.turns) {
            const auto c = static_cast<std::size_t>(turn.coordinate);
            D = D * turn_displacement(turn, q[c] - body->coordinates[c].neutral);
        }
        // Long chains multiply rounding; a unit quaternion keeps lengths exact.
        D.q = glm::normalize(D.q);
        displacements[b] = D;
    }
    return Unit{};
}

void calc_point_jacobian(const Body& body, std::span<const double> q,
                         std::span<const Rigid> displacements, BoneIndex bone,
                         const Vec3& neutral_point, std::span<Vec3> columns) {
    JW_ASSERT(columns.size() == body.coordinates.size());
    std::fill(columns.begin(), columns.end(), Vec3{0.0});
    const Vec3 p = displacements[static_cast<std::size_t>(bone)].point(neutral_point);
    for_each_twist(body, q, displacements, bone, [&](CoordinateIndex c, const Twist& twist) {
        columns[static_cast<std::size_t>(c)] += twist.at(p);
    });
}

void calc_turn_jacobian(const Body& body, std::span<const double> q,
                        std::span<const Rigid> displacements, BoneIndex bone,
                        std::span<Vec3> columns) {
    JW_ASSERT(columns.size() == body.coordinates.size());
    std::fill(columns.begin(), columns.end(), Vec3{0.0});
    for_each_twist(body, q, displacements, bone, [&](CoordinateIndex c, const Twist& twist) {
        columns[static_cast<std::size_t>(c)] += twist.angular;
    });
}

Vec3 calc_joint_centre(const Joint& joint, std::span<const Rigid> displacements) {
    return joint.parent == kNone
               ? joint.centre
               : displacements[static_cast<std::size_t>(joint.parent)].point(joint.centre);
}

Vec3 calc_mass_centre(const Body& body, std::span<const Rigid> displacements) {
    Vec3 moment{0.0};
    double mass = 0.0;
    for (std::size_t b = 0; b < body.bones.size(); ++b) {
        const Bone& bone = body.bones[b];
        moment += bone.mass_fraction * displacements[b].point(bone.mass_centre);
        mass += bone.mass_fraction;
    }
    JW_ASSERT(mass > 0.0);
    return moment / mass;
}

void calc_mass_centre_jacobian(const Body& body, std::span<const double> q,
                               std::span<const Rigid> displacements, std::span<Vec3> columns) {
    JW_ASSERT(columns.size() == body.coordinates.size());
    std::fill(columns.begin(), columns.end(), Vec3{0.0});
    double mass = 0.0;
    for (std::size_t b = 0; b < body.bones.size(); ++b) {
        const Bone& bone = body.bones[b];
        if (bone.mass_fraction == 0.0) {
            continue;
        }
        mass += bone.mass_fraction;
        const Vec3 p = displacements[b].point(bone.mass_centre);
        for_each_twist(body, q, displacements, static_cast<BoneIndex>(b),
                       [&](CoordinateIndex c, const Twist& twist) {
                           columns[static_cast<std::size_t>(c)] += bone.mass_fraction * twist.at(p);
                       });
    }
    JW_ASSERT(mass > 0.0);
    for (Vec3& column : columns) {
        column /= mass;
    }
}

}  // namespace jw::model
