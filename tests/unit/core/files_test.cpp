#include "core/files.h"

#include <gtest/gtest.h>
#include <sys/stat.h>

#include <fstream>

#include "unit/own_folder.h"

namespace jw {
namespace {

namespace fs = std::filesystem;

class Files : public testing::Test {
  protected:
    OwnFolder folder_;
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

TEST_F(Files, a_pipe_is_refused_and_a_link_stays_a_link) {
    const auto pipe = folder_ / "pipe";
    ASSERT_EQ(::mkfifo(pipe.c_str(), 0600), 0);
    const auto refused = write_file(pipe, "x");
    ASSERT_FALSE(refused.ok());
    EXPECT_NE(refused.error().sentence.find("name a new file"), std::string::npos);
    EXPECT_TRUE(std::filesystem::is_fifo(pipe));
    EXPECT_FALSE(FileReplacement{pipe}.check().ok()) << "told before the work, not after it";

    ASSERT_TRUE(write_file(folder_ / "real", "old").ok());
    std::filesystem::create_symlink(folder_ / "real", folder_ / "link");
    ASSERT_TRUE(write_file(folder_ / "link", "new").ok());
    EXPECT_TRUE(std::filesystem::is_symlink(folder_ / "link"));
    EXPECT_EQ(*read_file(folder_ / "real", 10), "new");
}

}  // namespace
}  // namespace jw
