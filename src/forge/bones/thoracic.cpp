// Thoracic vertebrae: heart-shaped body with faces for the ribs, round canal, one broad plate from
// the upper to the lower facets whose lower border covers the neighbour like a roof tile, coronal
// facets, clubbed transverse processes, three-sided spinous processes that slant most at T5-T8.
#include "forge/bones/builders.h"
#include "forge/bones/costal.h"
#include "forge/bones/vertebra.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace jw::forge {

namespace {

using namespace units;

/// What the parts of one vertebra are made from; lengths mm in the vertebra's frame.
struct Level {
    Level(const BoneContext& context, int n)
        : number{n},
          v{context, fmt::format("T{}", n)},
          above{facet_joint(context, n == 1 ? "C7" : fmt::format("T{}", n - 1))},
          below{facet_joint(context, fmt::format("T{}", n))} {}

    int number;
    VertebraFrame v;
    FacetJoint above, below;

    double beside() const { return 0.5 * (v.sizes().canal_width + v.sizes().pedicle_width); }
    double pedicle_up() const { return v.half_height() - 0.5 * v.sizes().pedicle_height - 0.5; }
    /// Behind the canal, in the midline.
    double roof() const { return hollow() - (v.half_depth() + v.sizes().canal_depth); }
    /// Of the body's hind wall from side to side, least where it turns kidney-shaped: the canal
    /// begins there, mm (design).
    double hollow() const { return number >= 10 ? 0.2 : 0.8; }
    bool turns_to_lumbar() const { return below.cup_radius > 0.0; }
};

/// The plate that carries all four facets: its middle surface runs from in front of the upper facet
/// to behind the lower one and bows back to the midline.
class Lamina {
  public:
    explicit Lamina(const Level& level) : level_{level} {
        const double behind = 0.5 * kAtFacets - 0.2;
        up_ = level.v.local(level.above.centre - behind * mm * level.above.normal);
        low_ = level.v.local(level.below.centre + behind * mm * level.below.normal);
        bow_ = line(middle()).x - (level.roof() - 0.5 * kInMidline + 0.3);
    }

    double middle() const { return 0.5 * (top() + bottom()); }
    double top() const { return up_.y - half_height(level_.above) - 3.5; }
    double bottom() const {
        return low_.y - (level_.turns_to_lumbar() ? 0.2 : 1.0) * half_height(level_.below);
    }
    /// Forward of the middle surface.
    double forward(double up, double right) const {
        const Vec3 at = line(up);
        const double share = right / at.z;
        return at.x - bow_ * bow_share(up) * (1.0 - share * share);
    }

