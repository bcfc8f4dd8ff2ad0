#include "scene/pick.h"

#include <glm/geometric.hpp>
#include <glm/matrix.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace jw::scene {
namespace {

constexpr float kSeeThrough = 0.95F;  // opacity below which solids behind win

/// A ray in single precision, in whatever frame the mesh is tested in.
struct Probe {
    glm::vec3 origin, direction;
};

/// Distance along the probe to the triangle, or nothing (Moeller & Trumbore, J Graphics Tools
/// 1997).
std::optional<float> cross_triangle(const Probe& probe, const glm::vec3& a, const glm::vec3& b,
                                    const glm::vec3& c) {
    const glm::vec3 ab = b - a;
    const glm::vec3 ac = c - a;
    const glm::vec3 p = glm::cross(probe.direction, ac);
    const float det = glm::dot(ab, p);
    if (std::abs(det) < 1e-14F) {
        return std::nullopt;
    }
    const glm::vec3 s = probe.origin - a;
    const float u = glm::dot(s, p) / det;
    if (u < 0.0F || u > 1.0F) {
        return std::nullopt;
    }
    const glm::vec3 q = glm::cross(s, ab);
    const float v = glm::dot(probe.direction, q) / det;
    if (v < 0.0F || u + v > 1.0F) {
        return std::nullopt;
    }
    const float t = glm::dot(ac, q) / det;
    return t > 0.0F ? std::optional{t} : std::nullopt;
}

bool meets_ball(const Probe& probe, const Ball& ball) {
    const glm::vec3 offset = ball.centre - probe.origin;
    const float along = glm::dot(offset, probe.direction);
    const glm::vec3 across = offset - along * probe.direction;
    return along > -ball.radius && glm::dot(across, across) <= ball.radius * ball.radius;
}

std::optional<float> cast_at(const model::Mesh& mesh, const Probe& probe,
                             std::span<const glm::vec3> points) {
    std::optional<float> nearest;
    for (std::size_t i = 0; i + 2 < mesh.indices.size(); i += 3) {
        const std::optional<float> t =
            cross_triangle(probe, points[mesh.indices[i]], points[mesh.indices[i + 1]],
                           points[mesh.indices[i + 2]]);
        if (t && (!nearest || *t < *nearest)) {
            nearest = t;
        }
    }
    return nearest;
}

}  // namespace

Picker::Picker(const model::Model& model) : model_{&model} {
    for (const model::Mesh& mesh : model.meshes) {
        balls_.push_back(calc_mesh_ball(mesh));
    }
}

std::optional<Hit> Picker::pick(const DrawList& list, Vec2 place, double aspect) const {
    const std::optional<ViewportPlace> port = find_viewport(list, place, aspect);
    if (!port) {
        return std::nullopt;
    }
    const Camera& camera = list.viewports[static_cast<std::size_t>(port->viewport)].camera;
    return cast(list, port->viewport, camera.ray(port->ndc, port->aspect));
}

std::optional<Hit> Picker::cast(const DrawList& list, int viewport, const Ray& ray) const {
    const Viewport& port = list.viewports[static_cast<std::size_t>(viewport)];
    std::optional<Hit> nearest;
    std::optional<Hit> nearest_veil;
    std::vector<glm::vec3> points;
    for (int i = port.first_item; i < port.first_item + port.item_count; ++i) {
        const DrawItem& item = list.items[static_cast<std::size_t>(i)];
        const auto mesh_index = static_cast<std::size_t>(item.mesh);
        if (item.surface != Surface::Solid || model_ == nullptr || mesh_index >= balls_.size() ||
            model_->meshes[mesh_index].vertices.empty()) {
            continue;
        }
        const model::Mesh& mesh = model_->meshes[mesh_index];
        const Palette& palette = list.palettes[static_cast<std::size_t>(item.palette)];
        const MeshBall& ball = balls_[mesh_index];
        Probe probe{glm::vec3{ray.origin}, glm::vec3{ray.direction}};
        if (!meets_ball(probe, pose_ball(ball, palette))) {
            continue;
        }
        points.clear();
        if (ball.is_rigid() && item.posed == model::kNone) {
            // The ray goes to the mesh, not the mesh to the ray.
            const glm::mat4 back = glm::inverse(calc_matrix(palette, ball.bones.front()));
            probe = {glm::vec3{back * glm::vec4{probe.origin, 1.0F}},
                     glm::vec3{back * glm::vec4{probe.direction, 0.0F}}};
            for (const model::Vertex& vertex : mesh.vertices) {
                points.push_back(vertex.position);
            }
        } else if (item.posed != model::kNone) {
            for (std::size_t v = 0; v < mesh.vertices.size(); ++v) {
                points.push_back(palette.posed[static_cast<std::size_t>(item.posed) + v].position);
            }
        } else {
            for (const model::Vertex& vertex : mesh.vertices) {
                points.push_back(model::blend(vertex, palette.dual_quats).point(vertex.position));
            }
        }
        const std::optional<float> t = cast_at(mesh, probe, points);
        std::optional<Hit>& best = item.opacity < kSeeThrough ? nearest_veil : nearest;
        if (t && (!best || static_cast<double>(*t) < best->distance)) {
            const auto distance = static_cast<double>(*t);
            best = Hit{item.pick, i, viewport, ray.origin + distance * ray.direction, distance};
        }
    }
    return nearest ? nearest : nearest_veil;
}

std::optional<ViewportPlace> find_viewport(const DrawList& list, Vec2 place, double aspect) {
    for (std::size_t i = 0; i < list.viewports.size(); ++i) {
        const Viewport& port = list.viewports[i];
        const Vec2 inside{(place.x - port.x) / port.width, (place.y - port.y) / port.height};
        if (inside.x >= 0.0 && inside.x < 1.0 && inside.y >= 0.0 && inside.y < 1.0) {
            return ViewportPlace{static_cast<int>(i),
                                 {2.0 * inside.x - 1.0, 1.0 - 2.0 * inside.y},
                                 aspect * port.width / port.height};
        }
    }
    return std::nullopt;
}

}  // namespace jw::scene
