#include "forge/measure/sections.h"

#include "forge/measure/fits.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace jw::forge {

namespace {

using namespace units;

constexpr double kFar = 10.0 * mm;    // what a part cut out by near() knows of its distance
constexpr double kReach = 30.0 * mm;  // of chords through plates and bridges of bone
/// The middle of a plate lies this near the way through it; farther off it is another part: of a
/// vertebra's pars the thin lamina by the midline, or the pedicle.
constexpr double kBesideWay = 5.0 * mm;

/// Half the way from where `side` leaves the shape to where `-side` does.
Vec3 to_middle(const Shape& shape, const Vec3& from, const Vec3& side) {
    return 0.5 *
           (distance_to_surface(shape, from, side, kReach) -
            distance_to_surface(shape, from, -side, kReach)) *
           side;
}

/// The least chord of a cut through the middle of the bone there; `kReach` where there is none by
/// the cut's origin.
double least_chord(const Shape& shape, const Cut& across) {
    const Vec3 way = glm::cross(across.right, across.up);
    // into the nearest bone of the cut, and half through it
    Vec3 inside = across.origin;
    const auto pull = [&] {
        const Vec3 out = shape.normal(inside);
        return -glm::normalize(out - glm::dot(out, way) * way);
    };
    for (int i = 0; i < 40 && shape.distance(inside) > -0.5 * mm; ++i) {
        inside += 0.5 * mm * pull();
    }
    if (shape.distance(inside) >= 0.0) {
        return kReach;
    }
    inside += to_middle(shape, inside, pull());
    double least = kReach;
    for (int round = 0; round < 3; ++round) {
        least = kReach;
        Vec3 thin = across.right;
        for (int i = 0; i < 36; ++i) {
            const double angle = i * std::numbers::pi / 36.0;
            const Vec3 side = std::cos(angle) * across.right + std::sin(angle) * across.up;
            const double chord = width_through(shape, inside, side, kReach);
            thin = chord < least ? side : thin;
            least = std::min(least, chord);
        }
        inside += to_middle(shape, inside, thin);
    }
    return glm::length(inside - across.origin) < kBesideWay ? least : kReach;
}

}  // namespace

std::vector<Cut> sections_along(const Shape& shape, std::span<const Vec3> path, double spacing,
                                const Vec3& forward, double reach) {
    double length = 0.0;
    for (std::size_t i = 1; i < path.size(); ++i) {
        length += glm::length(path[i] - path[i - 1]);
    }
    const std::vector<Vec3> steps = spline(path, static_cast<int>(length / spacing) + 1);
    std::vector<Cut> sections;
    for (std::size_t i = 0; i < steps.size(); ++i) {
        const Vec3 along =
            steps[std::min(i + 1, steps.size() - 1)] - steps[i == 0 ? std::size_t{0} : i - 1];
        sections.push_back(centred(shape, Cut::across(steps[i], -along, forward), reach));
    }
    return sections;
}

double largest_bead(const Shape& shape, std::span<const Cut> sections, double reach) {
    std::vector<double> radii;
    for (const Cut& section : sections) {
        const double size = std::abs(area(outline(shape, section, 180, reach)));
        radii.push_back(std::sqrt(size / std::numbers::pi));
    }
    double bead = 0.0;
    for (std::size_t i = 1; i + 1 < radii.size(); ++i) {
        bead = std::max(bead, std::abs(radii[i - 1] - 2.0 * radii[i] + radii[i + 1]));
    }
    return bead;
}

RidgedSection ridged_section(const Shape& shape, const Cut& section, double sector, double reach) {
    const std::vector<glm::dvec2> loop = outline(shape, section, 360, reach);
    const auto is_ridge = [&](const glm::dvec2& q) {
        return std::abs(std::atan2(q.x, -q.y)) < sector;
    };
    std::vector<glm::dvec2> smooth;
    std::copy_if(loop.begin(), loop.end(), std::back_inserter(smooth),
                 [&](const auto& q) { return !is_ridge(q); });
    const Ellipse ellipse = fit_ellipse(smooth);
    RidgedSection found{0.0, ellipse.extent({1.0, 0.0}), ellipse.extent({0.0, 1.0})};
    for (const glm::dvec2& q : loop) {
        const glm::dvec2 from = q - ellipse.centre;
        const double above = glm::length(from) - ellipse.radius_towards(from);
        found.height = is_ridge(q) ? std::max(found.height, above) : found.height;
    }
    return found;
}

Isthmus narrowest_section(const Shape& shape, const Vec3& root, const Vec3& way, const Vec3& up,
                          double length) {
    const Vec3 end = root + length * way;
    const Shape part = shape.near(Box{root, root}.joined({end, end}).grown(2.0 * kReach), kFar);
    Isthmus found{2.0 * kReach, 2.0 * kReach};
    for (double on = 0.0; on <= length; on += 0.5 * mm) {
        Cut across = Cut::across(root + on * way, way, up);
        if (part.distance(across.origin) >= 0.0) {
            continue;
        }
        for (int i = 0; i < 3; ++i) {
            across.origin += to_middle(part, across.origin, across.up);
            across.origin += to_middle(part, across.origin, across.right);
        }
        const double width = width_through(part, across.origin, across.right, kReach);
        const double height = width_through(part, across.origin, across.up, kReach);
        found = width * height < found.width * found.height ? Isthmus{width, height} : found;
    }
    return found;
}

double thinnest_between(const Shape& shape, const Vec3& from, const Vec3& to) {
    const Vec3 way = glm::normalize(to - from);
    const Vec3 aside = std::abs(way.x) < 0.8 ? Vec3{1.0, 0.0, 0.0} : Vec3{0.0, 1.0, 0.0};
    const Shape part = shape.near(Box{from, from}.joined({to, to}).grown(2.0 * kReach), kFar);
    double thinnest = kReach;
    for (double share = 0.3; share <= 0.7; share += 0.05) {
        const Cut across = Cut::across(glm::mix(from, to, share), way, aside);
        thinnest = std::min(thinnest, least_chord(part, across));
    }
    return thinnest;
}

}  // namespace jw::forge
