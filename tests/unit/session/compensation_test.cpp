// Causes, amounts and payers on the real body: what a preset changes is what the picture shows, and
// what was measured on people comes out of the solver, not out of a drawing.
#include "session/evaluate.h"

#include "content/movement_reader.h"
#include "motion/fit.h"
#include "motion/settings.h"

#include "core/angle.h"

#include <fmt/format.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

#include "unit/session/shipped.h"

namespace jw::session {
namespace {

using testing::HasSubstr;

model::Frame frame_of(const model::Movement& movement, const model::Performance& performance,
                      double time) {
    static EvaluateScratch scratch;
    model::Frame frame;
    const auto done = evaluate(body(), movement, performance, time, scratch, frame);
    EXPECT_TRUE(done.ok()) << movement.id << ": " << (done.ok() ? "" : done.error().to_string());
    return frame;
}

double at(const model::Frame& frame, std::string_view coordinate) {
    return frame.pose.q[static_cast<std::size_t>(body().coordinate(coordinate))];
}

double sum_of(const model::Frame& frame, std::string_view sum) {
    double total = 0.0;
    for (const auto c : body().sums[static_cast<std::size_t>(*body().find_sum(sum))].parts) {
        total += frame.pose.q[static_cast<std::size_t>(c)];
    }
    return total;
}

double largest_difference(const model::Frame& a, const model::Frame& b) {
    double largest = 0.0;
    for (std::size_t c = 0; c < a.pose.q.size(); ++c) {
        largest = std::max(largest, std::abs(a.pose.q[c] - b.pose.q[c]));
    }
    return largest;
}

const model::Movement& walking() {
    return *library().find_movement("walking");
}

// ---- causes ----

TEST(Causes, each_is_there_for_the_right_and_the_left_in_every_movement) {
    for (const model::Movement& movement : library().movements) {
        for (const char* id :
             {"short_hip_flexors", "tight_external_rotators", "short_hamstrings", "stiff_hip",
              "little_gluteus_medius", "gripping", "quad_and_abs", "stiff_ankle", "too_mobile"}) {
            for (const auto& [end, side] :
                 {std::pair{"_r", model::Side::Right}, std::pair{"_l", model::Side::Left}}) {
                const auto cause = motion::find_cause(movement, std::string{id} + end);
                ASSERT_TRUE(cause.ok()) << movement.id << ": " << cause.error().sentence;
                EXPECT_EQ((*cause)->side, side);
                EXPECT_FALSE((*cause)->text.plain.empty());
                EXPECT_FALSE((*cause)->limits.empty());
            }
        }
    }
}

TEST(Causes, keep_every_joint_in_range_and_every_contact_in_every_movement) {
    for (const model::Movement& movement : library().movements) {
        for (const model::Cause& cause : movement.causes) {
            for (const char* variant : {"good", "compensated"}) {
                model::Performance performance;
                performance.variant = variant;
                performance.causes = {cause.id};
                for (int i = 0; i < 20; ++i) {
                    const model::Frame frame = frame_of(movement, performance, i / 20.0);
                    for (std::size_t c = 0; c < frame.pose.q.size(); ++c) {
                        const model::Coordinate& row = body().coordinates[c];
                        ASSERT_TRUE(std::isfinite(frame.pose.q[c])) << row.id << ", " << cause.id;
                        ASSERT_GE(frame.pose.q[c], row.extreme.min) << row.id << ", " << cause.id;
                        ASSERT_LE(frame.pose.q[c], row.extreme.max) << row.id << ", " << cause.id;
                    }
                    for (const model::ContactState& contact : frame.contacts) {
                        EXPECT_LT(contact.error, 1e-3) << movement.id << ", " << cause.id << ", "
                                                       << contact.body << " at " << i;
                    }
                }
            }
        }
    }
}

/// How far a performance is from good form, over the cycle.
double calc_fault(const model::Movement& movement, const model::Performance& performance) {
    double largest = 0.0;
    for (int i = 0; i < 21; ++i) {
        const double time = i / 21.0;
        largest = std::max(largest, largest_difference(frame_of(movement, performance, time),
                                                       frame_of(movement, {}, time)));
    }
    return largest;
}

/// What good form uses of a limit at the most, rad in its direction.
double calc_used(const model::Movement& movement, const std::string& limit) {
    double most = -1e9;
    const std::vector<int> limits = motion::find_limits(body(), limit).value();
    for (const int index : limits) {
        const model::Limit& row = body().limits[static_cast<std::size_t>(index)];
        for (int i = 0; i < 50; ++i) {
            const model::Frame frame = frame_of(movement, {}, i / 50.0);
            double used = 0.0;
            for (const model::Limit::Part& part : row.parts) {
                used += (row.is_coupled ? part.share : row.sign) *
                        frame.pose.q[static_cast<std::size_t>(part.coordinate)];
            }
            most = std::max(most, used);
        }
    }
    return most;
}

TEST(Causes, halved_make_less_of_the_fault_in_every_version_of_every_movement) {
    int versions = 0;
    for (const model::Movement& movement : library().movements) {
        model::Movement halved = movement;
        halved.id += "_halved";
        for (model::Cause& cause : halved.causes) {
            const bool is_named = std::any_of(
                movement.variants.begin(), movement.variants.end(), [&](const auto& variant) {
                    return testing::Value(variant.causes, testing::Contains(cause.id));
                });
            if (!is_named) {
                continue;
            }
            for (model::LimitSetting& setting : cause.limits) {
                const double used = calc_used(movement, setting.limit);
                setting.value = std::max(setting.value, 0.5 * (setting.value + used));
            }
            for (model::GiveSetting& give : cause.gives) {
                give.factor = std::sqrt(give.factor);
            }
            for (model::AmountSetting& amount : cause.amounts) {
                amount.value *= 0.5;
            }
        }
        for (const model::Variant& variant : movement.variants) {
            if (variant.causes.empty()) {
                continue;
            }
            model::Performance performance;
            performance.variant = variant.id;
            const double whole = calc_fault(movement, performance);
            const double half = calc_fault(halved, performance);
            EXPECT_GT(to_deg(whole), 2.0) << movement.id << ", " << variant.id;
            EXPECT_LT(half, 0.8 * whole) << movement.id << ", " << variant.id;
            ++versions;
        }
    }
    EXPECT_GE(versions, 10);
}

TEST(Causes, of_the_library_name_the_side_of_the_body_that_is_seen) {
    const model::Movement& movement = *library().find_movement("hip_extension_standing");
    model::Performance right;
    right.causes = {"short_hip_flexors_r"};
    model::Performance left = right;
    left.side = model::Side::Left;
    constexpr double time = 0.5;
    // The left leg goes back: a stiff right hip, that of the standing leg, changes nothing there.
    EXPECT_LT(at(frame_of(movement, left, time), "hip_flexion_l"), to_rad(-8.0));
    EXPECT_GT(at(frame_of(movement, right, time), "hip_flexion_r"), to_rad(-4.0));
    left.causes = {"short_hip_flexors_l"};
    const model::Frame mirrored = frame_of(movement, left, time);
    EXPECT_NEAR(at(mirrored, "hip_flexion_l"), at(frame_of(movement, right, time), "hip_flexion_r"),
                1e-9);
    ASSERT_FALSE(mirrored.limits.empty());
    EXPECT_EQ(mirrored.limits[0].id, "hip_extension_l");
}

TEST(Causes, that_a_movement_never_meets_change_nothing) {
    model::Performance performance;
    performance.causes = {"short_hamstrings_r", "short_hamstrings_l"};
    const model::Movement& squat = *library().find_movement("squat");
    EXPECT_LT(largest_difference(frame_of(squat, performance, 0.5), frame_of(squat, {}, 0.5)),
              1e-9);
}

// ---- amounts ----

model::Performance with_amount(const char* id, double value) {
    model::Performance performance;
    performance.amounts = {{id, value}};
    return performance;
}

TEST(Amounts, of_nothing_give_the_stored_good_form) {
    for (const model::Amount& amount : walking().amounts) {
        for (const double time : {0.0, 0.18, 0.4, 0.62, 0.9}) {
            const model::Frame frame =
                frame_of(walking(), with_amount(amount.id.c_str(), 0.0), time);
            EXPECT_LT(largest_difference(frame, frame_of(walking(), {}, time)), 1e-8)
                << amount.id << " at " << time;
        }
    }
}

TEST(Amounts, turn_one_thing_each_and_each_leg_for_itself) {
    const auto change = [](const char* amount, double value, double time, const char* coordinate) {
        return at(frame_of(walking(), with_amount(amount, value), time), coordinate) -
               at(frame_of(walking(), {}, time), coordinate);
    };
    constexpr double kFive = 0.0872664625997165, kTolerance = 1e-3;
    EXPECT_NEAR(change("pelvis_drop_r", kFive, 0.2, "pelvis_list"), -kFive, kTolerance);
    EXPECT_NEAR(change("pelvis_drop_r", kFive, 0.7, "pelvis_list"), 0.0, kTolerance);
    EXPECT_NEAR(change("pelvis_drop_l", kFive, 0.7, "pelvis_list"), kFive, kTolerance);
    EXPECT_NEAR(change("pelvis_rotation_r", kFive, 0.02, "pelvis_rotation"), kFive, kTolerance);
    EXPECT_NEAR(change("pelvis_rotation_l", kFive, 0.52, "pelvis_rotation"), -kFive, kTolerance);
    EXPECT_NEAR(change("side_glide_r", 0.03, 0.3, "pelvis_tz"), 0.03, kTolerance);
    EXPECT_NEAR(change("side_glide_l", 0.03, 0.8, "pelvis_tz"), -0.03, kTolerance);
    for (const double time : {0.2, 0.7}) {  // each alone
        EXPECT_NEAR(change("side_glide_r", 0.03, time, "pelvis_list"), 0.0, to_rad(0.7));
        EXPECT_NEAR(change("pelvis_drop_r", kFive, time, "pelvis_rotation"), 0.0, to_rad(0.7));
    }
    // Who follows is solved: the standing hip adducts by the same angle, the leg in the air swings
    // where it swung, and the low back is dragged along under a chest that stays.
    EXPECT_NEAR(change("pelvis_drop_r", kFive, 0.25, "hip_adduction_r"), kFive, to_rad(1.5));
    EXPECT_NEAR(change("pelvis_drop_r", kFive, 0.25, "hip_adduction_l"), -kFive, to_rad(1.5));
    EXPECT_GT(std::abs(change("side_glide_r", 0.03, 0.3, "L3_L4_bending")), to_rad(0.3));
}

TEST(Amounts, grow_evenly_and_go_over_to_the_other_leg) {
    model::Frame before = frame_of(walking(), with_amount("pelvis_drop_r", 0.0), 0.2);
    for (int step = 1; step <= 100; ++step) {
        const auto performance = with_amount("pelvis_drop_r", to_rad(0.1 * step));
        const model::Frame frame = frame_of(walking(), performance, 0.2);
        EXPECT_LT(to_deg(largest_difference(frame, before)), 0.5) << step;
        before = frame;
    }
    model::Performance left = with_amount("pelvis_drop_l", to_rad(10.0));
    left.side = model::Side::Left;
    const model::Frame mirrored = frame_of(walking(), left, 0.2);
    EXPECT_NEAR(at(mirrored, "pelvis_list"), -at(before, "pelvis_list"), 1e-9);
    EXPECT_NEAR(at(mirrored, "hip_adduction_l"), at(before, "hip_adduction_r"), 1e-9);
}

TEST(Amounts, unknown_or_too_large_are_refused_in_words) {
    EvaluateScratch scratch;
    model::Frame frame;
    const auto sentence = [&](const char* id, double value) {
        const auto done = evaluate(body(), walking(), with_amount(id, value), 0.2, scratch, frame);
        return done.ok() ? "" : done.error().sentence;
    };
    EXPECT_THAT(sentence("pelvis_jump", 0.1), HasSubstr("has no amount 'pelvis_jump'; it has"));
    EXPECT_THAT(sentence("pelvis_drop_r", 0.5), HasSubstr("is more than 10 either way"));
    EXPECT_THAT(sentence("pelvis_drop_r", std::nan("")), HasSubstr("more than"));
}

/// Ankle behind the hip joint at its furthest, m.
double longest_trail(const model::Performance& performance) {
    double trail = 0.0;
    const auto centre = [](const model::Frame& frame, const char* joint) {
        const auto j = static_cast<std::size_t>(*body().find_joint(joint));
        return frame.pose.displacements[static_cast<std::size_t>(body().joints[j].child)].point(
            body().joints[j].centre);
    };
    for (int i = 0; i < 50; ++i) {
        const model::Frame frame = frame_of(walking(), performance, i / 50.0);
        trail = std::max(trail, centre(frame, "hip_r").x - centre(frame, "ankle_r").x);
    }
    return trail;
}

TEST(Amounts, a_shorter_step_is_shorter_and_asks_less_of_the_hip) {
    double trail = longest_trail({}), hip = at(frame_of(walking(), {}, 0.51), "hip_flexion_r");
    for (const double part : {-0.1, -0.2, -0.3, -0.4}) {
        const model::Performance shorter = with_amount("step", part);
        EXPECT_LT(longest_trail(shorter), trail - 0.01) << part;
        trail = longest_trail(shorter);
        const double next = at(frame_of(walking(), shorter, 0.51), "hip_flexion_r");
        EXPECT_GT(next, hip + to_rad(0.5)) << part;
        hip = next;
    }
}

// ---- who pays ----

TEST(Pay, the_foot_shortens_the_step_and_the_knee_lets_the_thigh_go) {
    model::Performance performance;
    performance.variant = "stiff_hip";
    const auto arch = [&](model::Performance::Pay pay) {
        performance.pay = pay;
        return to_deg(sum_of(frame_of(walking(), performance, 0.51), "lumbar_extension"));
    };
    const double back = arch(model::Performance::Pay::Default);
    const double trail = longest_trail(performance);
    EXPECT_GT(back, 10.0);
    EXPECT_LT(arch(model::Performance::Pay::Foot), back - 4.0);
    EXPECT_LT(longest_trail(performance), trail - 0.05);
    EXPECT_LT(arch(model::Performance::Pay::Knee), back - 4.0);
    EXPECT_GT(at(frame_of(walking(), performance, 0.51), "knee_angle_r"),
              at(frame_of(walking(), {}, 0.51), "knee_angle_r") + to_rad(5.0));
}

TEST(Pay, knee_and_foot_are_refused_where_no_foot_has_a_place_to_reach) {
    EvaluateScratch scratch;
    model::Frame frame;
    model::Performance performance;
    performance.pay = model::Performance::Pay::Foot;
    const auto done = evaluate(body(), *library().find_movement("side_lying_leg_lift"), performance,
                               0.2, scratch, frame);
    ASSERT_FALSE(done.ok());
    EXPECT_THAT(done.error().sentence, HasSubstr("choose lumbar, thorax or trunk"));
}

TEST(Travel, carries_the_body_over_a_floor_that_stands_still) {
    model::Performance there;
    there.travels = true;
    const auto heel = static_cast<std::size_t>(*body().find_landmark("calcaneus_lowest_r"));
    const model::Landmark& landmark = body().landmarks[heel];
    const auto place = [&](double time) {
        return frame_of(walking(), there, time)
            .pose.displacements[static_cast<std::size_t>(landmark.bone)]
            .point(landmark.point);
    };
    // Flat from 0.08 to 0.28 of the cycle, and there it stays.
    EXPECT_LT(glm::length(place(0.12) - place(0.26)), 1e-3);
    EXPECT_NEAR(frame_of(walking(), there, 0.5).floor_way, -0.65, 1e-9);
    EXPECT_NEAR(at(frame_of(walking(), there, 0.999), "pelvis_tx") -
                    at(frame_of(walking(), there, 0.0), "pelvis_tx"),
                1.3, 0.01);
}

TEST(Travel, else_whole_lines_of_the_floor_go_by_under_a_body_on_the_spot) {
    const model::Frame half = frame_of(walking(), {}, 0.5);
    EXPECT_NEAR(half.floor_way, 0.65, 1e-9);
    EXPECT_NEAR(half.floor_spacing, 0.26, 1e-9);
    EXPECT_NEAR(frame_of(walking(), with_amount("step", -0.2), 0.5).floor_way, 0.52, 1e-9);
    EXPECT_EQ(frame_of(*library().find_movement("squat"), {}, 0.5).floor_spacing, 0.0);
}

// ---- published pairs ----

TEST(PublishedCause, little_gluteus_medius_drops_the_pelvis_four_degrees_below_the_norm) {
    model::Performance performance;
    performance.causes = {"little_gluteus_medius_r"};
    double extra = 0.0;
    for (int i = 10; i < 45; ++i) {
        const double time = i / 100.0;
        const double drop = at(frame_of(walking(), {}, time), "pelvis_list") -
                            at(frame_of(walking(), performance, time), "pelvis_list");
        extra = std::max(extra, to_deg(drop));
    }
    EXPECT_GE(extra, 4.0);  // what can be told from measuring error, Youdas 2007
    EXPECT_LT(extra, 7.0);
}

/// Standing with both feet on the floor; nothing but the direction of the trunk is asked for.
constexpr const char* kPlainBend = R"(
id = "plain_bend"
name = "Plain bend"
position = "standing"
working_side = "right"
seconds = 4.0
best_view = "right"
what = "Bend forward."
why = "Shows who leads."
cue = "Bend."
wishes = ["balance"]
[task]
kind = "trunk_direction"
side = "both"
plane = "sagittal"
goal = -100
course = [[0, 0], [0.5, 1]]
[[contact]]
body = "foot_work"
place = "floor"
held = "start_level"
points = ["calcaneus_lowest_work", "metatarsal_1_head_work", "metatarsal_5_head_work"]
[[contact]]
body = "foot_other"
place = "floor"
held = "start_level"
points = ["calcaneus_lowest_other", "metatarsal_1_head_other", "metatarsal_5_head_other"]
[fit]
adjusts = ["pelvis_tx", "pelvis_ty", "hip_flexion_work", "hip_adduction_work", "hip_rotation_work", "knee_angle_work",
           "ankle_angle_work", "subtalar_angle_work", "hip_flexion_other", "hip_adduction_other", "hip_rotation_other",
           "knee_angle_other", "ankle_angle_other", "subtalar_angle_other"]
balance_ahead = 0.0385
[good]
pelvis_tx = 0.04
pelvis_ty = 0.94
hip_flexion_work = 4
hip_flexion_other = 4
knee_angle_work = 6
knee_angle_other = 6
ankle_angle_work = 5
ankle_angle_other = 5
[[variant]]
id = "good"
name = "plain"
what = "Bend forward."
)";

/// A movement has at least three key moments; these say nothing.
std::string with_moments(std::string text) {
    for (const char* time : {"0.1", "0.3", "0.5"}) {
        constexpr const char* kWords =
            R"({ plain = "p", anatomical = "a", grade = "design", source = "design" })";
        text += fmt::format(
            "[[moment]]\nid = \"at_{0}\"\nname = \"at {0}\"\ntime = {0}\njoint = \"L5_S1\"\n"
            "caption = {1}\nfault_caption = {1}\n",
            time, kWords);
    }
    return text;
}

model::Movement plain_bend() {
    std::vector<Error> faults;
    const auto sources = content::read_sources(kAssets / "content" / "sources.toml", faults);
    const auto gives = content::read_gives(kAssets / "content" / "gives.toml", body(), faults);
    const content::CauseLibrary causes;
    const content::Claims claims;
    model::Movement movement =
        content::parse_movement(with_moments(kPlainBend), "plain_bend.toml",
                                {&body(), &gives, &sources, &causes, &claims}, faults);
    for (const Error& fault : faults) {
        ADD_FAILURE() << fault.to_string();
    }
    motion::SolveScratch scratch{body(), movement};
    model::Movement::Fit fit{movement.sizes[0].id, {}};
    const auto fitted = motion::FitJob{&body(), &movement, 0, &scratch, &fit.curves}.run();
    EXPECT_TRUE(fitted.ok()) << (fitted.ok() ? "" : fitted.error().to_string());
    movement.fits = {fit};
    movement.stamp = 1;
    return movement;
}

// Esola 1996: low back to hip 1.9, 0.9 and 0.4 by thirds of 90 degrees; each within 20 %.
TEST(PublishedRhythm, of_a_plain_forward_bend_comes_out_of_the_gives) {
    const model::Movement bend = plain_bend();
    const model::Frame start = frame_of(bend, {}, 0.0);
    struct Shares {
        double low_back, hip;
    };
    const auto shares = [&](double time) {
        const model::Frame frame = frame_of(bend, {}, time);
        return Shares{
            -to_deg(sum_of(frame, "lumbar_extension") - sum_of(start, "lumbar_extension")),
            to_deg(at(frame, "hip_flexion_r") - at(start, "hip_flexion_r"))};
    };
    // Shares where low back and hip together have given this much.
    const auto at_bend = [&](double degrees) {
        double low = 0.0, high = 0.5;
        for (int i = 0; i < 40; ++i) {
            const double middle = 0.5 * (low + high);
            const Shares now = shares(middle);
            (now.low_back + now.hip < degrees ? low : high) = middle;
        }
        return shares(low);
    };
    Shares before{0.0, 0.0};
    for (const auto& [bent, ratio] : {std::pair{30.0, 1.9}, {60.0, 0.9}, {90.0, 0.4}}) {
        const Shares now = at_bend(bent);
        EXPECT_NEAR(now.low_back + now.hip, bent, 0.1);
        EXPECT_NEAR((now.low_back - before.low_back) / (now.hip - before.hip), ratio, 0.2 * ratio)
            << "up to " << bent;
        before = now;
    }
    const model::Frame half = frame_of(bend, {}, 0.5);
    double parts = 0.0;
    for (const model::BudgetPart& part : half.budget) {
        parts += part.amount;
    }
    EXPECT_NEAR(to_deg(parts), 100.0, 0.1);  // who gave it, and what is missing
    EXPECT_LT(to_deg(half.task.shortfall), 1.0);
}

}  // namespace
}  // namespace jw::session
