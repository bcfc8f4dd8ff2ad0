// Cervical vertebrae: small bodies with uncinate rims, articular pillars with slanting facets, open
// transverse foramina, wide canal; atlas and axis are built by themselves.
#include "forge/bones/builders.h"
#include "forge/bones/vertebra.h"

#include <fmt/format.h>

namespace jw::forge {

namespace {

using namespace units;

Vec3 point(double x, double y, double z) {
    return Vec3{x, y, z} * mm;
}

/// The lip that rises from the side of the upper plate, highest behind the middle and leaning
/// outward: it takes the body above between itself and its fellow.
Shape uncinate_process(const VertebraFrame& v) {
    const double b = v.half_depth();
    const double h = v.half_height();
    const double side = 0.5 * v.sizes().upper_width;
    const auto lip = [&](double share, double over, double thickness) {
        return SheetPoint{v.at(share * b, h + over, side - 2.3 + 0.3 * over), thickness * mm};
    };
    SheetDescription plate;
    plate.normal = {0.0, 0.0, 1.0};
    plate.edge_rounding = 0.9 * mm;
    plate.outline = {lip(0.62, -3.0, 3.0),  lip(0.5, 0.0, 2.6),   lip(0.1, 2.0, 2.4),
                     lip(-0.35, 3.4, 2.4),  lip(-0.72, 2.8, 2.6), lip(-0.94, 0.6, 2.8),
                     lip(-0.94, -3.0, 3.0), lip(-0.15, -4.0, 3.2)};
    plate.interior = {lip(-0.3, 0.0, 3.2)};
    return sheet(plate);
}

/// The lower rim is bevelled for the lips of the body below.
Shape with_uncinate_bevels(const Shape& bone, const BoneContext& context, int number) {
    const VertebraFrame under{context, fmt::format("C{}", number + 1)};
    return cut(bone, both_sides(grown(uncinate_process(under), 1.0 * mm), 0.0), 0.8 * mm);
}

/// A root before the foramen and one behind it, each with its tubercle, joined by a gutter for the
/// nerve; at C7 the hind root is the whole process, stout and leaning back like a thoracic one.
Shape transverse_process(const VertebraFrame& v, const Vec3& pillar, bool is_last) {
    const VertebraSizes& s = v.sizes();
    const double b = v.half_depth();
    const double side = 0.5 * s.upper_width;
    const double tip = 0.5 * s.span;
    const auto bar = [&](double f, double u, double r, double half_tall, double half_thick) {
        return Station{v.at(f, u, r), Section::ellipse(half_tall * mm, half_thick * mm, 2.2)};
    };
    LoftOptions tall;
    tall.side = v.up;
    tall.end_rounding_start = tall.end_rounding_end = 2.0 * mm;
    const double gutter = side + 9.0;
    // from under the upper rim of the body, which stays free
    const Shape front_root =
        loft({bar(-0.3 * b, 0.4, side - 2.5, 2.2, 2.3), bar(-0.22 * b, -0.2, side + 4.0, 2.2, 1.7),
              bar(-0.3 * b, -1.0, gutter + 0.5, 3.0, 2.0),
              bar(-0.4 * b, -1.2, is_last ? gutter + 1.5 : gutter + 3.0, 2.7, 1.9)},
             tall);
    const Shape hind_root =
        is_last
            ? loft({bar(-b - 4.0, 2.0, side + 2.0, 5.8, 4.0),
                    bar(-b - 8.5, 3.4, side + 8.5, 5.0, 3.4),
                    bar(-b - 13.5, 5.2, tip - 6.5, 4.2, 3.2),
                    bar(-b - 17.5, 6.6, tip - 0.5, 3.8, 3.2)},
                   tall)
            : loft({{pillar + v.along(1.0, 0.0, -2.0), Section::ellipse(3.6 * mm, 2.6 * mm, 2.2)},
                    bar(-b + 0.2, -1.0, gutter, 3.0, 2.2),
                    bar(-b - 0.6, -2.4, tip - 0.3, 2.7, 2.4)},
                   tall);
    const Shape gutter_floor = tube({{v.at(-0.35 * b, -2.4, gutter + 0.2), 2.3 * mm},
                                     {v.at(-b, -2.4, gutter + 0.8), 2.4 * mm}});
    const Shape process = join({front_root, hind_root, gutter_floor}, 2.5 * mm);
    const Shape foramen = tube({{v.at(-0.62 * b, -14.0, side + 4.4), 2.9 * mm},
                                {v.at(-0.62 * b, 14.0, side + 4.4), 2.9 * mm}});
    return cut(process, foramen, 1.0 * mm);
}

Shape spinous_process(const BoneContext& context, const VertebraFrame& v, int number) {
    const double root = -(v.half_depth() + v.sizes().canal_depth);
    // C7, the prominent vertebra, reaches beyond its coarse landmark
    const Vec3 tip = spinous_tip(context, v) - Vec3{number == 7 ? 3.0 : 0.0, 0.0, 0.0};
    const auto blade_at = [&](double f, double u, double tall, double above, double below) {
        // thin above, broader below
        return Station{v.at(f, u, 0.0), Section::through({{tall * mm, 0.0},
                                                          {0.35 * tall * mm, above * mm},
                                                          {-0.7 * tall * mm, below * mm},
                                                          {-tall * mm, 0.0},
                                                          {-0.7 * tall * mm, -below * mm},
                                                          {0.35 * tall * mm, -above * mm}})};
    };
    LoftOptions tall;
    tall.side = v.up;
    tall.end_rounding_start = tall.end_rounding_end = 2.6 * mm;
    const double middle = 0.5 * (root + tip.x);
    if (number == 7) {
        return loft({blade_at(root + 0.5, -2.0, 6.6, 3.6, 5.4),
                     blade_at(root - 6.0, glm::mix(-2.5, tip.y, 0.2), 5.6, 2.2, 3.6),
                     blade_at(glm::mix(middle, tip.x, 0.3), 0.62 * tip.y - 1.0, 4.6, 2.2, 3.4),
                     blade_at(tip.x + 4.0, tip.y + 0.3, 4.8, 3.8, 4.4),
                     blade_at(tip.x, tip.y, 4.0, 3.4, 3.8)},
                    tall);
    }
    const Shape stem = loft({blade_at(root + 0.5, -2.2, 5.6, 2.6, 4.4),
                             blade_at(middle, glm::mix(-2.4, tip.y, 0.5), 4.2, 1.8, 3.2),
                             blade_at(tip.x + 5.0, tip.y + 0.2, 3.2, 2.4, 3.6)},
                            tall);
    // two stout tubercles of unequal reach to the eye, a notch between them
    const Shape tubercle = tube({{v.at(tip.x + 8.0, tip.y + 0.2, 1.2), 2.8 * mm},
                                 {v.at(tip.x + 2.8, tip.y - 1.2, 3.6), 2.7 * mm}});
    return join({stem, both_sides(tubercle, 0.8 * mm)}, 3.0 * mm);
}

Shape lower_cervical(const BoneContext& context, int number) {
    const std::string id = fmt::format("C{}", number);
    const VertebraFrame v{context, id};
    const VertebraSizes& s = v.sizes();
    const double b = v.half_depth();
    const FacetJoint above = facet_joint(context, fmt::format("C{}", number - 1));
    const FacetJoint below = facet_joint(context, id);
    const Vec3 pillar = 0.5 * (above.centre + below.centre);
    const Vec3 pillar_local = v.local(pillar);
    const double root = -(b + s.canal_depth);
    LoftOptions tall;
    tall.side = v.up;
    tall.end_rounding_start = tall.end_rounding_end = 2.5 * mm;
    const Shape lamina = loft(
        {{pillar + v.along(-3.0, 0.0, -2.0), Section::ellipse(5.6 * mm, 2.8 * mm, 2.3)},
         {v.at(glm::mix(pillar_local.x, root, 0.65), pillar_local.y - 1.0, 0.5 * pillar_local.z),
          Section::ellipse(5.8 * mm, 2.1 * mm, 2.4)},
         {v.at(root - 2.0, -2.5, 0.0), Section::ellipse(6.0 * mm, 2.4 * mm, 2.3)}},
        tall);
    const Section waist =
        Section::ellipse((0.5 * s.pedicle_height + 0.4) * mm, 0.5 * s.pedicle_width * mm, 2.2);
    const Shape pedicle = loft({{v.at(-b + 4.0, 0.6, 0.5 * s.upper_width - 2.5), waist},
                                {pillar + v.along(4.0, 0.2, -1.0), waist}},
                               tall);
    const Shape right = join({superior_process(above, pillar, 0.86 * above.half_width),
                              inferior_process(below, pillar, 0.86 * below.half_width), lamina,
                              pedicle, transverse_process(v, pillar, number == 7)},
                             2.5 * mm);
    const Shape back =
        join({both_sides(right, 2.0 * mm), spinous_process(context, v, number)}, 3.5 * mm);
    const Shape body = join({vertebral_body(v), both_sides(uncinate_process(v), 0.0)}, 2.2 * mm);
    Shape bone = join({body, back}, 2.5 * mm);
    // the lower plate reaches farther back than the upper one
    const double longer = 0.25 * (s.lower_depth - s.upper_depth);
    bone = cut(bone,
               canal(v, {.pointed = 0.6, .above = 8.0, .below = 8.0, .floor_below = -longer - 0.3}),
               1.0 * mm);
    if (number < 7) {
        bone = with_uncinate_bevels(bone, context, number);
    }
    return with_inferior_face(with_superior_face(bone, above), below);
}

/// The right joint between atlas and axis: nearly level, its outer border lower than the inner one
/// (design after anatomy texts).
struct AtlantoAxialJoint {
    explicit AtlantoAxialJoint(const BoneContext& context)
        : centre{context.landmark("C1_anterior_tubercle") + point(-17.0, -3.0, 16.0)} {}

