// Where the bones take a vertex.
#pragma once

#include "core/rigid.h"
#include "model/mesh.h"

#include <glm/geometric.hpp>
#include <glm/vec4.hpp>

#include <cstddef>
#include <span>

namespace jw::model {

/// A rigid motion that blends with others without losing volume (Kavan et al. 2008).
struct DualQuat {
    glm::vec4 real{0.0F, 0.0F, 0.0F, 1.0F};  // x y z w
    glm::vec4 dual{0.0F};

    DualQuat inverse() const {
        const glm::vec4 conjugate{-1.0F, -1.0F, -1.0F, 1.0F};
        return {conjugate * real, conjugate * dual};
    }
    /// First b, then a.
    friend DualQuat operator*(const DualQuat& a, const DualQuat& b) {
        return {times(a.real, b.real), times(a.real, b.dual) + times(a.dual, b.real)};
    }
    glm::vec3 direction(const glm::vec3& v) const {
        const glm::vec3 r{real};
        return v + 2.0F * glm::cross(r, glm::cross(r, v) + real.w * v);
    }
    glm::vec3 point(const glm::vec3& p) const {
        const glm::vec3 r{real}, d{dual};
        return direction(p) + 2.0F * (real.w * d - dual.w * r + glm::cross(r, d));
    }

  private:
    /// Product of quaternions.
    static glm::vec4 times(const glm::vec4& a, const glm::vec4& b) {
        const glm::vec3 u{a}, v{b};
        return {a.w * v + b.w * u + glm::cross(u, v), a.w * b.w - glm::dot(u, v)};
    }
};

inline DualQuat to_dual_quat(const Rigid& displacement) {
    const Quat& q = displacement.q;
    const Quat t{0.0, displacement.p.x, displacement.p.y, displacement.p.z};
    const Quat dual = 0.5 * (t * q);
    return {glm::vec4{q.x, q.y, q.z, q.w}, glm::vec4{dual.x, dual.y, dual.z, dual.w}};
}

/// A vertex where a pose has taken it.
struct PosedVertex {
    glm::vec3 position{0.0F};  // room, m
    glm::vec3 normal{0.0F, 1.0F, 0.0F};
};

/// What the bones of a vertex do together; shaders/include/skinning.glsl blends the same way.
inline DualQuat blend(const Vertex& vertex, std::span<const DualQuat> bones) {
    const glm::vec4 pivot = bones[vertex.bones[0]].real;
    DualQuat sum{glm::vec4{0.0F}, glm::vec4{0.0F}};
    for (std::size_t i = 0; i < vertex.bones.size(); ++i) {
        if (vertex.weights[i] == 0.0F) {
            continue;
        }
        const DualQuat& bone = bones[vertex.bones[i]];
        const float weight =
            glm::dot(bone.real, pivot) < 0.0F ? -vertex.weights[i] : vertex.weights[i];
        sum.real += weight * bone.real;
        sum.dual += weight * bone.dual;
    }
    const float scale = 1.0F / glm::length(sum.real);
    return {scale * sum.real, scale * sum.dual};
}

/// Linear blend of the bones' displacements, room, m; the picture blends dual quaternions instead.
inline Vec3 calc_vertex_place(const Vertex& vertex, std::span<const Rigid> displacements) {
    Vec3 place{0.0};
    for (std::size_t i = 0; i < vertex.bones.size(); ++i) {
        if (vertex.weights[i] > 0.0F) {
            place += static_cast<double>(vertex.weights[i]) *
                     displacements[vertex.bones[i]].point(Vec3{vertex.position});
        }
    }
    return place;
}

}  // namespace jw::model
