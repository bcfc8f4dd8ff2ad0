// Words that belong to places of the picture: in a column beside the figure, with a line to each
// place.
#include "ui/panels.h"
#include "ui/picture_words.h"
#include "ui/widgets.h"

#include "session/difference_look.h"
#include "session/name_labels.h"

#include "scene/body_planes.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace jw::ui {
namespace {

struct Label {
    ImVec2 from_left, from_right;  // places on the screen that it may point to, from either side
    std::string words;
};

bool shows_differences(const Desk& desk) {
    return desk.session.view().settings.layout == scene::Layout::Difference &&
           desk.session.shares_picture();
}

/// A viewport on the screen.
Rect find_rect(const Rect& picture, const scene::Viewport& port) {
    return {picture.x + static_cast<float>(port.x) * picture.width,
            picture.y + static_cast<float>(port.y) * picture.height,
            static_cast<float>(port.width) * picture.width,
            static_cast<float>(port.height) * picture.height};
}

std::optional<ImVec2> find_place(const Rect& rect, const scene::Camera& camera, const Vec3& point) {
    const auto ndc = camera.project(point, static_cast<double>(rect.width / rect.height));
    if (!ndc || std::abs(ndc->x) > 1.0 || std::abs(ndc->y) > 1.0) {
        return std::nullopt;
    }
    return ImVec2{rect.x + 0.5F * rect.width * (1.0F + static_cast<float>(ndc->x)),
                  rect.y + 0.5F * rect.height * (1.0F - static_cast<float>(ndc->y))};
}

/// Height of what names the versions above, pixels of the design.
constexpr float kVersionNames = 68.0F;

/// Where a column of words stands, and on which side of its places.
struct Column {
    float x = 0.0F;
    bool is_left = false;
    const ImVec2& place(const Label& label) const {
        return is_left ? label.from_left : label.from_right;
    }
};

/// Right of all places, or left of them where only there is room; captions stand on the left.
Column find_column(const Desk& desk, const Rect& picture, const Rect& rect,
                   std::span<const Label> labels, float width) {
    float leftmost = rect.x + rect.width;
    float rightmost = rect.x;
    for (const Label& label : labels) {
        leftmost = std::min(leftmost, label.from_left.x);
        rightmost = std::max(rightmost, label.from_right.x);
    }
    constexpr float kClear = 0.3F;  // of the picture's width: beyond arms and thighs, mostly
    const float gap = std::max(desk.px(56.0F), kClear * rect.width);
    const bool is_last = rect.x + rect.width > picture.x + picture.width - 1.0F;
    const float tools = is_last ? button_size(desk) + desk.px(12.0F) : desk.px(4.0F);
    const float right_end = rect.x + rect.width - tools - width;
    const float left_end = rect.x + desk.px(6.0F);
    const bool is_left = right_end < rightmost - 0.5F * width && leftmost - left_end > width;
    return is_left ? Column{std::max(leftmost - gap - width, left_end), true}
                   : Column{std::min(rightmost + gap, right_end), false};
}

/// Upper edges of labels that stand one below the other, each near its place, clear of the caption
/// and, below `top`, of the versions' names.
std::vector<float> spread(const Rect& rect, float top, const Column& column,
                          std::span<const Label> labels, float step) {
    constexpr float kCaption = 0.28F;  // of the picture's height: room below that captions take
    std::vector<float> heights;
    float next = column.place(labels.front()).y - 0.5F * step * static_cast<float>(labels.size());
    for (const Label& label : labels) {
        heights.push_back(std::max(next, column.place(label).y - 0.5F * step));
        next = heights.back() + step;
    }
    const float below = std::max(0.0F, next - (rect.y + (1.0F - kCaption) * rect.height));
    const float above = heights.front() - top;  // < 0: down out of the names
    for (float& height : heights) {
        height -= std::min(below, above);
    }
    return heights;
}

double cross(const ImVec2& a, const ImVec2& b, const ImVec2& c) {
    return static_cast<double>(b.x - a.x) * (c.y - a.y) -
           static_cast<double>(b.y - a.y) * (c.x - a.x);
}
bool do_cross(const ImVec2& a, const ImVec2& b, const ImVec2& c, const ImVec2& d) {
    return cross(a, b, c) * cross(a, b, d) < 0.0 && cross(c, d, a) * cross(c, d, b) < 0.0;
}

/// Lines that cross change their ends; each change makes them shorter together, so it ends.
void uncross(const Column& column, const std::vector<float>& heights, float width, float step,
             std::vector<Label>& labels) {
    const float x = column.is_left ? column.x + width : column.x;
    const auto end = [&](std::size_t i) { return ImVec2{x, heights[i] + 0.5F * step}; };
    for (bool is_changed = true; is_changed;) {
        is_changed = false;
        for (std::size_t i = 0; i < labels.size(); ++i) {
            for (std::size_t k = i + 1; k < labels.size(); ++k) {
                if (do_cross(column.place(labels[i]), end(i), column.place(labels[k]), end(k))) {
                    std::swap(labels[i], labels[k]);
                    is_changed = true;
                }
            }
        }
    }
}

/// One below the other, as near to the heights of their places as there is room.
void draw_column(const Desk& desk, const Rect& picture, const Rect& rect, ImFont* font,
                 std::vector<Label> labels) {
    if (labels.empty()) {
        return;
    }
    const float pad = desk.px(6.0F);
    float width = 0.0F;
    for (const Label& label : labels) {
        width = std::max(width, measure(font, label.words).x + 2.0F * pad);
    }
    const Column column = find_column(desk, picture, rect, labels, width);
    std::sort(labels.begin(), labels.end(), [&](const Label& a, const Label& b) {
        return column.place(a).y < column.place(b).y;
    });
    const float step = font->FontSize + 2.0F * pad + desk.px(3.0F);
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImU32 ground = (desk.palette().panel & ~IM_COL32_A_MASK) | (232U << IM_COL32_A_SHIFT);
    const ImU32 ink = desk.palette().text;
    const std::vector<float> heights =
        spread(rect, rect.y + desk.px(kVersionNames), column, labels, step);
    uncross(column, heights, width, step, labels);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        const ImVec2& place = column.place(labels[i]);
        const ImVec2 size = measure(font, labels[i].words);
        const float inner = size.x + 2.0F * pad;
        const ImVec2 at{column.is_left ? column.x + width - inner : column.x, heights[i]};
        list.AddLine(place, {column.is_left ? at.x + inner : at.x, at.y + pad + 0.5F * size.y}, ink,
                     desk.px(1.2F));
        list.AddCircleFilled(place, desk.px(3.0F), ink, 12);
        list.AddRectFilled(at, {at.x + inner, at.y + size.y + 2.0F * pad}, ground, desk.px(4.0F));
        text_at(list, font, {at.x + pad, at.y + pad}, ink, labels[i].words);
    }
}

