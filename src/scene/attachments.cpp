#include "scene/attachments.h"

#include "model/skin.h"

#include <glm/geometric.hpp>

#include <algorithm>

namespace jw::scene {
namespace {

/// The vertex nearest to the middle of all: the middle itself may lie off the bone.
const model::Vertex& find_middle(const model::Mesh& mesh) {
    Vec3 middle{0.0};
    for (const model::Vertex& v : mesh.vertices) {
        middle += Vec3{v.position} / static_cast<double>(mesh.vertices.size());
    }
    return *std::min_element(
        mesh.vertices.begin(), mesh.vertices.end(), [&](const auto& a, const auto& b) {
            return glm::length(Vec3{a.position} - middle) < glm::length(Vec3{b.position} - middle);
        });
}

}  // namespace

bool shows_attachments(const model::Body& body, const ViewSettings& view, int muscle) {
    // Design: the ends of more muscles than these nobody tells apart.
    constexpr std::ptrdiff_t kMost = 4;
    if (!view.parts.has(Part::Attachments) || !view.parts.has(Part::Skeleton) ||
        body.muscles[static_cast<std::size_t>(muscle)].tissue != model::Tissue::Muscle) {
        return false;
    }
    const Structure structure{Structure::Kind::Muscle, muscle};
    if (view.selected == structure) {
        return true;
    }
    const auto in_focus =
        std::count_if(view.focus.begin(), view.focus.end(),
                      [](const Structure& other) { return other.kind == Structure::Kind::Muscle; });
    return in_focus <= kMost &&
           std::find(view.focus.begin(), view.focus.end(), structure) != view.focus.end();
}

std::vector<AttachmentMark> find_attachment_marks(const model::Model& model,
                                                  std::span<const Rigid> displacements,
                                                  const ViewSettings& view, const Camera& camera) {
    constexpr double kEdgeOn = -0.2;  // cosine: a curved area is seen a little from behind
    std::vector<AttachmentMark> marks;
    for (const model::Mesh& mesh : model.meshes) {
        if (!model::is_attachment(mesh.kind) ||
            !shows_attachments(model.body, view, mesh.structure)) {
            continue;
        }
        const model::Vertex& middle = find_middle(mesh);
        const Vec3 outward = displacements[middle.bones[0]].direction(Vec3{middle.normal});
        if (glm::dot(outward, -camera.forward()) > kEdgeOn) {
            marks.push_back(
                {mesh.kind, mesh.structure, model::calc_vertex_place(middle, displacements)});
        }
    }
    return marks;
}

}  // namespace jw::scene
