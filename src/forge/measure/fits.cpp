#include "forge/measure/fits.h"

#include "forge/linear.h"
#include "forge/shape.h"

#include "core/assert.h"

#include <cmath>

namespace jw::forge {

namespace {

using namespace units;

/// Any two directions that stand square to `normal` and to each other.
std::pair<Vec3, Vec3> across(const Vec3& normal) {
    const Vec3 other = std::abs(normal.y) < 0.8 ? Vec3{0.0, 1.0, 0.0} : Vec3{1.0, 0.0, 0.0};
    const Vec3 u = glm::normalize(glm::cross(other, normal));
    return {u, glm::cross(normal, u)};
}

template <typename Points>
auto mean(const Points& points) {
    auto sum = points[0] * 0.0;
    for (const auto& p : points) {
        sum += p;
    }
    return sum / static_cast<double>(points.size());
}

constexpr int kTurns = 4;  // of a hint towards the answer; each leaves a square of the error

}  // namespace

Plane fit_plane(std::span<const Vec3> points, const Vec3& hint) {
    JW_ASSERT(points.size() >= 3);
    Plane plane{mean(points), glm::normalize(hint)};
    for (int turn = 0; turn < kTurns; ++turn) {
        const auto [u, v] = across(plane.normal);
        std::vector<std::vector<double>> rows;
        std::vector<double> heights;
        for (const Vec3& p : points) {
            const Vec3 q = (p - plane.centre) / mm;
            rows.push_back({glm::dot(q, u), glm::dot(q, v)});
            heights.push_back(glm::dot(q, plane.normal));
        }
        const std::vector<double> slope = least_squares(rows, heights);
        plane.normal = glm::normalize(plane.normal - slope[0] * u - slope[1] * v);
    }
    return plane;
}

Line fit_line(std::span<const Vec3> points, const Vec3& hint) {
    JW_ASSERT(points.size() >= 2);
    Line line{mean(points), glm::normalize(hint)};
    for (int turn = 0; turn < kTurns; ++turn) {
        double square = 0.0;
        Vec3 drift{0.0};
        for (const Vec3& p : points) {
            const Vec3 q = p - line.centre;
            const double along = glm::dot(q, line.direction);
            square += along * along;
            drift += along * (q - along * line.direction);
        }
        line.direction = glm::normalize(line.direction + drift / square);
    }
    return line;
}

Circle fit_circle(std::span<const glm::dvec2> points) {
    JW_ASSERT(points.size() >= 3);
    const glm::dvec2 middle = mean(points);
    std::vector<std::vector<double>> rows;
    std::vector<double> squares;
    for (const glm::dvec2& p : points) {
        const glm::dvec2 q = (p - middle) / mm;
        rows.push_back({q.x, q.y, 1.0});
        squares.push_back(glm::dot(q, q));
    }
    const std::vector<double> found = least_squares(rows, squares);
    const glm::dvec2 centre = 0.5 * glm::dvec2{found[0], found[1]};
    return {middle + centre * mm, std::sqrt(found[2] + glm::dot(centre, centre)) * mm};
}

double Arc::distance(const glm::dvec2& p) const {
    const glm::dvec2 q = p - centre;
    const double along = glm::dot(q, direction);
    const double left = direction.x * q.y - direction.y * q.x;
    // from the circle's centre, written so that curvature 0 is a line
    const double k = curvature;
    const double reach = std::hypot(k * along, 1.0 - k * left);
    return (2.0 * left - k * glm::dot(q, q)) / (1.0 + reach);
}

Arc fit_arc(std::span<const glm::dvec2> points) {
    JW_ASSERT(points.size() >= 3);
    Arc arc;
    arc.centre = mean(points);
    arc.direction = glm::normalize(points.back() - points.front());
    // Gauss-Newton over a shift to the left, a turn and the curvature; in mm
    for (int round = 0; round < 20; ++round) {
        std::vector<std::vector<double>> rows;
        std::vector<double> errors;
        for (const glm::dvec2& p : points) {
            const double along = glm::dot(p - arc.centre, arc.direction) / mm;
            rows.push_back({1.0, along, 0.5 * along * along});
            errors.push_back(arc.distance(p) / mm);
        }
        const std::vector<double> step = least_squares(rows, errors);
        const glm::dvec2 left{-arc.direction.y, arc.direction.x};
        arc.centre += step[0] * mm * left;
        arc.direction = glm::normalize(arc.direction + step[1] * left);
        arc.curvature += step[2] / mm;
    }
    return arc;
}

Sphere fit_sphere(std::span<const Vec3> points) {
    JW_ASSERT(points.size() >= 4);
    const Vec3 middle = mean(points);
    std::vector<std::vector<double>> rows;
    std::vector<double> squares;
    for (const Vec3& p : points) {
        const Vec3 q = (p - middle) / mm;
        rows.push_back({q.x, q.y, q.z, 1.0});
        squares.push_back(glm::dot(q, q));
    }
    const std::vector<double> found = least_squares(rows, squares);
    const Vec3 centre = 0.5 * Vec3{found[0], found[1], found[2]};
    return {middle + centre * mm, std::sqrt(found[3] + glm::dot(centre, centre)) * mm};
}

double Ellipse::radius_towards(const glm::dvec2& q) const {
    return glm::length(q) / std::sqrt(glm::dot(q, form * q));
}

double Ellipse::extent(const glm::dvec2& direction) const {
    return 2.0 * std::sqrt(glm::dot(direction, glm::inverse(form) * direction));
}

Ellipse fit_ellipse(std::span<const glm::dvec2> points) {
    JW_ASSERT(points.size() >= 5);
    const glm::dvec2 middle = mean(points);
    std::vector<std::vector<double>> rows;
    const std::vector<double> ones(points.size(), 1.0);
    for (const glm::dvec2& p : points) {
        const glm::dvec2 q = (p - middle) / mm;
        rows.push_back({q.x * q.x, 2.0 * q.x * q.y, q.y * q.y, q.x, q.y});
    }
    const std::vector<double> f = least_squares(rows, ones);
    const glm::dmat2 form{f[0], f[1], f[1], f[2]};
    const glm::dvec2 centre = -0.5 * (glm::inverse(form) * glm::dvec2{f[3], f[4]});
    const double scale = 1.0 + glm::dot(centre, form * centre);
    return {middle + centre * mm, form / (scale * mm * mm)};
}

}  // namespace jw::forge
