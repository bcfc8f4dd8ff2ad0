// Hip bone. The wing is a curved plate over its own plane; pubis and ischium are a second plate
// round the obturator foramen, turned about a right angle against the wing; the socket joins both.
// Places in mm of the built body: landmarks by name, depths of the wing and sizes of the rami
// measured on the built pelvis.
#include "forge/bones/builders.h"

#include "core/angle.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace jw::forge {

namespace {

using namespace units;

Vec3 point(double x, double y, double z) {
    return Vec3{x, y, z} * mm;
}

SheetPoint plate(double x, double y, double z, double thickness) {
    return {point(x, y, z), thickness * mm};
}
SheetPoint plate(const Vec3& at, double thickness) {
    return {at, thickness * mm};
}

/// Where the socket faces: forward, down and to the side (anteversion about 18, inclination about
/// 47 degrees).
const Vec3 kSocketAxis = glm::normalize(Vec3{0.31, -0.65, 0.69});
constexpr double kHeadRadius = 22.56 * mm;
constexpr double kSocketGap = 4.0 * mm;  // two layers of cartilage

Shape wing(const BoneContext& context) {
    const Vec3 asis = context.landmark("ASIS_r");
    const Vec3 psis = context.landmark("PSIS_r");
    const Vec3 top = context.landmark("iliac_crest_top_r");
    const Vec3 tubercle = context.landmark("iliac_crest_most_lateral_r");
    const Vec3 aiis = context.landmark("AIIS_r");
    const Vec3 notch = context.landmark("greater_sciatic_notch_apex_r");
    SheetDescription ilium;
    ilium.normal = {-0.478, -0.148, 0.866};
    ilium.edge_rounding = 7.0 * mm;
    ilium.outline = {
        // crest, from front to back: out over the tubercle, in behind it, out again to the PSIS
        plate(asis + point(-1.0, -1.0, -3.0), 10.0), plate(asis + point(-3.0, 13.0, 6.5), 10.0),
        plate(tubercle + point(2.0, 1.0, -4.0), 13.0), plate(25.5, 978.0, 125.0, 12.0),
        plate(13.0, 990.0, 118.0, 11.0), plate(-3.0, 999.5, 105.0, 11.0),
        plate(top + point(0.0, 0.2, -1.0), 11.0), plate(-31.0, 998.0, 74.5, 13.0),
        plate(-46.0, 989.0, 61.0, 16.0), plate(-62.0, 978.5, 51.0, 17.0),
        plate(-77.0, 963.0, 45.0, 14.0), plate(-86.5, 950.0, 42.0, 13.0),
        plate(psis + point(0.0, -0.5, -0.5), 11.0), plate(-83.0, 924.5, 44.0, 10.0),
        // below the PIIS the border turns forward into the greater sciatic notch
        plate(-80.5, 911.0, 48.0, 11.0), plate(-71.0, 902.5, 52.5, 9.5),
        plate(-56.0, 899.5, 57.0, 10.5), plate(notch + point(-2.0, 0.8, -0.8), 9.0),
        plate(-34.0, 885.0, 62.0, 10.0), plate(-31.0, 868.0, 60.0, 22.0),
        plate(-10.0, 856.0, 66.0, 30.0), plate(16.0, 862.0, 76.0, 26.0),
        plate(30.0, 876.0, 84.0, 18.0),
        // AIIS, and the notch between the two anterior spines
        plate(aiis + point(0.0, -3.0, -1.0), 12.0), plate(aiis + point(-0.5, 6.0, 2.0), 10.0),
        plate(38.5, 911.0, 104.0, 8.0), plate(44.5, 919.5, 111.0, 8.5)};
    ilium.interior = {
        plate(-1, 961, 100, 4.4),    plate(-7, 950, 90.5, 3.8),   plate(-22, 965, 76, 6.0),
        plate(-14, 978, 83, 6.0),    plate(10, 975, 110.5, 7.5),  plate(18, 961, 115.5, 10.5),
        plate(9, 947, 104, 8.0),     plate(30, 946, 113, 8.5),    plate(-13, 940, 80.5, 7.0),
        plate(3, 938, 94.5, 7.5),    plate(23.5, 925, 102, 9.5),  plate(-31, 966, 66.0, 13.0),
        plate(-47, 957, 57, 12.5),   plate(-66, 950, 46, 16.0),   plate(-38, 943, 62, 16.0),
        plate(-58, 932, 53.5, 12.0), plate(-26, 945, 67.5, 14.0), plate(-70, 920, 51, 10.0),
        plate(-49, 915, 59.5, 14.0), plate(-28, 919, 65.5, 21.0), plate(-10, 917, 76, 18.0),
        plate(14, 914, 90.5, 14.0),  plate(-8, 902, 74, 27.0),    plate(11, 893, 83, 25.0),
        plate(-18, 893, 68.5, 27.0), plate(26, 898, 92, 13.0)};
    return sheet(ilium);
}

/// Pubis and ischium round the obturator foramen: borders outer to inner are three-sided rami.
Shape lower_ring(const BoneContext& context) {
    const Vec3 tubercle = context.landmark("pubic_tubercle_r");
    const Vec3 above = context.landmark("symphysis_top_r");
    const Vec3 below = context.landmark("symphysis_bottom_r");
    const Vec3 sit = context.landmark("ischial_tuberosity_posterior_r");
    const Vec3 lowest = context.landmark("ischial_tuberosity_lowest_r");
    SheetDescription ring;
    ring.normal = {-0.511, 0.633, -0.581};
    ring.edge_rounding = 9.0 * mm;
    ring.outline = {// pectineal border, tubercle, symphysis
                    plate(24.0, 864.0, 56.0, 18.0), plate(27.0, 857.5, 41.0, 14.0),
                    plate(31.0, 850.5, 29.0, 13.0), plate(tubercle + point(-0.5, 2.0, -0.5), 12.0),
                    plate(tubercle + point(1.0, 0.5, -8.0), 12.0),
                    plate(above + point(1.0, 0.0, 0.0), 12.0), plate(24.5, 830.0, 1.5, 13.5),
                    plate(below + point(-0.5, 0.0, 2.0), 12.0),
                    // inferior ramus, everted, to the inner edge of the tuberosity
                    plate(4.0, 812.0, 11.0, 10.0), plate(-7.0, 805.5, 20.0, 10.0),
                    plate(lowest + point(1.5, 2.5, 1.5), 13.0), plate(-35.0, 797.5, 34.5, 18.0),
                    plate(-46.0, 805.0, 45.0, 22.0), plate(sit + point(0.5, 1.0, 0.0), 22.0),
                    plate(-49.5, 827.0, 59.0, 18.0),
                    // lesser sciatic notch and the back column
                    plate(-43.5, 839.0, 61.0, 18.0), plate(-41.5, 851.0, 60.5, 16.0),
                    plate(-40.0, 866.0, 58.5, 14.0), plate(-20.0, 876.0, 63.5, 20.0),
                    plate(6.0, 873.0, 62.0, 22.0)};
    ring.interior = {plate(22.0, 829.5, 9.0, 14.0),   plate(-3.0, 812.0, 23.0, 10.0),
                     plate(-18.0, 807.0, 29.0, 13.0), plate(-34.0, 812.0, 45.0, 17.0),
                     plate(-33.0, 828.0, 54.0, 17.0), plate(-27.0, 842.0, 56.0, 17.0),
                     plate(21.0, 848.0, 32.0, 13.0),  plate(19.0, 855.0, 44.0, 16.0),
                     plate(-5.0, 858.0, 58.0, 20.0)};
    const Vec3 middle = point(-2.0, 833.0, 33.5);
    const Vec3 across = glm::normalize(ring.normal);
    const Vec3 side = glm::normalize(Vec3{0.78, 0.63, 0.0});
    const Vec3 up = glm::cross(across, side);
    std::vector<glm::dvec2> rim;
    for (const Vec3& at :
         {point(15.0, 845.0, 33.0), point(15.0, 838.0, 24.5), point(8.5, 825.5, 19.5),
          point(-2.0, 816.0, 23.0), point(-14.0, 813.0, 31.0), point(-22.5, 821.0, 40.0),
          point(-22.5, 835.0, 46.5), point(-11.5, 843.5, 46.0), point(3.0, 848.5, 41.5)}) {
        rim.emplace_back(glm::dot(at - middle, side), glm::dot(at - middle, up));
    }
    const double twice_area = [&] {
        double sum = 0.0;
        for (std::size_t i = 0; i < rim.size(); ++i) {
            const glm::dvec2& a = rim[i];
            const glm::dvec2& b = rim[(i + 1) % rim.size()];
            sum += a.x * b.y - a.y * b.x;
        }
        return sum;
    }();
    if (twice_area < 0.0) {
        std::reverse(rim.begin(), rim.end());
    }
    LoftOptions through;
    through.side = side;
    const Section opening = Section::through(rim);
    const Shape foramen = loft({{middle - 26.0 * mm * across, opening.scaled(1.06)},
                                {middle, opening},
                                {middle + 26.0 * mm * across, opening.scaled(1.06)}},
                               through);
    return cut(sheet(ring), foramen, 6.0 * mm);
}

/// Body of the tuberosity: a broad saddle outside the plate, from below the lesser notch to where
/// the ramus begins.
Shape tuberosity(const BoneContext& context) {
    const Vec3 sit = context.landmark("ischial_tuberosity_posterior_r");
    return tube({{sit + point(10.0, 24.0, 10.0), 10.0 * mm},
                 {sit + point(11.0, 9.0, 8.0), 12.5 * mm},
                 {sit + point(12.5, -5.0, 2.0), 12.0 * mm},
                 {sit + point(22.0, -11.0, -12.0), 8.0 * mm}});
}

/// Rim of the socket: degrees from the floor, seen from the centre, in steps of 30 from the notch
/// over the hind horn to the roof and down in front. A little less than a hemisphere: highest at
/// the roof and the hind horn, lowest above the iliopubic eminence, where the psoas passes (shape
/// of the detailed hip bone; heights design, after the centre-edge angle).
constexpr std::array<double, 12> kRim{76, 75, 83, 80, 76, 75, 77, 78, 76, 73, 74, 75};

/// What lies in front of the rim: a plate with the rim's wavy line on its under face.
Shape before_rim(const Vec3& centre, const Vec3& down, double radius) {
    constexpr double kThick = 36.0;
    const Vec3 back = glm::cross(down, kSocketAxis);
    SheetDescription face;
    face.normal = kSocketAxis;
    face.edge_rounding = 9.0 * mm;
    for (std::size_t i = 0; i < kRim.size(); ++i) {
        const double turn = to_rad(30.0 * static_cast<double>(i));
        const Vec3 side = std::cos(turn) * down + std::sin(turn) * back;
        const double height = 0.5 * kThick * mm - radius * std::cos(to_rad(kRim[i]));
        const Vec3 above = centre + height * kSocketAxis;
        face.outline.push_back(plate(above + 35.0 * mm * side, kThick));
        face.interior.push_back(plate(above + 26.0 * mm * side, kThick));
    }
    return sheet(face);
}

/// Bone round the socket: wall, floor (quadrilateral plate) and the two columns that carry it.
Shape socket_wall(const Vec3& centre) {
    const Shape bowl = sphere(centre - 3.0 * mm * kSocketAxis, 32.0 * mm);
    const Shape roof = ellipsoid(centre + point(2.0, 24.0, -4.0), Vec3{23.0, 17.0, 15.0} * mm);
    const Shape back_column = tube({{point(-18.0, 890.0, 68.0), 9.0 * mm},
                                    {point(-30.0, 866.0, 62.5), 9.5 * mm},
                                    {point(-33.0, 845.0, 60.0), 10.0 * mm}});
    const Shape front_column = tube({{point(25.5, 897.0, 88.0), 9.0 * mm},
                                     {point(20.5, 884.0, 79.0), 10.5 * mm},
                                     {point(21.0, 868.0, 66.0), 9.0 * mm},
                                     {point(21.0, 856.0, 48.0), 7.0 * mm}});
    return join({bowl, roof, back_column, front_column}, 9.0 * mm);
}

/// The socket: concentric with the head, a deeper fossa in its floor, open below at the notch.
Shape with_socket(Shape bone, const Vec3& centre, const Vec3& foramen_edge) {
    const Vec3 toward = foramen_edge - centre;
    const Vec3 down = glm::normalize(toward - glm::dot(toward, kSocketAxis) * kSocketAxis);
    const double radius = kHeadRadius + kSocketGap;
    bone = cut(bone, before_rim(centre, down, radius), 7.0 * mm);
    bone = cut(bone, sphere(centre, radius), 2.5 * mm);
    const Shape fossa = ellipsoid(centre - 17.0 * mm * kSocketAxis + 5.0 * mm * down,
                                  Vec3{13.0, 16.0, 14.5} * mm, Axes::towards(kSocketAxis, down));
    const Shape notch = tube({{centre - 17.0 * mm * kSocketAxis + 8.0 * mm * down, 9.5 * mm},
                              {centre - 9.0 * mm * kSocketAxis + 22.0 * mm * down, 8.5 * mm},
                              {centre + 1.0 * mm * kSocketAxis + 33.0 * mm * down, 10.0 * mm}});
    return cut(bone, join({fossa, notch}, 5.0 * mm), 2.0 * mm);
}

/// Where a line from the midline (or from far aside) meets the inner (outer) face at a height and
/// depth, mm.
Vec3 on_face(const Shape& bone, double x, double y, double from_z) {
    Vec3 p = point(x, y, from_z);
    const Vec3 direction{0.0, 0.0, from_z < 60.0 ? 1.0 : -1.0};
    for (int i = 0; i < 200; ++i) {
        const double free = bone.distance(p) / bone.lipschitz();
        if (free < 0.05 * mm) {
            break;
        }
        p += free * direction;
    }
    return p;
}
std::vector<Vec3> on_face(const Shape& bone, std::initializer_list<glm::dvec2> places,
                          double from_z) {
    std::vector<Vec3> points;
    for (const glm::dvec2& at : places) {
        points.push_back(on_face(bone, at.x, at.y, from_z));
    }
    return spline(points, 4 * static_cast<int>(points.size()));
}
constexpr double kInside = 5.0, kOutside = 160.0;  // mm from the midline

Shape with_lines(Shape bone, const BoneContext& context) {
    const Vec3 tubercle = context.landmark("iliac_crest_most_lateral_r");
    const Vec3 asis = context.landmark("ASIS_r");
    const Vec3 aiis = context.landmark("AIIS_r");
    const Vec3 pubic = context.landmark("pubic_tubercle_r");
    bone = swelling(bone, tubercle + point(1.0, -2.0, 1.0), 2.0 * mm, 16.0 * mm);
    bone = swelling(bone, asis, 1.2 * mm, 12.0 * mm);
    bone = swelling(bone, aiis + point(-1.0, -2.0, 1.0), 1.5 * mm, 12.0 * mm);
    bone = swelling(bone, pubic, 1.6 * mm, 8.0 * mm);
    // arcuate line into pectineal line, and the eminence with the psoas groove beside it
    std::vector<Vec3> brim = on_face(bone, {{-20, 910}, {-11, 893}, {0, 878}}, kInside);
    for (const Vec3& at :
         {point(12, 868, 48), point(24, 860, 40), point(32, 850, 27), pubic + point(-3, 3, -3)}) {
        brim.push_back(at);
    }
    bone = ridge(bone, brim, 2.0 * mm, 7.0 * mm);
    bone = swelling(bone, point(25, 868, 62), 2.0 * mm, 13.0 * mm);
    bone = groove(bone, {point(22, 892, 76), point(33, 881, 78), point(34, 870, 78)}, 1.2 * mm,
                  9.0 * mm);
    // obturator groove under the superior ramus
    bone = groove(bone, {point(8, 850, 48), point(15, 844, 38), point(19, 838, 32)}, 2.0 * mm,
                  5.0 * mm);
    // gluteal lines of the outer face: posterior, anterior, inferior
    bone = ridge(bone, on_face(bone, {{-70, 976}, {-67, 950}, {-60, 922}, {-50, 908}}, kOutside),
                 0.8 * mm, 6.0 * mm);
    bone = ridge(bone,
                 on_face(bone, {{30, 964}, {8, 978}, {-20, 974}, {-38, 948}, {-42, 912}}, kOutside),
                 0.8 * mm, 6.0 * mm);
    bone = ridge(bone, on_face(bone, {{38, 922}, {18, 918}, {-8, 913}, {-30, 902}}, kOutside),
                 0.8 * mm, 6.0 * mm);
    // ear-shaped face for the sacrum, a low plateau with its short arm up and its long one back; in
    // front of it the border that goes on into the arcuate line
    bone = ridge(
        bone, on_face(bone, {{-46, 962}, {-44, 944}, {-52, 930}, {-66, 923}, {-78, 922}}, kInside),
        1.6 * mm, 9.0 * mm);
    bone = ridge(
        bone, on_face(bone, {{-31, 972}, {-30, 955}, {-25, 935}, {-22, 915}, {-16, 898}}, kInside),
        3.0 * mm, 13.0 * mm);
    const Vec3 sacroiliac = context.landmark("sacroiliac_centre_r");
    bone = roughened(bone, sacroiliac + point(0, 0, 6), 26.0 * mm, 0.25 * mm, 4.5 * mm);
    bone = roughened(bone, on_face(bone, -72, 955, kInside), 18.0 * mm, 0.5 * mm, 6.0 * mm);
    return roughened(bone, context.landmark("ischial_tuberosity_posterior_r") + point(4, -6, -4),
                     20.0 * mm, 0.25 * mm, 4.0 * mm);
}

}  // namespace

Shape build_hip_bone(const BoneContext& context) {
    const Vec3 centre = context.joint_centre("hip_r");
    const Vec3 tip = context.landmark("ischial_spine_r");
    const Shape spine = tube({{tip + point(12.0, 4.0, 15.0), 10.0 * mm},
                              {tip + point(6.5, 2.0, 8.5), 6.5 * mm},
                              {tip + point(2.1, 0.5, 2.1), 2.8 * mm}});
    const Shape body =
        join({wing(context), lower_ring(context), tuberosity(context), socket_wall(centre), spine},
             7.0 * mm);
    return with_lines(with_socket(body, centre, point(-10.0, 838.0, 42.0)), context);
}

}  // namespace jw::forge
