// What a goniometer reads: angles between lines through landmarks of the posed body, as a clinic
// measures them, never a coordinate of the solver.
#pragma once

#include "core/enum_names.h"
#include "model/body.h"

#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace jw::analysis {

enum class Measure {
    HipFlexion,
    HipAbduction,
    HipRotation,
    KneeFlexion,
    AnkleFlexion,
    LumbarFlexion,
    PelvicTilt,
    PelvicDrop,
};
inline constexpr auto kMeasureNames =
    enum_names<Measure>({{Measure::HipFlexion, "hip_flexion"},
                         {Measure::HipAbduction, "hip_abduction"},
                         {Measure::HipRotation, "hip_rotation"},
                         {Measure::KneeFlexion, "knee_flexion"},
                         {Measure::AnkleFlexion, "ankle_flexion"},
                         {Measure::LumbarFlexion, "lumbar_flexion"},
                         {Measure::PelvicTilt, "pelvic_tilt"},
                         {Measure::PelvicDrop, "pelvic_drop"}});

/// The limits of a measure's two ways, without their side: "hip_flexion" where the angle is
/// positive, "hip_extension" where it is negative. The pelvis has none in the room.
struct MeasureWays {
    std::string_view positive, negative;
};
MeasureWays find_ways(Measure measure);
/// Is it the same for both legs?
bool is_of_trunk(Measure measure);

/// rad, from..to around the zero of the measure.
struct AngleRange {
    double from = 0.0, to = 0.0;
};

/// One reading, in the room; directions are unit.
struct Reading {
    double angle = 0.0;  // rad, + the positive way of the measure
    Vec3 vertex{0.0};    // where the arms meet
    Vec3 axis{0.0};      // the angle turns about it, right-hand rule
    Vec3 zero{0.0};      // the fixed arm: where the moving one lies at 0
    Vec3 moving{0.0};    // the moving arm
};

/// A point of the neutral body that goes with a bone.
struct BonePoint {
    model::BoneIndex bone = model::kNone;
    Vec3 point{0.0};
    Vec3 in(std::span<const Rigid> displacements) const {
        return displacements[static_cast<std::size_t>(bone)].point(point);
    }
};
std::optional<BonePoint> find_landmark_point(const model::Body& body, std::string_view id);
/// Of a joint, on its parent.
std::optional<BonePoint> find_joint_point(const model::Body& body, std::string_view id);

/// A measure laid on a body: its landmarks, found once.
class Goniometer {
  public:
    /// Side None and Right measure the right. nullopt when the body lacks a landmark.
    static std::optional<Goniometer> find(const model::Body& body, Measure measure,
                                          model::Side side);

    Measure measure() const { return measure_; }
    /// `up`: which way of the room the head of the position points, for the measures of the pelvis
    /// (0, 1, 0 where people stand). displacements [bones].
    Reading read(std::span<const Rigid> displacements, const Vec3& up) const;

    /// By one's own muscles: the usual range; and with weight or a hand. nullopt: no limit is
    /// known.
    const std::optional<AngleRange>& active() const { return active_; }
    const std::optional<AngleRange>& passive() const { return passive_; }

  private:
    struct Landmarks {
        BonePoint asis_right, asis_left, psis_right, psis_left;
        BonePoint hip, inner_knee, outer_knee, inner_ankle, outer_ankle, heel, toe;
        BonePoint sacrum, chest;
    };
    bool find_landmarks(const model::Body& body, model::Side side);
    void find_ranges(const model::Body& body, model::Side side);
    Reading read_raw(std::span<const Rigid> displacements, const Vec3& up) const;
    Reading read_hip(std::span<const Rigid> displacements) const;
    Reading read_hinge(std::span<const Rigid> displacements) const;
    Reading read_lumbar(std::span<const Rigid> displacements) const;
    Reading read_pelvis(std::span<const Rigid> displacements, const Vec3& up) const;

    Measure measure_ = Measure::HipFlexion;
    double outward_ = 1.0;  // +1: the right leg, -1: the left
    Landmarks marks_;
    double neutral_ = 0.0;  // rad, of the standing body: a goniometer's zero
    std::optional<AngleRange> active_, passive_;
};

/// The axis of the room that lies nearest to a direction: standing, lying or leaning, a position
/// has one that its pelvis is level with.
Vec3 find_nearest_axis(const Vec3& direction);

}  // namespace jw::analysis
