#include "forge/skin/skin_weights.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <limits>

namespace jw::forge {
namespace {

constexpr double kCell = 20e-3;    // m
constexpr double kAround = 15e-3;  // m beyond the nearest vertex that still counts
constexpr double kFarthest = 0.2;  // m, from skin to what lies under it

}  // namespace

void Underlay::add(const Vec3& place, const model::Vertex& vertex) {
    cells_[key(glm::ivec3{glm::floor(place / kCell)})].push_back({place, &vertex});
}

std::int64_t Underlay::key(const glm::ivec3& cell) {
    constexpr std::int64_t kSide = 1 << 20;
    return ((cell.x + kSide / 2) * kSide + cell.y + kSide / 2) * kSide + cell.z + kSide / 2;
}

void Underlay::near(const Vec3& p, double radius, std::vector<const Item*>& found) const {
    found.clear();
    const glm::ivec3 low{glm::floor((p - radius) / kCell)};
    const glm::ivec3 high{glm::floor((p + radius) / kCell)};
    glm::ivec3 cell{0};
    for (cell.x = low.x; cell.x <= high.x; ++cell.x) {
        for (cell.y = low.y; cell.y <= high.y; ++cell.y) {
            for (cell.z = low.z; cell.z <= high.z; ++cell.z) {
                const auto items = cells_.find(key(cell));
                if (items == cells_.end()) {
                    continue;
                }
                for (const Item& item : items->second) {
                    if (glm::length(item.place - p) <= radius) {
                        found.push_back(&item);
                    }
                }
            }
        }
    }
}

void Underlay::gather(const Vec3& p, std::span<float> shares) const {
    std::vector<const Item*> found;
    double radius = kCell;
    for (; found.empty() && radius < kFarthest; radius *= 1.6) {
        near(p, radius, found);
    }
    double nearest = std::numeric_limits<double>::max();
    for (const Item* item : found) {
        nearest = std::min(nearest, glm::length(item->place - p));
    }
    near(p, nearest + kAround, found);
    for (const Item* item : found) {
        const double beyond = (glm::length(item->place - p) - nearest) / kAround;
        const auto weight = static_cast<float>((1.0 - beyond) * (1.0 - beyond));
        for (std::size_t i = 0; i < item->vertex->bones.size(); ++i) {
            shares[item->vertex->bones[i]] += weight * item->vertex->weights[i];
        }
    }
}

void soften_weights(std::span<const std::uint32_t> indices, std::size_t bones, int rounds,
                    std::vector<float>& shares) {
    const std::size_t vertices = shares.size() / bones;
    std::vector<float> sums(shares.size());
    std::vector<float> counts(vertices);
    for (int round = 0; round < rounds; ++round) {
        std::fill(sums.begin(), sums.end(), 0.0F);
        std::fill(counts.begin(), counts.end(), 0.0F);
        for (std::size_t c = 0; c < indices.size(); ++c) {
            const std::size_t from = indices[c];
            const std::size_t to = indices[c - c % 3 + (c % 3 + 1) % 3];
            for (std::size_t b = 0; b < bones; ++b) {
                sums[from * bones + b] += shares[to * bones + b];  // each edge once from either end
            }
            counts[from] += 1.0F;
        }
        for (std::size_t v = 0; v < vertices; ++v) {
            for (std::size_t b = 0; b < bones; ++b) {
                float& share = shares[v * bones + b];
                share = 0.5F * (share + sums[v * bones + b] / counts[v]);
            }
        }
    }
}

std::vector<int> count_joints(const model::Body& body) {
    constexpr int kHelper = 4;
    const std::size_t bones = body.bones.size();
    std::vector<int> joints(bones * bones, 0);
    for (std::size_t i = 0; i < joints.size(); ++i) {
        auto a = static_cast<model::BoneIndex>(i / bones);
        auto b = static_cast<model::BoneIndex>(i % bones);
        if (a != b && (!body.bones[i / bones].has_mesh || !body.bones[i % bones].has_mesh)) {
            joints[i] = kHelper;
        }
        while (a != b) {  // parents stand before children
            model::BoneIndex& later = a > b ? a : b;
            later = body.bones[static_cast<std::size_t>(later)].parent;
            ++joints[i];
        }
    }
    return joints;
}

BoneShares merge_to_four(std::span<const int> joints, std::span<const float> shares) {
    constexpr float kNothing = 1e-3F;
    BoneShares kept;
    for (std::size_t b = 0; b < shares.size(); ++b) {
        if (shares[b] > kNothing) {
            kept.emplace_back(static_cast<model::BoneIndex>(b), shares[b]);
        }
    }
    while (kept.size() > model::Vertex{}.bones.size()) {
        std::size_t from = 0, to = 1;
        double least = std::numeric_limits<double>::max();
        for (std::size_t i = 0; i < kept.size(); ++i) {
            const auto row = joints.subspan(static_cast<std::size_t>(kept[i].first) * shares.size(),
                                            shares.size());
            for (std::size_t j = 0; j < kept.size(); ++j) {
                const double loss = kept[i].second * row[static_cast<std::size_t>(kept[j].first)];
                if (i != j && loss < least) {
                    least = loss;
                    from = i;
                    to = j;
                }
            }
        }
        kept[to].second += kept[from].second;
        kept.erase(kept.begin() + static_cast<std::ptrdiff_t>(from));
    }
    return kept;
}

}  // namespace jw::forge
