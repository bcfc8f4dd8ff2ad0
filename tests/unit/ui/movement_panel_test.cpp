#include <gtest/gtest.h>

#include <array>
#include <optional>

#include "unit/ui/drawn_words.h"
#include "unit/ui/null_window.h"

namespace jw::ui {
namespace {

using session::Action;
using test::NullWindow;

const std::array<std::filesystem::path, 1> kFonts{"/usr/share/fonts"};

/// The words of the picture just drawn; nullopt: they are not there.
std::optional<test::Ink> find_words(const std::string& words) {
    const test::Drawn drawn = test::DrawnReader{}.read(*ImGui::GetDrawData());
    for (const test::Ink& ink : drawn.words) {
        if (ink.words == words) {
            return ink;
        }
    }
    return std::nullopt;
}

bool is_chosen(const NullWindow& window, const std::string& words) {
    const auto ink = find_words(words);
    EXPECT_TRUE(ink) << words;
    return ink && ink->colour == window.skin().palette().panel;
}

TEST(Sizes, stand_from_small_to_large_and_the_default_is_chosen) {
    NullWindow window{1280, 720, 1.0, scene::Theme::Dark, kFonts};
    window.draw();
    window.draw();
    EXPECT_TRUE(is_chosen(window, "standard"));
    EXPECT_FALSE(is_chosen(window, "small"));
    const auto small = find_words("small");
    const auto standard = find_words("standard");
    const auto large = find_words("large");
    ASSERT_TRUE(small && standard && large);
    EXPECT_LT(small->box.Max.x, standard->box.Min.x) << "side by side";
    EXPECT_LT(standard->box.Max.x, large->box.Min.x);

    window.move_mouse(large->box.GetCenter().x, large->box.GetCenter().y);
    window.draw();
    window.press(true);
    window.draw();
    window.press(false);
    window.draw();
    EXPECT_TRUE(window.has_posted(Action::SetSize));
    window.draw();
    EXPECT_TRUE(is_chosen(window, "large"));
    EXPECT_FALSE(is_chosen(window, "standard"));
}

}  // namespace
}  // namespace jw::ui
