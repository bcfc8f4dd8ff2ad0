#include "model/control_mesh.h"

#include "model/slab_relief.h"

#include <glm/geometric.hpp>
#include <glm/mat3x3.hpp>

#include <algorithm>
#include <utility>

namespace jw::model {
namespace {

// Design: m between posed vertices where one was left out, along the fibres and around them.
constexpr float kWidestAlong = 16e-3F, kWidestAround = 10.5e-3F;
constexpr float kSparse = 15e-3F;    // m between rings: what is coarse along stays fine around
constexpr float kMostBow = 0.6e-3F;  // m: rings of what bends more are all needed
constexpr int kFewestColumns = 7, kFewestStations = 6;  // what has fewer keeps them

// Four-point scheme (Dyn, Levin & Gregory 1987); at an end the curve goes on straight.
constexpr std::array<float, 4> kInside{-1.0F / 16, 9.0F / 16, 9.0F / 16, -1.0F / 16};
constexpr std::array<float, 4> kAtStart{0.0F, 7.0F / 16, 10.0F / 16, -1.0F / 16};
constexpr std::array<float, 4> kAtEnd{-1.0F / 16, 10.0F / 16, 7.0F / 16, 0.0F};

using Between = ControlMesh::Between;

glm::vec3 find_on_curve(const Between& between, std::span<const glm::vec3> points) {
    glm::vec3 place{0.0F};
    for (std::size_t i = 0; i < between.line.size(); ++i) {
        place += between.shares[i] * points[between.line[i]];
    }
    return place;
}

/// What carries a rise from the surface about a vertex to the body.
struct Surface {
    glm::mat3 frame{1.0F};  // columns: along the line, across it, off the surface
    float length = 0.0F, area = 0.0F;
};
Surface find_surface(const Between& between, std::span<const glm::vec3> points) {
    const glm::vec3 along = points[between.line[2]] - points[between.line[1]];
    const glm::vec3 normal =
        glm::cross(along, points[between.across[1]] - points[between.across[0]]);
    return {calc_surface_frame(along, normal), glm::length(along), glm::length(normal)};
}

class ControlMeshBuilder {
  public:
    explicit ControlMeshBuilder(const Mesh& mesh) : mesh_{mesh}, stands_for_(mesh.vertices.size()) {
        out_.mesh.id = mesh.id;
        out_.mesh.kind = mesh.kind;
        out_.mesh.structure = mesh.structure;
    }

    ControlMesh run() {
        for (const MuscleRings& rings : find_rings(mesh_)) {
            add(rings);
        }
        for (std::size_t i = 0; i + 2 < mesh_.indices.size(); i += 3) {
            const std::uint32_t a = stands_for_[mesh_.indices[i]];
            const std::uint32_t b = stands_for_[mesh_.indices[i + 1]];
            const std::uint32_t c = stands_for_[mesh_.indices[i + 2]];
            if (a != b && b != c && c != a) {
                out_.mesh.indices.insert(out_.mesh.indices.end(), {a, b, c});
            }
        }
        return std::move(out_);
    }

  private:
    void add(const MuscleRings& rings) {
        const float along = calc_step(rings, 1, 0), around = calc_step(rings, 0, 1);
        const int columns = rings.around / 2 + 1;
        const bool has_few_rings = 2.0F * along < kWidestAlong &&
                                   rings.stations >= kFewestStations && calc_bow(rings) < kMostBow;
        const bool has_small_rings = 2.0F * around < kWidestAround && along < kSparse &&
                                     columns >= kFewestColumns && columns % 2 == 1;
        rings_ = &rings;
        step_ = has_small_rings && (around < along || !has_few_rings) ? 2 : 1;
        stations_.clear();
        for (int i = 0; i + 1 < rings.stations; i += has_few_rings && step_ == 1 ? 2 : 1) {
            stations_.push_back(i);
        }
        stations_.push_back(rings.stations - 1);
        first_ = static_cast<std::uint32_t>(out_.mesh.vertices.size());
        ControlMesh::Part& part = out_.parts.emplace_back();
        keep(part);
        if (step_ == 2) {
            fill_rings(part);
        } else {
            fill_gaps(part);
        }
    }

    /// Mean way from a vertex to the one so far off, m.
    float calc_step(const MuscleRings& rings, int stations, int turns) const {
        float sum = 0.0F;
        for (int i = 0; i + stations < rings.stations; ++i) {
            for (int k = 0; k < rings.around; ++k) {
                sum += glm::distance(mesh_.vertices[rings.at(i, k)].position,
                                     mesh_.vertices[rings.at(i + stations, k + turns)].position);
            }
        }
        return sum / static_cast<float>((rings.stations - stations) * rings.around);
    }

