#include "model/muscle_slab.h"

#include "model/slab_contact.h"
#include "model/slab_relief.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>

namespace jw::model {
namespace {

// m between neighbouring columns: no frame below the first, a sound one above the second.
constexpr float kNarrowest = 0.6e-3F, kBroad = 1.5e-3F;
constexpr int kFrameRounds = 3;      // frames are smoother than the surface
constexpr float kMayMeet = 0.045F;   // m: stations farther from a bone never come to it
constexpr float kReach = 15e-3F;     // m from a face: bone beyond that is far
constexpr float kCohesion = 15e-3F;  // m: columns closer than that move as one; design
constexpr float kSpindle = 0.22F, kSheet = 0.5F;  // width against length

std::vector<glm::vec3> middles(const MuscleSlab& slab) {
    std::vector<glm::vec3> points;
    for (const MuscleSlab::Node& node : slab.nodes) {
        points.push_back(node.middle);
    }
    return points;
}

class SlabBuilder {
  public:
    SlabBuilder(const Mesh& mesh, std::span<const std::optional<DistanceField>> fields)
        : mesh_{mesh}, fields_{fields} {}

    /// The next part; false when its triangles do not stand together.
    bool add(const MuscleRings& rings) {
        MuscleSlab slab;
        slab.first = rings.first;
        slab.stations = rings.stations;
        slab.columns = rings.around / 2 + 1;
        slab.first_index = slab.last_index = slabs_.empty() ? 0 : slabs_.back().last_index;
        const auto end = rings.first + static_cast<std::uint32_t>(rings.stations * rings.around);
        while (slab.last_index < mesh_.indices.size() && mesh_.indices[slab.last_index] < end) {
            ++slab.last_index;
        }
        if (slab.last_index == slab.first_index || slab.last_index % 3 != 0) {
            return false;
        }
        add_nodes(slab);
        set_bonds(slab);
        set_held(slab);
        set_bows(slab);
        set_faces(slab);
        set_width_share(slab);
        set_surface(slab);
        add_neighbours(slab);
        slabs_.push_back(std::move(slab));
        return true;
    }
    std::vector<MuscleSlab> take() { return std::move(slabs_); }

  private:
    const glm::vec3& place(const MuscleSlab& slab, std::size_t vertex) const {
        return mesh_.vertices[slab.first + vertex].position;
    }

    void add_nodes(MuscleSlab& slab) const {
        for (int i = 0; i < slab.stations; ++i) {
            for (int c = 0; c < slab.columns; ++c) {
                MuscleSlab::Node& node = slab.nodes.emplace_back();
                const std::size_t outer = slab.outer_of(i, c);
                node.middle = 0.5F * (place(slab, outer) + place(slab, slab.inner_of(i, c)));
                node.half =
                    0.5F * glm::distance(place(slab, outer), place(slab, slab.inner_of(i, c)));
                node.tendon = mesh_.vertices[slab.first + outer].blend;
            }
        }
        for (int i = 0; i + 1 < slab.stations; ++i) {
            for (int c = 0; c < slab.columns; ++c) {
                slab.nodes[slab.node_at(i, c)].length =
                    glm::distance(slab.nodes[slab.node_at(i, c)].middle,
                                  slab.nodes[slab.node_at(i + 1, c)].middle);
            }
        }
    }

    static void set_bonds(MuscleSlab& slab) {
        for (int i = 0; i < slab.stations; ++i) {
            for (int c = 0; c + 1 < slab.columns; ++c) {
                MuscleSlab::Node& node = slab.nodes[slab.node_at(i, c)];
                const float way =
                    glm::distance(node.middle, slab.nodes[slab.node_at(i, c + 1)].middle);
                const float share = kCohesion / std::max(way, kNarrowest);
                node.bond = share * share;
            }
            float before = 0.0F, ratio = 0.0F;
            for (int c = 0; c < slab.columns; ++c) {
                MuscleSlab::Node& node = slab.nodes[slab.node_at(i, c)];
                node.bond_scale = 1.0F / (1.0F + before * (1.0F - ratio) + node.bond);
                node.bond_ratio = ratio = node.bond_scale * node.bond;
                before = node.bond;
            }
        }
    }

