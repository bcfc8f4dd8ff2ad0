// What lies over everything for a while: the help sheet, the notice, and sentences for the user.
#include "ui/panels.h"
#include "ui/widgets.h"

#include <imgui_stdlib.h>

#include <algorithm>
#include <array>
#include <cctype>

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
};

/// Rows of a group that have a key and fit the search.
std::vector<HelpRow> find_rows(const Desk& desk, session::Group group, const std::string& search) {
    std::vector<HelpRow> rows;
    for (const session::ActionInfo& info : session::actions()) {
        const std::string keys = action_keys(info.action);
        if (info.group != group || keys.empty()) {
            continue;
        }
        HelpRow row{keys, std::string{desk.tr("command", info.id)}};
        if (search.empty() || lower(row.keys + " " + row.label).find(search) != std::string::npos) {
            rows.push_back(std::move(row));
        }
    }
    return rows;
}

void draw_help_rows(const Desk& desk, std::string_view title, const std::vector<HelpRow>& rows) {
    text(desk.fonts().strong, desk.palette().text, title);
    const float indent = desk.px(150.0F);
    for (const HelpRow& row : rows) {
        const ImVec2 at = ImGui::GetCursorScreenPos();
        ImDrawList& list = *ImGui::GetWindowDrawList();
        const ImVec2 size = measure(desk.fonts().small, row.keys);
        list.AddRectFilled({at.x, at.y},
                           {at.x + size.x + desk.px(12.0F), at.y + size.y + desk.px(6.0F)},
                           desk.palette().raised, desk.px(4.0F));
        text_at(list, desk.fonts().small, {at.x + desk.px(6.0F), at.y + desk.px(3.0F)},
                desk.palette().text, row.keys);
        ImGui::SetCursorScreenPos(
            {at.x + std::max(indent, size.x + desk.px(20.0F)), at.y + desk.px(1.0F)});
        text(desk.fonts().body, desk.palette().muted, row.label);
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
            mouse.push_back(
                {std::string{desk.tr("mouse", id)}, std::string{desk.tr("mouse_does", id)}});
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
    ImGui::EndChild();
}

void draw_notice(const Desk& desk) {
    constexpr std::array<std::string_view, 4> kParts{"teaching", "everyone", "red_flags",
                                                     "ask_first"};
    ImGui::BeginChild("words");
    for (const std::string_view part : kParts) {
        text(desk.fonts().body, desk.palette().text, desk.tr("notice_part", part));
        ImGui::Dummy({1.0F, desk.px(4.0F)});
    }
    ImGui::EndChild();
}

void draw_veil(const Desk& desk, ImVec2 display) {
    ImGui::SetNextWindowPos({0.0F, 0.0F});
    ImGui::SetNextWindowSize(display);
    ImGui::PushStyleColor(ImGuiCol_WindowBg, desk.palette().veil);
    ImGui::Begin(
        "##veil", nullptr,
        ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
    if (ImGui::IsWindowHovered() && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
        desk.out.post(Action::ClearSelection);
    }
    ImGui::End();
    ImGui::PopStyleColor();
}

ImU32 kind_colour(const Palette& palette, session::NotificationKind kind) {
    return kind == session::NotificationKind::Info ? palette.mark : palette.warning;
}

}  // namespace

void draw_sheets(const Desk& desk, UiState::Help& help) {
    const session::ViewState& view = desk.session.view();
    if (!view.help_shown && !view.notice_shown) {
        help.was_shown = false;
        return;
    }
    const ImVec2 display = ImGui::GetIO().DisplaySize;
    draw_veil(desk, display);
    const float margin = desk.px(24.0F);
    const ImVec2 wanted = view.help_shown ? ImVec2{desk.px(940.0F), desk.px(680.0F)}
                                          : ImVec2{desk.px(620.0F), desk.px(430.0F)};
    const ImVec2 size{std::min(wanted.x, display.x - 2.0F * margin),
                      std::min(wanted.y, display.y - 2.0F * margin)};
    ImGui::SetNextWindowPos({0.5F * (display.x - size.x), 0.5F * (display.y - size.y)});
    ImGui::SetNextWindowSize(size);
    ImGui::SetNextWindowFocus();
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, desk.px(10.0F));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {desk.px(24.0F), desk.px(20.0F)});
    ImGui::Begin(
        "##sheet", nullptr,
        ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    text(desk.fonts().heading, desk.palette().text,
         desk.tr(view.help_shown ? "help.title" : "notice.title"));
    const ImVec2 below = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({at.x + width - button_size(desk), at.y - desk.px(6.0F)});
    if (icon_button(desk, "close", Icon::Close, desk.tr("sheet.close"))) {
        desk.out.post(Action::ClearSelection);
    }
    ImGui::SetCursorScreenPos({below.x, below.y + desk.px(8.0F)});
    if (view.help_shown) {
        draw_help(desk, help);
        help.was_shown = true;
    } else {
        draw_notice(desk);
    }
    ImGui::End();
    ImGui::PopStyleVar(2);
}

void draw_notifications(const Desk& desk, const Rect& picture) {
    const auto& notifications = desk.session.notifications();
    if (notifications.empty()) {
        return;
    }
    const float width = std::min(desk.px(380.0F), picture.width - desk.px(24.0F));
    ImGui::SetNextWindowPos(
        {picture.x + picture.width - width - desk.px(12.0F), picture.y + desk.px(72.0F)});
    ImGui::SetNextWindowSize({width, 0.0F});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, desk.px(6.0F));
    ImGui::Begin("##notifications", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing);
    for (std::size_t i = 0; i < notifications.size(); ++i) {
        ImGui::PushID(static_cast<int>(i));
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float inner = ImGui::GetContentRegionAvail().x;
        const float button = button_size(desk);
        const float wrap = inner - button - desk.px(16.0F);
        const ImVec2 size = measure(desk.fonts().body, notifications[i].sentence, wrap);
        const float height = std::max(size.y, button);
        ImDrawList& list = *ImGui::GetWindowDrawList();
        list.AddRectFilled(at, {at.x + desk.px(3.0F), at.y + height},
                           kind_colour(desk.palette(), notifications[i].kind));
        list.AddText(desk.fonts().body, desk.fonts().body->FontSize,
                     {at.x + desk.px(12.0F), at.y + 0.5F * (height - size.y)}, desk.palette().text,
                     notifications[i].sentence.c_str(), nullptr, wrap);
        ImGui::SetCursorScreenPos({at.x + inner - button, at.y});
        if (icon_button(desk, "dismiss", Icon::Close, desk.tr("sheet.dismiss"))) {
            desk.out.post(Action::DismissNotification, static_cast<double>(i));
        }
        ImGui::SetCursorScreenPos({at.x, at.y + height});
        ImGui::Dummy({1.0F, desk.px(2.0F)});
        ImGui::PopID();
    }
    ImGui::End();
    ImGui::PopStyleVar();
}

}  // namespace jw::ui
