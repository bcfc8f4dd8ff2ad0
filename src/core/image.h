// A picture: RGBA, 8 bits, sRGB, top row first, alpha not premultiplied.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace jw {

struct Image {
    int width = 0;
    int height = 0;
    std::vector<std::uint8_t> pixels;  // [height][width][4]

    static Image blank(int width, int height) {
        Image image{width, height, {}};
        image.pixels.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4);
        return image;
    }
    std::size_t offset(int x, int y) const {
        return (static_cast<std::size_t>(y) * static_cast<std::size_t>(width) +
                static_cast<std::size_t>(x)) *
               4;
    }
};

}  // namespace jw
