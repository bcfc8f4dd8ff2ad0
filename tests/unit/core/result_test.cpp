#include "core/result.h"

#include "core/angle.h"
#include "core/rigid.h"

#include <gtest/gtest.h>

namespace jw {
namespace {

Result<int> half(int value) {
    if (value % 2 != 0) {
        return Error{ErrorCode::InvalidInput, "is odd", {"numbers.toml", 4, 2}};
    }
    return value / 2;
}

Result<int> quarter(int value) {
    JW_TRY(const int once, half(value));
    JW_TRY(const int twice, half(once));
    return twice;
}

TEST(Result, try_hands_on_the_value_or_the_error) {
    EXPECT_EQ(quarter(8).value(), 2);
    ASSERT_FALSE(quarter(6).ok());
    EXPECT_EQ(quarter(6).error().to_string(), "numbers.toml:4:2: is odd");
}

TEST(Error, names_its_place_as_far_as_it_is_known) {
    EXPECT_EQ((Error{ErrorCode::NotFound, "is not there", {}}).to_string(), "is not there");
    EXPECT_EQ((Error{ErrorCode::NotFound, "is not there", {"a.glb", 0, 0}}).to_string(),
              "a.glb: is not there");
    EXPECT_EQ((Error{ErrorCode::NotFound, "is not there", {"a.toml", 3, 0}}).to_string(),
              "a.toml:3: is not there");
}

TEST(Angle, converts_between_degrees_and_radians) {
    EXPECT_NEAR(Radians{180_deg}.value(), 3.14159265358979, 1e-14);
    EXPECT_NEAR(Degrees{Radians{1.0}}.value(), 57.29577951308232, 1e-12);
}

TEST(Rigid, a_turn_about_a_point_leaves_the_point_and_reads_through) {
    const Rigid X_AB = turn_about({0, 0, 1}, {1, 2, 3}, 90_deg);
    EXPECT_NEAR(glm::length(X_AB.point({1, 2, 3}) - Vec3{1, 2, 3}), 0.0, 1e-12);
    EXPECT_NEAR(glm::length(X_AB.point({2, 2, 3}) - Vec3{1, 3, 3}), 0.0, 1e-12);
    const Rigid there_and_back = X_AB * X_AB.inverse();
    EXPECT_NEAR(glm::length(there_and_back.point({5, 6, 7}) - Vec3{5, 6, 7}), 0.0, 1e-12);
}

}  // namespace
}  // namespace jw
