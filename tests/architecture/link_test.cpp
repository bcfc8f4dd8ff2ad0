// Tests that need neither GPU nor window must not even link one.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <memory>
#include <string>

namespace jw::architecture {
namespace {

std::string output_of(const std::string& command) {
    const std::unique_ptr<FILE, int (*)(FILE*)> pipe{popen(command.c_str(), "r"), &pclose};
    std::string text;
    std::array<char, 4096> buffer{};
    while (pipe &&
           std::fgets(buffer.data(), static_cast<int>(buffer.size()), pipe.get()) != nullptr) {
        text += buffer.data();
    }
    return text;
}

TEST(Links, programs_of_nogpu_tests_need_no_graphics_library) {
    int count = 0;
    for (const char* module : {"core", "model", "import", "content", "motion", "muscle", "analysis",
                               "scene", "session", "forge", "record", "ui"}) {
        const std::filesystem::path program =
            std::filesystem::path{JW_BUILD_DIR} / "tests" / (std::string{module} + "_tests");
        if (!std::filesystem::exists(program)) {
            continue;
        }
        ++count;
        const std::string needed = output_of("readelf -d '" + program.string() + "'");
        EXPECT_THAT(needed, testing::HasSubstr("libc.so")) << "readelf (binutils) did not answer";
        for (const char* library :
             {"libGL.so", "libOpenGL.so", "libEGL.so", "libGLX.so", "libglfw"}) {
            EXPECT_THAT(needed, testing::Not(testing::HasSubstr(library))) << program;
        }
    }
    EXPECT_GE(count, 8) << "too few test programs were found below " << JW_BUILD_DIR;
}

}  // namespace
}  // namespace jw::architecture