    Shape build() const {
        const double upper_tall = half_height(level_.above);
        const double upper_wide = level_.above.half_width / mm + 1.0;
        // not into the canal
        const double inner = std::max(up_.z - upper_wide, 0.38 * level_.v.sizes().canal_width);
        const double lower_tall = half_height(level_.below);
        const double lower_wide = level_.below.half_width / mm + 1.0;
        const double isthmus = glm::mix(low_.y, up_.y, 0.42);
        const double waist = glm::mix(low_.z, up_.z, 0.42) + 0.6 * lower_wide;
        // back view of the right half, from the midline above round to the midline below
        std::vector<Edge> edge{
            {top() - 1.5, 0.0, kInMidline},
            {top(), 0.42 * up_.z, kInMidline},
            {up_.y - 0.5 * upper_tall, inner, kAtFacets},
            {up_.y + 0.5 * upper_tall, inner, kAtFacets},
            {up_.y + upper_tall + 0.6, up_.z, 0.9 * kAtFacets},
            {up_.y + 0.5 * upper_tall, up_.z + 0.9 * upper_wide, kAtFacets},
            {up_.y - 0.5 * upper_tall, up_.z + upper_wide, kAtFacets},
            {level_.pedicle_up() + 1.0, level_.beside() + 3.0, 6.5},
            {isthmus, waist, 5.5},
        };
        const std::vector<Edge> tail =
            level_.turns_to_lumbar()
                ? std::vector<Edge>{{low_.y + lower_tall, low_.z, 5.5},
                                    {bottom() + 3.0, 0.7 * low_.z, kInMidline}}
                : std::vector<Edge>{
                      {low_.y + 0.35 * lower_tall, low_.z + lower_wide, kAtFacets},
                      {low_.y - 0.4 * lower_tall, low_.z + 0.86 * lower_wide, kAtFacets},
                      {low_.y - lower_tall - 0.6, low_.z + 0.1 * lower_wide, 0.9 * kAtFacets},
                      {low_.y - 0.85 * lower_tall, low_.z - 0.7 * lower_wide, kAtFacets},
                      {bottom() + 2.6, 0.25 * low_.z, 4.2}};
        edge.insert(edge.end(), tail.begin(), tail.end());
        edge.push_back({bottom() + 3.0, 0.0, 4.0});
        SheetDescription plate;
        plate.normal = glm::normalize(level_.above.normal * Vec3{1.0, 1.0, 0.0} +
                                      level_.v.along(-1.0, 0.0, 0.0) / mm);
        plate.edge_rounding = 2.4 * mm;
        for (const Edge& e : edge) {
            plate.outline.push_back(point(e, 1.0));
        }
        for (auto e = edge.rbegin() + 1; e + 1 != edge.rend(); ++e) {
            plate.outline.push_back(point(*e, -1.0));
        }
        for (const double side : {1.0, -1.0}) {
            plate.interior.push_back(point({up_.y, up_.z, kAtFacets}, side));
            plate.interior.push_back(point({low_.y, low_.z, kAtFacets}, side));
            plate.interior.push_back(point({middle(), 0.5 * up_.z, kInMidline}, side));
            plate.interior.push_back(point({top() + 3.0, up_.z, 5.4}, side));
        }
        plate.interior.push_back(point({middle(), 0.0, kInMidline}, 1.0));
        return sheet(plate);
    }

  private:
    /// Thickness, mm: before the faces are cut, and in the midline.
    static constexpr double kAtFacets = 5.8;
    static constexpr double kInMidline = 5.6;

    struct Edge {
        double up, right, thickness;
    };

    static double half_height(const FacetJoint& joint) { return joint.half_height / mm; }
    /// (forward, up, right) where the line from lower to upper facet passes `up`.
    Vec3 line(double up) const { return glm::mix(low_, up_, (up - low_.y) / (up_.y - low_.y)); }
    /// Faces lie flat, so the plate bows less beside them.
    double bow_share(double up) const {
        const double below_upper = std::clamp((up_.y - up) / 9.0, 0.0, 1.0);
        const double above_lower = std::clamp((up - low_.y + 4.0) / 8.0, 0.0, 1.0);
        return below_upper * glm::mix(0.6, 1.0, above_lower);
    }
    SheetPoint point(const Edge& e, double side) const {
        return {level_.v.at(forward(e.up, e.right), e.up, side * e.right), e.thickness * mm};
    }

