#include "model/slab_pose.h"

#include "model/slab_cohesion.h"
#include "model/slab_contact.h"
#include "model/slab_faces.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>

namespace jw::model {
namespace {

// Design: how a belly gives way. Tendon lengthens by a tenth of what belly does; fibres shorten to
// a quarter at most; a body becomes at most so much thicker or thinner.
constexpr float kTendonGive = 0.1F;
constexpr float kShortest = 0.25F;
constexpr float kThinnest = 0.4F, kThickest = 1.8F;
// Turn per length of fibre (rad/m) from which on a body is drawn taut between what it lies on: a
// trunk bends with its muscles (2 rad/m at most), a hip turns away from them.
constexpr float kBends = 2.0F, kTurns = 5.0F;
constexpr int kTautRounds = 3, kSettleRounds = 2;
constexpr float kTautStep = 0.5F;  // of the way, a round
constexpr float kRelax = 0.6F;     // of the way, a round
// m of width at rest: up to the first a body is stiff across, from the second on it is not.
constexpr float kCord = 8e-3F, kBroad = 24e-3F;

glm::vec3 turn_by(const glm::vec4& real, const glm::vec3& v) {
    return DualQuat{real, glm::vec4{0.0F}}.direction(v);
}

class SlabPoser {
  public:
    SlabPoser(const SlabPoseInput& input, MuscleScratch& scratch)
        : in_{input}, slab_{input.slab}, s_{scratch}, contact_{input, scratch.contact} {
        const std::size_t count = slab_.nodes.size();
        s_.middle.resize(count);
        s_.moved.resize(count);
        s_.before.resize(count);
        s_.turns.resize(count);
        s_.holds.resize(count);
        std::transform(slab_.nodes.begin(), slab_.nodes.end(), s_.holds.begin(),
                       [](const MuscleSlab::Node& node) { return node.is_held ? 1.0F : 0.0F; });
    }

    void run() {
        carry();
        for (const auto step :
             {&SlabPoser::draw_taut, &SlabPoser::slide, &SlabPoser::settle, &SlabPoser::space}) {
            std::copy(s_.middle.begin(), s_.middle.end(), s_.before.begin());
            (this->*step)();
            hold_together(slab_, s_);
        }
        widen();
        stiffen_cords();
    }

  private:
    std::size_t at(int station, int column) const {
        return slab_.node_at(std::clamp(station, 0, slab_.stations - 1),
                             std::clamp(column, 0, slab_.columns - 1));
    }

    void carry() {
        for (int i = 0; i < slab_.stations; ++i) {
            for (int c = 0; c < slab_.columns; ++c) {
                const std::size_t k = slab_.node_at(i, c);
                const Vertex& vertex = in_.mesh.vertices[slab_.first + slab_.outer_of(i, c)];
                const DualQuat carried = blend(vertex, in_.bones);
                s_.middle[k] = carried.point(slab_.nodes[k].middle);
                s_.turns[k] = carried.real;
            }
        }
    }

    // -- taut ------------------------------------------------------------------------------

    /// The bones turn a body in an arc about the joint; its fibres pull it straight as far as bone
    /// lets them.
    void draw_taut() {
        tautness_ = calc_tautness();
        contact_.begin(tautness_ == 0.0F);
        const float share = kTautStep * tautness_;
        for (int round = 0; share > 0.0F && round < kTautRounds; ++round) {
            for (int c = 0; c < slab_.columns; ++c) {
                straighten(c, share);
            }
            contact_.leave_bone(s_.middle, s_.holds);
        }
    }

    float calc_tautness() const {
        const int column = slab_.columns / 2;
        float turn = 0.0F, length = 0.0F;
        for (int i = 0; i + 1 < slab_.stations; ++i) {
            const float cosine = glm::dot(s_.turns[at(i, column)], s_.turns[at(i + 1, column)]);
            turn += 2.0F * std::acos(std::min(std::abs(cosine), 1.0F));
            length += slab_.nodes[at(i, column)].length;
        }
        return length > 0.0F ? glm::smoothstep(kBends, kTurns, turn / length) : 0.0F;
    }

    /// Towards the curve that bends no more than the body did at rest, ends and what lies on bone
    /// held: second differences as the bones turn them, a tridiagonal system (Thomas' algorithm).
    void straighten(int column, float share) {
        s_.ratio.resize(static_cast<std::size_t>(slab_.stations));
        s_.ratio[0] = 0.0F;
        s_.moved[at(0, column)] = s_.middle[at(0, column)];
        const int last = slab_.stations - 1;
        for (int i = 1; i < last; ++i) {
            const std::size_t k = at(i, column);
            float& ratio = s_.ratio[static_cast<std::size_t>(i)];
            const float hold = s_.holds[k], free = 1.0F - hold;
            ratio = 1.0F / (hold + free * (2.0F - s_.ratio[static_cast<std::size_t>(i - 1)]));
            s_.moved[k] =
                ratio * (hold * s_.middle[k] + free * (turn_by(s_.turns[k], slab_.nodes[k].bow) +
                                                       s_.moved[at(i - 1, column)]));
            ratio *= free;
        }
        glm::vec3 after = s_.middle[at(last, column)];
        for (int i = last - 1; i > 0; --i) {
            const std::size_t k = at(i, column);
            after = s_.moved[k] + s_.ratio[static_cast<std::size_t>(i)] * after;
            s_.middle[k] += share * (after - s_.middle[k]);
        }
    }

