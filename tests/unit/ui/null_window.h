// A window without a screen: ImGui draws into lists that nobody shows. Mouse and keys are set by
// hand.
#pragma once

#include "ui/shell.h"

#include <gtest/gtest.h>
#include <imgui.h>

#include <filesystem>
#include <vector>

#include "unit/session/tiny_session.h"

namespace jw::test {

class NullWindow {
  public:
    NullWindow(float width, float height, double scale = 1.0,
               scene::Theme theme = scene::Theme::Dark,
               std::span<const std::filesystem::path> font_folders = {})
        : skin_{ui::find_fonts(font_folders)}, scale_{scale}, theme_{theme} {
        ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.DisplaySize = {width, height};
        io.DeltaTime = 1.0F / 60.0F;
        auto texts =
            content::load_texts(std::filesystem::path{JW_SOURCE_DIR} / "assets/text/en.toml");
        EXPECT_TRUE(texts.ok());
        if (texts.ok()) {
            texts_ = std::move(texts).value();
        }
        room.session.draw_list();
    }
    ~NullWindow() { ImGui::DestroyContext(); }
    NullWindow(const NullWindow&) = delete;
    NullWindow& operator=(const NullWindow&) = delete;

    /// One frame; what it posted is applied, as app does, and left in `posted`.
    void draw(std::vector<ui::KeyStroke> strokes = {}) {
        if (skin_.refresh(scale_, theme_)) {
            unsigned char* pixels = nullptr;
            int width = 0;
            int height = 0;
            ImGui::GetIO().Fonts->GetTexDataAsRGBA32(&pixels, &width, &height);
            EXPECT_GT(width, 0);
        }
        ImGui::NewFrame();
        session::CommandSink sink;
        ui::draw_shell(room.session, state, strokes, skin_, texts_, sink);
        posted.assign(sink.commands().begin(), sink.commands().end());
        for (const session::Command& command : sink.commands()) {
            room.session.apply(command);
        }
        room.session.draw_list();
        ImGui::Render();
    }
    void move_mouse(float x, float y) { ImGui::GetIO().MousePos = {x, y}; }
    void press(bool is_down, int button = 0) { ImGui::GetIO().MouseDown[button] = is_down; }
    void type(char character) {
        ImGui::GetIO().AddInputCharacter(static_cast<unsigned>(character));
    }

    bool has_posted(session::Action action) const {
        for (const session::Command& command : posted) {
            if (command.action == action) {
                return true;
            }
        }
        return false;
    }

    TinyRoom room;
    ui::UiState state;
    std::vector<session::Command> posted;
    const ui::Skin& skin() const { return skin_; }

  private:
    ui::Skin skin_;
    content::Texts texts_;
    double scale_;
    scene::Theme theme_;
};

inline ui::KeyStroke stroke(session::Chord chord,
                            ui::KeyStroke::Kind kind = ui::KeyStroke::Kind::Press) {
    return {kind, chord};
}

}  // namespace jw::test
