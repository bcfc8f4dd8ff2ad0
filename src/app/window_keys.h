// From the platform's keys to the interface's: by the character that the user's layout types.
#pragma once

#include "platform/window.h"
#include "ui/keys.h"

#include <span>
#include <vector>

namespace jw::app {

/// Modifier keys and keys without a meaning here are left out.
std::vector<ui::KeyStroke> to_strokes(std::span<const platform::KeyEvent> events);

}  // namespace jw::app
