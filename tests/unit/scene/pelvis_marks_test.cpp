#include "scene/pelvis_marks.h"

#include "scene/draw_list.h"
#include "scene/measure_marks.h"

#include "core/angle.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "unit/session/tiny_session.h"

namespace jw::scene {
namespace {

/// The tiny body's pelvis is its bone 0; the middle of its ASIS lies at (0.05, 0.05, 0).
PelvisMarks mark(const Rigid& pelvis, const Rigid& good = {}) {
    const model::Model model = test::make_tiny_model();
    const std::vector<Rigid> now(2, pelvis);
    const std::vector<Rigid> then(2, good);
    const auto marks = find_pelvis_marks(model.body, now, then);
    EXPECT_TRUE(marks.has_value());
    return marks.value_or(PelvisMarks{});
}

TEST(PelvisMarks, read_drop_turn_and_glide_with_their_side) {
    const PelvisReading level = read_pelvis(mark({}));
    EXPECT_NEAR(level.drop, 0.0, 1e-12);
    EXPECT_NEAR(level.turn, 0.0, 1e-12);
    EXPECT_NEAR(level.glide, 0.0, 1e-12);
    // Z points to the right: about X from Y to Z takes the right side down.
    const Vec3 middle{0.05, 0.05, 0.0};
    const auto drop = read_pelvis(mark(turn_about({1.0, 0.0, 0.0}, middle, Radians{to_rad(6.0)})));
    EXPECT_NEAR(to_deg(drop.drop), 6.0, 1e-9);
    EXPECT_NEAR(drop.turn, 0.0, 1e-9);
    const auto turn = read_pelvis(mark(turn_about({0.0, 1.0, 0.0}, middle, Radians{to_rad(9.0)})));
    EXPECT_NEAR(to_deg(turn.turn), 9.0, 1e-9);
    EXPECT_NEAR(turn.glide, 0.0, 1e-9);
    const auto glide = read_pelvis(mark(shift_by({0.0, 0.0, 0.03})));
    EXPECT_NEAR(glide.glide, 0.03, 1e-12);
    const auto as_good = read_pelvis(mark(shift_by({0.0, 0.0, 0.03}), shift_by({0.0, 0.0, 0.02})));
    EXPECT_NEAR(as_good.glide, 0.01, 1e-12) << "beyond good form";
}

TEST(PelvisMarks, a_body_without_asis_has_none) {
    model::Model model = test::make_tiny_model();
    model.body.landmarks.clear();
    const std::vector<Rigid> still(2);
    EXPECT_FALSE(find_pelvis_marks(model.body, still, still).has_value());
}

TEST(PelvisMarks, the_level_line_is_drawn_once_of_two_and_the_arrow_where_it_glides) {
    const auto draw = [](const PelvisMarks& marks, bool is_ghost) {
        std::vector<Line> lines;
        MarkStyle style;
        style.is_ghost = is_ghost;
        add_pelvis_marks(marks, style, lines);
        return lines;
    };
    const auto count_dashed = [](const std::vector<Line>& lines) {
        return std::count_if(lines.begin(), lines.end(), [](const Line& l) { return l.dashed; });
    };
    const auto still = draw(mark({}), false);
    EXPECT_EQ(still.size(), 2U) << "the level one, and the one through both ASIS";
    EXPECT_EQ(count_dashed(still), 1);
    EXPECT_EQ(draw(mark({}), true).size(), 1U);
    const PelvisMarks gliding = mark(shift_by({0.0, 0.0, -0.04}));
    const auto glides = draw(gliding, false);
    EXPECT_EQ(glides.size(), still.size() + 4U) << "shaft, two barbs, where good form stands";
    const Vec3 tip = find_glide_tip(gliding);
    EXPECT_EQ(std::count_if(glides.begin(), glides.end(),
                            [&](const Line& l) {
                                return glm::length(l.from - tip) < 1e-9 ||
                                       glm::length(l.to - tip) < 1e-9;
                            }),
              3);
    for (const Line& line : glides) {
        if (glm::length(line.from - tip) < 1e-9) {
            EXPECT_GT(line.to.z, tip.z) << "the barbs lie behind the tip";
        }
    }
}

}  // namespace
}  // namespace jw::scene
