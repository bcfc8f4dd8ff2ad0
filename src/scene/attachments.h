// Origin and insertion on the bones: of which muscles they are shown, and where their words stand.
#pragma once

#include "scene/camera.h"
#include "scene/view_settings.h"

#include "core/rigid.h"
#include "model/model.h"

#include <span>
#include <vector>

namespace jw::scene {

/// True for a muscle that the picture is about: selected, or in focus with a few others at most.
bool shows_attachments(const model::Body& body, const ViewSettings& view, int muscle);

/// One area: which end of its muscle it is, and a place in the middle of it, room, m.
struct AttachmentMark {
    model::MeshKind kind = model::MeshKind::Origin;
    int muscle = 0;
    Vec3 place{0.0};
};
/// Of all areas that `view` shows on a posed body and that do not look away from the camera.
std::vector<AttachmentMark> find_attachment_marks(const model::Model& model,
                                                  std::span<const Rigid> displacements,
                                                  const ViewSettings& view, const Camera& camera);

}  // namespace jw::scene
