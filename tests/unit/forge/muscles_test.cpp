#include "content/body_data.h"
#include "forge/make_body.h"
#include "forge/measure/rays.h"
#include "forge/muscles/muscle_meshes.h"
#include "forge/muscles/slab.h"

#include "model/kinematics.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <numbers>
#include <optional>

#include "unit/sanitized.h"

namespace jw::forge {
namespace {

class MuscleMeshes : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        auto body = content::read_body(std::filesystem::path{JW_SOURCE_DIR} / "assets/body");
        ASSERT_TRUE(body.ok()) << body.error().to_string();
        body_ = new model::Body(std::move(body).value());
        auto meshes = build_muscle_meshes(*body_, {});
        ASSERT_TRUE(meshes.ok()) << meshes.error().to_string();
        meshes_ = new std::vector<model::Mesh>(std::move(meshes).value());
    }
    static void TearDownTestSuite() {
        delete body_;
        delete meshes_;
    }
    static const model::Mesh& mesh(const std::string& id) {
        for (const model::Mesh& m : *meshes_) {
            if (m.id == id) {
                return m;
            }
        }
        ADD_FAILURE() << "no mesh " << id;
        return meshes_->front();
    }

    static inline model::Body* body_ = nullptr;
    static inline std::vector<model::Mesh>* meshes_ = nullptr;
};

TEST_F(MuscleMeshes, exist_once_for_every_muscle_that_has_one) {
    std::size_t expected = 0;
    for (const model::Muscle& muscle : body_->muscles) {
        expected += muscle.has_mesh ? 1 : 0;
    }
    ASSERT_EQ(meshes_->size(), expected);
    for (const model::Mesh& m : *meshes_) {
        EXPECT_EQ(body_->muscles[static_cast<std::size_t>(m.structure)].id, m.id);
    }
}

TEST_F(MuscleMeshes, are_closed_and_wound_outward) {
    for (const model::Mesh& m : *meshes_) {
        std::map<std::pair<std::uint32_t, std::uint32_t>, int> edges;
        for (std::size_t i = 0; i < m.indices.size(); i += 3) {
            for (std::size_t k = 0; k < 3; ++k) {
                ++edges[{m.indices[i + k], m.indices[i + (k + 1) % 3]}];
            }
        }
        for (const auto& [edge, count] : edges) {
            const auto twin = edges.find({edge.second, edge.first});
            ASSERT_TRUE(count == 1 && twin != edges.end() && twin->second == 1) << m.id;
        }
        EXPECT_GT(calc_volume(m), 0.0) << m.id;
    }
}

TEST_F(MuscleMeshes, carry_weights_that_add_up_to_one_and_finite_unit_normals) {
    for (const model::Mesh& m : *meshes_) {
        for (const model::Vertex& v : m.vertices) {
            float sum = 0.0F;
            for (std::size_t i = 0; i < 4; ++i) {
                EXPECT_GE(v.weights[i], 0.0F);
                EXPECT_LT(v.bones[i], body_->bones.size());
                sum += v.weights[i];
            }
            ASSERT_NEAR(sum, 1.0F, 1e-5F) << m.id;
            ASSERT_NEAR(glm::length(v.normal), 1.0F, 1e-4F) << m.id;
            ASSERT_TRUE(v.uv.x >= 0.0F && v.uv.x <= 1.0F && v.blend >= 0.0F && v.blend <= 1.0F);
        }
    }
}

TEST_F(MuscleMeshes, hold_their_cross_section_times_fibre_length_within_a_quarter) {
    // PCSA x fibre length of the leg model, cm3 (biceps: both heads of the shape table).
    const std::map<std::string, double> volumes{
        {"gluteus_medius_r", 332.0},   {"gluteus_maximus_r", 873.0}, {"rectus_femoris_r", 277.0},
        {"vastus_lateralis_r", 853.0}, {"vastus_medialis_r", 443.0}, {"semimembranosus_r", 253.0},
        {"semitendinosus_r", 190.0},   {"sartorius_r", 168.0},       {"gracilis_r", 107.0},
        {"iliacus_r", 181.0},          {"adductor_longus_r", 165.0}, {"adductor_magnus_r", 574.0}};
    for (const auto& [id, volume] : volumes) {
        EXPECT_NEAR(1e6 * calc_volume(mesh(id)), volume, 0.25 * volume) << id;
    }
}

