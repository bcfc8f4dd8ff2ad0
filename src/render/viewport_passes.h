// All passes of one picture's viewports: shadows, solids, outlines, backdrop, floor,
// veils (what is see-through), ghosts, lines, skin.
#pragma once

#include "render/figure_pass.h"
#include "render/frame_block.h"
#include "render/light.h"
#include "render/programs.h"
#include "render/targets.h"

#include <cstdint>
#include <map>
#include <vector>

namespace jw::render {

/// A rectangle of pixels, origin at the lower left as OpenGL has it.
struct PixelRect {
    int x = 0, y = 0, width = 1, height = 1;
};
PixelRect to_pixels(const scene::Viewport& port, int width, int height);

struct PassSettings {
    Quality quality = Quality::Moving;
    PassJitter jitter;
    int width = 1, height = 1;  // of the whole picture
    GLuint framebuffer = 0;
};

class ViewportPasses {
  public:
    ViewportPasses(Context& context, Programs programs);

    /// Uploads palettes and looks up all meshes of the list; before draw().
    void prepare(const scene::DrawList& list, const std::map<int, GpuMeshSet>& sets);
    /// Draws everything into settings.framebuffer, which has colour and depth. Colours come out
    /// premultiplied by alpha (alpha is 1 unless the list is transparent).
    void draw(const scene::DrawList& list, const PassSettings& settings, DrawStats& stats);

    Programs& programs() { return programs_; }
    /// One triangle over the whole viewport with the program that is in use.
    void draw_fullscreen() const;

  private:
    /// The soft shadow on the floor of one viewport, kept while nothing moves.
    struct Contact {
        ColourTarget sharp, soft;
        std::uint64_t key = 0;
        bool is_late = false;  // what it shows is that of the picture before
    };

    void cast_shadows(const scene::DrawList& list, std::size_t port, const PassSettings& settings,
                      DrawStats& stats);
    void cast_contact(const scene::DrawList& list, std::size_t port, const PassSettings& settings,
                      DrawStats& stats);
    void cast_map(const ShadowTarget& target, const LightView& light, std::size_t port,
                  DrawStats& stats);
    void draw_port(const scene::DrawList& list, std::size_t port, const PassSettings& settings,
                   DrawStats& stats);
    void draw_solids(std::size_t port, MeshPass pass, DrawStats& stats);
    void draw_depth(std::size_t port, MeshPass pass, DrawStats& stats);
    void draw_veils(std::size_t port, MeshPass pass, DrawStats& stats);
    void draw_ghosts(std::size_t port, MeshPass pass, DrawStats& stats);
    void draw_skin(std::size_t port, bool is_alone, MeshPass pass, DrawStats& stats);
    void draw_backdrop(const scene::DrawList& list) const;
    void draw_floor(const scene::Viewport& port, const Contact& contact) const;
    void draw_lines(const scene::DrawList& list, const scene::Viewport& port, float pixel_scale);
    void set_frame(const FrameBlock& block);

    Context* context_;
    Programs programs_;
    gl::Texture palette_;
    gl::Buffer frame_;
    gl::VertexArray empty_;
    gl::Buffer line_data_;
    gl::VertexArray line_array_;
    ShadowTarget key_map_, sky_map_;
    std::vector<Contact> contacts_;                 // [viewports]
    std::vector<std::vector<Drawable>> drawables_;  // [viewports]
    std::vector<GpuPosedSet> posed_;                // [palettes]
    FrameBlock block_;                              // of the viewport being drawn
};

}  // namespace jw::render
