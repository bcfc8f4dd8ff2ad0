#include "ui/widgets.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace jw::ui {
namespace {

constexpr float kPi = std::numbers::pi_v<float>;

const char* begin(std::string_view words) {
    return words.data();
}
const char* end(std::string_view words) {
    return words.data() + words.size();
}

ImU32 button_ground(const Palette& palette, bool is_on) {
    if (ImGui::IsItemActive() || is_on) {
        return palette.pressed;
    }
    return ImGui::IsItemHovered() ? palette.raised : 0;
}

void draw_focus_ring(const Desk& desk) {
    if (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible) {
        ImGui::GetWindowDrawList()->AddRect(ImGui::GetItemRectMin(), ImGui::GetItemRectMax(),
                                            desk.palette().focus, desk.px(5.0F), 0, desk.px(2.0F));
    }
}

}  // namespace

float button_size(const Desk& desk) {
    return desk.px(32.0F);
}

bool icon_button(const Desk& desk, const char* id, Icon icon, std::string_view words, bool is_on,
                 bool is_enabled) {
    const float size = button_size(desk);
    ImGui::BeginDisabled(!is_enabled);
    const bool is_pressed = ImGui::InvisibleButton(id, {size, size});
    ImGui::EndDisabled();
    const Palette& palette = desk.palette();
    const ImVec2 min = ImGui::GetItemRectMin();
    const ImVec2 max = ImGui::GetItemRectMax();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (is_enabled) {
        list.AddRectFilled(min, max, button_ground(palette, is_on), desk.px(5.0F));
    }
    if (is_on) {  // a bar below, so that "on" is not told by shade alone
        list.AddRectFilled({min.x + 0.25F * size, max.y - desk.px(3.0F)},
                           {max.x - 0.25F * size, max.y - desk.px(1.0F)}, palette.text);
    }
    draw_icon(list, icon, {min.x + 0.5F * size, min.y + 0.5F * size}, 0.44F * size,
              is_enabled ? palette.text : palette.pressed);
    draw_focus_ring(desk);
    tooltip(desk, words);
    return is_pressed;
}

void action_button(const Desk& desk, session::Action action, Icon icon, bool is_on) {
    const session::ActionInfo& info = session::find_info(action);
    if (icon_button(desk, info.id.data(), icon, action_tooltip(desk, action), is_on,
                    info.can_run(desk.session))) {
        desk.out.post(action);
    }
}

float word_button_width(const Desk& desk, std::string_view words) {
    return measure(desk.fonts().strong, words).x + desk.px(28.0F);
}

bool word_button(const Desk& desk, const char* id, std::string_view words, std::string_view hint,
                 bool is_main) {
    const Palette& palette = desk.palette();
    const ImVec2 size{word_button_width(desk, words), button_size(desk)};
    const bool is_pressed = ImGui::InvisibleButton(id, size);
    const ImVec2 min = ImGui::GetItemRectMin();
    const ImVec2 max = ImGui::GetItemRectMax();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImU32 ground = is_main                  ? palette.text
                         : ImGui::IsItemHovered() ? palette.pressed
                                                  : palette.raised;
    list.AddRectFilled(min, max, ground, desk.px(5.0F));
    const ImVec2 extent = measure(desk.fonts().strong, words);
    text_at(list, desk.fonts().strong,
            {0.5F * (min.x + max.x - extent.x), 0.5F * (min.y + max.y - extent.y)},
            is_main ? palette.panel : palette.text, words);
    draw_focus_ring(desk);
    tooltip(desk, hint);
    return is_pressed;
}

bool text_link(const Desk& desk, const char* id, std::string_view words, std::string_view hint) {
    ImFont* font = desk.fonts().small;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = measure(font, words).x;
    const float pad = desk.px(4.0F);
    const bool is_pressed = ImGui::InvisibleButton(id, {width, font->FontSize + 2.0F * pad});
    const ImU32 colour = ImGui::IsItemHovered() ? desk.palette().text : desk.palette().muted;
    tooltip(desk, hint);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float y = at.y + pad;
    text_at(list, font, {at.x, y}, colour, words);
    list.AddLine({at.x, y + font->FontSize + 1.0F}, {at.x + width, y + font->FontSize + 1.0F},
                 desk.palette().mark);
    draw_focus_ring(desk);
    return is_pressed;
}

float segmented_width(const Desk& desk, std::span<const std::string> labels) {
    float sum = 0.0F;
    for (const std::string& label : labels) {
        sum += measure(desk.fonts().strong, label).x + desk.px(24.0F);
    }
    return sum;
}

