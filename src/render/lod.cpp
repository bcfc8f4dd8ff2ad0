#include "render/lod.h"

#include <meshoptimizer.h>

#include <cmath>

namespace jw::render {
namespace {

constexpr float kFirstError = 0.0005F;  // m; each further level is allowed kErrorStep times it
constexpr float kErrorStep = 1.6F;
constexpr float kCoarsestError = 0.02F;
constexpr float kKeptPart = 0.8F;    // a level pays only with fewer triangles than this part
constexpr std::size_t kFewest = 24;  // triangles: below that the form is lost

}  // namespace

std::vector<LodLevel> build_lods(const model::Mesh& mesh) {
    std::vector<LodLevel> levels;
    levels.push_back({0.0F, mesh.indices});
    if (mesh.indices.empty()) {
        return levels;
    }
    const float* positions = &mesh.vertices.front().position.x;
    const std::size_t count = mesh.vertices.size();
    constexpr std::size_t kStride = sizeof(model::Vertex);
    const float size = meshopt_simplifyScale(positions, count, kStride);
    float error = 0.0F;
    const auto is_fine = [](const LodLevel& level) { return level.indices.size() > 3 * kFewest; };
    for (float most = kFirstError;
         is_fine(levels.back()) && most < kCoarsestError && most < 0.25F * size;
         most *= kErrorStep) {
        const std::vector<std::uint32_t>& from = levels.back().indices;
        std::vector<std::uint32_t> to(from.size());
        float moved = 0.0F;
        to.resize(meshopt_simplify(to.data(), from.data(), from.size(), positions, count, kStride,
                                   3 * kFewest, most / size, 0, &moved));
        if (static_cast<float>(to.size()) >= kKeptPart * static_cast<float>(from.size())) {
            continue;
        }
        if (to.size() < 3 * kFewest) {
            break;
        }
        error = std::hypot(error, moved * size);  // with what the level before has moved
        std::vector<std::uint32_t> ordered(to.size());
        meshopt_optimizeVertexCache(ordered.data(), to.data(), to.size(), count);
        levels.push_back({error, std::move(ordered)});
    }
    return levels;
}

}  // namespace jw::render
