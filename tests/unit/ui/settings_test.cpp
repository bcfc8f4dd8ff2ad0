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

TEST(SettingsSheet, letters_of_evidence_can_be_hidden_for_a_class) {
    const std::array<std::filesystem::path, 1> fonts{"/usr/share/fonts"};
    NullWindow window{1280, 720, 1.0, scene::Theme::Dark, fonts};
    window.room.run(Action::SetTime, "", 0.26);
    const auto has_letter = [&] {
        settle(window);
        const test::Drawn drawn = test::DrawnReader{}.read(*ImGui::GetDrawData());
        return std::any_of(drawn.words.begin(), drawn.words.end(), [](const test::Ink& ink) {
            return ink.words.find("[") != std::string::npos;
        });
    };
    EXPECT_TRUE(has_letter());
    window.room.run(Action::ToggleSettings);
    settle(window);
    const auto hidden = find_words("hidden");
    ASSERT_TRUE(hidden.has_value());
    click(window, *hidden);
    window.room.run(Action::ToggleSettings);
    EXPECT_FALSE(window.room.session.view().grades_shown);
    EXPECT_FALSE(has_letter());
}

}  // namespace
}  // namespace jw::ui
