// How the picture is looked at: a button for each way on the picture, and what is in force in
// words.
#include "ui/panels.h"
#include "ui/widgets.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace jw::ui {
namespace {

using session::Action;
using session::Align;
using session::Hold;

bool has_planes(scene::PartSet parts) {
    return parts.without(scene::kBodyPlanes) != parts;
}

struct Tool {
    Action action;
    Icon icon;
    bool is_on;
};

struct Chip {
    Icon icon;
    std::string words;
    Action end;  // a click ends it
    std::string_view off;
};

std::vector<Chip> find_chips(const Desk& desk) {
    const session::ViewState& view = desk.session.view();
    std::vector<Chip> chips;
    if (view.hold != Hold::Room && !desk.session.guest()) {
        chips.push_back({Icon::HoldStill,
                         fill(desk.tr("chip.held"),
                              {{"what", desk.tr("hold", session::kHoldNames.name(view.hold))}}),
                         Action::SetHold, session::kHoldNames.name(Hold::Room)});
    }
    if (view.align != Align::Room && desk.session.shares_picture()) {
        chips.push_back({Icon::LineUp,
                         fill(desk.tr("chip.aligned"),
                              {{"what", desk.tr("align", session::kAlignNames.name(view.align))}}),
                         Action::SetAlign, session::kAlignNames.name(Align::Room)});
    }
    if (view.settings.parts.has(scene::Part::EndPlates) && view.settings.end_plate_scale > 1.0) {
        chips.push_back({Icon::EndPlates,
                         fill(desk.tr("chip.end_plates"),
                              {{"scale", fmt::format("{:g}", view.settings.end_plate_scale)}}),
                         Action::CycleEndPlates, ""});
    }
    if (view.camera.is_mirrored) {
        chips.push_back(
            {Icon::Mirror, std::string{desk.tr("chip.mirrored")}, Action::ToggleMirror, ""});
    }
    return chips;
}

float chip_width(const Desk& desk, const Chip& chip) {
    return measure(desk.fonts().body, chip.words).x + desk.px(58.0F);
}

void draw_chip(const Desk& desk, const Chip& chip, ImVec2 at) {
    const Palette& palette = desk.palette();
    ImFont* font = desk.fonts().body;
    const float width = chip_width(desk, chip);
    const float height = button_size(desk);
    ImGui::SetCursorScreenPos(at);
    if (ImGui::InvisibleButton(chip.words.c_str(), {width, height})) {
        desk.out.post(chip.end, std::string{chip.off});
    }
    ImDrawList& list = *ImGui::GetWindowDrawList();
    list.AddRectFilled(at, {at.x + width, at.y + height},
                       ImGui::IsItemHovered() ? palette.pressed : palette.raised, desk.px(5.0F));
    const float y = at.y + 0.5F * height;
    draw_icon(list, chip.icon, {at.x + desk.px(15.0F), y}, desk.px(14.0F), palette.text);
    text_at(list, font, {at.x + desk.px(28.0F), y - 0.5F * font->FontSize}, palette.text,
            chip.words);
    draw_icon(list, Icon::Close, {at.x + width - desk.px(15.0F), y}, desk.px(10.0F), palette.text);
    tooltip(desk, desk.tr("chip.tooltip"));
}

constexpr std::size_t kToolCount = 9;

std::array<Tool, kToolCount> list_tools(const Desk& desk) {
    const session::ViewState& view = desk.session.view();
    return {
        Tool{Action::CycleHold, Icon::HoldStill, view.hold != Hold::Room},
        Tool{Action::CycleAlign, Icon::LineUp,
             desk.session.shares_picture() && view.align != Align::Room},
        Tool{Action::CyclePlanes, Icon::Planes, has_planes(view.settings.parts)},
        Tool{Action::CycleEndPlates, Icon::EndPlates,
             view.settings.parts.has(scene::Part::EndPlates)},
        Tool{Action::ToggleNames, Icon::Names, view.names_shown},
        Tool{Action::ToggleMirror, Icon::Mirror, view.camera.is_mirrored},
        Tool{Action::ToggleGoniometer, Icon::Goniometer,
             view.settings.parts.has(scene::Part::Goniometer)},
        Tool{Action::ToggleGuides, Icon::PlumbLine, view.settings.parts.has(scene::Part::Guides)},
        Tool{Action::ToggleTraces, Icon::Traces, view.settings.parts.has(scene::Part::Traces)}};
}

float tool_step(const Desk& desk) {
    return button_size(desk) + desk.px(4.0F);
}

constexpr float kVersions = 70.0F;  // height of what names the versions, above

/// Large letters in a low window: the tools stand in two columns.
bool is_low(const Desk& desk, const Rect& picture) {
    return picture.height - desk.px(kVersions) < tool_step(desk) * static_cast<float>(kToolCount);
}

void draw_buttons(const Desk& desk, const Rect& picture) {
    if (desk.session.guide_step() != nullptr && is_low(desk, picture)) {
        return;  // the guided start needs the room
    }
    const Rect room = find_tools_room(desk, picture);
    ImVec2 at{room.x, room.y};
    for (const Tool& tool : list_tools(desk)) {
        const session::ActionInfo& info = session::find_info(tool.action);
        if (!info.can_run(desk.session)) {
            continue;  // no room on the picture for what does nothing
        }
        if (at.y + button_size(desk) > room.y + room.height) {
            at = {at.x + tool_step(desk), room.y};
        }
        ImGui::SetCursorScreenPos(at);
        action_button(desk, tool.action, tool.icon, tool.is_on);
        at.y += tool_step(desk);
    }
}

struct Direction {
    Vec3 way;  // of the body
    std::string_view word;
};

/// A way that lies near an axis of the room is that axis: a tilt of some degrees is no direction.
Vec3 straighten(const Vec3& way) {
    constexpr double kNear = 0.8;
    for (int i = 0; i < 3; ++i) {
        if (std::abs(way[i]) > kNear) {
            Vec3 axis{0.0};
            axis[i] = way[i] > 0.0 ? 1.0 : -1.0;
            return axis;
        }
    }
    return way;
}

/// Which way the body faces, in words, as the present camera sees it; steady while it moves.
void draw_orientation(const Desk& desk, const Rect& picture) {
    const Quat facing = desk.session.facing();
    const bool stands = (facing * Vec3{0.0, 1.0, 0.0}).y > 0.7;
    const std::array directions{Direction{{1, 0, 0}, "front"},
                                Direction{{-1, 0, 0}, "back"},
                                Direction{{0, 0, 1}, "right"},
                                Direction{{0, 0, -1}, "left"},
                                Direction{{0, 1, 0}, stands ? "up" : "head"},
                                Direction{{0, -1, 0}, stands ? "down" : "feet"}};
    const scene::Camera& camera = desk.session.view().camera;
    const float reach = desk.px(24.0F);
    const Rect room = find_cross_room(desk, picture);
    if (room.y < picture.y + desk.px(72.0F)) {  // a lens leaves no room below the names
        return;
    }
    const ImVec2 middle{room.x + 0.5F * room.width, room.y + 0.5F * room.height};
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const Palette& palette = desk.palette();
    ImFont* font = desk.fonts().small;
    for (const Direction& direction : directions) {
        const Vec3 way = straighten(facing * direction.way);
        const auto x = static_cast<float>(glm::dot(way, camera.right()));
        const auto y = static_cast<float>(-glm::dot(way, camera.up()));
        const auto nearer = static_cast<float>(-glm::dot(way, camera.forward()));
        const ImVec2 end{middle.x + reach * x, middle.y + reach * y};
        const bool is_near = nearer > -0.05F;
        list.AddLine(middle, end, is_near ? palette.text : palette.pressed, desk.px(2.0F));
        if (is_near && x * x + y * y > 0.04F) {
            const ImVec2 size = measure(font, desk.tr("direction", direction.word));
            const float away = reach + desk.px(5.0F);
            const float length = std::sqrt(x * x + y * y);
            text_at(list, font,
                    {middle.x + away * x + 0.5F * size.x * (x / length - 1.0F),
                     middle.y + away * y + 0.5F * size.y * (y / length - 1.0F)},
                    palette.text, desk.tr("direction", direction.word));
        }
    }
    list.AddCircleFilled(middle, desk.px(3.5F), palette.text, 12);
}

}  // namespace