    // -- along the fibres ------------------------------------------------------------------

    void slide() {
        s_.arc.resize(static_cast<std::size_t>(slab_.stations));
        for (int c = 0; c < slab_.columns; ++c) {
            slide_column(c);
        }
        std::swap(s_.middle, s_.moved);
    }

    /// How far the belly gives, as a part of its length, so that a column of this length fits its
    /// ends: tendon gives little.
    struct Give {
        float belly = 0.0F;
        float rest = 1.0F;  // of what is left to shorten where belly gives no more: all alike
    };
    Give calc_give(int column, float length) const {
        float rest = 0.0F, yielding = 0.0F;
        for (int i = 0; i + 1 < slab_.stations; ++i) {
            const float part = slab_.nodes[slab_.node_at(i, column)].length;
            rest += part;
            yielding += part * yield_of(i, column);
        }
        Give give;
        give.belly =
            yielding > 0.0F ? std::max((length - rest) / yielding, kShortest - 1.0F) : 0.0F;
        const float given = rest + give.belly * yielding;
        give.rest = given > 0.0F ? length / given : 1.0F;
        return give;
    }
    float yield_of(int station, int column) const {
        const float tendon = 0.5F * (slab_.nodes[slab_.node_at(station, column)].tendon +
                                     slab_.nodes[slab_.node_at(station + 1, column)].tendon);
        return 1.0F + tendon * (kTendonGive - 1.0F);
    }

    /// Bone and smoothing have moved places along their fibres too; spaces them anew.
    void space() {
        if (tautness_ > 0.0F) {
            slide();
        }
        contact_.leave_bone_at_last(s_.middle, s_.holds);
    }

    void slide_column(int column) {
        s_.arc[0] = 0.0F;
        for (int i = 1; i < slab_.stations; ++i) {
            s_.arc[static_cast<std::size_t>(i)] =
                s_.arc[static_cast<std::size_t>(i - 1)] +
                glm::distance(s_.middle[at(i - 1, column)], s_.middle[at(i, column)]);
        }
        const Give give = calc_give(column, s_.arc.back());
        float along = 0.0F;
        int piece = 0;
        s_.moved[at(0, column)] = s_.middle[at(0, column)];
        for (int i = 1; i + 1 < slab_.stations; ++i) {
            const float rest = slab_.nodes[slab_.node_at(i - 1, column)].length;
            along += rest * give.rest * (1.0F + give.belly * yield_of(i - 1, column));
            while (piece + 2 < slab_.stations &&
                   s_.arc[static_cast<std::size_t>(piece + 1)] < along) {
                ++piece;
            }
            s_.moved[at(i, column)] = point_along(column, piece, along);
        }
        s_.moved[at(slab_.stations - 1, column)] = s_.middle[at(slab_.stations - 1, column)];
    }

    /// On the smooth curve through the carried places, at an arc length within a piece.
    glm::vec3 point_along(int column, int piece, float along) const {
        const auto arc = [&](int i) {
            return s_.arc[static_cast<std::size_t>(std::clamp(i, 0, slab_.stations - 1))];
        };
        const float length = arc(piece + 1) - arc(piece);
        const glm::vec3& from = s_.middle[at(piece, column)];
        const glm::vec3& to = s_.middle[at(piece + 1, column)];
        if (length <= 0.0F) {
            return from;
        }
        const auto slope = [&](int i) {
            const float span = arc(i + 1) - arc(i - 1);
            return span > 0.0F
                       ? (s_.middle[at(i + 1, column)] - s_.middle[at(i - 1, column)]) / span
                       : glm::vec3{0.0F};
        };
        const float u = std::clamp((along - arc(piece)) / length, 0.0F, 1.0F);
        const float v = 1.0F - u;
        return v * v * (1.0F + 2.0F * u) * from + u * u * (1.0F + 2.0F * v) * to +
               length * u * v * (v * slope(piece) - u * slope(piece + 1));
    }

    // -- across ----------------------------------------------------------------------------

    /// A spindle is round: it widens as much as it thickens.
    void widen() {
        if (slab_.width_share <= 0.0F) {
            return;
        }
        for (int i = 0; i < slab_.stations; ++i) {
            glm::vec3 centre{0.0F};
            float rest = 0.0F, now = 0.0F, tendon = 0.0F;
            for (int c = 0; c < slab_.columns; ++c) {
                centre += s_.middle[at(i, c)];
                tendon += slab_.nodes[slab_.node_at(i, c)].tendon;
                for (const int j : {std::max(i - 1, 0), std::min(i, slab_.stations - 2)}) {
                    rest += slab_.nodes[slab_.node_at(j, c)].length;
                    now += glm::distance(s_.middle[at(j, c)], s_.middle[at(j + 1, c)]);
                }
            }
            const auto columns = static_cast<float>(slab_.columns);
            const float belly = 1.0F - tendon / columns;
            const float ratio = now > 0.0F ? std::clamp(rest / now, kThinnest, kThickest) : 1.0F;
            const float scale = std::pow(ratio, 0.5F * slab_.width_share * belly);
            centre /= columns;
            for (int c = 0; c < slab_.columns; ++c) {
                s_.moved[at(i, c)] = centre + scale * (s_.middle[at(i, c)] - centre);
            }
        }
        std::swap(s_.middle, s_.moved);
    }

