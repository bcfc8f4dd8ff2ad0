// Where muscles hold on to bone: areas of the bones' surface, found from the bodies of the muscles.
#pragma once

#include "core/result.h"
#include "model/body.h"
#include "model/mesh.h"

#include <span>
#include <vector>

namespace jw::forge {

/// One mesh an end, of kind Origin or Insertion: the part of the bones' surface that the end of the
/// muscle lies on, a little in front of it, bound as the bone is. It is what the end of the body,
/// and the flesh beside it that touches bone, is near to; the border fades over 2 mm
/// (Vertex::blend). Ends that no bone is near to (a muscle that ends in a fascia, the central
/// tendon of the diaphragm) have none. `meshes`: bones and muscles of the neutral pose. About 6 s.
std::vector<model::Mesh> build_attachments(const model::Body& body,
                                           std::span<const model::Mesh> meshes);

}  // namespace jw::forge
