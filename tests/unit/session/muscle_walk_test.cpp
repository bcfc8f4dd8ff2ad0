// The muscle bodies in every key moment of every version of the shipped movements. One test, since
// the walk takes long and every test is a process of its own.
#include "session/muscle_walk.h"

#include "import/load_body.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "unit/sanitized.h"
#include "unit/session/shipped.h"

namespace jw::session {
namespace {

/// Muscle bodies that somewhere fare worse than `bar`.
std::ptrdiff_t count_beyond(const std::vector<WalkPose>& walk, Fault fault, double bar) {
    const auto worst = find_worst(walk, fault);
    return std::count_if(worst.begin(), worst.end(), [&](const WorstCase& row) {
        return calc_fault(*row.muscle, fault) > bar;
    });
}

TEST(MuscleWalk, keeps_the_muscle_bodies_sound) {
    if (kIsSanitized) {
        GTEST_SKIP() << kAskedOfTheStandardBody;
    }
    const auto model = import::load_body(std::filesystem::path{JW_BUILD_DIR} / "body" / "body.glb");
    ASSERT_TRUE(model.ok()) << model.error().to_string();
    const auto walk = walk_muscles(*model, library().movements);
    ASSERT_TRUE(walk.ok()) << walk.error().to_string();

    std::size_t poses = 1;
    for (const model::Movement& movement : library().movements) {
        poses += movement.variants.size() * movement.key_moments.size();
    }
    EXPECT_EQ(walk->size(), poses);

    ASSERT_EQ(walk->front().moment, "neutral");
    for (const analysis::MuscleMeasure& measure : walk->front().muscles) {
        EXPECT_NEAR(measure.volume_ratio, 1.0, 1e-3);
        EXPECT_EQ(measure.inverted, 0.0);
    }
    // No worse than it is.
    EXPECT_LE(count_beyond(*walk, Fault::Volume, 0.10), 79);
    EXPECT_LE(count_beyond(*walk, Fault::Inverted, 0.0), 89);
    EXPECT_LE(count_beyond(*walk, Fault::Depth, 3e-3), 66);
}

}  // namespace
}  // namespace jw::session
