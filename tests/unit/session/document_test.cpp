#include "session/document.h"

#include "session/settings.h"

#include "core/angle.h"
#include "core/files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

#include "unit/own_folder.h"

namespace jw::session {
namespace {

using ::testing::HasSubstr;

Document make_document() {
    Document document;
    document.body = BodyChoice::Female;
    document.movement = "hip_extension_standing";
    document.variant = "stiff_hip";
    document.alone = scene::Version::Compensated;
    document.side = model::Side::Left;
    document.size = "large";
    document.limits = {{"hip_extension_l", to_rad(4.5)}};
    document.amounts = {{"pelvis_drop_l", 0.0625}};
    document.causes = {"short_flexors"};
    document.pay = Pay::Thorax;
    document.hidden = {"femur_r"};
    document.highlights = {"gluteus_maximus_l"};
    document.bookmarks = {{"from the \"back\"", scene::Camera{}}};
    return document;
}

TEST(Document, comes_back_from_its_file) {
    const Document document = make_document();
    const auto back = read_document(write_document(document), "x.json");
    ASSERT_TRUE(back.ok()) << back.error().to_string();
    EXPECT_NEAR(back->limits.at(0).value, document.limits.at(0).value, 1e-12);
    Document same = *back;
    same.limits = document.limits;
    same.bookmarks = document.bookmarks;
    EXPECT_EQ(same, document);
    EXPECT_EQ(back->bookmarks.at(0).name, document.bookmarks.at(0).name);
    EXPECT_NEAR(back->bookmarks.at(0).camera.distance, scene::Camera{}.distance, 1e-12);
}

TEST(Document, a_session_from_before_there_were_amounts_still_opens) {
    Document document = make_document();
    document.amounts.clear();
    std::string text = write_document(document);
    const std::string key = "  \"amounts_si\": {},\n";
    ASSERT_NE(text.find(key), std::string::npos);
    text.erase(text.find(key), key.size());
    const auto back = read_document(text, "x.json");
    ASSERT_TRUE(back.ok()) << back.error().to_string();
    EXPECT_TRUE(back->amounts.empty());
}

TEST(Document, a_session_from_before_there_were_two_bodies_shows_the_male_one) {
    std::string text = write_document(make_document());
    const std::string key = "  \"body\": \"female\",\n";
    ASSERT_NE(text.find(key), std::string::npos);
    text.erase(text.find(key), key.size());
    const auto back = read_document(text, "x.json");
    ASSERT_TRUE(back.ok()) << back.error().to_string();
    EXPECT_EQ(back->body, BodyChoice::Male);
}

TEST(Document, an_unknown_version_is_refused_in_words) {
    std::string text = write_document(make_document());
    const std::string known = "\"version\": 1";
    text.replace(text.find(known), known.size(), "\"version\": 7");
    const auto back = read_document(text, "x.json");
    ASSERT_FALSE(back.ok());
    EXPECT_EQ(back.error().code, ErrorCode::Unsupported);
    EXPECT_THAT(back.error().to_string(), HasSubstr("version 7"));
}

TEST(Document, damaged_text_gives_a_sentence_wherever_it_is_cut) {
    const std::string text = write_document(make_document());
    for (std::size_t length = 0; length + 2 < text.size(); length += 7) {
        const auto back = read_document(text.substr(0, length), "x.json");
        ASSERT_FALSE(back.ok()) << length;
        EXPECT_FALSE(back.error().sentence.empty());
    }
}

TEST(Document, an_unknown_name_is_refused_with_the_known_ones) {
    std::string text = write_document(make_document());
    text.replace(text.find("\"thorax\""), 8, "\"elbow\"");
    const auto back = read_document(text, "x.json");
    ASSERT_FALSE(back.ok());
    EXPECT_THAT(back.error().sentence, HasSubstr("lumbar"));
}

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
