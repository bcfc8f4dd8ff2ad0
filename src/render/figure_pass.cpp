#include "render/figure_pass.h"

#include <glm/geometric.hpp>
#include <glm/gtc/matrix_access.hpp>
#include <glm/gtc/type_ptr.hpp>

#include <algorithm>
#include <array>
#include <limits>
#include <map>
#include <utility>

namespace jw::render {
namespace {

/// Mirrors shaders/include/item.glsl.
std::array<glm::vec4, 5> pack_item(const scene::DrawItem& item) {
    const auto stripes = [](const scene::Pattern::Stripes& set) {
        return glm::vec4{set.frequency, set.duty, set.strength};
    };
    return {glm::vec4{item.colour, item.gloss}, glm::vec4{item.tip_colour, item.opacity},
            glm::vec4{item.ink, 0.0F}, stripes(item.pattern.first), stripes(item.pattern.second)};
}

MeshVariant find_variant(const Drawable& drawable, const MeshPass& pass) {
    MeshVariant variant;
    variant.shader = pass.shader;
    variant.skin = drawable.skin;
    if (pass.shader == MeshShader::Body) {
        const scene::DrawItem& item = *drawable.item;
        variant.pattern = item.pick.structure.kind == scene::Structure::Kind::Muscle;
        variant.double_sided = drawable.is_guest;
        variant.shaded = pass.shaded;
    }
    return variant;
}

void set_uniforms(const MeshProgram& program, const Drawable& drawable, const MeshPass& pass) {
    if (program.model >= 0) {
        glUniformMatrix4fv(program.model, 1, GL_FALSE, glm::value_ptr(drawable.model));
    }
    if (program.palette_base >= 0) {
        glUniform1i(program.palette_base, drawable.palette_base);
    }
    if (program.item >= 0) {
        const std::array<glm::vec4, 5> packed = pack_item(*drawable.item);
        glUniform4fv(program.item, static_cast<GLsizei>(packed.size()), glm::value_ptr(packed[0]));
    }
    if (program.outline_width >= 0) {
        glUniform1f(program.outline_width, drawable.item->outline_width * pass.outline_scale);
    }
    if (program.colour >= 0) {
        // A ghost's outline fades with it; the others are opaque.
        const scene::DrawItem& item = *drawable.item;
        const glm::vec4 colour{item.outline,
                               item.surface == scene::Surface::Ghost ? item.opacity : 1.0F};
        glUniform4fv(program.colour, 1, glm::value_ptr(colour));
    }
    if (program.floor >= 0) {
        glUniform4fv(program.floor, 1, glm::value_ptr(pass.floor));
    }
}

}  // namespace

float Sharpness::allowed_error(const scene::Ball& ball) const {
    if (camera == nullptr) {
        return metres_per_pixel * pixels;
    }
    const Vec3 nearest = Vec3{ball.centre} - static_cast<double>(ball.radius) * camera->forward();
    return pixels * static_cast<float>(camera->metres_per_pixel(nearest, height));
}

std::int64_t most_triangles(scene::Detail detail) {
    switch (detail) {
        case scene::Detail::Light:
            return 60'000;
        case scene::Detail::Standard:
            return 150'000;
        case scene::Detail::Close:
            break;
    }
    return std::numeric_limits<std::int64_t>::max();
}

float fit_pixels(const std::vector<Drawable>& drawables, const Sharpness& sharpness,
                 std::int64_t most) {
    constexpr float kCoarser = 1.15F;
    constexpr float kFirst = 0.05F;
    constexpr float kCoarsest = 64.0F;
    const auto is_too_much = [&](const Sharpness& tried) {
        std::map<std::pair<int, scene::Structure::Kind>, std::int64_t> triangles;
        for (const Drawable& drawable : drawables) {
            if (drawable.in_picture && drawable.item->surface != scene::Surface::Skin) {
                const scene::PickId& pick = drawable.item->pick;
                triangles[{pick.figure, pick.structure.kind}] +=
                    drawable.mesh->find_level(tried.allowed_error(drawable.ball)).count / 3;
            }
        }
        return std::any_of(triangles.begin(), triangles.end(),
                           [most](const auto& part) { return part.second > most; });
    };
    Sharpness tried = sharpness;
    while (tried.pixels < kCoarsest && is_too_much(tried)) {
        tried.pixels = std::max(kCoarser * tried.pixels, kFirst);
    }
    return tried.pixels;
}

void draw_meshes(Programs& programs, GLuint palette_texture, const std::vector<Drawable>& drawables,
                 const MeshPass& pass, DrawStats& stats) {
    glActiveTexture(GL_TEXTURE0 + kPaletteUnit);
    glBindTexture(GL_TEXTURE_2D, palette_texture);
    glFrontFace(pass.is_mirrored ? GL_CW : GL_CCW);
    GLuint bound_array = 0;
    GLuint bound_program = 0;
    for (const Drawable& drawable : drawables) {
        if (!pass.wanted(drawable)) {
            continue;
        }
        const MeshProgram* program = programs.find(find_variant(drawable, pass));
        if (program == nullptr) {
            continue;
        }
        if (program->program.id() != bound_program) {
            bound_program = program->program.id();
            glUseProgram(bound_program);
        }
        if (drawable.array != bound_array) {
            bound_array = drawable.array;
            glBindVertexArray(bound_array);
        }
        if (drawable.is_guest && pass.shader != MeshShader::Outline) {
            glDisable(GL_CULL_FACE);
        } else {
            glEnable(GL_CULL_FACE);
            // An outline is the inside of a slightly larger shell.
            glCullFace(pass.shader == MeshShader::Outline ? GL_FRONT : GL_BACK);
        }
        set_uniforms(*program, drawable, pass);
        const GpuMesh::Level& level =
            drawable.mesh->find_level(pass.sharpness.allowed_error(drawable.ball));
        // Coarser levels of the surface under it may stand out farther than it lies in front.
        const bool is_pulled = drawable.item->is_laid_on && pass.shader == MeshShader::Body;
        if (is_pulled) {
            glEnable(GL_POLYGON_OFFSET_FILL);
            glPolygonOffset(-2.0F, -16.0F);
        }
        glDrawElements(GL_TRIANGLES, level.count, GL_UNSIGNED_INT,
                       reinterpret_cast<const void*>(level.offset));
        if (is_pulled) {
            glDisable(GL_POLYGON_OFFSET_FILL);
        }
        ++stats.draw_calls;
        stats.triangles += level.count / 3;
    }
    glDisable(GL_CULL_FACE);
    glBindVertexArray(0);
    glUseProgram(0);
    glBindTexture(GL_TEXTURE_2D, 0);
}

bool is_in_clip(const scene::Ball& ball, const glm::mat4& clip_room) {
    const glm::vec4 last = glm::row(clip_room, 3);
    for (int axis = 0; axis < 3; ++axis) {
        const glm::vec4 row = glm::row(clip_room, axis);
        for (const glm::vec4& plane : {last + row, last - row}) {
            const float size = glm::length(glm::vec3{plane});
            if (glm::dot(plane, glm::vec4{ball.centre, 1.0F}) < -ball.radius * size) {
                return false;
            }
        }
    }
    return true;
}

}  // namespace jw::render
