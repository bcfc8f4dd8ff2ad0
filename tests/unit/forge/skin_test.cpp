// The outline of the body as shipped: a sound surface around bones and muscles that bends with
// them.
#include "model/skin.h"

#include "forge/skin/envelope.h"
#include "forge/surface.h"

#include "model/kinematics.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "unit/built_body.h"
#include "unit/sanitized.h"

namespace jw::forge {
namespace {

using test::built;

const model::Mesh& skin() {
    const auto& meshes = built().meshes;
    const auto found = std::find_if(meshes.begin(), meshes.end(), [](const model::Mesh& mesh) {
        return mesh.kind == model::MeshKind::Skin;
    });
    EXPECT_NE(found, meshes.end()) << "the body has no skin";
    return *found;
}

using Settings = std::vector<std::pair<std::string, double>>;  // coordinate, rad (or 1)

std::vector<model::DualQuat> pose(const Settings& settings) {
    const model::Body& body = built().body;
    std::vector<double> q = body.neutral_q();
    for (const auto& [id, value] : settings) {
        for (const model::CoordinateIndex part : body.find_parts(id)) {
            q[static_cast<std::size_t>(part)] = value;
        }
    }
    std::vector<Rigid> displacements(body.bones.size());
    EXPECT_TRUE((model::PoseJob{&body, q, displacements}.run().ok()));
    std::vector<model::DualQuat> quats;
    std::transform(displacements.begin(), displacements.end(), std::back_inserter(quats),
                   model::to_dual_quat);
    return quats;
}

std::vector<glm::vec3> posed(const std::vector<model::DualQuat>& bones) {
    std::vector<glm::vec3> places;
    for (const model::Vertex& vertex : skin().vertices) {
        places.push_back(model::blend(vertex, bones).point(vertex.position));
    }
    return places;
}

/// How often a surface goes around a point: 0 outside, 1 inside, 2 where it lies in itself (the
/// arms in the flanks). Counts what a ray towards +x crosses.
class Windings {
  public:
    explicit Windings(const model::Mesh& mesh) : mesh_{mesh}, columns_(kSide * kSide) {
        for (std::size_t i = 0; i < mesh.indices.size(); i += 3) {
            const auto [low, high] = box_of(i);
            for (std::size_t y = cell(low.y); y <= cell(high.y); ++y) {
                for (std::size_t z = cell(low.z + 1.0F); z <= cell(high.z + 1.0F); ++z) {
                    columns_[y * kSide + z].push_back(i);
                }
            }
        }
    }

    int count(const glm::vec3& p) const {
        int turns = 0;
        for (const std::size_t i : columns_[cell(p.y) * kSide + cell(p.z + 1.0F)]) {
            turns += crossing(i, p);
        }
        return turns;
    }

  private:
    static constexpr std::size_t kSide = 200;  // columns of 10 mm

    static std::size_t cell(float place) {
        return static_cast<std::size_t>(
            std::clamp(place / 0.01F, 0.0F, static_cast<float>(kSide - 1)));
    }
    const glm::vec3& corner(std::size_t i) const {
        return mesh_.vertices[mesh_.indices[i]].position;
    }
    std::pair<glm::vec3, glm::vec3> box_of(std::size_t i) const {
        const glm::vec3 &a = corner(i), &b = corner(i + 1), &c = corner(i + 2);
        return {glm::min(glm::min(a, b), c), glm::max(glm::max(a, b), c)};
    }
    int crossing(std::size_t i, const glm::vec3& p) const {
        const auto side = [&](const glm::vec3& from, const glm::vec3& to) {
            return (to.y - from.y) * (p.z - from.z) - (to.z - from.z) * (p.y - from.y);
        };
        const glm::vec3 &a = corner(i), &b = corner(i + 1), &c = corner(i + 2);
        const float u = side(b, c), v = side(c, a), w = side(a, b);
        if (!((u > 0.0F && v > 0.0F && w > 0.0F) || (u < 0.0F && v < 0.0F && w < 0.0F))) {
            return 0;
        }
        const float x = (u * a.x + v * b.x + w * c.x) / (u + v + w);
        return x <= p.x ? 0 : u > 0.0F ? 1 : -1;
    }

