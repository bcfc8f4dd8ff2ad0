// The library: every movement with its picture, by position, found by words, muscle or fault; the
// page of the chosen one beside the list.
#include "ui/panels.h"
#include "ui/sheet.h"
#include "ui/widgets.h"

#include <fmt/format.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <iterator>
#include <utility>

namespace jw::ui {
namespace {

using session::Action;

constexpr float kRowHeight = 64.0F;
/// From this room on the page stands beside the list, below it else (design).
constexpr float kBeside = 720.0F;

bool is_list_open() {
    return ImGui::IsPopupOpen("", ImGuiPopupFlags_AnyPopupId | ImGuiPopupFlags_AnyPopupLevel);
}

/// One field of the filter as a list of what it can be; the first row is "any".
void draw_chip(const Desk& desk, const char* id, const char* family, std::string_view any,
               const std::vector<std::string>& choices, std::string& value) {
    const auto words = [&](const std::string& choice) {
        return std::string{choice.empty()      ? any
                           : family != nullptr ? desk.tr(family, choice)
                                               : std::string_view{choice}};
    };
    if (!value.empty()) {  // in force: told by a frame, too
        ImGui::PushStyleColor(ImGuiCol_Border, desk.palette().focus);
        ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, desk.px(2.0F));
    }
    const bool is_set = !value.empty();
    if (ImGui::BeginCombo(id, words(value).c_str(), ImGuiComboFlags_HeightLarge)) {
        if (ImGui::Selectable(words({}).c_str(), value.empty())) {
            value.clear();
        }
        for (const std::string& choice : choices) {
            if (ImGui::Selectable(words(choice).c_str(), choice == value)) {
                value = choice;
            }
        }
        ImGui::EndCombo();
    }
    if (is_set) {
        ImGui::PopStyleVar();
        ImGui::PopStyleColor();
    }
}

/// Returns whether Enter was pressed in the field of words.
bool draw_filter(const Desk& desk, UiState::Library& library) {
    session::LibraryFilter& filter = library.filter;
    const session::LibraryChoices& choices = library.choices;
    const float room = ImGui::GetContentRegionAvail().x;
    const bool is_row = room >= desk.px(kBeside);
    const float gap = desk.px(8.0F);
    const float chip = is_row ? 0.2F * room - gap : (room - 2.0F * gap) / 3.0F;
    ImGui::PushFont(desk.fonts().body);
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {gap, gap});
    ImGui::SetNextItemWidth(is_row ? 0.4F * room : room);
    // Letters always go to the field, and so never to the keys of the window below.
    if (!ImGui::IsAnyItemActive() && !ImGui::IsMouseDown(0) && !is_list_open()) {
        ImGui::SetKeyboardFocusHere();
    }
    const std::string hint{desk.tr("library.hint")};
    const bool is_entered = ImGui::InputTextWithHint("##query", hint.c_str(), &filter.query,
                                                     ImGuiInputTextFlags_EnterReturnsTrue);
    if (is_row) {
        ImGui::SameLine();
    }
    ImGui::SetNextItemWidth(chip);
    draw_chip(desk, "##position", "position", desk.tr("library.any_position"), choices.positions,
              filter.position);
    ImGui::SameLine();
    ImGui::SetNextItemWidth(chip);
    draw_chip(desk, "##muscle", nullptr, desk.tr("library.any_muscle"), choices.muscles,
              filter.muscle);
    ImGui::SameLine();
    ImGui::SetNextItemWidth(chip);
    draw_chip(desk, "##fault", nullptr, desk.tr("library.any_fault"), choices.faults, filter.fault);
    ImGui::PopStyleVar();
    ImGui::PopFont();
    return is_entered;
}

void show_movement(const Desk& desk, const model::Movement& movement) {
    desk.out.post(Action::SetMovement, movement.id);
    desk.out.post(Action::ToggleLibrary);
}

std::string fault_names(const model::Movement& movement) {
    std::vector<std::string_view> names;
    for (std::size_t i = 1; i < movement.variants.size(); ++i) {
        names.push_back(movement.variants[i].name);
    }
    return fmt::format("{}", fmt::join(names, ", "));
}

void draw_row_words(const Desk& desk, const model::Movement& movement, ImVec2 min, ImVec2 max,
                    bool is_selected) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    ImFont* font = is_selected ? desk.fonts().strong : desk.fonts().body;
    ImFont* small = desk.fonts().small;
    const float middle = 0.5F * (min.y + max.y);
    const float half = 0.5F * (font->FontSize + small->FontSize + desk.px(4.0F));
    list.PushClipRect(min, max, true);
    text_at(list, font, {min.x, middle - half}, desk.palette().text, movement.name);
    text_at(list, small, {min.x, middle - half + font->FontSize + desk.px(4.0F)},
            desk.palette().muted, fault_names(movement));
    list.PopClipRect();
}

