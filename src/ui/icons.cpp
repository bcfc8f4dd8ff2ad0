// Icons as strokes and triangles: sharp at every scale, and no font file to ship.
#include "ui/widgets.h"

#include <cmath>
#include <numbers>

namespace jw::ui {
namespace {

/// Draws in a square of -1..1 about the centre.
struct Pen {
    ImDrawList& list;
    ImVec2 centre;
    float half;
    ImU32 colour;

    ImVec2 at(float x, float y) const { return {centre.x + x * half, centre.y + y * half}; }
    float stroke() const { return std::max(1.5F, half * 0.22F); }
    void triangle(float x, float width, float height) const {
        list.AddTriangleFilled(at(x, -height), at(x + width, 0.0F), at(x, height), colour);
    }
    void bar(float x, float width, float height = 0.85F) const {
        list.AddRectFilled(at(x, -height), at(x + width, height), colour);
    }
    void line(float x0, float y0, float x1, float y1) const {
        list.AddLine(at(x0, y0), at(x1, y1), colour, stroke());
    }
    void diamond(float x, float size) const {
        list.AddQuadFilled(at(x - size, 0.0F), at(x, -size), at(x + size, 0.0F), at(x, size),
                           colour);
    }
    void rect(float x0, float y0, float x1, float y1) const {
        list.AddRect(at(x0, y0), at(x1, y1), colour, half * 0.2F, 0, stroke() * 0.8F);
    }
    void arc(float from, float to, float radius) const {
        constexpr float kTurn = 2.0F * std::numbers::pi_v<float>;
        list.PathArcTo(centre, half * radius, from * kTurn, to * kTurn, 20);
        list.PathStroke(colour, 0, stroke());
    }
};

void draw_transport(const Pen& pen, Icon icon) {
    switch (icon) {
        case Icon::Play:
            return pen.triangle(-0.6F, 1.5F, 0.95F);
        case Icon::PlayBack:
            return pen.triangle(0.6F, -1.5F, 0.95F);
        case Icon::Pause:
            pen.bar(-0.7F, 0.45F);
            return pen.bar(0.25F, 0.45F);
        case Icon::StepForward:
            pen.bar(-0.75F, 0.3F);
            return pen.triangle(-0.25F, 1.1F, 0.8F);
        case Icon::StepBack:
            pen.bar(0.45F, 0.3F);
            return pen.triangle(0.25F, -1.1F, 0.8F);
        case Icon::NextMoment:
            pen.triangle(-0.95F, 0.85F, 0.65F);
            return pen.diamond(0.5F, 0.5F);
        case Icon::PreviousMoment:
            pen.triangle(0.95F, -0.85F, 0.65F);
            return pen.diamond(-0.5F, 0.5F);
        case Icon::ToStart:
            pen.bar(-0.9F, 0.25F);
            return pen.triangle(0.8F, -1.35F, 0.8F);
        case Icon::ToEnd:
            pen.bar(0.65F, 0.25F);
            return pen.triangle(-0.8F, 1.35F, 0.8F);
        default:
            return;
    }
}

void draw_loop(const Pen& pen, Icon icon) {
    switch (icon) {
        case Icon::Repeat:
            pen.arc(0.08F, 0.88F, 0.8F);
            pen.list.AddTriangleFilled(pen.at(0.25F, -0.75F), pen.at(0.95F, -0.75F),
                                       pen.at(0.75F, -0.05F), pen.colour);
            return;
        case Icon::PingPong:
            pen.line(-0.6F, 0.0F, 0.6F, 0.0F);
            pen.triangle(0.35F, 0.6F, 0.5F);
            return pen.triangle(-0.35F, -0.6F, 0.5F);
        case Icon::Teach:  // a key moment that bars stand at
            pen.diamond(-0.4F, 0.55F);
            pen.bar(0.35F, 0.2F, 0.75F);
            return pen.bar(0.72F, 0.2F, 0.75F);
        case Icon::LoopIn:
            pen.line(-0.45F, -0.8F, -0.45F, 0.8F);
            pen.line(-0.45F, -0.8F, 0.3F, -0.8F);
            return pen.line(-0.45F, 0.8F, 0.3F, 0.8F);
        case Icon::LoopOut:
            pen.line(0.45F, -0.8F, 0.45F, 0.8F);
            pen.line(0.45F, -0.8F, -0.3F, -0.8F);
            return pen.line(0.45F, 0.8F, -0.3F, 0.8F);
        default:
            return;
    }
}

void draw_window(const Pen& pen, Icon icon) {
    switch (icon) {
        case Icon::Minus:
            return pen.line(-0.7F, 0.0F, 0.7F, 0.0F);
        case Icon::Plus:
            pen.line(-0.7F, 0.0F, 0.7F, 0.0F);
            return pen.line(0.0F, -0.7F, 0.0F, 0.7F);
        case Icon::Menu:
            pen.line(-0.8F, -0.6F, 0.8F, -0.6F);
            pen.line(-0.8F, 0.0F, 0.8F, 0.0F);
            return pen.line(-0.8F, 0.6F, 0.8F, 0.6F);
        case Icon::LeftColumn:
            pen.rect(-0.95F, -0.75F, 0.95F, 0.75F);
            return pen.list.AddRectFilled(pen.at(-0.95F, -0.75F), pen.at(-0.25F, 0.75F), pen.colour,
                                          pen.half * 0.2F);
        case Icon::RightColumn:
            pen.rect(-0.95F, -0.75F, 0.95F, 0.75F);
            return pen.list.AddRectFilled(pen.at(0.25F, -0.75F), pen.at(0.95F, 0.75F), pen.colour,
                                          pen.half * 0.2F);
        case Icon::Library:
            pen.rect(-0.85F, -0.85F, -0.1F, -0.1F);
            pen.rect(0.15F, -0.85F, 0.9F, -0.1F);
            pen.rect(-0.85F, 0.15F, -0.1F, 0.9F);
            return pen.rect(0.15F, 0.15F, 0.9F, 0.9F);
        case Icon::Search:
            pen.arc(0.0F, 1.0F, 0.6F);
            return pen.line(0.42F, 0.42F, 0.95F, 0.95F);
        case Icon::Lens:  // two processes in a ring
            pen.arc(0.0F, 1.0F, 0.95F);
            pen.line(-0.45F, -0.35F, 0.45F, -0.2F);
            return pen.line(-0.45F, 0.35F, 0.45F, 0.35F);
        case Icon::Up:
            pen.line(-0.6F, 0.3F, 0.0F, -0.4F);
            return pen.line(0.0F, -0.4F, 0.6F, 0.3F);
        case Icon::Down:
            pen.line(-0.6F, -0.3F, 0.0F, 0.4F);
            return pen.line(0.0F, 0.4F, 0.6F, -0.3F);
        case Icon::Close:
            pen.line(-0.6F, -0.6F, 0.6F, 0.6F);
            return pen.line(-0.6F, 0.6F, 0.6F, -0.6F);
        case Icon::Undo:
        case Icon::Redo: {
            const float way = icon == Icon::Undo ? 1.0F : -1.0F;
            pen.list.AddBezierQuadratic(pen.at(-0.5F * way, -0.3F), pen.at(0.95F * way, -0.45F),
                                        pen.at(0.6F * way, 0.8F), pen.colour, pen.stroke(), 16);
            return pen.list.AddTriangleFilled(pen.at(-0.3F * way, -0.85F),
                                              pen.at(-0.95F * way, -0.28F),
                                              pen.at(-0.25F * way, 0.25F), pen.colour);
        }
        default:
            return;
    }
}

void draw_layout(const Pen& pen, Icon icon) {
    switch (icon) {
        case Icon::Single:
            return pen.rect(-0.5F, -0.85F, 0.5F, 0.85F);
        case Icon::Side:
            pen.rect(-0.95F, -0.85F, -0.12F, 0.85F);
            return pen.rect(0.12F, -0.85F, 0.95F, 0.85F);
        case Icon::Overlay:
            pen.rect(-0.8F, -0.85F, 0.3F, 0.5F);
            return pen.rect(-0.3F, -0.5F, 0.8F, 0.85F);
        case Icon::Difference:  // two shapes, and what only one of them covers
            pen.rect(-0.8F, -0.85F, 0.3F, 0.5F);
            return pen.list.AddRectFilled(pen.at(0.4F, -0.4F), pen.at(0.85F, 0.85F), pen.colour,
                                          pen.half * 0.2F);
        default:
            return;
    }
}

void draw_picture_tool(const Pen& pen, Icon icon) {
    const auto triangle = [&](float x, float base, float height) {
        pen.list.AddTriangleFilled(pen.at(x, -height), pen.at(x, height), pen.at(base, height),
                                   pen.colour);
    };
    switch (icon) {
        case Icon::HoldStill:  // a pin
            pen.list.AddCircleFilled(pen.at(0.0F, -0.45F), 0.45F * pen.half, pen.colour, 16);
            return pen.line(0.0F, -0.1F, 0.0F, 0.95F);
        case Icon::LineUp:  // from both sides to one line
            pen.line(0.0F, -0.95F, 0.0F, 0.95F);
            pen.triangle(-0.95F, 0.7F, 0.5F);
            return pen.triangle(0.95F, -0.7F, 0.5F);
        case Icon::Planes:  // an upright sheet through a lying one
            pen.list.AddQuad(pen.at(-0.95F, 0.35F), pen.at(0.35F, 0.35F), pen.at(0.95F, -0.2F),
                             pen.at(-0.35F, -0.2F), pen.colour, pen.stroke() * 0.8F);
            return pen.list.AddQuad(pen.at(-0.3F, -0.55F), pen.at(0.3F, -0.95F),
                                    pen.at(0.3F, 0.55F), pen.at(-0.3F, 0.95F), pen.colour,
                                    pen.stroke() * 0.8F);
        case Icon::EndPlates:  // two plates that open towards the front, and the rim between them
            pen.line(-0.95F, 0.1F, 0.95F, 0.75F);
            pen.line(-0.95F, -0.1F, 0.95F, -0.75F);
            return pen.line(-0.95F, -0.45F, -0.95F, 0.45F);
        case Icon::Names:  // a line from a place to two lines of words
            pen.list.AddCircleFilled(pen.at(-0.75F, 0.6F), pen.stroke() * 1.4F, pen.colour, 10);
            pen.line(-0.75F, 0.6F, 0.0F, -0.3F);
            pen.line(0.05F, -0.55F, 0.95F, -0.55F);
            return pen.line(0.05F, -0.05F, 0.75F, -0.05F);
        case Icon::Goniometer:  // two arms and the arc between them
            pen.line(-0.8F, 0.7F, 0.95F, 0.7F);
            pen.line(-0.8F, 0.7F, 0.5F, -0.9F);
            pen.list.PathArcTo(pen.at(-0.8F, 0.7F), pen.half * 0.95F, -0.88F, 0.0F, 10);
            return pen.list.PathStroke(pen.colour, 0, pen.stroke() * 0.8F);
        case Icon::PlumbLine:  // a weight on a string, and a level line
            pen.line(0.0F, -0.95F, 0.0F, 0.4F);
            pen.line(-0.8F, -0.5F, 0.8F, -0.5F);
            return pen.list.AddTriangleFilled(pen.at(-0.3F, 0.4F), pen.at(0.3F, 0.4F),
                                              pen.at(0.0F, 0.95F), pen.colour);
        case Icon::Traces:  // a way, and where it has come to
            pen.list.PathArcTo(pen.at(0.0F, 0.1F), pen.half * 0.75F, 0.6F, 4.9F, 16);
            pen.list.PathStroke(pen.colour, 0, pen.stroke() * 0.8F);
            return pen.list.AddCircleFilled(pen.at(0.15F, -0.65F), 0.28F * pen.half, pen.colour,
                                            12);
        case Icon::Mirror:  // a shape and its reflection
            pen.line(0.0F, -0.95F, 0.0F, 0.95F);
            triangle(-0.25F, -0.95F, 0.7F);
            return triangle(0.25F, 0.95F, 0.7F);
        default:
            return;
    }
}

}  // namespace

void draw_icon(ImDrawList& list, Icon icon, ImVec2 centre, float size, ImU32 colour) {
    const Pen pen{list, centre, 0.5F * size, colour};
    if (icon == Icon::Help) {
        ImFont* font = ImGui::GetFont();
        const ImVec2 extent = font->CalcTextSizeA(font->FontSize, 1e6F, 0.0F, "?");
        list.AddText({centre.x - 0.5F * extent.x, centre.y - 0.5F * extent.y}, colour, "?");
        return;
    }
    draw_transport(pen, icon);
    draw_loop(pen, icon);
    draw_window(pen, icon);
    draw_layout(pen, icon);
    draw_picture_tool(pen, icon);
}

}  // namespace jw::ui