void draw_chips(const Desk& desk, float left, float right, float y) {
    for (const Chip& chip : find_chips(desk)) {
        const float width = chip_width(desk, chip);
        if (left + width > right) {  // the button on the picture shows it, too
            return;
        }
        draw_chip(desk, chip, {left, y});
        left += width + desk.px(6.0F);
    }
}

Rect find_tools_room(const Desk& desk, const Rect& picture) {
    constexpr float kNames = 126.0F;  // of the versions and of what is selected, above
    const float step = tool_step(desk);
    const float columns = is_low(desk, picture) ? 2.0F : 1.0F;
    const float height = step * std::ceil(static_cast<float>(kToolCount) / columns);
    const float width = step * columns - desk.px(4.0F);
    float y =
        std::max(picture.y + 0.5F * (picture.height - height), picture.y + desk.px(kVersions));
    if (desk.session.is_lens_open()) {
        y = std::min(y, std::max(picture.y + desk.px(kNames),
                                 find_lens_top(desk, picture) - height - desk.px(8.0F)));
    }
    return {picture.x + picture.width - width - desk.px(8.0F), y, width, height};
}

Rect find_cross_room(const Desk& desk, const Rect& picture) {
    const float width = desk.px(132.0F);
    const float height = desk.px(112.0F);
    float bottom = picture.y + picture.height;
    if (desk.session.teach_stop() != nullptr) {
        bottom -= desk.px(kTeachHint);
    }
    if (desk.session.is_lens_open()) {
        const Rect lens = find_lens_room(desk, picture, 0);
        bottom = lens.x < picture.x + width ? lens.y : bottom;
    }
    return {picture.x, bottom - height, width, height};
}

void draw_picture_tools(const Desk& desk, const Rect& picture) {
    draw_buttons(desk, picture);
    if (!desk.session.guest() && desk.session.movement() != nullptr) {
        draw_orientation(desk, picture);
    }
}

}  // namespace jw::ui
