// A finished picture on the graphics side, for who draws with it: the interface's small images.
#pragma once

#include "render/context.h"

#include "core/image.h"

#include <memory>

namespace jw::render {

class PictureTexture {
  public:
    /// Copies the picture; its top row is the texture's first.
    PictureTexture(Context& context, const Image& image);
    ~PictureTexture();
    PictureTexture(PictureTexture&&) noexcept;
    PictureTexture& operator=(PictureTexture&&) noexcept;
    PictureTexture(const PictureTexture&) = delete;
    PictureTexture& operator=(const PictureTexture&) = delete;

    /// Its name in OpenGL.
    unsigned name() const;

  private:
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

}  // namespace jw::render
