// 256 colours for a GIF, chosen from its first frame and used without dithering: dots that change
// from frame to frame make GIF files several times larger (101 MB for 10 s, measured).
#pragma once

#include "core/image.h"

#include <array>
#include <cstdint>
#include <vector>

namespace jw::record {

class GifPalette {
  public:
    /// Median cut over the picture's colours (Heckbert 1982), the widest box cut first.
    explicit GifPalette(const Image& sample);

    const std::array<std::uint32_t, 256>& colours() const { return colours_; }  // 0xAARRGGBB
    /// Index of the nearest colour (within 1/32 of each channel).
    std::uint8_t index(std::uint8_t r, std::uint8_t g, std::uint8_t b) const {
        return nearest_[static_cast<std::size_t>((r >> 3) << 10 | (g >> 3) << 5 | (b >> 3))];
    }

  private:
    std::array<std::uint32_t, 256> colours_{};
    std::vector<std::uint8_t> nearest_;  // [32][32][32]
};

}  // namespace jw::record
