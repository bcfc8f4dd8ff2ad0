// What every shipped movement promises, kept on the real body: good form is what is stored,
// contacts hold, nothing sinks, poses stay in range and smooth, and less freedom never means less
// payment.
#include "session/evaluate.h"
#include "session/fit_movement.h"

#include "motion/sample.h"
#include "motion/settings.h"

#include "core/angle.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>

#include "unit/own_folder.h"
#include "unit/session/promises.h"
#include "unit/session/shipped.h"

namespace jw::session {
namespace {

class ShippedMovements : public testing::TestWithParam<std::string> {
  protected:
    const model::Movement& movement() const {
        const auto* found = library().find_movement(GetParam());
        JW_ASSERT(found != nullptr);
        return *found;
    }
    model::Frame frame_of(const model::Performance& performance, double time) {
        model::Frame frame;
        const auto done = evaluate(body(), movement(), performance, time, scratch_, frame);
        EXPECT_TRUE(done.ok()) << (done.ok() ? "" : done.error().to_string());
        return frame;
    }
    model::Frame frame_of(const std::string& variant, double time) {
        model::Performance performance;
        performance.variant = variant;
        return frame_of(performance, time);
    }
    /// A limit beyond `extreme` is refused: the sweep begins where the body's own range ends.
    bool frame_is_allowed(const model::Performance& performance) const {
        motion::Settings settings;
        return motion::resolve_settings(body(), movement(), performance, settings).ok();
    }
    EvaluateScratch scratch_;
};

double calc_lumbar(const model::Frame& frame) {
    double sum = 0.0;
    for (const model::BudgetPart& part : frame.budget) {
        const bool is_lumbar = part.id[0] == 'L' || part.id == "T12_L1";
        sum += is_lumbar ? part.amount : 0.0;
    }
    return sum;
}

double largest_turn(const model::Frame& a, const model::Frame& b) {
    double largest = 0.0;
    for (std::size_t c = 0; c < a.pose.q.size(); ++c) {
        if (body().coordinates[c].kind == model::CoordinateKind::Rotation) {
            largest = std::max(largest, std::abs(a.pose.q[c] - b.pose.q[c]));
        }
    }
    return largest;
}

TEST_P(ShippedMovements, a_free_body_gives_the_stored_good_pose) {
    std::vector<double> good(body().coordinates.size());
    for (std::size_t a = 0; a < movement().sizes.size(); ++a) {
        model::Performance performance;
        performance.size = movement().sizes[a].id;
        for (int i = 0; i <= 100; ++i) {
            const double time = i / 100.0;
            const motion::SampleJob job{&body(), &movement(), static_cast<int>(a),
                                        time,    true,        good};
            ASSERT_TRUE(job.run().ok());
            const model::Frame frame = frame_of(performance, time);
            for (std::size_t c = 0; c < good.size(); ++c) {
                ASSERT_NEAR(frame.pose.q[c], good[c], 1e-4)
                    << body().coordinates[c].id << " at " << time << ", " << performance.size;
            }
        }
    }
}

TEST_P(ShippedMovements, the_stored_fit_is_what_fitting_gives_now) {
    const OwnFolder folder;
    const auto fitted = fit_movement(body(), movement(), folder);
    ASSERT_TRUE(fitted.ok()) << fitted.error().to_string();
    ASSERT_EQ(fitted->fits.size(), movement().fits.size()) << "run jointwise check --fit";
    for (std::size_t a = 0; a < movement().fits.size(); ++a) {
        const auto& stored = movement().fits[a].curves;
        const auto& now = fitted->fits[a].curves;
        ASSERT_EQ(stored.size(), now.size());
        for (std::size_t k = 0; k < stored.size(); ++k) {
            for (int i = 0; i < 100; ++i) {
                EXPECT_NEAR(stored[k].curve.at(i / 100.0), now[k].curve.at(i / 100.0), 1e-6)
                    << "run jointwise check --fit: body or keys have changed";
            }
        }
    }
}

TEST_P(ShippedMovements, good_form_stays_inside_the_active_ranges_or_the_passive_under_weight) {
    expect_good_form_in_range(body(), movement(), 100);
}

TEST_P(ShippedMovements, a_knee_that_stands_is_never_locked) {
    for (int i = 0; i < 101; ++i) {
        const model::Frame frame = frame_of("good", i / 101.0);
        for (const model::ContactState& contact : frame.contacts) {
            if (contact.body.starts_with("foot_")) {
                const bool is_left = contact.body.ends_with("_l");
                const auto knee = body().coordinate(is_left ? "knee_angle_l" : "knee_angle_r");
                EXPECT_GE(to_deg(frame.pose.q[static_cast<std::size_t>(knee)]), 5.0) << i;
            }
        }
    }
}

TEST_P(ShippedMovements, contacts_hold_and_nothing_sinks_in_any_version) {
    for (const model::Variant& variant : movement().variants) {
        for (int i = 0; i < 101; ++i) {
            expect_held_and_above_the_floor(body(), frame_of(variant.id, i / 101.0), variant.id);
        }
    }
}

TEST_P(ShippedMovements, every_size_holds_its_contacts_and_reaches_its_own_goal) {
    double last_goal = 0.0;
    std::vector<const model::Size*> sizes;
    for (const model::Size& size : movement().sizes) {
        sizes.push_back(&size);
    }
    std::sort(sizes.begin(), sizes.end(),
              [](const auto* a, const auto* b) { return a->scale < b->scale; });
    for (const model::Size* size : sizes) {
        model::Performance performance;
        performance.variant = "good";
        performance.size = size->id;
        double furthest = 0.0;
        for (int i = 0; i < 20; ++i) {
            const model::Frame frame = frame_of(performance, i / 20.0);
            for (const model::ContactState& contact : frame.contacts) {
                EXPECT_LT(contact.error, 1e-4) << contact.body << ", " << size->id << " at " << i;
            }
            EXPECT_LT(to_deg(frame.task.shortfall), 0.5) << size->id << " at " << i;
            furthest = std::max(furthest, std::abs(frame.task.reached));
        }
        EXPECT_GT(to_deg(furthest), last_goal + 3.0) << size->id << " goes further than the last";
        last_goal = to_deg(furthest);
    }
}

/// Limits of muscles over two joints, from what the body has down to what nobody could live with.
TEST_P(ShippedMovements, however_short_a_two_joint_muscle_every_joint_stays_in_range) {
    int solved = 0;
    for (const model::Limit& limit : body().limits) {
        for (int step = 0; step < 8 && limit.is_coupled; ++step) {
            model::Performance performance;
            performance.limits = {{limit.id, limit.passive - to_rad(25.0 * step * step)}};
            if (!frame_is_allowed(performance)) {
                continue;
            }
            for (const double time : {0.0, 0.3, 0.5}) {
                const model::Frame frame = frame_of(performance, time);
                double sum = 0.0;
                for (const model::Limit::Part& part : limit.parts) {
                    sum += part.share * frame.pose.q[static_cast<std::size_t>(part.coordinate)];
                }
                // Far beyond, muscles contradict each other: then ranges come first.
                if (performance.limits[0].value > to_rad(-60.0)) {
                    EXPECT_LT(sum, performance.limits[0].value) << limit.id;
                }
                for (std::size_t c = 0; c < frame.pose.q.size(); ++c) {
                    const model::Coordinate& row = body().coordinates[c];
                    ASSERT_TRUE(std::isfinite(frame.pose.q[c])) << row.id;
                    ASSERT_GE(frame.pose.q[c], row.extreme.min) << row.id << ", " << limit.id;
                    ASSERT_LE(frame.pose.q[c], row.extreme.max) << row.id << ", " << limit.id;
                }
                ++solved;
            }
        }
    }
    EXPECT_GT(solved, 8 * 3);
}

TEST_P(ShippedMovements, every_version_stays_in_range_and_reaches_the_task_or_says_so) {
    for (const model::Variant& variant : movement().variants) {
        for (int i = 0; i < 50; ++i) {
            const model::Frame frame = frame_of(variant.id, i / 50.0);
            for (std::size_t c = 0; c < frame.pose.q.size(); ++c) {
                const model::Coordinate& row = body().coordinates[c];
                ASSERT_TRUE(std::isfinite(frame.pose.q[c])) << row.id;
                ASSERT_GE(frame.pose.q[c], row.extreme.min) << row.id << ", " << variant.id;
                ASSERT_LE(frame.pose.q[c], row.extreme.max) << row.id << ", " << variant.id;
            }
            const bool is_told =
                std::any_of(frame.findings.begin(), frame.findings.end(),
                            [](const auto& finding) { return finding.id == "task_short"; });
            EXPECT_EQ(is_told, to_deg(frame.task.shortfall) > 1.0) << variant.id << " at " << i;
        }
    }
}

TEST_P(ShippedMovements, poses_are_smooth_in_time_across_the_loop) {
    // Under the sanitizer a solve takes fifty times as long, and numbers are not what it is there
    // for.
#ifdef __SANITIZE_ADDRESS__
    constexpr int kSteps = 400;
#else
    constexpr int kSteps = 2000;
#endif
    constexpr double kMostChange = 0.6 * 2000 / kSteps;                     // deg a step
    constexpr double kMostJump = 0.06 * 2000 / kSteps * (2000.0 / kSteps);  // deg a step, squared
    for (const model::Variant& variant : movement().variants) {
        model::Frame before = frame_of(variant.id, -1.0 / kSteps);
        double speed = -1.0;
        for (int i = 0; i <= kSteps; ++i) {
            const model::Frame frame = frame_of(variant.id, static_cast<double>(i) / kSteps);
            const double change = to_deg(largest_turn(frame, before));
            ASSERT_LT(change, kMostChange) << variant.id << " at " << i;
            if (speed >= 0.0) {  // a kink would be a jump in speed, however small the steps
                ASSERT_LT(std::abs(change - speed), kMostJump) << variant.id << " at " << i;
            }
            speed = change;
            before = frame;
        }
    }
}

TEST_P(ShippedMovements, good_form_gives_no_finding_and_the_first_fault_does) {
    std::size_t good = 0, fault = 0;
    for (int i = 0; i < 50; ++i) {
        good += frame_of("good", i / 50.0).findings.size();
        fault += frame_of("compensated", i / 50.0).findings.size();
    }
    EXPECT_EQ(good, 0U);
    EXPECT_GT(fault, 0U);
}

TEST_P(ShippedMovements, less_freedom_never_gives_less_payment_and_no_jump) {
    const model::Variant& fault = movement().variants.at(1);
    const auto cause = std::find_if(movement().causes.begin(), movement().causes.end(),
                                    [&](const auto& row) { return row.id == fault.causes.at(0); });
    const model::LimitSetting limit = cause->limits.at(0);
    for (const model::KeyMoment& moment : movement().key_moments) {
        double paid_before = -1e9;
        model::Frame before;
        for (int step = 0; step <= 200; ++step) {
            model::Performance performance;
            performance.variant = fault.id;
            performance.limits = {{limit.limit, limit.value + to_rad(0.1 * (180 - step))}};
            if (!frame_is_allowed(performance)) {
                continue;
            }
            const model::Frame frame = frame_of(performance, moment.time);
            if (!before.pose.q.empty()) {
                ASSERT_LT(to_deg(largest_turn(frame, before)), 0.5) << moment.id << " " << step;
            }
            EXPECT_GT(to_deg(calc_lumbar(frame)), paid_before - 0.02) << moment.id << " " << step;
            paid_before = to_deg(calc_lumbar(frame));
            before = frame;
        }
        EXPECT_FALSE(before.pose.q.empty());
    }
}

/// Every dial of a movement from its free end to 15 degrees below where its causes stand (or, for
/// the full sweep, every range and every version): 1-degree steps at the key moments and 21
/// instants, tenths where a joint moves by more than 3 degrees a step.
class DialSweep : public ShippedMovements {
  protected:
    /// JOINTWISE_FULL_SWEEP=1: all limits of hip, knee, ankle and low back in all versions
    /// (minutes).
    static bool is_full() { return std::getenv("JOINTWISE_FULL_SWEEP") != nullptr; }

