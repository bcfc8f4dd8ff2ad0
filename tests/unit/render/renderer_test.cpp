#include "render/renderer.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>

#include "unit/render/gl_fixture.h"
#include "unit/scene/small_body.h"

namespace jw::render {
namespace {

using scene::Vec2;

struct Pixel {
    int r, g, b, a;
    int brightness() const { return r + g + b; }
};

Pixel pixel_at(const Image& image, int x, int y) {
    const std::size_t at = image.offset(x, y);
    return {image.pixels[at], image.pixels[at + 1], image.pixels[at + 2], image.pixels[at + 3]};
}

class RendererTest : public test::GlFixture {
  protected:
    RendererTest() {
        frames_[0] = test::build_neutral_frame(model_);
        frames_[1] = frames_[0];
        frames_[1].pose.displacements[1] = turn_about({0.0, 0.0, 1.0}, {0.0, 0.9, 0.1}, 35_deg);
        view_.resting_opacity = 1.0;
        camera_.target = {0.0, 0.6, 0.0};
        camera_.distance = 3.2;
    }

    scene::DrawList build(std::size_t count = 1) {
        if (set_ < 0) {
            set_ = renderer_->upload(model_);
        }
        const std::array<scene::FigureInput, 2> figures{
            {{&frames_[0], scene::Version::Good}, {&frames_[1], scene::Version::Compensated}}};
        scene::DrawList list;
        const scene::BuildJob job{&model_, set_,    std::span{figures}.first(count),
                                  &view_,  camera_, bodies_};
        EXPECT_TRUE(job.run(list).ok());
        return list;
    }

    Image draw(const scene::DrawList& list, Quality quality = Quality::Moving) {
        RenderTarget target{*context_, kWidth, kHeight};
        renderer_->draw(list, target, quality);
        return renderer_->read(target);
    }

    /// The pixel over a room point in a picture of one viewport.
    Pixel pixel_over(const Image& image, const Vec3& point) const {
        const Vec2 ndc = *camera_.project(point, static_cast<double>(kWidth) / kHeight);
        return pixel_at(image, static_cast<int>(0.5 * (ndc.x + 1.0) * kWidth),
                        static_cast<int>(0.5 * (1.0 - ndc.y) * kHeight));
    }

