// Skin and fat: how thick they lie over bone and muscle, and the soft forms that have neither under
// them.
#pragma once

#include "forge/bones/context.h"

#include "core/rigid.h"
#include "model/body.h"

#include <cstdint>
#include <span>
#include <vector>

namespace jw::forge {

/// The parts that are covered one by one, so that none is bridged to its neighbour.
enum class SkinPart { Trunk, Head, Arm, Hand, Leg, Foot };
inline constexpr int kSkinParts = 6;

/// Thickness of skin and fat, m, between places where it is known. Right half and middle: callers
/// turn the left to the right.
class SoftTissue {
  public:
    /// `displacements`: of the pose that the skin is made in.
    SoftTissue(const model::Body& body, std::span<const Rigid> displacements);
    double thickness(const Vec3& p) const;
    /// Of all that makes the thickness.
    std::uint64_t hash() const;

  private:
    struct Place {
        Vec3 point;
        double thickness, reach;  // m
    };
    std::vector<Place> places_;
};

/// What gives a part its outline beside bones and muscles (nose, ears, flesh between muscles),
/// right and middle, in the neutral pose.
std::vector<Shape> soft_forms(const BoneContext& context, SkinPart part);

}  // namespace jw::forge
