// What the interface is drawn to: the window's own framebuffer, or a target that stands for it.
#pragma once

#include "render/context.h"

#include "core/image.h"

#include <glm/vec3.hpp>

namespace jw::render {

class RenderTarget;

/// What lies behind the interface. It is copied and cleared, not drawn as ImGui would, because
/// blending two layers over the whole window costs as much in software as drawing a body.
struct Behind {
    glm::vec3 ground{0.0F};  // sRGB, 0..1
    const RenderTarget* picture = nullptr;
    int left = 0, top = 0, width = 0, height = 0;  // where the picture lies, pixels of the screen
};

/// Binds it with `behind` on it; what is drawn next comes on top.
void prepare_screen(Context& context, int width, int height, const Behind& behind);

/// The same without a window: `target` stands for it.
void prepare_screen(Context& context, RenderTarget& target, const Behind& behind);

/// Waits until everything that was asked for has been drawn.
void finish(Context& context);

/// What was drawn to the window since; call before the buffers are swapped.
Image read_screen(Context& context, int width, int height);

}  // namespace jw::render
