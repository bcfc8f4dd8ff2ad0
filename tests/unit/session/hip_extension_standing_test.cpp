// The solver's promises, kept on the real body and the shipped movement.
#include "session/evaluate.h"

#include "motion/sample.h"

#include "core/angle.h"
#include "model/kinematics.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <random>

#include "unit/session/shipped.h"

namespace jw::session {
namespace {

class HipExtensionStanding : public testing::Test {
  protected:
    static const model::Movement& movement() {
        return *library().find_movement("hip_extension_standing");
    }

    model::Frame frame_of(const model::Performance& performance, double time) {
        model::Frame frame;
        const auto done = evaluate(body(), movement(), performance, time, scratch_, frame);
        EXPECT_TRUE(done.ok()) << (done.ok() ? "" : done.error().to_string());
        return frame;
    }

    static model::Performance stiff(double extension_deg) {
        model::Performance performance;
        performance.variant = "stiff_hip";
        performance.limits = {{"hip_extension_r", to_rad(extension_deg)}};
        return performance;
    }

    static double part(const model::Frame& frame, std::string_view id) {
        for (const model::BudgetPart& row : frame.budget) {
            if (row.id == id) {
                return row.amount;
            }
        }
        ADD_FAILURE() << "no part " << id;
        return 0.0;
    }

    static double lumbar(const model::Frame& frame) {
        double sum = 0.0;
        for (const char* id : {"L5_S1", "L4_L5", "L3_L4", "L2_L3", "L1_L2", "T12_L1"}) {
            sum += part(frame, id);
        }
        return sum;
    }

    double largest_change(const model::Frame& a, const model::Frame& b) const {
        double largest = 0.0;
        for (std::size_t c = 0; c < a.pose.q.size(); ++c) {
            if (body().coordinates[c].kind == model::CoordinateKind::Rotation) {
                largest = std::max(largest, std::abs(a.pose.q[c] - b.pose.q[c]));
            }
        }
        return largest;
    }