    /// Mean way from a vertex to the middle between those before and after it along the fibres, m.
    float calc_bow(const MuscleRings& rings) const {
        float sum = 0.0F;
        for (int i = 1; i + 1 < rings.stations; ++i) {
            for (int k = 0; k < rings.around; ++k) {
                const auto place = [&](int station) {
                    return mesh_.vertices[rings.at(station, k)].position;
                };
                sum += glm::distance(place(i), 0.5F * (place(i - 1) + place(i + 1)));
            }
        }
        return sum / static_cast<float>((rings.stations - 2) * rings.around);
    }

    void keep(ControlMesh::Part& part) {
        for (std::size_t s = 0; s < stations_.size(); ++s) {
            const int next = s + 1 < stations_.size() ? stations_[s + 1] : rings_->stations;
            for (int k = 0; k < rings_->around; ++k) {
                if (k % step_ == 0) {
                    part.kept.push_back(rings_->at(stations_[s], k));
                    out_.mesh.vertices.push_back(mesh_.vertices[part.kept.back()]);
                    points_.push_back(out_.mesh.vertices.back().position);
                }
                for (int i = stations_[s]; i < next; ++i) {
                    stands_for_[rings_->at(i, k)] =
                        static_cast<std::uint32_t>(out_.mesh.vertices.size() - 1);
                }
            }
        }
    }

    /// Of the control mesh, by the count of the rings that are kept.
    std::uint32_t at(std::size_t ring, int turn) const {
        const int around = rings_->around / step_;
        const auto kept = static_cast<int>(std::min(ring, stations_.size() - 1));
        return first_ + static_cast<std::uint32_t>(kept * around + (turn + around) % around);
    }

    /// Places left out around rings that are all kept.
    void fill_rings(ControlMesh::Part& part) {
        const std::size_t last = stations_.size() - 1;
        for (std::size_t s = 0; s <= last; ++s) {
            for (int k = 0; k < rings_->around / 2; ++k) {
                const std::size_t before = s > 0 ? s - 1 : 0;
                fill(part, {rings_->at(stations_[s], 2 * k + 1),
                            {at(s, k - 1), at(s, k), at(s, k + 1), at(s, k + 2)},
                            kInside,
                            {at(before, k), at(s + 1, k + 1)},
                            {},
                            0.0F,
                            0.0F,
                            s == 0 || s == last});
            }
        }
    }

    /// Rings left out between others.
    void fill_gaps(ControlMesh::Part& part) {
        for (std::size_t s = 0; s + 1 < stations_.size(); ++s) {
            const bool is_first = s == 0, is_last = s + 2 == stations_.size();
            for (int k = 0; stations_[s] + 1 < stations_[s + 1] && k < rings_->around; ++k) {
                fill(part, {rings_->at(stations_[s] + 1, k),
                            {at(is_first ? 0 : s - 1, k), at(s, k), at(s + 1, k), at(s + 2, k)},
                            is_first  ? kAtStart
                            : is_last ? kAtEnd
                                      : kInside,
                            {at(s, k - 1), at(s + 1, k + 1)}});
            }
        }
    }

    void fill(ControlMesh::Part& part, Between between) const {
        const Surface surface = find_surface(between, points_);
        between.rise = glm::transpose(surface.frame) *
                       (mesh_.vertices[between.vertex].position - find_on_curve(between, points_));
        between.length = surface.length;
        between.area = surface.area;
        part.between.push_back(between);
    }

    const Mesh& mesh_;
    std::vector<std::uint32_t> stands_for_;  // [vertices of the muscle], of the control mesh
    std::vector<glm::vec3> points_;          // of the control mesh
    ControlMesh out_;
    // Of the part at hand:
    const MuscleRings* rings_ = nullptr;
    int step_ = 1;               // of the places around that are kept
    std::vector<int> stations_;  // that are kept
    std::uint32_t first_ = 0;    // vertex of the control mesh
};

}  // namespace

ControlMesh build_control_mesh(const Mesh& mesh,
                               std::span<const std::optional<DistanceField>> fields) {
    ControlMesh control = ControlMeshBuilder{mesh}.run();
    control.slabs = find_slabs(control.mesh, fields);
    for (std::size_t i = 0; i < control.slabs.size(); ++i) {
        ControlMesh::Part& part = control.parts[i];
        for (const MuscleSlab::Neighbour& neighbour : control.slabs[i].neighbours) {
            const DistanceField& field = *fields[static_cast<std::size_t>(neighbour.bone)];
            for (const Between& between : part.between) {
                part.distances.push_back(field.distance(mesh.vertices[between.vertex].position));
            }
        }
    }
    return control;
}

glm::vec3 find_between(const Between& between, std::span<const glm::vec3> points) {
    const Surface surface = find_surface(between, points);
    const float shrink = std::min(calc_shrink(surface.length, between.length),
                                  calc_shrink(surface.area, between.area));
    return find_on_curve(between, points) + shrink * (surface.frame * between.rise);
}

}  // namespace jw::model
