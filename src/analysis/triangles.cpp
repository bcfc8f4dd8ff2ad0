#include "analysis/triangles.h"

#include <glm/geometric.hpp>

namespace jw::analysis {

std::vector<glm::vec3> calc_normals(std::span<const std::uint32_t> indices,
                                    std::span<const glm::vec3> points) {
    std::vector<glm::vec3> normals(indices.size() / 3);
    for (std::size_t t = 0; t < normals.size(); ++t) {
        const glm::vec3& a = points[indices[3 * t]];
        normals[t] = glm::cross(points[indices[3 * t + 1]] - a, points[indices[3 * t + 2]] - a);
    }
    return normals;
}

double calc_area(std::span<const std::uint32_t> indices, std::span<const glm::vec3> points) {
    double area = 0.0;
    for (const glm::vec3& normal : calc_normals(indices, points)) {
        area += 0.5 * static_cast<double>(glm::length(normal));
    }
    return area;
}

}  // namespace jw::analysis
