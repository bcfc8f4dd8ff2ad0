// Thoracic vertebrae: heart-shaped body with rib facets, round canal, broad laminae, coronal
// facets, club transverse processes, long spinous processes that slant and overlap most at T5-T8.
#include "forge/bones/builders.h"
#include "forge/bones/vertebra.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace jw::forge {

namespace {

using namespace units;

/// Transverse process: its tip behind the body's hind margin and above the middle, mm (design,
/// leaning back more from T1 to T8, shrinking to tubercles at T11 and T12).
struct Club {
    double back, up, root, tip;
};
constexpr std::array<Club, 12> kClubs{{{14.0, 5.0, 6.0, 5.2},
                                       {17.0, 5.5, 5.8, 5.0},
                                       {21.0, 6.0, 5.6, 5.0},
                                       {24.0, 6.0, 5.5, 5.0},
                                       {25.0, 6.5, 5.5, 5.0},
                                       {26.0, 7.0, 5.5, 5.2},
                                       {26.0, 7.0, 5.5, 5.2},
                                       {25.0, 6.5, 5.6, 5.2},
                                       {23.0, 5.5, 5.6, 5.0},
                                       {20.0, 4.0, 5.6, 4.6},
                                       {14.0, 3.0, 5.4, 4.2},
                                       {12.0, 2.0, 5.4, 4.0}}};

Shape arch(const VertebraFrame& v) {
    const VertebraSizes& s = v.sizes();
    const double b = v.half_depth();
    const double h = v.half_height();
    const double beside = 0.5 * (s.canal_width + s.pedicle_width);
    const double pedicle_up = h - 0.5 * s.pedicle_height - 0.5;
    LoftOptions tall;
    tall.side = v.up;
    tall.end_rounding_start = tall.end_rounding_end = 3.0 * mm;
    const Section section =
        Section::ellipse(0.5 * s.pedicle_height * mm, 0.5 * s.pedicle_width * mm, 2.2);
    const Shape pedicle = loft({{v.at(-b + 7.0, pedicle_up, beside - 0.5), section.scaled(1.15)},
                                {v.at(-b - 1.0, pedicle_up, beside), section},
                                {v.at(-b - 8.0, pedicle_up, beside + 0.5), section.scaled(1.05)}},
                               tall);
    const double back = -(b + s.canal_depth);
    const double half_tall = 0.42 * 2.0 * h;
    const Shape lamina = loft({{v.at(-b - 6.0, pedicle_up, beside + 0.5),
                                Section::ellipse(0.8 * half_tall * mm, 3.6 * mm, 2.2)},
                               {v.at(back + 4.0, 0.1 * h - 1.0, 0.72 * beside + 1.5),
                                Section::ellipse(half_tall * mm, 3.0 * mm, 2.5)},
                               {v.at(back - 1.0, -0.15 * h - 2.0, 0.36 * beside),
                                Section::ellipse(1.05 * half_tall * mm, 2.8 * mm, 2.5)},
                               {v.at(back - 3.5, -0.2 * h - 2.5, 0.0),
                                Section::ellipse(1.05 * half_tall * mm, 3.0 * mm, 2.5)}},
                              tall);
    return join({pedicle, lamina}, 4.0 * mm);
}

Shape transverse_process(const VertebraFrame& v, const Club& club) {
    const VertebraSizes& s = v.sizes();
    const double b = v.half_depth();
    const double beside = 0.5 * (s.canal_width + s.pedicle_width);
    const double tip = 0.5 * s.span - club.tip;
    const double root_up = v.half_height() - 0.5 * s.pedicle_height - 2.0;
    return tube({{v.at(-b - 8.0, root_up, beside + 1.0), club.root * mm},
                 {v.at(-b - 0.5 * (club.back + 7.0), glm::mix(root_up, club.up, 0.6),
                       0.55 * (beside + tip)),
                  0.82 * club.root * mm},
                 {v.at(-b - club.back, club.up, tip), club.tip * mm}});
}

Shape spinous_process(const BoneContext& context, const VertebraFrame& v, int number) {
    const double root = -(v.half_depth() + v.sizes().canal_depth);
    const bool is_low = number >= 11;  // short and tall like a lumbar one
    const Vec3 tip = spinous_tip(context, v) + Vec3{0.0, number == 12 ? 3.0 : 0.0, 0.0};
    LoftOptions tall;
    tall.side = v.up;
    tall.end_rounding_start = 4.0 * mm;
    tall.end_rounding_end = 3.5 * mm;
    // three-sided: a keel above, broader below
    const auto keel = [](double half_tall, double half_thick) {
        return Section::through({{half_tall * mm, 0.0},
                                 {0.3 * half_tall * mm, 0.72 * half_thick * mm},
                                 {-0.75 * half_tall * mm, half_thick * mm},
                                 {-half_tall * mm, 0.0},
                                 {-0.75 * half_tall * mm, -half_thick * mm},
                                 {0.3 * half_tall * mm, -0.72 * half_thick * mm}});
    };
    const double h = v.half_height();
    const Vec3 middle{0.5 * (root + tip.x),
                      0.45 * (-0.25 * h) + 0.55 * tip.y + (is_low ? 1.0 : 2.0), 0.0};
    return loft({{v.at(root + 0.5, -0.2 * h - 1.0, 0.0), keel(0.72 * h, 4.6)},
                 {v.at(root - 5.0, glm::mix(-0.25 * h, middle.y, 0.45), 0.0),
                  keel(is_low ? 8.5 : 7.4, 3.6)},
                 {v.at(middle.x, middle.y, 0.0), keel(is_low ? 8.0 : 5.6, 3.1)},
                 {v.at(glm::mix(middle.x, tip.x, 0.7), glm::mix(middle.y, tip.y, 0.7), 0.0),
                  keel(is_low ? 7.5 : 4.6, 3.3)},
                 {v.at(tip.x + 0.3, tip.y, 0.0), keel(is_low ? 6.5 : 3.9, 3.4)}},
                tall);
}

/// Facets for the heads and tubercles of the ribs: T1 a whole one above and a half below, T2-T9
/// halves at both margins, T10 one above, T11 and T12 one on the pedicle; the transverse ones end
/// at T10.
Shape with_rib_facets(Shape bone, const VertebraFrame& v, int number) {
    const VertebraSizes& s = v.sizes();
    const double b = v.half_depth();
    const double h = v.half_height();
    const Club& club = kClubs[static_cast<std::size_t>(number) - 1];
    for (const double side : {1.0, -1.0}) {
        const double top = side * 0.46 * s.upper_width;
        const double bottom = side * 0.46 * s.lower_width;
        if (number <= 10) {
            const double down = number == 1 ? 4.0 : 1.0;
            bone = dent(bone, v.at(-0.78 * b, h - down, top), 1.5 * mm,
                        (number == 1 ? 6.0 : 5.5) * mm);
            bone =
                dent(bone, v.at(-b - club.back + 4.5, club.up + 0.5, side * (0.5 * s.span - 4.0)),
                     1.2 * mm, 5.0 * mm);
        } else {
            bone = dent(bone,
                        v.at(-b - 1.0, h - 0.5 * s.pedicle_height - 0.5,
                             side * (0.5 * s.canal_width + s.pedicle_width)),
                        1.4 * mm, 6.0 * mm);
        }
        if (number <= 9) {
            bone = dent(bone, v.at(-0.80 * b, -h + 0.5, bottom), 1.2 * mm, 4.8 * mm);
        }
    }
    return bone;
}

}  // namespace

