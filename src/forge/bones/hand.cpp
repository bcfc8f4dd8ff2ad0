// The hand, hanging in the supinated neutral pose: palm forward, thumb outward, fingers a little
// curled.
#include "forge/bones/limbs.h"
#include "forge/bones/placement.h"

#include <algorithm>
#include <array>

namespace jw::forge {
namespace {

// Metacarpals and phalanges: ends and half sizes measured on the reference bones. Palms face +X, so
// the back of a finger is behind and the fingers bow backward.
constexpr Vec3 kAcross{0.0, 0.0, 1.0};
constexpr Vec3 kBack{-1.0, -0.2, 0.0};
constexpr Vec3 kThumbAcross{1.0, 0.2, -0.15};
constexpr Vec3 kThumbBack{0.0, 0.2, 1.0};

constexpr std::array<SmallBone, 19> kRays{{
    {{-21.0, 798.4, 237.0},
     {-10.8, 766.8, 261.4},
     kThumbAcross,
     kThumbBack,
     1.2,
     7.6,
     6.4,
     4.8,
     3.8,
     6.0,
     5.4},
    {{-28.4, 794.6, 223.2},
     {-19.8, 731.6, 230.6},
     kAcross,
     kBack,
     2.2,
     7.0,
     7.2,
     3.8,
     4.0,
     6.8,
     7.0},
    {{-34.6, 795.6, 212.2},
     {-23.2, 729.6, 211.4},
     kAcross,
     kBack,
     2.2,
     6.4,
     7.2,
     3.7,
     4.0,
     6.6,
     7.0},
    {{-32.6, 794.2, 201.6},
     {-24.6, 732.2, 193.4},
     kAcross,
     kBack,
     2.0,
     5.4,
     5.8,
     3.2,
     3.4,
     5.8,
     6.0},
    {{-28.2, 794.6, 192.8},
     {-25.6, 746.0, 177.6},
     kAcross,
     kBack,
     2.0,
     5.8,
     5.4,
     3.3,
     3.3,
     5.6,
     5.6},
    {{-8.0, 764.2, 260.2},
     {-2.6, 742.0, 260.8},
     kThumbAcross,
     kThumbBack,
     0.8,
     7.0,
     5.0,
     4.2,
     3.0,
     5.2,
     3.7},
    {{-3.0, 739.6, 260.2},
     {0.0, 722.8, 253.8},
     kThumbAcross,
     kThumbBack,
     0.5,
     5.6,
     3.8,
     3.4,
     2.4,
     3.9,
     1.8},
    {{-19.2, 728.6, 230.6},
     {-3.2, 695.4, 230.0},
     kAcross,
     kBack,
     1.4,
     7.0,
     4.9,
     4.4,
     3.1,
     5.0,
     3.6},
    {{-1.8, 693.2, 229.6}, {13.0, 679.2, 224.9}, kAcross, kBack, 0.7, 5.6, 3.5, 3.5, 2.3, 4.2, 2.7},
    {{14.6, 677.8, 224.4}, {26.8, 674.0, 223.4}, kAcross, kBack, 0.3, 4.7, 2.7, 2.7, 1.8, 3.3, 1.4},
    {{-22.6, 728.4, 212.8},
     {-5.4, 690.8, 208.5},
     kAcross,
     kBack,
     1.5,
     7.4,
     5.1,
     4.7,
     3.4,
     5.3,
     3.8},
    {{-3.8, 688.8, 208.8}, {15.6, 672.4, 203.0}, kAcross, kBack, 0.8, 5.8, 3.7, 3.7, 2.5, 4.4, 2.8},
    {{17.2, 671.2, 202.8}, {31.8, 668.8, 201.0}, kAcross, kBack, 0.3, 4.9, 2.8, 2.8, 1.9, 3.6, 1.5},
    {{-21.4, 730.4, 191.7},
     {-3.0, 695.6, 188.7},
     kAcross,
     kBack,
     1.4,
     6.4,
     4.7,
     4.1,
     3.0,
     4.9,
     3.5},
    {{-1.8, 693.6, 189.2}, {16.4, 680.4, 186.6}, kAcross, kBack, 0.7, 5.6, 3.6, 3.6, 2.3, 4.3, 2.7},
    {{18.4, 679.4, 187.0}, {32.8, 676.0, 185.2}, kAcross, kBack, 0.3, 4.7, 2.7, 2.7, 1.8, 3.4, 1.4},
    {{-23.2, 743.6, 178.4},
     {-9.8, 716.2, 172.1},
     kAcross,
     kBack,
     1.1,
     6.0,
     4.5,
     3.7,
     2.7,
     4.4,
     3.1},
    {{-7.4, 714.2, 172.0}, {5.8, 703.4, 168.5}, kAcross, kBack, 0.5, 4.7, 3.1, 2.8, 1.9, 3.5, 2.2},
    {{7.6, 702.6, 168.0}, {19.0, 698.2, 167.3}, kAcross, kBack, 0.2, 3.9, 2.3, 2.2, 1.5, 2.7, 1.2},
}};

/// Carpal bone: centre, a point at its far end (its long axis), half sizes along and across, mm.
struct Carpal {
    Vec3 centre;
    Vec3 end;
    Vec3 half;
};
constexpr std::array<Carpal, 8> kCarpals{{
    {{-28.2, 815.1, 221.4}, {-29.2, 806.9, 229.1}, {12.0, 6.6, 6.2}},  // scaphoid
    {{-26.2, 817.4, 206.6}, {-18.2, 821.4, 211.7}, {9.4, 6.8, 8.0}},   // lunate
    {{-26.4, 809.3, 192.0}, {-22.7, 802.3, 188.0}, {8.8, 5.8, 6.4}},   // triquetrum
    {{-18.0, 810.0, 190.4}, {-17.0, 804.8, 191.8}, {5.8, 4.4, 4.6}},   // pisiform
    {{-29.4, 803.4, 233.0}, {-37.2, 794.3, 231.2}, {9.6, 6.8, 6.8}},   // trapezium
    {{-29.1, 801.0, 221.7}, {-22.4, 804.6, 224.7}, {8.6, 6.0, 5.4}},   // trapezoid
    {{-27.6, 805.6, 212.2}, {-19.7, 815.6, 214.2}, {12.2, 7.2, 6.2}},  // capitate
    {{-25.6, 801.6, 199.8}, {-34.6, 807.8, 198.5}, {10.6, 7.6, 6.6}},  // hamate
}};

}  // namespace

Shape build_hand(const BoneContext& context) {
    const Placement place{context, "hand_r", {-24.72, 821.94, 212.1}};
    std::vector<Shape> bones;
    for (const SmallBone& ray : kRays) {
        bones.push_back(small_bone(place, ray));
    }
    for (const Carpal& carpal : kCarpals) {
        const Axes axes = Axes::towards(glm::normalize(carpal.end - carpal.centre), kAcross);
        const double least = std::min(carpal.half.y, carpal.half.z);
        // A pebble with facets: what egg and block have in common.
        const Shape egg = ellipsoid(place.at(carpal.centre), place.mm(1.18 * carpal.half), axes);
        const Shape facets = block(place.at(carpal.centre), place.mm(0.90 * carpal.half),
                                   place.mm(0.5 * least), axes);
        bones.push_back(common(egg, facets, place.mm(2.0)));
    }
    // Hook of the hamate, towards the palm.
    bones.push_back(tube({{place.at(-22.0, 798.0, 199.6), place.mm(4.0)},
                          {place.at(-13.6, 795.6, 200.6), place.mm(2.6)}}));
    return join(bones, 0.0);
}

}  // namespace jw::forge
