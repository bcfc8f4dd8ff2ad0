// Small pieces that several panels are made of.
#pragma once

#include "ui/desk.h"

#include <span>
#include <string>
#include <string_view>

namespace jw::ui {

enum class Icon {
    Play,
    PlayBack,
    Pause,
    StepForward,
    StepBack,
    NextMoment,
    PreviousMoment,
    ToStart,
    ToEnd,
    Repeat,
    PingPong,
    Teach,
    LoopIn,
    LoopOut,
    Minus,
    Plus,
    Menu,
    Help,
    Search,
    Library,
    Lens,
    Up,
    Down,
    LeftColumn,
    RightColumn,
    Undo,
    Redo,
    Close,
    Single,
    Side,
    Overlay,
    Difference,
    HoldStill,
    LineUp,
    Planes,
    EndPlates,
    Names,
    Mirror,
    Goniometer,
    PlumbLine,
    Traces,
};

/// Side of an icon button, pixels.
float button_size(const Desk& desk);
void draw_icon(ImDrawList& list, Icon icon, ImVec2 centre, float size, ImU32 colour);

/// A square button; `tooltip` names its key. Returns whether it was pressed.
bool icon_button(const Desk& desk, const char* id, Icon icon, std::string_view tooltip,
                 bool is_on = false, bool is_enabled = true);
/// The button of an action: posts it, greyed while it cannot run.
void action_button(const Desk& desk, session::Action action, Icon icon, bool is_on = false);

/// A button with words on it; the main one of a few is filled. Returns whether it was pressed.
bool word_button(const Desk& desk, const char* id, std::string_view words, std::string_view hint,
                 bool is_main = false);
float word_button_width(const Desk& desk, std::string_view words);

/// Small underlined words that can be pressed. Returns whether they were.
bool text_link(const Desk& desk, const char* id, std::string_view words, std::string_view hint);

/// One of a few, as a row of joined buttons `width` wide, or one below the other where their words
/// do not fit. Returns the one pressed, or -1.
int segmented(const Desk& desk, const char* id, std::span<const std::string> labels, int selected,
              float width);
/// Width that segmented() needs for one row.
float segmented_width(const Desk& desk, std::span<const std::string> labels);

/// Words, wrapped at the end of the line.
void text(ImFont* font, ImU32 colour, std::string_view words);
/// A small name with words below it; nothing where there are no words.
void draw_field(const Desk& desk, std::string_view name, std::string_view words);
/// Words that stand where they are put, not wrapped; for places that were measured.
void text_at(ImDrawList& list, ImFont* font, ImVec2 at, ImU32 colour, std::string_view words);
ImVec2 measure(ImFont* font, std::string_view words, float wrap_width = 0.0F);
/// A tooltip of readable width for the last item.
void tooltip(const Desk& desk, std::string_view words);

/// Heading of a panel in a column, which folds it; returns whether the panel is unfolded.
bool section(const Desk& desk, session::Panel panel);

/// The mark of a version: a short line, solid (hip-led) or dashed (shared route).
void draw_version_mark(ImDrawList& list, ImVec2 from, float width, float thickness,
                       scene::Version version, const Palette& palette);
ImU32 version_text_colour(const Palette& palette, scene::Version version);

/// Shape of a grade of evidence: a full disc (agreed), half of one (mixed), a ring (a teacher's
/// view), a dashed square (made for this program).
void draw_grade_mark(ImDrawList& list, ImVec2 centre, float size, model::Grade grade, ImU32 colour);
/// Its shape and its name in a line, the meaning as a tooltip.
void draw_grade(const Desk& desk, model::Grade grade);

/// Parallel strokes inside a rectangle; slope 1 rises to the right, 0 lies, `kUpright` stands.
inline constexpr float kUpright = 99.0F;
void draw_strokes(ImDrawList& list, ImVec2 min, ImVec2 max, ImU32 colour, float spacing,
                  float thickness, float slope);
void draw_dashed_rect(ImDrawList& list, ImVec2 min, ImVec2 max, ImU32 colour, float thickness,
                      float dash);

}  // namespace jw::ui
