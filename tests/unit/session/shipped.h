// The shipped body and movements, read once for all tests of a program.
#pragma once

#include "content/body_data.h"
#include "content/library.h"
#include "import/load_body.h"

#include <gtest/gtest.h>

#include <filesystem>

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

/// The body with its surfaces, as built.
inline const model::Model& built() {
    static const model::Model kModel = [] {
        auto loaded = import::load_body(std::filesystem::path{JW_BUILD_DIR} / "body" / "body.glb");
        EXPECT_TRUE(loaded.ok()) << (loaded.ok() ? "" : loaded.error().to_string());
        return std::move(loaded).value();
    }();
    return kModel;
}

}  // namespace jw::session
