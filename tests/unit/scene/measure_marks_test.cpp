#include "scene/measure_marks.h"

#include "scene/draw_list.h"

#include "core/angle.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <cmath>
#include <numbers>

namespace jw::scene {
namespace {

double length_of(const std::vector<Line>& lines) {
    double length = 0.0;
    for (const Line& line : lines) {
        length += glm::length(line.to - line.from);
    }
    return length;
}

Protractor right_angle() {
    Protractor protractor;
    protractor.moving = {1.0, 0.0, 0.0};
    protractor.angle = to_rad(90.0);
    return protractor;
}

TEST(MeasureMarks, a_goniometer_has_two_arms_and_an_arc_between_them) {
    std::vector<Line> lines;
    add_protractor(right_angle(), {}, lines);
    const double arc = 0.5 * std::numbers::pi * kAngleRadius;
    EXPECT_NEAR(length_of(lines), 2.0 * kArmLength + arc, 1e-3);
    for (const Line& line : lines) {
        EXPECT_NEAR(line.from.z, 0.0, 1e-12) << "flat, across its axis";
    }
}

TEST(MeasureMarks, the_usual_range_is_an_arc_of_its_own_drawn_once_of_two) {
    Protractor protractor = right_angle();
    std::vector<Line> plain, usual, ghost;
    add_protractor(protractor, {}, plain);
    protractor.usual = ArcRange{to_rad(-15.0), to_rad(115.0)};
    add_protractor(protractor, {}, usual);
    MarkStyle behind;
    behind.is_ghost = true;
    add_protractor(protractor, behind, ghost);
    EXPECT_GT(length_of(usual), length_of(plain) + to_rad(130.0) * kUsualRadius);
    EXPECT_LT(length_of(ghost), length_of(plain)) << "neither the range nor the fixed arm again";
}

TEST(MeasureMarks, marks_go_with_the_room_that_they_are_put_in) {
    MarkStyle moved;
    moved.place = shift_by({0.0, 2.0, 0.0});
    std::vector<Line> here, there;
    add_protractor(right_angle(), {}, here);
    add_protractor(right_angle(), moved, there);
    ASSERT_EQ(here.size(), there.size());
    EXPECT_NEAR(there.front().from.y - here.front().from.y, 2.0, 1e-12);
}

TEST(MeasureMarks, the_ring_shows_own_strength_solid_and_help_dashed) {
    LimitRing ring;
    ring.active = {to_rad(-15.0), to_rad(115.0)};
    ring.passive = {to_rad(-20.0), to_rad(120.0)};
    ring.stop = to_rad(-4.0);
    std::vector<Line> lines;
    add_limit_ring(ring, {}, lines);
    double solid = 0.0, dashed = 0.0;
    for (const Line& line : lines) {
        (line.dashed ? dashed : solid) += glm::length(line.to - line.from);
    }
    EXPECT_GT(dashed, 0.15);
    EXPECT_GT(solid, 0.15);
}

TEST(MeasureMarks, traces_differ_in_pattern_as_well_as_in_colour) {
    const std::vector<Vec3> way{{0.0, 0.0, 0.0}, {0.3, 0.0, 0.0}, {0.3, 0.3, 0.0}};
    std::vector<double> inked;
    for (const auto& [of, name] : kTraceNames.rows) {
        std::vector<Line> lines;
        add_trace({of, way, {}}, {}, lines);
        inked.push_back(length_of(lines));
        EXPECT_FALSE(lines.empty()) << name;
    }
    EXPECT_GT(inked[0], 1.3 * inked[1]) << "solid against dashes";
    EXPECT_GT(inked[1], 1.3 * inked[2]) << "dashes against dots";
    EXPECT_NE(find_trace_look(TraceOf::Asis).colour, find_trace_look(TraceOf::Foot).colour);
}

TEST(MeasureMarks, a_way_that_comes_back_over_itself_is_drawn_once) {
    const std::vector<Vec3> there{{0.0, 0.0, 0.0}, {0.1, 0.0, 0.0}, {0.2, 0.0, 0.0}};
    std::vector<Vec3> and_back = there;
    and_back.insert(and_back.end(), {{0.15, 0.0, 0.0}, {0.05, 0.0, 0.0}});
    std::vector<Line> lines;
    add_trace({TraceOf::Asis, and_back, {}}, {}, lines);
    EXPECT_LT(length_of(lines), 0.32);
}

TEST(MeasureMarks, a_way_that_leads_away_is_not_closed) {
    std::vector<Vec3> way;
    for (int i = 0; i < 20; ++i) {
        way.push_back({0.1 * i, 0.0, 0.0});
    }
    std::vector<Line> lines;
    add_trace({TraceOf::Asis, way, {}}, {}, lines);
    EXPECT_NEAR(length_of(lines), 1.9, 1e-9);
}

}  // namespace
}  // namespace jw::scene
