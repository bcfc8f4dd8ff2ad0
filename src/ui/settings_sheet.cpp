// Every setting in words, each at work as soon as it is chosen; and the way back to how a first
// start has it.
#include "ui/panels.h"
#include "ui/widgets.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace jw::ui {
namespace {

using session::Action;

constexpr float kLong = 310.0F, kShort = 160.0F;  // least width of what chooses

/// The name of a setting; what chooses it, and is at least `least` wide, starts beside or below.
/// Returns the width it has.
float begin_row(const Desk& desk, std::string_view name, float least = kLong) {
    const float width = ImGui::GetContentRegionAvail().x;
    const float label = desk.px(170.0F);
    const bool is_beside = width > label + desk.px(least);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const ImVec2 size = measure(desk.fonts().body, name, is_beside ? label : width);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float y = is_beside ? at.y + std::max(0.0F, 0.5F * (button_size(desk) - size.y)) : at.y;
    list.AddText(desk.fonts().body, desk.fonts().body->FontSize, {at.x, y}, desk.palette().text,
                 name.data(), name.data() + name.size(), is_beside ? label : width);
    ImGui::SetCursorScreenPos(is_beside ? ImVec2{at.x + label + desk.px(12.0F), at.y}
                                        : ImVec2{at.x, at.y + size.y + desk.px(4.0F)});
    return is_beside ? width - label - desk.px(12.0F) : width;
}

void end_row(const Desk& desk) {
    ImGui::Dummy({1.0F, desk.px(1.0F)});
}

/// One of the names of an enum, each with its words in the text family; a choice posts its command.
template <typename E, std::size_t N>
void draw_choice(const Desk& desk, std::string_view name, std::string_view family,
                 const EnumNames<E, N>& names, E present, Action action, float least = kLong) {
    std::vector<std::string> labels;
    int selected = 0;
    for (const auto& [value, id] : names.rows) {
        selected = value == present ? static_cast<int>(labels.size()) : selected;
        labels.emplace_back(desk.tr(family, id));
    }
    const float width = begin_row(desk, name, least);
    const std::string id{family};
    const int chosen = segmented(desk, id.c_str(), labels, selected, width);
    if (chosen >= 0) {
        desk.out.post(action, std::string{names.rows[static_cast<std::size_t>(chosen)].second});
    }
    end_row(desk);
}

/// Two short rows beside each other where there is room for it.
template <typename Left, typename Right>
void draw_beside(const Desk& desk, Left&& draw_left, Right&& draw_right) {
    constexpr float kBothRows = 700.0F;
    if (ImGui::GetContentRegionAvail().x < desk.px(kBothRows)) {
        draw_left();
        draw_right();
        return;
    }
    ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, {desk.px(12.0F), 0.0F});
    if (ImGui::BeginTable("beside", 2, ImGuiTableFlags_NoPadOuterX)) {
        ImGui::TableNextColumn();
        draw_left();
        ImGui::TableNextColumn();
        draw_right();
        ImGui::EndTable();
    }
    ImGui::PopStyleVar();
}

/// Less, the value, more.
void draw_steps(const Desk& desk, std::string_view name, const std::string& value, Action less,
                Action more) {
    begin_row(desk, name, kShort);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float size = button_size(desk);
    const float middle = desk.px(72.0F);
    action_button(desk, less, Icon::Minus);
    const ImVec2 words = measure(desk.fonts().strong, value);
    text_at(*ImGui::GetWindowDrawList(), desk.fonts().strong,
            {at.x + size + 0.5F * (middle - words.x), at.y + 0.5F * (size - words.y)},
            desk.palette().text, value);
    ImGui::SetCursorScreenPos({at.x + size + middle, at.y});
    action_button(desk, more, Icon::Plus);
    end_row(desk);
}

/// One of two, the words `off` and `on`; choosing posts `toggle`.
void draw_switch(const Desk& desk, std::string_view name, std::string_view off, std::string_view on,
                 bool is_on, Action toggle) {
    const std::vector<std::string> labels{std::string{off}, std::string{on}};
    const float width = begin_row(desk, name, kShort);
    if (segmented(desk, session::find_info(toggle).id.data(), labels, is_on ? 1 : 0, width) >= 0) {
        desk.out.post(toggle);
    }
    end_row(desk);
}

/// Which panels stand unfolded: as many beside one another as there is room for.
void draw_panels(const Desk& desk) {
    const float width = begin_row(desk, desk.tr("settings.panels"));
    const ImVec2 from = ImGui::GetCursorScreenPos();
    const float cell = desk.px(190.0F);
    const int columns = std::max(1, static_cast<int>(width / cell));
    ImGui::PushFont(desk.fonts().body);
    int i = 0;
    for (const auto& [panel, name] : session::kPanelNames.rows) {
        const float row = button_size(desk) + desk.px(2.0F);
        ImGui::SetCursorScreenPos({from.x + cell * static_cast<float>(i % columns),
                                   from.y + row * static_cast<float>(i / columns)});
        bool is_open = desk.session.view().panels.has(panel);
        const std::string label{desk.tr("panel", name)};
        if (ImGui::Checkbox(label.c_str(), &is_open)) {
            desk.out.post(Action::TogglePanel, std::string{name});
        }
        ++i;
    }
    ImGui::PopFont();
    end_row(desk);
}

