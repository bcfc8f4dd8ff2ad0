// Seat, back and sacrum as contacts, things to sit on, and timing as a fault: movements that are
// data alone (tests/movements), on the real body.
#include "session/evaluate.h"
#include "session/fit_movement.h"

#include "core/angle.h"
#include "model/kinematics.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <map>
#include <string>

#include "unit/session/shipped.h"

namespace jw::session {
namespace {

model::Movement read_own(const std::string& id) {
    auto read = content::load_movement(
        std::filesystem::path{JW_SOURCE_DIR} / "tests" / "movements" / (id + ".toml"),
        kAssets / "content", body());
    EXPECT_TRUE(read.ok()) << (read.ok() ? "" : read.error().to_string());
    auto fitted = fit_good_form(body(), std::move(read).value());
    EXPECT_TRUE(fitted.ok()) << (fitted.ok() ? "" : fitted.error().to_string());
    model::Movement movement = std::move(fitted).value();
    movement.stamp = 1;  // evaluated as one that does not change
    return movement;
}

model::Frame frame_of(const model::Movement& movement, const model::Performance& performance,
                      double time) {
    static std::map<std::string, EvaluateScratch> scratches;
    model::Frame frame;
    const auto done = evaluate(body(), movement, performance, time, scratches[movement.id], frame);
    EXPECT_TRUE(done.ok()) << (done.ok() ? "" : done.error().to_string());
    return frame;
}

double calc_lumbar_extension(const model::Frame& frame) {
    double sum = 0.0;
    for (const model::CoordinateIndex c : body().find_parts("lumbar_extension")) {
        sum += to_deg(frame.pose.q[static_cast<std::size_t>(c)]);
    }
    return sum;
}

class Places : public testing::TestWithParam<const char*> {};

TEST_P(Places, hold_within_a_millimetre_in_every_version_and_on_both_sides) {
    const model::Movement movement = read_own(GetParam());
    for (const model::Variant& variant : movement.variants) {
        for (const model::Side side : {model::Side::Right, model::Side::Left}) {
            model::Performance performance;
            performance.variant = variant.id;
            performance.side = side;
            for (int i = 0; i <= 100; ++i) {
                const model::Frame frame = frame_of(movement, performance, i / 100.0);
                ASSERT_EQ(frame.contacts.size(), movement.contacts.size());
                for (const model::ContactState& contact : frame.contacts) {
                    ASSERT_LT(contact.error, 0.001)
                        << contact.body << " at " << i << ", " << variant.id;
                }
                for (std::size_t c = 0; c < frame.pose.q.size(); ++c) {
                    const model::Coordinate& row = body().coordinates[c];
                    ASSERT_GE(frame.pose.q[c], row.extreme.min) << row.id << ", " << variant.id;
                    ASSERT_LE(frame.pose.q[c], row.extreme.max) << row.id << ", " << variant.id;
                }
            }
        }
    }
}

TEST_P(Places, let_the_low_back_pay_for_a_hip_that_stops) {
    const model::Movement movement = read_own(GetParam());
    model::Performance fault;
    fault.variant = "compensated";
    const model::Frame good = frame_of(movement, {}, 0.5);
    const model::Frame paid = frame_of(movement, fault, 0.5);
    EXPECT_LT(calc_lumbar_extension(paid), calc_lumbar_extension(good) - 5.0);
    EXPECT_LT(to_deg(paid.task.shortfall), 1.0);
    EXPECT_TRUE(good.findings.empty());
    EXPECT_FALSE(paid.findings.empty());
}

INSTANTIATE_TEST_SUITE_P(Own, Places, testing::Values("seated_bend", "supine_leg_raise"),
                         [](const auto& named) { return std::string{named.param}; });

TEST(Props, are_sat_on_with_the_flesh_between) {
    const model::Movement movement = read_own("seated_bend");
    ASSERT_EQ(movement.props.size(), 1U);
    const model::Frame frame = frame_of(movement, {}, 0.3);
    ASSERT_EQ(frame.props.size(), 1U);
    for (const char* id : {"ischial_tuberosity_lowest_r", "ischial_tuberosity_lowest_l"}) {
        const auto& landmark =
            body().landmarks[static_cast<std::size_t>(body().find_landmark(id).value())];
        const Vec3 place =
            frame.pose.displacements[static_cast<std::size_t>(landmark.bone)].point(landmark.point);
        EXPECT_NEAR(place.y, frame.props[0].top() + 0.02, 0.001) << id;
        EXPECT_LT(std::abs(place.x - frame.props[0].underside.x), 0.5 * frame.props[0].size.x);
        EXPECT_LT(std::abs(place.z - frame.props[0].underside.z), 0.5 * frame.props[0].size.z);
    }
}

TEST(Props, go_over_to_the_other_side_with_the_movement) {
    model::Movement movement = read_own("seated_bend");
    movement.id = "seated_aside";
    movement.props[0].block.underside.z = 0.05;
    model::Performance left;
    left.side = model::Side::Left;
    EXPECT_NEAR(frame_of(movement, {}, 0.0).props[0].underside.z, 0.05, 1e-12);
    EXPECT_NEAR(frame_of(movement, left, 0.0).props[0].underside.z, -0.05, 1e-12);
}

TEST(Timing, of_a_late_hip_lets_the_low_back_begin_and_ends_alike) {
    const model::Movement movement = read_own("seated_bend");
    model::Performance late;
    late.variant = "back_first";
    const auto hip = static_cast<std::size_t>(body().coordinate("hip_flexion_r"));
    const model::Frame good = frame_of(movement, {}, 0.25);
    const model::Frame begun = frame_of(movement, late, 0.25);
    // The hip is where good form had it 0.08 of the cycle before; the task is kept by the back.
    const model::Frame before = frame_of(movement, {}, 0.25 - 0.08);
    EXPECT_NEAR(begun.pose.q[hip], before.pose.q[hip], to_rad(0.1));
    EXPECT_LT(begun.pose.q[hip], good.pose.q[hip] - to_rad(4.0));
    EXPECT_LT(calc_lumbar_extension(begun), calc_lumbar_extension(good) - 4.0);
    EXPECT_LT(to_deg(begun.task.shortfall), 1.0);
    // Where nothing moves it makes no difference.
    const model::Frame rest = frame_of(movement, {}, 0.0);
    const model::Frame late_rest = frame_of(movement, late, 0.0);
    for (std::size_t c = 0; c < rest.pose.q.size(); ++c) {
        EXPECT_NEAR(rest.pose.q[c], late_rest.pose.q[c], to_rad(0.1)) << body().coordinates[c].id;
    }
}

TEST(Timing, of_one_leg_follows_the_leg_that_works) {
    model::Movement movement = read_own("supine_leg_raise");
    movement.id = "late_leg_raise";
    movement.causes[0].limits.clear();
    movement.causes[0].timing = {{"hip_flexion_r", 0.08}};
    model::Performance right;
    right.variant = "tail_tucks";
    model::Performance left = right;
    left.side = model::Side::Left;
    const model::Frame a = frame_of(movement, right, 0.25);
    const model::Frame b = frame_of(movement, left, 0.25);
    const auto hip_r = static_cast<std::size_t>(body().coordinate("hip_flexion_r"));
    const auto hip_l = static_cast<std::size_t>(body().coordinate("hip_flexion_l"));
    EXPECT_NEAR(a.pose.q[hip_r], b.pose.q[hip_l], 1e-6);
    EXPECT_NEAR(a.pose.q[hip_l], b.pose.q[hip_r], 1e-6);
    EXPECT_LT(a.pose.q[hip_r], frame_of(movement, {}, 0.25).pose.q[hip_r] - to_rad(4.0));
}

}  // namespace
}  // namespace jw::session
