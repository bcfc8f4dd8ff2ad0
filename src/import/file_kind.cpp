#include "import/file_kind.h"

#include "import/file_bytes.h"

#include <fmt/format.h>

#include <algorithm>
#include <cctype>
#include <charconv>
#include <fstream>
#include <string_view>
#include <vector>

namespace jw::import {
namespace {

struct Ending {
    std::string_view ending;
    FileKind kind;
    std::string_view format;
};
constexpr Ending kEndings[] = {
    {".gltf", FileKind::Gltf, "glTF 2.0"},
    {".glb", FileKind::Gltf, "glTF 2.0"},
    {".vrm", FileKind::Gltf, "glTF 2.0"},
    {".fbx", FileKind::Fbx, "FBX"},
    {".dae", FileKind::Collada, "Collada"},
    {".obj", FileKind::Obj, "Wavefront OBJ"},
    {".bvh", FileKind::Bvh, "Biovision hierarchy"},
    {".stl", FileKind::Other, "STL"},
    {".ply", FileKind::Other, "PLY"},
    {".3ds", FileKind::Other, "3D Studio"},
    {".x", FileKind::Other, "DirectX X"},
    {".ms3d", FileKind::Other, "MilkShape"},
    {".md5mesh", FileKind::Other, "Doom 3"},
    {".smd", FileKind::Other, "Valve SMD"},
    {".b3d", FileKind::Other, "Blitz3D"},
    {".lwo", FileKind::Other, "LightWave"},
};
struct Refusal {
    std::string_view ending, advice;
};
constexpr Refusal kRefusals[] = {
    {".osim",
     "OpenSim models are not shown yet; export the geometry as glTF, or give a motion "
     "(.mot, .sto) to info"},
    {".mot", "this is a motion, not a model; `jointwise info` shows what it holds"},
    {".sto", "this is a motion, not a model; `jointwise info` shows what it holds"},
    {".blend", "Blender's own files are not read; export as glTF (.glb)"},
    {".max", "3ds Max's own files are not read; export as FBX or glTF"},
    {".ma", "Maya's own files are not read; export as FBX or glTF"},
    {".mb", "Maya's own files are not read; export as FBX or glTF"},
    {".usd", "USD is not read; export as glTF (.glb)"},
    {".usdz", "USD is not read; export as glTF (.glb)"},
    {".zip", "archives are not read; unpack it and name the model in it"},
};

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(),
                   [](unsigned char c) { return static_cast<char>(std::tolower(c)); });
    return text;
}

std::string read_start(const std::filesystem::path& path) {
    std::ifstream file{path, std::ios::binary};
    std::string start(4096, '\0');
    file.read(start.data(), static_cast<std::streamsize>(start.size()));
    start.resize(static_cast<std::size_t>(std::max<std::streamsize>(file.gcount(), 0)));
    return start;
}

bool fits(FileKind kind, const std::string& start) {
    const std::string text = lower(start);
    switch (kind) {
        case FileKind::Fbx:
            // Binary, or the text form with its comment or its first section.
            return start.starts_with("Kaydara FBX Binary") ||
                   text.find("fbxheaderextension") != std::string::npos ||
                   text.find("; fbx") != std::string::npos;
        case FileKind::Collada:
            return text.find("<collada") != std::string::npos;
        case FileKind::Bvh:
            return text.find("hierarchy") != std::string::npos;
        case FileKind::Obj:
            return start.find('\0') == std::string::npos;
        case FileKind::Gltf:
        case FileKind::Other:
            return true;
    }
    return true;
}

/// Deepest level of `{ }`.
int calc_brace_depth(std::string_view text) {
    int depth = 0, deepest = 0;
    for (const char c : text) {
        depth += c == '{' ? 1 : c == '}' ? -1 : 0;
        deepest = std::max(deepest, depth);
    }
    return deepest;
}

