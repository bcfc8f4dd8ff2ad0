// Where a surface is turned over: triangles that face away from where all about them has gone.
#pragma once

#include <glm/gtc/quaternion.hpp>
#include <glm/vec3.hpp>

#include <cstdint>
#include <span>
#include <vector>

namespace jw::analysis {

/// Compares a surface with the shape it had at rest. What lies within two edges of a vertex has
/// turned as a whole by the rotation that fits it best; a triangle is inverted where it faces more
/// than a right angle away from where the neighbourhoods of its corners carry the way it faced.
/// A crease that deepens and a rim that sharpens are no inversion, a flap that lies over is.
class InversionMeter {
  public:
    /// `rest`: places of the vertices; triangles wind counterclockwise seen from outside. `indices`
    /// is borrowed.
    InversionMeter(std::span<const std::uint32_t> indices, std::span<const glm::vec3> rest);

    /// m^2 of inverted triangles. Triangles below 0.05 mm^2, now or at rest, are passed over.
    /// Shapes: points [vertices], room, m; guesses [vertices], turns near those sought.
    double calc_inverted_area(std::span<const glm::vec3> points,
                              std::span<const glm::quat> guesses) const;

  private:
    glm::quat find_turn(std::size_t vertex, std::span<const glm::vec3> points,
                        glm::quat guess) const;

    std::span<const std::uint32_t> indices_;
    std::vector<glm::vec3> rest_;          // [vertices]
    std::vector<glm::vec3> rest_normals_;  // [triangles]
    std::vector<std::uint32_t> beside_;    // vertices of all neighbourhoods, one after the other
    std::vector<std::size_t> first_;       // [vertices + 1], in beside_
};

}  // namespace jw::analysis
