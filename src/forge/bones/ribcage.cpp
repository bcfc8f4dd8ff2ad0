// Ribs and sternum with costal cartilages.
#include "forge/bones/costal.h"
#include "forge/bones/limbs.h"
#include "forge/bones/placement.h"

#include "core/angle.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace jw::forge {
namespace {

// Centre line of a right rib from head to anterior end, with half height and half thickness of the
// blade, all mm. Measured on the reference bones at 8-10 stations along the rib; head, neck and
// tubercle give way to the faces of the vertebrae (costal.h), which the coarse reference ribs miss.
struct RibStation {
    Vec3 centre;
    double half_height;
    double half_thickness;
};

struct RibTable {
    Vec3 origin;  // of the bone, mm (facts: skeleton table)
    double lean;  // deg: the upper edge of the blade leans inward by this much along the side wall
    Vec3 tubercle;            // faces the tip of the transverse process
    RibStation stations[10];  // the last rib has fewer
};

constexpr std::array<RibTable, 12> kRibs{{
    {{-67.2, 1424.1, 22.4},
     68.0,
     {-70.5, 1429.0, 37.0},
     {{{-65.4, 1423.2, 20.4}, 4.2, 3.3},
      {{-64.6, 1427.0, 26.6}, 4.2, 3.2},
      {{-69.0, 1431.4, 37.0}, 5.6, 4.0},
      {{-67.0, 1429.8, 48.5}, 6.8, 3.0},
      {{-57.1, 1424.2, 58.5}, 7.8, 2.7},
      {{-42.5, 1414.8, 62.5}, 8.7, 2.7},
      {{-30.0, 1404.6, 60.0}, 8.9, 2.8},
      {{-19.5, 1395.6, 54.5}, 8.7, 3.0},
      {{-10.0, 1387.4, 47.5}, 7.4, 3.8},
      {{-5.2, 1383.8, 43.9}, 6.6, 4.0}}},
    {{-76.4, 1406.2, 24.5},
     50.0,
     {-77.5, 1412.5, 38.0},
     {{{-73.4, 1405.6, 22.0}, 4.8, 4.2},
      {{-71.6, 1411.4, 30.0}, 4.2, 3.3},
      {{-77.0, 1416.6, 43.0}, 5.6, 4.2},
      {{-76.6, 1416.4, 55.5}, 6.0, 3.8},
      {{-70.6, 1410.2, 73.4}, 6.4, 2.8},
      {{-57.6, 1398.6, 88.6}, 6.8, 2.7},
      {{-41.6, 1383.6, 98.4}, 8.2, 2.8},
      {{-17.0, 1369.8, 92.0}, 7.2, 2.9},
      {{3.6, 1360.6, 75.4}, 6.8, 3.0},
      {{19.4, 1346.0, 47.6}, 6.2, 3.6}}},
    {{-79.4, 1382.4, 20.7},
     34.0,
     {-89.5, 1390.5, 36.0},
     {{{-77.4, 1382.8, 19.6}, 5.2, 4.4},
      {{-82.6, 1389.8, 28.5}, 4.8, 3.4},
      {{-91.8, 1395.6, 46.5}, 5.8, 4.2},
      {{-95.0, 1394.2, 62.0}, 6.2, 4.0},
      {{-90.0, 1384.4, 86.0}, 6.8, 2.8},
      {{-70.4, 1370.0, 106.6}, 6.8, 2.6},
      {{-41.6, 1356.4, 117.8}, 7.0, 2.6},
      {{-9.6, 1345.0, 112.4}, 7.2, 2.6},
      {{19.0, 1334.4, 91.4}, 7.2, 2.7},
      {{36.8, 1321.2, 58.4}, 6.8, 3.0}}},
    {{-86.0, 1360.9, 21.2},
     23.0,
     {-97.5, 1366.5, 36.0},
     {{{-83.0, 1360.6, 19.2}, 5.2, 4.4},
      {{-91.0, 1366.8, 30.0}, 4.8, 3.5},
      {{-102.8, 1370.4, 51.0}, 5.8, 4.4},
      {{-106.4, 1367.6, 68.5}, 6.2, 4.0},
      {{-98.9, 1357.2, 94.5}, 6.6, 2.8},
      {{-77.0, 1342.8, 117.0}, 6.6, 2.6},
      {{-45.6, 1329.8, 130.2}, 6.8, 2.6},
      {{-10.4, 1319.4, 129.2}, 7.0, 2.6},
      {{22.6, 1309.4, 112.0}, 7.2, 2.7},
      {{44.4, 1289.6, 75.0}, 6.8, 3.0}}},
    {{-90.0, 1335.5, 21.0},
     17.0,
     {-101.0, 1341.5, 38.0},
     {{{-86.4, 1335.8, 18.8}, 5.4, 4.6},
      {{-94.0, 1341.0, 31.0}, 5.0, 3.6},
      {{-104.4, 1342.0, 53.0}, 6.0, 4.6},
      {{-107.8, 1337.2, 70.0}, 6.4, 4.2},
      {{-100.2, 1328.2, 96.0}, 6.8, 3.0},
      {{-77.0, 1318.2, 118.8}, 6.8, 2.6},
      {{-45.0, 1307.4, 134.6}, 7.0, 2.6},
      {{-9.4, 1296.6, 136.4}, 7.2, 2.6},
      {{23.6, 1286.4, 121.0}, 7.2, 2.7},
      {{54.0, 1267.8, 89.2}, 6.8, 3.1}}},
    {{-94.4, 1316.6, 21.4},
     12.0,
     {-103.0, 1318.0, 37.5},
     {{{-87.5, 1315.6, 17.0}, 5.4, 4.6},
      {{-97.6, 1319.6, 34.0}, 5.0, 3.6},
      {{-107.0, 1318.4, 56.5}, 6.0, 4.6},
      {{-110.0, 1311.6, 75.0}, 6.4, 4.2},
      {{-102.4, 1302.4, 102.5}, 7.0, 3.0},
      {{-76.6, 1291.8, 125.2}, 7.0, 2.6},
      {{-43.6, 1279.6, 140.2}, 7.2, 2.6},
      {{-8.4, 1264.4, 142.8}, 7.2, 2.6},
      {{24.6, 1250.8, 130.4}, 7.4, 2.7},
      {{62.4, 1235.2, 99.6}, 6.8, 3.6}}},
    {{-92.2, 1291.7, 22.5},
     6.0,
     {-103.5, 1297.5, 36.5},
     {{{-87.0, 1292.4, 17.5}, 5.4, 4.6},
      {{-99.6, 1299.6, 33.5}, 5.0, 3.6},
      {{-110.6, 1300.0, 57.0}, 6.0, 4.6},
      {{-112.8, 1292.0, 75.5}, 6.4, 4.2},
      {{-103.2, 1279.8, 103.2}, 7.0, 3.0},
      {{-76.4, 1268.4, 127.4}, 7.0, 2.6},
      {{-41.6, 1254.6, 141.4}, 7.2, 2.6},
      {{-4.6, 1238.6, 143.0}, 7.2, 2.6},
      {{29.0, 1223.4, 134.4}, 7.4, 2.7},
      {{66.6, 1197.0, 105.0}, 6.8, 3.7}}},
    {{-94.6, 1277.0, 22.4},
     0.0,
     {-106.0, 1271.0, 36.0},
     {{{-87.0, 1272.8, 17.0}, 5.4, 4.6},
      {{-102.6, 1274.0, 33.0}, 5.0, 3.6},
      {{-113.4, 1269.2, 57.0}, 6.0, 4.4},
      {{-114.6, 1261.6, 74.5}, 6.4, 4.2},
      {{-106.8, 1250.8, 102.0}, 7.0, 3.0},
      {{-79.4, 1241.0, 126.6}, 7.0, 2.6},
      {{-43.4, 1228.2, 140.2}, 7.0, 2.6},
      {{-6.6, 1211.6, 143.8}, 7.0, 2.6},
      {{27.6, 1195.2, 139.4}, 7.0, 2.7},
      {{67.8, 1166.2, 116.4}, 6.4, 3.6}}},
    {{-93.1, 1244.7, 15.8},
     -9.0,
     {-108.0, 1243.0, 34.5},
     {{{-86.0, 1246.0, 15.0}, 5.2, 4.4},
      {{-101.6, 1248.6, 25.5}, 5.0, 3.6},
      {{-112.8, 1241.4, 48.0}, 6.0, 4.4},
      {{-113.8, 1229.8, 65.5}, 6.4, 4.2},
      {{-107.4, 1216.4, 88.8}, 7.0, 3.0},
      {{-83.4, 1206.0, 113.2}, 7.0, 2.7},
      {{-52.0, 1193.0, 129.4}, 7.0, 2.7},
      {{-18.0, 1177.0, 138.2}, 6.8, 2.7},
      {{14.0, 1161.8, 139.6}, 6.6, 2.7},
      {{59.6, 1139.8, 129.2}, 6.0, 3.6}}},
    {{-89.3, 1220.3, 15.8},
     -14.0,
     {-106.5, 1217.0, 33.5},
     {{{-80.0, 1219.6, 14.6}, 5.0, 4.2},
      {{-99.0, 1223.6, 23.5}, 5.0, 3.6},
      {{-111.6, 1216.8, 42.5}, 5.8, 4.4},
      {{-114.0, 1207.2, 57.0}, 6.2, 4.2},
      {{-109.4, 1192.0, 80.4}, 6.8, 3.0},
      {{-89.0, 1177.2, 102.2}, 6.8, 2.7},
      {{-61.0, 1162.2, 117.8}, 6.6, 2.7},
      {{-30.6, 1146.0, 125.2}, 6.4, 2.7},
      {{-1.4, 1131.4, 128.4}, 6.0, 2.7},
      {{49.2, 1115.4, 126.4}, 5.0, 3.4}}},
    {{-80.0, 1192.4, 13.2},
     -14.0,
     {-101.0, 1189.0, 42.0},
     {{{-71.0, 1190.6, 13.6}, 5.0, 4.0},
      {{-86.6, 1195.6, 22.5}, 5.0, 3.6},
      {{-99.0, 1188.6, 40.0}, 6.4, 3.0},
      {{-101.4, 1178.8, 57.5}, 6.6, 2.8},
      {{-99.2, 1168.0, 77.0}, 6.6, 2.7},
      {{-87.4, 1155.0, 94.0}, 6.6, 2.7},
      {{-70.2, 1142.4, 105.4}, 6.2, 2.6},
      {{-52.2, 1130.8, 111.6}, 5.6, 2.6},
      {{-37.0, 1122.0, 113.2}, 4.7, 2.4},
      {{-23.0, 1116.8, 113.8}, 2.6, 2.0}}},
    {{-68.0, 1166.7, 19.7},
     -10.0,
     {-79.0, 1166.0, 33.0},
     {{{-59.5, 1163.4, 15.4}, 4.6, 3.8},
      {{-70.5, 1168.4, 24.0}, 5.0, 3.6},
      {{-77.2, 1165.2, 36.0}, 6.0, 3.0},
      {{-79.6, 1157.8, 46.2}, 5.6, 2.6},
      {{-79.8, 1151.0, 55.0}, 5.2, 2.5},
      {{-77.0, 1144.4, 63.2}, 4.7, 2.3},
      {{-71.4, 1136.0, 71.6}, 4.0, 2.4},
      {{-65.2, 1129.8, 78.0}, 2.4, 1.8}}},
}};

std::string rib_id(int number) {
    return (number < 10 ? "rib_0" : "rib_") + std::to_string(number) + "_r";
}

/// Height direction of the blade: upright across the rib, turned by `lean` so that its upper edge
/// leans inward.
Vec3 height_direction(const Vec3& tangent, double lean) {
    const Vec3 up{0.0, 1.0, 0.0};
    const Vec3 upright = glm::normalize(up - tangent * glm::dot(tangent, up));
    const Vec3 outward = glm::cross(tangent, upright);
    return std::cos(lean) * upright - std::sin(lean) * outward;
}

/// One section of a rib, m. `lean`: share of the rib's lean, none at the neck, whole along the side
/// wall. `groove`: share of the costal groove.
struct RibSection {
    Vec3 centre;
    double half_height, half_thickness;
    double lean, groove;
};

/// Head against the vertebra, neck, and the measured shaft, whose hind part follows the tubercle to
/// the transverse process.
std::vector<RibSection> rib_sections(const BoneContext& context, const Placement& place,
                                     int number) {
    const RibTable& table = kRibs[static_cast<std::size_t>(number - 1)];
    const auto end = std::find_if(std::begin(table.stations), std::end(table.stations),
                                  [](const RibStation& s) { return s.half_height == 0.0; });
    const std::span<const RibStation> rib{std::begin(table.stations), end};
    const CostalFace head = head_face(context, number);
    const bool has_tubercle = number <= 10;
    std::vector<RibSection> sections{{head.centre + place.mm(0.6) * head.normal,
                                      place.mm(rib[0].half_height), place.mm(rib[0].half_thickness),
                                      0.0, 0.0}};
    Vec3 shift = sections[0].centre - place.at(rib[0].centre);
    if (has_tubercle) {
        const CostalFace face = tubercle_face(context, number);
        const Vec3 pass = face.centre + place.mm(5.0) * face.normal;
        shift = pass - place.at(table.tubercle);
        // clear of the pedicle, which stands widest at T1
        const double aside = number == 1 ? 4.4 : number == 10 ? 2.6 : 1.0;
        const Vec3 away = glm::normalize(head.normal + Vec3{0.6, 0.0, 0.0});
        const Vec3 neck = glm::mix(sections[0].centre, pass, 0.45) + place.mm(aside) * away;
        sections.push_back(
            {neck, place.mm(rib[1].half_height), place.mm(rib[1].half_thickness), 0.0, 0.0});
        sections.push_back({pass, place.mm(0.5 * (rib[1].half_height + rib[2].half_height)),
                            place.mm(rib[1].half_thickness + 0.2), 0.2, 0.1});
    }
    constexpr std::array<double, 6> kFollow{1.0, 0.9, 0.7, 0.42, 0.18, 0.05};
    constexpr std::array<double, 5> kLean{0.0, 0.1, 0.4, 0.7, 0.9};
    constexpr std::array<double, 10> kGroove{0.0, 0.0, 0.4, 0.9, 1.0, 1.0, 1.0, 0.8, 0.4, 0.0};
    // the first rib lies flat, the last is too short for a groove
    const double depth = number == 1 || number == 12   ? 0.0
                         : number == 2 || number == 11 ? 0.5
                                                       : 1.0;
    for (std::size_t i = has_tubercle ? 2 : 1; i < rib.size(); ++i) {
        const double follow = i < kFollow.size() ? kFollow[i] : 0.0;
        sections.push_back({place.at(rib[i].centre) + follow * shift, place.mm(rib[i].half_height),
                            place.mm(rib[i].half_thickness), i < kLean.size() ? kLean[i] : 1.0,
                            depth * kGroove[i]});
    }
    return sections;
}

/// Section of the shaft: rounded above, sharp below, hollowed inside along the lower border.
Section rib_section(double half_height, double half_thickness, double groove) {
    const double a = half_height, b = half_thickness;
    const Section plain = Section::ellipse(a, b, 2.4);
    const Section grooved = Section::through({{a, 0.0},
                                              {0.78 * a, 0.72 * b},
                                              {0.1 * a, 1.06 * b},
                                              {-0.62 * a, 0.92 * b},
                                              {-a, 0.30 * b},
                                              {-0.80 * a, -0.30 * b},
                                              {-0.52 * a, -0.22 * b},
                                              {-0.22 * a, -0.72 * b},
                                              {0.25 * a, -1.02 * b},
                                              {0.8 * a, -0.72 * b}});
    return plain.mixed(grooved, groove);
}

}  // namespace

