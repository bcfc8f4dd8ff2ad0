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

/// Two bars about the foramen, joined beyond it in a gutter for the nerve; at C7 the hind bar is
/// the whole process, stout and leaning back like a thoracic one.
Shape transverse_process(const VertebraFrame& v, bool is_last) {
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
    // from the upper half of the body, so that the lower rim stays free
    const Shape front_bar =
        loft({bar(-0.1 * b, 0.6, side - 2.0, 2.6, 2.2), bar(-0.25 * b, 0.0, side + 4.5, 2.2, 1.7),
              bar(-0.35 * b, -1.0, is_last ? side + 9.0 : tip - 1.8, 3.0, 1.9)},
             tall);
    const Shape hind_bar =
        is_last
            ? loft({bar(-b - 4.0, 2.0, side + 2.0, 5.8, 4.0),
                    bar(-b - 8.5, 3.4, side + 8.5, 5.0, 3.4),
                    bar(-b - 13.5, 5.2, tip - 6.5, 4.2, 3.2),
                    bar(-b - 17.5, 6.6, tip - 0.5, 3.8, 3.2)},
                   tall)
            : loft({bar(-b - 3.0, 0.5, side + 3.0, 3.4, 2.6),
                    bar(-b - 0.8, 0.0, side + 8.0, 2.8, 1.9), bar(-b - 0.4, -1.2, tip, 3.2, 2.2)},
                   tall);
    const Shape bridge = tube({{v.at(-0.35 * b, -1.6, side + 8.8), 1.9 * mm},
                               {v.at(-b - 1.0, -1.0, side + 9.2), 2.0 * mm}});
    const Shape process = join({front_bar, hind_bar, bridge}, 2.0 * mm);
    const Shape foramen = tube({{v.at(-0.62 * b, -14.0, side + 4.4), 2.9 * mm},
                                {v.at(-0.62 * b, 14.0, side + 4.2), 2.9 * mm}});
    return cut(process, foramen, 0.8 * mm);
}

Shape spinous_process(const BoneContext& context, const VertebraFrame& v, int number) {
    const double root = -(v.half_depth() + v.sizes().canal_depth);
    const Vec3 tip = spinous_tip(context, v);
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
    const Shape horn = tube({{v.at(tip.x + 7.0, tip.y - 0.4, 1.4), 2.6 * mm},
                             {v.at(tip.x + 2.6, tip.y - 1.0, 4.0), 2.4 * mm}});
    return join({stem, both_sides(horn, 0.0)}, 2.0 * mm);
}

Shape lower_cervical(const BoneContext& context, int number) {
    const std::string id = fmt::format("C{}", number);
    const VertebraFrame v{context, id};
    const VertebraSizes& s = v.sizes();
    const double b = v.half_depth();
    const double h = v.half_height();
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
    const Shape pedicle = tube({{v.at(-b + 4.0, 1.0, 0.5 * s.upper_width - 3.5), 3.6 * mm},
                                {pillar + v.along(2.0, 0.5, -1.0), 3.6 * mm}});
    const Shape uncus =
        ellipsoid(v.at(-0.15 * b, h + 0.3, 0.5 * s.upper_width - 1.4),
                  Vec3{0.72 * b, 3.4, 1.9} * mm, {v.forward, v.up, {0.0, 0.0, 1.0}});
    const Shape right =
        join({superior_process(above, pillar, 5.6 * mm), inferior_process(below, pillar, 5.6 * mm),
              lamina, pedicle, transverse_process(v, number == 7)},
             2.5 * mm);
    const Shape back =
        join({both_sides(right, 2.0 * mm), spinous_process(context, v, number)}, 3.5 * mm);
    const Shape body = join({vertebral_body(v), both_sides(uncus, 0.0)}, 2.0 * mm);
    Shape bone = join({body, back}, 2.5 * mm);
    bone = cut(bone, canal(v, {0.6, 8.0, 8.0}), 1.0 * mm);
    return with_inferior_face(with_superior_face(bone, above), below);
}

