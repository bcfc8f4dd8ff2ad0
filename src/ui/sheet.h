// A sheet over the whole window: a veil, a panel in the middle, its title and a button that closes.
#pragma once

#include "ui/desk.h"

namespace jw::ui {

/// What dims all else; a click on it closes like Esc.
void draw_veil(const Desk& desk, ImVec2 display);
/// `wanted`: size in pixels of the design; a small window gets a smaller sheet. What is drawn until
/// end_sheet() stands below the title. A click beside it, Esc and the button close it.
void begin_sheet(const Desk& desk, std::string_view title, ImVec2 wanted);
void end_sheet();

}  // namespace jw::ui
