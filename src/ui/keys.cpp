#include "ui/keys.h"

#include <imgui.h>

namespace jw::ui {
namespace {

using session::Action;
using session::Chord;

bool is_letter(char character) {
    return character >= 'a' && character <= 'z';
}

void post_chord(const session::Session& session, Chord chord, bool is_repeat,
                session::CommandSink& out) {
    if (chord.key == session::NamedKey::None && !is_letter(chord.character)) {
        chord.shift = false;  // '+' is '+' whether it takes Shift or not
    }
    const session::ActionInfo* info = session::find_action(chord);
    if (info == nullptr || !info->can_run(session) || (is_repeat && !info->repeats)) {
        return;
    }
    if (info->action == Action::Peek) {
        out.post(Action::Peek, 1.0);
    } else {
        out.post(info->action);
    }
}

/// Letters, named keys and everything with Ctrl come as strokes; other characters as typed.
bool is_stroke(const Chord& chord) {
    return chord.key != session::NamedKey::None || is_letter(chord.character) || chord.ctrl;
}

bool is_peek_key(const Chord& chord) {
    const Chord plain{chord.key, chord.character, false, false};
    const session::ActionInfo* info = session::find_action(plain);
    return info != nullptr && info->action == Action::Peek;
}

}  // namespace

void read_keys(const session::Session& session, std::span<const KeyStroke> strokes,
               session::CommandSink& out) {
    const ImGuiIO& io = ImGui::GetIO();
    for (const KeyStroke& stroke : strokes) {
        if (stroke.kind == KeyStroke::Kind::Release) {
            if (session.view().is_peeking && is_peek_key(stroke.chord)) {
                out.post(Action::Peek, 0.0);
            }
        } else if (is_stroke(stroke.chord) &&
                   (!io.WantTextInput || stroke.chord.key == session::NamedKey::F1 ||
                    stroke.chord.key == session::NamedKey::Escape)) {
            post_chord(session, stroke.chord, stroke.kind == KeyStroke::Kind::Repeat, out);
        }
    }
    if (io.WantTextInput || io.KeyCtrl) {
        return;
    }
    for (const ImWchar typed : io.InputQueueCharacters) {
        const char character = typed > ' ' && typed < 0x7F ? static_cast<char>(typed) : '\0';
        const Chord chord{session::NamedKey::None, character, false, false};
        const bool is_upper = character >= 'A' && character <= 'Z';
        if (character != '\0' && !is_letter(character) && !is_upper) {
            post_chord(session, chord, false, out);
        }
    }
}

}  // namespace jw::ui
