// Hip freedom: how far the hip lets the thigh go back before something else has to pay.
#include "ui/panels.h"
#include "ui/slider.h"
#include "ui/widgets.h"

#include "motion/settings.h"

#include "core/angle.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace jw::ui {
namespace {

using session::Action;

/// Every five degrees, longer where the hip is straight.
void draw_ticks(const Desk& desk, const Track& track) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float y = track.y + desk.px(8.0F);
    for (double degrees = std::ceil(to_deg(track.from) / 5.0) * 5.0;
         degrees <= to_deg(track.to) + 1e-6; degrees += 5.0) {
        const float x = track.x_of(to_rad(degrees));
        list.AddLine({x, y}, {x, y + desk.px(degrees == 0.0 ? 7.0F : 4.0F)}, desk.palette().mark,
                     desk.px(1.5F));
    }
}

void draw_ends(const Desk& desk, const Track& track) {
    const Palette& palette = desk.palette();
    ImFont* font = desk.fonts().small;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const std::string_view stiff = desk.tr("dial.stiff");
    const std::string_view free = desk.tr("dial.free");
    const std::string_view straight = desk.tr("dial.straight");
    const float line = font->FontSize;
    const float free_x = track.right - measure(font, free).x + desk.px(8.0F);
    const float stiff_end = track.left - desk.px(8.0F) + measure(font, stiff).x;
    const float straight_width = measure(font, straight).x;
    const float straight_x = track.x_of(0.0) - 0.5F * straight_width;
    text_at(list, font, {track.left - desk.px(8.0F), at.y}, palette.muted, stiff);
    text_at(list, font, {free_x, at.y}, palette.muted, free);
    if (straight_x > stiff_end + desk.px(6.0F) &&
        straight_x + straight_width < free_x - desk.px(6.0F)) {
        text_at(list, font, {straight_x, at.y}, palette.muted, straight);
    }
    ImGui::Dummy({track.right - track.left, line});
}

void draw_freedom(const Desk& desk, const session::LimitDial& dial, UiState::Dial& state) {
    Slider slider;
    slider.id = "hip_freedom";
    slider.from = dial.stiffest;
    slider.to = dial.free;
    slider.origin = dial.stiffest;
    slider.value = dial.value;
    slider.step = kDegreeStep;
    if (dial.is_changed) {  // where the version stands by itself
        slider.preset = dial.preset;
    }
    const SliderResult result = draw_slider(desk, slider, ImGui::GetContentRegionAvail().x);
    static_cast<Rect&>(state) = result.place;
    if (result.value) {
        desk.out.post(session::Command{Action::SetLimit, dial.limit, {*result.value}});
    }
    if (result.was_released) {
        desk.out.post(Action::Commit, "limit");
    }
    if (!result.is_active) {
        tooltip(
            desk,
            fill(
                desk.tr("dial.tooltip"),
                {{"less", session::to_string(session::find_info(Action::StiffenMore).chords[0])},
                 {"more", session::to_string(session::find_info(Action::StiffenLess).chords[0])}}));
    }
    draw_ticks(desk, result.track);
    draw_ends(desk, result.track);
}

/// The same range at the joint itself, in the picture.
void draw_ring_switch(const Desk& desk) {
    ImGui::PushFont(desk.fonts().small);
    const std::string label{desk.tr("dial.ring")};
    bool is_shown = desk.session.view().settings.parts.has(scene::Part::LimitRing);
    if (ImGui::Checkbox(label.c_str(), &is_shown)) {
        desk.out.post(Action::ToggleLimitRing);
    }
    ImGui::PopFont();
    tooltip(desk, action_tooltip(desk, Action::ToggleLimitRing));
}

