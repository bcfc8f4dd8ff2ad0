#include "app/behind.h"

#include <imgui.h>

#include <cmath>

namespace jw::app {

render::Behind find_behind(const ui::Rect& viewport, const ui::Skin& skin,
                           const render::RenderTarget& picture) {
    const ImVec4 ground = ImGui::ColorConvertU32ToFloat4(skin.palette().panel);
    const ImVec2 scale = ImGui::GetIO().DisplayFramebufferScale;
    const auto pixels = [](float from, float part) {
        return static_cast<int>(std::lround(from * part));
    };
    return {{ground.x, ground.y, ground.z},  &picture,
            pixels(viewport.x, scale.x),     pixels(viewport.y, scale.y),
            pixels(viewport.width, scale.x), pixels(viewport.height, scale.y)};
}

}  // namespace jw::app
