// Lumbar vertebrae: kidney-shaped waisted body, triangular canal, blade-like costal processes,
// cupped facets turned inward, hatchet spinous process.
#include "forge/bones/builders.h"
#include "forge/bones/vertebra.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace jw::forge {

namespace {

using namespace units;

std::string neighbour_above(int number) {
    return number == 1 ? "T12" : fmt::format("L{}", number - 1);
}

/// From the pedicle over the pars to the midline, tall and thin, leaning back; low at L5, where the
/// tips of the facets above come down behind it.
Shape arch(const VertebraFrame& v, int number) {
    const VertebraSizes& s = v.sizes();
    const double b = v.half_depth();
    const double h = v.half_height();
    const double pedicle_up = h - 0.5 * s.pedicle_height - 1.5;
    LoftOptions tall;
    tall.side = v.up;
    tall.end_rounding_start = tall.end_rounding_end = 4.0 * mm;
    // What it melts into adds 1 mm and more to it; at L5 the stout costal process does more.
    const double half_width = 0.5 * std::min(s.pedicle_width - 1.0, 12.0);
    const double beside = 0.5 * (s.canal_width + 0.4) + half_width;
    const Section pedicle_section =
        Section::ellipse(0.5 * s.pedicle_height * mm, half_width * mm, 2.3);
    const Shape pedicle =
        loft({{v.at(-b + 7.0, pedicle_up, beside - 1.0), pedicle_section.scaled(1.15)},
              {v.at(-b - 1.0, pedicle_up, beside), pedicle_section},
              {v.at(-b - 9.0, pedicle_up - 1.0, beside + 0.5), pedicle_section.scaled(1.02)}},
             tall);
    const double arch_back = -(b + s.canal_depth);
    LoftOptions leaning = tall;
    leaning.side = v.along(0.2, 1.0, 0.0);  // laminae come down backward
    constexpr std::array<double, 5> kTall{12.0, 12.0, 12.0, 10.5, 8.5};
    const double half_tall = kTall.at(static_cast<std::size_t>(number - 1));
    // The upper border sinks with the height, the lower one stays.
    const double sunk = 12.0 - half_tall;
    const Shape lamina =
        loft({{v.at(-b - 7.0, pedicle_up - 2.0, beside - 1.0),
               Section::ellipse(7.0 * mm, 3.7 * mm, 2.2)},
              {v.at(-b - 13.0, pedicle_up - 6.5 - 0.5 * sunk, 0.66 * beside + 1.0),
               Section::ellipse((8.5 - 0.5 * sunk) * mm, 3.6 * mm, 2.4)},
              {v.at(arch_back + 3.2, pedicle_up - 10.0 - sunk, 0.36 * beside + 1.0),
               Section::ellipse(half_tall * mm, 3.8 * mm, 2.4)},
              {v.at(arch_back - 1.4, pedicle_up - 11.0 - sunk, 0.0),
               Section::ellipse(half_tall * mm, 4.6 * mm, 2.4)}},
             leaning);
    return join({pedicle, lamina}, 4.0 * mm);
}

/// Flat rib-like process; longest at L3, stout and from the whole pedicle at L5.
Shape costal_process(const VertebraFrame& v, int number) {
    const VertebraSizes& s = v.sizes();
    const double b = v.half_depth();
    const double h = v.half_height();
    const double root_up = h - 0.5 * s.pedicle_height - 2.2;
    const double root_right = 0.5 * s.canal_width + 0.8 * s.pedicle_width;
    const double tip_right = 0.5 * s.span;
    const bool is_last = number == 5;
    LoftOptions blade;
    blade.side = v.up;
    blade.end_rounding_start = 4.0 * mm;
    blade.end_rounding_end = 3.0 * mm;
    const auto station = [&](double forward, double up, double share, double tall, double thick) {
        return Station{
            v.at(-b + forward, root_up + up, glm::mix(root_right - 2.0, tip_right, share)),
            Section::ellipse(tall * mm, thick * mm, 2.2)};
    };
    return is_last ? loft({station(-4.5, 0.0, 0.0, 8.2, 5.2), station(-6.0, 2.0, 0.3, 7.4, 4.8),
                           station(-8.5, 4.6, 0.65, 5.8, 3.4), station(-10.0, 7.0, 1.0, 3.8, 2.4)},
                          blade)
                   : loft({station(-7.0, 0.0, 0.0, 5.2, 4.0), station(-6.0, 0.4, 0.38, 4.6, 2.6),
                           station(-8.5, 1.2, 0.71, 4.8, 2.2), station(-10.0, 2.0, 1.0, 3.6, 2.2)},
                          blade);
}

/// Hatchet: a plate in the midline, thin in the middle, thick along its lower and hind borders.
Shape spinous_process(const BoneContext& context, const VertebraFrame& v, int number) {
    const double root = -(v.half_depth() + v.sizes().canal_depth);
    const double h = v.half_height();
    const Vec3 tip = spinous_tip(context, v);
    constexpr std::array<double, 5> kTall{22.0, 22.0, 21.0, 19.0, 11.0};
    const double tall = kTall.at(static_cast<std::size_t>(number - 1));
    // In line with the lower half of the body and the disc; the landmark's height is a hint only.
    const double low = number == 5 ? std::max(tip.y, -14.0) : -h - (number == 4 ? 4.5 : 5.5);
    // its root begins where the laminae have met: deep below the narrow faces, higher at the broad
    // arch of the last
    const double crest = h - (number == 5 ? 7.5 : 11.0);
    const auto plate = [&](double f, double u, double thickness) {
        return SheetPoint{v.at(f, u, 0.0), thickness * mm};
    };
    SheetDescription hatchet;
    hatchet.normal = {0.0, 0.0, 1.0};
    hatchet.edge_rounding = 3.0 * mm;
    const double middle = 0.5 * (root + tip.x);
    hatchet.outline = {plate(root + 1.0, crest, 6.5),
                       plate(root - 6.0, crest - (number == 5 ? 2.5 : 0.5), 6.5),
                       plate(middle, low + tall + 1.0, 4.6),
                       plate(tip.x + 3.0, low + tall, 6.0),
                       plate(tip.x, low + tall - 5.0, 7.5),
                       plate(tip.x + 0.3, low + 6.0, 8.5),
                       plate(tip.x + 3.5, low + 1.0, 8.0),
                       plate(tip.x + 12.0, low + 1.0, 6.5),
                       plate(root - 4.0, low + 3.5, 7.0),
                       plate(root + 1.0, low + 7.0, 7.0)};
    hatchet.interior = {plate(middle, low + 0.5 * tall, 4.4),
                        plate(root - 5.0, low + 0.6 * tall, 7.0),
                        plate(tip.x + 6.0, low + 0.5 * tall, 5.5)};
    return sheet(hatchet);
}

/// The knob behind the upper facet that multifidus holds on to.
Shape mammillary_process(const FacetJoint& joint) {
    const Vec3 back = joint.side.x < 0.0 ? joint.side : -joint.side;
    return ellipsoid(joint.centre - 1.5 * mm * joint.normal + (joint.half_width + 3.0 * mm) * back +
                         1.0 * mm * joint.up,
                     Vec3{3.0, 7.4, 5.2} * mm, {joint.normal, joint.up, joint.side});
}

/// How far the tips of the facets above slide below their faces in extension, mm (design): no
/// farther, for the bone that stands there stops them.
constexpr std::array<double, 5> kTipReach{2.0, 2.0, 1.0, 1.0, 0.6};

}  // namespace

