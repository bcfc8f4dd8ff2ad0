#include "model/slab_mend.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/matrix.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace jw::model {
namespace {

// Design. Cosines between the way a triangle faces and the way it should: below the first it is
// mended, more and more down to the second.
constexpr float kSound = 0.7F, kTurned = -0.4F;
constexpr int kRounds = 5;
constexpr float kMostMove = 2e-3F;  // m a round
// Of the spread of a neighbourhood: how much a map that has little to hold on to (a flat patch, off
// its plane) follows the turn of the level surface.
constexpr float kStiff = 3e-3F;

class Mender {
  public:
    Mender(const Mesh& mesh, const MuscleSlab& slab, std::span<const glm::mat3> frames,
           std::span<glm::vec3> points, MendScratch& scratch)
        : mesh_{mesh}, slab_{slab}, frames_{frames}, points_{points}, s_{scratch} {}

    void run() {
        s_.suspects.clear();
        for (std::size_t i = slab_.first_index; i < slab_.last_index; i += 3) {
            if (!lies_well(i)) {
                s_.suspects.push_back(i);
            }
        }
        for (int round = 0; round < kRounds && set_needs(); ++round) {
            spread_needs();
            if (round == 0) {
                suspect_all_that_move();
            }
            lay_out();
        }
    }

  private:
    std::size_t at(int station, int turn) const {
        return static_cast<std::size_t>(
            std::clamp(station, 0, slab_.stations - 1) * slab_.around() + slab_.wrap(turn));
    }
    const glm::vec3& rest(std::size_t v) const { return mesh_.vertices[slab_.first + v].position; }
    std::array<std::size_t, 3> corners(std::size_t i) const {
        return {mesh_.indices[i] - slab_.first, mesh_.indices[i + 1] - slab_.first,
                mesh_.indices[i + 2] - slab_.first};
    }

    /// How the surface at a vertex has turned.
    glm::mat3 turn_of(std::size_t v) const { return frames_[v] * glm::transpose(slab_.frames[v]); }

    /// The way a triangle faces; as long as twice its area.
    glm::vec3 facing(const std::array<std::size_t, 3>& v) const {
        return glm::cross(points_[v[1]] - points_[v[0]], points_[v[2]] - points_[v[0]]);
    }

    /// At a glance: by one corner.
    bool lies_well(std::size_t i) const {
        constexpr float kWell = 0.85F;  // cosine
        const auto v = corners(i);
        const glm::vec3& before = slab_.facings[(i - slab_.first_index) / 3];
        const glm::vec3 now = facing(v);
        const float along = glm::dot(now, frames_[v[0]] * before);
        return along > 0.0F &&
               along * along > kWell * kWell * glm::dot(now, now) * glm::dot(before, before);
    }

    bool set_needs() {
        s_.needs.assign(points_.size(), 0.0F);
        bool is_any = false;
        for (const std::size_t i : s_.suspects) {
            const auto v = corners(i);
            const glm::vec3& local = slab_.facings[(i - slab_.first_index) / 3];
            const glm::vec3 before = slab_.frames[v[0]] * local;
            const glm::vec3 now = facing(v);
            const glm::vec3 carried =
                frames_[v[0]] * local + turn_of(v[1]) * before + turn_of(v[2]) * before;
            const float size = std::sqrt(glm::dot(now, now) * glm::dot(carried, carried));
            const float cosine = size > 0.0F ? glm::dot(now, carried) / size : 1.0F;
            if (cosine < kSound) {
                const float need = 1.0F - glm::smoothstep(kTurned, kSound, cosine);
                is_any = true;
                for (const std::size_t corner : v) {
                    s_.needs[corner] = std::max(s_.needs[corner], need);
                }
            }
        }
        return is_any;
    }

