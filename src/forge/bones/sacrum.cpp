// Sacrum and coccyx. The sacrum is a curved wedge over the plane across its chord from base to
// apex: the end plate of S1 stands square to that chord. Depths of the pelvic and back face
// measured on the built body.
#include "forge/bones/builders.h"
#include "forge/bones/vertebra.h"

#include <algorithm>
#include <array>

namespace jw::forge {

namespace {

using namespace units;

/// Own axes of the sacrum, mm: up the chord from the apex, forward from the middle of the end
/// plate, right.
class SacralFrame {
  public:
    explicit SacralFrame(const BoneContext& context)
        : base_{context.landmark("sacral_base_centre")}, apex_{context.landmark("sacral_apex")} {
        up_ = glm::normalize(base_ - apex_);
        forward_ = {up_.y, -up_.x, 0.0};
        stretch_ = glm::length(base_ - apex_) / (124.9 * mm);
    }
    Vec3 at(double up, double forward, double right) const {
        return apex_ +
               (up * stretch_ * up_ + forward * forward_ + right * Vec3{0.0, 0.0, 1.0}) * mm;
    }
    const Vec3& up() const { return up_; }
    const Vec3& forward() const { return forward_; }

  private:
    Vec3 base_, apex_, up_, forward_;
    double stretch_;
};

/// Four levels of foramina: height on the chord, distance from the midline, depth of the pelvic and
/// the back face, radius of the opening in front and behind, mm.
struct Foramen {
    double up, right, front, back, front_radius, back_radius;
};
constexpr std::array<Foramen, 4> kForamina{{{94.0, 22.5, -1.0, -38.0, 6.2, 4.1},
                                            {70.0, 20.5, -13.0, -42.0, 6.2, 4.1},
                                            {48.5, 18.5, -19.0, -40.0, 4.8, 3.5},
                                            {29.5, 16.5, -17.0, -30.0, 3.9, 4.1}}};

/// Laminae, lateral masses and the lower bodies, as one plate: bodies in front and laminae behind
/// of it, the alae rising to a blunt summit behind, from where they slope forward to the brim.
Shape plate(const SacralFrame& f) {
    struct Place {
        double up, right, front, back;
    };
    constexpr std::array<Place, 21> kRightBorder{
        {{114.5, 9.0, 6.5, -35.5},    {116.0, 17.0, 2.5, -33.0},   {121.0, 26.0, -5.0, -31.5},
         {126.0, 33.0, -15.0, -31.0}, {127.0, 38.0, -20.0, -31.0}, {125.0, 44.5, -20.5, -31.0},
         {120.5, 50.0, -16.0, -30.0}, {113.0, 54.0, -9.0, -28.5},  {102.0, 56.0, -1.0, -24.5},
         {91.0, 55.0, 3.5, -19.5},    {79.0, 51.0, 4.0, -14.5},    {67.5, 45.0, -3.0, -18.0},
         {57.0, 39.0, -12.5, -26.0},  {46.0, 35.0, -17.5, -29.0},  {35.0, 31.5, -16.5, -27.0},
         {25.0, 28.5, -13.5, -22.5},  {16.0, 25.0, -8.5, -17.0},   {9.5, 18.0, -3.5, -12.0},
         {5.0, 13.0, 0.6, -9.0},      {1.0, 11.0, 3.0, -5.0},      {-0.5, 5.0, 3.6, -4.0}}};
    constexpr std::array<Place, 28> kInside{
        {{108.0, 0.0, 7.0, -36.5},   {91.0, 0.0, -2.2, -40.0},   {69.5, 0.0, -11.5, -44.0},
         {52.0, 0.0, -17.5, -44.5},  {40.0, 0.0, -18.0, -40.0},  {31.0, 0.0, -15.5, -35.0},
         {24.5, 0.0, -12.5, -29.5},  {19.0, 0.0, -9.8, -20.5},   {12.0, 0.0, -4.5, -15.0},
         {104.0, 13.0, 3.0, -35.0},  {104.0, 22.0, 0.0, -32.0},  {86.0, 14.0, -2.5, -38.0},
         {69.0, 14.0, -12.0, -41.0}, {51.0, 13.0, -18.0, -40.5}, {36.0, 12.0, -17.5, -33.0},
         {20.0, 11.0, -10.6, -21.0}, {117.0, 31.0, -8.5, -31.5}, {117.0, 38.0, -11.0, -31.0},
         {114.0, 46.0, -8.5, -30.0}, {107.0, 31.0, -4.0, -30.0}, {105.0, 42.0, -3.0, -30.0},
         {97.0, 32.0, -2.5, -31.0},  {83.0, 32.0, -4.5, -33.0},  {66.0, 30.0, -14.5, -33.0},
         {50.0, 26.0, -19.5, -33.5}, {36.0, 22.0, -17.0, -29.0}, {90.0, 45.0, 1.5, -26.0},
         {75.0, 41.0, -2.0, -24.0}}};
    const auto point = [&f](const Place& p, double side) {
        return SheetPoint{f.at(p.up, 0.5 * (p.front + p.back), side * p.right),
                          (p.front - p.back) * mm};
    };
    SheetDescription sacrum;
    sacrum.normal = f.forward();
    sacrum.edge_rounding = 4.0 * mm;
    for (const Place& p : kRightBorder) {
        sacrum.outline.push_back(point(p, 1.0));
    }
    for (auto p = kRightBorder.rbegin(); p != kRightBorder.rend(); ++p) {
        sacrum.outline.push_back(point(*p, -1.0));
    }
    for (const Place& p : kInside) {
        sacrum.interior.push_back(point(p, 1.0));
        if (p.right > 0.0) {
            sacrum.interior.push_back(point(p, -1.0));
        }
    }
    return sheet(sacrum);
}

/// The first body, kidney-shaped above, down to where it is one with the second. Its end plate lies
/// in the plane of its landmarks, not quite square to the chord.
Shape first_body(const BoneContext& context, const SacralFrame& f) {
    const auto kidney = [](double half_width, double half_depth) {
        constexpr std::array<glm::dvec2, 7> kHalf{{{0.0, -0.95},
                                                   {0.3, -0.97},
                                                   {0.66, -0.86},
                                                   {0.95, -0.42},
                                                   {0.98, 0.14},
                                                   {0.78, 0.66},
                                                   {0.42, 0.94}}};
        std::vector<glm::dvec2> outline;
        for (const glm::dvec2& p : kHalf) {
            outline.push_back(glm::dvec2{p.x * half_width, p.y * half_depth} * mm);
        }
        outline.push_back({0.0, half_depth * mm});
        for (auto p = kHalf.rbegin(); p != kHalf.rend() - 1; ++p) {
            outline.push_back(glm::dvec2{-p->x * half_width, p->y * half_depth} * mm);
        }
        return Section::through(outline);
    };
    const Vec3 lie = glm::normalize(context.landmark("sacral_promontory") -
                                    context.landmark("sacral_base_posterior"));
    LoftOptions options;
    options.end_rounding_end = 2.0 * mm;
    options.end_rounding_start = 6.0 * mm;
    options.end_normal_end = {-lie.y, lie.x, 0.0};
    options.dish_end = 1.0 * mm;
    return loft({{f.at(84.0, -11.5, 0.0), kidney(15.0, 8.5)},
                 {f.at(100.0, -7.0, 0.0), kidney(18.0, 9.6)},
                 {f.at(112.0, -3.6, 0.0), kidney(22.0, 13.0)},
                 {f.at(120.0, -1.2, 0.0), kidney(25.5, 15.8)},
                 {context.landmark("sacral_base_centre"), kidney(26.5, 16.5)}},
                options);
}

/// Open from between the upper facets down to the hiatus: wide and flat in front, pointed behind.
Shape sacral_canal(const SacralFrame& f) {
    LoftOptions options;
    options.end_rounding_start = options.end_rounding_end = 2.0 * mm;
    const auto three_sided = [](double wide, double deep) {
        return Section::through({{wide * mm, 0.45 * deep * mm},
                                 {0.6 * wide * mm, 0.9 * deep * mm},
                                 {0.0, 0.85 * deep * mm},
                                 {-0.6 * wide * mm, 0.9 * deep * mm},
                                 {-wide * mm, 0.45 * deep * mm},
                                 {-0.55 * wide * mm, -0.5 * deep * mm},
                                 {0.0, -deep * mm},
                                 {0.55 * wide * mm, -0.5 * deep * mm}});
    };
    return loft({{f.at(2.0, -10.0, 0.0), three_sided(7.0, 3.6)},
                 {f.at(13.0, -18.0, 0.0), three_sided(6.8, 4.2)},
                 {f.at(23.0, -24.5, 0.0), three_sided(6.4, 4.4)},
                 {f.at(36.0, -31.0, 0.0), three_sided(6.4, 4.4)},
                 {f.at(52.0, -35.0, 0.0), three_sided(8.0, 5.0)},
                 {f.at(70.0, -33.0, 0.0), three_sided(10.0, 5.8)},
                 {f.at(90.0, -27.6, 0.0), three_sided(12.5, 6.5)},
                 {f.at(108.0, -25.6, 0.0), three_sided(15.0, 8.0)},
                 {f.at(124.0, -25.6, 0.0), three_sided(16.5, 9.5)},
                 {f.at(140.0, -27.0, 0.0), three_sided(17.5, 10.5)}},
                options);
}

/// The openings, and the beds of the nerves that leave them: forward and aside.
Shape with_foramina(Shape bone, const SacralFrame& f) {
    for (const Foramen& hole : kForamina) {
        for (const double side : {1.0, -1.0}) {
            const double bed = 0.6 * hole.front_radius;
            bone = groove(bone,
                          {f.at(hole.up + 1.0, hole.front, side * hole.right),
                           f.at(hole.up - 1.0, hole.front + 1.0, side * (hole.right + 7.0)),
                           f.at(hole.up - 4.0, hole.front + 2.0, side * (hole.right + 15.0))},
                          bed * mm, 1.35 * hole.front_radius * mm);
            bone =
                dent(bone, f.at(hole.up - 2.0, hole.back, side * hole.right), 1.6 * mm, 7.0 * mm);
        }
        const double middle = 0.5 * (hole.front + hole.back);
        const Shape right =
            tube({{f.at(hole.up + 1.0, hole.front + 5.0, hole.right + 3.5),
                   (hole.front_radius + 1.6) * mm},
                  {f.at(hole.up + 0.5, hole.front - 2.5, hole.right), hole.front_radius * mm},
                  {f.at(hole.up, middle, hole.right - 1.5), hole.back_radius * mm},
                  {f.at(hole.up - 2.5, hole.back - 8.0, hole.right), hole.back_radius * mm}});
        bone = cut(bone, both_sides(right, 0.0), 2.5 * mm);
    }
    return bone;
}

/// A crest with a tubercle for each segment: low between them.
struct Crest {
    std::span<const Vec3> tubercles;  // (up, forward, right) mm
    double height, half_width;        // of the crest, m
    double swell, reach;              // of a tubercle over it, m
};
Shape with_crest(Shape bone, const SacralFrame& f, const Crest& crest, double side) {
    std::vector<Vec3> way;
    for (const Vec3& at : crest.tubercles) {
        way.push_back(f.at(at.x, at.y, side * at.z));
    }
    bone = ridge(bone, way, crest.height, crest.half_width);
    for (const Vec3& at : way) {
        bone = swelling(bone, at, crest.swell, crest.reach);
    }
    return bone;
}

/// Median crest of the spines, intermediate crest of the fused facets, lateral crest of the fused
/// transverse processes; the beds of multifidus between the first two; horns of the hiatus.
Shape with_crests(Shape bone, const SacralFrame& f) {
    constexpr std::array<Vec3, 5> kSpines{{{110.0, -37.0, 0.0},
                                           {100.0, -42.0, 0.0},
                                           {79.0, -45.5, 0.0},
                                           {59.0, -45.5, 0.0},
                                           {42.0, -40.5, 0.0}}};
    constexpr std::array<Vec3, 5> kFacets{{{104.0, -34.0, 18.0},
                                           {82.0, -38.0, 14.5},
                                           {60.0, -40.5, 13.5},
                                           {41.0, -35.5, 12.0},
                                           {25.0, -27.0, 9.0}}};
    constexpr std::array<Vec3, 5> kTransverse{{{103.0, -31.0, 36.0},
                                               {83.0, -33.0, 32.5},
                                               {62.0, -33.0, 29.5},
                                               {42.0, -31.0, 26.0},
                                               {24.0, -22.5, 24.0}}};
    for (const double side : {1.0, -1.0}) {
        bone = groove(bone,
                      {f.at(106.0, -36.0, side * 9.0), f.at(86.0, -39.5, side * 8.5),
                       f.at(66.0, -43.0, side * 8.0), f.at(48.0, -42.0, side * 7.5)},
                      1.8 * mm, 6.5 * mm);
        bone = with_crest(bone, f, {kFacets, 1.2 * mm, 6.0 * mm, 2.2 * mm, 7.5 * mm}, side);
        bone = with_crest(bone, f, {kTransverse, 1.5 * mm, 8.0 * mm, 3.6 * mm, 10.0 * mm}, side);
        bone = ridge(bone,
                     {f.at(30.0, -29.0, side * 8.5), f.at(17.0, -20.0, side * 9.0),
                      f.at(7.0, -11.0, side * 10.0)},
                     2.4 * mm, 4.5 * mm);
        bone = swelling(bone, f.at(12.0, -16.0, side * 9.5), 2.0 * mm, 5.5 * mm);
        bone = roughened(bone, f.at(88.0, -22.0, side * 50.0), 24.0 * mm, 0.3 * mm, 4.5 * mm);
    }
    return with_crest(bone, f, {kSpines, 4.6 * mm, 4.8 * mm, 3.2 * mm, 8.0 * mm}, 1.0);
}

/// Where the bodies are fused, in front.
Shape with_transverse_lines(Shape bone, const SacralFrame& f) {
    constexpr std::array<Vec3, 4> kLines{
        {{83.0, -3.5, 16.0}, {60.5, -14.5, 14.5}, {39.5, -18.0, 13.0}, {21.0, -10.5, 11.5}}};
    for (const Vec3& line : kLines) {
        bone = ridge(bone,
                     {f.at(line.x, line.y, -line.z), f.at(line.x, line.y, 0.0),
                      f.at(line.x, line.y, line.z)},
                     1.1 * mm, 4.5 * mm);
    }
    return bone;
}

/// The upper articular processes: stout three-sided pillars on the border of lamina and ala, short
/// above the face.
Shape upper_processes(const SacralFrame& f, const FacetJoint& lumbosacral) {
    FacetJoint low = lumbosacral;
    low.half_height *= 0.68;
    const Shape stem = superior_process(low, f.at(104.0, -29.0, 24.0), 6.5 * mm);
    const Vec3 behind_the_face = low.centre - 5.5 * mm * low.normal;
    const Shape buttress =
        tube({{f.at(110.0, -22.0, 31.0), 7.0 * mm}, {behind_the_face, 4.0 * mm}});
    // the first pedicle, floor of the way out of the fifth root
    const Vec3 floor = low.centre + Vec3{4.0, -16.0, 1.0} * mm;
    const Shape pedicle = tube({{floor, 6.0 * mm}, {floor + Vec3{13.0, 0.5, 2.0} * mm, 6.0 * mm}});
    return both_sides(join({stem, buttress, pedicle}, 5.0 * mm), 0.0);
}

constexpr double kSacrococcygealGap = 1.4 * mm;

/// The oblique joint between the apex and the coccyx, in the plane of their landmarks.
struct SacrococcygealJoint {
    Vec3 centre, forward, down;

