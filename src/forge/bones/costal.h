// Where the ribs meet the thoracic vertebrae: both are built to the same faces, so that they touch.
#pragma once

#include "forge/bones/context.h"
#include "forge/bones/vertebra.h"

#include <vector>

namespace jw::forge {

/// Right transverse process, mm in the vertebra's frame: the tip lies `back` behind the body's hind
/// margin and `up` above its middle (design, after the coarse landmarks); `club` is half the height
/// of its end.
struct TransverseProcess {
    double back, up, club;
};
const TransverseProcess& transverse_process(int number);  // 1..12
/// Middle of the clubbed end, body frame.
Vec3 transverse_club(const VertebraFrame& v, int number);

/// A face of a vertebra for its rib: middle of the joint space and the direction to the rib.
struct CostalFace {
    Vec3 centre;
    Vec3 normal;
};
/// For the head of rib `number`: on the disc between two bodies (2..9), on the body's upper part
/// (1, 10) or on the pedicle (11, 12).
CostalFace head_face(const BoneContext& context, int number);
/// For the tubercle of ribs 1..10 on the transverse process: facing forward above, upward below.
CostalFace tubercle_face(const BoneContext& context, int number);

/// Centre line of a right costal cartilage, from the end of its rib inward, body frame: to the
/// sternum (1..7) or to the cartilage above (8..10).
std::vector<Vec3> cartilage_line(const BoneContext& context, int number);
inline constexpr int kCartilageCount = 10, kLastOnSternum = 7;

}  // namespace jw::forge
