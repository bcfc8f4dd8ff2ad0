#include "core/curve.h"

#include <gtest/gtest.h>

#include <array>
#include <cmath>

namespace jw {
namespace {

PeriodicCurve must_build(std::span<const Key> keys) {
    auto curve = PeriodicCurve::build(keys);
    EXPECT_TRUE(curve.ok());
    return std::move(curve).value();
}

TEST(PeriodicCurve, passes_through_its_keys) {
    const std::array keys{Key{0.0, 1.0}, Key{0.3, 4.0}, Key{0.5, 2.0}, Key{1.0, 1.0}};
    const PeriodicCurve curve = must_build(keys);
    for (const Key& key : keys) {
        EXPECT_NEAR(curve.at(key.time), key.value, 1e-12) << key.time;
    }
}

TEST(PeriodicCurve, never_overshoots_its_keys) {
    const std::array keys{Key{0.0, 0.0}, Key{0.1, 0.0}, Key{0.12, 1.0}, Key{0.5, 1.0},
                          Key{0.9, 0.0}};
    const PeriodicCurve curve = must_build(keys);
    for (int i = 0; i <= 1000; ++i) {
        EXPECT_GE(curve.at(i / 1000.0), -1e-12);
        EXPECT_LE(curve.at(i / 1000.0), 1.0 + 1e-12);
    }
}

TEST(PeriodicCurve, repeats_without_a_jump_in_value_or_slope) {
    const std::array keys{Key{0.2, 1.0}, Key{0.4, 3.0}, Key{0.8, -2.0}};
    const PeriodicCurve curve = must_build(keys);
    EXPECT_NEAR(curve.at(0.0), curve.at(1.0), 1e-12);
    EXPECT_NEAR(curve.at(-0.25), curve.at(0.75), 1e-12);
    EXPECT_NEAR(curve.at(1.0 - 1e-9), curve.at(1e-9), 1e-6);
    EXPECT_NEAR(curve.slope_at(1.0 - 1e-9), curve.slope_at(1e-9), 1e-5);
}

TEST(PeriodicCurve, slope_is_the_derivative_of_the_value) {
    const std::array keys{Key{0.0, 0.0}, Key{0.25, 1.0}, Key{0.5, 3.0}, Key{0.75, 0.5}};
    const PeriodicCurve curve = must_build(keys);
    for (double t = 0.01; t < 1.0; t += 0.037) {
        const double h = 1e-6;
        EXPECT_NEAR(curve.slope_at(t), (curve.at(t + h) - curve.at(t - h)) / (2 * h), 1e-4) << t;
    }
}

TEST(PeriodicCurve, refuses_keys_that_do_not_ascend_or_do_not_close) {
    const std::array backwards{Key{0.5, 0.0}, Key{0.4, 1.0}};
    EXPECT_FALSE(PeriodicCurve::build(backwards).ok());
    const std::array open{Key{0.0, 0.0}, Key{1.0, 1.0}};
    const auto result = PeriodicCurve::build(open);
    ASSERT_FALSE(result.ok());
    EXPECT_NE(result.error().sentence.find("jumps when it repeats"), std::string::npos);
    const std::array outside{Key{0.0, 0.0}, Key{1.5, 1.0}};
    EXPECT_FALSE(PeriodicCurve::build(outside).ok());
    const std::array not_a_number{Key{0.0, std::nan("")}};
    EXPECT_FALSE(PeriodicCurve::build(not_a_number).ok());
}

TEST(PeriodicCurve, one_key_is_a_constant_and_none_is_zero) {
    const std::array one{Key{0.3, 7.0}};
    EXPECT_DOUBLE_EQ(must_build(one).at(0.9), 7.0);
    EXPECT_DOUBLE_EQ(must_build({}).at(0.9), 0.0);
}

}  // namespace
}  // namespace jw