/// It points to the corner that lies furthest to its side.
std::optional<Label> find_plane_label(const Desk& desk, const Rect& rect,
                                      const scene::Camera& camera, const scene::BodyPlane& plane,
                                      std::string_view name) {
    std::optional<Label> label;
    for (const double along : {-1.0, 1.0}) {
        for (const double across : {-1.0, 1.0}) {
            const auto corner = find_place(
                rect, camera, plane.middle + along * plane.along + across * plane.across);
            if (corner && !label) {
                label = Label{*corner, *corner, std::string{desk.tr("plane", name)}};
            } else if (corner) {
                label->from_left = corner->x < label->from_left.x ? *corner : label->from_left;
                label->from_right = corner->x > label->from_right.x ? *corner : label->from_right;
            }
        }
    }
    return label;
}

/// The version whose lines are drawn in a viewport: of two figures in one the solid one's.
std::optional<scene::Version> find_lined_version(const Desk& desk, const scene::Viewport& port) {
    const bool is_there =
        !port.versions.empty() && desk.session.frame(port.versions.back()) != nullptr;
    return is_there ? std::optional{port.versions.back()} : std::nullopt;
}

void add_planes(const Desk& desk, const Rect& rect, const scene::Viewport& port,
                std::vector<Label>& labels) {
    const auto version = find_lined_version(desk, port);
    for (const auto& [part, name] : scene::kPartNames.rows) {
        if (!version || !desk.session.view().settings.parts.has(part)) {
            continue;
        }
        if (const auto plane =
                scene::find_body_plane(desk.session.model().body,
                                       desk.session.frame(*version)->pose.displacements, part)) {
            if (auto label = find_plane_label(desk, rect, port.camera, *plane, name)) {
                labels.push_back(std::move(*label));
            }
        }
    }
}

