#include "forge/muscles/shape_table.h"

namespace jw::forge {
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

std::vector<MuscleShape> muscle_shapes() {
    std::vector<MuscleShape> all;
    for (const auto& part : {thigh_shapes(), lower_leg_shapes(), hip_shapes(), back_shapes(),
                             belly_shapes(), shoulder_shapes(), passive_shapes()}) {
        all.insert(all.end(), part.begin(), part.end());
    }
    return all;
}

}  // namespace jw::forge
