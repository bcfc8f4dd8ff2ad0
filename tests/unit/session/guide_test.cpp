// What leads the eye: the walk along the ladder, the search and where it goes to, and the lens.
#include "session/evaluate.h"
#include "session/joint_focus.h"
#include "session/search_hits.h"

#include "analysis/budget.h"

#include <glm/geometric.hpp>
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include "unit/sanitized.h"
#include "unit/session/shipped.h"
#include "unit/session/tiny_session.h"

namespace jw::session {
namespace {

using scene::Version;
using test::TinyRoom;

/// A room with the guided start as it is shipped.
struct GuidedRoom : TinyRoom {
    std::vector<Error> faults;
    GuidedRoom() {
        library.guide = content::read_guide(
            std::filesystem::path{JW_SOURCE_DIR} / "assets/content/guide.toml", faults);
    }
};

TEST(GuidedStart, plays_goes_on_by_itself_and_is_over_within_a_minute) {
    GuidedRoom room;
    ASSERT_TRUE(room.faults.empty());
    room.session.advance(5.0);
    room.run(Action::TogglePlay);
    room.run(Action::ToggleGuide);
    EXPECT_TRUE(room.session.playback().is_playing());
    EXPECT_TRUE(room.session.settings().guide_was_shown);
    std::set<const content::GuideStep*> seen;
    double seconds = 0.0;
    while (room.session.guide_step() != nullptr && seconds < 100.0) {
        seen.insert(room.session.guide_step());
        room.session.advance(0.5);
        seconds += 0.5;
    }
    EXPECT_EQ(seen.size(), room.library.guide.size());
    EXPECT_NEAR(seconds, 60.0, 1.0);
}

TEST(GuidedStart, goes_on_and_back_by_hand_and_is_skipped_at_any_step) {
    GuidedRoom room;
    room.run(Action::ToggleGuide);
    room.run(Action::PreviousGuideStep);
    EXPECT_EQ(room.session.view().guide->step, 0);
    room.run(Action::NextGuideStep);
    room.run(Action::NextGuideStep);
    room.run(Action::PreviousGuideStep);
    ASSERT_TRUE(room.session.view().guide);
    EXPECT_EQ(room.session.view().guide->step, 1);
    room.run(Action::ToggleHelp);
    room.session.advance(60.0);
    EXPECT_EQ(room.session.view().guide->step, 1) << "it waits below a sheet";
    room.run(Action::ClearSelection);
    room.run(Action::ClearSelection);
    EXPECT_EQ(room.session.guide_step(), nullptr);
}

TEST(GuidedStart, every_command_of_it_is_understood) {
    const GuidedRoom room;
    for (const content::GuideStep& step : room.library.guide) {
        for (const std::string& line : step.commands) {
            EXPECT_TRUE(read_command(line).ok()) << line;
        }
    }
}

TEST(GuidedStart, a_file_that_is_read_again_with_fewer_steps_ends_it) {
    GuidedRoom room;
    room.run(Action::ToggleGuide);
    room.run(Action::NextGuideStep);
    room.library.guide.resize(1);
    EXPECT_EQ(room.session.guide_step(), nullptr);
    room.session.advance(60.0);
    EXPECT_FALSE(room.session.view().guide);
}

TEST(GuidedStart, there_is_none_where_nobody_wrote_it) {
    TinyRoom room;
    room.run(Action::ToggleGuide);
    EXPECT_FALSE(room.session.view().guide);
}

TEST(Walk, it_goes_up_and_down_over_the_joints_of_the_body_and_comes_back) {
    TinyRoom room;
    room.session.set_viewport(1000, 500);
    const scene::Camera before = room.session.view().camera;
    EXPECT_EQ(room.session.walked_rung(), nullptr);
    room.run(Action::NextRung);
    ASSERT_NE(room.session.walked_rung(), nullptr);
    EXPECT_EQ(room.session.walked_rung()->id, "hip") << "the only one that this body has";
    room.run(Action::NextRung);
    EXPECT_EQ(room.session.walked_rung()->id, "hip");
    room.run(Action::ClearSelection);
    EXPECT_EQ(room.session.walked_rung(), nullptr);
    room.session.advance(1.0);
    EXPECT_EQ(room.session.view().camera, before);
    room.run(Action::PreviousRung);
    EXPECT_EQ(room.session.walked_rung()->id, "hip") << "from above it begins at the top";
}

TEST(Walk, another_movement_ends_it) {
    TinyRoom room;
    room.run(Action::NextRung);
    room.run(Action::SetMovement, "other");
    EXPECT_EQ(room.session.walked_rung(), nullptr);
}

TEST(Walk, the_critique_can_be_asked_for_only_on_the_way) {
    TinyRoom room;
    EXPECT_FALSE(find_info(Action::ToggleCritique).can_run(room.session));
    room.run(Action::NextRung);
    room.run(Action::ToggleCritique);
    EXPECT_TRUE(room.session.view().walk->shows_critique);
}

/// A session of the shipped body, movements and words.
struct ShippedRoom {
    EvaluateScratch scratch;
    Session session;