Shape build_rib(const BoneContext& context, int number) {
    const RibTable& table = kRibs[static_cast<std::size_t>(number - 1)];
    const Placement place{context, rib_id(number), table.origin};
    const std::vector<RibSection> sections = rib_sections(context, place, number);
    std::vector<Station> stations;
    LoftOptions options;
    for (std::size_t i = 0; i < sections.size(); ++i) {
        const Vec3 before = sections[i == 0 ? 0 : i - 1].centre;
        const Vec3 after = sections[i + 1 == sections.size() ? i : i + 1].centre;
        const RibSection& s = sections[i];
        options.sides.push_back(
            height_direction(glm::normalize(after - before), to_rad(table.lean) * s.lean));
        stations.push_back({s.centre, rib_section(s.half_height, s.half_thickness, s.groove)});
    }
    options.end_normal_start = -head_face(context, number).normal;
    options.end_rounding_start = options.end_rounding_end = place.mm(number >= 11 ? 2.0 : 2.8);
    Shape shape = loft(stations, options);
    if (number >= 11) {
        return shape;
    }
    const CostalFace face = tubercle_face(context, number);
    const Shape tubercle =
        ellipsoid(face.centre + place.mm(3.8) * face.normal, place.mm(Vec3{3.8, 4.8, 5.4}),
                  Axes::towards(face.normal, {0.0, 1.0, 0.0}));
    return join({shape, tubercle}, place.mm(4.0));
}

