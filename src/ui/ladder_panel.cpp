// The joint-by-joint ladder: a square is a joint that controls first, a circle one that has range
// first. The shape fills with the joint's excursion; past its quiet zone a square opens its lid.
#include "ui/panels.h"
#include "ui/widgets.h"

#include "analysis/ladder.h"

#include <algorithm>
#include <array>

namespace jw::ui {
namespace {

using analysis::RungKind;
using scene::Version;

/// A square with its contents up to `fill`; open: the lid stands up.
void draw_square(const Desk& desk, ImVec2 min, float size, const analysis::RungState& state,
                 ImU32 colour) {
    const Palette& palette = desk.palette();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float level =
        min.y + size * (1.0F - static_cast<float>(std::clamp(state.fill, 0.0, 1.0)));
    list.AddRectFilled({min.x, level}, {min.x + size, min.y + size}, colour);
    const ImU32 edge = state.is_open ? palette.text : palette.mark;
    const float thick = desk.px(state.is_open ? 2.0F : 1.5F);
    const std::array<ImVec2, 4> walls{ImVec2{min.x, min.y}, ImVec2{min.x, min.y + size},
                                      ImVec2{min.x + size, min.y + size},
                                      ImVec2{min.x + size, min.y}};
    list.AddPolyline(walls.data(), static_cast<int>(walls.size()), edge, 0, thick);
    const float lift = state.is_open ? 0.45F * size : 0.0F;
    list.AddLine({min.x, min.y}, {min.x + size - 0.3F * lift, min.y - lift}, edge, thick);
}

void draw_circle(const Desk& desk, ImVec2 min, float size, const analysis::RungState& state,
                 ImU32 colour) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float r = 0.5F * size;
    const ImVec2 centre{min.x + r, min.y + r};
    const float level =
        min.y + size * (1.0F - static_cast<float>(std::clamp(state.fill, 0.0, 1.0)));
    list.PushClipRect({min.x - 1.0F, level}, {min.x + size + 1.0F, min.y + size + 1.0F}, true);
    list.AddCircleFilled(centre, r, colour, 24);
    list.PopClipRect();
    list.AddCircle(centre, r, desk.palette().mark, 24, desk.px(1.5F));
}

std::string describe(const Desk& desk, const analysis::Rung& rung) {
    std::string words =
        fill(desk.tr("ladder.row"),
             {{"joint", desk.tr("rung", rung.id)},
              {"kind", desk.tr("rung_kind", analysis::kRungKindNames.name(rung.kind))}});
    for (const Version version : {Version::Good, Version::Compensated}) {
        const model::Frame* frame = desk.session.frame(version);
        if (frame == nullptr) {
            continue;
        }
        const auto state = analysis::calc_rung(rung, desk.session.model().body, frame->pose,
                                               desk.session.document().side);
        words += '\n';
        words += fill(
            desk.tr(state.is_open ? "ladder.open" : "ladder.quiet"),
            {{"version", version_title(desk, version)}, {"angle", degrees_text(state.excursion)}});
    }
    return words;
}

void draw_rung(const Desk& desk, const analysis::Rung& rung, float column) {
    const Palette& palette = desk.palette();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    ImFont* font = desk.fonts().small;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float size = desk.px(12.0F);
    const float height = font->FontSize + desk.px(4.5F);
    const float y = at.y + 0.5F * (height - size) + desk.px(1.0F);
    const float text_y = at.y + 0.5F * (height - font->FontSize);
    text_at(list, font, {at.x, text_y}, palette.text, desk.tr("rung", rung.id));
    const bool is_pair = desk.session.has_pair();
    for (const Version version : {Version::Good, Version::Compensated}) {
        const model::Frame* frame = desk.session.frame(version);
        if (frame == nullptr) {
            continue;
        }
        const auto state = analysis::calc_rung(rung, desk.session.model().body, frame->pose,
                                               desk.session.document().side);
        const bool is_good = version == Version::Good;
        // A shape's edge is as wide as a stroke.
        const float right = at.x + width - desk.px(2.0F) - (is_good && is_pair ? column : 0.0F);
        const ImVec2 min{right - size, y};
        const ImU32 colour = is_good ? palette.good : palette.shared;
        if (rung.kind == RungKind::Stable) {
            draw_square(desk, min, size, state, colour);
        } else {
            draw_circle(desk, min, size, state, colour);
        }
        const std::string angle = degrees_text(state.excursion);
        text_at(list, font, {min.x - desk.px(7.0F) - measure(font, angle).x, text_y},
                state.is_open ? palette.text : palette.muted, angle);
    }
    ImGui::InvisibleButton(rung.id.c_str(), {width, height});
    if (desk.session.walked_rung() == &rung) {  // where the walk stands
        list.AddRectFilled({at.x - desk.px(8.0F), at.y}, {at.x - desk.px(5.0F), at.y + height},
                           palette.focus);
    }
    if (ImGui::IsItemHovered()) {
        tooltip(desk, describe(desk, rung));
    }
}

/// The walk, from the ground up, and back down.
void draw_walk_buttons(const Desk& desk, float width) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float size = button_size(desk);
    ImFont* font = desk.fonts().small;
    text_at(*ImGui::GetWindowDrawList(), font, {at.x, at.y + 0.5F * (size - font->FontSize)},
            desk.palette().muted, desk.tr("ladder.walk"));
    ImGui::SetCursorScreenPos({at.x + width - 2.0F * size, at.y});
    action_button(desk, session::Action::PreviousRung, Icon::Down);
    ImGui::SetCursorScreenPos({at.x + width - size, at.y});
    action_button(desk, session::Action::NextRung, Icon::Up);
}

}  // namespace

void draw_ladder(const Desk& desk) {
    const float column = measure(desk.fonts().small, "000\u00B0").x + desk.px(34.0F);
    const float width = ImGui::GetContentRegionAvail().x;
    const float mark = desk.px(20.0F);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0F, 0.0F});
    if (desk.session.has_pair()) {
        ImDrawList& list = *ImGui::GetWindowDrawList();
        const ImVec2 at = ImGui::GetCursorScreenPos();
        draw_version_mark(list, {at.x + width - column - mark, at.y}, mark, desk.px(3.0F),
                          Version::Good, desk.palette());
        draw_version_mark(list, {at.x + width - mark, at.y}, mark, desk.px(3.0F),
                          Version::Compensated, desk.palette());
        ImGui::Dummy({width, desk.px(8.0F)});
    }
    const auto& ladder = desk.session.ladder();
    for (auto rung = ladder.rbegin(); rung != ladder.rend(); ++rung) {  // the foot stands below
        if (!rung->directions.empty()) {
            draw_rung(desk, *rung, column);
        }
    }
    draw_walk_buttons(desk, width);
    ImGui::PopStyleVar();
}

}  // namespace jw::ui
