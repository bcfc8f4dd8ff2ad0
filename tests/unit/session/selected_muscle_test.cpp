// What the card and the sets of muscles show of the shipped body.
#include "session/evaluate.h"
#include "session/session.h"

#include "muscle/action.h"

#include "core/angle.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "unit/session/shipped_session.h"

namespace jw::session {
namespace {

/// Lever towards a limit with the hips flexed, m; below zero: towards its opposite.
double lever(const char* muscle, const std::string& limit, const std::string& opposite,
             double hip_flexion_degrees) {
    std::vector<double> q = body().neutral_q();
    q[static_cast<std::size_t>(body().coordinate("hip_flexion_r"))] = to_rad(hip_flexion_degrees);
    const auto actions = muscle::find_actions(body(), q, *body().find_muscle(muscle));
    EXPECT_TRUE(actions.ok());
    for (const muscle::Action& action : *actions) {
        const std::string& id = body().limits[static_cast<std::size_t>(action.limit)].id;
        if (id == limit || id == opposite) {
            return id == limit ? action.lever : -action.lever;
        }
    }
    return 0.0;
}

TEST(MuscleActions, turn_over_as_the_hip_flexes) {
    const auto inward = [](const char* muscle, double degrees) {
        return lever(muscle, "hip_internal_rotation_r", "hip_external_rotation_r", degrees);
    };
    EXPECT_LT(inward("gluteus_medius_r", 0.0), -0.005);
    EXPECT_GT(inward("gluteus_medius_r", 90.0), 0.02);
    EXPECT_LT(inward("piriformis_r", 0.0), -0.01);
    EXPECT_GT(inward("piriformis_r", 100.0), 0.005);
    const auto flexing = [](const char* muscle, double degrees) {
        return lever(muscle, "hip_flexion_r", "hip_extension_r", degrees);
    };
    EXPECT_GT(flexing("adductor_longus_r", 0.0), 0.005);
    EXPECT_LT(flexing("adductor_longus_r", 100.0), -0.005);
    EXPECT_GT(flexing("psoas_major_r", 0.0), 0.01);
    EXPECT_LT(flexing("gluteus_maximus_r", 0.0), -0.02);
}

class SelectedMuscle : public testing::Test {
  protected:
    ShippedSession shipped_;
    Session& session_ = shipped_.session;
};

TEST_F(SelectedMuscle, has_actions_of_the_pose_of_now_in_each_version) {
    session_.draw_list();
    EXPECT_TRUE(session_.selected_actions(scene::Version::Good).empty());
    session_.apply({Action::SetMovement, "squat", {}});
    session_.apply({Action::Select, "gluteus_medius_r", {}});
    session_.apply({Action::SetTime, "", {0.0}});
    session_.draw_list();
    const auto standing = session_.selected_actions(scene::Version::Good);
    session_.apply({Action::SetTime, "", {0.5}});
    session_.draw_list();
    const auto lowest = session_.selected_actions(scene::Version::Good);
    ASSERT_FALSE(standing.empty());
    ASSERT_FALSE(lowest.empty());
    const auto name = [](const muscle::Action& action) {
        return body().limits[static_cast<std::size_t>(action.limit)].id;
    };
    EXPECT_EQ(name(standing.front()), "hip_abduction_r");
    EXPECT_EQ(name(lowest.front()), "hip_internal_rotation_r");
    EXPECT_FALSE(session_.selected_actions(scene::Version::Compensated).empty());
    session_.apply({Action::ClearSelection, "", {}});
    session_.draw_list();
    EXPECT_TRUE(session_.selected_actions(scene::Version::Good).empty());
}

TEST_F(SelectedMuscle, a_set_hides_all_other_muscles_in_one_step_of_undo) {
    session_.apply({Action::ToggleLayer, "deep", {}});
    session_.apply({Action::ShowSet, "deep_rotators", {}});
    const auto& hidden = session_.document().hidden;
    EXPECT_EQ(hidden.size(), body().muscles.size() - 12U);
    EXPECT_EQ(std::count(hidden.begin(), hidden.end(), "piriformis_r"), 0);
    EXPECT_TRUE(session_.view().settings.parts.has(scene::Part::Deep));
    session_.apply({Action::ShowSet, "hip_flexors", {}});
    EXPECT_EQ(session_.document().hidden.size(), body().muscles.size() - 14U);
    session_.apply({Action::Undo, "", {}});
    EXPECT_EQ(session_.document().hidden.size(), body().muscles.size() - 12U);
    session_.apply({Action::ShowHidden, "", {}});
    EXPECT_TRUE(session_.document().hidden.empty());
}

TEST_F(SelectedMuscle, an_unknown_set_changes_nothing) {
    session_.apply({Action::ShowSet, "tail_waggers", {}});
    EXPECT_TRUE(session_.document().hidden.empty());
    EXPECT_FALSE(session_.history().can_undo());
}

}  // namespace
}  // namespace jw::session
