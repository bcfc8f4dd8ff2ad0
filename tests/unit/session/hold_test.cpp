#include "session/hold.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <array>

namespace jw::session {
namespace {

class Places : public testing::Test {
  protected:
    Places() {
        for (const char* id : {"pelvis", "femur_l", "foot_r", "foot_l"}) {
            model::Bone bone;
            bone.id = id;
            body_.bones.push_back(bone);
        }
        for (std::size_t i = 0; i < frames_.size(); ++i) {
            const double part = 0.1 * static_cast<double>(i);
            const Rigid turned = turn_about({0.0, 1.0, 0.0}, {0.1, 0.0, 0.2}, Radians{part}) *
                                 shift_by({part, 0, 0});
            frames_[i].pose.displacements = {turned, turned * turned, shift_by({0, 0, part}),
                                             shift_by({0, part, 0})};
        }
        job_.body = &body_;
        job_.start = frames_.data();
        shown_ = {&frames_[1], &frames_[2]};
        job_.frames = shown_;
    }

    /// How far a bone of a shown frame is from where it stands at the start.
    double away_from_start(std::size_t shown, int bone) const {
        const auto b = static_cast<std::size_t>(bone);
        const Vec3 point{0.3, 0.5, 0.1};
        const Rigid put = job_.run()[shown] * shown_[shown]->pose.displacements[b];
        return glm::distance(put.point(point), frames_[0].pose.displacements[b].point(point));
    }

    model::Body body_;
    std::array<model::Frame, 3> frames_;
    std::array<const model::Frame*, 2> shown_{};
    PlaceJob job_;
};

TEST_F(Places, the_room_stays_where_nothing_is_held) {
    for (const Rigid& place : job_.run()) {
        EXPECT_EQ(place.p, Vec3{0.0});
        EXPECT_EQ(place.q.w, 1.0);
    }
}

TEST_F(Places, the_held_bone_of_every_frame_stands_as_at_the_start) {
    job_.hold = Hold::Pelvis;
    EXPECT_LT(away_from_start(0, 0), 1e-12);
    EXPECT_LT(away_from_start(1, 0), 1e-12);
    EXPECT_GT(away_from_start(1, 1), 0.01);
    job_.hold = Hold::Femur;
    job_.side = model::Side::Left;
    EXPECT_LT(away_from_start(1, 1), 1e-12);
}

TEST_F(Places, a_bone_that_the_body_lacks_holds_nothing) {
    job_.hold = Hold::Thorax;
    EXPECT_EQ(job_.run()[1].p, Vec3{0.0});
    EXPECT_FALSE(find_held_bone(body_, Hold::Femur, model::Side::Right));
}

TEST_F(Places, the_first_figure_is_laid_over_the_last) {
    const auto apart = [&](std::size_t bone) {
        const auto places = job_.run();
        const Vec3 point{0.3, 0.5, 0.1};
        return glm::distance((places[0] * frames_[1].pose.displacements[bone]).point(point),
                             (places[1] * frames_[2].pose.displacements[bone]).point(point));
    };
    job_.align = Align::Pelvis;
    EXPECT_LT(apart(0), 1e-12);
    EXPECT_GT(apart(2), 0.01);
    EXPECT_EQ(job_.run()[1].p, Vec3{0.0}) << "the solid figure stays in its room";
    job_.align = Align::Foot;
    EXPECT_LT(apart(2), 1e-12) << "without contacts the working side's";
    frames_[2].contacts = {{"hand_r", "floor", 0.0}, {"foot_l", "floor", 0.0}};
    EXPECT_LT(apart(3), 1e-12) << "the foot that stands";
}

}  // namespace
}  // namespace jw::session
