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
                                            {70.0, 20.5, -13.0, -42.0, 6.2, 3.6},
                                            {48.5, 18.5, -19.0, -40.0, 4.8, 3.5},
                                            {29.5, 16.5, -17.0, -30.0, 3.9, 4.1}}};

Shape wedge(const SacralFrame& f) {
    // (up, right) of the place, then depth of the pelvic face and of the back face
    const auto plate = [&f](double up, double right, double front, double back) {
        return SheetPoint{f.at(up, 0.5 * (front + back), right), (front - back) * mm};
    };
    struct Place {
        double up, right, front, back;
    };
    constexpr std::array<Place, 21> kRightBorder{
        {{126.5, 12.0, 15.0, -16.0}, {126.0, 19.0, 13.0, -15.0}, {121.0, 25.0, 6.0, -18.0},
         {119.0, 31.0, -3.0, -24.0}, {121.0, 40.0, -9.0, -27.0}, {119.0, 49.0, -9.0, -28.0},
         {112.0, 54.5, -5.0, -28.0}, {100.0, 56.0, 1.0, -24.0},  {87.0, 54.5, 4.0, -19.0},
         {75.0, 50.0, 3.0, -14.0},   {64.0, 43.0, -6.0, -18.0},  {53.0, 36.5, -16.0, -28.0},
         {43.0, 33.5, -18.0, -29.0}, {34.0, 31.0, -17.0, -27.0}, {25.0, 28.0, -14.0, -22.0},
         {16.0, 25.0, -9.0, -17.0},  {9.0, 19.0, -4.0, -12.0},   {4.5, 13.5, 0.5, -8.0},
         {1.0, 11.0, 3.0, -5.0},     {-0.5, 6.0, 3.5, -4.5},     {-0.5, 2.0, 3.5, -4.5}}};
    constexpr std::array<Place, 24> kInside{
        {{108.0, 0.0, 7.0, -36.5},   {91.0, 0.0, -0.5, -41.0},   {69.5, 0.0, -11.5, -46.0},
         {52.0, 0.0, -18.0, -46.0},  {40.0, 0.0, -18.0, -38.0},  {29.0, 0.0, -16.0, -28.5},
         {20.0, 0.0, -11.0, -21.5},  {12.0, 0.0, -5.0, -16.0},   {117.0, 12.0, 10.0, -28.0},
         {104.0, 14.0, 4.0, -36.5},  {86.0, 14.0, -2.5, -38.0},  {69.0, 14.0, -12.0, -41.5},
         {51.0, 13.0, -18.5, -41.0}, {36.0, 12.0, -18.0, -31.0}, {19.0, 11.0, -10.5, -20.0},
         {108.0, 30.0, -7.0, -29.0}, {97.0, 32.0, -4.0, -31.5},  {83.0, 32.0, -5.0, -32.0},
         {66.0, 30.0, -15.0, -32.5}, {50.0, 26.0, -20.5, -33.0}, {36.0, 22.0, -18.0, -28.0},
         {102.0, 44.0, -2.0, -29.0}, {88.0, 44.0, 1.0, -26.0},   {74.0, 41.0, -2.0, -24.0}}};
    SheetDescription sacrum;
    sacrum.normal = f.forward();
    sacrum.edge_rounding = 4.0 * mm;
    for (const Place& p : kRightBorder) {
        sacrum.outline.push_back(plate(p.up, p.right, p.front, p.back));
    }
    for (auto p = kRightBorder.rbegin(); p != kRightBorder.rend(); ++p) {
        sacrum.outline.push_back(plate(p->up, -p->right, p->front, p->back));
    }
    for (const Place& p : kInside) {
        sacrum.interior.push_back(plate(p.up, p.right, p.front, p.back));
        if (p.right > 0.0) {
            sacrum.interior.push_back(plate(p.up, -p.right, p.front, p.back));
        }
    }
    return sheet(sacrum);
}

