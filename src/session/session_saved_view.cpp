// The part of Session that keeps what the window shows and brings it back, and asks for files to be
// written.
#include "session/saved_view.h"
#include "session/session.h"

#include "motion/settings.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace jw::session {
namespace {

template <typename Rows>
bool has_id(const Rows& rows, const std::string& id) {
    return std::any_of(rows.begin(), rows.end(), [&](const auto& row) { return row.id == id; });
}

/// The first of what a performance names that the movement or the body does not have.
std::optional<std::string> find_unknown(const Document& document, const model::Movement& movement,
                                        const model::Body& body) {
    if (!document.variant.empty() && !has_id(movement.variants, document.variant)) {
        return fmt::format("the version '{}'", document.variant);
    }
    if (document.side == model::Side::None) {
        return "a movement without a working side";
    }
    if (!document.size.empty() && !has_id(movement.sizes, document.size)) {
        return fmt::format("the size '{}'", document.size);
    }
    for (const model::LimitSetting& setting : document.limits) {
        if (!motion::find_limits(body, setting.limit).ok() || !std::isfinite(setting.value)) {
            return fmt::format("the limit '{}'", setting.limit);
        }
    }
    for (const model::AmountSetting& setting : document.amounts) {
        if (!has_id(movement.amounts, setting.amount) || !std::isfinite(setting.value)) {
            return fmt::format("the amount '{}'", setting.amount);
        }
    }
    for (const std::string& cause : document.causes) {
        if (!motion::find_cause(movement, cause).ok()) {
            return fmt::format("the cause '{}'", cause);
        }
    }
    return std::nullopt;
}

}  // namespace

SavedView Session::saved_view() const {
    SavedView saved;
    saved.document = scratch_;
    saved.time = playback_.time();
    saved.camera = view_.camera;
    saved.hold = view_.hold;
    saved.align = view_.align;
    saved.layout = view_.settings.layout;
    saved.parts = view_.settings.parts;
    saved.ghost_opacity = view_.settings.ghost_opacity;
    saved.end_plate_scale = view_.settings.end_plate_scale;
    saved.show_states = view_.settings.show_states;
    for (const scene::Structure& structure : view_.settings.focus) {
        saved.focus.push_back(structure_id(structure));
    }
    if (view_.settings.selected) {
        saved.selected = structure_id(*view_.settings.selected);
    }
    saved.measure = view_.measure;
    saved.captions = view_.captions;
    saved.names_shown = view_.names_shown;
    saved.lens_shown = view_.lens_shown;
    saved.lens_level = view_.lens_level;
    return saved;
}

std::string Session::view_file_name() const {
    const bool is_good_alone =
        view_.settings.layout == scene::Layout::Single && scratch_.alone == scene::Version::Good;
    const std::string version =
        is_good_alone || scratch_.variant.empty() ? "good" : scratch_.variant;
    return fmt::format("{}_{}_{:.0f}{}", scratch_.movement, version, 100.0 * playback_.time(),
                       kSavedViewEnding);
}

Result<Unit> Session::open(const SavedView& saved) {
    const Document& document = saved.document;
    const auto found = std::find_if(movements().begin(), movements().end(),
                                    [&](const auto& row) { return row.id == document.movement; });
    if (found == movements().end()) {
        return Error{ErrorCode::NotFound,
                     fmt::format("The view shows the movement '{}', which the library does not "
                                 "have; open the file of that movement first.",
                                 document.movement),
                     {}};
    }
    auto unknown = find_unknown(document, *found, model().body);
    std::vector<scene::Structure> focus;
    std::optional<scene::Structure> selected;
    const auto look_up = [&](const std::string& id) {
        const auto structure = find_structure(id);
        if (!structure && !unknown) {
            unknown = fmt::format("the bone or muscle '{}'", id);
        }
        return structure;
    };
    for (const std::string& id : document.hidden) {
        look_up(id);
    }
    for (const std::string& id : saved.focus) {
        if (const auto structure = look_up(id)) {
            focus.push_back(*structure);
        }
    }
    if (!saved.selected.empty()) {
        selected = look_up(saved.selected);
    }
    if (unknown) {
        return Error{ErrorCode::NotFound,
                     fmt::format("The view asks for {}, which '{}' does not have here; it may have "
                                 "been saved by another version of the program.",
                                 *unknown, found->name),
                     {}};
    }
    start_movement(*found);
    scratch_ = document;
    view_.hold = saved.hold;
    view_.align = saved.align;
    view_.settings.layout = saved.layout;
    view_.settings.parts = saved.parts;
    view_.settings.ghost_opacity = saved.ghost_opacity;
    view_.settings.end_plate_scale = saved.end_plate_scale;
    view_.settings.show_states = saved.show_states;
    view_.settings.focus = std::move(focus);
    view_.settings.selected = selected;
    view_.measure = saved.measure;
    view_.captions = saved.captions;
    view_.names_shown = saved.names_shown;
    view_.lens_shown = saved.lens_shown;
    view_.lens_level = saved.lens_level;
    commit("open");
    playback_.pause();
    playback_.set_time(saved.time);
    flight_.reset();
    view_.camera = saved.camera;
    view_was_chosen_ = true;
    announcement_left_ = 0.0;
    leave_guide();
    update_plot();
    return Unit{};
}

void Session::open_or_tell(const Result<SavedView>& saved) {
    const Result<Unit> opened = saved.ok() ? open(*saved) : Result<Unit>{saved.error()};
    if (!opened.ok()) {
        notify(NotificationKind::Error, opened.error().to_string());
    }
}

void Session::request_save(std::string name, std::string bytes) {
    save_request_ = SaveRequest{std::move(name), std::move(bytes), false};
}

std::optional<SaveRequest> Session::take_save_request() {
    return std::exchange(save_request_, std::nullopt);
}

void Session::ask_to_replace(SaveRequest request, std::string path) {
    asked_ = std::move(request);
    view_.replacing = std::move(path);
}

/// The answer holds for what was asked about, whatever has been chosen meanwhile.
void Session::replace_file() {
    view_.replacing.clear();
    save_request_ = std::exchange(asked_, std::nullopt);
    if (save_request_) {
        save_request_->may_replace = true;
    }
}

std::optional<std::string> Session::take_open_request() {
    return std::exchange(open_request_, std::nullopt);
}

}  // namespace jw::session
