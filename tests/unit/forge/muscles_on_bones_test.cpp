#include "content/body_data.h"
#include "content/body_shape.h"
#include "forge/make_body.h"
#include "forge/measure/rays.h"
#include "forge/muscles/muscle_meshes.h"
#include "forge/muscles/shape_table.h"
#include "forge/muscles/slab.h"

#include <glm/geometric.hpp>
#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <numbers>
#include <optional>
#include <sstream>

#include "unit/built_body.h"
#include "unit/forge/muscle_rings.h"
#include "unit/sanitized.h"

namespace jw::forge {
namespace {

using test::centre;
using test::rings;

/// Where a body that should keep to a measure is farthest from it.
struct Worst {
    double value = 0.0;  // mm, or a count
    std::string id;
    Vec3 place{0.0};  // mm
};

/// Bodies that are known to be beyond a limit, and how far they may be.
using Known = std::map<std::string, double>;

/// Those beyond a limit, worst first, one a line.
std::string list_beyond(double limit, std::vector<Worst> all, const Known& known = {}) {
    std::erase_if(all, [&](const Worst& w) {
        const auto found = known.find(w.id);
        return w.value <= (found == known.end() ? limit : found->second);
    });
    std::stable_sort(all.begin(), all.end(),
                     [](const Worst& a, const Worst& b) { return a.value > b.value; });
    std::ostringstream text;
    for (const Worst& w : all) {
        text << "\n  " << w.id << ' ' << w.value << " at " << w.place.x << ' ' << w.place.y << ' '
             << w.place.z;
    }
    return text.str();
}

Vec3 in_mm(const Vec3& p) {
    return 1e3 * p;
}

using Corners = std::array<Vec3, 3>;

Corners corners(const model::Mesh& m, std::size_t triangle) {
    Corners found{};
    for (std::size_t k = 0; k < 3; ++k) {
        found[k] = Vec3{m.vertices[m.indices[3 * triangle + k]].position};
    }
    return found;
}

Vec3 calc_normal(const Corners& c) {
    const Vec3 n = glm::cross(c[1] - c[0], c[2] - c[0]);
    const double length = glm::length(n);
    return length > 1e-12 ? n / length : Vec3{0.0};
}

/// All three corners at one end of the fibres.
bool is_cap(const model::Mesh& m, std::size_t triangle) {
    const auto along = [&](std::size_t k) { return m.vertices[m.indices[3 * triangle + k]].uv.x; };
    return (along(0) == 0.0F || along(0) == 1.0F) && along(0) == along(1) && along(1) == along(2);
}

/// Triangles outside the caps whose normal turns more than 90 degrees from the mean of those beside
/// them, and where the first of them is.
Worst count_folds(const model::Mesh& m) {
    std::map<std::pair<std::uint32_t, std::uint32_t>, std::size_t> owners;
    const std::size_t count = m.indices.size() / 3;
    for (std::size_t t = 0; t < count; ++t) {
        for (std::size_t k = 0; k < 3; ++k) {
            owners[{m.indices[3 * t + k], m.indices[3 * t + (k + 1) % 3]}] = t;
        }
    }
    Worst folds{0.0, m.id};
    for (std::size_t t = 0; t < count; ++t) {
        Vec3 around{0.0};
        for (std::size_t k = 0; k < 3; ++k) {
            const auto beside = owners.at({m.indices[3 * t + (k + 1) % 3], m.indices[3 * t + k]});
            around += is_cap(m, beside) ? Vec3{0.0} : calc_normal(corners(m, beside));
        }
        if (!is_cap(m, t) && glm::dot(calc_normal(corners(m, t)), around) < 0.0) {
            folds.place = folds.value == 0.0 ? in_mm(corners(m, t)[0]) : folds.place;
            folds.value += 1.0;
        }
    }
    return folds;
}

/// The deepest place of a surface in bone, looked for on a grid of each triangle. The caps are left
/// out: with them a body grows into its bone.
Worst find_deepest(const model::Mesh& m, const Shape& bones) {
    constexpr int kGrid = 3;
    Worst deepest{0.0, m.id};
    for (std::size_t t = 0; t < m.indices.size() / 3; ++t) {
        const Corners c = corners(m, t);
        const Vec3 middle = (c[0] + c[1] + c[2]) / 3.0;
        if (is_cap(m, t) ||
            bones.distance(middle) > glm::length(c[0] - middle) + glm::length(c[1] - middle)) {
            continue;  // too far from bone to reach it
        }
        for (int i = 0; i <= kGrid; ++i) {
            for (int k = 0; k + i <= kGrid; ++k) {
                const double u = static_cast<double>(i) / kGrid;
                const double w = static_cast<double>(k) / kGrid;
                const Vec3 p = (1.0 - u - w) * c[0] + u * c[1] + w * c[2];
                if (const double depth = -1e3 * bones.distance(p); depth > deepest.value) {
                    deepest = {depth, m.id, in_mm(p)};
                }
            }
        }
    }
    return deepest;
}

/// The rows of a body in the shape table.
std::vector<MuscleShape> shapes_of(const std::string& id) {
    const bool has_side = id.ends_with("_r") || id.ends_with("_l");
    const std::string stem = has_side ? id.substr(0, id.size() - 2) : id;
    std::vector<MuscleShape> shapes = muscle_shapes();
    std::erase_if(shapes,
                  [&](const auto& shape) { return shape.muscle != stem && shape.muscle != id; });
    return shapes;
}

/// The same bodies, kept out of the bones as the default body has them.
class MusclesOnBones : public testing::Test {
  protected:
    static void SetUpTestSuite() {
        if (kIsSanitized) {
            return;  // SetUp says so
        }
        // As built: to make them anew takes a minute, and every test is a process of its own.
        body_.emplace(test::built().body);
        bones_.emplace(all_bones(*body_));
        for (const model::Mesh& built : test::built().meshes) {
            if (built.kind == model::MeshKind::Muscle) {
                meshes_.push_back(built);
                meshes_.back().id = body_->muscles[static_cast<std::size_t>(built.structure)].id;
            }
        }
        ASSERT_FALSE(meshes_.empty());
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
    static double nearest(const model::Mesh& m, const Vec3& p) {
        double least = 1.0;
        for (const model::Vertex& v : m.vertices) {
            least = std::min(least, glm::length(Vec3{v.position} - p));
        }
        return least;
    }

    /// What pelvis, sacrum, coccyx or a lumbar vertebra carries, without the left ones, which
    /// mirror the right ones; the diaphragm's halves are two.
    static std::vector<const model::Mesh*> of_pelvis_and_loin() {
        const auto is_carried = [](const model::Vertex& v) {
            for (std::size_t k = 0; k < 4; ++k) {
                const std::string& bone = body_->bones[v.bones[k]].id;
                const bool is_lumbar = bone.size() == 2 && bone[0] == 'L';
                if (v.weights[k] > 0.0F &&
                    (is_lumbar || bone == "pelvis" || bone == "sacrum" || bone == "coccyx")) {
                    return true;
                }
            }
            return false;
        };
        std::vector<const model::Mesh*> found;
        for (const model::Mesh& m : meshes_) {
            const bool is_mirror = m.id.ends_with("_l") && m.id != "diaphragm_l";
            if (!is_mirror && std::any_of(m.vertices.begin(), m.vertices.end(), is_carried)) {
                found.push_back(&m);
            }
        }
        return found;
    }
    /// Nearest and farthest from bone of the points at one end. A band that lies flat on bone
    /// touches it with one face: the nearer of the two counts.
    static std::pair<Worst, Worst> measure_end(const model::Mesh& m, bool is_start) {
        const std::string id = m.id + (is_start ? " from" : " to");
        Worst nearest{1e3, id}, farthest{0.0, id};
        std::size_t first = 0;
        for (const auto& ring : rings(m)) {
            const bool is_end = m.vertices[first].uv.x == (is_start ? 0.0F : 1.0F);
            first += ring.size();
            for (std::size_t k = 0; is_end && k < ring.size(); ++k) {
                const double here = bones_->distance(ring[k]);
                const double beyond = bones_->distance(ring[(ring.size() - k) % ring.size()]);
                const Worst end{1e3 * std::min(here, beyond), id, in_mm(ring[k])};
                nearest = end.value < nearest.value ? end : nearest;
                farthest = end.value > farthest.value ? end : farthest;
            }
        }
        return {nearest, farthest};
    }
    /// m^3: PCSA x fibre length of the lines, or the sizes in the shape table. 0 for a sheet, whose
    /// thickness is given, and where a line has no cross-section or a fibre longer than itself.
    static double wanted_volume(const model::Mesh& m) {
        double volume = 0.0;
        for (const MuscleShape& shape : shapes_of(m.id)) {
            if (shape.thickness > 0.0) {
                return 0.0;
            }
            volume += 1e-6 * shape.volume;
        }
        if (volume > 0.0) {
            return volume;
        }
        for (const auto l : body_->muscles[static_cast<std::size_t>(m.structure)].lines) {
            const model::MuscleLine& line = body_->lines[static_cast<std::size_t>(l)];
            if (line.pcsa <= 0.0 || line.tendon_slack_length <= 0.0) {
                return 0.0;
            }
            volume += line.pcsa * line.optimal_fibre_length;
        }
        return volume;
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
    std::vector<Worst> all;
    for (const model::Mesh* m : of_pelvis_and_loin()) {
        all.push_back(find_deepest(*m, *bones_));
    }
    EXPECT_EQ(list_beyond(3.0, all), "");
}

/// The maps of the female body move the ischium most: what holds to it and lies round it.
TEST_F(MusclesOnBones, those_of_the_female_hip_are_no_deeper_in_bone_than_his_by_a_millimetre) {
    const std::filesystem::path folder = JW_SOURCE_DIR "/assets/body";
    const model::Body reference = content::read_reference_body(folder).value();
    const auto maps = content::BodyShape::build(test::built_female().body.parameters).value();
    const Shape her_bones = all_bones(reference, maps);
    for (const char* id :
         {"obturator_internus_r", "obturator_externus_r", "quadratus_femoris_r", "piriformis_r",
          "adductor_magnus_r", "biceps_femoris_r", "coccygeus_r", "iliacus_r", "pectineus_r"}) {
        const auto& hers = test::built_female().meshes;
        const auto same = std::find_if(hers.begin(), hers.end(), [&](const model::Mesh& m) {
            return m.id == id && m.kind == model::MeshKind::Muscle;
        });
        ASSERT_NE(same, hers.end()) << id;
        const Worst deepest = find_deepest(*same, her_bones);
        EXPECT_LE(deepest.value, 1.0 + std::max(3.0, find_deepest(mesh(id), *bones_).value))
            << id << " at " << deepest.place.x << ' ' << deepest.place.y << ' ' << deepest.place.z;
    }
}

TEST_F(MusclesOnBones, hold_to_bone_at_their_ends) {
    std::vector<Worst> all;
    for (const model::Mesh* m : of_pelvis_and_loin()) {
        const std::vector<MuscleShape> shapes = shapes_of(m->id);
        const MuscleShape shape = shapes.empty() ? MuscleShape{} : shapes.front();
        for (const bool is_start : {true, false}) {
            const Hold hold = is_start ? shape.from : shape.to;
            const auto [nearest, farthest] = measure_end(*m, is_start);
            if (hold != Hold::Soft) {
                all.push_back(hold == Hold::Bone ? farthest : nearest);
            }
        }
    }
    const Known known{{"biceps_femoris_r from", 3.0}};
    EXPECT_EQ(list_beyond(2.0, all, known), "");
}

TEST_F(MusclesOnBones, have_no_fold_in_their_surface) {
    std::vector<Worst> all;
    for (const model::Mesh* m : of_pelvis_and_loin()) {
        all.push_back(count_folds(*m));
    }
    const Known known{{"multifidus_r", 3.0},
                      {"latissimus_dorsi_r", 8.0},
                      {"iliacus_r", 7.0},
                      {"pectineus_r", 2.0}};
    EXPECT_EQ(list_beyond(0.0, all, known), "");
}

TEST_F(MusclesOnBones, hold_their_volume_within_a_quarter) {
    std::vector<Worst> all;
    for (const model::Mesh* m : of_pelvis_and_loin()) {
        const double wanted = wanted_volume(*m);
        if (wanted > 0.0) {
            const double share = calc_volume(*m) / wanted;
            all.push_back({std::abs(share - 1.0), m->id, Vec3{1e6 * wanted, share, 0.0}});
        }
    }
    const Known known{{"puborectalis_r", 0.4},
                      {"intertransversarii_lumborum_r", 0.35},
                      {"interspinales_lumborum_r", 0.3}};
    EXPECT_EQ(list_beyond(0.25, all, known), "");
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

TEST_F(MusclesOnBones, rectus_lies_before_the_hind_layer_down_to_the_arcuate_line) {
    double lowest = 2.0;
    int compared = 0;
    for (const model::Vertex& v : mesh("rectus_sheath_back_r").vertices) {
        const Vec3 p{v.position};
        lowest = std::min(lowest, p.y);
        if (p.y < 0.97 || p.y > 1.12 || p.z < 0.02 || p.z > 0.05) {
            continue;
        }
        ++compared;
        const Vec3 forward{6e-3, 0.0, 0.0};
        EXPECT_LT(nearest(mesh("rectus_abdominis_r"), p + forward),
                  nearest(mesh("rectus_abdominis_r"), p - forward));
    }
    EXPECT_GT(compared, 20);
    const double navel = landmark("L3_L4_disc_centre").y;  // it stands at that height
    EXPECT_NEAR(lowest, 0.5 * (navel + landmark("symphysis_top_r").y), 0.012);
}

TEST_F(MusclesOnBones, middle_layer_passes_between_quadratus_lumborum_and_erector_spinae) {
    // Foremost and hindmost place of a body beside a level, behind the costal processes.
    const auto span_at = [](const char* id, double height) {
        std::pair<double, double> span{-1.0, 1.0};
        for (const model::Vertex& v : mesh(id).vertices) {
            const Vec3 p{v.position};
            if (std::abs(p.y - height) < 8e-3 && p.z > 0.045 && p.z < 0.075) {
                span = {std::max(span.first, p.x), std::min(span.second, p.x)};
            }
        }
        return span;
    };
    const auto middle_at = [&](const char* id, double height) {
        const auto [front, back] = span_at(id, height);
        return 0.5 * (front + back);
    };
    for (const char* disc : {"L2_L3_disc_centre", "L3_L4_disc_centre"}) {
        const double height = landmark(disc).y;
        const double sheet = middle_at("thoracolumbar_fascia_middle_r", height);
        constexpr double kTouch = 3e-3;  // muscles keep out of bone, not out of one another
        EXPECT_GT(span_at("quadratus_lumborum_r", height).second, sheet - kTouch) << disc;
        EXPECT_LT(span_at("iliocostalis_lumborum_r", height).first, sheet + kTouch) << disc;
        EXPECT_GT(middle_at("quadratus_lumborum_r", height), sheet + kTouch) << disc;
        EXPECT_LT(middle_at("iliocostalis_lumborum_r", height), sheet - kTouch) << disc;
    }
}

TEST_F(MusclesOnBones, transversus_begins_where_the_middle_layer_ends) {
    int compared = 0;
    for (const model::Vertex& v : mesh("transversus_abdominis_r").vertices) {
        if (v.uv.x == 0.0F && v.position.y > 1.045F && v.position.y < 1.1F) {
            ++compared;
            EXPECT_LT(nearest(mesh("thoracolumbar_fascia_middle_r"), Vec3{v.position}), 12e-3);
        }
    }
    EXPECT_GT(compared, 0);
}

}  // namespace
}  // namespace jw::forge
