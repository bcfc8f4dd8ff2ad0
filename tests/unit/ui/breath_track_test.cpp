// The track below the scrub bar that says when to breathe in and out.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "unit/ui/drawn_words.h"
#include "unit/ui/null_window.h"

namespace jw::ui {
namespace {

using test::NullWindow;

const std::array<std::filesystem::path, 1> kFonts{"/usr/share/fonts"};

/// The movement of the tiny room, told when to breathe.
void let_breathe(NullWindow& window) {
    model::Coordinate breath;
    breath.id = "breath";
    window.room.model.body.coordinates.push_back(breath);
    auto curve = PeriodicCurve::build(std::vector<Key>{{0.0, 0.0}, {0.4, 1.0}, {0.9, 0.0}});
    ASSERT_TRUE(curve.ok());
    window.room.movements[0].good.push_back({1, std::move(curve).value()});
    window.room.session.movements_changed();
}

TEST(BreathTrack, says_in_words_when_to_breathe_and_is_not_there_without_keys) {
    NullWindow window{1280, 720, 1.0, scene::Theme::Dark, kFonts};
    const auto words = [&] {
        window.draw();
        std::vector<std::string> all;
        for (const test::Ink& ink : test::DrawnReader{}.read(*ImGui::GetDrawData()).words) {
            all.push_back(ink.words);
        }
        return all;
    };
    const auto silent = words();
    EXPECT_EQ(std::count(silent.begin(), silent.end(), "breathe in"), 0);
    const float without = window.state.scrub.height;
    const float picture = window.state.viewport.height;
    let_breathe(window);
    const auto told = words();
    EXPECT_EQ(std::count(told.begin(), told.end(), "breathe in"), 1);
    EXPECT_EQ(std::count(told.begin(), told.end(), "breathe out"), 1);
    EXPECT_GT(window.state.scrub.height, without);
    EXPECT_NEAR(picture - window.state.viewport.height, window.state.scrub.height - without, 1.0F)
        << "the buttons keep their room";
}

TEST(BreathTrack, stands_clear_of_all_else) {
    for (const auto& [width, height] : {std::pair{1024.0F, 640.0F}, std::pair{1920.0F, 1080.0F}}) {
        NullWindow window{width, height, 1.0, scene::Theme::Light, kFonts};
        let_breathe(window);
        for (int frame = 0; frame < 3; ++frame) {
            window.draw();
        }
        EXPECT_THAT(test::find_drawn_faults(), ::testing::IsEmpty()) << width;
    }
}

TEST(BreathTrack, is_part_of_the_scrub_bar) {
    NullWindow window{1280, 720};
    let_breathe(window);
    window.draw();
    window.draw();
    const UiState::Scrub scrub = window.state.scrub;
    window.move_mouse(scrub.x + 0.7F * scrub.width, scrub.y + 42.0F);
    window.draw();
    window.press(true);
    window.draw();
    EXPECT_NEAR(window.room.session.playback().time(), 0.7, 0.01);
}

}  // namespace
}  // namespace jw::ui
