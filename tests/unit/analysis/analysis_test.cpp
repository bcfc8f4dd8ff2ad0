#include "analysis/budget.h"
#include "analysis/findings.h"
#include "analysis/ladder.h"

#include "core/angle.h"
#include "model/kinematics.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

namespace jw::analysis {
namespace {

/// A spine of hinges over a pelvis with one thigh: each bone turns about z by its own coordinate.
model::Body spine() {
    model::Body body;
    const auto add = [&](std::string id, const char* parent, std::string coordinate, double y) {
        const int c = static_cast<int>(body.coordinates.size());
        model::Coordinate row;
        row.id = std::move(coordinate);
        row.active = row.passive = row.extreme = {-2.0, 2.0};
        row.mirror = c;
        body.coordinates.push_back(row);
        model::Bone bone;
        bone.id = std::move(id);
        bone.parent = body.find_bone(parent).value_or(model::kNone);
        model::Joint joint;
        joint.id = bone.id;
        joint.parent = bone.parent;
        joint.child = static_cast<int>(body.bones.size());
        joint.centre = {0, y, 0};
        joint.turns = {{c, model::CoordinateKind::Rotation, 1.0, {0, 0, 1}, {0, y, 0}}};
        body.bones.push_back(bone);
        body.joints.push_back(joint);
    };
    add("pelvis", "", "pelvis_tilt", 1.0);
    add("sacrum", "pelvis", "sacral_nutation", 1.0);
    add("L5", "sacrum", "L5_S1_extension", 1.1);
    add("L4", "L5", "L4_L5_extension", 1.15);
    add("L3", "L4", "L3_L4_extension", 1.2);
    add("L2", "L3", "L2_L3_extension", 1.25);
    add("L1", "L2", "L1_L2_extension", 1.3);
    add("T12", "L1", "T12_L1_extension", 1.35);
    add("T1", "T12", "thorax_extension", 1.5);
    add("femur_r", "pelvis", "hip_flexion_r", 0.9);
    body.sums = {{"lumbar_extension", {2, 3, 4, 5, 6, 7}}};
    return body;
}

std::vector<Rigid> pose(const model::Body& body, const std::vector<double>& q) {
    std::vector<Rigid> displacements(body.bones.size());
    EXPECT_TRUE((model::PoseJob{&body, q, displacements}.run().ok()));
    return displacements;
}

class Analysis : public testing::Test {
  protected:
    Analysis() {
        movement_.task = {model::TaskKind::ThighDirection, model::Side::Right, to_rad(-15),
                          model::Plane::Sagittal};
        movement_.signs = {
            {"lumbar_extension_share", model::Measure::LumbarShare, 0.5, "design"},
            {"lumbar_extension_early", model::Measure::LumbarBeyondGood, 2.0, "design"},
            {"pelvis_tilt_large", model::Measure::PelvisForward, 8.0, "oh2007"}};
        start_ = pose(body_, body_.neutral_q());
        good_ = pose(body_, pitch(-5, 5, 0, -10));
    }
    /// Degrees: tilt, lumbar (all at L4-L5), thorax, hip.
    std::vector<double> pitch(double tilt, double lumbar, double thorax, double hip) const {
        std::vector<double> q(body_.coordinates.size(), 0.0);
        q[0] = to_rad(tilt);
        q[3] = to_rad(lumbar);
        q[8] = to_rad(thorax);
        q[9] = to_rad(hip);
        return q;
    }
    double part(std::string_view id) const {
        const auto found = std::find_if(parts_.begin(), parts_.end(),
                                        [&](const auto& row) { return row.id == id; });
        return found == parts_.end() ? -999.0 : to_deg(found->amount);
    }
    model::Body body_ = spine();
    model::Movement movement_;
    std::vector<Rigid> start_, good_;
    std::vector<model::BudgetPart> parts_;
    model::TaskResult task_;
};

TEST_F(Analysis, a_default_budget_job_is_invalid) {
    EXPECT_FALSE(BudgetJob{}.run().ok());
}

TEST_F(Analysis, thigh_fifteen_is_hip_ten_and_lumbar_five_and_the_pelvis_counts_once) {
    const BudgetJob job{&body_,  &movement_, model::Side::Right, start_, good_, good_,
                        &parts_, &task_};
    ASSERT_TRUE(job.run().ok());
    EXPECT_NEAR(part("hip_r"), 10.0, 1e-9);
    EXPECT_NEAR(part("L4_L5"), 5.0, 1e-9);
    EXPECT_NEAR(part("trunk_lean"), 0.0, 1e-9);
    EXPECT_NEAR(part("missing"), 0.0, 1e-9);
    EXPECT_NEAR(to_deg(task_.wanted), 15.0, 1e-9);
    EXPECT_NEAR(to_deg(calc_lumbar_part(parts_)), 5.0, 1e-9);
}

TEST_F(Analysis, thorax_trunk_lean_and_what_is_missing_have_their_own_parts) {
    const auto shown = pose(body_, pitch(-10, 4, 2, -3));
    const BudgetJob job{&body_,  &movement_, model::Side::Right, start_, good_, shown,
                        &parts_, &task_};
    ASSERT_TRUE(job.run().ok());
    EXPECT_NEAR(part("hip_r"), 3.0, 1e-9);
    EXPECT_NEAR(part("L4_L5"), 4.0, 1e-9);
    EXPECT_NEAR(part("thorax"), 2.0, 1e-9);
    EXPECT_NEAR(part("trunk_lean"), 4.0, 1e-9);
    EXPECT_NEAR(part("missing"), 2.0, 1e-9);
    EXPECT_NEAR(to_deg(task_.shortfall), 2.0, 1e-9);
}

TEST_F(Analysis, findings_are_told_past_their_thresholds_and_not_before) {
    model::Frame frame;
    frame.task = {to_rad(15), to_rad(15), 0.0};
    frame.budget = {{"hip_r", to_rad(10)}, {"L4_L5", to_rad(5)}};
    frame.contacts = {{"femur_r", "floor", 1e-4}};
    const model::Pose start{body_.neutral_q(), start_};
    const auto tilt_forward = [&](double degrees) {
        const auto q = pitch(-degrees, 0, 0, 0);
        frame.pose = {q, pose(body_, q)};
    };
    tilt_forward(5);
    std::vector<model::Finding> findings;
    const FindingInputs inputs{&body_, &movement_, model::Side::Right, &frame, to_rad(5), &start};
    calc_findings(inputs, findings);
    EXPECT_TRUE(findings.empty());
    frame.task = {to_rad(15), to_rad(12), to_rad(3)};
    frame.budget = {{"hip_r", to_rad(2)}, {"L4_L5", to_rad(10)}};
    frame.contacts = {{"femur_r", "floor", 4e-3}};
    tilt_forward(10);
    calc_findings(inputs, findings);
    std::vector<std::string> ids;
    for (const model::Finding& finding : findings) {
        ids.push_back(finding.id);
        EXPECT_GT(finding.value, finding.threshold) << finding.id;
        EXPECT_FALSE(finding.source.empty());
    }
    EXPECT_THAT(
        ids, testing::UnorderedElementsAre("task_short", "contact_lost", "lumbar_extension_share",
                                           "lumbar_extension_early", "pelvis_tilt_large"));
}

TEST_F(Analysis, measures_of_the_pelvis_count_towards_the_working_side) {
    const model::Pose start{body_.neutral_q(), start_};
    model::Frame frame;
    frame.pose = start;
    auto& pelvis = frame.pose.displacements[static_cast<std::size_t>(body_.bone("pelvis"))];
    FindingInputs inputs{&body_, &movement_, model::Side::Right, &frame, 0.0, &start};
    pelvis = turn_about({1, 0, 0}, Vec3{0.0}, Radians{to_rad(-6)});  // right side up
    EXPECT_NEAR(calc_measure(inputs, model::Measure::PelvisHike), 6.0, 1e-9);
    pelvis = turn_about({0, 1, 0}, Vec3{0.0}, Radians{to_rad(-9)});  // right side back
    EXPECT_NEAR(calc_measure(inputs, model::Measure::PelvisRollBack), 9.0, 1e-9);
    inputs.side = model::Side::Left;
    EXPECT_NEAR(calc_measure(inputs, model::Measure::PelvisRollBack), -9.0, 1e-9);
    const auto q = pitch(0, -12, 0, 0);
    frame.pose = {q, pose(body_, q)};
    EXPECT_NEAR(calc_measure(inputs, model::Measure::LumbarFlexion), 12.0, 1e-9);
}

TEST_F(Analysis, a_frontal_budget_adds_up_on_either_side) {
    movement_.task = {model::TaskKind::ThighDirection, model::Side::Right, to_rad(-35),
                      model::Plane::Frontal};
    body_.bones.push_back(body_.bones.back());
    body_.bones.back().id = "femur_l";
    const auto posed = [&](double side) {
        auto displacements = start_;
        displacements.push_back(start_.back());
        const auto turn = [&](std::string_view id, double degrees) {
            displacements[static_cast<std::size_t>(body_.bone(id))] =
                turn_about({1, 0, 0}, Vec3{0.0}, Radians{to_rad(side * degrees)});
        };
        for (const char* thigh : {"femur_r", "femur_l"}) {
            turn(thigh, -35);
        }
        turn("pelvis", -14);
        return displacements;
    };
    auto still = start_;
    still.push_back(start_.back());
    for (const auto side : {model::Side::Right, model::Side::Left}) {
        const auto shown = posed(side == model::Side::Right ? 1.0 : -1.0);
        const BudgetJob job{&body_, &movement_, side, still, shown, shown, &parts_, &task_};
        ASSERT_TRUE(job.run().ok());
        EXPECT_NEAR(part(side == model::Side::Right ? "hip_r" : "hip_l"), 21.0, 1e-9);
        EXPECT_NEAR(part("L5_S1"), 14.0, 1e-9);
        EXPECT_NEAR(to_deg(task_.wanted), 35.0, 1e-9);
    }
}

TEST_F(Analysis, a_stable_rung_opens_past_its_quiet_zone) {
    const auto ladder = build_ladder(body_);
    EXPECT_EQ(ladder.size(), 11U);
    const auto low_back = std::find_if(ladder.begin(), ladder.end(),
                                       [](const Rung& rung) { return rung.id == "low_back"; });
    ASSERT_NE(low_back, ladder.end());
    EXPECT_EQ(low_back->kind, RungKind::Stable);
    const auto q = pitch(0, 5, 0, 0);
    EXPECT_FALSE(calc_rung(*low_back, body_, {q, {}}, model::Side::Right).is_open);
    const auto more = pitch(0, 11, 0, 0);
    const RungState open = calc_rung(*low_back, body_, {more, {}}, model::Side::Right);
    EXPECT_TRUE(open.is_open);
    EXPECT_NEAR(to_deg(open.excursion), 11.0, 1e-9);
}

TEST(Ladder, alternates_but_for_the_missing_scapula) {
    const auto ladder = build_ladder(model::Body{});
    std::string kinds;
    for (const Rung& rung : ladder) {
        kinds += rung.kind == RungKind::Stable ? 'S' : 'M';
    }
    EXPECT_EQ(kinds, "SMSMSMSMMSM");
}

}  // namespace
}  // namespace jw::analysis
