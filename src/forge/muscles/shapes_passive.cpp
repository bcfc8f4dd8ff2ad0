#include "forge/muscles/shape_table.h"

namespace jw::forge {
namespace {

/// A strip of tendon along each of its lines of action.
MuscleShape band(std::string_view muscle, double thickness, double flatness, Core core) {
    return {.muscle = muscle,
            .thickness = thickness,
            .flatness = flatness,
            .belly_from = 2.0,
            .belly_to = 3.0,
            .tendon = thickness,
            .core = core,
            .stations = 14,
            .columns = 5};
}

/// A sheet of tendon that is spanned by its guides and lies on bone at both ends.
MuscleShape sheet(std::string_view muscle, std::vector<std::string_view> guides, double thickness,
                  Core core) {
    MuscleShape shape = band(muscle, thickness, 1.0, core);
    shape.guides = std::move(guides);
    shape.edge = 0.5;
    shape.seat = 12.0;
    shape.stations = 8;
    return shape;
}

/// Thicknesses: textbook anatomy, recalled (the iliolumbar ligament 3 to 4 mm at L5, the obturator
/// membrane about 1 mm, interspinous ligaments as wide as the processes that they join).
// NOLINTNEXTLINE(readability-function-size): a table
std::vector<MuscleShape> ligament_shapes() {
    std::vector<MuscleShape> shapes{
        band("sacrotuberous_ligament", 4.0, 3.6, Core::Pelvis),
        band("sacrospinous_ligament", 3.0, 3.4, Core::Pelvis),
        // in front of the capsule: one limb to each end of the intertrochanteric line
        sheet("iliofemoral_ligament", {"AIIS(0,-11,3) S1(20,34,12)", "AIIS(-4,-14,-2) S1(20,18,3)"},
              4.0, Core::Leg),
        sheet("iliofemoral_ligament",
              {"AIIS(-3,-13,-1) S1(19,12,0)", "AIIS(-6,-16,-5) S1(17,-4,-5)"}, 3.4, Core::Leg),
        band("inguinal_ligament", 3.0, 2.0, Core::Spine),
        // 5 mm thick, 25 to 30 mm wide (textbook, recalled)
        sheet("patellar_ligament", {"PA(2,6,12) TT(1,6,10)", "PA(2,6,-12) TT(1,6,-10)"}, 5.0,
              Core::Leg),
        // to the front of the hind crest; the band of L4 thinner, from above
        sheet("iliolumbar_ligament", {"TP_L5(2,6,9) PSIS(38,40,10)", "TP_L5(-4,1,7) PSIS(22,29,6)"},
              3.4, Core::Spine),
        sheet("iliolumbar_ligament",
              {"TP_L4(2,0,5) PSIS(46,44,17)", "TP_L4(-4,-2,3) PSIS(36,40,8)"}, 2.2, Core::Spine),
    };
    for (MuscleShape level :
         {sheet("interspinous_ligaments",
                {"SP_L1(16,-3,0) SP_L2(8,22,0)", "SP_L1(-2,-10,0) SP_L2(-11,15,0)"}, 4.0,
                Core::Spine),
          sheet("interspinous_ligaments",
                {"SP_L2(10,0,0) SP_L3(13,21,0)", "SP_L2(-12,-5,0) SP_L3(-8,14,0)"}, 4.0,
                Core::Spine),
          sheet("interspinous_ligaments",
                {"SP_L3(14,-1,0) SP_L4(16,19,0)", "SP_L3(-6,-6,0) SP_L4(-8,13,0)"}, 4.0,
                Core::Spine),
          sheet("interspinous_ligaments",
                {"SP_L4(15,-3,0) SP_L5(19,13,0)", "SP_L4(-8,-4,0) SP_L5(-6,11,0)"}, 4.0,
                Core::Spine),
          sheet("interspinous_ligaments",
                {"SP_L5(11,-2,0) MSC(42,88,0)", "SP_L5(-5,3,0) MSC(33,82,0)"}, 3.2, Core::Spine)}) {
        level.stations = 7;
        shapes.push_back(std::move(level));
    }
    MuscleShape supraspinous = band("supraspinous_ligament", 3.0, 1.4, Core::Spine);
    supraspinous.seat = 8.0;
    supraspinous.stations = 9;
    shapes.push_back(supraspinous);

    // across the foramen from its front border to its hind border, the lowest guide first; the
    // canal above the last one stays open
    MuscleShape obturator_membrane =
        sheet("obturator_membrane",
              {"SYB(-25,-6,29) SYB(-33,3,38)", "SYB(-17,-4,23) SYB(-33,11,43)",
               "SYB(-8,2,20) SYB(-30,20,45)", "SYB(-1,12,20) SYB(-24,25,46)",
               "SYB(3,22,25) SYB(-13,28,43)"},
              1.2, Core::Pelvis);
    obturator_membrane.stations = 9;
    obturator_membrane.columns = 9;
    shapes.push_back(std::move(obturator_membrane));
    return shapes;
}

/// The deep layers of the two sheaths of the trunk: behind quadratus lumborum and behind rectus.
std::vector<MuscleShape> deep_layer_shapes() {
    // from the tips of the costal processes to the raphe beside the erector spinae; the edge above
    // is the lumbocostal ligament, the one below lies on the crest
    MuscleShape middle_layer = sheet("thoracolumbar_fascia_middle",
                                     {"TP_L1(-1,3,1) TP_L1(-2,3,20) rib_12_anterior_end(2,-6,-6)",
                                      "TP_L1(-2,-3,1) TP_L1(-2,-14,26) TP_L2(-13,12,58)",
                                      "TP_L2(-2,0,1) TP_L2(-5,-6,26) TP_L3(-13,10,57)",
                                      "TP_L3(-2,0,1) TP_L3(-6,-6,26) TP_L4(-11,16,56)",
                                      "TP_L4(-2,0,1) TP_L4(-7,-4,26) TP_L4(-11,-9,53)",
                                      "TP_L4(-3,-9,4) TP_L4(-9,-18,24) IC(-21,-1,-8)",
                                      "TP_L5(0,6,3) IC(-27,-13,-33) IC(-23,-3,-13)"},
                                     1.2, Core::Spine);
    middle_layer.from = middle_layer.to = Hold::Partly;
    middle_layer.stations = 12;
    middle_layer.columns = 15;
    // from its free lower border (arcuate line, midway between navel and symphysis) to the costal
    // cartilages, on which rectus lies bare above
    MuscleShape hind_layer =
        sheet("rectus_sheath_back",
              {"W(1.5,947,-7) W(1.5,1057,-7) W(1.5,1130,-5.5) xiphoid_or_lowest_midline(6,-6,2)",
               "W(14,953,-7) W(15,1057,-7) W(16,1130,-5.5) W(19,1168,-3) "
               "sternum_costal_cartilage(66,1190,34)",
               "W(26,945,-6.5) W(28,1057,-6.5) W(29,1120,-5) rib_8_anterior_end(10,-4,-44)"},
              1.2, Core::Spine);
    hind_layer.from = Hold::Soft;
    hind_layer.to = Hold::Partly;
    hind_layer.stations = 18;
    hind_layer.columns = 9;
    return {middle_layer, hind_layer};
}

std::vector<MuscleShape> fascia_shapes() {
    return {
        {.muscle = "iliotibial_tract",
         .guides = {"ICL(-20,14,4) GT(10,24,9) GT(26,-80,16) S4(18,0,57) S6(17,0,55) S8(16,0,42) "
                    "LE(14,6,3) @iliotibial_tract.3(4,0,2)",
                    "IC(16,-6,18) GT(-14,20,9) GT(-8,-80,18) S4(-6,0,57) S6(-7,0,54) S8(-8,0,40) "
                    "LE(-2,6,5) @iliotibial_tract.3(-3,2,2)"},
         .thickness = 2.2,
         .edge = 4.0,
         .belly_from = 2.0,
         .belly_to = 3.0,
         .tendon = 2.2,
         .seat = 20.0,
         .rank = 4,
         .stations = 30,
         .columns = 7},
        {.muscle = "linea_alba",
         .guides = {"xiphoid_or_lowest_midline(6,-2,0) W(0,1130,3) W(0,1057,3) W(0,960,3) "
                    "W(0,885,2) SYT(4,2,-3.2)"},
         .thickness = 2.6,
         .flatness = 5.0,
         .belly_from = 2.0,
         .belly_to = 3.0,
         .core = Core::Spine,
         .stations = 24,
         .columns = 5},
        // on the front of the rectus, which is 10 mm thick there
        {.muscle = "rectus_sheath_front",
         .guides = {"SYT(6,0,2) W(1.5,880,8.6) W(1.5,940,8.6) W(1.5,1000,7) W(1.5,1057,7) "
                    "W(1.5,1130,10) W(3,1195,19) sternum_costal_cartilage(84,1232,16)",
                    "PT(8,-1,-4) W(9,883,8.6) W(13,940,8.6) W(14,1000,7.5) W(15,1057,7.5) "
                    "W(16,1130,11.5) W(19,1192,20) rib_5_anterior_end(26,-10,-36)",
                    "PT(7,-2,6) W(18,886,8.6) W(24,940,8.6) W(26,1000,7) W(28,1057,7) "
                    "W(29,1130,12) W(32,1165,21) rib_5_anterior_end(38,-44,-14) "
                    "rib_5_anterior_end(28,-8,-16)"},
         .thickness = 1.2,
         .edge = 1.0,
         .belly_from = 2.0,
         .belly_to = 3.0,
         .tendon = 1.2,
         .to = Hold::Soft,
         .core = Core::Spine,
         .stations = 24},
        // hind layer: from the spinous processes, the sacrum and the crest over the erector spinae
        // to where latissimus and the flat belly muscles begin
        {.muscle = "thoracolumbar_fascia",
         .guides = {"SP_T12(-2,0,2) SP_T12(-6,4,18) SP_L1(-14,14,36)",
                    "SP_L1(-12,0,2) SP_L1(-22,4,18) SP_L1(-18,0,34) SP_L2(-16,28,50)",
                    "SP_L2(-15,2,2) SP_L2(-38,6,14) SP_L2(-38,10,32) SP_L2(-16,12,48) "
                    "W(129,1072,2)",
                    "SP_L4(-10,6,2) SP_L4(-38,4,12) SP_L4(-38,2,30) SP_L4(-14,4,52) IC(-20,5,-3)",
                    "SP_L5(-9,4,2) SP_L5(-38,-4,12) SP_L5(-36,-8,32) PSIS(34,46,24)",
                    "MSC(16,66,2) MSC(4,64,14) MSC(3,62,32) PSIS(9,24,6)",
                    "MSC(-4,12,3) MSC(-1,26,20) PSIS(-2,-10,-2)"},
         .thickness = 1.4,
         .edge = 1.0,
         .belly_from = 2.0,
         .belly_to = 3.0,
         .tendon = 1.4,
         .from = Hold::Partly,
         .to = Hold::Partly,
         .seat = 18.0,
         .core = Core::Spine,
         .rank = 3,
         .stations = 16,
         .columns = 15},
    };
}

std::vector<MuscleShape> nerve_shapes() {
    std::vector<MuscleShape> shapes{band("sciatic_nerve", 5.0, 1.4, Core::Leg)};
    // from where the roots join in front of piriformis, through the greater sciatic foramen below
    // it
    shapes.back().guides = {
        "greater_sciatic_notch_apex(-11,-3,-18) greater_sciatic_notch_apex(-9,-19,-7) "
        "greater_sciatic_notch_apex(-13,-36,3) @sciatic_nerve.2 @sciatic_nerve.3 "
        "@sciatic_nerve.4 @sciatic_nerve.5 @sciatic_nerve.6"};
    shapes.back().stations = 36;
    // mm; S1 the thickest, S3 the most slender (textbook, recalled)
    for (const auto& [root, thickness] :
         {std::pair{"nerve_root_L4", 4.0}, std::pair{"nerve_root_L5", 4.8},
          std::pair{"nerve_root_S1", 5.2}, std::pair{"nerve_root_S2", 4.2},
          std::pair{"nerve_root_S3", 3.0}}) {
        shapes.push_back(band(root, thickness, 0.75, Core::Spine));
        shapes.back().stations = 18;
        shapes.back().columns = 6;
    }
    for (MuscleShape& shape : shapes) {
        shape.from = shape.to = Hold::Soft;
    }
    return shapes;
}

}  // namespace

std::vector<MuscleShape> passive_shapes() {
    std::vector<MuscleShape> shapes = ligament_shapes();
    for (auto part : {deep_layer_shapes(), fascia_shapes(), nerve_shapes()}) {
        for (MuscleShape& shape : part) {
            shapes.push_back(std::move(shape));
        }
    }
    return shapes;
}

}  // namespace jw::forge