    struct Dial {
        std::string limit;
        double free = 0.0, stiff = 0.0;  // rad
    };
    std::vector<Dial> dials() const {
        std::vector<Dial> found;
        const auto add = [&](const std::string& name, double least) {
            const int limit = motion::find_limits(body(), name).value().front();
            const model::Limit& row = body().limits[static_cast<std::size_t>(limit)];
            const auto same = std::find_if(found.begin(), found.end(),
                                           [&](const Dial& dial) { return dial.limit == name; });
            if (same != found.end()) {
                same->stiff = std::min(same->stiff, least);
            } else {
                found.push_back({name, row.passive, least});
            }
        };
        for (const model::Cause& cause : movement().causes) {
            for (const model::LimitSetting& setting : cause.limits) {
                if (cause.side == model::Side::None) {
                    add(setting.limit, setting.value - to_rad(15.0));
                }
            }
        }
        for (const model::Limit& limit : body().limits) {
            const bool is_asked = limit.id.starts_with("hip_") ||
                                  limit.id.starts_with("ankle_dorsi") ||
                                  limit.id.starts_with("lumbar_") || limit.is_coupled;
            if (is_full() && is_asked) {
                add(limit.id,
                    limit.id.starts_with("hip_extension") ? to_rad(-5.0) : 0.5 * limit.active);
            }
        }
        return found;
    }
    std::vector<double> times() const {
        std::vector<double> times;
        for (const model::KeyMoment& moment : movement().key_moments) {
            times.push_back(moment.time);
        }
        for (int i = 0; i < 21; ++i) {
            times.push_back(i / 21.0);
        }
        return times;
    }

