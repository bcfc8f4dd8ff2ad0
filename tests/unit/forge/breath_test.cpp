// What a breath moves, measured on the posed meshes of the body as shipped.
#include "forge/bones/costal.h"
#include "forge/make_body.h"

#include "core/angle.h"
#include "model/kinematics.h"
#include "model/muscle_bodies.h"
#include "model/skin.h"

#include <fmt/format.h>
#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "unit/built_body.h"
#include "unit/sanitized.h"

namespace jw::forge {
namespace {

constexpr double kMillimetre = 1e-3;

using test::built;

const model::Mesh& mesh(const std::string& id) {
    const auto& meshes = built().meshes;
    const auto found =
        std::find_if(meshes.begin(), meshes.end(), [&](const auto& m) { return m.id == id; });
    EXPECT_NE(found, meshes.end()) << id;
    return *found;
}

std::vector<Rigid> pose(double breath) {
    const model::Body& body = built().body;
    std::vector<double> q = body.neutral_q();
    q[static_cast<std::size_t>(body.coordinate("breath"))] = breath;
    std::vector<Rigid> displacements(body.bones.size());
    EXPECT_TRUE((model::PoseJob{&body, q, displacements}.run().ok()));
    return displacements;
}

Vec3 place(const std::string& landmark, double breath) {
    const model::Body& body = built().body;
    const auto& found = body.landmarks[static_cast<std::size_t>(body.landmark(landmark))];
    return pose(breath)[static_cast<std::size_t>(found.bone)].point(found.point);
}

std::vector<Vec3> posed(const model::Mesh& shape, double breath) {
    const std::vector<Rigid> displacements = pose(breath);
    std::vector<Vec3> places;
    for (const model::Vertex& v : shape.vertices) {
        places.push_back(model::calc_vertex_place(v, displacements));
    }
    return places;
}

double extreme(const std::string& id, double breath, const Vec3& direction) {
    double most = -1e9;
    for (const Vec3& p : posed(mesh(id), breath)) {
        most = std::max(most, glm::dot(p, direction));
    }
    return most;
}

const Vec3 kUp{0.0, 1.0, 0.0};
const Vec3 kForward{1.0, 0.0, 0.0};

TEST(Breath, in_takes_both_domes_down_by_a_centimetre_and_a_half) {
    for (const char* dome : {"diaphragm_r", "diaphragm_l"}) {
        const double way = extreme(dome, 0.0, kUp) - extreme(dome, 1.0, kUp);
        EXPECT_GT(way, 10.0 * kMillimetre) << dome;
        EXPECT_LT(way, 20.0 * kMillimetre) << dome;
    }
    EXPECT_GT(extreme("diaphragm_r", 1.0, kUp), extreme("diaphragm_l", 1.0, kUp))
        << "the right dome stands higher, breathed in too";
}

TEST(Breath, leaves_the_diaphragm_on_the_ribs_that_it_comes_from) {
    const int domes = built().body.bone("diaphragm_domes");
    for (const model::Vertex& v : mesh("diaphragm_r").vertices) {
        for (std::size_t i = 0; i < v.bones.size(); ++i) {
            if (v.uv.x < 0.03F && v.bones[i] == domes) {
                EXPECT_EQ(v.weights[i], 0.0F);
            }
        }
    }
}

TEST(Breath, in_widens_the_lower_ribs_more_than_the_upper) {
    const auto wider = [](int rib) {
        const std::string id = fmt::format("rib_{}_most_lateral_", rib);
        const auto width = [&](double breath) {
            return place(id + "r", breath).z - place(id + "l", breath).z;
        };
        return width(1.0) - width(0.0);
    };
    EXPECT_GT(wider(7), 5.0 * kMillimetre);
    EXPECT_LT(wider(7), 15.0 * kMillimetre);
    EXPECT_GT(wider(7), wider(3));
    EXPECT_GT(wider(10), 0.0);
}

TEST(Breath, in_opens_the_epigastric_angle) {
    const auto angle = [](double breath) {
        const Vec3 tip = place("xiphoid_or_lowest_midline", breath);
        const Vec3 right = place("rib_10_anterior_end_r", breath) - tip;
        const Vec3 left = place("rib_10_anterior_end_l", breath) - tip;
        return to_deg(std::acos(glm::dot(glm::normalize(right), glm::normalize(left))));
    };
    EXPECT_GT(angle(1.0) - angle(0.0), 2.0);
    EXPECT_LT(angle(1.0) - angle(0.0), 12.0);
}

TEST(Breath, in_swings_the_breastbone_forward_and_up_most_at_its_lower_end) {
    const auto way = [](const char* landmark) {
        return place(landmark, 1.0) - place(landmark, 0.0);
    };
    const Vec3 lower = way("xiphoid_or_lowest_midline");
    const Vec3 upper = way("sternal_notch");
    EXPECT_GT(upper.y, 0.0);
    EXPECT_GT(lower.x, upper.x + 2.0 * kMillimetre);
    EXPECT_LT(std::abs(lower.z), 1e-9);
    const Vec3 arm = way("palm_heel_r");
    EXPECT_LT(glm::length(arm), 5.0 * kMillimetre) << "arms hang still";
}

TEST(Breath, in_gives_the_belly_forward_and_the_pelvic_floor_down_a_little) {
    const model::Mesh& rectus = mesh("rectus_abdominis_r");
    const std::vector<Vec3> out = posed(rectus, 0.0), in = posed(rectus, 1.0);
    double most = 0.0;
    for (std::size_t i = 0; i < out.size(); ++i) {
        if (out[i].y < 1.15) {  // below the ribs
            most = std::max(most, in[i].x - out[i].x);
        }
    }
    EXPECT_GT(most, 6.0 * kMillimetre);
    EXPECT_LT(most, 10.0 * kMillimetre);
    const double lower =
        extreme("pubococcygeus_r", 1.0, -kUp) - extreme("pubococcygeus_r", 0.0, -kUp);
    EXPECT_GT(lower, 3.0 * kMillimetre);
    EXPECT_LT(lower, 8.0 * kMillimetre);
    const double half =
        extreme("pubococcygeus_r", 0.5, -kUp) - extreme("pubococcygeus_r", 0.0, -kUp);
    EXPECT_NEAR(half, 0.5 * lower, 1.0 * kMillimetre) << "it rises again on the breath out";
}

double calc_volume(const model::Mesh& shape, std::span<const model::PosedVertex> posed) {
    double sum = 0.0;
    for (std::size_t i = 0; i < shape.indices.size(); i += 3) {
        const auto corner = [&](std::size_t k) {
            return Vec3{posed[shape.indices[i + k]].position};
        };
        sum += glm::dot(corner(0), glm::cross(corner(1), corner(2))) / 6.0;
    }
    return sum;
}

/// As the picture shows it: muscle bodies are posed further than by their bones.
TEST(Breath, leaves_every_part_of_the_wall_its_volume) {
    const model::MuscleBodies bodies{built()};
    model::MuscleScratch scratch;
    for (const std::string id :
         {"diaphragm_r", "diaphragm_l", "rectus_abdominis_r", "external_oblique_r",
          "internal_oblique_r", "transversus_abdominis_r", "pubococcygeus_r"}) {
        const model::Mesh& shape = mesh(id);
        const auto volume = [&](double breath) {
            const std::vector<Rigid> displacements = pose(breath);
            std::vector<model::DualQuat> bones(displacements.size());
            std::transform(displacements.begin(), displacements.end(), bones.begin(),
                           model::to_dual_quat);
            std::vector<model::PosedVertex> posed(shape.vertices.size());
            const int index = static_cast<int>(&shape - built().meshes.data());
            EXPECT_TRUE((model::PoseMuscleJob{&bodies, index, bones, &scratch, posed}.run().ok()));
            return calc_volume(shape, posed);
        };
        const double out = volume(0.0);
        for (const double breath : {0.5, 1.0}) {
            EXPECT_NEAR(volume(breath) / out, 1.0, 0.05) << id << " at " << breath;
        }
    }
}

TEST(Breath, turns_every_rib_in_both_its_joints) {
    const BoneContext context{built().body};
    const std::vector<Rigid> in = pose(1.0);
    for (int number = 1; number <= 10; ++number) {
        const Rigid& rib =
            in[static_cast<std::size_t>(built().body.bone(fmt::format("rib_{:02}_r", number)))];
        for (const CostalFace& face :
             {head_face(context, number), tubercle_face(context, number)}) {
            EXPECT_LT(glm::length(rib.point(face.centre) - face.centre), 0.1 * kMillimetre)
                << number;
        }
        const int end = built().body.landmark(fmt::format("rib_{}_anterior_end_r", number));
        const Vec3 tip = built().body.landmarks[static_cast<std::size_t>(end)].point;
        EXPECT_GT((rib.point(tip) - tip).y, 2.0 * kMillimetre) << number;
    }
}

TEST(Breath, presses_no_rib_into_a_vertebra) {
    if (kIsSanitized) {
        GTEST_SKIP() << kAskedOfTheStandardBody;
    }
    constexpr double kNear = 0.045, kMost = 1e-3;  // m
    const model::Body& body = built().body;
    const BoneContext context{body};
    const std::vector<Rigid> in = pose(1.0);
    for (const BoneEntry& entry : bone_registry()) {
        if (!entry.bone.starts_with("T") || entry.bone.size() > 3) {
            continue;
        }
        const Shape vertebra = entry.build(context);
        const int own = std::stoi(std::string{entry.bone.substr(1)});
        for (const int number : {own, own + 1}) {
            if (number > 12) {
                continue;
            }
            const model::Mesh& rib = mesh(fmt::format("rib_{:02}_r", number));
            const Vec3 head = head_face(context, number).centre;
            for (const model::Vertex& v : rib.vertices) {
                if (glm::length(Vec3{v.position} - head) < kNear) {
                    EXPECT_GT(vertebra.distance(model::calc_vertex_place(v, in)), -kMost)
                        << entry.bone << " " << rib.id;
                }
            }
        }
    }
}

/// Of the edges of a mesh, the greatest change of length, each way, against itself.
double worst_stretch(const model::Mesh& shape) {
    const std::vector<Vec3> out = posed(shape, 0.0), in = posed(shape, 1.0);
    double worst = 1.0;
    for (std::size_t i = 0; i < shape.indices.size(); ++i) {
        const auto a = shape.indices[i];
        const auto b = shape.indices[i % 3 == 2 ? i - 2 : i + 1];
        const double before = glm::length(out[a] - out[b]);
        if (before > 1.5 * kMillimetre) {
            const double ratio = glm::length(in[a] - in[b]) / before;
            worst = std::max({worst, ratio, 1.0 / ratio});
        }
    }
    return worst;
}

TEST(Breath, bends_the_cartilages_without_tearing_them) {
    EXPECT_LT(worst_stretch(mesh("sternum_costal_cartilage")), 1.6);
}

TEST(Breath, keeps_every_cartilage_at_the_end_of_its_rib) {
    const BoneContext context{built().body};
    const model::Mesh& sternum = mesh("sternum_costal_cartilage");
    const std::vector<Vec3> in = posed(sternum, 1.0);
    const std::vector<Rigid> displacements = pose(1.0);
    for (int number = 1; number <= 10; ++number) {
        const Rigid& rib = displacements[static_cast<std::size_t>(
            built().body.bone(fmt::format("rib_{:02}_r", number)))];
        const Vec3 end = cartilage_line(context, number).front();
        std::size_t nearest = 0;
        for (std::size_t i = 1; i < in.size(); ++i) {
            const auto away = [&](std::size_t k) {
                return glm::length(Vec3{sternum.vertices[k].position} - end);
            };
            nearest = away(i) < away(nearest) ? i : nearest;
        }
        const Vec3 with_rib = rib.point(Vec3{sternum.vertices[nearest].position});
        EXPECT_LT(glm::length(in[nearest] - with_rib), 0.8 * kMillimetre) << number;
    }
}

}  // namespace
}  // namespace jw::forge
