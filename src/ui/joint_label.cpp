#include "ui/joint_label.h"

#include "ui/panels.h"
#include "ui/widgets.h"

#include <algorithm>
#include <cmath>

namespace jw::ui {
namespace {

constexpr float kMargin = 12.0F;  // pixels of the design
constexpr float kTop = 66.0F;     // room of the version's name
constexpr float kRing = 9.0F;     // radius of the ring round the joint
constexpr float kClear = 22.0F;   // between box and joint at least
constexpr float kPad = 10.0F;
constexpr float kMark = 28.0F;  // room of the version's mark

struct Layout {
    ImVec2 size;
    float wrap = 0.0F, title_height = 0.0F;
};

Layout lay_out(const Desk& desk, const Rect& part, const JointLabel& label) {
    const float width = std::clamp(0.42F * part.width, desk.px(136.0F), desk.px(280.0F));
    const float wrap = width - 2.0F * desk.px(kPad);
    const float title = measure(desk.fonts().strong, label.title, wrap - desk.px(kMark)).y;
    const float words =
        label.words.empty() ? 0.0F : measure(desk.fonts().body, label.words, wrap).y;
    const float gap = label.words.empty() ? 0.0F : desk.px(3.0F);
    return {{width, title + gap + words + 1.4F * desk.px(kPad)}, wrap, title + gap};
}

/// A place below or above for a box that would lie over its joint, between top and bottom.
float move_off(float y, float height, float joint_y, float clear, float top, float bottom) {
    const float above = std::min(joint_y - clear, bottom) - height;
    const float below = std::max(joint_y + clear, top);
    if (below + height <= bottom) {
        return below;
    }
    return above >= top ? above : y;
}

}  // namespace

std::optional<JointPlace> find_joint_place(const Desk& desk, const Rect& picture, int joint,
                                           scene::Version version) {
    const auto column = desk.session.find_column(version);
    const auto place = desk.session.find_place(joint, version);
    if (!column || !place) {
        return std::nullopt;
    }
    JointPlace found;
    found.part = {picture.x + static_cast<float>(column->x) * picture.width, picture.y,
                  static_cast<float>(column->width) * picture.width, picture.height};
    found.joint = {picture.x + static_cast<float>(place->x) * picture.width,
                   picture.y + static_cast<float>(place->y) * picture.height};
    const float ring = desk.px(kRing);
    const bool is_overlay = desk.session.shown_versions().size() == 2 && column->width == 1.0;
    const float above = desk.px(is_overlay ? 2.0F * kTop : kTop);
    const float hint = desk.session.teach_stop() != nullptr ? desk.px(kTeachHint) : 0.0F;
    const float below =
        hint + (desk.session.is_lens_open() ? plan_lens(desk, found.part).height : 0.0F);
    found.cross = find_cross_room(desk, picture);
    found.part.y += above;
    found.part.height -= above + below;
    const bool is_inside = found.joint.x > found.part.x + ring &&
                           found.joint.x < found.part.x + found.part.width - ring &&
                           found.joint.y > found.part.y &&
                           found.joint.y < picture.y + picture.height - ring;
    // Words keep clear of the picture's tools, too.
    found.part.width = std::min(found.part.width, find_tools_room(desk, picture).x - found.part.x);
    return is_inside ? std::optional{found} : std::nullopt;
}

void draw_leader(const Desk& desk, ImDrawList& list, const Rect& box, ImVec2 joint) {
    const ImVec2 from{std::clamp(joint.x, box.x, box.x + box.width),
                      std::clamp(joint.y, box.y, box.y + box.height)};
    const float x = joint.x - from.x;
    const float y = joint.y - from.y;
    const float way = std::hypot(x, y);
    const float ring = desk.px(kRing);
    const ImU32 dark = desk.palette().panel;
    const ImU32 light = desk.palette().text;
    if (way > ring) {
        const ImVec2 to{joint.x - x / way * ring, joint.y - y / way * ring};
        list.AddLine(from, to, dark, desk.px(4.0F));
        list.AddLine(from, to, light, desk.px(1.5F));
    }
    list.AddCircle(joint, ring, dark, 32, desk.px(4.0F));
    list.AddCircle(joint, ring, light, 32, desk.px(1.5F));
}

bool is_right_freer(const Desk& desk, const Rect& picture, const JointPlace& place,
                    scene::Version version) {
    const float band = 0.12F * picture.height;  // as high as a caption is
    float left = place.joint.x;
    float right = place.joint.x;
    for (std::size_t i = 0; i < desk.session.model().body.joints.size(); ++i) {
        const auto other = desk.session.find_place(static_cast<int>(i), version);
        if (!other) {
            continue;
        }
        const float x = picture.x + static_cast<float>(other->x) * picture.width;
        const float y = picture.y + static_cast<float>(other->y) * picture.height;
        if (std::abs(y - place.joint.y) < band) {
            left = std::min(left, x);
            right = std::max(right, x);
        }
    }
    return place.part.x + place.part.width - right > left - place.part.x;
}

Rect find_label_box(const Desk& desk, const JointPlace& place, const JointLabel& label,
                    bool is_right) {
    const ImVec2 size = lay_out(desk, place.part, label).size;
    const float margin = desk.px(kMargin);
    const float top = place.part.y;
    const float x =
        is_right ? place.part.x + place.part.width - margin - size.x : place.part.x + margin;
    const float floor = place.part.y + place.part.height;
    const bool is_over_cross = x < place.cross.x + place.cross.width;
    const float bottom = (is_over_cross ? std::min(floor, place.cross.y) : floor) - margin;
    float y = std::clamp(place.joint.y - 0.5F * size.y, top, std::max(top, bottom - size.y));
    const float clear = desk.px(kClear);
    const bool is_over = place.joint.x > x - clear && place.joint.x < x + size.x + clear;
    if (is_over) {
        y = move_off(y, size.y, place.joint.y, clear, top, bottom);
    }
    return {std::round(x), std::round(y), size.x, size.y};
}

bool fits_joint_label(const Desk& desk, const JointPlace& place, const JointLabel& label,
                      bool is_right) {
    const Rect box = find_label_box(desk, place, label, is_right);
    const float ring = desk.px(kRing);
    const bool is_over = place.joint.x > box.x - ring && place.joint.x < box.x + box.width + ring &&
                         place.joint.y > box.y - ring && place.joint.y < box.y + box.height + ring;
    const bool is_over_cross =
        box.x < place.cross.x + place.cross.width && box.y + box.height > place.cross.y;
    return !is_over && !is_over_cross && box.width <= 0.62F * place.part.width &&
           box.height + desk.px(kMargin) <= place.part.height;
}

void draw_joint_label(const Desk& desk, const JointPlace& place, const JointLabel& label,
                      bool is_right) {
    const Layout layout = lay_out(desk, place.part, label);
    const Rect box = find_label_box(desk, place, label, is_right);
    const Palette& palette = desk.palette();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    draw_leader(desk, list, box, place.joint);
    const ImU32 ground = (palette.panel & ~IM_COL32_A_MASK) | (236U << IM_COL32_A_SHIFT);
    list.AddRectFilled({box.x, box.y}, {box.x + box.width, box.y + box.height}, ground,
                       desk.px(6.0F));
    ImFont* title_font = desk.fonts().strong;
    ImFont* font = desk.fonts().body;
    const float x = box.x + desk.px(kPad);
    const float y = box.y + 0.7F * desk.px(kPad);
    draw_version_mark(list, {x, y + 0.5F * title_font->FontSize - desk.px(1.5F)}, desk.px(20.0F),
                      desk.px(3.5F), label.version, palette);
    list.AddText(title_font, title_font->FontSize, {x + desk.px(kMark), y}, palette.text,
                 label.title.c_str(), nullptr, layout.wrap - desk.px(kMark));
    list.AddText(font, font->FontSize, {x, y + layout.title_height}, palette.text,
                 label.words.c_str(), nullptr, layout.wrap);
}

}  // namespace jw::ui