    void suspect_all_that_move() {
        s_.suspects.clear();
        for (std::size_t i = slab_.first_index; i < slab_.last_index; i += 3) {
            const auto v = corners(i);
            if (std::max({s_.needs[v[0]], s_.needs[v[1]], s_.needs[v[2]]}) > 0.0F) {
                s_.suspects.push_back(i);
            }
        }
    }

    /// What lies beside goes half of the way along, so that no new edge comes up.
    void spread_needs() {
        s_.spread = s_.needs;
        for (int i = 0; i < slab_.stations; ++i) {
            for (int k = 0; k < slab_.around(); ++k) {
                float& need = s_.needs[at(i, k)];
                for (const std::size_t beside :
                     {at(i - 1, k), at(i + 1, k), at(i, k - 1), at(i, k + 1)}) {
                    need = std::max(need, 0.5F * s_.spread[beside]);
                }
            }
        }
    }

    void lay_out() {
        s_.moved.assign(points_.begin(), points_.end());
        for (int i = 0; i < slab_.stations; ++i) {
            for (int k = 0; k < slab_.around(); ++k) {
                const std::size_t v = at(i, k);
                if (s_.needs[v] > 0.0F) {
                    const glm::vec3 move = find_goal(i, k) - points_[v];
                    const float length = glm::length(move);
                    if (length > 0.0F) {
                        s_.moved[v] += s_.needs[v] * std::min(1.0F, kMostMove / length) * move;
                    }
                }
            }
        }
        keep_ends();
        std::copy(s_.moved.begin(), s_.moved.end(), points_.begin());
    }

    /// The ends stay on their bone and only turn there.
    void keep_ends() {
        for (const int i : {0, slab_.stations - 1}) {
            for (int c = 0; c < slab_.columns; ++c) {
                const std::size_t outer = slab_.outer_of(i, c), inner = slab_.inner_of(i, c);
                if (std::max(s_.needs[outer], s_.needs[inner]) == 0.0F) {
                    continue;
                }
                const glm::vec3 by =
                    0.5F * (points_[outer] + points_[inner] - s_.moved[outer] - s_.moved[inner]);
                s_.moved[outer] += by;
                if (inner != outer) {
                    s_.moved[inner] += by;
                }
            }
        }
    }

    /// Where the linear map of the nine places about a place takes it.
    glm::vec3 find_goal(int station, int turn) const {
        const auto visit = [&](auto&& act) {
            for (int i = std::max(station - 1, 0); i <= std::min(station + 1, slab_.stations - 1);
                 ++i) {
                for (int k = turn - 1; k <= turn + 1; ++k) {
                    act(at(i, k));
                }
            }
        };
        glm::vec3 from{0.0F}, to{0.0F};
        float count = 0.0F;
        visit([&](std::size_t v) {
            from += rest(v);
            to += points_[v];
            count += 1.0F;
        });
        from /= count;
        to /= count;
        glm::mat3 moment{0.0F}, spread{0.0F};
        visit([&](std::size_t v) {
            const glm::vec3 arm = rest(v) - from;
            moment += glm::outerProduct(points_[v] - to, arm);
            spread += glm::outerProduct(arm, arm);
        });
        const float stiff = kStiff * (spread[0][0] + spread[1][1] + spread[2][2]);
        const std::size_t v = at(station, turn);
        if (stiff <= 0.0F) {
            return points_[v];
        }
        const glm::mat3 map =
            (moment + stiff * turn_of(v)) * glm::inverse(spread + stiff * glm::mat3{1.0F});
        return to + map * (rest(v) - from);
    }

    const Mesh& mesh_;
    const MuscleSlab& slab_;
    std::span<const glm::mat3> frames_;  // of the level surface
    std::span<glm::vec3> points_;
    MendScratch& s_;
};

}  // namespace

void mend_turned(const Mesh& mesh, const MuscleSlab& slab, std::span<const glm::mat3> frames,
                 std::span<glm::vec3> points, MendScratch& scratch) {
    Mender{mesh, slab, frames, points, scratch}.run();
}

}  // namespace jw::model
