// The picture, what is written on it, and the mouse on it.
#include "ui/panels.h"
#include "ui/widgets.h"

#include <algorithm>
#include <cmath>

namespace jw::ui {
namespace {

using scene::Version;
using session::Action;

constexpr float kDragStart = 4.0F;  // pixels of the design; less is a click

void read_mouse(const Desk& desk, UiState::Viewport& view) {
    const ImGuiIO& io = ImGui::GetIO();
    const double x = static_cast<double>((io.MousePos.x - view.x) / view.width);
    const double y = static_cast<double>((io.MousePos.y - view.y) / view.height);
    if (ImGui::IsItemActivated()) {
        view.was_moved = false;
    }
    if (ImGui::IsItemActive()) {
        const bool is_pan = ImGui::IsMouseDown(ImGuiMouseButton_Right) || io.KeyShift;
        const ImGuiMouseButton button = ImGui::IsMouseDown(ImGuiMouseButton_Right)
                                            ? ImGuiMouseButton_Right
                                            : ImGuiMouseButton_Left;
        const bool is_far = ImGui::IsMouseDragging(button, desk.px(kDragStart));
        view.was_moved = view.was_moved || is_far;
        const bool has_moved = io.MouseDelta.x != 0.0F || io.MouseDelta.y != 0.0F;
        if (view.was_moved && has_moved) {
            desk.out.post(is_pan ? Action::Pan : Action::Orbit,
                          static_cast<double>(io.MouseDelta.x / view.height),
                          static_cast<double>(-io.MouseDelta.y / view.height));
        }
    } else if (ImGui::IsItemDeactivated() && !view.was_moved && ImGui::IsItemHovered()) {
        desk.out.post(Action::Pick, x, y);
    }
    if (ImGui::IsItemHovered() && io.MouseWheel != 0.0F) {
        if (io.KeyCtrl) {
            desk.out.post(Action::SetGhost, desk.session.view().settings.ghost_opacity +
                                                0.05 * static_cast<double>(io.MouseWheel));
        } else {
            constexpr double kStep = 0.88;  // of the distance a notch
            desk.out.post(Action::Zoom, x, y, std::pow(kStep, static_cast<double>(io.MouseWheel)));
        }
    }
    const bool has_come = ImGui::IsItemHovered() && !ImGui::IsItemActive();
    const bool has_moved = io.MouseDelta.x != 0.0F || io.MouseDelta.y != 0.0F;
    if (has_come && has_moved && !desk.session.playback().is_playing()) {
        desk.out.post(Action::Hover, x, y);
    } else if (view.was_hovered && !has_come) {
        desk.out.post(Action::Hover, -1.0, -1.0);
    }
    view.was_hovered = has_come;
}

/// Below a version's name, a line each: the hip's share, the goniometer, the level line.
std::string version_words(const Desk& desk, Version version) {
    const scene::PartSet parts = desk.session.view().settings.parts;
    std::string words = hip_share_words(desk, version);
    const auto add = [&](const std::string& line) {
        if (!words.empty()) {
            words += '\n';
        }
        words += line;
    };
    const auto reading = desk.session.reading(version);
    if (reading && parts.has(scene::Part::Goniometer)) {
        const auto& goniometer = *desk.session.goniometer();
        add(measure_words(desk.words, goniometer.measure(), reading->angle, goniometer.active()));
    }
    const model::Frame* frame = desk.session.frame(version);
    constexpr auto kLevel = analysis::Measure::PelvicDrop;
    const auto level =
        frame != nullptr && parts.has(scene::Part::Guides)
            ? analysis::Goniometer::find(desk.session.model().body, kLevel, model::Side::None)
            : std::nullopt;
    if (level) {
        const auto drop =
            level->read(frame->pose.displacements,
                        analysis::find_nearest_axis(desk.session.facing() * Vec3{0.0, 1.0, 0.0}));
        add(fill(desk.tr("measure.level"),
                 {{"words", measure_words(desk.words, kLevel, drop.angle, {})}}));
    }
    return words;
}

/// Title and share of a version, upper left of its part of the picture; returns its lower edge.
float draw_version_label(const Desk& desk, Version version, ImVec2 at, float width) {
    const Palette& palette = desk.palette();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const std::string title = version_title(desk, version);
    const std::string share = version_words(desk, version);
    ImFont* title_font = desk.fonts().heading;
    ImFont* share_font = desk.fonts().body;
    const float pad = desk.px(10.0F);
    const float indent = desk.px(34.0F);
    const float wrap = width - indent - 2.0F * pad;
    if (wrap < desk.px(60.0F)) {
        return at.y;
    }
    const ImVec2 title_size = measure(title_font, title, wrap);
    const ImVec2 share_size = share.empty() ? ImVec2{} : measure(share_font, share, wrap);
    const float box_width = indent + std::max(title_size.x, share_size.x) + 2.0F * pad;
    const float box_height = title_size.y + share_size.y + 1.4F * pad;
    const ImU32 ground = (palette.panel & ~IM_COL32_A_MASK) | (225U << IM_COL32_A_SHIFT);
    list.AddRectFilled(at, {at.x + box_width, at.y + box_height}, ground, desk.px(6.0F));
    draw_version_mark(list,
                      {at.x + pad, at.y + 0.7F * pad + 0.5F * title_font->FontSize - desk.px(2.0F)},
                      desk.px(25.0F), desk.px(4.0F), version, palette);
    list.AddText(title_font, title_font->FontSize, {at.x + pad + indent, at.y + 0.7F * pad},
                 palette.text, title.c_str(), nullptr, wrap);
    if (!share.empty()) {
        list.AddText(share_font, share_font->FontSize,
                     {at.x + pad + indent, at.y + 0.7F * pad + title_size.y}, palette.muted,
                     share.c_str(), nullptr, wrap);
    }
    return at.y + box_height;
}

void draw_version_labels(const Desk& desk, const UiState::Viewport& view) {
    const auto versions = desk.session.shown_versions();
    const float margin = desk.px(12.0F);
    const bool is_split =
        versions.size() == 2 && desk.session.view().settings.layout == scene::Layout::Side;
    const bool is_overlay = versions.size() == 2 && !is_split;
    const float part = is_split ? 0.5F * view.width : view.width;
    ImDrawList& list = *ImGui::GetWindowDrawList();
    float y = view.y + margin;
    for (std::size_t i = 0; i < versions.size(); ++i) {
        const float x = view.x + (is_split ? part * static_cast<float>(i) : 0.0F) + margin;
        const float edge = draw_version_label(desk, versions[i], {x, y}, part - 2.0F * margin);
        y = is_overlay ? edge + desk.px(8.0F) : y;
    }
    if (is_split) {
        const float x = std::round(view.x + part);
        list.AddLine({x, view.y}, {x, view.y + view.height}, desk.palette().line, desk.px(1.0F));
    }
}

/// Names of what is selected or under the pointer: Latin over plain words. Where names stand beside
/// the picture, what is selected has its own there.
void draw_selection(const Desk& desk, const UiState::Viewport& view) {
    const auto& settings = desk.session.view().settings;
    const bool is_named = settings.hovered || desk.session.view().names_shown;
    const auto& structure = is_named ? settings.hovered : settings.selected;
    if (!structure || desk.session.guest()) {
        return;
    }
    const model::Body& body = desk.session.model().body;
    const auto i = static_cast<std::size_t>(structure->index);
    const bool is_bone = structure->kind == scene::Structure::Kind::Bone;
    const std::string& name = is_bone ? body.bones[i].english : body.muscles[i].english;
    const std::string& latin = is_bone ? body.bones[i].latin : body.muscles[i].latin;
    const float pad = desk.px(10.0F);
    const ImVec2 name_size = measure(desk.fonts().strong, name);
    const ImVec2 latin_size = measure(desk.fonts().small, latin);
    const float width = std::max(name_size.x, latin_size.x) + 2.0F * pad;
    const float height = name_size.y + latin_size.y + 1.2F * pad;
    // Below the row of the versions' names, which may be long.
    const ImVec2 at{view.x + view.width - width - desk.px(12.0F), view.y + desk.px(70.0F)};
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImU32 ground = (desk.palette().panel & ~IM_COL32_A_MASK) | (225U << IM_COL32_A_SHIFT);
    list.AddRectFilled(at, {at.x + width, at.y + height}, ground, desk.px(6.0F));
    text_at(list, desk.fonts().strong, {at.x + pad, at.y + 0.6F * pad}, desk.palette().text, name);
    text_at(list, desk.fonts().small, {at.x + pad, at.y + 0.6F * pad + name_size.y},
            desk.palette().muted, latin);
}

}  // namespace

void draw_announcement(const Desk& desk, const Rect& picture) {
    const auto versions = desk.session.shown_versions();
    const double left = desk.session.announcement();
    const bool is_told = desk.session.guide_step() != nullptr;  // the guided start says what plays
    if (left <= 0.0 || versions.empty() || desk.session.movement() == nullptr || is_told) {
        return;
    }
    const std::string words =
        versions.size() == 2
            ? fill(desk.tr("announce.pair"), {{"good", version_title(desk, versions[0])},
                                              {"shared", version_title(desk, versions[1])}})
            : fill(desk.tr("announce.single"), {{"version", version_title(desk, versions[0])}});
    const float pad = desk.px(18.0F);
    const float wrap = picture.width - 4.0F * pad;
    ImFont* font = desk.fonts().title;
    if (measure(font, words).x > wrap) {
        font = desk.fonts().heading;
    }
    ImVec2 size = measure(font, words, wrap);
    size.x = std::ceil(size.x) + 4.0F;  // a window's whole pixels must not wrap the words anew
    ImGui::SetNextWindowPos({picture.x + 0.5F * (picture.width - size.x) - pad,
                             picture.y + 0.42F * picture.height - size.y - 0.7F * pad});
    ImGui::SetNextWindowSize({size.x + 2.0F * pad, size.y + 1.4F * pad});
    ImGui::PushStyleVar(ImGuiStyleVar_Alpha, static_cast<float>(std::clamp(4.0 * left, 0.0, 1.0)));
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {pad, 0.7F * pad});
    ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, desk.px(8.0F));
    // Over the lens and what is written on the picture, and out of the pointer's way.
    ImGui::Begin("##announcement", nullptr,
                 ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoInputs |
                     ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_NoFocusOnAppearing);
    text(font, desk.palette().text, words);
    ImGui::End();
    ImGui::PopStyleVar(3);
}

void draw_viewport(const Desk& desk, UiState::Viewport& view, UiState::Captions& captions) {
    ImGui::SetCursorScreenPos({view.x, view.y});
    ImGui::InvisibleButton("picture", {view.width, view.height},
                           ImGuiButtonFlags_MouseButtonLeft | ImGuiButtonFlags_MouseButtonRight);
    ImGui::SetItemAllowOverlap();  // the tools lie over it
    read_mouse(desk, view);
    draw_version_labels(desk, view);
    captions.right_is_taken = draw_picture_labels(desk, view);
    draw_selection(desk, view);
    draw_captions(desk, view, captions);
    draw_picture_tools(desk, view);
}

}  // namespace jw::ui