/// Open from between the upper facets down to the hiatus.
Shape sacral_canal(const SacralFrame& f) {
    LoftOptions options;
    options.end_rounding_start = options.end_rounding_end = 2.0 * mm;
    const auto three_sided = [](double wide, double deep) {
        return Section::through({{wide * mm, -0.35 * deep * mm},
                                 {0.5 * wide * mm, 0.7 * deep * mm},
                                 {0.0, deep * mm},
                                 {-0.5 * wide * mm, 0.7 * deep * mm},
                                 {-wide * mm, -0.35 * deep * mm},
                                 {-0.5 * wide * mm, -0.85 * deep * mm},
                                 {0.5 * wide * mm, -0.85 * deep * mm}});
    };
    return loft({{f.at(5.0, -19.0, 0.0), three_sided(4.6, 4.0)},
                 {f.at(20.0, -24.5, 0.0), three_sided(4.8, 4.2)},
                 {f.at(34.0, -30.0, 0.0), three_sided(6.0, 4.0)},
                 {f.at(52.0, -35.0, 0.0), three_sided(7.5, 4.6)},
                 {f.at(70.0, -33.0, 0.0), three_sided(9.5, 6.0)},
                 {f.at(90.0, -28.0, 0.0), three_sided(12.0, 7.0)},
                 {f.at(108.0, -25.0, 0.0), three_sided(14.0, 8.5)},
                 {f.at(124.0, -26.5, 0.0), three_sided(16.0, 11.5)},
                 {f.at(140.0, -28.0, 0.0), three_sided(17.0, 13.0)}},
                options);
}

Shape with_foramina(Shape bone, const SacralFrame& f) {
    for (const Foramen& hole : kForamina) {
        const double middle = 0.5 * (hole.front + hole.back);
        const Shape right =
            tube({{f.at(hole.up + 2.0, hole.front + 5.0, hole.right + 3.5),
                   (hole.front_radius + 1.6) * mm},
                  {f.at(hole.up + 0.5, hole.front - 2.5, hole.right), hole.front_radius * mm},
                  {f.at(hole.up, middle, hole.right - 1.5), hole.back_radius * mm},
                  {f.at(hole.up - 2.5, hole.back - 8.0, hole.right), hole.back_radius * mm}});
        bone = cut(bone, both_sides(right, 0.0), 1.8 * mm);
    }
    return bone;
}

/// Transverse lines on the pelvic face; median, intermediate and lateral crests behind; horns of
/// the hiatus.
Shape with_crests(Shape bone, const SacralFrame& f) {
    const std::array<Vec3, 4> lines{
        {{83.0, -2.5, 14.0}, {60.5, -14.5, 13.0}, {39.5, -18.3, 11.5}, {21.0, -12.0, 10.0}}};
    for (const Vec3& line : lines) {
        bone = ridge(bone,
                     {f.at(line.x, line.y, -line.z), f.at(line.x, line.y, 0.0),
                      f.at(line.x, line.y, line.z)},
                     1.0 * mm, 4.0 * mm);
    }
    bone = ridge(bone,
                 {f.at(108.0, -37.5, 0.0), f.at(90.0, -42.0, 0.0), f.at(68.0, -47.0, 0.0),
                  f.at(50.0, -46.0, 0.0), f.at(38.0, -37.0, 0.0)},
                 4.5 * mm, 6.0 * mm);
    const std::array<Vec3, 4> spines{
        {{100.0, -43.5, 0.0}, {79.0, -48.0, 0.0}, {60.0, -49.5, 0.0}, {44.0, -43.5, 0.0}}};
    for (const Vec3& at : spines) {
        bone = swelling(bone, f.at(at.x, at.y, 0.0), 4.2 * mm, 8.0 * mm);
    }
    for (const double side : {1.0, -1.0}) {
        // the bed of multifidus between the median crest and the knobs beside it
        bone = groove(bone,
                      {f.at(106.0, -36.0, side * 9.5), f.at(88.0, -40.0, side * 9.0),
                       f.at(68.0, -43.5, side * 8.5), f.at(52.0, -42.0, side * 8.0)},
                      2.2 * mm, 5.5 * mm);
        const std::array<Vec3, 4> inner{
            {{83.0, -39.5, 15.0}, {61.0, -41.5, 14.0}, {42.0, -36.0, 12.5}, {27.0, -27.0, 10.5}}};
        const std::array<Vec3, 4> outer{
            {{86.0, -32.5, 31.0}, {66.0, -32.5, 29.0}, {46.0, -32.0, 25.5}, {30.0, -26.5, 22.0}}};
        for (const Vec3& at : inner) {
            bone = swelling(bone, f.at(at.x, at.y, side * at.z), 2.6 * mm, 6.5 * mm);
        }
        for (const Vec3& at : outer) {
            bone = swelling(bone, f.at(at.x, at.y, side * at.z), 4.0 * mm, 8.5 * mm);
        }
        bone = ridge(bone, {f.at(26.0, -26.0, side * 8.0), f.at(12.0, -16.5, side * 8.5)}, 2.6 * mm,
                     5.0 * mm);  // horns
        bone = roughened(bone, f.at(88.0, -22.0, side * 50.0), 24.0 * mm, 0.3 * mm, 4.5 * mm);
    }
    return bone;
}

