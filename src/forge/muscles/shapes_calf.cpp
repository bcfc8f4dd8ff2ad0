#include "forge/muscles/shape_table.h"

namespace jw::forge {
namespace {

/// A spindle along one guide, fleshy from its bone on.
MuscleShape shank(std::string_view muscle, std::string_view guide, double peak, double belly_to,
                  double flatness) {
    return {.muscle = muscle,
            .guides = {guide},
            .flatness = flatness,
            .belly_from = 0.0,
            .belly_to = belly_to,
            .peak = peak,
            .start = 0.2,
            .stations = 30,
            .columns = 7};
}

}  // namespace

// NOLINTNEXTLINE(readability-function-size): a table
std::vector<MuscleShape> lower_leg_shapes() {
    return {
        // Each head comes from behind and above its condyle as a flat tendon and rounds over it;
        // the medial one is the larger and reaches lower.
        {.muscle = "gastrocnemius",
         .guides = {"@gasmed.0(-12,-4,-9) TBT(-24,4,-25) TBT(-36,-40,-33) TBT(-48,-96,-42) "
                    "TBT(-48,-150,-38) TBT(-45,-205,-26) TBB(-56,115,8) TBB(-57,40,14) @gasmed.1",
                    "@gasmed.0(-12,-3,9) TBT(-24,6,-9) TBT(-40,-40,-6) TBT(-58,-96,-5) "
                    "TBT(-62,-150,-5) TBT(-55,-205,-6) TBB(-60,115,14) TBB(-59,40,18) "
                    "@gasmed.1(0,0,2)"},
         .volume = 150.0,
         .edge = 3.0,
         .belly_from = 0.03,
         .belly_to = 0.56,
         .rank = 1,
         .stations = 26},
        {.muscle = "gastrocnemius",
         .guides = {"@gaslat.0(-3,-3,-2) TBT(-22,4,21) TBT(-36,-40,25) TBT(-48,-96,30) "
                    "TBT(-48,-140,27) TBT(-46,-190,15) TBB(-58,115,24) TBB(-58,40,23) "
                    "@gaslat.1(0,0,4)",
                    "@gaslat.0(-1,-1,-14) TBT(-24,6,9) TBT(-40,-40,4) TBT(-58,-96,1) "
                    "TBT(-62,-140,0) TBT(-55,-190,-2) TBB(-60,115,16) TBB(-59,40,20) "
                    "@gaslat.1(0,0,2)"},
         .volume = 95.0,
         .edge = 3.0,
         .belly_from = 0.03,
         .belly_to = 0.5,
         .rank = 1,
         .stations = 26},
        // broad and flat between the head of the fibula and the line on the tibia, under
        // gastrocnemius
        {.muscle = "soleus",
         .guides = {"TBT(-4,-90,-18) TBT(-18,-130,-28) TBT(-28,-175,-28) TBT(-30,-225,-20) "
                    "TBB(-47,90,8) TBB(-53,30,14) @soleus.1",
                    "TBT(-10,-66,2) TBT(-28,-108,0) TBT(-34,-170,-2) TBT(-33,-225,-4) "
                    "TBB(-50,90,16) TBB(-55,30,18) @soleus.1(0,0,2)",
                    "fibular_head(-9,-12,-1) TBT(-26,-100,27) TBT(-31,-165,25) TBT(-33,-225,16) "
                    "TBB(-49,90,24) TBB(-55,30,22) @soleus.1(0,0,4)"},
         .volume = 330.0,
         .edge = 4.0,
         .belly_from = 0.0,
         .belly_to = 0.74,
         .start = 0.25,
         .rank = 0,
         .stations = 26},
        // a slip of a belly beside the lateral head, and the longest tendon of the body between
        // gastrocnemius and soleus to the medial side of the heel
        {.muscle = "plantaris",
         .guides = {"LE(11,34,-15) LE(-18,14,-16) TBT(-34,-8,10) TBT(-40,-60,4) TBT(-43,-100,-4) "
                    "TBT(-48,-156,-13) TBT(-48,-216,-18) TBB(-50,80,3) TBB(-56,30,8) "
                    "@plantaris.2(0,4,-6)"},
         .volume = 8.0,
         .flatness = 1.6,
         .belly_from = 0.02,
         .belly_to = 0.24,
         .tendon = 1.6,
         .rank = 0,
         .stations = 32,
         .columns = 7},
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
        shank("tibialis_posterior",
              "@tibpost.0(-4,12,2) @tibpost.0(-10,-60,-2) TBB(-17,110,16) @tibpost.1(-3,20,5) "
              "@tibpost.1 @tibpost.2 @tibpost.3",
              0.4, 0.66, 1.6),
        shank("flexor_digitorum_longus",
              "@fdl.0(-8,46,-1) @fdl.0(-15,-20,-10) TBB(-18,120,4) @fdl.1(0,16,2) @fdl.1 @fdl.2 "
              "@fdl.3 @fdl.4 @fdl.5 @fdl.6 @fdl.7",
              0.4, 0.5, 1.6),
        shank("flexor_hallucis_longus",
              "@fhl.0(-2,32,2) @fhl.0(-5,-40,-4) TBB(-34,110,30) @fhl.1(-2,20,9) @fhl.1 @fhl.2 "
              "@fhl.3 @fhl.4 @fhl.5 @fhl.6",
              0.5, 0.5, 1.4),
        // the front compartment: beside the tibia, then the long extensors on the fibula
        shank("tibialis_anterior",
              "TBT(22,-24,30) TBT(29,-60,24) TBT(31,-110,20) TBT(30,-165,16) TBT(28,-225,12) "
              "@tibant.2(-2,60,14) @tibant.2(3,4,0) @tibant.3",
              0.38, 0.7, 1.5),
        shank("extensor_digitorum_longus",
              "TBT(12,-22,33) TBT(13,-70,33) TBT(12,-130,31) TBT(13,-190,27) TBB(12,110,36) "
              "@edl.1(2,16,2) @edl.1 @edl.2 @edl.3 @edl.4 @edl.5",
              0.4, 0.52, 1.8),
        shank("extensor_hallucis_longus",
              "@ehl.0(3,20,3) TBT(14,-185,22) @ehl.1(9,0,1) @ehl.2(2,10,2) @ehl.2 @ehl.3 @ehl.4 "
              "@ehl.5 @ehl.6 @ehl.7",
              0.45, 0.46, 1.6),
        shank("fibularis_tertius", "@per_tert.0(4,0,2) @per_tert.1(3,40,2) @per_tert.1 @per_tert.2",
              0.45, 0.66, 1.6),
        // along the outer side of the fibula and behind the ankle
        shank("fibularis_longus",
              "fibular_head(4,-8,6) TBT(-8,-76,37) TBT(-9,-130,37) TBT(-12,-190,35) "
              "TBB(-34,130,46) TBB(-38,60,46) @perlong.1(-2,8,1) @perlong.2(-1,0,1) @perlong.3 "
              "@perlong.4 @perlong.5 @perlong.6",
              0.4, 0.46, 1.7),
        shank("fibularis_brevis",
              "@perbrev.0(4,40,3) @perbrev.0(-1,-30,3) @perbrev.1(4,40,3) @perbrev.1(1,6,1) "
              "@perbrev.2 @perbrev.3 @perbrev.4",
              0.42, 0.62, 1.7),
    };
}

}  // namespace jw::forge
