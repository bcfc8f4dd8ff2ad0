#include "content/body_shape.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>

namespace jw::content {
namespace {

// Places of the reference body that the maps lean on: the tables of assets/body say the same.
constexpr Vec3 kHipCentre{0.0, 0.85851, 0.07726};
constexpr Vec3 kNeckCentre{-0.0059, 0.8403, 0.1003};
constexpr Vec3 kUpperShaft{-0.0050, 0.7777, 0.1141};
constexpr Vec3 kLowerShaft{0.0191, 0.4961, 0.0839};
constexpr Vec3 kSacroiliacCentre{-0.06075, 0.94356, 0.0};
constexpr Vec3 kSacralBaseCentre{-0.0216, 0.96141, 0.0};

struct Level {
    std::string_view upper;
    Vec3 centre;   // of turning
    double share;  // of the turn back, as in lumbar extension
};
constexpr std::array<Level, 6> kLevels{{{"L5", {-0.0189, 0.9659, 0.0}, 0.33},
                                        {"L4", {-0.0089, 1.0009, 0.0}, 0.22},
                                        {"L3", {-0.0077, 1.0384, 0.0}, 0.14},
                                        {"L2", {-0.0132, 1.0747, 0.0}, 0.13},
                                        {"L1", {-0.0239, 1.1077, 0.0}, 0.12},
                                        {"T12", {-0.0354, 1.1392, 0.0}, 0.06}}};

/// 0 below a, 1 above b, smooth between.
double ramp(double a, double b, double value) {
    const double t = std::clamp((value - a) / (b - a), 0.0, 1.0);
    return t * t * (3.0 - 2.0 * t);
}

Vec3 turned(const Vec3& axis, const Vec3& centre, double angle, const Vec3& point) {
    return turn_about(axis, centre, Radians{angle}).point(point);
}

bool begins(std::string_view id, std::string_view start) {
    return id.substr(0, start.size()) == start;
}

enum class Part { Pelvis, Sacrum, Femur, Shank, Foot, Spine };

Part part_of(std::string_view bone) {
    if (bone == "pelvis" || begins(bone, "hip_bone")) {
        return Part::Pelvis;
    }
    if (bone == "sacrum" || bone == "coccyx") {
        return Part::Sacrum;
    }
    if (begins(bone, "femur") || begins(bone, "patella")) {
        return Part::Femur;
    }
    if (begins(bone, "tibia") || begins(bone, "fibula")) {
        return Part::Shank;
    }
    for (std::string_view name :
         {"talus", "foot", "toes", "calcaneus", "cuboid", "navicular", "cuneiform", "metatarsal"}) {
        if (begins(bone, name)) {
            return Part::Foot;
        }
    }
    return Part::Spine;
}

/// Incidence of the built pelvis with its sacrum turned: sacral slope + pelvic tilt, rad, up to a
/// constant.
double incidence(double turn) {
    const Vec3 base =
        turned({0.0, 0.0, 1.0}, kSacroiliacCentre, turn, kSacralBaseCentre) - kHipCentre;
    return -turn + std::atan2(-base.x, base.y);
}

/// Turn of the sacrum about +Z that changes the incidence by `change` (Newton on a monotone
/// function).
double solve_sacrum_turn(double change) {
    const double wanted = incidence(0.0) + change;
    double turn = 0.0;
    for (int i = 0; i < 20; ++i) {
        constexpr double kStep = 1e-6;
        const double slope = (incidence(turn + kStep) - incidence(turn - kStep)) / (2.0 * kStep);
        turn -= (incidence(turn) - wanted) / slope;
    }
    return turn;
}

}  // namespace

Result<BodyShape> BodyShape::build(std::span<const model::Parameter> parameters) {
    BodyShape shape;
    const auto find = [&](std::string_view id) -> const model::Parameter* {
        const auto at = std::find_if(parameters.begin(), parameters.end(),
                                     [&](const model::Parameter& p) { return p.id == id; });
        return at == parameters.end() ? nullptr : &*at;
    };
    const auto change = [&](std::string_view id) {
        const model::Parameter* p = find(id);
        return p == nullptr ? 0.0 : p->value - p->reference;
    };
    const auto ratio = [&](std::string_view id) {
        const model::Parameter* p = find(id);
        return p == nullptr ? 1.0 : p->value / p->reference;
    };
    for (const model::Parameter& p : parameters) {
        const bool is_length = p.unit == "m";
        if (!std::isfinite(p.value) || !std::isfinite(p.reference) ||
            (is_length && (p.value <= 0.0 || p.reference <= 0.0))) {
            return Error{ErrorCode::InvalidInput,
                         fmt::format("parameter {}: {} is no value for it, write a {}number", p.id,
                                     p.value, is_length ? "positive " : ""),
                         {}};
        }
    }
    shape.scale_ = ratio("stature");
    shape.width_ = ratio("pelvic_width");
    shape.anteversion_ = change("femoral_anteversion");
    shape.neck_shaft_ = change("neck_shaft_angle");
    shape.femur_longer_ = change("femur_length");
    shape.tibia_longer_ = change("tibia_length");
    shape.sex_ = std::clamp(change("sex"), 0.0, 1.0);
    shape.sacrum_turn_ = solve_sacrum_turn(change("pelvic_incidence"));
    if (!(std::abs(shape.sacrum_turn_) < to_rad(45.0))) {
        return Error{
            ErrorCode::InvalidInput,
            "parameter pelvic_incidence: no sacrum can be turned so far, stay within 30..85 deg",
            {}};
    }
    const Vec3 moved = shape.femur(kHipCentre) - kHipCentre;
    shape.rise_ = moved.y;
    shape.leg_shift_ = {-moved.x, 0.0, kHipCentre.z * (shape.width_ - 1.0) - moved.z};
    return shape;
}

Vec3 BodyShape::femur(const Vec3& right) const {
    Vec3 p = right;
    if (neck_shaft_ != 0.0) {
        const Vec3 neck = glm::normalize(kHipCentre - kNeckCentre);
        const Vec3 shaft = glm::normalize(kLowerShaft - kUpperShaft);
        const Vec3 root = kNeckCentre - 0.02 * neck;
        const Vec3 from_root = p - root;
        const double along = glm::dot(from_root, neck);
        const double beside = glm::length(from_root - along * neck);
        const double weight = ramp(0.004, 0.018, along) * (1.0 - ramp(0.023, 0.030, beside));
        p = turned(glm::normalize(glm::cross(shaft, neck)), root, weight * neck_shaft_, p);
    }
    if (anteversion_ != 0.0) {
        const double weight = ramp(0.60, 0.78, p.y);
        p = turned({0.0, 1.0, 0.0}, kUpperShaft, -weight * anteversion_, p);
    }
    p.y += tibia_longer_ + femur_longer_ * ramp(0.50, 0.78, right.y);
    return p;
}

Vec3 BodyShape::leg(std::string_view bone, const Vec3& right) const {
    switch (part_of(bone)) {
        case Part::Femur:
            return femur(right) + leg_shift_;
        case Part::Shank:
            return right + leg_shift_ + Vec3{0.0, tibia_longer_ * ramp(0.10, 0.38, right.y), 0.0};
        default:
            return right + leg_shift_;
    }
}

Vec3 BodyShape::spine(std::string_view bone, const Vec3& point) const {
    Rigid D{};
    if (sacrum_turn_ != 0.0) {
        const Vec3 across{0.0, 0.0, 1.0};
        D = turn_about(across, kSacroiliacCentre, Radians{sacrum_turn_});
        if (part_of(bone) != Part::Sacrum) {
            for (const Level& level : kLevels) {
                D = D * turn_about(across, level.centre, Radians{-level.share * sacrum_turn_});
                if (level.upper == bone) {
                    break;
                }
            }
        }
    }
    return D.point(point) + Vec3{0.0, rise_, 0.0};
}

Vec3 BodyShape::point(std::string_view bone, const Vec3& point) const {
    const Vec3 widened{point.x, point.y, point.z * width_};
    switch (part_of(bone)) {
        case Part::Pelvis:
            return scale_ * (widened + Vec3{0.0, rise_, 0.0});
        case Part::Sacrum:
            return scale_ * spine(bone, widened);
        case Part::Spine:
            return scale_ * spine(bone, point);
        default:
            break;
    }
    const double side = bone.size() > 2 && bone.substr(bone.size() - 2) == "_l" ? -1.0 : 1.0;
    const Vec3 shaped = leg(bone, {point.x, point.y, side * point.z});
    return scale_ * Vec3{shaped.x, shaped.y, side * shaped.z};
}

Result<Vec3> shape_point(std::span<const model::Parameter> parameters, std::string_view bone,
                         const Vec3& reference_point) {
    JW_TRY(const BodyShape shape, BodyShape::build(parameters));
    return shape.point(bone, reference_point);
}

}  // namespace jw::content
