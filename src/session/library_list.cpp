#include "session/library_list.h"

#include "session/search_hits.h"

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

namespace jw::session {
namespace {

/// From the floor to walking, as movements are taught; others follow.
constexpr std::array<std::string_view, 9> kPositions{"supine",        "prone",    "side_lying",
                                                     "quadruped",     "sitting",  "kneeling",
                                                     "half_kneeling", "standing", "gait"};
/// Those that a page tells; a muscle that only could let go is no target.
constexpr std::array<std::string_view, 4> kWorkingRoles{"mover", "controls_lengthening", "helper",
                                                        "stabiliser"};

std::size_t rank_position(const std::string& position) {
    return static_cast<std::size_t>(std::find(kPositions.begin(), kPositions.end(), position) -
                                    kPositions.begin());
}

std::size_t rank_role(const std::string& role) {
    return static_cast<std::size_t>(std::find(kWorkingRoles.begin(), kWorkingRoles.end(), role) -
                                    kWorkingRoles.begin());
}

/// Groups of the muscles that move or control in good form.
std::set<std::string> find_targets(const model::Body& body, const model::Movement& movement) {
    std::set<std::string> targets;
    if (movement.variants.empty()) {
        return targets;
    }
    for (const model::MuscleCurve& curve : movement.variants.front().muscles) {
        if (rank_role(curve.role) < 2) {
            const auto& muscle = body.muscles[static_cast<std::size_t>(curve.muscle)];
            targets.insert(muscle.group.empty() ? muscle.english : muscle.group);
        }
    }
    return targets;
}

std::string all_words(const model::Body& body, const model::Movement& movement) {
    std::string words = movement.name + " " + movement.position + " " + movement.what;
    for (const model::Variant& variant : movement.variants) {
        words += " " + variant.name;
    }
    for (const std::string& target : find_targets(body, movement)) {
        words += " " + target;
    }
    return words;
}

bool has_fault(const model::Movement& movement, const std::string& fault) {
    return std::any_of(movement.variants.begin(), movement.variants.end(),
                       [&](const model::Variant& variant) { return variant.name == fault; });
}

bool fits(const model::Body& body, const model::Movement& movement, const LibraryFilter& filter) {
    return (filter.position.empty() || movement.position == filter.position) &&
           (filter.fault.empty() || has_fault(movement, filter.fault)) &&
           (filter.muscle.empty() || find_targets(body, movement).contains(filter.muscle)) &&
           (filter.query.empty() || fits_query(filter.query, all_words(body, movement)));
}

LibraryGroup list_recent(const Session& session) {
    LibraryGroup group;
    for (const std::string& id : session.recent_movements()) {
        for (const model::Movement& movement : session.movements()) {
            if (movement.id == id) {
                group.movements.push_back(&movement);
            }
        }
    }
    return group;
}

}  // namespace

std::vector<LibraryGroup> list_library(const Session& session, const LibraryFilter& filter) {
    std::vector<LibraryGroup> groups;
    for (const model::Movement& movement : session.movements()) {
        if (!fits(session.model().body, movement, filter)) {
            continue;
        }
        auto group = std::find_if(groups.begin(), groups.end(), [&](const LibraryGroup& other) {
            return other.position == movement.position;
        });
        if (group == groups.end()) {
            group = groups.insert(groups.end(), {movement.position, {}});
        }
        group->movements.push_back(&movement);
    }
    std::stable_sort(groups.begin(), groups.end(),
                     [](const LibraryGroup& a, const LibraryGroup& b) {
                         return rank_position(a.position) < rank_position(b.position);
                     });
    LibraryGroup recent = list_recent(session);
    if (filter == LibraryFilter{} && !recent.movements.empty()) {
        groups.insert(groups.begin(), std::move(recent));
    }
    return groups;
}

LibraryChoices find_library_choices(const Session& session) {
    LibraryChoices choices;
    std::set<std::string> muscles, faults;
    for (const LibraryGroup& group : list_library(session, {})) {
        if (!group.position.empty()) {
            choices.positions.push_back(group.position);
        }
    }
    for (const model::Movement& movement : session.movements()) {
        muscles.merge(find_targets(session.model().body, movement));
        for (std::size_t i = 1; i < movement.variants.size(); ++i) {
            faults.insert(movement.variants[i].name);
        }
    }
    choices.muscles.assign(muscles.begin(), muscles.end());
    choices.faults.assign(faults.begin(), faults.end());
    return choices;
}

std::vector<WorkingMuscle> list_working_muscles(const model::Body& body,
                                                const model::Movement& movement) {
    std::vector<WorkingMuscle> working;
    if (movement.variants.empty()) {
        return working;
    }
    for (const model::MuscleCurve& curve : movement.variants.front().muscles) {
        const std::string& name = body.muscles[static_cast<std::size_t>(curve.muscle)].english;
        const auto known = std::find_if(working.begin(), working.end(),
                                        [&](const auto& other) { return other.name == name; });
        if (rank_role(curve.role) == kWorkingRoles.size()) {
            continue;
        }
        if (known == working.end()) {
            working.push_back({name, curve.role});
        } else if (rank_role(curve.role) < rank_role(known->role)) {  // what its busier side does
            known->role = curve.role;
        }
    }
    std::stable_sort(working.begin(), working.end(), [](const auto& a, const auto& b) {
        return rank_role(a.role) < rank_role(b.role);
    });
    return working;
}

std::vector<std::string> list_sources(const model::Movement& movement) {
    std::vector<std::string> sources;
    const auto add = [&](const std::string& id) {
        if (!id.empty() && std::find(sources.begin(), sources.end(), id) == sources.end()) {
            sources.push_back(id);
        }
    };
    for (const model::KeyMoment& moment : movement.key_moments) {
        add(moment.caption.source);
        add(moment.fault_caption.source);
    }
    for (const model::Variant& variant : movement.variants) {
        for (const model::Text& caption : variant.captions) {
            add(caption.source);
        }
    }
    for (const model::Sign& sign : movement.signs) {
        add(sign.source);
    }
    for (const model::Cause& cause : movement.causes) {
        if (cause.side == model::Side::None) {  // its own, not those that all movements share
            add(cause.text.source);
        }
    }
    for (const model::Text* text :
         {&movement.page.breath, &movement.page.easier, &movement.page.harder}) {
        add(text->source);
    }
    return sources;
}

}  // namespace jw::session
