// The walk along the joint-by-joint ladder: a card on the job of the present joint and what happens
// there in both versions, a label at the joint itself, and what speaks against the ladder.
#include "ui/joint_label.h"
#include "ui/panels.h"
#include "ui/widgets.h"

#include "analysis/ladder.h"

#include <fmt/format.h>

#include <algorithm>

namespace jw::ui {
namespace {

using scene::Version;
using session::Action;

std::string graded(const Desk& desk, const model::Text& text) {
    return with_grade(desk, told_words(desk, text), text.grade);
}

analysis::RungState state_of(const Desk& desk, const analysis::Rung& rung, Version version) {
    return analysis::calc_rung(rung, desk.session.model().body, desk.session.frame(version)->pose,
                               desk.session.document().side);
}

/// At the joint of each version: its name and its angle now.
/// What the card leaves no room for, the card tells.
void draw_labels(const Desk& desk, const Rect& picture, const analysis::Rung& rung, int joint,
                 float card_height) {
    const auto versions = desk.session.shown_versions();
    const bool is_overlay =
        versions.size() == 2 && desk.session.view().settings.layout == scene::Layout::Overlay;
    for (std::size_t i = 0; i < versions.size(); ++i) {
        auto place = find_joint_place(desk, picture, joint, versions[i]);
        if (!place || desk.session.frame(versions[i]) == nullptr) {
            continue;
        }
        place->part.height -= card_height;
        const auto state = state_of(desk, rung, versions[i]);
        JointLabel label{
            fill(desk.tr("ladder.at_joint"),
                 {{"joint", desk.tr("rung", rung.id)}, {"angle", degrees_text(state.excursion)}}),
            state.is_open ? std::string{desk.tr("ladder.past_quiet")} : "", versions[i]};
        const bool is_right = is_overlay && i == 1;
        if (!fits_joint_label(desk, *place, label, is_right)) {
            label.words.clear();
        }
        if (fits_joint_label(desk, *place, label, is_right)) {
            draw_joint_label(desk, *place, label, is_right);
        }
    }
}

void draw_heading(const Desk& desk, const analysis::Rung& rung, int number) {
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float size = desk.px(13.0F);
    ImFont* font = desk.fonts().heading;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float top = at.y + 0.5F * (button_size(desk) - size);
    const ImU32 mark = desk.palette().text;
    if (rung.kind == analysis::RungKind::Stable) {
        list.AddRect({at.x, top}, {at.x + size, top + size}, mark, 0.0F, 0, desk.px(2.0F));
    } else {
        list.AddCircle({at.x + 0.5F * size, top + 0.5F * size}, 0.5F * size, mark, 24,
                       desk.px(2.0F));
    }
    const std::string name{desk.tr("rung", rung.id)};
    const float x = at.x + size + desk.px(10.0F);
    const float line = 0.5F * button_size(desk);
    text_at(list, font, {x, at.y + line - 0.5F * font->FontSize}, desk.palette().text, name);
    const std::string kind =
        fill(desk.tr("ladder.kind"),
             {{"kind", desk.tr("rung_kind", analysis::kRungKindNames.name(rung.kind))},
              {"number", fmt::format("{}", number + 1)},
              {"count", fmt::format("{}", analysis::kRungs)}});
    ImFont* small = desk.fonts().small;
    text_at(list, small,
            {x + measure(font, name).x + desk.px(12.0F), at.y + line - 0.5F * small->FontSize},
            desk.palette().muted, kind);
}

void draw_buttons(const Desk& desk, ImVec2 at, float width) {
    const float step = button_size(desk) + desk.px(2.0F);
    float x = at.x + width - step;
    const auto place = [&] {
        ImGui::SetCursorScreenPos({x, at.y});
        x -= step;
    };
    place();
    if (icon_button(desk, "leave", Icon::Close, desk.tr("ladder.leave"))) {
        desk.out.post(Action::ClearSelection);
    }
    place();
    action_button(desk, Action::NextRung, Icon::Up);
    place();
    action_button(desk, Action::PreviousRung, Icon::Down);
}

/// What happens there now, a line a version.
void draw_versions(const Desk& desk, const analysis::Rung& rung) {
    for (const Version version : desk.session.shown_versions()) {
        if (desk.session.frame(version) == nullptr) {
            continue;
        }
        const auto state = state_of(desk, rung, version);
        const ImVec2 at = ImGui::GetCursorScreenPos();
        draw_version_mark(*ImGui::GetWindowDrawList(),
                          {at.x, at.y + 0.5F * desk.fonts().body->FontSize - desk.px(1.5F)},
                          desk.px(22.0F), desk.px(3.5F), version, desk.palette());
        ImGui::SetCursorScreenPos({at.x + desk.px(32.0F), at.y});
        text(desk.fonts().body, desk.palette().text,
             fill(desk.tr(state.is_open ? "ladder.open" : "ladder.quiet"),
                  {{"version", version_title(desk, version)},
                   {"angle", degrees_text(state.excursion)}}));
    }
}

}  // namespace

void draw_walk(const Desk& desk, const Rect& picture, UiState::Captions& captions) {
    const analysis::Rung& rung = *desk.session.walked_rung();
    if (const auto joint = desk.session.rung_joint(rung)) {
        draw_labels(desk, picture, rung, *joint, captions.card_height);
    }
    const auto& walk = *desk.session.view().walk;
    const float margin = desk.px(12.0F);
    const float width = std::min(desk.px(560.0F), picture.width - 2.0F * margin);
    ImGui::SetNextWindowPos({picture.x + 0.5F * picture.width, picture.y + picture.height - margin},
                            ImGuiCond_Always, {0.5F, 1.0F});
    ImGui::SetNextWindowSize({width, 0.0F});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, desk.px(6.0F));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {desk.px(14.0F), desk.px(8.0F)});
    ImGui::Begin("##walk", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing |
                     ImGuiWindowFlags_NoNav);
    const ImVec2 at = ImGui::GetCursorScreenPos();
    const float inner = ImGui::GetContentRegionAvail().x;
    const model::Text* critique = desk.session.ladder_critique();
    draw_heading(desk, rung, walk.rung);
    draw_buttons(desk, at, inner);
    ImGui::SetCursorScreenPos({at.x, at.y + button_size(desk) + desk.px(2.0F)});
    if (const model::Text* job = desk.session.rung_text(rung)) {
        text(desk.fonts().body, desk.palette().text, graded(desk, *job));
    }
    draw_versions(desk, rung);
    if (critique != nullptr) {
        if (text_link(desk, "critique", desk.tr("ladder.critique"),
                      desk.tr("ladder.critique_hint"))) {
            desk.out.post(Action::ToggleCritique);
        }
        if (walk.shows_critique) {
            text(desk.fonts().body, desk.palette().text, graded(desk, *critique));
            draw_claim_link(desk, "ladder_law", desk.tr("claim.of_ladder"));
        }
    }
    captions.card_height = ImGui::GetWindowHeight() + margin;
    ImGui::End();
    ImGui::PopStyleVar(2);
}

}  // namespace jw::ui
