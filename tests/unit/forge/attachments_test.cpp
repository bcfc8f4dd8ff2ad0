// Areas of origin and insertion on the body as shipped.

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <map>
#include <set>
#include <string>

#include "unit/built_body.h"
#include "unit/sanitized.h"

namespace jw::forge {
namespace {

using test::built;

const std::map<std::string, const model::Mesh*>& areas() {
    static const std::map<std::string, const model::Mesh*> kAreas = [] {
        std::map<std::string, const model::Mesh*> found;
        for (const model::Mesh& mesh : built().meshes) {
            if (model::is_attachment(mesh.kind)) {
                found.emplace(mesh.id, &mesh);
            }
        }
        return found;
    }();
    return kAreas;
}

std::array<Vec3, 3> corners(const model::Mesh& mesh, std::size_t first) {
    return {Vec3{mesh.vertices[mesh.indices[first]].position},
            Vec3{mesh.vertices[mesh.indices[first + 1]].position},
            Vec3{mesh.vertices[mesh.indices[first + 2]].position}};
}

double calc_size(const model::Mesh& mesh) {
    double size = 0.0;
    for (std::size_t i = 0; i < mesh.indices.size(); i += 3) {
        const auto [a, b, c] = corners(mesh, i);
        size += 0.5 * glm::length(glm::cross(b - a, c - a));
    }
    return size;
}

/// Bones that carry at least a tenth of the area's vertices.
std::set<std::string> bones_of(const model::Mesh& mesh) {
    std::map<std::string, std::size_t> counts;
    for (const model::Vertex& v : mesh.vertices) {
        const auto most = std::max_element(v.weights.begin(), v.weights.end()) - v.weights.begin();
        ++counts[built().body.bones[v.bones[static_cast<std::size_t>(most)]].id];
    }
    std::set<std::string> bones;
    for (const auto& [id, count] : counts) {
        if (10 * count >= mesh.vertices.size()) {
            bones.insert(id);
        }
    }
    return bones;
}

TEST(Attachments, of_every_muscle_of_hip_and_trunk_are_there) {
    const std::set<std::string> groups{"gluteals",     "deep external rotators",
                                       "hip flexors",  "adductors",
                                       "quadriceps",   "hamstrings",
                                       "abdominals",   "lateral trunk",
                                       "deep back",    "back extensors",
                                       "pelvic floor", "breathing"};
    // In the central tendon and behind the rectum: no bone. The lowest fibres of transversus reach
    // the crest of the pubis.
    const std::set<std::string> ends_in_soft_tissue{"diaphragm", "puborectalis"};
    std::size_t muscles = 0;
    for (const model::Muscle& muscle : built().body.muscles) {
        if (!groups.contains(muscle.group) || muscle.tissue != model::Tissue::Muscle) {
            continue;
        }
        ++muscles;
        EXPECT_TRUE(areas().contains(muscle.id + ".origin")) << muscle.id;
        const std::string stem = muscle.id.substr(0, muscle.id.size() - 2);
        EXPECT_EQ(areas().contains(muscle.id + ".insertion"), !ends_in_soft_tissue.contains(stem))
            << muscle.id;
    }
    EXPECT_EQ(muscles, 2U * 46U);
}

TEST(Attachments, are_on_the_bones_of_the_textbook) {
    if (kIsSanitized) {
        GTEST_SKIP() << kAskedOfTheStandardBody;
    }
    const std::map<std::string, std::set<std::string>> expected{
        {"gluteus_medius_r.origin", {"hip_bone_r"}},
        {"gluteus_medius_r.insertion", {"femur_r"}},
        {"gluteus_maximus_r.origin", {"hip_bone_r", "sacrum", "coccyx"}},
        {"iliacus_r.origin", {"hip_bone_r"}},
        {"psoas_major_r.origin", {"L1", "L2", "L3", "L4", "L5"}},
        {"psoas_major_r.insertion", {"femur_r"}},
        {"rectus_femoris_r.origin", {"hip_bone_r"}},
        // base of the patella, and by the ligament of the patella the tibia
        {"rectus_femoris_r.insertion", {"patella_r", "tibia_r"}},
        {"biceps_femoris_r.origin", {"hip_bone_r", "femur_r"}},
        {"semitendinosus_r.origin", {"hip_bone_r"}},
        {"semitendinosus_r.insertion", {"tibia_r"}},
        {"semimembranosus_r.origin", {"hip_bone_r"}},
        {"adductor_magnus_l.insertion", {"femur_l"}},
        {"piriformis_r.origin", {"sacrum"}},
        {"gracilis_l.origin", {"hip_bone_l"}}};
    for (const auto& [id, bones] : expected) {
        const auto found = areas().find(id);
        ASSERT_NE(found, areas().end()) << id;
        EXPECT_EQ(bones_of(*found->second), bones) << id;
    }
}

TEST(Attachments, are_as_large_as_a_hand_would_paint_them) {
    for (const auto& [id, mesh] : areas()) {
        const double square_centimetres = 1e4 * calc_size(*mesh);
        EXPECT_GT(square_centimetres, 0.1) << id;
        EXPECT_LT(square_centimetres, 65.0) << id;  // vastus lateralis
    }
    // Wide, fleshy origins against the small place of a tendon.
    EXPECT_GT(calc_size(*areas().at("gluteus_medius_r.origin")),
              3.0 * calc_size(*areas().at("gluteus_medius_r.insertion")));
    EXPECT_GT(calc_size(*areas().at("iliacus_r.origin")),
              10.0 * calc_size(*areas().at("iliacus_r.insertion")));
}

TEST(Attachments, of_left_and_right_are_alike) {
    for (const auto& [id, mesh] : areas()) {
        const std::size_t side = id.find("_r.");
        if (side == std::string::npos || id.starts_with("diaphragm")) {
            continue;
        }
        const auto left = areas().find(std::string{id}.replace(side, 3, "_l."));
        ASSERT_NE(left, areas().end()) << id;
        // On midline bones both sides are cut from triangles that are no mirror images.
        constexpr double kSmall = 0.4e-4;  // m^2
        EXPECT_NEAR(calc_size(*left->second), calc_size(*mesh), 0.15 * calc_size(*mesh) + kSmall)
            << id;
    }
}

/// Distance of a point to a triangle.
double calc_distance(const Vec3& p, const std::array<Vec3, 3>& t) {
    const Vec3 normal = glm::cross(t[1] - t[0], t[2] - t[0]);
    double best = 1e9;
    bool is_over = glm::length(normal) > 0.0;
    for (std::size_t k = 0; k < 3; ++k) {
        const Vec3 edge = t[(k + 1) % 3] - t[k];
        is_over = is_over && glm::dot(glm::cross(edge, p - t[k]), normal) >= 0.0;
        const double u =
            std::clamp(glm::dot(p - t[k], edge) / std::max(1e-18, glm::dot(edge, edge)), 0.0, 1.0);
        best = std::min(best, glm::length(t[k] + u * edge - p));
    }
    return is_over ? std::abs(glm::dot(p - t[0], glm::normalize(normal))) : best;
}

TEST(Attachments, lie_on_bone_within_two_millimetres) {
    constexpr double kMost = 2e-3;
    constexpr std::size_t kSamples = 5;  // of each area
    std::map<std::string, const model::Mesh*> bones;
    for (const model::Mesh& mesh : built().meshes) {
        if (mesh.kind == model::MeshKind::Bone) {
            bones[mesh.id] = &mesh;
        }
    }
    for (const auto& [id, area] : areas()) {
        for (std::size_t s = 0; s < kSamples; ++s) {
            const model::Vertex& v = area->vertices[s * (area->vertices.size() - 1) / kSamples];
            double nearest = 1e9;
            for (std::size_t i = 0; i < v.bones.size(); ++i) {
                // A cartilage is carried by ribs and breastbone, and is of the breastbone's mesh.
                for (const std::string& bone :
                     {built().body.bones[v.bones[i]].id, std::string{"sternum_costal_cartilage"}}) {
                    const auto mesh = bones.find(bone);
                    if (v.weights[i] == 0.0F || mesh == bones.end() ||
                        (bone.starts_with("sternum") && v.position.y < 1.0F)) {
                        continue;
                    }
                    const auto& indices = mesh->second->indices;
                    for (std::size_t t = 0; t < indices.size(); t += 3) {
                        nearest = std::min(
                            nearest, calc_distance(Vec3{v.position}, corners(*mesh->second, t)));
                    }
                }
            }
            EXPECT_LT(nearest, kMost) << id;
        }
    }
}

}  // namespace
}  // namespace jw::forge
