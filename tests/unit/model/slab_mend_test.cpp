#include "model/slab_mend.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <cmath>
#include <optional>
#include <vector>

#include "unit/model/spindle_mesh.h"

namespace jw::model {
namespace {

class SlabMend : public testing::Test {
  protected:
    SlabMend() : slab_{find_slabs(mesh_, fields_).at(0)} {
        for (const Vertex& vertex : mesh_.vertices) {
            rest_.push_back(vertex.position);
        }
    }

    /// Lays the places out as posing does, about the level surface of the body at rest.
    std::vector<glm::vec3> mended(std::vector<glm::vec3> points) {
        MendScratch scratch;
        mend_turned(mesh_, slab_, slab_.frames, points, scratch);
        return points;
    }

    /// Triangles that face away from where they faced at rest.
    int count_turned(const std::vector<glm::vec3>& points) const {
        int count = 0;
        for (std::size_t i = 0; i < mesh_.indices.size(); i += 3) {
            const auto facing = [&](const std::vector<glm::vec3>& places) {
                const glm::vec3& a = places[mesh_.indices[i]];
                return glm::cross(places[mesh_.indices[i + 1]] - a,
                                  places[mesh_.indices[i + 2]] - a);
            };
            count += glm::dot(facing(rest_), facing(points)) < 0.0F ? 1 : 0;
        }
        return count;
    }

    const Mesh mesh_ = test::build_spindle();
    const std::vector<std::optional<DistanceField>> fields_;
    const MuscleSlab slab_;
    std::vector<glm::vec3> rest_;
};

TEST_F(SlabMend, leaves_a_body_as_it_was_made) {
    EXPECT_EQ(mended(rest_), rest_);
}

TEST_F(SlabMend, brings_a_place_back_that_has_passed_those_beside_it) {
    std::vector<glm::vec3> points = rest_;
    const std::size_t passed = 8 * test::kAround + 3;
    points[passed].x += 0.02F;  // the next ring is 12.5 mm away
    ASSERT_GT(count_turned(points), 0);
    const std::vector<glm::vec3> after = mended(points);
    EXPECT_EQ(count_turned(after), 0);
    // What lies far from it stays.
    for (std::size_t v = 0; v < points.size(); ++v) {
        if (std::abs(points[v].x - rest_[passed].x) > 0.06F) {
            EXPECT_EQ(after[v], points[v]) << v;
        }
    }
}

TEST_F(SlabMend, keeps_the_ends_on_their_bone) {
    std::vector<glm::vec3> points = rest_;
    // The second ring passes the first: the body leaves its end the other way.
    for (std::size_t k = 0; k < test::kAround; ++k) {
        points[test::kAround + k].x = -0.006F;
    }
    ASSERT_GT(count_turned(points), 0);
    const std::vector<glm::vec3> after = mended(points);
    for (int c = 0; c < slab_.columns; ++c) {
        const std::size_t outer = slab_.outer_of(0, c), inner = slab_.inner_of(0, c);
        const glm::vec3 shift =
            0.5F * (after[outer] + after[inner] - points[outer] - points[inner]);
        EXPECT_LT(glm::length(shift), 1e-6F) << c;
    }
}

TEST_F(SlabMend, a_little_more_asks_for_a_little_more) {
    std::vector<glm::vec3> before;
    for (float shift = 0.0F; shift < 0.02F; shift += 0.25e-3F) {
        std::vector<glm::vec3> points = rest_;
        points[8 * test::kAround + 3].x += shift;
        const std::vector<glm::vec3> after = mended(points);
        for (std::size_t v = 0; v < before.size(); ++v) {
            EXPECT_LT(glm::distance(after[v], before[v]), 2e-3F) << v << " at " << shift;
        }
        before = after;
    }
}

}  // namespace
}  // namespace jw::model
