#include "record/gif_palette.h"

#include <algorithm>
#include <limits>

namespace jw::record {
namespace {

using Colour = std::array<std::uint8_t, 3>;

struct Box {
    std::vector<Colour> colours;
    int channel = 0;
    int spread = 0;

    explicit Box(std::vector<Colour> members) : colours{std::move(members)} {
        for (int c = 0; c < 3; ++c) {
            const auto at = static_cast<std::size_t>(c);
            const auto [low, high] = std::minmax_element(
                colours.begin(), colours.end(),
                [&](const Colour& a, const Colour& b) { return a[at] < b[at]; });
            if ((*high)[at] - (*low)[at] > spread) {
                spread = (*high)[at] - (*low)[at];
                channel = c;
            }
        }
    }

    std::uint32_t mean() const {
        std::array<std::size_t, 3> sum{};
        for (const Colour& colour : colours) {
            for (std::size_t c = 0; c < 3; ++c) {
                sum[c] += colour[c];
            }
        }
        const auto part = [&](std::size_t c) {
            return static_cast<std::uint32_t>(sum[c] / colours.size());
        };
        return 0xFF000000U | part(0) << 16U | part(1) << 8U | part(2);
    }
};

std::vector<Colour> distinct_colours(const Image& image) {
    std::vector<std::uint8_t> is_seen(32 * 32 * 32);
    std::vector<Colour> colours;
    for (std::size_t i = 0; i < image.pixels.size(); i += 4) {
        const Colour c{image.pixels[i], image.pixels[i + 1], image.pixels[i + 2]};
        const auto cell =
            static_cast<std::size_t>((c[0] >> 3) << 10 | (c[1] >> 3) << 5 | (c[2] >> 3));
        if (is_seen[cell] == 0) {
            is_seen[cell] = 1;
            colours.push_back(c);
        }
    }
    return colours;
}

int squared(int value) {
    return value * value;
}

}  // namespace

GifPalette::GifPalette(const Image& sample) : nearest_(32 * 32 * 32) {
    std::vector<Box> boxes;
    boxes.emplace_back(distinct_colours(sample));
    while (boxes.size() < colours_.size()) {
        const auto widest =
            std::max_element(boxes.begin(), boxes.end(),
                             [](const Box& a, const Box& b) { return a.spread < b.spread; });
        if (widest->spread == 0) {
            break;
        }
        auto& members = widest->colours;
        const auto channel = static_cast<std::size_t>(widest->channel);
        const auto middle = members.begin() + static_cast<std::ptrdiff_t>(members.size() / 2);
        std::nth_element(members.begin(), middle, members.end(),
                         [&](const Colour& a, const Colour& b) { return a[channel] < b[channel]; });
        Box upper{{middle, members.end()}};
        *widest = Box{{members.begin(), middle}};
        boxes.push_back(std::move(upper));
    }
    std::transform(boxes.begin(), boxes.end(), colours_.begin(),
                   [](const Box& box) { return box.mean(); });
    for (int cell = 0; cell < static_cast<int>(nearest_.size()); ++cell) {
        const int r = ((cell >> 10) << 3) + 4, g = ((cell >> 5 & 31) << 3) + 4,
                  b = ((cell & 31) << 3) + 4;
        int best = std::numeric_limits<int>::max();
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            const auto c = static_cast<int>(colours_[i] & 0xFFFFFFU);
            const int distance =
                squared((c >> 16) - r) + squared((c >> 8 & 255) - g) + squared((c & 255) - b);
            if (distance < best) {
                best = distance;
                nearest_[static_cast<std::size_t>(cell)] = static_cast<std::uint8_t>(i);
            }
        }
    }
}

}  // namespace jw::record
