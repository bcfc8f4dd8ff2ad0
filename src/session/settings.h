// What is kept between starts. Not a document: losing it costs nobody any work.
#pragma once

#include "session/document.h"
#include "session/view_state.h"

#include "core/result.h"

#include <filesystem>
#include <string>
#include <vector>

namespace jw::session {

struct Settings {
    int window_width = 1280, window_height = 720;
    bool window_maximised = false;
    scene::Theme theme = scene::Theme::Dark;
    double text_scale = 1.0;
    scene::Layout layout = scene::Layout::Side;
    BodyChoice body = BodyChoice::Male;
    std::string movement;  // last one shown; empty: the library's first
    double speed = 1.0;
    CaptionLevel captions = CaptionLevel::Plain;
    bool grades_shown = true;
    bool reduced_motion = false;
    bool ladder_ticks = false;
    PanelSet panels = kFirstPanels;
    bool guide_was_shown = false;
    std::vector<std::string> recent;  // movements shown last, the newest first
    bool notice_seen = false;         // what the program is not was told at the first start
    bool operator==(const Settings&) const = default;
};

/// Version of the settings file.
inline constexpr int kSettingsVersion = 1;

/// $XDG_CONFIG_HOME/jointwise/settings.json, else below `home`/.config; values as read by app.
std::filesystem::path settings_path(const std::string& xdg_config_home, const std::string& home);

/// Settings with, where the file could not be used, a sentence for the user. A missing file is no
/// fault.
struct ReadSettings {
    Settings settings;
    std::string sentence;
};
ReadSettings read_settings(const std::filesystem::path& path);
/// Fails: IoFailed.
Result<Unit> write_settings(const Settings& settings, const std::filesystem::path& path);

}  // namespace jw::session