    static model::Performance performance_of(const std::string& variant, const Dial& dial,
                                             double value) {
        model::Performance performance;
        performance.variant = variant;
        performance.limits = {{dial.limit, value}};
        return performance;
    }

    std::optional<model::Frame> at(const std::string& variant, const Dial& dial, double value,
                                   double time) {
        const model::Performance performance = performance_of(variant, dial, value);
        return frame_is_allowed(performance) ? std::optional{frame_of(performance, time)}
                                             : std::nullopt;
    }

    static bool is_lost(const model::Frame& frame) {
        return std::any_of(frame.contacts.begin(), frame.contacts.end(),
                           [](const auto& contact) { return contact.error > 1e-3; });
    }

    /// Levels of a region that still have 2 degrees to give in the task's plane, either way.
    static int count_free(const model::Frame& frame, const motion::Settings& settings,
                          std::string_view sum) {
        const double room = to_rad(2.0);
        int free = 0;
        for (const model::CoordinateIndex c : body().find_parts(sum)) {
            const motion::SoftRange& range = settings.ranges[static_cast<std::size_t>(c)];
            const double q = frame.pose.q[static_cast<std::size_t>(c)];
            free += q > range.lower_end + room && q < range.upper_end - room ? 1 : 0;
        }
        return free;
    }
    /// A leg falls short only where the low back has nothing left to give, or the upper back (on
    /// hands and knees and in a deep squat it is what ends the chain between hands and pelvis).
    void expect_used_up(const model::Frame& frame, const model::Performance& performance) {
        motion::Settings settings;
        ASSERT_TRUE(motion::resolve_settings(body(), movement(), performance, settings).ok());
        const bool is_frontal = movement().task.plane == model::Plane::Frontal;
        const char* axis = is_frontal ? "bending" : "extension";
        const int lumbar = count_free(frame, settings, std::string{"lumbar_"} + axis);
        const int thoracic = count_free(frame, settings, std::string{"thoracic_"} + axis);
        EXPECT_TRUE(lumbar == 0 || thoracic <= 6)
            << performance.variant << ", " << performance.limits[0].limit << " "
            << to_deg(performance.limits[0].value) << " at " << frame.time << ": short by "
            << to_deg(frame.task.shortfall) << " with " << lumbar << " lumbar and " << thoracic
            << " thoracic levels free";
        ++short_;
    }

