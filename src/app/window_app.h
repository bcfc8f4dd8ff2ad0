// The window: ImGui's backends, the main loop, and nothing that a lesson or a test would need.
#pragma once

#include "core/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace jw::app {

struct WindowOptions {
    std::vector<std::string> files;
    std::string shader_dir;
    std::string screenshot;  // not empty: draw, write, leave
    std::string commands;    // a log of commands to start with
    std::string size;        // "W,H"; empty: as last time
};

/// Runs until the window is closed. Fails: NoGraphics in words, NotFound, BadFormat.
Result<Unit> run_window(const WindowOptions& options);

}  // namespace jw::app
