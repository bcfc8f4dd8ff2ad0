#include "analysis/inversion.h"

#include "analysis/triangles.h"

#include <glm/geometric.hpp>
#include <glm/mat3x3.hpp>

#include <algorithm>
#include <cmath>

namespace jw::analysis {
namespace {

glm::vec3 calc_centre(std::span<const std::uint32_t> which, std::span<const glm::vec3> points) {
    glm::vec3 sum{0.0F};
    for (const std::uint32_t v : which) {
        sum += points[v];
    }
    return sum / static_cast<float>(which.size());
}

/// The rotation nearest to a matrix (Mueller, Bender, Chentanez, Macklin 2016): turns the guess
/// towards it until it no longer turns.
glm::quat find_rotation(const glm::mat3& matrix, glm::quat turn) {
    constexpr int kMost = 40;
    constexpr float kStill = 1e-4F;  // rad
    for (int round = 0; round < kMost; ++round) {
        const glm::mat3 now = glm::mat3_cast(turn);
        glm::vec3 torque{0.0F};
        float along = 0.0F;
        for (int c = 0; c < 3; ++c) {
            torque += glm::cross(now[c], matrix[c]);
            along += glm::dot(now[c], matrix[c]);
        }
        const glm::vec3 by = torque / (std::abs(along) + 1e-12F);
        const float angle = glm::length(by);
        if (angle < kStill) {
            break;
        }
        turn = glm::normalize(glm::angleAxis(angle, by / angle) * turn);
    }
    return turn;
}

}  // namespace

InversionMeter::InversionMeter(std::span<const std::uint32_t> indices,
                               std::span<const glm::vec3> rest)
    : indices_{indices},
      rest_{rest.begin(), rest.end()},
      rest_normals_{calc_normals(indices, rest)} {
    std::vector<std::vector<std::uint32_t>> ring(rest.size());
    for (std::size_t i = 0; i < indices.size(); ++i) {
        const std::size_t next = i % 3 == 2 ? i - 2 : i + 1;
        ring[indices[i]].push_back(indices[next]);
        ring[indices[next]].push_back(indices[i]);
    }
    std::vector<std::uint32_t> near;
    for (std::uint32_t v = 0; v < rest.size(); ++v) {
        near.assign(1, v);
        for (const std::uint32_t a : ring[v]) {
            near.push_back(a);
            near.insert(near.end(), ring[a].begin(), ring[a].end());
        }
        std::sort(near.begin(), near.end());
        near.erase(std::unique(near.begin(), near.end()), near.end());
        first_.push_back(beside_.size());
        beside_.insert(beside_.end(), near.begin(), near.end());
    }
    first_.push_back(beside_.size());
}

glm::quat InversionMeter::find_turn(std::size_t vertex, std::span<const glm::vec3> points,
                                    glm::quat guess) const {
    const auto which =
        std::span{beside_}.subspan(first_[vertex], first_[vertex + 1] - first_[vertex]);
    const glm::vec3 from = calc_centre(which, rest_), to = calc_centre(which, points);
    glm::mat3 moment{0.0F};
    for (const std::uint32_t v : which) {
        moment += glm::outerProduct(points[v] - to, rest_[v] - from);
    }
    return find_rotation(moment, guess);
}

double InversionMeter::calc_inverted_area(std::span<const glm::vec3> points,
                                          std::span<const glm::quat> guesses) const {
    std::vector<glm::quat> turns(points.size());
    for (std::size_t v = 0; v < points.size(); ++v) {
        turns[v] = find_turn(v, points, guesses[v]);
    }
    const std::vector<glm::vec3> normals = calc_normals(indices_, points);
    double area = 0.0;
    for (std::size_t t = 0; t < normals.size(); ++t) {
        const glm::vec3& before = rest_normals_[t];
        const glm::vec3& now = normals[t];
        if (std::min(glm::length(before), glm::length(now)) < kSliver) {
            continue;
        }
        glm::vec3 carried{0.0F};
        for (std::size_t k = 0; k < 3; ++k) {
            carried += turns[indices_[3 * t + k]] * before;
        }
        if (glm::dot(carried, now) < 0.0F) {
            area += 0.5 * static_cast<double>(glm::length(now));
        }
    }
    return area;
}

}  // namespace jw::analysis
