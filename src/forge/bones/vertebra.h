// What the vertebrae share: a frame of their own, sizes by level, and the facet joints, which both
// neighbours are built to so that they meet.
#pragma once

#include "forge/bones/context.h"

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace jw::forge {

/// Sizes of one level, mm. Bodies and canals: the targets of the fact tables (Panjabi 1991-92 for
/// widths, depths, canal, pedicle and span; facet sizes J Anat Soc India 56); heights follow from
/// the end plate landmarks.
struct VertebraSizes {
    std::string_view id;
    double upper_width, upper_depth, lower_width, lower_depth;
    double canal_width, canal_depth;
    double pedicle_width, pedicle_height;
    double span;                       // across the transverse processes
    double facet_width, facet_height;  // inferior
};
const VertebraSizes& vertebra_sizes(std::string_view id);
bool has_vertebra_sizes(std::string_view id);  // C3 to L5

/// A vertebra's own axes: origin in the middle of its body, forward and up as its end plates lie.
class VertebraFrame {
  public:
    VertebraFrame(const BoneContext& context, std::string_view id);

    /// mm forward, up and to the right of the middle of the body.
    Vec3 at(double forward, double up, double right) const;
    Vec3 along(double forward, double up, double right) const;
    /// The other way: mm (forward, up, right) of a place in the body frame.
    Vec3 local(const Vec3& place) const;

    const VertebraSizes& sizes() const { return *sizes_; }
    double half_depth() const;   // mm, mean of both end plates
    double half_height() const;  // mm, in the middle
    Vec3 upper_centre, lower_centre;
    Vec3 upper_normal, lower_normal;  // outward
    Vec3 forward, up;

  private:
    const VertebraSizes* sizes_;
};

/// The right facet joint between `upper` and the bone below it. `normal` points from the lower
/// bone's (superior) facet to the upper bone's (inferior) facet.
struct FacetJoint {
    Vec3 centre, normal, up, side;
    double half_width, half_height;  // m
    double cup_radius = 0.0;         // m, of faces that embrace each other; 0: flat
};
FacetJoint facet_joint(const BoneContext& context, std::string_view upper);

/// How the bodies of a region look. `outline`: half outline (side, forward) from front to back in
/// shares of half width and half depth.
struct BodyStyle {
    std::vector<glm::dvec2> outline;
    double waist = 0.87;
    double rim = 2.0;   // edge radius, mm
    double dish = 1.2;  // of the upper plate, mm
    double lower_dish = 1.2;
};
/// Cervical, thoracic or lumbar by the first letter of the id.
BodyStyle body_style(std::string_view id);

/// Waisted body with rims and dished end plates.
Shape vertebral_body(const VertebraFrame& frame);

/// The disc under `upper` (C2 .. L5): fills the space between the end plates and bulges a little.
Shape build_disc(const BoneContext& context, std::string_view upper);
/// Middles of the lower and the upper end plate that bound that disc.
std::pair<Vec3, Vec3> disc_ends(const BoneContext& context, std::string_view upper);
/// The bone under `upper`: "L5" -> "sacrum".
std::string bone_below(std::string_view upper);

/// The right facet processes: stem to the joint and a flat-faced pad. `from`: where it leaves the
/// bone.
Shape superior_process(const FacetJoint& joint, const Vec3& from, double stem_radius);
Shape inferior_process(const FacetJoint& joint, const Vec3& from, double stem_radius);
/// Clears half the joint space on the lower or upper bone's side.
Shape with_superior_face(const Shape& bone, const FacetJoint& joint);
Shape with_inferior_face(const Shape& bone, const FacetJoint& joint);

/// A hollow in one bone past the end of its face (right side), where the tip of the other bone's
/// process comes to lie when it has slid by `reach`, m: in the lower bone (sign -1) in extension,
/// in the upper bone (sign 1) in flexion.
Shape tip_recess(const FacetJoint& joint, double sign, double reach);

/// The free space of the vertebral canal through one vertebra, to cut out. The canal's depth holds
/// in the middle; `slant` is the share by which it is less at the upper and more at the lower
/// border, because laminae come down backward.
struct CanalForm {
    double pointed = 0.0;             // 0 round, 1 triangular
    double above = 0.0, below = 0.0;  // how far it reaches beyond the body, mm
    double slant = 0.0;
    /// Of the width below the body: laminae close in on it under the pedicles.
    double narrowed = 1.0;
    /// Where the floor lies at the upper and at the lower plate: mm in front of the body's mean
    /// hind margin. A hind wall that is hollow from side to side takes a part of the canal in.
    double floor_above = 0.0, floor_below = 0.0;
};
Shape canal(const VertebraFrame& frame, const CanalForm& form);

/// Right half and its mirror, melted together on the midline.
Shape both_sides(const Shape& right, double blend);

/// Tip of the spinous process, mm in the vertebra's own frame: from the landmark, no nearer than
/// anatomy allows.
Vec3 spinous_tip(const BoneContext& context, const VertebraFrame& frame);

}  // namespace jw::forge
