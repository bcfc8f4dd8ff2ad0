// Muscles from picture to picture while a movement plays: posed in one, riding on their bones in
// the next, one half of them in turn. Posing is most of what such a picture takes; from one picture
// to the next a muscle mostly goes where its bones take it.
#pragma once

#include "model/muscle_bodies.h"

#include <cstdint>
#include <span>
#include <vector>

namespace jw::model {

/// The muscles of one figure; remembers where its bones were and how riding went.
class MuscleRide {
  public:
    /// A new picture. `bones` [bodies.model().body.bones]: displacements. `may_ride` false: every
    /// muscle is posed.
    void begin(const MuscleBodies& bodies, std::span<const DualQuat> bones, bool may_ride);
    /// Poses the muscle, or lets it ride: then job.out must still hold it as it was in the picture
    /// before. From several threads, each with meshes of its own. Fails as PoseMuscleJob.
    Result<Unit> pose(const PoseMuscleJob& job);

  private:
    struct Rider {
        std::int64_t shown_in = -1, posed_in = -1;  // pictures
        float off = 0.0F;  // m, from its surface if it had ridden when it was posed last, mean
    };
    bool can_ride(const MuscleBodies& bodies, int mesh) const;
    Result<Unit> pose_and_compare(const PoseMuscleJob& job, Rider& rider) const;

    std::int64_t picture_ = 0;
    bool may_ride_ = false;
    std::vector<DualQuat> before_, now_;  // [bones]
    std::vector<DualQuat> steps_;         // [bones], from before to now
    std::vector<Rider> riders_;           // [meshes]
};

}  // namespace jw::model
