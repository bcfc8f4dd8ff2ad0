// A muscle as a bent slab: a middle surface spanned by its guides, a thickness at every point of
// it, and from both a closed surface.
#pragma once

#include "forge/muscles/guide.h"
#include "forge/muscles/shape_table.h"

#include "model/mesh.h"

#include <functional>
#include <vector>

namespace jw::forge {

using BoneDistance = std::function<double(const Vec3&)>;

struct SlabNode {
    Vec3 middle{0.0};
    Vec3 normal{0.0, 1.0, 0.0};  // outward, unit
    double half = 0.0;           // thickness, m
    double tendon = 0.0;         // 0 belly .. 1 tendon
    double across = 0.0;         // -1..1 between the edges
    BoneShares bones;
};

/// Nodes [stations x columns], station after station from origin to insertion.
struct Slab {
    int stations = 0, columns = 0;
    double volume = 0.0;           // m^3, that it should hold
    bool is_sheet = false;         // several guides; otherwise a spindle that keeps its section
    bool keeps_thickness = false;  // whatever volume follows from it
    double seat = 0.0;             // m: ends nearer to bone than this are laid on it
    Hold from = Hold::Bone, to = Hold::Bone;
    std::vector<SlabNode> nodes;

    SlabNode& node(int station, int column) {
        return nodes[static_cast<std::size_t>(station * columns + column)];
    }
    const SlabNode& node(int station, int column) const {
        return nodes[static_cast<std::size_t>(station * columns + column)];
    }
};

/// The slab of one shape along its sampled guides (each with `stations` samples). `volume` m^3 is
/// what the body should hold where the shape names no thickness.
Slab build_slab(const model::Body& body, const MuscleShape& shape,
                const std::vector<std::vector<GuideSample>>& guides, int columns, double volume);

/// Moves the middle surface away from bone until the belly beside it fits, thin at the ends.
void clear_bone(Slab& slab, const BoneDistance& distance);

/// Lays both ends on the bone that they are near to (Slab::seat); the stations beside them follow.
void seat_ends(Slab& slab, const BoneDistance& distance);

/// Moves the middle surface outward until the belly clears the bellies of deeper muscles under it.
void clear_layers(Slab& slab, const std::vector<Slab>& deeper);

/// Where the faces of a sheet pass through its middle surface, that was bent since its normals were
/// calculated: turns the normals with it and makes the sheet thinner and smoother there. A belly
/// cannot be thicker than its bend is wide.
void untangle(Slab& slab);

/// Makes the slab thicker or thinner by one factor until its surface holds `volume` (m^3) again
/// after it was bent; 0.6 to 1.9 times at most.
void restore_volume(Slab& slab, double volume);

/// Unit direction in which the distance grows, 0 where it does not.
Vec3 bone_gradient(const BoneDistance& distance, const Vec3& p);

/// The surface of a slab as rings of points, one ring a station.
struct Tube {
    int stations = 0, around = 0;
    std::vector<Vec3> points;

    std::size_t index(int station, int k) const {
        return static_cast<std::size_t>(station * around + (k + around) % around);
    }
};

/// Lifts what lies between the points of a tube out of bone and smooths where it folds.
void settle(Tube& tube, const BoneDistance& distance);

/// Appends the closed surface of the slab to a mesh: positions, uv, blend and weights; normals are
/// left to finish_mesh.
void append_surface(const Slab& slab, const BoneDistance& distance, model::Mesh& mesh);

/// Binds a vertex to the four largest shares, made to add up to 1.
void set_bones(model::Vertex& vertex, BoneShares bones);

/// Smooth normals from the triangles.
void finish_mesh(model::Mesh& mesh);

/// Volume (m^3) inside a closed mesh, positive when wound outward.
double calc_volume(const model::Mesh& mesh);

}  // namespace jw::forge
