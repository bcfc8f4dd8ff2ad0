#include "model/distance_field.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace jw::model {
namespace {

constexpr std::int32_t kNobody = -1;
constexpr std::array<std::array<int, 3>, 6> kSteps{
    {{1, 0, 0}, {-1, 0, 0}, {0, 1, 0}, {0, -1, 0}, {0, 0, 1}, {0, 0, -1}}};

/// Shares of the corners in the point of a triangle nearest to `p` (Ericson, Real-Time Collision
/// Detection, 2005, 5.1.5).
glm::vec3 find_nearest_shares(const glm::vec3& p, const std::array<glm::vec3, 3>& corners) {
    const glm::vec3 ab = corners[1] - corners[0];
    const glm::vec3 ac = corners[2] - corners[0];
    const glm::vec3 ap = p - corners[0];
    const float d1 = glm::dot(ab, ap), d2 = glm::dot(ac, ap);
    if (d1 <= 0.0F && d2 <= 0.0F) {
        return {1.0F, 0.0F, 0.0F};
    }
    const glm::vec3 bp = p - corners[1];
    const float d3 = glm::dot(ab, bp), d4 = glm::dot(ac, bp);
    if (d3 >= 0.0F && d4 <= d3) {
        return {0.0F, 1.0F, 0.0F};
    }
    const float vc = d1 * d4 - d3 * d2;
    if (vc <= 0.0F && d1 >= 0.0F && d3 <= 0.0F) {
        const float v = d1 / (d1 - d3);
        return {1.0F - v, v, 0.0F};
    }
    const glm::vec3 cp = p - corners[2];
    const float d5 = glm::dot(ab, cp), d6 = glm::dot(ac, cp);
    if (d6 >= 0.0F && d5 <= d6) {
        return {0.0F, 0.0F, 1.0F};
    }
    const float vb = d5 * d2 - d1 * d6;
    if (vb <= 0.0F && d2 >= 0.0F && d6 <= 0.0F) {
        const float w = d2 / (d2 - d6);
        return {1.0F - w, 0.0F, w};
    }
    const float va = d3 * d6 - d5 * d4;
    if (va <= 0.0F && d4 >= d3 && d5 >= d6) {
        const float w = (d4 - d3) / ((d4 - d3) + (d5 - d6));
        return {0.0F, 1.0F - w, w};
    }
    const float scale = 1.0F / (va + vb + vc);
    return {va * scale, vb * scale, vc * scale};
}

/// Distances at the points of a box, first beside every triangle, then outward from point to point
/// as far as the band reaches.
class Sampler {
  public:
    Sampler(const Mesh& mesh, const glm::vec3& low, const glm::ivec3& size, float voxel, float band)
        : mesh_{mesh}, low_{low}, size_{size}, voxel_{voxel}, band_{band} {
        const auto count = static_cast<std::size_t>(size.x) * static_cast<std::size_t>(size.y) *
                           static_cast<std::size_t>(size.z);
        values_.assign(count, std::numeric_limits<float>::max());
        nearest_.assign(count, kNobody);
    }

    std::vector<float> run() {
        for (std::size_t t = 0; t + 2 < mesh_.indices.size(); t += 3) {
            add_triangle(static_cast<std::int32_t>(t));
        }
        spread();
        settle_sides();
        return std::move(values_);
    }

  private:
    std::array<glm::vec3, 3> corners(std::int32_t triangle) const {
        const auto t = static_cast<std::size_t>(triangle);
        return {mesh_.vertices[mesh_.indices[t]].position,
                mesh_.vertices[mesh_.indices[t + 1]].position,
                mesh_.vertices[mesh_.indices[t + 2]].position};
    }
    std::size_t index(const glm::ivec3& at) const {
        return (static_cast<std::size_t>(at.z) * static_cast<std::size_t>(size_.y) +
                static_cast<std::size_t>(at.y)) *
                   static_cast<std::size_t>(size_.x) +
               static_cast<std::size_t>(at.x);
    }
    bool is_in(const glm::ivec3& at) const {
        return at.x >= 0 && at.y >= 0 && at.z >= 0 && at.x < size_.x && at.y < size_.y &&
               at.z < size_.z;
    }
    glm::vec3 place(const glm::ivec3& at) const { return low_ + voxel_ * glm::vec3{at}; }

