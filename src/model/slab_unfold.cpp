#include "model/slab_unfold.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>

namespace jw::model {
namespace {

constexpr float kFlat =
    0.25F;  // cosine: a fold is smoothed until it faces a little more than sideways
constexpr float kMost = 6e-3F;  // m that a place is moved
constexpr int kSweeps = 6;
constexpr int kSpread = 1;     // places around a fold that move with it
constexpr float kStep = 0.7F;  // of the way, a sweep

class Unfolder {
  public:
    Unfolder(const Mesh& mesh, const MuscleSlab& slab, std::span<const glm::quat> turns,
             MuscleScratch& scratch)
        : slab_{slab},
          indices_{std::span{mesh.indices}.subspan(slab.first_index,
                                                   slab.last_index - slab.first_index)},
          turns_{turns},
          s_{scratch} {}

    float calc_folded_area() {
        find_folds();
        return folded_;
    }

    void run() {
        spread();
        for (int sweep = 0; sweep < kSweeps; ++sweep) {
            smooth();
        }
    }

  private:
    bool is_end(std::uint32_t vertex) const {
        const int station = static_cast<int>(vertex - slab_.first) / slab_.around();
        return station == 0 || station + 1 == slab_.stations;
    }

    /// Marks the corners of folded triangles. The ends stay as they are.
    void find_folds() {
        s_.is_folded.assign(slab_.bows.size(), 0);
        calc_facings(slab_.side_by_side, indices_, s_.points, s_.facings);
        folded_ = 0.0F;
        for (std::size_t t = 0; t < s_.facings.cosines.size(); ++t) {
            if (s_.facings.cosines[t] >= kFlat) {
                continue;
            }
            const std::uint32_t* corners = &indices_[3 * t];
            if (is_end(corners[0]) && is_end(corners[1]) && is_end(corners[2])) {
                continue;
            }
            if (s_.facings.cosines[t] < 0.0F) {
                folded_ += 0.5F * glm::length(s_.facings.normals[t]);
            }
            for (std::size_t k = 0; k < 3; ++k) {
                s_.is_folded[corners[k] - slab_.first] = 1;
            }
        }
    }

    std::size_t at(int station, int turn) const {
        const int around = slab_.around();
        return static_cast<std::size_t>(station * around + (turn + around) % around);
    }

    void spread() {
        for (int step = 0; step < kSpread; ++step) {
            s_.was_folded = s_.is_folded;
            for (int i = 1; i + 1 < slab_.stations; ++i) {
                for (int k = 0; k < slab_.around(); ++k) {
                    if (s_.was_folded[at(i, k)] != 0) {
                        for (const std::size_t beside :
                             {at(i - 1, k), at(i + 1, k), at(i, k - 1), at(i, k + 1)}) {
                            s_.is_folded[beside] = 1;
                        }
                    }
                }
            }
        }
    }

    /// Each marked place goes to where its neighbours want it, as they lay about it at rest.
    void smooth() {
        for (int i = 1; i + 1 < slab_.stations; ++i) {
            for (int k = 0; k < slab_.around(); ++k) {
                const std::size_t v = at(i, k);
                if (s_.is_folded[v] == 0) {
                    continue;
                }
                const auto place = [&](std::size_t w) -> const glm::vec3& {
                    return s_.points[slab_.first + w];
                };
                const int column = std::min(k, slab_.around() - k);
                const glm::vec3 wanted = 0.25F * (place(at(i - 1, k)) + place(at(i + 1, k)) +
                                                  place(at(i, k - 1)) + place(at(i, k + 1))) +
                                         turns_[slab_.node_at(i, column)] * slab_.bows[v];
                glm::vec3& p = s_.points[slab_.first + v];
                const glm::vec3& from = s_.folded_from[v];
                const glm::vec3 way = glm::mix(p, wanted, kStep) - from;
                p = from + way * std::min(1.0F, kMost / std::max(glm::length(way), kMost));
            }
        }
    }

    float folded_ = 0.0F;  // m^2
    const MuscleSlab& slab_;
    std::span<const std::uint32_t> indices_;
    std::span<const glm::quat> turns_;
    MuscleScratch& s_;
};

}  // namespace

float calc_folded_area(const Mesh& mesh, const MuscleSlab& slab, MuscleScratch& scratch) {
    return Unfolder{mesh, slab, {}, scratch}.calc_folded_area();
}

void unfold_slab(const Mesh& mesh, const MuscleSlab& slab, std::span<const glm::quat> turns,
                 MuscleScratch& scratch) {
    Unfolder{mesh, slab, turns, scratch}.run();
}

}  // namespace jw::model
