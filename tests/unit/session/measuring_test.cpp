// Goniometer, plot, traces and table of a sitting.
#include "session/measuring.h"

#include "core/angle.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "unit/session/tiny_session.h"

namespace jw::session {
namespace {

using scene::Part;
using scene::Version;
using test::TinyRoom;

struct Measuring : testing::Test {
    TinyRoom room;
    Measuring() {
        room.swings = true;
        room.run(Action::TogglePlay);
        room.run(Action::SetTime, "", 0.5);
        room.rest();
    }
    const ViewState& view() const { return room.session.view(); }
};

TEST_F(Measuring, the_plot_holds_both_versions_and_what_is_read_now) {
    const MeasurePlot& plot = room.session.plot();
    ASSERT_EQ(plot.angles[0].size(), static_cast<std::size_t>(MotionTrack::kSamples));
    ASSERT_EQ(plot.angles[1].size(), plot.angles[0].size());
    room.session.draw_list();
    for (const Version version : {Version::Good, Version::Compensated}) {
        const auto now = room.session.reading(version);
        ASSERT_TRUE(now.has_value());
        EXPECT_NEAR(plot.of(version)[30], now->angle, 1e-9);
    }
    EXPECT_GT(std::abs(plot.angles[1][30]), std::abs(plot.angles[0][30]));
    ASSERT_TRUE(plot.usual.has_value());
    EXPECT_NEAR(to_deg(plot.usual->to), 115.0, 1e-6);
}

TEST_F(Measuring, another_performance_is_measured_anew) {
    room.run(Action::SetVariant, "trunk_leans");
    EXPECT_LT(room.session.motion_track().count(), MotionTrack::kSamples);
    room.rest();
    EXPECT_TRUE(room.session.motion_track().is_complete());
}

TEST_F(Measuring, the_goniometer_is_laid_on_what_is_shown) {
    room.run(Action::ToggleGoniometer);
    EXPECT_TRUE(view().settings.parts.has(Part::Goniometer));
    const std::size_t lines = room.session.draw_list().lines.size();
    EXPECT_GT(lines, 4U);
    EXPECT_TRUE(room.session.marks(Version::Good).protractor.has_value());
    room.run(Action::ToggleGoniometer);
    EXPECT_TRUE(room.session.draw_list().lines.empty());
}

TEST_F(Measuring, the_next_measure_is_shown_and_comes_round_again) {
    const analysis::Measure first = view().measure;
    room.run(Action::NextMeasure);
    EXPECT_NE(view().measure, first);
    EXPECT_TRUE(view().settings.parts.has(Part::Goniometer));
    for (std::size_t i = 1; i < analysis::kMeasureNames.rows.size(); ++i) {
        room.run(Action::NextMeasure);
    }
    EXPECT_EQ(view().measure, first);
    room.run(Action::SetMeasure, "hip_abduction");
    EXPECT_EQ(view().measure, analysis::Measure::HipAbduction);
    room.run(Action::SetMeasure, "nonsense");
    EXPECT_EQ(view().measure, analysis::Measure::HipAbduction);
}

TEST_F(Measuring, a_measure_whose_landmarks_are_missing_reads_nothing) {
    room.run(Action::SetMeasure, "ankle_flexion");
    EXPECT_FALSE(room.session.goniometer().has_value());
    EXPECT_FALSE(room.session.reading(Version::Good).has_value());
    EXPECT_TRUE(room.session.plot().angles[0].empty());
}

TEST_F(Measuring, traces_follow_the_landmarks_as_they_are_put) {
    room.run(Action::ToggleTraces);
    room.session.draw_list();
    const auto& traces = room.session.marks(Version::Good).traces;
    ASSERT_EQ(traces.size(), 2U) << "this body has no toes";
    EXPECT_EQ(traces[0].points.size(), static_cast<std::size_t>(MotionTrack::kSamples));
    const auto spread = [](const scene::Trace& trace) {
        double most = 0.0;
        for (const Vec3& point : trace.points) {
            most = std::max(most, glm::distance(point, trace.points.front()));
        }
        return most;
    };
    EXPECT_GT(spread(traces[0]), 0.05);
    room.run(Action::SetHold, "pelvis");
    room.session.draw_list();
    EXPECT_LT(spread(room.session.marks(Version::Good).traces[0]), 1e-9)
        << "the pelvis is held, and the ASIS with it";
}

TEST_F(Measuring, the_ring_stands_where_the_dial_does) {
    room.run(Action::SetLayout, "side");
    room.run(Action::ToggleLimitRing);
    room.session.draw_list();
    const auto& ring = room.session.marks(Version::Compensated).ring;
    ASSERT_TRUE(ring.has_value());
    EXPECT_NEAR(to_deg(ring->stop), -to_deg(room.session.hip_dial()->value), 1e-6);
    EXPECT_NEAR(to_deg(ring->active.from), -15.0, 1e-6);
    EXPECT_NEAR(to_deg(ring->passive.to), 120.0, 1e-6);
    EXPECT_FALSE(room.session.marks(Version::Good).ring.has_value());
}

TEST_F(Measuring, the_table_has_a_column_a_version) {
    const std::string csv = room.session.plot_csv();
    EXPECT_THAT(csv, testing::StartsWith("time,hip_flexion_r_good,hip_flexion_r_stiff_hip\n"));
    EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), 1 + MotionTrack::kSamples);
    const std::array<double, 2> times{0.0, 1.0};
    const std::array columns{MeasureColumn{"good", {0.0, to_rad(-12.5)}}};
    EXPECT_EQ(write_measure_csv("knee_flexion_l", times, columns),
              "time,knee_flexion_l_good\n0.000000,0.0000\n1.000000,-12.5000\n");
}