    const Level& level_;
    Vec3 up_{0.0}, low_{0.0};
    double bow_ = 0.0;
};

Shape pedicle(const Level& level, const Lamina& lamina) {
    const VertebraFrame& v = level.v;
    const VertebraSizes& s = v.sizes();
    const double b = v.half_depth();
    const double up = level.pedicle_up();
    LoftOptions tall;
    tall.side = v.up;
    tall.end_rounding_start = tall.end_rounding_end = 3.0 * mm;
    const Section section = Section::ellipse((0.5 * s.pedicle_height + 0.2) * mm,
                                             (0.5 * s.pedicle_width + 0.2) * mm, 2.2);
    const double end = lamina.forward(up, level.beside());
    // where the canal is wider than the body it comes out of the side of the body obliquely
    const double from = std::min(level.beside() - 0.5, 0.36 * s.upper_width);
    return loft({{v.at(-b + 5.5, up, from), section.scaled(1.05)},
                 {v.at(-b - 1.0, up, level.beside()), section},
                 {v.at(0.5 * (end - b), up, level.beside() + 0.3), section},
                 {v.at(end, up, level.beside() + 0.5), section.scaled(0.95)}},
                tall);
}

/// Stout, waisted, clubbed at the end. The last two are stubs with tubercles.
Shape clubbed_process(const Level& level, const Lamina& lamina) {
    const VertebraFrame& v = level.v;
    const double club = transverse_process(level.number).club;
    const Vec3 tip = v.local(transverse_club(v, level.number));
    const double root_up = level.pedicle_up() - 1.0;
    const Vec3 root{lamina.forward(root_up, level.beside()) + 2.5, root_up, level.beside() + 1.0};
    const Vec3 out = glm::normalize(tip - root);
    const auto at = [&](const Vec3& p) { return v.at(p.x, p.y, p.z); };
    LoftOptions tall;
    tall.side = v.up;
    tall.end_rounding_start = 3.0 * mm;
    tall.end_rounding_end = 3.6 * mm;
    const bool is_stub = level.number >= 11;
    const double waist = is_stub ? 1.15 : 1.0;
    return loft({{at(root - 2.0 * out), Section::ellipse(1.35 * club * mm, 5.0 * mm, 2.2)},
                 {at(glm::mix(root, tip, 0.33)),
                  Section::ellipse(1.12 * waist * club * mm, 4.3 * waist * mm, 2.2)},
                 {at(glm::mix(root, tip, 0.66)),
                  Section::ellipse(0.95 * waist * club * mm, 3.8 * waist * mm, 2.2)},
                 {at(tip - 0.5 * out), Section::ellipse(1.02 * club * mm, 4.3 * mm, 2.6)},
                 {at(tip + 4.0 * out), Section::ellipse(0.9 * club * mm, 3.6 * mm, 2.6)}},
                tall);
}

/// How the spinous processes differ: how far the tip lies under its coarse landmark, half heights
/// at the root, in the middle and at the end, mm (design after anatomy texts: slender and steep in
/// the middle, tall plates at the last two).
struct Spine {
    double sink, root, middle, end;
};
constexpr std::array<Spine, 12> kSpines{{{-4.0, 6.5, 5.4, 4.6},
                                         {-2.0, 6.2, 5.2, 4.4},
                                         {0.0, 6.0, 4.9, 4.0},
                                         {2.0, 5.8, 4.7, 3.8},
                                         {5.0, 5.6, 4.5, 3.6},
                                         {5.5, 5.6, 4.4, 3.6},
                                         {5.0, 5.6, 4.5, 3.7},
                                         {6.5, 5.8, 4.8, 3.9},
                                         {5.0, 6.6, 5.8, 4.6},
                                         {1.0, 8.0, 7.0, 5.6},
                                         {0.0, 9.0, 8.2, 6.8},
                                         {-3.0, 9.2, 8.6, 7.4}}};

/// A blade in the midline, seen from the side: keeled above, broader below, blunt at the tip.
Shape spinous_process(const BoneContext& context, const Level& level, const Lamina& lamina) {
    const VertebraFrame& v = level.v;
    const Spine& form = kSpines.at(static_cast<std::size_t>(level.number - 1));
    const double root_up = lamina.middle() - 1.5;
    const Vec3 root{lamina.forward(root_up, 0.0), root_up, 0.0};
    const Vec3 tip = spinous_tip(context, v) - Vec3{0.0, form.sink, 0.0};
    const Vec3 along = glm::normalize(tip - root);
    const Vec3 across{along.y, -along.x, 0.0};  // up and back
    const double length = glm::length(tip - root);
    const auto point = [&](double share, double over, double thickness) {
        const Vec3 p = root + share * length * along + over * across;
        return SheetPoint{v.at(p.x, p.y, 0.0), thickness * mm};
    };
    SheetDescription blade;
    blade.normal = {0.0, 0.0, 1.0};
    blade.edge_rounding = 2.4 * mm;
    const double end = 1.0 - 2.5 / length;
    // between slender lower processes there is less room
    const double broad = level.turns_to_lumbar() ? 11.0 : 18.0;
    blade.outline = {point(-0.04, form.root, 9.0),
                     point(0.22, 0.5 * (form.root + form.middle), 4.6),
                     point(0.6, form.middle, 3.2),
                     point(end, form.end, 4.6),
                     point(1.0, 0.55 * form.end, 6.0),
                     point(1.01, -0.55 * form.end, 6.8),
                     point(end, -form.end, 7.0),
                     point(0.6, -form.middle, 6.2),
                     point(0.22, -0.5 * (form.root + form.middle), 11.0),
                     point(-0.04, -form.root, broad)};
    blade.interior = {point(0.06, 0.0, 14.0), point(0.32, 0.0, 7.5), point(0.62, 0.0, 5.0),
                      point(0.94, 0.0, 6.4)};
    return sheet(blade);
}

/// Hollows the faces for the heads and tubercles of the ribs: T1 a whole one and a half below,
/// T2-T9 halves at both margins, T10 to T12 one; none on the transverse processes of T11 and T12.
Shape with_rib_faces(Shape bone, const BoneContext& context, const Level& level) {
    const auto hollow = [&bone](const CostalFace& face, double radius) {
        // a shallow cup whose rim has the given radius
        constexpr double kDeep = 1.8 * mm;
        const double round = 0.5 * (radius * radius + kDeep * kDeep) / kDeep;
        const Shape ball = sphere(face.centre + (round - kDeep) * face.normal, round);
        const Shape around = ellipsoid(face.centre + 1.0 * mm * face.normal,
                                       Vec3{4.0 * mm, 1.1 * radius, 1.1 * radius},
                                       Axes::towards(face.normal, {0.0, 1.0, 0.0}));
        bone = cut(bone, both_sides(common(ball, around, 1.0 * mm), 0.0), 1.0 * mm);
    };
    hollow(head_face(context, level.number), level.number == 1    ? 4.3 * mm
                                             : level.number >= 10 ? 5.4 * mm
                                                                  : 5.8 * mm);
    if (level.number < 9) {
        hollow(head_face(context, level.number + 1), 5.8 * mm);
    }
    if (level.number <= 10) {
        hollow(tubercle_face(context, level.number), 4.8 * mm);
    }
    return bone;
}

}  // namespace

