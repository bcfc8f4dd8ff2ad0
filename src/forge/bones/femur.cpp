// Femur. Places from the landmarks of the body; sizes between them as named here (mm of the built
// body, measured widths of its shaft sections; the rest after anatomy texts, design).
#include "forge/bones/builders.h"

#include <fmt/format.h>

#include <array>
#include <cmath>

namespace jw::forge {

namespace {

using namespace units;

Vec3 point(double x, double y, double z) {
    return Vec3{x, y, z} * mm;
}

/// Half widths of the shaft at the ten section landmarks: front and back of the centre, and to the
/// side.
struct ShaftWidth {
    double front, back, side;
};
constexpr std::array<ShaftWidth, 10> kShaft{{{16.0, 15.5, 20.5},
                                             {12.9, 12.3, 14.2},
                                             {12.2, 11.6, 13.9},
                                             {11.5, 11.0, 13.4},
                                             {10.7, 10.4, 12.8},
                                             {10.4, 10.2, 12.6},
                                             {10.5, 10.4, 12.5},
                                             {10.9, 10.8, 12.8},
                                             {11.3, 11.5, 13.9},
                                             {11.6, 11.9, 17.6}}};

Vec3 section_centre(const BoneContext& context, int number) {
    return context.landmark(fmt::format("shaft_section_{}_centre_r", number));
}

/// From the condyles up: bowed forward, oval, flattened in front of the condyles.
Shape shaft(const BoneContext& context) {
    std::vector<Station> stations;
    stations.push_back({point(11.0, 463.0, 76.5),
                        Section::quarters(30.0 * mm, 30.0 * mm, 15.0 * mm, 15.0 * mm, 2.2)});
    stations.push_back({point(16.4, 480.0, 79.3),
                        Section::quarters(23.5 * mm, 23.5 * mm, 13.0 * mm, 12.0 * mm, 2.2)});
    for (int number = 10; number >= 1; --number) {
        const ShaftWidth& w = kShaft[static_cast<std::size_t>(number) - 1];
        stations.push_back(
            {section_centre(context, number),
             Section::quarters(w.side * mm, w.side * mm, w.front * mm, w.back * mm, 2.0)});
    }
    stations.push_back({point(-15.5, 829.0, 114.0),
                        Section::quarters(16.0 * mm, 18.0 * mm, 14.0 * mm, 11.0 * mm)});
    LoftOptions options;
    options.end_rounding_start = 8.0 * mm;
    options.end_rounding_end = 10.0 * mm;
    return loft(stations, options);
}

/// Sagittal outlines along the line through both condyles; (forward, up) about a straight axis.
Shape condyles(const BoneContext& context) {
    const Vec3 medial = context.landmark("medial_epicondyle_r");
    const Vec3 lateral = context.landmark("lateral_epicondyle_r");
    const auto outline = [](std::initializer_list<glm::dvec2> points) {
        std::vector<glm::dvec2> scaled;
        for (const glm::dvec2& p : points) {
            scaled.push_back(p * mm);
        }
        return Section::through(scaled);
    };
    const Section medial_face =
        outline({{-17, -4}, {-14, -14}, {-4, -18}, {6, -14}, {9, -4}, {7, 7}, {0, 11}, {-11, 8}});
    const Section medial_condyle = outline({{-30, -3},
                                            {-26, -16},
                                            {-13, -25.5},
                                            {1, -27.8},
                                            {11.5, -22},
                                            {16, -11},
                                            {15, 4},
                                            {6.5, 14.5},
                                            {-10, 15},
                                            {-24, 9}});
    const Section medial_inner = outline({{-27, -4},
                                          {-22, -14},
                                          {-10, -19},
                                          {2, -22.5},
                                          {12, -19},
                                          {18.2, -8},
                                          {18.5, 6},
                                          {11, 16},
                                          {-8, 14},
                                          {-20, 7}});
    const Section groove = outline({{-6, 0},
                                    {-4.5, -6},
                                    {2, -11},
                                    {10, -13.5},
                                    {14.5, -9},
                                    {16.4, 0},
                                    {17, 10},
                                    {12, 19},
                                    {-2, 18},
                                    {-7, 9}});
    const Section lateral_inner = outline({{-26, -6},
                                           {-20, -14},
                                           {-9, -17},
                                           {3, -19.5},
                                           {14, -17},
                                           {20.8, -7},
                                           {22.2, 7},
                                           {14, 17},
                                           {-6, 14},
                                           {-20, 6}});
    const Section lateral_condyle = outline({{-30.4, -3},
                                             {-26, -14},
                                             {-14, -21.3},
                                             {-1, -22.1},
                                             {13, -19.5},
                                             {23, -9},
                                             {24.5, 4},
                                             {16, 16},
                                             {-6, 15},
                                             {-23, 8}});
    const Section lateral_face =
        outline({{-22, -6}, {-17, -14}, {-6, -17}, {6, -15}, {14, -6}, {13, 6}, {3, 11}, {-12, 8}});
    const auto at = [](double z) { return point(8.0, 456.0, z); };
    const double m = medial.z / mm;
    const double l = lateral.z / mm;
    LoftOptions options;
    options.side = {1.0, 0.0, 0.0};
    options.end_rounding_start = 9.0 * mm;
    options.end_rounding_end = 9.0 * mm;
    return loft({{at(m), medial_face},
                 {at(m + 7.0), medial_condyle.mixed(medial_face, 0.4)},
                 {at(m + 16.5), medial_condyle},
                 {at(m + 25.0), medial_inner},
                 {at(m + 30.5), groove.mixed(medial_inner, 0.3)},
                 {at(m + 37.0), groove},
                 {at(l - 31.5), groove.mixed(lateral_inner, 0.3)},
                 {at(l - 25.5), lateral_inner},
                 {at(l - 14.0), lateral_condyle},
                 {at(l - 6.0), lateral_condyle.mixed(lateral_face, 0.5)},
                 {at(l), lateral_face}},
                options);
}

Shape greater_trochanter(const BoneContext& context) {
    const Vec3 side = context.landmark("greater_trochanter_most_lateral_r");
    const Vec3 tip = context.landmark("greater_trochanter_tip_r");
    LoftOptions options;
    options.end_rounding_start = 12.0 * mm;
    options.end_rounding_end = 7.0 * mm;
    return loft(
        {{point(-11.0, 800.0, 117.0),
          Section::quarters(13.0 * mm, 12.0 * mm, 13.0 * mm, 12.0 * mm)},
         {side + point(0.2, -16.0, -18.5),
          Section::quarters(16.5 * mm, 14.0 * mm, 15.5 * mm, 16.0 * mm, 2.3)},
         {side + point(-3.0, 2.0, -17.0),
          Section::quarters(17.0 * mm, 12.0 * mm, 16.0 * mm, 15.5 * mm, 2.4)},
         {tip + point(3.2, -6.5, 7.0),
          Section::quarters(14.0 * mm, 9.0 * mm, 14.0 * mm, 13.5 * mm, 2.4)},
         {tip + point(1.5, 0.2, 2.0), Section::quarters(8.0 * mm, 5.0 * mm, 9.0 * mm, 7.0 * mm)}},
        options);
}

Shape neck(const BoneContext& context, const Vec3& head) {
    const Vec3 middle = context.landmark("neck_centre_r");
    const Vec3 along = glm::normalize(head - middle);
    LoftOptions options;
    options.side = {1.0, 0.0, 0.0};  // front and back; the neck is taller than it is deep
    options.end_rounding_start = 12.0 * mm;
    options.end_rounding_end = 6.0 * mm;
    return loft(
        {{middle - 20.0 * mm * along, Section::ellipse(15.0 * mm, 21.0 * mm)},
         {middle - 6.0 * mm * along, Section::ellipse(13.0 * mm, 18.0 * mm)},
         {head - 25.0 * mm * along, Section::quarters(12.4 * mm, 12.0 * mm, 15.4 * mm, 15.4 * mm)},
         {head - 19.5 * mm * along, Section::quarters(13.9 * mm, 12.8 * mm, 15.2 * mm, 15.2 * mm)},
         {head - 15.5 * mm * along, Section::quarters(15.6 * mm, 14.4 * mm, 16.2 * mm, 16.2 * mm)},
         {head - 8.0 * mm * along, Section::circle(17.0 * mm)}},
        options);
}

Shape lesser_trochanter(const BoneContext& context) {
    const Vec3 tip = context.landmark("lesser_trochanter_tip_r");
    return tube({{tip + point(9.0, 4.0, 13.0), 11.0 * mm},
                 {tip + point(4.5, 1.5, 6.5), 7.5 * mm},
                 {tip + point(2.2, 0.3, 3.0), 4.2 * mm}});
}

/// Rough line of the back of the shaft, split above towards the trochanters and below to the
/// condyles.
Shape with_linea_aspera(Shape bone, const BoneContext& context) {
    std::vector<Vec3> line;
    for (int number = 3; number <= 8; ++number) {
        const double back = kShaft[static_cast<std::size_t>(number) - 1].back * mm;
        line.push_back(section_centre(context, number) + Vec3{-back, 0.0, 0.5 * mm});
    }
    const Vec3 upper = line.front();
    const Vec3 lower = line.back();
    // one lip from the gluteal tuberosity down the lateral supracondylar line, highest along the
    // middle of the shaft; two fainter ones join it
    std::vector<Vec3> crest{upper + point(0.5, 18.0, 0.5)};  // sinks in at both ends
    crest.insert(crest.end(), line.begin(), line.end());
    crest.push_back(lower + point(4.4, -18.0, -1.0));
    bone = ridge(bone, crest, 1.9 * mm, 6.0 * mm);
    std::vector<Vec3> lip{upper + point(-15.0, 64.0, 9.0), upper + point(-6.5, 34.0, 7.0)};
    lip.insert(lip.end(), line.begin(), line.end());
    lip.push_back(lower + point(1.5, -45.0, 5.5));
    lip.push_back(lower + point(1.7, -70.0, 6.0));
    lip.push_back(lower + point(-1.2, -86.5, 6.5));
    bone = ridge(bone, lip, 1.3 * mm, 5.5 * mm);
    bone = ridge(bone, {upper, upper + point(-9.0, 38.0, -4.0), upper + point(-16.0, 58.0, -12.0)},
                 1.1 * mm, 5.0 * mm);
    return ridge(bone,
                 {lower, lower + point(-1.0, -48.0, -10.0), lower + point(-8.0, -92.0, -33.0)},
                 1.0 * mm, 5.0 * mm);
}

Shape with_features(Shape bone, const BoneContext& context, const Vec3& head) {
    const Vec3 tip = context.landmark("greater_trochanter_tip_r");
    const Vec3 lesser = context.landmark("lesser_trochanter_tip_r");
    const Vec3 medial = context.landmark("medial_epicondyle_r");
    const Vec3 lateral = context.landmark("lateral_epicondyle_r");
    // intertrochanteric line in front, winding on below the lesser trochanter as the spiral line;
    // oblique line of the gluteus medius across the outer face of the greater trochanter; the
    // trochanteric fossa behind the neck, inside the tip
    bone = ridge(bone,
                 {tip + point(23.5, -11.0, 5.7), tip + point(29.2, -28.0, -6.0),
                  tip + point(27.0, -44.0, -13.5), lesser + point(24.0, 4.0, 10.0),
                  lesser + point(20.0, -9.0, 10.5), lesser + point(15.0, -22.0, 14.5),
                  lesser + point(11.5, -34.0, 19.0)},
                 1.5 * mm, 5.5 * mm);
    bone = ridge(bone,
                 {tip + point(-7.0, -10.0, 18.5), tip + point(5.5, -18.0, 25.0),
                  tip + point(21.0, -35.5, 19.5)},
                 0.9 * mm, 6.0 * mm);
    bone = dent(bone, tip + point(1.0, -13.0, -10.0), 5.0 * mm, 9.0 * mm);
    bone = swelling(bone, medial + point(-3.0, 1.0, 0.0), 1.8 * mm, 11.0 * mm);
    bone =
        swelling(bone, medial + point(-9.0, 14.0, 4.0), 2.2 * mm, 11.0 * mm);  // adductor tubercle
    bone = swelling(bone, lateral + point(-2.0, 1.0, 0.0), 1.6 * mm, 10.0 * mm);
    bone = groove(bone, {lateral + point(-17.0, -7.0, -1.5), lateral + point(-4.0, -12.0, 0.0)},
                  1.5 * mm, 4.0 * mm);
    // fovea: behind and below the pole of the head
    const Vec3 pole = glm::normalize(Vec3{-0.12, -0.22, -0.97});
    const double radius = 22.56 * mm;
    bone = dent(bone, head + radius * pole, 2.6 * mm, 7.0 * mm);
    return roughened(bone, tip + point(6.0, -18.0, 18.0), 26.0 * mm, 0.15 * mm, 3.0 * mm);
}

}  // namespace

Shape build_femur(const BoneContext& context) {
    const Vec3 head = context.landmark("femoral_head_centre_r");
    const Vec3 tip = context.landmark("greater_trochanter_tip_r");
    const Vec3 lesser = context.landmark("lesser_trochanter_tip_r");
    const Shape crest = tube({{tip + point(-2.0, -6.0, 3.0), 5.0 * mm},
                              {tip + point(-5.0, -24.0, -3.0), 5.5 * mm},
                              {lesser + point(2.0, 5.0, 7.0), 6.0 * mm}});
    const Shape upper =
        join({shaft(context), neck(context, head), greater_trochanter(context)}, 9.0 * mm);
    const Shape whole = join({upper, lesser_trochanter(context), crest}, 6.0 * mm);
    const Shape lower = join({whole, condyles(context)}, 9.0 * mm);
    const Shape bone = join({lower, sphere(head, 22.56 * mm)}, 3.0 * mm);
    return with_features(with_linea_aspera(bone, context), context, head);
}

}  // namespace jw::forge
