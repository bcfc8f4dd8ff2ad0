// What every shipped movement promises, on whatever body.
#pragma once

#include "motion/sample.h"

#include "core/angle.h"
#include "model/frame.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

namespace jw::session {

/// Good form of every size, at `steps` instants, inside the active ranges, or the passive ones of
/// what the body's weight bends.
inline void expect_good_form_in_range(const model::Body& body, const model::Movement& movement,
                                      int steps) {
    std::vector<double> good(body.coordinates.size());
    for (std::size_t size = 0; size < movement.sizes.size(); ++size) {
        for (int i = 0; i < steps; ++i) {
            const double time = static_cast<double>(i) / steps;
            const motion::SampleJob job{&body, &movement, static_cast<int>(size), time, true, good};
            ASSERT_TRUE(job.run().ok());
            for (std::size_t c = 0; c < good.size(); ++c) {
                const model::Coordinate& row = body.coordinates[c];
                const auto& loaded = movement.loaded;
                const bool is_loaded =
                    std::find(loaded.begin(), loaded.end(), static_cast<int>(c)) != loaded.end();
                const auto& range = is_loaded ? row.passive : row.active;
                EXPECT_GE(to_deg(good[c]), to_deg(range.min) - 1e-6) << row.id << " at " << time;
                EXPECT_LE(to_deg(good[c]), to_deg(range.max) + 1e-6) << row.id << " at " << time;
            }
        }
    }
}

/// What is held stays where it is, and nothing is below the floor.
inline void expect_held_and_above_the_floor(const model::Body& body, const model::Frame& frame,
                                            const std::string& variant) {
    for (const model::ContactState& contact : frame.contacts) {
        // A tenth of what is promised: points of a bone that is held lie 2 cm apart and more, so it
        // turns by less than 0.5 degrees as well.
        EXPECT_LT(contact.error, 1e-4) << contact.body << ", " << variant << " at " << frame.time;
    }
    for (const model::Landmark& landmark : body.landmarks) {
        if (landmark.trust == model::Trust::Coarse) {
            continue;  // a hint, not a place
        }
        const auto bone = static_cast<std::size_t>(landmark.bone);
        EXPECT_GT(frame.pose.displacements[bone].point(landmark.point).y, -0.002)
            << landmark.id << ", " << variant << " at " << frame.time;
    }
}

}  // namespace jw::session
