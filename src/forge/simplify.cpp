// Simplification, and the repair of what it may pinch together.
#include "forge/node.h"
#include "forge/surface.h"

#include "model/crossings.h"
#include "model/turned.h"

#include <meshoptimizer.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <numeric>

namespace jw::forge {

namespace {

constexpr std::uint32_t kUnused = 0xffffffffU;

Surface compacted(const Surface& surface, const std::vector<std::uint32_t>& indices) {
    std::vector<std::uint32_t> place(surface.positions.size(), kUnused);
    Surface out;
    for (const std::uint32_t i : indices) {
        if (place[i] == kUnused) {
            place[i] = static_cast<std::uint32_t>(out.positions.size());
            out.positions.push_back(surface.positions[i]);
            out.normals.push_back(surface.normals[i]);
        }
        out.indices.push_back(place[i]);
    }
    return out;
}

using Triangle = std::array<std::uint32_t, 3>;

/// Triangles without the pairs that lie back to back.
std::vector<Triangle> without_flaps(const Surface& surface) {
    std::map<Triangle, std::vector<Triangle>> by_corners;
    for (std::size_t t = 0; t < surface.indices.size(); t += 3) {
        const Triangle triangle{surface.indices[t], surface.indices[t + 1], surface.indices[t + 2]};
        Triangle sorted = triangle;
        std::sort(sorted.begin(), sorted.end());
        by_corners[sorted].push_back(triangle);
    }
    std::vector<Triangle> kept;
    for (const auto& [corners, same] : by_corners) {
        if (same.size() % 2 == 1) {
            kept.push_back(same.front());
        }
    }
    return kept;
}

/// Corner k of triangle t as one number.
using Corner = std::size_t;

/// Gives each sheet of a surface its own vertices where an edge collapse has pinched two sheets
/// together: at an edge with more than two triangles those that bound the same wedge of solid stay
/// joined.
class Separation {
  public:
    Separation(const Surface& surface, std::vector<Triangle> triangles)
        : surface_{surface}, triangles_{std::move(triangles)}, root_(3 * triangles_.size()) {
        std::iota(root_.begin(), root_.end(), Corner{0});
    }

    Surface run() {
        std::map<std::pair<std::uint32_t, std::uint32_t>, std::vector<Corner>> edges;
        for (std::size_t t = 0; t < triangles_.size(); ++t) {
            for (std::size_t k = 0; k < 3; ++k) {
                const std::uint32_t a = triangles_[t][k];
                const std::uint32_t b = triangles_[t][(k + 1) % 3];
                edges[{std::min(a, b), std::max(a, b)}].push_back(3 * t + k);
            }
        }
        for (auto& [edge, starts] : edges) {
            join_wedges(edge.first, edge.second, starts);
        }
        std::map<Corner, std::uint32_t> vertices;
        Surface out;
        for (Corner c = 0; c < root_.size(); ++c) {
            const auto [place, is_new] =
                vertices.emplace(find(c), static_cast<std::uint32_t>(out.positions.size()));
            if (is_new) {
                out.positions.push_back(surface_.positions[vertex(c)]);
                out.normals.push_back(surface_.normals[vertex(c)]);
            }
            out.indices.push_back(place->second);
        }
        return out;
    }

  private:
    std::uint32_t vertex(Corner c) const { return triangles_[c / 3][c % 3]; }
    static Corner next(Corner c) { return c - c % 3 + (c % 3 + 1) % 3; }

    Corner find(Corner c) {
        while (root_[c] != c) {
            root_[c] = root_[root_[c]];
            c = root_[c];
        }
        return c;
    }

    /// Two triangles that run along one edge in opposite directions share both its ends.
    void join(Corner one, Corner other) {
        root_[find(one)] = find(next(other));
        root_[find(next(one))] = find(other);
    }

    /// `starts`: for each triangle at the edge, the corner from which it runs along it.
    void join_wedges(std::uint32_t a, std::uint32_t b, std::vector<Corner>& starts) {
        if (starts.size() == 2) {
            if (vertex(starts[0]) != vertex(starts[1])) {
                join(starts[0], starts[1]);
            }
            return;
        }
        const Vec3 axis = glm::normalize(surface_.positions[b] - surface_.positions[a]);
        const Vec3 hint = std::abs(axis.y) < 0.9 ? Vec3{0.0, 1.0, 0.0} : Vec3{1.0, 0.0, 0.0};
        const Vec3 side = glm::normalize(glm::cross(hint, axis));
        const Vec3 up = glm::cross(axis, side);
        const auto angle = [&](Corner c) {
            const Vec3 away = surface_.positions[vertex(next(next(c)))] - surface_.positions[a];
            return std::atan2(glm::dot(away, up), glm::dot(away, side));
        };
        std::sort(starts.begin(), starts.end(),
                  [&](Corner p, Corner q) { return angle(p) < angle(q); });
        // solid lies anticlockwise of a triangle that runs b to a, up to the next that runs a to b
        for (std::size_t i = 0; i < starts.size(); ++i) {
            const Corner following = starts[(i + 1) % starts.size()];
            if (vertex(starts[i]) == b && vertex(following) == a) {
                join(starts[i], following);
            }
        }
    }

