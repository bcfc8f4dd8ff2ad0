#include "model/muscle_bodies.h"

#include "model/slab_between.h"
#include "model/slab_pose.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <atomic>
#include <thread>

namespace jw::model {
namespace {

// Distances to bone: fine enough for the crests that muscles lie on, and as far as a body is moved.
constexpr float kVoxel = 4e-3F, kBand = 15e-3F;  // m
constexpr float kNegligible = 1e-6F;             // of turns (1) and shifts (m): nothing has moved

std::vector<std::uint16_t> find_bones(const Mesh& mesh) {
    std::vector<std::uint16_t> bones;
    for (const Vertex& vertex : mesh.vertices) {
        for (std::size_t i = 0; i < vertex.bones.size(); ++i) {
            if (vertex.weights[i] > 0.0F) {
                bones.push_back(vertex.bones[i]);
            }
        }
    }
    std::sort(bones.begin(), bones.end());
    bones.erase(std::unique(bones.begin(), bones.end()), bones.end());
    return bones;
}

std::vector<std::uint16_t> find_bones_beside(const std::vector<std::uint16_t>& carriers,
                                             const ControlMesh& control) {
    std::vector<std::uint16_t> beside = carriers;
    for (const MuscleSlab& slab : control.slabs) {
        for (const MuscleSlab::Neighbour& neighbour : slab.neighbours) {
            const auto bone = static_cast<std::uint16_t>(neighbour.bone);
            if (std::find(beside.begin(), beside.end(), bone) == beside.end()) {
                beside.push_back(bone);
            }
        }
    }
    return beside;
}

bool is_beside_muscle(const Mesh& bone, std::span<const Mesh> meshes) {
    constexpr float kBeside = 0.05F;  // m
    glm::vec3 low{bone.vertices.front().position}, high{low};
    for (const Vertex& vertex : bone.vertices) {
        low = glm::min(low, vertex.position);
        high = glm::max(high, vertex.position);
    }
    return std::any_of(meshes.begin(), meshes.end(), [&](const Mesh& mesh) {
        return mesh.kind == MeshKind::Muscle &&
               std::any_of(mesh.vertices.begin(), mesh.vertices.end(), [&](const Vertex& vertex) {
                   const glm::vec3& p = vertex.position;
                   return glm::distance(p, glm::clamp(p, low, high)) < kBeside;
               });
    });
}

/// Fields of the bones that muscles lie beside, made by all cores.
std::vector<std::optional<DistanceField>> build_fields(const Model& model) {
    std::vector<std::optional<DistanceField>> fields(model.body.bones.size());
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t i = next++; i < model.meshes.size(); i = next++) {
            const Mesh& mesh = model.meshes[i];
            if (mesh.kind == MeshKind::Bone && mesh.structure >= 0 && !mesh.vertices.empty() &&
                is_beside_muscle(mesh, model.meshes)) {
                fields[static_cast<std::size_t>(mesh.structure)].emplace(mesh, kVoxel, kBand);
            }
        }
    };
    {
        std::vector<std::jthread> helpers;  // joined at the end of the block
        for (unsigned i = 1; i < std::thread::hardware_concurrency(); ++i) {
            helpers.emplace_back(work);
        }
        work();
    }
    return fields;
}

bool is_same(const DualQuat& a, const DualQuat& b) {
    const float sign = glm::dot(a.real, b.real) < 0.0F ? -1.0F : 1.0F;
    const glm::vec4 real = glm::abs(a.real - sign * b.real);
    const glm::vec4 dual = glm::abs(a.dual - sign * b.dual);
    const glm::vec4 most = glm::max(real, dual);
    return std::max({most.x, most.y, most.z, most.w}) < kNegligible;
}

void carry_whole(const Mesh& mesh, const DualQuat& bone, std::span<PosedVertex> out) {
    std::transform(
        mesh.vertices.begin(), mesh.vertices.end(), out.begin(), [&](const Vertex& vertex) {
            return PosedVertex{bone.point(vertex.position), bone.direction(vertex.normal)};
        });
}

