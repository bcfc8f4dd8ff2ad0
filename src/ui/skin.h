// How everything looks: one colour table a theme, one type scale, one spacing scale.
#pragma once

#include "scene/view_settings.h"

#include "core/result.h"

#include <imgui.h>

#include <filesystem>
#include <span>
#include <vector>

namespace jw::ui {

/// Colours of the interface. Every text colour stands 4.5:1 or better on every ground that it is
/// drawn on, every mark that has to be seen 3:1 (WCAG 2.1, 1.4.3 and 1.4.11): see skin_test.
struct Palette {
    ImU32 panel, raised, pressed;  // from back to front
    ImU32 line;                    // hairlines between parts; carries no meaning
    ImU32 text, muted, on_accent;
    ImU32 mark;          // handles, ticks, symbols
    ImU32 good, shared;  // accents of the two versions
    ImU32 good_text, shared_text;
    ImU32 focus;  // keyboard focus and selection
    ImU32 warning;
    ImU32 veil;  // behind sheets
};
Palette find_palette(scene::Theme theme);
/// WCAG contrast ratio, 1..21, alpha ignored.
double calc_contrast(ImU32 a, ImU32 b);

/// Where the letters come from. Empty paths: ImGui's own font.
struct FontFiles {
    std::filesystem::path regular, strong;
};
/// Looks below the folders for Inter, then for other faces that systems bring along.
FontFiles find_fonts(std::span<const std::filesystem::path> folders);

struct Fonts {
    ImFont* body = nullptr;
    ImFont* strong = nullptr;
    ImFont* small = nullptr;
    ImFont* heading = nullptr;
    ImFont* title = nullptr;
    bool is_fallback = false;  // no file: Latin letters only, one size
};

/// Everything that panels need to draw. Sizes in pixels of the screen, text scale and DPI applied.
class Skin {
  public:
    explicit Skin(FontFiles files) : files_{std::move(files)} {}

    /// Brings fonts and ImGui's style to a scale (DPI x text scale) and a theme. Returns true when
    /// the fonts were made anew: the font texture must be uploaded again. Call outside a frame,
    /// with a current ImGui context.
    bool refresh(double scale, scene::Theme theme);

    const Palette& palette() const { return palette_; }
    const Fonts& fonts() const { return fonts_; }
    float scale() const { return scale_; }
    /// A length of the design (at 1x) in pixels of now.
    float px(float length) const { return length * scale_; }
    /// Spacing scale: 0 4 8 12 16 24 32.
    float gap(int step) const;

  private:
    FontFiles files_;
    Fonts fonts_;
    Palette palette_{};
    float scale_ = 0.0F;
    scene::Theme theme_ = scene::Theme::Dark;
};

}  // namespace jw::ui
