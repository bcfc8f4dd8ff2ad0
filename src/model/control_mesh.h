// The vertices of a muscle that are posed, and those between them that follow: where they stand
// closer than any step of posing can tell apart, every other one is enough.
#pragma once

#include "model/distance_field.h"
#include "model/mesh.h"
#include "model/muscle_slab.h"

#include <glm/vec3.hpp>

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace jw::model {

/// Where rings of a muscle stand close, every other one is left out; where the places around its
/// rings stand closer, every other one of those.
struct ControlMesh {
    Mesh mesh;                      // of the vertices that are posed
    std::vector<MuscleSlab> slabs;  // of `mesh`; empty when the muscle was not made so

    /// A vertex in between: on the curve through four that are posed, and off it as at
    /// rest, less where the surface about it has shrunk.
    struct Between {
        std::uint32_t vertex = 0;             // of the muscle
        std::array<std::uint32_t, 4> line{};  // of `mesh`; it lies amid the second and the third
        std::array<float, 4> shares{};
        std::array<std::uint32_t, 2> across{};  // of `mesh`, to both sides of the line
        glm::vec3 rise{0.0F};                   // m, off the curve, in the frame of the surface
        float length = 0.0F, area = 0.0F;       // of what spans the frame, m and m^2
        bool is_end = false;                    // of the first or the last ring
    };
    /// What goes with a slab.
    struct Part {
        std::vector<std::uint32_t> kept;  // [vertices of the slab], which of the muscle they are
        std::vector<Between> between;
        std::vector<float> distances;  // [neighbours of the slab x between], m from bone at rest
    };
    std::vector<Part> parts;  // [slabs]
};

/// `fields`: of each bone, none where a bone has no surface.
ControlMesh build_control_mesh(const Mesh& mesh,
                               std::span<const std::optional<DistanceField>> fields);

/// Where a vertex in between comes to lie. Shape: points [vertices of the control mesh], m.
glm::vec3 find_between(const ControlMesh::Between& between, std::span<const glm::vec3> points);

}  // namespace jw::model
