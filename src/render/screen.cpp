#include "render/screen.h"

#include "render/targets.h"

#include <algorithm>

namespace jw::render {
namespace {

void prepare(GLuint framebuffer, int width, int height, const Behind& behind, GLuint picture) {
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
    glViewport(0, 0, width, height);
    glDisable(GL_SCISSOR_TEST);
    glClearColor(behind.ground.r, behind.ground.g, behind.ground.b, 1.0F);
    glClear(GL_COLOR_BUFFER_BIT);
    const int bottom = height - behind.top - behind.height;
    const bool is_same_size =
        behind.width == behind.picture->width() && behind.height == behind.picture->height();
    glBindFramebuffer(GL_READ_FRAMEBUFFER, picture);
    glBlitFramebuffer(0, 0, behind.picture->width(), behind.picture->height(), behind.left, bottom,
                      behind.left + behind.width, bottom + behind.height, GL_COLOR_BUFFER_BIT,
                      is_same_size ? GL_NEAREST : GL_LINEAR);
    glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
}

}  // namespace

void prepare_screen(Context& /*context*/, int width, int height, const Behind& behind) {
    prepare(0, width, height, behind, behind.picture->impl_->finished.framebuffer.id());
}

void prepare_screen(Context& /*context*/, RenderTarget& target, const Behind& behind) {
    prepare(target.impl_->finished.framebuffer.id(), target.width(), target.height(), behind,
            behind.picture->impl_->finished.framebuffer.id());
}

void finish(Context& /*context*/) {
    glFinish();
}

Image read_screen(Context& /*context*/, int width, int height) {
    Image bottom_up = Image::blank(width, height);
    glBindFramebuffer(GL_READ_FRAMEBUFFER, 0);
    glReadBuffer(GL_BACK);
    glPixelStorei(GL_PACK_ALIGNMENT, 4);
    glReadPixels(0, 0, width, height, GL_RGBA, GL_UNSIGNED_BYTE, bottom_up.pixels.data());
    Image image = Image::blank(width, height);
    for (int y = 0; y < height; ++y) {
        std::copy_n(&bottom_up.pixels[bottom_up.offset(0, height - 1 - y)],
                    static_cast<std::size_t>(width) * 4, &image.pixels[image.offset(0, y)]);
    }
    return image;
}

}  // namespace jw::render
