#include "model/slab_between.h"

#include "model/slab_contact.h"

#include <glm/geometric.hpp>

namespace jw::model {
namespace {

/// Those that a bone may have come to leave it.
void leave_bone(const SlabPoseInput& input, const ControlMesh::Part& part,
                const ContactScratch& contact, std::size_t n, std::span<PosedVertex> out) {
    const MuscleSlab& slab = input.slab;
    const MuscleSlab::Neighbour& neighbour = slab.neighbours[n];
    const FaceContact face{input.field_of(neighbour), input.motion_of(neighbour)};
    const auto around = static_cast<std::uint32_t>(slab.around());
    const std::uint32_t from = slab.first + static_cast<std::uint32_t>(neighbour.from) * around;
    const std::uint32_t to = slab.first + static_cast<std::uint32_t>(neighbour.to) * around;
    for (std::size_t i = 0; i < part.between.size(); ++i) {
        const ControlMesh::Between& between = part.between[i];
        if (between.is_end || between.line[2] < from || between.line[1] >= to) {
            continue;
        }
        glm::vec3& place = out[between.vertex].position;
        const float need = FaceContact::calc_need(part.distances[n * part.between.size() + i]);
        const std::size_t node = slab.node_of(between.line[1] - slab.first);
        if (contact.least_distance(n, node, place) < need) {
            place = face.leave(place, need);
        }
    }
}

}  // namespace

void pose_between(const SlabPoseInput& input, const ControlMesh::Part& part, MuscleScratch& scratch,
                  std::span<PosedVertex> out) {
    for (std::size_t v = 0; v < part.kept.size(); ++v) {
        out[part.kept[v]].position = scratch.points[input.slab.first + v];
    }
    for (const ControlMesh::Between& between : part.between) {
        out[between.vertex].position = find_between(between, scratch.points);
    }
    for (std::size_t n = 0; n < input.slab.neighbours.size() && !part.between.empty(); ++n) {
        leave_bone(input, part, scratch.contact, n, out);
    }
}

}  // namespace jw::model
