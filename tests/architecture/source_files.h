// The project's own sources, read once for the tests of this folder.
#pragma once

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

namespace jw::architecture {

struct SourceFile {
    std::string path;    // relative to the repository
    std::string module;  // "motion" for src/motion/..., else empty
    std::string text;
};

inline std::vector<SourceFile> read_sources(const std::string& folder) {
    namespace fs = std::filesystem;
    std::vector<SourceFile> files;
    const fs::path root{JW_SOURCE_DIR};
    for (const auto& entry : fs::recursive_directory_iterator{root / folder}) {
        const std::string extension = entry.path().extension().string();
        if (!entry.is_regular_file() || (extension != ".h" && extension != ".cpp")) {
            continue;
        }
        const fs::path relative = entry.path().lexically_relative(root);
        std::ostringstream text;
        text << std::ifstream{entry.path()}.rdbuf();
        auto part = relative.begin();
        const std::string module = *part == "src" ? (++part)->string() : "";
        files.push_back({relative.string(), module, text.str()});
    }
    return files;
}

}  // namespace jw::architecture
