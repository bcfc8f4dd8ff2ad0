// From keys to commands. Shortcuts are bound to characters, because layouts differ.
#pragma once

#include "session/session.h"

#include <span>

namespace jw::ui {

/// A key as app reports it: from GLFW's key callback, `character` being the first letter of
/// glfwGetKeyName (lower case; the US place of the key where that is no ASCII letter or digit).
/// Other printable characters ('?', '-', '=') are taken from ImGui's typed characters.
struct KeyStroke {
    enum class Kind { Press, Repeat, Release } kind = Kind::Press;
    session::Chord chord;
};

/// Posts what the strokes and the typed characters of this ImGui frame mean. Nothing while a text
/// field has the keyboard, except releases.
void read_keys(const session::Session& session, std::span<const KeyStroke> strokes,
               session::CommandSink& out);

}  // namespace jw::ui
