#include "session/settings.h"

#include "core/files.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "unit/own_folder.h"

namespace jw::session {
namespace {

class SettingsFile : public ::testing::Test {
  protected:
    OwnFolder folder_;
    std::filesystem::path path_ = folder_ / "deep" / "settings.json";
};

TEST_F(SettingsFile, come_back_as_they_were) {
    Settings settings;
    settings.window_width = 1600;
    settings.theme = scene::Theme::Projector;
    settings.text_scale = 1.5;
    settings.layout = scene::Layout::Overlay;
    settings.body = BodyChoice::Female;
    settings.movement = "squat";
    settings.panels = PanelSet{Panel::Budget};
    settings.captions = CaptionLevel::Anatomical;
    settings.ladder_ticks = true;
    settings.grades_shown = false;
    settings.guide_was_shown = true;
    ASSERT_TRUE(write_settings(settings, path_).ok());
    const ReadSettings back = read_settings(path_);
    EXPECT_EQ(back.sentence, "");
    EXPECT_EQ(back.settings, settings);
}

TEST_F(SettingsFile, a_missing_file_is_no_fault) {
    const ReadSettings back = read_settings(path_);
    EXPECT_EQ(back.sentence, "");
    EXPECT_EQ(back.settings, Settings{});
}

TEST_F(SettingsFile, a_damaged_file_gives_defaults_and_a_sentence) {
    for (const char* text : {"", "{", "[]", "{\"version\": 99}", "{\"version\": \"one\"}",
                             "{\"version\": 1, \"text_scale\": \"big\"}", "\x01\x02"}) {
        ASSERT_TRUE(write_file(path_, text).ok());
        const ReadSettings back = read_settings(path_);
        EXPECT_FALSE(back.sentence.empty()) << text;
        EXPECT_EQ(back.settings, Settings{}) << text;
    }
}

TEST_F(SettingsFile, wild_numbers_are_brought_into_range) {
    ASSERT_TRUE(
        write_file(path_, "{\"version\": 1, \"text_scale\": 1e9, \"window_width\": -5}").ok());
    const ReadSettings back = read_settings(path_);
    EXPECT_EQ(back.settings.text_scale, kLargestText);
    EXPECT_GE(back.settings.window_width, 320);
}

TEST(SettingsPath, follows_xdg_and_falls_back_to_home) {
    EXPECT_EQ(settings_path("/x", "/home/a"), "/x/jointwise/settings.json");
    EXPECT_EQ(settings_path("", "/home/a"), "/home/a/.config/jointwise/settings.json");
}

}  // namespace
}  // namespace jw::session