    /// What one bone must leave free: beyond half the joint space, above (+1: the axis) or below
    /// (-1: the atlas).
    Shape clearing(double sign) const {
        constexpr double kHalfGap = 1.0 * mm;
        const double half = 8.0 * mm;
        return block(centre + sign * (half - kHalfGap) * up, Vec3{15.0 * mm, half, 13.0 * mm},
                     1.5 * mm, Axes::towards({1.0, 0.0, 0.0}, up));
    }

    Vec3 centre;
    Vec3 up = glm::normalize(Vec3{0.0, 1.0, 0.32});
};

/// Ring of two arches between the lateral masses, which are cupped above for the skull and flat
/// below for the axis. The arch in front is a plate with a face for the dens, the one behind is
/// slender and grooved above for the vertebral artery.
Shape atlas(const BoneContext& context) {
    const Vec3 front = context.landmark("C1_anterior_tubercle");
    const Vec3 rear = context.landmark("C1_posterior_tubercle");
    const Vec3 tip = context.landmark("C1_transverse_process_tip_r");
    const Vec3 mass = front + point(-17.0, 2.6, 17.5);
    LoftOptions tall;
    tall.side = {0.0, 1.0, 0.0};
    tall.end_rounding_start = tall.end_rounding_end = 2.5 * mm;
    const auto bar = [](const Vec3& at, double half_tall, double half_thick) {
        return Station{at, Section::ellipse(half_tall * mm, half_thick * mm, 2.3)};
    };
    const Shape front_arch = loft({bar(front + point(-3.2, 0.8, -1.0), 4.7, 2.9),
                                   bar(front + point(-4.2, 0.9, 6.0), 4.4, 2.8),
                                   bar(front + point(-7.6, 1.2, 12.0), 4.6, 3.2),
                                   bar(front + point(-13.0, 1.8, 16.0), 5.4, 4.2)},
                                  tall);
    // converging forward, as the condyles of the skull do
    const Shape lateral_mass =
        loft({bar(mass + point(9.0, -0.4, -2.6), 6.6, 5.4), bar(mass, 8.4, 7.4),
              bar(mass + point(-9.5, -0.6, 2.6), 7.0, 5.8)},
             tall);
    const Shape rear_arch = loft(
        {bar(mass + point(-6.0, -1.0, 3.0), 4.6, 4.2),
         bar(mass + point(-16.0, -2.6, 3.4), 3.3, 3.4),
         bar(rear + point(10.0, 0.4, 13.5), 3.8, 2.7), bar(rear + point(4.6, 0.2, 5.5), 4.4, 2.8),
         bar(rear + point(3.4, 0.0, -1.0), 4.8, 3.0)},
        tall);
    LoftOptions flat;
    flat.side = {0.0, 1.0, 0.0};
    flat.end_rounding_start = flat.end_rounding_end = 3.5 * mm;
    const Vec3 foramen = mass + point(-2.4, 0.0, 11.2);
    const Shape process = loft({bar(mass + point(-1.5, -0.5, 4.0), 6.0, 7.0),
                                bar(foramen + point(0.0, -0.4, 0.4), 4.4, 6.4),
                                bar(tip + point(-0.5, 0.0, -3.5), 4.6, 5.0), bar(tip, 3.8, 3.8)},
                               flat);
    Shape right = join({front_arch, lateral_mass, rear_arch, process}, 3.5 * mm);
    const Shape hole = tube(
        {{foramen - point(0.0, 14.0, 0.0), 2.9 * mm}, {foramen + point(0.0, 14.0, 0.0), 2.9 * mm}});
    const Shape condyle = ellipsoid(front + point(-14.6, 13.8, 15.4), Vec3{13.0, 7.2, 7.6} * mm,
                                    Axes::towards({0.9, 0.0, -0.42}, {0.0, 1.0, 0.25}));
    right = cut(right, condyle, 0.8 * mm);
    right = cut(right, hole, 1.0 * mm);
    right = cut(right, AtlantoAxialJoint{context}.clearing(-1.0), 0.8 * mm);
    right = groove(right,
                   {mass + point(-13.5, 3.4, -4.0), mass + point(-13.0, 2.6, 2.0),
                    mass + point(-8.0, 3.0, 9.0)},
                   1.4 * mm, 3.2 * mm);
    Shape ring = both_sides(right, 2.0 * mm);
    ring = dent(ring, front + point(-6.4, 0.9, 0.0), 0.8 * mm, 4.5 * mm);  // face for the dens
    ring = swelling(ring, front, 1.4 * mm, 5.0 * mm);
    return swelling(ring, rear + point(0.5, 0.5, 0.0), 0.7 * mm, 5.0 * mm);
}

/// Body and dens of the axis: a keel in front between two hollows, a neck for the transverse
/// ligament, a blunt tip that slopes for the alar ligaments.
Shape axis_body(const BoneContext& context, const Vec3& base, const Vec3& dens) {
    const Vec3 lie = glm::normalize(context.landmark("C2_inferior_endplate_anterior") -
                                    context.landmark("C2_inferior_endplate_posterior"));
    LoftOptions plate;
    plate.end_normal_start = {lie.y, -lie.x, 0.0};
    plate.end_rounding_start = 1.4 * mm;
    plate.end_rounding_end = 4.0 * mm;
    plate.dish_start = 0.8 * mm;
    const Shape body = loft({{base, Section::ellipse(8.4 * mm, 8.7 * mm, 2.5)},
                             {glm::mix(base, dens, 0.2), Section::ellipse(8.0 * mm, 8.2 * mm, 2.4)},
                             {glm::mix(base, dens, 0.6), Section::ellipse(8.2 * mm, 6.8 * mm, 2.2)},
                             {dens, Section::ellipse(8.0 * mm, 5.6 * mm, 2.1)}},
                            plate);
    LoftOptions blunt;
    blunt.end_rounding_start = blunt.end_rounding_end = 3.0 * mm;
    const Shape peg = loft({{dens - point(0.0, 4.0, 0.0), Section::ellipse(6.2 * mm, 5.6 * mm)},
                            {dens + point(0.0, 2.5, 0.0), Section::ellipse(5.0 * mm, 5.1 * mm)},
                            {dens + point(0.1, 8.5, 0.0), Section::ellipse(5.3 * mm, 5.3 * mm)},
                            {dens + point(-0.3, 13.5, 0.0), Section::ellipse(4.4 * mm, 4.6 * mm)},
                            {dens + point(-1.2, 17.5, 0.0), Section::ellipse(2.6 * mm, 3.0 * mm)}},
                           blunt);
    Shape whole = join({body, peg}, 4.0 * mm);
    for (const double side : {1.0, -1.0}) {
        whole = dent(whole, glm::mix(base, dens, 0.55) + point(6.4, 0.0, side * 5.0), 0.9 * mm,
                     5.5 * mm);
    }
    return whole;
}

/// Dens on a body, shoulders for the atlas, a heavy forked spinous process.
Shape axis(const BoneContext& context) {
    const Vec3 base = context.landmark("C2_inferior_endplate_centre");
    const Vec3 tip = context.landmark("C2_spinous_process_tip");
    const Vec3 side = context.landmark("C2_transverse_process_tip_r");
    const Vec3 front_arch = context.landmark("C1_anterior_tubercle");
    const FacetJoint below = facet_joint(context, "C2");
    const AtlantoAxialJoint above{context};
    // behind the arch of the atlas and a joint space
    const Vec3 dens{front_arch.x - 13.0 * mm, base.y + 12.6 * mm, 0.0};
    const Axes slope = Axes::towards({1.0, 0.0, 0.0}, above.up);
    const Shape shoulder =
        cut(ellipsoid(above.centre - 3.2 * mm * above.up, Vec3{9.6, 6.4, 9.2} * mm, slope),
            above.clearing(1.0), 2.0 * mm);
    const Vec3 pars = above.centre + point(-7.5, -8.0, -0.5);
    const Shape lower = inferior_process(below, pars, 5.2 * mm);
    LoftOptions tall;
    tall.side = {0.0, 1.0, 0.0};
    tall.end_rounding_start = tall.end_rounding_end = 3.0 * mm;
    const Shape lamina =
        loft({{pars, Section::ellipse(6.0 * mm, 3.4 * mm)},
              {point(-53.5, 1514.0, 11.8), Section::ellipse(7.0 * mm, 3.2 * mm, 2.3)},
              {point(-59.5, 1512.5, 0.0), Section::ellipse(7.2 * mm, 3.2 * mm, 2.3)}},
             tall);
    const Shape fork =
        tube({{point(-59.0, 1512.0, 0.5), 5.0 * mm},
              {glm::mix(point(-57.0, 1512.0, 0.0), tip, 0.55) + point(0.0, 0.0, 1.5), 4.2 * mm},
              {tip + point(3.0, 0.0, 4.5), 3.0 * mm}});
    // before the foramen, about it and back to the pars, clear of the facet below
    const Shape root = tube({{Vec3{dens.x + 1.0 * mm, base.y + 6.0 * mm, 6.0 * mm}, 3.2 * mm},
                             {side + point(7.4, 0.4, -8.5), 2.4 * mm},
                             {side + point(3.6, 0.6, -2.6), 2.0 * mm},
                             {side + point(-0.6, 0.8, -2.2), 2.1 * mm},
                             {pars + point(1.0, -0.5, 3.0), 3.0 * mm}});
    const Shape arch = with_inferior_face(join({shoulder, lower, lamina}, 3.0 * mm), below);
    Shape right = join({arch, root}, 1.6 * mm);
    // the artery turns outward under the shoulder
    const Shape foramen = tube({{side + point(2.6, -12.0, -7.6), 2.2 * mm},
                                {side + point(2.6, 0.6, -7.2), 2.2 * mm},
                                {side + point(2.2, 4.5, -3.0), 2.0 * mm},
                                {side + point(1.6, 5.4, 6.0), 2.2 * mm}});
    right = cut(right, foramen, 0.8 * mm);
    const Shape back = join({both_sides(right, 2.0 * mm), both_sides(fork, 2.0 * mm)}, 4.0 * mm);
    Shape bone = join({axis_body(context, base, dens), back}, 3.0 * mm);
    const double behind = base.x / mm - 18.2;
    const Shape opening =
        loft({{point(behind, 1494.0, 0.0), Section::ellipse(11.5 * mm, 8.4 * mm, 2.1)},
              {point(behind + 0.6, 1514.0, 0.0), Section::ellipse(11.3 * mm, 8.4 * mm, 2.1)},
              {point(behind + 0.6, 1536.0, 0.0), Section::ellipse(12.0 * mm, 8.8 * mm, 2.1)}});
    bone = cut(bone, opening, 1.2 * mm);
    return with_uncinate_bevels(bone, context, 2);
}

}  // namespace

Shape build_cervical(const BoneContext& context, int number) {
    if (number == 1) {
        return atlas(context);
    }
    return number == 2 ? axis(context) : lower_cervical(context, number);
}

}  // namespace jw::forge