void draw_reset(const Desk& desk, UiState::Settings& settings) {
    ImGui::Dummy({1.0F, desk.px(2.0F)});
    if (!settings.asks_reset) {
        settings.asks_reset =
            word_button(desk, "reset", desk.tr("settings.reset"), desk.tr("settings.reset_hint"));
        const std::string_view kept = desk.tr("settings.kept");
        const float beside = ImGui::GetContentRegionAvail().x - ImGui::GetItemRectSize().x;
        if (measure(desk.fonts().small, kept).x + desk.px(12.0F) < beside) {
            ImGui::SameLine(0.0F, desk.px(12.0F));
            ImGui::SetCursorPosY(ImGui::GetCursorPosY() +
                                 0.5F * (button_size(desk) - desk.fonts().small->FontSize));
        }
        text(desk.fonts().small, desk.palette().muted, kept);
        return;
    }
    text(desk.fonts().body, desk.palette().text, desk.tr("settings.reset_ask"));
    if (word_button(desk, "reset_now", desk.tr("settings.reset_now"),
                    desk.tr("settings.reset_hint"), true)) {
        desk.out.post(Action::ResetSettings);
        settings.asks_reset = false;
    }
    ImGui::SameLine();
    if (word_button(desk, "keep", desk.tr("settings.keep"), desk.tr("settings.keep_hint"))) {
        settings.asks_reset = false;
    }
}

}  // namespace

void draw_settings(const Desk& desk, UiState::Settings& settings) {
    const session::ViewState& view = desk.session.view();
    ImGui::BeginChild("rows");
    draw_beside(
        desk,
        [&] {
            draw_choice(desk, desk.tr("settings.body"), "body", session::kBodyNames,
                        desk.session.document().body, Action::SetBody, kShort);
        },
        [&] {
            draw_switch(desk, desk.tr("settings.grades"), desk.tr("settings.grades_off"),
                        desk.tr("settings.grades_on"), view.grades_shown, Action::ToggleGrades);
        });
    draw_choice(desk, desk.tr("settings.theme"), "theme", scene::kThemeNames, view.settings.theme,
                Action::SetTheme);
    draw_beside(
        desk,
        [&] {
            draw_steps(desk, desk.tr("settings.text_scale"),
                       fmt::format("{:.0f} %", 100.0 * view.text_scale), Action::SmallerText,
                       Action::LargerText);
        },
        [&] {
            draw_steps(desk, desk.tr("settings.speed"),
                       fmt::format("{:g} x", desk.session.playback().speed()), Action::Slower,
                       Action::Faster);
        });
    draw_choice(desk, desk.tr("settings.layout"), "layout", scene::kLayoutNames,
                view.settings.layout, Action::SetLayout);
    draw_choice(desk, desk.tr("settings.captions"), "caption_level", session::kCaptionLevelNames,
                view.captions, Action::SetCaptions);
    draw_beside(
        desk,
        [&] {
            draw_switch(desk, desk.tr("settings.motion"), desk.tr("settings.motion_off"),
                        desk.tr("settings.motion_on"), view.reduced_motion,
                        Action::ToggleReducedMotion);
        },
        [&] {
            draw_switch(desk, desk.tr("settings.tick"), desk.tr("settings.tick_off"),
                        desk.tr("settings.tick_on"), view.ladder_ticks, Action::ToggleLadderTicks);
        });
    draw_choice(desk, desk.tr("settings.sight"), "sight", scene::kColourSightNames, view.sight,
                Action::SetSight);
    draw_panels(desk);
    draw_reset(desk, settings);
    ImGui::EndChild();
}

void draw_sight_strip(const Desk& desk, const Rect& strip) {
    const auto sight = desk.session.view().sight;
    const std::string words =
        fill(desk.tr("settings.sight_strip"),
             {{"sight", desk.tr("sight_meaning", scene::kColourSightNames.name(sight))}});
    const std::string_view end = desk.tr("settings.sight_end");
    const float pad = desk.px(12.0F);
    const float button = word_button_width(desk, end);
    const float room = strip.width - button - 3.0F * pad;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled({strip.x, strip.y}, {strip.x + strip.width, strip.y + strip.height},
                       desk.palette().raised);
    ImFont* font =
        measure(desk.fonts().strong, words).x <= room ? desk.fonts().strong : desk.fonts().small;
    const ImVec2 size = measure(font, words, room);
    list.AddText(font, font->FontSize, {strip.x + pad, strip.y + 0.5F * (strip.height - size.y)},
                 desk.palette().text, words.c_str(), nullptr, room);
    ImGui::SetCursorScreenPos({strip.x + strip.width - pad - button,
                               strip.y + 0.5F * (strip.height - button_size(desk))});
    if (word_button(desk, "end", end, desk.tr("settings.sight_hint"), true)) {
        desk.out.post(Action::SetSight,
                      std::string{scene::kColourSightNames.name(scene::ColourSight::Usual)});
    }
}

}  // namespace jw::ui
