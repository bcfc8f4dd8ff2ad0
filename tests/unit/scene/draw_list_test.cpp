#include "scene/draw_list.h"

#include "scene/attachments.h"
#include "scene/mesh_ball.h"
#include "scene/prop_mesh.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "unit/model/spindle_mesh.h"
#include "unit/scene/small_body.h"

namespace jw::scene {
namespace {

class DrawLists : public testing::Test {
  protected:
    DrawLists() {
        good_ = test::build_neutral_frame(model_);
        compensated_ = good_;
        compensated_.pose.displacements[1] = turn_about({0.0, 0.0, 1.0}, {0.0, 0.9, 0.1}, 20_deg);
    }

    DrawList build(std::size_t count) {
        const std::array<FigureInput, 2> figures{
            {{&good_, Version::Good}, {&compensated_, Version::Compensated}}};
        BuildJob job;
        job.model = &model_;
        job.mesh_set = 7;
        job.figures = std::span{figures}.first(count);
        job.view = &view_;
        job.camera = camera_;
        DrawList list;
        const Result<Unit> result = job.run(list);
        EXPECT_TRUE(result.ok());
        return list;
    }

    static const DrawItem* find(const DrawList& list, int figure, Structure structure) {
        for (const DrawItem& item : list.items) {
            if (item.pick == PickId{figure, structure}) {
                return &item;
            }
        }
        return nullptr;
    }

