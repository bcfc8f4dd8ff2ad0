// ONE table from muscle state to colour, pattern and outline; the legend is made from the same
// rows.
//
// The colours are spaced in lightness first (OKLab, Ottosson 2020), so that they stay apart for
// people who confuse hues; hues follow Okabe & Ito (jfly); a pattern tells the same once more.
// Design marks: these are teaching colours, not force, load or pain.
#pragma once

#include "scene/view_settings.h"

#include "core/enum_names.h"
#include "model/muscle_state.h"

#include <glm/vec2.hpp>
#include <glm/vec3.hpp>

#include <string_view>
#include <vector>

namespace jw::scene {

using Srgb = glm::vec3;  // 0..1 as on screen

/// Two sets of stripes over (uv.x along the fibres, uv.y around the belly). A set covers `duty` of
/// its period with ink at `strength`; strength 0 draws none. Shaders know these numbers and nothing
/// else.
struct Pattern {
    struct Stripes {
        glm::vec2 frequency{0.0F};  // periods per unit of uv
        float duty = 0.5F;          // 0..1
        float strength = 0.0F;      // 0..1
        bool operator==(const Stripes&) const = default;
    };
    Stripes first, second;
    bool operator==(const Pattern&) const = default;
};

/// The pattern's name, for the legend and for tests: each state has its own.
enum class PatternKind {
    Plain,
    Fibres,
    FibresEdged,
    Hatch,
    FineBands,
    TightBands,
    WideStripes,
    CrossHatch,
    Dashes
};
inline constexpr auto kPatternNames =
    enum_names<PatternKind>({{PatternKind::Plain, "plain"},
                             {PatternKind::Fibres, "fibres"},
                             {PatternKind::FibresEdged, "fibres_edged"},
                             {PatternKind::Hatch, "hatch"},
                             {PatternKind::FineBands, "fine_bands"},
                             {PatternKind::TightBands, "tight_bands"},
                             {PatternKind::WideStripes, "wide_stripes"},
                             {PatternKind::CrossHatch, "cross_hatch"},
                             {PatternKind::Dashes, "dashes"}});

struct Look {
    Srgb colour{0.8F};  // of the belly
    Srgb ink{0.5F};     // of the pattern
    Pattern pattern;
    PatternKind kind = PatternKind::Plain;
    Srgb outline{0.0F};
    float outline_width = 0.0F;  // pixels at 720 lines; 0 = none
};

/// How a muscle looks. `fill` 0..1 (MuscleState::fill); below kFirstStep a working muscle looks at
/// rest, at kFirstStep it takes a visible step (a straight blend hides small activity).
inline constexpr double kFirstStep = 0.05;
Look find_look(model::State state, double fill);

/// How the areas on bone look: where a muscle begins hatched, where it ends cross-hatched. Atlases
/// paint them red and blue.
enum class End { Origin, Insertion };
Look find_end_look(End end);

/// Rows of the legend in teaching order; `look` is the state at full fill. Words belong to the
/// interface (text key "state.<name>").
struct LegendRow {
    model::State state;
    std::string_view name;  // kStateNames
    Look look;
};
std::vector<LegendRow> build_legend();

/// The two versions, told apart by colour, by line (solid or dashed) and by label.
enum class Version { Good, Compensated };
struct VersionLook {
    Srgb accent;
    bool dashed = false;
};
VersionLook find_version_look(Version version);

/// Colours of everything that is not a muscle state.
struct Surroundings {
    Srgb bone, cartilage, tendon, ligament, nerve;
    Srgb background_top, background_bottom;
    Srgb floor, floor_line;
    Srgb guide;      // guide lines
    Srgb skin;       // the rim of the body's outline
    Srgb selection;  // outline of what is selected
    float exposure = 1.0F;
};
Surroundings find_surroundings(Theme theme);

/// OKLab (L 0..1, a, b) of a screen colour and back, clipped to the screen's range.
glm::vec3 to_oklab(const Srgb& colour);
Srgb from_oklab(const glm::vec3& lab);
/// Linear light of a screen colour, per channel (IEC 61966-2-1).
glm::vec3 to_linear(const Srgb& colour);

}  // namespace jw::scene
