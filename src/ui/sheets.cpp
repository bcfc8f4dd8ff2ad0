// What lies over everything for a while: the sheets, of which the notice is written here, and
// sentences for the user.
#include "ui/panels.h"
#include "ui/sheet.h"
#include "ui/widgets.h"

#include <algorithm>
#include <array>

namespace jw::ui {
namespace {

using session::Action;
using session::Sheet;

void draw_notice(const Desk& desk) {
    constexpr std::array<std::string_view, 5> kParts{"teaching", "everyone", "red_flags", "stop",
                                                     "ask_first"};
    ImGui::BeginChild("words");
    for (const std::string_view part : kParts) {
        text(desk.fonts().body, desk.palette().text, desk.tr("notice_part", part));
        ImGui::Dummy({1.0F, desk.px(4.0F)});
    }
    ImGui::EndChild();
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
    if (sheet == Sheet::Help) {
        begin_sheet(desk, desk.tr("help.title"), {940.0F, 680.0F});
        draw_help(desk, state.help);
    } else if (sheet == Sheet::Settings) {
        begin_sheet(desk, desk.tr("settings.title"), {820.0F, 660.0F});
        draw_settings(desk, state.settings);
    } else {
        begin_sheet(desk, desk.tr("notice.title"), {620.0F, 430.0F});
        draw_notice(desk);
    }
    end_sheet();
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
    const float right = picture.x + picture.width - desk.px(12.0F);
    // What only informs stands at the feet, where it hides nobody's head.
    const bool is_quiet = std::all_of(
        notifications.begin(), notifications.end(),
        [](const auto& shown) { return shown.kind == session::NotificationKind::Info; });
    if (is_quiet) {
        ImGui::SetNextWindowPos({right, picture.y + picture.height - desk.px(8.0F)},
                                ImGuiCond_Always, {1.0F, 1.0F});
    } else {
        ImGui::SetNextWindowPos({right - width, picture.y + desk.px(72.0F)});
    }
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
        ImGui::SetCursorScreenPos({at.x + desk.px(12.0F), at.y + height});
        if (const auto more = notifications[i].more) {
            const std::string_view words = desk.tr("command", session::find_info(*more).id);
            if (text_link(desk, "more", words, action_tooltip(desk, *more))) {
                desk.out.post(*more);
                desk.out.post(Action::DismissNotification, static_cast<double>(i));
            }
        }
        ImGui::Dummy({1.0F, desk.px(2.0F)});
        ImGui::PopID();
    }
    ImGui::End();
    ImGui::PopStyleVar();
}

}  // namespace jw::ui