    const Surface& surface_;
    std::vector<Triangle> triangles_;
    std::vector<Corner> root_;
};

/// Drops the slivers that a separation may leave: closed parts of a few triangles.
Surface without_crumbs(const Surface& surface) {
    constexpr int kCrumb = 24;  // triangles
    const std::vector<std::uint32_t> parts = find_parts(surface);
    std::map<std::uint32_t, int> sizes;
    for (std::size_t t = 0; t < surface.indices.size(); t += 3) {
        ++sizes[parts[surface.indices[t]]];
    }
    std::vector<std::uint32_t> kept;
    for (std::size_t t = 0; t < surface.indices.size(); t += 3) {
        if (sizes.size() == 1 || sizes[parts[surface.indices[t]]] > kCrumb) {
            kept.insert(kept.end(), surface.indices.begin() + static_cast<std::ptrdiff_t>(t),
                        surface.indices.begin() + static_cast<std::ptrdiff_t>(t + 3));
        }
    }
    return compacted(surface, kept);
}

Surface without_pinches(const Surface& surface) {
    return audit(surface).is_closed()
               ? surface
               : without_crumbs(Separation{surface, without_flaps(surface)}.run());
}

/// The fine surface, and which of its triangles are not to be touched.
class Reduction {
  public:
    explicit Reduction(const Surface& fine) : fine_{fine}, is_kept_(fine.triangle_count(), false) {
        const Vec3 origin = fine.positions.front();
        for (const Vec3& p : fine.positions) {
            for (int axis = 0; axis < 3; ++axis) {
                positions_.push_back(static_cast<float>((p - origin)[axis]));
            }
        }
        scale_ = meshopt_simplifyScale(positions_.data(), fine.positions.size(), kStride);
    }

    Surface run(double error, std::size_t max_triangles) const {
        Surface out = reduced(0, static_cast<float>(error) / scale_);
        if (out.triangle_count() > max_triangles) {
            out = reduced(3 * max_triangles, 1.0F);
        }
        out = without_pinches(out);
        model::turn_back(out.positions, out.normals, out.indices);
        return out;
    }

    /// Of the fine triangles keeps those that reach into the boxes of these coarse ones.
    void keep_near(const Surface& coarse, std::span<const std::uint32_t> triangles, double margin) {
        for (const std::uint32_t triangle : triangles) {
            std::array<Vec3, 3> corners;
            for (std::size_t k = 0; k < 3; ++k) {
                corners[k] = coarse.positions[coarse.indices[3 * triangle + k]];
            }
            const Box box = box_around(corners).grown(margin);
            for (std::size_t c = 0; c < fine_.indices.size(); ++c) {
                if (box.distance(fine_.positions[fine_.indices[c]]) == 0.0) {
                    is_kept_[c / 3] = true;
                }
            }
        }
    }

  private:
    static constexpr std::size_t kStride = 3 * sizeof(float);

    /// To `target` indices by moving the surface no farther than `most` of its size.
    Surface reduced(std::size_t target, float most) const {
        std::vector<std::uint32_t> free;
        std::vector<std::uint32_t> kept;
        for (std::size_t c = 0; c < fine_.indices.size(); ++c) {
            (is_kept_[c / 3] ? kept : free).push_back(fine_.indices[c]);
        }
        const unsigned options = kept.empty() ? 0U : unsigned{meshopt_SimplifyLockBorder};
        const std::size_t rest = std::min(target - std::min(target, kept.size()), free.size());
        std::vector<std::uint32_t> to(free.size());
        to.resize(meshopt_simplify(to.data(), free.data(), free.size(), positions_.data(),
                                   fine_.positions.size(), kStride, rest, most, options));
        to.insert(to.end(), kept.begin(), kept.end());
        std::vector<std::uint32_t> ordered(to.size());
        meshopt_optimizeVertexCache(ordered.data(), to.data(), to.size(), fine_.positions.size());
        return compacted(fine_, ordered);
    }

    const Surface& fine_;
    std::vector<bool> is_kept_;
    std::vector<float> positions_;  // from the first, m
    float scale_ = 1.0F;
};

}  // namespace

Surface simplified(const Surface& surface, double error, int max_triangles) {
    if (surface.indices.empty()) {
        return surface;
    }
    // Collapses do not see what lies across a thin place; where they push the two sides through
    // each other, the fine triangles stay.
    constexpr int kRounds = 5;
    Reduction reduction{surface};
    const auto limit = static_cast<std::size_t>(max_triangles);
    Surface out = reduction.run(error, limit);
    double margin = 0.0;
    for (int round = 0; round < kRounds; ++round) {
        const auto crossing = model::find_crossing_triangles(out.positions, out.indices);
        if (crossing.empty()) {
            break;
        }
        reduction.keep_near(out, crossing, margin);
        out = reduction.run(error, limit);
        margin += error;
    }
    return out;
}

}  // namespace jw::forge
