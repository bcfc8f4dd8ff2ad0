#include "ui/skin.h"

#include <gtest/gtest.h>

#include <utility>
#include <vector>

namespace jw::ui {
namespace {

TEST(Contrast, knows_black_on_white_and_equal_colours) {
    EXPECT_NEAR(calc_contrast(IM_COL32(0, 0, 0, 255), IM_COL32(255, 255, 255, 255)), 21.0, 1e-9);
    EXPECT_NEAR(calc_contrast(IM_COL32(9, 80, 7, 255), IM_COL32(9, 80, 7, 255)), 1.0, 1e-12);
    EXPECT_NEAR(calc_contrast(IM_COL32(119, 119, 119, 255), IM_COL32(255, 255, 255, 255)), 4.48,
                0.01);
}

class EveryTheme : public ::testing::TestWithParam<scene::Theme> {};

TEST_P(EveryTheme, text_stands_out_from_every_ground) {
    const Palette p = find_palette(GetParam());
    for (const ImU32 ground : {p.panel, p.raised, p.pressed}) {
        EXPECT_GE(calc_contrast(p.text, ground), 7.0);
    }
    for (const ImU32 ground : {p.panel, p.raised}) {
        EXPECT_GE(calc_contrast(p.muted, ground), 4.5);
        EXPECT_GE(calc_contrast(p.good_text, ground), 4.5);
        EXPECT_GE(calc_contrast(p.shared_text, ground), 4.5);
        EXPECT_GE(calc_contrast(p.warning, ground), 4.5);
    }
}

TEST_P(EveryTheme, numbers_stand_out_from_the_bars_they_stand_on) {
    const Palette p = find_palette(GetParam());
    EXPECT_GE(calc_contrast(p.on_accent, p.good), 4.5);
    EXPECT_GE(calc_contrast(p.on_accent, p.shared), 4.5);
    EXPECT_GE(calc_contrast(p.panel, p.text), 7.0);  // the chosen one of a row of buttons
}

TEST_P(EveryTheme, marks_that_must_be_seen_stand_out) {
    const Palette p = find_palette(GetParam());
    for (const ImU32 ground : {p.panel, p.raised}) {
        EXPECT_GE(calc_contrast(p.mark, ground), 3.0);
        EXPECT_GE(calc_contrast(p.good, ground), 3.0);
        EXPECT_GE(calc_contrast(p.shared, ground), 3.0);
        EXPECT_GE(calc_contrast(p.focus, ground), 3.0);
    }
}

INSTANTIATE_TEST_SUITE_P(Themes, EveryTheme,
                         ::testing::Values(scene::Theme::Dark, scene::Theme::Light,
                                           scene::Theme::Projector),
                         [](const auto& theme) {
                             return std::string{scene::kThemeNames.name(theme.param)};
                         });

}  // namespace
}  // namespace jw::ui
