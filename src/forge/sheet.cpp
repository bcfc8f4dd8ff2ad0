// Curved plates with a thickness map.
#include "forge/linear.h"
#include "forge/node.h"

#include "core/assert.h"

#include <algorithm>
#include <array>

namespace jw::forge {

namespace {

constexpr double kCell = 1.5e-3;  // of the tables, m
constexpr double kMargin = 8e-3;  // of the tables beyond the outline, m
constexpr double kThinnest = 0.8e-3;

/// Thin-plate spline through scattered values over a plane (Duchon 1977): r^2 log r and a plane.
class ThinPlate {
  public:
    ThinPlate(std::span<const glm::dvec2> places, std::span<const double> values)
        : places_{places.begin(), places.end()}, weights_(places.size() + 3) {
        const std::size_t n = places.size();
        const std::size_t size = n + 3;
        std::vector<double> matrix(size * (size + 1), 0.0);
        const auto at = [&](std::size_t r, std::size_t c) -> double& {
            return matrix[r * (size + 1) + c];
        };
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j < n; ++j) {
                at(i, j) = i == j ? 1e-9 : kernel(places[i], places[j]);
            }
            const std::array<double, 3> plane{1.0, places[i].x, places[i].y};
            for (std::size_t k = 0; k < 3; ++k) {
                at(i, n + k) = plane[k];
                at(n + k, i) = plane[k];
            }
            at(i, size) = values[i];
        }
        solve(matrix, size);
        for (std::size_t i = 0; i < size; ++i) {
            weights_[i] = at(i, size);
        }
    }
    double at(const glm::dvec2& q) const {
        const std::size_t n = places_.size();
        double sum = weights_[n] + weights_[n + 1] * q.x + weights_[n + 2] * q.y;
        for (std::size_t i = 0; i < n; ++i) {
            sum += weights_[i] * kernel(q, places_[i]);
        }
        return sum;
    }

  private:
    static double kernel(const glm::dvec2& a, const glm::dvec2& b) {
        const double squared = glm::dot(a - b, a - b) * 1e4;  // in cm^2: keeps the matrix even
        return squared > 1e-12 ? squared * std::log(squared) : 0.0;
    }

    std::vector<glm::dvec2> places_;
    std::vector<double> weights_;
};

/// Middle height, half thickness and distance to the outline at one place.
struct Cell {
    double height;
    double half_thickness;
    double outline;
};

double outline_distance(std::span<const glm::dvec2> loop, const glm::dvec2& q) {
    double best = std::numeric_limits<double>::infinity();
    bool inside = false;
    for (std::size_t i = 0, j = loop.size() - 1; i < loop.size(); j = i++) {
        const glm::dvec2 along = loop[j] - loop[i];
        const glm::dvec2 from = q - loop[i];
        const double share =
            std::clamp(glm::dot(from, along) / std::max(glm::dot(along, along), 1e-18), 0.0, 1.0);
        const glm::dvec2 away = from - share * along;
        best = std::min(best, glm::dot(away, away));
        if ((loop[i].y > q.y) != (loop[j].y > q.y) &&
            q.x <
                loop[i].x + (q.y - loop[i].y) * (loop[j].x - loop[i].x) / (loop[j].y - loop[i].y)) {
            inside = !inside;
        }
    }
    return inside ? -std::sqrt(best) : std::sqrt(best);
}

/// Shares of four neighbours at `t` in 0..1 between the middle two (Catmull-Rom), and their slopes.
struct Shares {
    std::array<double, 4> value;
    std::array<double, 4> slope;
    explicit Shares(double t)
        : value{0.5 * t * (t * (2.0 - t) - 1.0), 0.5 * (t * t * (3.0 * t - 5.0) + 2.0),
                0.5 * t * (t * (4.0 - 3.0 * t) + 1.0), 0.5 * t * t * (t - 1.0)},
          slope{0.5 * (t * (4.0 - 3.0 * t) - 1.0), 0.5 * t * (9.0 * t - 10.0),
                0.5 * (t * (8.0 - 9.0 * t) + 1.0), 0.5 * t * (3.0 * t - 2.0)} {}
};

class SheetNode final : public Node {
  public:
    explicit SheetNode(const SheetDescription& d) : rounding_{d.edge_rounding} {
        w_ = glm::normalize(d.normal);
        u_ = glm::normalize(glm::cross(std::abs(w_.y) < 0.9 ? Vec3{0, 1, 0} : Vec3{1, 0, 0}, w_));
        v_ = glm::cross(w_, u_);
        const std::vector<glm::dvec2> loop = outline(d);
        low_ = high_ = loop[0];
        for (const glm::dvec2& q : loop) {
            low_ = glm::min(low_, q);
            high_ = glm::max(high_, q);
        }
        low_ -= kMargin;
        high_ += kMargin;
        fill(d, loop);
        measure(d);
    }

