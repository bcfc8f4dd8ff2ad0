// Clavicle and scapula.
#include "forge/bones/limbs.h"
#include "forge/bones/placement.h"

#include <array>

namespace jw::forge {

// Stations along the S of the clavicle, medial to lateral: centre, half axes, direction of the
// longer one; measured on the reference bones.
Shape build_clavicle(const BoneContext& context) {
    const Placement place{context, "clavicle_r", {-10.3, 1399.0, 14.4}};
    static const std::array<BladeStation, 11> kStations{{
        {{-9.4, 1397.8, 14.6}, 8.2, 8.0, {-0.8, -0.5, 0.0}, 2.4},
        {{-8.6, 1396.2, 20.3}, 9.6, 8.6, {-0.8, -0.6, 0.0}, 2.4},
        {{-7.2, 1397.6, 33.0}, 8.4, 7.0, {-0.8, -0.6, -0.1}, 2.2},
        {{-6.4, 1401.4, 48.5}, 6.6, 5.9, {-0.9, -0.4, -0.1}, 2.2},
        {{-9.0, 1405.2, 63.9}, 5.9, 5.5, {-0.95, -0.1, -0.1}, 2.2},
        {{-13.6, 1409.0, 78.2}, 6.0, 5.0, {-1.0, -0.05, -0.1}, 2.2},
        {{-20.0, 1412.6, 91.4}, 6.6, 4.8, {-1.0, 0.1, -0.2}, 2.2},
        {{-25.6, 1415.9, 104.6}, 7.8, 4.9, {-0.95, 0.2, -0.1}, 2.4},
        {{-27.6, 1418.9, 118.4}, 9.0, 4.7, {-0.95, 0.15, 0.0}, 2.6},
        {{-25.6, 1420.6, 131.6}, 10.0, 4.8, {-0.95, 0.15, 0.15}, 2.8},
        {{-22.8, 1421.3, 142.0}, 8.6, 4.6, {-0.9, 0.15, 0.3}, 2.8},
    }};
    Shape shape = blade(place, kStations, 3.5);
    // Conoid tubercle behind, costal impression below the medial end, deltoid hollow in front.
    shape = swelling(shape, place.at(-31.5, 1412.6, 108.0), place.mm(2.2), place.mm(9.0));
    shape = groove(shape, {place.at(-9.0, 1389.6, 27.0), place.at(-8.0, 1391.6, 38.0)},
                   place.mm(1.0), place.mm(5.0));
    return shape;
}

namespace {

// The scapula of the reference stands 9-10 cm from the midline (corrections: 5-7.5 in people).
// Shoulder joint, acromion and coracoid keep their measured places; the blade is turned about the
// glenoid so that its medial border comes to 8-9 cm, as far as the measured ribs leave room for it.

/// The plate between the three borders.
Shape scapula_plate(const Placement& place) {
    SheetDescription sheet_of;
    sheet_of.normal = glm::normalize(Vec3{-0.62, 0.12, 0.77});
    const auto rim = [&](double x, double y, double z, double thickness) {
        sheet_of.outline.push_back({place.at(x, y, z), place.mm(thickness)});
    };
    const auto inner = [&](double x, double y, double z, double thickness) {
        sheet_of.interior.push_back({place.at(x, y, z), place.mm(thickness)});
    };
    // Superior angle, medial border down, inferior angle, lateral border up, neck, superior border
    // with its notch.
    rim(-95.5, 1397.5, 84.0, 4.5);
    rim(-107.0, 1389.5, 82.0, 4.5);
    rim(-117.5, 1374.0, 82.0, 4.5);
    rim(-122.5, 1352.0, 84.5, 4.0);
    rim(-123.0, 1328.0, 90.5, 4.0);
    rim(-119.5, 1302.0, 100.0, 4.0);
    rim(-113.5, 1276.0, 109.0, 4.5);
    rim(-107.5, 1260.0, 116.5, 6.5);
    rim(-99.0, 1257.6, 122.5, 7.5);
    rim(-90.0, 1267.0, 129.0, 8.0);
    rim(-77.0, 1292.0, 137.5, 7.0);
    rim(-62.0, 1318.0, 144.0, 7.5);
    rim(-47.5, 1343.0, 150.0, 9.0);
    rim(-36.0, 1362.0, 154.0, 11.0);
    rim(-30.5, 1377.0, 154.0, 12.0);
    rim(-32.0, 1391.5, 150.0, 10.0);
    rim(-41.5, 1391.0, 138.5, 5.0);
    rim(-57.0, 1391.0, 121.0, 3.5);
    rim(-75.0, 1395.5, 101.0, 3.5);
    inner(-96.5, 1350.0, 113.5, 2.6);
    inner(-99.0, 1318.0, 118.0, 2.6);
    inner(-79.0, 1350.0, 127.5, 3.2);
    inner(-83.5, 1322.0, 130.5, 3.0);
    inner(-99.0, 1290.0, 121.5, 3.4);
    inner(-58.0, 1360.0, 139.0, 5.0);
    inner(-88.0, 1378.0, 112.0, 3.0);
    inner(-62.0, 1380.0, 130.0, 4.6);
    sheet_of.edge_rounding = place.mm(1.6);
    return sheet(sheet_of);
}

/// The shelf between the fossae, from the medial border to the acromion.
Shape scapula_spine(const Placement& place) {
    SheetDescription plate;
    // Across the plate: upward, seen along the shelf.
    plate.normal = glm::normalize(Vec3{-0.10, 0.86, -0.50});
    const auto rim = [&](double x, double y, double z, double thickness) {
        plate.outline.push_back({place.at(x, y, z), place.mm(thickness)});
    };
    rim(-121.5, 1362.0, 86.0, 4.0);
    rim(-104.3, 1368.2, 105.6, 4.5);
    rim(-81.5, 1374.3, 117.8, 5.0);
    rim(-61.5, 1381.3, 132.8, 6.0);
    rim(-46.0, 1389.0, 143.0, 7.0);
    rim(-45.0, 1398.0, 153.0, 7.0);
    rim(-52.0, 1406.0, 161.0, 8.0);
    rim(-62.5, 1402.5, 155.0, 8.0);
    rim(-76.0, 1394.0, 144.0, 7.0);
    rim(-92.0, 1383.0, 127.0, 6.5);
    rim(-109.5, 1372.0, 109.0, 6.0);
    rim(-120.5, 1365.0, 92.0, 5.0);
    plate.edge_rounding = place.mm(2.0);
    return sheet(plate);
}

Shape acromion(const Placement& place) {
    static const std::array<BladeStation, 6> kStations{{
        {{-60.0, 1403.6, 155.5}, 6.5, 4.2, {0.7, 0.1, -0.6}, 2.6},
        {{-51.0, 1408.4, 162.0}, 9.0, 4.4, {0.8, 0.2, -0.6}, 2.6},
        {{-40.0, 1412.8, 165.4}, 11.4, 4.3, {0.2, 0.15, -0.95}, 2.8},
        {{-28.6, 1416.2, 161.2}, 13.4, 4.2, {-0.2, 0.15, -0.95}, 2.8},
        {{-19.0, 1418.8, 155.6}, 12.0, 4.1, {-0.4, 0.15, -0.85}, 2.8},
        {{-10.5, 1420.2, 151.0}, 6.6, 3.8, {-0.5, 0.15, -0.8}, 2.6},
    }};
    return blade(place, kStations, 3.5);
}

Shape coracoid(const Placement& place) {
    static const std::array<BladeStation, 6> kStations{{
        {{-33.0, 1389.0, 143.5}, 11.5, 8.5, {0.55, 0.0, 0.85}, 2.2},
        {{-28.0, 1398.0, 138.0}, 10.0, 7.4, {0.6, -0.2, 0.75}, 2.2},
        {{-19.5, 1404.2, 134.2}, 8.6, 6.2, {0.2, 0.1, 0.95}, 2.2},
        {{-9.0, 1404.9, 133.4}, 7.4, 5.2, {-0.1, 0.2, 0.95}, 2.2},
        {{0.5, 1402.3, 134.2}, 6.0, 4.8, {-0.1, 0.2, 0.95}, 2.2},
        {{6.6, 1399.9, 135.0}, 4.4, 4.0, {-0.1, 0.2, 0.95}, 2.2},
    }};
    return blade(place, kStations, 3.0);
}

}  // namespace

Shape build_scapula(const BoneContext& context) {
    const Placement place{context, "scapula_r", {-22.2, 1421.4, 143.6}};
    // Head and neck of the scapula: from the plate to the pear-shaped rim of the socket.
    static const std::array<BladeStation, 2> kRim{
        {{{-36.0, 1382.4, 152.2}, 15.0, 10.0, {0.05, 1.0, 0.1}, 2.1},
         {{-28.6, 1384.0, 157.4}, 18.2, 12.6, {0.1, 1.0, 0.1}, 2.1}}};
    const Shape throat =
        ellipsoid(place.at(-41.0, 1380.6, 149.2), place.mm(Vec3{19.0, 14.5, 8.0}),
                  Axes::towards(glm::normalize(Vec3{0.78, 0.12, 0.61}), {0.0, 1.0, 0.0}));
    const Shape neck = join({throat, blade(place, kRim, 3.0)}, place.mm(6.0));
    const Shape border = tube({{place.at(-33.0, 1368.0, 154.0), place.mm(4.6)},
                               {place.at(-48.0, 1343.0, 149.0), place.mm(4.0)},
                               {place.at(-63.0, 1317.0, 142.8), place.mm(3.4)},
                               {place.at(-82.0, 1285.0, 134.0), place.mm(3.2)},
                               {place.at(-93.0, 1266.0, 127.5), place.mm(2.2)}});
    const Shape crest = tube({{place.at(-120.5, 1364.5, 90.0), place.mm(2.4)},
                              {place.at(-109.5, 1372.0, 110.0), place.mm(2.9)},
                              {place.at(-92.0, 1383.6, 127.5), place.mm(3.3)},
                              {place.at(-75.0, 1395.0, 144.5), place.mm(3.6)},
                              {place.at(-60.0, 1403.8, 156.0), place.mm(4.0)}});
    Shape body = join({scapula_plate(place), neck, border}, place.mm(7.0));
    body = join({body, scapula_spine(place)}, place.mm(7.0));
    body = join({body, crest, acromion(place), coracoid(place)}, place.mm(7.0));
    return cut(body, sphere(place.at(kHumeralHead), place.mm(23.6)), place.mm(1.5));
}

}  // namespace jw::forge
