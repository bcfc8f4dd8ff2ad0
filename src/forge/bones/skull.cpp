// Skull and mandible. Sizes measured on the reference bones; mm in the body frame of the default
// body.
#include "forge/bones/limbs.h"
#include "forge/bones/placement.h"

#include <array>

namespace jw::forge {
namespace {

/// Teeth as short rounded posts: places on the right half of a dental arch, front to back, their
/// radii and the height of their crowns. Front teeth overlap, upper before lower; the others meet.
struct Tooth {
    double x, z;
    double radius;
    double crown;
};
constexpr std::array<Tooth, 7> kUpperTeeth{{{60.2, 4.3, 3.9, 1513.4},
                                            {58.0, 11.4, 3.3, 1513.8},
                                            {53.6, 17.0, 3.5, 1513.2},
                                            {47.6, 20.9, 3.5, 1515.6},
                                            {40.8, 23.2, 3.7, 1516.2},
                                            {32.2, 25.0, 4.6, 1516.8},
                                            {22.8, 26.0, 4.6, 1517.4}}};
constexpr std::array<Tooth, 7> kLowerTeeth{{{56.6, 2.9, 2.7, 1517.6},
                                            {55.0, 8.4, 2.8, 1517.6},
                                            {50.4, 13.6, 3.0, 1517.2},
                                            {45.4, 18.0, 3.4, 1515.0},
                                            {38.8, 21.2, 3.6, 1515.6},
                                            {30.4, 24.4, 4.6, 1516.2},
                                            {21.2, 27.0, 4.7, 1516.8}}};

Shape teeth(const Placement& place, const std::array<Tooth, 7>& row, double root_y) {
    std::vector<Shape> posts;
    for (const Tooth& tooth : row) {
        const double tip =
            tooth.crown > root_y ? tooth.crown - tooth.radius : tooth.crown + tooth.radius;
        posts.push_back(tube({{place.at(tooth.x, root_y, tooth.z), place.mm(tooth.radius * 0.8)},
                              {place.at(tooth.x, tip, tooth.z), place.mm(tooth.radius)}}));
    }
    return join(posts, place.mm(0.4));
}

/// Braincase: egg-shaped bodies within 3 mm of the measured midline and widths, hollowed for the
/// temporal muscles; the underside falls from nape and palate to the foramen magnum.
Shape braincase(const Placement& place) {
    const Shape middle = ellipsoid(place.at(-21.5, 1600.0, 0.0), place.mm(Vec3{83.0, 84.5, 68.5}));
    const Shape back = ellipsoid(place.at(-44.0, 1611.0, 0.0), place.mm(Vec3{65.0, 70.5, 72.5}));
    const Shape brow = ellipsoid(place.at(9.0, 1617.0, 0.0), place.mm(Vec3{51.5, 48.0, 60.0}));
    Shape vault = join({middle, back, brow}, place.mm(10.0));
    vault = swelling(vault, place.at(-104.0, 1562.0, 0.0), place.mm(3.0), place.mm(18.0));
    const Axes behind = Axes::towards(glm::normalize(Vec3{1.0, -0.26, 0.0}), {0.0, 1.0, 0.0});
    const Axes before = Axes::towards(glm::normalize(Vec3{1.0, 0.26, 0.0}), {0.0, 1.0, 0.0});
    const Vec3 half = place.mm(Vec3{90.0, 40.0, 100.0});
    vault = cut(vault, block(place.at(-86.0, 1505.0, 0.0), half, place.mm(6.0), behind),
                place.mm(14.0));
    vault =
        cut(vault, block(place.at(0.0, 1513.0, 0.0), half, place.mm(6.0), before), place.mm(10.0));
    for (const double side : {1.0, -1.0}) {
        const Shape fossa =
            ellipsoid(place.at(16.0, 1562.0, side * 73.0), place.mm(Vec3{30.0, 46.0, 31.5}));
        vault = cut(vault, fossa, place.mm(10.0));
        // Room for the jaw: under the arch, up to the roof of its joint.
        const Shape below =
            ellipsoid(place.at(0.0, 1545.0, side * 51.0), place.mm(Vec3{26.0, 25.0, 19.0}));
        vault = cut(vault, below, place.mm(5.0));
        // Neck muscles behind, between mastoid and midline.
        vault = dent(vault, place.at(-70.0, 1546.0, side * 24.0), place.mm(3.0), place.mm(26.0));
    }
    return vault;
}

/// Right half of what stands around the orbit: rims, nasal bone, cheek bone and its arch.
Shape cheek_and_rims(const Placement& place) {
    const auto bar = [&](std::initializer_list<std::array<double, 4>> knots) {
        std::vector<Knot> made;
        for (const auto& k : knots) {
            made.push_back({place.at(k[0], k[1], k[2]), place.mm(k[3])});
        }
        return tube(made);
    };
    const Shape brow = bar({{53.5, 1603.5, 6.0, 5.6},
                            {54.0, 1605.0, 17.0, 5.4},
                            {51.6, 1607.4, 29.0, 4.8},
                            {47.4, 1606.0, 39.0, 4.6},
                            {42.4, 1600.0, 47.4, 4.6}});
    const Shape outer = bar({{42.4, 1600.0, 47.4, 4.6},
                             {39.5, 1590.0, 50.2, 4.2},
                             {37.6, 1579.0, 51.4, 4.4},
                             {39.0, 1567.0, 49.0, 6.0}});
    const Shape lower = bar({{39.0, 1567.0, 49.0, 6.0},
                             {45.0, 1564.5, 41.0, 5.0},
                             {49.5, 1563.6, 30.0, 4.6},
                             {53.0, 1566.0, 19.0, 4.2}});
    const Shape inner = bar({{53.0, 1566.0, 19.0, 4.2},
                             {54.8, 1579.0, 12.6, 3.8},
                             {55.6, 1592.0, 9.2, 4.2},
                             {56.0, 1602.0, 8.0, 5.0}});
    const Shape cheek =
        ellipsoid(place.at(34.5, 1556.0, 42.5), place.mm(Vec3{17.0, 10.5, 8.0}),
                  Axes::towards(glm::normalize(Vec3{-0.42, 0.06, 0.90}), {0.0, 1.0, 0.0}));
    static const std::array<BladeStation, 6> kArch{
        {{{36.0, 1559.0, 50.0}, 8.0, 4.5, {0.0, 1.0, 0.1}, 2.4},
         {{26.0, 1558.8, 57.5}, 6.0, 3.3, {0.0, 1.0, 0.1}, 2.4},
         {{12.0, 1560.6, 63.2}, 4.6, 2.7, {0.0, 1.0, 0.1}, 2.4},
         {{-2.0, 1562.4, 64.8}, 4.2, 2.7, {0.0, 1.0, 0.1}, 2.4},
         {{-14.0, 1563.6, 63.4}, 4.6, 3.4, {0.0, 1.0, 0.1}, 2.4},
         {{-28.0, 1566.4, 58.0}, 5.0, 4.4, {0.0, 1.0, 0.1}, 2.4}}};
    const Shape arch = blade(place, kArch, 2.0);
    // Roof of the joint of the jaw.
    const Shape root = ellipsoid(place.at(-10.0, 1572.0, 55.0), place.mm(Vec3{12.0, 4.5, 12.0}));
    return join({brow, outer, lower, inner, cheek, arch, root}, place.mm(6.0));
}

/// Upper jaw from the floor of the orbits to the sockets of the teeth.
Shape maxilla(const Placement& place) {
    const auto outline = [&](std::initializer_list<glm::dvec2> half) {
        // Right half from the back (side, front) to the front midline; mirrored.
        std::vector<glm::dvec2> all;
        for (const glm::dvec2& p : half) {
            all.push_back({place.mm(p.x), place.mm(p.y)});
        }
        for (auto p = std::rbegin(half); p != std::rend(half); ++p) {
            if (p->x > 0.0) {
                all.push_back({-place.mm(p->x), place.mm(p->y)});
            }
        }
        return Section::through(all);
    };
    const Vec3 low = place.at(32.0, 1523.0, 0.0);
    return loft(
        {{low,
          outline(
              {{25.0, -17.0}, {28.0, -4.0}, {26.6, 8.0}, {20.0, 21.0}, {11.0, 28.0}, {0.0, 30.4}})},
         {place.at(32.0, 1534.0, 0.0),
          outline(
              {{25.0, -18.0}, {28.0, -4.0}, {26.6, 8.0}, {20.6, 20.0}, {11.0, 27.0}, {0.0, 29.0}})},
         {place.at(32.0, 1546.0, 0.0),
          outline(
              {{25.0, -18.0}, {29.0, -2.0}, {32.0, 8.0}, {22.0, 17.0}, {11.0, 22.5}, {0.0, 26.0}})},
         {place.at(32.0, 1559.0, 0.0),
          outline(
              {{24.0, -18.0}, {34.0, -3.0}, {36.0, 9.0}, {25.0, 18.6}, {12.0, 23.0}, {0.0, 24.0}})},
         {place.at(32.0, 1570.0, 0.0), outline({{20.0, -16.0},
                                                {30.0, -4.0},
                                                {34.0, 8.0},
                                                {24.0, 17.0},
                                                {11.0, 23.0},
                                                {0.0, 26.0}})}},
        {.side = {0.0, 0.0, 1.0},
         .sides = {},
         .end_rounding_start = place.mm(3.0),
         .end_rounding_end = place.mm(6.0)});
}

/// Nasal bones: a small roof from the brow to the top of the nose opening.
Shape nasal_bones(const Placement& place) {
    static const std::array<BladeStation, 4> kRoof{
        {{{57.5, 1602.0, 0.0}, 7.0, 5.0, {0.0, 0.0, 1.0}, 2.0},
         {{58.0, 1592.0, 0.0}, 5.6, 4.8, {0.0, 0.0, 1.0}, 2.0},
         {{60.6, 1582.0, 0.0}, 6.6, 4.4, {0.0, 0.0, 1.0}, 2.0},
         {{64.4, 1575.6, 0.0}, 5.6, 2.2, {0.0, 0.0, 1.0}, 2.0}}};
    return blade(place, kRoof, 1.5);
}

/// Orbits: rounded squares outside, narrowing backward and inward to the canal of the optic nerve.
Shape orbit(const Placement& place, double side) {
    const auto opening = [&](double x, double y, double z, double half_width, double half_height) {
        return Station{place.at(x, y, side * z),
                       Section::ellipse(place.mm(half_width), place.mm(half_height), 2.7)};
    };
    LoftOptions options;
    options.side = {-0.42, 0.0, side * 0.9};
    options.end_rounding_end = place.mm(4.0);
    return loft({opening(66.0, 1585.0, 43.5, 20.0, 18.0), opening(48.0, 1585.0, 35.0, 18.4, 16.8),
                 opening(34.0, 1585.4, 28.4, 13.6, 13.0), opening(18.0, 1586.4, 20.6, 5.0, 5.0)},
                options);
}

/// Orbits, sockets of the jaw, pear-shaped nose opening, ears and palate are cut last, into
/// everything.
Shape face_openings(const Placement& place, const Shape& skull) {
    Shape face = skull;
    for (const double side : {1.0, -1.0}) {
        face = cut(face, orbit(place, side), place.mm(2.0));
        const Shape condyle =
            ellipsoid(place.at(-12.4, 1564.0, side * 49.6), place.mm(Vec3{6.6, 8.4, 11.0}));
        face = cut(face, condyle, place.mm(2.0));
        const Shape ear = tube({{place.at(-19.0, 1560.0, side * 72.0), place.mm(4.0)},
                                {place.at(-16.0, 1559.0, side * 52.0), place.mm(3.2)}});
        face = cut(face, ear, place.mm(1.5));
    }
    const auto pear = [&](double scale) {
        const std::array<glm::dvec2, 10> outline{{{11.6, -4.0},
                                                  {9.6, 6.0},
                                                  {5.6, 16.0},
                                                  {0.0, 21.5},
                                                  {-5.6, 16.0},
                                                  {-9.6, 6.0},
                                                  {-11.6, -4.0},
                                                  {-6.8, -10.0},
                                                  {0.0, -8.6},
                                                  {6.8, -10.0}}};
        return Section::through(outline).scaled(place.mm(scale));
    };
    const Shape nose = loft({{place.at(76.0, 1553.0, 0.0), pear(1.0)},
                             {place.at(50.0, 1553.0, 0.0), pear(1.0)},
                             {place.at(24.0, 1553.0, 0.0), pear(0.9)}},
                            {.side = {0.0, 0.0, 1.0}, .sides = {}});
    face = cut(face, nose, place.mm(1.2));
    const Shape palate = ellipsoid(place.at(26.0, 1519.5, 0.0), place.mm(Vec3{30.0, 12.0, 19.0}));
    return cut(face, palate, place.mm(2.0));
}

/// Right half of the base: mastoid and styloid processes, occipital condyle, pterygoid plate,
/// petrous part.
Shape base_half(const Placement& place) {
    const Shape mastoid = join({tube({{place.at(-36.0, 1562.0, 53.0), place.mm(12.0)},
                                      {place.at(-34.0, 1546.0, 51.5), place.mm(9.0)},
                                      {place.at(-30.5, 1534.5, 49.6), place.mm(5.0)}}),
                                tube({{place.at(-60.0, 1567.0, 46.0), place.mm(11.0)},
                                      {place.at(-40.0, 1546.0, 50.0), place.mm(8.0)}})},
                               place.mm(6.0));
    const Shape styloid = tube({{place.at(-21.0, 1552.0, 39.0), place.mm(2.6)},
                                {place.at(-15.5, 1527.0, 36.0), place.mm(1.3)}});
    const Shape condyle =
        ellipsoid(place.at(-33.0, 1541.5, 15.0), place.mm(Vec3{11.0, 5.5, 6.0}),
                  Axes::towards(glm::normalize(Vec3{0.9, 0.0, -0.42}), {0.0, 1.0, 0.0}));
    const Shape pterygoid = tube({{place.at(12.0, 1562.0, 15.0), place.mm(6.0)},
                                  {place.at(10.0, 1546.0, 17.0), place.mm(4.0)},
                                  {place.at(9.0, 1532.0, 19.0), place.mm(2.6)}});
    const Shape petrous = tube({{place.at(-30.0, 1558.0, 50.0), place.mm(9.0)},
                                {place.at(-8.0, 1560.0, 18.0), place.mm(8.0)}});
    return join({mastoid, styloid, condyle, pterygoid, petrous}, place.mm(3.0));
}

}  // namespace

Shape build_skull(const BoneContext& context) {
    const Placement place{context, "skull", {-37.68, 1538.37, 0.0}};
    const Shape rims = cheek_and_rims(place);
    const Shape base = base_half(place);
    const Shape clivus = tube({{place.at(-22.0, 1551.0, 0.0), place.mm(9.0)},
                               {place.at(4.0, 1566.0, 0.0), place.mm(15.0)},
                               {place.at(22.0, 1574.0, 0.0), place.mm(16.0)}});
    Shape skull = join({braincase(place), base, mirrored(base), clivus}, place.mm(5.0));
    skull = join({skull, maxilla(place), nasal_bones(place)}, place.mm(6.0));
    skull = join({skull, rims, mirrored(rims)}, place.mm(8.0));
    const Shape spine = tube({{place.at(56.0, 1541.0, 0.0), place.mm(3.4)},
                              {place.at(62.5, 1542.0, 0.0), place.mm(1.8)}});
    skull = face_openings(place, join({skull, spine}, place.mm(4.0)));
    const Shape septum =
        block(place.at(32.0, 1556.0, 0.0), place.mm(Vec3{15.0, 18.0, 1.0}), place.mm(0.8));
    const Shape foramen = tube({{place.at(-41.0, 1560.0, 0.0), place.mm(13.0)},
                                {place.at(-44.0, 1520.0, 0.0), place.mm(15.0)}});
    skull = cut(join({skull, septum}, place.mm(1.0)), foramen, place.mm(2.5));
    const Shape row = teeth(place, kUpperTeeth, 1526.0);
    return join({skull, row, mirrored(row)}, place.mm(1.8));
}

Shape build_mandible(const BoneContext& context) {
    const Placement place{context, "mandible", {1.74, 1565.49, 0.0}};
    // Body: along the arch from angle to angle; the long half axis stands up.
    static const std::array<BladeStation, 7> kBody{
        {{{50.6, 1497.5, 0.0}, 14.6, 6.2, {-0.05, 1.0, 0.0}, 2.6},
         {{49.6, 1497.5, 9.0}, 14.6, 6.2, {-0.05, 1.0, 0.0}, 2.6},
         {{45.4, 1498.5, 18.6}, 14.2, 5.8, {-0.05, 1.0, -0.1}, 2.6},
         {{37.4, 1501.2, 27.2}, 13.6, 5.6, {-0.1, 1.0, -0.2}, 2.6},
         {{26.0, 1505.2, 33.8}, 13.2, 5.6, {-0.2, 1.0, -0.25}, 2.6},
         {{14.0, 1511.0, 39.6}, 13.0, 5.2, {-0.3, 1.0, -0.2}, 2.6},
         {{5.0, 1517.0, 44.0}, 12.0, 4.4, {-0.4, 1.0, -0.1}, 2.6}}};
    const Vec3 other_side{1.0, 1.0, -1.0};
    std::vector<BladeStation> arch;
    for (std::size_t i = kBody.size() - 1; i > 0; --i) {
        arch.push_back(kBody[i]);
        arch.back().centre *= other_side;
        arch.back().side *= other_side;
    }
    arch.insert(arch.end(), kBody.begin(), kBody.end());
    SheetDescription ramus;
    ramus.normal = glm::normalize(Vec3{0.18, -0.10, 0.98});
    const auto rim = [&](double x, double y, double z, double thickness) {
        ramus.outline.push_back({place.at(x, y, z), place.mm(thickness)});
    };
    rim(-8.5, 1516.0, 48.0, 6.5);
    rim(-3.0, 1507.5, 47.0, 7.0);
    rim(6.0, 1503.5, 44.0, 8.0);
    rim(18.0, 1504.0, 39.0, 9.0);
    rim(21.0, 1516.0, 37.5, 9.0);
    rim(18.8, 1533.0, 41.0, 7.0);
    rim(19.0, 1550.0, 43.6, 5.0);
    rim(20.5, 1563.0, 45.4, 4.0);
    rim(17.0, 1569.6, 46.4, 3.2);
    rim(11.6, 1561.5, 46.6, 3.2);
    rim(4.0, 1554.2, 47.8, 3.4);
    rim(-4.5, 1556.4, 49.2, 4.6);
    rim(-9.4, 1563.0, 50.0, 6.5);
    rim(-15.0, 1563.0, 50.4, 7.0);
    rim(-14.2, 1549.0, 50.4, 6.5);
    rim(-11.6, 1532.0, 49.6, 6.0);
    ramus.interior.push_back({place.at(4.0, 1535.0, 46.4), place.mm(5.0)});
    ramus.edge_rounding = place.mm(1.6);
    const Shape condyle = ellipsoid(place.at(-12.4, 1566.2, 49.6), place.mm(Vec3{4.2, 4.0, 8.6}));
    const Shape row = teeth(place, kLowerTeeth, 1508.0);
    const Shape half = join({sheet(ramus), condyle}, place.mm(4.5));
    Shape jaw = join({blade(place, arch, 3.0), half, mirrored(half)}, place.mm(9.0));
    // Chin, a triangle with a tubercle at either side of its base, and the hollow above it.
    jaw = swelling(jaw, place.at(56.0, 1489.0, 0.0), place.mm(2.2), place.mm(11.0));
    for (const double side : {1.0, -1.0}) {
        jaw = swelling(jaw, place.at(52.5, 1485.0, side * 10.0), place.mm(2.4), place.mm(10.0));
    }
    jaw = dent(jaw, place.at(57.0, 1500.0, 0.0), place.mm(1.6), place.mm(14.0));
    return join({jaw, row, mirrored(row)}, place.mm(0.8));
}

}  // namespace jw::forge
