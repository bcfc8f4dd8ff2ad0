// One measure over the cycle, both versions in one frame; its cursor is the scrub.
#include "ui/panels.h"
#include "ui/widgets.h"

#include "core/angle.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace jw::ui {
namespace {

using scene::Version;
using session::Action;

constexpr std::array kVersions{Version::Good, Version::Compensated};

/// From time and angle to pixels.
struct Frame {
    Rect rect;
    double low, high;  // rad

    float x_of(double time) const { return rect.x + static_cast<float>(time) * rect.width; }
    float y_of(double angle) const {
        const double part = (angle - low) / (high - low);
        return rect.y + rect.height * (1.0F - static_cast<float>(std::clamp(part, 0.0, 1.0)));
    }
};

void choose_measure(const Desk& desk) {
    const analysis::Measure present = desk.session.view().measure;
    const std::string label{desk.tr("measure", analysis::kMeasureNames.name(present))};
    ImGui::PushFont(desk.fonts().body);
    ImGui::SetNextItemWidth(-1.0F);
    if (ImGui::BeginCombo("##measure", label.c_str(), ImGuiComboFlags_HeightLarge)) {
        for (const auto& [measure, name] : analysis::kMeasureNames.rows) {
            const std::string row{desk.tr("measure", name)};
            if (ImGui::Selectable(row.c_str(), measure == present)) {
                desk.out.post(Action::SetMeasure, std::string{name});
            }
        }
        ImGui::EndCombo();
    } else {
        tooltip(desk, fill(desk.tr("measure.choose"), {{"key", action_keys(Action::NextMeasure)}}));
    }
    ImGui::PopFont();
}

/// As high as the curves need and a little more, in tens of degrees; small motions look small.
Frame fit_frame(const Desk& desk, const Rect& rect) {
    constexpr double kTen = 10.0, kRoom = 1.0;  // deg
    double low = 0.0;
    double high = 0.0;
    for (const Version version : kVersions) {
        for (const double angle : desk.session.plot().of(version)) {
            low = std::min(low, angle);
            high = std::max(high, angle);
        }
    }
    return {rect, to_rad(kTen * std::floor((to_deg(low) - kRoom) / kTen)),
            to_rad(kTen * std::ceil((to_deg(high) + kRoom) / kTen))};
}

void draw_ground(const Desk& desk, const Frame& frame) {
    const Palette& palette = desk.palette();
    const Rect& rect = frame.rect;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 max{rect.x + rect.width, rect.y + rect.height};
    list.AddRectFilled({rect.x, rect.y}, max, palette.raised, desk.px(3.0F));
    if (const auto& usual = desk.session.plot().usual) {
        const float top = frame.y_of(usual->to);
        const float bottom = frame.y_of(usual->from);
        draw_strokes(list, {rect.x, top}, {max.x, bottom}, palette.pressed, desk.px(7.0F),
                     desk.px(1.5F), 1.0F);
    }
    const float zero = frame.y_of(0.0);
    list.AddLine({rect.x, zero}, {max.x, zero}, palette.mark, desk.px(1.0F));
}

/// Solid, or in dashes of even length along the way.
void draw_curve(const Desk& desk, const Frame& frame, Version version) {
    const std::vector<double>& angles = desk.session.plot().of(version);
    const ImU32 colour = version == Version::Good ? desk.palette().good : desk.palette().shared;
    const bool is_dashed = scene::find_version_look(version).dashed;
    const float dash = desk.px(5.0F);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const std::size_t last =
        desk.session.motion_track().is_complete() ? angles.size() : angles.size() - 1;
    float way = 0.0F;
    for (std::size_t i = 0; !angles.empty() && i < last; ++i) {
        const auto point = [&](std::size_t k) {  // the end is the start again
            return ImVec2{frame.x_of(session::MotionTrack::time_of(static_cast<int>(k))),
                          frame.y_of(angles[k % angles.size()])};
        };
        const ImVec2 from = point(i);
        const ImVec2 to = point(i + 1);
        if (!is_dashed || std::fmod(way, 2.0F * dash) < dash) {
            list.AddLine(from, to, colour, desk.px(2.2F));
        }
        way += std::hypot(to.x - from.x, to.y - from.y);
    }
}

/// The ends of the frame in clinic words: "hip flexion 20°" above, "hip extension 10°" below.
void draw_ends(const Desk& desk, const Frame& frame) {
    ImFont* font = desk.fonts().small;
    const analysis::Measure measure = desk.session.view().measure;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float pad = desk.px(4.0F);
    text_at(list, font, {frame.rect.x + pad, frame.rect.y + desk.px(1.0F)}, desk.palette().muted,
            measure_words(desk.words, measure, frame.high, std::nullopt));
    if (frame.low < 0.0) {
        text_at(list, font,
                {frame.rect.x + pad, frame.rect.y + frame.rect.height - font->FontSize - pad},
                desk.palette().muted, measure_words(desk.words, measure, frame.low, std::nullopt));
    }
}

void draw_curves(const Desk& desk, UiState::Plot& state) {
    constexpr float kHeight = 92.0F;  // of the design
    const ImVec2 at = ImGui::GetCursorScreenPos();
    static_cast<Rect&>(state) = {at.x, at.y, ImGui::GetContentRegionAvail().x, desk.px(kHeight)};
    ImGui::InvisibleButton("curves", {state.width, state.height});
    const ImGuiIO& io = ImGui::GetIO();
    if (ImGui::IsItemActive() && (ImGui::IsItemActivated() || io.MouseDelta.x != 0.0F)) {
        desk.out.post(
            Action::SetTime,
            std::clamp(static_cast<double>((io.MousePos.x - at.x) / state.width), 0.0, 1.0));
    }
    const Frame frame = fit_frame(desk, state);
    draw_ground(desk, frame);
    draw_ends(desk, frame);
    for (const Version version : kVersions) {
        draw_curve(desk, frame, version);
    }
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float x = std::round(frame.x_of(desk.session.playback().time()));
    list.AddLine({x, state.y}, {x, state.y + state.height}, desk.palette().text, desk.px(2.0F));
}

/// What each version reads now, with its mark.
void draw_readings(const Desk& desk) {
    ImFont* font = desk.fonts().small;
    const float mark = desk.px(25.0F);
    for (const Version version : kVersions) {
        const auto reading = desk.session.reading(version);
        if (!reading || desk.session.variant(version) == nullptr) {
            continue;
        }
        const ImVec2 at = ImGui::GetCursorScreenPos();
        draw_version_mark(*ImGui::GetWindowDrawList(), {at.x, at.y + 0.5F * font->FontSize}, mark,
                          desk.px(3.0F), version, desk.palette());
        ImGui::SetCursorScreenPos({at.x + mark + desk.px(8.0F), at.y});
        text(font, desk.palette().text,
             measure_words(desk.words, desk.session.view().measure, reading->angle,
                           desk.session.plot().usual));
    }
}

}  // namespace

void draw_plot(const Desk& desk, UiState::Plot& state) {
    choose_measure(desk);
    draw_curves(desk, state);
    draw_readings(desk);
    const bool is_complete = desk.session.motion_track().is_complete();
    if (!is_complete) {
        text(desk.fonts().small, desk.palette().muted, desk.tr("measure.measuring"));
    } else if (text_link(desk, "save", desk.tr("measure.save"),
                         action_tooltip(desk, Action::SavePlot))) {
        desk.out.post(Action::SavePlot);
    }
    if (!state.was_shown) {  // unfolded by its key it may lie below the edge of the column
        ImGui::SetScrollHereY(1.0F);
        state.was_shown = is_complete;  // until then it still grows
    }
}

}  // namespace jw::ui