/// Ring of two arches between the lateral masses; cupped above for the skull, flat below for the
/// axis.
Shape atlas(const BoneContext& context) {
    const Vec3 front = context.landmark("C1_anterior_tubercle");
    const Vec3 rear = context.landmark("C1_posterior_tubercle");
    const Vec3 tip = context.landmark("C1_transverse_process_tip_r");
    const Shape front_arch = tube({{front + point(-4.2, 0.0, 0.0), 4.4 * mm},
                                   {front + point(-5.5, 0.0, 8.0), 4.0 * mm},
                                   {front + point(-13.0, 1.0, 16.0), 5.0 * mm}});
    const Vec3 mass = front + point(-17.0, 2.5, 18.0);
    const Shape lateral_mass = ellipsoid(mass, Vec3{10.0, 8.5, 7.2} * mm);
    const Shape rear_arch = tube({{mass + point(-6.0, -0.5, 2.0), 4.4 * mm},
                                  {mass + point(-20.0, -2.5, 0.0), 3.2 * mm},
                                  {rear + point(7.0, 0.0, 9.0), 3.4 * mm},
                                  {rear + point(3.9, 0.0, 0.0), 3.9 * mm}});
    const Shape process =
        tube({{mass + point(-2.0, -0.5, 4.0), 6.0 * mm}, {tip + point(0.0, 0.0, -4.5), 4.5 * mm}});
    Shape right = join({front_arch, lateral_mass, rear_arch, process}, 4.0 * mm);
    const Shape foramen = tube(
        {{mass + point(-2.6, -14.0, 10.2), 2.6 * mm}, {mass + point(-2.6, 14.0, 10.2), 2.6 * mm}});
    const Shape condyle = ellipsoid(mass + point(1.0, 11.5, -1.5), Vec3{12.0, 7.0, 6.4} * mm);
    const Shape under = block(mass + point(0.0, -12.0, 0.0), Vec3{14.0, 5.5, 11.0} * mm, 1.5 * mm,
                              Axes::towards({1.0, 0.0, 0.0}, {0.0, 1.0, -0.35}));
    right = cut(right, join({foramen, condyle}, 0.0), 1.0 * mm);
    right = cut(right, under, 1.5 * mm);
    return swelling(both_sides(right, 2.0 * mm), front, 1.2 * mm, 5.0 * mm);
}

/// Dens on a body, shoulders for the atlas, a heavy forked spinous process.
Shape axis(const BoneContext& context) {
    const Vec3 base = context.landmark("C2_inferior_endplate_centre");
    const Vec3 tip = context.landmark("C2_spinous_process_tip");
    const Vec3 side = context.landmark("C2_transverse_process_tip_r");
    const Vec3 front_arch = context.landmark("C1_anterior_tubercle");
    const FacetJoint below = facet_joint(context, "C2");
    LoftOptions options;
    options.end_rounding_start = 1.8 * mm;
    options.end_rounding_end = 4.0 * mm;
    const Vec3 dens_base = point(front_arch.x / mm - 9.8, base.y / mm + 13.0, 0.0);
    const Shape body =
        loft({{base, Section::ellipse(8.6 * mm, 8.0 * mm, 2.6)},
              {glm::mix(base, dens_base, 0.5), Section::ellipse(8.2 * mm, 7.2 * mm, 2.4)},
              {dens_base, Section::ellipse(8.0 * mm, 6.0 * mm, 2.2)}},
             options);
    const Shape dens = tube({{dens_base - point(0.0, 3.0, 0.0), 5.6 * mm},
                             {dens_base + point(0.2, 5.0, 0.0), 4.8 * mm},
                             {dens_base + point(-0.3, 12.0, 0.0), 5.0 * mm},
                             {dens_base + point(-1.0, 16.5, 0.0), 3.6 * mm}});
    const Axes slope = Axes::towards({1.0, 0.0, 0.0}, {0.0, 1.0, 0.35});
    const Shape shoulder =
        ellipsoid(dens_base + point(-4.0, -1.0, 14.5), Vec3{8.5, 4.4, 7.8} * mm, slope);
    const Vec3 pars = dens_base + point(-12.0, -6.0, 15.0);
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
    const Shape process = tube({{dens_base + point(-5.0, -6.0, 14.0), 4.2 * mm},
                                {side + point(0.0, 0.0, -2.8), 2.8 * mm}});
    Shape right = join({shoulder, lower, lamina, process}, 3.5 * mm);
    const Shape foramen = tube({{dens_base + point(-6.0, -18.0, 17.0), 2.7 * mm},
                                {dens_base + point(-3.0, 10.0, 19.0), 2.7 * mm}});
    right = cut(right, foramen, 0.8 * mm);
    const Shape back = join({both_sides(right, 2.0 * mm), both_sides(fork, 2.0 * mm)}, 4.0 * mm);
    Shape bone = join({body, dens, back}, 3.5 * mm);
    const double behind = base.x / mm - 17.4;
    const Shape opening =
        loft({{point(behind, 1494.0, 0.0), Section::ellipse(11.5 * mm, 8.8 * mm, 2.1)},
              {point(behind + 1.0, 1514.0, 0.0), Section::ellipse(11.3 * mm, 8.8 * mm, 2.1)},
              {point(behind + 1.5, 1536.0, 0.0), Section::ellipse(12.0 * mm, 9.3 * mm, 2.1)}});
    bone = cut(bone, opening, 1.2 * mm);
    return with_inferior_face(bone, below);
}

}  // namespace

Shape build_cervical(const BoneContext& context, int number) {
    if (number == 1) {
        return atlas(context);
    }
    return number == 2 ? axis(context) : lower_cervical(context, number);
}

}  // namespace jw::forge
