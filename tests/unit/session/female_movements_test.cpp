// What every shipped movement promises, kept on the female body: contacts hold, nothing sinks, the
// eyes stay where good form has them, poses stay in range.
#include "session/evaluate.h"
#include "session/fit_movement.h"

#include "motion/sample.h"

#include "core/angle.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <vector>

#include "unit/session/promises.h"
#include "unit/session/shipped.h"

namespace jw::session {
namespace {

const model::Body& her() {
    static const model::Body kBody = [] {
        auto read = content::read_body(kAssets / "body", "female");
        EXPECT_TRUE(read.ok()) << (read.ok() ? "" : read.error().to_string());
        return std::move(read).value();
    }();
    return kBody;
}

/// A movement as the program has it for her: good form brought onto its contacts.
const model::Movement& her_movement(const std::string& id) {
    static std::map<std::string, model::Movement> fitted;
    const auto known = fitted.find(id);
    if (known != fitted.end()) {
        return known->second;
    }
    const content::Library library = content::load_library(kAssets / "content", her()).value();
    const model::Movement* written = library.find_movement(id);
    JW_ASSERT(written != nullptr);
    return fitted.emplace(id, fit_good_form(her(), *written).value()).first->second;
}

class FemaleMovements : public testing::TestWithParam<std::string> {
  protected:
    const model::Movement& movement() const { return her_movement(GetParam()); }
    model::Frame frame_of(const std::string& variant, double time) {
        model::Performance performance;
        performance.variant = variant;
        model::Frame frame;
        const auto done = evaluate(her(), movement(), performance, time, scratch_, frame);
        EXPECT_TRUE(done.ok()) << (done.ok() ? "" : done.error().to_string());
        return frame;
    }
    /// Start, middle and key moments.
    std::vector<double> times() const {
        std::vector<double> times{0.0, 0.5};
        for (const model::KeyMoment& moment : movement().key_moments) {
            times.push_back(moment.time);
        }
        return times;
    }
    EvaluateScratch scratch_;
};

TEST_P(FemaleMovements, her_good_form_stays_inside_the_active_ranges_or_the_passive_under_weight) {
    expect_good_form_in_range(her(), movement(), 50);
}

TEST_P(FemaleMovements, contacts_hold_and_nothing_sinks_in_any_version) {
    for (const model::Variant& variant : movement().variants) {
        for (const double time : times()) {
            expect_held_and_above_the_floor(her(), frame_of(variant.id, time), variant.id);
        }
    }
}

TEST_P(FemaleMovements, every_version_stays_in_range_and_reaches_the_task_or_says_so) {
    for (const model::Variant& variant : movement().variants) {
        for (const double time : times()) {
            const model::Frame frame = frame_of(variant.id, time);
            for (std::size_t c = 0; c < frame.pose.q.size(); ++c) {
                const model::Coordinate& row = her().coordinates[c];
                ASSERT_TRUE(std::isfinite(frame.pose.q[c])) << row.id;
                ASSERT_GE(frame.pose.q[c], row.extreme.min) << row.id << ", " << variant.id;
                ASSERT_LE(frame.pose.q[c], row.extreme.max) << row.id << ", " << variant.id;
            }
            const bool is_told =
                std::any_of(frame.findings.begin(), frame.findings.end(),
                            [](const auto& finding) { return finding.id == "task_short"; });
            EXPECT_EQ(is_told, to_deg(frame.task.shortfall) > 1.0) << variant.id << " at " << time;
        }
    }
}

TEST_P(FemaleMovements, her_good_form_gives_no_finding_and_the_first_fault_does) {
    std::size_t good = 0, fault = 0;
    for (const double time : times()) {
        good += frame_of("good", time).findings.size();
        fault += frame_of("compensated", time).findings.size();
    }
    EXPECT_EQ(good, 0U);
    EXPECT_GT(fault, 0U);
}

/// How far the head is tipped against the neutral body, in the plane of the look.
TEST_P(FemaleMovements, her_eyes_look_where_his_do) {
    const auto skull = static_cast<std::size_t>(her().bone("skull"));
    const auto* his = library().find_movement(GetParam());
    ASSERT_NE(his, nullptr);
    EvaluateScratch scratch;
    for (const double time : times()) {
        model::Frame frame;
        ASSERT_TRUE(evaluate(body(), *his, {}, time, scratch, frame).ok());
        const Vec3 his_look = frame.pose.displacements[skull].direction({1.0, 0.0, 0.0});
        const Vec3 her_look =
            frame_of("good", time).pose.displacements[skull].direction({1.0, 0.0, 0.0});
        EXPECT_NEAR(to_deg(std::asin(her_look.y)), to_deg(std::asin(his_look.y)), 3.0) << time;
    }
}

INSTANTIATE_TEST_SUITE_P(Assets, FemaleMovements, testing::ValuesIn(shipped()),
                         [](const auto& named) { return named.param; });

}  // namespace
}  // namespace jw::session
