// Programs by what they must do; each is compiled when it is first needed.
#pragma once

#include "render/shader.h"

#include <map>
#include <string_view>

namespace jw::render {

enum class Skin { Rigid = 0, DualQuat = 1, Matrix = 2 };
enum class MeshShader { Body, Ghost, Skin, Depth, Contact, Outline };

/// Which form of mesh.vert and its fragment shader.
struct MeshVariant {
    MeshShader shader = MeshShader::Body;
    Skin skin = Skin::Rigid;
    bool pattern = false;
    bool shaded = false;  // reads the shadow maps
    bool double_sided = false;
    auto operator<=>(const MeshVariant&) const = default;
};

struct MeshProgram {
    gl::Program program;
    GLint model = -1, palette_base = -1, item = -1, outline_width = -1, colour = -1, floor = -1;
};

/// A program that is no mesh program, by the names of its two files.
struct PlainProgram {
    gl::Program program;
    GLint find(const char* uniform) const { return glGetUniformLocation(program.id(), uniform); }
};

/// Texture units by what is bound there.
enum TextureUnit : GLint {
    kPaletteUnit = 0,
    kKeyShadowUnit = 1,
    kSkyShadowUnit = 2,
    kSourceUnit = 3
};

class Programs {
  public:
    /// Compiles the programs that every picture needs, so that a broken shader shows at once.
    static Result<Programs> create(Context& context, ShaderLibrary library);

    /// nullptr when it does not compile; that is logged once.
    const MeshProgram* find(const MeshVariant& variant);
    const PlainProgram& backdrop() const { return backdrop_; }
    const PlainProgram& blur() const { return blur_; }
    const PlainProgram& floor() const { return floor_; }
    const PlainProgram& line() const { return line_; }
    const PlainProgram& gather() const { return gather_; }
    const PlainProgram& sight() const { return sight_; }

  private:
    Result<MeshProgram> build(const MeshVariant& variant) const;

    Context* context_ = nullptr;
    ShaderLibrary library_;
    std::map<MeshVariant, MeshProgram> meshes_;
    PlainProgram backdrop_, blur_, floor_, line_, gather_, sight_;
};

/// The defines of a variant, as mesh.vert and the fragment shaders want them.
std::vector<Define> list_defines(const MeshVariant& variant);
std::string_view find_fragment_file(MeshShader shader);

}  // namespace jw::render
