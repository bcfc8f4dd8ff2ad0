// What the interface is drawn to: the window's own framebuffer, or a target that stands for it.
#pragma once

#include "render/context.h"

#include "core/image.h"

namespace jw::render {

class RenderTarget;

/// Binds and clears it; the interface covers all of it.
void prepare_screen(Context& context, int width, int height);

/// The same without a window: what is drawn next goes to `target`.
void prepare_screen(Context& context, RenderTarget& target);

/// Waits until everything that was asked for has been drawn.
void finish(Context& context);

/// What was drawn to the window since; call before the buffers are swapped.
Image read_screen(Context& context, int width, int height);

}  // namespace jw::render
