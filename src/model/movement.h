// A movement as a teacher writes it (assets/content/movements/*.toml), parsed and checked.
//
// Good form is coordinate curves; a fault is NEVER a curve: it holds only causes, limits, gives,
// amounts and timing, and the solver (module motion) finds who pays.
#pragma once

#include "core/curve.h"
#include "model/body.h"
#include "model/muscle_state.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace jw::model {

/// Evidence grade of a sentence, shown beside it as a small letter.
enum class Grade { Agreed, Mixed, TeachersView, Design };
inline constexpr auto kGradeNames = enum_names<Grade>({{Grade::Agreed, "agreed"},
                                                       {Grade::Mixed, "mixed"},
                                                       {Grade::TeachersView, "teachers_view"},
                                                       {Grade::Design, "design"}});

struct Text {
    std::string plain;       // level 1
    std::string anatomical;  // level 2
    Grade grade = Grade::Design;
    std::string source;  // id in assets/content/sources.toml
};

struct KeyMoment {
    std::string id;
    std::string name;
    double time = 0.0;   // 0..1, shared by all variants
    std::string joint;   // Body joint id that the caption belongs to
    Text caption;        // of the good version
    Text fault_caption;  // of the first compensated version
};

/// Square in the room.
struct Block {
    Vec3 underside{0.0};  // middle of it, m
    Vec3 size{0.0};       // depth (X), height (Y), width (Z), m
    double top() const { return underside.y + size.y; }
};

/// A thing that the body sits, lies or leans on.
struct Prop {
    std::string id;  // "stool"
    Block block;     // as of the authored side
};

/// A part of the body that keeps its place in the room while `from <= time <= to`.
/// Three points hold the whole bone, one lets it turn about the point.
struct Contact {
    std::string body;          // bone id, "foot_r" (file: "foot_other")
    std::string place;         // "floor", or a Prop id
    std::vector<Vec3> points;  // neutral body frame, m, on that bone
    /// From > to runs across the end of the cycle; 0 and 1 is the whole cycle.
    double from = 0.0, to = 1.0;
    /// Before `from` and after `to` the hold fades in and out over this part of the cycle.
    double fade = 0.0;
    /// Displacement of the bone where it is held; identity: where it stands in the neutral pose.
    Rigid held{};
    /// The floor carries the hold backward like a treadmill, m per cycle, and `held` is where it is
    /// at `held_time`.
    double travel = 0.0, held_time = 0.0;
    /// Pitch of the foot against `held`, rad: + rolls it over its first point (the heel, toes up),
    /// - over the middle of the other two (the ball, heel up).
    PeriodicCurve roll{};
    /// Only the height is held: skin and ribs may slide along the floor.
    bool slides = false;
};

enum class TaskKind {
    None,
    ThighDirection,  // direction of the thigh in the room, in the task's plane
    TrunkDirection,  // direction of the upper trunk (T1) in the room, in the task's plane
};

/// A plane of the room, named as of a body that stands facing X.
enum class Plane { Sagittal, Frontal };
inline constexpr auto kPlaneNames =
    enum_names<Plane>({{Plane::Sagittal, "sagittal"}, {Plane::Frontal, "frontal"}});

/// Axis (in the room, unit) about which a turn in the plane counts: Z or X.
Vec3 plane_axis(Plane plane);
/// Turn of a bone in the plane since the neutral pose, rad in -pi..pi, from its displacement.
double calc_plane_turn(const Rigid& displacement, Plane plane);

/// What the movement is for: the solver keeps it while a joint pays for another.
struct Task {
    TaskKind kind = TaskKind::None;
    /// Whose thigh; None: both thighs alike (the working leg's stands in the budget).
    Side side = Side::Right;
    /// Goal as change from the start pose, rad; -15 deg = thigh 15 deg behind. Not a curve of its
    /// own: it is what good form reaches at each time, times the scale of the size. Sagittal + =
    /// a thigh forward, a trunk backward; frontal + = towards the body's left (adduction of a right
    /// thigh).
    double goal = 0.0;
    Plane plane = Plane::Sagittal;  // of the task and of the motion budget
    /// Where it has keys, the goal is reached along this curve of 0..1 on top of good form: a plain
    /// bend whose good form only stands, so that the solver finds all the sharing.
    PeriodicCurve course{};
};

struct GoodCurve {
    CoordinateIndex coordinate = kNone;
    PeriodicCurve curve;  // rad, m
};