namespace {

// Middle line of the sternum from jugular notch to xiphoid: centre, half width, half thickness, mm;
// measured on the reference bones; widths of manubrium and body after Gray's (recalled), since the
// reference is a plain band.
struct SternumStation {
    double x, y, half_width, half_thickness;
};
constexpr std::array<SternumStation, 11> kSternum{{{-4.6, 1396.8, 20.0, 5.2},
                                                   {-2.8, 1387.0, 26.0, 6.2},
                                                   {2.6, 1375.0, 24.0, 6.2},
                                                   {10.0, 1361.0, 17.5, 5.4},
                                                   {18.2, 1347.5, 15.0, 5.4},
                                                   {28.4, 1332.0, 14.0, 4.8},
                                                   {40.6, 1306.0, 16.0, 4.8},
                                                   {52.0, 1275.0, 18.5, 4.8},
                                                   {57.6, 1255.0, 17.5, 4.6},
                                                   {60.8, 1240.0, 9.5, 3.4},
                                                   {60.0, 1211.0, 4.6, 2.2}}};

/// A strip of cartilage through points (mm) from the rib inward.
struct Cartilage {
    Vec3 points[8];
    int count;
    double half_height;
    double half_thickness;
    double end_share;  // of both, where it ends: those that lean on their neighbour thin out
};

// Centre lines from the end of the rib to the sternum (1-7) or to the cartilage above (8-10), mm.
// Ends measured on the reference bones; between them each goes on the way of its rib and turns
// upward in an even curve, the lower the longer.
constexpr std::array<Cartilage, 10> kCartilages{
    {{{{-6.5, 1385.0, 45.5}, {-3.4, 1381.8, 35.0}, {-1.0, 1380.5, 18.0}}, 3, 6.6, 4.2, 1.0},
     {{{17.8, 1347.8, 50.5},
       {22.2, 1343.0, 41.0},
       {24.4, 1342.4, 31.5},
       {23.8, 1344.6, 21.0},
       {20.4, 1347.4, 9.0}},
      5,
      5.8,
      3.6,
      0.95},
     {{{34.2, 1323.4, 62.5},
       {39.0, 1318.2, 52.2},
       {40.6, 1316.6, 41.5},
       {38.8, 1318.6, 27.0},
       {33.0, 1322.4, 10.0}},
      5,
      6.0,
      3.6,
      0.95},
     {{{42.4, 1291.6, 79.0},
       {48.5, 1285.2, 69.5},
       {51.5, 1283.0, 58.5},
       {51.5, 1285.2, 44.5},
       {48.0, 1290.8, 28.0},
       {42.4, 1296.5, 10.0}},
      6,
      6.1,
      3.7,
      0.92},
     {{{51.0, 1269.6, 92.4},
       {57.5, 1262.8, 83.5},
       {60.5, 1260.6, 71.0},
       {60.0, 1262.8, 55.0},
       {56.5, 1266.8, 35.0},
       {50.8, 1270.8, 11.0}},
      6,
      6.1,
      3.8,
      0.9},
     {{{58.4, 1236.6, 103.0},
       {66.0, 1230.6, 94.0},
       {70.0, 1228.6, 82.0},
       {70.5, 1231.4, 66.0},
       {68.5, 1237.0, 47.5},
       {64.5, 1243.5, 28.0},
       {58.6, 1249.8, 11.0}},
      7,
      6.1,
      3.9,
      1.0},
     {{{62.6, 1199.8, 108.6},
       {72.0, 1191.8, 100.5},
       {77.5, 1190.0, 90.0},
       {80.0, 1193.4, 77.0},
       {79.0, 1200.4, 63.0},
       {75.0, 1210.0, 47.0},
       {68.5, 1222.0, 28.5},
       {60.6, 1238.0, 8.0}},
      8,
      6.6,
      3.9,
      1.05},
     {{{63.6, 1169.0, 119.6},
       {72.0, 1162.2, 112.0},
       {78.5, 1160.4, 101.5},
       {82.0, 1163.6, 90.0},
       {82.5, 1172.0, 78.5},
       {80.0, 1185.5, 66.5},
       {77.0, 1197.0, 58.5},
       {74.6, 1207.0, 52.5}},
      8,
      5.8,
      3.8,
      0.6},
     {{{56.4, 1140.8, 130.4},
       {67.0, 1134.8, 125.0},
       {75.0, 1133.6, 114.5},
       {80.0, 1138.4, 103.5},
       {82.0, 1149.0, 92.0},
       {81.5, 1162.0, 81.5},
       {79.8, 1179.0, 72.0}},
      7,
      5.4,
      3.7,
      0.6},
     {{{45.2, 1115.6, 126.8},
       {56.0, 1111.6, 123.0},
       {65.5, 1112.6, 114.0},
       {72.5, 1119.4, 105.0},
       {77.0, 1131.0, 98.0},
       {80.0, 1146.0, 93.0}},
      6,
      4.7,
      3.5,
      0.6}}};

Shape cartilage_strip(const Placement& place, const Cartilage& strip) {
    const std::span<const Vec3> points{strip.points, static_cast<std::size_t>(strip.count)};
    std::vector<BladeStation> stations;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const Vec3 before = points[i == 0 ? 0 : i - 1];
        const Vec3 after = points[i + 1 == points.size() ? i : i + 1];
        const Vec3 tangent = glm::normalize(after - before);
        // Broad face forward and a little up at the sternum, turned outward where the rib takes
        // over.
        const Vec3 face = glm::normalize(Vec3{0.90, 0.20, 0.007 * points[i].z});
        const double along = static_cast<double>(i) / static_cast<double>(points.size() - 1);
        const double share = glm::mix(1.0, strip.end_share, along * along);
        stations.push_back({points[i], share * strip.half_height, share * strip.half_thickness,
                            glm::normalize(glm::cross(face, tangent)), 2.4});
    }
    return blade(place, stations, 2.0);
}

