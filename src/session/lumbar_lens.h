// What the lumbar lens knows: one level of the low back, measured on the posed surfaces at even
// times of the cycle, for both versions. A measurement takes some hundredths of a second, so the
// session makes one now and then while the lens is open, and reads between them.
#pragma once

#include "analysis/lumbar.h"
#include "scene/lens.h"
#include "scene/look.h"

#include "model/movement.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>

namespace jw::session {

/// A level at one time, as it is told.
struct LensReading {
    double gap = 0.0, rest_gap = 0.0;          // m, between the spinous processes; rest: neutral
    double foramen = 0.0, rest_foramen = 0.0;  // m^2
    scene::Vec2 gap_place{0.5};                // in its part of the lens, 0..1 from the upper left

    bool touches() const;
    double closing() const { return rest_gap - gap; }  // m, below 0: it opens
};

/// How a measured level is told, against the same one at rest.
LensReading read_level(const analysis::LumbarLevel& level, const analysis::LumbarLevel& rest);
/// Its marks on a posed body, of the side that is seen.
scene::LensMarks place_marks(const analysis::LumbarLevel& level, const LensReading& reading,
                             const Rigid& lower_bone, bool from_left);

class LumbarLens {
  public:
    static constexpr int kSamples = 24;  // of a cycle (design: a level bends by < 0.5 mm between)

    /// What a version performs; what was measured of another performance is forgotten.
    void aim(scene::Version version, const model::Movement& movement,
             const model::Performance& performance);
    /// The level; what was measured of another one is forgotten.
    void aim(int level);

    bool has_rest() const { return rest_.has_value(); }
    void set_rest(analysis::LumbarLevel level) { rest_ = std::move(level); }
    /// The sample to measure next: nearest to `time`; nullopt: all are there.
    std::optional<int> find_missing(scene::Version version, double time) const;
    void set_sample(scene::Version version, int sample, analysis::LumbarLevel level);

    /// The level at a time, between the samples on either side; nullopt until they are there.
    std::optional<analysis::LumbarLevel> find_level(scene::Version version, double time) const;
    /// The same as it is told.
    std::optional<LensReading> read(scene::Version version, double time) const;

  private:
    struct Track {
        std::string movement;
        std::uint64_t stamp = 0;
        model::Performance performance;
        std::array<std::optional<analysis::LumbarLevel>, kSamples> samples;
    };
    Track& track(scene::Version version) {
        return tracks_[version == scene::Version::Good ? 0 : 1];
    }
    const Track& track(scene::Version version) const {
        return tracks_[version == scene::Version::Good ? 0 : 1];
    }

    int level_ = 0;
    std::optional<analysis::LumbarLevel> rest_;
    std::array<Track, 2> tracks_;
};

}  // namespace jw::session