/// A named size of the movement: "standard" 1.0 x, "large" = good keys of that size.
struct Size {
    std::string id;
    double scale = 1.0;             // of Task::goal
    std::vector<GoodCurve> good{};  // replace the movement's curves of the same coordinates
};

/// What is turned up or down by a number and is no joint's range: how far the pelvis drops while
/// one leg stands, how long the step is. It shapes good form, and the solver lets all else follow.
struct Amount {
    enum class Unit { Degrees, Metres, Percent };  // in files; inside rad, m, 1
    std::string id;    // "pelvis_drop_r": with the side of the leg that stands
    std::string name;  // "pelvis drops"
    Unit unit = Unit::Degrees;
    double most = 0.0;      // a value lies in -most..most
    std::string best_view;  // where it is seen best; empty: as the movement
    /// Added to good form per unit of value; its largest is 1 (a sum's: its share).
    std::vector<GoodCurve> courses{};
    /// Instead: travel and roll of the contacts and the swing of the thighs grow by this part.
    bool is_step = false;
};
inline constexpr auto kUnitNames = enum_names<Amount::Unit>(
    {{Amount::Unit::Degrees, "deg"}, {Amount::Unit::Metres, "m"}, {Amount::Unit::Percent, "%"}});

/// A value as files and people write it, in the unit's own measure, and back.
double to_shown(Amount::Unit unit, double value);
double from_shown(Amount::Unit unit, double value);

struct AmountSetting {
    std::string amount;  // Amount id with side resolved
    double value = 0.0;  // rad, m, 1
    bool operator==(const AmountSetting&) const = default;
};

struct LimitSetting {
    std::string limit;   // Body limit id with side resolved
    double value = 0.0;  // rad
    bool operator==(const LimitSetting&) const = default;
};

/// What stops the joint; each has another remedy.
enum class Stop { Bone, Capsule, Muscle, Guarding, Control };
inline constexpr auto kStopNames = enum_names<Stop>({{Stop::Bone, "bone"},
                                                     {Stop::Capsule, "capsule"},
                                                     {Stop::Muscle, "muscle"},
                                                     {Stop::Guarding, "guarding"},
                                                     {Stop::Control, "control"}});

/// "Lumbar levels give twice as easily": multiplies Body gives by coordinate or sum id.
struct GiveSetting {
    std::string name;
    double factor = 1.0;
};

/// "The hip comes later": moves good form of a coordinate or sum along the cycle, so that something
/// else has to begin.
struct TimingSetting {
    std::string name;
    double later = 0.0;  // part of the cycle, + = later
};
inline constexpr double kMostLater = 0.25;  // either way

/// A preset that changes numbers, never drawings.
struct Cause {
    std::string id;  // "short_flexors"; from the shared library with its side: "stiff_hip_r"
    std::string name;
    Stop stop = Stop::Muscle;
    /// Of the shared library: whose joint, whichever leg works. None: of the movement's own file,
    /// named as of the side on which the movement is authored.
    Side side = Side::None;
    std::vector<LimitSetting> limits;
    std::vector<GiveSetting> gives;
    std::vector<AmountSetting> amounts;  // those that the movement has
    std::vector<TimingSetting> timing;
    Text text;
};

/// How easily a coordinate moves away from good form.
struct Give {
    double value = 0.0;  // squared rad (m) per unit of cost; 0 = not at all
    /// Flexed by this much (rad, 0 = never) it gives half as easily, further on by the fourth power
    /// ever less: what makes the low back lead a forward bend and the hips end it.
    double halved_at = 0.0;
};

struct Variant {
    std::string id;         // "good", "stiff_hip"
    std::string name;       // "hip-led", "stiff hip"
    std::string what;       // one sentence: what is seen
    std::string best_view;  // where it is seen best; empty: as the movement
    std::vector<std::string> causes;
    std::vector<LimitSetting> limits;
    std::vector<GiveSetting> gives;
    std::vector<AmountSetting> amounts;
    std::vector<TimingSetting> timing;
    /// What is seen at each key moment [key_moments]: of its own file rows, else of the first fault
    /// what the moment says, of any other what it is about.
    std::vector<Text> captions;
    std::vector<MuscleCurve> muscles;  // complete for good; for a fault already merged over good
};

