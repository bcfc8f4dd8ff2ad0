// What the window shows under its panels.
#pragma once

#include "render/renderer.h"
#include "render/screen.h"
#include "ui/shell.h"

namespace jw::app {

/// The panels' ground all over and the picture where the layout has put it, in pixels of the
/// framebuffer. Within an ImGui frame or after it.
render::Behind find_behind(const ui::Rect& viewport, const ui::Skin& skin,
                           const render::RenderTarget& picture);

}  // namespace jw::app
