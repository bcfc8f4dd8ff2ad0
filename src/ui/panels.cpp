#include "ui/panels.h"

#include "core/ids.h"

#include <algorithm>
#include <array>

namespace jw::ui {
namespace {

using session::Panel;
using session::Session;

bool always(const Session& /*session*/) {
    return true;
}
bool has_dial(const Session& session) {
    return session.hip_dial().has_value();
}
bool has_amounts(const Session& session) {
    return !session.guest() && session.has_pair() && !session.movement()->amounts.empty();
}
bool has_moments(const Session& session) {
    return !session.moment_times().empty();
}
bool has_measure(const Session& session) {
    return !session.guest() && session.goniometer().has_value();
}
bool has_selection(const Session& session) {
    return session.view().settings.selected.has_value() && !session.guest();
}
bool has_frame(const Session& session) {
    return !session.guest() && session.frame(scene::Version::Good) != nullptr;
}

constexpr std::array kPanels{
    PanelInfo{Panel::Movement, Column::Left, always,
              [](const Desk& desk, UiState& state) { draw_movement(desk, state); }},
    PanelInfo{Panel::Dial, Column::Left, has_dial,
              [](const Desk& desk, UiState& state) { draw_dial(desk, state.dial); }},
    PanelInfo{Panel::Amounts, Column::Left, has_amounts,
              [](const Desk& desk, UiState& state) { draw_amounts(desk, state.amounts); }},
    PanelInfo{Panel::Moments, Column::Left, has_moments,
              [](const Desk& desk, UiState& /*state*/) { draw_moments(desk); }},
    PanelInfo{Panel::Plot, Column::Left, has_measure,
              [](const Desk& desk, UiState& state) { draw_plot(desk, state.plot); }},
    PanelInfo{Panel::Card, Column::Right, has_selection,
              [](const Desk& desk, UiState& /*state*/) { draw_card(desk); }},
    PanelInfo{Panel::Budget, Column::Right, has_frame,
              [](const Desk& desk, UiState& /*state*/) { draw_budget(desk); }},
    PanelInfo{Panel::Ladder, Column::Right, has_frame,
              [](const Desk& desk, UiState& /*state*/) { draw_ladder(desk); }},
    PanelInfo{Panel::Legend, Column::Right, has_frame,
              [](const Desk& desk, UiState& /*state*/) { draw_legend(desk); }},
};

bool has_sided_amounts(const Session& session) {
    const auto& amounts = session.movement()->amounts;
    return std::any_of(amounts.begin(), amounts.end(),
                       [](const auto& amount) { return mirror_id(amount.id) != amount.id; });
}

}  // namespace

std::span<const PanelInfo> panels() {
    return kPanels;
}

std::vector<const PanelInfo*> find_panels(const Session& session, Column column) {
    std::vector<const PanelInfo*> shown;
    for (const PanelInfo& info : kPanels) {
        if (info.column == column && info.has_content(session)) {
            shown.push_back(&info);
        }
    }
    std::stable_partition(shown.begin(), shown.end(), [&](const PanelInfo* info) {
        return info->panel == Panel::Movement ||
               (info->panel == Panel::Amounts && has_sided_amounts(session));
    });
    return shown;
}

}  // namespace jw::ui
