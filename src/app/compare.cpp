#include "app/compare.h"

#include "record/png.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdlib>

namespace jw::app {

Result<Difference> calc_difference(const Image& actual, const Image& reference) {
    if (actual.width != reference.width || actual.height != reference.height) {
        return Error{ErrorCode::InvalidInput,
                     fmt::format("the picture is {} x {}, its reference {} x {}", actual.width,
                                 actual.height, reference.width, reference.height),
                     {}};
    }
    Difference difference;
    double sum = 0.0;
    for (std::size_t i = 0; i < actual.pixels.size(); ++i) {
        const int apart = std::abs(actual.pixels[i] - reference.pixels[i]);
        difference.max = std::max(difference.max, apart);
        sum += apart;
    }
    difference.mean = sum / static_cast<double>(actual.pixels.size());
    return difference;
}

Result<Unit> compare_with(const std::filesystem::path& reference_path, const Image& actual,
                          const std::filesystem::path& actual_path, int max_difference,
                          double mean_difference) {
    JW_TRY(const Image reference, record::read_png(reference_path));
    JW_TRY(const Difference difference, calc_difference(actual, reference));
    if (difference.max <= max_difference && difference.mean <= mean_difference) {
        return Unit{};
    }
    Image map = actual;
    for (std::size_t i = 0; i < map.pixels.size(); ++i) {
        const int apart = std::abs(actual.pixels[i] - reference.pixels[i]);
        map.pixels[i] =
            i % 4 == 3 ? std::uint8_t{255} : static_cast<std::uint8_t>(std::min(8 * apart, 255));
    }
    std::filesystem::path map_path = actual_path;
    map_path.replace_extension(".difference.png");
    JW_CHECK(record::write_png(map_path, map, false));
    return Error{ErrorCode::BadFormat,
                 fmt::format("differs from {}: at most {} and {:.3f} on average are allowed, it is "
                             "{} and {:.3f}; see {}",
                             reference_path.string(), max_difference, mean_difference,
                             difference.max, difference.mean, map_path.string()),
                 {actual_path.string()}};
}

}  // namespace jw::app
