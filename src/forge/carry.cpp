#include "forge/carry.h"

#include "forge/node.h"

#include <glm/mat3x3.hpp>
#include <glm/matrix.hpp>

#include <array>

namespace jw::forge {

namespace {

using content::BodyShape;

/// A map together with how it turns and stretches space at a point.
template <typename Map>
glm::dmat3 stretch_at(const Map& map, const Vec3& p) {
    constexpr double kStep = 1e-5;  // m
    glm::dmat3 columns{0.0};
    for (int axis = 0; axis < 3; ++axis) {
        Vec3 step{0.0};
        step[axis] = kStep;
        columns[axis] = (map(p + step) - map(p - step)) / (2.0 * kStep);
    }
    return columns;
}

class CarriedNode : public Node {
  public:
    CarriedNode(Shape inner, std::string bone, const BodyShape& maps)
        : inner_{std::move(inner)}, bone_{std::move(bone)}, maps_{maps} {
        constexpr int kGrid = 8;
        const Box from = inner_.bounds();
        std::vector<Vec3> corners;
        Hasher hasher{"carried"};
        hasher.bits(inner_.hash());
        for (int i = 0; i < kGrid * kGrid * kGrid; ++i) {
            const Vec3 share =
                Vec3{i % kGrid, i / kGrid % kGrid, i / kGrid / kGrid} / (kGrid - 1.0);
            corners.push_back(maps_.point(bone_, glm::mix(from.low, from.high, share)));
            hasher.point(corners.back());
        }
        box = box_around(corners).grown(kBulge);
        slope = kSteepest * inner_.lipschitz();
        hash = hasher.value();
    }

    double distance(const Vec3& p) const override {
        return maps_.scale() * inner_.distance(find_source(p));
    }

  private:
    static constexpr double kBulge = 4e-3;    // m, of the map between the corners of the grid
    static constexpr double kSteepest = 2.2;  // of the map's inverse, asked by a test

    /// The point of the reference body that the map takes to `p`: the map is near enough to a
    /// scaling for the miss to shrink at every step.
    Vec3 find_source(const Vec3& p) const {
        constexpr double kNear = 1e-7;  // m
        Vec3 source = p / maps_.scale();
        for (int i = 0; i < 40; ++i) {
            const Vec3 miss = (p - maps_.point(bone_, source)) / maps_.scale();
            source += miss;
            if (glm::dot(miss, miss) < kNear * kNear) {
                break;
            }
        }
        return source;
    }

    Shape inner_;
    std::string bone_;
    BodyShape maps_;
};

}  // namespace

std::vector<model::Mesh> carried(std::span<const model::Mesh> meshes, const model::Body& reference,
                                 const BodyShape& maps) {
    std::vector<model::Mesh> out{meshes.begin(), meshes.end()};
    if (maps.is_reference()) {
        return out;
    }
    for (model::Mesh& mesh : out) {
        for (model::Vertex& vertex : mesh.vertices) {
            const auto map = [&](const Vec3& p) {
                Vec3 sum{0.0};
                for (std::size_t k = 0; k < vertex.bones.size(); ++k) {
                    if (vertex.weights[k] > 0.0F) {
                        const std::string& bone = reference.bones[vertex.bones[k]].id;
                        sum += static_cast<double>(vertex.weights[k]) * maps.point(bone, p);
                    }
                }
                return sum;
            };
            const Vec3 from{vertex.position};
            const glm::dmat3 turn = glm::inverse(glm::transpose(stretch_at(map, from)));
            vertex.position = glm::vec3{map(from)};
            vertex.normal = glm::vec3{glm::normalize(turn * Vec3{vertex.normal})};
        }
    }
    return out;
}

Shape carried(const Shape& shape, const std::string& bone, const BodyShape& maps) {
    return maps.is_reference() ? shape
                               : Shape{std::make_shared<const CarriedNode>(shape, bone, maps)};
}

}  // namespace jw::forge
