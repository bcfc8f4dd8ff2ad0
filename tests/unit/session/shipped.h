// The shipped body and movements, read once for all tests of a program.
#pragma once

#include "content/body_data.h"
#include "content/library.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "unit/built_body.h"

namespace jw::session {

inline const std::filesystem::path kAssets = std::filesystem::path{JW_SOURCE_DIR} / "assets";

inline const model::Body& body() {
    static const model::Body kBody = [] {
        auto read = content::read_body(kAssets / "body");
        EXPECT_TRUE(read.ok()) << (read.ok() ? "" : read.error().to_string());
        return std::move(read).value();
    }();
    return kBody;
}

inline const content::Library& library() {
    static const content::Library kLibrary = [] {
        auto read = content::load_library(kAssets / "content", body());
        EXPECT_TRUE(read.ok()) << (read.ok() ? "" : read.error().to_string());
        return std::move(read).value();
    }();
    return kLibrary;
}

/// Ids of all movements, for parameters of tests: the library is not read for them.
inline std::vector<std::string> shipped() {
    std::vector<std::string> ids;
    for (const auto& file :
         std::filesystem::directory_iterator{kAssets / "content" / "movements"}) {
        const std::string name = file.path().filename().string();
        if (name.ends_with(".toml") && !name.ends_with(".fit.toml")) {
            ids.push_back(file.path().stem().string());
        }
    }
    std::sort(ids.begin(), ids.end());
    return ids;
}

using test::built;

}  // namespace jw::session
