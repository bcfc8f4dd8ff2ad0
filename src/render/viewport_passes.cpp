#include "render/viewport_passes.h"

#include <glm/geometric.hpp>
#include <glm/gtc/matrix_transform.hpp>
#include <glm/gtc/type_ptr.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>

namespace jw::render {
namespace {

constexpr int kPaletteWidth = 1024;  // texels; skinning.glsl has the same
constexpr int kShadowSize = 1024;    // of the maps of key light and sky
constexpr int kContactSize = 128;    // while moving
constexpr int kContactSizeStill = 256;
constexpr float kContactBlur = 0.014F;  // m between two taps of the blur
constexpr float kKeyShade = 0.74F;      // a shadow on the body is not black
constexpr float kKeyShadeClip = 0.45F;  // one hard-edged shadow; many passes make it soft
constexpr float kFloorShade = 0.78F;
constexpr float kVeilCoarseness = 1.7F;  // faint surfaces hide coarse triangles
constexpr float kHiddenLine = 0.28F;     // opacity of lines behind the body

bool is_solid(const Drawable& drawable) {
    return drawable.in_picture && drawable.item->surface == scene::Surface::Solid &&
           drawable.item->opacity >= 1.0F;
}
bool is_veil(const Drawable& drawable) {
    return drawable.in_picture && drawable.item->surface == scene::Surface::Solid &&
           drawable.item->opacity < 1.0F;
}
bool is_ghost(const Drawable& drawable) {
    return drawable.in_picture && drawable.item->surface == scene::Surface::Ghost;
}
bool is_skin(const Drawable& drawable) {
    return drawable.in_picture && drawable.item->surface == scene::Surface::Skin;
}
bool has_outline(const Drawable& drawable) {
    return drawable.in_picture && drawable.item->surface == scene::Surface::Solid &&
           drawable.item->outline_width > 0.0F;
}
bool is_caster(const Drawable& drawable) {
    return drawable.item->surface == scene::Surface::Solid && drawable.item->opacity > 0.5F;
}

/// Error in pixels that the triangles may have.
float allowed_pixels(Quality quality, scene::Detail detail) {
    const float size = detail == scene::Detail::Light   ? 3.0F
                       : detail == scene::Detail::Close ? 0.4F
                                                        : 1.0F;
    switch (quality) {
        case Quality::Moving:
            return size;
        case Quality::Clip:
            return 0.3F * size;
        case Quality::Still:
            break;
    }
    return detail == scene::Detail::Close ? 0.0F : 0.2F * size;
}

/// What throws and catches shadows. Skin does neither, and its ball, around a whole body in any
/// pose, would make the maps coarse.
scene::Ball enclose(const std::vector<Drawable>& drawables) {
    glm::vec3 low{1e30F};
    glm::vec3 high{-1e30F};
    for (const Drawable& drawable : drawables) {
        if (drawable.item->surface == scene::Surface::Skin) {
            continue;
        }
        low = glm::min(low, drawable.ball.centre - drawable.ball.radius);
        high = glm::max(high, drawable.ball.centre + drawable.ball.radius);
    }
    if (low.x > high.x) {
        return {glm::vec3{0.0F}, 1.0F};
    }
    return {0.5F * (low + high), std::max(0.5F * glm::distance(low, high), 1e-3F)};
}

/// What is hidden by something already drawn costs no shading.
void sort_front_to_back(std::vector<Drawable>& drawables, const Vec3& forward) {
    const auto nearest = [&](const Drawable& drawable) {
        return glm::dot(drawable.ball.centre, glm::vec3{forward}) - drawable.ball.radius;
    };
    std::stable_sort(drawables.begin(), drawables.end(),
                     [&](const Drawable& a, const Drawable& b) { return nearest(a) < nearest(b); });
}

class Hash {
  public:
    void add(const void* data, std::size_t size) {
        const auto* bytes = static_cast<const unsigned char*>(data);
        for (std::size_t i = 0; i < size; ++i) {
            value_ = (value_ ^ bytes[i]) * 0x100000001B3ULL;  // FNV-1a
        }
    }
    template <typename T>
    void add(const T& value) {
        add(&value, sizeof value);
    }
    std::uint64_t value() const { return value_; }

