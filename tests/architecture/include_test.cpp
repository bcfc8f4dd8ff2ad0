// Who may include whom: the table of docs/dev/architecture.md, as a test.
#include <gtest/gtest.h>

#include <map>
#include <regex>
#include <set>

#include "source_files.h"

namespace jw::architecture {
namespace {

using Names = std::set<std::string>;

const std::map<std::string, Names> kMayInclude{
    {"core", {}},
    {"model", {"core"}},
    {"import", {"model", "core"}},
    {"content", {"model", "core"}},
    {"motion", {"model", "core"}},
    {"muscle", {"model", "core"}},
    {"analysis", {"model", "core"}},
    {"scene", {"model", "core"}},
    {"session", {"import", "content", "motion", "muscle", "analysis", "scene", "model", "core"}},
    {"forge", {"content", "muscle", "model", "core"}},
    {"render", {"scene", "model", "core"}},
    {"record", {"model", "core"}},
    {"platform", {"core"}},
    {"ui",
     {"session", "import", "content", "motion", "muscle", "analysis", "scene", "model", "core"}},
    {"app",
     {"ui", "render", "platform", "record", "session", "import", "content", "motion", "muscle",
      "analysis", "scene", "model", "core"}},
};

/// Which modules a third-party header may appear in, and whether in .cpp files only.
struct Confined {
    std::string pattern;  // of the include line's path
    Names modules;
    bool cpp_only;
};
const std::vector<Confined> kConfined{
    {"assimp/.*", {"import"}, true},
    {"nlohmann/.*", {"import", "session", "forge", "app"}, true},
    {"toml\\+\\+/.*|toml\\.hpp", {"content"}, true},
    {"Eigen/.*", {"motion"}, false},
    {"meshoptimizer.*", {"forge", "render"}, true},
    {"tiny_gltf\\.h", {"forge", "record"}, true},
    {"stb/.*", {"record", "import"}, true},
    {"libav.*|libsw.*", {"record"}, true},
    {"glad/gl\\.h", {"render", "platform"}, false},
    {"glad/egl\\.h|EGL/.*", {"platform"}, true},
    {"GLFW/.*", {"platform", "app"}, true},
    {"AL/.*", {"platform"}, true},
    {"imgui.*|backends/.*|misc/.*", {"ui", "app"}, false},
    {"CLI/.*", {"app", "forge"}, true},
};

std::vector<std::string> includes_of(const SourceFile& file) {
    static const std::regex kInclude{R"(^\s*#\s*include\s*[<"]([^>"]+)[>"])"};
    std::vector<std::string> includes;
    std::istringstream lines{file.text};
    std::smatch match;
    for (std::string line; std::getline(lines, line);) {
        if (std::regex_search(line, match, kInclude)) {
            includes.push_back(match[1]);
        }
    }
    return includes;
}

/// The sentences of all breaches in one file.
std::vector<std::string> breaches(const SourceFile& file) {
    std::vector<std::string> found;
    for (const std::string& include : includes_of(file)) {
        const std::string module = include.substr(0, include.find('/'));
        if (kMayInclude.contains(module) && module != file.module &&
            !kMayInclude.at(file.module).contains(module)) {
            found.push_back(file.path + " includes " + include);
        }
        for (const Confined& rule : kConfined) {
            const bool is_header = file.path.ends_with(".h");
            if (std::regex_match(include, std::regex{rule.pattern}) &&
                (!rule.modules.contains(file.module) || (rule.cpp_only && is_header))) {
                found.push_back(file.path + " includes " + include +
                                ", which belongs to other modules or to .cpp files");
            }
        }
    }
    return found;
}

TEST(Includes, go_downwards_and_third_party_headers_stay_in_their_modules) {
    const auto files = read_sources("src");
    ASSERT_GT(files.size(), 50U);
    for (const SourceFile& file : files) {
        ASSERT_TRUE(kMayInclude.contains(file.module))
            << file.path << " belongs to no known module";
        for (const std::string& breach : breaches(file)) {
            ADD_FAILURE() << breach;
        }
    }
}

TEST(Includes, the_test_itself_sees_a_breach) {
    EXPECT_EQ(breaches({"src/core/a.h", "core", "#include \"model/body.h\"\n"}).size(), 1U);
    EXPECT_EQ(breaches({"src/ui/a.cpp", "ui", "#include \"render/renderer.h\"\n"}).size(), 1U);
    EXPECT_EQ(breaches({"src/motion/a.cpp", "motion", "#include <assimp/scene.h>\n"}).size(), 1U);
    EXPECT_EQ(breaches({"src/import/a.h", "import", "#include <assimp/scene.h>\n"}).size(), 1U);
    EXPECT_TRUE(
        breaches({"src/model/a.h", "model", "#include \"core/rigid.h\"\n#include <vector>\n"})
            .empty());
}

}  // namespace
}  // namespace jw::architecture