int segmented(const Desk& desk, const char* id, std::span<const std::string> labels, int selected,
              float width) {
    if (labels.empty()) {
        return -1;
    }
    const Palette& palette = desk.palette();
    const float needed = segmented_width(desk, labels);
    const bool is_row = needed <= width;
    const float height = button_size(desk);
    // Each cell as wide as its word, and an equal part of what is left.
    const float spare = desk.px(24.0F) + (width - needed) / static_cast<float>(labels.size());
    const ImVec2 origin = ImGui::GetCursorScreenPos();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float rows = is_row ? 1.0F : static_cast<float>(labels.size());
    list.AddRectFilled(origin, {origin.x + width, origin.y + rows * height}, palette.raised,
                       desk.px(5.0F));
    int pressed = -1;
    ImGui::PushID(id);
    ImVec2 min = origin;
    for (int i = 0; i < static_cast<int>(labels.size()); ++i) {
        const std::string& label = labels[static_cast<std::size_t>(i)];
        const float cell = is_row ? measure(desk.fonts().strong, label).x + spare : width;
        const ImVec2 max{min.x + cell, min.y + height};
        ImGui::SetCursorScreenPos(min);
        ImGui::PushID(i);
        if (ImGui::InvisibleButton("cell", {cell, height})) {
            pressed = i;
        }
        ImGui::PopID();
        const bool is_on = i == selected;
        const float inset = desk.px(3.0F);
        if (is_on || ImGui::IsItemHovered()) {
            list.AddRectFilled({min.x + inset, min.y + inset}, {max.x - inset, max.y - inset},
                               is_on ? palette.text : palette.pressed, desk.px(4.0F));
        }
        ImFont* font = is_on ? desk.fonts().strong : desk.fonts().body;
        const ImVec2 extent = measure(font, label);
        text_at(list, font, {0.5F * (min.x + max.x - extent.x), 0.5F * (min.y + max.y - extent.y)},
                is_on ? palette.panel : palette.text, label);
        min = is_row ? ImVec2{max.x, min.y} : ImVec2{min.x, max.y};
    }
    ImGui::PopID();
    return pressed == selected ? -1 : pressed;
}

void text(ImFont* font, ImU32 colour, std::string_view words) {
    ImGui::PushFont(font);
    ImGui::PushStyleColor(ImGuiCol_Text, colour);
    ImGui::PushTextWrapPos(0.0F);
    ImGui::TextUnformatted(begin(words), end(words));
    ImGui::PopTextWrapPos();
    ImGui::PopStyleColor();
    ImGui::PopFont();
}

void text_at(ImDrawList& list, ImFont* font, ImVec2 at, ImU32 colour, std::string_view words) {
    list.AddText(font, font->FontSize, {std::round(at.x), std::round(at.y)}, colour, begin(words),
                 end(words));
}

ImVec2 measure(ImFont* font, std::string_view words, float wrap_width) {
    return font->CalcTextSizeA(font->FontSize, 1e6F, wrap_width, begin(words), end(words));
}

void tooltip(const Desk& desk, std::string_view words) {
    if (words.empty() || !ImGui::IsItemHovered(ImGuiHoveredFlags_AllowWhenDisabled)) {
        return;
    }
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {desk.px(10.0F), desk.px(7.0F)});
    ImGui::BeginTooltip();
    ImGui::PushTextWrapPos(desk.px(320.0F));
    ImGui::PushFont(desk.fonts().body);
    ImGui::TextUnformatted(begin(words), end(words));
    ImGui::PopFont();
    ImGui::PopTextWrapPos();
    ImGui::EndTooltip();
    ImGui::PopStyleVar();
}

bool section(const Desk& desk, session::Panel panel) {
    const std::string_view name = session::kPanelNames.name(panel);
    const std::string_view title = desk.tr("panel", name);
    const bool is_open = desk.session.view().panels.has(panel);
    const Palette& palette = desk.palette();
    ImFont* font = desk.fonts().strong;
    const float height = font->FontSize + desk.px(10.0F);
    const ImVec2 min = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    if (ImGui::InvisibleButton(name.data(), {width, height})) {
        desk.out.post(session::Action::TogglePanel, std::string{name});
    }
    const bool is_hovered = ImGui::IsItemHovered();
    tooltip(desk, desk.tr("panel_hint", name));
    ImDrawList& list = *ImGui::GetWindowDrawList();
    text_at(list, font, {min.x, min.y + desk.px(5.0F)}, palette.text, title);
    const ImVec2 c{min.x + width - desk.px(8.0F), min.y + 0.5F * height};
    const float r = desk.px(4.0F);
    const ImU32 colour = is_hovered ? palette.text : palette.mark;
    const float way = is_open ? 1.0F : -1.0F;
    list.AddLine({c.x - r, c.y - 0.5F * r * way}, {c.x, c.y + 0.5F * r * way}, colour,
                 desk.px(1.6F));
    list.AddLine({c.x, c.y + 0.5F * r * way}, {c.x + r, c.y - 0.5F * r * way}, colour,
                 desk.px(1.6F));
    return is_open;
}