  private:
    std::uint64_t value_ = 0xCBF29CE484222325ULL;
};

/// Everything that the floor's shadow depends on.
std::uint64_t contact_key(const scene::DrawList& list, const scene::Viewport& port, int size) {
    Hash hash;
    hash.add(size);
    hash.add(port.floor.centre);
    hash.add(port.floor.radius);
    int last_palette = -1;
    for (int i = port.first_item; i < port.first_item + port.item_count; ++i) {
        const scene::DrawItem& item = list.items[static_cast<std::size_t>(i)];
        hash.add(item.mesh_set);
        hash.add(item.mesh);
        hash.add(item.surface);
        hash.add(item.opacity > 0.5F);
        if (item.palette != last_palette) {
            last_palette = item.palette;
            const scene::Palette& palette = list.palettes[static_cast<std::size_t>(item.palette)];
            hash.add(palette.dual_quats.data(),
                     palette.dual_quats.size() * sizeof(model::DualQuat));
            hash.add(palette.matrices.data(), palette.matrices.size() * sizeof(glm::mat4));
        }
    }
    return hash.value();
}

void append_palette(const scene::Palette& palette, std::vector<glm::vec4>& texels) {
    for (const model::DualQuat& dq : palette.dual_quats) {
        texels.push_back(dq.real);
        texels.push_back(dq.dual);
    }
    for (const glm::mat4& matrix : palette.matrices) {
        const glm::mat4 rows = glm::transpose(matrix);
        texels.insert(texels.end(), {rows[0], rows[1], rows[2]});
    }
}

void blend_over() {
    glEnable(GL_BLEND);
    glBlendEquation(GL_FUNC_ADD);
    glBlendFunc(GL_ONE, GL_ONE_MINUS_SRC_ALPHA);  // premultiplied
}

}  // namespace

PixelRect to_pixels(const scene::Viewport& port, int width, int height) {
    const auto at = [](double part, int size) {
        return static_cast<int>(std::lround(part * size));
    };
    const int left = at(port.x, width);
    const int right = at(port.x + port.width, width);
    const int top = at(port.y, height);
    const int bottom = at(port.y + port.height, height);
    return {left, height - bottom, std::max(right - left, 1), std::max(bottom - top, 1)};
}

ViewportPasses::ViewportPasses(Context& context, Programs programs)
    : context_{&context},
      programs_{std::move(programs)},
      palette_{context},
      frame_{context},
      empty_{context},
      line_data_{context},
      line_array_{context} {
    glBindTexture(GL_TEXTURE_2D, palette_.id());
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
    glBindTexture(GL_TEXTURE_2D, 0);
    constexpr GLsizei kStride = 12 * sizeof(float);
    constexpr std::array<GLint, 4> kSizes{3, 3, 4, 2};
    glBindVertexArray(line_array_.id());
    glBindBuffer(GL_ARRAY_BUFFER, line_data_.id());
    std::size_t offset = 0;
    for (GLuint i = 0; i < kSizes.size(); ++i) {
        glVertexAttribPointer(i, kSizes[i], GL_FLOAT, GL_FALSE, kStride,
                              reinterpret_cast<const void*>(offset));
        glEnableVertexAttribArray(i);
        glVertexAttribDivisor(i, 1);
        offset += static_cast<std::size_t>(kSizes[i]) * sizeof(float);
    }
    glBindVertexArray(0);
    glBindBuffer(GL_ARRAY_BUFFER, 0);
}

void ViewportPasses::prepare(const scene::DrawList& list, const std::map<int, GpuMeshSet>& sets) {
    std::vector<glm::vec4> texels;
    std::vector<GLint> bases;
    for (const scene::Palette& palette : list.palettes) {
        bases.push_back(static_cast<GLint>(texels.size()));
        append_palette(palette, texels);
    }
    const std::size_t rows =
        std::max<std::size_t>((texels.size() + kPaletteWidth - 1) / kPaletteWidth, 1);
    texels.resize(rows * kPaletteWidth);
    glActiveTexture(GL_TEXTURE0 + kPaletteUnit);
    glBindTexture(GL_TEXTURE_2D, palette_.id());
    glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA32F, kPaletteWidth, static_cast<GLsizei>(rows), 0,
                 GL_RGBA, GL_FLOAT, texels.data());
    glBindTexture(GL_TEXTURE_2D, 0);

