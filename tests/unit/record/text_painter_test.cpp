#include "record/text_painter.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>

namespace jw::record {
namespace {

/// A font that the test packages bring along.
Result<TextPainter> any_font() {
    for (const char* path : {"/usr/share/fonts/opentype/inter/Inter-Regular.otf",
                             "/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"}) {
        if (auto painter = TextPainter::load(path); painter.ok()) {
            return painter;
        }
    }
    return Error{ErrorCode::NotFound, "no font", {}};
}

int count_dark(const Image& image) {
    int count = 0;
    for (std::size_t i = 0; i < image.pixels.size(); i += 4) {
        count += image.pixels[i] < 100 ? 1 : 0;
    }
    return count;
}

Image white(int width, int height) {
    Image image = Image::blank(width, height);
    std::fill(image.pixels.begin(), image.pixels.end(), std::uint8_t{255});
    return image;
}

TEST(TextPainter, draws_words_in_its_box_and_wider_words_wider) {
    const auto painter = any_font();
    ASSERT_TRUE(painter.ok());
    EXPECT_GT(painter->measure("hip extension", 20), painter->measure("hip", 20));
    EXPECT_NEAR(painter->measure("hip", 40), 2 * painter->measure("hip", 20), 1e-3);
    Image image = white(200, 40);
    painter->draw(image, 10, 5, 24, {0, 0, 0}, "hüft 10°");
    EXPECT_GT(count_dark(image), 60);
    EXPECT_LT(count_dark(image), 1500);
}

TEST(TextPainter, breaks_lines_between_words_only) {
    const auto painter = any_font();
    ASSERT_TRUE(painter.ok());
    const std::string text =
        painter->wrap("the thigh goes back", 20, painter->measure("goes back", 20) + 1);
    EXPECT_EQ(text, "the thigh\ngoes back");
    EXPECT_EQ(painter->wrap("extraordinarily", 20, 5), "extraordinarily");
}

TEST(TextPainter, writing_over_the_edge_or_broken_utf8_harms_nothing) {
    const auto painter = any_font();
    ASSERT_TRUE(painter.ok());
    Image image = white(30, 10);
    painter->draw(image, -20, -5, 40, {0, 0, 0}, "edge \xC3");
    EXPECT_EQ(image.pixels.size(), 30U * 10U * 4U);
}

TEST(TextPainter, a_file_that_is_no_font_is_refused) {
    EXPECT_EQ(TextPainter::load("/nonexistent.otf").error().code, ErrorCode::NotFound);
}

TEST(Panel, is_solid_inside_and_clear_outside) {
    Image image = white(40, 40);
    draw_panel(image, {10, 10, 20, 20, 4, {0, 0, 0}, 1.0});
    EXPECT_EQ(image.pixels[image.offset(20, 20)], 0);
    EXPECT_EQ(image.pixels[image.offset(5, 20)], 255);
    EXPECT_GT(image.pixels[image.offset(10, 10)], 100) << "the corner is rounded";
}

}  // namespace
}  // namespace jw::record
