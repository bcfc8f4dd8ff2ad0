// The body as JSON beside its GLB: everything that a mesh file has no place for.
#pragma once

#include "model/body.h"

#include <string>

namespace jw::forge {

/// JSON text of a body: {"format": "jointwise body", "version": 1, ...}, the fields in the order of
/// model/body_fields.h, one bone, joint, line ... a row. Inside units (rad, m), body frame. Numbers
/// are written so that reading gives the same bits; the same body gives the same text.
std::string write_sidecar(const model::Body& body);

}  // namespace jw::forge
