#include "ui/desk.h"

#include "core/angle.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace jw::ui {

std::string fill(std::string_view words,
                 std::initializer_list<std::pair<std::string_view, std::string_view>> values) {
    std::string text{words};
    for (const auto& [name, value] : values) {
        const std::string hole = fmt::format("{{{}}}", name);
        for (std::size_t at = text.find(hole); at != std::string::npos;
             at = text.find(hole, at + value.size())) {
            text.replace(at, hole.size(), value);
        }
    }
    return text;
}

std::string with_grade(const Desk& desk, const std::string& sentence, model::Grade grade) {
    return desk.session.view().grades_shown
               ? fill(desk.tr("caption.line"),
                      {{"words", sentence},
                       {"grade", desk.tr("grade_letter", model::kGradeNames.name(grade))}})
               : sentence;
}

const std::string& told_words(const Desk& desk, const model::Text& text) {
    const bool is_anatomical = desk.session.view().captions == session::CaptionLevel::Anatomical;
    return is_anatomical && !text.anatomical.empty() ? text.anatomical : text.plain;
}

std::string degrees_text(double radians, int decimals) {
    const double unit = decimals > 0 ? 0.1 : 1.0;
    double value = std::round(to_deg(radians) / unit) * unit;
    value = value == 0.0 ? 0.0 : value;
    return fmt::format("{:.{}f}\u00B0", value, decimals);
}

std::string limit_words(const Desk& desk, const session::LimitDial& dial) {
    const bool is_left = dial.limit.ends_with("_l");
    const bool is_both = !is_left && !dial.limit.ends_with("_r");
    const std::string_view side = desk.tr("side", is_both ? "both" : is_left ? "left" : "right");
    constexpr std::string_view kHip = "hip_";
    const std::string_view name = dial.limit;
    const std::string_view direction =
        desk.tr("hip_end", name.substr(kHip.size(), name.size() - kHip.size() - (is_both ? 0 : 2)));
    const double value = std::round(to_deg(dial.value));
    const std::string angle = degrees_text(std::abs(dial.value));
    const std::string_view key = value > 0.0   ? "dial.stops_at"
                                 : value < 0.0 ? "dial.stops_short"
                                               : "dial.stops_straight";
    return fill(desk.tr(key), {{"side", side}, {"end", direction}, {"angle", angle}});
}

std::string version_title(const Desk& desk, scene::Version version) {
    const model::Variant* variant = desk.session.variant(version);
    if (version == scene::Version::Good) {
        return variant != nullptr ? variant->name : std::string{desk.tr("version.good")};
    }
    return variant != nullptr ? fill(desk.tr("version.shared_named"), {{"name", variant->name}})
                              : std::string{desk.tr("version.shared")};
}

std::string hip_share_words(const Desk& desk, scene::Version version) {
    const model::Frame* frame = desk.session.frame(version);
    if (frame == nullptr) {
        return "";
    }
    for (const model::BudgetPart& part : frame->budget) {
        if (part.id.starts_with("hip")) {
            // Where the trunk leans with the thigh, the hip gives more than the task asks: no "of".
            const double wanted = std::max(0.0, frame->task.wanted);
            return fill(
                desk.tr(part.amount > wanted ? "version.hip_gives_more" : "version.hip_gives"),
                {{"angle", degrees_text(std::max(0.0, part.amount))},
                 {"wanted", degrees_text(wanted)}});
        }
    }
    return "";
}

std::string measure_words(const content::Texts& texts, analysis::Measure measure, double angle,
                          const std::optional<analysis::AngleRange>& usual) {
    const analysis::MeasureWays ways = analysis::find_ways(measure);
    const bool is_negative = std::round(to_deg(angle)) < 0.0;
    const std::string_view way = texts("measure_way", is_negative ? ways.negative : ways.positive);
    const std::string value = degrees_text(std::abs(angle));
    if (!usual) {
        return fill(texts("measure.angle"), {{"way", way}, {"angle", value}});
    }
    const double end = std::max(0.0, is_negative ? -usual->from : usual->to);
    return fill(texts("measure.of_usual"),
                {{"way", way}, {"angle", value}, {"usual", degrees_text(end)}});
}

std::string part_name(const Desk& desk, std::string_view part) {
    std::string name{part};
    if (part.starts_with("hip_")) {
        return std::string{desk.tr("part.hip")};
    }
    for (const std::string_view known : {"thorax", "trunk_lean", "leg_lean", "missing"}) {
        if (part == known) {
            return std::string{desk.tr("part", known)};
        }
    }
    std::replace(name.begin(), name.end(), '_', '/');  // a level: L4_L5
    return name;
}

std::string action_keys(session::Action action) {
    std::string keys;
    for (const session::Chord& chord : session::find_info(action).chords) {
        if (!chord.is_empty()) {
            keys += (keys.empty() ? "" : ", ") + session::to_string(chord);
        }
    }
    return keys;
}

std::string action_tooltip(const Desk& desk, session::Action action) {
    const std::string label{desk.tr("command", session::find_info(action).id)};
    const std::string keys = action_keys(action);
    return keys.empty() ? label : fmt::format("{} ({})", label, keys);
}

}  // namespace jw::ui
