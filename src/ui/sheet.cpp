#include "ui/sheet.h"

#include "ui/widgets.h"

#include <algorithm>

namespace jw::ui {
namespace {

constexpr ImGuiWindowFlags kFixed =
    ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings;

}  // namespace

void draw_veil(const Desk& desk, ImVec2 display) {
    ImGui::SetNextWindowPos({0.0F, 0.0F});
    ImGui::SetNextWindowSize(display);
    ImGui::PushStyleColor(ImGuiCol_WindowBg, desk.palette().veil);
    ImGui::Begin("##veil", nullptr, kFixed);
    if (ImGui::IsWindowHovered() && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) {
        desk.out.post(session::Action::ClearSelection);
    }
    ImGui::End();
    ImGui::PopStyleColor();
}

void begin_sheet(const Desk& desk, std::string_view title, ImVec2 wanted) {
    const ImVec2 display = ImGui::GetIO().DisplaySize;
    draw_veil(desk, display);
    const float margin = desk.px(24.0F);
    const ImVec2 size{std::min(desk.px(wanted.x), display.x - 2.0F * margin),
                      std::min(desk.px(wanted.y), display.y - 2.0F * margin)};
    ImGui::SetNextWindowPos({0.5F * (display.x - size.x), 0.5F * (display.y - size.y)});
    ImGui::SetNextWindowSize(size);
    // Over the veil, but under a list that one of its fields has opened.
    if (!ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel)) {
        ImGui::SetNextWindowFocus();
    }
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, desk.px(10.0F));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {desk.px(24.0F), desk.px(20.0F)});
    ImGui::Begin("##sheet", nullptr, kFixed);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float room = width - button_size(desk) - desk.px(8.0F);
    const bool is_long = measure(desk.fonts().heading, title).x > room;
    text(is_long ? desk.fonts().strong : desk.fonts().heading, desk.palette().text, title);
    const ImVec2 below = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({at.x + width - button_size(desk), at.y - desk.px(6.0F)});
    if (icon_button(desk, "close", Icon::Close, desk.tr("sheet.close"))) {
        desk.out.post(session::Action::ClearSelection);
    }
    ImGui::SetCursorScreenPos({below.x, below.y + desk.px(8.0F)});
}

void end_sheet() {
    ImGui::End();
    ImGui::PopStyleVar(2);
}

}  // namespace jw::ui
