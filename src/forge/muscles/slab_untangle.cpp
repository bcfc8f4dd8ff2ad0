#include "forge/muscles/slab.h"

#include <glm/geometric.hpp>

#include <algorithm>

namespace jw::forge {
namespace {

/// Index of a node; the border stands for what lies beyond it.
std::size_t clamped(const Slab& slab, int station, int column) {
    station = std::clamp(station, 0, slab.stations - 1);
    column = std::clamp(column, 0, slab.columns - 1);
    return static_cast<std::size_t>(station * slab.columns + column);
}

Vec3 normalized_or(const Vec3& v, const Vec3& otherwise) {
    const double length = glm::length(v);
    return length > 1e-12 ? v / length : otherwise;
}

/// A value of the nodes made the mean of its own (`own` times) and of the four beside it.
template <typename Value>
Value calc_mean(const Slab& slab, Value SlabNode::*member, int i, int c, double own) {
    const auto at = [&](int station, int column) -> const Value& {
        return slab.nodes[clamped(slab, station, column)].*member;
    };
    return (own * at(i, c) + at(i - 1, c) + at(i + 1, c) + at(i, c - 1) + at(i, c + 1)) /
           (own + 4.0);
}

/// Twice the area of the cell behind a node, along the normal of one of its three surfaces: the
/// middle (0), the outer (1) or the inner face (-1).
Vec3 calc_cell(const Slab& slab, int i, int c, double side) {
    const auto at = [&](int station, int column) {
        const SlabNode& node = slab.node(station, column);
        return node.middle + side * node.half * node.normal;
    };
    return glm::cross(at(i, c + 1) - at(i + 1, c), at(i + 1, c + 1) - at(i, c));
}

struct Tangle {
    std::vector<bool> faces;   // nodes beside cells of a face that has passed through the middle
    std::vector<bool> middle;  // nodes beside cells of the middle surface that lie folded over
    bool any = false;
};

Tangle find_tangle(const Slab& slab) {
    double facing = 0.0;
    for (int i = 0; i + 1 < slab.stations; ++i) {
        for (int c = 0; c + 1 < slab.columns; ++c) {
            facing += glm::dot(calc_cell(slab, i, c, 0.0), slab.node(i, c).normal);
        }
    }
    Tangle tangle;
    tangle.faces.assign(slab.nodes.size(), false);
    tangle.middle = tangle.faces;
    for (int i = 0; i + 1 < slab.stations; ++i) {
        for (int c = 0; c + 1 < slab.columns; ++c) {
            const Vec3 sum = slab.node(i, c).normal + slab.node(i, c + 1).normal +
                             slab.node(i + 1, c).normal + slab.node(i + 1, c + 1).normal;
            const auto is_turned = [&](double side) {
                return facing * glm::dot(calc_cell(slab, i, c, side), sum) < 0.0;
            };
            const bool is_middle = is_turned(0.0);
            const bool is_face = is_middle || is_turned(1.0) || is_turned(-1.0);
            tangle.any = tangle.any || is_face;
            for (int di = -1; is_face && di <= 2; ++di) {
                for (int dc = -1; dc <= 2; ++dc) {
                    const std::size_t k = clamped(slab, i + di, c + dc);
                    tangle.faces[k] = true;
                    tangle.middle[k] = tangle.middle[k] || is_middle;
                }
            }
        }
    }
    return tangle;
}

/// Turns the normals with a middle surface that was bent.
void turn_normals(Slab& slab) {
    constexpr int kRounds = 4;
    std::vector<Vec3> raw;
    double facing = 0.0;
    for (int i = 0; i < slab.stations; ++i) {
        for (int c = 0; c < slab.columns; ++c) {
            const auto at = [&](int station, int column) {
                return slab.nodes[clamped(slab, station, column)].middle;
            };
            raw.push_back(glm::cross(at(i, c + 1) - at(i, c - 1), at(i + 1, c) - at(i - 1, c)));
            facing += glm::dot(raw.back(), slab.node(i, c).normal);
        }
    }
    // Not made unit yet: where columns run together, those beside them have the say.
    for (std::size_t k = 0; k < raw.size(); ++k) {
        slab.nodes[k].normal = facing < 0.0 ? -raw[k] : raw[k];
    }
    for (int round = 0; round < kRounds; ++round) {
        const Slab before = slab;
        for (int i = 0; i < slab.stations; ++i) {
            for (int c = 0; c < slab.columns; ++c) {
                slab.node(i, c).normal = calc_mean(before, &SlabNode::normal, i, c, 2.0);
            }
        }
    }
    for (SlabNode& node : slab.nodes) {
        node.normal = normalized_or(node.normal, Vec3{0.0, 1.0, 0.0});
    }
}

}  // namespace

void untangle(Slab& slab) {
    constexpr int kRounds = 80;
    constexpr double kThinner = 0.98;  // a round
    const bool is_band = std::all_of(slab.nodes.begin(), slab.nodes.end(),
                                     [](const SlabNode& node) { return node.tendon == 1.0; });
    // A spindle keeps the frame of its guide; bands and ligaments are too thin to tangle.
    if (!slab.is_sheet || is_band || !find_tangle(slab).any) {
        return;
    }
    turn_normals(slab);
    for (int round = 0; round < kRounds; ++round) {
        const Tangle tangle = find_tangle(slab);
        if (!tangle.any) {
            return;
        }
        const Slab before = slab;
        for (int i = 0; i < slab.stations; ++i) {
            for (int c = 0; c < slab.columns; ++c) {
                SlabNode& node = slab.node(i, c);
                const std::size_t k = clamped(slab, i, c);
                if (tangle.faces[k]) {
                    node.normal =
                        normalized_or(calc_mean(before, &SlabNode::normal, i, c, 1.0), node.normal);
                    node.half *= kThinner;
                }
                // Ends hold to bone, edges keep the outline.
                const bool is_inside =
                    i > 0 && i + 1 < slab.stations && c > 0 && c + 1 < slab.columns;
                if (tangle.middle[k] && is_inside) {
                    node.middle = glm::mix(node.middle,
                                           calc_mean(before, &SlabNode::middle, i, c, 0.0), 0.25);
                }
            }
        }
    }
}

}  // namespace jw::forge