TEST_F(Measuring, saving_asks_before_it_replaces) {
    room.run(Action::SavePlot);
    auto request = room.session.take_save_request();
    ASSERT_TRUE(request.has_value());
    EXPECT_FALSE(request->may_replace);
    EXPECT_EQ(request->name, "hip_extension_standing_stiff_hip_hip_flexion_r.csv");
    EXPECT_FALSE(room.session.take_save_request().has_value());
    room.session.ask_to_replace(*request, "/somewhere/" + request->name);
    room.run(Action::ClearSelection);
    EXPECT_TRUE(view().replacing.empty()) << "escape keeps the file";
    room.run(Action::ReplaceFile);
    EXPECT_FALSE(room.session.take_save_request().has_value()) << "nothing was asked";
    room.session.ask_to_replace(*request, "/somewhere/" + request->name);
    room.run(Action::ReplaceFile);
    request = room.session.take_save_request();
    ASSERT_TRUE(request.has_value());
    EXPECT_TRUE(request->may_replace);
    EXPECT_TRUE(view().replacing.empty());
}

TEST_F(Measuring, the_answer_holds_for_the_file_that_was_asked_about) {
    room.run(Action::SavePlot);
    const auto asked = room.session.take_save_request();
    ASSERT_TRUE(asked.has_value());
    room.session.ask_to_replace(*asked, "/somewhere/" + asked->name);
    room.run(Action::SetMeasure, "hip_abduction");
    room.run(Action::ReplaceFile);
    const auto request = room.session.take_save_request();
    ASSERT_TRUE(request.has_value());
    EXPECT_TRUE(request->may_replace);
    EXPECT_EQ(request->name, asked->name);
    EXPECT_EQ(request->bytes, asked->bytes);
}

TEST_F(Measuring, looking_and_measuring_is_no_step_of_undo) {
    for (const Action action :
         {Action::ToggleGoniometer, Action::NextMeasure, Action::ToggleGuides, Action::ToggleTraces,
          Action::ToggleLimitRing, Action::TogglePlot, Action::SavePlot}) {
        room.run(action);
    }
    EXPECT_FALSE(room.session.history().can_undo());
    EXPECT_TRUE(view().panels.has(Panel::Plot));
    EXPECT_TRUE(view().settings.parts.has(Part::Guides));
}

}  // namespace
}  // namespace jw::session
