// How it is looked at: what commands change but Undo leaves alone.
#pragma once

#include "session/hold.h"

#include "analysis/lumbar.h"
#include "analysis/measure.h"
#include "scene/camera.h"
#include "scene/colour_sight.h"
#include "scene/view_settings.h"

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>

namespace jw::session {

enum class CaptionLevel { Plain, Anatomical, Off };
inline constexpr auto kCaptionLevelNames =
    enum_names<CaptionLevel>({{CaptionLevel::Plain, "plain"},
                              {CaptionLevel::Anatomical, "anatomical"},
                              {CaptionLevel::Off, "off"}});

/// Text scale, times the size of the design.
inline constexpr double kSmallestText = 0.8;
inline constexpr double kLargestText = 2.5;

/// Panels that fold away; transport and viewport always stand.
enum class Panel { Movement, Dial, Budget, Ladder, Legend, Moments, Card, Amounts, Plot };
inline constexpr auto kPanelNames = enum_names<Panel>({{Panel::Movement, "movement"},
                                                       {Panel::Dial, "dial"},
                                                       {Panel::Budget, "budget"},
                                                       {Panel::Ladder, "ladder"},
                                                       {Panel::Legend, "legend"},
                                                       {Panel::Moments, "moments"},
                                                       {Panel::Card, "card"},
                                                       {Panel::Amounts, "amounts"},
                                                       {Panel::Plot, "plot"}});

class PanelSet {
  public:
    constexpr PanelSet() = default;
    constexpr PanelSet(std::initializer_list<Panel> panels) {
        for (const Panel panel : panels) {
            set(panel, true);
        }
    }
    constexpr bool has(Panel panel) const { return (bits_ & bit(panel)) != 0; }
    constexpr void set(Panel panel, bool shown) {
        bits_ = static_cast<std::uint16_t>(shown ? bits_ | bit(panel) : bits_ & ~bit(panel));
    }
    constexpr bool operator==(const PanelSet&) const = default;

  private:
    static constexpr std::uint16_t bit(Panel panel) {
        return static_cast<std::uint16_t>(1U << static_cast<unsigned>(panel));
    }
    std::uint16_t bits_ = 0;
};
/// Key moments stand on the scrub bar already, so their list starts folded; the plot is asked for.
inline constexpr PanelSet kFirstPanels{Panel::Movement, Panel::Dial, Panel::Budget, Panel::Ladder,
                                       Panel::Legend,   Panel::Card, Panel::Amounts};

/// What lies over everything, one at a time.
enum class Sheet { None, Help, Notice, Settings };

struct ViewState {
    scene::ViewSettings settings;  // layout, layers, theme; hidden parts come from the Document
    scene::Camera camera;
    Hold hold = Hold::Room;
    Align align = Align::Room;  // of two figures in one picture
    bool is_peeking = false;    // the other version, alone, while held
    CaptionLevel captions = CaptionLevel::Plain;
    bool grades_shown = true;  // the letter behind a caption: how well it is known
    bool is_teaching = false;  // playback stops at key moments
    double text_scale = 1.0;
    bool reduced_motion = false;
    bool ladder_ticks = false;  // softly, when a square opens while it plays
    bool panels_shown = true;
    PanelSet panels = kFirstPanels;
    /// Where the joint-by-joint ladder is walked, and the view to come back to.
    struct Walk {
        int rung = 0;
        bool shows_critique = false;
        scene::Camera home;
        bool home_was_chosen = false;  // by the user's hand
    };
    std::optional<Walk> walk;
    bool names_shown = false;  // beside the picture, with lines
    bool lens_shown = false;
    int lens_level = analysis::kFirstLensLevel;
    analysis::Measure measure = analysis::Measure::HipFlexion;  // of goniometer and plot
    std::string replacing;  // the file that the user is asked about; empty: nothing is asked
    bool search_shown = false;
    Sheet sheet = Sheet::None;
    /// How the eye in front of the window is taken to see colours; a preview, so it is not kept.
    scene::ColourSight sight = scene::ColourSight::Usual;
    /// Where the guided start is.
    struct Guide {
        int step = 0;
        double left = 0.0;  // s until the next step
    };
    std::optional<Guide> guide;
    bool guide_was_shown = false;  // ever, so that it opens by itself once
    bool library_shown = false;
    std::string library_page;  // the movement whose page the library opens with
    std::string claim;         // whose card lies over everything; empty: none
};

}  // namespace jw::session
