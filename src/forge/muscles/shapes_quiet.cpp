#include "forge/muscles/shape_table.h"

namespace jw::forge {
namespace {

MuscleShape shank(std::string_view muscle, double belly_to, double flatness) {
    return {.muscle = muscle,
            .flatness = flatness,
            .belly_from = 0.02,
            .belly_to = belly_to,
            .start = 0.2,
            .stations = 16,
            .columns = 7};
}

// NOLINTNEXTLINE(readability-function-size): a table
std::vector<MuscleShape> lower_leg_shapes() {
    return {
        // Each head comes from behind and above its condyle as a flat tendon and rounds over it;
        // the medial one is the larger and reaches lower.
        {.muscle = "gastrocnemius",
         .guides = {"@gasmed.0(-12,-4,-9) TBT(-24,4,-25) TBT(-36,-40,-33) TBT(-48,-96,-42) "
                    "TBT(-48,-150,-38) TBT(-42,-205,-26) TBB(-50,115,8) TBB(-54,40,14) @gasmed.1",
                    "@gasmed.0(-12,-3,9) TBT(-24,6,-9) TBT(-40,-40,-6) TBT(-58,-96,-5) "
                    "TBT(-62,-150,-5) TBT(-53,-205,-6) TBB(-56,115,14) TBB(-56,40,18) "
                    "@gasmed.1(0,0,2)"},
         .volume = 150.0,
         .edge = 3.0,
         .belly_from = 0.03,
         .belly_to = 0.56,
         .rank = 1,
         .stations = 26},
        {.muscle = "gastrocnemius",
         .guides = {"@gaslat.0(-3,-3,-2) TBT(-22,4,21) TBT(-36,-40,25) TBT(-48,-96,30) "
                    "TBT(-48,-140,27) TBT(-44,-190,14) TBB(-54,115,22) TBB(-56,40,22) "
                    "@gaslat.1(0,0,4)",
                    "@gaslat.0(-1,-1,-14) TBT(-24,6,9) TBT(-40,-40,4) TBT(-58,-96,1) "
                    "TBT(-62,-140,0) TBT(-53,-190,-2) TBB(-56,115,16) TBB(-56,40,20) "
                    "@gaslat.1(0,0,2)"},
         .volume = 95.0,
         .edge = 3.0,
         .belly_from = 0.03,
         .belly_to = 0.5,
         .rank = 1,
         .stations = 26},
        {.muscle = "soleus",
         .guides = {"TBT(-14,-70,-16) TBT(-34,-150,-24) TBB(-34,140,0) TBB(-48,40,10) @soleus.1",
                    "TBT(-24,-40,20) TBT(-42,-130,18) TBB(-38,140,22) TBB(-48,40,18) "
                    "@soleus.1(0,0,4)"},
         .volume = 330.0,
         .edge = 5.0,
         .belly_from = 0.02,
         .belly_to = 0.72,
         .rank = 0,
         .stations = 26},
        // from the groove under the lateral epicondyle, behind the joint, to the triangle above
        // the line of soleus
        {.muscle = "popliteus",
         .guides = {"LE(-5,-11,-2) LE(-26,-22,-14) TBT(-24,-18,2) TBT(-18,-34,-16)",
                    "LE(-7,-13,-3) LE(-27,-27,-17) TBT(-24,-36,6) TBT(-16,-56,-12)",
                    "LE(-9,-14,-4) LE(-28,-32,-20) TBT(-20,-56,10) TBT(-12,-78,-4)"},
         .volume = 18.0,
         .edge = 2.0,
         .belly_from = 0.2,
         .belly_to = 1.0,
         .end = 0.3,
         .rank = 0,
         .stations = 16,
         .columns = 7},
        // a slip of a belly beside the lateral head, and the longest tendon of the body between
        // gastrocnemius and soleus to the medial side of the heel
        {.muscle = "plantaris",
         .guides = {"LE(11,34,-15) LE(-18,14,-16) TBT(-36,-8,10) TBT(-36,-60,4) TBT(-46,-150,-12) "
                    "TBB(-44,120,-4) "
                    "TBB(-54,30,6) @plantaris.2(0,4,-6)"},
         .volume = 8.0,
         .flatness = 1.6,
         .belly_from = 0.02,
         .belly_to = 0.24,
         .tendon = 1.6,
         .rank = 0,
         .stations = 32,
         .columns = 7},
        shank("tibialis_posterior", 0.62, 1.5),
        shank("flexor_digitorum_longus", 0.42, 1.5),
        shank("flexor_hallucis_longus", 0.45, 1.5),
        shank("tibialis_anterior", 0.62, 1.5),
        shank("extensor_digitorum_longus", 0.5, 1.5),
        shank("extensor_hallucis_longus", 0.42, 1.5),
        shank("fibularis_tertius", 0.6, 1.5),
        shank("fibularis_longus", 0.5, 1.5),
        shank("fibularis_brevis", 0.6, 1.5),
    };
}

// NOLINTNEXTLINE(readability-function-size): a table
std::vector<MuscleShape> shoulder_shapes() {
    return {
        {.muscle = "trapezius",
         .guides = {"SP_C7(-2,4,3) scapula_r(-92,1440,60) @trapezius_middle.1(-6,6,0)",
                    "SP_T3(-4,0,3) scapula_r(-118,1398,70) scapula_r(-80,1414,130)",
                    "SP_T7(-4,0,3) rib_07_r(-128,1300,44) @trapezius_lower.1(-10,8,6)",
                    "SP_T12(-5,0,3) rib_10_r(-114,1210,24) rib_08_r(-130,1300,46) "
                    "@trapezius_lower.1(-10,2,-2)"},
         .thickness = 5.0,
         .edge = 3.0,
         .belly_from = 0.0,
         .belly_to = 1.0,
         .core = Core::Spine,
         .rank = 5,
         .stations = 16,
         .columns = 13},
        {.muscle = "rhomboideus_major",
         .guides = {"SP_T1(-2,0,3) scapula_r(-112,1370,60) scapula_r(-106,1352,92)",
                    "SP_T5(-2,0,3) scapula_r(-124,1300,58) scapula_r(-112,1280,100)"},
         .thickness = 4.5,
         .edge = 3.0,
         .core = Core::Spine,
         .rank = 2,
         .stations = 14},
        {.muscle = "levator_scapulae",
         .volume = 20.0,
         .core = Core::Spine,
         .stations = 18,
         .columns = 7},
        {.muscle = "serratus_anterior",
         .guides = {"rib_05_r(10,1300,142) rib_05_r(-40,1318,142) scapula_r(-98,1300,106)",
                    "rib_07_r(8,1240,152) rib_07_r(-44,1262,146) scapula_r(-100,1276,112)",
                    "rib_09_r(4,1180,150) rib_08_r(-40,1220,146) scapula_r(-98,1262,120)"},
         .thickness = 6.0,
         .edge = 5.0,
         .belly_from = 0.0,
         .belly_to = 0.98,
         .core = Core::Spine,
         .rank = 1,
         .stations = 16,
         .columns = 11},
        {.muscle = "pectoralis_major",
         .guides =
             {"clavicle_medial_end(12,-4,20) rib_03_r(34,1390,110) @pectoralis_major.1(4,12,0)",
              "sternum_costal_cartilage(34,1340,16) rib_03_r(58,1340,90) "
              "rib_03_r(40,1352,140) @pectoralis_major.1(4,4,0)",
              "sternum_costal_cartilage(58,1270,18) rib_05_r(82,1280,84) "
              "rib_04_r(50,1318,140) @pectoralis_major.1(4,-6,0)",
              "rib_06_r(76,1240,60) rib_06_r(84,1252,104) rib_05_r(52,1300,144) "
              "@pectoralis_major.1(4,0,-4)"},
         .thickness = 13.0,
         .edge = 4.0,
         .belly_from = 0.02,
         .belly_to = 0.9,
         .core = Core::Spine,
         .rank = 2,
         .stations = 18,
         .columns = 13},
        {.muscle = "deltoideus",
         .guides =
             {"clavicle_lateral_end(14,0,6) humerus_r(14,1370,192) @deltoideus_medius.1(6,0,0)",
              "acromion_lateral(2,2,4) humerus_r(-24,1370,212) @deltoideus_medius.1(0,0,2)",
              "acromion_lateral(-40,-4,-24) humerus_r(-58,1360,188) "
              "@deltoideus_medius.1(-6,0,0)"},
         .thickness = 20.0,
         .edge = 4.0,
         .belly_from = 0.03,
         .belly_to = 0.85,
         .core = Core::Spine,
         .rank = 6,
         .stations = 16,
         .columns = 11},
        {.muscle = "sternocleidomastoideus",
         .guides = {"@sternocleidomastoideus.0(4,2,2) C5(-4,1470,42) @sternocleidomastoideus.1"},
         .volume = 40.0,
         .flatness = 2.0,
         .core = Core::Spine,
         .stations = 18,
         .columns = 7},
        {.muscle = "intercostales_externi",
         .thickness = 2.5,
         .flatness = 8.0,
         .core = Core::Spine,
         .stations = 8,
         .columns = 5},
    };
}

}  // namespace

// NOLINTNEXTLINE(readability-function-size): a table
std::vector<MuscleShape> quiet_shapes() {
    std::vector<MuscleShape> shapes = lower_leg_shapes();
    for (MuscleShape& shape : shoulder_shapes()) {
        shapes.push_back(std::move(shape));
    }
    return shapes;
}

std::vector<MuscleShape> muscle_shapes() {
    std::vector<MuscleShape> all;
    for (const auto& part : {thigh_shapes(), hip_shapes(), back_shapes(), belly_shapes(),
                             quiet_shapes(), passive_shapes()}) {
        all.insert(all.end(), part.begin(), part.end());
    }
    return all;
}

}  // namespace jw::forge