    static constexpr int kWidth = 320;
    static constexpr int kHeight = 240;
    model::Model model_ = test::build_small_model();
    std::array<model::Frame, 2> frames_;
    scene::ViewSettings view_;
    scene::Camera camera_;
    scene::MeshSet set_ = -1;
    const model::MuscleBodies* bodies_ = nullptr;
};

TEST_F(RendererTest, bones_stand_out_from_the_background) {
    view_.parts = *scene::find_parts("skeleton");
    camera_.turn_to(scene::View::Front);
    const Image image = draw(build());
    const Pixel bone = pixel_over(image, {0.1, 1.0, 0.0});
    const Pixel empty = pixel_over(image, {0.0, 1.0, 0.5});
    EXPECT_EQ(bone.a, 255);
    EXPECT_EQ(empty.a, 255);
    EXPECT_GT(bone.r, bone.b + 10) << "bone is warm";
    EXPECT_LE(std::abs(empty.r - empty.b), 12) << "the background is neutral";
}

TEST_F(RendererTest, no_quality_burns_out_bone) {
    view_.parts = *scene::find_parts("skeleton");
    for (const auto& [quality, name] : kQualityNames.rows) {
        for (const scene::View view :
             {scene::View::Front, scene::View::ThreeQuarter, scene::View::Top}) {
            camera_.turn_to(view);
            const Image image = draw(build(), quality);
            for (int y = 0; y < kHeight; ++y) {
                for (int x = 0; x < kWidth; ++x) {
                    ASSERT_LT(pixel_at(image, x, y).r, 254) << name << " at " << x << ", " << y;
                }
            }
        }
    }
}

TEST_F(RendererTest, skinning_agrees_with_the_processor) {
    // Half of the pillar follows each bone; where its lower end goes is known from the palette.
    view_.parts = *scene::find_parts("skeleton");
    view_.hidden_bones = {0};
    frames_[0].pose.displacements[1] = turn_about({1.0, 0.0, 0.0}, {0.0, 0.9, 0.1}, 50_deg);
    camera_.turn_to(scene::View::Front);
    for (model::Vertex& vertex : model_.meshes[1].vertices) {
        if (vertex.position.y > 0.5F) {
            vertex.bones = {0, 1, 0, 0};
            vertex.weights = {0.5F, 0.5F, 0.0F, 0.0F};
        }
    }
    view_.transparent = true;
    const Image image = draw(build());
    const Rigid half = turn_about({1.0, 0.0, 0.0}, {0.0, 0.9, 0.1}, 25_deg);
    const Rigid& whole = frames_[0].pose.displacements[1];
    const Vec3 upper = half.point({0.03, 0.85, 0.1});
    const Vec3 lower = whole.point({0.03, 0.13, 0.1});
    EXPECT_EQ(pixel_over(image, upper).a, 255);
    EXPECT_EQ(pixel_over(image, lower).a, 255);
    EXPECT_EQ(pixel_over(image, {0.03, 0.15, 0.1}).a, 0) << "nothing stays where the leg was";
    // The middle of the swept quad runs straight between its ends.
    EXPECT_EQ(pixel_over(image, 0.5 * (upper + lower)).a, 255);
}

TEST_F(RendererTest, matrices_of_guests_may_scale) {
    model::GuestModel guest;
    guest.skin_joints.resize(2);
    guest.meshes.push_back(test::build_box("box", model::MeshKind::Guest, -1, 1,
                                           {-0.1F, 0.5F, -0.1F}, {0.1F, 0.7F, 0.1F}));
    guest.bounds_max = glm::vec3{1.0F};
    const scene::MeshSet set = renderer_->upload(guest);
    std::array<glm::mat4, 2> palette{glm::mat4{1.0F}, glm::mat4{2.0F}};
    palette[1][3] = {0.0F, -0.6F, 0.0F, 1.0F};
    view_.transparent = true;
    scene::GuestBuildJob job{&guest, set, palette, &view_, camera_};
    job.camera.turn_to(scene::View::Front);
    camera_ = job.camera;
    scene::DrawList list;
    ASSERT_TRUE(job.run(list).ok());
    const Image image = draw(list);
    EXPECT_EQ(pixel_over(image, {0.2, 0.6, 0.18}).a, 255) << "twice as wide";
    EXPECT_EQ(pixel_over(image, {0.2, 0.6, 0.3}).a, 0);
    renderer_->release(set);
}

TEST_F(RendererTest, the_same_list_gives_the_same_pixels) {
    view_.layout = scene::Layout::Overlay;
    view_.parts = *scene::find_parts("all");
    camera_.turn_to(scene::View::ThreeQuarter);
    const scene::DrawList list = build(2);
    for (const auto& [quality, name] : kQualityNames.rows) {
        const Image first = draw(list, quality);
        camera_.azimuth += 0.4;
        draw(build(2), quality);  // something else in between
        camera_.azimuth -= 0.4;
        EXPECT_EQ(draw(list, quality).pixels, first.pixels) << name;
    }
}

TEST_F(RendererTest, muscles_posed_on_the_processor_are_drawn_as_the_bones_carry_them) {
    view_.parts = *scene::find_parts("muscles");
    view_.layout = scene::Layout::Side;
    camera_.turn_to(scene::View::ThreeQuarter);
    const Image carried = draw(build(2));
    const model::MuscleBodies bodies{model_};  // of boxes, which are not made of slabs
    bodies_ = &bodies;
    const Image posed = draw(build(2));
    ASSERT_EQ(posed.pixels.size(), carried.pixels.size());
    int largest = 0;
    for (std::size_t i = 0; i < posed.pixels.size(); ++i) {
        largest = std::max(largest, std::abs(posed.pixels[i] - carried.pixels[i]));
    }
    EXPECT_LE(largest, 4);
    // And where they are put, not where the bones are.
    scene::DrawList moved = build(2);
    for (model::PosedVertex& vertex : moved.palettes[0].posed) {
        vertex.position.y += 0.05F;
    }
    EXPECT_NE(draw(moved).pixels, posed.pixels);
}

TEST_F(RendererTest, the_floor_is_darker_under_the_body) {
    camera_.turn_to(scene::View::ThreeQuarter);
    camera_.elevation = to_rad(35.0);
    for (const auto& [quality, name] : kQualityNames.rows) {
        view_.shadows = true;
        const Image with = draw(build(), quality);
        view_.shadows = false;
        const Image without = draw(build(), quality);
        const Vec3 beside{0.06, 0.0, 0.1};
        EXPECT_LT(pixel_over(with, beside).brightness() + 40,
                  pixel_over(without, beside).brightness())
            << name;
        const Vec3 far_away{0.35, 0.0, -0.35};
        EXPECT_NEAR(pixel_over(with, far_away).brightness(),
                    pixel_over(without, far_away).brightness(), 6)
            << name;
    }
}

TEST_F(RendererTest, the_shadow_follows_the_pose) {
    camera_.turn_to(scene::View::ThreeQuarter);
    camera_.elevation = to_rad(35.0);
    const Vec3 place{0.45, 0.0, 0.1};
    const int before = pixel_over(draw(build()), place).brightness();
    frames_[0] = frames_[1];
    const int after = pixel_over(draw(build()), place).brightness();
    EXPECT_LT(after + 5, before) << "the leg swung over it";
}

TEST_F(RendererTest, while_playing_the_floor_shadow_is_one_picture_late_at_most) {
    camera_.turn_to(scene::View::ThreeQuarter);
    camera_.elevation = to_rad(35.0);
    const Vec3 place{0.45, 0.0, 0.1};
    const model::Frame swung = frames_[1], hanging = frames_[0];
    const auto brightness = [&](const model::Frame& frame, bool is_playing) {
        frames_[0] = frame;
        scene::DrawList list = build();
        list.is_playing = is_playing;
        return pixel_over(draw(list), place).brightness();
    };
    const int light = brightness(hanging, false);
    const int dark = brightness(swung, false);
    ASSERT_LT(dark + 5, light);
    for (int i = 0; i < 3; ++i) {
        brightness(hanging, true);
        EXPECT_EQ(brightness(hanging, true), light);
        brightness(swung, true);
        EXPECT_EQ(brightness(swung, true), dark);
    }
    brightness(swung, true);
    EXPECT_EQ(brightness(hanging, false), light) << "stopped: at once";
}

TEST_F(RendererTest, a_transparent_picture_is_clear_around_the_body) {
    view_.transparent = true;
    camera_.turn_to(scene::View::Front);
    for (const auto& [quality, name] : kQualityNames.rows) {
        const Image image = draw(build(), quality);
        EXPECT_EQ(pixel_at(image, 2, 2).a, 0) << name;
        EXPECT_EQ(pixel_over(image, {0.1, 1.0, 0.0}).a, 255) << name;
        // Straight alpha: half-covered edge pixels are not darker than what they belong to.
        int edges = 0;
        for (int y = 0; y < kHeight; ++y) {
            for (int x = 0; x < kWidth; ++x) {
                const Pixel pixel = pixel_at(image, x, y);
                if (pixel.a > 60 && pixel.a < 200) {
                    ++edges;
                    EXPECT_GT(pixel.r, 60) << name;
                }
            }
        }
        EXPECT_EQ(edges > 0, quality != Quality::Moving)
            << name << ": edges are smooth except in motion";
    }
}

TEST_F(RendererTest, side_by_side_draws_each_figure_in_its_half) {
    view_.layout = scene::Layout::Side;
    view_.transparent = true;
    camera_.turn_to(scene::View::Right);
    const Image image = draw(build(2));
    const double aspect = 0.5 * kWidth / kHeight;
    const Vec2 shin =
        *camera_.project(frames_[1].pose.displacements[1].point({0.0, 0.2, 0.13}), aspect);
    const int x = static_cast<int>(0.5 * (shin.x + 1.0) * 0.5 * kWidth);
    const int y = static_cast<int>(0.5 * (1.0 - shin.y) * kHeight);
    EXPECT_EQ(pixel_at(image, x, y).a, 0) << "the good leg hangs straight";
    EXPECT_EQ(pixel_at(image, x + kWidth / 2, y).a, 255);
}

TEST_F(RendererTest, the_ghost_is_see_through_with_an_outline_in_its_accent) {
    view_.layout = scene::Layout::Overlay;
    view_.parts = *scene::find_parts("skeleton");
    view_.transparent = true;
    camera_.turn_to(scene::View::Right);
    const Image image = draw(build(2));
    const Pixel inside = pixel_over(image, {0.0, 0.2, 0.13});
    EXPECT_GT(inside.a, 0);
    EXPECT_LT(inside.a, 128);
    const Pixel solid = pixel_over(image, frames_[1].pose.displacements[1].point({0.0, 0.2, 0.13}));
    EXPECT_EQ(solid.a, 255);
    bool has_outline = false;
    for (int x = 0; x < kWidth; ++x) {
        const Pixel pixel = pixel_at(image, x, kHeight * 7 / 10);
        has_outline = has_outline || (pixel.a > 120 && pixel.b > pixel.r + 60);
    }
    EXPECT_TRUE(has_outline);
}

TEST_F(RendererTest, muscle_patterns_are_drawn) {
    frames_[0].muscles[0].state = model::State::Lengthened;
    camera_.turn_to(scene::View::Front);
    camera_.target = {0.07, 0.65, 0.1};
    camera_.distance = 0.9;
    // In a box, uv runs over each face; along one line of it bands of two colours must alternate.
    const Image image = draw(build());
    int changes = 0;
    bool was_dark = false;
    for (double t = -0.9; t <= 0.9; t += 0.02) {
        const Pixel pixel = pixel_over(image, {0.09, 0.65 + 0.14 * t, 0.1 + 0.028 * t});
        const bool is_dark = pixel.brightness() < 400;
        changes += is_dark != was_dark ? 1 : 0;
        was_dark = is_dark;
    }
    EXPECT_GE(changes, 4);
}

TEST_F(RendererTest, a_see_through_muscle_tints_what_lies_behind_it) {
    camera_.turn_to(scene::View::Front);
    const Vec3 over_muscle{0.09, 0.65, 0.1};
    const auto brightness_with = [&](double opacity) {
        view_.muscle_opacity = opacity;
        return pixel_over(draw(build()), over_muscle).brightness();
    };
    const int bone = brightness_with(0.0);
    const int muscle = brightness_with(1.0);
    const int half = brightness_with(0.5);
    ASSERT_GT(std::abs(bone - muscle), 40);
    EXPECT_NEAR(half, (bone + muscle) / 2, 6);
}

TEST_F(RendererTest, an_outline_surrounds_the_selected_bone) {
    view_.parts = *scene::find_parts("skeleton");
    camera_.turn_to(scene::View::Front);
    const Image plain = draw(build());
    view_.selected = scene::Structure{scene::Structure::Kind::Bone, 0};
    const Image selected = draw(build());
    const auto differing = [&] {
        int count = 0;
        for (std::size_t i = 0; i < plain.pixels.size(); i += 4) {
            count += std::abs(plain.pixels[i] - selected.pixels[i]) > 40 ? 1 : 0;
        }
        return count;
    }();
    EXPECT_GT(differing, 60);
    EXPECT_LT(differing, 1500) << "an outline, not a filling";
}

TEST_F(RendererTest, skin_is_a_rim_that_hides_nothing) {
    // A ball around the pelvis, bound to it.
    model::Mesh ball = test::build_ball("skin", {0.0F, 1.0F, 0.0F}, 0.3F);
    ball.kind = model::MeshKind::Skin;
    ball.structure = -1;
    model_.meshes.push_back(ball);
    view_.parts = {scene::Part::Skeleton};
    camera_.turn_to(scene::View::Front);
    const Image without = draw(build());
    const auto calls = renderer_->stats().draw_calls;
    view_.parts.set(scene::Part::Skin, true);
    const Image with = draw(build());
    EXPECT_EQ(renderer_->stats().draw_calls, calls + 2) << "its depth, then its rim";
    const auto change = [&](const Vec3& place) {
        return std::abs(pixel_over(with, place).brightness() -
                        pixel_over(without, place).brightness());
    };
    const int middle = change({0.1, 1.0, 0.0});
    const int rim = change({0.0, 1.0, 0.29});
    EXPECT_LT(middle, 12) << "the bone behind it stays as it is";
    EXPECT_GT(rim, 2 * middle);
    EXPECT_GT(rim, 20);
}

TEST_F(RendererTest, lines_are_drawn_over_the_bones) {
    view_.parts = {scene::Part::Skeleton, scene::Part::Guides};
    camera_.turn_to(scene::View::Front);
    const Image with = draw(build());
    view_.parts.set(scene::Part::Guides, false);
    const Image without = draw(build());
    const Vec3 beside_pelvis{0.1, 1.05, 0.18};  // the level line reaches past the block
    EXPECT_GT(std::abs(pixel_over(with, beside_pelvis).brightness() -
                       pixel_over(without, beside_pelvis).brightness()),
              40);
}

TEST_F(RendererTest, steps_of_a_still_picture_end_in_the_still_picture) {
    camera_.turn_to(scene::View::ThreeQuarter);
    const scene::DrawList list = build();
    const Image whole = draw(list, Quality::Still);
    RenderTarget target{*context_, kWidth, kHeight};
    int pass = 0;
    while (renderer_->draw_still_step(list, target, pass)) {
        ++pass;
    }
    EXPECT_EQ(pass + 1, kStillPasses);
    EXPECT_EQ(renderer_->read(target).pixels, whole.pixels);
}

TEST_F(RendererTest, far_away_fewer_triangles_are_drawn) {
    const model::Mesh ball = test::build_ball("ball", {0.0F, 1.0F, 0.0F}, 0.1F);
    model_.meshes[0].vertices = ball.vertices;  // instead of the block
    model_.meshes[0].indices = ball.indices;
    view_.parts = {scene::Part::Skeleton};
    camera_.target = {0.0, 1.0, 0.0};
    camera_.distance = 0.6;
    draw(build());
    const auto near = renderer_->stats().triangles;
    camera_.distance = 5.0;
    draw(build());
    EXPECT_LT(renderer_->stats().triangles * 4, near);
    view_.detail = scene::Detail::Close;
    draw(build(), Quality::Still);
    EXPECT_GT(renderer_->stats().triangles / kStillPasses, near / 2) << "a still picture keeps all";
}

TEST_F(RendererTest, what_is_outside_the_picture_is_not_drawn) {
    view_.parts = {scene::Part::Skeleton};
    camera_.turn_to(scene::View::Front);
    draw(build());
    EXPECT_EQ(renderer_->stats().draw_calls, 2);
    camera_.target = {0.0, 1.0, -3.0};
    draw(build());
    EXPECT_EQ(renderer_->stats().draw_calls, 0);
}

TEST_F(RendererTest, unknown_meshes_are_left_out) {
    scene::DrawList list = build();
    for (scene::DrawItem& item : list.items) {
        item.mesh_set = 9999;
    }
    draw(list);
    EXPECT_EQ(renderer_->stats().draw_calls, 0);
}

TEST_F(RendererTest, any_size_can_be_drawn) {
    RenderTarget target{*context_, 0, -5};
    EXPECT_EQ(target.width(), 1);
    EXPECT_EQ(target.height(), 1);
    view_.layout = scene::Layout::Side;
    for (const auto& [quality, name] : kQualityNames.rows) {
        target.resize(1, 1);
        renderer_->draw(build(2), target, quality);
        target.resize(333, 77);
        renderer_->draw(build(2), target, quality);
        EXPECT_EQ(renderer_->read(target).pixels.size(), 333U * 77U * 4U) << name;
    }
}

}  // namespace
}  // namespace jw::render
