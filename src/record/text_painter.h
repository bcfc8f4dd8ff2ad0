// Words on a picture: captions of a clip, labels of a contact sheet. Drawn on the processor, so
// that films need no window.
#pragma once

#include "core/image.h"
#include "core/result.h"

#include <glm/vec3.hpp>

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

namespace jw::record {

class TextPainter {
  public:
    /// A TrueType or OpenType font file. Fails: NotFound, BadFormat.
    static Result<TextPainter> load(const std::filesystem::path& font);
    ~TextPainter();
    TextPainter(TextPainter&&) noexcept;
    TextPainter& operator=(TextPainter&&) noexcept;
    TextPainter(const TextPainter&) = delete;
    TextPainter& operator=(const TextPainter&) = delete;

    /// Width in pixels of one line of UTF-8 at `size` pixels a line.
    double measure(std::string_view text, double size) const;
    /// Line breaks put in so that no line is wider than `width`; a single word may be.
    std::string wrap(std::string_view text, double size, double width) const;
    /// Draws lines (split at \n); (x, y) is the upper left corner. Colour is sRGB 0..1.
    void draw(Image& image, double x, double y, double size, const glm::vec3& colour,
              std::string_view text) const;

  private:
    struct Impl;
    explicit TextPainter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

/// A filled rectangle with rounded corners, blended over the picture. Pixels, sRGB 0..1.
struct Panel {
    double x = 0.0, y = 0.0, width = 0.0, height = 0.0;
    double radius = 0.0;
    glm::vec3 colour{1.0F};
    double opacity = 1.0;
};
void draw_panel(Image& image, const Panel& panel);

}  // namespace jw::record
