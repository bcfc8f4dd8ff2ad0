// The body as data: bones, joints, coordinates, limits, landmarks, muscles and masses.
//
// Everything stands in ONE frame, the body frame of the neutral pose: ISB (X anterior, Y up, Z
// right), metres, floor at y = 0, origin under the middle of the hip centres. Bones carry no frames
// of their own that anything computes with: a pose is one rigid DISPLACEMENT per bone (see
// kinematics.h), which takes neutral points of that bone to the room. That displacement is also its
// skinning matrix.
//
// Plain data, const once built. Coordinates use OpenSim names and signs (docs/dev/coordinates.md);
// radians and metres inside, degrees only in files and on screen.
#pragma once

#include "core/enum_names.h"
#include "core/result.h"
#include "core/rigid.h"

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace jw::model {

using BoneIndex = int;
using CoordinateIndex = int;
using LineIndex = int;
inline constexpr int kNone = -1;

/// How far a number may be trusted, carried from the fact tables.
enum class Mark { Seen, Measured, Computed, Recalled, Design };
inline constexpr auto kMarkNames = enum_names<Mark>({{Mark::Seen, "seen"},
                                                     {Mark::Measured, "measured"},
                                                     {Mark::Computed, "computed"},
                                                     {Mark::Recalled, "recalled"},
                                                     {Mark::Design, "design"}});

enum class Side { None, Right, Left };
inline constexpr auto kSideNames =
    enum_names<Side>({{Side::None, "none"}, {Side::Right, "right"}, {Side::Left, "left"}});

struct Bone {
    std::string id;       // "L4", "femur_r"
    std::string latin;    // TA2, "Vertebra lumbalis IV"
    std::string english;  // "fourth lumbar vertebra"
    std::string plain;    // "low back bone 4"
    Side side = Side::None;
    BoneIndex parent = kNone;  // kNone: stands in the room (pelvis)
    Vec3 origin{0.0};          // of its GLB node, body frame, neutral pose
    bool has_mesh = true;
    double mass_fraction = 0.0;  // of the whole body; 0 = counted with another bone
    Vec3 mass_centre{0.0};       // body frame, neutral pose
    std::string source;
};

enum class CoordinateKind { Rotation, Translation, Unitless };  // Unitless: breath, 0 out .. 1 in

struct Coordinate {
    std::string id;  // "hip_flexion_r"
    CoordinateKind kind = CoordinateKind::Rotation;
    double neutral = 0.0;  // value of the neutral pose; rad, m or 1
    /// Bounds of the coordinate itself (sign applied, min <= neutral <= max), rad, m or 1.
    struct Range {
        double min = 0.0;
        double max = 0.0;
    };
    Range active;                    // by one's own muscles
    Range passive;                   // with weight or a hand
    Range extreme;                   // never passed by anything shipped
    CoordinateIndex mirror = kNone;  // same coordinate of the other side, or itself
    double mirror_sign = 1.0;        // -1: list, rotation, bending ... change sign in the mirror
};

/// One elementary motion of a joint: a turn about (or a shift along) a fixed neutral axis, by
/// `scale` x the coordinate's distance from neutral. The turns of a joint apply in order, later
/// axes carried along by earlier ones.
struct Turn {
    CoordinateIndex coordinate = kNone;
    CoordinateKind kind = CoordinateKind::Rotation;
    double scale =
        1.0;  // 1, or the degrees a driven joint turns at 1 (ribs: rad per unit of breath)
    Vec3 axis{0.0, 0.0, 1.0};  // unit, body frame, neutral pose
    Vec3 centre{0.0};          // body frame, neutral pose
};

/// Rows of facts knee_coupling: the child rides in the parent as a function of one coordinate,
/// smooth between rows (calc_coupling), before the joint's turns.
struct CoupledRow {
    double coordinate = 0.0;  // rad
    Rigid displacement;  // of the child relative to the parent, body frame: identity in the neutral
                         // pose
};

struct Joint {
    std::string id;  // "hip_r", "L4_L5", "knee_r"
    std::string english;
    BoneIndex parent = kNone;
    BoneIndex child = kNone;  // every bone is the child of exactly one joint, in bone order
    Vec3 centre{0.0};  // to show and to measure, body frame, neutral pose; moves with the parent
    std::vector<Turn> turns;             // empty: weld
    CoordinateIndex coupled_to = kNone;  // knee and patella: the coordinate of `coupling`
    std::vector<CoupledRow> coupling;    // ascending
    Mark mark = Mark::Design;
};

/// A limit as people name it: "hip_extension_r" is coordinate hip_flexion_r, sign -1. The bound of
/// the coordinate is sign x value. A sum (lumbar_extension) names its levels and their shares
/// instead.
struct Limit {
    std::string id;
    std::string english;  // "hip extension, right"
    double sign = 1.0;
    double active = 0.0, passive = 0.0,
           extreme = 0.0;  // rad (m for translations), >= stops short when < 0
    struct Part {
        CoordinateIndex coordinate;
        double share;  // of a sum; 1 for a plain limit
    };
    std::vector<Part> parts;  // one: plain; several: a sum spread by shares (which add up to 1)
    /// True: a muscle over two joints ties its parts together, sum of share x coordinate <= value
    /// (hamstrings_r: hip_flexion_r - knee_angle_r <= 80 deg). Its shares are factors.
    bool is_coupled = false;
    std::string source;
    Mark mark = Mark::Design;
    std::string note;  // what else is to be known, in words
};

/// A sum of level coordinates shown beside them: lumbar_extension = L5_S1 .. T12_L1.
struct Sum {
    std::string id;
    std::vector<CoordinateIndex> parts;
};

/// How firmly a landmark is known: Coarse ones are hints (the measured template is coarse there).
enum class Trust { Firm, Coarse, NotScored };
inline constexpr auto kTrustNames = enum_names<Trust>(
    {{Trust::Firm, "ok"}, {Trust::Coarse, "coarse"}, {Trust::NotScored, "not_scored"}});

struct Landmark {
    std::string id;  // "ASIS_r"
    BoneIndex bone = kNone;
    Vec3 point{0.0};      // body frame, neutral pose
    double radius = 0.0;  // > 0 for fitted spheres (femoral head)
    Mark mark = Mark::Measured;
    std::string note;
    Trust trust = Trust::Firm;
};

enum class WrapKind { Cylinder, Sphere, Ellipsoid, Torus };
inline constexpr auto kWrapKindNames = enum_names<WrapKind>({{WrapKind::Cylinder, "cylinder"},
                                                             {WrapKind::Sphere, "sphere"},
                                                             {WrapKind::Ellipsoid, "ellipsoid"},
                                                             {WrapKind::Torus, "torus"}});
/// Which half of the surface a line may use: OpenSim's `quadrant`, in the wrap's own frame.
enum class Quadrant { All, PlusX, MinusX, PlusY, MinusY };
inline constexpr auto kQuadrantNames = enum_names<Quadrant>({{Quadrant::All, "all"},
                                                             {Quadrant::PlusX, "x"},
                                                             {Quadrant::MinusX, "-x"},
                                                             {Quadrant::PlusY, "y"},
                                                             {Quadrant::MinusY, "-y"}});

struct Wrap {
    std::string id;
    WrapKind kind = WrapKind::Cylinder;
    BoneIndex bone = kNone;
    Rigid X_BW;           // wrap frame in the body frame, neutral pose; a cylinder's axis is its z
    Vec3 radii{0.0};      // cylinder: x = radius; sphere: x; ellipsoid: semi-axes; torus: x = inner
                          // opening, y = tube
    double length = 0.0;  // cylinder, along its axis
    Quadrant quadrant = Quadrant::All;
    std::string source;
};

struct PathPoint {
    BoneIndex bone = kNone;
    Vec3 point{0.0};  // body frame, neutral pose
    enum class Kind { Origin, Via, Insertion } kind = Kind::Via;
};

/// A line of action (or a ligament, or a nerve) with side: "glmax1_r".
struct MuscleLine {
    std::string id;
    std::vector<PathPoint> path;        // origin first
    std::vector<int> wraps;             // indices into Body::wraps, in path order
    double max_force = 0.0;             // N, 0 = not known
    double optimal_fibre_length = 0.0;  // m, 0 = not known
    double tendon_slack_length = 0.0;   // m
    double pennation = 0.0;             // rad
    double pcsa = 0.0;                  // m^2, 0 = not known
    std::string source;
    Mark mark = Mark::Seen;
};

enum class Layer { Superficial, Middle, Deep };
inline constexpr auto kLayerNames = enum_names<Layer>(
    {{Layer::Superficial, "superficial"}, {Layer::Middle, "middle"}, {Layer::Deep, "deep"}});

/// Aponeurosis: a broad sheet over muscles, which hides them.
enum class Tissue { Muscle, Ligament, Fascia, Aponeurosis, Nerve };
inline constexpr auto kTissueNames = enum_names<Tissue>({{Tissue::Muscle, "muscle"},
                                                         {Tissue::Ligament, "ligament"},
                                                         {Tissue::Fascia, "fascia"},
                                                         {Tissue::Aponeurosis, "aponeurosis"},
                                                         {Tissue::Nerve, "nerve"}});

/// A muscle as seen and selected: "gluteus_maximus_r", made of one or more lines.
struct Muscle {
    std::string id;
    std::string latin;
    std::string english;
    std::string plain;  // "big buttock muscle"
    std::string group;  // "gluteals"
    std::string
        recipe;  // the id without side used by activity recipes: "gluteus_maximus", "pelvic_floor"
    Side side = Side::None;
    Layer layer = Layer::Middle;
    Tissue tissue = Tissue::Muscle;
    bool has_mesh = true;
    std::vector<LineIndex> lines;
};

struct Parameter {
    std::string id;  // "stature", "pelvic_width", "femoral_anteversion", ...
    std::string english;
    double value = 0.0;      // rad, m or 1
    double reference = 0.0;  // value at which the data of assets/body stand as written
    std::string unit;        // of the file: deg, m, 1
    std::string source;
};

struct Body {
    std::string name;  // "male"; the preset that shaped it: "female"
    std::vector<Parameter> parameters;
    std::vector<Bone> bones;    // parents before children
    std::vector<Joint> joints;  // joints[i].child == i
    std::vector<Coordinate> coordinates;
    std::vector<Sum> sums;
    std::vector<Limit> limits;
    std::vector<Landmark> landmarks;
    std::vector<Wrap> wraps;
    std::vector<MuscleLine> lines;
    std::vector<Muscle> muscles;

    /// Indices by id; nullopt when there is none. Linear: for set-up, not for frames.
    std::optional<BoneIndex> find_bone(std::string_view id) const;
    std::optional<CoordinateIndex> find_coordinate(std::string_view id) const;
    std::optional<int> find_sum(std::string_view id) const;
    /// The coordinate of this name, or the levels of the sum; none: there is neither.
    std::vector<CoordinateIndex> find_parts(std::string_view id) const;
    std::optional<int> find_joint(std::string_view id) const;
    std::optional<int> find_limit(std::string_view id) const;
    std::optional<int> find_landmark(std::string_view id) const;
    std::optional<LineIndex> find_line(std::string_view id) const;
    std::optional<int> find_muscle(std::string_view id) const;

    /// For ids that the program itself names ("pelvis"): asserts that they exist.
    BoneIndex bone(std::string_view id) const;
    CoordinateIndex coordinate(std::string_view id) const;
    int landmark(std::string_view id) const;

    std::vector<double> neutral_q() const;  // [coordinates.size()]
};

/// Checks that a built body hangs together (parents first, one joint a bone, indices in range,
/// finite numbers, min <= neutral <= max, shares add up). The readers call it; nothing else needs
/// to.
Result<Unit> validate(const Body& body);

}  // namespace jw::model