    posed_.resize(std::max(posed_.size(), list.palettes.size()));
    std::vector<bool> is_uploaded(list.palettes.size(), false);
    drawables_.resize(list.viewports.size());
    for (std::size_t p = 0; p < list.viewports.size(); ++p) {
        drawables_[p].clear();
        const scene::Viewport& port = list.viewports[p];
        for (int i = port.first_item; i < port.first_item + port.item_count; ++i) {
            const scene::DrawItem& item = list.items[static_cast<std::size_t>(i)];
            const auto set = sets.find(item.mesh_set);
            if (set == sets.end() || item.mesh < 0 ||
                static_cast<std::size_t>(item.mesh) >= set->second.meshes.size()) {
                continue;
            }
            const scene::Palette& palette = list.palettes[static_cast<std::size_t>(item.palette)];
            Drawable drawable;
            drawable.item = &item;
            drawable.array = set->second.array.id();
            drawable.mesh = &set->second.meshes[static_cast<std::size_t>(item.mesh)];
            drawable.ball = scene::pose_ball(drawable.mesh->ball, palette);
            drawable.is_guest = !palette.matrices.empty();
            drawable.palette_base = bases[static_cast<std::size_t>(item.palette)];
            if (item.posed != model::kNone) {
                GpuPosedSet& posed = posed_[static_cast<std::size_t>(item.palette)];
                if (!is_uploaded[static_cast<std::size_t>(item.palette)]) {
                    upload_posed(*context_, set->second, palette.first_posed, palette.posed, posed);
                    is_uploaded[static_cast<std::size_t>(item.palette)] = true;
                }
                drawable.array = posed.array.id();
            } else if (drawable.mesh->ball.is_rigid()) {
                drawable.model = scene::calc_matrix(palette, drawable.mesh->ball.bones.front());
            } else {
                drawable.skin = drawable.is_guest ? Skin::Matrix : Skin::DualQuat;
            }
            drawables_[p].push_back(drawable);
        }
    }
}

void ViewportPasses::set_frame(const FrameBlock& block) {
    glBindBuffer(GL_UNIFORM_BUFFER, frame_.id());
    glBufferData(GL_UNIFORM_BUFFER, sizeof block, &block, GL_STREAM_DRAW);
    glBindBuffer(GL_UNIFORM_BUFFER, 0);
    glBindBufferBase(GL_UNIFORM_BUFFER, 0, frame_.id());
}

void ViewportPasses::draw_fullscreen() const {
    glBindVertexArray(empty_.id());
    glDrawArrays(GL_TRIANGLES, 0, 3);
    glBindVertexArray(0);
}

void ViewportPasses::draw(const scene::DrawList& list, const PassSettings& settings,
                          DrawStats& stats) {
    ++stats.passes;
    contacts_.resize(std::max(contacts_.size(), list.viewports.size()));
    for (std::size_t p = 0; p < list.viewports.size(); ++p) {
        cast_shadows(list, p, settings, stats);
        glBindFramebuffer(GL_FRAMEBUFFER, settings.framebuffer);
        const PixelRect rect = to_pixels(list.viewports[p], settings.width, settings.height);
        glViewport(rect.x, rect.y, rect.width, rect.height);
        glScissor(rect.x, rect.y, rect.width, rect.height);
        glEnable(GL_SCISSOR_TEST);
        draw_port(list, p, settings, stats);
        glDisable(GL_SCISSOR_TEST);
    }
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
}

