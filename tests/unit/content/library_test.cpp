#include "content/library.h"

#include <gmock/gmock.h>

#include <array>

#include "body_files.h"
#include "unit/own_folder.h"

namespace jw::content {
namespace {

using testing::HasSubstr;
using testing::IsEmpty;
using testing::SizeIs;
namespace fs = std::filesystem;

const fs::path kAssets = fs::path{JW_SOURCE_DIR} / "assets";

std::vector<Error> check(const fs::path& path) {
    const std::array paths{path};
    return check_paths(paths, test::shipped_body());
}

/// A folder of its own, removed at the end of the test.
class CheckPaths : public testing::Test {
  protected:
    CheckPaths() { fs::create_directories(folder_ / "text"); }

    fs::path write(const std::string& name, const std::string& text) const {
        std::ofstream{folder_ / name, std::ios::binary} << text;
        return folder_ / name;
    }

    OwnFolder folder_;
};

TEST_F(CheckPaths, all_shipped_data_has_no_fault) {
    for (const Error& fault : check(kAssets)) {
        ADD_FAILURE() << fault.to_string();
    }
    EXPECT_THAT(check(kAssets / "body" / "wraps.toml"), IsEmpty());
    EXPECT_THAT(check(kAssets / "body" / "sources.toml"), IsEmpty());
    EXPECT_THAT(check(kAssets / "text" / "en.toml"), IsEmpty());
}

TEST_F(CheckPaths, a_fault_of_a_body_is_told_once_with_its_line) {
    test::BodyCopy body;
    const int line = body.change("joints.toml", "upper = \"L5\"", "upper = \"nose\"");
    const auto faults = check(body.folder());
    ASSERT_THAT(faults, SizeIs(1));
    EXPECT_THAT(faults[0].place.file, HasSubstr("joints.toml"));
    EXPECT_EQ(faults[0].place.line, line);
}

TEST_F(CheckPaths, texts_are_read_as_texts) {
    const auto faults = check(write("text/xx.toml", "[transport]\nplay = \"\"\n"));
    ASSERT_THAT(faults, SizeIs(1));
    EXPECT_EQ(faults[0].place.line, 2);
    EXPECT_THAT(faults[0].sentence, HasSubstr("transport.play"));
}

TEST_F(CheckPaths, words_of_the_ladder_name_a_source_and_each_rung_once) {
    fs::copy_file(kAssets / "content" / "sources.toml", folder_ / "sources.toml");
    const std::string text = test::read_text(kAssets / "content" / "ladder.toml");
    EXPECT_THAT(check(write("ladder.toml", text)), IsEmpty());
    EXPECT_THAT(
        check(write("ladder.toml", text + "\n[[rung]]\nid = \"hip\"\njob = { plain = "
                                          "\"x\", anatomical = \"x\", grade = \"design\", source = "
                                          "\"design\" }\n")),
        SizeIs(1));
    const auto faults = check(write("ladder.toml",
                                    "critique = { plain = \"x\", anatomical = \"x\", grade = "
                                    "\"design\", source = \"nobody\" }\n"));
    ASSERT_THAT(faults, SizeIs(1));
    EXPECT_THAT(faults[0].sentence, HasSubstr("nobody"));
}

TEST_F(CheckPaths, a_step_of_the_guided_start_has_a_place_words_and_time) {
    EXPECT_THAT(
        check(write("guide.toml", "[[step]]\nplace = \"dial\"\nwords = \"Drag.\"\nseconds = 9\n")),
        IsEmpty());
    EXPECT_THAT(
        check(write("guide.toml", "[[step]]\nplace = \"roof\"\nwords = \"Drag.\"\nseconds = 9\n")),
        SizeIs(1));
    EXPECT_THAT(
        check(write("guide.toml", "[[step]]\nplace = \"dial\"\nwords = \"\"\nseconds = 0\n")),
        SizeIs(2));
}

TEST_F(CheckPaths, search_words_mean_something_that_the_body_has) {
    EXPECT_THAT(check(write("search_words.toml",
                            "[[word]]\nsays = [\"sit bones\"]\nparts = "
                            "[\"hip_bone\", \"hamstrings\"]\n")),
                IsEmpty());
    auto faults =
        check(write("search_words.toml", "[[word]]\nsays = [\"tail\"]\nparts = [\"tail_fin\"]\n"));
    ASSERT_FALSE(faults.empty());
    EXPECT_THAT(faults[0].sentence, HasSubstr("tail_fin"));
    EXPECT_THAT(check(write("search_words.toml", "[[word]]\nsays = [\"nothing\"]\n")), SizeIs(1));
}

TEST_F(CheckPaths, a_file_that_stands_elsewhere_is_told_by_its_keys) {
    const std::string recipe = test::read_text(kAssets / "content" / "muscles" / "squat.toml");
    EXPECT_THAT(check(write("squat.toml", recipe)), IsEmpty());
    const auto faults = check(write("notes.toml", "colour = \"red\"\n"));
    ASSERT_THAT(faults, SizeIs(1));
    EXPECT_THAT(faults[0].sentence, HasSubstr("neither a movement"));
    EXPECT_THAT(faults[0].place.file, HasSubstr("notes.toml"));
}

}  // namespace
}  // namespace jw::content