/// The free room over the end plate of S1, which lies in the plane of its landmarks, not quite
/// square to the chord.
Shape above_the_base(const BoneContext& context) {
    const Vec3 front = context.landmark("sacral_promontory");
    const Vec3 back = context.landmark("sacral_base_posterior");
    const Vec3 forward = glm::normalize(front - back);
    const Vec3 up{-forward.y, forward.x, 0.0};
    const Vec3 half = Vec3{20.0, 8.0, 27.0} * mm;
    return block(0.5 * (front + back) + half.y * up, half, 1.0 * mm,
                 {forward, up, {0.0, 0.0, 1.0}});
}

}  // namespace

Shape build_sacrum(const BoneContext& context) {
    const SacralFrame f{context};
    const FacetJoint lumbosacral = facet_joint(context, "L5");
    // Short and stout: the face is there, but hardly anything above it.
    FacetJoint low = lumbosacral;
    low.half_height *= 0.76;
    const Shape upper = superior_process(low, f.at(104.0, -29.0, 24.0), 6.0 * mm);
    const Shape body = cut(wedge(f), above_the_base(context), 2.5 * mm);
    Shape bone = join({body, both_sides(upper, 0.0)}, 6.0 * mm);
    bone = cut(bone, sacral_canal(f), 1.8 * mm);
    bone = with_crests(with_foramina(bone, f), f);
    bone = cut(bone, both_sides(tip_recess(lumbosacral, -1.0, 9.0 * mm), 0.0), 1.5 * mm);
    bone = with_superior_face(bone, lumbosacral);
    // the auricular faces follow the ilium at the width of the joint
    const Shape ilium = grown(build_hip_bone(context), 2.6 * mm);
    return cut(bone, join({ilium, mirrored(ilium)}, 0.0), 1.5 * mm);
}

Shape build_coccyx(const BoneContext& context) {
    const Vec3 top = context.landmark("coccyx_top");
    const Vec3 tip = context.landmark("coccyx_tip");
    const Vec3 apex = context.landmark("sacral_apex");
    const std::vector<Vec3> path = spline(
        {glm::mix(top, apex, 0.45) + Vec3{0.0, -5.0, 0.0} * mm, top + Vec3{0.8, -13.5, 0.0} * mm,
         glm::mix(top, tip, 0.72) + Vec3{-1.5, -1.0, 0.0} * mm, tip + Vec3{-1.6, 2.0, 0.0} * mm},
        4);
    const std::array<Vec3, 4> radii{
        {{4.0, 5.0, 11.5}, {3.6, 4.6, 8.0}, {3.2, 4.2, 5.8}, {2.6, 4.4, 3.8}}};
    std::vector<Shape> pieces;
    for (std::size_t i = 0; i < path.size(); ++i) {
        const Vec3 along = path[std::min(i + 1, path.size() - 1)] - path[i == 0 ? 0 : i - 1];
        const Vec3 up = -glm::normalize(along);
        pieces.push_back(
            ellipsoid(path[i], radii[i] * mm, {{up.y, -up.x, 0.0}, up, {0.0, 0.0, 1.0}}));
    }
    const Shape horn = tube({{path[0] + Vec3{-2.5, 1.0, 6.0} * mm, 2.4 * mm},
                             {path[0] + Vec3{-4.0, 7.5, 7.0} * mm, 1.5 * mm}});
    return join({join(pieces, 2.5 * mm), both_sides(horn, 0.0)}, 2.0 * mm);
}

}  // namespace jw::forge
