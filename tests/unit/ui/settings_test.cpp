// The sheet of settings, clicked where its words stand.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>

#include "unit/ui/drawn_words.h"
#include "unit/ui/null_window.h"

namespace jw::ui {
namespace {

using session::Action;
using test::NullWindow;

void settle(NullWindow& window) {
    for (int i = 0; i < 4; ++i) {
        window.draw();
    }
}

std::optional<ImVec2> find_words(const std::string& words) {
    const test::Drawn drawn = test::DrawnReader{}.read(*ImGui::GetDrawData());
    const auto found = std::find_if(drawn.words.begin(), drawn.words.end(),
                                    [&](const test::Ink& ink) { return ink.words == words; });
    return found == drawn.words.end() ? std::nullopt : std::optional{found->box.GetCenter()};
}

void click(NullWindow& window, const ImVec2& place) {
    window.move_mouse(place.x, place.y);
    window.draw();
    window.press(true);
    window.draw();
    window.press(false);
    window.draw();
}

TEST(SettingsSheet, asks_for_the_other_body_where_its_word_is_clicked) {
    const std::array<std::filesystem::path, 1> fonts{"/usr/share/fonts"};
    NullWindow window{1280, 720, 1.0, scene::Theme::Dark, fonts};
    window.room.run(Action::ToggleSettings);
    settle(window);
    EXPECT_TRUE(find_words("Body").has_value());
    const auto female = find_words("female");
    ASSERT_TRUE(female.has_value());
    click(window, *female);
    EXPECT_EQ(window.room.session.document().body, session::BodyChoice::Female);
    settle(window);
    const auto male = find_words("male");
    ASSERT_TRUE(male.has_value());
    click(window, *male);
    EXPECT_EQ(window.room.session.document().body, session::BodyChoice::Male);
}

}  // namespace
}  // namespace jw::ui