    ShippedRoom()
        : session{{&built(), &library().movements,
                   [this](const auto& movement, const auto& performance, double time,
                          model::Frame& out) {
                       return evaluate(built().body, movement, performance, time, scratch, out);
                   },
                   &library()}} {}

    void run(Action action, std::string text = "", double number = 0.0) {
        session.apply({action, std::move(text), {number}});
    }
};

TEST(Framing, what_was_framed_stays_framed_in_a_window_of_another_size) {
    ShippedRoom room;
    room.run(Action::SetMovement, "squat");
    room.session.set_viewport(1000, 500);
    room.run(Action::Select, "femur_r");
    room.run(Action::FrameSelection);
    room.session.advance(1.0);
    const scene::Camera framed = room.session.view().camera;
    room.session.set_viewport(1000, 520);
    EXPECT_EQ(room.session.view().camera, framed);
    room.run(Action::KeepCamera, "near");
    room.run(Action::FrameAll);
    room.session.advance(1.0);
    room.run(Action::GoToBookmark, "near");
    room.session.advance(1.0);
    room.session.set_viewport(1000, 540);
    EXPECT_EQ(room.session.view().camera, framed);
}

TEST(Framing, a_movement_starts_in_its_own_view_even_while_the_camera_flies) {
    TinyRoom room;
    const double best = room.session.view().camera.azimuth;
    room.run(Action::ViewFront);
    room.run(Action::SetMovement, room.session.movement()->id);
    room.session.advance(1.0);
    EXPECT_NEAR(room.session.view().camera.azimuth, best, 1e-9);
}

/// docs/user: a line that does nothing any more would make a picture that does not show its words.
TEST(WalkThroughs, every_line_is_a_command_that_can_run_there) {
    for (const char* name : {"teacher", "student", "comparing", "looking", "finding", "window"}) {
        ShippedRoom room;
        std::ifstream file{std::filesystem::path{JW_SOURCE_DIR} / "docs/user" /
                           (std::string{name} + ".commands")};
        int count = 0;
        for (std::string line; std::getline(file, line);) {
            if (line.starts_with("#")) {
                room.session.draw_list();
                continue;
            }
            const auto command = read_command(line);
            ASSERT_TRUE(command.ok()) << name << ": " << command.error().to_string();
            const ActionInfo& info = find_info(command->action);
            EXPECT_TRUE(info.can_run == nullptr || info.can_run(room.session)) << line;
            room.session.apply(*command);
            ++count;
        }
        EXPECT_GE(count, 2) << name;
    }
}

TEST(Budget, every_part_that_a_joint_gives_leads_to_that_joint) {
    ShippedRoom room;
    room.session.apply({Action::SetMovement, "hip_extension_standing", {}});
    room.session.draw_list();
    const model::Frame* frame = room.session.frame(Version::Good);
    ASSERT_NE(frame, nullptr);
    const model::Body& body = room.session.model().body;
    for (const model::BudgetPart& part : frame->budget) {
        const auto joints = find_budget_joints(body, part.id);
        if (part.id == "thorax") {
            EXPECT_EQ(joints.size(), 11U) << "T11_T12 up to T1_T2";
        } else if (part.id == "missing" || part.id.ends_with("_lean")) {
            EXPECT_TRUE(joints.empty()) << part.id;
        } else {
            ASSERT_EQ(joints.size(), 1U) << part.id;
            EXPECT_EQ(body.joints[static_cast<std::size_t>(joints.front())].id, part.id);
        }
    }
}

TEST(Budget, every_part_that_a_joint_gives_has_a_usual_range_of_the_way_it_goes) {
    ShippedRoom room;
    room.session.apply({Action::SetMovement, "hip_extension_standing", {}});
    room.session.apply({Action::SetTime, "", 0.48});
    room.session.draw_list();
    const model::Frame* frame = room.session.frame(Version::Good);
    ASSERT_NE(frame, nullptr);
    const model::Body& body = room.session.model().body;
    for (const model::BudgetPart& part : frame->budget) {
        const auto found =
            analysis::find_part_limit(body, model::Plane::Sagittal, part.id, frame->pose.q);
        if (part.id == "missing" || part.id.ends_with("_lean")) {
            EXPECT_FALSE(found) << part.id;
            continue;
        }
        ASSERT_TRUE(found) << part.id;
        const model::Limit& limit = body.limits[static_cast<std::size_t>(*found)];
        EXPECT_GT(limit.active, 0.0) << limit.id;
        EXPECT_FALSE(limit.source.empty()) << limit.id;
        if (part.id != "thorax") {
            EXPECT_THAT(limit.id, testing::HasSubstr("extension")) << "the thigh goes back";
        }
    }
    const auto lift = analysis::find_part_limit(body, model::Plane::Frontal, "hip_r",
                                                std::vector<double>(body.coordinates.size(), -0.1));
    ASSERT_TRUE(lift);
    EXPECT_EQ(body.limits[static_cast<std::size_t>(*lift)].id, "hip_abduction_r");
}

TEST(Walk, the_shipped_ladder_has_eleven_rungs_with_a_job_each_and_a_critique) {
    ShippedRoom room;
    std::string last;
    for (int i = 0; i < analysis::kRungs; ++i) {
        room.run(Action::NextRung);
        const analysis::Rung* rung = room.session.walked_rung();
        ASSERT_NE(rung, nullptr);
        EXPECT_NE(rung->id, last);
        last = rung->id;
        ASSERT_NE(room.session.rung_text(*rung), nullptr) << rung->id;
        EXPECT_FALSE(room.session.rung_text(*rung)->source.empty()) << rung->id;
        EXPECT_TRUE(room.session.rung_joint(*rung)) << rung->id;
    }
    EXPECT_EQ(last, "wrist");
    ASSERT_NE(room.session.ladder_critique(), nullptr);
    EXPECT_EQ(library().ladder.rungs.size(), static_cast<std::size_t>(analysis::kRungs));
}

std::vector<SearchHit> search(const ShippedRoom& room, std::string_view query) {
    return find_hits(room.session, query, 9);
}

TEST(Search, plain_words_latin_and_english_find_the_same_things) {
    ShippedRoom room;
    EXPECT_EQ(search(room, "sit bone").front().commands.front().text, "hip_bone_r hip_bone_l");
    EXPECT_EQ(search(room, "musculus psoas major").front().title, "psoas major");
    EXPECT_EQ(search(room, "psoas maj").front().title, "psoas major");
    EXPECT_EQ(search(room, "Kneecap").front().title, "kneecap");
    EXPECT_EQ(search(room, "big buttock").front().title, "gluteus maximus");
    EXPECT_TRUE(search(room, "xyzzy").empty());
    EXPECT_TRUE(search(room, "  ").empty());
}

TEST(Search, a_group_is_listed_once_and_lights_all_of_its_muscles) {
    ShippedRoom room;
    const auto hits = search(room, "hip flexors");
    ASSERT_FALSE(hits.empty());
    EXPECT_EQ(hits.front().kind, SearchHit::Kind::Group);
    EXPECT_EQ(std::count_if(hits.begin(), hits.end(),
                            [](const auto& hit) { return hit.title == "hip flexors"; }),
              1);
    for (const Command& command : hits.front().commands) {
        room.session.apply(command);
    }
    EXPECT_EQ(room.session.view().settings.focus.size(), 10U) << "five muscles, both sides";
    room.run(Action::ClearSelection);
    EXPECT_TRUE(room.session.view().settings.focus.empty());
}

TEST(Search, dissociation_is_found_in_both_spellings_and_starts_a_movement) {
    ShippedRoom room;
    const auto usual = search(room, "dissociation");
    const auto other = search(room, "disassociation");
    ASSERT_FALSE(usual.empty());
    ASSERT_EQ(usual.size(), other.size());
    EXPECT_EQ(usual.front().kind, SearchHit::Kind::Movement);
    EXPECT_EQ(usual.front().title, other.front().title);
}

TEST(Search, a_fault_starts_its_movement_in_that_version) {
    ShippedRoom room;
    room.run(Action::SetMovement, "squat");
    const auto hits = search(room, "stiff hip");
    const auto fault = std::find_if(hits.begin(), hits.end(), [](const auto& hit) {
        return hit.kind == SearchHit::Kind::Fault && hit.detail == "Hip extension, standing";
    });
    ASSERT_NE(fault, hits.end());
    for (const Command& command : fault->commands) {
        room.session.apply(command);
    }
    EXPECT_EQ(room.session.document().movement, "hip_extension_standing");
    EXPECT_EQ(room.session.document().variant, "stiff_hip");
}

TEST(Search, every_row_of_the_words_is_found_by_each_of_its_names) {
    ShippedRoom room;
    for (const content::SearchWord& word : library().search_words) {
        for (const std::string& says : word.says) {
            if (!word.parts.empty()) {
                EXPECT_FALSE(search(room, says).empty()) << says;
            }
        }
    }
}

TEST(LookAt, brings_back_what_is_hidden_and_switched_off) {
    ShippedRoom room;
    room.run(Action::Select, "psoas_major_r");
    room.run(Action::HideSelection);
    room.run(Action::ToggleLayer, "deep");
    const std::size_t depth = room.session.history().depth();
    room.run(Action::LookAt, "psoas_major_r");
    EXPECT_TRUE(room.session.document().hidden.empty());
    EXPECT_TRUE(room.session.view().settings.parts.has(scene::Part::Deep));
    EXPECT_EQ(room.session.history().depth(), depth + 1) << "bringing it back can be undone";
    room.run(Action::LookAt, "no_such_thing");
    EXPECT_EQ(room.session.view().settings.focus.size(), 1U)
        << "nothing to look at: nothing changes";
}

analysis::LumbarLevel make_level(double gap) {
    analysis::LumbarLevel level;
    level.spinous_gap = gap;
    level.foramen_area = 100e-6;
    return level;
}

TEST(LumbarLens, it_asks_for_the_nearest_missing_sample_round_the_cycle) {
    LumbarLens lens;
    EXPECT_EQ(lens.find_missing(Version::Good, 0.99), 0);
    lens.set_sample(Version::Good, 0, make_level(0.004));
    EXPECT_EQ(lens.find_missing(Version::Good, 0.99), LumbarLens::kSamples - 1);
    EXPECT_EQ(lens.find_missing(Version::Compensated, 0.0), 0);
}

TEST(LumbarLens, it_reads_between_samples_and_only_there) {
    LumbarLens lens;
    lens.set_rest(make_level(0.005));
    lens.set_sample(Version::Good, 0, make_level(0.004));
    EXPECT_FALSE(lens.read(Version::Good, 0.01));
    lens.set_sample(Version::Good, 1, make_level(0.002));
    const auto reading = lens.read(Version::Good, 0.5 / LumbarLens::kSamples);
    ASSERT_TRUE(reading);
    EXPECT_NEAR(reading->gap, 0.003, 1e-12);
    EXPECT_NEAR(reading->closing(), 0.002, 1e-12);
    EXPECT_FALSE(reading->touches());
}

TEST(LumbarLens, another_performance_or_level_is_measured_anew) {
    LumbarLens lens;
    const model::Movement movement = test::make_tiny_movement();
    model::Performance performance;
    lens.aim(Version::Good, movement, performance);
    lens.set_sample(Version::Good, 3, make_level(0.004));
    lens.aim(Version::Good, movement, performance);
    EXPECT_NE(lens.find_missing(Version::Good, 3.0 / LumbarLens::kSamples), 3);
    performance.limits = {{"hip_extension_r", 0.0}};
    lens.aim(Version::Good, movement, performance);
    EXPECT_EQ(lens.find_missing(Version::Good, 3.0 / LumbarLens::kSamples), 3);
    lens.set_rest(make_level(0.005));
    lens.aim(3);
    EXPECT_FALSE(lens.has_rest());
}

TEST(Lens, it_measures_while_it_is_open_and_shows_the_shared_route_closing_more) {
    if (kIsSanitized) {
        GTEST_SKIP() << kAskedOfTheStandardBody;
    }
    ShippedRoom room;
    room.run(Action::SetMovement, "hip_extension_standing");
    room.run(Action::SetTime, "", 0.48);
    EXPECT_TRUE(room.session.lens_list().viewports.empty());
    room.run(Action::ToggleLens);
    EXPECT_FALSE(room.session.lens_reading(Version::Good));
    for (int i = 0; i < 100 && room.session.advance(0.1); ++i) {
    }
    EXPECT_FALSE(room.session.advance(0.1)) << "once all is measured nothing moves";
    ASSERT_EQ(room.session.lens_list().viewports.size(), 2U);
    const auto good = room.session.lens_reading(Version::Good);
    const auto shared = room.session.lens_reading(Version::Compensated);
    ASSERT_TRUE(good && shared);
    EXPECT_GT(shared->closing(), good->closing());
    EXPECT_GT(shared->closing(), 0.001);
    EXPECT_LT(shared->closing(), 0.0035) << "2 to 3 mm, as its caption says";
    EXPECT_LT(shared->gap_place.x, 0.6) << "behind the middle, seen from the right";
}

TEST(Lens, its_level_can_be_chosen_and_the_walls_of_the_gap_are_as_far_apart_as_it_says) {
    if (kIsSanitized) {
        GTEST_SKIP() << kAskedOfTheStandardBody;
    }
    model::Pose neutral;
    neutral.displacements.resize(built().body.bones.size());
    for (int i = 0; i < static_cast<int>(analysis::kLumbarLevels.size()); ++i) {
        const auto level = analysis::measure_lumbar_level(built(), neutral, i);
        ASSERT_TRUE(level.ok());
        const auto& outline = level->outline;
        EXPECT_NEAR(glm::distance(outline.spinous_upper, outline.spinous_lower), level->spinous_gap,
                    1e-9)
            << level->id;
        EXPECT_EQ(outline.facet[0].size(), 5U) << level->id;
        EXPECT_GT(outline.foramen[0].size(), 70U) << level->id;
    }
    ShippedRoom room;
    room.run(Action::SetLensLevel, "L5_S1");
    EXPECT_TRUE(room.session.view().lens_shown);
    EXPECT_EQ(room.session.view().lens_level, 0);
    room.run(Action::SetLensLevel, "C1_C2");
    EXPECT_EQ(room.session.view().lens_level, 0) << "not a level of the low back";
}

}  // namespace
}  // namespace jw::session