/// Deepest level of XML elements. Comments and CDATA may hide tags; they only make it stricter.
int calc_element_depth(std::string_view text) {
    int depth = 0, deepest = 0;
    for (std::size_t at = text.find('<'); at != std::string_view::npos;
         at = text.find('<', at + 1)) {
        const char next = at + 1 < text.size() ? text[at + 1] : '>';
        const std::size_t end = text.find('>', at);
        if (end == std::string_view::npos) {
            break;
        }
        if (next == '/') {
            --depth;
        } else if (next != '?' && next != '!' && text[end - 1] != '/') {
            ++depth;
        }
        deepest = std::max(deepest, depth);
    }
    return deepest;
}

/// Numbers that follow `word` in `text`: "Frames: 600", "element vertex 8".
std::vector<double> counts_after(std::string_view text, std::string_view word) {
    std::vector<double> counts;
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + word.size())) {
        std::string_view rest = text.substr(at + word.size());
        rest = rest.substr(0, rest.find('\n'));
        const std::size_t digits = rest.find_first_of("-0123456789");
        double count = 0.0;
        if (digits != std::string_view::npos) {
            std::from_chars(rest.data() + digits, rest.data() + rest.size(), count);
        }
        counts.push_back(count);
    }
    return counts;
}

}  // namespace

Result<Unit> check_text(const std::filesystem::path& path, const KnownFile& known) {
    constexpr int kDeepest = 512;
    const bool is_ply = known.format == "PLY";
    if (known.kind != FileKind::Bvh && known.kind != FileKind::Collada &&
        known.kind != FileKind::Fbx && !is_ply) {
        return Unit{};
    }
    JW_TRY(const auto bytes, read_bytes(path, std::uint64_t{512} << 20U));
    std::string_view text{reinterpret_cast<const char*>(bytes.data()), bytes.size()};
    if (known.kind == FileKind::Fbx && text.starts_with("Kaydara")) {
        return Unit{};  // binary: its sizes are checked by Assimp
    }
    if (is_ply) {
        text = text.substr(0, text.find("end_header"));
    }
    const int depth =
        known.kind == FileKind::Collada ? calc_element_depth(text) : calc_brace_depth(text);
    if (!is_ply && depth > kDeepest) {
        return file_error(
            ErrorCode::LimitExceeded,
            fmt::format("it is nested {} levels deep, more than the {} that are read; "
                        "flatten the hierarchy before exporting it",
                        depth, kDeepest),
            path);
    }
    const std::string_view word = is_ply ? "element " : "Frames:";
    for (const double count :
         counts_after(is_ply || known.kind == FileKind::Bvh ? text : "", word)) {
        // A frame or an element takes at least a byte.
        if (!(count >= 0.0 && count <= static_cast<double>(bytes.size()))) {
            return file_error(
                ErrorCode::BadFormat,
                fmt::format("it speaks of {} {}, but has only {} bytes; copy or export "
                            "it again",
                            count, is_ply ? "elements" : "frames", bytes.size()),
                path);
        }
    }
    return Unit{};
}

Result<KnownFile> check_kind(const std::filesystem::path& path, std::uint64_t max_bytes) {
    JW_CHECK(check_size(path, max_bytes));
    const std::string ending = lower(path.extension().string());
    for (const Refusal& refusal : kRefusals) {
        if (refusal.ending == ending) {
            return file_error(ErrorCode::Unsupported, std::string{refusal.advice}, path);
        }
    }
    const auto found = std::find_if(std::begin(kEndings), std::end(kEndings),
                                    [&](const Ending& known) { return known.ending == ending; });
    if (found == std::end(kEndings)) {
        return file_error(
            ErrorCode::Unsupported,
            fmt::format("the ending '{}' is not one of a model; glTF (.glb, .gltf), FBX, Collada "
                        "(.dae), OBJ, BVH, STL and PLY are read",
                        ending.substr(0, 20)),
            path);
    }
    const std::string start = read_start(path);
    if (start.empty()) {
        return file_error(ErrorCode::IoFailed, "the file cannot be read; check its permissions",
                          path);
    }
    if (!fits(found->kind, start)) {
        return file_error(ErrorCode::BadFormat,
                          fmt::format("the file is called {} but does not begin like {}; is its "
                                      "name right?",
                                      ending, found->format),
                          path);
    }
    return KnownFile{found->kind, std::string{found->format}};
}

}  // namespace jw::import
