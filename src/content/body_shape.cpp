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
constexpr Vec3 kSymphysisBottom{0.0122, 0.8184, 0.0};
constexpr Vec3 kIschialSpine{-0.0480, 0.8584, 0.0413};
constexpr Vec3 kSciaticNotchApex{-0.0355, 0.8952, 0.0647};
/// The inner edge of the lower ramus, 4 and 18 mm below the symphysis, on the built bone.
constexpr Vec3 kRamusTop{0.0077, 0.8147, 0.0078};
constexpr Vec3 kRamusEnd{-0.0163, 0.8008, 0.0256};
constexpr double kPubicBodyWidth = 0.020;
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
    if (bone == "pelvis" || bone == "pelvic_floor_middle" || begins(bone, "hip_bone")) {
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

/// How far along the lower ramus, seen from the side, a point lies: 0 at the symphysis, 1 where the
/// ramus reaches the tuberosity and behind it.
double along_lower_ramus(const Vec3& right) {
    const Vec3 way = glm::normalize(Vec3{-0.0341, -0.0227, 0.0});
    return ramp(0.0, 0.034, glm::dot(right - kSymphysisBottom, way));
}

/// How much a point takes part when the ischium goes outward, 0..1: the inner face goes, which is
/// what a wider arch is seen by; the outer one stays clear of the thigh.
double ischium_share(const Vec3& right) {
    const double inner = 1.0 - ramp(0.036, 0.070, right.z);
    return along_lower_ramus(right) * ramp(0.0, 0.012, right.z) * inner;
}

/// The same when the body of the pubis grows wider, full at the edge of the obturator foramen.
double pubis_share(const Vec3& right) {
    return (1.0 - along_lower_ramus(right)) * ramp(0.0, kPubicBodyWidth, right.z);
}

/// Incidence of the built pelvis with its sacrum turned: sacral slope + pelvic tilt, rad, up to a
/// constant.
double incidence(double turn) {
    const Vec3 base =
        turned({0.0, 0.0, 1.0}, kSacroiliacCentre, turn, kSacralBaseCentre) - kHipCentre;
    return -turn + std::atan2(-base.x, base.y);
}

/// Where a rising or falling function has the value `wanted`, by Newton's method from 0.
template <typename Function>
double solve(const Function& function, double wanted) {
    constexpr double kStep = 1e-6;
    double x = 0.0;
    for (int i = 0; i < 20; ++i) {
        const double slope = (function(x + kStep) - function(x - kStep)) / (2.0 * kStep);
        x -= (function(x) - wanted) / slope;
    }
    return x;
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
    shape.pubis_aside_ = change("pubic_body_width");
    shape.notch_ = change("sciatic_notch_angle");
    shape.is_reference_ = std::all_of(parameters.begin(), parameters.end(),
                                      [](const auto& p) { return p.value == p.reference; });
    shape.anteversion_ = change("femoral_anteversion");
    shape.neck_shaft_ = change("neck_shaft_angle");
    shape.femur_longer_ = change("femur_length");
    shape.tibia_longer_ = change("tibia_length");
    shape.sex_ = std::clamp(change("sex"), 0.0, 1.0);
    shape.sacrum_turn_ = solve(incidence, incidence(0.0) + change("pelvic_incidence"));
    if (find("subpubic_angle") != nullptr) {
        const double written = BodyShape{}.subpubic_angle();
        shape.ischium_aside_ = solve(
            [&shape](double aside) {
                BodyShape tried = shape;
                tried.ischium_aside_ = aside;
                return tried.subpubic_angle();
            },
            written + change("subpubic_angle"));
    }
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

Vec3 BodyShape::pelvis(const Vec3& right) const {
    // The socket goes with the centre of the hip; the bone between takes up the difference.
    const double free = ramp(0.034, 0.060, glm::distance(right, kHipCentre));
    const double low = 1.0 - ramp(0.870, 0.895, right.y);
    Vec3 p = right;
    p.z += free * low * (ischium_share(right) * ischium_aside_ + pubis_share(right) * pubis_aside_);
    if (notch_ != 0.0) {
        const double at_spine = 1.0 - ramp(0.008, 0.050, glm::distance(right, kIschialSpine));
        p.x += free * at_spine * std::tan(notch_) * (kSciaticNotchApex.y - kIschialSpine.y);
    }
    p.z += (width_ - 1.0) * glm::mix(kHipCentre.z, right.z, free);
    return p;
}

double BodyShape::subpubic_angle() const {
    const Vec3 ramus = pelvis(kRamusEnd) - pelvis(kRamusTop);
    return 2.0 * std::asin(ramus.z / glm::length(ramus));
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
    const auto mirrored_back = [this](const Vec3& right, double side) {
        return scale_ * Vec3{right.x, right.y, side * right.z};
    };
    switch (part_of(bone)) {
        case Part::Pelvis: {
            const double side = point.z < 0.0 ? -1.0 : 1.0;
            return mirrored_back(pelvis({point.x, point.y, side * point.z}) + Vec3{0.0, rise_, 0.0},
                                 side);
        }
        case Part::Sacrum: {
            // The alae grow wider; body and facets of the first segment stay under L5.
            const double ala = ramp(0.020, 0.034, std::abs(point.z));
            const double wider = 1.0 + ala * (width_ - 1.0);
            return scale_ * spine(bone, {point.x, point.y, point.z * wider});
        }
        case Part::Spine:
            return scale_ * spine(bone, point);
        default: {
            const double side = bone.ends_with("_l") ? -1.0 : 1.0;
            return mirrored_back(leg(bone, {point.x, point.y, side * point.z}), side);
        }
    }
}

Result<Vec3> shape_point(std::span<const model::Parameter> parameters, std::string_view bone,
                         const Vec3& reference_point) {
    JW_TRY(const BodyShape shape, BodyShape::build(parameters));
    return shape.point(bone, reference_point);
}

}  // namespace jw::content
