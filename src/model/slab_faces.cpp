#include "model/slab_faces.h"

#include "model/slab_contact.h"
#include "model/slab_mend.h"
#include "model/slab_relief.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>

namespace jw::model {
namespace {

// Design: a body becomes at most so much thicker or thinner.
constexpr float kThinnest = 0.4F, kThickest = 1.8F;
constexpr float kLeastFactor = 0.6F, kMostFactor = 1.5F;  // to keep the volume of the whole
// Of half the thickness, what the skin moves to keep the volume, at the end.
constexpr float kMostShrink = 0.5F, kMostSwell = 1.2F;
constexpr int kFinishRounds = 3;
constexpr float kMayMove = 8e-3F;  // m from bone: what is farther is not asked about again

class SlabCover {
  public:
    SlabCover(const SlabPoseInput& input, MuscleScratch& scratch)
        : in_{input},
          slab_{input.slab},
          s_{scratch},
          indices_{std::span{input.mesh.indices}.subspan(slab_.first_index,
                                                         slab_.last_index - slab_.first_index)} {
        s_.points.resize(input.mesh.vertices.size());
        points_ = std::span{s_.points}.subspan(slab_.first, slab_.vertex_count());
        s_.thickness.resize(slab_.nodes.size());
        s_.surface_turns.resize(slab_.nodes.size());
    }

    void run() {
        calc_surface_frames(slab_.stations, slab_.columns, s_.middle, s_.frames);
        turn_surface();
        set_thickness();
        // As thick as it lengthens or shortens first, then as its volume asks.
        place_faces(1.0F);
        const float volume = calc_volume(indices_, s_.points);
        place_faces(volume > 0.0F ? std::clamp(slab_.volume / volume, kLeastFactor, kMostFactor)
                                  : 1.0F);
        renew_relief(slab_, points_, s_.level, s_.level_frames);
        find_contacts();
        for (int round = 1; round < kFinishRounds; ++round) {
            keep_volume();
            leave_bone();
        }
        keep_volume();
        mend_turned(in_.mesh, slab_, s_.level_frames, points_, s_.mend);
        // Twice: what one push does not clear, or pushes into the bone beside it.
        leave_bone();
        leave_bone();
    }

  private:
    // -- thickness -------------------------------------------------------------------------

    /// The surface turns with the bones, and further where its fibres do. A round body takes its
    /// frames from that; those of a sheet are told by the sheet itself, where it is not too narrow.
    void turn_surface() {
        constexpr float kRound = 0.5F;  // width share
        for (std::size_t k = 0; k < slab_.nodes.size(); ++k) {
            const MuscleSlab::Node& node = slab_.nodes[k];
            SurfaceFrame& frame = s_.frames.frames[k];
            s_.surface_turns[k] = turn_with_fibres(s_.turns[k], node.along, frame.along);
            const bool is_round = slab_.width_share > kRound;
            if (node.has_frame && (is_round || frame.soundness < 1.0F)) {
                const float told = is_round ? 0.0F : frame.soundness;
                frame.normal =
                    glm::normalize(glm::mix(s_.surface_turns[k] * node.normal, frame.normal, told));
                frame.across = glm::cross(frame.along, frame.normal);
                frame.soundness = is_round ? 1.0F : frame.soundness;
            }
        }
    }

    void set_thickness() {
        for (std::size_t k = 0; k < slab_.nodes.size(); ++k) {
            const MuscleSlab::Node& node = slab_.nodes[k];
            const SurfaceFrame& frame = s_.frames.frames[k];
            const float told = node.has_frame ? frame.soundness : 0.0F;
            const float ratio =
                told > 0.0F ? std::clamp(node.area / frame.area, kThinnest, kThickest) : 1.0F;
            s_.thickness[k] = glm::mix(1.0F, ratio, told * (1.0F - node.tendon));
        }
    }

    glm::vec3 face_of(std::size_t k, const glm::vec3& rest, float factor) const {
        const MuscleSlab::Node& node = slab_.nodes[k];
        const float thickness = s_.thickness[k] * glm::mix(factor, 1.0F, node.tendon);
        if (!node.has_frame) {
            return s_.middle[k] + thickness * (s_.surface_turns[k] * rest);
        }
        const SurfaceFrame& frame = s_.frames.frames[k];
        return s_.middle[k] + frame.to_room({rest.x, rest.y, thickness * rest.z});
    }