TEST_F(MuscleMeshes, on_the_left_mirror_those_on_the_right) {
    for (const model::Mesh& right : *meshes_) {
        if (!right.id.ends_with("_r") || right.id == "diaphragm_r") {
            continue;
        }
        const model::Mesh& left = mesh(right.id.substr(0, right.id.size() - 1) + "l");
        ASSERT_EQ(left.vertices.size(), right.vertices.size());
        for (std::size_t i = 0; i < left.vertices.size(); ++i) {
            const glm::vec3& p = right.vertices[i].position;
            ASSERT_EQ(left.vertices[i].position, glm::vec3(p.x, p.y, -p.z)) << right.id;
        }
        EXPECT_NEAR(calc_volume(left), calc_volume(right), 1e-9);
    }
}

TEST_F(MuscleMeshes, are_the_same_every_time) {
    const auto again = build_muscle_meshes(*body_, {});
    ASSERT_TRUE(again.ok());
    for (std::size_t i = 0; i < meshes_->size(); ++i) {
        for (std::size_t v = 0; v < (*meshes_)[i].vertices.size(); ++v) {
            ASSERT_EQ((*again)[i].vertices[v].position, (*meshes_)[i].vertices[v].position);
        }
    }
}

TEST_F(MuscleMeshes, keep_to_the_triangle_budget) {
    const auto count = [](const std::vector<model::Mesh>& meshes) {
        std::size_t triangles = 0;
        for (const model::Mesh& m : meshes) {
            triangles += m.indices.size() / 3;
        }
        return triangles;
    };
    EXPECT_LE(count(*meshes_), 150'000U);
    MuscleMeshOptions draft;
    draft.detail = 0.35;
    const auto light = build_muscle_meshes(*body_, draft);
    ASSERT_TRUE(light.ok());
    EXPECT_LE(count(*light), 60'000U);
}

/// Share of triangles whose normal turns against the bone that carries them, by area.
double inverted_share(const model::Mesh& m, const std::vector<Rigid>& displacements) {
    double all = 0.0, inverted = 0.0;
    const auto posed = [&](std::uint32_t i) {
        const model::Vertex& v = m.vertices[i];
        Vec3 p{0.0};
        for (std::size_t k = 0; k < 4; ++k) {
            p += static_cast<double>(v.weights[k]) *
                 displacements[v.bones[k]].point(Vec3{v.position});
        }
        return p;
    };
    for (std::size_t i = 0; i < m.indices.size(); i += 3) {
        const std::uint32_t a = m.indices[i], b = m.indices[i + 1], c = m.indices[i + 2];
        const Vec3 before = glm::cross(Vec3{m.vertices[b].position - m.vertices[a].position},
                                       Vec3{m.vertices[c].position - m.vertices[a].position});
        const Vec3 after = glm::cross(posed(b) - posed(a), posed(c) - posed(a));
        Vec3 carried{0.0};
        for (std::size_t k = 0; k < 4; ++k) {
            carried += static_cast<double>(m.vertices[a].weights[k]) *
                       displacements[m.vertices[a].bones[k]].direction(before);
        }
        all += glm::length(before);
        inverted += glm::dot(after, carried) < 0.0 ? glm::length(before) : 0.0;
    }
    return all > 0.0 ? inverted / all : 0.0;
}

TEST_F(MuscleMeshes, do_not_turn_inside_out_as_the_hip_extends_and_flexes) {
    // Linear blending folds the inner side of short thick muscles in front of a flexed hip: no more
    // than 3 % of any muscle's surface.
    for (const auto& [hip, most] : {std::pair{-15.0, 0.002}, std::pair{60.0, 0.03}}) {
        std::vector<double> q = body_->neutral_q();
        q[static_cast<std::size_t>(body_->coordinate("hip_flexion_r"))] = to_rad(hip);
        std::vector<Rigid> displacements(body_->bones.size());
        ASSERT_TRUE((model::PoseJob{body_, q, displacements}.run().ok()));
        for (const model::Mesh& m : *meshes_) {
            EXPECT_LE(inverted_share(m, displacements), most) << m.id << " at hip " << hip;
        }
    }
}

TEST_F(MuscleMeshes, bend_out_of_bone) {
    // A ball in the way of the vasti stands for a bone.
    const Vec3 centre{0.03, 0.65, 0.11};
    MuscleMeshOptions options;
    options.bone_distance = [&](const Vec3& p) { return glm::length(p - centre) - 0.012; };
    const auto meshes = build_muscle_meshes(*body_, options);
    ASSERT_TRUE(meshes.ok());
    for (const model::Mesh& m : *meshes) {
        if (m.id.ends_with("_l")) {
            continue;
        }
        for (const model::Vertex& v : m.vertices) {
            EXPECT_GT(options.bone_distance(Vec3{v.position}), -0.5e-3) << m.id;
        }
    }
}

/// The same bodies, kept out of the bones as the default body has them.
class MusclesOnBones : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        if (kIsSanitized) {
            return;  // SetUp says so
        }
        auto body = content::read_body(std::filesystem::path{JW_SOURCE_DIR} / "assets/body");
        ASSERT_TRUE(body.ok()) << body.error().to_string();
        body_.emplace(std::move(body).value());
        bones_.emplace(all_bones(*body_));
        MuscleMeshOptions options;
        options.bone_distance = [](const Vec3& p) { return bones_->distance(p); };
        auto meshes = build_muscle_meshes(*body_, options);
        ASSERT_TRUE(meshes.ok()) << meshes.error().to_string();
        meshes_ = std::move(meshes).value();
    }
    static void TearDownTestSuite() {
        meshes_.clear();
        bones_.reset();
        body_.reset();
    }
    void SetUp() override {
        if (kIsSanitized) {
            GTEST_SKIP() << kAskedOfTheStandardBody;
        }
    }
    static const model::Mesh& mesh(const std::string& id) {
        const auto found =
            std::find_if(meshes_.begin(), meshes_.end(), [&](const auto& m) { return m.id == id; });
        return found == meshes_.end() ? meshes_.front() : *found;
    }
    static Vec3 landmark(std::string_view id) {
        return body_->landmarks[static_cast<std::size_t>(body_->find_landmark(id).value())].point;
    }
    /// Rings of a mesh: the vertices that share their place along the fibres, part after part.
    static std::vector<std::vector<Vec3>> rings(const model::Mesh& m) {
        std::vector<std::vector<Vec3>> found;
        float along = -1.0F;
        for (const model::Vertex& v : m.vertices) {
            if (v.uv.x != along) {
                found.emplace_back();
                along = v.uv.x;
            }
            found.back().emplace_back(v.position);
        }
        return found;
    }
    static Vec3 centre(const std::vector<Vec3>& ring) {
        Vec3 sum{0.0};
        for (const Vec3& p : ring) {
            sum += p;
        }
        return sum / static_cast<double>(ring.size());
    }
    static double nearest(const model::Mesh& m, const Vec3& p) {
        double least = 1.0;
        for (const model::Vertex& v : m.vertices) {
            least = std::min(least, glm::length(Vec3{v.position} - p));
        }
        return least;
    }

    static inline std::optional<model::Body> body_;
    static inline std::optional<Shape> bones_;
    static inline std::vector<model::Mesh> meshes_;
};

