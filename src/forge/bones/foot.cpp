// Talus, calcaneus, small tarsals, metatarsals and toes. Places and sizes measured on the reference
// bones.
#include "forge/bones/limbs.h"
#include "forge/bones/placement.h"

#include <algorithm>
#include <array>
#include <string>

namespace jw::forge {
namespace {

// Head of the talus, mm: the socket of the navicular is cut about it.
constexpr Vec3 kTalarHead{8.6, 50.4, 69.0};
constexpr Vec3 kTalarHeadRadii{10.2, 9.6, 12.0};

/// A small bone of the midfoot: a wedge with rounded faces. Centre, half sizes along the foot, up
/// and across; the sole side is `below` times as broad as the back of the foot; mm.
struct Tarsal {
    Vec3 centre;
    Vec3 half;
    double below;
    Vec3 forward;
    Vec3 up;
};
Shape tarsal(const Placement& place, const Tarsal& bone) {
    // Sections in the (up, across) plane.
    const double h = place.mm(bone.half.y);
    const double top = place.mm(bone.half.z);
    const double low = bone.below * top;
    const double middle = 0.5 * (top + low);
    const Section section = Section::through({{h, 0.0},
                                              {0.86 * h, 0.80 * top},
                                              {0.0, 1.04 * middle},
                                              {-0.86 * h, 0.80 * low},
                                              {-h, 0.0},
                                              {-0.86 * h, -0.80 * low},
                                              {0.0, -1.04 * middle},
                                              {0.86 * h, -0.80 * top}});
    const Vec3 along = place.mm(bone.half.x) * glm::normalize(bone.forward);
    const Vec3 centre = place.at(bone.centre);
    LoftOptions options;
    options.side = bone.up;
    options.end_rounding_start = options.end_rounding_end = place.mm(3.6);
    options.dish_start = place.mm(0.9);
    options.dish_end = place.mm(-0.8);
    return loft({{centre - along, section.scaled(0.96)},
                 {centre, section},
                 {centre + along, section.scaled(0.97)}},
                options);
}

}  // namespace

Shape build_talus(const BoneContext& context) {
    const Placement place{context, "talus_r", {-10.0, 54.08, 75.99}};
    // Trochlea: a pulley about the ankle, 31 mm broad; body under it, neck and head forward and
    // inward.
    const Shape pulley = tube({{place.at(-4.0, 48.6, 66.0), place.mm(18.6)},
                               {place.at(-4.0, 48.6, 86.0), place.mm(18.8)}});
    const Shape cheeks =
        block(place.at(-4.0, 55.0, 76.0), place.mm(Vec3{21.0, 15.0, 15.4}), place.mm(6.5));
    Shape body = common(pulley, cheeks, place.mm(3.0));
    body = groove(
        body, {place.at(-20.0, 60.0, 76.0), place.at(-4.0, 67.4, 76.0), place.at(12.0, 60.0, 76.0)},
        place.mm(1.4), place.mm(10.0));
    const Shape lower = ellipsoid(place.at(-7.0, 48.0, 75.0), place.mm(Vec3{18.5, 9.0, 15.0}));
    const Shape lateral = ellipsoid(place.at(-5.0, 46.0, 89.0), place.mm(Vec3{8.0, 7.0, 5.0}));
    const Shape behind = ellipsoid(place.at(-22.0, 49.0, 74.0), place.mm(Vec3{6.0, 5.5, 9.0}));
    const Shape neck =
        tube({{place.at(-2.0, 50.0, 72.0), place.mm(11.0)}, {place.at(kTalarHead), place.mm(9.4)}});
    const Shape head =
        ellipsoid(place.at(kTalarHead), place.mm(kTalarHeadRadii),
                  Axes::towards(glm::normalize(Vec3{0.9, -0.2, -0.35}), {0.0, 1.0, 0.0}));
    Shape bone = join({body, lower, lateral, behind}, place.mm(7.0));
    bone = join({bone, neck, head}, place.mm(7.0));
    // Under it: what the heel bone leaves, with room for cartilage, and the tarsal sinus.
    bone = cut(bone, grown(build_calcaneus(context), place.mm(1.4)), place.mm(1.5));
    const Shape sinus = tube(
        {{place.at(8.0, 40.5, 88.0), place.mm(5.0)}, {place.at(-4.0, 40.0, 72.0), place.mm(2.6)}});
    return cut(bone, sinus, place.mm(2.0));
}

Shape build_calcaneus(const BoneContext& context) {
    const Placement place{context, "calcaneus_r", {-27.67, 30.60, 80.87}};
    const Vec3 up{0.0, 0.94, 0.34};
    static const std::array<BladeStation, 8> kBody{{{{-67.4, 20.5, 78.2}, 10.0, 9.0, up, 2.4},
                                                    {{-61.0, 23.0, 78.6}, 14.6, 12.0, up, 2.4},
                                                    {{-48.0, 25.8, 79.0}, 19.0, 14.0, up, 2.5},
                                                    {{-34.0, 29.4, 81.4}, 18.0, 13.2, up, 2.5},
                                                    {{-20.0, 33.2, 84.4}, 14.6, 13.4, up, 2.5},
                                                    {{-8.0, 35.0, 86.8}, 12.2, 13.6, up, 2.6},
                                                    {{0.0, 35.4, 88.6}, 11.2, 12.6, up, 2.8},
                                                    {{5.2, 35.0, 89.6}, 10.0, 11.4, up, 2.8}}};
    const Shape body = blade(place, kBody, 5.0);
    const Shape medial_process =
        ellipsoid(place.at(-47.0, 12.6, 70.6), place.mm(Vec3{15.0, 9.6, 10.0}));
    const Shape lateral_process =
        ellipsoid(place.at(-47.0, 15.0, 82.5), place.mm(Vec3{10.0, 7.0, 7.0}));
    const Shape shelf = ellipsoid(place.at(-11.0, 42.4, 68.0), place.mm(Vec3{12.0, 5.6, 12.0}));
    const Shape facet = ellipsoid(place.at(-20.0, 42.5, 83.0), place.mm(Vec3{12.5, 8.0, 12.5}));
    Shape bone = join({body, medial_process, lateral_process}, place.mm(10.0));
    bone = join({bone, shelf, facet}, place.mm(9.0));
    bone = swelling(bone, place.at(-14.0, 36.0, 99.0), place.mm(1.6), place.mm(7.0));
    bone = dent(bone, place.at(-26.0, 27.0, 66.0), place.mm(4.0), place.mm(17.0));
    return dent(bone, place.at(-47.0, 47.0, 82.0), place.mm(2.0), place.mm(14.0));
}

Shape build_navicular(const BoneContext& context) {
    const Placement place{context, "navicular_r", {24.0, 40.06, 61.22}};
    const Axes axes = Axes::towards(glm::normalize(Vec3{0.92, -0.16, -0.02}) + Vec3{0.0, 0.0, 0.34},
                                    {0.1, 0.9, 0.3});
    const Shape disc = ellipsoid(place.at(23.0, 40.2, 62.4), place.mm(Vec3{9.0, 12.2, 16.6}), axes);
    const Shape tuberosity = ellipsoid(place.at(26.6, 34.0, 50.0), place.mm(Vec3{6.0, 7.0, 6.0}));
    const Shape bone = join({disc, tuberosity}, place.mm(5.0));
    const Shape socket =
        ellipsoid(place.at(kTalarHead), place.mm(kTalarHeadRadii + Vec3{2.4}),
                  Axes::towards(glm::normalize(Vec3{0.9, -0.2, -0.35}), {0.0, 1.0, 0.0}));
    const Shape front =
        block(place.at(46.4, 40.0, 67.5), place.mm(Vec3{12.0, 22.0, 26.0}), place.mm(3.0), axes);
    return cut(cut(bone, socket, place.mm(1.5)), front, place.mm(2.5));
}

Shape build_cuboid(const BoneContext& context) {
    const Placement place{context, "cuboid_r", {15.59, 28.89, 99.22}};
    const Shape body = tarsal(
        place, {{16.0, 30.4, 98.0}, {12.4, 10.6, 10.6}, 0.9, {0.96, -0.12, 0.22}, {0.1, 1.0, 0.1}});
    // Groove of the long peroneal tendon below.
    const Shape grooved = groove(
        body, {place.at(20.0, 21.4, 108.0), place.at(22.0, 20.2, 98.0), place.at(24.0, 20.6, 89.0)},
        place.mm(1.8), place.mm(4.5));
    return cut(grooved, grown(build_metatarsal(context, 5), place.mm(1.0)), place.mm(1.0));
}

Shape build_cuneiform_medial(const BoneContext& context) {
    const Placement place{context, "cuneiform_medial_r", {48.37, 31.03, 58.51}};
    const Shape bone = tarsal(
        place,
        {{47.0, 32.4, 58.0}, {12.4, 14.0, 6.4}, 1.35, {0.95, -0.12, 0.18}, {0.1, 0.9, 0.36}});
    const Shape neighbours =
        join({build_metatarsal(context, 1), build_cuneiform_intermediate(context)}, 0.0);
    return cut(bone, grown(neighbours, place.mm(1.0)), place.mm(1.0));
}

Shape build_cuneiform_intermediate(const BoneContext& context) {
    const Placement place{context, "cuneiform_intermediate_r", {39.87, 40.77, 71.29}};
    return tarsal(
        place,
        {{39.6, 40.6, 70.8}, {8.4, 10.2, 7.8}, 0.55, {0.95, -0.25, 0.1}, {0.25, 0.95, 0.05}});
}

Shape build_cuneiform_lateral(const BoneContext& context) {
    const Placement place{context, "cuneiform_lateral_r", {29.96, 35.96, 84.52}};
    return tarsal(
        place, {{30.0, 35.6, 84.8}, {10.4, 10.4, 7.4}, 0.6, {0.93, -0.2, 0.28}, {0.2, 0.95, 0.05}});
}

namespace {

// Middle lines from base to head: centre, half width, half thickness, mm.
struct MetatarsalStation {
    Vec3 centre;
    double half_width;
    double half_thickness;
};
struct MetatarsalTable {
    Vec3 origin;
    MetatarsalStation stations[7];
};
constexpr std::array<MetatarsalTable, 5> kMetatarsals{{
    {{90.41, 23.94, 57.20},
     {{{55.2, 28.6, 57.0}, 8.8, 12.4},
      {{65.0, 30.6, 59.0}, 9.4, 12.6},
      {{76.0, 28.4, 59.0}, 8.0, 10.0},
      {{92.0, 23.8, 57.6}, 6.8, 7.0},
      {{107.0, 18.4, 57.0}, 8.2, 7.4},
      {{116.5, 15.8, 57.4}, 10.2, 8.6},
      {{125.4, 14.6, 58.2}, 9.0, 7.2}}},
    {{85.53, 26.99, 81.09},
     {{{49.4, 40.6, 77.0}, 7.2, 8.6},
      {{54.0, 39.0, 77.4}, 7.4, 8.6},
      {{64.0, 35.6, 78.6}, 5.6, 6.6},
      {{83.0, 29.4, 81.2}, 4.4, 4.5},
      {{101.0, 21.6, 83.0}, 4.2, 4.6},
      {{112.0, 15.6, 84.2}, 5.8, 6.4},
      {{122.2, 12.6, 84.6}, 4.6, 5.0}}},
    {{76.21, 24.12, 95.82},
     {{{42.2, 37.4, 92.4}, 6.6, 8.2},
      {{48.4, 35.4, 92.9}, 6.8, 8.2},
      {{58.0, 32.4, 93.8}, 5.4, 6.4},
      {{75.0, 25.8, 95.8}, 4.0, 4.3},
      {{91.0, 18.2, 97.6}, 4.0, 4.4},
      {{100.6, 13.4, 98.4}, 5.4, 5.8},
      {{109.6, 11.0, 99.2}, 4.4, 4.6}}},
    {{62.25, 24.80, 107.61},
     {{{30.4, 34.0, 102.6}, 6.2, 7.6},
      {{35.0, 32.8, 103.2}, 6.4, 7.6},
      {{44.0, 30.4, 104.2}, 5.4, 6.4},
      {{61.5, 25.8, 107.0}, 3.8, 4.2},
      {{78.6, 19.8, 110.4}, 3.7, 4.1},
      {{88.0, 15.8, 112.4}, 5.2, 5.6},
      {{96.4, 13.2, 113.8}, 4.2, 4.4}}},
    {{55.04, 21.22, 120.01},
     {{{13.2, 29.4, 116.4}, 6.4, 5.8},
      {{19.0, 28.0, 115.2}, 7.2, 7.2},
      {{30.0, 26.4, 114.8}, 6.4, 6.4},
      {{47.0, 23.0, 117.4}, 4.4, 4.3},
      {{65.0, 19.0, 121.2}, 3.8, 3.9},
      {{75.6, 16.0, 123.6}, 5.0, 5.0},
      {{84.0, 14.2, 125.0}, 4.0, 4.0}}},
}};

}  // namespace

Shape build_metatarsal(const BoneContext& context, int number) {
    const MetatarsalTable& table = kMetatarsals[static_cast<std::size_t>(number - 1)];
    const Placement place{context, "metatarsal_" + std::to_string(number) + "_r", table.origin};
    std::vector<BladeStation> stations;
    for (const MetatarsalStation& s : table.stations) {
        stations.push_back({s.centre, s.half_width, s.half_thickness, {-0.05, 0.1, 1.0}, 2.3});
    }
    const Shape bone = blade(place, stations, 3.4);
    if (number != 5) {
        return bone;
    }
    // Tuberosity of the short peroneal tendon.
    const Shape tuberosity = tube({{place.at(17.0, 28.0, 117.0), place.mm(5.0)},
                                   {place.at(11.6, 31.6, 117.4), place.mm(3.6)}});
    return join({bone, tuberosity}, place.mm(4.0));
}

Shape build_toes(const BoneContext& context) {
    const Placement place{context, "toes_r", {120.03, 10.13, 84.99}};
    constexpr Vec3 across{-0.1, 0.0, 1.0};
    constexpr Vec3 up{0.0, 1.0, 0.0};
    constexpr std::array<SmallBone, 14> kToes{{
        {{128.4, 12.6, 57.4}, {167.0, 7.4, 63.0}, across, up, 0.6, 10.2, 7.4, 6.6, 4.8, 8.0, 4.9},
        {{170.6, 7.0, 65.6}, {196.0, 5.8, 68.8}, across, up, 0.6, 9.4, 5.4, 5.2, 3.6, 6.0, 2.6},
        {{126.0, 10.6, 86.4}, {161.0, 7.6, 92.5}, across, up, 1.6, 5.6, 5.2, 3.6, 3.2, 4.6, 4.0},
        {{163.6, 7.4, 93.2}, {180.8, 6.8, 96.2}, across, up, 0.8, 4.9, 4.0, 3.4, 2.9, 4.1, 3.2},
        {{183.0, 6.2, 97.0}, {191.6, 5.4, 98.0}, across, up, 0.2, 3.7, 2.5, 2.5, 1.9, 2.6, 1.4},
        {{112.2, 11.2, 100.6}, {144.0, 7.4, 106.2}, across, up, 1.6, 5.4, 5.0, 3.5, 3.1, 4.5, 3.9},
        {{146.4, 7.2, 107.0}, {160.4, 6.6, 109.4}, across, up, 0.6, 4.6, 3.8, 3.2, 2.8, 3.9, 3.0},
        {{162.4, 6.0, 109.9}, {170.8, 5.2, 110.9}, across, up, 0.2, 3.6, 2.4, 2.4, 1.8, 2.5, 1.4},
        {{98.0, 11.8, 114.6}, {129.6, 7.4, 120.2}, across, up, 1.6, 5.2, 4.9, 3.4, 3.0, 4.4, 3.8},
        {{132.0, 7.2, 121.1}, {143.8, 6.6, 123.1}, across, up, 0.5, 4.4, 3.7, 3.1, 2.7, 3.8, 2.9},
        {{145.8, 6.0, 123.6}, {154.4, 5.2, 124.5}, across, up, 0.2, 3.5, 2.4, 2.4, 1.8, 2.5, 1.4},
        {{85.8, 12.4, 126.4}, {117.0, 7.6, 131.8}, across, up, 1.6, 5.0, 4.8, 3.3, 2.9, 4.3, 3.7},
        {{119.4, 7.2, 132.9}, {129.6, 6.6, 134.6}, across, up, 0.4, 4.2, 3.5, 3.0, 2.6, 3.7, 2.8},
        {{131.6, 6.0, 135.0}, {139.8, 5.2, 135.9}, across, up, 0.2, 3.4, 2.3, 2.3, 1.8, 2.4, 1.4},
    }};
    std::vector<Shape> bones;
    for (const SmallBone& toe : kToes) {
        bones.push_back(small_bone(place, toe));
    }
    return join(bones, 0.0);
}

}  // namespace jw::forge
