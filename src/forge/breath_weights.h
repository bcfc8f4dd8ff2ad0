// What gives way when the ribs move with the breath: which vertices of the soft wall go along, and
// how far. The bones themselves turn rigidly (assets/body/joints.toml).
#pragma once

#include "forge/bones/context.h"

#include "model/body.h"
#include "model/mesh.h"

#include <span>

namespace jw::forge {

/// Binds the costal cartilages of the breastbone's mesh to the ribs that they come from: whole at
/// the rib, fading to the breastbone (1..7) or to the cartilage above (8..10).
void bind_cartilages(const BoneContext& context, const model::Body& body, model::Mesh& sternum);

/// Binds diaphragm, belly wall and pelvic floor to the helper frames that breath moves
/// (diaphragm_domes, belly_wall, pelvic_floor_middle). Other meshes stay as they are.
void bind_breath(const model::Body& body, std::span<model::Mesh> muscles);

}  // namespace jw::forge
