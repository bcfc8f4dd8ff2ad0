#include "render/shader.h"

#include "render/shader_source.h"

#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <regex>
#include <sstream>

namespace jw::render {
namespace {

constexpr int kMaxIncludeDepth = 8;

std::vector<std::string> split_lines(std::string_view text) {
    std::vector<std::string> lines;
    std::istringstream stream{std::string{text}};
    for (std::string line; std::getline(stream, line);) {
        lines.push_back(line);
    }
    return lines;
}

/// The file name of an #include line, or nothing.
std::optional<std::string> included_file(const std::string& line) {
    constexpr std::string_view kStart = "#include \"";
    if (line.rfind(kStart, 0) != 0) {
        return std::nullopt;
    }
    const std::size_t end = line.find('"', kStart.size());
    return end == std::string::npos
               ? std::nullopt
               : std::optional{line.substr(kStart.size(), end - kStart.size())};
}

class Expansion {
  public:
    Expansion(const ShaderLibrary& library, ExpandedShader& out) : library_{library}, out_{out} {}

    Result<Unit> add(const std::string& file, const Place& from, int depth) {
        const std::string* text = library_.find(file);
        if (text == nullptr) {
            return Error{ErrorCode::NotFound, fmt::format("there is no shader file {}", file),
                         from};
        }
        if (depth > kMaxIncludeDepth) {
            return Error{ErrorCode::LimitExceeded, "shader includes go in circles or too deep",
                         from};
        }
        if (std::find(out_.files.begin(), out_.files.end(), file) != out_.files.end()) {
            return Unit{};  // once is enough
        }
        const std::size_t number = out_.files.size();
        out_.files.push_back(file);
        out_.text += fmt::format("#line 1 {}\n", number);
        int line_number = 0;
        for (const std::string& line : split_lines(*text)) {
            ++line_number;
            if (const std::optional<std::string> other = included_file(line)) {
                JW_CHECK(add(*other, {file, line_number, 1}, depth + 1));
                out_.text += fmt::format("#line {} {}\n", line_number + 1, number);
            } else {
                out_.text += line + "\n";
            }
        }
        return Unit{};
    }