void ViewportPasses::cast_shadows(const scene::DrawList& list, std::size_t port,
                                  const PassSettings& settings, DrawStats& stats) {
    const scene::Viewport& view = list.viewports[port];
    block_ = {};
    const glm::vec3 key = find_key_direction(view.camera, settings.jitter.key);
    block_.key_direction = glm::vec4{key, 0.0F};
    block_.sky_direction = glm::vec4{settings.jitter.sky, settings.jitter.sky_strength};
    if (settings.quality != Quality::Moving) {
        if (key_map_.size == 0) {
            key_map_ = make_shadow_target(*context_, kShadowSize);
            sky_map_ = make_shadow_target(*context_, kShadowSize);
        }
        const scene::Ball all = enclose(drawables_[port]);
        const LightView key_view = fit_light(key, all, view.camera, kShadowSize);
        block_.key_room = key_view.map_room;
        block_.key_direction.w = key_view.texel;
        cast_map(key_map_, key_view, port, stats);
        if (settings.jitter.sky_strength > 0.0F) {
            const LightView sky_view =
                fit_light(settings.jitter.sky, all, view.camera, kShadowSize);
            block_.sky_room = sky_view.map_room;
            cast_map(sky_map_, sky_view, port, stats);
        }
    }
    if (view.floor.shown && view.floor.shadow) {
        cast_contact(list, port, settings, stats);
    }
}

void ViewportPasses::cast_map(const ShadowTarget& target, const LightView& light, std::size_t port,
                              DrawStats& stats) {
    FrameBlock block;
    block.clip_room = light.clip_room;
    set_frame(block);
    glBindFramebuffer(GL_FRAMEBUFFER, target.framebuffer.id());
    glViewport(0, 0, target.size, target.size);
    glDisable(GL_BLEND);
    glEnable(GL_DEPTH_TEST);
    glDepthFunc(GL_LESS);
    glDepthMask(GL_TRUE);
    glClear(GL_DEPTH_BUFFER_BIT);
    glEnable(GL_POLYGON_OFFSET_FILL);
    glPolygonOffset(1.5F, 3.0F);
    MeshPass pass;
    pass.shader = MeshShader::Depth;
    pass.sharpness = {nullptr, 1, light.texel, 0.7F};
    pass.wanted = [&](const Drawable& drawable) {
        return is_caster(drawable) && is_in_clip(drawable.ball, light.clip_room);
    };
    draw_meshes(programs_, palette_.id(), drawables_[port], pass, stats);
    glDisable(GL_POLYGON_OFFSET_FILL);
}

void ViewportPasses::cast_contact(const scene::DrawList& list, std::size_t port,
                                  const PassSettings& settings, DrawStats& stats) {
    Contact& contact = contacts_[port];
    const scene::Floor& floor = list.viewports[port].floor;
    const int size = settings.quality == Quality::Moving ? kContactSize : kContactSizeStill;
    const std::uint64_t key = contact_key(list, list.viewports[port], size);
    if (contact.key == key) {
        return;
    }
    // While playing every other picture keeps the shadow of the one before: it takes a tenth of the
    // time, and is too soft to tell.
    contact.is_late = list.is_playing && contact.sharp.fits(size, size) && !contact.is_late;
    if (contact.is_late) {
        return;
    }
    contact.key = key;
    if (!contact.sharp.fits(size, size)) {
        contact.sharp = make_colour_target(*context_, size, size, GL_R8, false);
        contact.soft = make_colour_target(*context_, size, size, GL_R8, false);
    }
    // Straight from above; the mirrored axes make the undersides the front faces, and they are what
    // is nearest to the floor.
    const auto radius = static_cast<float>(floor.radius);
    const glm::vec3 centre{floor.centre};
    FrameBlock block;
    block.clip_room = glm::mat4{0.0F};
    block.clip_room[0].x = 1.0F / radius;
    block.clip_room[2].y = 1.0F / radius;
    block.clip_room[3] = {-centre.x / radius, -centre.z / radius, 0.0F, 1.0F};
    set_frame(block);
    glBindFramebuffer(GL_FRAMEBUFFER, contact.sharp.framebuffer.id());
    glViewport(0, 0, size, size);
    glDisable(GL_DEPTH_TEST);
    glClearColor(0.0F, 0.0F, 0.0F, 1.0F);
    glClear(GL_COLOR_BUFFER_BIT);
    glEnable(GL_BLEND);
    glBlendEquation(GL_MAX);
    MeshPass pass;
    pass.shader = MeshShader::Contact;
    pass.sharpness = {nullptr, 1, 2.0F * radius / static_cast<float>(size), 2.5F};
    pass.floor = glm::vec4{centre, radius};
    // What is small and high leaves nothing after the blur.
    const float least =
        settings.quality == Quality::Moving ? 4.0F * pass.sharpness.metres_per_pixel : 0.0F;
    pass.wanted = [least, ground = centre.y](const Drawable& drawable) {
        return is_caster(drawable) &&
               (drawable.ball.radius > least || drawable.ball.centre.y - ground < 0.3F);
    };
    draw_meshes(programs_, palette_.id(), drawables_[port], pass, stats);
    glBlendEquation(GL_FUNC_ADD);
    glDisable(GL_BLEND);

    const PlainProgram& blur = programs_.blur();
    const float step = kContactBlur / (2.0F * radius);
    glUseProgram(blur.program.id());
    glActiveTexture(GL_TEXTURE0 + kSourceUnit);
    for (const bool is_first : {true, false}) {
        const ColourTarget& from = is_first ? contact.sharp : contact.soft;
        const ColourTarget& to = is_first ? contact.soft : contact.sharp;
        glBindFramebuffer(GL_FRAMEBUFFER, to.framebuffer.id());
        glBindTexture(GL_TEXTURE_2D, from.colour.id());
        glUniform2f(blur.find("u_step"), is_first ? step : 0.0F, is_first ? 0.0F : step);
        draw_fullscreen();
    }
    glBindTexture(GL_TEXTURE_2D, 0);
    glUseProgram(0);
}

