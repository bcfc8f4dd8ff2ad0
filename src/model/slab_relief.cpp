#include "model/slab_relief.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <glm/mat3x3.hpp>

#include <algorithm>

namespace jw::model {
namespace {

constexpr int kSweeps =
    4;  // design: enough to level what posing crumples, little enough to be fast

/// A slab with its vertices, numbered by ring and place in the ring.
struct Surface {
    const MuscleSlab& slab;
    std::span<const glm::vec3> points;

    std::size_t at(int station, int turn) const {
        return static_cast<std::size_t>(std::clamp(station, 0, slab.stations - 1) * slab.around() +
                                        slab.wrap(turn));
    }
    /// Both ways across a place, from one neighbour to the other.
    glm::vec3 along(int station, int turn) const {
        return points[at(station + 1, turn)] - points[at(station - 1, turn)];
    }
    glm::vec3 around(int station, int turn) const {
        return points[at(station, turn + 1)] - points[at(station, turn - 1)];
    }
    /// Columns: along the fibres, around the body, off the surface.
    glm::mat3 frame(int station, int turn) const {
        const glm::vec3 fibre = along(station, turn);
        return calc_surface_frame(fibre, glm::cross(fibre, around(station, turn)));
    }
};

template <typename Visit>
void visit_between_ends(const MuscleSlab& slab, Visit visit) {
    for (int i = 1; i + 1 < slab.stations; ++i) {
        for (int k = 0; k < slab.around(); ++k) {
            visit(i, k);
        }
    }
}

/// Half of the way to where the four neighbours want each place, again and again.
void level_surface(const MuscleSlab& slab, std::span<glm::vec3> points,
                   std::vector<glm::vec3>& before) {
    const Surface surface{slab, before};
    for (int sweep = 0; sweep < kSweeps; ++sweep) {
        before.assign(points.begin(), points.end());
        visit_between_ends(slab, [&](int i, int k) {
            points[surface.at(i, k)] =
                0.5F * before[surface.at(i, k)] +
                0.125F * (before[surface.at(i - 1, k)] + before[surface.at(i + 1, k)] +
                          before[surface.at(i, k - 1)] + before[surface.at(i, k + 1)]);
        });
    }
}

void set_frames(const Surface& surface, std::vector<glm::mat3>& frames) {
    frames.resize(surface.points.size());
    for (int i = 0; i < surface.slab.stations; ++i) {
        for (int k = 0; k < surface.slab.around(); ++k) {
            frames[surface.at(i, k)] = surface.frame(i, k);
        }
    }
}

}  // namespace

glm::mat3 calc_surface_frame(const glm::vec3& along, const glm::vec3& normal) {
    const float length = glm::length(along), size = glm::length(normal);
    if (length <= 0.0F || size <= 0.0F) {
        return glm::mat3{1.0F};
    }
    const glm::vec3 t = along / length, n = normal / size;
    return {t, glm::cross(n, t), n};
}

float calc_shrink(float now, float rest) {
    return rest > 0.0F ? std::min(now / rest, 1.0F) : 1.0F;
}

void set_relief(MuscleSlab& slab, std::span<const glm::vec3> points) {
    std::vector<glm::vec3> level(points.begin(), points.end());
    std::vector<glm::vec3> before(level);
    level_surface(slab, level, before);
    slab.relief.assign(points.size(), {});
    const Surface surface{slab, level};
    set_frames(surface, slab.frames);
    visit_between_ends(slab, [&](int i, int k) {
        const std::size_t v = surface.at(i, k);
        MuscleSlab::Relief& relief = slab.relief[v];
        relief.rise = glm::transpose(slab.frames[v]) * (points[v] - level[v]);
        relief.along = glm::length(surface.along(i, k));
        relief.around = glm::length(surface.around(i, k));
    });
}

void renew_relief(const MuscleSlab& slab, std::span<glm::vec3> points,
                  std::vector<glm::vec3>& level, std::vector<glm::mat3>& frames) {
    level.resize(points.size());
    level_surface(slab, points, level);
    level.assign(points.begin(), points.end());
    const Surface surface{slab, level};
    set_frames(surface, frames);
    visit_between_ends(slab, [&](int i, int k) {
        const std::size_t v = surface.at(i, k);
        const MuscleSlab::Relief& relief = slab.relief[v];
        const float along = calc_shrink(glm::length(surface.along(i, k)), relief.along);
        const float around = calc_shrink(glm::length(surface.around(i, k)), relief.around);
        points[v] += frames[v] * (relief.rise * glm::vec3{along, around, std::min(along, around)});
    });
}

}  // namespace jw::model
