#include "record/text_painter.h"

#include "core/files.h"

#include <stb/stb_truetype.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace jw::record {
namespace {

/// The next code point of UTF-8; a byte that is none stands for itself.
int take_code_point(std::string_view& text) {
    const auto first = static_cast<unsigned char>(text.front());
    const std::size_t length = first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (length > text.size() || (first & 0xC0U) == 0x80) {
        text.remove_prefix(1);
        return first;
    }
    int code = length == 1 ? first : first & (0xFF >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        code = code << 6 | (static_cast<unsigned char>(text[i]) & 0x3F);
    }
    text.remove_prefix(length);
    return code;
}

void blend(Image& image, int x, int y, const glm::vec3& colour, double alpha) {
    if (x < 0 || y < 0 || x >= image.width || y >= image.height || alpha <= 0.0) {
        return;
    }
    std::uint8_t* pixel = &image.pixels[image.offset(x, y)];
    const double under = static_cast<double>(pixel[3]) / 255.0;
    const double total = alpha + under * (1.0 - alpha);
    for (int c = 0; c < 3; ++c) {
        const double over = static_cast<double>(colour[c]) * 255.0;
        const double mixed = (over * alpha + pixel[c] * under * (1.0 - alpha)) / total;
        pixel[c] = static_cast<std::uint8_t>(std::lround(std::clamp(mixed, 0.0, 255.0)));
    }
    pixel[3] = static_cast<std::uint8_t>(std::lround(total * 255.0));
}

}  // namespace

struct TextPainter::Impl {
    std::string bytes;
    stbtt_fontinfo font{};
    int ascent = 0, descent = 0, gap = 0;

    float scale(double size) const {
        return stbtt_ScaleForPixelHeight(&font, static_cast<float>(size));
    }

    double advance(int code, int next) const {
        int width = 0, bearing = 0;
        stbtt_GetCodepointHMetrics(&font, code, &width, &bearing);
        return width + (next != 0 ? stbtt_GetCodepointKernAdvance(&font, code, next) : 0);
    }

    void draw_glyph(Image& image, int code, double x, double baseline, float s,
                    const glm::vec3& colour) const {
        const double whole = std::floor(x);
        int width = 0, height = 0, left = 0, top = 0;
        std::uint8_t* cover = stbtt_GetCodepointBitmapSubpixel(
            &font, s, s, static_cast<float>(x - whole), 0.0F, code, &width, &height, &left, &top);
        for (int row = 0; row < height; ++row) {
            for (int column = 0; column < width; ++column) {
                blend(image, static_cast<int>(whole) + left + column,
                      static_cast<int>(std::lround(baseline)) + top + row, colour,
                      cover[row * width + column] / 255.0);
            }
        }
        stbtt_FreeBitmap(cover, nullptr);
    }
};

Result<TextPainter> TextPainter::load(const std::filesystem::path& font) {
    auto impl = std::make_unique<Impl>();
    JW_TRY(impl->bytes, read_file(font, 64U << 20U));
    const auto* data = reinterpret_cast<const unsigned char*>(impl->bytes.data());
    if (impl->bytes.size() < 12 || stbtt_GetNumberOfFonts(data) < 1 ||
        stbtt_InitFont(&impl->font, data, stbtt_GetFontOffsetForIndex(data, 0)) == 0) {
        return Error{ErrorCode::BadFormat, "is not a font that can be read", {font.string()}};
    }
    stbtt_GetFontVMetrics(&impl->font, &impl->ascent, &impl->descent, &impl->gap);
    return TextPainter{std::move(impl)};
}

TextPainter::TextPainter(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
TextPainter::~TextPainter() = default;
TextPainter::TextPainter(TextPainter&&) noexcept = default;
TextPainter& TextPainter::operator=(TextPainter&&) noexcept = default;

double TextPainter::measure(std::string_view text, double size) const {
    double width = 0.0;
    int code = text.empty() ? 0 : take_code_point(text);
    while (code != 0) {
        const int next = text.empty() ? 0 : take_code_point(text);
        width += impl_->advance(code, next);
        code = next;
    }
    return width * static_cast<double>(impl_->scale(size));
}

std::string TextPainter::wrap(std::string_view text, double size, double width) const {
    std::string lines, line;
    while (!text.empty()) {
        const std::size_t space = text.find(' ');
        const std::string word{text.substr(0, space)};
        text.remove_prefix(space == std::string_view::npos ? text.size() : space + 1);
        const std::string longer = line.empty() ? word : line + ' ' + word;
        if (!line.empty() && measure(longer, size) > width) {
            lines += line + '\n';
            line = word;
        } else {
            line = longer;
        }
    }
    return lines + line;
}

void TextPainter::draw(Image& image, double x, double y, double size, const glm::vec3& colour,
                       std::string_view text) const {
    const float s = impl_->scale(size);
    double pen = x;
    double baseline = y + impl_->ascent * static_cast<double>(s);
    int code = text.empty() ? 0 : take_code_point(text);
    while (code != 0) {
        const int next = text.empty() ? 0 : take_code_point(text);
        if (code == '\n') {
            pen = x;
            baseline += size * 1.25;
        } else {
            impl_->draw_glyph(image, code, pen, baseline, s, colour);
            pen += impl_->advance(code, next) * static_cast<double>(s);
        }
        code = next;
    }
}

void draw_panel(Image& image, const Panel& panel) {
    const double half_width = panel.width / 2, half_height = panel.height / 2;
    for (int y = static_cast<int>(panel.y) - 1; y <= static_cast<int>(panel.y + panel.height) + 1;
         ++y) {
        for (int x = static_cast<int>(panel.x) - 1;
             x <= static_cast<int>(panel.x + panel.width) + 1; ++x) {
            // Signed distance of the pixel's middle to the rounded rectangle gives a smooth edge.
            const double dx = std::abs(x + 0.5 - panel.x - half_width) - half_width + panel.radius;
            const double dy =
                std::abs(y + 0.5 - panel.y - half_height) - half_height + panel.radius;
            const double outside = std::hypot(std::max(dx, 0.0), std::max(dy, 0.0)) +
                                   std::min(std::max(dx, dy), 0.0) - panel.radius;
            blend(image, x, y, panel.colour, panel.opacity * std::clamp(0.5 - outside, 0.0, 1.0));
        }
    }
}

}  // namespace jw::record
