#include "forge/muscles/published_sizes.h"

#include "content/toml_reader.h"
#include "forge/muscles/slab.h"

#include <fmt/format.h>
#include <glm/common.hpp>

#include <algorithm>
#include <cmath>

namespace jw::forge {
namespace {

using content::TomlNode;

constexpr double kCubicCentimetre = 1e-6, kSquareMillimetre = 1e-6;

Result<std::vector<double>> read_heights(const model::Body& body, const TomlNode& row) {
    JW_TRY(const std::vector<std::string> levels, row.texts("levels"));
    std::vector<double> heights;
    for (const std::string& level : levels) {
        const auto landmark = body.find_landmark(level);
        if (!landmark) {
            return row.error(fmt::format("there is no landmark '{}'", level), ErrorCode::NotFound);
        }
        heights.push_back(body.landmarks[static_cast<std::size_t>(*landmark)].point.y);
    }
    if (levels.size() == 1) {
        return row.error("levels: give two at least, or none for the whole muscle");
    }
    return heights;
}

/// By trapezoids between the levels, m^3.
Result<double> sum_areas(const TomlNode& row, const std::vector<double>& heights) {
    JW_TRY(const std::vector<double> areas, row.numbers("areas"));
    if (areas.size() != heights.size()) {
        return row.error("give one of areas (mm2) for each of the levels, or a volume (cm3)");
    }
    double volume = 0.0;
    for (std::size_t i = 1; i < areas.size(); ++i) {
        volume += kSquareMillimetre * 0.5 * (areas[i] + areas[i - 1]) *
                  std::abs(heights[i] - heights[i - 1]);
    }
    return volume;
}

Result<PublishedSize> read_size(const model::Body& body, const TomlNode& row,
                                const std::vector<std::string>& sources) {
    JW_CHECK(row.check_keys(
        {"what", "muscles", "levels", "areas", "volume", "share", "source", "mark", "note"}));
    PublishedSize size;
    JW_TRY(size.what, row.text("what"));
    JW_TRY(size.muscles, row.texts("muscles"));
    for (const std::string& muscle : size.muscles) {
        if (!body.find_muscle(muscle)) {
            return row.error(fmt::format("there is no muscle '{}'", muscle), ErrorCode::NotFound);
        }
    }
    JW_TRY(size.heights, read_heights(body, row));
    if (row.has("volume")) {
        JW_TRY(const double volume, row.number("volume"));
        size.volume = kCubicCentimetre * volume;
    } else {
        JW_TRY(size.volume, sum_areas(row, size.heights));
    }
    std::sort(size.heights.begin(), size.heights.end());
    JW_TRY(size.share, row.number("share"));
    JW_TRY(size.source, row.text("source"));
    JW_TRY(size.mark, row.choice("mark", model::kMarkNames));
    if (size.muscles.empty() || size.volume <= 0.0 || size.share <= 0.0) {
        return row.error("muscles, a size and a share above 0 are needed");
    }
    if (std::find(sources.begin(), sources.end(), size.source) == sources.end()) {
        return row.error(fmt::format("source: '{}' is not in sources.toml, add it", size.source));
    }
    return size;
}

}  // namespace

Result<std::vector<PublishedSize>> read_published_sizes(const model::Body& body,
                                                        const std::filesystem::path& folder) {
    JW_TRY(const TomlNode sources, content::read_toml(folder / "sources.toml"));
    JW_TRY(const TomlNode root, content::read_toml(folder / "muscle_sizes.toml"));
    JW_CHECK(root.check_keys({"size"}));
    JW_TRY(const std::vector<TomlNode> rows, root.items("size"));
    std::vector<PublishedSize> sizes;
    for (const TomlNode& row : rows) {
        JW_TRY(PublishedSize size, read_size(body, row, sources.keys()));
        sizes.push_back(std::move(size));
    }
    return sizes;
}

double calc_section(const model::Mesh& mesh, double height) {
    // Stokes: the pieces in which the triangles cut the plane run round the section, each with the
    // outside on the same hand.
    double twice = 0.0;
    for (std::size_t t = 0; t + 2 < mesh.indices.size(); t += 3) {
        Vec3 up{0.0}, down{0.0};  // where the border of the triangle passes the plane
        int passes = 0;
        for (std::size_t k = 0; k < 3; ++k) {
            const Vec3 a{mesh.vertices[mesh.indices[t + k]].position};
            const Vec3 b{mesh.vertices[mesh.indices[t + (k + 1) % 3]].position};
            if ((a.y < height) == (b.y < height)) {
                continue;
            }
            const Vec3 p = glm::mix(a, b, (height - a.y) / (b.y - a.y));
            (a.y < height ? up : down) = p;
            ++passes;
        }
        if (passes == 2) {
            twice += up.z * down.x - up.x * down.z;
        }
    }
    return 0.5 * std::abs(twice);
}

double calc_built_size(const PublishedSize& size, std::span<const model::Mesh> meshes) {
    constexpr int kSteps = 60;  // sections between the levels
    double volume = 0.0;
    for (const model::Mesh& mesh : meshes) {
        if (mesh.kind != model::MeshKind::Muscle ||
            std::find(size.muscles.begin(), size.muscles.end(), mesh.id) == size.muscles.end()) {
            continue;
        }
        if (size.heights.empty()) {
            volume += calc_volume(mesh);
            continue;
        }
        const double low = size.heights.front(), high = size.heights.back();
        for (int i = 0; i < kSteps; ++i) {
            const double at = glm::mix(low, high, (i + 0.5) / kSteps);
            volume += calc_section(mesh, at) * (high - low) / kSteps;
        }
    }
    return volume;
}

std::string size_table(std::span<const PublishedSize> sizes, std::span<const model::Mesh> meshes) {
    std::string text;
    for (const PublishedSize& size : sizes) {
        const double built = calc_built_size(size, meshes);
        const double apart = built / size.volume - 1.0;
        text += fmt::format("{:4} {:<38} {:5.0f} cm3, published {:5.0f} ({:+.0f} %)  {}, {}\n",
                            std::abs(apart) <= size.share ? "ok" : "FAR", size.what,
                            built / kCubicCentimetre, size.volume / kCubicCentimetre, 100.0 * apart,
                            size.source, model::kMarkNames.name(size.mark));
    }
    return text;
}

}  // namespace jw::forge