    explicit SacrococcygealJoint(const BoneContext& context)
        : centre{glm::mix(context.landmark("sacral_apex"), context.landmark("coccyx_top"), 0.5)},
          forward{glm::normalize(context.landmark("coccyx_top") - context.landmark("sacral_apex"))},
          down{forward.y, -forward.x, 0.0} {}
};

Shape below_the_apex(const BoneContext& context) {
    const SacrococcygealJoint joint{context};
    const Vec3 half = Vec3{15.0, 10.0, 20.0} * mm;
    return block(joint.centre + (half.y - 0.5 * kSacrococcygealGap) * joint.down, half, 1.0 * mm,
                 {joint.forward, -joint.down, {0.0, 0.0, 1.0}});
}

}  // namespace

Shape build_sacrum(const BoneContext& context) {
    const SacralFrame f{context};
    const FacetJoint lumbosacral = facet_joint(context, "L5");
    const Shape wedge = cut(plate(f), below_the_apex(context), 1.5 * mm);
    Shape bone = join({wedge, first_body(context, f)}, 8.0 * mm);
    bone = join({bone, upper_processes(f, lumbosacral)}, 6.0 * mm);
    bone = cut(bone, sacral_canal(f), 1.8 * mm);
    bone = with_crests(with_foramina(with_transverse_lines(bone, f), f), f);
    bone = cut(bone, both_sides(tip_recess(lumbosacral, -1.0, 11.5 * mm), 0.0), 1.5 * mm);
    bone = with_superior_face(bone, lumbosacral);
    // the auricular faces follow the ilium at the width of the joint
    const Shape ilium = grown(build_hip_bone(context), 2.6 * mm);
    bone = cut(bone, join({ilium, mirrored(ilium)}, 0.0), 1.5 * mm);
    for (const double side : {1.0, -1.0}) {
        // the bed of the interosseous ligaments, in the bend of the ear-shaped face
        bone = dent(bone, f.at(99.0, -26.0, side * 42.5), 3.0 * mm, 12.0 * mm);
    }
    return bone;
}

/// Four pieces that are fused at their waists, each broadest near its upper end; the first has
/// transverse processes and horns.
Shape build_coccyx(const BoneContext& context) {
    const Vec3 top = context.landmark("coccyx_top");
    const Vec3 tip = context.landmark("coccyx_tip");
    const Vec3 down = glm::normalize(tip - top);
    const Vec3 forward{-down.y, down.x, 0.0};
    const SacrococcygealJoint joint{context};
    const auto behind_chord = [&](double share, double depth) {
        return glm::mix(top, tip, share) - depth * mm * forward;
    };
    constexpr int kSteps = 50;
    const std::vector<Vec3> path =
        spline({joint.centre + 0.5 * kSacrococcygealGap * joint.down, behind_chord(0.38, 4.4),
                behind_chord(0.68, 3.3), behind_chord(0.86, 2.1), behind_chord(1.0, 1.0)},
               kSteps + 1);
    struct Piece {
        int step;  // of the path
        double half_width, half_depth;
    };
    constexpr std::array<Piece, 16> kPieces{{{0, 8.6, 3.8},
                                             {3, 10.9, 4.0},
                                             {7, 10.2, 3.9},
                                             {11, 7.6, 3.4},
                                             {14, 6.6, 2.9},
                                             {17, 7.6, 3.1},
                                             {20, 7.3, 3.1},
                                             {24, 5.8, 2.7},
                                             {26, 5.1, 2.4},
                                             {29, 5.7, 2.6},
                                             {32, 5.4, 2.5},
                                             {36, 4.2, 2.2},
                                             {38, 3.7, 2.0},
                                             {41, 4.0, 2.1},
                                             {45, 3.4, 1.9},
                                             {50, 1.9, 1.4}}};
    std::vector<Station> stations;
    for (const Piece& piece : kPieces) {
        stations.push_back({path[static_cast<std::size_t>(piece.step)],
                            Section::ellipse(piece.half_width * mm, piece.half_depth * mm, 2.2)});
    }
    LoftOptions options;
    options.end_normal_start = -joint.down;
    options.end_rounding_start = 1.2 * mm;
    options.end_rounding_end = 1.2 * mm;
    const Vec3 root = joint.centre - 3.2 * mm * joint.forward + 3.0 * mm * joint.down;
    const Shape horn = tube({{root + Vec3{0.0, 0.0, 6.0} * mm, 2.2 * mm},
                             {root + Vec3{-2.2, 2.2, 6.6} * mm, 1.8 * mm},
                             {root + Vec3{-3.6, 4.4, 7.4} * mm, 1.4 * mm}});
    return join({loft(stations, options), both_sides(horn, 0.0)}, 3.0 * mm);
}

}  // namespace jw::forge
