#include "model/slab_cohesion.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>

#include <algorithm>

namespace jw::model {
namespace {

class Cohesion {
  public:
    Cohesion(const MuscleSlab& slab, MuscleScratch& scratch) : slab_{slab}, s_{scratch} {}

    void run() {
        set_centres(s_.before, s_.centres_before);
        set_centres(s_.middle, s_.centres);
        for (const int end : {0, slab_.stations - 1}) {
            const Section section = find_section(end, share_of_end(end));
            for (int c = 0; c < slab_.columns; ++c) {
                s_.moved[at(end, c)] = section.carry(s_.before[at(end, c)]);
            }
        }
        for (int i = 1; i + 1 < slab_.stations; ++i) {
            const Section section = find_section(i, slab_.width_share);
            for (int c = 0; c < slab_.columns; ++c) {
                s_.moved[at(i, c)] = s_.middle[at(i, c)] - section.carry(s_.before[at(i, c)]);
            }
            share_across(i);
            for (int c = 0; c < slab_.columns; ++c) {
                s_.moved[at(i, c)] += section.carry(s_.before[at(i, c)]);
            }
        }
        std::swap(s_.middle, s_.moved);
    }

  private:
    /// A cord turns on its attachment with its fibres; a broad one stays as the bone holds it.
    float share_of_end(int station) const {
        constexpr float kCord = 8e-3F, kBroad = 20e-3F;  // m of width
        const float width =
            glm::distance(s_.before[at(station, 0)], s_.before[at(station, slab_.columns - 1)]);
        return slab_.width_share * (1.0F - glm::smoothstep(kCord, kBroad, width));
    }

    void set_centres(std::span<const glm::vec3> points, std::vector<glm::vec3>& centres) const {
        centres.assign(static_cast<std::size_t>(slab_.stations), glm::vec3{0.0F});
        const auto columns = static_cast<std::size_t>(slab_.columns);
        for (std::size_t k = 0; k < points.size(); ++k) {
            centres[k / columns] += points[k] / static_cast<float>(columns);
        }
    }

    /// How a step moves the section at a station as a whole.
    struct Section {
        glm::vec3 from{0.0F}, to{0.0F};  // centres
        glm::vec3 turn{0.0F};            // sine of the angle along the axis
        float cosine = 1.0F;

        glm::vec3 carry(const glm::vec3& p) const {
            const glm::vec3 v = p - from;
            const glm::vec3 across = glm::cross(turn, v);
            return to + v + across + glm::cross(turn, across) / (1.0F + cosine);
        }
    };
    Section find_section(int station, float share) const {
        // Cosines: beyond the first there is no telling about what it turns; up to the second it
        // turns whole.
        constexpr float kMostTurn = -0.5F, kSureTurn = 0.3F;
        const auto at = [&](int i) {
            return static_cast<std::size_t>(std::clamp(i, 0, slab_.stations - 1));
        };
        const std::size_t before = at(station - 1), here = at(station), after = at(station + 1);
        Section section{s_.centres_before[here], s_.centres[here]};
        const glm::vec3 a = s_.centres_before[after] - s_.centres_before[before];
        const glm::vec3 b = s_.centres[after] - s_.centres[before];
        const float size = glm::length(a) * glm::length(b);
        if (size <= 0.0F || share <= 0.0F || glm::dot(a, b) <= kMostTurn * size) {
            return section;
        }
        const float sure = glm::smoothstep(kMostTurn, kSureTurn, glm::dot(a, b) / size);
        const glm::vec3 towards = glm::mix(a / glm::length(a), b / glm::length(b), share * sure);
        section.turn = glm::cross(a, towards) / (glm::length(a) * glm::length(towards));
        section.cosine = glm::dot(a, towards) / (glm::length(a) * glm::length(towards));
        return section;
    }

    /// What is done to one column is done to those beside it, by their bonds.
    void share_across(int station) {
        const std::size_t first = slab_.node_at(station, 0);
        const auto columns = static_cast<std::size_t>(slab_.columns);
        s_.moved[first] *= slab_.nodes[first].bond_scale;
        for (std::size_t k = first + 1; k < first + columns; ++k) {
            s_.moved[k] = slab_.nodes[k].bond_scale *
                          (s_.moved[k] + slab_.nodes[k - 1].bond * s_.moved[k - 1]);
        }
        for (std::size_t k = first + columns - 1; k-- > first;) {
            s_.moved[k] += slab_.nodes[k].bond_ratio * s_.moved[k + 1];
        }
    }

    std::size_t at(int station, int column) const {
        return slab_.node_at(std::clamp(station, 0, slab_.stations - 1),
                             std::clamp(column, 0, slab_.columns - 1));
    }

    const MuscleSlab& slab_;
    MuscleScratch& s_;
};

}  // namespace

void hold_together(const MuscleSlab& slab, MuscleScratch& scratch) {
    Cohesion{slab, scratch}.run();
}

}  // namespace jw::model
