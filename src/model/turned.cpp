#include "model/turned.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <unordered_map>

namespace jw::model {
namespace {

class EdgeTurner {
  public:
    EdgeTurner(std::span<const Vec3> positions, std::span<const Vec3> normals,
               std::span<std::uint32_t> indices)
        : positions_{positions}, normals_{normals}, indices_{indices} {
        starts_.reserve(indices_.size());
        for (std::uint32_t c = 0; c < indices_.size(); ++c) {
            starts_[edge(c)] = c;
        }
    }

    /// True where a triangle could be turned back.
    bool run(std::span<const std::uint32_t> turned) {
        bool any = false;
        for (const std::uint32_t t : turned) {
            any = turn_best_edge(3 * t) || any;
        }
        return any;
    }

  private:
    using Edge = std::uint64_t;

    static Edge edge(std::uint32_t from, std::uint32_t to) { return Edge{from} << 32U | to; }
    static std::uint32_t next(std::uint32_t c) { return c - c % 3 + (c + 1) % 3; }
    std::uint32_t at(std::uint32_t corner) const { return indices_[corner]; }
    Edge edge(std::uint32_t corner) const { return edge(at(corner), at(next(corner))); }

    /// Cosine between a triangle and the surface that its corners lie on.
    double calc_facing(std::uint32_t a, std::uint32_t b, std::uint32_t c) const {
        const Vec3 normal =
            glm::cross(positions_[b] - positions_[a], positions_[c] - positions_[a]);
        const Vec3 mean = normals_[a] + normals_[b] + normals_[c];
        const double size = glm::length(normal) * glm::length(mean);
        return size > 0.0 ? glm::dot(normal, mean) / size : 0.0;
    }

    /// The corner that runs along the edge of another the other way; itself where none does.
    std::uint32_t across(std::uint32_t corner) const {
        const auto found = starts_.find(edge(at(next(corner)), at(corner)));
        return found == starts_.end() ? corner : found->second;
    }

    /// How the worse of two triangles would face if their edge were turned; -1 where it cannot be.
    double calc_gain(std::uint32_t corner) const {
        const std::uint32_t other = across(corner);
        const std::uint32_t a = at(corner), b = at(next(corner));
        const std::uint32_t c = at(next(next(corner))), d = at(next(next(other)));
        if (other == corner || c == d || starts_.contains(edge(c, d)) ||
            starts_.contains(edge(d, c))) {
            return -1.0;
        }
        return std::min(calc_facing(a, d, c), calc_facing(d, b, c));
    }

    bool turn_best_edge(std::uint32_t first) {
        std::uint32_t best = first;
        for (const std::uint32_t corner : {first + 1, first + 2}) {
            best = calc_gain(corner) > calc_gain(best) ? corner : best;
        }
        if (calc_gain(best) <= 0.0) {
            return false;
        }
        const std::uint32_t other = across(best);
        const std::uint32_t a = at(best), b = at(next(best));
        const std::uint32_t c = at(next(next(best))), d = at(next(next(other)));
        replace(best / 3, {a, d, c});
        replace(other / 3, {d, b, c});
        return true;
    }

    void replace(std::uint32_t triangle, const std::array<std::uint32_t, 3>& corners) {
        for (std::uint32_t c = 3 * triangle; c < 3 * triangle + 3; ++c) {
            const auto found = starts_.find(edge(c));
            if (found != starts_.end() && found->second == c) {
                starts_.erase(found);
            }
        }
        for (std::uint32_t k = 0; k < 3; ++k) {
            indices_[3 * triangle + k] = corners[k];
        }
        for (std::uint32_t c = 3 * triangle; c < 3 * triangle + 3; ++c) {
            starts_[edge(c)] = c;
        }
    }

    std::span<const Vec3> positions_, normals_;
    std::span<std::uint32_t> indices_;
    std::unordered_map<Edge, std::uint32_t> starts_;  // the corner that runs along an edge
};

}  // namespace

std::vector<std::uint32_t> find_turned_triangles(std::span<const Vec3> positions,
                                                 std::span<const Vec3> normals,
                                                 std::span<const std::uint32_t> indices) {
    std::vector<std::uint32_t> turned;
    for (std::size_t t = 0; t < indices.size(); t += 3) {
        const std::uint32_t a = indices[t], b = indices[t + 1], c = indices[t + 2];
        const Vec3 facing = glm::cross(positions[b] - positions[a], positions[c] - positions[a]);
        if (glm::dot(facing, normals[a] + normals[b] + normals[c]) < 0.0) {
            turned.push_back(static_cast<std::uint32_t>(t / 3));
        }
    }
    return turned;
}

void turn_back(std::span<const Vec3> positions, std::span<const Vec3> normals,
               std::span<std::uint32_t> indices) {
    constexpr int kRounds = 4;  // a triangle may become free to turn when its neighbour has turned
    std::vector<std::uint32_t> turned = find_turned_triangles(positions, normals, indices);
    if (turned.empty()) {
        return;
    }
    EdgeTurner turner{positions, normals, indices};
    for (int round = 0; round < kRounds && turner.run(turned); ++round) {
        turned = find_turned_triangles(positions, normals, indices);
    }
}

}  // namespace jw::model
