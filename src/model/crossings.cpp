#include "model/crossings.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace jw::model {
namespace {

using Corners = std::array<Vec3, 3>;

/// Which side of the plane through a, b, c the point p is on: -1, 0 or 1. Nearer to the plane than
/// rounding can tell is 0.
int side_of(const Vec3& a, const Vec3& b, const Vec3& c, const Vec3& p) {
    const Vec3 normal = glm::cross(b - a, c - a);
    const Vec3 ap = p - a;
    const double volume = glm::dot(normal, ap);
    constexpr double kDoubt = 1e-14;  // of the lengths that were multiplied
    const double doubt =
        kDoubt * kDoubt * glm::dot(b - a, b - a) * glm::dot(c - a, c - a) * glm::dot(ap, ap);
    return volume * volume <= doubt ? 0 : volume > 0.0 ? 1 : -1;
}

using Sides = std::array<int, 3>;

/// Of the corners of `other`, seen from the plane of `t`.
Sides sides_of(const Corners& t, const Corners& other) {
    Sides sides{};
    std::transform(other.begin(), other.end(), sides.begin(),
                   [&](const Vec3& p) { return side_of(t[0], t[1], t[2], p); });
    return sides;
}

/// An edge of `other`, whose corners lie on these sides of `t`, runs through the inside of `t`.
bool pierces(const Corners& other, const Sides& sides, const Corners& t) {
    for (std::size_t k = 0; k < 3; ++k) {
        if (sides[k] * sides[(k + 1) % 3] >= 0) {
            continue;
        }
        const Vec3& from = other[k];
        const Vec3& to = other[(k + 1) % 3];
        const int turn = side_of(from, to, t[0], t[1]);
        if (turn != 0 && turn == side_of(from, to, t[1], t[2]) &&
            turn == side_of(from, to, t[2], t[0])) {
            return true;
        }
    }
    return false;
}

using Flat = std::array<glm::dvec2, 3>;

double turn(const glm::dvec2& a, const glm::dvec2& b, const glm::dvec2& p) {
    return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x);
}

/// All of `other` lies beyond one edge of `t`, which runs anticlockwise.
bool is_apart(const Flat& t, const Flat& other) {
    for (std::size_t k = 0; k < 3; ++k) {
        const glm::dvec2& a = t[k];
        const glm::dvec2& b = t[(k + 1) % 3];
        const bool is_beyond = std::all_of(other.begin(), other.end(), [&](const glm::dvec2& p) {
            return turn(a, b, p) <= 1e-14 * glm::length(b - a) * glm::length(p - a);
        });
        if (is_beyond) {
            return true;
        }
    }
    return false;
}

/// Of two triangles in one plane with this normal.
bool overlap_in_plane(const Corners& one, const Corners& other, const Vec3& normal) {
    const Vec3 size = glm::abs(normal);
    const int drop = size.x >= size.y && size.x >= size.z ? 0 : size.y >= size.z ? 1 : 2;
    const auto flatten = [drop](const Corners& t) {
        Flat flat;
        std::transform(t.begin(), t.end(), flat.begin(), [drop](const Vec3& p) {
            return glm::dvec2{p[(drop + 1) % 3], p[(drop + 2) % 3]};
        });
        if (turn(flat[0], flat[1], flat[2]) < 0.0) {
            std::swap(flat[1], flat[2]);
        }
        return flat;
    };
    const Flat a = flatten(one);
    const Flat b = flatten(other);
    return !is_apart(a, b) && !is_apart(b, a);
}

bool do_cross(const Corners& one, const Corners& other) {
    const Sides others = sides_of(one, other);
    const auto [low, high] = std::minmax_element(others.begin(), others.end());
    if (*low == 1 || *high == -1) {
        return false;
    }
    const auto shared = std::count_if(one.begin(), one.end(), [&](const Vec3& p) {
        return std::find(other.begin(), other.end(), p) != other.end();
    });
    if (shared > 1) {
        return false;  // neighbours along an edge meet there and nowhere else, unless folded flat
    }
    if (*low == 0 && *high == 0) {
        const Vec3 normal = glm::cross(one[1] - one[0], one[2] - one[0]);
        return normal != Vec3{0.0} && overlap_in_plane(one, other, normal);
    }
    // An edge from a shared corner begins in the other's plane and so does not cross it again.
    return pierces(other, others, one) || pierces(one, sides_of(other, one), other);
}

struct Extent {
    Vec3 low;
    Vec3 high;
    std::uint32_t triangle;
};

}  // namespace

std::vector<std::uint32_t> find_crossing_triangles(std::span<const Vec3> positions,
                                                   std::span<const std::uint32_t> indices) {
    const auto corners = [&](std::size_t triangle) {
        return Corners{positions[indices[3 * triangle]], positions[indices[3 * triangle + 1]],
                       positions[indices[3 * triangle + 2]]};
    };
    std::vector<Extent> extents;
    extents.reserve(indices.size() / 3);
    for (std::size_t t = 0; 3 * t + 2 < indices.size(); ++t) {
        const auto [a, b, c] = corners(t);
        extents.push_back({glm::min(glm::min(a, b), c), glm::max(glm::max(a, b), c),
                           static_cast<std::uint32_t>(t)});
    }
    if (extents.empty()) {
        return {};
    }
    Extent whole = extents.front();
    for (const Extent& e : extents) {
        whole.low = glm::min(whole.low, e.low);
        whole.high = glm::max(whole.high, e.high);
    }
    const Vec3 size = whole.high - whole.low;
    const int axis = size.x >= size.y && size.x >= size.z ? 0 : size.y >= size.z ? 1 : 2;
    std::sort(extents.begin(), extents.end(),
              [axis](const Extent& a, const Extent& b) { return a.low[axis] < b.low[axis]; });
    std::vector<std::uint32_t> crossing;
    for (std::size_t i = 0; i < extents.size(); ++i) {
        const Extent& one = extents[i];
        for (std::size_t j = i + 1; j < extents.size() && extents[j].low[axis] <= one.high[axis];
             ++j) {
            const Extent& other = extents[j];
            const bool is_near = one.low.x <= other.high.x && other.low.x <= one.high.x &&
                                 one.low.y <= other.high.y && other.low.y <= one.high.y &&
                                 one.low.z <= other.high.z && other.low.z <= one.high.z;
            if (is_near && do_cross(corners(one.triangle), corners(other.triangle))) {
                crossing.push_back(one.triangle);
                crossing.push_back(other.triangle);
            }
        }
    }
    std::sort(crossing.begin(), crossing.end());
    crossing.erase(std::unique(crossing.begin(), crossing.end()), crossing.end());
    return crossing;
}

}  // namespace jw::model