void ViewportPasses::draw_port(const scene::DrawList& list, std::size_t port,
                               const PassSettings& settings, DrawStats& stats) {
    const scene::Viewport& view = list.viewports[port];
    const PixelRect rect = to_pixels(view, settings.width, settings.height);
    const double aspect = static_cast<double>(rect.width) / rect.height;
    const glm::vec2 size{rect.width, rect.height};
    const glm::vec3 shift{2.0F * settings.jitter.pixel / size, 0.0F};
    block_.clip_room = glm::translate(glm::mat4{1.0F}, shift) *
                       glm::mat4{view.camera.projection_matrix(aspect) * view.camera.view_matrix()};
    const bool is_perspective = view.camera.projection == scene::Projection::Perspective;
    block_.eye = glm::vec4{glm::vec3{view.camera.eye()}, is_perspective ? 1.0F : 0.0F};
    block_.towards_eye = glm::vec4{-glm::vec3{view.camera.forward()}, 0.0F};
    block_.rim = glm::vec4{view.rim_light, !list.shadows                       ? 0.0F
                                           : settings.quality == Quality::Clip ? kKeyShadeClip
                                                                               : kKeyShade};
    block_.picture = glm::vec4{size, list.exposure, static_cast<float>(settings.jitter.pass)};
    set_frame(block_);
    for (Drawable& drawable : drawables_[port]) {
        drawable.in_picture = is_in_clip(drawable.ball, block_.clip_room);
    }
    sort_front_to_back(drawables_[port], view.camera.forward());

    glEnable(GL_DEPTH_TEST);
    glDepthFunc(GL_LESS);
    glDepthMask(GL_TRUE);
    glDisable(GL_BLEND);
    glClearColor(0.0F, 0.0F, 0.0F, 0.0F);
    glClear(GL_COLOR_BUFFER_BIT | GL_DEPTH_BUFFER_BIT);

    MeshPass pass;
    pass.shaded = settings.quality != Quality::Moving;
    pass.is_mirrored = view.camera.is_mirrored;
    pass.sharpness = {&view.camera, rect.height, 0.0F,
                      allowed_pixels(settings.quality, list.detail)};
    pass.sharpness.pixels =
        fit_pixels(drawables_[port], pass.sharpness, most_triangles(list.detail));
    pass.outline_scale = size.y / 720.0F;
    const std::array<std::pair<TextureUnit, GLuint>, 2> maps{
        {{kKeyShadowUnit, key_map_.depth.id()}, {kSkyShadowUnit, sky_map_.depth.id()}}};
    for (const auto& [unit, map] : maps) {
        glActiveTexture(GL_TEXTURE0 + static_cast<GLenum>(unit));
        glBindTexture(GL_TEXTURE_2D, map);
    }
    draw_solids(port, pass, stats);

    glDepthMask(GL_FALSE);
    if (!list.transparent) {
        draw_backdrop(list);
    }
    blend_over();
    if (view.floor.shown && view.camera.eye().y > view.floor.centre.y &&
        view.camera.forward().y < 0.3) {
        draw_floor(view, contacts_[port]);
    }
    draw_veils(port, pass, stats);
    draw_ghosts(port, pass, stats);
    if (view.line_count > 0) {
        draw_lines(list, view, pass.outline_scale);
    }
    draw_skin(port, view.versions.size() == 1, pass, stats);
    glDisable(GL_BLEND);
    glDepthMask(GL_TRUE);
    for (const auto& [unit, map] : maps) {
        glActiveTexture(GL_TEXTURE0 + static_cast<GLenum>(unit));
        glBindTexture(GL_TEXTURE_2D, 0);
    }
}

