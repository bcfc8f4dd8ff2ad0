#include "forge/muscles/slab.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>

namespace jw::forge {
namespace {

constexpr double kGap = 0.6e-3;        // m, between a muscle and the bone beside it
constexpr double kMost = 6e-3;         // m, a round
constexpr double kAllowed = 1e-3;      // m in bone: corners of bone finer than the triangles
constexpr double kAllowedLate = 2e-3;  // where clearing bone and smoothing folds work against
                                       // each other, the smooth surface wins

using Triangle = std::array<std::size_t, 3>;

/// Where a point that is in bone comes out.
Vec3 pushed_out(Vec3 p, double allowed, const BoneDistance& distance) {
    constexpr int kRounds = 3;
    for (int round = 0; round < kRounds; ++round) {
        const double have = distance(p);
        if (have >= -allowed) {
            break;
        }
        p += std::min(kGap - have, kMost) * bone_gradient(distance, p);
    }
    return p;
}

/// Two a cell, ring after ring: 2k and 2k + 1 of a ring share their long side.
std::vector<Triangle> list_triangles(const Tube& tube) {
    std::vector<Triangle> triangles;
    for (int i = 0; i + 1 < tube.stations; ++i) {
        for (int k = 0; k < tube.around; ++k) {
            const std::size_t a = tube.index(i, k), b = tube.index(i, k + 1),
                              c = tube.index(i + 1, k + 1), d = tube.index(i + 1, k);
            triangles.push_back({a, b, c});
            triangles.push_back({a, c, d});
        }
    }
    return triangles;
}

Vec3 calc_normal(const Tube& tube, const Triangle& t) {
    const Vec3 n =
        glm::cross(tube.points[t[1]] - tube.points[t[0]], tube.points[t[2]] - tube.points[t[0]]);
    const double length = glm::length(n);
    return length > 1e-14 ? n / length : Vec3{0.0};
}

/// The triangles that share a side with triangle `t` of the list.
std::vector<std::size_t> find_neighbours(const Tube& tube, std::size_t t) {
    const std::size_t row = 2 * static_cast<std::size_t>(tube.around);
    const std::size_t rows = static_cast<std::size_t>(tube.stations) - 1;
    const std::size_t i = t / row, k = t % row;
    const bool is_first = k % 2 == 0;  // its short side lies on the ring before, else after
    std::vector<std::size_t> found{i * row + (is_first ? k + 1 : k - 1),
                                   i * row + (is_first ? (k + 3) % row : (k + row - 3) % row)};
    if (is_first && i > 0) {
        found.push_back((i - 1) * row + k + 1);
    } else if (!is_first && i + 1 < rows) {
        found.push_back((i + 1) * row + k - 1);
    }
    return found;
}

bool is_end(const Tube& tube, std::size_t point) {
    const auto around = static_cast<std::size_t>(tube.around);
    return point < around || point >= tube.points.size() - around;
}

/// Out of bone: whole triangles of which a part between the corners is in it, then every point. An
/// end stays where it holds to bone as long as the ring beside it can give way. False when there
/// was nothing to lift.
bool lift(Tube& tube, const std::vector<Triangle>& triangles, bool is_late,
          const BoneDistance& distance) {
    std::vector<Vec3> push(tube.points.size(), Vec3{0.0});
    const double allowed = is_late ? kAllowedLate : kAllowed;
    bool any = false;
    const auto lift_between = [&](std::initializer_list<std::size_t> corners) {
        Vec3 p{0.0};
        for (const std::size_t v : corners) {
            p += tube.points[v] / static_cast<double>(corners.size());
        }
        const double have = distance(p);
        if (have >= -allowed) {
            return;
        }
        any = true;
        const bool all_end = std::all_of(corners.begin(), corners.end(),
                                         [&](std::size_t v) { return is_end(tube, v); });
        // An end gives way no farther than it must, or it would float.
        const double need = all_end ? std::max(0.0, -kAllowedLate - have) : kGap - have;
        const Vec3 way = std::min(need, kMost) * bone_gradient(distance, p);
        for (const std::size_t v : corners) {
            const bool is_farther = glm::length(way) > glm::length(push[v]);
            push[v] = is_farther && (all_end || !is_end(tube, v)) ? way : push[v];
        }
    };
    for (const auto& [a, b, c] : triangles) {
        lift_between({a, b, c});
        lift_between({a, b});
        lift_between({b, c});
        lift_between({c, a});
    }
    for (std::size_t v = 0; v < tube.points.size(); ++v) {
        const Vec3 out = pushed_out(tube.points[v], is_late ? kAllowedLate : -kGap, distance);
        const Vec3 way = out - tube.points[v];
        push[v] = glm::length(way) > glm::length(push[v]) ? way : push[v];
    }
    // Both faces go together: one that passes through the other is a fold.
    for (int i = 0; i < tube.stations; ++i) {
        for (int k = 0; k < tube.around; ++k) {
            const Vec3& here = push[tube.index(i, k)];
            const Vec3& beyond = push[tube.index(i, tube.around - k)];
            const bool gives_way =
                i > 0 && i + 1 < tube.stations && glm::length(beyond) > glm::length(here);
            tube.points[tube.index(i, k)] += gives_way ? beyond : here;
        }
    }
    return any;
}

/// Points beside triangles that turn away from the triangles around them go to the mean of the
/// points beside them. False when there are none.
bool unfold(Tube& tube, const std::vector<Triangle>& triangles) {
    std::vector<Vec3> normals;
    for (const Triangle& t : triangles) {
        normals.push_back(calc_normal(tube, t));
    }
    std::vector<bool> is_folded(tube.points.size(), false);
    bool any = false;
    for (std::size_t t = 0; t < triangles.size(); ++t) {
        const std::vector<std::size_t> beside = find_neighbours(tube, t);
        Vec3 around{0.0};
        for (const std::size_t other : beside) {
            around += normals[other];
        }
        if (glm::dot(normals[t], around) >= 0.0) {
            continue;
        }
        any = true;
        for (const std::size_t other : beside) {
            for (const std::size_t v : triangles[other]) {
                is_folded[v] = true;
            }
        }
    }
    const std::vector<Vec3> before = tube.points;
    for (int i = 0; any && i < tube.stations; ++i) {
        for (int k = 0; k < tube.around; ++k) {
            const std::size_t v = tube.index(i, k);
            if (!is_folded[v]) {
                continue;
            }
            Vec3 mean = 0.5 * (before[tube.index(i, k - 1)] + before[tube.index(i, k + 1)]);
            // An end stays in the plane of its ring, where it holds to bone.
            if (i > 0 && i + 1 < tube.stations) {
                mean = 0.5 * mean +
                       0.25 * (before[tube.index(i - 1, k)] + before[tube.index(i + 1, k)]);
            }
            tube.points[v] = glm::mix(before[v], mean, 0.5);
        }
    }
    return any;
}

}  // namespace

Vec3 bone_gradient(const BoneDistance& distance, const Vec3& p) {
    constexpr double kStep = 1e-3;
    const Vec3 g{distance(p + Vec3{kStep, 0, 0}) - distance(p - Vec3{kStep, 0, 0}),
                 distance(p + Vec3{0, kStep, 0}) - distance(p - Vec3{0, kStep, 0}),
                 distance(p + Vec3{0, 0, kStep}) - distance(p - Vec3{0, 0, kStep})};
    const double length = glm::length(g);
    return length > 1e-9 ? g / length : Vec3{0.0};
}

void settle(Tube& tube, const BoneDistance& distance) {
    constexpr int kRounds = 100, kLate = 20;
    const std::vector<Triangle> triangles = list_triangles(tube);
    for (int round = 0; round < kRounds; ++round) {
        const bool was_in_bone = distance && lift(tube, triangles, round >= kLate, distance);
        if (!unfold(tube, triangles) && !was_in_bone) {
            break;
        }
    }
}

}  // namespace jw::forge
