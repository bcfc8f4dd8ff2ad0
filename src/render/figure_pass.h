// The meshes of one viewport, looked up, culled and posed once, then drawn by several passes.
#pragma once

#include "render/mesh_store.h"
#include "render/programs.h"
#include "render/renderer.h"

#include <glm/mat4x4.hpp>

#include <cstdint>
#include <functional>
#include <vector>

namespace jw::render {

/// One draw item ready to draw.
struct Drawable {
    const scene::DrawItem* item = nullptr;
    GLuint array = 0;  // vertex array of its mesh set, or of the figure's posed muscles
    const GpuMesh* mesh = nullptr;
    scene::Ball ball;       // in the room
    glm::mat4 model{1.0F};  // rigid meshes
    Skin skin = Skin::Rigid;
    bool is_guest = false;   // may be open: both sides are drawn
    bool in_picture = true;  // false: casts shadows only
    GLint palette_base = 0;  // texel
};

/// What the triangles' size follows: a camera, or the same size everywhere (shadow maps).
struct Sharpness {
    const scene::Camera* camera = nullptr;
    int height = 1;                 // pixels of the viewport
    float metres_per_pixel = 0.0F;  // without a camera
    float pixels = 1.0F;            // allowed error

    float allowed_error(const scene::Ball& ball) const;
};

/// Most triangles that the skeleton of a figure may have in the picture, and most that its muscles
/// may have. Close has no bound.
std::int64_t most_triangles(scene::Detail detail);

/// The allowed error in pixels at which the skeleton and the muscles of every figure in the picture
/// stay within `most` triangles each: that of `sharpness` where they do by themselves. Levels of
/// detail end; where they do before the bound is met, the coarsest are drawn.
float fit_pixels(const std::vector<Drawable>& drawables, const Sharpness& sharpness,
                 std::int64_t most);

struct MeshPass {
    MeshShader shader = MeshShader::Body;
    bool shaded = false;
    Sharpness sharpness;
    float outline_scale = 1.0F;  // pixels per pixel at 720 lines
    bool is_mirrored = false;    // the picture is: front faces turn the other way
    glm::vec4 floor{0.0F};       // for MeshShader::Contact
    std::function<bool(const Drawable&)> wanted;
};

/// Draws the wanted ones. The caller has set framebuffer, viewport, blending, depth state and the
/// frame block; this sets programs, textures of the palette, culling and vertex arrays, and leaves
/// none bound.
void draw_meshes(Programs& programs, GLuint palette_texture, const std::vector<Drawable>& drawables,
                 const MeshPass& pass, DrawStats& stats);

/// Is any of the ball inside the clip volume of `clip_room`?
bool is_in_clip(const scene::Ball& ball, const glm::mat4& clip_room);

}  // namespace jw::render
