// Humerus, ulna and radius.
#include "forge/bones/limbs.h"
#include "forge/bones/placement.h"

#include <array>

namespace jw::forge {
namespace {

// Axis of the elbow (facts: skeleton table) and sizes of the spool that turns on it, mm; radii
// measured on the reference humerus.
constexpr Vec3 kElbow{-8.27, 1085.72, 170.03};
constexpr Vec3 kElbowAxis{0.226, 0.0223, 0.9739};

/// A point on the elbow axis, `lateral` mm towards the radius.
Vec3 on_axis(double lateral) {
    return kElbow + lateral * kElbowAxis;
}

// Head of the humerus: looks inward, up and a little back; the socket of the scapula is cut about
// it.
constexpr double kHeadRadius = 21.2;

/// Ball, greater tubercle to the side, lesser in front.
Shape humerus_upper_end(const Placement& place) {
    const Shape head = sphere(place.at(kHumeralHead), place.mm(kHeadRadius));
    const Shape greater =
        join({ellipsoid(place.at(-14.5, 1385.0, 190.0), place.mm(Vec3{12.5, 17.5, 11.0})),
              ellipsoid(place.at(-6.5, 1382.0, 191.0), place.mm(Vec3{8.5, 15.0, 8.5}))},
             place.mm(3.0));
    const Shape lesser = ellipsoid(place.at(0.0, 1376.0, 178.0), place.mm(Vec3{6.5, 14.0, 8.0}));
    return join({head, greater, lesser}, place.mm(5.0));
}

/// Rounded capitulum for the radius, spool of the trochlea for the ulna.
Shape humerus_lower_end(const Placement& place) {
    const auto turn = [&](double lateral, double radius) {
        return Station{place.at(on_axis(lateral)), Section::circle(place.mm(radius))};
    };
    const Shape trochlea =
        loft({turn(-12.0, 12.6), turn(-7.5, 12.8), turn(-2.5, 10.4), turn(2.0, 9.2), turn(7.0, 9.8),
              turn(11.0, 10.6), turn(14.0, 9.8)},
             {.side = {0.0, 1.0, 0.0}, .sides = {}, .end_rounding_start = place.mm(3.0)});
    const Shape capitulum = ellipsoid(place.at(on_axis(22.0)) + place.mm(Vec3{-1.5, 0.0, 0.0}),
                                      place.mm(Vec3{10.6, 10.4, 10.4}));
    return join({trochlea, capitulum}, place.mm(4.0));
}

}  // namespace

// Stations of the shaft measured on the reference humerus; half axes in mm.
Shape build_humerus(const BoneContext& context) {
    const Placement place{context, "humerus_r", {-22.2, 1389.17, 180.2}};
    static const std::array<ShaftStation, 12> kShaft{{
        {{-11.5, 1092.0, 175.5}, 25.0, 8.0, 8.0, 2.4},
        {{-14.0, 1104.0, 180.0}, 21.0, 7.6, 2.0, 2.4},
        {{-16.6, 1121.0, 181.4}, 15.0, 7.8, -2.0, 2.2},
        {{-18.8, 1140.0, 181.0}, 11.3, 8.2, -8.0, 2.0},
        {{-20.0, 1172.0, 180.2}, 9.6, 8.9, -20.0, 2.0},
        {{-19.2, 1206.0, 180.6}, 9.8, 8.6, 40.0, 2.0},
        {{-17.6, 1240.0, 181.2}, 10.2, 8.6, 55.0, 2.0},
        {{-15.9, 1274.0, 180.8}, 9.9, 8.9, 55.0, 2.0},
        {{-14.9, 1307.0, 180.6}, 9.4, 9.0, 40.0, 2.0},
        {{-13.8, 1341.0, 180.8}, 11.2, 10.4, 10.0, 2.0},
        {{-12.6, 1360.0, 181.4}, 14.6, 12.6, 5.0, 2.0},
        {{-12.0, 1378.0, 182.5}, 17.0, 14.5, 5.0, 2.0},
    }};
    // Epicondyles run out of the borders of the shaft: the inner one far and backward.
    const Shape medial = tube({{place.at(-15.5, 1108.0, 167.0), place.mm(6.5)},
                               {place.at(-15.5, 1099.0, 158.5), place.mm(6.6)},
                               {place.at(-16.5, 1092.5, 150.0), place.mm(5.2)}});
    const Shape lateral = tube({{place.at(-14.0, 1112.0, 194.0), place.mm(5.5)},
                                {place.at(-12.0, 1096.0, 198.0), place.mm(6.6)}});
    Shape bone =
        join({elliptic_shaft(place, kShaft, 8.0), humerus_upper_end(place)}, place.mm(8.0));
    bone = join({bone, medial, lateral}, place.mm(9.0));
    bone = join({bone, humerus_lower_end(place)}, place.mm(5.0));
    bone = groove(
        bone,
        {place.at(1.0, 1394.0, 186.0), place.at(1.5, 1372.0, 186.0), place.at(-3.0, 1335.0, 184.5)},
        place.mm(2.6), place.mm(5.0));
    // Neck of the ball, roughness of the deltoid, ridge above the lateral epicondyle.
    bone = groove(bone,
                  {place.at(-22.0, 1407.0, 183.5), place.at(-38.0, 1393.0, 183.5),
                   place.at(-34.0, 1371.0, 176.0), place.at(-16.0, 1364.0, 167.0)},
                  place.mm(1.2), place.mm(5.0));
    bone = ridge(bone,
                 {place.at(-9.0, 1292.0, 188.0), place.at(-11.5, 1262.0, 189.5),
                  place.at(-15.0, 1226.0, 190.0)},
                 place.mm(1.8), place.mm(11.0));
    bone = ridge(bone,
                 {place.at(-12.0, 1098.0, 204.0), place.at(-15.0, 1115.0, 197.0),
                  place.at(-18.0, 1140.0, 191.0)},
                 place.mm(1.2), place.mm(5.0));
    // Fossae for olecranon behind and coronoid process in front.
    bone = cut(bone, ellipsoid(place.at(-26.0, 1101.5, 173.6), place.mm(Vec3{11.0, 10.0, 12.5})),
               place.mm(2.5));
    return cut(bone, ellipsoid(place.at(0.5, 1101.5, 173.0), place.mm(Vec3{8.0, 6.5, 9.0})),
               place.mm(2.5));
}

// Stations measured on the reference ulna; the olecranon and coronoid process close around the
// elbow axis.
Shape build_ulna(const BoneContext& context) {
    const Placement place{context, "ulna_r", {-8.27, 1085.72, 170.03}};
    static const std::array<ShaftStation, 12> kShaft{{
        {{-30.6, 831.0, 194.6}, 6.6, 5.4, 40.0, 2.0},
        {{-30.8, 838.0, 194.8}, 8.0, 6.6, 45.0, 2.0},
        {{-32.0, 847.0, 192.6}, 6.4, 5.3, 45.0, 2.0},
        {{-34.0, 868.0, 187.9}, 5.6, 5.1, 45.0, 2.0},
        {{-34.6, 895.0, 184.0}, 5.9, 5.2, 45.0, 2.2},
        {{-34.9, 936.0, 183.0}, 6.9, 5.6, 40.0, 2.2},
        {{-36.6, 980.0, 183.2}, 7.5, 6.4, 40.0, 2.2},
        {{-36.2, 1018.0, 180.6}, 7.8, 7.2, 75.0, 2.2},
        {{-33.6, 1042.0, 178.6}, 9.6, 8.2, 110.0, 2.2},
        {{-29.5, 1062.0, 176.0}, 12.0, 10.0, 115.0, 2.2},
        {{-29.5, 1080.0, 171.5}, 12.8, 10.4, 115.0, 2.4},
        {{-30.0, 1096.5, 170.5}, 9.6, 9.8, 115.0, 2.6},
    }};
    const Shape shaft = elliptic_shaft(place, kShaft, 5.5);
    // Coronoid process in front and below, beak of the olecranon above, styloid process at the
    // wrist.
    const Shape coronoid =
        ellipsoid(place.at(-18.5, 1070.0, 169.5), place.mm(Vec3{10.0, 6.0, 10.5}));
    const Shape beak = ellipsoid(place.at(-25.5, 1096.8, 170.8), place.mm(Vec3{8.5, 4.0, 8.5}));
    const Shape styloid = tube({{place.at(-34.0, 835.0, 192.2), place.mm(4.2)},
                                {place.at(-35.2, 829.0, 191.6), place.mm(2.8)}});
    Shape bone = join({shaft, coronoid, beak}, place.mm(6.0));
    bone = join({bone, styloid}, place.mm(3.0));
    // Trochlear notch: the spool of the humerus with room for cartilage; radial notch at its side.
    const auto axis = [&](double lateral) { return place.at(on_axis(lateral)); };
    const Shape spool = tube({{axis(-16.0), place.mm(15.5)},
                              {axis(-5.0), place.mm(13.0)},
                              {axis(1.5), place.mm(11.2)},
                              {axis(7.0), place.mm(11.6)},
                              {axis(18.0), place.mm(12.6)}});
    bone = cut(bone, spool, place.mm(1.2));
    const Shape radial_head = tube({{place.at(-13.8, 1060.0, 197.0), place.mm(11.6)},
                                    {place.at(-13.4, 1076.0, 196.8), place.mm(11.6)}});
    bone = cut(bone, radial_head, place.mm(1.5));
    // Sharp border towards the radius, crest of the supinator.
    return ridge(bone,
                 {place.at(-30.0, 1040.0, 185.0), place.at(-31.5, 990.0, 188.5),
                  place.at(-30.0, 930.0, 188.0), place.at(-31.0, 880.0, 189.0)},
                 place.mm(1.6), place.mm(4.5));
}

// Stations measured on the reference radius.
Shape build_radius(const BoneContext& context) {
    const Placement place{context, "radius_r", {-15.4, 1071.93, 197.68}};
    static const std::array<ShaftStation, 13> kShaft{{
        {{-22.4, 825.0, 222.8}, 15.0, 10.4, 43.0, 2.6},
        {{-22.8, 831.0, 222.8}, 15.0, 11.2, 42.0, 2.6},
        {{-24.0, 839.0, 223.8}, 13.2, 9.4, 36.0, 2.4},
        {{-24.0, 850.0, 224.6}, 10.8, 7.8, 40.0, 2.2},
        {{-23.6, 868.0, 223.8}, 8.4, 6.6, 42.0, 2.0},
        {{-22.2, 896.0, 221.8}, 7.4, 6.0, 37.0, 2.2},
        {{-20.0, 935.0, 218.4}, 7.8, 5.9, 32.0, 2.2},
        {{-18.6, 972.0, 212.4}, 7.9, 6.0, 36.0, 2.2},
        {{-17.6, 1005.0, 206.2}, 6.8, 6.0, 38.0, 2.0},
        {{-16.8, 1034.0, 199.8}, 6.4, 6.0, 38.0, 2.0},
        {{-15.6, 1052.0, 197.4}, 6.2, 6.0, 0.0, 2.0},
        {{-14.2, 1062.5, 197.0}, 8.0, 7.8, 0.0, 2.0},
        {{-13.4, 1068.4, 196.8}, 10.2, 10.0, 0.0, 2.0},
    }};
    const Shape shaft = elliptic_shaft(place, kShaft, 2.5);
    const Shape disc = ellipsoid(place.at(-13.4, 1069.8, 196.8), place.mm(Vec3{10.6, 4.8, 10.6}));
    const Shape styloid = tube({{place.at(-21.0, 831.0, 231.0), place.mm(7.0)},
                                {place.at(-20.4, 824.4, 232.4), place.mm(4.6)}});
    Shape bone = join({shaft, disc, styloid}, place.mm(4.0));
    // Dish for the capitulum, tuberosity of the biceps, hollow of the wrist, dorsal tubercle,
    // interosseous border.
    bone = dent(bone, place.at(-13.0, 1074.6, 196.6), place.mm(1.8), place.mm(9.0));
    bone = swelling(bone, place.at(-16.5, 1042.0, 192.8), place.mm(3.2), place.mm(9.0));
    bone = cut(bone, ellipsoid(place.at(-26.5, 812.0, 216.0), place.mm(Vec3{14.0, 15.0, 17.0})),
               place.mm(1.5));
    bone = ridge(bone, {place.at(-33.0, 840.0, 222.0), place.at(-33.0, 829.0, 221.0)},
                 place.mm(1.8), place.mm(3.5));
    return ridge(bone,
                 {place.at(-18.0, 1020.0, 197.0), place.at(-23.5, 975.0, 206.0),
                  place.at(-25.5, 925.0, 213.0), place.at(-28.0, 870.0, 217.5)},
                 place.mm(1.4), place.mm(4.5));
}

}  // namespace jw::forge
