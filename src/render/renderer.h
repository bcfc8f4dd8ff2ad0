// Draws a scene::DrawList with OpenGL.
//
// Conventions: OpenGL 4.1 core, and of it only what OpenGL ES 3.0 and WebGL 2 have too. Depth is 24
// bit, -1..1, less is nearer. Shaders compute in linear light and write sRGB values themselves
// after tone mapping (GL_FRAMEBUFFER_SRGB stays off), so targets are plain RGBA8. Pictures with a
// transparent background carry straight (not premultiplied) alpha.
//
// Everything must be called on the thread whose context was current at construction.
#pragma once

#include "render/context.h"
#include "render/lod.h"

#include "scene/colour_sight.h"
#include "scene/draw_list.h"

#include "core/enum_names.h"
#include "core/image.h"
#include "core/result.h"
#include "model/model.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace jw::render {

inline constexpr int kStillPasses = 16;

/// Moving: what can be drawn 30 times a second in software: no finer triangles than pixels, soft
/// floor shadow. Clip: smooth edges and shadows on the body, for recording. Still: edges, soft
/// shadows and ambient occlusion gathered over many passes.
enum class Quality { Moving, Clip, Still };
inline constexpr auto kQualityNames = enum_names<Quality>(
    {{Quality::Moving, "moving"}, {Quality::Clip, "clip"}, {Quality::Still, "still"}});

struct Behind;

/// A picture to draw to; it is complete after draw(). prepare_screen shows it in a window.
class RenderTarget {
  public:
    RenderTarget(Context& context, int width, int height);
    ~RenderTarget();
    RenderTarget(RenderTarget&&) noexcept;
    RenderTarget& operator=(RenderTarget&&) noexcept;
    RenderTarget(const RenderTarget&) = delete;
    RenderTarget& operator=(const RenderTarget&) = delete;

    int width() const;
    int height() const;
    /// New size, contents lost; the same size costs nothing. Sizes are at least 1.
    void resize(int width, int height);
    /// The name of its colour texture in OpenGL, for who draws with it; the lowest row is first.
    unsigned texture() const;

  private:
    friend class Renderer;
    friend void prepare_screen(Context& context, int width, int height, const Behind& behind);
    friend void prepare_screen(Context& context, RenderTarget& target, const Behind& behind);
    struct Impl;
    std::unique_ptr<Impl> impl_;
};

struct RendererOptions {
    /// Read shaders from here instead of those in the program.
    std::optional<std::filesystem::path> shader_dir;
};

/// What the last draw() cost, for bench and tests.
struct DrawStats {
    int draw_calls = 0;
    std::int64_t triangles = 0;  // over all passes
    int passes = 0;
};

class Renderer {
  public:
    /// Compiles all shaders. Fails: Unsupported with file, line and text of a shader that does not
    /// compile, IoFailed when shader_dir cannot be read.
    static Result<Renderer> create(Context& context, const RendererOptions& options = {});
    ~Renderer();
    Renderer(Renderer&&) noexcept;
    Renderer& operator=(Renderer&&) noexcept;
    Renderer(const Renderer&) = delete;
    Renderer& operator=(const Renderer&) = delete;

    /// Copies all meshes to the graphics side; the number goes into scene::BuildJob::mesh_set.
    scene::MeshSet upload(const model::Model& model);
    /// With the coarser triangles made before (build_lods), which takes seconds.
    scene::MeshSet upload(const model::Model& model, const MeshLods& lods);
    scene::MeshSet upload(const model::GuestModel& guest);
    /// Forgets a set; its number is not used again.
    void release(scene::MeshSet set);

    /// Draws all viewports into the target. Items that name unknown sets or meshes are left out.
    /// The same list, size and quality give the same pixels on the same driver.
    void draw(const scene::DrawList& list, RenderTarget& target, Quality quality);

    /// The Still picture in steps, so that a window stays alive: pass 0 starts anew, every call
    /// adds one pass and completes the target with what there is. Returns false once `pass` was the
    /// last. The list must be the same from pass 0 on.
    bool draw_still_step(const scene::DrawList& list, RenderTarget& target, int pass);

    /// The window's own picture, whole as it stands before the buffers are swapped, turned into
    /// what eyes of that kind see; Usual costs nothing.
    void show_as_seen(scene::ColourSight sight, int width, int height);

    /// Reads the finished picture.
    Image read(const RenderTarget& target);

    const DrawStats& stats() const;

  private:
    struct Impl;
    explicit Renderer(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> impl_;
};

}  // namespace jw::render
