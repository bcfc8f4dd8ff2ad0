// What every panel is handed: the session to read, the look, the words, and where to leave
// commands.
#pragma once

#include "ui/skin.h"

#include "session/session.h"

#include "content/texts.h"

#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace jw::ui {

struct Desk {
    const session::Session& session;
    const Skin& skin;
    const content::Texts& words;
    session::CommandSink& out;

    std::string_view tr(std::string_view key) const { return words(key); }
    std::string_view tr(std::string_view family, std::string_view name) const {
        return words(family, name);
    }
    const Palette& palette() const { return skin.palette(); }
    const Fonts& fonts() const { return skin.fonts(); }
    float px(float length) const { return skin.px(length); }
};

/// The words with "{name}" replaced by values.
std::string fill(std::string_view words,
                 std::initializer_list<std::pair<std::string_view, std::string_view>> values);

/// Plain or anatomical words, as captions are set.
/// With the letter that says how well it is known, unless that is hidden.
std::string with_grade(const Desk& desk, const std::string& sentence, model::Grade grade);
const std::string& told_words(const Desk& desk, const model::Text& text);
/// "4°", "0.5°": degrees as clinics read them, rounded to whole ones unless `decimals` is 1; no
/// "-0". `radians` must be a length of the way: signs belong into words.
std::string degrees_text(double radians, int decimals = 0);
/// "hip extension stops at 4°", "stops 4° short of straight" ...: the limit in clinic words.
std::string limit_words(const Desk& desk, const session::LimitDial& dial);
/// "hip-led", "shared route: stiff hip"
std::string version_title(const Desk& desk, scene::Version version);
/// What the hip gives now: "hip gives 4° of 15°"; empty without a task.
std::string hip_share_words(const Desk& desk, scene::Version version);
/// "hip flexion 95° of usual 115°": an angle of a measure in clinic words; without a usual range
/// the angle alone.
std::string measure_words(const content::Texts& texts, analysis::Measure measure, double angle,
                          const std::optional<analysis::AngleRange>& usual);
/// Name of a budget part: "hip", "L4/L5", "thorax".
std::string part_name(const Desk& desk, std::string_view part);
/// Label and key of an action for tooltips and menus: "Play or pause (Space)".
std::string action_tooltip(const Desk& desk, session::Action action);
std::string action_keys(session::Action action);

}  // namespace jw::ui