  private:
    const ShaderLibrary& library_;
    ExpandedShader& out_;
};

/// The text of line `line` of source `number`, found by counting from the #line marks.
std::string find_line(const std::string& text, int number, int line) {
    int at_number = -1;
    int at_line = 0;
    for (const std::string& candidate : split_lines(text)) {
        int new_line = 0;
        int new_number = 0;
        if (std::sscanf(candidate.c_str(), "#line %d %d", &new_line, &new_number) == 2) {
            at_number = new_number;
            at_line = new_line;
            continue;
        }
        if (at_number == number && at_line == line) {
            return candidate;
        }
        ++at_line;
    }
    return {};
}

Result<GLuint> compile(const ExpandedShader& source, GLenum stage) {
    const GLuint shader = glCreateShader(stage);
    const char* text = source.text.c_str();
    glShaderSource(shader, 1, &text, nullptr);
    glCompileShader(shader);
    GLint is_compiled = GL_FALSE;
    glGetShaderiv(shader, GL_COMPILE_STATUS, &is_compiled);
    if (is_compiled == GL_TRUE) {
        return shader;
    }
    GLint size = 0;
    glGetShaderiv(shader, GL_INFO_LOG_LENGTH, &size);
    std::string log(static_cast<std::size_t>(std::max(size, 1)), '\0');
    glGetShaderInfoLog(shader, size, nullptr, log.data());
    log.resize(log.find('\0') == std::string::npos ? log.size() : log.find('\0'));
    glDeleteShader(shader);
    return Error{ErrorCode::Unsupported,
                 fmt::format("shader {} does not compile:\n{}", source.name, source.explain(log)),
                 {}};
}

}  // namespace

std::string ExpandedShader::explain(std::string_view log) const {
    // Mesa "1:12(5): error: ...", NVIDIA "1(12) : error ...", macOS and web "ERROR: 1:12: ...".
    static const std::regex kMesa{R"((\d+):(\d+)\(\d+\):\s*(.*))"};
    static const std::regex kNvidia{R"((\d+)\((\d+)\)\s*:\s*(.*))"};
    static const std::regex kOther{R"((?:ERROR|WARNING):\s*(\d+):(\d+):\s*(.*))"};
    std::string told;
    for (const std::string& line : split_lines(log)) {
        std::smatch match;
        if (!std::regex_match(line, match, kMesa) && !std::regex_match(line, match, kNvidia) &&
            !std::regex_match(line, match, kOther)) {
            told += line + "\n";
            continue;
        }
        const int number = std::stoi(match[1]);
        const int at = std::stoi(match[2]);
        const auto index = static_cast<std::size_t>(number);
        told += fmt::format("{}:{}: {}\n    {}\n", index < files.size() ? files[index] : name, at,
                            match[3].str(), find_line(text, number, at));
    }
    return told;
}

Result<ShaderLibrary> ShaderLibrary::load(const std::optional<std::filesystem::path>& folder) {
    ShaderLibrary library;
    if (!folder) {
        for (const EmbeddedFile& file : embedded_shaders()) {
            library.files_.emplace_back(file.name, file.text);
        }
        return library;
    }
    std::error_code failure;
    std::filesystem::recursive_directory_iterator entries{*folder, failure};
    if (failure) {
        return Error{ErrorCode::IoFailed,
                     fmt::format("the shader folder {} cannot be read: {}", folder->string(),
                                 failure.message()),
                     {}};
    }
    for (const auto& entry : entries) {
        if (entry.is_regular_file()) {
            std::ifstream stream{entry.path(), std::ios::binary};
            std::ostringstream text;
            text << stream.rdbuf();
            library.files_.emplace_back(
                std::filesystem::relative(entry.path(), *folder).generic_string(), text.str());
        }
    }
    return library;
}

ShaderLibrary ShaderLibrary::from_files(std::vector<std::pair<std::string, std::string>> files) {
    ShaderLibrary library;
    library.files_ = std::move(files);
    return library;
}

const std::string* ShaderLibrary::find(std::string_view name) const {
    for (const auto& [file, text] : files_) {
        if (file == name) {
            return &text;
        }
    }
    return nullptr;
}

Result<ExpandedShader> ShaderLibrary::expand(std::string_view name, std::span<const Define> defines,
                                             Dialect dialect) const {
    ExpandedShader shader;
    shader.name = std::string{name};
    shader.text = dialect == Dialect::Desktop
                      ? "#version 410 core\n"
                      : "#version 300 es\nprecision highp float;\nprecision highp int;\n"
                        "precision highp sampler2DShadow;\n";
    for (const Define& define : defines) {
        shader.text += fmt::format("#define {} {}\n", define.name, define.value);
    }
    Expansion expansion{*this, shader};
    JW_CHECK(expansion.add(shader.name, {}, 0));
    return shader;
}

Result<gl::Program> build_program(Context& context, const ShaderLibrary& library,
                                  std::string_view vertex, std::string_view fragment,
                                  std::span<const Define> defines) {
    JW_TRY(const ExpandedShader vertex_source, library.expand(vertex, defines));
    JW_TRY(const ExpandedShader fragment_source, library.expand(fragment, defines));
    JW_TRY(const GLuint vertex_shader, compile(vertex_source, GL_VERTEX_SHADER));
    auto fragment_shader = compile(fragment_source, GL_FRAGMENT_SHADER);
    if (!fragment_shader.ok()) {
        glDeleteShader(vertex_shader);
        return fragment_shader.error();
    }
    gl::Program program{context};
    glAttachShader(program.id(), vertex_shader);
    glAttachShader(program.id(), *fragment_shader);
    glLinkProgram(program.id());
    glDeleteShader(vertex_shader);
    glDeleteShader(*fragment_shader);
    GLint is_linked = GL_FALSE;
    glGetProgramiv(program.id(), GL_LINK_STATUS, &is_linked);
    if (is_linked != GL_TRUE) {
        std::string log(2048, '\0');
        GLsizei size = 0;
        glGetProgramInfoLog(program.id(), static_cast<GLsizei>(log.size()), &size, log.data());
        log.resize(static_cast<std::size_t>(size));
        return Error{
            ErrorCode::Unsupported,
            fmt::format("shaders {} and {} do not fit together: {}", vertex, fragment, log),
            {}};
    }
    return program;
}

}  // namespace jw::render
