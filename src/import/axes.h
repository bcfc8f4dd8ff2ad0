// The one place where axes change: everything outside this module stands in our frame (X forward, Y
// up, Z to the right).
#pragma once

#include <glm/gtc/quaternion.hpp>
#include <glm/mat3x3.hpp>
#include <glm/mat4x4.hpp>
#include <glm/vec3.hpp>

namespace jw::import {

/// glTF is Y up, Z forward, its right side at -X: (x, y, z) -> (z, y, -x). Exact.
inline glm::vec3 from_gltf(const glm::vec3& v) {
    return {v.z, v.y, -v.x};
}

/// A signed permutation of axes with one scale: p' = scale * turn * p.
struct AxisChange {
    glm::mat3 turn{1.0F};
    float scale = 1.0F;

    static AxisChange from_gltf();
    /// Z up, -Y forward (Blender, 3ds Max): to glTF's axes first.
    static AxisChange from_z_up();

    glm::vec3 point(const glm::vec3& v) const { return turn * v * scale; }
    glm::vec3 direction(const glm::vec3& v) const { return turn * v; }
    /// The same motion, told in the new frame: S M S^-1.
    glm::mat4 transform(const glm::mat4& m) const;
    glm::quat rotation(const glm::quat& q) const;
    /// Scale factors along the axes.
    glm::vec3 factors(const glm::vec3& v) const { return glm::abs(turn * v); }
};

}  // namespace jw::import