    void set_held(MuscleSlab& slab) const {
        constexpr float kCarries = 0.25F, kHolds = 0.6F;
        std::vector<std::uint16_t> ends;
        const auto vertex = [&](int i, int c) -> const Vertex& {
            return mesh_.vertices[slab.first + slab.outer_of(i, c)];
        };
        for (int c = 0; c < slab.columns; ++c) {
            for (const int i : {0, slab.stations - 1}) {
                for (std::size_t b = 0; b < 4; ++b) {
                    if (vertex(i, c).weights[b] > kCarries) {
                        ends.push_back(vertex(i, c).bones[b]);
                    }
                }
            }
        }
        for (int i = 0; i < slab.stations; ++i) {
            for (int c = 0; c < slab.columns; ++c) {
                float between = 0.0F;
                for (std::size_t b = 0; b < 4; ++b) {
                    const bool is_end =
                        std::find(ends.begin(), ends.end(), vertex(i, c).bones[b]) != ends.end();
                    between += is_end ? 0.0F : vertex(i, c).weights[b];
                }
                slab.nodes[slab.node_at(i, c)].is_held = between > kHolds;
            }
        }
    }

    static void set_bows(MuscleSlab& slab) {
        const auto middle = [&](int i, int c) { return slab.nodes[slab.node_at(i, c)].middle; };
        for (int i = 0; i < slab.stations; ++i) {
            for (int c = 0; c < slab.columns; ++c) {
                MuscleSlab::Node& node = slab.nodes[slab.node_at(i, c)];
                if (i > 0 && i + 1 < slab.stations) {
                    node.bow = 2.0F * node.middle - middle(i - 1, c) - middle(i + 1, c);
                }
                if (!slab.is_edge(c)) {
                    node.cross_bow = 2.0F * node.middle - middle(i, c - 1) - middle(i, c + 1);
                }
            }
        }
    }

    void set_faces(MuscleSlab& slab) const {
        const std::vector<glm::vec3> middle = middles(slab);
        SurfaceFrames frames;
        calc_surface_frames(slab.stations, slab.columns, middle, frames);
        for (int i = 0; i < slab.stations; ++i) {
            for (int c = 0; c < slab.columns; ++c) {
                MuscleSlab::Node& node = slab.nodes[slab.node_at(i, c)];
                const SurfaceFrame& frame = frames.frames[slab.node_at(i, c)];
                node.area = frame.area;
                node.has_frame = frame.soundness > 0.0F;
                node.along = frame.along;
                node.normal = frame.normal;
                node.outer = place(slab, slab.outer_of(i, c)) - node.middle;
                node.inner = place(slab, slab.inner_of(i, c)) - node.middle;
                if (node.has_frame) {
                    node.outer = frame.to_local(node.outer);
                    node.inner = frame.to_local(node.inner);
                }
            }
        }
    }

    static void set_width_share(MuscleSlab& slab) {
        float width = 0.0F, length = 0.0F;
        for (int i = 0; i < slab.stations; ++i) {
            width = std::max(width,
                             glm::distance(slab.nodes[slab.node_at(i, 0)].middle,
                                           slab.nodes[slab.node_at(i, slab.columns - 1)].middle));
            length += slab.nodes[slab.node_at(i, slab.columns / 2)].length;
        }
        slab.width_share =
            1.0F - glm::smoothstep(kSpindle, kSheet, width / std::max(length, 1e-6F));
    }

    void set_surface(MuscleSlab& slab) const {
        std::vector<glm::vec3> points;
        for (const Vertex& vertex : mesh_.vertices) {
            points.push_back(vertex.position);
        }
        const auto indices =
            std::span{mesh_.indices}.subspan(slab.first_index, slab.last_index - slab.first_index);
        slab.volume = calc_volume(indices, points);
        set_relief(slab, std::span{points}.subspan(slab.first, slab.vertex_count()));
        for (std::size_t i = 0; i < indices.size(); i += 3) {
            const glm::vec3& a = points[indices[i]];
            slab.facings.push_back(
                glm::transpose(slab.frames[indices[i] - slab.first]) *
                glm::cross(points[indices[i + 1]] - a, points[indices[i + 2]] - a));
        }
    }

    void add_neighbours(MuscleSlab& slab) const {
        for (std::size_t b = 0; b < fields_.size(); ++b) {
            if (!fields_[b]) {
                continue;
            }
            const DistanceField& field = *fields_[b];
            MuscleSlab::Neighbour neighbour{static_cast<BoneIndex>(b), slab.stations, 0, {}, {}};
            for (int i = 0; i < slab.stations; ++i) {
                for (int c = 0; c < slab.columns; ++c) {
                    if (field.distance_to_box(slab.nodes[slab.node_at(i, c)].middle) < kMayMeet) {
                        neighbour.from = std::min(neighbour.from, i);
                        neighbour.to = i + 1;
                    }
                }
            }
            if (neighbour.from >= neighbour.to) {
                continue;
            }
            for (const MuscleSlab::Node& node : slab.nodes) {
                const float distance = field.distance(node.middle);
                neighbour.node_distances.push_back(distance);
                slab.arrivals.push_back(distance >= node.half + kReach ? ContactScratch::kAllTheWay
                                                                       : ContactScratch::kUnknown);
            }
            const auto count = static_cast<std::size_t>(slab.stations * slab.around());
            for (std::size_t v = 0; v < count; ++v) {
                neighbour.vertex_distances.push_back(field.distance(place(slab, v)));
            }
            slab.neighbours.push_back(std::move(neighbour));
        }
    }

