// Runs the program as a user would and hands back what it said.
#pragma once

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>
#include <sstream>
#include <string>

namespace jw::cli {

struct Said {
    int status = -1;
    std::string out;
    std::string err;
};

inline std::string read_all(const std::filesystem::path& path) {
    std::ostringstream text;
    text << std::ifstream{path, std::ios::binary}.rdbuf();
    return text.str();
}

/// A fresh folder for each test; removed afterwards.
class Program : public testing::Test {
  protected:
    void SetUp() override {
        const auto* info = testing::UnitTest::GetInstance()->current_test_info();
        folder_ =
            std::filesystem::path{testing::TempDir()} / (std::string{"jointwise_"} + info->name());
        std::filesystem::remove_all(folder_);
        std::filesystem::create_directories(folder_);
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    Said run(const std::string& arguments) const {
        const std::string out = folder_ / "out.txt", err = folder_ / "err.txt";
        const int status = std::system(
            (std::string{JW_PROGRAM} + " " + arguments + " >'" + out + "' 2>'" + err + "'")
                .c_str());
        return {WIFEXITED(status) ? WEXITSTATUS(status) : 128, read_all(out), read_all(err)};
    }
    /// A path in the test's folder, quoted for the shell.
    std::string file(const std::string& name) const {
        return "'" + (folder_ / name).string() + "'";
    }

    std::filesystem::path folder_;
};

/// The movement that most tests use, compensated.
inline constexpr const char* kStiff = " --movement hip_extension_standing --variant stiff_hip ";
inline constexpr const char* kPair =
    " --movement hip_extension_standing --compare good,stiff_hip --limit hip_extension_r=4 ";

}  // namespace jw::cli
