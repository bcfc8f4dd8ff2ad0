// Shapes of ribs, skull, shoulder, arm, hand, leg and foot on the default body.
#include "forge/bones/limbs.h"

#include "content/body_data.h"
#include "forge/bones/builders.h"
#include "forge/bones/costal.h"
#include "forge/make_body.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace jw::forge {
namespace {

using namespace units;

const model::Body& body() {
    static const model::Body kBody = content::read_body(JW_SOURCE_DIR "/assets/body").value();
    return kBody;
}

std::string named(const std::string& head, int number, const std::string& tail) {
    return head + (number < 10 ? "0" : "") + std::to_string(number) + tail;
}

BoneEntry entry_of(std::string_view bone) {
    const std::vector<BoneEntry> bones = limb_bones();
    return *std::find_if(bones.begin(), bones.end(),
                         [&](const BoneEntry& entry) { return entry.bone == bone; });
}

Shape shape_of(std::string_view bone) {
    return entry_of(bone).build(BoneContext{body()});
}

/// Coarse surface, made once a bone.
const Surface& surface_of(const std::string& bone) {
    static std::map<std::string, Surface> made;
    auto found = made.find(bone);
    if (found == made.end()) {
        const SurfaceOptions options{1.6 * entry_of(bone).voxel, 1};
        found = made.emplace(bone, extract_surface(shape_of(bone), options)).first;
    }
    return found->second;
}

double least(const Surface& surface, int axis) {
    double low = std::numeric_limits<double>::infinity();
    for (const Vec3& p : surface.positions) {
        low = std::min(low, p[axis]);
    }
    return low;
}

double most(const Surface& surface, int axis) {
    double high = -std::numeric_limits<double>::infinity();
    for (const Vec3& p : surface.positions) {
        high = std::max(high, p[axis]);
    }
    return high;
}

TEST(LimbBones, BelongToTheBodyAndStandInTheTableOnce) {
    std::set<std::string_view> seen;
    for (const BoneEntry& entry : limb_bones()) {
        EXPECT_TRUE(body().find_bone(entry.bone).has_value()) << entry.bone;
        EXPECT_TRUE(seen.insert(entry.bone).second) << entry.bone;
    }
    EXPECT_EQ(seen.size(), 37U);
}

TEST(LimbBones, AreClosedTurnOutwardAndAreOnePieceExceptHandAndToes) {
    for (const BoneEntry& entry : limb_bones()) {
        const SurfaceAudit found = audit(surface_of(std::string{entry.bone}));
        EXPECT_EQ(found.open_edges, 0) << entry.bone;
        EXPECT_EQ(found.clashing_edges, 0) << entry.bone;
        EXPECT_LE(found.crowded_edges, 8) << entry.bone << ", where teeth or small bones touch";
        EXPECT_GT(found.volume, 0.0) << entry.bone;
        if (entry.bone == "hand_r") {
            EXPECT_GE(found.parts, 15) << "five free fingers";
        } else {
            EXPECT_EQ(found.parts, entry.bone == "toes_r" ? 14 : 1) << entry.bone;
        }
    }
}

TEST(LimbBones, PassWithin4MillimetresOfTheirFirmLandmarks) {
    int checked = 0;
    for (const model::Landmark& landmark : body().landmarks) {
        const std::string& bone = body().bones[static_cast<std::size_t>(landmark.bone)].id;
        const std::vector<BoneEntry> bones = limb_bones();
        const bool ours = std::any_of(bones.begin(), bones.end(),
                                      [&](const BoneEntry& entry) { return entry.bone == bone; });
        if (!ours || landmark.trust != model::Trust::Firm || landmark.id == "patella_centre_r") {
            continue;
        }
        double nearest = std::numeric_limits<double>::infinity();
        for (const Vec3& p : surface_of(bone).positions) {
            nearest = std::min(nearest, glm::distance(p, landmark.point));
        }
        EXPECT_LT(nearest, 4.0 * mm) << landmark.id << " on " << bone;
        ++checked;
    }
    EXPECT_GT(checked, 40);
}

TEST(LimbBones, LeftOnesAreTheMirrorOfTheRight) {
    MakeOptions options;
    options.quality = Quality::Draft;
    options.only = {"rib_07_r", "rib_07_l"};
    options.threads = 1;
    const auto meshes = make_bones(body(), options);
    ASSERT_TRUE(meshes.ok()) << meshes.error().to_string();
    ASSERT_EQ(meshes->size(), 2U);
    const auto& right = meshes->at(0).vertices;
    const auto& left = meshes->at(1).vertices;
    ASSERT_EQ(right.size(), left.size());
    for (std::size_t i = 0; i < right.size(); ++i) {
        EXPECT_EQ(right[i].position.x, left[i].position.x);
        EXPECT_EQ(right[i].position.y, left[i].position.y);
        EXPECT_EQ(right[i].position.z, -left[i].position.z);
    }
}

TEST(Ribs, SlopeDownAndForward) {
    for (int number = 1; number <= 12; ++number) {
        const Surface& rib = surface_of(named("rib_", number, "_r"));
        const auto by = [&](int axis) {
            return [axis](const Vec3& a, const Vec3& b) { return a[axis] < b[axis]; };
        };
        const Vec3 head = *std::min_element(rib.positions.begin(), rib.positions.end(), by(2));
        const Vec3 front = *std::max_element(rib.positions.begin(), rib.positions.end(), by(0));
        EXPECT_LT(front.y, head.y - (number == 12 ? -1.0 : 20.0) * mm) << "rib " << number;
        if (number <= 10) {
            // The first is the shortest and the most curved.
            EXPECT_GT(front.x, head.x + (number == 1 ? 45.0 : 50.0) * mm) << "rib " << number;
        }
    }
}

TEST(Ribs, MeetTheVertebraeWithHeadAndTubercleAndEnterNone) {
    const BoneContext context{body()};
    for (int number = 1; number <= 12; ++number) {
        const std::string id = named("rib_", number, "_r");
        const Shape rib = shape_of(id);
        const Shape vertebra = build_thoracic(context, number);
        std::vector<CostalFace> faces{head_face(context, number)};
        if (number <= 10) {
            faces.push_back(tubercle_face(context, number));
        }
        for (const CostalFace& face : faces) {
            EXPECT_LT(rib.distance(face.centre), 1.5 * mm) << id;
            EXPECT_LT(vertebra.distance(face.centre), 2.8 * mm) << id;
        }
        const Shape above = number == 1 ? Shape{} : build_thoracic(context, number - 1);
        double deepest = 0.0;
        for (const Vec3& p : surface_of(id).positions) {
            deepest = std::min({deepest, vertebra.distance(p), above.distance(p)});
        }
        EXPECT_GT(deepest, -1.0 * mm) << id;
    }
}

TEST(Ribs, AreBladesTallerThanThick) {
    // Across the side wall of the seventh rib: height along Y against thickness along Z.
    const Shape rib = shape_of("rib_07_r");
    int tall = 0;
    int thick = 0;
    const Vec3 centre{-5.0 * mm, 1238.6 * mm, 143.0 * mm};
    for (double step = -15.0 * mm; step <= 15.0 * mm; step += 0.25 * mm) {
        tall += rib.distance(centre + Vec3{0.0, step, 0.0}) < 0.0 ? 1 : 0;
        thick += rib.distance(centre + Vec3{0.0, 0.0, step}) < 0.0 ? 1 : 0;
    }
    EXPECT_GT(thick, 10);
    EXPECT_GT(tall, 2 * thick);
}

TEST(Ribs, UpToTheTenthMeetTheirCartilagesAndTheLastTwoFloat) {
    const Shape cartilages = shape_of("sternum_costal_cartilage");
    for (int number = 1; number <= 12; ++number) {
        double nearest = std::numeric_limits<double>::infinity();
        for (const Vec3& p : surface_of(named("rib_", number, "_r")).positions) {
            nearest = std::min(nearest, cartilages.distance(p));
        }
        if (number <= 10) {
            EXPECT_LT(nearest, 0.0) << "rib " << number;
        } else {
            EXPECT_GT(nearest, 20.0 * mm) << "rib " << number;
        }
    }
}

TEST(Clavicle, IsCurvedLikeAnS) {
    const auto depth_at = [](double z) {
        double sum = 0.0;
        int count = 0;
        for (const Vec3& p : surface_of("clavicle_r").positions) {
            if (std::abs(p.z - z) < 4.0 * mm) {
                sum += p.x;
                ++count;
            }
        }
        return sum / count;
    };
    const double inner = depth_at(18.0 * mm);
    const double outer = depth_at(140.0 * mm);
    const auto bow = [&](double z) {
        return depth_at(z) - glm::mix(inner, outer, (z - 18.0 * mm) / (122.0 * mm));
    };
    EXPECT_GT(bow(50.0 * mm), 4.0 * mm) << "forward beside the breastbone";
    EXPECT_LT(bow(115.0 * mm), -4.0 * mm) << "backward beside the shoulder";
}

TEST(Patella, StandsBeforeTheFemurWithoutTouchingIt) {
    const Shape femur = build_femur(BoneContext{body()});
    double nearest = std::numeric_limits<double>::infinity();
    for (const Vec3& p : surface_of("patella_r").positions) {
        nearest = std::min(nearest, femur.distance(p));
    }
    EXPECT_GT(nearest, 1.0 * mm);
    EXPECT_LT(nearest, 6.0 * mm) << "does not float";
    const Surface& patella = surface_of("patella_r");
    EXPECT_NEAR(most(patella, 2) - least(patella, 2), 45.0 * mm, 2.25 * mm);  // dimensions table
    EXPECT_NEAR(most(patella, 1) - least(patella, 1), 43.0 * mm, 2.15 * mm);
}

TEST(Joints, KeepTheirBonesApartButNear) {
    struct Pair {
        const char* one;
        const char* other;
    };
    for (const Pair& pair : {Pair{"tibia_r", "fibula_r"},
                             {"tibia_r", "talus_r"},
                             {"talus_r", "calcaneus_r"},
                             {"talus_r", "navicular_r"},
                             {"calcaneus_r", "cuboid_r"},
                             {"cuneiform_medial_r", "metatarsal_1_r"},
                             {"humerus_r", "scapula_r"},
                             {"humerus_r", "radius_r"},
                             {"clavicle_r", "scapula_r"},
                             {"radius_r", "hand_r"}}) {
        const Shape other = shape_of(pair.other);
        double nearest = std::numeric_limits<double>::infinity();
        for (const Vec3& p : surface_of(pair.one).positions) {
            nearest = std::min(nearest, other.distance(p));
        }
        EXPECT_GT(nearest, -0.5 * mm) << pair.one << " cuts into " << pair.other;
        EXPECT_LT(nearest, 4.0 * mm) << pair.one << " stands off " << pair.other;
    }
}

TEST(Knee, BearsTheFemurOnThePlateau) {
    const Shape femur = build_femur(BoneContext{body()});
    double nearest = std::numeric_limits<double>::infinity();
    for (const Vec3& p : surface_of("tibia_r").positions) {
        nearest = std::min(nearest, femur.distance(p));
    }
    EXPECT_GT(nearest, 0.0);
    EXPECT_LT(nearest, 4.0 * mm);
}

TEST(Tibia, HasTheMeasuredLengthAndPlateau) {
    const Surface& tibia = surface_of("tibia_r");
    EXPECT_NEAR(most(tibia, 1) - least(tibia, 1), 376.0 * mm, 10.0 * mm);
    EXPECT_NEAR(most(tibia, 2) - least(tibia, 2), 68.9 * mm, 3.4 * mm);
}

TEST(Fibula, EndsBelowTheKneeJoint) {
    const Vec3 plateau =
        body().landmarks[static_cast<std::size_t>(body().landmark("tibia_top_r"))].point;
    EXPECT_LT(most(surface_of("fibula_r"), 1), plateau.y - 15.0 * mm);
    EXPECT_LT(least(surface_of("fibula_r"), 1), least(surface_of("tibia_r"), 1) - 8.0 * mm)
        << "the outer ankle reaches lower than the inner";
}

TEST(Foot, StandsOnTheFloorAtHeelAndForefootAndArchesBetween) {
    double lowest = std::numeric_limits<double>::infinity();
    for (const char* bone : {"calcaneus_r", "metatarsal_1_r", "metatarsal_5_r", "toes_r"}) {
        lowest = std::min(lowest, least(surface_of(bone), 1));
    }
    EXPECT_NEAR(lowest, 0.0, 5.0 * mm);
    EXPECT_LT(least(surface_of("calcaneus_r"), 1), 5.0 * mm);
    EXPECT_LT(least(surface_of("metatarsal_1_r"), 1), 10.0 * mm);
    EXPECT_GT(least(surface_of("navicular_r"), 1), 20.0 * mm);
    EXPECT_GT(least(surface_of("cuneiform_medial_r"), 1), 14.0 * mm);
    EXPECT_GT(least(surface_of("cuneiform_intermediate_r"), 1), 20.0 * mm);
}

TEST(Scapula, LiesOnTheRibsWithoutCuttingIntoThem) {
    const Shape scapula = shape_of("scapula_r");
    for (int number = 2; number <= 8; ++number) {
        double nearest = std::numeric_limits<double>::infinity();
        for (const Vec3& p : surface_of(named("rib_", number, "_r")).positions) {
            nearest = std::min(nearest, scapula.distance(p));
        }
        EXPECT_GT(nearest, 1.0 * mm) << "rib " << number;
        EXPECT_LT(nearest, 20.0 * mm) << "rib " << number;
    }
}

TEST(Skull, IsOpenAtOrbitsAndNoseAndWideAcrossTheArches) {
    const Shape skull = shape_of("skull");
    EXPECT_GT(skull.distance(Vec3{44.0, 1585.0, 33.0} * mm), 5.0 * mm) << "orbit";
    EXPECT_GT(skull.distance(Vec3{52.0, 1553.0, 4.0} * mm), 2.0 * mm) << "nose";
    EXPECT_GT(skull.distance(Vec3{10.0, 1562.0, 53.0} * mm), 2.0 * mm) << "under the arch";
    EXPECT_LT(skull.distance(Vec3{10.0, 1560.6, 63.2} * mm), 0.0) << "zygomatic arch";
    const Surface& surface = surface_of("skull");
    EXPECT_NEAR(most(surface, 0) - least(surface, 0), 179.2 * mm, 9.0 * mm);  // dimensions table
    EXPECT_NEAR(most(surface, 2) - least(surface, 2), 147.8 * mm, 7.4 * mm);
}

}  // namespace
}  // namespace jw::forge
