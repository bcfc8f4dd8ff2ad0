#include "render/programs.h"

#include "core/log.h"

namespace jw::render {
namespace {

void bind_block(GLuint program) {
    const GLuint block = glGetUniformBlockIndex(program, "Frame");
    if (block != GL_INVALID_INDEX) {
        glUniformBlockBinding(program, block, 0);
    }
}

void bind_unit(GLuint program, const char* sampler, TextureUnit unit) {
    const GLint location = glGetUniformLocation(program, sampler);
    if (location >= 0) {
        glUniform1i(location, unit);
    }
}

Result<PlainProgram> build_plain(Context& context, const ShaderLibrary& library,
                                 std::string_view vertex, std::string_view fragment) {
    JW_TRY(gl::Program program, build_program(context, library, vertex, fragment, {}));
    bind_block(program.id());
    glUseProgram(program.id());
    bind_unit(program.id(), "u_source", kSourceUnit);
    bind_unit(program.id(), "u_contact", kSourceUnit);
    glUseProgram(0);
    return PlainProgram{std::move(program)};
}

}  // namespace

std::vector<Define> list_defines(const MeshVariant& variant) {
    return {{"SKIN", static_cast<int>(variant.skin)},
            {"PATTERN", variant.pattern ? 1 : 0},
            {"SHADED", variant.shaded ? 1 : 0},
            {"DOUBLE_SIDED", variant.double_sided ? 1 : 0},
            {"OUTLINE", variant.shader == MeshShader::Outline ? 1 : 0}};
}

std::string_view find_fragment_file(MeshShader shader) {
    switch (shader) {
        case MeshShader::Body:
            return "body.frag";
        case MeshShader::Ghost:
            return "ghost.frag";
        case MeshShader::Skin:
            return "skin.frag";
        case MeshShader::Depth:
            return "depth.frag";
        case MeshShader::Contact:
            return "contact.frag";
        case MeshShader::Outline:
            break;
    }
    return "flat.frag";
}

Result<Programs> Programs::create(Context& context, ShaderLibrary library) {
    Programs programs;
    programs.context_ = &context;
    programs.library_ = std::move(library);
    const ShaderLibrary& files = programs.library_;
    JW_TRY(programs.backdrop_, build_plain(context, files, "fullscreen.vert", "backdrop.frag"));
    JW_TRY(programs.blur_, build_plain(context, files, "fullscreen.vert", "blur.frag"));
    JW_TRY(programs.gather_, build_plain(context, files, "fullscreen.vert", "gather.frag"));
    JW_TRY(programs.sight_, build_plain(context, files, "fullscreen.vert", "sight.frag"));
    JW_TRY(programs.floor_, build_plain(context, files, "floor.vert", "floor.frag"));
    JW_TRY(programs.line_, build_plain(context, files, "line.vert", "line.frag"));
    for (const MeshVariant& variant : {MeshVariant{}, MeshVariant{.shader = MeshShader::Contact},
                                       MeshVariant{.skin = Skin::DualQuat, .pattern = true},
                                       MeshVariant{.shader = MeshShader::Ghost}}) {
        JW_TRY(MeshProgram program, programs.build(variant));
        programs.meshes_.emplace(variant, std::move(program));
    }
    return programs;
}

const MeshProgram* Programs::find(const MeshVariant& variant) {
    auto found = meshes_.find(variant);
    if (found == meshes_.end()) {
        auto built = build(variant);
        if (!built.ok()) {
            log::error("{}", built.error().to_string());
        }
        found =
            meshes_.emplace(variant, built.ok() ? std::move(built).value() : MeshProgram{}).first;
    }
    return found->second.program.is_empty() ? nullptr : &found->second;
}

Result<MeshProgram> Programs::build(const MeshVariant& variant) const {
    MeshProgram mesh;
    JW_TRY(mesh.program, build_program(*context_, library_, "mesh.vert",
                                       find_fragment_file(variant.shader), list_defines(variant)));
    const GLuint id = mesh.program.id();
    bind_block(id);
    glUseProgram(id);
    bind_unit(id, "u_palette", kPaletteUnit);
    bind_unit(id, "u_key_shadow", kKeyShadowUnit);
    bind_unit(id, "u_sky_shadow", kSkyShadowUnit);
    glUseProgram(0);
    mesh.model = glGetUniformLocation(id, "u_model");
    mesh.palette_base = glGetUniformLocation(id, "u_palette_base");
    mesh.item = glGetUniformLocation(id, "u_item");
    mesh.outline_width = glGetUniformLocation(id, "u_outline_width");
    mesh.colour = glGetUniformLocation(id, "u_colour");
    mesh.floor = glGetUniformLocation(id, "u_floor");
    return mesh;
}

}  // namespace jw::render
