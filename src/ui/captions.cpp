// What is said of the present key moment: a sentence for each version, beside the joint that the
// moment is about, or below the figures where that joint is out of sight or there is no room.
#include "ui/joint_label.h"
#include "ui/panels.h"
#include "ui/widgets.h"

#include "analysis/difference.h"

#include "core/angle.h"
#include "model/limit_use.h"

#include <fmt/format.h>

#include <algorithm>

namespace jw::ui {
namespace {

using scene::Version;

struct CaptionLine {
    Version version;
    std::string words;
};

/// A smaller size or a freer dial than the caption was written for may leave nothing to share.
bool both_move_alike(const Desk& desk) {
    constexpr double kAlike = to_rad(1.0);
    const session::Document& document = desk.session.document();
    const bool is_as_written =
        document.limits.empty() &&
        (document.size.empty() || document.size == desk.session.movement()->sizes.front().id);
    const auto* most = analysis::find_largest(desk.session.differences());
    return !is_as_written && most != nullptr && most->angle < kAlike;
}

std::vector<CaptionLine> caption_lines(const Desk& desk, const model::KeyMoment& moment) {
    std::vector<CaptionLine> lines;
    for (const Version version : desk.session.shown_versions()) {
        if (version == Version::Compensated && both_move_alike(desk)) {
            lines.push_back({version, std::string{desk.tr("caption.alike")}});
            continue;
        }
        const model::Text& words =
            desk.session.movement()->find_caption(moment, *desk.session.variant(version));
        const model::Frame* frame = desk.session.frame(version);
        const std::string sentence =
            frame == nullptr
                ? ""
                : model::tell_angles(
                      told_words(desk, words), desk.session.model().body, frame->pose.q,
                      desk.session.document().side != desk.session.movement()->working_side);
        if (!sentence.empty()) {
            lines.push_back({version, with_grade(desk, sentence, words.grade)});
        }
    }
    return lines;
}

/// Below the figures: the name of the moment, and its lines.
void draw_below(const Desk& desk, const Rect& view, const model::KeyMoment& moment,
                const std::vector<CaptionLine>& lines) {
    const Palette& palette = desk.palette();
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const float pad = desk.px(12.0F);
    const float indent = desk.px(32.0F);
    const float left = find_cross_room(desk, view).width;
    const float width = std::min(desk.px(560.0F), view.width - left - desk.px(12.0F));
    const float wrap = width - indent - 2.0F * pad;
    ImFont* name_font = desk.fonts().strong;
    ImFont* font = desk.fonts().body;
    float height = 1.6F * pad + measure(name_font, moment.name, width - 2.0F * pad).y;
    for (const CaptionLine& line : lines) {
        height += measure(font, line.words, wrap).y + desk.px(4.0F);
    }
    if (height > 0.4F * view.height || wrap < desk.px(80.0F)) {
        return;
    }
    const ImVec2 at{view.x + std::max(left, 0.5F * (view.width - width)),
                    view.y + view.height - height - desk.px(12.0F)};
    const ImU32 ground = (palette.panel & ~IM_COL32_A_MASK) | (232U << IM_COL32_A_SHIFT);
    list.AddRectFilled(at, {at.x + width, at.y + height}, ground, desk.px(6.0F));
    float y = at.y + 0.8F * pad;
    list.AddText(name_font, name_font->FontSize, {at.x + pad, y}, palette.text, moment.name.c_str(),
                 nullptr, width - 2.0F * pad);
    y += measure(name_font, moment.name, width - 2.0F * pad).y + desk.px(4.0F);
    for (const CaptionLine& line : lines) {
        draw_version_mark(list, {at.x + pad, y + 0.5F * font->FontSize - desk.px(1.5F)},
                          desk.px(22.0F), desk.px(3.5F), line.version, palette);
        list.AddText(font, font->FontSize, {at.x + pad + indent, y}, palette.text,
                     line.words.c_str(), nullptr, wrap);
        y += measure(font, line.words, wrap).y + desk.px(4.0F);
    }
}

/// On top of one another two versions take one side each; otherwise the freer side, once a moment.
void choose_sides(const Desk& desk, const Rect& view, const model::KeyMoment& moment, int joint,
                  UiState::Captions& captions) {
    const auto versions = desk.session.shown_versions();
    const auto layout = desk.session.view().settings.layout;
    const std::string key =
        fmt::format("{} {} {} {} {}", desk.session.movement()->id, moment.id, joint,
                    scene::kLayoutNames.name(layout), captions.right_is_taken);
    if (captions.moment == key) {
        return;
    }
    captions.moment = desk.session.is_flying() ? "" : key;  // chosen anew where it arrives
    for (std::size_t i = 0; i < versions.size(); ++i) {
        const auto place = find_joint_place(desk, view, joint, versions[i]);
        const bool shares_picture = layout != scene::Layout::Side && versions.size() == 2;
        captions.is_right[i] =
            !captions.right_is_taken &&
            (shares_picture ? i == 1 : place && is_right_freer(desk, view, *place, versions[i]));
    }
}

/// Each line at the joint of its own version. False: one of them has no place there.
bool draw_at_joint(const Desk& desk, const Rect& view, const model::KeyMoment& moment,
                   const std::vector<CaptionLine>& lines, UiState::Captions& captions) {
    const auto joint = desk.session.moment_joint(moment);
    const bool both_go_left =
        captions.right_is_taken && lines.size() == 2 && desk.session.shares_picture();
    if (!joint || lines.empty() || both_go_left) {
        return false;
    }
    std::vector<JointPlace> places;
    for (const CaptionLine& line : lines) {
        const auto place = find_joint_place(desk, view, *joint, line.version);
        if (!place) {
            return false;
        }
        places.push_back(*place);
    }
    choose_sides(desk, view, moment, *joint, captions);
    for (std::size_t i = 0; i < lines.size(); ++i) {
        if (!fits_joint_label(desk, places[i], {moment.name, lines[i].words, lines[i].version},
                              captions.is_right[i])) {
            return false;
        }
    }
    for (std::size_t i = 0; i < lines.size(); ++i) {
        draw_joint_label(desk, places[i], {moment.name, lines[i].words, lines[i].version},
                         captions.is_right[i]);
    }
    return true;
}

/// While playback waits: which moment this is, and what goes on.
void draw_teach_hint(const Desk& desk, const Rect& view, const model::KeyMoment& stop) {
    const auto times = desk.session.moment_times();
    const auto before =
        std::count_if(times.begin(), times.end(), [&](double time) { return time < stop.time; });
    const std::string words =
        fill(desk.tr("caption.teach"), {{"number", fmt::format("{}", before + 1)},
                                        {"count", fmt::format("{}", times.size())},
                                        {"next", action_keys(session::Action::NextMoment)},
                                        {"play", action_keys(session::Action::TogglePlay)}});
    ImFont* font = desk.fonts().body;
    const float pad = desk.px(10.0F);
    const ImVec2 size = measure(font, words);
    if (size.x + 2.0F * pad > view.width) {
        return;
    }
    const ImVec2 at{view.x + 0.5F * (view.width - size.x),
                    view.y + view.height - size.y - 1.6F * pad};
    ImDrawList& list = *ImGui::GetWindowDrawList();
    const ImU32 ground = (desk.palette().panel & ~IM_COL32_A_MASK) | (232U << IM_COL32_A_SHIFT);
    list.AddRectFilled({at.x - pad, at.y - 0.6F * pad},
                       {at.x + size.x + pad, at.y + size.y + 0.6F * pad}, ground, desk.px(6.0F));
    text_at(list, font, at, desk.palette().text, words);
}

}  // namespace

void draw_captions(const Desk& desk, const Rect& picture, UiState::Captions& captions) {
    if (desk.session.walked_rung() != nullptr) {
        draw_walk(desk, picture, captions);
        return;
    }
    const model::KeyMoment* stop = desk.session.teach_stop();
    const model::KeyMoment* moment = stop != nullptr ? stop : desk.session.present_moment();
    if (moment == nullptr) {
        return;
    }
    Rect room = picture;
    if (stop != nullptr) {
        draw_teach_hint(desk, picture, *stop);
        room.height -= desk.px(kTeachHint);
    }
    if (desk.session.view().captions == session::CaptionLevel::Off) {
        return;
    }
    const auto lines = caption_lines(desk, *moment);
    // A lens takes the room below; it has words of its own.
    if (!draw_at_joint(desk, picture, *moment, lines, captions) && !desk.session.is_lens_open()) {
        draw_below(desk, room, *moment, lines);
    }
}

}  // namespace jw::ui
