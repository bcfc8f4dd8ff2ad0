#include "app/window_keys.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <utility>

namespace jw::app {
namespace {

using session::NamedKey;

std::optional<NamedKey> named_key(platform::KeyEvent::Key key) {
    using Key = platform::KeyEvent::Key;
    static constexpr std::array<std::pair<Key, NamedKey>, 14> kRows{
        {{Key::Space, NamedKey::Space},
         {Key::Left, NamedKey::Left},
         {Key::Right, NamedKey::Right},
         {Key::Up, NamedKey::Up},
         {Key::Down, NamedKey::Down},
         {Key::Home, NamedKey::Home},
         {Key::End, NamedKey::End},
         {Key::PageUp, NamedKey::PageUp},
         {Key::PageDown, NamedKey::PageDown},
         {Key::Backspace, NamedKey::Backspace},
         {Key::Escape, NamedKey::Escape},
         {Key::Tab, NamedKey::Tab},
         {Key::F1, NamedKey::F1},
         {Key::Other, NamedKey::None}}};
    const auto row =
        std::find_if(kRows.begin(), kRows.end(), [&](const auto& r) { return r.first == key; });
    return row == kRows.end() ? std::nullopt : std::optional{row->second};
}

/// Where ImGui keeps whether the key is down; nullopt: lists and fields have no use for it.
std::optional<int> find_imgui_key(platform::KeyEvent::Key key) {
    using Key = platform::KeyEvent::Key;
    static constexpr std::array<std::pair<Key, ImGuiKey_>, 11> kRows{
        {{Key::Left, ImGuiKey_LeftArrow},
         {Key::Right, ImGuiKey_RightArrow},
         {Key::Up, ImGuiKey_UpArrow},
         {Key::Down, ImGuiKey_DownArrow},
         {Key::Home, ImGuiKey_Home},
         {Key::End, ImGuiKey_End},
         {Key::PageUp, ImGuiKey_PageUp},
         {Key::PageDown, ImGuiKey_PageDown},
         {Key::Backspace, ImGuiKey_Backspace},
         {Key::Enter, ImGuiKey_Enter},
         {Key::Tab, ImGuiKey_Tab}}};
    const auto row =
        std::find_if(kRows.begin(), kRows.end(), [&](const auto& r) { return r.first == key; });
    const int index = row == kRows.end() ? -1 : ImGui::GetKeyIndex(row->second);
    return index < 0 ? std::nullopt : std::optional{index};
}

}  // namespace

ShortPresses::ShortPresses(std::span<const platform::KeyEvent> events) {
    ImGuiIO& io = ImGui::GetIO();
    for (const platform::KeyEvent& event : events) {
        const auto index = find_imgui_key(event.key);
        if (event.action == platform::KeyEvent::Action::Press && index && !io.KeysDown[*index]) {
            io.KeysDown[*index] = true;
            held_.push_back(*index);
        }
    }
}

ShortPresses::~ShortPresses() {
    for (const int index : held_) {
        ImGui::GetIO().KeysDown[index] = false;
    }
}

std::vector<ui::KeyStroke> to_strokes(std::span<const platform::KeyEvent> events) {
    std::vector<ui::KeyStroke> strokes;
    for (const platform::KeyEvent& event : events) {
        ui::KeyStroke stroke;
        stroke.kind = event.action == platform::KeyEvent::Action::Press ? ui::KeyStroke::Kind::Press
                      : event.action == platform::KeyEvent::Action::Repeat
                          ? ui::KeyStroke::Kind::Repeat
                          : ui::KeyStroke::Kind::Release;
        stroke.chord.key = named_key(event.key).value_or(NamedKey::None);
        stroke.chord.character = stroke.chord.key == NamedKey::None ? event.character : '\0';
        stroke.chord.ctrl = event.ctrl;
        stroke.chord.shift = event.shift;
        if (stroke.chord.key != NamedKey::None || stroke.chord.character != '\0') {
            strokes.push_back(stroke);
        }
    }
    return strokes;
}

}  // namespace jw::app