    double distance(const Vec3& p) const override {
        const glm::dvec2 q = flat(p);
        const glm::dvec2 held = glm::clamp(q, low_, high_);
        const glm::dvec2 place = (held - low_) / kCell;
        const int i = std::clamp(static_cast<int>(place.x), 1, columns_ - 3);
        const int j = std::clamp(static_cast<int>(place.y), 1, rows_ - 3);
        const Shares sx{place.x - i};
        const Shares sy{place.y - j};
        Cell sum{0.0, 0.0, 0.0};
        glm::dvec2 slope_sum{0.0};
        for (int b = 0; b < 4; ++b) {
            for (int a = 0; a < 4; ++a) {
                const Cell& cell =
                    cells_[static_cast<std::size_t>((j - 1 + b) * columns_ + i - 1 + a)];
                const auto ia = static_cast<std::size_t>(a);
                const auto ib = static_cast<std::size_t>(b);
                const double share = sx.value[ia] * sy.value[ib];
                sum.height += share * cell.height;
                sum.half_thickness += share * cell.half_thickness;
                sum.outline += share * cell.outline;
                slope_sum += cell.height *
                             glm::dvec2{sx.slope[ia] * sy.value[ib], sx.value[ia] * sy.slope[ib]};
            }
        }
        slope_sum /= kCell;
        const double steepness = std::sqrt(1.0 + std::min(glm::dot(slope_sum, slope_sum), 9.0));
        const double across =
            std::abs(glm::dot(p, w_) - sum.height) / steepness - sum.half_thickness;
        const double rounding = std::min(rounding_, 2.0 * sum.half_thickness);
        return smooth_max(across, sum.outline + glm::length(q - held), rounding);
    }

  private:
    glm::dvec2 flat(const Vec3& p) const { return {glm::dot(p, u_), glm::dot(p, v_)}; }

    std::vector<glm::dvec2> outline(const SheetDescription& d) const {
        const std::size_t n = d.outline.size();
        JW_ASSERT(n >= 3);
        std::vector<glm::dvec2> loop;
        if (d.sharp_outline) {
            for (const SheetPoint& point : d.outline) {
                loop.push_back(flat(point.point));
            }
            return loop;
        }
        constexpr int kFine = 6;
        std::vector<Vec3> closed;
        for (std::size_t i = 0; i < n + 3; ++i) {
            closed.emplace_back(flat(d.outline[(i + n - 1) % n].point), 0.0);
        }
        const SampledSpline fine = sample_spline(closed, kFine);
        for (std::size_t i = 0; i < n * kFine; ++i) {
            loop.emplace_back(fine.points[kFine + i]);
        }
        return loop;
    }

    void fill(const SheetDescription& d, const std::vector<glm::dvec2>& loop) {
        std::vector<glm::dvec2> places;
        std::vector<double> heights;
        std::vector<double> halves;
        for (const auto* list : {&d.outline, &d.interior}) {
            for (const SheetPoint& point : *list) {
                places.push_back(flat(point.point));
                heights.push_back(glm::dot(point.point, w_));
                halves.push_back(0.5 * point.thickness);
            }
        }
        const ThinPlate middle{places, heights};
        const ThinPlate thickness{places, halves};
        columns_ = static_cast<int>((high_.x - low_.x) / kCell) + 4;
        rows_ = static_cast<int>((high_.y - low_.y) / kCell) + 4;
        cells_.reserve(static_cast<std::size_t>(columns_ * rows_));
        for (int j = 0; j < rows_; ++j) {
            for (int i = 0; i < columns_; ++i) {
                const glm::dvec2 q = low_ + kCell * glm::dvec2{i, j};
                cells_.push_back({middle.at(q), std::max(thickness.at(q), 0.5 * kThinnest),
                                  outline_distance(loop, q)});
            }
        }
    }

    void measure(const SheetDescription& d) {
        double lowest = std::numeric_limits<double>::infinity();
        double highest = -lowest;
        Hasher hasher{"sheet"};
        hasher.point(w_).number(rounding_).number(d.sharp_outline ? 1.0 : 0.0);
        for (const Cell& cell : cells_) {
            hasher.number(cell.height).number(cell.half_thickness).number(cell.outline);
            if (cell.outline < 2.0 * kCell) {
                lowest = std::min(lowest, cell.height - 1.5 * cell.half_thickness);
                highest = std::max(highest, cell.height + 1.5 * cell.half_thickness);
            }
        }
        std::vector<Vec3> corners;
        for (const double a : {low_.x, high_.x}) {
            for (const double b : {low_.y, high_.y}) {
                for (const double c : {lowest, highest}) {
                    corners.push_back(a * u_ + b * v_ + c * w_);
                }
            }
        }
        box = box_around(corners);
        slope = 1.6;
        hash = hasher.value();
    }

    Vec3 u_, v_, w_;
    glm::dvec2 low_, high_;
    int columns_ = 0;
    int rows_ = 0;
    std::vector<Cell> cells_;
    double rounding_;
};

}  // namespace

Shape sheet(const SheetDescription& description) {
    return Shape{std::make_shared<SheetNode>(description)};
}

}  // namespace jw::forge
