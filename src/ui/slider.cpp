#include "ui/slider.h"

#include <algorithm>
#include <cmath>

namespace jw::ui {
namespace {

void draw_line(const Desk& desk, const Track& track, const Slider& slider, bool is_active) {
    const Palette& palette = desk.palette();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float y = track.y;
    const float x = track.x_of(slider.value);
    const float origin = track.x_of(slider.origin);
    const float thick = desk.px(3.0F);
    list.AddRectFilled({track.left, y - thick}, {track.right, y + thick}, palette.pressed, thick);
    list.AddRectFilled({std::min(x, origin), y - thick}, {std::max(x, origin), y + thick},
                       palette.shared, thick);
    if (slider.preset) {
        const float px = track.x_of(*slider.preset);
        list.AddTriangleFilled({px, y - desk.px(6.0F)}, {px - desk.px(4.0F), y - desk.px(12.0F)},
                               {px + desk.px(4.0F), y - desk.px(12.0F)}, palette.mark);
    }
    const float radius = desk.px(is_active ? 9.5F : 8.5F);
    list.AddCircleFilled({x, y}, radius, palette.text, 24);
    list.AddCircleFilled({x, y}, radius - desk.px(3.0F), palette.shared, 24);
}

}  // namespace

float Track::x_of(double value) const {
    const double part = std::clamp((value - from) / (to - from), 0.0, 1.0);
    return left + static_cast<float>(part) * (right - left);
}

double Track::value_at(float x) const {
    const double part = std::clamp(static_cast<double>((x - left) / (right - left)), 0.0, 1.0);
    return from + part * (to - from);
}

SliderResult draw_slider(const Desk& desk, const Slider& slider, float width) {
    SliderResult result;
    const float height = desk.px(slider.height);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::InvisibleButton(slider.id, {width, height});
    result.place = {at.x, at.y, width, height};
    const float inset = desk.px(10.0F);
    result.track = {at.x + inset, at.x + width - inset, at.y + desk.px(14.0F), slider.from,
                    slider.to};
    result.is_active = ImGui::IsItemActive();
    result.was_grabbed = ImGui::IsItemActivated();
    result.was_released = ImGui::IsItemDeactivated();
    if (result.is_active) {
        const double wanted = result.track.value_at(ImGui::GetIO().MousePos.x);
        const double value = slider.step * std::round(wanted / slider.step);
        if (value != slider.value) {
            result.value = value;
        }
    }
    draw_line(desk, result.track, slider, result.is_active);
    return result;
}

}  // namespace jw::ui
