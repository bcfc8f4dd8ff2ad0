// What can be done now, with its keys: a click does it.
#include "ui/panels.h"
#include "ui/widgets.h"

#include <imgui_stdlib.h>

#include <algorithm>
#include <cctype>
#include <optional>

namespace jw::ui {
namespace {

using session::Action;

std::string lower(std::string_view words) {
    std::string text{words};
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

struct HelpRow {
    std::string keys, label;
    std::optional<Action> action;  // what a click does; nothing: a way of the mouse
};

/// Rows of a group that do something now and fit the search. Those without a key are left to it.
std::vector<HelpRow> find_rows(const Desk& desk, session::Group group, const std::string& search) {
    std::vector<HelpRow> rows;
    for (const session::ActionInfo& info : session::actions()) {
        const std::string keys = action_keys(info.action);
        if (info.group != group || info.group == session::Group::Hidden ||
            (keys.empty() && search.empty()) || !info.can_run(desk.session)) {
            continue;
        }
        HelpRow row{keys, std::string{desk.tr("command", info.id)}, info.action};
        if (search.empty() || lower(row.keys + " " + row.label).find(search) != std::string::npos) {
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

/// A key as a cap. Returns where the words beside it start.
float draw_keys(const Desk& desk, ImVec2 at, const std::string& keys) {
    const float indent = desk.px(150.0F);
    if (keys.empty()) {
        return indent;
    }
    const ImVec2 size = measure(desk.fonts().small, keys);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(at, {at.x + size.x + desk.px(12.0F), at.y + size.y + desk.px(6.0F)},
                       desk.palette().raised, desk.px(4.0F));
    text_at(list, desk.fonts().small, {at.x + desk.px(6.0F), at.y + desk.px(3.0F)},
            desk.palette().text, keys);
    return std::max(indent, size.x + desk.px(20.0F));
}

void draw_help_row(const Desk& desk, const HelpRow& row) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float indent = draw_keys(desk, at, row.keys);
    const float pad = desk.px(1.0F);
    const float height = measure(desk.fonts().body, row.label, width - indent).y + 2.0F * pad;
    // Peeking lasts while its key is held, which a click cannot do.
    const bool runs = row.action && *row.action != Action::Peek;
    if (runs && ImGui::InvisibleButton(row.label.c_str(), {width, height})) {
        if (*row.action != Action::ToggleHelp) {
            desk.out.post(Action::ClearSelection);  // the sheet makes way
        }
        desk.out.post(*row.action);
    }
    const bool is_lit = runs && (ImGui::IsItemHovered() || ImGui::IsItemFocused());
    ImGui::SetCursorScreenPos({at.x + indent, at.y + pad});
    text(desk.fonts().body, is_lit ? desk.palette().text : desk.palette().muted, row.label);
}

void draw_help_rows(const Desk& desk, std::string_view title, const std::vector<HelpRow>& rows) {
    text(desk.fonts().strong, desk.palette().text, title);
    for (const HelpRow& row : rows) {
        draw_help_row(desk, row);
    }
    ImGui::Dummy({1.0F, desk.px(6.0F)});
}

void draw_help_columns(const Desk& desk, const std::string& search) {
    std::vector<std::pair<std::string, std::vector<HelpRow>>> groups;
    for (const auto& [group, name] : session::kGroupNames.rows) {
        auto rows = find_rows(desk, group, search);
        if (!rows.empty()) {
            groups.emplace_back(desk.tr("group", name), std::move(rows));
        }
    }
    if (search.empty()) {
        std::vector<HelpRow> mouse;
        for (const std::string_view id : {"orbit", "pan", "zoom", "select", "ghost", "scrub"}) {
            mouse.push_back({std::string{desk.tr("mouse", id)},
                             std::string{desk.tr("mouse_does", id)}, std::nullopt});
        }
        groups.emplace_back(desk.tr("help.mouse"), std::move(mouse));
    }
    if (groups.empty()) {
        text(desk.fonts().body, desk.palette().muted, desk.tr("help.nothing"));
        return;
    }
    const bool has_two = ImGui::GetContentRegionAvail().x > desk.px(760.0F);
    std::size_t total = 0;
    for (const auto& [title, rows] : groups) {
        total += rows.size() + 2;
    }
    if (has_two && ImGui::BeginTable("keys", 2)) {
        ImGui::TableNextColumn();
        std::size_t used = 0;
        bool is_first = true;
        for (const auto& [title, rows] : groups) {
            if (is_first && 2 * used >= total) {
                ImGui::TableNextColumn();
                is_first = false;
            }
            draw_help_rows(desk, title, rows);
            used += rows.size() + 2;
        }
        ImGui::EndTable();
        return;
    }
    for (const auto& [title, rows] : groups) {
        draw_help_rows(desk, title, rows);
    }
}

}  // namespace

void draw_help(const Desk& desk, UiState::Help& help) {
    ImGui::PushFont(desk.fonts().body);
    ImGui::SetNextItemWidth(std::min(ImGui::GetContentRegionAvail().x, desk.px(360.0F)));
    if (!help.was_shown) {
        help.search.clear();
        ImGui::SetKeyboardFocusHere();
    }
    const std::string hint{desk.tr("help.search")};
    ImGui::InputTextWithHint("##search", hint.c_str(), &help.search);
    ImGui::PopFont();
    ImGui::Dummy({1.0F, desk.px(4.0F)});
    ImGui::BeginChild("rows");
    draw_help_columns(desk, lower(help.search));
    text(desk.fonts().small, desk.palette().muted, desk.tr("help.only_now"));
    ImGui::EndChild();
    help.was_shown = true;
}

}  // namespace jw::ui
