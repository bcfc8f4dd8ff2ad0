#include "forge/muscles/slab.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <unordered_map>

namespace jw::forge {
namespace {

constexpr double kCell = 0.02;    // m, of the lookup grid
constexpr double kReach = 0.016;  // m, sideways: how far a node of a deeper muscle is felt
constexpr double kBelow = 0.022;  // m: deeper in than this, the two do not lie upon one another
constexpr double kGap = 0.4e-3;   // m, between bellies
constexpr double kMost = 3e-3;    // m a round

class NodeGrid {
  public:
    explicit NodeGrid(const std::vector<Slab>& slabs) {
        for (const Slab& slab : slabs) {
            for (const SlabNode& node : slab.nodes) {
                cells_[key(cell(node.middle.x), cell(node.middle.y), cell(node.middle.z))]
                    .push_back(&node);
            }
        }
    }
    template <typename Use>
    void for_each_near(const Vec3& p, const Use& use) const {
        for (int x = cell(p.x) - 1; x <= cell(p.x) + 1; ++x) {
            for (int y = cell(p.y) - 1; y <= cell(p.y) + 1; ++y) {
                for (int z = cell(p.z) - 1; z <= cell(p.z) + 1; ++z) {
                    if (const auto found = cells_.find(key(x, y, z)); found != cells_.end()) {
                        for (const SlabNode* node : found->second) {
                            use(*node);
                        }
                    }
                }
            }
        }
    }

  private:
    static int cell(double v) { return static_cast<int>(std::floor(v / kCell)); }
    static std::int64_t key(int x, int y, int z) {
        constexpr std::int64_t kBase = 4096;
        return ((x + kBase / 2) * kBase + (y + kBase / 2)) * kBase + (z + kBase / 2);
    }
    std::unordered_map<std::int64_t, std::vector<const SlabNode*>> cells_;
};

/// How far a node must move, along the normals of what lies under it.
Vec3 calc_push(const SlabNode& node, double half, const NodeGrid& grid) {
    Vec3 push{0.0};
    double total = 0.0;
    double most = 0.0;
    grid.for_each_near(node.middle, [&](const SlabNode& under) {
        const Vec3 d = node.middle - under.middle;
        const double height = glm::dot(d, under.normal);
        const double sideways = glm::length(d - height * under.normal);
        const double need = under.half + half + kGap;
        if (sideways > kReach || height >= need || height < -kBelow) {
            return;
        }
        const double u = sideways / kReach;
        const double near = (1.0 - u * u) * (1.0 - u * u);
        // What stands highest has the most say: a mean would let it show through.
        const double weight = near * (need - height);
        push += weight * (need - height) * under.normal;
        total += weight;
        most = std::max(most, near);
    });
    // Fading at the rim of the deeper muscle.
    return total > 0.0 ? std::min(1.0, 1.5 * most) * push / total : push;
}

/// A spindle must not be pulled apart: a section goes where its columns want to go together.
void move_sections_whole(const Slab& slab, std::vector<Vec3>& push) {
    for (int i = 0; i < slab.stations; ++i) {
        Vec3 sum{0.0};
        for (int c = 0; c < slab.columns; ++c) {
            sum += push[static_cast<std::size_t>(i * slab.columns + c)];
        }
        for (int c = 0; c < slab.columns; ++c) {
            push[static_cast<std::size_t>(i * slab.columns + c)] =
                sum / static_cast<double>(slab.columns);
        }
    }
}

}  // namespace

void clear_layers(Slab& slab, const std::vector<Slab>& deeper) {
    if (deeper.empty()) {
        return;
    }
    const NodeGrid grid{deeper};
    std::vector<Vec3> push(slab.nodes.size());
    for (int round = 0; round < 8; ++round) {
        for (int i = 0; i < slab.stations; ++i) {
            const double t = static_cast<double>(i) / (slab.stations - 1);
            const double ease = std::min(1.0, std::min(t, 1.0 - t) / 0.07);
            for (int c = 0; c < slab.columns; ++c) {
                const auto k = static_cast<std::size_t>(i * slab.columns + c);
                const SlabNode& node = slab.nodes[k];
                // A cord of tendon runs between bellies, where its guide says.
                const double share = slab.is_sheet ? ease : ease * (1.0 - node.tendon);
                const Vec3 p = share * calc_push(node, node.half, grid);
                const double length = glm::length(p);
                push[k] = length > kMost ? (kMost / length) * p : p;
            }
        }
        if (!slab.is_sheet) {
            move_sections_whole(slab, push);
        }
        const auto at = [&](int station, int column) {
            station = std::clamp(station, 0, slab.stations - 1);
            column = std::clamp(column, 0, slab.columns - 1);
            return push[static_cast<std::size_t>(station * slab.columns + column)];
        };
        for (int i = 0; i < slab.stations; ++i) {
            for (int c = 0; c < slab.columns; ++c) {
                slab.node(i, c).middle += 0.4 * at(i, c) + 0.15 * (at(i - 1, c) + at(i + 1, c) +
                                                                   at(i, c - 1) + at(i, c + 1));
            }
        }
    }
}

}  // namespace jw::forge
