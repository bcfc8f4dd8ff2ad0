// The shipped body with its surfaces, as this build made it; read once for all tests of a program.
#pragma once

#include "import/load_body.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace jw::test {

inline const model::Model& built() {
    static const model::Model kModel = [] {
        auto loaded = import::load_body(std::filesystem::path{JW_BUILD_DIR} / "body" / "body.glb");
        EXPECT_TRUE(loaded.ok()) << (loaded.ok() ? "" : loaded.error().to_string());
        return std::move(loaded).value();
    }();
    return kModel;
}

}  // namespace jw::test
