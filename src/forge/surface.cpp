// Occlusion, mirror and audit of surfaces.
#include "forge/surface.h"

#include "core/assert.h"

#include <algorithm>
#include <array>
#include <map>
#include <numbers>
#include <numeric>
#include <thread>

namespace jw::forge {

namespace {

/// How much of the sky over `p` is open, 0..1.
float openness(const Shape& around, const Vec3& p, const Vec3& normal) {
    constexpr std::array<double, 4> kSteps{1.5e-3, 4e-3, 9e-3, 20e-3};
    const Vec3 hint = std::abs(normal.y) < 0.9 ? Vec3{0.0, 1.0, 0.0} : Vec3{1.0, 0.0, 0.0};
    const Vec3 side = glm::normalize(glm::cross(hint, normal));
    const Vec3 up = glm::cross(normal, side);
    double open = 0.0;
    double weights = 0.0;
    for (int direction = 0; direction < 7; ++direction) {
        const double turn = direction * std::numbers::pi / 3.0;
        const double lean = direction == 6 ? 0.0 : 0.87;
        const Vec3 ray = std::cos(lean) * normal +
                         std::sin(lean) * (std::cos(turn) * side + std::sin(turn) * up);
        double clear = 1.0;
        for (const double step : kSteps) {
            const double wanted = step * (direction == 6 ? 1.0 : std::cos(lean)) * 0.8;
            clear = std::min(clear, std::max(around.distance(p + ray * step), 0.0) / wanted);
        }
        const double weight = direction == 6 ? 1.0 : std::cos(lean);
        open += weight * std::min(clear, 1.0);
        weights += weight;
    }
    return static_cast<float>(open / weights);
}

/// Evens out what long triangles would show as streaks.
void soften(std::vector<float>& values, const std::vector<std::uint32_t>& indices) {
    constexpr int kRounds = 3;
    std::vector<float> sums(values.size());
    std::vector<float> counts(values.size());
    for (int round = 0; round < kRounds; ++round) {
        std::fill(sums.begin(), sums.end(), 0.0F);
        std::fill(counts.begin(), counts.end(), 0.0F);
        for (std::size_t c = 0; c < indices.size(); ++c) {
            const std::uint32_t from = indices[c];
            const std::uint32_t to = indices[c - c % 3 + (c % 3 + 1) % 3];
            sums[from] += values[to];  // each edge is met once from either end
            counts[from] += 1.0F;
        }
        for (std::size_t i = 0; i < values.size(); ++i) {
            values[i] = counts[i] > 0.0F ? 0.5F * (values[i] + sums[i] / counts[i]) : values[i];
        }
    }
}

}  // namespace

void bake_occlusion(Surface& surface, const Shape& surroundings, int threads) {
    surface.occlusion.assign(surface.positions.size(), 1.0F);
    const auto stride = static_cast<std::size_t>(std::max(threads, 1));
    std::vector<std::jthread> workers;
    for (std::size_t t = 0; t < stride; ++t) {
        workers.emplace_back([&, t] {
            for (std::size_t i = t; i < surface.positions.size(); i += stride) {
                surface.occlusion[i] =
                    openness(surroundings, surface.positions[i], surface.normals[i]);
            }
        });
    }
    workers.clear();  // joins them
    soften(surface.occlusion, surface.indices);
}

Surface mirrored(const Surface& surface) {
    Surface out = surface;
    for (auto* list : {&out.positions, &out.normals}) {
        for (Vec3& v : *list) {
            v.z = -v.z;
        }
    }
    for (std::size_t i = 0; i + 2 < out.indices.size(); i += 3) {
        std::swap(out.indices[i + 1], out.indices[i + 2]);
    }
    return out;
}

std::vector<std::uint32_t> find_parts(const Surface& surface) {
    std::vector<std::uint32_t> root(surface.positions.size());
    std::iota(root.begin(), root.end(), 0U);
    const auto find = [&root](std::uint32_t i) {
        while (root[i] != i) {
            root[i] = root[root[i]];
            i = root[i];
        }
        return i;
    };
    for (std::size_t t = 0; t < surface.indices.size(); t += 3) {
        root[find(surface.indices[t + 1])] = find(surface.indices[t]);
        root[find(surface.indices[t + 2])] = find(surface.indices[t]);
    }
    for (std::uint32_t i = 0; i < root.size(); ++i) {
        root[i] = find(i);
    }
    return root;
}

SurfaceAudit audit(const Surface& surface) {
    SurfaceAudit out;
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::array<int, 2>> edges;
    for (std::size_t t = 0; t < surface.indices.size(); t += 3) {
        const std::array<std::uint32_t, 3> v{surface.indices[t], surface.indices[t + 1],
                                             surface.indices[t + 2]};
        for (std::size_t k = 0; k < 3; ++k) {
            const std::uint32_t a = v[k];
            const std::uint32_t b = v[(k + 1) % 3];
            ++edges[{std::min(a, b), std::max(a, b)}][a < b ? 0 : 1];
        }
        out.volume += glm::dot(surface.positions[v[0]],
                               glm::cross(surface.positions[v[1]], surface.positions[v[2]])) /
                      6.0;
    }
    for (const auto& [edge, uses] : edges) {
        const int sum = uses[0] + uses[1];
        out.open_edges += sum == 1 ? 1 : 0;
        out.crowded_edges += sum > 2 ? 1 : 0;
        out.clashing_edges += sum == 2 && uses[0] != 1 ? 1 : 0;
    }
    const std::vector<std::uint32_t> parts = find_parts(surface);
    for (std::uint32_t i = 0; i < parts.size(); ++i) {
        out.parts += parts[i] == i ? 1 : 0;
    }
    out.euler = static_cast<int>(surface.positions.size()) - static_cast<int>(edges.size()) +
                static_cast<int>(surface.triangle_count());
    return out;
}

}  // namespace jw::forge
