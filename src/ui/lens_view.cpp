// The lumbar lens: a round inset in each version's part of the picture, the numbers that belong to
// it, and the levels to choose from. What is in it app draws (session.lens_list()).
#include "ui/joint_label.h"
#include "ui/panels.h"
#include "ui/widgets.h"

#include "analysis/lumbar.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace jw::ui {
namespace {

using scene::Version;
using session::Action;
using session::LensReading;

constexpr float kMargin = 12.0F;    // pixels of the design, as all of these
constexpr float kNameRoom = 72.0F;  // of the version's name above
constexpr float kPad = 8.0F;        // round the words
constexpr float kMark = 28.0F;      // room of the version's mark

std::string level_name(std::string_view level) {
    std::string name{level};
    std::replace(name.begin(), name.end(), '_', '/');
    return name;
}

/// Both versions in one picture: a lens in either corner.
bool is_overlaid(const Desk& desk) {
    return desk.session.shown_versions().size() == 2 &&
           desk.session.view().settings.layout == scene::Layout::Overlay;
}

/// The part of the picture that shows a version.
Rect find_part(const Desk& desk, const Rect& picture, std::size_t version) {
    const auto column = desk.session.find_column(desk.session.shown_versions()[version]);
    return {picture.x + static_cast<float>(column->x) * picture.width, picture.y,
            static_cast<float>(column->width) * picture.width, picture.height};
}

/// The levels stand beside the first lens alone.
float levels_width(const Desk& desk, std::size_t version) {
    return version == 0 ? desk.px(58.0F) : 0.0F;
}

std::string millimetres(double metres) {
    return fmt::format("{:.0f}", std::abs(std::round(1000.0 * metres)));
}

/// "gap 3 mm, closes 2 mm: normal, not damage"
std::string reading_words(const Desk& desk, const LensReading& reading) {
    constexpr double kStill = 0.0005;  // m: rounds to nothing
    const std::string_view key = reading.touches()             ? "lens.touches"
                                 : reading.closing() > kStill  ? "lens.closes"
                                 : reading.closing() < -kStill ? "lens.opens"
                                                               : "lens.rests";
    return fill(desk.tr(key),
                {{"gap", millimetres(reading.gap)}, {"change", millimetres(reading.closing())}});
}

std::string foramen_words(const Desk& desk, const LensReading& reading) {
    const double part = reading.rest_foramen > 0.0 ? reading.foramen / reading.rest_foramen : 1.0;
    constexpr long kStill = 3;  // %: the sections that are compared lie 2 mm apart
    const long change = std::lround(100.0 * (part - 1.0));
    const std::string_view key = change < -kStill  ? "lens.foramen_narrower"
                                 : change > kStill ? "lens.foramen_wider"
                                                   : "lens.foramen_rests";
    return fill(desk.tr(key), {{"change", fmt::format("{}", std::abs(change))}});
}

/// A column of levels, the uppermost on top, as in the body.
void draw_levels(const Desk& desk, ImVec2 at, float height) {
    constexpr std::size_t kCount = analysis::kLumbarLevels.size();
    const float row = height / static_cast<float>(kCount);
    const float width = desk.px(54.0F);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    for (std::size_t i = 0; i < kCount; ++i) {
        const std::size_t level = kCount - 1 - i;
        const bool is_on = static_cast<int>(level) == desk.session.view().lens_level;
        const ImVec2 min{at.x, at.y + row * static_cast<float>(i)};
        const std::string name = level_name(analysis::kLumbarLevels[level]);
        ImGui::SetCursorScreenPos(min);
        if (ImGui::InvisibleButton(name.c_str(), {width, row})) {
            desk.out.post(Action::SetLensLevel, std::string{analysis::kLumbarLevels[level]});
        }
        tooltip(desk, desk.tr("lens.level"));
        const float inset = desk.px(1.0F);
        const ImU32 ground = is_on                    ? desk.palette().text
                             : ImGui::IsItemHovered() ? desk.palette().pressed
                                                      : desk.palette().panel;
        list.AddRectFilled({min.x, min.y + inset}, {min.x + width, min.y + row - inset}, ground,
                           desk.px(4.0F));
        ImFont* font = is_on ? desk.fonts().strong : desk.fonts().small;
        const ImVec2 size = measure(font, name);
        text_at(list, font, {min.x + 0.5F * (width - size.x), min.y + 0.5F * (row - size.y)},
                is_on ? desk.palette().panel : desk.palette().text, name);
    }
}

/// The gap in millimetres beside the gap itself.
void draw_gap(const Desk& desk, ImVec2 min, float side, const LensReading& reading) {
    const std::string words = reading.touches()
                                  ? std::string{desk.tr("lens.contact")}
                                  : fill(desk.tr("lens.gap"), {{"gap", millimetres(reading.gap)}});
    ImFont* font = desk.fonts().strong;
    const ImVec2 size = measure(font, words);
    const ImVec2 at{min.x + static_cast<float>(reading.gap_place.x) * side,
                    min.y + static_cast<float>(reading.gap_place.y) * side};
    const float pad = desk.px(4.0F);
    // Outwards, off the bones, where the circle has room for it.
    const float away = desk.px(12.0F);
    const float up = at.y - (min.y + 0.5F * side);
    const float reach = std::sqrt(std::max(0.0F, 0.25F * side * side - up * up));
    const float middle = min.x + 0.5F * side;
    const bool is_left = at.x < middle ? at.x - away - size.x - pad > middle - reach
                                       : at.x + away + size.x + pad > middle + reach;
    const float x = is_left ? at.x - size.x - away : at.x + away;
    const float y = at.y - 0.5F * size.y;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImU32 ground = (desk.palette().panel & ~IM_COL32_A_MASK) | (225U << IM_COL32_A_SHIFT);
    list.AddRectFilled({x - pad, y - 0.5F * pad}, {x + size.x + pad, y + size.y + 0.5F * pad},
                       ground, desk.px(4.0F));
    text_at(list, font, {x, y}, desk.palette().text, words);
}

void draw_circle(const Desk& desk, const UiState::Lens& lens, ImVec2 min, float side,
                 std::size_t index, std::size_t count) {
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImVec2 max{min.x + side, min.y + side};
    const ImVec2 centre{min.x + 0.5F * side, min.y + 0.5F * side};
    list.AddCircleFilled(centre, 0.5F * side, desk.palette().panel, 64);
    if (lens.texture != 0) {
        const float part = 1.0F / static_cast<float>(count);
        const float from = part * static_cast<float>(index);
        // The graphics side keeps the lowest row first.
        list.AddImageRounded(reinterpret_cast<ImTextureID>(lens.texture), min, max, {from, 1.0F},
                             {from + part, 0.0F}, IM_COL32_WHITE, 0.5F * side);
    }
    list.AddCircle(centre, 0.5F * side, desk.palette().panel, 64, desk.px(5.0F));
    list.AddCircle(centre, 0.5F * side, desk.palette().text, 64, desk.px(2.0F));
}

/// From the rim of the lens to the place on the body that it shows, under everything else.
void draw_lens_leader(const Desk& desk, const Rect& picture, ImVec2 centre, float radius,
                      Version version) {
    const auto& level =
        analysis::kLumbarLevels[static_cast<std::size_t>(desk.session.view().lens_level)];
    const auto joint = desk.session.model().body.find_joint(level);
    const auto place = joint ? find_joint_place(desk, picture, *joint, version) : std::nullopt;
    if (!place) {
        return;
    }
    const float x = place->joint.x - centre.x;
    const float y = place->joint.y - centre.y;
    const float way = std::hypot(x, y);
    if (way > radius) {
        draw_leader(desk, *ImGui::GetBackgroundDrawList(),
                    {centre.x + x / way * radius, centre.y + y / way * radius, 0.0F, 0.0F},
                    place->joint);
    }
}

/// All of it, or the gap alone, or nothing: as much as fits.
std::string fit_words(const Desk& desk, Version version, float wrap, float height) {
    const auto reading = desk.session.lens_reading(version);
    if (!reading) {
        return std::string{desk.tr("lens.measuring")};
    }
    const std::string gap = reading_words(desk, *reading);
    for (const std::string& words : {gap + "\n" + foramen_words(desk, *reading), gap}) {
        if (measure(desk.fonts().small, words, wrap).y <= height) {
            return words;
        }
    }
    return "";
}

/// Where both lenses lie in one picture, the mark of the version says whose this is.
void draw_words(const Desk& desk, ImVec2 at, float width, float height, Version version) {
    const float pad = desk.px(kPad);
    const bool is_marked = is_overlaid(desk);
    const float indent = is_marked ? desk.px(kMark) : 0.0F;
    const float wrap = width - 2.0F * pad - indent;
    const std::string words = fit_words(desk, version, wrap, height);
    if (words.empty()) {
        return;
    }
    ImDrawList& list = *ImGui::GetWindowDrawList();
    ImFont* font = desk.fonts().small;
    const ImVec2 size = measure(font, words, wrap);
    const ImU32 ground = (desk.palette().panel & ~IM_COL32_A_MASK) | (232U << IM_COL32_A_SHIFT);
    list.AddRectFilled(at, {at.x + width, at.y + size.y + 1.2F * pad}, ground, desk.px(6.0F));
    if (is_marked) {
        draw_version_mark(list, {at.x + pad, at.y + 0.6F * pad + 0.5F * font->FontSize},
                          desk.px(20.0F), desk.px(3.5F), version, desk.palette());
    }
    list.AddText(font, font->FontSize, {at.x + pad + indent, at.y + 0.6F * pad},
                 desk.palette().text, words.c_str(), nullptr, wrap);
}

}  // namespace

