// One log for the whole program; `app` sets the sink. No logging per frame, no printing elsewhere.
#pragma once

#include <fmt/format.h>

#include <string_view>

namespace jw::log {

enum class Level { Debug, Info, Warn, Error };

using Sink = void (*)(Level level, std::string_view message);

/// Replaces the sink (default: warnings and errors to stderr). Call before other threads start.
void set_sink(Sink sink);

void write(Level level, std::string_view message);

template <typename... Args>
void debug(fmt::format_string<Args...> format, Args&&... args) {
    write(Level::Debug, fmt::format(format, std::forward<Args>(args)...));
}
template <typename... Args>
void info(fmt::format_string<Args...> format, Args&&... args) {
    write(Level::Info, fmt::format(format, std::forward<Args>(args)...));
}
template <typename... Args>
void warn(fmt::format_string<Args...> format, Args&&... args) {
    write(Level::Warn, fmt::format(format, std::forward<Args>(args)...));
}
template <typename... Args>
void error(fmt::format_string<Args...> format, Args&&... args) {
    write(Level::Error, fmt::format(format, std::forward<Args>(args)...));
}

}  // namespace jw::log
