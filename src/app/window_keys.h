// From the platform's keys to the interface's: by the character that the user's layout types.
#pragma once

#include "platform/window.h"
#include "ui/keys.h"

#include <span>
#include <vector>

namespace jw::app {

/// Modifier keys and keys without a meaning here are left out.
std::vector<ui::KeyStroke> to_strokes(std::span<const platform::KeyEvent> events);

/// ImGui 1.86 asks at every frame whether a key is down: one that was pressed and let go since the
/// last frame would be lost. While this lives, its frame, such a key counts as down.
class ShortPresses {
  public:
    explicit ShortPresses(std::span<const platform::KeyEvent> events);
    ~ShortPresses();
    ShortPresses(const ShortPresses&) = delete;
    ShortPresses& operator=(const ShortPresses&) = delete;

  private:
    std::vector<int> held_;  // into ImGuiIO::KeysDown
};

}  // namespace jw::app
