// The card of the selected bone or muscle: what it is, what it does now in each version, where it
// comes from and goes.
#include "ui/panels.h"
#include "ui/widgets.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <set>
#include <string>
#include <vector>

namespace jw::ui {
namespace {

using scene::Version;
using session::Action;

constexpr std::size_t kMostActions = 5;  // the long levers; the rest is in `jointwise card`

void draw_space(const Desk& desk, float height) {
    ImGui::Dummy({0.0F, desk.px(height)});
}

void draw_names(const Desk& desk, const std::string& english, const std::string& latin,
                const std::string& plain) {
    text(desk.fonts().strong, desk.palette().text, english);
    const std::string others =
        plain.empty() || plain == english ? latin : plain + " \u00B7 " + latin;
    text(desk.fonts().small, desk.palette().muted, others);
    draw_space(desk, 4.0F);
}

/// What one can do with it; each has its key.
void draw_buttons(const Desk& desk) {
    const float width = ImGui::GetContentRegionAvail().x;
    constexpr std::array kActions{Action::FrameSelection, Action::IsolateSelection,
                                  Action::HideSelection};
    constexpr std::array kWords{"card.frame", "card.isolate", "card.hide"};
    std::vector<std::string> labels;
    for (const char* words : kWords) {
        labels.emplace_back(desk.tr(words));
    }
    const int pressed = segmented(desk, "card_actions", labels, -1, width);
    if (pressed >= 0) {
        desk.out.post(kActions[static_cast<std::size_t>(pressed)]);
    }
    draw_space(desk, 6.0F);
}

/// The row of the recipe for this muscle in a version; null: it rests there.
const model::MuscleCurve* find_curve(const Desk& desk, Version version, int muscle) {
    const auto& curves = desk.session.variant(version)->muscles;
    const auto found = std::find_if(curves.begin(), curves.end(),
                                    [&](const auto& curve) { return curve.muscle == muscle; });
    return found == curves.end() ? nullptr : &*found;
}

std::string join_actions(const Desk& desk, Version version) {
    const auto& limits = desk.session.model().body.limits;
    const auto& actions = desk.session.selected_actions(version);
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < std::min(actions.size(), kMostActions); ++i) {
        const std::string lever = fmt::format("{:.0f}", actions[i].lever * 1e3);
        lines.push_back(
            fill(desk.tr("card.action"),
                 {{"direction", limits[static_cast<std::size_t>(actions[i].limit)].english},
                  {"lever", lever}}));
    }
    return lines.empty() ? std::string{desk.tr("card.no_action")}
                         : fmt::format("{}", fmt::join(lines, "\n"));
}

void draw_now(const Desk& desk, int muscle) {
    const Palette& palette = desk.palette();
    for (const Version version : desk.session.shown_versions()) {
        const model::Frame* frame = desk.session.frame(version);
        if (frame == nullptr) {
            continue;
        }
        const ImVec2 at = ImGui::GetCursorScreenPos();
        const float mark = desk.px(20.0F);
        ImFont* font = desk.fonts().body;
        draw_version_mark(*ImGui::GetWindowDrawList(),
                          {at.x, at.y + 0.5F * font->FontSize - desk.px(1.5F)}, mark, desk.px(3.0F),
                          version, palette);
        ImGui::SetCursorScreenPos({at.x + mark + desk.px(8.0F), at.y});
        const model::MuscleState& state = frame->muscles[static_cast<std::size_t>(muscle)];
        const model::MuscleCurve* curve = find_curve(desk, version, muscle);
        std::string words{desk.tr("state", model::kStateNames.name(state.state))};
        if (curve != nullptr) {
            words = fill(desk.tr("card.part"),
                         {{"state", words}, {"role", desk.tr("role", curve->role)}});
        }
        text(font, palette.text, words);
        if (curve != nullptr) {
            text(desk.fonts().small, palette.muted, curve->reason);
        }
        draw_space(desk, 2.0F);
    }
}

void draw_levers(const Desk& desk) {
    const auto shown = desk.session.shown_versions();
    draw_field(desk, desk.tr("card.levers"), join_actions(desk, shown.front()));
    if (shown.size() == 2 && join_actions(desk, shown[0]) != join_actions(desk, shown[1])) {
        draw_field(desk, desk.tr("card.levers_shared"), join_actions(desk, shown[1]));
    }
}

/// Whether what a version shows of this muscle was measured on people, or made for teaching.
std::string basis_words(const Desk& desk, int muscle) {
    const model::MuscleCurve* curve = find_curve(desk, Version::Good, muscle);
    return curve == nullptr || curve->basis == "design" ? std::string{desk.tr("card.illustrative")}
                                                        : curve->basis;
}

void draw_muscle(const Desk& desk, int index) {
    const model::Muscle& muscle =
        desk.session.model().body.muscles[static_cast<std::size_t>(index)];
    draw_names(desk, muscle.english, muscle.latin, muscle.plain);
    draw_buttons(desk);
    if (muscle.tissue == model::Tissue::Muscle) {
        draw_now(desk, index);
        draw_levers(desk);
    }
    const content::Library* library = desk.session.library();
    const content::MuscleCard* card = library != nullptr ? library->cards.find(muscle) : nullptr;
    if (card != nullptr) {
        draw_field(desk, desk.tr("card.origin"), card->origin);
        draw_field(desk, desk.tr("card.insertion"), card->insertion);
        draw_field(desk, desk.tr("card.nerve"), card->nerve);
        draw_field(desk, desk.tr("card.made_of"), card->made_of);
        draw_field(desk, desk.tr("card.note"), card->note);
        const content::Source* source =
            content::find_source(library->sources, library->cards.source);
        draw_field(desk, desk.tr("card.source"), source != nullptr ? source->cite : "");
    }
    if (muscle.tissue == model::Tissue::Muscle) {
        draw_field(desk, desk.tr("card.basis"), basis_words(desk, index));
    }
}

/// English names of what begins or ends at a bone, each once.
std::string attached_words(const model::Body& body, int bone) {
    std::set<std::string> names;
    for (const model::Muscle& muscle : body.muscles) {
        const bool is_attached =
            std::any_of(muscle.lines.begin(), muscle.lines.end(), [&](model::LineIndex line) {
                const auto& path = body.lines[static_cast<std::size_t>(line)].path;
                return path.front().bone == bone || path.back().bone == bone;
            });
        if (is_attached) {
            names.insert(muscle.english);
        }
    }
    return fmt::format("{}", fmt::join(names, ", "));
}

void draw_bone(const Desk& desk, int index) {
    const model::Body& body = desk.session.model().body;
    const model::Bone& bone = body.bones[static_cast<std::size_t>(index)];
    draw_names(desk, bone.english, bone.latin, {});
    draw_buttons(desk);
    draw_field(desk, desk.tr("card.attached"), attached_words(body, index));
}

}  // namespace

void draw_card(const Desk& desk) {
    const scene::Structure& selected = *desk.session.view().settings.selected;
    ImGui::PushStyleVar(ImGuiStyleVar_ItemSpacing, {0.0F, desk.px(1.0F)});
    if (selected.kind == scene::Structure::Kind::Muscle) {
        draw_muscle(desk, selected.index);
    } else {
        draw_bone(desk, selected.index);
    }
    ImGui::PopStyleVar();
}

}  // namespace jw::ui
