// Comparing a picture with a stored one: `render --reference`, golden tests.
#pragma once

#include "core/image.h"
#include "core/result.h"

#include <filesystem>

namespace jw::app {

struct Difference {
    int max = 0;        // largest difference of a channel, 0..255
    double mean = 0.0;  // over all pixels and channels
};

/// Fails: InvalidInput when the sizes differ.
Result<Difference> calc_difference(const Image& actual, const Image& reference);

/// Fails when the pictures differ by more than the bounds; then actual and difference pictures lie
/// beside `actual_path` (`.difference.png`).
Result<Unit> compare_with(const std::filesystem::path& reference_path, const Image& actual,
                          const std::filesystem::path& actual_path, int max_difference,
                          double mean_difference);

}  // namespace jw::app
