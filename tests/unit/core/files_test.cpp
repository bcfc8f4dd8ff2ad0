#include "core/files.h"

#include <gtest/gtest.h>

#include <fstream>

namespace jw {
namespace {

namespace fs = std::filesystem;

class Files : public testing::Test {
  protected:
    void SetUp() override {
        folder_ = fs::path{testing::TempDir()} /
                  testing::UnitTest::GetInstance()->current_test_info()->name();
        fs::remove_all(folder_);
    }
    void TearDown() override { fs::remove_all(folder_); }
    fs::path folder_;
};

TEST_F(Files, what_was_written_is_read_again_and_the_folder_is_made) {
    const fs::path path = folder_ / "deep" / "a.txt";
    ASSERT_TRUE(write_file(path, std::string_view{"one\0two", 7}).ok());
    EXPECT_EQ(read_file(path).value(), std::string("one\0two", 7));
    ASSERT_TRUE(write_file(path, "three").ok());
    EXPECT_EQ(read_file(path).value(), "three");
}

TEST_F(Files, a_write_that_is_given_up_leaves_the_old_file_and_no_litter) {
    const fs::path path = folder_ / "a.txt";
    ASSERT_TRUE(write_file(path, "old").ok());
    {
        const FileReplacement replacement{path};
        std::ofstream{replacement.temporary()} << "half";
    }
    EXPECT_EQ(read_file(path).value(), "old");
    EXPECT_EQ(std::distance(fs::directory_iterator{folder_}, fs::directory_iterator{}), 1);
}

TEST_F(Files, what_cannot_be_read_or_written_says_why) {
    EXPECT_EQ(read_file(folder_ / "none").error().code, ErrorCode::NotFound);
    ASSERT_TRUE(write_file(folder_ / "big", "12345").ok());
    EXPECT_EQ(read_file(folder_ / "big", 4).error().code, ErrorCode::LimitExceeded);
    EXPECT_EQ(read_file(folder_).error().code, ErrorCode::InvalidInput);
    EXPECT_FALSE(write_file(folder_ / "big" / "below_a_file", "x").ok());
}

}  // namespace
}  // namespace jw