/// Words whose ends are both in sight.
void add_words(const Rect& rect, const scene::Camera& camera, std::vector<PictureWord> words,
               std::vector<Label>& labels) {
    for (PictureWord& word : words) {
        const auto from = find_place(rect, camera, word.from);
        const auto to = find_place(rect, camera, word.to);
        if (from && to) {
            const bool is_to_right = to->x > from->x;
            labels.push_back(
                {is_to_right ? *from : *to, is_to_right ? *to : *from, std::move(word.words)});
        }
    }
}

void add_end_plates(const Desk& desk, const Rect& rect, const scene::Viewport& port,
                    std::vector<Label>& labels) {
    const auto version = find_lined_version(desk, port);
    const scene::ViewSettings& settings = desk.session.view().settings;
    if (version && settings.parts.has(scene::Part::EndPlates)) {
        add_words(rect, port.camera,
                  name_end_plates(desk.words, desk.session.model().body,
                                  desk.session.frame(*version)->pose.displacements, port.camera,
                                  settings.end_plate_scale),
                  labels);
    }
}

void add_pelvis(const Desk& desk, const Rect& rect, const scene::Viewport& port,
                std::vector<Label>& labels) {
    const auto version = find_lined_version(desk, port);
    const auto* marks = version ? &desk.session.marks(*version) : nullptr;
    if (marks != nullptr && marks->pelvis) {
        add_words(rect, port.camera, name_pelvis(desk.words, *marks->pelvis, port.camera), labels);
    }
}

void add_ends(const Desk& desk, const Rect& rect, const scene::Viewport& port,
              std::vector<Label>& labels) {
    const auto version = find_lined_version(desk, port);
    if (version) {
        add_words(rect, port.camera,
                  name_ends(desk.words, desk.session.model(),
                            desk.session.frame(*version)->pose.displacements,
                            desk.session.view().settings, port.camera),
                  labels);
    }
}

void add_differences(const Desk& desk, const Rect& rect, const scene::Viewport& port,
                     std::vector<Label>& labels) {
    constexpr std::size_t kMost = 6;  // design: more numbers than this nobody reads
    const model::Frame* shown = desk.session.frame(scene::Version::Compensated);
    if (!shows_differences(desk) || shown == nullptr) {
        return;
    }
    const model::Body& body = desk.session.model().body;
    for (const auto& [difference, place] :
         session::find_difference_labels(body, *shown, desk.session.differences(), kMost)) {
        if (const auto at = find_place(rect, port.camera, place)) {
            labels.push_back(
                {*at, *at,
                 fill(desk.tr("difference", analysis::kDifferenceKindNames.name(difference.kind)),
                      {{"joint", session::name_joint(body, difference.joint)},
                       {"angle", degrees_text(difference.angle)}})});
        }
    }
}

std::string find_name(const Desk& desk, const model::Frame& frame, const scene::Structure& which) {
    const model::Body& body = desk.session.model().body;
    const auto index = static_cast<std::size_t>(which.index);
    const bool is_latin = desk.session.view().captions == session::CaptionLevel::Anatomical;
    if (which.kind == scene::Structure::Kind::Bone) {
        return is_latin ? body.bones[index].latin : body.bones[index].english;
    }
    const model::Muscle& muscle = body.muscles[index];
    const std::string& name = is_latin ? muscle.latin : muscle.english;
    if (muscle.tissue != model::Tissue::Muscle) {
        return name;
    }
    return fill(desk.tr("name_label.muscle"),
                {{"name", name},
                 {"state", desk.tr("state", model::kStateNames.name(frame.muscles[index].state))}});
}

