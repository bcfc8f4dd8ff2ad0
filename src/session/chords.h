// Short ways to write a Chord in the action table.
#pragma once

#include "session/command.h"

namespace jw::session {

constexpr Chord key(char character) {
    return {NamedKey::None, character, false, false};
}
constexpr Chord shift(char character) {
    return {NamedKey::None, character, false, true};
}
constexpr Chord ctrl(char character) {
    return {NamedKey::None, character, true, false};
}
constexpr Chord ctrl_shift(char character) {
    return {NamedKey::None, character, true, true};
}
constexpr Chord key(NamedKey named) {
    return {named, 0, false, false};
}
constexpr Chord shift(NamedKey named) {
    return {named, 0, false, true};
}
constexpr Chord ctrl(NamedKey named) {
    return {named, 0, true, false};
}

}  // namespace jw::session
