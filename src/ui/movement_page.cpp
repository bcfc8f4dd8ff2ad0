// The page of a movement: what it is, why, what to say, who works, how it is breathed, made easier
// and harder, where it leads to, what teachers say of it and where all that comes from.
#include "ui/panels.h"
#include "ui/widgets.h"

#include <algorithm>

namespace jw::ui {
namespace {

using session::Action;

void draw_heading(const Desk& desk, std::string_view words) {
    ImGui::Dummy({0.0F, desk.px(6.0F)});
    text(desk.fonts().strong, desk.palette().text, words);
}

/// A row of words that can be pressed; where it cannot, the words are only told.
bool draw_link_row(const Desk& desk, const char* id, std::string_view words, bool is_enabled,
                   std::string_view hint) {
    const float indent = desk.px(20.0F);
    const float width = ImGui::GetContentRegionAvail().x;
    const float pad = desk.px(3.0F);
    ImFont* font = desk.fonts().small;
    const ImVec2 size = measure(font, words, width - indent);
    const ImVec2 min = ImGui::GetCursorScreenPos();
    ImGui::BeginDisabled(!is_enabled);
    const bool is_pressed = ImGui::InvisibleButton(id, {width, size.y + 2.0F * pad});
    ImGui::EndDisabled();
    const bool is_hovered = is_enabled && ImGui::IsItemHovered();
    tooltip(desk, hint);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (is_hovered) {
        list.AddRectFilled(min, {min.x + width, min.y + size.y + 2.0F * pad}, desk.palette().raised,
                           desk.px(4.0F));
    }
    list.AddText(font, font->FontSize, {min.x + indent, min.y + pad},
                 is_enabled ? desk.palette().text : desk.palette().muted, words.data(),
                 words.data() + words.size(), width - indent);
    if (is_enabled) {  // a chevron: there is more behind it
        const ImVec2 c{min.x + desk.px(8.0F), min.y + pad + 0.5F * font->FontSize};
        const float r = desk.px(3.5F);
        list.AddTriangleFilled({c.x - r, c.y - r}, {c.x + r, c.y}, {c.x - r, c.y + r},
                               desk.palette().mark);
    }
    return is_pressed;
}

void draw_graded(const Desk& desk, std::string_view name, const model::Text& words) {
    if (words.plain.empty()) {
        return;
    }
    text(desk.fonts().small, desk.palette().muted, name);
    text(desk.fonts().small, desk.palette().text, told_words(desk, words));
    draw_grade(desk, words.grade);
    ImGui::Dummy({0.0F, desk.px(3.0F)});
}

/// Its versions; pressing one shows the movement in it.
void draw_versions(const Desk& desk, const model::Movement& movement) {
    draw_heading(desk, desk.tr("page.versions"));
    for (const model::Variant& variant : movement.variants) {
        const std::string words =
            fill(desk.tr("page.version"), {{"name", variant.name}, {"what", variant.what}});
        if (draw_link_row(desk, variant.id.c_str(), words, true, desk.tr("page.show_version"))) {
            desk.out.post(Action::SetMovement, movement.id);
            desk.out.post(Action::SetVariant, variant.id);
            desk.out.post(Action::ToggleLibrary);
        }
    }
}

void draw_muscles(const Desk& desk, const model::Movement& movement) {
    const auto muscles = session::list_working_muscles(desk.session.model().body, movement);
    if (muscles.empty()) {
        return;
    }
    draw_heading(desk, desk.tr("page.muscles"));
    for (std::size_t i = 0; i < muscles.size();) {
        std::string names;
        const std::string& role = muscles[i].role;
        for (; i < muscles.size() && muscles[i].role == role; ++i) {
            names += (names.empty() ? "" : ", ") + muscles[i].name;
        }
        draw_field(desk, desk.tr("page_role", role), names);
    }
}

void draw_carry_over(const Desk& desk, UiState::Library& library, const model::Movement& movement) {
    if (movement.page.carry_over.empty()) {
        return;
    }
    draw_heading(desk, desk.tr("page.carry_over"));
    const auto& all = desk.session.movements();
    for (const model::Page::CarryOver& row : movement.page.carry_over) {
        const bool is_there = std::any_of(
            all.begin(), all.end(), [&](const auto& other) { return other.id == row.movement; });
        if (draw_link_row(desk, row.movement.c_str(), row.words, is_there,
                          desk.tr(is_there ? "page.go_there" : "page.not_there"))) {
            library.wanted = row.movement;
        }
    }
}

void draw_claims(const Desk& desk, const model::Movement& movement) {
    const content::Claims* claims = desk.session.claims();
    if (claims == nullptr || movement.page.claims.empty()) {
        return;
    }
    draw_heading(desk, desk.tr("page.claims"));
    for (const std::string& id : movement.page.claims) {
        const content::Claim* claim = content::find_claim(*claims, id);
        if (claim == nullptr) {
            continue;
        }
        const std::string words = fill(desk.tr("claim.quote"), {{"words", claim->says}});
        if (draw_link_row(desk, id.c_str(), words, true, desk.tr("claim.open"))) {
            desk.out.post(Action::ShowClaim, id);
        }
        ImGui::Indent(desk.px(20.0F));
        draw_grade(desk, claim->grade);
        ImGui::Unindent(desk.px(20.0F));
    }
}

void draw_evidence(const Desk& desk, const model::Movement& movement) {
    if (desk.session.library() == nullptr) {
        return;
    }
    draw_heading(desk, desk.tr("page.evidence"));
    for (const std::string& id : session::list_sources(movement)) {
        if (const auto* source = content::find_source(desk.session.library()->sources, id)) {
            draw_source(desk, *source);
        }
    }
}

/// Who wrote it, and whether a professional has read it.
void draw_makers(const Desk& desk, const model::Page& page) {
    std::string words;
    if (!page.author.empty()) {
        words = fill(desk.tr("page.author"), {{"author", page.author}}) + " ";
    }
    words += page.reviewer.empty() ? std::string{desk.tr("page.not_reviewed")}
                                   : fill(desk.tr("page.reviewed"),
                                          {{"reviewer", page.reviewer}, {"day", page.reviewed}});
    text(desk.fonts().small, desk.palette().muted, words);
}

/// Picture, name and position, and the button that shows it.
void draw_head(const Desk& desk, const UiState::Library& library, const model::Movement& movement) {
    const float room = ImGui::GetContentRegionAvail().x;
    const float width = std::min(0.5F * room, desk.px(240.0F));
    const float height = width / kPictureAspect;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    draw_movement_picture(desk, library, movement, {at.x, at.y, width, height}, true);
    const float indent = width + desk.px(14.0F);
    ImGui::Indent(indent);
    text(desk.fonts().heading, desk.palette().text, movement.name);
    text(desk.fonts().small, desk.palette().muted, desk.tr("position", movement.position));
    ImGui::Dummy({0.0F, desk.px(6.0F)});
    const std::string label{desk.tr("page.show")};
    ImGui::PushFont(desk.fonts().strong);
    if (ImGui::Button(label.c_str(), {-1.0F, button_size(desk)})) {
        desk.out.post(Action::SetMovement, movement.id);
        desk.out.post(Action::ToggleLibrary);
    }
    ImGui::PopFont();
    ImGui::Dummy({0.0F, desk.px(4.0F)});
    text(desk.fonts().body, desk.palette().text, movement.what);
    ImGui::Unindent(indent);
    const ImVec2 below = ImGui::GetCursorScreenPos();
    ImGui::SetCursorScreenPos({below.x, std::max(below.y, at.y + height + desk.px(4.0F))});
}

}  // namespace

void draw_movement_picture(const Desk& desk, const UiState::Library& library,
                           const model::Movement& movement, const Rect& rect, bool is_large) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 min{rect.x, rect.y};
    const ImVec2 max{rect.x + rect.width, rect.y + rect.height};
    list.AddRectFilled(min, max, desk.palette().raised, desk.px(4.0F));
    const auto picture = library.pictures.find(movement.id);
    if (picture != library.pictures.end()) {
        list.AddImageRounded(reinterpret_cast<ImTextureID>(picture->second), min, max, {0.0F, 0.0F},
                             {1.0F, 1.0F}, IM_COL32_WHITE, desk.px(4.0F));
    } else if (is_large) {
        ImFont* font = desk.fonts().body;
        const ImVec2 size = measure(font, movement.name, rect.width);
        list.AddText(font, font->FontSize,
                     {min.x + 0.5F * (rect.width - size.x), min.y + 0.5F * (rect.height - size.y)},
                     desk.palette().muted, movement.name.c_str(), nullptr, rect.width);
    }
}

void draw_movement_page(const Desk& desk, UiState::Library& library,
                        const model::Movement& movement) {
    ImGui::PushID(movement.id.c_str());
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0F, desk.px(2.0F)});
    draw_head(desk, library, movement);
    draw_field(desk, desk.tr("page.why"), movement.why);
    draw_field(desk, desk.tr("page.cue"), fill(desk.tr("claim.quote"), {{"words", movement.cue}}));
    draw_versions(desk, movement);
    draw_muscles(desk, movement);
    draw_heading(desk, desk.tr("page.how"));
    draw_graded(desk, desk.tr("page.breath"), movement.page.breath);
    draw_graded(desk, desk.tr("page.easier"), movement.page.easier);
    draw_graded(desk, desk.tr("page.harder"), movement.page.harder);
    draw_carry_over(desk, library, movement);
    draw_claims(desk, movement);
    draw_evidence(desk, movement);
    ImGui::Dummy({0.0F, desk.px(6.0F)});
    draw_makers(desk, movement.page);
    text(desk.fonts().small, desk.palette().muted, desk.tr("page.note"));
    ImGui::PopStyleVar();
    ImGui::PopID();
}

}  // namespace jw::ui
