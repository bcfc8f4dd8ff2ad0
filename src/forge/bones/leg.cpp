// Patella, tibia and fibula.
#include "forge/bones/limbs.h"
#include "forge/bones/placement.h"

#include <array>

namespace jw::forge {
namespace {

/// Station of the tibia: centre and twelve radii, mm, from lateral over front and medial to back.
/// Measured on the reference bones, evened out.
struct TibiaStation {
    Vec3 centre;
    std::array<double, 12> radii;
};
const std::array<TibiaStation, 12> kTibia{{
    {{-5.4, 66.0, 73.4}, {20.0, 18.0, 15.6, 15.6, 16.6, 18.6, 19.6, 16.6, 14.8, 15.0, 16.0, 17.6}},
    {{-5.0, 75.0, 73.8}, {20.6, 18.8, 16.0, 16.4, 18.0, 20.4, 21.0, 17.4, 15.6, 16.0, 17.0, 18.4}},
    {{-2.6, 90.0, 75.2}, {17.0, 14.8, 13.2, 14.0, 16.0, 17.2, 18.0, 16.0, 14.2, 14.2, 15.0, 16.0}},
    {{0.6, 114.0, 77.4}, {11.8, 10.8, 10.8, 11.4, 12.0, 11.2, 11.8, 12.4, 11.4, 10.6, 10.8, 11.8}},
    {{4.4, 160.0, 80.2}, {9.2, 9.8, 11.2, 9.6, 8.0, 7.8, 9.0, 10.6, 10.8, 9.8, 9.6, 10.0}},
    {{8.4, 220.0, 82.2}, {8.8, 10.2, 13.0, 8.8, 6.8, 6.8, 8.2, 10.6, 11.2, 10.4, 9.8, 9.0}},
    {{9.6, 300.0, 80.9}, {9.8, 11.2, 15.0, 9.8, 7.4, 7.4, 9.2, 10.8, 11.6, 11.0, 10.0, 9.0}},
    {{6.6, 358.0, 80.8}, {12.2, 14.2, 18.4, 14.2, 10.4, 9.6, 10.8, 13.2, 13.6, 12.6, 12.4, 12.0}},
    {{2.6, 390.0, 80.2}, {17.6, 21.0, 23.2, 20.6, 15.8, 13.8, 14.6, 17.8, 17.0, 14.4, 15.0, 17.0}},
    {{0.0, 401.0, 79.4}, {22.8, 26.0, 25.2, 22.0, 18.8, 17.6, 20.4, 23.6, 21.2, 18.0, 18.4, 21.4}},
    {{-2.8, 411.0, 79.2}, {28.8, 30.2, 26.2, 23.2, 22.0, 23.0, 27.4, 29.4, 25.0, 21.8, 22.4, 26.6}},
    {{-5.0, 428.6, 79.6}, {34.0, 32.4, 26.4, 23.4, 24.6, 28.6, 34.0, 33.6, 26.0, 20.0, 23.6, 32.0}},
}};

}  // namespace

Shape build_patella(const BoneContext& context) {
    const Placement place{context, "patella_r", {44.31, 439.75, 77.26}};
    const auto section = [&](double half_width, double front, double behind) {
        return Section::quarters(place.mm(half_width), place.mm(half_width), place.mm(front),
                                 place.mm(behind), 2.2);
    };
    // 45 mm wide and 43 mm high (dimensions table); place and thickness measured on the reference.
    const Shape body = loft({{place.at(43.4, 445.4, 77.4), section(4.0, 3.6, 3.6)},
                             {place.at(44.0, 450.0, 77.6), section(10.0, 7.0, 6.0)},
                             {place.at(44.6, 457.5, 78.0), section(17.2, 10.4, 8.6)},
                             {place.at(45.0, 466.0, 78.2), section(21.8, 12.0, 10.4)},
                             {place.at(45.0, 474.0, 78.4), section(22.4, 11.6, 10.6)},
                             {place.at(44.4, 482.0, 78.4), section(18.0, 9.0, 9.0)},
                             {place.at(43.8, 488.0, 78.4), section(9.0, 4.6, 6.0)}},
                            {.side = {0.0, 0.0, 1.0},
                             .sides = {},
                             .end_rounding_start = place.mm(3.5),
                             .end_rounding_end = place.mm(4.0)});
    // Two shallow facets behind, the lateral one broader, meet in a ridge that runs in the groove
    // of the femur; the apex below them is free of cartilage.
    const Shape lateral = ellipsoid(place.at(19.7, 472.0, 99.0), place.mm(Vec3{20.0, 34.0, 32.0}));
    const Shape medial = ellipsoid(place.at(21.0, 472.0, 58.5), place.mm(Vec3{20.0, 34.0, 30.0}));
    return cut(cut(body, lateral, place.mm(2.0)), medial, place.mm(2.0));
}

namespace {

Shape tibia_shaft(const Placement& place) {
    std::vector<Station> stations;
    for (const TibiaStation& s : kTibia) {
        const std::array<double, 12>& r = s.radii;
        const auto mm = [&](std::size_t i) { return place.mm(r[i]); };
        stations.push_back(
            {place.at(s.centre), Section::polar({mm(0), mm(1), mm(2), mm(3), mm(4), mm(5), mm(6),
                                                 mm(7), mm(8), mm(9), mm(10), mm(11)})});
    }
    LoftOptions options;
    options.end_rounding_start = place.mm(3.0);
    options.end_rounding_end = place.mm(4.0);
    options.end_normal_end =
        glm::normalize(Vec3{-0.09, 1.0, -0.07});  // the plateau slopes back and inward
    return loft(stations, options);
}

/// Hollows under the two condyles of the femur, the eminence between them, the notch behind.
Shape tibial_plateau(const Placement& place, const Shape& tibia) {
    const Shape medial = ellipsoid(place.at(-2.0, 448.6, 52.0), place.mm(Vec3{30.0, 23.4, 18.0}));
    const Shape lateral = ellipsoid(place.at(-4.0, 453.2, 101.5), place.mm(Vec3{30.0, 23.4, 17.0}));
    Shape bone = cut(cut(tibia, medial, place.mm(3.0)), lateral, place.mm(3.0));
    // A saddle from front to back carries the two tubercles.
    bone = ridge(
        bone,
        {place.at(-22.0, 424.0, 80.0), place.at(-12.0, 426.5, 79.0), place.at(2.0, 426.0, 78.0)},
        place.mm(3.6), place.mm(12.0));
    const Shape eminence = join({tube({{place.at(-8.0, 422.0, 73.0), place.mm(8.0)},
                                       {place.at(-11.4, 432.4, 75.6), place.mm(3.4)}}),
                                 tube({{place.at(-13.0, 422.0, 84.0), place.mm(8.0)},
                                       {place.at(-14.0, 430.2, 83.2), place.mm(3.4)}})},
                                place.mm(3.0));
    bone = join({bone, eminence}, place.mm(10.0));
    bone = dent(bone, place.at(13.0, 426.0, 78.5), place.mm(2.0), place.mm(13.0));
    return dent(bone, place.at(-29.0, 421.0, 78.0), place.mm(7.0), place.mm(15.0));
}

/// Facet for the head of the fibula, notch for its lower end, vault over the talus.
Shape tibial_joints(const Placement& place, const Shape& tibia) {
    const Shape above = ellipsoid(place.at(-21.5, 401.0, 104.0), place.mm(Vec3{12.5, 12.5, 10.5}));
    const Shape below = tube({{place.at(-15.5, 62.0, 101.0), place.mm(9.0)},
                              {place.at(-15.5, 92.0, 100.5), place.mm(8.0)}});
    const Shape dome = tube({{place.at(-4.0, 48.6, 69.0), place.mm(20.8)},
                             {place.at(-4.0, 48.6, 82.0), place.mm(20.8)}});
    const Shape room =
        block(place.at(-4.0, 56.0, 80.0), place.mm(Vec3{40.0, 34.0, 20.6}), place.mm(1.0));
    const Shape bone = cut(cut(tibia, above, place.mm(1.5)), below, place.mm(2.0));
    return cut(bone, common(dome, room, place.mm(1.5)), place.mm(1.5));
}

}  // namespace

Shape build_tibia(const BoneContext& context) {
    const Placement place{context, "tibia_r", {0.0, 454.09, 75.99}};
    const Shape tuberosity = ellipsoid(place.at(20.4, 390.0, 84.2), place.mm(Vec3{7.2, 16.0, 8.5}));
    const Shape malleolus = tube({{place.at(0.0, 80.0, 58.0), place.mm(9.5)},
                                  {place.at(1.2, 71.0, 55.8), place.mm(7.6)},
                                  {place.at(2.0, 66.2, 55.2), place.mm(6.2)}});
    Shape bone = join({tibia_shaft(place), tuberosity, malleolus}, place.mm(8.0));
    // Sharp front border from the tuberosity, curving to the inner side below; border of the
    // interosseous membrane; tubercle of the iliotibial tract.
    bone = ridge(
        bone,
        {place.at(26.0, 392.0, 84.5), place.at(25.0, 366.0, 87.0), place.at(23.4, 335.0, 88.4),
         place.at(23.0, 290.0, 88.6), place.at(20.6, 240.0, 89.0), place.at(16.4, 190.0, 87.4),
         place.at(12.0, 150.0, 83.0), place.at(10.8, 118.0, 77.0)},
        place.mm(1.5), place.mm(5.5));
    bone = ridge(bone,
                 {place.at(2.0, 350.0, 93.5), place.at(5.0, 290.0, 90.5),
                  place.at(5.0, 220.0, 91.0), place.at(0.0, 140.0, 89.5)},
                 place.mm(1.0), place.mm(4.0));
    bone = swelling(bone, place.at(13.5, 411.0, 100.5), place.mm(2.0), place.mm(10.0));
    return tibial_joints(place, tibial_plateau(place, bone));
}

Shape build_fibula(const BoneContext& context) {
    const Placement place{context, "fibula_r", {0.0, 454.09, 75.99}};
    static const std::array<ShaftStation, 14> kStations{{
        {{-20.4, 49.0, 98.0}, 3.6, 3.0, 90.0, 2.0},
        {{-18.6, 56.0, 99.0}, 7.4, 5.0, 90.0, 2.2},
        {{-16.2, 66.0, 100.2}, 9.8, 6.2, 90.0, 2.4},
        {{-15.4, 78.0, 100.4}, 9.4, 6.8, 80.0, 2.4},
        {{-15.8, 95.0, 99.2}, 7.8, 6.5, 70.0, 2.2},
        {{-16.9, 120.0, 97.8}, 7.0, 5.8, 75.0, 2.2},
        {{-20.4, 170.0, 97.0}, 6.9, 5.4, 95.0, 2.4},
        {{-23.2, 230.0, 97.3}, 7.0, 5.8, 110.0, 2.5},
        {{-23.6, 300.0, 97.3}, 7.0, 6.0, 100.0, 2.5},
        {{-21.6, 340.0, 97.9}, 7.6, 6.5, 80.0, 2.4},
        {{-19.8, 370.0, 99.6}, 9.4, 8.4, 90.0, 2.2},
        {{-19.8, 389.0, 102.0}, 12.0, 10.4, 70.0, 2.2},
        {{-21.0, 401.0, 103.8}, 9.6, 8.8, 40.0, 2.2},
        {{-22.0, 409.6, 104.6}, 4.4, 4.0, 0.0, 2.0},
    }};
    const Shape shaft = elliptic_shaft(place, kStations, 3.0);
    // Sharp border for the membrane; facet of the malleolus for the talus.
    const Shape bone = ridge(shaft,
                             {place.at(-18.0, 345.0, 92.0), place.at(-18.5, 290.0, 91.6),
                              place.at(-17.0, 200.0, 92.0), place.at(-14.0, 130.0, 92.5)},
                             place.mm(1.0), place.mm(3.6));
    return cut(bone,
               block(place.at(-10.0, 60.0, 86.2), place.mm(Vec3{16.0, 11.0, 8.0}), place.mm(3.0)),
               place.mm(2.0));
}

}  // namespace jw::forge