Placement place_sternum(const BoneContext& context) {
    return {context, "sternum_costal_cartilage", {-3.6, 1396.6, 0.0}};
}

}  // namespace

std::vector<Vec3> cartilage_line(const BoneContext& context, int number) {
    const Placement place = place_sternum(context);
    const Cartilage& strip = kCartilages.at(static_cast<std::size_t>(number - 1));
    std::vector<Vec3> line;
    for (int i = 0; i < strip.count; ++i) {
        line.push_back(place.at(strip.points[i]));
    }
    return line;
}

Shape build_sternum(const BoneContext& context) {
    const Placement place = place_sternum(context);
    std::vector<BladeStation> stations;
    for (const SternumStation& s : kSternum) {
        stations.push_back({{s.x, s.y, 0.0}, s.half_width, s.half_thickness, {0.0, 0.0, 1.0}, 3.0});
    }
    Shape bone = blade(place, stations, 3.0);
    // Sternal angle, a low bar at the second cartilage; jugular notch; notches for the clavicles.
    bone = ridge(
        bone,
        {place.at(24.0, 1347.0, -11.0), place.at(25.5, 1347.0, 0.0), place.at(24.0, 1347.0, 11.0)},
        place.mm(1.2), place.mm(7.0));
    std::vector<Shape> parts{bone};
    for (const Cartilage& strip : kCartilages) {
        parts.push_back(cartilage_strip(place, strip));
    }
    for (std::size_t i = 1, count = parts.size(); i < count; ++i) {
        parts.push_back(mirrored(parts[i]));
    }
    Shape whole = join(parts, place.mm(3.5));
    for (const double side : {1.0, -1.0}) {
        const Shape head =
            ellipsoid(place.at(-8.5, 1397.6, side * 20.5), place.mm(Vec3{13.0, 11.8, 12.0}));
        whole = cut(whole, head, place.mm(1.5));
    }
    return whole;
}

}  // namespace jw::forge
