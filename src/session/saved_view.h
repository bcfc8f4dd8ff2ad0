// What the window shows at a moment, as a small file that brings the same picture back: who
// performs what, when, seen from where, with what switched on. How the window itself looks (theme,
// size of the words, panels) is whoever opens it's own.
#pragma once

#include "session/document.h"
#include "session/hold.h"
#include "session/view_state.h"

#include "analysis/lumbar.h"
#include "analysis/measure.h"

#include "core/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace jw::session {

/// The ending of its files.
inline constexpr std::string_view kSavedViewEnding = ".jointwise";

struct SavedView {
    Document document;
    double time = 0.0;     // 0..1 of the cycle
    scene::Camera camera;  // without Camera::held, which comes of `hold`
    Hold hold = Hold::Room;
    Align align = Align::Room;
    scene::Layout layout = scene::Layout::Side;
    scene::PartSet parts;
    double ghost_opacity = 0.0;    // 0..1
    double end_plate_scale = 1.0;  // times their angles
    bool show_states = true;
    std::vector<std::string> focus;  // bone and muscle ids that all else steps back for
    std::string selected;            // id; empty: nothing
    analysis::Measure measure = analysis::Measure::HipFlexion;
    CaptionLevel captions = CaptionLevel::Plain;
    bool names_shown = false;
    bool lens_shown = false;
    int lens_level = analysis::kFirstLensLevel;

    bool operator==(const SavedView&) const = default;
};

/// Version of the file format that write_saved_view writes; read_saved_view refuses any other.
inline constexpr int kSavedViewVersion = 1;

/// JSON text; angles in degrees, lengths in metres; amounts, whose unit the movement knows, in rad,
/// m and parts of 1.
std::string write_saved_view(const SavedView& saved);
/// Numbers out of range are brought into it. Fails: BadFormat for damaged text, wrong types and
/// unknown names, Unsupported for another version, each with a sentence; `file_name` is what the
/// sentence shows. Session::open looks whether what it names is there.
Result<SavedView> read_saved_view(std::string_view text, const std::string& file_name);

}  // namespace jw::session
