// The whole window as one function: viewport in the middle, panels round it, transport below.
//
// A turn of app's loop, after platform events and the backends' NewFrame:
//     skin.refresh(content_scale * session.view().text_scale, session.view().settings.theme)
//     ImGui::NewFrame();
//     draw_shell(session, state, {texture, strokes}, skin, texts, sink);
//     ... session.apply(each command); session.set_viewport(state.viewport ...); draw to texture
//     ImGui::Render();
// The texture is only read when the backend draws, so the picture may be drawn after this.
#pragma once

#include "ui/keys.h"
#include "ui/skin.h"
#include "ui/ui_state.h"

#include "session/session.h"

#include "content/texts.h"

#include <cstdint>
#include <span>

namespace jw::ui {

struct ShellInput {
    /// Of the viewport's picture, bottom row first as OpenGL keeps it; 0: none yet.
    std::uint64_t texture = 0;
    std::span<const KeyStroke> strokes;  // since the last frame, in order
};

/// Draws everything and posts what the user did. `state.viewport` says afterwards where the picture
/// lies and how many pixels it has.
void draw_shell(const session::Session& session, UiState& state, const ShellInput& input,
                const Skin& skin, const content::Texts& texts, session::CommandSink& out);

}  // namespace jw::ui
