// The key moments by name; a click goes there.
#include "ui/panels.h"
#include "ui/widgets.h"

#include <fmt/format.h>

#include <cmath>

namespace jw::ui {

void draw_moments(const Desk& desk) {
    const Palette& palette = desk.palette();
    const model::KeyMoment* present = desk.session.present_moment();
    const float width = ImGui::GetContentRegionAvail().x;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    ImFont* font = desk.fonts().body;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0F, 0.0F});
    for (const model::KeyMoment& moment : desk.session.movement()->key_moments) {
        const bool is_present = &moment == present;
        const float indent = desk.px(22.0F);
        const std::string percent = fmt::format("{:.0f} %", std::round(100.0 * moment.time));
        const float percent_width = measure(desk.fonts().small, percent).x;
        const float wrap = width - indent - percent_width - desk.px(8.0F);
        const float height = measure(font, moment.name, wrap).y + desk.px(8.0F);
        const ImVec2 min = ImGui::GetCursorScreenPos();
        if (ImGui::InvisibleButton(moment.id.c_str(), {width, height})) {
            desk.out.post(session::Action::SetTime, moment.time);
        }
        if (ImGui::IsItemHovered()) {
            list.AddRectFilled(min, {min.x + width, min.y + height}, palette.raised, desk.px(4.0F));
        }
        const float r = desk.px(is_present ? 6.0F : 5.0F);
        const ImVec2 c{min.x + desk.px(8.0F), min.y + desk.px(4.0F) + 0.5F * font->FontSize};
        const auto diamond = [&](float size, ImU32 colour) {
            list.AddQuadFilled({c.x - size, c.y}, {c.x, c.y - size}, {c.x + size, c.y},
                               {c.x, c.y + size}, colour);
        };
        diamond(r, is_present ? palette.focus : palette.mark);
        if (!is_present) {
            diamond(r - desk.px(2.0F), palette.panel);
        }
        list.AddText(font, font->FontSize, {min.x + indent, min.y + desk.px(4.0F)},
                     is_present ? palette.text : palette.muted, moment.name.c_str(), nullptr, wrap);
        text_at(list, desk.fonts().small, {min.x + width - percent_width, min.y + desk.px(5.0F)},
                palette.muted, percent);
    }
    ImGui::PopStyleVar();
}

}  // namespace jw::ui