    model::Model model_ = test::build_small_model();
    model::Frame good_, compensated_;
    ViewSettings view_;
    Camera camera_;
};

constexpr Structure kFemur{Structure::Kind::Bone, 1};
constexpr Structure kFrontMuscle{Structure::Kind::Muscle, 0};

TEST_F(DrawLists, single_shows_the_first_figure_only) {
    const DrawList list = build(2);
    ASSERT_EQ(list.viewports.size(), 1U);
    EXPECT_EQ(list.items.size(), 4U);
    for (const DrawItem& item : list.items) {
        EXPECT_EQ(item.mesh_set, 7);
        EXPECT_EQ(item.palette, 0);
        EXPECT_EQ(item.surface, Surface::Solid);
    }
    EXPECT_EQ(list.viewports[0].versions, std::vector{Version::Good});
}

TEST_F(DrawLists, side_by_side_shares_the_camera_and_covers_the_picture) {
    view_.layout = Layout::Side;
    camera_.azimuth = 0.7;
    const DrawList list = build(2);
    ASSERT_EQ(list.viewports.size(), 2U);
    EXPECT_EQ(list.viewports[0].camera, list.viewports[1].camera);
    EXPECT_EQ(list.viewports[0].camera, camera_);
    EXPECT_DOUBLE_EQ(list.viewports[0].x, 0.0);
    EXPECT_DOUBLE_EQ(list.viewports[0].x + list.viewports[0].width, list.viewports[1].x);
    EXPECT_DOUBLE_EQ(list.viewports[1].x + list.viewports[1].width, 1.0);
    EXPECT_EQ(list.viewports[0].item_count, 4);
    EXPECT_EQ(list.viewports[1].first_item, 4);
    EXPECT_FALSE(list.viewports[0].floor.rim_dashed);
    EXPECT_TRUE(list.viewports[1].floor.rim_dashed) << "told by the line, not by colour alone";
    EXPECT_NE(list.viewports[0].floor.rim, list.viewports[1].floor.rim);
}

TEST_F(DrawLists, overlay_has_a_solid_compensated_figure_and_an_outlined_good_ghost) {
    view_.layout = Layout::Overlay;
    const DrawList list = build(2);
    ASSERT_EQ(list.viewports.size(), 1U);
    const DrawItem* ghost = find(list, 0, kFemur);
    const DrawItem* solid = find(list, 1, kFemur);
    ASSERT_TRUE(ghost != nullptr && solid != nullptr);
    EXPECT_EQ(ghost->surface, Surface::Ghost);
    EXPECT_GT(ghost->outline_width, 0.0F);
    EXPECT_EQ(ghost->colour, to_linear(find_version_look(Version::Good).accent));
    EXPECT_EQ(solid->surface, Surface::Solid);
    EXPECT_EQ(solid->palette, 1);
    EXPECT_EQ(find(list, 0, kFrontMuscle), nullptr)
        << "muscles of the ghost would hide those of the other";
    EXPECT_NE(find(list, 1, kFrontMuscle), nullptr);
}

TEST_F(DrawLists, differences_are_shown_on_the_bones_alone_tinted_and_outlined) {
    view_.layout = Layout::Difference;
    view_.tints = {{1, glm::vec3{0.8F, 0.5F, 0.6F}, 0.7F, 2.5F}};
    const DrawList list = build(2);
    ASSERT_EQ(list.viewports.size(), 1U);
    EXPECT_EQ(find(list, 0, kFemur)->surface, Surface::Ghost);
    EXPECT_EQ(find(list, 1, kFemur)->outline_width, 2.5F);
    EXPECT_EQ(find(list, 1, {Structure::Kind::Bone, 0})->outline_width, 0.0F);
    EXPECT_EQ(find(list, 1, kFrontMuscle), nullptr);
    EXPECT_NE(find(build(1), 0, kFrontMuscle), nullptr) << "one figure has nothing to differ from";
}

TEST_F(DrawLists, muscles_ride_from_picture_to_picture_of_one_body_while_it_plays) {
    const model::Model spindles = [] {
        model::Model model = test::build_small_model();
        model.meshes[2] = model.meshes[3] = test::build_spindle();
        return model;
    }();
    const model::MuscleBodies bodies{spindles};
    DrawList list;
    const auto show = [&](double degrees, bool is_playing, MeshSet set) {
        model::Frame frame = good_;
        frame.pose.displacements[1] =
            turn_about({0.0, 0.0, 1.0}, {0.1, 0.0, 0.0}, Degrees{degrees});
        const std::array<FigureInput, 1> figures{{{&frame, Version::Good}}};
        const auto build = [&](DrawList& out, bool plays) {
            EXPECT_TRUE(
                (BuildJob{&spindles, set, figures, &view_, camera_, &bodies, plays}.run(out).ok()));
            EXPECT_EQ(out.is_playing, plays);
        };
        build(list, is_playing);
        DrawList fresh;
        build(fresh, false);
        const auto &now = list.palettes[0].posed, &exact = fresh.palettes[0].posed;
        EXPECT_EQ(now.size(), exact.size());
        return std::equal(now.begin(), now.end(), exact.begin(),
                          [](const auto& a, const auto& b) { return a.position == b.position; });
    };
    EXPECT_TRUE(show(20.0, true, 1)) << "nothing to ride on from";
    EXPECT_FALSE(show(21.0, true, 1));
    EXPECT_TRUE(show(22.0, true, 2)) << "another body has other vertices";
    EXPECT_FALSE(show(23.0, true, 2));
    EXPECT_TRUE(show(24.0, false, 2)) << "a picture that stays is exact";
    EXPECT_FALSE(show(25.0, true, 2));
    view_.hidden_muscles = {0, 1};
    show(26.0, true, 2);
    view_.hidden_muscles.clear();
    EXPECT_TRUE(show(27.0, true, 2)) << "they were not in the picture before";
}

TEST_F(DrawLists, body_planes_are_drawn_where_they_are_switched_on) {
    const std::size_t without = build(1).lines.size();
    view_.parts = view_.parts | PartSet{Part::SagittalPlane};
    model_.body.joints.push_back(model_.body.joints.back());
    model_.body.joints.back().id = "hip_l";
    EXPECT_EQ(build(1).lines.size(), without + 6);
    EXPECT_FALSE(find_parts("all")->has(Part::FrontalPlane));
    EXPECT_TRUE(find_parts("planes")->has(Part::FrontalPlane));
}

TEST_F(DrawLists, a_ghost_of_no_opacity_is_left_out) {
    view_.layout = Layout::Overlay;
    view_.ghost_opacity = 0.0;
    EXPECT_EQ(find(build(2), 0, kFemur), nullptr);
}

TEST_F(DrawLists, one_figure_is_single_in_every_layout) {
    view_.layout = Layout::Side;
    EXPECT_EQ(build(1).viewports.size(), 1U);
}

TEST_F(DrawLists, palettes_hold_the_displacements_of_each_figure) {
    view_.layout = Layout::Side;
    const DrawList list = build(2);
    ASSERT_EQ(list.palettes.size(), 2U);
    const Vec3 point{0.02, 0.4, 0.1};
    const glm::vec4 placed = calc_matrix(list.palettes[1], 1) * glm::vec4{glm::vec3{point}, 1.0F};
    EXPECT_LT(glm::distance(glm::vec3{placed},
                            glm::vec3{compensated_.pose.displacements[1].point(point)}),
              1e-6F);
}

TEST_F(DrawLists, a_place_moves_the_camera_and_in_one_picture_the_other_figure) {
    const Rigid turned = turn_about({1.0, 0.0, 0.0}, {0.0, 0.9, 0.0}, 10_deg);
    const Rigid shifted = shift_by({0.1, 0.0, 0.0});
    const std::array<FigureInput, 2> figures{
        {{&good_, Version::Good, shifted}, {&compensated_, Version::Compensated, turned}}};
    BuildJob job{&model_, 7, figures, &view_, camera_};
    DrawList list;
    const auto place_of = [&](int figure) {
        const glm::vec4 origin{0.0F, 0.0F, 0.0F, 1.0F};
        return Vec3{calc_matrix(list.palettes[static_cast<std::size_t>(figure)], 0) * origin};
    };
    view_.layout = Layout::Side;
    ASSERT_TRUE(job.run(list).ok());
    EXPECT_EQ(list.viewports[0].camera.held.p, shifted.p);
    EXPECT_EQ(list.viewports[1].camera.held.p, turned.p);
    EXPECT_LT(glm::length(place_of(0)), 1e-6) << "floor and figure stay together";
    view_.layout = Layout::Overlay;
    ASSERT_TRUE(job.run(list).ok());
    EXPECT_EQ(list.viewports[0].camera.held.p, turned.p);
    EXPECT_LT(glm::length(place_of(1)), 1e-6);
    const Vec3 expected = (turned.inverse() * shifted).point({0.0, 0.0, 0.0});
    EXPECT_LT(glm::distance(place_of(0), expected), 1e-6);
}

TEST_F(DrawLists, parts_and_hidden_structures_decide_what_is_there) {
    view_.parts.set(Part::Superficial, false);
    EXPECT_EQ(find(build(1), 0, kFrontMuscle), nullptr);
    view_.parts = *find_parts("muscles");
    EXPECT_EQ(find(build(1), 0, kFemur), nullptr);
    EXPECT_NE(find(build(1), 0, kFrontMuscle), nullptr);
    view_.hidden_muscles = {0};
    EXPECT_EQ(find(build(1), 0, kFrontMuscle), nullptr);
    view_.parts = *find_parts("all");
    view_.hidden_bones = {1};
    EXPECT_EQ(find(build(1), 0, kFemur), nullptr);
}

TEST_F(DrawLists, a_nerve_has_its_own_colour_from_end_to_end) {
    model_.body.muscles[0].tissue = model::Tissue::Nerve;
    view_.parts.set(Part::Nerves, true);
    const DrawList list = build(1);
    const DrawItem* item = find(list, 0, kFrontMuscle);
    ASSERT_NE(item, nullptr);
    EXPECT_EQ(item->colour, to_linear(find_surroundings(view_.theme).nerve));
    EXPECT_EQ(item->tip_colour, item->colour);
}

TEST_F(DrawLists, sheets_of_tendon_cover_the_muscles_only_when_asked_for) {
    model_.body.muscles[0].tissue = model::Tissue::Aponeurosis;
    EXPECT_EQ(find(build(1), 0, kFrontMuscle), nullptr);
    view_.parts.set(Part::Aponeuroses, true);
    EXPECT_NE(find(build(1), 0, kFrontMuscle), nullptr);
}

TEST_F(DrawLists, muscle_states_become_the_colours_of_the_table) {
    good_.muscles[0].state = model::State::OverWorking;
    good_.muscles[0].fill = 0.8;
    const Look look = find_look(model::State::OverWorking, 0.8);
    const DrawList list = build(1);
    const DrawItem* item = find(list, 0, kFrontMuscle);
    EXPECT_EQ(item->colour, to_linear(look.colour));
    EXPECT_EQ(item->ink, to_linear(look.ink));
    EXPECT_EQ(item->outline_width, look.outline_width);
    view_.show_states = false;
    const DrawList quiet = build(1);
    EXPECT_EQ(find(quiet, 0, kFrontMuscle)->colour,
              to_linear(find_look(model::State::Resting, 0.0).colour));
}

TEST_F(DrawLists, muscles_at_rest_may_let_the_bones_through) {
    view_.resting_opacity = 0.3;
    good_.muscles[0].state = model::State::Working;
    good_.muscles[0].fill = 0.5;
    const DrawList list = build(1);
    EXPECT_EQ(find(list, 0, kFrontMuscle)->opacity, 1.0F);
    EXPECT_NEAR(find(list, 0, {Structure::Kind::Muscle, 1})->opacity, 0.3F, 1e-6F);
}

TEST_F(DrawLists, bands_do_not_swim_while_a_muscle_changes_its_length) {
    good_.muscles[0].state = model::State::Lengthened;
    good_.muscles[0].length = 0.3;
    const DrawList before = build(1);
    good_.muscles[0].length = 0.36;
    good_.muscles[0].length_ratio = 1.2;
    const DrawList after = build(1);
    EXPECT_NEAR(find(before, 0, kFrontMuscle)->pattern.first.frequency.x,
                find(after, 0, kFrontMuscle)->pattern.first.frequency.x, 1e-4F);
}

TEST_F(DrawLists, selection_is_outlined_and_focus_makes_the_rest_step_back) {
    const DrawList plain = build(1);
    view_.selected = kFemur;
    const DrawList selected = build(1);
    EXPECT_GT(find(selected, 0, kFemur)->outline_width, 0.0F);
    view_.selected.reset();
    view_.focus = {kFemur};
    const DrawList focused = build(1);
    EXPECT_EQ(find(focused, 0, kFemur)->colour, find(plain, 0, kFemur)->colour);
    EXPECT_NE(find(focused, 0, kFrontMuscle)->colour, find(plain, 0, kFrontMuscle)->colour);
}

TEST_F(DrawLists, origin_and_insertion_light_up_only_while_their_muscle_is_the_story) {
    model::Mesh area = model_.meshes.front();
    area.structure = kFrontMuscle.index;
    for (model::Vertex& vertex : area.vertices) {
        vertex.normal = {0.0F, 1.0F, 0.0F};
    }
    for (const auto& [kind, id] : {std::pair{model::MeshKind::Origin, "front.origin"},
                                   std::pair{model::MeshKind::Insertion, "front.insertion"}}) {
        area.kind = kind;
        area.id = id;
        model_.meshes.push_back(area);
    }
    const auto laid_on = [&] {
        std::vector<DrawItem> items = build(1).items;
        std::erase_if(items, [](const DrawItem& item) { return !item.is_laid_on; });
        return items;
    };
    EXPECT_TRUE(laid_on().empty());
    view_.selected = kFrontMuscle;
    const std::vector<DrawItem> ends = laid_on();
    ASSERT_EQ(ends.size(), 2U);
    EXPECT_FALSE(ends[0].pattern == ends[1].pattern) << "told apart by more than colour";
    EXPECT_EQ(ends[0].pick.structure, kFrontMuscle);
    EXPECT_EQ(find(build(1), 0, kFrontMuscle)->opacity, 1.0F)
        << "a veil would be lost behind the veils of muscles in front of it";
    view_.parts.set(Part::Attachments, false);
    EXPECT_TRUE(laid_on().empty());
    view_.parts.set(Part::Attachments, true);
    view_.selected.reset();
    view_.focus = {kFrontMuscle};
    EXPECT_EQ(laid_on().size(), 2U);
    const auto words = [&](double elevation) {
        camera_.elevation = elevation;
        return find_attachment_marks(model_, good_.pose.displacements, view_, camera_).size();
    };
    EXPECT_EQ(words(1.2), 2U);
    EXPECT_EQ(words(-1.2), 0U) << "no word for what looks away";
    view_.focus.assign(5, kFrontMuscle);  // a whole set of muscles is about something else
    EXPECT_TRUE(laid_on().empty());
}

TEST_F(DrawLists, the_skin_is_asked_for_and_then_goes_around_every_figure) {
    model_.meshes.push_back(test::build_skin_box());
    const auto skins = [](const DrawList& list) {
        std::vector<DrawItem> items = list.items;
        std::erase_if(items, [](const DrawItem& item) { return item.surface != Surface::Skin; });
        return items;
    };
    EXPECT_TRUE(skins(build(1)).empty());
    EXPECT_FALSE(find_parts("all")->has(Part::Skin));
    view_.parts.set(Part::Skin, true);
    EXPECT_EQ(skins(build(1)).size(), 1U);
    for (const Layout layout : {Layout::Side, Layout::Overlay, Layout::Difference}) {
        view_.layout = layout;
        EXPECT_EQ(skins(build(2)).size(), 2U) << kLayoutNames.name(layout);
    }
    view_.layout = Layout::Overlay;
    const std::vector<DrawItem> both = skins(build(2));
    EXPECT_NE(both[0].colour, both[1].colour) << "whose is whose";
    const std::size_t with = build(2).items.size();
    view_.parts.set(Part::Skin, false);
    EXPECT_EQ(with, build(2).items.size() + both.size()) << "it takes nothing away";
}

TEST_F(DrawLists, tints_colour_one_bone) {
    view_.tints = {{1, {1.0F, 0.0F, 0.0F}, 1.0F}};
    const DrawList list = build(1);
    EXPECT_LT(glm::distance(find(list, 0, kFemur)->colour, glm::vec3{1.0F, 0.0F, 0.0F}), 1e-5F);
}

TEST_F(DrawLists, the_level_line_follows_the_pelvis) {
    view_.parts.set(Part::Guides, true);
    const DrawList level = build(1);
    ASSERT_EQ(level.viewports[0].line_count, 1) << "no knee: no thigh line";
    EXPECT_NEAR(level.lines[0].from.y, level.lines[0].to.y, 1e-9);
    good_.pose.displacements[0] = turn_about({1.0, 0.0, 0.0}, {0.0, 1.0, 0.0}, 10_deg);
    const DrawList dropped = build(1);
    const Vec3 along = glm::normalize(dropped.lines[0].to - dropped.lines[0].from);
    EXPECT_NEAR(std::asin(along.y), -to_rad(10.0), 1e-9) << "the right side went down";
}

TEST_F(DrawLists, the_plumb_line_hangs_through_the_sacrum_however_the_pelvis_tilts) {
    for (const auto& [id, z] : {std::pair{"PSIS_r", 0.04}, std::pair{"PSIS_l", -0.04}}) {
        model::Landmark mark;
        mark.id = id;
        mark.bone = 0;
        mark.point = {-0.09, 1.0, z};
        model_.body.landmarks.push_back(mark);
    }
    view_.parts.set(Part::Guides, true);
    good_.pose.displacements[0] =
        shift_by({0.2, 0.0, 0.0}) * turn_about({0.0, 0.0, 1.0}, {-0.09, 1.0, 0.0}, 25_deg);
    const DrawList list = build(1);
    ASSERT_EQ(list.viewports[0].line_count, 2);
    const Line& plumb = list.lines[1];
    EXPECT_NEAR(plumb.from.y, 0.0, 1e-9) << "on the floor";
    EXPECT_NEAR(plumb.from.x, plumb.to.x, 1e-9);
    EXPECT_NEAR(plumb.from.x, 0.11, 1e-9);
    EXPECT_TRUE(plumb.dashed);
}

TEST_F(DrawLists, the_floor_widens_for_what_lies_on_it_not_for_what_is_stretched_out) {
    const double standing = build(1).viewports[0].floor.radius;
    const double height = model_.body.bones[1].origin.y;
    good_.pose.displacements[1].p = Vec3{1.0, 0.5, 0.0};
    EXPECT_EQ(build(1).viewports[0].floor.radius, standing);
    good_.pose.displacements[1].p = Vec3{1.0, -height, 0.0};
    EXPECT_GT(build(1).viewports[0].floor.radius, standing);
}

TEST_F(DrawLists, a_transparent_picture_has_no_floor) {
    EXPECT_TRUE(build(1).viewports[0].floor.shown);
    view_.transparent = true;
    EXPECT_FALSE(build(1).viewports[0].floor.shown);
    EXPECT_TRUE(build(1).transparent);
}

TEST_F(DrawLists, what_a_body_sits_on_is_drawn_where_it_stands) {
    view_.layout = Layout::Side;
    good_.props = {{{-0.3, 0.1, 0.05}, {0.4, 0.5, 0.6}}};
    const DrawList list = build(2);
    const auto is_prop = [](const DrawItem& item) { return item.mesh_set == kPropMeshes; };
    ASSERT_EQ(std::count_if(list.items.begin(), list.items.end(), is_prop), 1)
        << "only the first figure sits";
    const DrawItem& item = *std::find_if(list.items.begin(), list.items.end(), is_prop);
    EXPECT_GE(item.palette, 2) << "not a body's";
    const glm::mat4& matrix =
        list.palettes.at(static_cast<std::size_t>(item.palette)).matrices.at(0);
    const glm::vec3 corner{matrix * glm::vec4{0.5F, 1.0F, -0.5F, 1.0F}};
    EXPECT_NEAR(glm::distance(corner, glm::vec3{-0.1F, 0.6F, -0.25F}), 0.0F, 1e-6F);
    view_.parts = {Part::Skeleton};
    const DrawList bare = build(2);
    EXPECT_TRUE(std::none_of(bare.items.begin(), bare.items.end(), is_prop))
        << "goes with the floor";
}

TEST(PropMesh, is_a_closed_box_that_looks_outward) {
    const model::Mesh mesh = make_prop_mesh();
    ASSERT_EQ(mesh.indices.size(), 36U);
    double volume = 0.0;
    for (std::size_t i = 0; i < mesh.indices.size(); i += 3) {
        const auto at = [&](std::size_t k) { return mesh.vertices[mesh.indices[i + k]].position; };
        volume += static_cast<double>(glm::dot(at(0), glm::cross(at(1), at(2)))) / 6.0;
        const glm::vec3 face = glm::cross(at(1) - at(0), at(2) - at(0));
        EXPECT_GT(glm::dot(face, mesh.vertices[mesh.indices[i]].normal), 0.9F);
    }
    EXPECT_NEAR(volume, 1.0, 1e-6);
}

TEST_F(DrawLists, building_twice_into_one_list_gives_the_same) {
    const std::array<FigureInput, 1> figures{{{&good_, Version::Good}}};
    BuildJob job{&model_, 0, figures, &view_, camera_};
    DrawList list;
    ASSERT_TRUE(job.run(list).ok());
    ASSERT_TRUE(job.run(list).ok());
    EXPECT_EQ(list.items.size(), 4U);
    EXPECT_EQ(list.viewports.size(), 1U);
}

TEST_F(DrawLists, a_job_says_what_is_missing) {
    DrawList list;
    EXPECT_FALSE(BuildJob{}.run(list).ok());
    BuildJob job;
    job.model = &model_;
    job.view = &view_;
    EXPECT_NE(job.validate().error().sentence.find("at least one figure"), std::string::npos);
    good_.pose.displacements.pop_back();
    const std::array<FigureInput, 1> figures{{{&good_, Version::Good}}};
    job.figures = figures;
    EXPECT_NE(job.validate().error().sentence.find("1 bones"), std::string::npos);
}

TEST_F(DrawLists, a_guest_is_drawn_with_its_matrices_and_colours) {
    model::GuestModel guest;
    guest.materials.push_back({"red", {0.9F, 0.1F, 0.1F, 1.0F}});
    guest.skin_joints.resize(1);
    guest.meshes.push_back(test::build_box("body", model::MeshKind::Guest, -1, 0,
                                           {0.0F, 0.0F, 0.0F}, {1.0F, 1.0F, 1.0F}));
    guest.meshes[0].material = 0;
    guest.bounds_max = glm::vec3{1.0F};
    const std::array<glm::mat4, 1> palette{glm::mat4{1.0F}};
    GuestBuildJob job;
    job.guest = &guest;
    job.palette = palette;
    job.view = &view_;
    DrawList list;
    ASSERT_TRUE(job.run(list).ok());
    ASSERT_EQ(list.items.size(), 1U);
    EXPECT_NEAR(list.items[0].colour.r, 0.9F, 1e-6F);
    EXPECT_EQ(list.palettes[0].matrices.size(), 1U);
    job.palette = {};
    EXPECT_FALSE(job.run(list).ok());
}

TEST_F(DrawLists, bounds_follow_the_pose) {
    const Box neutral = calc_bounds(model_, good_.pose.displacements);
    EXPECT_NEAR(neutral.min.y, 0.1, 1e-6);
    EXPECT_NEAR(neutral.max.y, 1.1, 1e-6);
    const Box femur = calc_bounds(model_, compensated_.pose.displacements, {&kFemur, 1});
    EXPECT_GT(femur.max.x, 0.25) << "the leg swung forward";
    const Structure none{Structure::Kind::Bone, 5};
    EXPECT_TRUE(calc_bounds(model_, good_.pose.displacements, {&none, 1}).is_empty());
}

TEST(MeshBall, encloses_a_skinned_mesh_in_every_pose) {
    model::Mesh mesh =
        test::build_box("m", model::MeshKind::Muscle, 0, 0, {0.0F, 0.0F, 0.0F}, {0.1F, 0.4F, 0.1F});
    for (model::Vertex& vertex : mesh.vertices) {
        if (vertex.position.y > 0.2F) {
            vertex.bones = {1, 0, 0, 0};
        }
    }
    const MeshBall ball = calc_mesh_ball(mesh);
    EXPECT_EQ(ball.bones.size(), 2U);
    Palette palette;
    const std::array<Rigid, 2> moved{Rigid{}, turn_about({0.0, 0.0, 1.0}, {0.0, 0.2, 0.0}, 80_deg)};
    for (const Rigid& displacement : moved) {
        palette.dual_quats.push_back(model::to_dual_quat(displacement));
    }
    const Ball posed = pose_ball(ball, palette);
    for (const model::Vertex& vertex : mesh.vertices) {
        const Vec3 place = moved[vertex.bones[0]].point(Vec3{vertex.position});
        EXPECT_LE(glm::distance(glm::vec3{place}, posed.centre), posed.radius + 1e-5F);
    }
}

TEST(Parts, names_stand_for_parts_and_unknown_names_for_nothing) {
    EXPECT_TRUE(find_parts("muscles")->has(Part::Deep));
    EXPECT_FALSE(find_parts("muscles")->has(Part::Skeleton));
    EXPECT_TRUE(find_parts("all")->has(Part::Nerves));
    EXPECT_FALSE(find_parts("bones").has_value());
    EXPECT_NE(known_parts().find("skeleton"), std::string::npos);
}

}  // namespace
}  // namespace jw::scene
