// Puts measured places of a bone where the body has its origin.
#pragma once

#include "forge/bones/context.h"

#include <string_view>

namespace jw::forge {

/// The tables of the limb bones hold millimetres in the body frame. A placement carries them along
/// when the origin of their bone is moved in the data.
class Placement {
  public:
    /// `reference_origin`: the bone's origin in the body as written, mm (facts: skeleton table).
    Placement(const BoneContext& context, std::string_view bone, const Vec3& reference_origin);

    /// Millimetres of the table to metres of the body frame.
    Vec3 at(double x, double y, double z) const { return at(Vec3{x, y, z}); }
    Vec3 at(const Vec3& reference) const { return origin_ + mm(reference - reference_origin_); }
    /// A length of the table, mm, to metres.
    static double mm(double length) { return 1e-3 * length; }
    static Vec3 mm(const Vec3& lengths) { return 1e-3 * lengths; }

  private:
    Vec3 origin_;
    Vec3 reference_origin_;
};

/// A station of a shaft with an elliptic section: centre and half axes in mm, `turn` degrees from
/// lateral (+Z) towards front (+X) to the half axis `a`.
struct ShaftStation {
    Vec3 centre;
    double a;
    double b;
    double turn;
    double exponent = 2.2;
};

/// A loft of elliptic sections for bones that run along Y; the turn may change along the shaft.
Shape elliptic_shaft(const Placement& place, std::span<const ShaftStation> stations,
                     double end_rounding);

/// A loft with elliptic sections whose half axis `a` points along `side` at each station: ribs,
/// clavicles, phalanges.
struct BladeStation {
    Vec3 centre;  // mm
    double a;     // mm, along side
    double b;     // mm, across
    Vec3 side;
    double exponent = 2.4;
};
Shape blade(const Placement& place, std::span<const BladeStation> stations, double end_rounding);

/// A small long bone: metacarpal, metatarsal, phalanx. Half widths (along `side`) and half
/// thicknesses (across it) of base, waist and head; the waist is lifted by `bow` mm to the side
/// that `back` shows. All mm.
struct SmallBone {
    Vec3 base;
    Vec3 head;
    Vec3 side;
    Vec3 back;
    double bow;
    double base_width, base_thickness;
    double waist_width, waist_thickness;
    double head_width, head_thickness;
};
Shape small_bone(const Placement& place, const SmallBone& bone);

}  // namespace jw::forge
