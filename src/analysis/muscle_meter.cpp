#include "analysis/muscle_meter.h"

#include "analysis/triangles.h"

#include "model/skin.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>

namespace jw::analysis {
namespace {

constexpr float kVoxel = 1e-3F, kBand = 12e-3F;  // m

using Points = std::span<const glm::vec3>;

std::vector<glm::vec3> neutral_points(const model::Mesh& mesh) {
    std::vector<glm::vec3> points;
    points.reserve(mesh.vertices.size());
    for (const model::Vertex& vertex : mesh.vertices) {
        points.push_back(vertex.position);
    }
    return points;
}

/// m^3 inside a closed mesh, about its first corner so that the room's distances cost no digits.
double calc_volume(const model::Mesh& mesh, Points points) {
    double volume = 0.0;
    const Vec3 from{points.front()};
    for (std::size_t i = 0; i + 2 < mesh.indices.size(); i += 3) {
        const Vec3 a = Vec3{points[mesh.indices[i]]} - from;
        const Vec3 b = Vec3{points[mesh.indices[i + 1]]} - from;
        const Vec3 c = Vec3{points[mesh.indices[i + 2]]} - from;
        volume += glm::dot(a, glm::cross(b, c)) / 6.0;
    }
    return volume;
}

void add_bones(const model::Vertex& vertex, std::vector<model::BoneIndex>& bones) {
    constexpr float kCarries = 0.25F;
    for (std::size_t i = 0; i < vertex.bones.size(); ++i) {
        const auto bone = static_cast<model::BoneIndex>(vertex.bones[i]);
        if (vertex.weights[i] > kCarries &&
            std::find(bones.begin(), bones.end(), bone) == bones.end()) {
            bones.push_back(bone);
        }
    }
}

bool contains(const std::vector<model::BoneIndex>& bones, model::BoneIndex bone) {
    return std::find(bones.begin(), bones.end(), bone) != bones.end();
}

std::vector<glm::quat> carried_turns(const model::Mesh& mesh,
                                     std::span<const model::DualQuat> bones) {
    std::vector<glm::quat> turns;
    for (const model::Vertex& vertex : mesh.vertices) {
        const glm::vec4 real = model::blend(vertex, bones).real;
        turns.emplace_back(real.w, real.x, real.y, real.z);
    }
    return turns;
}

}  // namespace

MuscleMeter::MuscleMeter(const model::Model& model) : model_{&model} {
    for (std::size_t m = 0; m < model.meshes.size(); ++m) {
        const model::Mesh& mesh = model.meshes[m];
        if (mesh.structure < 0 || mesh.vertices.empty()) {
            continue;
        }
        if (mesh.kind == model::MeshKind::Bone) {
            Solid& solid = solids_.emplace_back(
                Solid{mesh.structure, model::DistanceField{mesh, kVoxel, kBand},
                      mesh.vertices.front().position, mesh.vertices.front().position});
            for (const model::Vertex& vertex : mesh.vertices) {
                solid.low = glm::min(solid.low, vertex.position);
                solid.high = glm::max(solid.high, vertex.position);
            }
        } else if (mesh.kind == model::MeshKind::Muscle) {
            Belly& belly = bellies_.emplace_back();
            belly.mesh = static_cast<int>(m);
            const std::vector<glm::vec3> points = neutral_points(mesh);
            belly.volume = calc_volume(mesh, points);
            belly.inversion = InversionMeter{mesh.indices, points};
            belly.side_by_side = find_side_by_side(mesh.indices, points);
            for (const model::Vertex& vertex : mesh.vertices) {
                if (vertex.uv.x <= kAttachment) {
                    add_bones(vertex, belly.at_origin);
                } else if (vertex.uv.x >= 1.0F - kAttachment) {
                    add_bones(vertex, belly.at_insertion);
                }
            }
        }
    }
}

std::vector<MuscleMeasure> MuscleMeter::measure(
    std::span<const Rigid> displacements, std::span<const std::vector<glm::vec3>> positions) const {
    std::vector<model::DualQuat> bones(displacements.size());
    std::transform(displacements.begin(), displacements.end(), bones.begin(), model::to_dual_quat);
    std::vector<MuscleMeasure> measures;
    for (const Belly& belly : bellies_) {
        const auto m = static_cast<std::size_t>(belly.mesh);
        const model::Mesh& mesh = model_->meshes[m];
        MuscleMeasure& out = measures.emplace_back();
        out.mesh = belly.mesh;
        out.volume_ratio = calc_volume(mesh, positions[m]) / belly.volume;
        const double area = calc_area(mesh.indices, positions[m]);
        if (area > 0.0) {
            const std::vector<glm::quat> guesses = carried_turns(mesh, bones);
            out.inverted = belly.inversion->calc_inverted_area(positions[m], guesses) / area;
            out.folded = calc_folded_area(belly.side_by_side, mesh.indices, positions[m]) / area;
        }
        find_depth(belly, displacements, positions[m], out);
    }
    return measures;
}

void MuscleMeter::find_depth(const Belly& belly, std::span<const Rigid> displacements,
                             Points points, MuscleMeasure& out) const {
    const model::Mesh& mesh = model_->meshes[static_cast<std::size_t>(belly.mesh)];
    glm::vec3 low{points.front()}, high{points.front()};
    for (const glm::vec3& p : points) {
        low = glm::min(low, p);
        high = glm::max(high, p);
    }
    const glm::vec3 middle = 0.5F * (low + high);
    const float reach = 0.5F * glm::length(high - low);
    for (const Solid& solid : solids_) {
        const model::DualQuat back =
            model::to_dual_quat(displacements[static_cast<std::size_t>(solid.bone)].inverse());
        const glm::vec3 centre = back.point(middle);
        const glm::vec3 nearest = glm::clamp(centre, solid.low, solid.high);
        if (glm::distance(centre, nearest) > reach) {
            continue;
        }
        const bool is_origin = contains(belly.at_origin, solid.bone);
        const bool is_insertion = contains(belly.at_insertion, solid.bone);
        for (std::size_t v = 0; v < points.size(); ++v) {
            const float along = mesh.vertices[v].uv.x;
            if ((is_origin && along <= kAttachment) ||
                (is_insertion && along >= 1.0F - kAttachment)) {
                continue;
            }
            const auto depth = static_cast<double>(-solid.field.distance(back.point(points[v])));
            if (depth > out.depth) {
                out.depth = depth;
                out.bone = solid.bone;
                out.vertex = v;
            }
        }
    }
}

}  // namespace jw::analysis
