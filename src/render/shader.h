// Shader files to programs: includes are put in, defines and #version set, errors explained.
#pragma once

#include "render/gl.h"

#include "core/result.h"

#include <filesystem>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace jw::render {

/// Desktop: GLSL 4.10. Web: GLSL ES 3.00; nothing here runs it, tests check that the same text is
/// valid.
enum class Dialect { Desktop, Web };

struct Define {
    std::string name;
    int value = 1;
};

/// A shader as the compiler sees it, and where its lines came from.
struct ExpandedShader {
    std::string name;  // "body.frag"
    std::string text;
    std::vector<std::string> files;  // by the source number of #line; [0] is `name`

    /// The driver's log with "file:line: message" and the line itself, in the drivers' usual forms.
    std::string explain(std::string_view log) const;
};

/// All shader files, from the program or from a folder.
class ShaderLibrary {
  public:
    /// Fails: IoFailed when the folder cannot be read.
    static Result<ShaderLibrary> load(const std::optional<std::filesystem::path>& folder);
    static ShaderLibrary from_files(std::vector<std::pair<std::string, std::string>> files);

    /// Fails: NotFound for an unknown file or include (with the place of the #include),
    /// LimitExceeded when includes go in circles.
    Result<ExpandedShader> expand(std::string_view name, std::span<const Define> defines,
                                  Dialect dialect = Dialect::Desktop) const;
    const std::string* find(std::string_view name) const;

  private:
    std::vector<std::pair<std::string, std::string>> files_;
};

/// Compiles and links. Fails: Unsupported with the explained log; what expand() fails with.
Result<gl::Program> build_program(Context& context, const ShaderLibrary& library,
                                  std::string_view vertex, std::string_view fragment,
                                  std::span<const Define> defines);

}  // namespace jw::render
