// What only the window knows: where things are, what is half typed, what the pointer is doing.
#pragma once

#include "session/library_list.h"
#include "session/search_hits.h"

#include "content/guide.h"

#include <array>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

namespace jw::ui {

struct Rect {
    float x = 0.0F, y = 0.0F, width = 0.0F, height = 0.0F;  // pixels from the upper left
};

struct UiState {
    /// Names that app found in the user's folder; borrowed, null: it has none.
    const std::vector<std::string>* saved_views = nullptr;
    /// Where the picture is, of the last frame.
    struct Viewport : Rect {
        bool was_moved = false;  // the present press became a drag, so its end selects nothing
        bool was_hovered = false;
    } viewport;
    /// On which side of its joint each version's caption stands; chosen once a moment, so that it
    /// does not jump while the body moves.
    struct Captions {
        std::string moment;
        std::array<bool, 2> is_right{};
        bool right_is_taken = false;  // by labels of the picture
        float card_height = 0.0F;     // of the walk's card, in the last frame
    } captions;
    /// What app drew for the lens: its parts side by side in one texture; 0: nothing yet.
    struct Lens {
        std::uintptr_t texture = 0;
        int pixels = 0;  // side of one part that is wanted
    } lens;
    struct Search {
        std::string query, sought;  // sought: what the hits belong to
        std::vector<session::SearchHit> hits;
        int selected = 0;
        bool was_shown = false;
    } search;
    struct Library {
        session::LibraryFilter filter;
        session::LibraryChoices choices;  // when it was opened
        int row = 0;                      // of the list as it stands, group after group
        std::string wanted;               // a movement whose page was asked for by another's
        bool scrolls = false;             // the row comes into sight
        bool was_shown = false;
        /// What app drew, by movement; those that are missing are not drawn yet.
        std::map<std::string, std::uintptr_t, std::less<>> pictures;
    } library;
    struct Scrub : Rect {
    } scrub;
    struct Dial : Rect {
    } dial;
    /// Where the sliders are, of the last frame, in the order in which they stand.
    struct Amounts {
        std::vector<Rect> sliders;
    } amounts;
    /// Where the guided start may point to, of the last frame; an empty place is not in sight.
    struct Guide {
        std::array<Rect, content::kGuidePlaceNames.rows.size()> places{};
        int shown = -1;  // the step whose column was opened and scrolled to
        Rect& at(content::GuidePlace place) { return places[static_cast<std::size_t>(place)]; }
    } guide;
    struct Settings {
        bool asks_reset = false;
    } settings;
    /// Where the curves are, of the last frame.
    struct Plot : Rect {
        bool was_shown = false;
    } plot;
    struct Help {
        std::string search;
        bool was_shown = false;
    } help;
    /// Of a column where there is no room beside the picture: laid over it by hand.
    struct Column {
        bool is_open = false;
    } left, right;
};

}  // namespace jw::ui
