// From shape to triangles: sparse surface nets, projected onto the surface, simplified, shaded.
#pragma once

#include "forge/shape.h"

#include "core/result.h"

#include <cstdint>
#include <vector>

namespace jw::forge {

/// Triangles, counter-clockwise seen from outside; one normal and openness per vertex.
struct Surface {
    std::vector<Vec3> positions;   // body frame, m
    std::vector<Vec3> normals;     // unit, of the shape itself, not of the triangles
    std::vector<float> occlusion;  // 1 = open; empty until baked
    std::vector<std::uint32_t> indices;

    std::size_t triangle_count() const { return indices.size() / 3; }
};

struct SurfaceOptions {
    double voxel = 1e-3;  // m
    int threads = 2;
};

/// The zero level of `shape`, closed where the shape is bounded: one vertex per piece of surface in
/// a cell (dual marching cubes, Nielson 2004), moved onto the surface along the gradient, except
/// where features finer than a cell would make triangles pass through each other. Works in blocks
/// of 8^3 cells and skips those that the distance clears; the same on any number of threads.
Surface extract_surface(const Shape& shape, const SurfaceOptions& options);

/// Fewer triangles: at most `max_triangles`, no farther than `error` m from the given surface
/// unless the limit asks for it. Vertices that stay keep their normals. Stays fine where thin sides
/// would pass through each other.
Surface simplified(const Surface& surface, double error, int max_triangles);

/// Fills in occlusion: how far `surroundings` (the structure and its neighbours) close in on each
/// vertex, looked at along 7 directions out to 20 mm.
void bake_occlusion(Surface& surface, const Shape& surroundings, int threads);

/// The other side of the body: z -> -z, winding turned round.
Surface mirrored(const Surface& surface);

/// The connected part of each vertex, named by one of its vertices. Shape: [positions].
std::vector<std::uint32_t> find_parts(const Surface& surface);

/// What is wrong with a surface, and its measures.
struct SurfaceAudit {
    int open_edges = 0;      // with one triangle
    int crowded_edges = 0;   // with more than two
    int clashing_edges = 0;  // with two that run the same way
    int parts = 0;           // connected
    int euler = 0;           // V - E + F; 2 per part of genus 0
    double volume = 0.0;     // m^3, positive when wound outward
    bool is_closed() const { return open_edges == 0 && crowded_edges == 0 && clashing_edges == 0; }
};
SurfaceAudit audit(const Surface& surface);

}  // namespace jw::forge
