#include "scene/pick.h"

#include <gtest/gtest.h>

#include <array>

#include "unit/scene/small_body.h"

namespace jw::scene {
namespace {

class Picking : public testing::Test {
  protected:
    Picking() {
        frames_[0] = test::build_neutral_frame(model_);
        frames_[1] = frames_[0];
        frames_[1].pose.displacements[1] = turn_about({0.0, 0.0, 1.0}, {0.0, 0.9, 0.1}, 40_deg);
        view_.resting_opacity = 1.0;
        camera_.target = {0.0, 0.6, 0.0};
        camera_.distance = 3.0;
    }

    DrawList build(Layout layout, std::size_t count = 2) {
        view_.layout = layout;
        const std::array<FigureInput, 2> figures{
            {{&frames_[0], Version::Good}, {&frames_[1], Version::Compensated}}};
        DrawList list;
        EXPECT_TRUE(
            (BuildJob{&model_, 0, std::span{figures}.first(count), &view_, camera_}.run(list))
                .ok());
        return list;
    }

    /// What lies under a room point, as seen by the camera, in the whole picture.
    std::optional<Hit> pick_at(const DrawList& list, std::size_t viewport, const Vec3& point) {
        const Viewport& port = list.viewports[viewport];
        const Vec2 ndc = *port.camera.project(point, kAspect * port.width / port.height);
        const Vec2 place{port.x + port.width * 0.5 * (ndc.x + 1.0),
                         port.y + port.height * 0.5 * (1.0 - ndc.y)};
        return picker_.pick(list, place, kAspect);
    }

