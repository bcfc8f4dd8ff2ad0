#include "app/window_keys.h"

#include <gtest/gtest.h>
#include <imgui.h>

#include <vector>

namespace jw::app {
namespace {

using platform::KeyEvent;

constexpr int kDown = 7;

class ShortPress : public testing::Test {
  protected:
    ShortPress() {
        ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {320.0F, 200.0F};
        io.DeltaTime = 0.02F;
        io.KeyMap[ImGuiKey_DownArrow] = kDown;
        unsigned char* pixels = nullptr;
        int width = 0;
        int height = 0;
        io.Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
    }
    ~ShortPress() override { ImGui::DestroyContext(); }

    /// How often the arrow counts as pressed in a frame that these events came before.
    static int count_presses(const std::vector<KeyEvent>& events) {
        const ShortPresses held{events};
        ImGui::NewFrame();
        const int count = ImGui::IsKeyPressed(kDown, false) ? 1 : 0;
        ImGui::EndFrame();
        return count;
    }
};

KeyEvent event(KeyEvent::Key key, KeyEvent::Action action) {
    KeyEvent made;
    made.key = key;
    made.action = action;
    return made;
}

TEST_F(ShortPress, of_less_than_a_frame_is_seen_once) {
    EXPECT_EQ(count_presses({}), 0);
    EXPECT_EQ(count_presses({event(KeyEvent::Key::Down, KeyEvent::Action::Press),
                             event(KeyEvent::Key::Down, KeyEvent::Action::Release)}),
              1);
    EXPECT_EQ(count_presses({}), 0);
    EXPECT_FALSE(ImGui::GetIO().KeysDown[kDown]);
}

TEST_F(ShortPress, that_still_lasts_stays_down) {
    ImGui::GetIO().KeysDown[kDown] = true;  // as the backend's own callback says
    EXPECT_EQ(count_presses({event(KeyEvent::Key::Down, KeyEvent::Action::Press)}), 1);
    EXPECT_TRUE(ImGui::GetIO().KeysDown[kDown]);
}

TEST_F(ShortPress, of_another_key_is_none) {
    EXPECT_EQ(count_presses({event(KeyEvent::Key::Space, KeyEvent::Action::Press),
                             event(KeyEvent::Key::Space, KeyEvent::Action::Release)}),
              0);
}

}  // namespace
}  // namespace jw::app
