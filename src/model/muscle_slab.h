// A muscle body seen as what it was made as: rings of vertices from origin to insertion, an outer
// and an inner face, and a middle surface between them.
#pragma once

#include "model/body.h"
#include "model/distance_field.h"
#include "model/mesh.h"

#include <glm/mat3x3.hpp>
#include <glm/vec3.hpp>

#include <algorithm>
#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace jw::model {

/// One part of a muscle mesh at rest: neutral pose, body frame, m.
struct MuscleSlab {
    std::uint32_t first = 0;  // its first vertex in the mesh
    int stations = 0;         // rings, origin first
    int columns = 0;          // of the middle surface; its edges belong to both faces
    std::size_t first_index = 0, last_index = 0;  // its triangles in the mesh

    struct Node {
        glm::vec3 middle{0.0F};
        float tendon = 0.0F;  // 0 belly .. 1 tendon
        float half = 0.0F;    // thickness
        float length = 0.0F;  // along the fibre to the next station
        float area = 0.0F;    // of the middle surface about the node
        float bond = 0.0F;    // to the next column: the shorter the way, the more they move as one
        /// What eliminates the columns before from the system of bonds (Thomas' algorithm).
        float bond_scale = 0.0F, bond_ratio = 0.0F;
        /// Twice the place less its two neighbours along and across, body frame: how it bends.
        glm::vec3 bow{0.0F}, cross_bow{0.0F};
        /// The faces as seen from the middle along the frame of the node (or, where the surface is
        /// too narrow to have one, in the body frame).
        glm::vec3 outer{0.0F}, inner{0.0F};
        glm::vec3 along{0.0F}, normal{0.0F};  // of the frame
        bool has_frame = false;
        bool is_held = false;  // by a bone between those of its ends, as a tendon by the patella
    };
    std::vector<Node> nodes;  // [stations x columns]
    /// What a vertex stands off the levelled surface (slab_relief.h).
    struct Relief {
        glm::vec3 rise{0.0F};               // m, in the frame of the level surface
        float along = 0.0F, around = 0.0F;  // m, between the neighbours of the level place
    };
    std::vector<Relief> relief;     // [vertices of the slab]
    std::vector<glm::mat3> frames;  // [vertices of the slab], of the level surface
    /// [triangles of the slab], normals twice their area long, in the frame of the first corner.
    std::vector<glm::vec3> facings;
    float width_share = 0.0F;  // 0: a sheet keeps its width .. 1: a spindle widens as it thickens
    float volume = 0.0F;       // m^3

    /// A bone beside the body, and how near to it everything was made.
    struct Neighbour {
        BoneIndex bone = kNone;
        int from = 0, to = 0;                 // stations that may meet it, first and past the last
        std::vector<float> node_distances;    // [nodes], m
        std::vector<float> vertex_distances;  // [vertices of the slab], m
    };
    std::vector<Neighbour> neighbours;
    std::vector<float> arrivals;  // [neighbours x nodes], see SlabContact::begin

    int around() const { return 2 * columns - 2; }
    std::size_t vertex_count() const { return static_cast<std::size_t>(stations * around()); }
    std::size_t node_at(int station, int column) const {
        return static_cast<std::size_t>(station * columns + column);
    }
    /// Vertices of the slab (counted from `first`) that stand over and under a node.
    std::size_t outer_of(int station, int column) const {
        return static_cast<std::size_t>(station * around() + column);
    }
    std::size_t inner_of(int station, int column) const {
        return static_cast<std::size_t>(station * around() + (around() - column) % around());
    }
    /// The node that a vertex stands over or under.
    std::size_t node_of(std::size_t vertex) const {
        const auto ring = static_cast<std::size_t>(around());
        const auto turn = static_cast<int>(vertex % ring);
        return node_at(static_cast<int>(vertex / ring), std::min(turn, around() - turn));
    }
    /// Of a neighbour in the masks of the scratch.
    static std::uint32_t bit_of(std::size_t neighbour) { return 1U << (neighbour % 32U); }
    /// Place in a ring, counted round and round.
    int wrap(int turn) const {
        return turn < 0 ? turn + around() : turn >= around() ? turn - around() : turn;
    }
    bool is_edge(int column) const { return column == 0 || column == columns - 1; }
};

/// Frame of the middle surface at a node.
struct SurfaceFrame {
    glm::vec3 along{0.0F}, across{0.0F}, normal{0.0F};  // unit, orthogonal
    float area = 0.0F;
    float soundness = 0.0F;  // 0: too narrow to have a frame .. 1: broad enough to be told by it

    glm::vec3 to_room(const glm::vec3& v) const {
        return v.x * along + v.y * across + v.z * normal;
    }
    glm::vec3 to_local(const glm::vec3& v) const;
};

struct SurfaceFrames {
    std::vector<glm::vec3> along, across, smooth;
    std::vector<SurfaceFrame> frames;
};
/// From places of the middle surface [nodes]; `out` keeps its memory.
void calc_surface_frames(int stations, int columns, std::span<const glm::vec3> middle,
                         SurfaceFrames& out);

/// Rings of vertices that make one part of a muscle mesh, origin first.
struct MuscleRings {
    std::uint32_t first = 0;  // vertex of the mesh
    int stations = 0, around = 0;

    /// `turn` counts round and round.
    std::uint32_t at(int station, int turn) const {
        return first + static_cast<std::uint32_t>(station * around + (turn + around) % around);
    }
};

/// The parts of a muscle mesh: uv.x is the same along a ring, rises from 0 to 1 through a part and
/// falls back to 0 where the next begins. Empty when the mesh was not made so: then the bones alone
/// carry it.
std::vector<MuscleRings> find_rings(const Mesh& mesh);

/// `fields`: of each bone, none where a bone has no surface. Empty where there are no rings.
std::vector<MuscleSlab> find_slabs(const Mesh& mesh,
                                   std::span<const std::optional<DistanceField>> fields);

/// m^3 inside triangles that close a surface.
float calc_volume(std::span<const std::uint32_t> indices, std::span<const glm::vec3> points);

}  // namespace jw::model
