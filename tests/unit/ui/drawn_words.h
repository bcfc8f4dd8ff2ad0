// Reads ImGui's draw lists back as what a person sees: words and marks, each with the place that it
// takes and the part of the window that it may take.
//
// A glyph is told from a shape by its place in the font's texture, so every way of drawing words is
// seen, not only that of ui/widgets. Shapes of some size that cover what was drawn before are kept
// too.
#pragma once

#include <fmt/format.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <string>
#include <utility>
#include <vector>

namespace jw::test {

/// Words of one line, or a small shape without words: part of a symbol.
struct Ink {
    std::string words;
    ImRect box, clip;
    const ImGuiWindow* window = nullptr;
    int order = 0;
    ImU32 colour = 0;
    float line = 0.0F;  // y of the line of text
    const ImFont* font = nullptr;
};

/// A piece of an opaque shape: a triangle.
struct Cover {
    ImVec2 a, b, c;
    const ImGuiWindow* window = nullptr;
    int order = 0;
};

struct Drawn {
    std::vector<Ink> words, marks;
    std::vector<Cover> covers;
    std::vector<std::pair<const ImGuiWindow*, int>> sheets;  // windows with a ground, by order
};

class DrawnReader {
  public:
    Drawn read(const ImDrawData& data) {
        for (const ImFont* font : ImGui::GetIO().Fonts->Fonts) {
            for (const ImFontGlyph& glyph : font->Glyphs) {
                glyphs_[{glyph.U0, glyph.V0}] = {font, &glyph};
            }
        }
        for (int i = 0; i < data.CmdListsCount; ++i) {
            read_list(*data.CmdLists[i]);
        }
        return std::move(drawn_);
    }

  private:
    struct Letter {
        const ImFont* font = nullptr;
        const ImFontGlyph* glyph = nullptr;
    };

    void read_list(const ImDrawList& list) {
        window_ = list._OwnerName != nullptr ? ImGui::FindWindowByName(list._OwnerName) : nullptr;
        if (window_ != nullptr && window_->ParentWindow == nullptr &&
            (window_->Flags & ImGuiWindowFlags_NoBackground) == 0) {
            drawn_.sheets.emplace_back(window_, order_);
        }
        for (const ImDrawCmd& command : list.CmdBuffer) {
            const ImRect clip{command.ClipRect.x, command.ClipRect.y, command.ClipRect.z,
                              command.ClipRect.w};
            for (unsigned i = 0; i + 2 < command.ElemCount; i += 3) {
                const auto vertex = [&](unsigned k) -> const ImDrawVert& {
                    const auto index = static_cast<int>(command.IdxOffset + i + k);
                    return list
                        .VtxBuffer[static_cast<int>(list.IdxBuffer[index] + command.VtxOffset)];
                };
                const Letter letter = find_letter(vertex(0), vertex(2));
                if (letter.glyph != nullptr) {
                    add_letter(letter, vertex(0), vertex(2), clip);
                    i += 3;  // a letter is two triangles
                } else {
                    add_shape(vertex(0), vertex(1), vertex(2), clip);
                }
                ++order_;
            }
        }
    }

    Letter find_letter(const ImDrawVert& upper_left, const ImDrawVert& lower_right) const {
        const auto found = glyphs_.find({upper_left.uv.x, upper_left.uv.y});
        const bool is_whole = found != glyphs_.end() &&
                              found->second.glyph->U1 == lower_right.uv.x &&
                              found->second.glyph->V1 == lower_right.uv.y;
        return is_whole ? found->second : Letter{};
    }

    void add_letter(const Letter& letter, const ImDrawVert& upper_left,
                    const ImDrawVert& lower_right, const ImRect& clip) {
        const ImRect box{upper_left.pos, lower_right.pos};
        const float line = box.Min.y - letter.glyph->Y0;
        const float size = letter.font->FontSize;
        if (!drawn_.words.empty()) {
            Ink& last = drawn_.words.back();
            const float gap = box.Min.x - last.box.Max.x;
            if (last.window == window_ && last.font == letter.font &&
                last.colour == upper_left.col && std::abs(last.line - line) < 0.5F &&
                gap > -0.15F * size && gap < 0.6F * size) {
                last.words += gap > 0.14F * size ? " " : "";
                last.words += to_text(letter.glyph->Codepoint);
                last.box.Add(box);
                last.order = order_;
                return;
            }
        }
        drawn_.words.push_back({to_text(letter.glyph->Codepoint), box, clip, window_, order_,
                                upper_left.col, line, letter.font});
    }

    void add_shape(const ImDrawVert& a, const ImDrawVert& b, const ImDrawVert& c,
                   const ImRect& clip) {
        constexpr unsigned kOpaque = 200;  // alpha, of 255; thinner ones let words show through
        constexpr float kLarge = 24.0F;    // px2
        for (const ImDrawVert* vertex : {&a, &b, &c}) {
            if ((vertex->col >> IM_COL32_A_SHIFT) < kOpaque) {
                return;
            }
        }
        const float area = 0.5F * std::abs((b.pos.x - a.pos.x) * (c.pos.y - a.pos.y) -
                                           (c.pos.x - a.pos.x) * (b.pos.y - a.pos.y));
        ImRect box{a.pos, a.pos};
        box.Add(b.pos);
        box.Add(c.pos);
        const float thickness = 2.0F * area / std::max({box.GetWidth(), box.GetHeight(), 1.0F});
        if (area > kLarge && thickness > 4.0F) {
            drawn_.covers.push_back({a.pos, b.pos, c.pos, window_, order_});
        } else if (std::max(box.GetWidth(), box.GetHeight()) < 40.0F) {
            drawn_.marks.push_back({"", box, clip, window_, order_, a.col, 0.0F, nullptr});
        }
    }

