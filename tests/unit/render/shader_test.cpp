#include "render/shader.h"

#include "render/mesh_store.h"
#include "render/programs.h"
#include "render/shader_source.h"

#include <gtest/gtest.h>

#include <array>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "unit/own_folder.h"
#include "unit/render/gl_fixture.h"

namespace jw::render {
namespace {

class Shaders : public test::GlFixture {};

std::vector<MeshVariant> all_variants() {
    std::vector<MeshVariant> variants;
    for (const Skin skin : {Skin::Rigid, Skin::DualQuat, Skin::Matrix}) {
        for (const MeshShader shader :
             {MeshShader::Ghost, MeshShader::Depth, MeshShader::Contact, MeshShader::Outline}) {
            variants.push_back({.shader = shader, .skin = skin});
        }
        for (int bits = 0; bits < 8; ++bits) {
            variants.push_back(
                {MeshShader::Body, skin, (bits & 1) != 0, (bits & 2) != 0, (bits & 4) != 0});
        }
    }
    return variants;
}

constexpr std::array<std::pair<const char*, const char*>, 5> kPlain{
    {{"fullscreen.vert", "backdrop.frag"},
     {"fullscreen.vert", "blur.frag"},
     {"fullscreen.vert", "gather.frag"},
     {"floor.vert", "floor.frag"},
     {"line.vert", "line.frag"}}};

TEST_F(Shaders, every_variant_compiles) {
    const ShaderLibrary library = *ShaderLibrary::load(std::nullopt);
    for (const MeshVariant& variant : all_variants()) {
        const auto program =
            build_program(*context_, library, "mesh.vert", find_fragment_file(variant.shader),
                          list_defines(variant));
        EXPECT_TRUE(program.ok()) << program.error().to_string();
    }
}

TEST_F(Shaders, attribute_locations_are_those_of_the_program) {
    const ShaderLibrary library = *ShaderLibrary::load(std::nullopt);
    const auto program = build_program(*context_, library, "mesh.vert", "body.frag",
                                       list_defines({.skin = Skin::DualQuat, .pattern = true}));
    ASSERT_TRUE(program.ok());
    const GLuint id = program->id();
    EXPECT_EQ(glGetAttribLocation(id, "a_position"), kPosition);
    EXPECT_EQ(glGetAttribLocation(id, "a_normal"), kNormal);
    EXPECT_EQ(glGetAttribLocation(id, "a_surface"), kSurface);
    EXPECT_EQ(glGetAttribLocation(id, "a_uv"), kUv);
    EXPECT_EQ(glGetAttribLocation(id, "a_bones"), kBones);
    EXPECT_EQ(glGetAttribLocation(id, "a_weights"), kWeights);
}

TEST_F(Shaders, an_error_names_the_file_the_line_and_shows_it) {
    const ShaderLibrary library = ShaderLibrary::from_files(
        {{"a.vert", "void main() { gl_Position = vec4(0.0); }\n"},
         {"b.frag", "// first\n#include \"c.glsl\"\nout vec4 o;\nvoid main() { o = shade(); }\n"},
         {"c.glsl", "// helper\nvec4 shade() {\n    return vec4(missing_thing);\n}\n"}});
    const auto program = build_program(*context_, library, "a.vert", "b.frag", {});
    ASSERT_FALSE(program.ok());
    const std::string text = program.error().to_string();
    EXPECT_NE(text.find("c.glsl:3:"), std::string::npos) << text;
    EXPECT_NE(text.find("return vec4(missing_thing);"), std::string::npos) << text;
    EXPECT_NE(text.find("b.frag"), std::string::npos) << text;
}

TEST_F(Shaders, stages_that_do_not_fit_are_refused) {
    const ShaderLibrary library = ShaderLibrary::from_files(
        {{"a.vert", "out vec2 v_a;\nvoid main() { v_a = vec2(0.0); gl_Position = vec4(0.0); }\n"},
         {"b.frag", "in vec3 v_a;\nout vec4 o;\nvoid main() { o = vec4(v_a, 1.0); }\n"}});
    const auto program = build_program(*context_, library, "a.vert", "b.frag", {});
    ASSERT_FALSE(program.ok());
    EXPECT_NE(program.error().sentence.find("do not fit"), std::string::npos);
}

TEST(ShaderFiles, a_missing_include_tells_who_wanted_it) {
    const ShaderLibrary library =
        ShaderLibrary::from_files({{"b.frag", "\n#include \"nowhere.glsl\"\n"}});
    const auto shader = library.expand("b.frag", {});
    ASSERT_FALSE(shader.ok());
    EXPECT_EQ(shader.error().code, ErrorCode::NotFound);
    EXPECT_EQ(shader.error().to_string(), "b.frag:2:1: there is no shader file nowhere.glsl");
}

TEST(ShaderFiles, includes_in_a_circle_end) {
    const ShaderLibrary library = ShaderLibrary::from_files(
        {{"a.glsl", "#include \"b.glsl\"\n"}, {"b.glsl", "#include \"a.glsl\"\nint x;\n"}});
    const auto shader = library.expand("a.glsl", {});
    ASSERT_TRUE(shader.ok());
    EXPECT_NE(shader->text.find("int x;"), std::string::npos);
}

TEST(ShaderFiles, logs_of_other_drivers_are_understood) {
    const ShaderLibrary library = ShaderLibrary::from_files({{"a.frag", "one\ntwo\n"}});
    const ExpandedShader shader = *library.expand("a.frag", {});
    for (const char* log : {"0:2(3): error: bad", "0(2) : error C1008: bad", "ERROR: 0:2: bad"}) {
        const std::string told = shader.explain(log);
        EXPECT_NE(told.find("a.frag:2: "), std::string::npos) << told;
        EXPECT_NE(told.find("two"), std::string::npos) << told;
    }
    EXPECT_EQ(shader.explain("something else"), "something else\n");
}

TEST(ShaderFiles, the_folder_and_the_program_hold_the_same) {
    const ShaderLibrary folder =
        *ShaderLibrary::load(std::filesystem::path{JW_SOURCE_DIR} / "shaders");
    for (const EmbeddedFile& file : embedded_shaders()) {
        const std::string* text = folder.find(file.name);
        ASSERT_NE(text, nullptr) << file.name;
        EXPECT_EQ(*text, file.text) << file.name;
    }
    EXPECT_FALSE(ShaderLibrary::load(std::filesystem::path{"no/such/folder"}).ok());
}

/// Every file, in all its variants, by the reference compiler: as desktop GLSL and as what browsers
/// take.
TEST(ShaderFiles, the_reference_compiler_accepts_all_for_desktop_and_web) {
    if (std::system("glslangValidator --version > /dev/null 2>&1") != 0) {
        GTEST_SKIP() << "glslangValidator is not installed";
    }
    const ShaderLibrary library = *ShaderLibrary::load(std::nullopt);
    const OwnFolder folder;
    std::string files;
    int number = 0;
    const auto add = [&](std::string_view name, std::span<const Define> defines) {
        for (const Dialect dialect : {Dialect::Desktop, Dialect::Web}) {
            const ExpandedShader shader = *library.expand(name, defines, dialect);
            const std::string file =
                (folder / (std::to_string(number++) + "_" + std::string{name})).string();
            std::ofstream{file} << shader.text;
            files += " '" + file + "'";
        }
    };
    for (const auto& [vertex, fragment] : kPlain) {
        add(vertex, {});
        add(fragment, {});
    }
    for (const MeshVariant& variant : all_variants()) {
        add("mesh.vert", list_defines(variant));
        add(find_fragment_file(variant.shader), list_defines(variant));
    }
    const std::string log = (folder / "log.txt").string();
    const int status = std::system(("glslangValidator" + files + " > '" + log + "' 2>&1").c_str());
    std::ifstream stream{log};
    const std::string said{std::istreambuf_iterator<char>{stream}, {}};
    EXPECT_EQ(status, 0) << said.substr(0, 4000);
}

}  // namespace
}  // namespace jw::render