void add_names(const Desk& desk, const Rect& rect, const scene::Viewport& port,
               std::vector<Label>& labels) {
    const auto version = find_lined_version(desk, port);
    if (!version || !desk.session.view().names_shown) {
        return;
    }
    const model::Frame& frame = *desk.session.frame(*version);
    const std::span items{desk.session.picture().items};
    session::NameLabelJob job;
    job.model = &desk.session.model();
    job.frame = &frame;
    job.items = items.subspan(static_cast<std::size_t>(port.first_item),
                              static_cast<std::size_t>(port.item_count));
    job.focus = desk.session.view().settings.focus;
    job.eye = port.camera.eye();
    for (const session::NameLabel& label : job.run()) {
        if (const auto at = find_place(rect, port.camera, label.place)) {
            labels.push_back({*at, *at, find_name(desk, frame, label.structure)});
        }
    }
}

/// Each trace by name, where its landmark is now.
void add_traces(const Desk& desk, const Rect& rect, const scene::Viewport& port,
                std::vector<Label>& labels) {
    if (port.versions.empty()) {
        return;
    }
    const scene::Version version = port.versions.back();
    const Rigid to_port = desk.session.place(version).inverse();
    for (const scene::Trace& trace : desk.session.marks(version).traces) {
        if (const auto at = find_place(rect, port.camera, to_port.point(trace.now))) {
            labels.push_back(
                {*at, *at, std::string{desk.tr("trace", scene::kTraceNames.name(trace.of))}});
        }
    }
}

/// The degrees alone, beside the arc; what they are of stands with the version's name.
void draw_angles(const Desk& desk, const Rect& rect, const scene::Viewport& port) {
    constexpr double kBeside = 0.04;  // m
    const session::Session& session = desk.session;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    ImFont* font = desk.fonts().strong;
    for (const scene::Version version : port.versions) {
        const auto& shown = session.marks(version).protractor;
        // Of two laid over each other the solid one's; both would hide each other.
        if (!shown || version != port.versions.back()) {
            continue;
        }
        const Vec3 middle = glm::angleAxis(0.5 * shown->angle, shown->axis) * shown->zero;
        const Vec3 place = shown->vertex + (scene::kUsualRadius + kBeside) * middle;
        if (const auto at = find_place(rect, port.camera, place)) {
            const std::string words = degrees_text(std::abs(shown->angle));
            const ImVec2 size = measure(font, words);
            const float pad = desk.px(3.0F);
            const ImVec2 min{at->x - 0.5F * size.x, at->y - 0.5F * size.y};
            const ImU32 ground =
                (desk.palette().panel & ~IM_COL32_A_MASK) | (200U << IM_COL32_A_SHIFT);
            list.AddRectFilled({min.x - pad, min.y}, {min.x + size.x + pad, min.y + size.y}, ground,
                               desk.px(3.0F));
            text_at(list, font, min, desk.palette().text, words);
        }
    }
}

}  // namespace

bool draw_picture_labels(const Desk& desk, const Rect& picture) {
    bool has_any = false;
    const Fonts& fonts = desk.fonts();
    for (const scene::Viewport& port : desk.session.picture().viewports) {
        const Rect rect = find_rect(picture, port);
        std::vector<Label> labels;
        add_planes(desk, rect, port, labels);
        add_end_plates(desk, rect, port, labels);
        add_pelvis(desk, rect, port, labels);
        add_ends(desk, rect, port, labels);
        add_differences(desk, rect, port, labels);
        add_names(desk, rect, port, labels);
        add_traces(desk, rect, port, labels);
        draw_angles(desk, rect, port);
        has_any = has_any || !labels.empty();
        draw_column(desk, picture, rect, shows_differences(desk) ? fonts.body : fonts.small,
                    std::move(labels));
    }
    return has_any;
}

}  // namespace jw::ui
