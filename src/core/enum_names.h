// One table of names per enum, used by the command line, files and the window alike.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace jw {

template <typename E, std::size_t N>
struct EnumNames {
    std::array<std::pair<E, std::string_view>, N> rows;

    constexpr std::string_view name(E value) const {
        for (const auto& [v, text] : rows) {
            if (v == value) {
                return text;
            }
        }
        return "?";
    }
    constexpr std::optional<E> find(std::string_view text) const {
        for (const auto& [v, name] : rows) {
            if (name == text) {
                return v;
            }
        }
        return std::nullopt;
    }
    /// "a, b, c": for the sentence that refuses an unknown name.
    std::string known() const {
        std::string list;
        for (const auto& [v, text] : rows) {
            list += (list.empty() ? "" : ", ") + std::string{text};
        }
        return list;
    }
};

template <typename E, std::size_t N>
constexpr EnumNames<E, N> enum_names(const std::pair<E, std::string_view> (&rows)[N]) {
    EnumNames<E, N> names{};
    for (std::size_t i = 0; i < N; ++i) {
        names.rows[i] = rows[i];
    }
    return names;
}

}  // namespace jw
