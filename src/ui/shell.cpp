#include "ui/shell.h"

#include "ui/panels.h"
#include "ui/widgets.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace jw::ui {
namespace {

constexpr ImGuiWindowFlags kFixed = ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                                    ImGuiWindowFlags_NoSavedSettings |
                                    ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav;

/// Where everything stands, pixels.
struct Plan {
    Rect toolbar, strip, left, right, picture, transport;
    bool left_hides = false, right_hides = false;  // laid over the picture, on demand
};

Plan make_plan(const Desk& desk, ImVec2 display) {
    constexpr float kLeft = 268.0F;
    constexpr float kRight = 300.0F;
    constexpr float kPicture = 460.0F;  // the body gets at least this much beside columns
    Plan plan;
    const float room = display.x / desk.skin.scale();
    plan.right_hides = room < kRight + kPicture;
    plan.left_hides = room < kLeft + kRight + kPicture + 60.0F;
    const bool has_strip = desk.session.view().sight != scene::ColourSight::Usual;
    const float bar = std::round(desk.px(48.0F));
    const float strip = has_strip ? std::round(desk.px(40.0F)) : 0.0F;
    const float top = bar + strip;
    const float bottom =
        std::round(desk.px(106.0F + (has_breath_track(desk) ? kBreathTrack : 0.0F)));
    const float middle = std::max(1.0F, display.y - top - bottom);
    const float left = std::min(desk.px(kLeft), display.x);
    const float right = std::min(desk.px(kRight), display.x);
    plan.toolbar = {0.0F, 0.0F, display.x, bar};
    plan.strip = {0.0F, bar, display.x, strip};
    plan.transport = {0.0F, display.y - bottom, display.x, bottom};
    plan.left = {0.0F, top, std::round(left), middle};
    plan.right = {display.x - std::round(right), top, std::round(right), middle};
    const bool shown = desk.session.view().panels_shown;
    const float from = shown && !plan.left_hides ? plan.left.width : 0.0F;
    const float to = display.x - (shown && !plan.right_hides ? plan.right.width : 0.0F);
    plan.picture = {from, top, std::max(1.0F, to - from), middle};
    return plan;
}

void begin_part(const char* name, const Rect& rect, ImVec2 padding, ImGuiWindowFlags flags) {
    ImGui::SetNextWindowPos({rect.x, rect.y});
    ImGui::SetNextWindowSize({std::max(1.0F, rect.width), std::max(1.0F, rect.height)});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowMinSize, {1.0F, 1.0F});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, padding);
    ImGui::Begin(name, nullptr, kFixed | flags);
    ImGui::PopStyleVar(2);
}

std::optional<content::GuidePlace> find_guide_place(session::Panel panel) {
    switch (panel) {
        case session::Panel::Dial:
            return content::GuidePlace::Dial;
        case session::Panel::Budget:
            return content::GuidePlace::Budget;
        case session::Panel::Ladder:
            return content::GuidePlace::Ladder;
        default:
            return std::nullopt;
    }
}

/// For the guided start: where a panel is, as far as it is in sight; one that a new step points to
/// is scrolled into it.
void note_place(const Desk& desk, UiState::Guide& guide, session::Panel panel, ImVec2 from) {
    const content::GuideStep* step = desk.session.guide_step();
    const auto place = find_guide_place(panel);
    if (step == nullptr || !place) {
        return;
    }
    const float end = ImGui::GetCursorScreenPos().y;
    if (step->place == *place && guide.shown != desk.session.view().guide->step) {
        guide.shown = desk.session.view().guide->step;
        ImGui::SetScrollFromPosY(from.y - ImGui::GetWindowPos().y, 0.0F);
    }
    const float top = ImGui::GetWindowPos().y;
    const float bottom = top + ImGui::GetWindowHeight();
    const float low = std::clamp(from.y, top, bottom);
    // Round the scroll bar, too: words reach up to it.
    const float beside = desk.px(4.0F);
    guide.at(*place) = {ImGui::GetWindowPos().x - beside, low,
                        ImGui::GetWindowWidth() + 2.0F * beside,
                        std::clamp(end, top, bottom) - low};
}