    const model::Mesh& mesh_;
    std::vector<std::vector<std::size_t>> columns_;
};

TEST(Skin, is_one_closed_surface_wound_outward) {
    Surface surface;
    surface.indices = skin().indices;
    for (const model::Vertex& vertex : skin().vertices) {
        surface.positions.emplace_back(vertex.position);
    }
    const SurfaceAudit found = audit(surface);
    EXPECT_EQ(found.open_edges, 0);
    EXPECT_EQ(found.crowded_edges, 0);
    EXPECT_EQ(found.clashing_edges, 0);
    EXPECT_EQ(found.parts, 1);
    EXPECT_EQ(found.euler, 2) << "a ball, bent: no hole between fingers or legs";
    // A person of this height weighs 50 to 75 kg, and is about as dense as water.
    EXPECT_GT(found.volume, 0.050);
    EXPECT_LT(found.volume, 0.075);
    EXPECT_LE(surface.triangle_count(), 20'000U);
}

TEST(Skin, lies_around_the_bones) {
    const Windings windings{skin()};
    const auto is_head_or_trunk = [](const std::string& id) {
        return !id.ends_with("_r") && !id.ends_with("_l");
    };
    int all = 0, inside = 0;
    for (const model::Mesh& mesh : built().meshes) {
        if (mesh.kind != model::MeshKind::Bone) {
            continue;
        }
        for (std::size_t v = 0; v < mesh.vertices.size(); v += 7) {
            const bool is_inside = windings.count(mesh.vertices[v].position) > 0;
            ++all;
            inside += is_inside ? 1 : 0;
            EXPECT_TRUE(is_inside || !is_head_or_trunk(mesh.id)) << mesh.id;
        }
    }
    EXPECT_GT(all, 1000);
    EXPECT_GT(static_cast<double>(inside), 0.99 * all);
}

TEST(Skin, lies_around_the_muscles_nearly_everywhere) {
    const Windings windings{skin()};
    int all = 0, inside = 0;
    for (const model::Mesh& mesh : built().meshes) {
        if (mesh.kind != model::MeshKind::Muscle) {
            continue;
        }
        for (std::size_t v = 0; v < mesh.vertices.size(); v += 5) {
            ++all;
            inside += windings.count(mesh.vertices[v].position) > 0 ? 1 : 0;
        }
    }
    EXPECT_GT(static_cast<double>(inside), 0.985 * all);
}

/// Mean length of an edge in the neutral pose, m.
float calc_mean_edge(const std::vector<glm::vec3>& places) {
    float sum = 0.0F;
    for (std::size_t c = 0; c < skin().indices.size(); ++c) {
        sum += glm::distance(places[skin().indices[c]],
                             places[skin().indices[c - c % 3 + (c % 3 + 1) % 3]]);
    }
    return sum / static_cast<float>(skin().indices.size());
}

/// No edge is drawn out far beyond what it measures at rest, or it would stand off as a spike.
TEST(Skin, bends_without_spikes) {
    const std::vector<std::pair<std::string, Settings>> poses{
        {"deep squat",
         {{"hip_flexion_r", to_rad(120)},
          {"hip_flexion_l", to_rad(120)},
          {"knee_angle_r", to_rad(130)},
          {"knee_angle_l", to_rad(130)},
          {"ankle_angle_r", to_rad(25)},
          {"ankle_angle_l", to_rad(25)},
          {"arm_flex_r", to_rad(90)},
          {"arm_flex_l", to_rad(90)}}},
        {"rock back",
         {{"hip_flexion_r", to_rad(115)},
          {"hip_flexion_l", to_rad(115)},
          {"knee_angle_r", to_rad(120)},
          {"knee_angle_l", to_rad(120)},
          {"arm_flex_r", to_rad(150)},
          {"arm_flex_l", to_rad(150)}}},
        {"arm and leg up",
         {{"hip_adduction_r", to_rad(-40)},
          {"arm_add_r", to_rad(-120)},
          {"elbow_flex_l", to_rad(130)}}},
    };
    const std::vector<glm::vec3> rest = posed(pose({}));
    const float most =
        5.0F * calc_mean_edge(rest);  // folds at rest (armpit, below the buttock) open
    for (const auto& [name, settings] : poses) {
        const std::vector<glm::vec3> bent = posed(pose(settings));
        for (std::size_t c = 0; c < skin().indices.size(); ++c) {
            const std::uint32_t from = skin().indices[c];
            const std::uint32_t to = skin().indices[c - c % 3 + (c % 3 + 1) % 3];
            const float length = glm::distance(bent[from], bent[to]);
            ASSERT_LT(length, 3.0F * glm::distance(rest[from], rest[to]) + most)
                << name << ": " << 1e3F * length << " mm";
        }
    }
}

TEST(Skin, the_belly_follows_the_breath) {
    const glm::vec3 navel{0.11F, 1.04F, 0.0F};
    const auto& vertices = skin().vertices;
    const auto nearest =
        std::min_element(vertices.begin(), vertices.end(), [&](const auto& a, const auto& b) {
            return glm::distance(a.position, navel) < glm::distance(b.position, navel);
        });
    const auto place = static_cast<std::size_t>(nearest - vertices.begin());
    const glm::vec3 move =
        posed(pose({{"breath", 1.0}}))[place] - posed(pose({{"breath", 0.0}}))[place];
    EXPECT_GT(move.x, 2e-3F);
    EXPECT_LT(move.x, 2e-2F);
}

TEST(Envelope, bridges_hollows_that_are_narrower_than_its_ball_and_no_others) {
    std::vector<Vec3> plates;
    for (double y = 0.0; y <= 0.2; y += 3e-3) {
        for (double z = 0.0; z <= 0.2; z += 3e-3) {
            for (const double x : {0.0, 0.03, 0.12}) {
                plates.emplace_back(x, y, z);
            }
        }
    }
    const Shape hull = envelope(plates, {3e-3, 20e-3, 1}, [](const Vec3&) { return 5e-3; });
    EXPECT_LT(hull.distance({0.015, 0.1, 0.1}), 0.0) << "30 mm apart, a ball of 40 mm stays out";
    EXPECT_GT(hull.distance({0.075, 0.1, 0.1}), 0.0) << "90 mm apart, it goes in";
    EXPECT_NEAR(hull.distance({-0.005, 0.1, 0.1}), 0.0, 2e-3) << "as thick as asked";
    EXPECT_NEAR(hull.distance({0.125, 0.1, 0.1}), 0.0, 2e-3);
}

}  // namespace
}  // namespace jw::forge
