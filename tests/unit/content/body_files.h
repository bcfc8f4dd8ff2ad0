// Helpers of the body tests: the shipped body, and copies of its files with a fault in them.
#pragma once

#include "content/body_data.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "unit/own_folder.h"

namespace jw::content::test {

inline std::filesystem::path body_folder() {
    return std::filesystem::path{JW_SOURCE_DIR} / "assets" / "body";
}

/// The shipped body, read once for all tests.
inline const model::Body& shipped_body() {
    static const Result<model::Body> body = read_body(body_folder());
    if (!body.ok()) {
        ADD_FAILURE() << body.error().to_string();
    }
    return body.value();
}

inline std::string read_text(const std::filesystem::path& path) {
    std::ifstream stream{path, std::ios::binary};
    std::ostringstream text;
    text << stream.rdbuf();
    return text.str();
}

/// A copy of assets/body in a folder of its own, removed at the end of the test.
class BodyCopy {
  public:
    BodyCopy() {
        std::filesystem::copy(body_folder(), folder_, std::filesystem::copy_options::recursive);
    }
    BodyCopy& operator=(BodyCopy&&) = delete;

    const std::filesystem::path& folder() const { return folder_; }

    /// Replaces the first `from` in a file and returns the line (1-based) where it stood.
    int change(const std::string& file, const std::string& from, const std::string& to) {
        std::string text = read_text(folder_ / file);
        const std::size_t at = text.find(from);
        EXPECT_NE(at, std::string::npos) << file << " has no '" << from << "' to change";
        if (at == std::string::npos) {
            return 0;
        }
        const auto line =
            1 + std::count(text.begin(), text.begin() + static_cast<std::ptrdiff_t>(at), '\n');
        text.replace(at, from.size(), to);
        std::ofstream{folder_ / file, std::ios::binary} << text;
        return static_cast<int>(line);
    }

  private:
    OwnFolder own_;
    std::filesystem::path folder_ = own_ / "body";
};

}  // namespace jw::content::test