void draw_column(const Desk& desk, UiState& state, const Rect& rect, Column column,
                 bool is_over_picture) {
    const bool is_left = column == Column::Left;
    begin_part(is_left ? "##left" : "##right", rect, {desk.px(16.0F), desk.px(8.0F)},
               ImGuiWindowFlags_AlwaysUseWindowPadding |
                   (is_over_picture ? 0 : ImGuiWindowFlags_NoBackground));
    // The scroll bar of the column itself appears only when there is more than fits.
    ImGui::BeginChild("panels", {0.0F, 0.0F}, false, ImGuiWindowFlags_NoNav);
    bool is_first = true;
    for (const PanelInfo* info : find_panels(desk.session, column)) {
        if (!is_first) {
            ImGui::Dummy({1.0F, desk.px(2.0F)});
            const ImVec2 at = ImGui::GetCursorScreenPos();
            ImGui::GetWindowDrawList()->AddLine(at, {at.x + ImGui::GetContentRegionAvail().x, at.y},
                                                desk.palette().line, desk.px(1.0F));
            ImGui::Dummy({1.0F, desk.px(1.0F)});
        }
        is_first = false;
        const ImVec2 from = ImGui::GetCursorScreenPos();
        if (section(desk, info->panel)) {
            ImGui::PushID(static_cast<int>(info->panel));
            info->draw(desk, state);
            ImGui::PopID();
        }
        note_place(desk, state.guide, info->panel, from);
    }
    ImGui::EndChild();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float edge = is_left ? rect.x + rect.width - 1.0F : rect.x;
    list.AddLine({edge, rect.y}, {edge, rect.y + rect.height}, desk.palette().line);
    ImGui::End();
}

/// A step of the guided start that points into a column opens it where it is laid over.
void open_guided_column(const session::Session& session, UiState& state) {
    const content::GuideStep* step = session.guide_step();
    if (step == nullptr) {
        state.guide.shown = -1;
        return;
    }
    if (state.guide.shown == session.view().guide->step) {
        return;
    }
    using content::GuidePlace;
    state.left.is_open = step->place == GuidePlace::Dial;
    state.right.is_open = step->place == GuidePlace::Budget || step->place == GuidePlace::Ladder;
}

void draw_columns(const Desk& desk, UiState& state, const Plan& plan) {
    if (!desk.session.view().panels_shown) {
        return;
    }
    if (!plan.left_hides || state.left.is_open) {
        draw_column(desk, state, plan.left, Column::Left, plan.left_hides);
    }
    if (!plan.right_hides || state.right.is_open) {
        draw_column(desk, state, plan.right, Column::Right, plan.right_hides);
    }
}

}  // namespace

void draw_shell(const session::Session& session, UiState& state, std::span<const KeyStroke> strokes,
                const Skin& skin, const content::Texts& texts, session::CommandSink& out) {
    const Desk desk{session, skin, texts, out};
    read_keys(session, strokes, out);
    const Plan plan = make_plan(desk, ImGui::GetIO().DisplaySize);
    state.guide.places = {};
    open_guided_column(session, state);
    static_cast<Rect&>(state.viewport) = plan.picture;
    begin_part("##picture", plan.picture, {0.0F, 0.0F},
               ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoBringToFrontOnFocus |
                   ImGuiWindowFlags_NoScrollWithMouse);
    draw_viewport(desk, state.viewport, state.captions);
    ImGui::End();
    if (session.is_lens_open()) {
        draw_lens(desk, plan.picture, state.lens);
    }
    draw_announcement(desk, plan.picture);
    state.plot.was_shown = state.plot.was_shown && session.view().panels.has(session::Panel::Plot);
    draw_columns(desk, state, plan);
    begin_part("##toolbar", plan.toolbar, {0.0F, 0.0F}, ImGuiWindowFlags_NoBackground);
    draw_toolbar(desk, state, {plan.left_hides, plan.right_hides});
    ImGui::End();
    begin_part("##transport", plan.transport, {desk.px(12.0F), desk.px(6.0F)},
               ImGuiWindowFlags_NoBackground | ImGuiWindowFlags_NoScrollWithMouse);
    draw_transport(desk, state.scrub);
    ImGui::End();
    if (plan.strip.height > 0.0F) {
        begin_part("##sight", plan.strip, {0.0F, 0.0F}, ImGuiWindowFlags_NoBackground);
        draw_sight_strip(desk, plan.strip);
        ImGui::End();
    }
    draw_notifications(desk, plan.picture);
    draw_search(desk, plan.picture, state.search);
    draw_guide(desk, state);
    if (!session.view().claim.empty()) {
        draw_claim(desk);
        return;
    }
    draw_library(desk, state.library);
    draw_sheets(desk, state);
    draw_question(desk);
}

}  // namespace jw::ui
