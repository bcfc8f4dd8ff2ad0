// Which movement, in which version, on which side, how large.
#include "ui/panels.h"
#include "ui/widgets.h"

#include <algorithm>
#include <array>
#include <vector>

namespace jw::ui {
namespace {

using scene::Version;
using session::Action;

/// The name of the movement, which opens the library at its page.
void draw_movement_choice(const Desk& desk) {
    const model::Movement* present = desk.session.movement();
    if (desk.session.movements().empty()) {
        return;
    }
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = ImGui::GetFrameHeight();
    const float pad = desk.px(10.0F);
    const ImVec2 min = ImGui::GetCursorScreenPos();
    const ImVec2 max{min.x + width, min.y + height};
    if (ImGui::InvisibleButton("movement", {width, height})) {
        desk.out.post(Action::ToggleLibrary);
    }
    const bool is_hovered = ImGui::IsItemHovered();
    tooltip(desk, action_tooltip(desk, Action::ToggleLibrary));
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(min, max, is_hovered ? desk.palette().pressed : desk.palette().raised,
                       desk.px(5.0F));
    ImFont* font = desk.fonts().body;
    const float icon = desk.px(14.0F);
    list.PushClipRect(min, {max.x - icon - 2.0F * pad, max.y}, true);
    text_at(list, font, {min.x + pad, 0.5F * (min.y + max.y - font->FontSize)}, desk.palette().text,
            present != nullptr ? present->name : desk.tr("library.title"));
    list.PopClipRect();
    draw_icon(list, Icon::Library, {max.x - pad - 0.5F * icon, 0.5F * (min.y + max.y)}, icon,
              desk.palette().mark);
}

/// A row with the version's mark, its title and, when it is chosen, the sentence that says what is
/// seen.
void draw_version_row(const Desk& desk, const model::Variant& variant, bool is_good) {
    const Palette& palette = desk.palette();
    const Version version = is_good ? Version::Good : Version::Compensated;
    const auto shown = desk.session.shown_versions();
    const bool is_in_pair = is_good || variant.id == desk.session.document().variant;
    const bool is_shown =
        is_in_pair && std::find(shown.begin(), shown.end(), version) != shown.end();
    const std::string& title = variant.name;
    const float width = ImGui::GetContentRegionAvail().x;
    const float indent = desk.px(38.0F);
    const float pad = desk.px(8.0F);
    ImFont* font = is_shown ? desk.fonts().strong : desk.fonts().body;
    const float wrap = width - indent - pad;
    const ImVec2 title_size = measure(font, title, wrap);
    // One sentence at a time: of the version that is announced last.
    const bool is_told =
        is_in_pair && (shown.size() == 1 ? is_shown : version == Version::Compensated);
    const bool has_sentence = is_told && !variant.what.empty();
    const ImVec2 what_size =
        has_sentence ? measure(desk.fonts().small, variant.what, wrap) : ImVec2{0.0F, 0.0F};
    const float height =
        title_size.y + 2.0F * pad + (has_sentence ? what_size.y + desk.px(4.0F) : 0.0F);
    const ImVec2 min = ImGui::GetCursorScreenPos();
    if (ImGui::InvisibleButton(variant.id.c_str(), {width, height})) {
        desk.out.post(Action::SetVariant, variant.id);
    }
    if (!has_sentence) {
        tooltip(desk, variant.what);
    }
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 max{min.x + width, min.y + height};
    if (is_shown || ImGui::IsItemHovered()) {
        list.AddRectFilled(min, max, is_shown ? palette.raised : palette.line, desk.px(5.0F));
    }
    draw_version_mark(list, {min.x + pad, min.y + pad + 0.5F * font->FontSize - desk.px(1.5F)},
                      desk.px(22.0F), desk.px(3.5F), version, palette);
    list.AddText(font, font->FontSize, {min.x + indent, min.y + pad},
                 is_shown ? palette.text : palette.muted, title.c_str(), nullptr, wrap);
    if (has_sentence) {
        ImFont* small = desk.fonts().small;
        list.AddText(small, small->FontSize,
                     {min.x + indent, min.y + pad + title_size.y + desk.px(4.0F)}, palette.muted,
                     variant.what.c_str(), nullptr, wrap);
    }
}

void draw_versions(const Desk& desk, const model::Movement& movement) {
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0F, desk.px(2.0F)});
    for (std::size_t i = 0; i < movement.variants.size(); ++i) {
        draw_version_row(desk, movement.variants[i], i == 0);
    }
    ImGui::PopStyleVar();
}

