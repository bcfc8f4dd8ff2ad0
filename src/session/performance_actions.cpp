#include "session/performance_actions.h"

#include "motion/settings.h"

#include "core/angle.h"
#include "core/ids.h"

#include <algorithm>
#include <cmath>

namespace jw::session {
namespace {

using scene::Layout;
using scene::Version;

/// At most one setting an id: `id` is the member that names what is set.
template <typename Setting>
void keep_setting(std::vector<Setting>& settings, std::string Setting::*id, const std::string& name,
                  double value) {
    const auto found = std::find_if(settings.begin(), settings.end(),
                                    [&](const Setting& setting) { return setting.*id == name; });
    if (found == settings.end()) {
        settings.push_back({name, value});
    } else {
        found->value = value;
    }
}

void keep_limit(Document& document, const std::string& limit, double value) {
    keep_setting(document.limits, &model::LimitSetting::limit, limit, value);
}

void set_layout(Session& session, Layout layout) {
    if (session.view().settings.layout == layout) {
        return;
    }
    CommandAccess::view(session).settings.layout = layout;
    CommandAccess::reframe(session);
    CommandAccess::announce(session);
}

/// Does this amount drop, turn or glide the pelvis?
bool moves_pelvis(const Session& session, const std::string& id) {
    const auto& amounts = session.movement()->amounts;
    const auto found =
        std::find_if(amounts.begin(), amounts.end(), [&](const auto& row) { return row.id == id; });
    if (found == amounts.end()) {
        return false;
    }
    return std::any_of(found->courses.begin(), found->courses.end(), [&](const auto& course) {
        const std::string& name =
            session.model().body.coordinates[static_cast<std::size_t>(course.coordinate)].id;
        return name == "pelvis_list" || name == "pelvis_rotation" || name == "pelvis_tz";
    });
}

/// Its marks come with what moves it, and with the view in which that is seen.
void mark_pelvis(Session& session, const std::vector<model::AmountSetting>& amounts) {
    if (std::any_of(amounts.begin(), amounts.end(), [&](const model::AmountSetting& setting) {
            return moves_pelvis(session, setting.amount);
        })) {
        CommandAccess::view(session).settings.parts.set(scene::Part::PelvisMarks, true);
    }
}

/// What a version does to the pelvis, by itself and by its causes.
void mark_version(Session& session, const model::Variant& variant) {
    mark_pelvis(session, variant.amounts);
    for (const std::string& id : variant.causes) {
        if (const auto cause = motion::find_cause(*session.movement(), id); cause.ok()) {
            mark_pelvis(session, (*cause)->amounts);
        }
    }
}

}  // namespace

void run_cycle_layout(Session& session, const Command& /*command*/) {
    switch (session.view().settings.layout) {
        case Layout::Single:
            return set_layout(session, Layout::Side);
        case Layout::Side:
            return set_layout(session, Layout::Overlay);
        case Layout::Overlay:
            return set_layout(session, Layout::Difference);
        case Layout::Difference:
            return set_layout(session, Layout::Single);
    }
}

void run_set_layout(Session& session, const Command& command) {
    if (const auto layout = scene::kLayoutNames.find(command.text)) {
        set_layout(session, *layout);
    }
}

void run_peek(Session& session, const Command& command) {
    CommandAccess::view(session).is_peeking = command.numbers[0] != 0.0;
}

void run_show_version(Session& session, const Command& command) {
    const auto version = kVersionNames.find(command.text);
    if (version && session.document().alone != *version) {
        CommandAccess::scratch(session).alone = *version;
        CommandAccess::done(session, "version");
        CommandAccess::announce(session);
    }
}

void run_switch_version(Session& session, const Command& command) {
    const Version other =
        session.document().alone == Version::Good ? Version::Compensated : Version::Good;
    Command show = command;
    show.text = kVersionNames.name(other);
    run_show_version(session, show);
}

void run_set_ghost(Session& session, const Command& command) {
    CommandAccess::view(session).settings.ghost_opacity = std::clamp(command.numbers[0], 0.0, 1.0);
}

void run_set_body(Session& session, const Command& command) {
    const auto body = kBodyNames.find(command.text);
    if (body && *body != session.document().body) {
        CommandAccess::scratch(session).body = *body;
        CommandAccess::done(session, "body");
    }
}

void run_set_movement(Session& session, const Command& command) {
    const auto& movements = session.movements();
    const auto found =
        std::find_if(movements.begin(), movements.end(),
                     [&](const model::Movement& movement) { return movement.id == command.text; });
    if (found == movements.end()) {
        return;
    }
    CommandAccess::start_movement(session, *found);
    CommandAccess::done(session, "movement");
    CommandAccess::announce(session);
}

void run_set_variant(Session& session, const Command& command) {
    const model::Variant* variant = session.movement()->find_variant(command.text);
    if (variant == nullptr) {
        return;
    }
    Document& document = CommandAccess::scratch(session);
    const bool is_good = variant == &session.movement()->variants.front();
    document.alone = is_good ? Version::Good : Version::Compensated;
    if (!is_good && document.variant != variant->id) {
        const std::string seen = CommandAccess::best_view(session);
        // The dial belongs to the fault that it was turned in.
        document.variant = variant->id;
        if (CommandAccess::best_view(session) != seen) {  // to the plane where the fault is seen
            CommandAccess::turn_to(session, scene::View::Best);
        }
        document.limits.clear();
        document.amounts.clear();
        document.causes.clear();
        mark_version(session, *variant);
    }
    CommandAccess::done(session, "variant");
    CommandAccess::announce(session);
}

void run_set_side(Session& session, const Command& command) {
    const auto side = model::kSideNames.find(command.text);
    if (side && *side != model::Side::None && *side != session.document().side) {
        run_switch_side(session, command);
    }
}

void run_switch_side(Session& session, const Command& /*command*/) {
    Document& document = CommandAccess::scratch(session);
    const bool was_right = document.side == model::Side::Right;
    document.side = was_right ? model::Side::Left : model::Side::Right;
    // The stiff hip and its causes go over with the working leg.
    for (auto& setting : document.limits) {
        setting.limit = mirror_id(setting.limit);
    }
    for (auto& setting : document.amounts) {
        setting.amount = mirror_id(setting.amount);
    }
    for (std::string& cause : document.causes) {
        cause = mirror_id(cause);
    }
    CommandAccess::done(session, "side");
    CommandAccess::mirror_camera(session);
}

void run_set_size(Session& session, const Command& command) {
    const auto& sizes = session.movement()->sizes;
    const bool is_known = std::any_of(sizes.begin(), sizes.end(),
                                      [&](const auto& a) { return a.id == command.text; });
    if (is_known || command.text.empty()) {
        CommandAccess::scratch(session).size = command.text;
        CommandAccess::done(session, "size");
    }
}

void run_toggle_cause(Session& session, const Command& command) {
    if (!motion::find_cause(*session.movement(), command.text).ok()) {
        return;
    }
    Document& document = CommandAccess::scratch(session);
    if (std::erase(document.causes, command.text) == 0) {
        document.causes.push_back(command.text);
    }
    CommandAccess::done(session, "cause");
}

void run_set_pay(Session& session, const Command& command) {
    if (const auto pay = kPayNames.find(command.text)) {
        CommandAccess::scratch(session).pay = *pay;
        CommandAccess::done(session, "pay");
    }
}

void run_set_limit(Session& session, const Command& command) {
    const model::Body& body = session.model().body;
    const auto limits = motion::find_limits(body, command.text);
    if (!limits.ok() || !std::isfinite(command.numbers[0])) {
        return;
    }
    const double extreme = body.limits[static_cast<std::size_t>(limits->front())].extreme;
    keep_limit(CommandAccess::scratch(session), command.text,
               std::min(command.numbers[0], extreme));
    CommandAccess::touched(session);
}

void run_set_amount(Session& session, const Command& command) {
    const auto& amounts = session.movement()->amounts;
    const auto found = std::find_if(amounts.begin(), amounts.end(),
                                    [&](const auto& row) { return row.id == command.text; });
    if (found == amounts.end() || !std::isfinite(command.numbers[0])) {
        return;
    }
    keep_setting(CommandAccess::scratch(session).amounts, &model::AmountSetting::amount, found->id,
                 std::clamp(command.numbers[0], -found->most, found->most));
    mark_pelvis(session, {{found->id, command.numbers[0]}});
    CommandAccess::touched(session);
}

void run_stiffen(Session& session, double degrees) {
    const auto dial = session.hip_dial();
    if (!dial) {
        return;
    }
    const double wanted = to_rad(std::round(to_deg(dial->value)) + degrees);
    keep_limit(CommandAccess::scratch(session), dial->limit,
               std::clamp(wanted, dial->stiffest, dial->free));
    CommandAccess::done(session, "limit");
}

void run_reset_limits(Session& session, const Command& /*command*/) {
    CommandAccess::scratch(session).limits.clear();
    CommandAccess::done(session, "limit");
}

void run_reset_dials(Session& session, const Command& /*command*/) {
    CommandAccess::scratch(session).limits.clear();
    CommandAccess::scratch(session).amounts.clear();
    CommandAccess::done(session, "dials");
}

void run_commit(Session& session, const Command& command) {
    CommandAccess::done(session, command.text);
}

void run_undo(Session& session, const Command& /*command*/) {
    CommandAccess::history(session).undo();
    CommandAccess::restore(session);
}

void run_redo(Session& session, const Command& /*command*/) {
    CommandAccess::history(session).redo();
    CommandAccess::restore(session);
}

}  // namespace jw::session
