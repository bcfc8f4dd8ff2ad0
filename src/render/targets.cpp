#include "render/targets.h"

#include <algorithm>

namespace jw::render {
namespace {

void filter_linear(GLenum edge) {
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, static_cast<GLint>(edge));
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, static_cast<GLint>(edge));
}

void expect_complete() {
    JW_ASSERT(glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE);
}

}  // namespace

ColourTarget make_colour_target(Context& context, int width, int height, GLenum format,
                                bool with_depth) {
    ColourTarget target;
    target.width = width;
    target.height = height;
    target.colour = gl::Texture{context};
    target.framebuffer = gl::Framebuffer{context};
    glBindTexture(GL_TEXTURE_2D, target.colour.id());
    const GLenum layout = format == GL_R8 ? GL_RED : GL_RGBA;
    const GLenum type = format == GL_RGBA16F ? GL_HALF_FLOAT : GL_UNSIGNED_BYTE;
    glTexImage2D(GL_TEXTURE_2D, 0, static_cast<GLint>(format), width, height, 0, layout, type,
                 nullptr);
    filter_linear(GL_CLAMP_TO_EDGE);
    glBindTexture(GL_TEXTURE_2D, 0);
    glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer.id());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, target.colour.id(),
                           0);
    if (with_depth) {
        target.depth = gl::Renderbuffer{context};
        glBindRenderbuffer(GL_RENDERBUFFER, target.depth.id());
        glRenderbufferStorage(GL_RENDERBUFFER, GL_DEPTH_COMPONENT24, width, height);
        glBindRenderbuffer(GL_RENDERBUFFER, 0);
        glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_RENDERBUFFER,
                                  target.depth.id());
    }
    expect_complete();
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    return target;
}

SampledTarget make_sampled_target(Context& context, int width, int height, int samples) {
    SampledTarget target{width,
                         height,
                         samples,
                         gl::Renderbuffer{context},
                         gl::Renderbuffer{context},
                         gl::Framebuffer{context}};
    glBindRenderbuffer(GL_RENDERBUFFER, target.colour.id());
    glRenderbufferStorageMultisample(GL_RENDERBUFFER, samples, GL_RGBA8, width, height);
    glBindRenderbuffer(GL_RENDERBUFFER, target.depth.id());
    glRenderbufferStorageMultisample(GL_RENDERBUFFER, samples, GL_DEPTH_COMPONENT24, width, height);
    glBindRenderbuffer(GL_RENDERBUFFER, 0);
    glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer.id());
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER,
                              target.colour.id());
    glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_RENDERBUFFER,
                              target.depth.id());
    expect_complete();
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    return target;
}

ShadowTarget make_shadow_target(Context& context, int size) {
    ShadowTarget target{size, gl::Texture{context}, gl::Framebuffer{context}};
    glBindTexture(GL_TEXTURE_2D, target.depth.id());
    glTexImage2D(GL_TEXTURE_2D, 0, GL_DEPTH_COMPONENT24, size, size, 0, GL_DEPTH_COMPONENT,
                 GL_UNSIGNED_INT, nullptr);
    filter_linear(GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_COMPARE_MODE, GL_COMPARE_REF_TO_TEXTURE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_COMPARE_FUNC, GL_LEQUAL);
    glBindTexture(GL_TEXTURE_2D, 0);
    glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer.id());
    glFramebufferTexture2D(GL_FRAMEBUFFER, GL_DEPTH_ATTACHMENT, GL_TEXTURE_2D, target.depth.id(),
                           0);
    const GLenum none = GL_NONE;
    glDrawBuffers(1, &none);
    glReadBuffer(GL_NONE);
    expect_complete();
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    return target;
}

RenderTarget::RenderTarget(Context& context, int width, int height)
    : impl_{std::make_unique<Impl>()} {
    impl_->context = &context;
    resize(width, height);
}
RenderTarget::~RenderTarget() = default;
RenderTarget::RenderTarget(RenderTarget&&) noexcept = default;
RenderTarget& RenderTarget::operator=(RenderTarget&&) noexcept = default;

int RenderTarget::width() const {
    return impl_->width;
}
int RenderTarget::height() const {
    return impl_->height;
}

unsigned RenderTarget::texture() const {
    return impl_->finished.colour.id();
}

void RenderTarget::resize(int width, int height) {
    const int limit = impl_->context->max_texture_size();
    impl_->width = std::clamp(width, 1, limit);
    impl_->height = std::clamp(height, 1, limit);
    if (!impl_->finished.fits(impl_->width, impl_->height)) {
        impl_->finished =
            make_colour_target(*impl_->context, impl_->width, impl_->height, GL_RGBA8, true);
    }
}

}  // namespace jw::render