LensPlan plan_lens(const Desk& desk, const Rect& part) {
    LensPlan plan;
    plan.side = std::round(std::min({desk.px(230.0F), 0.52F * part.width, 0.36F * part.height}));
    // Of the longest words, so that the circle stands still while they change.
    const std::string words = fill(desk.tr("lens.closes"), {{"gap", "00"}, {"change", "00"}}) +
                              "\n" + fill(desk.tr("lens.foramen_narrower"), {{"change", "00"}});
    const float indent = is_overlaid(desk) ? desk.px(kMark) : 0.0F;
    const float wrap = plan.side - 2.0F * desk.px(kPad) - indent;
    const float round = desk.px(20.0F);
    const float hint = desk.session.teach_stop() != nullptr ? desk.px(kTeachHint) : 0.0F;
    const float room = part.height - desk.px(kNameRoom + kMargin) - hint - plan.side - round;
    plan.words = std::clamp(measure(desk.fonts().small, words, wrap).y, 0.0F, std::max(0.0F, room));
    plan.height = plan.side + plan.words + round;
    return plan;
}

float find_lens_top(const Desk& desk, const Rect& picture) {
    const Rect part = find_part(desk, picture, 0);
    const float hint = desk.session.teach_stop() != nullptr ? desk.px(kTeachHint) : 0.0F;
    return part.y + part.height - desk.px(kMargin) - hint - plan_lens(desk, part).height;
}