    const Mesh& mesh_;
    std::span<const std::optional<DistanceField>> fields_;
    std::vector<MuscleSlab> slabs_;
};

}  // namespace

glm::vec3 SurfaceFrame::to_local(const glm::vec3& v) const {
    return {glm::dot(v, along), glm::dot(v, across), glm::dot(v, normal)};
}

void calc_surface_frames(int stations, int columns, std::span<const glm::vec3> middle,
                         SurfaceFrames& out) {
    const std::size_t count = middle.size();
    out.along.resize(count);
    out.across.resize(count);
    out.frames.resize(count);
    const auto at = [&](int i, int c) {
        return static_cast<std::size_t>(std::clamp(i, 0, stations - 1) * columns +
                                        std::clamp(c, 0, columns - 1));
    };
    for (int i = 0; i < stations; ++i) {
        for (int c = 0; c < columns; ++c) {
            out.along[at(i, c)] = middle[at(i + 1, c)] - middle[at(i - 1, c)];
            out.across[at(i, c)] = middle[at(i, c + 1)] - middle[at(i, c - 1)];
        }
    }
    const auto smooth = [&](const std::vector<glm::vec3>& v, int i, int c) {
        return 0.5F * v[at(i, c)] +
               0.125F * (v[at(i - 1, c)] + v[at(i + 1, c)] + v[at(i, c - 1)] + v[at(i, c + 1)]);
    };
    out.smooth.resize(count);
    for (int round = 0; round < kFrameRounds; ++round) {
        for (std::vector<glm::vec3>* field : {&out.along, &out.across}) {
            for (int i = 0; i < stations; ++i) {
                for (int c = 0; c < columns; ++c) {
                    out.smooth[at(i, c)] = smooth(*field, i, c);
                }
            }
            field->swap(out.smooth);
        }
    }
    for (std::size_t k = 0; k < count; ++k) {
        SurfaceFrame& frame = out.frames[k];
        const glm::vec3 normal = glm::cross(out.across[k], out.along[k]);
        frame.area = glm::length(normal);
        const float length = glm::length(out.along[k]);
        frame.along = length > 0.0F ? out.along[k] / length : glm::vec3{0.0F};
        frame.soundness =
            length > 0.0F ? glm::smoothstep(kNarrowest, kBroad, frame.area / length) : 0.0F;
        if (frame.area > 0.0F) {
            frame.normal = normal / frame.area;
            frame.across = glm::cross(frame.along, frame.normal);
        }
    }
}

float calc_volume(std::span<const std::uint32_t> indices, std::span<const glm::vec3> points) {
    float volume = 0.0F;
    const glm::vec3 from = points[indices.front()];
    for (std::size_t i = 0; i + 2 < indices.size(); i += 3) {
        volume += glm::dot(points[indices[i]] - from, glm::cross(points[indices[i + 1]] - from,
                                                                 points[indices[i + 2]] - from));
    }
    return volume / 6.0F;
}

std::vector<MuscleRings> find_rings(const Mesh& mesh) {
    std::vector<MuscleRings> parts;
    const auto along = [&](std::size_t v) { return mesh.vertices[v].uv.x; };
    std::size_t v = 0;
    while (v < mesh.vertices.size()) {
        MuscleRings part{static_cast<std::uint32_t>(v), 0, 0};
        if (along(v) != 0.0F) {
            return {};
        }
        float last = -1.0F;
        while (v < mesh.vertices.size() && along(v) > last) {
            const std::size_t start = v;
            last = along(v);
            while (v < mesh.vertices.size() && along(v) == last &&
                   (part.around == 0 || v - start < static_cast<std::size_t>(part.around))) {
                ++v;
            }
            const auto around = static_cast<int>(v - start);
            if (part.around == 0) {
                part.around = around;
            }
            if (around != part.around) {
                return {};
            }
            ++part.stations;
        }
        constexpr int kFewestAround = 4, kFewestStations = 3;
        if (last != 1.0F || part.around < kFewestAround || part.around % 2 != 0 ||
            part.stations < kFewestStations) {
            return {};
        }
        parts.push_back(part);
    }
    return parts;
}

std::vector<MuscleSlab> find_slabs(const Mesh& mesh,
                                   std::span<const std::optional<DistanceField>> fields) {
    SlabBuilder builder{mesh, fields};
    for (const MuscleRings& rings : find_rings(mesh)) {
        if (!builder.add(rings)) {
            return {};
        }
    }
    return builder.take();
}

}  // namespace jw::model
