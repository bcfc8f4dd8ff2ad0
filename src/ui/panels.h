// The registry of panels, and the parts of the window that always stand.
#pragma once

#include "ui/desk.h"
#include "ui/ui_state.h"

#include <cstdint>
#include <span>
#include <vector>

namespace jw::ui {

enum class Column { Left, Right };

/// A panel of a column: its heading folds it, `draw` fills it.
struct PanelInfo {
    session::Panel panel;
    Column column;
    bool (*has_content)(const session::Session&);
    void (*draw)(const Desk&, UiState&);
};
std::span<const PanelInfo> panels();
/// Those of a column that have content now, in the order in which they stand: where each leg has
/// its own amounts, as in gait, they come right after the movement.
std::vector<const PanelInfo*> find_panels(const session::Session& session, Column column);

void draw_movement(const Desk& desk, UiState& state);
void draw_dial(const Desk& desk, UiState::Dial& dial);
void draw_amounts(const Desk& desk, UiState::Amounts& amounts);
void draw_moments(const Desk& desk);
void draw_budget(const Desk& desk);
/// The chosen measure over the cycle; its cursor is the scrub.
void draw_plot(const Desk& desk, UiState::Plot& plot);
void draw_ladder(const Desk& desk);
void draw_legend(const Desk& desk);
void draw_card(const Desk& desk);

/// What stands at the top: menu, title, layout, undo, help. `left_hides`, `right_hides`: the column
/// is laid over the picture and has a button.
struct ToolbarPlan {
    bool left_hides = false;
    bool right_hides = false;
};
void draw_toolbar(const Desk& desk, UiState& state, const ToolbarPlan& plan);
/// Before a version starts, its name stands large over the picture.
void draw_announcement(const Desk& desk, const Rect& picture);
/// The picture with what is written on it, and the mouse on it.
void draw_viewport(const Desk& desk, UiState::Viewport& viewport, UiState::Captions& captions);
/// Height of the words that say how a lecture goes on, pixels of the design.
inline constexpr float kTeachHint = 36.0F;
/// What is said of the present key moment: at the joint that it is about, else below.
void draw_captions(const Desk& desk, const Rect& picture, UiState::Captions& captions);
/// On the picture: buttons of how it is looked at.
void draw_picture_tools(const Desk& desk, const Rect& picture);
/// Where those buttons stand, and the cross of directions: an open lens moves both.
Rect find_tools_room(const Desk& desk, const Rect& picture);
Rect find_cross_room(const Desk& desk, const Rect& picture);
/// What of it is in force, in words between two places of a row; a click ends it.
void draw_chips(const Desk& desk, float left, float right, float y);
/// Names of the body planes that are shown, of muscles and bones, numbers at the joints that move
/// differently and at the levels of the low back. False: there are none.
bool draw_picture_labels(const Desk& desk, const Rect& picture);
/// The joint that the ladder's walk stands on: its label in the picture, and its card.
void draw_walk(const Desk& desk, const Rect& picture, UiState::Captions& captions);
/// The room that a lens takes in the lower corner of a version's part of the picture, pixels.
struct LensPlan {
    float side = 0.0F, words = 0.0F, height = 0.0F;  // of the circle, of the words, of all
};
LensPlan plan_lens(const Desk& desk, const Rect& part);
/// Upper edge of all lenses.
float find_lens_top(const Desk& desk, const Rect& picture);
/// Where the lens of a shown version lies, levels and words included.
Rect find_lens_room(const Desk& desk, const Rect& picture, std::size_t version);
void draw_lens(const Desk& desk, const Rect& picture, UiState::Lens& lens);
void draw_search(const Desk& desk, const Rect& picture, UiState::Search& search);
/// The sheet of all movements, and its parts.
void draw_library(const Desk& desk, UiState::Library& library);
void draw_movement_page(const Desk& desk, UiState::Library& library,
                        const model::Movement& movement);
/// Width of a movement's picture by its height.
inline constexpr float kPictureAspect = 1.5F;
/// The picture that app made, else a plain place for it, when large with the name.
void draw_movement_picture(const Desk& desk, const UiState::Library& library,
                           const model::Movement& movement, const Rect& rect, bool is_large);
/// The card of the claim that is open.
void draw_claim(const Desk& desk);
/// Words that open the card of a claim; nothing where there is no such claim.
void draw_claim_link(const Desk& desk, std::string_view id, std::string_view words);
/// Where something comes from, with the shape of its grade.
void draw_source(const Desk& desk, const content::Source& source);
/// Does the movement say when to breathe; then a track of that height (of the design) hangs below
/// the scrub bar.
bool has_breath_track(const Desk& desk);
inline constexpr float kBreathTrack = 19.0F;
/// Scrub bar and buttons.
void draw_transport(const Desk& desk, UiState::Scrub& scrub);
/// Sentences for the user, at the right of the picture: mistakes above, the rest below.
void draw_notifications(const Desk& desk, const Rect& picture);
/// While colours are shown as other eyes see them: a strip that says so and ends it.
void draw_sight_strip(const Desk& desk, const Rect& strip);
/// The step of the guided start that is shown, beside the place that it points to.
void draw_guide(const Desk& desk, UiState& state);
/// Help, notice and settings, when they are shown, over everything.
void draw_sheets(const Desk& desk, UiState& state);
void draw_settings(const Desk& desk, UiState::Settings& settings);
void draw_help(const Desk& desk, UiState::Help& help);
/// May a file be replaced? Over everything, until it is answered.
void draw_question(const Desk& desk);

}  // namespace jw::ui
