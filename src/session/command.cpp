#include "session/command.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cmath>

namespace jw::session {

std::string to_string(const Chord& chord) {
    std::string text;
    if (chord.ctrl) {
        text += "Ctrl+";
    }
    if (chord.shift) {
        text += "Shift+";
    }
    if (chord.key != NamedKey::None) {
        return text + std::string{kNamedKeyNames.name(chord.key)};
    }
    const char upper = chord.character >= 'a' && chord.character <= 'z'
                           ? static_cast<char>(chord.character - 'a' + 'A')
                           : chord.character;
    return text + upper;
}

const ActionInfo& find_info(Action action) {
    const auto rows = actions();
    const auto found = std::find_if(rows.begin(), rows.end(),
                                    [&](const ActionInfo& row) { return row.action == action; });
    JW_ASSERT(found != rows.end());
    return *found;
}

const ActionInfo* find_action(const Chord& chord) {
    if (chord.is_empty()) {
        return nullptr;
    }
    const auto rows = actions();
    const auto found = std::find_if(rows.begin(), rows.end(), [&](const ActionInfo& row) {
        return std::find(row.chords.begin(), row.chords.end(), chord) != row.chords.end();
    });
    return found == rows.end() ? nullptr : &*found;
}

std::string write_command(const Command& command) {
    std::string line{find_info(command.action).id};
    if (!command.text.empty()) {
        const bool needs_quotes = command.text.find_first_of(" \t\"") != std::string::npos;
        line += needs_quotes ? fmt::format(" \"{}\"", command.text) : " " + command.text;
    }
    std::size_t count = command.numbers.size();
    while (count > 0 && command.numbers[count - 1] == 0.0) {
        --count;
    }
    for (std::size_t i = 0; i < count; ++i) {
        line += fmt::format(" {}", command.numbers[i]);
    }
    return line;
}

namespace {

/// The next word of `rest`, which is shortened by it; quotes hold blanks together.
std::string_view take_word(std::string_view& rest) {
    const auto is_blank = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
    while (!rest.empty() && is_blank(rest.front())) {
        rest.remove_prefix(1);
    }
    if (!rest.empty() && rest.front() == '"') {
        const std::size_t end = rest.find('"', 1);
        const std::string_view word = rest.substr(1, end == std::string_view::npos ? end : end - 1);
        rest.remove_prefix(end == std::string_view::npos ? rest.size() : end + 1);
        return word;
    }
    const auto end = std::find_if(rest.begin(), rest.end(), is_blank);
    const auto length = static_cast<std::size_t>(end - rest.begin());
    const std::string_view word = rest.substr(0, length);
    rest.remove_prefix(length);
    return word;
}

bool read_number(std::string_view word, double& number) {
    const auto [end, fault] = std::from_chars(word.data(), word.data() + word.size(), number);
    return fault == std::errc{} && end == word.data() + word.size() && std::isfinite(number);
}

}  // namespace

Result<Command> read_command(std::string_view line) {
    std::string_view rest = line;
    const std::string_view id = take_word(rest);
    const auto rows = actions();
    const auto row = std::find_if(rows.begin(), rows.end(),
                                  [&](const ActionInfo& info) { return info.id == id; });
    if (row == rows.end()) {
        return Error{ErrorCode::InvalidInput,
                     fmt::format("There is no command '{}'; the help sheet lists them.", id),
                     {}};
    }
    Command command{row->action, {}, {}};
    std::size_t count = 0;
    for (bool is_first = true;; is_first = false) {
        const std::string_view word = take_word(rest);
        if (word.empty()) {
            return command;
        }
        double number = 0.0;
        if (read_number(word, number) && count < command.numbers.size()) {
            command.numbers[count++] = number;
        } else if (is_first) {
            command.text = word;
        } else {
            return Error{ErrorCode::InvalidInput,
                         fmt::format("'{}' does not fit the command '{}': after its name come a "
                                     "text and at most three numbers.",
                                     word, id),
                         {}};
        }
    }
}

}  // namespace jw::session
