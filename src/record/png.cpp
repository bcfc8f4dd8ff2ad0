#include "record/png.h"

#include "core/files.h"

#include <fmt/format.h>
#include <stb/stb_image.h>
#include <stb/stb_image_write.h>

#include <algorithm>
#include <memory>

namespace jw::record {

Result<Unit> write_png(const std::filesystem::path& path, const Image& image, bool keep_alpha) {
    JW_ASSERT(image.width > 0 && image.height > 0);
    const int channels = keep_alpha ? 4 : 3;
    std::vector<std::uint8_t> opaque;
    const std::uint8_t* pixels = image.pixels.data();
    if (!keep_alpha) {
        opaque.reserve(image.pixels.size() / 4 * 3);
        for (std::size_t i = 0; i < image.pixels.size(); i += 4) {
            opaque.insert(opaque.end(),
                          {image.pixels[i], image.pixels[i + 1], image.pixels[i + 2]});
        }
        pixels = opaque.data();
    }
    std::string bytes;
    const auto append = [](void* to, void* data, int size) {
        static_cast<std::string*>(to)->append(static_cast<const char*>(data),
                                              static_cast<std::size_t>(size));
    };
    if (stbi_write_png_to_func(append, &bytes, image.width, image.height, channels, pixels,
                               image.width * channels) == 0) {
        return Error{ErrorCode::IoFailed, "the picture could not be encoded", {path.string()}};
    }
    return write_file(path, bytes);
}

Result<Image> read_png(const std::filesystem::path& path) {
    constexpr int kMaxSide = 16384;
    JW_TRY(const std::string bytes, read_file(path, 256U << 20U));
    const auto* data = reinterpret_cast<const stbi_uc*>(bytes.data());
    const int size = static_cast<int>(bytes.size());
    int width = 0, height = 0, channels = 0;
    if (stbi_info_from_memory(data, size, &width, &height, &channels) == 0) {
        return Error{ErrorCode::BadFormat,
                     fmt::format("is not a picture that can be read ({})", stbi_failure_reason()),
                     {path.string()}};
    }
    if (std::max(width, height) > kMaxSide) {
        return Error{
            ErrorCode::LimitExceeded,
            fmt::format("is {} x {} pixels; at most {} a side are read", width, height, kMaxSide),
            {path.string()}};
    }
    const std::unique_ptr<stbi_uc, decltype(&stbi_image_free)> pixels{
        stbi_load_from_memory(data, size, &width, &height, &channels, 4), &stbi_image_free};
    if (!pixels) {
        return Error{ErrorCode::BadFormat,
                     fmt::format("is a damaged picture ({})", stbi_failure_reason()),
                     {path.string()}};
    }
    Image image = Image::blank(width, height);
    std::copy_n(pixels.get(), image.pixels.size(), image.pixels.begin());
    return image;
}

}  // namespace jw::record
