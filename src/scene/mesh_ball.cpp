#include "scene/mesh_ball.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/gtc/quaternion.hpp>

#include <algorithm>
#include <cmath>

namespace jw::scene {
namespace {

constexpr float kNegligible = 1e-4F;  // a weight that moves nothing

std::size_t size_of(const Palette& palette) {
    return palette.dual_quats.empty() ? palette.matrices.size() : palette.dual_quats.size();
}

float largest_scale(const glm::mat4& matrix) {
    return std::max({glm::length(glm::vec3{matrix[0]}), glm::length(glm::vec3{matrix[1]}),
                     glm::length(glm::vec3{matrix[2]})});
}

}  // namespace

MeshBall calc_mesh_ball(const model::Mesh& mesh) {
    MeshBall ball;
    if (mesh.vertices.empty()) {
        return ball;
    }
    glm::vec3 low{mesh.vertices.front().position};
    glm::vec3 high{low};
    std::vector<bool> used;
    for (const model::Vertex& vertex : mesh.vertices) {
        low = glm::min(low, vertex.position);
        high = glm::max(high, vertex.position);
        for (std::size_t i = 0; i < vertex.bones.size(); ++i) {
            if (vertex.weights[i] > kNegligible) {
                used.resize(std::max<std::size_t>(used.size(), vertex.bones[i] + 1U));
                used[vertex.bones[i]] = true;
            }
        }
    }
    ball.neutral.centre = 0.5F * (low + high);
    for (const model::Vertex& vertex : mesh.vertices) {
        ball.neutral.radius =
            std::max(ball.neutral.radius, glm::distance(ball.neutral.centre, vertex.position));
    }
    for (std::size_t i = 0; i < used.size(); ++i) {
        if (used[i]) {
            ball.bones.push_back(static_cast<std::uint16_t>(i));
        }
    }
    return ball;
}

glm::mat4 calc_matrix(const Palette& palette, int bone) {
    const auto index = static_cast<std::size_t>(std::max(bone, 0));
    if (index >= size_of(palette)) {
        return glm::mat4{1.0F};
    }
    if (palette.dual_quats.empty()) {
        return palette.matrices[index];
    }
    const model::DualQuat& dq = palette.dual_quats[index];
    const glm::quat real{dq.real.w, dq.real.x, dq.real.y, dq.real.z};
    const glm::quat dual{dq.dual.w, dq.dual.x, dq.dual.y, dq.dual.z};
    const glm::quat shift = 2.0F * (dual * glm::conjugate(real));
    glm::mat4 matrix = glm::mat4_cast(real);
    matrix[3] = glm::vec4{shift.x, shift.y, shift.z, 1.0F};
    return matrix;
}

Ball pose_ball(const MeshBall& ball, const Palette& palette) {
    Ball posed = ball.neutral;
    bool is_first = true;
    for (const std::uint16_t bone : ball.bones) {
        if (bone >= size_of(palette)) {
            continue;
        }
        const glm::mat4 matrix = calc_matrix(palette, bone);
        const glm::vec3 centre{matrix * glm::vec4{ball.neutral.centre, 1.0F}};
        const float radius = ball.neutral.radius * largest_scale(matrix);
        if (is_first) {
            posed = {centre, radius};
            is_first = false;
            continue;
        }
        // The smallest ball around both.
        const float apart = glm::distance(posed.centre, centre);
        if (apart + radius <= posed.radius) {
            continue;
        }
        if (apart + posed.radius <= radius) {
            posed = {centre, radius};
            continue;
        }
        const float reach = 0.5F * (apart + posed.radius + radius);
        posed.centre += (centre - posed.centre) * ((reach - posed.radius) / apart);
        posed.radius = reach;
    }
    return posed;
}

}  // namespace jw::scene