    /// Sweeps one dial at one instant.
    void sweep(const std::string& variant, const Dial& dial, double time) {
        // Where all that may pay is used up and the leg falls short, the pose gives way faster.
        constexpr double kSteep = 3.0, kMostPerTenth = 0.5, kMostBeyond = 2.0;  // deg
        auto before = at(variant, dial, dial.free, time);
        const int steps = static_cast<int>(std::ceil(to_deg(dial.free - dial.stiff)));
        for (int step = 1; step <= steps && before; ++step) {
            const double from = dial.free - to_rad(step - 1.0);
            auto frame = at(variant, dial, from - to_rad(1.0), time);
            if (!frame || is_lost(*frame)) {
                return;  // the limit is refused from here on, or this body cannot lie as asked
            }
            ++poses_;
            if (to_deg(frame->task.shortfall) > 1.0) {
                expect_used_up(*frame, performance_of(variant, dial, from - to_rad(1.0)));
            }
            const double change = to_deg(largest_turn(*frame, *before));
            steepest_ = std::max(steepest_, 0.1 * change);
            for (int tenth = 1; tenth <= 10 && change > kSteep; ++tenth) {
                const auto next = at(variant, dial, from - to_rad(0.1 * tenth), time);
                ASSERT_TRUE(next.has_value());
                ++poses_;
                const double small = to_deg(largest_turn(*next, *before));
                steepest_ = std::max(steepest_, small);
                const bool is_short = to_deg(next->task.shortfall) > 1.0;
                EXPECT_LE(small, is_short ? kMostBeyond : kMostPerTenth)
                    << variant << ", " << dial.limit << " " << to_deg(from) << " at " << time;
                before = next;
            }
            before = std::move(frame);
        }
    }

    int poses_ = 0, short_ = 0;
    double steepest_ = 0.0;  // deg per 0.1 deg
};

TEST_P(DialSweep, a_tenth_of_a_degree_never_moves_a_joint_by_half_a_degree) {
    for (const model::Variant& variant : movement().variants) {
        const bool is_asked =
            is_full() || &variant == &movement().variants[0] || &variant == &movement().variants[1];
        for (const Dial& dial : is_asked ? dials() : std::vector<Dial>{}) {
            for (const double time : times()) {
                sweep(variant.id, dial, time);
            }
        }
    }
    EXPECT_GT(poses_, 500);
    std::printf("%s: %d poses of %zu dials, %d of them short, steepest %.2f deg per 0.1 deg%s\n",
                GetParam().c_str(), poses_, dials().size(), short_, steepest_,
                is_full() ? " (full sweep)" : "");
}

INSTANTIATE_TEST_SUITE_P(Assets, DialSweep, testing::ValuesIn(shipped()),
                         [](const auto& named) { return named.param; });

INSTANTIATE_TEST_SUITE_P(Assets, ShippedMovements, testing::ValuesIn(shipped()),
                         [](const auto& named) { return named.param; });

}  // namespace
}  // namespace jw::session