/// The first click opens the page of a movement, the next one shows it.
void draw_row(const Desk& desk, UiState::Library& library, const model::Movement& movement,
              int index) {
    const ImVec2 min = ImGui::GetCursorScreenPos();
    const float width = ImGui::GetContentRegionAvail().x;
    const ImVec2 max{min.x + width, min.y + desk.px(kRowHeight)};
    const bool is_selected = index == library.row;
    ImGui::PushID(index);
    if (ImGui::InvisibleButton("row", {width, desk.px(kRowHeight)})) {
        if (is_selected) {
            show_movement(desk, movement);
        }
        library.row = index;
    }
    ImGui::PopID();
    if (is_selected && library.scrolls) {
        ImGui::SetScrollHereY(0.5F);
        library.scrolls = false;
    }
    if (!ImGui::IsItemVisible()) {
        return;
    }
    ImDrawList& list = *ImGui::GetWindowDrawList();
    if (is_selected) {  // a bar as well as a shade
        list.AddRectFilled(min, max, desk.palette().pressed, desk.px(4.0F));
        list.AddRectFilled(min, {min.x + desk.px(3.0F), max.y}, desk.palette().focus);
    } else if (ImGui::IsItemHovered()) {
        list.AddRectFilled(min, max, desk.palette().raised, desk.px(4.0F));
    }
    const float pad = desk.px(5.0F);
    const float height = max.y - min.y - 2.0F * pad;
    const ImVec2 picture{min.x + desk.px(8.0F), min.y + pad};
    draw_movement_picture(desk, library, movement,
                          {picture.x, picture.y, kPictureAspect * height, height}, false);
    draw_row_words(desk, movement, {picture.x + kPictureAspect * height + desk.px(10.0F), min.y},
                   {max.x - pad, max.y}, is_selected);
}

void draw_groups(const Desk& desk, UiState::Library& library,
                 const std::vector<session::LibraryGroup>& groups) {
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0F, desk.px(2.0F)});
    int index = 0;
    for (const session::LibraryGroup& group : groups) {
        ImGui::Dummy({0.0F, desk.px(2.0F)});
        text(desk.fonts().small, desk.palette().muted,
             group.position.empty() ? desk.tr("library.recent")
                                    : desk.tr("position", group.position));
        for (const model::Movement* movement : group.movements) {
            draw_row(desk, library, *movement, index++);
        }
    }
    ImGui::PopStyleVar();
}

/// Up and down walk the list, Enter shows what is chosen.
void read_list_keys(const Desk& desk, UiState::Library& library,
                    const std::vector<const model::Movement*>& rows, bool is_entered) {
    const int count = static_cast<int>(rows.size());
    if (count == 0 || is_list_open()) {
        return;
    }
    const auto move = [&](ImGuiKey key, int way) {
        if (ImGui::IsKeyPressed(ImGui::GetKeyIndex(key))) {
            library.row = std::clamp(library.row + way, 0, count - 1);
            library.scrolls = true;
        }
    };
    constexpr int kPage = 5;
    move(ImGuiKey_DownArrow, 1);
    move(ImGuiKey_UpArrow, -1);
    move(ImGuiKey_PageDown, kPage);
    move(ImGuiKey_PageUp, -kPage);
    if (is_entered) {
        show_movement(desk, *rows[static_cast<std::size_t>(library.row)]);
    }
}

std::vector<const model::Movement*> flatten(const std::vector<session::LibraryGroup>& groups) {
    std::vector<const model::Movement*> rows;
    for (const session::LibraryGroup& group : groups) {
        std::copy(group.movements.begin(), group.movements.end(), std::back_inserter(rows));
    }
    return rows;
}

void draw_nothing(const Desk& desk, session::LibraryFilter& filter) {
    text(desk.fonts().body, desk.palette().muted, desk.tr("library.nothing"));
    if (text_link(desk, "all", desk.tr("library.show_all"), "")) {
        filter = {};
    }
}

void choose_row(UiState::Library& library, const std::vector<const model::Movement*>& rows,
                const std::string& id) {
    const auto found = std::find_if(rows.begin(), rows.end(),
                                    [&](const auto* movement) { return movement->id == id; });
    library.row = found == rows.end() ? 0 : static_cast<int>(found - rows.begin());
    library.scrolls = true;
}

}  // namespace

void draw_library(const Desk& desk, UiState::Library& library) {
    if (!desk.session.view().library_shown) {
        library.was_shown = false;
        return;
    }
    begin_sheet(desk, desk.tr("library.title"), {1080.0F, 680.0F});
    if (!library.was_shown) {
        library.filter = {};
        library.choices = session::find_library_choices(desk.session);
    }
    const session::LibraryFilter before = library.filter;
    const bool is_entered = draw_filter(desk, library);
    const auto groups = session::list_library(desk.session, library.filter);
    const auto rows = flatten(groups);
    if (!library.was_shown) {
        choose_row(library, rows, desk.session.view().library_page);
        library.was_shown = true;
    } else if (library.filter != before) {
        choose_row(library, rows, {});
    }
    if (!library.wanted.empty()) {
        choose_row(library, rows, std::exchange(library.wanted, {}));
    }
    library.row = std::clamp(library.row, 0, std::max(0, static_cast<int>(rows.size()) - 1));
    read_list_keys(desk, library, rows, is_entered);
    ImGui::Dummy({0.0F, desk.px(4.0F)});
    const ImVec2 room = ImGui::GetContentRegionAvail();
    const bool is_beside = room.x >= desk.px(kBeside);
    ImGui::BeginChild("list",
                      {is_beside ? 0.45F * room.x : room.x, is_beside ? room.y : 0.45F * room.y});
    if (rows.empty()) {
        draw_nothing(desk, library.filter);
    }
    draw_groups(desk, library, groups);
    ImGui::EndChild();
    if (is_beside) {
        ImGui::SameLine(0.0F, desk.px(20.0F));
    }
    ImGui::BeginChild("page");
    if (!rows.empty()) {
        draw_movement_page(desk, library, *rows[static_cast<std::size_t>(library.row)]);
    }
    ImGui::EndChild();
    end_sheet();
}

}  // namespace jw::ui