    void place_faces(float factor) {
        for (int i = 0; i < slab_.stations; ++i) {
            for (int c = 0; c < slab_.columns; ++c) {
                const std::size_t k = slab_.node_at(i, c);
                const MuscleSlab::Node& node = slab_.nodes[k];
                points_[slab_.outer_of(i, c)] = face_of(k, node.outer, factor);
                if (!slab_.is_edge(c)) {
                    points_[slab_.inner_of(i, c)] = face_of(k, node.inner, factor);
                }
            }
        }
    }

    // -- volume ----------------------------------------------------------------------------

    /// Swells or shrinks the skin evenly between the ends by what it lacks or has too much.
    void keep_volume() {
        const float lacking = slab_.volume - set_normals();
        float area = 0.0F;
        const auto around = static_cast<std::size_t>(slab_.around());
        const std::size_t last = points_.size() - around;
        for (std::size_t v = around; v < last; ++v) {
            s_.areas[v] = glm::length(s_.normals[v]);
            area += s_.areas[v];
        }
        const float by = area > 0.0F ? lacking / area : 0.0F;
        for (std::size_t v = around; v < last; ++v) {
            const float half = slab_.nodes[slab_.node_of(v)].half;
            if (s_.areas[v] > 0.0F) {
                points_[v] += std::clamp(by, -kMostShrink * half, kMostSwell * half) *
                              s_.normals[v] / s_.areas[v];
            }
        }
    }

    /// As long as the area that goes with a vertex, a third of its triangles'. Returns the volume.
    float set_normals() {
        s_.normals.assign(points_.size(), glm::vec3{0.0F});
        s_.areas.resize(points_.size());
        const glm::vec3 from = s_.points[indices_.front()];
        float volume = 0.0F;
        for (std::size_t i = 0; i + 2 < indices_.size(); i += 3) {
            const glm::vec3& a = s_.points[indices_[i]];
            const glm::vec3 normal =
                glm::cross(s_.points[indices_[i + 1]] - a, s_.points[indices_[i + 2]] - a) / 6.0F;
            volume += glm::dot(a - from, normal);
            for (std::size_t k = 0; k < 3; ++k) {
                s_.normals[indices_[i + k] - slab_.first] += normal;
            }
        }
        return volume;
    }

    // -- out of bone -----------------------------------------------------------------------

    /// Notes the vertices that later rounds may find in a bone.
    void find_contacts() {
        s_.contacts.clear();
        for (std::size_t n = 0; n < slab_.neighbours.size(); ++n) {
            const MuscleSlab::Neighbour& neighbour = slab_.neighbours[n];
            const FaceContact face{in_.field_of(neighbour), in_.motion_of(neighbour)};
            const auto around = static_cast<std::size_t>(slab_.around());
            const auto from = static_cast<std::size_t>(std::max(neighbour.from, 1)) * around;
            const auto to =
                static_cast<std::size_t>(std::min(neighbour.to, slab_.stations - 1)) * around;
            for (std::size_t v = from; v < to; ++v) {
                if ((s_.contact.beside[slab_.node_of(v)] & MuscleSlab::bit_of(n)) != 0 &&
                    face.distance(points_[v]) <
                        FaceContact::calc_need(neighbour.vertex_distances[v]) + kMayMove) {
                    s_.contacts.push_back(
                        {static_cast<std::uint32_t>(n), static_cast<std::uint32_t>(v)});
                }
            }
        }
    }

    void leave_bone() {
        std::size_t i = 0;
        while (i < s_.contacts.size()) {
            const std::uint32_t n = s_.contacts[i].neighbour;
            const MuscleSlab::Neighbour& neighbour = slab_.neighbours[n];
            const FaceContact face{in_.field_of(neighbour), in_.motion_of(neighbour)};
            for (; i < s_.contacts.size() && s_.contacts[i].neighbour == n; ++i) {
                const std::uint32_t v = s_.contacts[i].vertex;
                points_[v] =
                    face.leave(points_[v], FaceContact::calc_need(neighbour.vertex_distances[v]));
            }
        }
    }

    const SlabPoseInput& in_;
    const MuscleSlab& slab_;
    MuscleScratch& s_;
    std::span<const std::uint32_t> indices_;  // of the slab
    std::span<glm::vec3> points_;             // of the slab
};

}  // namespace

void cover_slab(const SlabPoseInput& input, MuscleScratch& scratch) {
    SlabCover{input, scratch}.run();
}

}  // namespace jw::model