const std::vector<std::string> kSheets{"iliolumbar_ligament_r", "supraspinous_ligament",
                                       "interspinous_ligaments", "obturator_membrane_r"};
const std::vector<std::string> kRoots{"nerve_root_L4_r", "nerve_root_L5_r", "nerve_root_S1_r",
                                      "nerve_root_S2_r", "nerve_root_S3_r"};

TEST_F(MusclesOnBones, nowhere_deeper_in_bone_than_three_millimetres) {
    std::vector<std::string> ids = kSheets;
    ids.insert(ids.end(), kRoots.begin(), kRoots.end());
    ids.insert(ids.end(),
               {"sciatic_nerve_r", "thoracolumbar_fascia_r", "rectus_sheath_front_r",
                "piriformis_r", "psoas_major_r", "obturator_internus_r", "obturator_externus_r"});
    for (const std::string& id : ids) {
        const model::Mesh& m = mesh(id);
        ASSERT_EQ(m.id, id);
        double deepest = 0.0;
        for (std::size_t i = 0; i < m.indices.size(); i += 3) {
            const Vec3 a{m.vertices[m.indices[i]].position};
            const Vec3 b{m.vertices[m.indices[i + 1]].position};
            const Vec3 c{m.vertices[m.indices[i + 2]].position};
            deepest = std::min({deepest, bones_->distance(a), bones_->distance((a + b + c) / 3.0)});
        }
        // Known to be deeper: the lowest interspinous ligament at the crest of the sacrum, 3.3 mm.
        EXPECT_GT(deepest, id == "interspinous_ligaments" ? -3.6e-3 : -3e-3) << id;
    }
}

