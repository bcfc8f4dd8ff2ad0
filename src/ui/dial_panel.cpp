// Hip freedom: how far the hip lets the thigh go back before something else has to pay.
#include "ui/panels.h"
#include "ui/widgets.h"

#include "motion/settings.h"

#include "core/angle.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace jw::ui {
namespace {

using session::Action;

struct Track {
    ImVec2 min, max;  // of the line
    double from, to;  // rad at its ends

    float x_of(double value) const {
        const double part = std::clamp((value - from) / (to - from), 0.0, 1.0);
        return min.x + static_cast<float>(part) * (max.x - min.x);
    }
    double value_at(float x) const {
        const double part =
            std::clamp(static_cast<double>((x - min.x) / (max.x - min.x)), 0.0, 1.0);
        return from + part * (to - from);
    }
};

void draw_track(const Desk& desk, const Track& track, const session::LimitDial& dial,
                bool is_active) {
    const Palette& palette = desk.palette();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float y = 0.5F * (track.min.y + track.max.y);
    const float x = track.x_of(dial.value);
    const float thick = desk.px(3.0F);
    list.AddRectFilled({track.min.x, y - thick}, {track.max.x, y + thick}, palette.pressed, thick);
    list.AddRectFilled({track.min.x, y - thick}, {x, y + thick}, palette.shared, thick);
    const auto tick = [&](double value, float height, ImU32 colour) {
        const float tx = track.x_of(value);
        list.AddLine({tx, y + desk.px(8.0F)}, {tx, y + desk.px(8.0F + height)}, colour,
                     desk.px(1.5F));
    };
    for (double degrees = std::ceil(to_deg(track.from) / 5.0) * 5.0;
         degrees <= to_deg(track.to) + 1e-6; degrees += 5.0) {
        tick(to_rad(degrees), degrees == 0.0 ? 7.0F : 4.0F, palette.mark);
    }
    if (dial.is_changed) {  // where the version stands by itself
        const float px = track.x_of(dial.preset);
        list.AddTriangleFilled({px, y - desk.px(6.0F)}, {px - desk.px(4.0F), y - desk.px(12.0F)},
                               {px + desk.px(4.0F), y - desk.px(12.0F)}, palette.mark);
    }
    const float radius = desk.px(is_active ? 9.5F : 8.5F);
    list.AddCircleFilled({x, y}, radius, palette.text, 24);
    list.AddCircleFilled({x, y}, radius - desk.px(3.0F), palette.shared, 24);
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
    const float free_x = track.max.x - measure(font, free).x + desk.px(8.0F);
    const float stiff_end = track.min.x - desk.px(8.0F) + measure(font, stiff).x;
    const float straight_width = measure(font, straight).x;
    const float straight_x = track.x_of(0.0) - 0.5F * straight_width;
    text_at(list, font, {track.min.x - desk.px(8.0F), at.y}, palette.muted, stiff);
    text_at(list, font, {free_x, at.y}, palette.muted, free);
    if (straight_x > stiff_end + desk.px(6.0F) &&
        straight_x + straight_width < free_x - desk.px(6.0F)) {
        text_at(list, font, {straight_x, at.y}, palette.muted, straight);
    }
    ImGui::Dummy({track.max.x - track.min.x, line});
}

void draw_slider(const Desk& desk, const session::LimitDial& dial, UiState::Dial& state) {
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = desk.px(34.0F);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    ImGui::InvisibleButton("hip_freedom", {width, height});
    state.x = at.x;
    state.y = at.y;
    state.width = width;
    state.height = height;
    const float inset = desk.px(10.0F);
    const Track track{{at.x + inset, at.y},
                      {at.x + width - inset, at.y + height - desk.px(6.0F)},
                      dial.stiffest,
                      dial.free};
    if (ImGui::IsItemActive()) {
        // Half degrees: fine enough to see, coarse enough to say.
        const double value =
            to_rad(0.5 * std::round(2.0 * to_deg(track.value_at(ImGui::GetIO().MousePos.x))));
        if (value != dial.value) {
            session::Command set{Action::SetLimit, dial.limit, {value}};
            desk.out.post(std::move(set));
        }
    }
    if (ImGui::IsItemDeactivated()) {
        desk.out.post(Action::Commit, "limit");
    }
    draw_track(desk, track, dial, ImGui::IsItemActive());
    if (!ImGui::IsItemActive()) {
        tooltip(
            desk,
            fill(
                desk.tr("dial.tooltip"),
                {{"less", session::to_string(session::find_info(Action::StiffenMore).chords[0])},
                 {"more", session::to_string(session::find_info(Action::StiffenLess).chords[0])}}));
    }
    draw_ends(desk, track);
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
    draw_slider(desk, *dial, state);
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