    /// Takes the triangle for a point if none nearer is known.
    bool offer(const glm::ivec3& at, std::int32_t triangle) {
        const std::array<glm::vec3, 3> c = corners(triangle);
        const glm::vec3 p = place(at);
        const glm::vec3 shares = find_nearest_shares(p, c);
        const glm::vec3 away = p - (shares.x * c[0] + shares.y * c[1] + shares.z * c[2]);
        const float distance = glm::length(away);
        float& value = values_[index(at)];
        if (distance >= std::abs(value) || distance > band_) {
            return false;
        }
        // The normals of the corners, blended, tell inside from outside, save beside sharp edges.
        const auto t = static_cast<std::size_t>(triangle);
        const glm::vec3 normal = shares.x * mesh_.vertices[mesh_.indices[t]].normal +
                                 shares.y * mesh_.vertices[mesh_.indices[t + 1]].normal +
                                 shares.z * mesh_.vertices[mesh_.indices[t + 2]].normal;
        value = glm::dot(away, normal) < 0.0F ? -distance : distance;
        nearest_[index(at)] = triangle;
        return true;
    }

    void add_triangle(std::int32_t triangle) {
        const std::array<glm::vec3, 3> c = corners(triangle);
        const glm::vec3 low = (glm::min(c[0], glm::min(c[1], c[2])) - low_) / voxel_;
        const glm::vec3 high = (glm::max(c[0], glm::max(c[1], c[2])) - low_) / voxel_;
        const glm::ivec3 from = glm::max(glm::ivec3{glm::floor(low)}, glm::ivec3{0});
        const glm::ivec3 to = glm::min(glm::ivec3{glm::ceil(high)}, size_ - 1);
        for (int z = from.z; z <= to.z; ++z) {
            for (int y = from.y; y <= to.y; ++y) {
                for (int x = from.x; x <= to.x; ++x) {
                    if (offer({x, y, z}, triangle)) {
                        front_.emplace_back(x, y, z);
                    }
                }
            }
        }
    }

    /// Whoever is nearest to a point is most often nearest to its neighbours too.
    void spread() {
        std::vector<glm::ivec3> next;
        while (!front_.empty()) {
            next.clear();
            for (const glm::ivec3& at : front_) {
                const std::int32_t triangle = nearest_[index(at)];
                for (const auto& step : kSteps) {
                    const glm::ivec3 to = at + glm::ivec3{step[0], step[1], step[2]};
                    if (is_in(to) && nearest_[index(to)] != triangle && offer(to, triangle)) {
                        next.push_back(to);
                    }
                }
            }
            front_.swap(next);
        }
    }

    /// Neighbours farther from the surface than from one another lie on the same side of it: all
    /// that hang together so are told by the corner of the box, which is outside, or else by most.
    void settle_sides() {
        std::vector<std::uint8_t> is_settled(values_.size(), 0);
        std::vector<glm::ivec3> group;
        for (int z = 0; z < size_.z; ++z) {
            for (int y = 0; y < size_.y; ++y) {
                for (int x = 0; x < size_.x; ++x) {
                    if (is_settled[index({x, y, z})] == 0) {
                        collect({x, y, z}, is_settled, group);
                        settle(group, index({x, y, z}) == 0);
                    }
                }
            }
        }
    }

    void collect(const glm::ivec3& from, std::vector<std::uint8_t>& is_settled,
                 std::vector<glm::ivec3>& group) const {
        constexpr float kApart = 1.5F;  // the nearest triangle is not always found
        group.assign(1, from);
        is_settled[index(from)] = 1;
        for (std::size_t i = 0; i < group.size(); ++i) {
            const glm::ivec3 at = group[i];
            const float least = kApart * voxel_ - std::abs(values_[index(at)]);
            for (const auto& step : kSteps) {
                const glm::ivec3 to = at + glm::ivec3{step[0], step[1], step[2]};
                if (is_in(to) && is_settled[index(to)] == 0 &&
                    std::abs(values_[index(to)]) > least) {
                    is_settled[index(to)] = 1;
                    group.push_back(to);
                }
            }
        }
    }

    void settle(const std::vector<glm::ivec3>& group, bool is_outside) {
        std::ptrdiff_t outside = 0;
        for (const glm::ivec3& at : group) {
            if (nearest_[index(at)] != kNobody) {
                outside += values_[index(at)] < 0.0F ? -1 : 1;
            }
        }
        const float side = is_outside || outside > 0 ? 1.0F : -1.0F;
        for (const glm::ivec3& at : group) {
            float& value = values_[index(at)];
            value = side * std::min(std::abs(value), band_);
        }
    }