/// What stops the joint: each stop has another remedy.
void draw_cause(const Desk& desk) {
    const model::Variant* variant = desk.session.variant(scene::Version::Compensated);
    for (const model::Cause& cause : desk.session.movement()->causes) {
        if (std::find(variant->causes.begin(), variant->causes.end(), cause.id) !=
            variant->causes.end()) {
            text(desk.fonts().small, desk.palette().muted,
                 fill(desk.tr("dial.cause"),
                      {{"cause", cause.name},
                       {"stop", desk.tr("stop", model::kStopNames.name(cause.stop))}}));
        }
    }
}

std::string cause_name(const Desk& desk, const model::Cause& cause) {
    return cause.side == model::Side::None
               ? cause.name
               : fill(desk.tr("dial.sided"),
                      {{"cause", cause.name},
                       {"side", desk.tr("side", model::kSideNames.name(cause.side))}});
}

/// More that stops a joint, by name: each may be added to the version and taken away again.
void draw_more_causes(const Desk& desk) {
    const auto& chosen = desk.session.document().causes;
    const auto is_chosen = [&](const model::Cause& cause) {
        return std::find(chosen.begin(), chosen.end(), cause.id) != chosen.end();
    };
    const auto& causes = desk.session.movement()->causes;
    std::string present;
    for (const model::Cause& cause : causes) {
        if (is_chosen(cause)) {
            present += (present.empty() ? "" : ", ") + cause_name(desk, cause);
        }
    }
    if (present.empty()) {
        present = desk.tr("dial.no_cause");
    }
    ImGui::PushFont(desk.fonts().body);
    text(desk.fonts().small, desk.palette().muted, desk.tr("dial.more_causes"));
    ImGui::SetNextItemWidth(-1.0F);
    if (ImGui::BeginCombo("##causes", present.c_str(), ImGuiComboFlags_HeightLarge)) {
        for (const model::Cause& cause : causes) {
            const std::string label = cause_name(desk, cause) + "##" + cause.id;
            if (ImGui::Selectable(label.c_str(), is_chosen(cause),
                                  ImGuiSelectableFlags_DontClosePopups)) {
                desk.out.post(Action::ToggleCause, cause.id);
            }
            tooltip(desk, fill(desk.tr("dial.cause_tooltip"),
                               {{"stop", desk.tr("stop", model::kStopNames.name(cause.stop))},
                                {"text", cause.text.plain}}));
        }
        ImGui::EndCombo();
    }
    ImGui::PopFont();
}

void draw_pay(const Desk& desk) {
    const session::Pay pay = desk.session.document().pay;
    ImGui::PushFont(desk.fonts().body);
    text(desk.fonts().small, desk.palette().muted, desk.tr("dial.pay"));
    ImGui::SetNextItemWidth(-1.0F);
    const std::string present{desk.tr("pay", session::kPayNames.name(pay))};
    if (ImGui::BeginCombo("##pay", present.c_str())) {
        for (const auto& [value, name] : session::kPayNames.rows) {
            if (!motion::can_pay(*desk.session.movement(), value)) {
                continue;
            }
            const std::string label{desk.tr("pay", name)};
            if (ImGui::Selectable(label.c_str(), value == pay)) {
                desk.out.post(Action::SetPay, std::string{name});
            }
        }
        ImGui::EndCombo();
    }
    ImGui::PopFont();
}

}  // namespace

void draw_dial(const Desk& desk, UiState::Dial& state) {
    const auto dial = desk.session.hip_dial();
    if (!dial) {
        return;
    }
    text(desk.fonts().body, desk.palette().text, limit_words(desk, *dial));
    draw_freedom(desk, *dial, state);
    draw_ring_switch(desk);
    draw_cause(desk);
    draw_more_causes(desk);
    draw_pay(desk);
    if (dial->is_changed) {
        ImGui::PushFont(desk.fonts().body);
        const std::string reset{desk.tr("command", "reset_limits")};
        if (ImGui::Button(reset.c_str(), {-1.0F, 0.0F})) {
            desk.out.post(Action::ResetLimits);
        }
        ImGui::PopFont();
    }
}

}  // namespace jw::ui