Shape build_lumbar(const BoneContext& context, int number) {
    const std::string id = fmt::format("L{}", number);
    const VertebraFrame v{context, id};
    const VertebraSizes& s = v.sizes();
    const double b = v.half_depth();
    const double h = v.half_height();
    const FacetJoint above = facet_joint(context, neighbour_above(number));
    const FacetJoint below = facet_joint(context, id);
    const double beside = 0.5 * (s.canal_width + s.pedicle_width);
    const double pedicle_up = h - 0.5 * s.pedicle_height - 1.5;
    const Shape upper = superior_process(above, v.at(-b - 9.0, pedicle_up - 1.0, beside), 4.2 * mm);
    const Vec3 below_local = v.local(below.centre);
    const Shape lower = inferior_process(
        below,
        v.at(-(b + 0.8 * s.canal_depth), pedicle_up - 11.0, 0.5 * (0.62 * beside + below_local.z)),
        4.7 * mm);
    const Shape right =
        join({arch(v, number), upper, mammillary_process(above), lower, costal_process(v, number)},
             5.0 * mm);
    const Shape back =
        join({both_sides(right, 3.0 * mm), spinous_process(context, v, number)}, 5.0 * mm);
    Shape bone = join({vertebral_body(v), back}, 5.0 * mm);
    bone = cut(bone, canal(v, {0.85, 14.0, 14.0, 0.11, 0.7}), 1.5 * mm);
    const double under = pedicle_up - 0.5 * s.pedicle_height - 5.0;
    constexpr std::array<double, 5> kNotchRadii{4.3, 4.3, 4.3, 5.0, 4.8};  // thick roots below
    const double notch_radius = kNotchRadii.at(static_cast<std::size_t>(number - 1));
    const Shape notch =
        tube({{v.at(-b - 4.7, under, 0.3 * s.canal_width), notch_radius * mm},
              {v.at(-b - 4.7, under, 0.5 * s.canal_width + 20.0), (notch_radius + 0.2) * mm}});
    bone = cut(bone, both_sides(notch, 0.0), 1.5 * mm);  // inferior vertebral notch
    const double reach = kTipReach.at(static_cast<std::size_t>(number - 1)) * mm;
    bone = cut(bone, both_sides(tip_recess(above, -1.0, reach), 0.0), 1.5 * mm);
    if (number == 4) {  // the level that flexes most
        bone = cut(bone, both_sides(tip_recess(below, 1.0, 3.0 * mm), 0.0), 1.5 * mm);
    }
    bone = with_superior_face(bone, above);
    bone = with_inferior_face(bone, below);
    for (const double side : {1.0, -1.0}) {
        // accessory process below the upper facet
        const auto beside_midline = [side](Vec3 p) { return Vec3{p.x, p.y, side * p.z}; };
        bone = swelling(bone, beside_midline(v.at(-b - 12.0, pedicle_up - 5.0, beside + 2.5)),
                        1.4 * mm, 6.0 * mm);
    }
    return dent(bone, v.at(-b + 0.5, 0.0, 0.0), 1.2 * mm, 6.0 * mm);
}

}  // namespace jw::forge
