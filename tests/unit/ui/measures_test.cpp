// Plot, question and words of what is measured.
#include "ui/panels.h"

#include "core/angle.h"

#include <gtest/gtest.h>

#include <string>

#include "unit/ui/null_window.h"

namespace jw::ui {
namespace {

using session::Action;
using session::Chord;
using session::NamedKey;
using test::NullWindow;
using test::stroke;

struct Measures : testing::Test {
    NullWindow window{1280, 980};
    Measures() {
        window.room.swings = true;
        window.room.run(Action::TogglePlay);
        window.room.run(Action::SetTime, "", 0.5);
        window.room.rest();
    }
    int count_drawn() {
        window.draw();
        window.draw();
        return ImGui::GetDrawData()->TotalVtxCount;
    }
    void press_key(char character, bool shift = false, bool ctrl = false) {
        window.draw({stroke(Chord{NamedKey::None, character, ctrl, shift})});
    }
};

TEST_F(Measures, the_plot_unfolds_and_a_drag_in_it_scrubs) {
    const int folded = count_drawn();
    press_key('n');
    EXPECT_GT(count_drawn(), folded + 100);
    const Rect& plot = window.state.plot;
    ASSERT_GT(plot.width, 100.0F);
    window.move_mouse(plot.x + 0.25F * plot.width, plot.y + 0.5F * plot.height);
    window.draw();
    window.press(true);
    window.draw();
    window.draw();
    EXPECT_NEAR(window.room.session.playback().time(), 0.25, 0.01);
    window.move_mouse(plot.x + 0.75F * plot.width, plot.y + 0.5F * plot.height);
    window.draw();
    window.press(false);
    window.draw();
    EXPECT_NEAR(window.room.session.playback().time(), 0.75, 0.01);
}

TEST_F(Measures, keys_lay_goniometer_lines_traces_and_ring_on_the_body) {
    const int bare = count_drawn();
    press_key('g');
    EXPECT_GT(count_drawn(), bare + 20) << "the reading is written beside it";
    for (const auto& [key, part] :
         {std::pair{'g', scene::Part::Goniometer}, std::pair{'y', scene::Part::Guides},
          std::pair{'k', scene::Part::Traces}, std::pair{'r', scene::Part::LimitRing}}) {
        const bool was_shown = window.room.session.view().settings.parts.has(part);
        press_key(key);
        EXPECT_NE(window.room.session.view().settings.parts.has(part), was_shown) << key;
    }
    EXPECT_GT(count_drawn(), bare + 20);
}

TEST_F(Measures, shift_s_lays_the_skin_around_the_body) {
    press_key('s', true);
    EXPECT_TRUE(window.room.session.view().settings.parts.has(scene::Part::Skin));
    press_key('s', true);
    EXPECT_FALSE(window.room.session.view().settings.parts.has(scene::Part::Skin));
}

TEST_F(Measures, the_question_is_answered_by_escape_or_its_buttons) {
    press_key('e', false, true);
    const auto request = window.room.session.take_save_request();
    ASSERT_TRUE(request.has_value());
    const int before = count_drawn();
    window.room.session.ask_to_replace(*request, "table.csv");
    EXPECT_GT(count_drawn(), before + 40);
    window.draw({stroke(Chord{NamedKey::Escape, 0, false, false})});
    EXPECT_TRUE(window.room.session.view().replacing.empty());
}

TEST_F(Measures, the_plot_is_drawn_while_it_is_measured_and_without_a_pair) {
    press_key('n');
    window.room.run(Action::SetVariant, "trunk_leans");
    EXPECT_LT(window.room.session.motion_track().count(), session::MotionTrack::kSamples);
    EXPECT_GT(count_drawn(), 100);
    window.room.run(Action::SetMeasure, "ankle_flexion");
    EXPECT_GT(count_drawn(), 100) << "this body has no ankle: the panel goes";
}

TEST(MeasureWords, are_those_of_a_clinic_without_signs) {
    auto texts = content::load_texts(std::filesystem::path{JW_SOURCE_DIR} / "assets/text/en.toml");
    ASSERT_TRUE(texts.ok());
    const analysis::AngleRange usual{to_rad(-15.0), to_rad(115.0)};
    using analysis::Measure;
    EXPECT_EQ(measure_words(*texts, Measure::HipFlexion, to_rad(95.2), usual),
              "hip flexion 95\u00B0 of usual 115\u00B0");
    EXPECT_EQ(measure_words(*texts, Measure::HipFlexion, to_rad(-8.0), usual),
              "hip extension 8\u00B0 of usual 15\u00B0");
    EXPECT_EQ(measure_words(*texts, Measure::PelvicTilt, to_rad(12.0), std::nullopt),
              "anterior tilt 12\u00B0");
    EXPECT_EQ(measure_words(*texts, Measure::PelvicDrop, to_rad(-0.2), std::nullopt),
              "right side low 0\u00B0");
}

}  // namespace
}  // namespace jw::ui
