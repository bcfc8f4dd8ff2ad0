#include "session/muscle_flow.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <string>

#include "unit/sanitized.h"
#include "unit/session/shipped.h"

namespace jw::session {
namespace {

TEST(MuscleFlow, no_place_of_a_muscle_body_jumps_between_frames) {
    if (kIsSanitized) {
        GTEST_SKIP() << kAskedOfTheStandardBody;
    }
    const model::Model& model = built();
    const auto& movements = library().movements;
    const auto movement = std::find_if(movements.begin(), movements.end(),
                                       [](const auto& row) { return row.id == "rock_back"; });
    ASSERT_NE(movement, movements.end());
    const std::array<std::string, 1> variants{"good"};
    const auto flow = measure_muscle_flow(model, *movement, variants);
    ASSERT_TRUE(flow.ok()) << flow.error().to_string();
    ASSERT_GT(flow->size(), 100U);
    EXPECT_TRUE(std::any_of(flow->begin(), flow->end(),
                            [](const MuscleFlow& row) { return row.jump > 0.0; }));
    // As it is: 9.5 mm at worst, 22 bodies beyond 5 mm (docs/dev/muscles.md).
    std::size_t uneven = 0;
    for (const MuscleFlow& row : *flow) {
        EXPECT_LT(row.jump, 0.012)
            << model.meshes[static_cast<std::size_t>(row.mesh)].id << " at " << row.time;
        uneven += row.jump > 0.005 ? 1U : 0U;
    }
    EXPECT_LE(uneven, 25U);
}

}  // namespace
}  // namespace jw::session
