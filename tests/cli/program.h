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

#include "unit/own_folder.h"

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

/// The program, with a folder for what it reads and writes.
class Program : public testing::Test {
  protected:
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

    OwnFolder folder_;
};

/// The movement that most tests use, compensated.
inline constexpr const char* kStiff = " --movement hip_extension_standing --variant stiff_hip ";
inline constexpr const char* kPair =
    " --movement hip_extension_standing --compare good,stiff_hip --limit hip_extension_r=4 ";

}  // namespace jw::cli
