// How easily coordinates give way, and how firmly the wishes are kept: assets/content/gives.toml.
#pragma once

#include "core/result.h"
#include "model/movement.h"

#include <filesystem>
#include <vector>

namespace jw::content {

struct Gives {
    std::vector<model::Give> gives;                                    // [coordinates]
    double gaze = 0.0, upright = 0.0, arms_hang = 0.0, balance = 0.0;  // weights
};

/// Every fault is added to `faults`; what could be read is returned.
Gives read_gives(const std::filesystem::path& path, const model::Body& body,
                 std::vector<Error>& faults);

}  // namespace jw::content