void blend_bones(const Mesh& mesh, std::span<const DualQuat> bones, std::span<PosedVertex> out) {
    std::transform(
        mesh.vertices.begin(), mesh.vertices.end(), out.begin(), [&](const Vertex& vertex) {
            const DualQuat carried = blend(vertex, bones);
            return PosedVertex{carried.point(vertex.position), carried.direction(vertex.normal)};
        });
}

/// Normals from the triangles, by area, as the forge makes those at rest.
void set_normals(const Mesh& mesh, std::span<PosedVertex> out) {
    for (PosedVertex& vertex : out) {
        vertex.normal = glm::vec3{0.0F};
    }
    for (std::size_t i = 0; i + 2 < mesh.indices.size(); i += 3) {
        PosedVertex& a = out[mesh.indices[i]];
        PosedVertex& b = out[mesh.indices[i + 1]];
        PosedVertex& c = out[mesh.indices[i + 2]];
        const glm::vec3 normal = glm::cross(b.position - a.position, c.position - a.position);
        a.normal += normal;
        b.normal += normal;
        c.normal += normal;
    }
    for (PosedVertex& vertex : out) {
        const float length = glm::length(vertex.normal);
        vertex.normal = length > 0.0F ? vertex.normal / length : glm::vec3{0.0F, 1.0F, 0.0F};
    }
}

}  // namespace

MuscleBodies::MuscleBodies(const Model& model) : model_{&model}, fields_{build_fields(model)} {
    std::size_t count = 0;
    for (const Mesh& mesh : model.meshes) {
        first_.push_back(count);
        count += mesh.vertices.size();
        Entry& entry = entries_.emplace_back();
        if (mesh.kind != MeshKind::Muscle) {
            continue;
        }
        begin_ = end_ == 0 ? first_.back() : begin_;
        end_ = count;
        entry.bones = find_bones(mesh);
        entry.control = build_control_mesh(mesh, fields_);
        entry.beside = find_bones_beside(entry.bones, entry.control);
        for (const Vertex& vertex : mesh.vertices) {
            entry.middle += vertex.position / static_cast<float>(mesh.vertices.size());
        }
    }
}

Result<Unit> PoseMuscleJob::validate() const {
    if (bodies == nullptr || scratch == nullptr || mesh < 0 ||
        static_cast<std::size_t>(mesh) >= bodies->model().meshes.size()) {
        return Error{
            ErrorCode::InvalidInput, "posing a muscle needs bodies, scratch and a mesh", {}};
    }
    const Mesh& posed = bodies->model().meshes[static_cast<std::size_t>(mesh)];
    if (posed.kind != MeshKind::Muscle || out.size() != posed.vertices.size() ||
        bones.size() != bodies->model().body.bones.size()) {
        return Error{ErrorCode::InvalidInput,
                     "posing a muscle needs a muscle mesh, room for its vertices and all bones",
                     {}};
    }
    return Unit{};
}

Result<Unit> PoseMuscleJob::run() const {
    JW_CHECK(validate());
    const Mesh& source = bodies->model().meshes[static_cast<std::size_t>(mesh)];
    const MuscleBodies::Entry& entry = bodies->entries_[static_cast<std::size_t>(mesh)];
    const bool is_rigid = std::all_of(
        entry.bones.begin(), entry.bones.end(),
        [&](std::uint16_t bone) { return is_same(bones[bone], bones[entry.bones.front()]); });
    if (is_rigid && !entry.bones.empty()) {
        carry_whole(source, bones[entry.bones.front()], out);
        return Unit{};
    }
    const ControlMesh& control = entry.control;
    if (control.slabs.empty()) {
        blend_bones(source, bones, out);
        return Unit{};
    }
    for (std::size_t i = 0; i < control.slabs.size(); ++i) {
        const SlabPoseInput input{control.mesh, control.slabs[i], bodies->fields_, bones};
        pose_slab(input, *scratch);
        pose_between(input, control.parts[i], *scratch, out);
    }
    set_normals(source, out);
    return Unit{};
}

}  // namespace jw::model
