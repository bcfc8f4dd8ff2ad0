// Textures to draw to.
#pragma once

#include "render/gl.h"
#include "render/renderer.h"

namespace jw::render {

/// A texture with its framebuffer, and a depth buffer when asked for.
struct ColourTarget {
    int width = 0, height = 0;
    gl::Texture colour;
    gl::Renderbuffer depth;
    gl::Framebuffer framebuffer;

    bool fits(int w, int h) const { return !framebuffer.is_empty() && width == w && height == h; }
};
/// `format`: GL_RGBA8, GL_RGBA16F or GL_R8; linear filter, clamped at the edges.
ColourTarget make_colour_target(Context& context, int width, int height, GLenum format,
                                bool with_depth);

/// Colour and depth with several samples a pixel; read by blitting.
struct SampledTarget {
    int width = 0, height = 0, samples = 0;
    gl::Renderbuffer colour, depth;
    gl::Framebuffer framebuffer;

    bool fits(int w, int h, int n) const {
        return !framebuffer.is_empty() && width == w && height == h && samples == n;
    }
};
SampledTarget make_sampled_target(Context& context, int width, int height, int samples);

/// A depth texture that compares when it is read.
struct ShadowTarget {
    int size = 0;
    gl::Texture depth;
    gl::Framebuffer framebuffer;
};
ShadowTarget make_shadow_target(Context& context, int size);

struct RenderTarget::Impl {
    Context* context = nullptr;
    int width = 1, height = 1;
    ColourTarget finished;  // with depth: Moving draws straight into it
};

}  // namespace jw::render