void ViewportPasses::draw_solids(std::size_t port, MeshPass pass, DrawStats& stats) {
    pass.wanted = is_solid;
    draw_meshes(programs_, palette_.id(), drawables_[port], pass, stats);
    // Pushed back, or the far side of a thin sheet would show through its near side.
    glEnable(GL_POLYGON_OFFSET_FILL);
    glPolygonOffset(2.0F, 800.0F);
    pass.shader = MeshShader::Outline;
    pass.wanted = has_outline;
    draw_meshes(programs_, palette_.id(), drawables_[port], pass, stats);
    glDisable(GL_POLYGON_OFFSET_FILL);
}

void ViewportPasses::draw_depth(std::size_t port, MeshPass pass, DrawStats& stats) {
    pass.shader = MeshShader::Depth;
    glColorMask(GL_FALSE, GL_FALSE, GL_FALSE, GL_FALSE);
    glDepthMask(GL_TRUE);
    draw_meshes(programs_, palette_.id(), drawables_[port], pass, stats);
    glColorMask(GL_TRUE, GL_TRUE, GL_TRUE, GL_TRUE);
    glDepthMask(GL_FALSE);
}

void ViewportPasses::draw_veils(std::size_t port, MeshPass pass, DrawStats& stats) {
    pass.wanted = is_veil;
    if (std::none_of(drawables_[port].begin(), drawables_[port].end(), pass.wanted)) {
        return;
    }
    pass.sharpness.pixels *= kVeilCoarseness;
    // First the depth alone: then only the nearest veil is coloured, whatever their order.
    draw_depth(port, pass, stats);
    glDepthFunc(GL_LEQUAL);
    draw_meshes(programs_, palette_.id(), drawables_[port], pass, stats);
    glDepthFunc(GL_LESS);
}

void ViewportPasses::draw_ghosts(std::size_t port, MeshPass pass, DrawStats& stats) {
    pass.wanted = is_ghost;
    if (std::none_of(drawables_[port].begin(), drawables_[port].end(), pass.wanted)) {
        return;
    }
    // Where both figures coincide the solid one wins.
    glEnable(GL_POLYGON_OFFSET_FILL);
    glPolygonOffset(1.0F, 100.0F);
    draw_depth(port, pass, stats);
    glDepthFunc(GL_LEQUAL);
    pass.shader = MeshShader::Outline;
    draw_meshes(programs_, palette_.id(), drawables_[port], pass, stats);
    pass.shader = MeshShader::Ghost;
    draw_meshes(programs_, palette_.id(), drawables_[port], pass, stats);
    glDepthFunc(GL_LESS);
    glDisable(GL_POLYGON_OFFSET_FILL);
}

