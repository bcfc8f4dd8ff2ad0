// Search over structures, movements and faults: a field and a list that the keyboard walks.
#include "ui/panels.h"
#include "ui/widgets.h"

#include <imgui_stdlib.h>

#include <algorithm>

namespace jw::ui {
namespace {

using session::Action;
using session::SearchHit;

constexpr std::size_t kMostHits = 9;

std::string detail_words(const Desk& desk, const SearchHit& hit) {
    const std::string_view kind = desk.tr("hit", session::kHitKindNames.name(hit.kind));
    std::string words{kind};
    if (hit.side != model::Side::None) {
        words = fill(desk.tr("search.sided"),
                     {{"kind", kind}, {"side", desk.tr("side", model::kSideNames.name(hit.side))}});
    }
    // A movement's detail is its position, or what people call it, which has no words of its own.
    const bool is_movement = hit.kind == SearchHit::Kind::Movement;
    const std::string_view detail =
        is_movement ? desk.tr("position", hit.detail) : std::string_view{hit.detail};
    return detail.empty() ? words
                          : fill(desk.tr("search.detail"), {{"kind", words}, {"detail", detail}});
}

void go_to(const Desk& desk, const SearchHit& hit) {
    for (const session::Command& command : hit.commands) {
        desk.out.post(command);
    }
    desk.out.post(Action::ToggleSearch);
}

void draw_hit(const Desk& desk, UiState::Search& search, int index) {
    const SearchHit& hit = search.hits[static_cast<std::size_t>(index)];
    const ImVec2 min = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const float height = button_size(desk);
    ImGui::PushID(index);
    if (ImGui::InvisibleButton("hit", {width, height})) {
        go_to(desk, hit);
    }
    ImGui::PopID();
    const ImGuiIO& io = ImGui::GetIO();
    if (ImGui::IsItemHovered() && (io.MouseDelta.x != 0.0F || io.MouseDelta.y != 0.0F)) {
        search.selected = index;
    }
    const bool is_selected = index == search.selected;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Palette& palette = desk.palette();
    if (is_selected) {  // a bar as well as a shade
        list.AddRectFilled(min, {min.x + width, min.y + height}, palette.pressed, desk.px(4.0F));
        list.AddRectFilled(min, {min.x + desk.px(3.0F), min.y + height}, palette.focus);
    }
    ImFont* font = is_selected ? desk.fonts().strong : desk.fonts().body;
    ImFont* small = desk.fonts().small;
    const float x = min.x + desk.px(12.0F);
    const float middle = min.y + 0.5F * height;
    text_at(list, font, {x, middle - 0.5F * font->FontSize}, palette.text, hit.title);
    const float used = measure(font, hit.title).x + desk.px(24.0F);
    const std::string detail = detail_words(desk, hit);
    const float detail_width = measure(small, detail).x;
    const float right = min.x + width - desk.px(10.0F);
    list.PushClipRect({x + used, min.y}, {right, min.y + height}, true);
    text_at(list, small,
            {std::max(x + used, right - detail_width), middle - 0.5F * small->FontSize},
            palette.muted, detail);
    list.PopClipRect();
}

/// Up and down walk the list, Enter goes there.
void read_list_keys(const Desk& desk, UiState::Search& search, bool is_entered) {
    const int count = static_cast<int>(search.hits.size());
    if (count == 0) {
        return;
    }
    const auto is_pressed = [](ImGuiKey key) {
        return ImGui::IsKeyPressed(ImGui::GetKeyIndex(key));
    };
    if (is_pressed(ImGuiKey_DownArrow)) {
        search.selected = (search.selected + 1) % count;
    }
    if (is_pressed(ImGuiKey_UpArrow)) {
        search.selected = (search.selected + count - 1) % count;
    }
    if (is_entered) {
        go_to(desk, search.hits[static_cast<std::size_t>(search.selected)]);
    }
}

void draw_field(const Desk& desk, UiState::Search& search) {
    ImGui::PushFont(desk.fonts().body);
    ImGui::SetNextItemWidth(ImGui::GetContentRegionAvail().x);
    if (!search.was_shown) {
        search = {};
        ImGui::SetKeyboardFocusHere();
    }
    const std::string hint{desk.tr("search.hint")};
    const bool is_entered = ImGui::InputTextWithHint("##query", hint.c_str(), &search.query,
                                                     ImGuiInputTextFlags_EnterReturnsTrue);
    ImGui::PopFont();
    if (search.query != search.sought) {
        search.sought = search.query;
        search.hits = session::find_hits(desk.session, search.query, kMostHits);
        search.selected = 0;
    }
    read_list_keys(desk, search, is_entered);
}

}  // namespace

void draw_search(const Desk& desk, const Rect& picture, UiState::Search& search) {
    if (!desk.session.view().search_shown) {
        search.was_shown = false;
        return;
    }
    const float display = ImGui::GetIO().DisplaySize.x;
    const float width = std::min(desk.px(520.0F), display - desk.px(24.0F));
    ImGui::SetNextWindowPos({0.5F * (display - width), picture.y + desk.px(8.0F)});
    ImGui::SetNextWindowSize({width, 0.0F});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, desk.px(8.0F));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {desk.px(12.0F), desk.px(12.0F)});
    if (!search.was_shown) {
        ImGui::SetNextWindowFocus();
    }
    ImGui::Begin("##search", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoNav);
    draw_field(desk, search);
    search.was_shown = true;
    ImGui::Dummy({1.0F, desk.px(2.0F)});
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0F, 0.0F});
    for (int i = 0; i < static_cast<int>(search.hits.size()); ++i) {
        draw_hit(desk, search, i);
    }
    ImGui::PopStyleVar();
    if (search.hits.empty()) {
        text(desk.fonts().small, desk.palette().muted,
             desk.tr(search.query.empty() ? "search.examples" : "search.nothing"));
    }
    ImGui::End();
    ImGui::PopStyleVar(2);
}

}  // namespace jw::ui
