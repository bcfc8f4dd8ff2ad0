// The guided start: a card with one sentence beside the place in the window that it is about, and a
// frame round that place.
#include "ui/panels.h"
#include "ui/widgets.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <string>

namespace jw::ui {
namespace {

using content::GuidePlace;
using session::Action;

/// In sight: high enough to be pointed at.
bool is_seen(const Desk& desk, const Rect& place) {
    return place.width > 0.0F && place.height > desk.px(12.0F);
}

/// A card beside a place, or in the middle of it where there is no room on any side; over the
/// picture where the place goes on beyond it.
ImVec2 find_card(const Desk& desk, const Rect& picture, const Rect& place, ImVec2 size) {
    const ImVec2 display = ImGui::GetIO().DisplaySize;
    const float gap = desk.px(14.0F);
    const float margin = desk.px(8.0F);
    const Rect& middle = place.width > picture.width ? picture : place;
    const float x = std::clamp(middle.x + 0.5F * (middle.width - size.x), margin,
                               std::max(margin, display.x - size.x - margin));
    const float y = std::clamp(place.y, margin, std::max(margin, display.y - size.y - margin));
    const std::array sides{ImVec2{place.x + place.width + gap, y},
                           ImVec2{place.x - gap - size.x, y}, ImVec2{x, place.y - gap - size.y},
                           ImVec2{x, place.y + place.height + gap}};
    for (const ImVec2& at : sides) {
        if (at.x >= margin && at.y >= margin && at.x + size.x <= display.x - margin &&
            at.y + size.y <= display.y - margin) {
            return at;
        }
    }
    return {x, std::clamp(place.y + place.height - size.y - 2.0F * gap, margin,
                          std::max(margin, display.y - size.y - margin))};
}

/// In the window's own list, so that a sheet lies over it.
void draw_frame(const Desk& desk, const Rect& place) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float out = desk.px(3.0F);
    const ImVec2 min{place.x - out, place.y - out};
    const ImVec2 max{place.x + place.width + out, place.y + place.height + out};
    list.PushClipRectFullScreen();
    list.AddRect(min, max, desk.palette().panel, desk.px(8.0F), 0, desk.px(3.5F));
    list.AddRect(min, max, desk.palette().focus, desk.px(8.0F), 0, desk.px(2.0F));
    list.PopClipRect();
}

void draw_buttons(const Desk& desk, bool is_first, bool is_last) {
    if (!is_first) {
        if (word_button(desk, "back", desk.tr("guide.back"),
                        action_tooltip(desk, Action::PreviousGuideStep))) {
            desk.out.post(Action::PreviousGuideStep);
        }
        ImGui::SameLine();
    }
    if (word_button(desk, "next", desk.tr(is_last ? "guide.done" : "guide.next"),
                    action_tooltip(desk, Action::NextGuideStep), true)) {
        desk.out.post(Action::NextGuideStep);
    }
    if (!is_last) {
        ImGui::SameLine();
        if (word_button(desk, "skip", desk.tr("guide.skip"), desk.tr("guide.skip_hint"))) {
            desk.out.post(Action::ToggleGuide);
        }
    }
}

/// How much of the step's time is left.
void draw_time(const Desk& desk, double part) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = desk.px(3.0F);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(at, {at.x + width, at.y + height}, desk.palette().pressed);
    list.AddRectFilled(at, {at.x + width * static_cast<float>(part), at.y + height},
                       desk.palette().mark);
    ImGui::Dummy({1.0F, height});
}

}  // namespace

void draw_guide(const Desk& desk, UiState& state) {
    const content::GuideStep* step = desk.session.guide_step();
    if (step == nullptr) {
        return;
    }
    const session::ViewState::Guide& guide = *desk.session.view().guide;
    state.guide.shown = guide.step;
    state.guide.at(GuidePlace::Picture) = state.viewport;
    state.guide.at(GuidePlace::Scrub) = state.scrub;
    const Rect& wanted = state.guide.at(step->place);
    const bool has_place = is_seen(desk, wanted);
    const Rect& place = has_place ? wanted : state.guide.at(GuidePlace::Picture);

    const float pad = desk.px(16.0F);
    // Large letters: as wide as the picture, so that the columns beside it stay in sight.
    const float width =
        std::min(desk.px(340.0F), std::max(desk.px(200.0F), state.viewport.width - 2.0F * pad));
    const std::size_t count = desk.session.guide().size();
    const float words = measure(desk.fonts().strong, step->words, width - 2.0F * pad).y;
    const ImVec2 spacing = ImGui::GetStyle().ItemSpacing;
    const ImVec2 size{width, 2.0F * pad + desk.fonts().small->FontSize + words + button_size(desk) +
                                 desk.px(3.0F) + 3.0F * spacing.y};
    const ImVec2 at = find_card(desk, state.viewport, place, size);
    ImGui::SetNextWindowPos(at);
    ImGui::SetNextWindowSize(size);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, desk.px(10.0F));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {pad, pad});
    ImGui::PushStyleColor(ImGuiCol_WindowBg, desk.palette().panel);
    ImGui::Begin(
        "##guide", nullptr,
        ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings);
    if (has_place) {
        draw_frame(desk, place);
    }
    draw_frame(desk, {at.x, at.y, size.x, size.y});
    text(desk.fonts().small, desk.palette().muted,
         fill(desk.tr("guide.count"), {{"number", fmt::format("{}", guide.step + 1)},
                                       {"count", fmt::format("{}", count)}}));
    text(desk.fonts().strong, desk.palette().text, step->words);
    draw_buttons(desk, guide.step == 0, guide.step + 1 == static_cast<int>(count));
    draw_time(desk, std::clamp(guide.left / step->seconds, 0.0, 1.0));
    ImGui::End();
    ImGui::PopStyleColor();
    ImGui::PopStyleVar(2);
}

}  // namespace jw::ui
