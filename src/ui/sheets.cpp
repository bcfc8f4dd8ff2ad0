// What lies over everything for a while: the sheets, of which the notice is written here, and
// sentences for the user.
#include "ui/panels.h"
#include "ui/widgets.h"

#include <algorithm>
#include <array>

namespace jw::ui {
namespace {

using session::Action;
using session::Sheet;

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

struct SheetPlan {
    float width, height;  // at most, pixels of the design
    std::string_view title;
};

SheetPlan find_plan(Sheet sheet) {
    switch (sheet) {
        case Sheet::Help:
            return {940.0F, 680.0F, "help.title"};
        case Sheet::Settings:
            return {820.0F, 660.0F, "settings.title"};
        default:
            return {620.0F, 430.0F, "notice.title"};
    }
}

/// The heading of a sheet, and the button that closes it.
void draw_heading(const Desk& desk, std::string_view title) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float room = width - button_size(desk) - desk.px(8.0F);
    const bool is_long = measure(desk.fonts().heading, title).x > room;
    text(is_long ? desk.fonts().strong : desk.fonts().heading, desk.palette().text, title);
    const ImVec2 below = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({at.x + width - button_size(desk), at.y - desk.px(6.0F)});
    if (icon_button(desk, "close", Icon::Close, desk.tr("sheet.close"))) {
        desk.out.post(Action::ClearSelection);
    }
    ImGui::SetCursorScreenPos({below.x, below.y + desk.px(8.0F)});
}

ImU32 kind_colour(const Palette& palette, session::NotificationKind kind) {
    return kind == session::NotificationKind::Info ? palette.mark : palette.warning;
}

}  // namespace

void draw_sheets(const Desk& desk, UiState& state) {
    const Sheet sheet = desk.session.view().sheet;
    if (sheet != Sheet::Help) {
        state.help.was_shown = false;
    }
    if (sheet != Sheet::Settings) {
        state.settings.asks_reset = false;
    }
    if (sheet == Sheet::None) {
        return;
    }
    const ImVec2 display = ImGui::GetIO().DisplaySize;
    draw_veil(desk, display);
    const float margin = desk.px(24.0F);
    const SheetPlan plan = find_plan(sheet);
    const ImVec2 size{std::min(desk.px(plan.width), display.x - 2.0F * margin),
                      std::min(desk.px(plan.height), display.y - 2.0F * margin)};
    ImGui::SetNextWindowPos({0.5F * (display.x - size.x), 0.5F * (display.y - size.y)});
    ImGui::SetNextWindowSize(size);
    ImGui::SetNextWindowFocus();
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, desk.px(10.0F));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {desk.px(24.0F), desk.px(20.0F)});
    ImGui::Begin(
        "##sheet", nullptr,
        ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
    draw_heading(desk, desk.tr(plan.title));
    if (sheet == Sheet::Help) {
        draw_help(desk, state.help);
    } else if (sheet == Sheet::Settings) {
        draw_settings(desk, state.settings);
    } else {
        draw_notice(desk);
    }
    ImGui::End();
    ImGui::PopStyleVar(2);
}

void draw_question(const Desk& desk) {
    const std::string& path = desk.session.view().replacing;
    if (path.empty()) {
        return;
    }
    const ImVec2 display = ImGui::GetIO().DisplaySize;
    draw_veil(desk, display);
    const float width = std::min(desk.px(460.0F), display.x - desk.px(48.0F));
    ImGui::SetNextWindowPos({0.5F * display.x, 0.5F * display.y}, ImGuiCond_Always, {0.5F, 0.5F});
    ImGui::SetNextWindowSize({width, 0.0F});
    ImGui::SetNextWindowFocus();
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, desk.px(10.0F));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {desk.px(24.0F), desk.px(20.0F)});
    ImGui::Begin(
        "##question", nullptr,
        ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
    text(desk.fonts().heading, desk.palette().text, desk.tr("replace.title"));
    text(desk.fonts().body, desk.palette().muted, fill(desk.tr("replace.file"), {{"file", path}}));
    ImGui::Dummy({1.0F, desk.px(8.0F)});
    ImGui::PushFont(desk.fonts().body);
    const float half = 0.5F * (ImGui::GetContentRegionAvail().x - desk.px(8.0F));
    const std::string keep{desk.tr("replace.no")};
    const std::string replace{desk.tr("replace.yes")};
    if (ImGui::Button(keep.c_str(), {half, 0.0F})) {
        desk.out.post(Action::KeepFile);
    }
    ImGui::SameLine(0.0F, desk.px(8.0F));
    if (ImGui::Button(replace.c_str(), {half, 0.0F})) {
        desk.out.post(Action::ReplaceFile);
    }
    ImGui::PopFont();
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