    /// Where a body is no wider than a cord, its section stays as it was made and turns with its
    /// fibres: there is too little of it to hold its own against a push on one edge.
    void stiffen_cords() {
        std::copy(s_.middle.begin(), s_.middle.end(), s_.moved.begin());
        for (int i = 1; i + 1 < slab_.stations; ++i) {
            const float width = glm::distance(rest_at(i, 0), rest_at(i, slab_.columns - 1));
            const float share = 1.0F - glm::smoothstep(kCord, kBroad, width);
            if (share > 0.0F) {
                stiffen(i, share);
            }
        }
        std::swap(s_.middle, s_.moved);
    }

    void stiffen(int station, float share) {
        glm::vec3 from{0.0F}, to{0.0F}, along_rest{0.0F}, along{0.0F};
        glm::vec4 carried{0.0F};
        for (int c = 0; c < slab_.columns; ++c) {
            const glm::vec4& turn = s_.turns[at(station, c)];
            carried += glm::dot(turn, s_.turns[at(station, 0)]) < 0.0F ? -turn : turn;
            from += rest_at(station, c);
            to += s_.middle[at(station, c)];
            along_rest += rest_at(station + 1, c) - rest_at(station - 1, c);
            along += s_.middle[at(station + 1, c)] - s_.middle[at(station - 1, c)];
        }
        const auto columns = static_cast<float>(slab_.columns);
        from /= columns;
        to /= columns;
        const float before = glm::length(along_rest), now = glm::length(along);
        if (before <= 0.0F || now <= 0.0F) {
            return;
        }
        const glm::quat turn =
            turn_with_fibres(glm::normalize(carried), along_rest / before, along / now);
        for (int c = 0; c < slab_.columns; ++c) {
            glm::vec3& moved = s_.moved[at(station, c)];
            moved = glm::mix(moved, to + turn * (rest_at(station, c) - from), share);
        }
    }

    const glm::vec3& rest_at(int station, int column) const {
        return slab_.nodes[at(station, column)].middle;
    }

    // -- out of bone -----------------------------------------------------------------------

    /// Out of bone, and smooth as at rest.
    void settle() {
        const int rounds = tautness_ > 0.0F ? kSettleRounds : 1;
        for (int round = 0; round < rounds; ++round) {
            contact_.leave_bone(s_.middle, s_.holds);
            relax();
            relax();
        }
    }

    /// Each place goes most of the way to where its neighbours want it, as they lay about it at
    /// rest.
    void relax() {
        for (int i = 1; i + 1 < slab_.stations; ++i) {
            for (int c = 0; c < slab_.columns; ++c) {
                const std::size_t k = at(i, c);
                const MuscleSlab::Node& node = slab_.nodes[k];
                glm::vec3 wanted = 0.5F * (s_.middle[at(i - 1, c)] + s_.middle[at(i + 1, c)] +
                                           turn_by(s_.turns[k], node.bow));
                if (!slab_.is_edge(c)) {
                    wanted =
                        0.5F * wanted + 0.25F * (s_.middle[at(i, c - 1)] + s_.middle[at(i, c + 1)] +
                                                 turn_by(s_.turns[k], node.cross_bow));
                }
                s_.moved[k] = glm::mix(s_.middle[k], wanted, kRelax);
            }
        }
        for (int i = 1; i + 1 < slab_.stations; ++i) {
            for (int c = 0; c < slab_.columns; ++c) {
                s_.middle[at(i, c)] = s_.moved[at(i, c)];
            }
        }
    }

    float tautness_ = 0.0F;  // 0: bends with the bones .. 1: drawn straight between them
    const SlabPoseInput& in_;
    const MuscleSlab& slab_;
    MuscleScratch& s_;
    SlabContact contact_;
};

}  // namespace

glm::quat turn_with_fibres(const glm::vec4& carried, const glm::vec3& along_rest,
                           const glm::vec3& along) {
    constexpr float kOpposite = 0.1F;  // 1 + cosine: there is no telling about what it turns
    const glm::quat bone{carried.w, carried.x, carried.y, carried.z};
    const glm::vec3 from = bone * along_rest;
    const float scalar = 1.0F + glm::dot(from, along);
    return scalar > kOpposite ? glm::normalize(glm::quat{scalar, glm::cross(from, along)}) * bone
                              : bone;
}

void pose_slab(const SlabPoseInput& input, MuscleScratch& scratch) {
    SlabPoser{input, scratch}.run();
    cover_slab(input, scratch);
}

}  // namespace jw::model
