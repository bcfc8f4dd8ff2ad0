// How far a point lies from a bone, known in a band around its surface: what keeps muscles out of
// bone, and what measures whether they are.
#pragma once

#include "model/mesh.h"

#include <glm/vec3.hpp>

#include <cstdint>
#include <vector>

namespace jw::model {

/// Signed distance (m, negative inside) to a closed mesh, sampled on a grid of which only the
/// blocks near the surface are kept. Body frame, neutral pose.
class DistanceField {
  public:
    /// `voxel`: m, edge of a cell; `band`: m, how far from the surface distances are told apart.
    DistanceField(const Mesh& mesh, float voxel, float band);

    /// Between -band and band; `band` outside the grid.
    float distance(const glm::vec3& p) const;
    /// From the box around the mesh, m; 0 inside it.
    float distance_to_box(const glm::vec3& p) const;
    /// Unit direction in which the distance grows fastest; 0 where it is the same all around.
    glm::vec3 gradient(const glm::vec3& p) const;
    float band() const { return band_; }

  private:
    static constexpr int kBlock = 8;          // cells along a block's edge
    static constexpr int kSide = kBlock + 1;  // its points: those of its far faces twice
    static constexpr std::int32_t kOutside = -1, kInside = -2;  // blocks of one value

    void keep_blocks(const std::vector<float>& points, const glm::ivec3& size);

    float voxel_ = 0.0F, band_ = 0.0F;
    glm::vec3 box_low_{0.0F}, box_high_{0.0F};
    glm::vec3 low_{0.0F};              // of the first point
    glm::ivec3 blocks_{0};             // how many
    std::vector<std::int32_t> first_;  // [blocks] into values_, or kOutside, kInside
    std::vector<float> values_;        // kSide^3 a block
};

}  // namespace jw::model