Rect find_lens_room(const Desk& desk, const Rect& picture, std::size_t version) {
    const Rect part = find_part(desk, picture, version);
    const LensPlan plan = plan_lens(desk, part);
    const float margin = desk.px(kMargin);
    Rect room{part.x + margin, find_lens_top(desk, picture),
              plan.side + levels_width(desk, version), plan.height};
    if (is_overlaid(desk) && version == 0) {
        return room;
    }
    const Rect tools = find_tools_room(desk, picture);
    const bool is_at_tools = part.x + part.width > tools.x && tools.y + tools.height > room.y;
    room.x = (is_at_tools ? tools.x : part.x + part.width) - margin - room.width;
    return room;
}

void draw_lens(const Desk& desk, const Rect& picture, UiState::Lens& lens) {
    const auto versions = desk.session.shown_versions();
    for (std::size_t i = 0; i < versions.size(); ++i) {
        const LensPlan plan = plan_lens(desk, find_part(desk, picture, i));
        const Rect room = find_lens_room(desk, picture, i);
        const auto [x, y, width, height] = room;
        const float levels = levels_width(desk, i);
        lens.pixels = static_cast<int>(plan.side);
        ImGui::SetNextWindowPos({x, y});
        ImGui::SetNextWindowSize({width, height});
        ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {0.0F, 0.0F});
        ImGui::Begin(i == 0 ? "##lens" : "##lens_shared", nullptr,
                     ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                         ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoBackground |
                         ImGuiWindowFlags_NoFocusOnAppearing | ImGuiWindowFlags_NoNav);
        const ImVec2 circle{x + levels, y};
        draw_lens_leader(desk, picture, {circle.x + 0.5F * plan.side, y + 0.5F * plan.side},
                         0.5F * plan.side, versions[i]);
        draw_circle(desk, lens, circle, plan.side, i, versions.size());
        if (const auto reading = desk.session.lens_reading(versions[i])) {
            draw_gap(desk, circle, plan.side, *reading);
        }
        draw_words(desk, {x, y + plan.side + desk.px(6.0F)}, width, plan.words, versions[i]);
        if (i == 0) {
            draw_levels(desk, {x, y + 0.12F * plan.side}, 0.76F * plan.side);
        }
        ImGui::SetCursorScreenPos({circle.x + plan.side - button_size(desk), y});
        if (icon_button(desk, "close", Icon::Close, action_tooltip(desk, Action::ToggleLens))) {
            desk.out.post(Action::ToggleLens);
        }
        ImGui::SetCursorScreenPos(circle);
        ImGui::InvisibleButton("marks", {plan.side, plan.side});
        tooltip(desk, desk.tr("lens.marks"));
        ImGui::End();
        ImGui::PopStyleVar();
    }
}

}  // namespace jw::ui
