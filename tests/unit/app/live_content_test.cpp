#include "app/live_content.h"

#include "core/angle.h"
#include "core/files.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/own_folder.h"
#include "unit/session/shipped.h"

namespace jw::app {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

using session::body;
using session::kAssets;

/// A content folder of its own with everything shipped in it.
class LiveContentTest : public testing::Test {
  protected:
    LiveContentTest() {
        fs::copy(kAssets / "content", content_, fs::copy_options::recursive);
        auto read = content::load_library(content_, body());
        EXPECT_TRUE(read.ok()) << (read.ok() ? "" : read.error().to_string());
        library_ = std::move(read).value();
    }

    /// Writes the squat with one piece of text replaced.
    void save(const std::string& piece, const std::string& other) {
        const fs::path file = content_ / "movements" / "squat.toml";
        std::string text = read_file(file, 1U << 20U).value();
        const auto at = text.find(piece);
        ASSERT_NE(at, std::string::npos) << piece;
        EXPECT_TRUE(write_file(file, text.replace(at, piece.size(), other)).ok());
    }
    /// What two looks bring: the first sees that something changed, the second that it stands
    /// still.
    std::optional<LiveContent::News> look_twice(LiveContent& live) const {
        auto first = live.look(library_, body());
        return first ? std::move(first) : live.look(library_, body());
    }

    OwnFolder folder_;
    fs::path content_ = folder_.path() / "content";
    content::Library library_;
};

TEST_F(LiveContentTest, untouched_files_bring_no_news) {
    LiveContent live{content_};
    EXPECT_FALSE(live.look(library_, body()).has_value());
    EXPECT_FALSE(live.look(library_, body()).has_value());
}

TEST_F(LiveContentTest, a_saved_movement_is_read_and_brought_onto_its_contacts_again) {
    LiveContent live{content_};
    const double before = library_.find_movement("squat")->fits.at(0).curves.at(1).curve.at(0.5);
    save("[0.47, 0.52], [0.54, 0.52]", "[0.47, 0.6], [0.54, 0.6]");  // height of the pelvis
    EXPECT_FALSE(live.look(library_, body()).has_value());           // it may still be written
    const auto news = live.look(library_, body());
    ASSERT_TRUE(news.has_value());
    EXPECT_EQ(news->file, "squat.toml");
    ASSERT_TRUE(news->library.ok()) << news->library.error().to_string();
    const model::Movement& squat = *news->library->find_movement("squat");
    EXPECT_GT(std::abs(squat.fits.at(0).curves.at(1).curve.at(0.5) - before), 1e-4);
    EXPECT_FALSE(live.look(*news->library, body()).has_value());  // once
}

TEST_F(LiveContentTest, a_mistake_is_told_with_its_place) {
    LiveContent live{content_};
    save("seconds = 4.0", "seconds = \"long\"");
    const auto news = look_twice(live);
    ASSERT_TRUE(news.has_value());
    ASSERT_FALSE(news->library.ok());
    EXPECT_THAT(news->library.error().to_string(), HasSubstr("squat.toml:"));
    EXPECT_FALSE(live.look(library_, body()).has_value());  // told once, not at every look
    save("seconds = \"long\"", "seconds = 5.0");
    const auto mended = look_twice(live);
    ASSERT_TRUE(mended.has_value() && mended->library.ok());
    EXPECT_EQ(mended->library->find_movement("squat")->seconds, 5.0);
}

TEST_F(LiveContentTest, a_movement_from_elsewhere_joins_the_library_and_is_watched) {
    LiveContent live{content_};
    const fs::path own = folder_.path() / "mine.toml";
    std::string text = read_file(content_ / "movements" / "squat.toml", 1U << 20U).value();
    text.replace(text.find("id = \"squat\""), 12, "id = \"mine\"");
    ASSERT_TRUE(write_file(own, text).ok());
    auto opened = live.open(own, library_, body());
    ASSERT_TRUE(opened.ok()) << opened.error().to_string();
    ASSERT_NE(opened->find_movement("mine"), nullptr);
    EXPECT_EQ(opened->movements.size(), library_.movements.size() + 1);
    EXPECT_FALSE(opened->find_movement("mine")->fits.empty());
    library_ = std::move(opened).value();
    text.replace(text.find("seconds = 4.0"), 13, "seconds = 7.0");
    ASSERT_TRUE(write_file(own, text).ok());
    const auto news = look_twice(live);
    ASSERT_TRUE(news.has_value() && news->library.ok());
    EXPECT_EQ(news->library->find_movement("mine")->seconds, 7.0);
}

TEST_F(LiveContentTest, a_broken_file_from_elsewhere_leaves_the_library_as_it_was) {
    LiveContent live{content_};
    const fs::path own = folder_.path() / "mine.toml";
    ASSERT_TRUE(write_file(own, "id = ").ok());
    EXPECT_FALSE(live.open(own, library_, body()).ok());
    save("seconds = 4.0", "seconds = 5.0");
    const auto news = look_twice(live);  // the broken one is not read again
    ASSERT_TRUE(news.has_value());
    EXPECT_TRUE(news->library.ok());
}

}  // namespace
}  // namespace jw::app
