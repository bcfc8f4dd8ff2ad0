// Rigid motions. Named by their frames: X_AB maps points given in B to points given in A, and
// products read through, X_AC = X_AB * X_BC.
#pragma once

#define GLM_ENABLE_EXPERIMENTAL
#include "core/angle.h"

#include <glm/gtc/quaternion.hpp>
#include <glm/vec3.hpp>

namespace jw {

using Vec3 = glm::dvec3;  // metres, or a direction
using Quat = glm::dquat;  // unit, GLM order (w, x, y, z)

struct Rigid {
    Quat q{1.0, 0.0, 0.0, 0.0};
    Vec3 p{0.0};

    Vec3 point(const Vec3& v) const { return q * v + p; }
    Vec3 direction(const Vec3& v) const { return q * v; }
    Rigid inverse() const {
        const Quat inverse_q = glm::conjugate(q);
        return {inverse_q, -(inverse_q * p)};
    }
    friend Rigid operator*(const Rigid& X_AB, const Rigid& X_BC) {
        return {X_AB.q * X_BC.q, X_AB.point(X_BC.p)};
    }
};

/// A turn by `angle` (right-hand rule) about the line through `centre` along unit `axis`.
inline Rigid turn_about(const Vec3& axis, const Vec3& centre, Radians angle) {
    const Quat q = glm::angleAxis(angle.value(), axis);
    return {q, centre - q * centre};
}

inline Rigid shift_by(const Vec3& offset) {
    return {Quat{1.0, 0.0, 0.0, 0.0}, offset};
}

}  // namespace jw
