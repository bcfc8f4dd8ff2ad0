#include "render/lod.h"

#include "model/crossings.h"
#include "model/turned.h"

#include <meshoptimizer.h>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <iterator>
#include <thread>

namespace jw::render {
namespace {

constexpr float kFirstError = 0.0005F;  // m; each further level is allowed kErrorStep times it
constexpr float kErrorStep = 1.6F;
constexpr float kCoarsestError = 0.02F;
constexpr float kKeptPart = 0.8F;    // a level pays only with fewer triangles than this part
constexpr std::size_t kFewest = 24;  // triangles: below that the form is lost

using Indices = std::vector<std::uint32_t>;

/// The corner after `corner` in its triangle.
std::size_t next(std::size_t corner) {
    return corner - corner % 3 + (corner % 3 + 1) % 3;
}

/// Triangles at edges along which not just one other runs the opposite way.
Indices find_pinched(const Indices& indices) {
    const auto edge = [](std::uint64_t from, std::uint64_t to) { return from << 32U | to; };
    std::vector<std::uint64_t> edges;
    for (std::size_t c = 0; c < indices.size(); ++c) {
        edges.push_back(edge(indices[c], indices[next(c)]));
    }
    std::sort(edges.begin(), edges.end());
    const auto is_single = [&edges](std::uint64_t wanted) {
        const auto [first, last] = std::equal_range(edges.begin(), edges.end(), wanted);
        return last - first == 1;
    };
    Indices pinched;
    for (std::size_t c = 0; c < indices.size(); ++c) {
        const std::uint32_t from = indices[c];
        const std::uint32_t to = indices[next(c)];
        if (!is_single(edge(from, to)) || !is_single(edge(to, from))) {
            pinched.push_back(static_cast<std::uint32_t>(c / 3));
        }
    }
    return pinched;
}

/// Takes triangles from one mesh, level by level.
class Coarsening {
  public:
    explicit Coarsening(const model::Mesh& mesh)
        : positions_{&mesh.vertices.front().position.x},
          count_{mesh.vertices.size()},
          size_{meshopt_simplifyScale(positions_, count_, kStride)},
          is_solid_{
              (mesh.kind == model::MeshKind::Bone || mesh.kind == model::MeshKind::Cartilage) &&
              find_pinched(mesh.indices).empty()} {
        std::transform(mesh.vertices.begin(), mesh.vertices.end(), std::back_inserter(places_),
                       [](const model::Vertex& vertex) { return Vec3{vertex.position}; });
        std::transform(mesh.vertices.begin(), mesh.vertices.end(), std::back_inserter(normals_),
                       [](const model::Vertex& vertex) { return Vec3{vertex.normal}; });
    }

    float size() const { return size_; }  // m

    /// Collapses edges of `from` at the cost of at most `most` m; returns too many triangles where
    /// nothing sound comes of it. A solid stays one: collapses do not see what lies across a thin
    /// place, so where they pinch its sides together or push them through each other, `from` stays
    /// as it is. `moved`: by how far, m.
    Indices run(const Indices& from, float most, float& moved) const {
        constexpr int kRounds = 4;
        std::vector<bool> is_kept(from.size() / 3, false);
        for (int round = 0; round < kRounds; ++round) {
            Indices to = reduce(from, is_kept, most, moved);
            if (is_solid_) {
                model::turn_back(places_, normals_, to);
            }
            const Indices unsound = is_solid_ ? find_unsound(to) : Indices{};
            if (unsound.empty()) {
                return to;
            }
            keep_near(from, to, unsound, round * static_cast<double>(most), is_kept);
        }
        return from;
    }

  private:
    static constexpr std::size_t kStride = sizeof(model::Vertex);

    Indices reduce(const Indices& from, const std::vector<bool>& is_kept, float most,
                   float& moved) const {
        Indices free;
        Indices kept;
        for (std::size_t c = 0; c < from.size(); ++c) {
            (is_kept[c / 3] ? kept : free).push_back(from[c]);
        }
        const unsigned options = kept.empty() ? 0U : unsigned{meshopt_SimplifyLockBorder};
        Indices to(free.size());
        to.resize(meshopt_simplify(to.data(), free.data(), free.size(), positions_, count_, kStride,
                                   std::min(3 * kFewest, free.size()), most / size_, options,
                                   &moved));
        moved *= size_;
        to.insert(to.end(), kept.begin(), kept.end());
        return to;
    }

    Indices find_unsound(const Indices& indices) const {
        Indices unsound = model::find_crossing_triangles(places_, indices);
        const Indices pinched = find_pinched(indices);
        unsound.insert(unsound.end(), pinched.begin(), pinched.end());
        return unsound;
    }

    /// Of `from` keeps what reaches into the boxes, grown by `margin`, of these triangles of `to`.
    void keep_near(const Indices& from, const Indices& to, const Indices& triangles, double margin,
                   std::vector<bool>& is_kept) const {
        for (const std::uint32_t triangle : triangles) {
            const Vec3& a = places_[to[3 * triangle]];
            const Vec3& b = places_[to[3 * triangle + 1]];
            const Vec3& c = places_[to[3 * triangle + 2]];
            const Vec3 low = glm::min(glm::min(a, b), c) - margin;
            const Vec3 high = glm::max(glm::max(a, b), c) + margin;
            for (std::size_t i = 0; i < from.size(); ++i) {
                const Vec3& p = places_[from[i]];
                if (glm::clamp(p, low, high) == p) {
                    is_kept[i / 3] = true;
                }
            }
        }
    }

    const float* positions_;
    std::size_t count_;
    float size_;
    bool is_solid_;
    std::vector<Vec3> places_, normals_;
};

}  // namespace

std::vector<LodLevel> build_lods(const model::Mesh& mesh) {
    std::vector<LodLevel> levels;
    levels.push_back({0.0F, mesh.indices});
    if (mesh.indices.empty()) {
        return levels;
    }
    const Coarsening coarsening{mesh};
    float error = 0.0F;
    const auto is_fine = [](const LodLevel& level) { return level.indices.size() > 3 * kFewest; };
    for (float most = kFirstError;
         is_fine(levels.back()) && most < kCoarsestError && most < 0.25F * coarsening.size();
         most *= kErrorStep) {
        const Indices& from = levels.back().indices;
        float moved = 0.0F;
        const Indices to = coarsening.run(from, most, moved);
        if (static_cast<float>(to.size()) >= kKeptPart * static_cast<float>(from.size())) {
            continue;
        }
        if (to.size() < 3 * kFewest) {
            break;
        }
        error = std::hypot(error, moved);  // with what the level before has moved
        Indices ordered(to.size());
        meshopt_optimizeVertexCache(ordered.data(), to.data(), to.size(), mesh.vertices.size());
        levels.push_back({error, std::move(ordered)});
    }
    return levels;
}

MeshLods build_lods(const std::vector<model::Mesh>& meshes) {
    MeshLods lods(meshes.size());
    std::atomic<std::size_t> next{0};
    const auto work = [&] {
        for (std::size_t i = next++; i < meshes.size(); i = next++) {
            lods[i] = build_lods(meshes[i]);
        }
    };
    {
        std::vector<std::jthread> helpers;  // joined at the end of the block
        for (unsigned i = 1; i < std::thread::hardware_concurrency(); ++i) {
            helpers.emplace_back(work);
        }
        work();
    }
    return lods;
}

}  // namespace jw::render