TEST_F(MusclesOnBones, hold_to_bone_at_both_ends_of_every_ligament) {
    for (const std::string& id : kSheets) {
        const model::Mesh& m = mesh(id);
        ASSERT_EQ(m.id, id);
        const auto all = rings(m);
        const std::size_t around = all.front().size();
        std::size_t first = 0;
        for (const auto& ring : all) {
            const float along = m.vertices[first].uv.x;
            first += around;
            if (along > 0.0F && along < 1.0F) {
                continue;
            }
            // A band that lies flat on bone touches it with one face: the nearer of the two counts.
            for (std::size_t k = 0; k < around; ++k) {
                const double here = bones_->distance(ring[k]);
                const double beyond = bones_->distance(ring[(around - k) % around]);
                EXPECT_LT(std::min(here, beyond), 2e-3) << id;
            }
        }
    }
}

TEST_F(MusclesOnBones, hold_the_thoracolumbar_fascia_to_spinous_processes_and_what_joins_them) {
    for (const model::Vertex& v : mesh("thoracolumbar_fascia_r").vertices) {
        if (v.uv.x == 0.0F) {
            const Vec3 p{v.position};
            EXPECT_LT(std::min(bones_->distance(p), nearest(mesh("supraspinous_ligament"), p)),
                      6e-3);
        }
    }
}

TEST_F(MusclesOnBones, bind_each_level_of_the_spine_to_its_two_neighbours) {
    for (const char* id : {"supraspinous_ligament", "interspinous_ligaments"}) {
        const auto& vertices = mesh(id).vertices;
        std::vector<std::string> ends;
        for (std::size_t i = 0; i < vertices.size(); ++i) {
            const model::Vertex& v = vertices[i];
            const bool is_end = v.uv.x == 0.0F || v.uv.x == 1.0F;
            if (is_end && (i == 0 || vertices[i - 1].uv.x != v.uv.x)) {
                EXPECT_NEAR(v.weights[0], 1.0F, 1e-3F) << id;
                ends.push_back(body_->bones[v.bones[0]].id);
            }
        }
        EXPECT_EQ(ends, (std::vector<std::string>{"L1", "L2", "L2", "L3", "L3", "L4", "L4", "L5",
                                                  "L5", "sacrum"}))
            << id;
    }
}

TEST_F(MusclesOnBones, leave_the_obturator_canal_open_above_the_membrane) {
    // Between the free upper edge and the groove below the upper ramus pass nerve and vessels.
    const std::vector<Vec3> across = rings(mesh("obturator_membrane_r"))[4];
    const Vec3 edge = *std::max_element(across.begin(), across.end(),
                                        [](const Vec3& a, const Vec3& b) { return a.y < b.y; });
    const Vec3 upward = glm::normalize(edge - centre(across));
    const double room = distance_to_surface(*bones_, edge, upward, 0.05);
    EXPECT_GT(room, 3e-3);
    EXPECT_LT(room, 15e-3);
}

