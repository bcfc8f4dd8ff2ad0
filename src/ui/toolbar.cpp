// The top of the window: menu, title, layout, undo, help.
#include "ui/panels.h"
#include "ui/widgets.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>

namespace jw::ui {
namespace {

using session::Action;
using session::Group;

void draw_menu_row(const Desk& desk, const session::ActionInfo& info) {
    const std::string label{desk.tr("command", info.id)};
    const std::string keys = action_keys(info.action);
    if (ImGui::MenuItem(label.c_str(), keys.c_str(), false, info.can_run(desk.session))) {
        desk.out.post(info.action);
    }
}

void draw_groups(const Desk& desk) {
    for (const auto& [group, name] : session::kGroupNames.rows) {
        if (group == Group::Hidden) {
            continue;
        }
        const std::string title{desk.tr("group", name)};
        if (!ImGui::BeginMenu(title.c_str())) {
            continue;
        }
        for (const session::ActionInfo& info : session::actions()) {
            // Peeking lasts while its key is held, which a menu cannot do.
            if (info.group == group && info.action != Action::Peek) {
                draw_menu_row(desk, info);
            }
        }
        ImGui::EndMenu();
    }
}

/// Sets of muscles, each with the sentence that says what they have in common.
void draw_sets(const Desk& desk) {
    const std::string title{desk.tr("menu.sets")};
    if (desk.session.library() == nullptr || !ImGui::BeginMenu(title.c_str())) {
        return;
    }
    for (const content::Preset& preset : desk.session.library()->presets) {
        if (ImGui::MenuItem(preset.name.c_str())) {
            desk.out.post(Action::ShowSet, preset.id);
        }
        tooltip(desk, preset.sentence);
    }
    ImGui::EndMenu();
}

/// Layers that a key of their own switches, too.
std::string layer_keys(scene::Part part) {
    constexpr std::array<std::pair<scene::Part, Action>, 6> kKeys{
        {{scene::Part::Skin, Action::ToggleSkin},
         {scene::Part::Guides, Action::ToggleGuides},
         {scene::Part::Goniometer, Action::ToggleGoniometer},
         {scene::Part::PelvisMarks, Action::TogglePelvisMarks},
         {scene::Part::Traces, Action::ToggleTraces},
         {scene::Part::LimitRing, Action::ToggleLimitRing}}};
    const auto found = std::find_if(kKeys.begin(), kKeys.end(),
                                    [part](const auto& row) { return row.first == part; });
    return found == kKeys.end() ? std::string{} : action_keys(found->second);
}

void draw_saved_views(const Desk& desk, const std::vector<std::string>* views) {
    const std::string title{desk.tr("menu.saved_views")};
    if (views == nullptr || views->empty() || !ImGui::BeginMenu(title.c_str())) {
        return;
    }
    for (const std::string& view : *views) {
        if (ImGui::MenuItem(view.c_str())) {
            desk.out.post(Action::OpenView, view);
        }
    }
    ImGui::EndMenu();
}

void draw_choices(const Desk& desk) {
    const std::string layers{desk.tr("menu.layers")};
    if (ImGui::BeginMenu(layers.c_str())) {
        for (const auto& [part, name] : scene::kPartNames.rows) {
            const std::string label{desk.tr("layer", name)};
            const std::string keys = layer_keys(part);
            if (ImGui::MenuItem(label.c_str(), keys.c_str(),
                                desk.session.view().settings.parts.has(part))) {
                desk.out.post(Action::ToggleLayer, std::string{name});
            }
        }
        ImGui::EndMenu();
    }
    draw_sets(desk);
    const std::string themes{desk.tr("menu.theme")};
    if (ImGui::BeginMenu(themes.c_str())) {
        for (const auto& [theme, name] : scene::kThemeNames.rows) {
            const std::string label{desk.tr("theme", name)};
            if (ImGui::MenuItem(label.c_str(), nullptr,
                                desk.session.view().settings.theme == theme)) {
                desk.out.post(Action::SetTheme, std::string{name});
            }
        }
        ImGui::EndMenu();
    }
    const auto& hidden = desk.session.document().hidden;
    const std::string parts{desk.tr("menu.hidden")};
    if (!hidden.empty() && ImGui::BeginMenu(parts.c_str())) {
        for (const std::string& id : hidden) {
            if (ImGui::MenuItem(id.c_str())) {
                desk.out.post(Action::ShowPart, id);
            }
        }
        ImGui::EndMenu();
    }
}

void draw_menu(const Desk& desk, const std::vector<std::string>* saved_views) {
    if (icon_button(desk, "menu", Icon::Menu, desk.tr("menu.tooltip"))) {
        ImGui::OpenPopup("menu_list");
    }
    ImGui::PushFont(desk.fonts().body);
    if (ImGui::BeginPopup("menu_list")) {
        draw_groups(desk);
        ImGui::Separator();
        draw_choices(desk);
        draw_saved_views(desk, saved_views);
        ImGui::EndPopup();
    }
    ImGui::PopFont();
}

/// A column button; opening one closes the other, the picture is small then.
void draw_column_button(const Desk& desk, const char* id, Icon icon, UiState::Column& column,
                        UiState::Column& other, std::string_view words) {
    if (icon_button(desk, id, icon, words, column.is_open)) {
        column.is_open = !column.is_open;
        other.is_open = false;
    }
}

/// Undo and redo say what they take back or do again.
void draw_history_button(const Desk& desk, Action action, Icon icon, std::string_view step) {
    std::string words = action_tooltip(desk, action);
    if (!step.empty()) {
        words = fill(desk.tr("menu.history"), {{"action", words}, {"step", desk.tr("step", step)}});
    }
    const session::ActionInfo& info = session::find_info(action);
    if (icon_button(desk, info.id.data(), icon, words, false, info.can_run(desk.session))) {
        desk.out.post(action);
    }
}

float draw_layouts(const Desk& desk, float right, float y, float room) {
    const auto present = desk.session.view().settings.layout;
    constexpr std::array kIcons{Icon::Single, Icon::Side, Icon::Overlay, Icon::Difference};
    static_assert(kIcons.size() == scene::kLayoutNames.rows.size());
    std::vector<std::string> labels;
    int selected = 0;
    for (std::size_t i = 0; i < scene::kLayoutNames.rows.size(); ++i) {
        const auto& [layout, name] = scene::kLayoutNames.rows[i];
        labels.emplace_back(desk.tr("layout", name));
        selected = layout == present ? static_cast<int>(i) : selected;
    }
    const auto post = [&](std::size_t i) {
        desk.out.post(Action::SetLayout, std::string{scene::kLayoutNames.rows[i].second});
    };
    const float width = segmented_width(desk, labels);
    if (width <= room) {
        ImGui::SetCursorScreenPos({right - width, y});
        const int chosen = segmented(desk, "layout", labels, selected, width);
        if (chosen >= 0) {
            post(static_cast<std::size_t>(chosen));
        }
        return right - width;
    }
    const float step = button_size(desk) + desk.px(2.0F);
    const float left = right - static_cast<float>(kIcons.size()) * step;
    for (std::size_t i = 0; i < kIcons.size(); ++i) {
        ImGui::SetCursorScreenPos({left + step * static_cast<float>(i), y});
        ImGui::PushID(static_cast<int>(i));
        if (icon_button(desk, "layout", kIcons[i], labels[i], static_cast<int>(i) == selected)) {
            post(i);
        }
        ImGui::PopID();
    }
    return left;
}

/// Returns its right edge.
float draw_title(const Desk& desk, float left, float right, float height, float top) {
    const model::Movement* movement = desk.session.movement();
    std::string title{desk.tr("app.name")};
    std::string rest;
    if (desk.session.guest()) {
        title = desk.session.guest()->model.file;
    } else if (movement != nullptr) {
        title = movement->name;
        rest =
            fill(desk.tr("title.side"),
                 {{"side", desk.tr("side", model::kSideNames.name(desk.session.document().side))}});
    }
    const Fonts& fonts = desk.fonts();
    ImFont* font = measure(fonts.heading, title).x <= right - left ? fonts.heading : fonts.strong;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 size = measure(font, title);
    list.PushClipRect({left, top}, {right, top + height}, true);
    text_at(list, font, {left, top + 0.5F * (height - size.y)}, desk.palette().text, title);
    list.PopClipRect();
    const ImVec2 rest_size = measure(fonts.body, rest);
    const float rest_x = left + size.x + desk.px(14.0F);
    if (!rest.empty() && rest_x + rest_size.x <= right) {
        text_at(list, fonts.body, {rest_x, top + 0.5F * (height - rest_size.y)},
                desk.palette().muted, rest);
        return rest_x + rest_size.x;
    }
    return std::min(left + size.x, right);
}

}  // namespace

void draw_toolbar(const Desk& desk, UiState& state, const ToolbarPlan& plan) {
    const ImVec2 window = ImGui::GetWindowPos();
    const ImVec2 extent = ImGui::GetWindowSize();
    const float size = button_size(desk);
    const float y = window.y + 0.5F * (extent.y - size);
    const float step = size + desk.px(4.0F);
    const float pad = desk.px(10.0F);
    float left = window.x + pad;
    ImGui::SetCursorScreenPos({left, y});
    draw_menu(desk, state.saved_views);
    left += step;
    ImGui::SetCursorScreenPos({left, y});
    action_button(desk, Action::ToggleLibrary, Icon::Library, desk.session.view().library_shown);
    left += step;
    if (plan.left_hides) {
        ImGui::SetCursorScreenPos({left, y});
        draw_column_button(desk, "left", Icon::LeftColumn, state.left, state.right,
                           desk.tr("menu.left_column"));
        left += step;
    }
    float right = window.x + extent.x - pad - size;
    ImGui::SetCursorScreenPos({right, y});
    action_button(desk, Action::ToggleHelp, Icon::Help);
    if (plan.right_hides) {
        right -= step;
        ImGui::SetCursorScreenPos({right, y});
        draw_column_button(desk, "right", Icon::RightColumn, state.right, state.left,
                           desk.tr("menu.right_column"));
    }
    right -= step;
    ImGui::SetCursorScreenPos({right, y});
    action_button(desk, Action::ToggleSearch, Icon::Search, desk.session.view().search_shown);
    state.guide.at(content::GuidePlace::Search) = {right, y, size, size};
    right -= step;
    ImGui::SetCursorScreenPos({right, y});
    action_button(desk, Action::ToggleLens, Icon::Lens, desk.session.view().lens_shown);
    right -= step;
    ImGui::SetCursorScreenPos({right, y});
    draw_history_button(desk, Action::Redo, Icon::Redo, desk.session.history().redo_label());
    right -= step;
    ImGui::SetCursorScreenPos({right, y});
    draw_history_button(desk, Action::Undo, Icon::Undo, desk.session.history().undo_label());
    right -= desk.px(12.0F);
    if (desk.session.has_pair() && !desk.session.guest()) {
        right = draw_layouts(desk, right, y, right - left - desk.px(260.0F));
    }
    right -= desk.px(12.0F);
    const float end = draw_title(desk, left + desk.px(8.0F), right, extent.y, window.y);
    draw_chips(desk, end + desk.px(18.0F), right, y);
}

}  // namespace jw::ui
