// The whole window as one function: viewport in the middle, panels round it, transport below.
//
// A turn of app's loop, after platform events and the backends' NewFrame:
//     skin.refresh(content_scale * session.view().text_scale, session.view().settings.theme)
//     ImGui::NewFrame();
//     draw_shell(session, state, strokes, skin, texts, sink);
//     ... session.apply(each command); session.set_viewport(state.viewport ...); draw the picture
//     ImGui::Render();
// The interface is laid over a screen that has the ground colour and the picture on it already
// (render::prepare_screen).
#pragma once

#include "ui/keys.h"
#include "ui/skin.h"
#include "ui/ui_state.h"

#include "session/session.h"

#include "content/texts.h"

#include <span>

namespace jw::ui {

/// Draws everything and posts what the user did. `strokes`: since the last frame, in order.
/// `state.viewport` says afterwards where the picture lies and how many pixels it has.
void draw_shell(const session::Session& session, UiState& state, std::span<const KeyStroke> strokes,
                const Skin& skin, const content::Texts& texts, session::CommandSink& out);

}  // namespace jw::ui