/// Of eight directions across the way of a nerve, how many meet bone within 14 mm, at the station
/// where most do.
int count_walls(const std::vector<Vec3>& centres, const Shape& bones) {
    constexpr int kDirections = 8;
    constexpr double kReach = 0.014;
    int most = 0;
    for (std::size_t i = 1; i + 1 < centres.size(); ++i) {
        const Vec3 along = glm::normalize(centres[i + 1] - centres[i - 1]);
        const Vec3 side = glm::normalize(glm::cross(along, Vec3{1.0, 0.0, 0.0}));
        const Vec3 up = glm::cross(side, along);
        int walls = 0;
        for (int k = 0; k < kDirections; ++k) {
            const double angle = 2.0 * std::numbers::pi * k / kDirections;
            const Vec3 ray = std::cos(angle) * side + std::sin(angle) * up;
            walls += distance_to_surface(bones, centres[i], ray, kReach) < kReach ? 1 : 0;
        }
        most = std::max(most, walls);
    }
    return most;
}

TEST_F(MusclesOnBones, roots_of_the_sciatic_nerve_come_through_their_foramina_and_join_it) {
    const Vec3 beginning = centre(rings(mesh("sciatic_nerve_r")).front());
    for (const std::string& id : kRoots) {
        const model::Mesh& root = mesh(id);
        ASSERT_EQ(root.id, id);
        std::vector<Vec3> centres;
        for (const auto& ring : rings(root)) {
            centres.push_back(centre(ring));
        }
        // A disc, which is no bone, closes the front of the foramina of the spine.
        const bool is_sacral = id.starts_with("nerve_root_S");
        EXPECT_GE(count_walls(centres, *bones_), is_sacral ? 7 : 5) << id;
        EXPECT_LT(centres.front().z, 0.022) << id << " begins beside the canal";
        EXPECT_LT(glm::length(centres.back() - beginning), 8e-3) << id;
        // In front of piriformis, which the roots of S2 and S3 reach first.
        const Vec3 forward{0.012, 0.0, 0.0};
        EXPECT_GT(nearest(mesh("piriformis_r"), centres.back() + forward),
                  nearest(mesh("piriformis_r"), centres.back()))
            << id;
    }
}

TEST_F(MusclesOnBones, sciatic_nerve_comes_out_below_piriformis_midway_to_the_trochanter) {
    const Vec3 sit = landmark("ischial_tuberosity_posterior_r");
    const Vec3 trochanter = landmark("greater_trochanter_most_lateral_r");
    const auto lowest_piriformis_at = [](double z) {
        double lowest = 2.0;
        for (const model::Vertex& v : mesh("piriformis_r").vertices) {
            if (std::abs(v.position.z - z) < 8e-3) {
                lowest = std::min(lowest, static_cast<double>(v.position.y));
            }
        }
        return lowest;
    };
    bool comes_out = false, passes_the_sitting_bone = false;
    for (const auto& ring : rings(mesh("sciatic_nerve_r"))) {
        const Vec3 at = centre(ring);
        comes_out = comes_out || (at.y > 0.84 && at.y < lowest_piriformis_at(at.z));
        if (std::abs(at.y - sit.y) < 0.03) {
            passes_the_sitting_bone = true;
            const double share = (at.z - sit.z) / (trochanter.z - sit.z);
            EXPECT_GT(share, 0.3) << at.y;
            EXPECT_LT(share, 0.6) << at.y;
        }
    }
    EXPECT_TRUE(comes_out);
    EXPECT_TRUE(passes_the_sitting_bone);
}

TEST_F(MusclesOnBones, rectus_lies_behind_its_sheath) {
    const model::Mesh& sheath = mesh("rectus_sheath_front_r");
    int compared = 0;
    for (const model::Vertex& v : mesh("rectus_abdominis_r").vertices) {
        const bool is_front = v.normal.x > 0.6F;
        if (!is_front || v.position.y < 0.90F || v.position.y > 1.15F) {
            continue;
        }
        ++compared;
        const Vec3 p{v.position};
        EXPECT_LT(nearest(sheath, p), 14e-3);
        EXPECT_GT(nearest(sheath, p - 4e-3 * Vec3{v.normal}), nearest(sheath, p));
    }
    EXPECT_GT(compared, 20);
}

}  // namespace
}  // namespace jw::forge