Shape build_thoracic(const BoneContext& context, int number) {
    const Level level{context, number};
    const VertebraFrame& v = level.v;
    const double b = v.half_depth();
    const double h = v.half_height();
    const Lamina lamina{level};
    std::vector<Shape> right{pedicle(level, lamina), clubbed_process(level, lamina)};
    if (level.turns_to_lumbar()) {
        right.push_back(inferior_process(
            level.below, v.at(level.roof() + 1.0, lamina.bottom() + 5.0, 0.6 * level.beside()),
            4.4 * mm));
    }
    const Shape sides = both_sides(join(right, 3.0 * mm), 0.0);
    const Shape back =
        join({lamina.build(), sides, spinous_process(context, level, lamina)}, 4.0 * mm);
    Shape bone = join({vertebral_body(v), back}, 4.0 * mm);
    bone = cut(bone,
               canal(v, {.pointed = number >= 11 ? 0.5 : 0.0,
                         .above = -2.0,
                         .below = level.turns_to_lumbar() ? 6.0 : -h - lamina.bottom() + 1.0,
                         .slant = 0.05,
                         .floor_above = level.hollow() + 0.6,
                         .floor_below = level.hollow() - 0.7}),
               0.8 * mm);
    const double under = h - v.sizes().pedicle_height - 4.0;
    // wide enough that nothing hangs on between it and the face of the joint below
    const double half_canal = 0.5 * v.sizes().canal_width;
    const Shape notch = tube({{v.at(-b - 5.4, under, 0.6 * half_canal), 4.6 * mm},
                              {v.at(-b - 5.4, under, half_canal + 14.0), 4.8 * mm}});
    bone = cut(bone, both_sides(notch, 0.0), 1.2 * mm);  // inferior vertebral notch
    bone = with_superior_face(bone, level.above);
    bone = with_inferior_face(bone, level.below);
    bone = with_rib_faces(bone, context, level);
    if (number >= 11) {
        // the stub ends in three tubercles: lateral, and those of the lumbar vertebrae to come
        const Vec3 stub = transverse_club(v, number);
        for (const double over : {6.0, -5.0}) {
            const Vec3 knob = stub + v.along(-2.5, over, -1.0);
            for (const double side : {1.0, -1.0}) {
                bone = swelling(bone, {knob.x, knob.y, side * knob.z}, 2.2 * mm, 5.5 * mm);
            }
        }
    }
    return dent(bone, v.at(-b + 0.5, 0.0, 0.0), 0.5 * mm, 5.0 * mm);
}

}  // namespace jw::forge