    static constexpr double kAspect = 16.0 / 9.0;
    model::Model model_ = test::build_small_model();
    Picker picker_{model_};
    std::array<model::Frame, 2> frames_;
    ViewSettings view_;
    Camera camera_;
};

TEST_F(Picking, a_posed_muscle_is_hit_where_it_has_been_put) {
    camera_.turn_to(View::Front);
    const model::MuscleBodies bodies{model_};
    const std::array<FigureInput, 1> figures{{{&frames_[0], Version::Good}}};
    DrawList list;
    ASSERT_TRUE((BuildJob{&model_, 0, figures, &view_, camera_, &bodies}.run(list)).ok());
    const auto as_made = pick_at(list, 0, {0.09, 0.67, 0.11});
    ASSERT_TRUE(as_made.has_value());
    EXPECT_NEAR(as_made->point.x, 0.09, 1e-5);
    for (model::PosedVertex& vertex : list.palettes[0].posed) {
        vertex.position.x += 0.02F;
    }
    const auto bulged = pick_at(list, 0, {0.11, 0.67, 0.11});
    ASSERT_TRUE(bulged.has_value());
    EXPECT_EQ(bulged->id, as_made->id);
    EXPECT_NEAR(bulged->point.x, 0.11, 1e-5);
}

TEST_F(Picking, the_nearest_structure_is_hit) {
    camera_.turn_to(View::Front);
    const DrawList list = build(Layout::Single);
    const auto muscle = pick_at(list, 0, {0.09, 0.65, 0.1});
    ASSERT_TRUE(muscle.has_value());
    EXPECT_EQ(muscle->id, (PickId{0, {Structure::Kind::Muscle, 0}}))
        << "it lies in front of the bone";
    EXPECT_NEAR(muscle->point.x, 0.09, 1e-5);
    const auto bone = pick_at(list, 0, {0.03, 0.3, 0.1});
    ASSERT_TRUE(bone.has_value());
    EXPECT_EQ(bone->id.structure, (Structure{Structure::Kind::Bone, 1}));
}

TEST_F(Picking, a_hidden_muscle_is_looked_through) {
    camera_.turn_to(View::Front);
    view_.hidden_muscles = {0};
    const auto hit = pick_at(build(Layout::Single), 0, {0.03, 0.65, 0.1});
    ASSERT_TRUE(hit.has_value());
    EXPECT_EQ(hit->id.structure, (Structure{Structure::Kind::Bone, 1}));
}

TEST_F(Picking, a_see_through_muscle_is_hit_only_where_nothing_solid_lies_behind) {
    camera_.turn_to(View::Front);
    view_.muscle_opacity = 0.3;
    const auto over_bone = pick_at(build(Layout::Single), 0, {0.03, 0.65, 0.1});
    ASSERT_TRUE(over_bone.has_value());
    EXPECT_EQ(over_bone->id.structure.kind, Structure::Kind::Bone);
    camera_.turn_to(View::Right);
    const auto alone = pick_at(build(Layout::Single), 0, {0.07, 0.65, 0.13});
    ASSERT_TRUE(alone.has_value());
    EXPECT_EQ(alone->id.structure, (Structure{Structure::Kind::Muscle, 0}));
}

TEST_F(Picking, empty_space_hits_nothing) {
    EXPECT_FALSE(pick_at(build(Layout::Single), 0, {0.0, 0.6, -0.6}).has_value());
    EXPECT_FALSE(picker_.pick(build(Layout::Single), {1.5, 0.5}, kAspect).has_value())
        << "outside the picture";
}

TEST_F(Picking, the_posed_bone_is_where_it_was_moved_to) {
    camera_.turn_to(View::Right);
    const DrawList list = build(Layout::Side);
    const Vec3 shin = frames_[1].pose.displacements[1].point({0.0, 0.2, 0.13});
    const auto moved = pick_at(list, 1, shin);
    ASSERT_TRUE(moved.has_value());
    EXPECT_EQ(moved->id, (PickId{1, {Structure::Kind::Bone, 1}}));
    EXPECT_EQ(moved->viewport, 1);
    EXPECT_FALSE(pick_at(list, 0, shin).has_value()) << "the good leg hangs straight";
}

TEST_F(Picking, ghosts_are_not_picked) {
    camera_.turn_to(View::Right);
    const DrawList list = build(Layout::Overlay);
    EXPECT_FALSE(pick_at(list, 0, {0.0, 0.15, 0.13}).has_value());
    EXPECT_TRUE(
        pick_at(list, 0, frames_[1].pose.displacements[1].point({0.0, 0.15, 0.13})).has_value());
}

TEST_F(Picking, skin_is_looked_through) {
    model_.meshes.push_back(test::build_skin_box());
    picker_ = Picker{model_};
    view_.parts.set(Part::Skin, true);
    camera_.turn_to(View::Front);
    const DrawList list = build(Layout::Single);
    EXPECT_EQ(pick_at(list, 0, {0.03, 0.3, 0.1})->id.structure,
              (Structure{Structure::Kind::Bone, 1}));
    EXPECT_FALSE(pick_at(list, 0, {0.2, 0.3, -0.1}).has_value()) << "skin alone";
}

TEST_F(Picking, skinned_meshes_are_hit_where_they_are_drawn) {
    model::Mesh& mesh = model_.meshes[2];
    for (model::Vertex& vertex : mesh.vertices) {
        vertex.bones = {0, 1, 0, 0};
        vertex.weights = {0.5F, 0.5F, 0.0F, 0.0F};
    }
    picker_ = Picker{model_};
    frames_[0].pose.displacements[1] = shift_by({0.4, 0.0, 0.0});
    camera_.turn_to(View::Front);
    view_.parts.set(Part::Skeleton, false);
    const auto hit = pick_at(build(Layout::Single), 0, {0.29, 0.65, 0.1});
    ASSERT_TRUE(hit.has_value());
    EXPECT_NEAR(hit->point.x, 0.29, 1e-4) << "half of a shift by 0.4";
}

TEST_F(Picking, viewports_are_found_from_the_upper_left) {
    const DrawList list = build(Layout::Side);
    const auto left = find_viewport(list, {0.25, 0.5}, kAspect);
    ASSERT_TRUE(left.has_value());
    EXPECT_EQ(left->viewport, 0);
    EXPECT_NEAR(left->ndc.x, 0.0, 1e-12);
    EXPECT_NEAR(left->aspect, 0.5 * kAspect, 1e-12);
    EXPECT_EQ(find_viewport(list, {0.75, 0.1}, kAspect)->viewport, 1);
    EXPECT_GT(find_viewport(list, {0.75, 0.1}, kAspect)->ndc.y, 0.0)
        << "the upper part is positive";
}

}  // namespace
}  // namespace jw::scene
