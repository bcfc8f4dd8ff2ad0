#include "ui/skin.h"

#include <imgui_freetype.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <system_error>

namespace jw::ui {
namespace {

namespace fs = std::filesystem;

constexpr ImU32 rgb(unsigned hex, unsigned alpha = 255U) {
    return IM_COL32((hex >> 16U) & 0xFFU, (hex >> 8U) & 0xFFU, hex & 0xFFU, alpha);
}

// Blue and vermilion after Okabe & Ito, lighter where they are text; no theme tells the versions
// apart by colour alone (solid and dashed, and words, go with them).
constexpr Palette kDark{.panel = rgb(0x1B1F24),
                        .raised = rgb(0x272C33),
                        .pressed = rgb(0x343B45),
                        .line = rgb(0x2B3038),
                        .text = rgb(0xECEEF1),
                        .muted = rgb(0xAAB2BD),
                        .on_accent = rgb(0x0B0E11),
                        .mark = rgb(0x8E98A5),
                        .good = rgb(0x4FA8E0),
                        .shared = rgb(0xEE8140),
                        .good_text = rgb(0x7CC3F2),
                        .shared_text = rgb(0xF7A06B),
                        .focus = rgb(0xE9C46A),
                        .warning = rgb(0xF0C36A),
                        .veil = rgb(0x08090B, 170)};

constexpr Palette kLight{.panel = rgb(0xF7F8FA),
                         .raised = rgb(0xE4E8ED),
                         .pressed = rgb(0xD3D9E1),
                         .line = rgb(0xD5DAE1),
                         .text = rgb(0x1A1E23),
                         .muted = rgb(0x4A5460),
                         .on_accent = rgb(0xFFFFFF),
                         .mark = rgb(0x66707C),
                         .good = rgb(0x0069A6),
                         .shared = rgb(0xB84A00),
                         .good_text = rgb(0x005A90),
                         .shared_text = rgb(0x993D00),
                         .focus = rgb(0x7A5600),
                         .warning = rgb(0x7A4B00),
                         .veil = rgb(0x20252B, 130)};

constexpr Palette kProjector{.panel = rgb(0xFFFFFF),
                             .raised = rgb(0xE8E8E8),
                             .pressed = rgb(0xD0D0D0),
                             .line = rgb(0x9A9A9A),
                             .text = rgb(0x000000),
                             .muted = rgb(0x262626),
                             .on_accent = rgb(0xFFFFFF),
                             .mark = rgb(0x3A3A3A),
                             .good = rgb(0x004B87),
                             .shared = rgb(0xA33600),
                             .good_text = rgb(0x003E70),
                             .shared_text = rgb(0x852C00),
                             .focus = rgb(0x5C4000),
                             .warning = rgb(0x5C3A00),
                             .veil = rgb(0x000000, 140)};

double channel(ImU32 colour, int shift) {
    const double value = static_cast<double>((colour >> shift) & 0xFFU) / 255.0;
    return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
}

double luminance(ImU32 colour) {
    return 0.2126 * channel(colour, IM_COL32_R_SHIFT) + 0.7152 * channel(colour, IM_COL32_G_SHIFT) +
           0.0722 * channel(colour, IM_COL32_B_SHIFT);
}

/// Latin, punctuation, arrows, minus, degree, comparison and the Greek of formulas.
constexpr std::array<ImWchar, 17> kGlyphs{0x0020, 0x017F, 0x0370, 0x03FF, 0x2010, 0x2027,
                                          0x2032, 0x2033, 0x2190, 0x2193, 0x2212, 0x2212,
                                          0x2248, 0x2248, 0x2264, 0x2265, 0};

struct Face {
    const char* regular;
    const char* strong;
};
// In the order of preference; all are free and common.
constexpr std::array kFaces{Face{"Inter-Regular.otf", "Inter-SemiBold.otf"},
                            Face{"Inter-Regular.ttf", "Inter-SemiBold.ttf"},
                            Face{"NotoSans-Regular.ttf", "NotoSans-SemiBold.ttf"},
                            Face{"NotoSans-Regular.ttf", "NotoSans-Bold.ttf"},
                            Face{"DejaVuSans.ttf", "DejaVuSans-Bold.ttf"},
                            Face{"LiberationSans-Regular.ttf", "LiberationSans-Bold.ttf"}};

ImFont* add_font(ImFontAtlas& atlas, const fs::path& file, float size) {
    ImFontConfig config;
    config.OversampleH = 1;
    config.PixelSnapH = true;
    return atlas.AddFontFromFileTTF(file.c_str(), std::round(size), &config, kGlyphs.data());
}

Fonts make_fonts(const FontFiles& files, float scale) {
    ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
    atlas.Clear();
    atlas.FontBuilderIO = ImGuiFreeType::GetBuilderForFreeType();
    Fonts fonts;
    if (!files.regular.empty()) {
        const fs::path& strong = files.strong.empty() ? files.regular : files.strong;
        fonts.body = add_font(atlas, files.regular, 15.0F * scale);
        fonts.strong = add_font(atlas, strong, 15.0F * scale);
        fonts.small = add_font(atlas, files.regular, 13.0F * scale);
        fonts.heading = add_font(atlas, strong, 18.0F * scale);
        fonts.title = add_font(atlas, strong, 30.0F * scale);
    }
    const bool is_complete = fonts.body != nullptr && fonts.strong != nullptr &&
                             fonts.small != nullptr && fonts.heading != nullptr &&
                             fonts.title != nullptr;
    if (!is_complete || !atlas.Build()) {
        atlas.Clear();
        ImFontConfig config;
        config.SizePixels = std::max(13.0F, std::round(13.0F * scale));
        ImFont* font = atlas.AddFontDefault(&config);
        atlas.Build();
        return Fonts{font, font, font, font, font, true};
    }
    return fonts;
}

ImVec4 vec(ImU32 colour) {
    return ImGui::ColorConvertU32ToFloat4(colour);
}

void set_style(const Palette& palette, float scale) {
    ImGuiStyle style;
    style.WindowPadding = {12.0F, 12.0F};
    style.WindowRounding = 0.0F;
    style.WindowBorderSize = 0.0F;
    style.ChildBorderSize = 0.0F;
    style.PopupRounding = 6.0F;
    style.PopupBorderSize = 1.0F;
    style.FramePadding = {10.0F, 6.0F};
    style.FrameRounding = 5.0F;
    style.ItemSpacing = {8.0F, 8.0F};
    style.ItemInnerSpacing = {6.0F, 4.0F};
    style.ScrollbarSize = 10.0F;
    style.ScrollbarRounding = 5.0F;
    style.GrabRounding = 5.0F;
    style.ScaleAllSizes(scale);
    auto& colours = style.Colors;
    colours[ImGuiCol_Text] = vec(palette.text);
    colours[ImGuiCol_TextDisabled] = vec(palette.muted);
    colours[ImGuiCol_WindowBg] = vec(palette.panel);
    colours[ImGuiCol_ChildBg] = {0.0F, 0.0F, 0.0F, 0.0F};
    colours[ImGuiCol_PopupBg] = vec(palette.panel);
    colours[ImGuiCol_CheckMark] = vec(palette.text);
    colours[ImGuiCol_Border] = vec(palette.line);
    for (const int i : {ImGuiCol_FrameBg, ImGuiCol_Button, ImGuiCol_Header}) {
        colours[i] = vec(palette.raised);
    }
    for (const int i : {ImGuiCol_FrameBgHovered, ImGuiCol_FrameBgActive, ImGuiCol_ButtonHovered,
                        ImGuiCol_ButtonActive, ImGuiCol_HeaderHovered, ImGuiCol_HeaderActive}) {
        colours[i] = vec(palette.pressed);
    }
    colours[ImGuiCol_ScrollbarBg] = {0.0F, 0.0F, 0.0F, 0.0F};
    colours[ImGuiCol_ScrollbarGrab] = vec(palette.pressed);
    colours[ImGuiCol_ScrollbarGrabHovered] = vec(palette.mark);
    colours[ImGuiCol_ScrollbarGrabActive] = vec(palette.mark);
    colours[ImGuiCol_Separator] = vec(palette.line);
    colours[ImGuiCol_TextSelectedBg] = vec(palette.pressed);
    colours[ImGuiCol_ModalWindowDimBg] = vec(palette.veil);
    ImGui::GetStyle() = style;
}

}  // namespace

Palette find_palette(scene::Theme theme) {
    switch (theme) {
        case scene::Theme::Light:
            return kLight;
        case scene::Theme::Projector:
            return kProjector;
        case scene::Theme::Dark:
            break;
    }
    return kDark;
}

double calc_contrast(ImU32 a, ImU32 b) {
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

FontFiles find_fonts(std::span<const fs::path> folders) {
    std::vector<fs::path> files;
    for (const fs::path& folder : folders) {
        std::error_code fault;
        fs::recursive_directory_iterator it{folder, fs::directory_options::skip_permission_denied,
                                            fault};
        for (; !fault && it != fs::recursive_directory_iterator{}; it.increment(fault)) {
            files.push_back(it->path());
        }
    }
    const auto find = [&](const char* name) {
        const auto found = std::find_if(files.begin(), files.end(), [&](const fs::path& file) {
            return file.filename() == name;
        });
        return found == files.end() ? fs::path{} : *found;
    };
    for (const Face& face : kFaces) {
        const FontFiles pair{find(face.regular), find(face.strong)};
        if (!pair.regular.empty() && !pair.strong.empty()) {
            return pair;
        }
    }
    return {};
}

bool Skin::refresh(double scale, scene::Theme theme) {
    const auto wanted = static_cast<float>(std::clamp(scale, 0.5, 8.0));
    const bool is_new_scale = std::abs(wanted - scale_) > 1e-3F;
    if (!is_new_scale && theme == theme_) {
        return false;
    }
    theme_ = theme;
    palette_ = find_palette(theme);
    if (is_new_scale) {
        scale_ = wanted;
        fonts_ = make_fonts(files_, scale_);
        ImGui::GetIO().FontDefault = fonts_.body;
    }
    set_style(palette_, scale_);
    return is_new_scale;
}

float Skin::gap(int step) const {
    constexpr std::array<float, 7> kSteps{0.0F, 4.0F, 8.0F, 12.0F, 16.0F, 24.0F, 32.0F};
    return px(
        kSteps[static_cast<std::size_t>(std::clamp(step, 0, static_cast<int>(kSteps.size()) - 1))]);
}

}  // namespace jw::ui
