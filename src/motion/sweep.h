// One pass over the joint tree that yields displacements and, for every elementary motion, its
// twist in the room: all Jacobian rows of a solve are read from it. The same kinematics as
// model/kinematics.h, gathered so that a solver step needs one pass instead of one a row.
#pragma once

#include "model/body.h"

#include <span>
#include <vector>

namespace jw::motion {

/// Velocity of a rigid motion: a point p of the room moves with linear + cross(angular, p).
struct Twist {
    Vec3 angular{0.0};
    Vec3 linear{0.0};

    Vec3 at(const Vec3& p) const { return linear + glm::cross(angular, p); }
};

class Sweep {
  public:
    /// Follows only the bones that weigh something, the `wanted` ones and what carries them.
    /// Allocates everything that run() needs. `body` is borrowed.
    Sweep(const model::Body& body, std::span<const model::BoneIndex> wanted);

    /// Displacements and twists at q [coordinates.size()]. No allocation.
    void run(std::span<const double> q);

    /// Of a followed bone.
    const Rigid& displacement(model::BoneIndex bone) const {
        return displacements_[static_cast<std::size_t>(bone)];
    }
    Vec3 mass_centre() const { return moment_ / mass_; }

    /// Calls use(coordinate, twist in the room per unit of the coordinate) for all that carries
    /// `bone`.
    template <typename Use>
    void for_each_twist(model::BoneIndex bone, const Use& use) const {
        for (model::BoneIndex b = bone; b != model::kNone;
             b = body_->bones[static_cast<std::size_t>(b)].parent) {
            const Range& range = ranges_[static_cast<std::size_t>(b)];
            for (std::size_t i = range.begin; i < range.end; ++i) {
                use(coordinates_[i], twists_[i]);
            }
        }
    }

    /// Calls use(coordinate, velocity of the mass centre per unit of the coordinate).
    template <typename Use>
    void for_each_mass_velocity(const Use& use) const {
        for (const model::BoneIndex b : followed_) {
            const auto i = static_cast<std::size_t>(b);
            for (std::size_t k = ranges_[i].begin; k < ranges_[i].end; ++k) {
                const Twist& twist = twists_[k];
                use(coordinates_[k],
                    (carried_mass_[i] * twist.linear + glm::cross(twist.angular, carried_[i])) /
                        mass_);
            }
        }
    }

  private:
    struct Range {
        std::size_t begin = 0, end = 0;
    };
    void run_bone(model::BoneIndex bone, std::span<const double> q);

    const model::Body* body_;
    std::vector<model::BoneIndex> followed_;  // parents first
    std::vector<Range> ranges_;               // [bones], into the two below
    std::vector<model::CoordinateIndex> coordinates_;
    std::vector<Twist> twists_;
    std::vector<Rigid> displacements_;  // [bones]
    std::vector<double> carried_mass_;  // [bones], of the bone and all that it carries
    std::vector<Vec3> carried_;         // [bones], mass times mass centre of the same
    double mass_ = 0.0;
    Vec3 moment_{0.0};
};

}  // namespace jw::motion
