// The shipped bodies with their surfaces, as this build made them; read once for all tests of a
// program.
#pragma once

#include "import/load_body.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace jw::test {

inline model::Model load_built(const char* file) {
    auto loaded = import::load_body(std::filesystem::path{JW_BUILD_DIR} / "body" / file);
    EXPECT_TRUE(loaded.ok()) << (loaded.ok() ? "" : loaded.error().to_string());
    return std::move(loaded).value();
}

inline const model::Model& built() {
    static const model::Model kModel = load_built("body.glb");
    return kModel;
}

inline const model::Model& built_female() {
    static const model::Model kModel = load_built("female.glb");
    return kModel;
}

}  // namespace jw::test
