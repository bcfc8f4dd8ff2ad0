#include "model/limit_use.h"

#include "core/angle.h"

#include <gtest/gtest.h>

#include <array>

namespace jw::model {
namespace {

/// Two hips and a low back of two levels.
Body small_body() {
    Body body;
    const auto add = [&](const char* id, double sign, std::vector<Limit::Part> parts) {
        Limit limit;
        limit.id = id;
        limit.sign = sign;
        limit.parts = std::move(parts);
        body.limits.push_back(limit);
    };
    add("hip_extension_r", -1.0, {{0, 1.0}});
    add("hip_extension_l", -1.0, {{1, 1.0}});
    add("lumbar_extension", 1.0, {{2, 0.6}, {3, 0.4}});
    return body;
}

const std::array kPose{to_rad(-9.6), to_rad(4.0), to_rad(3.0), to_rad(2.0)};

TEST(LimitUse, counts_in_the_direction_of_the_limit) {
    const Body body = small_body();
    EXPECT_NEAR(to_deg(calc_limit_use(body.limits[0], kPose)), 9.6, 1e-12);
    EXPECT_NEAR(to_deg(calc_limit_use(body.limits[1], kPose)), -4.0, 1e-12);
    EXPECT_NEAR(to_deg(calc_limit_use(body.limits[2], kPose)), 5.0, 1e-12);
}

TEST(TellAngles, puts_whole_degrees_in_the_place_of_names) {
    EXPECT_EQ(tell_angles("Hip {hip_extension_r}, low back {lumbar_extension} degrees.",
                          small_body(), kPose, false),
              "Hip 10, low back 5 degrees.");
    EXPECT_EQ(tell_angles("no number", small_body(), kPose, false), "no number");
}

TEST(TellAngles, follows_the_movement_to_the_other_side) {
    EXPECT_EQ(tell_angles("{hip_extension_r}", small_body(), kPose, true), "\u22124");
}

TEST(TellAngles, leaves_what_is_no_limit) {
    EXPECT_EQ(tell_angles("{nose} and {", small_body(), kPose, false), "{nose} and {");
}

}  // namespace
}  // namespace jw::model
