// How the named parameters of assets/body/parameters.toml shape the body. Every point of the data
// files (landmark, joint centre, path point, mass centre, wrap) is moved by one map that is the
// identity when all parameters have their reference values.
#pragma once

#include "core/result.h"
#include "core/rigid.h"
#include "model/body.h"

#include <span>
#include <string_view>

namespace jw::content {

/// The maps, in the order in which they act (right side; the left is the mirror image):
/// - neck_shaft_angle: head and neck of the femur turn about the axis square to neck and shaft,
/// through
///   the root of the neck; fades out toward shaft and greater trochanter. + = steeper neck
///   (valgus).
/// - femoral_anteversion: the upper femur turns about the vertical through its shaft; full from the
///   lesser trochanter up, fading to nothing at mid-shaft. + = head forward.
/// - femur_length, tibia_length: the shafts stretch along the vertical, the ends keep their shape.
/// - subpubic_angle: the lower rami turn outward below the symphysis, until the angle between them
/// is
///   what is asked, whatever the width of the pelvis; the ischium, its tuberosity and spine go
///   along.
/// - pubic_body_width: the body of the pubis stretches sideways, between symphysis and foramen.
/// - sciatic_notch_angle: the ischial spine turns forward about the apex of the greater notch.
///   + = wider.
/// - pelvic_width: hip bones and the alae of the sacrum scale sideways; the legs are carried along.
/// - The wall of the socket keeps its round through all maps of the hip bone.
/// - pelvic_incidence: the sacrum turns about the sacroiliac axis until the incidence has changed
/// by
///   what is asked; the lumbar levels turn back, so that T12 and all above keep their direction.
/// - The head of the femur stays in its socket: what moves it sideways or forward carries the leg,
/// what
///   moves it up carries pelvis and trunk, the feet stay on the floor.
/// - stature: scales everything about the origin on the floor.
/// `sex` moves no point (it chooses the masses). Directions (joint axes) are not changed by any
/// map.
class BodyShape {
  public:
    /// Reads value and reference of each known parameter; one that is absent stays at its
    /// reference. Fails: InvalidInput when a value is not finite, the stature or a length is not
    /// positive, or the incidence asks for a turn of the sacrum beyond 45 deg.
    static Result<BodyShape> build(std::span<const model::Parameter> parameters);

    /// Where `point` of `bone` (an id such as "femur_r" or "L4"), body frame at the reference, m,
    /// goes.
    Vec3 point(std::string_view bone, const Vec3& point) const;
    /// Lengths that only grow with the body (radii, fibre lengths): stature / reference.
    double scale() const { return scale_; }
    /// 0 man .. 1 woman.
    double sex() const { return sex_; }
    /// All parameters have their reference values.
    bool is_reference() const { return is_reference_; }

  private:
    Vec3 pelvis(const Vec3& right) const;
    /// Between the inner edges of both lower rami, in their own plane.
    double subpubic_angle() const;
    Vec3 femur(const Vec3& right) const;
    Vec3 leg(std::string_view bone, const Vec3& right) const;
    Vec3 spine(std::string_view bone, const Vec3& point) const;

    bool is_reference_ = true;
    double scale_ = 1.0;
    double width_ = 1.0;          // sideways factor of the pelvis
    double ischium_aside_ = 0.0;  // m, at the end of the lower ramus
    double pubis_aside_ = 0.0;    // m, at the foramen's edge
    double notch_ = 0.0;          // rad, change
    double anteversion_ = 0.0;    // rad, change
    double neck_shaft_ = 0.0;     // rad, change
    double femur_longer_ = 0.0;   // m
    double tibia_longer_ = 0.0;   // m
    double sacrum_turn_ = 0.0;    // rad about +Z (negative: base forward and down)
    double sex_ = 0.0;
    Vec3 leg_shift_{0.0};  // of a right leg, y = 0
    double rise_ = 0.0;    // of all that stands on the hips
};

/// The same for one point. Fails as BodyShape::build.
Result<Vec3> shape_point(std::span<const model::Parameter> parameters, std::string_view bone,
                         const Vec3& reference_point);

}  // namespace jw::content
