#include "forge/measure/face.h"

#include "forge/measure/fits.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace jw::forge {

namespace {

using namespace units;

constexpr double kCell = 0.5 * mm;
constexpr int kTile = 12;   // cells whose rays share one cut-down shape
constexpr int kRound = 20;  // cells to each side that make up the face round about

/// What is seen through the window, cell by cell.
class DepthMap {
  public:
    DepthMap(const Shape& shape, const FaceWindow& window)
        : window_{window},
          wide_{static_cast<int>(glm::length(window.right) / kCell) + 1},
          tall_{static_cast<int>(glm::length(window.up) / kCell) + 1},
          depth_(static_cast<std::size_t>(wide_) * static_cast<std::size_t>(tall_)),
          is_sunk_(depth_.size(), 0) {
        for (int y = 0; y < tall_; y += kTile) {
            for (int x = 0; x < wide_; x += kTile) {
                look(shape, x, y);
            }
        }
    }

    void mark_sunk(double by) {
        for (int y = 0; y < tall_; ++y) {
            for (int x = 0; x < wide_; ++x) {
                is_sunk_[index(x, y)] = depth_[index(x, y)] > depth_round(x, y) + by ? 1 : 0;
            }
        }
    }

    /// The largest circle in the sunk place at a cell, and forgets the place; nothing where the
    /// cell is not sunk or its place reaches the border.
    std::optional<FreeCircle> take_hole(int x, int y) {
        if (!is_sunk(x, y)) {
            return std::nullopt;
        }
        std::vector<glm::ivec2> place{{x, y}};
        std::vector<char> is_seen(depth_.size(), 0);
        is_seen[index(x, y)] = 1;
        bool is_whole = true;
        FreeCircle best;
        for (std::size_t i = 0; i < place.size(); ++i) {
            const glm::ivec2 at = place[i];
            const double diameter = (2.0 * room(at) - 1.0) * kCell;
            best = diameter > best.diameter ? FreeCircle{point(at.x, at.y), diameter} : best;
            is_whole = is_whole && at.x > 0 && at.y > 0 && at.x < wide_ - 1 && at.y < tall_ - 1;
            for (const glm::ivec2& way : {glm::ivec2{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
                const glm::ivec2 next = at + way;
                if (is_sunk(next.x, next.y) && is_seen[index(next.x, next.y)] == 0) {
                    is_seen[index(next.x, next.y)] = 1;
                    place.push_back(next);
                }
            }
        }
        for (const glm::ivec2& at : place) {
            is_sunk_[index(at.x, at.y)] = 0;
        }
        return is_whole ? std::optional{best} : std::nullopt;
    }

    int wide() const { return wide_; }
    int tall() const { return tall_; }

  private:
    std::size_t index(int x, int y) const { return static_cast<std::size_t>(y * wide_ + x); }
    bool is_in(int x, int y) const { return x >= 0 && y >= 0 && x < wide_ && y < tall_; }
    bool is_sunk(int x, int y) const { return is_in(x, y) && is_sunk_[index(x, y)] != 0; }
    Vec3 point(int x, int y) const {
        return window_.corner + x * kCell * glm::normalize(window_.right) +
               y * kCell * glm::normalize(window_.up);
    }

    void look(const Shape& shape, int left, int low) {
        const int right = std::min(left + kTile, wide_);
        const int high = std::min(low + kTile, tall_);
        Box seen{point(left, low), point(left, low)};
        for (const Vec3& corner :
             {point(left, low), point(right, low), point(left, high), point(right, high)}) {
            const Vec3 end = corner + window_.reach * window_.direction;
            seen = seen.joined({corner, corner}).joined({end, end});
        }
        const Shape part = shape.near(seen.grown(kCell), 10.0 * mm);
        for (int y = low; y < high; ++y) {
            for (int x = left; x < right; ++x) {
                depth_[index(x, y)] =
                    distance_to_surface(part, point(x, y), window_.direction, window_.reach);
            }
        }
    }

    double depth_round(int x, int y) const {
        std::vector<double> round;
        for (int v = std::max(0, y - kRound); v <= std::min(tall_ - 1, y + kRound); v += 2) {
            for (int u = std::max(0, x - kRound); u <= std::min(wide_ - 1, x + kRound); u += 2) {
                round.push_back(depth_[index(u, v)]);
            }
        }
        const auto middle = round.begin() + static_cast<std::ptrdiff_t>(round.size() / 2);
        std::nth_element(round.begin(), middle, round.end());
        return *middle;
    }

    /// Cells from a cell to the nearest one that is not sunk.
    double room(const glm::ivec2& at) const {
        double least = kRound;
        for (int v = at.y - kRound; v <= at.y + kRound; ++v) {
            for (int u = at.x - kRound; u <= at.x + kRound; ++u) {
                if (!is_sunk(u, v)) {
                    least = std::min(least, std::hypot(u - at.x, v - at.y));
                }
            }
        }
        return least;
    }

    FaceWindow window_;
    int wide_, tall_;
    std::vector<double> depth_;
    std::vector<char> is_sunk_;
};

}  // namespace

std::vector<FreeCircle> openings_of_face(const Shape& shape, const FaceWindow& window,
                                         double sunk) {
    DepthMap map{shape, window};
    map.mark_sunk(sunk);
    std::vector<FreeCircle> found;
    for (int y = 0; y < map.tall(); ++y) {
        for (int x = 0; x < map.wide(); ++x) {
            if (const auto hole = map.take_hole(x, y)) {
                found.push_back(*hole);
            }
        }
    }
    std::sort(found.begin(), found.end(),
              [](const auto& a, const auto& b) { return a.diameter > b.diameter; });
    return found;
}

double thinnest_in_face(const Shape& shape, const FaceWindow& window, double spacing) {
    const int wide = static_cast<int>(glm::length(window.right) / spacing);
    const int tall = static_cast<int>(glm::length(window.up) / spacing);
    double thinnest = window.reach;
    bool is_met = false;
    for (int y = 0; y <= tall; ++y) {
        for (int x = 0; x <= wide; ++x) {
            const Vec3 from = window.corner + x * spacing * glm::normalize(window.right) +
                              y * spacing * glm::normalize(window.up);
            const double thick = thickness_along(shape, from, window.direction, window.reach);
            is_met = is_met || thick > 0.0;
            thinnest = thick > 0.0 ? std::min(thinnest, thick) : thinnest;
        }
    }
    return is_met ? thinnest : 0.0;
}

RingOpening opening_of_ring(const Shape& shape, const Cut& about, double deep, double wide) {
    constexpr int kRays = 48;
    // what can be seen through the ring along the plane's axis, level by level
    const auto clear = [&](const Cut& plane) {
        const Vec3 axis = glm::cross(plane.right, plane.up);
        std::vector<glm::dvec2> view(kRays, glm::dvec2{2.0 * wide, 0.0});
        for (double level = -deep; level <= deep; level += 2.0 * mm) {
            const Cut here{plane.origin + level * axis, plane.right, plane.up};
            const std::vector<glm::dvec2> loop = outline(shape, here, kRays, wide);
            for (std::size_t i = 0; i < loop.size(); ++i) {
                view[i] = glm::length(loop[i]) < glm::length(view[i]) ? loop[i] : view[i];
            }
        }
        return view;
    };
    Cut plane = about;
    plane.origin = largest_free_circle(shape, plane, wide).centre;
    std::vector<glm::dvec2> view = clear(plane);
    // turned to where most can be seen
    for (double turn = 0.16; turn > 0.01;) {
        bool has_turned = false;
        for (const glm::dvec2& way : {glm::dvec2{1, 0}, {-1, 0}, {0, 1}, {0, -1}}) {
            const Vec3 axis =
                glm::cross(plane.right, plane.up) + turn * (way.x * plane.right + way.y * plane.up);
            const Cut next = Cut::across(plane.origin, axis, plane.up);
            const std::vector<glm::dvec2> seen = clear(next);
            if (area(seen) > area(view)) {
                plane = next;
                view = seen;
                has_turned = true;
            }
        }
        turn = has_turned ? turn : 0.5 * turn;
    }
    const auto extent = [&](const glm::dvec2& way) {
        const auto [least, most] = std::minmax_element(
            view.begin(), view.end(),
            [&](const auto& a, const auto& b) { return glm::dot(a, way) < glm::dot(b, way); });
        return glm::dot(*most - *least, way);
    };
    glm::dvec2 longest{1.0, 0.0};
    for (int i = 0; i < 90; ++i) {
        const double angle = i * std::numbers::pi / 90.0;
        const glm::dvec2 way{std::cos(angle), std::sin(angle)};
        longest = extent(way) > extent(longest) ? way : longest;
    }
    return {extent(longest), extent({-longest.y, longest.x})};
}

double rim_radius(const Shape& shape, const Vec3& start, const Vec3& into, const Vec3& across) {
    constexpr double kReach = 40.0 * mm;
    const auto depth = [&](double side) {
        return distance_to_surface(shape, start + side * across, into, kReach);
    };
    double middle = 0.0;
    for (double side = -10.0; side <= 10.0; side += 0.5) {
        middle = depth(side * mm) < depth(middle) ? side * mm : middle;
    }
    std::vector<glm::dvec2> edge;
    for (double side = -3.0; side <= 3.0; side += 0.25) {
        const double far = depth(middle + side * mm);
        if (far < depth(middle) + 6.0 * mm) {  // else it looks past the rim
            edge.emplace_back(side * mm, far);
        }
    }
    if (edge.size() < 5) {
        return 0.5 * mm;  // an edge
    }
    const auto [low, high] = std::minmax_element(
        edge.begin(), edge.end(), [](const auto& a, const auto& b) { return a.y < b.y; });
    return high->y - low->y < 0.02 * mm ? kReach : fit_circle(edge).radius;  // flat
}

double off_arc(std::span<const glm::dvec2> points) {
    const Arc arc = fit_arc(points);
    double off = 0.0;
    for (const glm::dvec2& p : points) {
        off = std::max(off, std::abs(arc.distance(p)));
    }
    return off;
}

}  // namespace jw::forge
