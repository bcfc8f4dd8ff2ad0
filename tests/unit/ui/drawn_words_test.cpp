// What the whole window looks like at every size: no words cut off, nothing on top of anything
// else; and that the instrument which says so would notice.
#include "unit/ui/drawn_words.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>
#include <functional>
#include <ostream>
#include <string>

#include "unit/ui/null_window.h"

namespace jw::ui {
namespace {

using session::Action;
using test::find_drawn_faults;
using test::NullWindow;
using ::testing::Contains;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::array<std::filesystem::path, 1> kFonts{"/usr/share/fonts"};

/// What the instrument says of one window that `draw` fills.
std::vector<std::string> look_at(const std::function<void(ImDrawList&)>& draw,
                                 ImGuiWindowFlags flags = 0) {
    NullWindow window{400, 300, 1.0, scene::Theme::Dark, kFonts};
    window.draw();
    for (int frame = 0; frame < 2; ++frame) {  // what scrolls is known in the second one
        ImGui::NewFrame();
        ImGui::SetNextWindowPos({0.0F, 0.0F});
        ImGui::SetNextWindowSize({400.0F, 300.0F});
        ImGui::Begin("page", nullptr, ImGuiWindowFlags_NoDecoration | flags);
        draw(*ImGui::GetWindowDrawList());
        ImGui::End();
        ImGui::Render();
    }
    return find_drawn_faults();
}

constexpr ImU32 kInk = IM_COL32_WHITE;

TEST(DrawnWords, that_stand_well_are_no_fault) {
    const auto faults = look_at([](ImDrawList& list) {
        list.AddRectFilled({10, 10}, {300, 40}, IM_COL32(40, 40, 40, 255));
        list.AddText({20, 16}, kInk, "hip extension 12");
        list.AddText({20, 60}, kInk, "low back");
        list.AddText({200, 60}, kInk, "pelvis");
    });
    EXPECT_THAT(faults, IsEmpty());
}

TEST(DrawnWords, that_are_cut_off_are_found) {
    const auto faults = look_at([](ImDrawList& list) {
        list.PushClipRect({0, 0}, {60, 300}, true);
        list.AddText({20, 16}, kInk, "hip extension");
        list.PopClipRect();
        list.PushClipRect({100, 0}, {400, 24}, true);
        list.AddText({120, 16}, kInk, "pelvis");
        list.PopClipRect();
    });
    EXPECT_THAT(faults, Contains(HasSubstr("is cut off at 2")));
    EXPECT_THAT(faults, Contains(HasSubstr("'pelvis' is cut off")));
}

TEST(DrawnWords, that_stand_on_one_another_are_found) {
    const auto faults = look_at([](ImDrawList& list) {
        list.AddText({20, 16}, kInk, "hip extension");
        list.AddText({60, 22}, kInk, "pelvis");
    });
    EXPECT_THAT(faults, Contains(HasSubstr("'hip extension' and 'pelvis' stand on one another")));
}

TEST(DrawnWords, that_a_shape_covers_are_found_and_so_are_symbols_under_another_window) {
    const auto faults = look_at([](ImDrawList& list) {
        list.AddText({20, 16}, kInk, "hip extension");
        list.AddCircleFilled({60, 22}, 20, IM_COL32(90, 90, 90, 255));
        list.AddTriangleFilled({200, 200}, {206, 200}, {203, 206}, kInk);
        ImGui::GetForegroundDrawList()->AddCircleFilled({203, 203}, 30, IM_COL32(90, 90, 90, 255));
    });
    EXPECT_THAT(faults, Contains(HasSubstr("'hip extension' is covered")));
    EXPECT_THAT(faults, Contains(HasSubstr("a symbol is covered")));
}

TEST(DrawnWords, may_be_cut_where_they_scroll) {
    const auto page = [](ImDrawList&) {
        ImGui::BeginChild("rows", {200.0F, 55.0F});
        for (int i = 0; i < 9; ++i) {
            ImGui::TextUnformatted("one of many rows");
        }
        ImGui::EndChild();
    };
    EXPECT_THAT(look_at(page), IsEmpty());
}

/// The guided start as it is shipped, at one of its steps.
void guide(NullWindow& window, int step) {
    std::vector<Error> faults;
    window.room.library.guide = content::read_guide(
        std::filesystem::path{JW_SOURCE_DIR} / "assets/content/guide.toml", faults);
    ASSERT_TRUE(faults.empty());
    ASSERT_GT(static_cast<int>(window.room.library.guide.size()), step);
    window.room.run(Action::ToggleGuide);
    for (int i = 0; i < step; ++i) {
        window.room.run(Action::NextGuideStep);
    }
}

/// What a person may have open, one after the other.
struct Scene {
    const char* name;
    void (*open)(NullWindow&);
};
const std::array kScenes{
    Scene{"first", [](NullWindow&) {}},
    Scene{"announcement",
          [](NullWindow& w) {
              w.room.run(Action::SetVariant, "trunk_leans");
              w.room.run(Action::ToggleLens);
          }},
    Scene{"overlay", [](NullWindow& w) { w.room.run(Action::SetLayout, "overlay"); }},
    Scene{"difference", [](NullWindow& w) { w.room.run(Action::SetLayout, "difference"); }},
    Scene{"single", [](NullWindow& w) { w.room.run(Action::SetLayout, "single"); }},
    Scene{"help", [](NullWindow& w) { w.room.run(Action::ToggleHelp); }},
    Scene{"notice", [](NullWindow& w) { w.room.run(Action::ToggleNotice); }},
    Scene{"search", [](NullWindow& w) { w.room.run(Action::ToggleSearch); }},
    Scene{"settings", [](NullWindow& w) { w.room.run(Action::ToggleSettings); }},
    Scene{"settings, asked about a reset",
          [](NullWindow& w) {
              w.room.run(Action::ToggleSettings);
              w.state.settings.asks_reset = true;
          }},
    Scene{"colours as others see them", [](NullWindow& w) { w.room.run(Action::CycleSight); }},
    Scene{"guided start", [](NullWindow& w) { guide(w, 0); }},
    Scene{"guided to the budget", [](NullWindow& w) { guide(w, 1); }},
    Scene{"guided to the dial", [](NullWindow& w) { guide(w, 2); }},
    Scene{"guided to the bar", [](NullWindow& w) { guide(w, 3); }},
    Scene{"guided to the ladder", [](NullWindow& w) { guide(w, 4); }},
    Scene{"guided to the search", [](NullWindow& w) { guide(w, 5); }},
    Scene{"lens", [](NullWindow& w) { w.room.run(Action::ToggleLens); }},
    Scene{"lens over one figure",
          [](NullWindow& w) {
              w.room.run(Action::SetLayout, "single");
              w.room.run(Action::ToggleLens);
          }},
    Scene{"walk", [](NullWindow& w) { w.room.run(Action::NextRung); }},
    Scene{"moment", [](NullWindow& w) { w.room.run(Action::SetTime, "", 0.3); }},
    Scene{"teaching",
          [](NullWindow& w) {
              w.room.run(Action::ToggleTeaching);
              w.room.run(Action::SetTime, "", 0.25);
          }},
    Scene{"selection", [](NullWindow& w) { w.room.run(Action::Select, "front_r"); }},
    Scene{"held and mirrored",
          [](NullWindow& w) {
              w.room.run(Action::SetHold, "pelvis");
              w.room.run(Action::ToggleMirror);
              w.room.run(Action::CyclePlanes);
          }},
    Scene{"names",
          [](NullWindow& w) {
              w.room.run(Action::ToggleNames);
              w.room.run(Action::SetTime, "", 0.3);
          }},
    Scene{"columns laid over", [](NullWindow& w) { w.state.left.is_open = true; }},
    Scene{"other column laid over", [](NullWindow& w) { w.state.right.is_open = true; }},
    Scene{"sentences",
          [](NullWindow& w) {
              w.room.session.notify(session::NotificationKind::Error,
                                    "my_squat.toml:7:11: seconds must be a number of seconds");
          }},
};

struct Window {
    float width, height;
    std::array<double, 2> scales;
    friend std::ostream& operator<<(std::ostream& out, const Window& window) {
        return out << window.width << "x" << window.height;
    }
};

class EveryWindow : public ::testing::TestWithParam<Window> {};

TEST_P(EveryWindow, cuts_no_words_off_and_draws_nothing_over_anything) {
    for (const double scale : GetParam().scales) {
        for (const Scene& scene : kScenes) {
            NullWindow window{GetParam().width, GetParam().height, scale, scene::Theme::Dark,
                              kFonts};
            ASSERT_FALSE(window.skin().fonts().is_fallback);
            model::Joint level;
            level.id = "L4_L5";
            level.parent = 0;
            level.child = 1;
            window.room.model.body.joints.push_back(level);
            window.room.run(Action::TogglePlay);
            window.room.session.advance(5.0);  // the announcement is over
            scene.open(window);
            for (int i = 0; i < 3; ++i) {
                window.draw();
            }
            for (const std::string& fault : find_drawn_faults()) {
                ADD_FAILURE() << scene.name << " x" << scale << ": " << fault;
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(
    Sizes, EveryWindow,
    ::testing::Values(Window{1024, 640, {0.8, 1.25}}, Window{1280, 720, {1.0, 1.25}},
                      Window{1920, 1080, {1.0, 2.5}}, Window{3840, 2160, {1.0, 2.5}}),
    [](const auto& size) { return std::to_string(static_cast<int>(size.param.width)); });

}  // namespace
}  // namespace jw::ui
