#include "render/picture_texture.h"

#include "render/gl.h"

namespace jw::render {

struct PictureTexture::Impl {
    gl::Texture texture;
};

PictureTexture::PictureTexture(Context& context, const Image& image)
    : impl_{std::make_unique<Impl>(Impl{gl::Texture{context}})} {
    glBindTexture(GL_TEXTURE_2D, impl_->texture.id());
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR_MIPMAP_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    for (const GLenum name : {GL_TEXTURE_WRAP_S, GL_TEXTURE_WRAP_T}) {
        glTexParameteri(GL_TEXTURE_2D, name, GL_CLAMP_TO_EDGE);
    }
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, image.width, image.height, 0, GL_RGBA,
                 GL_UNSIGNED_BYTE, image.pixels.data());
    glGenerateMipmap(GL_TEXTURE_2D);  // it may be drawn much smaller
    glBindTexture(GL_TEXTURE_2D, 0);
}

PictureTexture::~PictureTexture() = default;
PictureTexture::PictureTexture(PictureTexture&&) noexcept = default;
PictureTexture& PictureTexture::operator=(PictureTexture&&) noexcept = default;

unsigned PictureTexture::name() const {
    return impl_->texture.id();
}

}  // namespace jw::render