void ViewportPasses::draw_skin(std::size_t port, bool is_alone, MeshPass pass, DrawStats& stats) {
    pass.wanted = is_skin;
    if (is_alone) {
        // Its folds and far limbs behind its near ones would tangle. Nothing is drawn after it, so
        // its depth hides nothing else; of two bodies laid over each other both outlines count.
        draw_depth(port, pass, stats);
        glDepthFunc(GL_LEQUAL);
    }
    pass.shader = MeshShader::Skin;
    draw_meshes(programs_, palette_.id(), drawables_[port], pass, stats);
    glDepthFunc(GL_LESS);
}

void ViewportPasses::draw_backdrop(const scene::DrawList& list) const {
    const PlainProgram& backdrop = programs_.backdrop();
    glUseProgram(backdrop.program.id());
    glUniform3fv(backdrop.find("u_top"), 1, glm::value_ptr(list.background_top));
    glUniform3fv(backdrop.find("u_bottom"), 1, glm::value_ptr(list.background_bottom));
    glDepthFunc(GL_LEQUAL);  // it stands at the far end
    draw_fullscreen();
    glDepthFunc(GL_LESS);
    glUseProgram(0);
}

void ViewportPasses::draw_floor(const scene::Viewport& port, const Contact& contact) const {
    const scene::Floor& floor = port.floor;
    const PlainProgram& program = programs_.floor();
    const bool has_shadow = floor.shadow && !contact.sharp.colour.is_empty();
    glUseProgram(program.program.id());
    glUniform4fv(
        program.find("u_floor"), 1,
        glm::value_ptr(glm::vec4{glm::vec3{floor.centre}, static_cast<float>(floor.radius)}));
    glUniform3fv(program.find("u_floor_colour"), 1, glm::value_ptr(floor.colour));
    glUniform4fv(program.find("u_rim_colour"), 1,
                 glm::value_ptr(glm::vec4{floor.rim, floor.rim_dashed ? 1.0F : 0.0F}));
    glUniform1f(program.find("u_shadow"), has_shadow ? kFloorShade : 0.0F);
    glUniform2f(program.find("u_lines"), static_cast<float>(floor.line_spacing),
                static_cast<float>(floor.line_shift));
    glActiveTexture(GL_TEXTURE0 + kSourceUnit);
    glBindTexture(GL_TEXTURE_2D, contact.sharp.colour.id());
    glBindVertexArray(empty_.id());
    glDrawArrays(GL_TRIANGLE_STRIP, 0, 4);
    glBindVertexArray(0);
    glBindTexture(GL_TEXTURE_2D, 0);
    glUseProgram(0);
}

void ViewportPasses::draw_lines(const scene::DrawList& list, const scene::Viewport& port,
                                float pixel_scale) {
    std::vector<float> data;
    for (int i = port.first_line; i < port.first_line + port.line_count; ++i) {
        const scene::Line& line = list.lines[static_cast<std::size_t>(i)];
        const glm::vec3 from{line.from};
        const glm::vec3 to{line.to};
        data.insert(data.end(),
                    {from.x, from.y, from.z, to.x, to.y, to.z, line.colour.r, line.colour.g,
                     line.colour.b, line.opacity, line.width, line.dashed ? 1.0F : 0.0F});
    }
    const PlainProgram& program = programs_.line();
    glUseProgram(program.program.id());
    glUniform1f(program.find("u_pixel_scale"), pixel_scale);
    glBindBuffer(GL_ARRAY_BUFFER, line_data_.id());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(data.size() * sizeof(float)), data.data(),
                 GL_STREAM_DRAW);
    glBindBuffer(GL_ARRAY_BUFFER, 0);
    glBindVertexArray(line_array_.id());
    for (const bool is_hidden : {true, false}) {
        glDepthFunc(is_hidden ? GL_GREATER : GL_LEQUAL);
        glUniform1f(program.find("u_opacity"), is_hidden ? kHiddenLine : 1.0F);
        glDrawArraysInstanced(GL_TRIANGLE_STRIP, 0, 4, port.line_count);
    }
    glDepthFunc(GL_LESS);
    glBindVertexArray(0);
    glUseProgram(0);
}

}  // namespace jw::render