/// What a finding measures; angles as change since the start of good form.
enum class Measure {
    LumbarShare,       // lumbar part of the task's motion, of what was reached (1)
    LumbarBeyondGood,  // lumbar part of the task's motion above that of good form, deg
    LumbarFlexion,     // flexion of the whole low back, deg
    PelvisForward,     // anterior tilt of the pelvis, deg
    PelvisHike,        // the working side of the pelvis comes towards the ribs, deg
    PelvisRollBack,    // the working side of the pelvis turns backward, deg
};
inline constexpr auto kMeasureNames =
    enum_names<Measure>({{Measure::LumbarShare, "lumbar_share"},
                         {Measure::LumbarBeyondGood, "lumbar_beyond_good"},
                         {Measure::LumbarFlexion, "lumbar_flexion"},
                         {Measure::PelvisForward, "pelvis_forward"},
                         {Measure::PelvisHike, "pelvis_hike"},
                         {Measure::PelvisRollBack, "pelvis_roll_back"}});

/// A sign that a teacher would point at, told when its measure passes the threshold.
struct Sign {
    std::string id;  // "lumbar_extension_early"
    Measure measure = Measure::LumbarShare;
    double threshold = 0.0;  // deg, or 1 for a share
    std::string source;
    Grade grade = Grade::Design;
};

/// What a teacher reads of a movement beside what, why and cue.
struct Page {
    std::string author, reviewer;  // reviewer empty: nobody has read it as a professional yet
    std::string reviewed;          // "2026-11-20", the day of it; empty without a reviewer
    Text breath, easier, harder;
    std::vector<std::string> claims;  // ids of what teachers say about it
    /// The same motion of the hip in another movement, which the library may not have yet.
    struct CarryOver {
        std::string movement;  // id
        std::string words;     // what is carried over
    };
    std::vector<CarryOver> carry_over;
};

struct Movement {
    std::string id, name, position, file;
    std::string what, why, cue;
    Page page;
    Side working_side = Side::Right;  // as authored; performing on the left mirrors everything
    double seconds = 3.0;             // one repetition at teaching tempo
    std::string best_view;            // "right"
    Task task;
    std::vector<Size> sizes;  // [0] is the default
    std::vector<Amount> amounts;
    std::vector<Prop> props;
    std::vector<Contact> contacts;
    std::vector<GoodCurve> good;  // authored keys; coordinates not listed rest at neutral
    /// Good form after projection onto its contacts (`check --fit`): [size][coordinate] over
    /// kFitSamples + 1 even times 0..1, for every coordinate that the fit moved. Empty: not fitted
    /// yet.
    struct Fit {
        std::string size;
        std::vector<GoodCurve> curves;
    };
    std::vector<Fit> fits;
    std::vector<KeyMoment> key_moments;
    std::vector<Sign> signs;        // findings of this movement
    std::vector<Cause> causes;      // its own, then those of the shared library for each side
    std::vector<Variant> variants;  // [0] is good; [1] is `compensated`
    double gaze_weight = 0.0, upright_weight = 0.0, balance_weight = 0.0;  // soft wishes, 0 = none
    double hang_weight = 0.0;  // upper arms hang as in good form while the trunk leans
    std::vector<Give> gives;   // [coordinates], from assets/content/gives.toml (design)
    /// Coordinates that `check --fit` may change to bring good form onto its contacts, and how
    /// easily against one another (1 unless written).
    struct Adjust {
        CoordinateIndex coordinate = kNone;
        double give = 1.0;
    };
    std::vector<Adjust> adjusts;
    /// Coordinates that the body's weight bends further than their own muscles can: they may go to
    /// their passive ends in good form.
    std::vector<CoordinateIndex> loaded;
    /// Where good form keeps the mass centre: m in front of the ankle of the first contact's foot.
    std::optional<double> balance_ahead;
    /// Fingerprint of all files that the movement was read from; 0: made by hand.
    std::uint64_t stamp = 0;

    const Variant* find_variant(std::string_view id) const;  // accepts "compensated"
    /// What is said of a version at one of the key moments.
    const Text& find_caption(const KeyMoment& moment, const Variant& variant) const;
};

/// One way of performing a movement: what CONTRACT.md calls MOVING.
struct Performance {
    std::string variant = "good";
    Side side = Side::Right;
    std::vector<LimitSetting> limits;    // --limit, rad
    std::vector<std::string> causes;     // --cause
    std::string size;                    // empty: default
    std::vector<AmountSetting> amounts;  // --amount
    /// A movement on a moving floor goes through the room instead, from where it starts.
    bool travels = false;
    enum class Pay { Default, Lumbar, Thorax, Trunk, Knee, Foot } pay = Pay::Default;
    bool operator==(const Performance&) const = default;
};

}  // namespace jw::model
