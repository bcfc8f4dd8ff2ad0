#include "session/settings.h"

#include "core/files.h"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>

namespace jw::session {
namespace {

using Json = nlohmann::ordered_json;

template <typename E, std::size_t N>
E find_name(const Json& json, const char* key, const EnumNames<E, N>& names, E fallback) {
    return names.find(json.value(key, std::string{})).value_or(fallback);
}

Settings from_json(const Json& json) {
    const Settings fallback;
    Settings settings;
    settings.window_width =
        std::clamp(json.value("window_width", fallback.window_width), 320, 16384);
    settings.window_height =
        std::clamp(json.value("window_height", fallback.window_height), 240, 16384);
    settings.window_maximised = json.value("window_maximised", fallback.window_maximised);
    settings.theme = find_name(json, "theme", scene::kThemeNames, fallback.theme);
    settings.text_scale =
        std::clamp(json.value("text_scale", fallback.text_scale), kSmallestText, kLargestText);
    settings.layout = find_name(json, "layout", scene::kLayoutNames, fallback.layout);
    settings.body = find_name(json, "body", kBodyNames, fallback.body);
    settings.movement = json.value("movement", fallback.movement);
    settings.speed = std::clamp(json.value("speed", fallback.speed), 0.05, 2.0);
    settings.captions = find_name(json, "captions", kCaptionLevelNames, fallback.captions);
    settings.reduced_motion = json.value("reduced_motion", fallback.reduced_motion);
    settings.grades_shown = json.value("grades_shown", fallback.grades_shown);
    settings.ladder_ticks = json.value("ladder_ticks", fallback.ladder_ticks);
    settings.guide_was_shown = json.value("guide_was_shown", fallback.guide_was_shown);
    settings.recent = json.value("recent", fallback.recent);
    settings.notice_seen = json.value("notice_seen", fallback.notice_seen);
    if (json.contains("panels")) {
        settings.panels = PanelSet{};
        for (const auto& name : json.at("panels")) {
            if (const auto panel = kPanelNames.find(name.get<std::string>())) {
                settings.panels.set(*panel, true);
            }
        }
    }
    return settings;
}

ReadSettings with_sentence(const std::filesystem::path& path, const std::string& why) {
    return {Settings{},
            fmt::format("The settings of last time could not be read ({}: {}); the program starts "
                        "with its own.",
                        path.filename().string(), why)};
}

}  // namespace

std::filesystem::path settings_path(const std::string& xdg_config_home, const std::string& home) {
    const std::filesystem::path folder = xdg_config_home.empty()
                                             ? std::filesystem::path{home} / ".config"
                                             : std::filesystem::path{xdg_config_home};
    return folder / "jointwise" / "settings.json";
}

ReadSettings read_settings(const std::filesystem::path& path) {
    constexpr std::uintmax_t kMaxBytes = 1U << 20U;
    const auto text = read_file(path, kMaxBytes);
    if (!text.ok()) {
        if (text.error().code == ErrorCode::NotFound) {
            return {};
        }
        return with_sentence(path, text.error().sentence);
    }
    try {
        const Json json = Json::parse(*text);
        const int version = json.at("version").get<int>();
        if (version != kSettingsVersion) {
            return with_sentence(path, fmt::format("version {} is not known", version));
        }
        return {from_json(json), ""};
    } catch (const Json::exception&) {
        return with_sentence(path, "it is damaged");
    }
}

Result<Unit> write_settings(const Settings& settings, const std::filesystem::path& path) {
    Json panels = Json::array();
    for (const auto& [panel, name] : kPanelNames.rows) {
        if (settings.panels.has(panel)) {
            panels.push_back(name);
        }
    }
    const Json json = {{"version", kSettingsVersion},
                       {"window_width", settings.window_width},
                       {"window_height", settings.window_height},
                       {"window_maximised", settings.window_maximised},
                       {"theme", scene::kThemeNames.name(settings.theme)},
                       {"text_scale", settings.text_scale},
                       {"layout", scene::kLayoutNames.name(settings.layout)},
                       {"body", kBodyNames.name(settings.body)},
                       {"movement", settings.movement},
                       {"speed", settings.speed},
                       {"captions", kCaptionLevelNames.name(settings.captions)},
                       {"reduced_motion", settings.reduced_motion},
                       {"grades_shown", settings.grades_shown},
                       {"ladder_ticks", settings.ladder_ticks},
                       {"guide_was_shown", settings.guide_was_shown},
                       {"recent", settings.recent},
                       {"notice_seen", settings.notice_seen},
                       {"panels", panels}};
    return write_file(path, json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
}

}  // namespace jw::session
