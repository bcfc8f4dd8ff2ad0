// Builders of the skeleton outside pelvis, spine and femur: rows of the registry. All build the
// right or middle bone.
#pragma once

#include "forge/bones/context.h"

namespace jw::forge {

/// Rows for ribs, sternum, skull, mandible, shoulder girdle, arm, hand, leg below the femur and
/// foot, in a fixed order.
std::vector<BoneEntry> limb_bones();

/// Centre of the humeral head, mm in the body frame of the default body; measured on the reference
/// bones.
inline constexpr Vec3 kHumeralHead{-20.5, 1387.0, 175.2};

Shape build_rib(const BoneContext& context, int number);  // 1..12
Shape build_sternum(const BoneContext& context);          // with its costal cartilages
Shape build_skull(const BoneContext& context);
Shape build_mandible(const BoneContext& context);
Shape build_clavicle(const BoneContext& context);
Shape build_scapula(const BoneContext& context);
Shape build_humerus(const BoneContext& context);
Shape build_ulna(const BoneContext& context);
Shape build_radius(const BoneContext& context);
Shape build_hand(const BoneContext& context);  // carpals, metacarpals and phalanges
Shape build_patella(const BoneContext& context);
Shape build_tibia(const BoneContext& context);
Shape build_fibula(const BoneContext& context);
Shape build_talus(const BoneContext& context);
Shape build_calcaneus(const BoneContext& context);
Shape build_navicular(const BoneContext& context);
Shape build_cuboid(const BoneContext& context);
Shape build_cuneiform_medial(const BoneContext& context);
Shape build_cuneiform_intermediate(const BoneContext& context);
Shape build_cuneiform_lateral(const BoneContext& context);
Shape build_metatarsal(const BoneContext& context, int number);  // 1..5
Shape build_toes(const BoneContext& context);                    // all phalanges

}  // namespace jw::forge