Shape build_thoracic(const BoneContext& context, int number) {
    const std::string id = fmt::format("T{}", number);
    const std::string above_id = number == 1 ? "C7" : fmt::format("T{}", number - 1);
    const VertebraFrame v{context, id};
    const VertebraSizes& s = v.sizes();
    const double b = v.half_depth();
    const double h = v.half_height();
    const double beside = 0.5 * (s.canal_width + s.pedicle_width);
    const double arch_back = -(b + s.canal_depth);
    const FacetJoint above = facet_joint(context, above_id);
    const FacetJoint below = facet_joint(context, id);
    const Shape upper =
        superior_process(above, v.at(-b - 8.0, h - 0.5 * s.pedicle_height, beside), 4.2 * mm);
    const Shape lower = inferior_process(
        below, v.at(arch_back + 1.0, -0.25 * h - 2.0, 0.6 * beside + 1.0), 4.0 * mm);
    const Club& club = kClubs[static_cast<std::size_t>(number) - 1];
    const Shape right = join({arch(v), upper, lower, transverse_process(v, club)}, 4.0 * mm);
    const Shape back =
        join({both_sides(right, 2.5 * mm), spinous_process(context, v, number)}, 5.0 * mm);
    Shape bone = join({vertebral_body(v), back}, 4.0 * mm);
    bone = cut(bone, canal(v, {number >= 11 ? 0.5 : 0.0, 2.0, 4.0}), 1.2 * mm);
    const double under = h - s.pedicle_height - 4.0;
    // wide enough that nothing hangs on between it and the face of the joint below
    const Shape notch = tube({{v.at(-b - 5.4, under, 0.3 * s.canal_width), 4.6 * mm},
                              {v.at(-b - 5.4, under, 0.5 * s.canal_width + 14.0), 4.8 * mm}});
    bone = cut(bone, both_sides(notch, 0.0), 1.2 * mm);  // inferior vertebral notch
    bone = with_superior_face(bone, above);
    bone = with_inferior_face(bone, below);
    bone = with_rib_facets(bone, v, number);
    return dent(bone, v.at(-b + 0.5, 0.0, 0.0), 1.0 * mm, 5.0 * mm);
}

}  // namespace jw::forge
