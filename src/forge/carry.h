// From the reference body to another one: bones, discs and muscles are built once, where the data
// stand as they are written, and carried by the maps that also move landmarks, joints and lines of
// action (content/body_shape.h). What fits on the reference body so fits on every other.
#pragma once

#include "content/body_shape.h"
#include "forge/shape.h"

#include "model/body.h"
#include "model/mesh.h"

#include <span>
#include <string>
#include <vector>

namespace jw::forge {

/// Every vertex goes where the maps of the bones that hold it take it, by their weights; normals
/// turn with the surface. `meshes` and `reference`: of the reference body.
std::vector<model::Mesh> carried(std::span<const model::Mesh> meshes, const model::Body& reference,
                                 const content::BodyShape& maps);

/// The solid of one bone, to be measured. Distances are those of the reference bone, scaled with
/// the body: right on the surface, and near it as far as the map stretches space there.
Shape carried(const Shape& shape, const std::string& bone, const content::BodyShape& maps);

}  // namespace jw::forge
