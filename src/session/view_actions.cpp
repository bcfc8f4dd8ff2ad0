#include "session/view_actions.h"

#include "scene/end_plates.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <sstream>

namespace jw::session {
namespace {

scene::Vec2 place_of(const Command& command) {
    return {command.numbers[0], command.numbers[1]};
}

/// The next row of a table of names, the first after the last.
template <typename E, std::size_t N>
E find_next(const EnumNames<E, N>& names, E present) {
    const auto found = std::find_if(names.rows.begin(), names.rows.end(),
                                    [&](const auto& row) { return row.first == present; });
    return found == names.rows.end() || found + 1 == names.rows.end() ? names.rows.front().first
                                                                      : (found + 1)->first;
}

bool is_finite(const Command& command) {
    return std::isfinite(command.numbers[0]) && std::isfinite(command.numbers[1]) &&
           std::isfinite(command.numbers[2]);
}

}  // namespace

void run_set_view(Session& session, const Command& command) {
    if (const auto view = scene::kViewNames.find(command.text)) {
        CommandAccess::turn_to(session, *view);
    }
}

void run_toggle_parallel(Session& session, const Command& /*command*/) {
    scene::Camera camera = session.view().camera;
    camera.projection = camera.projection == scene::Projection::Perspective
                            ? scene::Projection::Parallel
                            : scene::Projection::Perspective;
    CommandAccess::set_camera(session, camera);
}

void run_orbit(Session& session, const Command& command) {
    if (is_finite(command)) {
        scene::Camera camera = session.view().camera;
        camera.orbit(place_of(command));
        CommandAccess::set_camera(session, camera);
    }
}

void run_pan(Session& session, const Command& command) {
    if (is_finite(command)) {
        scene::Camera camera = session.view().camera;
        camera.pan(place_of(command));
        CommandAccess::set_camera(session, camera);
    }
}

void run_zoom(Session& session, const Command& command) {
    if (is_finite(command) && command.numbers[2] > 0.0) {
        CommandAccess::zoom(session, place_of(command), command.numbers[2]);
    }
}

void run_cycle_hold(Session& session, const Command& /*command*/) {
    Hold& hold = CommandAccess::view(session).hold;
    hold = find_next(kHoldNames, hold);
}

void run_set_hold(Session& session, const Command& command) {
    if (const auto hold = kHoldNames.find(command.text)) {
        CommandAccess::view(session).hold = *hold;
    }
}

void run_cycle_align(Session& session, const Command& /*command*/) {
    Align& align = CommandAccess::view(session).align;
    align = find_next(kAlignNames, align);
}

void run_set_align(Session& session, const Command& command) {
    if (const auto align = kAlignNames.find(command.text)) {
        CommandAccess::view(session).align = *align;
    }
}

void run_cycle_planes(Session& session, const Command& /*command*/) {
    using scene::Part;
    using scene::PartSet;
    const std::array steps{PartSet{}, PartSet{Part::SagittalPlane}, PartSet{Part::FrontalPlane},
                           PartSet{Part::TransversePlane}, scene::kBodyPlanes};
    PartSet& parts = CommandAccess::view(session).settings.parts;
    const PartSet rest = parts.without(scene::kBodyPlanes);
    // A mixture made by hand counts as the last step.
    const auto present = std::find(steps.begin(), steps.end(), parts.without(rest));
    parts = rest | (present >= steps.end() - 1 ? steps.front() : *(present + 1));
}

void run_cycle_end_plates(Session& session, const Command& /*command*/) {
    scene::ViewSettings& settings = CommandAccess::view(session).settings;
    const bool are_shown = settings.parts.has(scene::Part::EndPlates);
    const bool are_for_show = settings.end_plate_scale > 1.0;
    settings.parts.set(scene::Part::EndPlates, !are_shown || !are_for_show);
    settings.end_plate_scale = are_shown && !are_for_show ? scene::kEndPlatesForShow : 1.0;
}

void run_toggle_mirror(Session& session, const Command& /*command*/) {
    CommandAccess::mirror_picture(session);
}

void run_keep_camera(Session& session, const Command& command) {
    Document& document = CommandAccess::scratch(session);
    std::string name = command.text;
    if (name.empty()) {
        name = fmt::format("{}", document.bookmarks.size() + 1);
    }
    const auto found = std::find_if(document.bookmarks.begin(), document.bookmarks.end(),
                                    [&](const auto& bookmark) { return bookmark.name == name; });
    if (found == document.bookmarks.end()) {
        document.bookmarks.push_back({name, session.view().camera});
    } else {
        found->camera = session.view().camera;
    }
    CommandAccess::done(session, "bookmark");
}

void run_go_to_bookmark(Session& session, const Command& command) {
    for (const CameraBookmark& bookmark : session.document().bookmarks) {
        if (bookmark.name == command.text) {
            CommandAccess::fly_to(session, bookmark.camera);
            return;
        }
    }
}

void run_pick(Session& session, const Command& command) {
    if (is_finite(command)) {
        CommandAccess::view(session).settings.selected =
            CommandAccess::pick(session, place_of(command));
    }
}

void run_hover(Session& session, const Command& command) {
    const bool is_inside = is_finite(command) && command.numbers[0] >= 0.0 &&
                           command.numbers[0] <= 1.0 && command.numbers[1] >= 0.0 &&
                           command.numbers[1] <= 1.0;
    CommandAccess::view(session).settings.hovered =
        is_inside ? CommandAccess::pick(session, place_of(command)) : std::nullopt;
}

void run_select(Session& session, const Command& command) {
    CommandAccess::view(session).settings.selected = session.find_structure(command.text);
}

void run_clear_selection(Session& session, const Command& /*command*/) {
    // One thing at a time, the uppermost first.
    ViewState& view = CommandAccess::view(session);
    if (!view.replacing.empty()) {
        view.replacing.clear();
    } else if (!view.claim.empty()) {
        view.claim.clear();
    } else if (view.sheet != Sheet::None) {
        view.sheet = Sheet::None;
    } else if (view.search_shown) {
        view.search_shown = false;
    } else if (view.library_shown) {
        view.library_shown = false;
    } else if (view.guide) {
        CommandAccess::leave_guide(session);
    } else if (view.walk) {
        CommandAccess::leave_walk(session);
    } else if (!view.settings.focus.empty()) {
        view.settings.focus.clear();
    } else {
        view.settings.selected.reset();
    }
}

void run_hide_selection(Session& session, const Command& /*command*/) {
    ViewState& view = CommandAccess::view(session);
    Document& document = CommandAccess::scratch(session);
    document.hidden.push_back(session.structure_id(*view.settings.selected));
    view.settings.selected.reset();
    CommandAccess::done(session, "hide");
}

void run_isolate_selection(Session& session, const Command& /*command*/) {
    auto& settings = CommandAccess::view(session).settings;
    const std::vector<scene::Structure> selection{*settings.selected};
    settings.focus = settings.focus == selection ? std::vector<scene::Structure>{} : selection;
}

void run_show_hidden(Session& session, const Command& /*command*/) {
    CommandAccess::view(session).settings.focus.clear();
    CommandAccess::scratch(session).hidden.clear();
    CommandAccess::done(session, "show");
}

void run_show_part(Session& session, const Command& command) {
    std::erase(CommandAccess::scratch(session).hidden, command.text);
    CommandAccess::done(session, "show");
}

void run_toggle_layer(Session& session, const Command& command) {
    if (const auto part = scene::kPartNames.find(command.text)) {
        scene::PartSet& parts = CommandAccess::view(session).settings.parts;
        parts.set(*part, !parts.has(*part));
    }
}

void run_show_set(Session& session, const Command& command) {
    if (session.library() == nullptr) {
        return;
    }
    const content::Preset* preset = content::find_preset(session.library()->presets, command.text);
    if (preset == nullptr) {
        return;
    }
    const model::Body& body = session.model().body;
    ViewState& view = CommandAccess::view(session);
    view.settings.parts = view.settings.parts | scene::kMuscleSetParts;
    view.settings.focus.clear();
    std::vector<std::string>& hidden = CommandAccess::scratch(session).hidden;
    std::erase_if(hidden, [&](const std::string& id) { return body.find_muscle(id).has_value(); });
    for (const int muscle : content::find_others(preset->shown, body)) {
        hidden.push_back(body.muscles[static_cast<std::size_t>(muscle)].id);
    }
    CommandAccess::done(session, "set");
}

void run_toggle_names(Session& session, const Command& /*command*/) {
    bool& shown = CommandAccess::view(session).names_shown;
    shown = !shown;
}

void run_toggle_states(Session& session, const Command& /*command*/) {
    bool& shown = CommandAccess::view(session).settings.show_states;
    shown = !shown;
}

void run_walk(Session& session, int way) {
    const auto& ladder = session.ladder();
    const auto& walk = session.view().walk;
    const int count = static_cast<int>(ladder.size());
    int rung = walk ? walk->rung + way : way > 0 ? 0 : count - 1;
    // Rungs that this body lacks are stepped over.
    while (rung >= 0 && rung < count && ladder[static_cast<std::size_t>(rung)].joints.empty()) {
        rung += way;
    }
    if (rung >= 0 && rung < count) {
        CommandAccess::walk_to(session, rung);
    }
}

void run_toggle_critique(Session& session, const Command& /*command*/) {
    bool& shown = CommandAccess::view(session).walk->shows_critique;
    shown = !shown;
}

void run_toggle_lens(Session& session, const Command& /*command*/) {
    bool& shown = CommandAccess::view(session).lens_shown;
    shown = !shown;
}

void run_set_lens_level(Session& session, const Command& command) {
    const auto& levels = analysis::kLumbarLevels;
    const auto found = std::find(levels.begin(), levels.end(), command.text);
    if (found != levels.end()) {
        ViewState& view = CommandAccess::view(session);
        view.lens_level = static_cast<int>(found - levels.begin());
        view.lens_shown = true;
    }
}

void run_toggle_search(Session& session, const Command& /*command*/) {
    ViewState& view = CommandAccess::view(session);
    view.search_shown = !view.search_shown;
    view.sheet = Sheet::None;
    view.library_shown = false;
}

void run_toggle_library(Session& session, const Command& command) {
    ViewState& view = CommandAccess::view(session);
    view.library_shown = !view.library_shown;
    view.library_page = command.text.empty() ? session.document().movement : command.text;
    view.search_shown = false;
    view.sheet = Sheet::None;
}

void run_show_claim(Session& session, const Command& command) {
    if (content::find_claim(*session.claims(), command.text) != nullptr) {
        CommandAccess::view(session).claim = command.text;
    }
}

void run_look_at(Session& session, const Command& command) {
    std::vector<scene::Structure> structures;
    std::istringstream ids{command.text};
    for (std::string id; ids >> id;) {
        if (const auto structure = session.find_structure(id)) {
            structures.push_back(*structure);
        }
    }
    if (structures.empty()) {
        return;
    }
    auto& settings = CommandAccess::view(session).settings;
    settings.focus = structures;
    settings.selected = structures.size() == 1 ? std::optional{structures.front()} : std::nullopt;
    for (const scene::Structure& structure : structures) {
        const bool is_bone = structure.kind == scene::Structure::Kind::Bone;
        const auto index = static_cast<std::size_t>(structure.index);
        settings.parts.set(
            is_bone ? scene::Part::Skeleton : scene::find_part(session.model().body.muscles[index]),
            true);
    }
    const auto is_meant = [&](const std::string& id) {
        const auto hidden = session.find_structure(id);
        return hidden &&
               std::find(structures.begin(), structures.end(), *hidden) != structures.end();
    };
    if (std::erase_if(CommandAccess::scratch(session).hidden, is_meant) > 0) {
        CommandAccess::done(session, "show");
    }
    CommandAccess::look_at(session, structures);
}

void run_cycle_captions(Session& session, const Command& /*command*/) {
    CaptionLevel& captions = CommandAccess::view(session).captions;
    captions = captions == CaptionLevel::Plain        ? CaptionLevel::Anatomical
               : captions == CaptionLevel::Anatomical ? CaptionLevel::Off
                                                      : CaptionLevel::Plain;
}

void run_set_theme(Session& session, const Command& command) {
    if (const auto theme = scene::kThemeNames.find(command.text)) {
        CommandAccess::view(session).settings.theme = *theme;
    }
}

void run_set_text_scale(Session& session, const Command& command) {
    if (is_finite(command)) {
        CommandAccess::view(session).text_scale =
            std::clamp(command.numbers[0], kSmallestText, kLargestText);
    }
}

void run_scale_text(Session& session, double factor) {
    Command command;
    command.numbers[0] = session.view().text_scale * factor;
    if (std::abs(command.numbers[0] - 1.0) < 0.04) {
        command.numbers[0] = 1.0;
    }
    run_set_text_scale(session, command);
}

void run_toggle_reduced_motion(Session& session, const Command& /*command*/) {
    bool& reduced = CommandAccess::view(session).reduced_motion;
    reduced = !reduced;
}

void run_toggle_grades(Session& session, const Command& /*command*/) {
    bool& shown = CommandAccess::view(session).grades_shown;
    shown = !shown;
}

void run_toggle_ladder_ticks(Session& session, const Command& /*command*/) {
    bool& ticks = CommandAccess::view(session).ladder_ticks;
    ticks = !ticks;
}

void run_toggle_panels(Session& session, const Command& /*command*/) {
    bool& shown = CommandAccess::view(session).panels_shown;
    shown = !shown;
}

void run_toggle_panel(Session& session, const Command& command) {
    if (const auto panel = kPanelNames.find(command.text)) {
        PanelSet& panels = CommandAccess::view(session).panels;
        panels.set(*panel, !panels.has(*panel));
    }
}

void run_toggle_sheet(Session& session, Sheet sheet) {
    ViewState& view = CommandAccess::view(session);
    view.sheet = view.sheet == sheet ? Sheet::None : sheet;
    view.search_shown = view.library_shown = false;
    view.claim.clear();
}

void run_reset_settings(Session& session, const Command& /*command*/) {
    CommandAccess::take_looks(session, Settings{});
    session.apply({Action::SetBody, std::string{kBodyNames.name(Settings{}.body)}, {}});
    ViewState& view = CommandAccess::view(session);
    view.sight = scene::ColourSight::Usual;
    view.panels_shown = true;
    CommandAccess::reframe(session);
}

void run_set_captions(Session& session, const Command& command) {
    if (const auto level = kCaptionLevelNames.find(command.text)) {
        CommandAccess::view(session).captions = *level;
    }
}

void run_cycle_sight(Session& session, const Command& /*command*/) {
    scene::ColourSight& sight = CommandAccess::view(session).sight;
    sight = find_next(scene::kColourSightNames, sight);
}

void run_set_sight(Session& session, const Command& command) {
    if (const auto sight = scene::kColourSightNames.find(command.text)) {
        CommandAccess::view(session).sight = *sight;
    }
}

void run_toggle_guide(Session& session, const Command& /*command*/) {
    if (session.guide_step() != nullptr) {
        CommandAccess::leave_guide(session);
    } else {
        CommandAccess::show_guide_step(session, 0);
    }
}

void run_step_guide(Session& session, int way) {
    CommandAccess::show_guide_step(session, session.view().guide->step + way);
}

void run_dismiss_notification(Session& session, const Command& command) {
    auto& notifications = CommandAccess::notifications(session);
    const auto index = static_cast<std::size_t>(std::max(0.0, command.numbers[0]));
    if (index < notifications.size()) {
        notifications.erase(notifications.begin() + static_cast<std::ptrdiff_t>(index));
    }
}

}  // namespace jw::session