    static std::string to_text(unsigned codepoint) {
        char letters[5] = {};
        ImTextCharToUtf8(letters, codepoint);
        return letters;
    }

    std::map<std::pair<float, float>, Letter> glyphs_;
    Drawn drawn_;
    const ImGuiWindow* window_ = nullptr;
    int order_ = 0;
};

/// Faults of what was drawn, in sentences; empty when all is well.
class DrawnFaults {
  public:
    explicit DrawnFaults(Drawn drawn) : drawn_{std::move(drawn)} {}

    std::vector<std::string> find() {
        std::erase_if(drawn_.words, [&](const Ink& ink) { return is_under_sheet(ink); });
        std::erase_if(drawn_.marks, [&](const Ink& ink) { return is_under_sheet(ink); });
        std::erase_if(drawn_.words, [](const Ink& ink) { return !ink.box.Overlaps(ink.clip); });
        for (std::size_t i = 0; i < drawn_.words.size(); ++i) {
            find_cut(drawn_.words[i]);
            find_covered(drawn_.words[i]);
            for (std::size_t k = 0; k < i; ++k) {
                find_overlap(drawn_.words[k], drawn_.words[i]);
            }
        }
        for (const Ink& mark : drawn_.marks) {
            if (mark.window != nullptr) {  // what lies behind all windows does so on purpose
                find_covered(mark);
            }
        }
        std::sort(faults_.begin(), faults_.end());
        faults_.erase(std::unique(faults_.begin(), faults_.end()), faults_.end());
        return faults_;
    }

  private:
    static constexpr float kSlack = 1.5F;  // px: the soft edge of letters

    static bool scrolls(const ImGuiWindow* window) {
        for (; window != nullptr; window = window->ParentWindow) {
            if (window->ScrollMax.y > 0.0F && (window->Flags & ImGuiWindowFlags_NoScrollbar) == 0) {
                return true;
            }
        }
        return false;
    }

    /// The part of it that can be seen.
    static ImRect visible(const Ink& ink) {
        ImRect box = ink.box;
        box.ClipWith(ink.clip);
        return box;
    }

    /// A window with a ground that came later lies over it on purpose: a sheet, a menu, a column.
    bool is_under_sheet(const Ink& ink) const {
        return std::any_of(drawn_.sheets.begin(), drawn_.sheets.end(), [&](const auto& sheet) {
            return sheet.second > ink.order && visible(ink).Overlaps(sheet.first->OuterRectClipped);
        });
    }

    void find_cut(const Ink& ink) {
        const ImRect& box = ink.box;
        const bool is_beside =
            box.Min.x < ink.clip.Min.x - kSlack || box.Max.x > ink.clip.Max.x + kSlack;
        const bool is_above =
            box.Min.y < ink.clip.Min.y - kSlack || box.Max.y > ink.clip.Max.y + kSlack;
        if (is_beside || (is_above && !scrolls(ink.window))) {
            faults_.push_back(fmt::format("'{}' is cut off at {}", ink.words, place(ink)));
        }
    }

    void find_overlap(const Ink& a, const Ink& b) {
        ImRect common = visible(a);
        common.ClipWith(visible(b));
        if (common.GetWidth() > kSlack && common.GetHeight() > kSlack) {
            faults_.push_back(fmt::format("'{}' and '{}' stand on one another at {}", a.words,
                                          b.words, place(b)));
        }
    }

    void find_covered(const Ink& ink) {
        ImRect box = visible(ink);
        box.Expand(-kSlack);
        if (box.IsInverted()) {
            return;
        }
        for (const Cover& cover : drawn_.covers) {
            // A symbol is made of shapes that cover one another; only strangers cover it up.
            const bool is_stranger = cover.window == nullptr || ink.window == nullptr ||
                                     cover.window->RootWindow != ink.window->RootWindow;
            if (cover.order > ink.order && (is_stranger || !ink.words.empty()) &&
                is_over(cover, box)) {
                faults_.push_back(fmt::format(
                    "{} is covered at {}", ink.words.empty() ? "a symbol" : "'" + ink.words + "'",
                    place(ink)));
                return;
            }
        }
    }

    static bool is_over(const Cover& cover, const ImRect& box) {
        for (int x = 0; x <= 4; ++x) {
            for (int y = 0; y <= 2; ++y) {
                const ImVec2 at{ImLerp(box.Min.x, box.Max.x, 0.25F * static_cast<float>(x)),
                                ImLerp(box.Min.y, box.Max.y, 0.5F * static_cast<float>(y))};
                if (ImTriangleContainsPoint(cover.a, cover.b, cover.c, at)) {
                    return true;
                }
            }
        }
        return false;
    }

    static std::string place(const Ink& ink) {
        return fmt::format("{:.0f} {:.0f} of {}", ink.box.Min.x, ink.box.Min.y,
                           ink.window != nullptr ? ink.window->Name : "the ground");
    }

    Drawn drawn_;
    std::vector<std::string> faults_;
};

/// Of the frame that was drawn last.
inline std::vector<std::string> find_drawn_faults() {
    return DrawnFaults{DrawnReader{}.read(*ImGui::GetDrawData())}.find();
}

}  // namespace jw::test
