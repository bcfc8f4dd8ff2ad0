// What to show and how: everything about a picture that is neither the body, nor the frame, nor the
// camera. Plain data; names of the enums are those of the command line and of files.
#pragma once

#include "core/enum_names.h"
#include "model/body.h"

#include <glm/vec3.hpp>

#include <cstdint>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace jw::scene {

enum class Layout { Single, Side, Overlay, Difference };
inline constexpr auto kLayoutNames = enum_names<Layout>({{Layout::Single, "single"},
                                                         {Layout::Side, "side"},
                                                         {Layout::Overlay, "overlay"},
                                                         {Layout::Difference, "difference"}});
/// Both figures in one picture, laid over each other.
constexpr bool shares_picture(Layout layout) {
    return layout == Layout::Overlay || layout == Layout::Difference;
}

enum class Detail { Close, Standard, Light };
inline constexpr auto kDetailNames = enum_names<Detail>(
    {{Detail::Close, "close"}, {Detail::Standard, "standard"}, {Detail::Light, "light"}});

enum class Theme { Light, Dark, Projector };
inline constexpr auto kThemeNames = enum_names<Theme>(
    {{Theme::Light, "light"}, {Theme::Dark, "dark"}, {Theme::Projector, "projector"}});

/// What one can switch on and off. Attachments: origin and insertion of the few muscles that the
/// picture is about, painted on their bones. Skin: the outline of the body, faint. Guides: level
/// line through both ASIS, plumb line, thigh lines. The three planes go through the pelvis and with
/// it. The last five measure (end_plates.h, measure_marks.h,
/// pelvis_marks.h).
enum class Part {
    Skeleton,
    Superficial,
    Middle,
    Deep,
    Ligaments,
    Aponeuroses,
    Nerves,
    Attachments,
    Skin,
    Guides,
    Joints,
    Floor,
    SagittalPlane,
    FrontalPlane,
    TransversePlane,
    EndPlates,
    Goniometer,
    Traces,
    LimitRing,
    PelvisMarks
};
inline constexpr auto kPartNames = enum_names<Part>({{Part::Skeleton, "skeleton"},
                                                     {Part::Superficial, "superficial"},
                                                     {Part::Middle, "middle"},
                                                     {Part::Deep, "deep"},
                                                     {Part::Ligaments, "ligaments"},
                                                     {Part::Aponeuroses, "aponeuroses"},
                                                     {Part::Nerves, "nerves"},
                                                     {Part::Attachments, "attachments"},
                                                     {Part::Skin, "skin"},
                                                     {Part::Guides, "guides"},
                                                     {Part::Joints, "joints"},
                                                     {Part::Floor, "floor"},
                                                     {Part::SagittalPlane, "sagittal_plane"},
                                                     {Part::FrontalPlane, "frontal_plane"},
                                                     {Part::TransversePlane, "transverse_plane"},
                                                     {Part::EndPlates, "end_plates"},
                                                     {Part::Goniometer, "goniometer"},
                                                     {Part::Traces, "traces"},
                                                     {Part::LimitRing, "limit_ring"},
                                                     {Part::PelvisMarks, "pelvis_marks"}});

/// A set of parts; what `--layer` names and the layer panel ticks.
class PartSet {
  public:
    constexpr PartSet() = default;
    constexpr PartSet(std::initializer_list<Part> parts) {
        for (const Part part : parts) {
            set(part, true);
        }
    }
    constexpr bool has(Part part) const { return (bits_ & bit(part)) != 0; }
    constexpr void set(Part part, bool shown) {
        bits_ = shown ? bits_ | bit(part) : bits_ & ~bit(part);
    }
    constexpr PartSet operator|(PartSet other) const {
        PartSet both;
        both.bits_ = bits_ | other.bits_;
        return both;
    }
    constexpr PartSet without(PartSet other) const {
        PartSet rest;
        rest.bits_ = bits_ & ~other.bits_;
        return rest;
    }
    constexpr bool is_empty() const { return bits_ == 0; }
    constexpr bool operator==(const PartSet&) const = default;

  private:
    static constexpr std::uint32_t bit(Part part) { return 1U << static_cast<unsigned>(part); }
    std::uint32_t bits_ = 0;
};

/// What a set of muscles (content::Preset) is shown with: all layers that they come from, on the
/// bones.
inline constexpr PartSet kMuscleSetParts{Part::Skeleton, Part::Superficial, Part::Middle,
                                         Part::Deep,     Part::Ligaments,   Part::Floor};

inline constexpr PartSet kBodyPlanes{Part::SagittalPlane, Part::FrontalPlane,
                                     Part::TransversePlane};
/// Marks that measure; they are asked for one by one.
inline constexpr PartSet kMeasureParts{Part::EndPlates, Part::Goniometer, Part::Traces,
                                       Part::LimitRing, Part::PelvisMarks};

/// The parts that a name stands for: one of kPartNames, or "muscles" (the three muscle layers),
/// "planes" (the three body planes), or "all" (but the skin, the planes and what measures).
std::optional<PartSet> find_parts(std::string_view name);
/// "skeleton, superficial, ..., muscles, all": for the sentence that refuses an unknown name.
std::string known_parts();

/// The part that a muscle, ligament or nerve is switched on and off with.
Part find_part(const model::Muscle& muscle);

/// A bone or a muscle by index, as picked, selected or pointed at.
struct Structure {
    enum class Kind { Bone, Muscle } kind = Kind::Bone;
    int index = 0;  // Body::bones or Body::muscles
    bool operator==(const Structure&) const = default;
};

/// A bone coloured to say something (a joint that moves differently); colour is sRGB 0..1, strength
/// 0..1. The outline says it once more, pixels at 720 lines.
struct BoneTint {
    model::BoneIndex bone = 0;
    glm::vec3 colour{0.0F};
    float strength = 0.0F;
    float outline_width = 0.0F;
};

struct ViewSettings {
    Layout layout = Layout::Single;
    PartSet parts{Part::Skeleton, Part::Superficial, Part::Middle,
                  Part::Deep,     Part::Attachments, Part::Floor};
    std::vector<int> hidden_muscles;             // Body::muscles, ascending
    std::vector<model::BoneIndex> hidden_bones;  // ascending
    std::vector<Structure> focus;       // drawn as usual while all else steps back; empty: all
    double step_back = 0.55;            // how far that fades into the background, 0..1
    std::optional<Structure> selected;  // outlined
    std::optional<Structure> hovered;   // faintly outlined
    std::vector<BoneTint> tints;        // at most one a bone
    Detail detail = Detail::Standard;
    Theme theme = Theme::Light;
    double ghost_opacity = 0.6;   // of the good figure in overlay, 0..1
    double muscle_opacity = 1.0;  // 0..1; below 1 the skeleton shows through
    /// Of muscles at rest, times muscle_opacity: they let the bones and the busy muscles through.
    /// Those that were asked for (selected, focused, left when most are hidden) stay solid.
    double resting_opacity = 0.3;
    double end_plate_scale = 1.0;  // kEndPlatesForShow: their angles larger than life
    bool show_states = true;       // false: every muscle as at rest
    bool shadows = true;
    bool transparent = false;  // no background and no floor; alpha in the picture
};

}  // namespace jw::scene
