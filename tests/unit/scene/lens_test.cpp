#include "scene/lens.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <algorithm>

#include "unit/scene/small_body.h"

namespace jw::scene {
namespace {

class Lenses : public testing::Test {
  protected:
    Lenses() {
        model_ = test::build_small_model();
        good_ = test::build_neutral_frame(model_);
        shared_ = good_;
        shared_.pose.displacements[0] = turn_about({0.0, 0.0, 1.0}, {0.0, 0.9, 0.0}, 10_deg);
    }

    DrawList build(std::vector<LensMarks> marks = {}, bool from_left = false) {
        const std::array<LensFigure, 2> figures{
            LensFigure{{&good_, Version::Good}, {}},
            LensFigure{{&shared_, Version::Compensated}, std::move(marks)}};
        DrawList list;
        const LensBuildJob job{&model_, 3, figures, 1, from_left, &view_};
        EXPECT_TRUE(job.run(list).ok());
        return list;
    }

    model::Model model_;
    model::Frame good_, shared_;
    ViewSettings view_;
};

LensMarks make_marks() {
    LensMarks marks;
    marks.spinous_upper = {-0.05, 1.0, 0.0};
    marks.spinous_lower = {-0.05, 0.99, 0.0};
    marks.facet = {{-0.03, 0.99, 0.02}, {-0.03, 1.0, 0.02}};
    marks.foramen = {{-0.02, 1.0, 0.02}, {-0.01, 1.0, 0.02}, {-0.01, 0.99, 0.02}};
    return marks;
}

TEST_F(Lenses, needs_a_joint_between_two_bones) {
    DrawList list;
    EXPECT_FALSE(LensBuildJob{}.run(list).ok());
    const std::array<LensFigure, 1> figures{LensFigure{{&good_, Version::Good}, {}}};
    EXPECT_FALSE((LensBuildJob{&model_, 0, figures, 99, false, &view_}.run(list).ok()));
    EXPECT_FALSE((LensBuildJob{&model_, 0, figures, 0, false, &view_}.run(list).ok()))
        << "the pelvis hangs in the room";
}

TEST_F(Lenses, shows_bones_only_each_version_with_a_camera_of_its_own) {
    const DrawList list = build();
    ASSERT_EQ(list.viewports.size(), 2U);
    for (const DrawItem& item : list.items) {
        EXPECT_EQ(item.pick.structure.kind, Structure::Kind::Bone);
    }
    EXPECT_FALSE(list.viewports[0].camera == list.viewports[1].camera);
    EXPECT_FALSE(list.viewports[0].floor.shown);
    EXPECT_EQ(list.lines.size(), 0U) << "nothing is measured yet";
}

TEST_F(Lenses, looks_from_the_side_and_a_little_from_behind) {
    const Vec3 right = build().viewports[0].camera.forward();
    const Vec3 left = build({}, true).viewports[0].camera.forward();
    EXPECT_LT(right.z, -0.8) << "from the right, so to the left";
    EXPECT_GT(right.x, 0.2);
    EXPECT_NEAR(left.z, -right.z, 1e-9);
    EXPECT_NEAR(left.x, right.x, 1e-9);
}

TEST_F(Lenses, the_gap_is_painted_last_and_contact_is_a_mark_instead_of_a_line) {
    const DrawList open = build({make_marks()});
    EXPECT_EQ(open.viewports[0].line_count, 0);
    ASSERT_GT(open.viewports[1].line_count, 4);
    EXPECT_NEAR(glm::distance(open.lines.back().from, open.lines.back().to), 0.01, 1e-9);
    LensMarks marks = make_marks();
    marks.touches = true;
    const DrawList met = build({marks});
    EXPECT_EQ(met.lines.back().from, met.lines.back().to);
    EXPECT_GT(met.lines.back().width, open.lines.back().width);
}

TEST_F(Lenses, a_narrower_exit_of_the_nerve_has_a_thicker_outline) {
    const auto thickest_first = [](const DrawList& list) { return list.lines.front().width; };
    LensMarks marks = make_marks();
    const float at_rest = thickest_first(build({marks}));
    marks.foramen_part = 0.85;
    EXPECT_GT(thickest_first(build({marks})), at_rest + 1.0F);
}

}  // namespace
}  // namespace jw::scene
