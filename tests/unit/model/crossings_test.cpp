// A mesh that passes through itself is found, whatever way it does; one that only touches is not.
#include "model/crossings.h"

#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace jw::model {
namespace {

struct Sheet {
    std::vector<Vec3> positions;
    std::vector<std::uint32_t> indices;

    void add(const Sheet& other) {
        const auto base = static_cast<std::uint32_t>(positions.size());
        positions.insert(positions.end(), other.positions.begin(), other.positions.end());
        for (const std::uint32_t i : other.indices) {
            indices.push_back(base + i);
        }
    }
    std::vector<std::uint32_t> crossing() const {
        return find_crossing_triangles(positions, indices);
    }
};

/// columns x rows squares of two triangles, from `origin` along `across` and `along`.
Sheet build_sheet(const Vec3& origin, const Vec3& across, const Vec3& along, int columns,
                  int rows) {
    Sheet sheet;
    for (int j = 0; j <= rows; ++j) {
        for (int i = 0; i <= columns; ++i) {
            sheet.positions.push_back(origin + static_cast<double>(i) * across +
                                      static_cast<double>(j) * along);
        }
    }
    const auto at = [columns](int i, int j) {
        return static_cast<std::uint32_t>(j * (columns + 1) + i);
    };
    for (int j = 0; j < rows; ++j) {
        for (int i = 0; i < columns; ++i) {
            sheet.indices.insert(sheet.indices.end(), {at(i, j), at(i + 1, j), at(i + 1, j + 1),
                                                       at(i, j), at(i + 1, j + 1), at(i, j + 1)});
        }
    }
    return sheet;
}

const Vec3 kX{1.0, 0.0, 0.0};
const Vec3 kY{0.0, 1.0, 0.0};
const Vec3 kZ{0.0, 0.0, 1.0};

Sheet build_ball(int rings) {
    Sheet ball = build_sheet({}, kX, kY, 2 * rings, rings);
    for (Vec3& p : ball.positions) {
        const double around = std::numbers::pi * std::fmod(p.x, 2.0 * rings) / rings;
        const double down = std::numbers::pi * p.y / rings;
        const double out = p.y == rings ? 0.0 : std::sin(down);  // the poles are one place each
        p = {out * std::cos(around), std::cos(down), out * std::sin(around)};
    }
    return ball;
}

TEST(CrossingTriangles, of_two_crossing_sheets_are_those_on_the_line_where_they_meet) {
    // A flat sheet of 8 x 4 squares; the other stands on edge, half-way through its row of squares
    // 2 (both triangles of each), and meets it within its own second row.
    Sheet sheets = build_sheet({}, kX, kZ, 8, 4);
    sheets.add(build_sheet({-0.25, -1.4, 2.4}, kX, kY, 8, 3));
    const std::vector<std::uint32_t> found = sheets.crossing();
    int flat = 0;
    int standing = 0;
    for (const std::uint32_t t : found) {
        (t < 64 ? flat : standing) += 1;
    }
    EXPECT_EQ(flat, 16);
    EXPECT_EQ(standing, 16);
    EXPECT_EQ(found.front(), 32U);  // row 2 begins after two rows of 16
}

TEST(CrossingTriangles, a_ball_has_none) {
    EXPECT_TRUE(build_ball(24).crossing().empty());
}

TEST(CrossingTriangles, neighbours_and_sheets_that_only_touch_have_none) {
    Sheet sheets = build_sheet({}, kX, kZ, 4, 4);
    sheets.add(build_sheet({}, kX, kY, 4, 4));                // along a common border
    sheets.add(build_sheet({4.0, 0.0, 4.0}, kX, kY, 2, 2));   // at a corner
    sheets.add(build_sheet({1.0, -2.0, 1.0}, kX, kY, 2, 2));  // ends on a row of edges
    EXPECT_TRUE(sheets.crossing().empty());
}

TEST(CrossingTriangles, a_sheet_folded_over_is_found) {
    Sheet sheet = build_sheet({}, kX, kZ, 6, 6);
    EXPECT_TRUE(sheet.crossing().empty());
    sheet.positions[24].x += 1.6;  // past its neighbour, within the plane
    EXPECT_FALSE(sheet.crossing().empty());
    sheet.positions[24] = Vec3{4.6, 0.1, 3.1};
    sheet.positions[25] += 0.2 * kY;
    EXPECT_FALSE(sheet.crossing().empty());
}

TEST(CrossingTriangles, that_share_one_corner_count_where_they_meet_elsewhere_too) {
    const Sheet fan{{{0, 0, 0}, {2, 0, -1}, {2, 0, 1}, {2.5, -1, 0.1}, {0.5, 1, 0.1}},
                    {0, 1, 2, 0, 3, 4}};
    EXPECT_EQ(fan.crossing(), (std::vector<std::uint32_t>{0, 1}));
}

TEST(CrossingTriangles, a_ball_through_a_ball_is_found_at_any_size_and_turn) {
    for (const double size : {1e-3, 1.0, 1e3}) {
        Sheet balls = build_ball(16);
        Sheet other = build_ball(16);
        for (Vec3& p : other.positions) {
            p += Vec3{1.1, 0.3, 0.2};
        }
        balls.add(other);
        const Rigid turned = turn_about(glm::normalize(Vec3{1, 2, 3}), {0.5, 0.0, 0.0}, 40_deg);
        const std::size_t found = balls.crossing().size();
        for (Vec3& p : balls.positions) {
            p = size * turned.point(p);
        }
        EXPECT_GT(found, 40U);
        EXPECT_EQ(balls.crossing().size(), found) << size;
    }
}

TEST(CrossingTriangles, nothing_has_none) {
    EXPECT_TRUE(find_crossing_triangles({}, {}).empty());
}

}  // namespace
}  // namespace jw::model
