// What the colours and patterns of the muscles mean; rows, colours and patterns are the picture's
// own.
#include "ui/panels.h"
#include "ui/widgets.h"

#include "scene/look.h"

#include <algorithm>

namespace jw::ui {
namespace {

using scene::PatternKind;

ImU32 to_colour(const scene::Srgb& srgb) {
    const auto byte = [](float value) {
        return static_cast<int>(std::clamp(value, 0.0F, 1.0F) * 255.0F + 0.5F);
    };
    return IM_COL32(byte(srgb.x), byte(srgb.y), byte(srgb.z), 255);
}

/// Fibres run from left to right.
void draw_swatch(const Desk& desk, ImVec2 min, ImVec2 max, const scene::Look& look) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImU32 ink = to_colour(look.ink);
    const float thin = desk.px(1.0F);
    list.AddRectFilled(min, max, to_colour(look.colour), desk.px(3.0F));
    const auto strokes = [&](float spacing, float thickness, float slope) {
        draw_strokes(list, min, max, ink, desk.px(spacing), desk.px(thickness), slope);
    };
    switch (look.kind) {
        case PatternKind::Plain:
            break;
        case PatternKind::Fibres:
        case PatternKind::FibresEdged:
            strokes(4.0F, 1.0F, 0.0F);
            break;
        case PatternKind::Hatch:
            strokes(5.0F, 1.2F, 1.0F);
            break;
        case PatternKind::FineBands:
            strokes(4.0F, 1.0F, kUpright);
            break;
        case PatternKind::TightBands:
            strokes(3.0F, 1.6F, kUpright);
            break;
        case PatternKind::WideStripes:
            strokes(9.0F, 3.5F, kUpright);
            break;
        case PatternKind::CrossHatch:
            strokes(5.0F, 1.0F, 1.0F);
            strokes(5.0F, 1.0F, -1.0F);
            break;
        case PatternKind::Dashes:
            strokes(7.0F, 3.0F, kUpright);
            break;
    }
    list.AddRect(min, max,
                 look.outline_width > 0.0F ? to_colour(look.outline) : desk.palette().mark,
                 desk.px(3.0F), 0, look.outline_width > 0.0F ? 2.0F * thin : thin);
}

}  // namespace

void draw_legend(const Desk& desk) {
    const auto rows = scene::build_legend();
    const Palette& palette = desk.palette();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    ImFont* font = desk.fonts().small;
    const float width = ImGui::GetContentRegionAvail().x;
    const float swatch = desk.px(26.0F);
    const float indent = swatch + desk.px(8.0F);
    float widest = 0.0F;
    for (const scene::LegendRow& row : rows) {
        widest = std::max(widest, measure(font, desk.tr("state", row.name)).x);
    }
    const bool has_two = 2.0F * (indent + widest) + desk.px(12.0F) <= width;
    const std::size_t per_column = has_two ? (rows.size() + 1) / 2 : rows.size();
    const float height = font->FontSize + desk.px(5.0F);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const float x = at.x + (i / per_column == 0 ? 0.0F : 0.5F * width);
        const float y = at.y + height * static_cast<float>(i % per_column);
        draw_swatch(desk, {x, y}, {x + swatch, y + font->FontSize}, rows[i].look);
        text_at(list, font, {x + indent, y}, palette.text, desk.tr("state", rows[i].name));
        ImGui::SetCursorScreenPos({x, y});
        ImGui::PushID(static_cast<int>(i));
        ImGui::InvisibleButton("state", {has_two ? 0.5F * width : width, height});
        ImGui::PopID();
        tooltip(desk, desk.tr("state_meaning", rows[i].name));
    }
    ImGui::SetCursorScreenPos(at);
    ImGui::Dummy({width, height * static_cast<float>(per_column)});
    text(font, palette.muted, desk.tr("legend.note"));
}

}  // namespace jw::ui