    const Mesh& mesh_;
    glm::vec3 low_;
    glm::ivec3 size_;
    float voxel_, band_;
    std::vector<float> values_;
    std::vector<std::int32_t> nearest_;  // first index of the nearest triangle
    std::vector<glm::ivec3> front_;
};

}  // namespace

DistanceField::DistanceField(const Mesh& mesh, float voxel, float band)
    : voxel_{voxel}, band_{band} {
    if (mesh.vertices.empty()) {
        return;
    }
    box_low_ = box_high_ = mesh.vertices.front().position;
    for (const Vertex& vertex : mesh.vertices) {
        box_low_ = glm::min(box_low_, vertex.position);
        box_high_ = glm::max(box_high_, vertex.position);
    }
    low_ = box_low_ - (band + voxel);
    const glm::vec3 high = box_high_ + (band + voxel);
    blocks_ = glm::ivec3{glm::ceil((high - low_) / (voxel * kBlock))};
    const glm::ivec3 size = blocks_ * kBlock + 1;
    keep_blocks(Sampler{mesh, low_, size, voxel, band}.run(), size);
}

void DistanceField::keep_blocks(const std::vector<float>& points, const glm::ivec3& size) {
    std::vector<float> block;
    for (int z = 0; z < blocks_.z; ++z) {
        for (int y = 0; y < blocks_.y; ++y) {
            for (int x = 0; x < blocks_.x; ++x) {
                block.clear();
                for (int k = 0; k < kSide * kSide * kSide; ++k) {
                    const glm::ivec3 at =
                        kBlock * glm::ivec3{x, y, z} +
                        glm::ivec3{k % kSide, k / kSide % kSide, k / (kSide * kSide)};
                    block.push_back(points[static_cast<std::size_t>(
                        (std::int64_t{at.z} * size.y + at.y) * size.x + at.x)]);
                }
                const bool is_flat = std::all_of(block.begin(), block.end(), [&](float value) {
                    return std::abs(value) >= band_ && value == block.front();
                });
                first_.push_back(is_flat ? (block.front() < 0.0F ? kInside : kOutside)
                                         : static_cast<std::int32_t>(values_.size()));
                if (!is_flat) {
                    values_.insert(values_.end(), block.begin(), block.end());
                }
            }
        }
    }
}

float DistanceField::distance(const glm::vec3& p) const {
    const glm::vec3 cell = (p - low_) * (1.0F / voxel_);
    if (cell.x < 0.0F || cell.y < 0.0F || cell.z < 0.0F) {
        return band_;
    }
    const glm::ivec3 at{cell};
    const glm::ivec3 block = at / kBlock;
    if (block.x >= blocks_.x || block.y >= blocks_.y || block.z >= blocks_.z) {
        return band_;
    }
    const std::int32_t first =
        first_[static_cast<std::size_t>((block.z * blocks_.y + block.y) * blocks_.x + block.x)];
    if (first < 0) {
        return first == kInside ? -band_ : band_;
    }
    const glm::ivec3 inner = at - kBlock * block;
    const glm::vec3 u = cell - glm::vec3{at};
    const float* v =
        &values_[static_cast<std::size_t>(first + (inner.z * kSide + inner.y) * kSide + inner.x)];
    constexpr int kRow = kSide, kLayer = kSide * kSide;
    const auto along = [&](int offset) { return v[offset] + u.x * (v[offset + 1] - v[offset]); };
    const float near = glm::mix(along(0), along(kRow), u.y);
    const float far = glm::mix(along(kLayer), along(kLayer + kRow), u.y);
    return glm::mix(near, far, u.z);
}

float DistanceField::distance_to_box(const glm::vec3& p) const {
    return glm::distance(p, glm::clamp(p, box_low_, box_high_));
}

glm::vec3 DistanceField::gradient(const glm::vec3& p) const {
    const float step = 0.5F * voxel_;
    const auto slope = [&](const glm::vec3& d) { return distance(p + d) - distance(p - d); };
    const glm::vec3 g{slope({step, 0.0F, 0.0F}), slope({0.0F, step, 0.0F}),
                      slope({0.0F, 0.0F, step})};
    const float length = glm::length(g);
    return length > 1e-9F ? g / length : glm::vec3{0.0F};
}

}  // namespace jw::model
