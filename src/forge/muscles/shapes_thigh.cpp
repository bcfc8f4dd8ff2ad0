#include "forge/muscles/shape_table.h"

namespace jw::forge {

// NOLINTNEXTLINE(readability-function-size): a table
std::vector<MuscleShape> thigh_shapes() {
    return {
        // The four heads of quadriceps end one before the other on the base of the patella, the
        // vasti also along its borders; the patellar ligament goes on from there.
        {.muscle = "rectus_femoris",
         .guides = {"AIIS(4,2,3) S1(44,14,-8) S3(46,0,6) S5(43,0,9) S7(39,0,8) S9(33,0,6) "
                    "PB(4,-3,11)",
                    "AIIS(4,0,-4) S1(44,14,-18) S3(46,0,-26) S5(43,0,-25) S7(39,0,-20) "
                    "S9(33,0,-11) PB(4,-3,-11)"},
         .edge = 4.0,
         .belly_from = 0.03,
         .belly_to = 0.85,
         .start = 0.3,
         .rank = 2,
         .columns = 9},
        {.muscle = "vastus_lateralis",
         .guides = {"GT(16,-34,-20) S3(26,0,12) S5(28,0,15) S7(26,0,17) S9(21,0,15) PB(-2,-3,6)",
                    "GT(4,-22,0) S3(8,0,28) S5(8,0,32) S7(8,0,32) S9(12,0,25) PB(-3,-8,17)",
                    "GT(-14,-30,-14) S3(-17,0,14) S5(-18,0,18) S7(-15,0,21) S9(-2,0,26) "
                    "PB(-10,14,26) PC(-4,6,22)"},
         .edge = 5.0,
         .belly_from = 0.0,
         .belly_to = 0.86,
         .last_to = 0.92,
         .start = 0.3,
         .rank = 1,
         .columns = 11},
        {.muscle = "vastus_medialis",
         .guides = {"S2(14,0,-4) S4(24,0,-8) S6(26,0,-13) S8(25,0,-18) S10(23,0,-17) PB(-2,-3,-6)",
                    "S2(4,-10,-13) S4(9,0,-20) S6(11,0,-26) S8(12,0,-33) S10(14,0,-35) "
                    "PC(-3,13,-20)",
                    "S3(-6,0,-12) S5(-8,0,-15) S7(-5,0,-24) S9(-2,0,-36) S10(6,-10,-42) "
                    "PC(-4,2,-22)"},
         .edge = 5.0,
         .belly_from = 0.0,
         .belly_to = 0.9,
         .last_to = 0.96,
         .peak = 0.64,
         .start = 0.15,
         .rank = 0,
         .columns = 11},
        {.muscle = "vastus_intermedius",
         .guides = {"S2(12,0,13) S5(14,0,14) S8(16,0,12) PB(-6,-3,9)",
                    "S2(17,0,0) S5(20,0,0) S8(20,0,0) PB(-5,-2,0)",
                    "S2(12,0,-13) S5(14,0,-14) S8(16,0,-14) PB(-6,-3,-9)"},
         .edge = 4.0,
         .belly_from = 0.0,
         .belly_to = 0.88,
         .start = 0.3,
         .rank = 0},
        {.muscle = "sartorius",
         .guides = {"ASIS(2,-6,0) S1(58,22,0) S2(54,0,-18) S4(46,0,-46) S6(18,0,-62) S8(-14,0,-64) "
                    "ME(-25,24,-9) ME(-25,-6,-8) @sart.3(2,24,-14) @sart.4(-20,25,-28) "
                    "@sart.4(-8,10,-13) "
                    "@sart.4"},
         .flatness = 2.4,
         .belly_from = 0.01,
         .belly_to = 0.86,
         .start = 0.4,
         .rank = 3,
         .stations = 40},
        {.muscle = "gracilis",
         .guides =
             {"SYB(6,4,6) S3(-14,0,-86) S5(-30,0,-76) S7(-40,0,-71) S10(-44,4,-58) ME(-41,-1,-5) "
              "ME(-36,-21,-5) @grac.1(-2,12,-7) @grac.2(-11,12,-13) @grac.2"},
         .flatness = 2.6,
         .belly_from = 0.0,
         .belly_to = 0.74,
         .start = 0.55,
         .rank = kAlone,
         .stations = 40},
        // Fans that lie one behind the other, from front to back: pectineus and longus, brevis,
        // magnus. All turn from a row along the pubis to a row down the linea aspera; their guides
        // keep them apart.
        {.muscle = "adductor_longus",
         .guides = {"PT(2,-8,-1) S2(37,0,-48) S3(14,-8,-22) S4(-10,4,-5)",
                    "SYT(2,-15,6) S3(34,6,-68) S5(12,-6,-38) S6(-3,0,-19) S7(-12,-8,-7)"},
         .edge = 5.0,
         .belly_from = 0.06,
         .belly_to = 0.97,
         .rank = kAlone},
        {.muscle = "adductor_brevis",
         .guides = {"SYB(15,14,21) HC(-10,-66,-32) S2(-13,2,-9)",
                    "SYB(5,4,17) S2(10,-2,-60) S3(-6,8,-24) S3(-13,2,-6)",
                    "SYB(-2,0,12) S3(6,10,-80) S4(-8,16,-44) S4(-12,-4,-5)"},
         .edge = 4.0,
         .belly_from = 0.03,
         .belly_to = 0.97,
         .start = 0.35,
         .rank = kAlone},
        {.muscle = "pectineus",
         .guides = {"PT(-8,13,33) HC(20,-50,-2) LT(5,-9,8)",
                    "PT(-4,8,16) HC(24,-68,-22) S2(-13,-2,-9)",
                    "PT(-1,1,1) S2(28,12,-50) S3(-12,14,-9)"},
         .edge = 4.0,
         .belly_from = 0.02,
         .belly_to = 0.96,
         .start = 0.4,
         .rank = kAlone},
        {.muscle = "adductor_magnus",
         .guides = {"@addmagProx.0(-15,-16,5) S2(-4,24,-46) S1(-10,-26,-2)",
                    "@addmagMid.0(-1,-5,0) S2(-15,0,-46) S3(-15,0,-4)",
                    "@addmagDist.0(7,-8,-8) S3(-29,14,-50) S4(-22,8,-26) S5(-17,8,-5)",
                    "@addmagDist.0(-4,-13,-1) S3(-38,4,-58) S5(-38,14,-42) S6(-22,0,-20) "
                    "S7(-17,-4,-4)",
                    "@addmagIsch.0(-2,-13,3) S3(-43,-2,-72) S5(-44,0,-67) S7(-41,0,-58) "
                    "S9(-26,0,-46) @addmagIsch.1(0,2,-2)"},
         .edge = 6.0,
         .belly_from = 0.03,
         .belly_to = 0.96,
         .last_to = 0.72,
         .first = 0.35,
         .start = 0.2,
         .to = Hold::Partly,
         .rank = 0,
         .stations = 28,
         .columns = 19},
        {.muscle = "semimembranosus",
         .guides = {"@semimem.0(2,6,2) S3(-46,0,-44) S5(-58,0,-44) S7(-64,0,-44) S9(-58,0,-38) "
                    "S10(-54,-12,-30) @semimem.1"},
         .flatness = 1.5,
         .belly_from = 0.18,
         .belly_to = 0.93,
         .peak = 0.62,
         .end = 0.35,
         .rank = 2,
         .stations = 30},
        {.muscle = "semitendinosus",
         .guides = {"@semiten.0(-2,0,0) S2(-62,0,-48) S4(-76,0,-42) S6(-82,0,-36) S8(-82,0,-38) "
                    "S10(-71,0,-36) ME(-51,-1,3) ME(-41,-27,1) @semiten.1(4,7,-10) "
                    "@semiten.2(-15,14,-14) "
                    "@semiten.2(1,-1,-1)"},
         .flatness = 1.5,
         .belly_from = 0.03,
         .belly_to = 0.66,
         .rank = 3,
         .stations = 40},
        {.muscle = "biceps_femoris",
         .guides = {"@bflh.0(-6,0,0) S2(-60,0,-30) S4(-68,0,-14) S6(-68,0,-4) S8(-59,0,8) "
                    "S10(-48,0,21) LE(-34,-2,-2) @bflh.1(2,12,10) fibular_head(-1,-4,7)"},
         .volume = 214.0,
         .flatness = 1.5,
         .belly_from = 0.07,
         .belly_to = 0.88,
         .tendon = 6.0,
         .rank = kAlone,
         .stations = 30},
        // from the lateral lip of the linea aspera, under the long head and on to its tendon
        {.muscle = "biceps_femoris",
         .guides = {"S5(-13,18,3) S7(-38,0,8) S9(-48,0,16) LE(-32,16,-5) LE(-32,-12,-3) "
                    "fibular_head(2,-2,5)",
                    "S7(-11,0,3) S8(-24,-14,11) S10(-36,-4,22) LE(-29,14,-4) LE(-29,-12,-2) "
                    "fibular_head(3,-1,5)",
                    "S9(-13,-6,9) S10(-20,-2,22) LE(-22,14,-4) LE(-26,-12,-1) fibular_head(4,0,5)"},
         .volume = 95.0,
         .edge = 3.0,
         .belly_from = 0.0,
         .belly_to = 0.86,
         .start = 0.2,
         .rank = kAlone,
         .stations = 22},
    };
}

}  // namespace jw::forge
