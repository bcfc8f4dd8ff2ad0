// House rules that a reader would otherwise have to check by eye.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>

#include "source_files.h"

namespace jw::architecture {
namespace {

TEST(Sources, stay_short_enough_to_read) {
    constexpr std::ptrdiff_t kMostLines = 600;
    for (const char* folder : {"src", "tests"}) {
        for (const SourceFile& file : read_sources(folder)) {
            EXPECT_LE(std::count(file.text.begin(), file.text.end(), '\n'), kMostLines)
                << file.path;
        }
    }
}

TEST(Sources, leave_no_markers_behind) {
    // Written in parts, so that this file does not find itself.
    const std::regex marker{std::string{"\\b(TO"} + "DO|FIX" + "ME|XX" + "X|HA" + "CK)\\b"};
    for (const char* folder : {"src", "tests"}) {
        for (const SourceFile& file : read_sources(folder)) {
            EXPECT_FALSE(std::regex_search(file.text, marker)) << file.path;
        }
    }
}

TEST(Sources, print_only_where_the_program_speaks) {
    const std::regex printing{R"(std::cout|std::cerr|\bprintf\(|fmt::print\()"};
    for (const SourceFile& file : read_sources("src")) {
        const bool may_print = file.module == "app" || file.path == "src/core/log.cpp" ||
                               file.path == "src/forge/main.cpp";
        EXPECT_TRUE(may_print || !std::regex_search(file.text, printing)) << file.path;
    }
}

}  // namespace
}  // namespace jw::architecture
