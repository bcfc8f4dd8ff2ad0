// How far bone enters bone while a joint goes through its range.
#pragma once

#include "content/body_shape.h"

#include "model/body.h"
#include "model/mesh.h"

#include <span>
#include <string>
#include <vector>

namespace jw::forge {

/// The deepest that two neighbours get into each other on the way from the neutral pose to a limit.
struct Contact {
    std::string limit;   // "hip_flexion_r", of Body::limits
    std::string inner;   // bone whose vertex is deepest
    std::string outer;   // bone that it is in
    double depth = 0.0;  // m; 0: they stay apart
    double value = 0.0;  // of the limit where that is, rad in its direction
    Vec3 place{0.0};     // of the vertex, body frame, neutral pose
};

/// Hip, sacroiliac joints, knee (of the right side), lumbar and thoracic levels, each direction
/// alone from 0 to its active limit (the knee to its extreme one, that of kneeling). Depths by the
/// shapes, at the vertices of `meshes` (the built bones, left ones are not needed). Where a limit's
/// bones have no mesh it is left out. About 2 s.
/// The shapes are built on the reference body and carried to `body` by its `maps` (forge/carry.h).
std::vector<Contact> measure_contacts(const model::Body& reference, const model::Body& body,
                                      const content::BodyShape& maps,
                                      std::span<const model::Mesh> meshes);

/// One line per contact, deepest first, for the terminal.
std::string contact_table(std::vector<Contact> contacts);

}  // namespace jw::forge