void draw_side_and_amount(const Desk& desk, const model::Movement& movement) {
    const session::Document& document = desk.session.document();
    const float width = ImGui::GetContentRegionAvail().x;
    const std::array<std::string, 2> sides{std::string{desk.tr("leg.right")},
                                           std::string{desk.tr("leg.left")}};
    const int side = document.side == model::Side::Left ? 1 : 0;
    const int chosen_side = segmented(desk, "side", sides, side, width);
    if (chosen_side >= 0) {
        desk.out.post(Action::SetSide, chosen_side == 0 ? "right" : "left");
    }
    if (movement.sizes.size() < 2) {
        return;
    }
    std::vector<const model::Size*> sizes;  // from small to large
    for (const model::Size& size : movement.sizes) {
        sizes.push_back(&size);
    }
    std::sort(sizes.begin(), sizes.end(),
              [](const auto* a, const auto* b) { return a->scale < b->scale; });
    const std::string& shown = document.size.empty() ? movement.sizes.front().id : document.size;
    std::vector<std::string> names;
    int present = 0;
    for (const model::Size* size : sizes) {
        present = size->id == shown ? static_cast<int>(names.size()) : present;
        names.emplace_back(desk.tr("size", size->id));
    }
    const int chosen = segmented(desk, "size", names, present, width);
    if (chosen >= 0) {
        desk.out.post(Action::SetSize, sizes[static_cast<std::size_t>(chosen)]->id);
    }
}

void draw_guest(const Desk& desk, const session::Guest& guest) {
    text(desk.fonts().body, desk.palette().text, guest.model.file);
    text(desk.fonts().small, desk.palette().muted, desk.tr("guest.what"));
    const auto& animations = guest.model.animations;
    if (animations.empty()) {
        text(desk.fonts().small, desk.palette().muted, desk.tr("guest.no_animation"));
    }
    ImGui::PushFont(desk.fonts().body);
    for (int i = 0; i < static_cast<int>(animations.size()); ++i) {
        ImGui::PushID(i);
        const std::string& name = animations[static_cast<std::size_t>(i)].name;
        const std::string fallback =
            fill(desk.tr("guest.animation"), {{"number", std::to_string(i + 1)}});
        if (ImGui::Selectable(name.empty() ? fallback.c_str() : name.c_str(),
                              i == guest.animation)) {
            desk.out.post(Action::SetGuestAnimation, static_cast<double>(i));
        }
        ImGui::PopID();
    }
    const std::string back{desk.tr("command", "close_guest")};
    if (ImGui::Button(back.c_str(), {-1.0F, 0.0F})) {
        desk.out.post(Action::CloseGuest);
    }
    ImGui::PopFont();
}

}  // namespace

void draw_movement(const Desk& desk, UiState& /*state*/) {
    if (desk.fonts().is_fallback) {
        text(desk.fonts().small, desk.palette().warning, desk.tr("empty.font"));
    }
    if (desk.session.guest()) {
        draw_guest(desk, *desk.session.guest());
        return;
    }
    const model::Movement* movement = desk.session.movement();
    if (movement == nullptr) {
        text(desk.fonts().body, desk.palette().muted, desk.tr("empty.no_movement"));
        draw_movement_choice(desk);
        return;
    }
    draw_movement_choice(desk);
    if (!movement->what.empty()) {
        text(desk.fonts().small, desk.palette().muted, movement->what);
    }
    draw_versions(desk, *movement);
    draw_side_and_amount(desk, *movement);
}

}  // namespace jw::ui
