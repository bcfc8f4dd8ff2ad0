// Which bones carry a vertex of the skin.
#pragma once

#include "forge/muscles/guide.h"

#include "core/rigid.h"
#include "model/body.h"
#include "model/mesh.h"

#include <cstdint>
#include <span>
#include <unordered_map>
#include <vector>

namespace jw::forge {

/// Vertices of what lies under the skin, in the pose that it is made in.
class Underlay {
  public:
    void add(const Vec3& place, const model::Vertex& vertex);
    /// Adds the weights of the vertices around the nearest one to `shares` [bones].
    void gather(const Vec3& p, std::span<float> shares) const;

  private:
    struct Item {
        Vec3 place;
        const model::Vertex* vertex;  // borrowed
    };
    static std::int64_t key(const glm::ivec3& cell);
    void near(const Vec3& p, double radius, std::vector<const Item*>& found) const;

    std::unordered_map<std::int64_t, std::vector<Item>> cells_;
};

/// Evens weights out along the surface, so that joints bend softly. Shape: shares [vertices x
/// bones], rows add up to 1.
void soften_weights(std::span<const std::uint32_t> indices, std::size_t bones, int rounds,
                    std::vector<float>& shares);

/// Joints between every two bones; four more to helper frames, as those of the soft wall go where
/// no bone goes. Shape: [bones x bones].
std::vector<int> count_joints(const model::Body& body);

/// Four bones for a vertex: as long as there are more, the one that moves least without its
/// neighbour (its share times the joints between them) goes to that. Merely the largest four would
/// drop a shoulder blade for a rib, and step where it is dropped. Shapes: joints as above, shares
/// [bones].
BoneShares merge_to_four(std::span<const int> joints, std::span<const float> shares);

}  // namespace jw::forge
