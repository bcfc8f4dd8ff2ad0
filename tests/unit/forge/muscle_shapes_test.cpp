// Muscles at rest as an atlas shows them: what lies before what, and surfaces without creases.
#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <sstream>

#include "unit/built_body.h"
#include "unit/forge/muscle_rings.h"
#include "unit/sanitized.h"

namespace jw::forge {
namespace {

using test::built;
using test::centre;
using test::find_muscle_mesh;
using test::ring_vertices;
using test::rings;

class MuscleShapes : public testing::Test {
  protected:
    void SetUp() override {
        if (kIsSanitized) {
            GTEST_SKIP() << kAskedOfTheStandardBody;
        }
    }
};

/// Cells between two rings, seen from outside: across the middle surface, the outer and the inner
/// face. Cells at the rim, where the faces meet, are left out.
struct Cells {
    int turned = 0, all = 0;

    void add(const std::vector<Vec3>& ring, const std::vector<Vec3>& next) {
        const std::size_t around = ring.size();
        const std::size_t columns = around / 2 + 1;
        const auto inner = [&](const std::vector<Vec3>& points, std::size_t c) {
            return points[(around - c) % around];
        };
        const auto middle = [&](const std::vector<Vec3>& points, std::size_t c) {
            return 0.5 * (points[c] + inner(points, c));
        };
        for (std::size_t c = 1; c + 2 < columns; ++c) {
            const Vec3 out = glm::cross(middle(ring, c + 1) - middle(next, c),
                                        middle(next, c + 1) - middle(ring, c));
            const Vec3 outer = glm::cross(ring[c + 1] - next[c], next[c + 1] - ring[c]);
            const Vec3 under = glm::cross(inner(ring, c + 1) - inner(next, c),
                                          inner(next, c + 1) - inner(ring, c));
            all += 2;
            turned += (glm::dot(outer, out) < 0.0 ? 1 : 0) + (glm::dot(under, out) < 0.0 ? 1 : 0);
        }
    }
};

/// Share of the surface that has passed through the middle surface of its body.
double calc_turned_share(const model::Mesh& mesh) {
    Cells cells;
    const auto all = rings(mesh);
    const auto vertices = ring_vertices(mesh);
    for (std::size_t i = 0; i + 1 < all.size(); ++i) {
        const bool is_same_part =
            mesh.vertices[vertices[i + 1].front()].uv.x > mesh.vertices[vertices[i].front()].uv.x;
        if (is_same_part && all[i].size() == all[i + 1].size()) {
            cells.add(all[i], all[i + 1]);
        }
    }
    return cells.all == 0 ? 0.0 : static_cast<double>(cells.turned) / cells.all;
}

TEST_F(MuscleShapes, keep_both_faces_on_their_side_of_the_middle_surface) {
    // Slips too short and too much among spines of bone to lie smoothly, and the vastus that wraps
    // half the shaft: how far they may go.
    const std::map<std::string, double> known{
        {"spinalis_thoracis", 0.10}, {"interspinales_lumborum", 0.16},
        {"subscapularis", 0.09},     {"vastus_medialis", 0.08},
        {"multifidus", 0.04},        {"triceps_brachii", 0.03}};
    std::ostringstream beyond;
    for (const model::Mesh& mesh : built().meshes) {
        if (mesh.kind != model::MeshKind::Muscle) {
            continue;
        }
        const model::Muscle& muscle =
            built().body.muscles[static_cast<std::size_t>(mesh.structure)];
        const auto bar = known.find(muscle.id.substr(0, muscle.id.size() - 2));
        const double share = calc_turned_share(mesh);
        if (share > (bar == known.end() ? 0.025 : bar->second)) {
            beyond << muscle.id << ' ' << share << '\n';
        }
    }
    EXPECT_EQ(beyond.str(), "");
}

/// Mean of the points of a body between two heights.
Vec3 mean_between(const char* id, double low, double high) {
    Vec3 sum{0.0};
    double count = 0.0;
    for (const model::Vertex& v : find_muscle_mesh(built(), id).vertices) {
        if (v.position.y > low && v.position.y < high) {
            sum += Vec3{v.position};
            count += 1.0;
        }
    }
    EXPECT_GT(count, 0.0) << id;
    return sum / std::max(1.0, count);
}

TEST_F(MuscleShapes, adductors_lie_one_behind_the_other) {
    constexpr double kLow = 0.745, kHigh = 0.775;  // m, a hand's breadth below the groin
    const double longus = mean_between("adductor_longus_r", kLow, kHigh).x;
    const double brevis = mean_between("adductor_brevis_r", kLow, kHigh).x;
    const double magnus = mean_between("adductor_magnus_r", kLow, kHigh).x;
    const double gracilis = mean_between("gracilis_r", kLow, kHigh).z;
    EXPECT_GT(longus, brevis + 0.015);
    EXPECT_GT(brevis, magnus + 0.010);
    EXPECT_LT(gracilis, mean_between("adductor_magnus_r", kLow, kHigh).z - 0.02);
    EXPECT_GT(mean_between("pectineus_r", 0.79, 0.83).x,
              mean_between("adductor_brevis_r", 0.79, 0.83).x);
}

TEST_F(MuscleShapes, aponeuroses_pass_behind_rectus_above_the_arcuate_line_and_before_it_below) {
    const model::Mesh& rectus = find_muscle_mesh(built(), "rectus_abdominis_r");
    const auto front_of_rectus = [&](const model::Vertex& v) {
        double sum = 0.0, count = 0.0;
        for (const model::Vertex& r : rectus.vertices) {
            if (std::hypot(r.position.y - v.position.y, r.position.z - v.position.z) < 0.012F) {
                sum += static_cast<double>(v.position.x - r.position.x);
                count += 1.0;
            }
        }
        return sum / count;
    };
    for (const char* id : {"internal_oblique_r", "transversus_abdominis_r"}) {
        int above = 0, below = 0;
        for (const model::Vertex& v : find_muscle_mesh(built(), id).vertices) {
            if (v.position.z < 0.015F || v.position.z > 0.035F) {
                continue;
            }
            if (v.position.y > 0.97F && v.position.y < 1.08F) {
                ++above;
                EXPECT_LT(front_of_rectus(v), 0.0) << id << " at height " << v.position.y;
            } else if (v.position.y > 0.895F && v.position.y < 0.93F) {
                ++below;
                EXPECT_GT(front_of_rectus(v), 0.0) << id << " at height " << v.position.y;
            }
        }
        EXPECT_GT(above, 10) << id;
        EXPECT_GT(below, 10) << id;
    }
}

TEST_F(MuscleShapes, tendons_to_the_pes_anserinus_curve_gently_past_the_knee) {
    constexpr double kMostTurn = 0.45;  // rad between stations, which lie about 12 mm apart
    for (const char* id : {"sartorius_r", "gracilis_r", "semitendinosus_r"}) {
        std::vector<Vec3> path;
        for (const auto& ring : rings(find_muscle_mesh(built(), id))) {
            path.push_back(centre(ring));
        }
        for (std::size_t i = 1; i + 1 < path.size(); ++i) {
            if (path[i].y > 0.5) {
                continue;
            }
            const Vec3 before = glm::normalize(path[i] - path[i - 1]);
            const Vec3 after = glm::normalize(path[i + 1] - path[i]);
            EXPECT_LT(std::acos(std::min(1.0, glm::dot(before, after))), kMostTurn)
                << id << " at height " << path[i].y;
        }
        // It ends on the medial side of the tibia, running forwards.
        EXPECT_GT(path.back().x, path[path.size() - 4].x + 0.01) << id;
    }
}

}  // namespace
}  // namespace jw::forge
