#include "forge/muscles/trunk_wall.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>

namespace jw::forge {
namespace {

/// Cross-section of the wall at one height, mm: a superellipse about (centre, 0), half as wide as
/// `side`, reaching `front` and `back`. Laid outside the measured ribs, iliac crests and pubis
/// (landmarks of the body); the curve between is design.
struct Row {
    double height, centre, front, back, side;
};
constexpr std::array<Row, 12> kRows{{
    {842.0, 10.0, 42.0, -60.0, 112.0},
    {875.0, 20.0, 60.0, -64.0, 120.0},
    {913.0, 24.0, 76.0, -66.0, 126.0},
    {940.0, 24.0, 84.0, -66.0, 132.0},
    {965.0, 20.0, 88.0, -66.0, 135.0},
    {1000.0, 8.0, 91.0, -66.0, 130.0},
    {1057.0, 4.0, 93.0, -70.0, 124.0},
    {1100.0, 0.0, 92.0, -78.0, 131.0},
    {1135.0, -2.0, 90.0, -88.0, 142.0},
    {1170.0, 2.0, 86.0, -100.0, 150.0},
    {1207.0, -8.0, 80.0, -112.0, 153.0},
    {1270.0, -12.0, 74.0, -124.0, 152.0},
}};
constexpr double kSquareness = 2.35;  // exponent of the superellipse

Row calc_row(double height_mm) {
    const double h = std::clamp(height_mm, kRows.front().height, kRows.back().height);
    std::size_t i = 0;
    while (i + 2 < kRows.size() && kRows[i + 1].height < h) {
        ++i;
    }
    const auto value = [&](double Row::*column) {
        const auto slope = [&](std::size_t k) {
            const std::size_t a = k == 0 ? 0 : k - 1;
            const std::size_t b = std::min(k + 1, kRows.size() - 1);
            return (kRows[b].*column - kRows[a].*column) / (kRows[b].height - kRows[a].height);
        };
        const double width = kRows[i + 1].height - kRows[i].height;
        const double u = (h - kRows[i].height) / width;
        const double u2 = u * u, u3 = u2 * u;
        return (2 * u3 - 3 * u2 + 1) * kRows[i].*column + (u3 - 2 * u2 + u) * width * slope(i) +
               (3 * u2 - 2 * u3) * kRows[i + 1].*column + (u3 - u2) * width * slope(i + 1);
    };
    return {h, value(&Row::centre), value(&Row::front), value(&Row::back), value(&Row::side)};
}

double signed_power(double base, double exponent) {
    return std::copysign(std::pow(std::abs(base), exponent), base);
}

}  // namespace

Vec3 TrunkWall::point(double azimuth, double height, double offset) const {
    const Row row = calc_row(1e3 * height);
    const double c = signed_power(std::cos(azimuth), 2.0 / kSquareness);
    const double s = signed_power(std::sin(azimuth), 2.0 / kSquareness);
    const double reach = c >= 0.0 ? row.front - row.centre : row.centre - row.back;
    const Vec3 on_wall = 1e-3 * Vec3{row.centre + reach * c, 1e3 * height, row.side * s};
    // Outward in the horizontal plane: the gradient of the superellipse.
    const Vec3 outward = glm::normalize(Vec3{signed_power(c, kSquareness - 1.0) / reach, 0.0,
                                             signed_power(s, kSquareness - 1.0) / row.side});
    return on_wall + offset * outward;
}

model::BoneIndex TrunkWall::bone(double azimuth, double height) const {
    // Ribs end lower at the side than in front: the costal margin, rad -> m (measured rib ends).
    const double side = std::clamp(azimuth / (0.5 * std::numbers::pi), 0.0, 1.0);
    const double margin = 1.195 - 0.075 * side;
    const double pelvis_top = 0.90 + 0.085 * side;
    if (height < pelvis_top) {
        return body_->bone("pelvis");
    }
    if (height < margin) {
        // The wall follows the spine level by level.
        const double share = (height - pelvis_top) / (margin - pelvis_top);
        constexpr std::array<const char*, 4> kLevels{"L4", "L3", "L2", "L1"};
        return body_->bone(kLevels[static_cast<std::size_t>(std::clamp(share, 0.0, 0.999) * 4.0)]);
    }
    if (side < 0.2) {
        return body_->bone("sternum_costal_cartilage");
    }
    struct Rib {
        const char* id;
        double height;  // m, of the outer curve at the side
    };
    constexpr std::array<Rib, 6> kRibs{{{"rib_10_r", 1.135},
                                        {"rib_09_r", 1.165},
                                        {"rib_08_r", 1.195},
                                        {"rib_07_r", 1.225},
                                        {"rib_06_r", 1.255},
                                        {"rib_05_r", 1.285}}};
    const auto nearest =
        std::min_element(kRibs.begin(), kRibs.end(), [&](const Rib& a, const Rib& b) {
            return std::abs(a.height - height) < std::abs(b.height - height);
        });
    return body_->bone(nearest->id);
}

}  // namespace jw::forge
