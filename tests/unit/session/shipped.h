// The shipped body and movements, read once for all tests of a program.
#pragma once

#include "content/body_data.h"
#include "content/library.h"

#include <gtest/gtest.h>

#include <filesystem>

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

using test::built;

}  // namespace jw::session