    EvaluateScratch scratch_;
};

TEST_F(HipExtensionStanding, good_form_takes_ten_degrees_from_the_hip_and_five_from_the_low_back) {
    const model::Frame frame = frame_of({}, 0.48);
    EXPECT_NEAR(to_deg(frame.task.wanted), 15.0, 0.1);
    EXPECT_NEAR(to_deg(part(frame, "hip_r")), 10.0, 0.1);
    EXPECT_NEAR(to_deg(lumbar(frame)), 5.0, 0.1);
    EXPECT_NEAR(to_deg(part(frame, "trunk_lean")), 0.0, 0.1);
    EXPECT_TRUE(frame.findings.empty());
}

TEST_F(HipExtensionStanding, a_stiffer_hip_keeps_the_thigh_and_makes_the_low_back_pay_ever_more) {
    double before = -1.0;
    for (double limit = 10.0; limit >= -0.01; limit -= 0.5) {
        const model::Frame frame = frame_of(stiff(limit), 0.48);
        EXPECT_NEAR(to_deg(frame.task.reached), to_deg(frame.task.wanted), 1.0) << limit;
        EXPECT_LE(part(frame, "hip_r"), to_rad(limit) + to_rad(0.1)) << limit;
        EXPECT_GT(lumbar(frame), before) << limit;
        before = lumbar(frame);
    }
    EXPECT_NEAR(to_deg(before), 14.8, 0.5);
}

TEST_F(HipExtensionStanding, levels_pay_by_their_shares) {
    const model::Frame good = frame_of({}, 0.48), paid = frame_of(stiff(2.0), 0.48);
    const double more = lumbar(paid) - lumbar(good);
    const std::pair<const char*, double> shares[] = {{"L5_S1", 0.33}, {"L4_L5", 0.22},
                                                     {"L3_L4", 0.14}, {"L2_L3", 0.13},
                                                     {"L1_L2", 0.12}, {"T12_L1", 0.06}};
    for (const auto& [id, share] : shares) {
        EXPECT_NEAR((part(paid, id) - part(good, id)) / more, share, 0.03) << id;
    }
}

TEST_F(HipExtensionStanding, the_parts_add_up_to_what_was_wanted) {
    for (const double limit : {8.0, 0.0, -25.0}) {
        for (const double time : {0.05, 0.3, 0.5, 0.8}) {
            const model::Frame frame = frame_of(stiff(limit), time);
            double sum = 0.0;
            for (const model::BudgetPart& row : frame.budget) {
                sum += row.amount;
            }
            EXPECT_NEAR(sum, frame.task.wanted, 1e-12) << limit << " at " << time;
        }
    }
}

TEST_F(HipExtensionStanding, the_standing_foot_does_not_slip) {
    for (const double limit : {10.0, 4.0, 0.0, -4.2, -20.0}) {
        const auto foot = static_cast<std::size_t>(body().bone("foot_l"));
        const Vec3 ball{0.12, 0.0, -0.06};
        for (int i = 0; i <= 200; ++i) {
            const model::Frame frame = frame_of(stiff(limit), i / 200.0);
            const Vec3 moved = frame.pose.displacements[foot].point(ball) - ball;
            ASSERT_LT(glm::length(moved), 1e-4) << limit << " at " << i / 200.0;
            for (const model::ContactState& contact : frame.contacts) {
                ASSERT_LT(contact.error, 1e-4) << contact.body << " at " << i / 200.0;
            }
        }
    }
}

TEST_F(HipExtensionStanding, a_leg_that_falls_short_is_told) {
    model::Performance performance = stiff(-20.0);
    performance.size = "large";
    performance.limits.push_back({"lumbar_extension", to_rad(8.0)});
    performance.limits.push_back({"thoracic_extension", to_rad(3.0)});
    const model::Frame frame = frame_of(performance, 0.48);
    EXPECT_GT(to_deg(frame.task.shortfall), 3.0);
    EXPECT_NEAR(part(frame, "missing"), frame.task.shortfall, 1e-12);
    EXPECT_TRUE(std::any_of(frame.findings.begin(), frame.findings.end(),
                            [](const auto& finding) { return finding.id == "task_short"; }));
    EXPECT_GT(to_deg(part(frame, "trunk_lean")), 5.0);
}

TEST_F(HipExtensionStanding, nothing_ever_passes_its_end) {
    for (const double limit : {4.0, -4.2, -30.0}) {
        for (const char* size : {"standard", "large"}) {
            model::Performance performance = stiff(limit);
            performance.size = size;
            for (int i = 0; i < 50; ++i) {
                const model::Frame frame = frame_of(performance, i / 50.0);
                for (std::size_t c = 0; c < frame.pose.q.size(); ++c) {
                    const model::Coordinate& row = body().coordinates[c];
                    ASSERT_GE(frame.pose.q[c], row.extreme.min) << row.id << " at " << i;
                    ASSERT_LE(frame.pose.q[c], row.extreme.max) << row.id << " at " << i;
                }
            }
        }
    }
}

TEST_F(HipExtensionStanding, a_tenth_of_a_degree_of_the_dial_never_moves_a_joint_by_half_a_degree) {
    for (const double time : {0.02, 0.12, 0.26, 0.48, 0.74, 0.93}) {
        model::Frame before = frame_of(stiff(15.0), time);
        for (double limit = 14.9; limit > -10.0; limit -= 0.1) {
            const model::Frame frame = frame_of(stiff(limit), time);
            ASSERT_LT(to_deg(largest_change(frame, before)), 0.5) << limit << " at " << time;
            before = frame;
        }
    }
}

TEST_F(HipExtensionStanding, poses_are_continuous_in_time_across_the_loop) {
    for (const char* variant : {"good", "stiff_hip", "hamstring_led", "trunk_falls_forward"}) {
        model::Performance performance;
        performance.variant = variant;
        constexpr int kSteps = 400;
        model::Frame before = frame_of(performance, -1.0 / kSteps);
        double slope_before = -1.0;
        for (int i = 0; i <= kSteps; ++i) {
            const model::Frame frame = frame_of(performance, static_cast<double>(i) / kSteps);
            const double change = to_deg(largest_change(frame, before));
            ASSERT_LT(change, 1.0) << variant << " at " << i;
            if (slope_before >= 0.0) {
                ASSERT_LT(std::abs(change - slope_before), 0.35) << variant << " at " << i;
            }
            slope_before = change;
            before = frame;
        }
    }
}

TEST_F(HipExtensionStanding, the_order_of_asking_does_not_change_a_bit) {
    std::vector<double> times;
    for (int i = 0; i < 40; ++i) {
        times.push_back(i / 40.0);
    }
    std::vector<std::vector<double>> asked_in_order;
    for (const double time : times) {
        asked_in_order.push_back(frame_of(stiff(3.0), time).pose.q);
    }
    std::vector<std::size_t> order(times.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        order[i] = i;
    }
    std::shuffle(order.begin(), order.end(), std::mt19937{7});
    for (const std::size_t i : order) {
        frame_of(stiff(-5.0), times[(i * 7) % times.size()]);
        EXPECT_EQ(frame_of(stiff(3.0), times[i]).pose.q, asked_in_order[i]) << times[i];
    }
}

TEST_F(HipExtensionStanding, the_left_side_is_the_exact_mirror) {
    model::Performance right = stiff(2.0), left = stiff(2.0);
    left.side = model::Side::Left;
    left.limits = {{"hip_extension_l", to_rad(2.0)}};
    std::vector<double> mirrored(body().coordinates.size());
    for (const double time : {0.0, 0.1, 0.3, 0.5, 0.9}) {
        const model::Frame a = frame_of(right, time), b = frame_of(left, time);
        motion::mirror_pose(body(), a.pose.q, mirrored);
        EXPECT_EQ(mirrored, b.pose.q) << time;
        EXPECT_NEAR(part(a, "hip_r"), part(b, "hip_l"), 1e-9);
        EXPECT_NEAR(a.task.reached, b.task.reached, 1e-9);
        ASSERT_EQ(a.contacts.size(), b.contacts.size());
        EXPECT_EQ(b.contacts.front().body, "foot_r");
    }
}

TEST_F(HipExtensionStanding, the_mass_centre_stays_over_the_standing_foot_while_the_other_is_up) {
    const auto heel = static_cast<std::size_t>(body().landmark("calcaneus_posterior_l"));
    const auto ball = static_cast<std::size_t>(body().landmark("metatarsal_1_head_l"));
    for (const char* variant : {"good", "stiff_hip", "trunk_falls_forward"}) {
        model::Performance performance;
        performance.variant = variant;
        for (const double time : {0.16, 0.3, 0.5, 0.7, 0.84}) {
            const model::Frame frame = frame_of(performance, time);
            const Vec3 mass = model::calc_mass_centre(body(), frame.pose.displacements);
            EXPECT_GT(mass.x, body().landmarks[heel].point.x + 0.03) << variant << time;
            EXPECT_LT(mass.x, body().landmarks[ball].point.x - 0.03) << variant << time;
            EXPECT_LT(mass.z, -0.062) << variant << time;
            EXPECT_GT(mass.z, -0.12) << variant << time;
        }
    }
}

TEST_F(HipExtensionStanding, nothing_of_the_foot_sinks_into_the_floor) {
    const auto foot = static_cast<std::size_t>(body().bone("foot_r"));
    const auto toes = static_cast<std::size_t>(body().bone("toes_r"));
    for (const double limit : {15.0, 4.0, 0.0}) {
        for (int i = 0; i < 100; ++i) {
            const model::Frame frame = frame_of(stiff(limit), i / 100.0);
            const auto& D = frame.pose.displacements;
            for (const Vec3& sole :
                 {Vec3{-0.06, 0.0, 0.075}, Vec3{0.12, 0.0, 0.06}, Vec3{0.10, 0.0, 0.11}}) {
                EXPECT_GT(D[foot].point(sole).y, -0.002) << limit << " at " << i;
            }
            EXPECT_GT(D[toes].point({0.17, 0.0, 0.07}).y, -0.002) << limit << " at " << i;
        }
    }
}

TEST_F(HipExtensionStanding, the_chosen_payer_pays) {
    model::Performance performance = stiff(0.0);
    performance.pay = model::Performance::Pay::Trunk;
    const model::Frame trunk = frame_of(performance, 0.48);
    EXPECT_GT(part(trunk, "trunk_lean"),
              0.5 * (trunk.task.wanted - part(trunk, "hip_r") - to_rad(5.0)));
    performance.pay = model::Performance::Pay::Thorax;
    EXPECT_GT(to_deg(part(frame_of(performance, 0.48), "thorax")), 4.0);
    performance.pay = model::Performance::Pay::Knee;
    model::Frame frame;
    EXPECT_FALSE(evaluate(body(), movement(), performance, 0.5, scratch_, frame).ok());
}

TEST_F(HipExtensionStanding, halving_the_cause_shrinks_the_fault) {
    const double good = lumbar(frame_of({}, 0.48));
    const double whole = lumbar(frame_of(stiff(4.0), 0.48)) - good;
    const double half = lumbar(frame_of(stiff(7.0), 0.48)) - good;
    EXPECT_LT(half, 0.6 * whole);
    EXPECT_GT(half, 0.0);
}

TEST_F(HipExtensionStanding, unknown_names_are_refused_in_words) {
    model::Frame frame;
    model::Performance performance;
    performance.variant = "nonsense";
    EXPECT_FALSE(evaluate(body(), movement(), performance, 0.5, scratch_, frame).ok());
    performance = stiff(0.0);
    performance.limits.front().limit = "hip_sideways";
    const auto refused = evaluate(body(), movement(), performance, 0.5, scratch_, frame);
    ASSERT_FALSE(refused.ok());
    EXPECT_NE(refused.error().sentence.find("hip_sideways"), std::string::npos);
    EXPECT_FALSE(evaluate(body(), movement(), stiff(40.0), 0.5, scratch_, frame).ok());
    EXPECT_FALSE(evaluate(body(), movement(), {}, std::nan(""), scratch_, frame).ok());
}

}  // namespace
}  // namespace jw::session
