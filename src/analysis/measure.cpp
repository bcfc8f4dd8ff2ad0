#include "analysis/measure.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <string>

namespace jw::analysis {
namespace {

/// What is left of a direction without its part along `normal` (unit); unit.
Vec3 flatten(const Vec3& direction, const Vec3& normal) {
    const Vec3 rest = direction - glm::dot(direction, normal) * normal;
    const double length = glm::length(rest);
    return length > 1e-9 ? rest / length : Vec3{0.0};
}

/// From one direction to another, about `axis` (unit), both seen along it.
double turn_between(const Vec3& from, const Vec3& to, const Vec3& axis) {
    return std::atan2(glm::dot(glm::cross(from, to), axis), glm::dot(from, to));
}

Vec3 turn(const Vec3& direction, const Vec3& axis, double angle) {
    return glm::angleAxis(angle, axis) * direction;
}

/// Design, m: a goniometer is laid on the skin, on the outer side of a joint or in front of it, not
/// inside the bone.
constexpr double kOutsideHip = 0.11, kBesideTrunk = 0.17, kBeforeHip = 0.09, kBesideHinge = 0.03;

/// The same turn, between half a turn back and half a turn on.
double wrap(double angle) {
    return std::remainder(angle, 2.0 * std::numbers::pi);
}

std::optional<AngleRange> find_range(const model::Body& body, const std::string& positive,
                                     const std::string& negative, double model::Limit::*bound) {
    const auto on = body.find_limit(positive);
    const auto back = body.find_limit(negative);
    if (!on || !back) {
        return std::nullopt;
    }
    return AngleRange{-(body.limits[static_cast<std::size_t>(*back)].*bound),
                      body.limits[static_cast<std::size_t>(*on)].*bound};
}

}  // namespace

MeasureWays find_ways(Measure measure) {
    switch (measure) {
        case Measure::HipFlexion:
            return {"hip_flexion", "hip_extension"};
        case Measure::HipAbduction:
            return {"hip_abduction", "hip_adduction"};
        case Measure::HipRotation:
            return {"hip_internal_rotation", "hip_external_rotation"};
        case Measure::KneeFlexion:
            return {"knee_flexion", "knee_extension"};
        case Measure::AnkleFlexion:
            return {"ankle_dorsiflexion", "ankle_plantarflexion"};
        case Measure::LumbarFlexion:
            return {"lumbar_flexion", "lumbar_extension"};
        case Measure::PelvicTilt:
            return {"anterior_tilt", "posterior_tilt"};
        case Measure::PelvicDrop:
            break;
    }
    return {"right_side_low", "left_side_low"};
}

bool is_of_trunk(Measure measure) {
    return measure == Measure::LumbarFlexion || measure == Measure::PelvicTilt ||
           measure == Measure::PelvicDrop;
}

std::optional<BonePoint> find_landmark_point(const model::Body& body, std::string_view id) {
    const auto index = body.find_landmark(id);
    if (!index) {
        return std::nullopt;
    }
    const model::Landmark& mark = body.landmarks[static_cast<std::size_t>(*index)];
    return BonePoint{mark.bone, mark.point};
}

std::optional<BonePoint> find_joint_point(const model::Body& body, std::string_view id) {
    const auto index = body.find_joint(id);
    if (!index || body.joints[static_cast<std::size_t>(*index)].parent == model::kNone) {
        return std::nullopt;
    }
    const model::Joint& joint = body.joints[static_cast<std::size_t>(*index)];
    return BonePoint{joint.parent, joint.centre};
}

Vec3 find_nearest_axis(const Vec3& direction) {
    int nearest = 0;
    for (int i = 1; i < 3; ++i) {
        nearest = std::abs(direction[i]) > std::abs(direction[nearest]) ? i : nearest;
    }
    Vec3 axis{0.0};
    axis[nearest] = direction[nearest] < 0.0 ? -1.0 : 1.0;
    return axis;
}

std::optional<Goniometer> Goniometer::find(const model::Body& body, Measure measure,
                                           model::Side side) {
    Goniometer goniometer;
    goniometer.measure_ = measure;
    goniometer.outward_ = side == model::Side::Left ? -1.0 : 1.0;
    if (!goniometer.find_landmarks(body, side)) {
        return std::nullopt;
    }
    goniometer.find_ranges(body, side);
    // A goniometer's zero is the standing body; the tilt and the drop of the pelvis count against
    // the room instead.
    if (measure != Measure::PelvicTilt && measure != Measure::PelvicDrop) {
        const std::vector<Rigid> standing(body.bones.size());
        goniometer.neutral_ = goniometer.read_raw(standing, {0.0, 1.0, 0.0}).angle;
    }
    return goniometer;
}

bool Goniometer::find_landmarks(const model::Body& body, model::Side side) {
    const std::string end = side == model::Side::Left ? "_l" : "_r";
    bool has_all = true;
    const auto take = [&](BonePoint& mark, const std::optional<BonePoint>& found) {
        mark = found.value_or(BonePoint{});
        has_all = has_all && found.has_value();
    };
    const auto landmark = [&](const std::string& id) { return find_landmark_point(body, id); };
    const auto joint = [&](const std::string& id) { return find_joint_point(body, id); };
    const bool is_hinge = measure_ == Measure::KneeFlexion || measure_ == Measure::AnkleFlexion;
    if (!is_hinge) {
        take(marks_.asis_right, landmark("ASIS_r"));
        take(marks_.asis_left, landmark("ASIS_l"));
    }
    if (!is_of_trunk(measure_)) {
        take(marks_.hip, joint("hip" + end));
        take(marks_.inner_knee, landmark("medial_epicondyle" + end));
        take(marks_.outer_knee, landmark("lateral_epicondyle" + end));
    }
    if (is_hinge) {
        take(marks_.inner_ankle, landmark("medial_malleolus" + end));
        take(marks_.outer_ankle, landmark("lateral_malleolus" + end));
    }
    if (measure_ == Measure::AnkleFlexion) {
        take(marks_.heel, landmark("calcaneus_posterior" + end));
        take(marks_.toe, joint("mtp" + end));
    }
    if (measure_ == Measure::LumbarFlexion) {
        take(marks_.sacrum, joint("L5_S1"));
        take(marks_.chest, joint("T12_L1"));
        const auto chest = body.find_bone("T12");
        marks_.chest.bone = chest.value_or(model::kNone);  // its centre, on the upper of the two
        has_all = has_all && chest.has_value();
    }
    if (measure_ == Measure::PelvicTilt) {
        take(marks_.psis_right, landmark("PSIS_r"));
        take(marks_.psis_left, landmark("PSIS_l"));
    }
    return has_all;
}

void Goniometer::find_ranges(const model::Body& body, model::Side side) {
    const MeasureWays ways = find_ways(measure_);
    const std::string end = is_of_trunk(measure_) ? "" : side == model::Side::Left ? "_l" : "_r";
    const std::string positive = std::string{ways.positive} + end;
    const std::string negative = std::string{ways.negative} + end;
    active_ = find_range(body, positive, negative, &model::Limit::active);
    passive_ = find_range(body, positive, negative, &model::Limit::passive);
}

Reading Goniometer::read(std::span<const Rigid> displacements, const Vec3& up) const {
    Reading reading = read_raw(displacements, up);
    reading.angle = wrap(reading.angle - neutral_);
    reading.zero = turn(reading.zero, reading.axis, neutral_);
    return reading;
}

Reading Goniometer::read_raw(std::span<const Rigid> displacements, const Vec3& up) const {
    switch (measure_) {
        case Measure::HipFlexion:
        case Measure::HipAbduction:
        case Measure::HipRotation:
            return read_hip(displacements);
        case Measure::KneeFlexion:
        case Measure::AnkleFlexion:
            return read_hinge(displacements);
        case Measure::LumbarFlexion:
            return read_lumbar(displacements);
        case Measure::PelvicTilt:
        case Measure::PelvicDrop:
            break;
    }
    return read_pelvis(displacements, up);
}

Reading Goniometer::read_hip(std::span<const Rigid> displacements) const {
    const Vec3 right =
        glm::normalize(marks_.asis_right.in(displacements)-marks_.asis_left.in(displacements));
    const Vec3 inner = marks_.inner_knee.in(displacements);
    const Vec3 outer = marks_.outer_knee.in(displacements);
    Reading reading;
    reading.vertex = marks_.hip.in(displacements);
    reading.moving = glm::normalize(0.5 * (inner + outer) - reading.vertex);
    if (measure_ == Measure::HipAbduction) {
        // Away from the sagittal plane of the pelvis, wherever in it the thigh points.
        reading.zero = flatten(reading.moving, right);
        reading.axis = glm::cross(reading.zero, outward_ * right);
        reading.angle = turn_between(reading.zero, reading.moving, reading.axis);
        reading.vertex -= kBeforeHip * outward_ * reading.axis;
    } else if (measure_ == Measure::HipRotation) {
        // The line through the epicondyles, about the thigh, against that through both ASIS.
        reading.axis = -outward_ * reading.moving;
        reading.zero = flatten(outward_ * right, reading.axis);
        reading.vertex = 0.5 * (inner + outer);  // it is seen at the knee
        reading.moving = flatten(outer - inner, reading.axis);
        reading.angle = turn_between(reading.zero, reading.moving, reading.axis);
    } else {
        // The fixed arm goes down the trunk: across the line of the ASIS, level when standing.
        const Vec3 pelvis_up =
            displacements[static_cast<std::size_t>(marks_.hip.bone)].direction({0.0, 1.0, 0.0});
        reading.axis = right;
        reading.vertex += kOutsideHip * outward_ * right;
        reading.zero = -flatten(pelvis_up, right);
        reading.angle = turn_between(reading.zero, flatten(reading.moving, right), right);
    }
    return reading;
}

Reading Goniometer::read_hinge(std::span<const Rigid> displacements) const {
    const bool is_knee = measure_ == Measure::KneeFlexion;
    const Vec3 inner = (is_knee ? marks_.inner_knee : marks_.inner_ankle).in(displacements);
    const Vec3 outer = (is_knee ? marks_.outer_knee : marks_.outer_ankle).in(displacements);
    const Vec3 right = outward_ * glm::normalize(outer - inner);
    const Vec3 knee =
        0.5 * (marks_.inner_knee.in(displacements) + marks_.outer_knee.in(displacements));
    const Vec3 ankle =
        0.5 * (marks_.inner_ankle.in(displacements) + marks_.outer_ankle.in(displacements));
    Reading reading;
    reading.vertex = outer + kBesideHinge * outward_ * right;
    if (is_knee) {  // the fixed arm goes on along the thigh
        reading.axis = -right;
        reading.zero = flatten(knee - marks_.hip.in(displacements), right);
        reading.moving = glm::normalize(ankle - knee);
    } else {
        reading.axis = right;
        reading.zero = flatten(ankle - knee, right);
        reading.moving = glm::normalize(marks_.toe.in(displacements)-marks_.heel.in(displacements));
    }
    reading.angle = turn_between(reading.zero, flatten(reading.moving, right), reading.axis);
    return reading;
}

/// The line from the sacrum to the lowest rib's vertebra in standing, as each of the two bones
/// takes it along: what two inclinometers on them read.
Reading Goniometer::read_lumbar(std::span<const Rigid> displacements) const {
    const Vec3 line = glm::normalize(marks_.chest.point - marks_.sacrum.point);
    const Vec3 right =
        glm::normalize(marks_.asis_right.in(displacements)-marks_.asis_left.in(displacements));
    const auto carry = [&](const BonePoint& mark) {
        return displacements[static_cast<std::size_t>(mark.bone)].direction(line);
    };
    Reading reading;
    reading.vertex = marks_.sacrum.in(displacements) + kBesideTrunk * outward_ * right;
    reading.axis = -right;
    reading.zero = flatten(carry(marks_.sacrum), right);
    reading.moving = carry(marks_.chest);
    reading.angle = turn_between(reading.zero, flatten(reading.moving, right), reading.axis);
    return reading;
}

Reading Goniometer::read_pelvis(std::span<const Rigid> displacements, const Vec3& up) const {
    const Vec3 front_right = marks_.asis_right.in(displacements);
    const Vec3 front_left = marks_.asis_left.in(displacements);
    const Vec3 right = glm::normalize(front_right - front_left);
    Reading reading;
    if (measure_ == Measure::PelvicDrop) {
        reading.vertex = front_left;
        reading.moving = right;
        reading.zero = flatten(right, up);
        reading.axis =
            glm::normalize(glm::cross(reading.zero, -up));  // forward: + lowers the right
    } else {
        const Vec3 back =
            0.5 * (marks_.psis_right.in(displacements) + marks_.psis_left.in(displacements));
        reading.vertex = back + kBesideTrunk * outward_ * right;
        reading.moving = glm::normalize(0.5 * (front_right + front_left) - back);
        reading.axis = -right;
        reading.zero = flatten(glm::cross(up, right), right);
    }
    reading.angle = turn_between(reading.zero, flatten(reading.moving, reading.axis), reading.axis);
    return reading;
}

}  // namespace jw::analysis