void draw_version_mark(ImDrawList& list, ImVec2 from, float width, float thickness,
                       scene::Version version, const Palette& palette) {
    const bool is_good = version == scene::Version::Good;
    const ImU32 colour = is_good ? palette.good : palette.shared;
    if (is_good) {
        list.AddRectFilled(from, {from.x + width, from.y + thickness}, colour);
        return;
    }
    const float dash = width / 5.0F;
    for (int i = 0; i < 3; ++i) {
        const float x = from.x + 2.0F * dash * static_cast<float>(i);
        list.AddRectFilled({x, from.y}, {x + dash, from.y + thickness}, colour);
    }
}

ImU32 version_text_colour(const Palette& palette, scene::Version version) {
    return version == scene::Version::Good ? palette.good_text : palette.shared_text;
}

void draw_field(const Desk& desk, std::string_view name, std::string_view words) {
    if (!words.empty()) {
        text(desk.fonts().small, desk.palette().muted, name);
        text(desk.fonts().small, desk.palette().text, words);
        ImGui::Dummy({0.0F, desk.px(2.0F)});
    }
}

void draw_grade_mark(ImDrawList& list, ImVec2 centre, float size, model::Grade grade,
                     ImU32 colour) {
    const float r = 0.5F * size;
    const float line = 0.16F * size;
    switch (grade) {
        case model::Grade::Agreed:
            list.AddCircleFilled(centre, r, colour, 20);
            return;
        case model::Grade::Mixed:
            list.AddCircle(centre, r - 0.5F * line, colour, 20, line);
            list.PathArcTo(centre, r, 0.5F * kPi, 1.5F * kPi, 12);
            list.PathFillConvex(colour);
            return;
        case model::Grade::TeachersView:
            list.AddCircle(centre, r - 0.5F * line, colour, 20, line);
            return;
        case model::Grade::Design:
            draw_dashed_rect(list, {centre.x - r, centre.y - r}, {centre.x + r, centre.y + r},
                             colour, line, 0.2F * size);
            return;
    }
}

void draw_grade(const Desk& desk, model::Grade grade) {
    const std::string_view name = model::kGradeNames.name(grade);
    ImFont* font = desk.fonts().small;
    const float size = desk.px(12.0F);
    const float gap = desk.px(8.0F);
    const std::string_view words = desk.tr("grade", name);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::Dummy({size + gap + measure(font, words).x, font->FontSize + desk.px(2.0F)});
    tooltip(desk, desk.tr("grade_meaning", name));
    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw_grade_mark(list, {at.x + 0.5F * size, at.y + 0.5F * font->FontSize}, size, grade,
                    desk.palette().mark);
    text_at(list, font, {at.x + size + gap, at.y}, desk.palette().text, words);
}

void draw_strokes(ImDrawList& list, ImVec2 min, ImVec2 max, ImU32 colour, float spacing,
                  float thickness, float slope) {
    const float width = max.x - min.x;
    const float height = max.y - min.y;
    if (width <= 0.0F || height <= 0.0F) {
        return;
    }
    list.PushClipRect(min, max, true);
    if (slope == 0.0F) {
        for (float y = min.y + 0.5F * spacing; y < max.y; y += spacing) {
            list.AddLine({min.x, y}, {max.x, y}, colour, thickness);
        }
    } else {
        const float run = slope == kUpright ? 0.0F : height / slope;
        for (float x = min.x - std::abs(run) + 0.5F * spacing; x < max.x + std::abs(run);
             x += spacing) {
            list.AddLine({x, max.y}, {x + run, min.y}, colour, thickness);
        }
    }
    list.PopClipRect();
}

void draw_dashed_rect(ImDrawList& list, ImVec2 min, ImVec2 max, ImU32 colour, float thickness,
                      float dash) {
    for (float x = min.x; x < max.x; x += 2.0F * dash) {
        const float to = std::min(x + dash, max.x);
        list.AddLine({x, min.y}, {to, min.y}, colour, thickness);
        list.AddLine({x, max.y}, {to, max.y}, colour, thickness);
    }
    for (float y = min.y; y < max.y; y += 2.0F * dash) {
        const float to = std::min(y + dash, max.y);
        list.AddLine({min.x, y}, {min.x, to}, colour, thickness);
        list.AddLine({max.x, y}, {max.x, to}, colour, thickness);
    }
}

}  // namespace jw::ui
