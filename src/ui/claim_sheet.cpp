// The card of a claim: a teacher's sentence, who says it, what is known, and a wording that holds.
#include "ui/panels.h"
#include "ui/sheet.h"
#include "ui/widgets.h"

namespace jw::ui {
namespace {

void draw_part(const Desk& desk, std::string_view name, std::string_view words) {
    text(desk.fonts().small, desk.palette().muted, name);
    text(desk.fonts().body, desk.palette().text, words);
    ImGui::Dummy({0.0F, desk.px(6.0F)});
}

void draw_words(const Desk& desk, const content::Claim& claim) {
    text(desk.fonts().heading, desk.palette().text,
         fill(desk.tr("claim.quote"), {{"words", claim.says}}));
    text(desk.fonts().small, desk.palette().muted,
         fill(desk.tr("claim.who"), {{"who", claim.who}}));
    ImGui::Dummy({0.0F, desk.px(8.0F)});
    draw_grade(desk, claim.grade);
    text(desk.fonts().small, desk.palette().muted,
         desk.tr("grade_meaning", model::kGradeNames.name(claim.grade)));
    ImGui::Dummy({0.0F, desk.px(8.0F)});
    draw_part(desk, desk.tr("claim.evidence"), claim.evidence);
    draw_part(desk, desk.tr("claim.better"), claim.better);
}

}  // namespace

void draw_source(const Desk& desk, const content::Source& source) {
    const float size = desk.px(10.0F);
    ImFont* font = desk.fonts().small;
    const ImVec2 at = ImGui::GetCursorScreenPos();
    draw_grade_mark(*ImGui::GetWindowDrawList(), {at.x + 0.5F * size, at.y + 0.5F * font->FontSize},
                    size, source.grade, desk.palette().mark);
    ImGui::Indent(desk.px(18.0F));
    text(font, desk.palette().text,
         source.mark == model::Mark::Recalled
             ? fill(desk.tr("claim.recalled"), {{"cite", source.cite}})
             : source.cite);
    ImGui::Unindent(desk.px(18.0F));
    ImGui::Dummy({0.0F, desk.px(2.0F)});
}

void draw_claim_link(const Desk& desk, std::string_view id, std::string_view words) {
    const content::Claims* claims = desk.session.claims();
    const content::Claim* claim = claims != nullptr ? content::find_claim(*claims, id) : nullptr;
    if (claim != nullptr && text_link(desk, claim->id.c_str(), words, desk.tr("claim.open"))) {
        desk.out.post(session::Action::ShowClaim, claim->id);
    }
}

void draw_claim(const Desk& desk) {
    const content::Claim* claim =
        content::find_claim(*desk.session.claims(), desk.session.view().claim);
    begin_sheet(desk, desk.tr("claim.title"), {680.0F, 560.0F});
    if (claim != nullptr) {  // gone when its file was saved without it
        ImGui::BeginChild("claim");
        draw_words(desk, *claim);
        text(desk.fonts().small, desk.palette().muted, desk.tr("claim.sources"));
        for (const std::string& id : claim->sources) {
            if (const auto* source = content::find_source(desk.session.library()->sources, id)) {
                draw_source(desk, *source);
            }
        }
        ImGui::EndChild();
    }
    end_sheet();
}

}  // namespace jw::ui
