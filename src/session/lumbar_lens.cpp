#include "session/lumbar_lens.h"

#include <glm/common.hpp>

#include <algorithm>
#include <cmath>

namespace jw::session {
namespace {

constexpr double kTouch = 0.0003;  // m: nearer than this looks like contact (design)

double sample_time(int sample) {
    return static_cast<double>(sample) / LumbarLens::kSamples;
}

/// Distance on the cycle, where 1 is 0 again.
double cycle_distance(double a, double b) {
    const double apart = std::abs(a - b);
    return std::min(apart, 1.0 - apart);
}

std::vector<Vec3> place(const std::vector<Vec3>& way, const Rigid& displacement) {
    std::vector<Vec3> placed;
    for (const Vec3& p : way) {
        placed.push_back(displacement.point(p));
    }
    return placed;
}

}  // namespace

bool LensReading::touches() const {
    return gap < kTouch;
}

void LumbarLens::aim(scene::Version version, const model::Movement& movement,
                     const model::Performance& performance) {
    Track& aimed = track(version);
    if (aimed.movement != movement.id || aimed.stamp != movement.stamp ||
        !(aimed.performance == performance)) {
        aimed = {movement.id, movement.stamp, performance, {}};
    }
}

void LumbarLens::aim(int level) {
    if (level_ != level) {
        level_ = level;
        rest_.reset();
        tracks_ = {};
    }
}

std::optional<int> LumbarLens::find_missing(scene::Version version, double time) const {
    std::optional<int> nearest;
    for (int sample = 0; sample < kSamples; ++sample) {
        const bool is_missing = !track(version).samples[static_cast<std::size_t>(sample)];
        if (is_missing && (!nearest || cycle_distance(sample_time(sample), time) <
                                           cycle_distance(sample_time(*nearest), time))) {
            nearest = sample;
        }
    }
    return nearest;
}

void LumbarLens::set_sample(scene::Version version, int sample, analysis::LumbarLevel level) {
    track(version).samples[static_cast<std::size_t>(sample)] = std::move(level);
}

std::optional<analysis::LumbarLevel> LumbarLens::find_level(scene::Version version,
                                                            double time) const {
    const auto& samples = track(version).samples;
    const double at = std::clamp(time, 0.0, 1.0) * kSamples;
    const int first = static_cast<int>(std::floor(at));
    const auto& before = samples[static_cast<std::size_t>(first % kSamples)];
    const auto& after = samples[static_cast<std::size_t>((first + 1) % kSamples)];
    if (!before || !after) {
        return std::nullopt;
    }
    const double part = at - first;
    analysis::LumbarLevel level = part < 0.5 ? *before : *after;
    level.spinous_gap = glm::mix(before->spinous_gap, after->spinous_gap, part);
    level.facet_gap = glm::mix(before->facet_gap, after->facet_gap, part);
    level.foramen_area = glm::mix(before->foramen_area, after->foramen_area, part);
    level.outline.spinous_upper =
        glm::mix(before->outline.spinous_upper, after->outline.spinous_upper, part);
    level.outline.spinous_lower =
        glm::mix(before->outline.spinous_lower, after->outline.spinous_lower, part);
    return level;
}

std::optional<LensReading> LumbarLens::read(scene::Version version, double time) const {
    const auto level = find_level(version, time);
    return level && rest_ ? std::optional{read_level(*level, *rest_)} : std::nullopt;
}

LensReading read_level(const analysis::LumbarLevel& level, const analysis::LumbarLevel& rest) {
    LensReading reading;
    reading.gap = level.spinous_gap;
    reading.rest_gap = rest.spinous_gap;
    reading.foramen = level.foramen_area;
    reading.rest_foramen = rest.foramen_area;
    return reading;
}

scene::LensMarks place_marks(const analysis::LumbarLevel& level, const LensReading& reading,
                             const Rigid& lower_bone, bool from_left) {
    const std::size_t side = from_left ? 1 : 0;
    scene::LensMarks marks;
    marks.spinous_upper = lower_bone.point(level.outline.spinous_upper);
    marks.spinous_lower = lower_bone.point(level.outline.spinous_lower);
    marks.touches = reading.touches();
    marks.facet = place(level.outline.facet[side], lower_bone);
    marks.foramen = place(level.outline.foramen[side], lower_bone);
    marks.foramen_part = reading.rest_foramen > 0.0 ? reading.foramen / reading.rest_foramen : 1.0;
    return marks;
}

}  // namespace jw::session
