#include "content/body_data.h"
#include "forge/muscles/muscle_meshes.h"
#include "forge/muscles/slab.h"

#include "model/kinematics.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <map>

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

}  // namespace
}  // namespace jw::forge
