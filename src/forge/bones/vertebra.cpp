#include "forge/bones/vertebra.h"

#include "core/angle.h"
#include "core/assert.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

namespace jw::forge {

namespace {

using namespace units;

constexpr std::array<VertebraSizes, 22> kSizes{{
    {"C3", 15.8, 15.0, 17.2, 15.6, 22.9, 16.2, 5.6, 7.4, 50.3, 11.7, 12.9},
    {"C4", 17.2, 15.3, 17.0, 15.9, 24.7, 17.7, 5.4, 7.4, 48.5, 12.2, 13.0},
    {"C5", 17.5, 15.2, 19.4, 17.9, 24.9, 17.4, 5.6, 7.0, 46.3, 11.2, 10.8},
    {"C6", 18.5, 16.4, 22.0, 18.5, 25.8, 18.1, 6.0, 7.3, 49.5, 12.7, 12.3},
    {"C7", 21.8, 18.1, 23.4, 16.8, 24.5, 15.2, 6.6, 7.5, 66.6, 12.6, 11.4},
    {"T1", 24.5, 18.5, 27.8, 19.7, 21.8, 16.4, 8.5, 9.6, 75.3, 11.9, 12.5},
    {"T2", 24.9, 19.6, 27.4, 21.6, 19.5, 15.8, 8.2, 11.4, 69.3, 11.1, 11.2},
    {"T3", 24.6, 22.7, 25.9, 23.3, 18.3, 16.2, 6.8, 11.9, 60.9, 9.9, 11.0},
    {"T4", 24.5, 23.3, 26.0, 24.5, 17.0, 16.2, 6.3, 12.1, 59.8, 10.4, 11.0},
    {"T5", 24.9, 24.3, 27.0, 25.8, 17.1, 16.2, 6.0, 11.9, 61.3, 9.7, 10.9},
    {"T6", 26.2, 26.0, 28.2, 26.9, 17.3, 16.5, 6.0, 12.2, 61.4, 9.6, 10.3},
    {"T7", 27.8, 27.4, 29.1, 28.5, 17.4, 16.1, 6.1, 12.1, 59.6, 9.8, 10.6},
    {"T8", 29.5, 27.9, 30.5, 29.4, 17.7, 15.9, 6.7, 12.5, 60.0, 10.4, 10.9},
    {"T9", 30.6, 29.3, 33.0, 31.0, 17.9, 15.7, 7.7, 13.9, 58.9, 11.9, 12.3},
    {"T10", 31.9, 30.5, 35.4, 31.6, 18.2, 15.5, 9.0, 14.7, 58.4, 11.9, 12.4},
    {"T11", 34.9, 31.9, 39.1, 31.8, 19.4, 15.9, 9.8, 17.4, 52.2, 11.4, 13.3},
    {"T12", 39.0, 32.8, 42.1, 33.4, 22.2, 18.1, 8.7, 16.9, 46.9, 9.5, 12.5},
    {"L1", 41.2, 34.1, 43.3, 35.3, 23.7, 19.0, 8.6, 15.9, 71.2, 12.4, 15.3},
    {"L2", 42.6, 34.6, 45.5, 34.9, 23.8, 18.2, 8.3, 15.0, 76.1, 12.7, 16.0},
    {"L3", 44.1, 35.2, 48.0, 34.8, 24.3, 17.5, 10.2, 14.4, 86.1, 13.8, 15.7},
    {"L4", 46.6, 35.5, 49.5, 33.9, 25.4, 18.6, 14.1, 15.5, 78.8, 14.7, 16.2},
    {"L5", 47.3, 34.7, 49.4, 33.2, 28.2, 15.6, 16.1, 12.9, 92.5, 15.6, 18.4},
}};

/// Where the facet joints lie: beside the midline and behind the disc's hind margin, above the disc
/// (mm); the facet's turn to the sagittal plane and its lean from upright (degrees). Turns:
/// corrections to the fact tables (26-34 at T12-L2, 40-56 at L3-L5); the rest after anatomy texts
/// (recalled).
struct FacetPlace {
    std::string_view upper;
    double right, behind, above, turn, lean;
    /// Facets that are turned inward are cupped and embrace those of the bone above.
    bool is_cupped() const { return turn < 60.0; }
};
constexpr std::array<FacetPlace, 23> kFacets{{
    {"C2", 18.0, 7.0, 1.5, 90.0, 47.0},   {"C3", 17.9, 7.0, 1.5, 90.0, 45.0},
    {"C4", 17.35, 7.0, 1.5, 90.0, 43.0},  {"C5", 17.5, 7.0, 1.5, 90.0, 40.0},
    {"C6", 18.0, 8.5, 2.0, 90.0, 35.0},   {"C7", 16.5, 11.0, 1.5, 93.0, 30.0},
    {"T1", 13.5, 12.8, 1.5, 97.0, 27.0},  {"T2", 12.4, 13.2, 1.5, 99.0, 25.5},
    {"T3", 11.6, 13.4, 1.0, 100.0, 24.0}, {"T4", 11.4, 13.4, 1.0, 100.0, 23.0},
    {"T5", 11.4, 13.4, 1.0, 100.0, 22.0}, {"T6", 11.4, 13.4, 1.0, 100.0, 21.0},
    {"T7", 11.4, 13.4, 1.0, 100.0, 20.0}, {"T8", 11.4, 13.4, 1.0, 99.0, 19.0},
    {"T9", 12.2, 13.2, 1.5, 97.0, 18.0},  {"T10", 12.6, 13.4, 2.0, 94.0, 15.0},
    {"T11", 13.6, 14.4, 2.5, 84.0, 9.0},  {"T12", 12.5, 16.5, 1.0, 30.0, 3.0},
    {"L1", 12.5, 13.5, -1.0, 28.0, 2.0},  {"L2", 12.6, 13.5, -1.0, 33.0, 2.0},
    {"L3", 14.0, 13.5, -1.0, 41.5, 2.0},  {"L4", 17.0, 13.5, 0.5, 48.0, 8.0},
    {"L5", 21.0, 15.0, -1.5, 53.0, 4.0},
}};

/// Of the published width and height of a face. Where the published area is least beside them (0.57
/// to 0.69 of their product, elsewhere up to 0.77; Patel 2007) the face is built at their small
/// end.
double face_share(std::string_view upper) {
    constexpr std::array<std::pair<std::string_view, double>, 6> kSmall{
        {{"C6", 0.945}, {"C7", 0.955}, {"T1", 0.92}, {"T9", 0.968}, {"L1", 0.96}, {"L5", 0.97}}};
    const auto* found = std::find_if(kSmall.begin(), kSmall.end(),
                                     [&](const auto& small) { return small.first == upper; });
    return found == kSmall.end() ? 1.0 : found->second;
}

constexpr double kFacetGap = 1.5 * mm;  // between bone faces: two layers of cartilage
/// Of the joint space across the upright axis of a lumbar facet (recalled: 12 to 18).
constexpr double kCupRadius = 14.0 * mm;

std::string landmark_id(std::string_view level, std::string_view name) {
    return fmt::format("{}_{}", level, name);
}

/// The bodies of L2 and L3 carry about 10 degrees of wedge and the discs under them almost none:
/// the template is coarse there. A part of it goes over to the discs, half at each plate
/// (corrections to the fact tables: up to 3 degrees are welcome; the slopes are kept to 2).
constexpr double kEasedWedge = 0.7;  // deg a plate

Vec3 plate_normal(const BoneContext& context, std::string_view id, std::string_view plate) {
    const Vec3 front = context.landmark(landmark_id(id, fmt::format("{}_anterior", plate)));
    const Vec3 back = context.landmark(landmark_id(id, fmt::format("{}_posterior", plate)));
    const Vec3 lie = glm::normalize(front - back);
    const Vec3 normal{-lie.y, lie.x, 0.0};
    if (id != "L2" && id != "L3") {
        return normal;
    }
    const double eased = to_rad(plate == "superior_endplate" ? -kEasedWedge : kEasedWedge);
    return turn_about({0.0, 0.0, 1.0}, Vec3{0.0}, Radians{eased}).direction(normal);
}

Vec3 below_centre(const BoneContext& context, std::string_view upper) {
    const std::string lower = bone_below(upper);
    return context.landmark(lower == "sacrum" ? "sacral_base_centre"
                                              : landmark_id(lower, "superior_endplate_centre"));
}

Vec3 below_normal(const BoneContext& context, std::string_view upper) {
    const std::string lower = bone_below(upper);
    if (lower != "sacrum") {
        return plate_normal(context, lower, "superior_endplate");
    }
    const Vec3 lie = glm::normalize(context.landmark("sacral_promontory") -
                                    context.landmark("sacral_base_posterior"));
    return {-lie.y, lie.x, 0.0};
}

/// Closed outline of an end plate; the hind half is shrunk by `back_share`.
Section plate_section(const BodyStyle& style, double width, double depth, double back_share) {
    std::vector<glm::dvec2> points;
    const auto scaled = [&](const glm::dvec2& p, double sign) {
        const double share = p.y < 0.0 ? back_share : 1.0;
        return glm::dvec2{sign * 0.5 * width * p.x, 0.5 * depth * p.y * share} * mm;
    };
    // anticlockwise: up the right side from back to front, down the left
    for (auto p = style.outline.rbegin(); p != style.outline.rend(); ++p) {
        points.push_back(scaled(*p, 1.0));
    }
    for (std::size_t i = 1; i + 1 < style.outline.size(); ++i) {
        points.push_back(scaled(style.outline[i], -1.0));
    }
    return Section::through(points);
}

Shape facet_pad(const FacetJoint& joint, double sign) {
    const Axes axes{joint.normal, joint.up, joint.side};
    const bool is_flat = joint.cup_radius <= 0.0;
    const double thick = is_flat || sign > 0.0 ? 4.4 * mm : 3.5 * mm;
    const double wider = is_flat ? 0.7 * mm : 1.0 * mm;
    return ellipsoid(joint.centre + sign * (thick - 1.8 * mm) * joint.normal,
                     {thick, joint.half_height + 1.0 * mm, joint.half_width + wider}, axes);
}

/// Border of a face: an oval that comes to a blunt point above and below, for the published areas
/// are 0.6 to 0.75 of width times height (Patel 2007).
Section face_outline(const FacetJoint& joint, double beyond) {
    const double roundness = joint.cup_radius > 0.0 ? 1.6 : 1.5;  // 2: an ellipse
    return Section::ellipse(joint.half_width + beyond, joint.half_height + beyond, roundness);
}

/// A face stands out of the bone about it, where the capsule is attached.
constexpr double kFaceStands = 0.8 * mm;

/// Over and about a flat face. Towards the free end of the process it is open; on the other side
/// its wall leans back, so that the bone rises gently from the face's border.
Shape flat_clearing(const FacetJoint& joint, double sign) {
    const Vec3 into = sign * joint.normal;
    const bool is_inferior = sign > 0.0;
    // laterally a superior face ends at the root of the transverse process, an inferior one in air
    const double lateral = joint.half_width + (is_inferior ? 4.0 : 2.0) * mm;
    // in front of an inferior face the pedicle is near
    const double flare = (is_inferior ? 2.5 : 4.0) * mm;
    const auto opening = [&](double under, double slope) {
        return Station{joint.centre + (0.5 * kFacetGap + under) * into,
                       Section::quarters(joint.half_width + 1.0 * mm + 2.0 * slope, lateral,
                                         joint.half_height + 1.0 * mm + slope,
                                         joint.half_height + 3.5 * mm, 4.0)};
    };
    LoftOptions floor;
    floor.side = joint.side;
    floor.end_rounding_start = 2.0 * mm;
    floor.end_rounding_end = 3.0 * mm;
    const Shape room = loft({opening(kFaceStands, 0.0), opening(-8.0 * mm, flare)}, floor);
    LoftOptions flat;
    flat.side = joint.side;
    flat.end_rounding_start = 0.3 * mm;
    const auto level = [&](double under, double beyond) {
        return Station{joint.centre + (0.5 * kFacetGap + under) * into,
                       face_outline(joint, beyond)};
    };
    const Shape face = loft({level(0.0, -0.35 * mm), level(2.0 * kFaceStands, 1.85 * mm)}, flat);
    return cut(room, face, 0.3 * mm);
}

/// The round wall of a cupped joint, `gap` from its middle on the side of one bone, as a solid
/// about the upright axis on the upper bone's side.
Shape cup(const FacetJoint& joint, double sign, double gap) {
    const Vec3 axis = joint.centre + joint.cup_radius * joint.normal;
    const Vec3 reach = (joint.half_height + 6.0 * mm) * joint.up;
    LoftOptions upright;
    upright.side = joint.side;
    const Section round = Section::circle(joint.cup_radius + (sign < 0.0 ? gap : -gap));
    return loft({{axis - reach, round}, {axis + reach, round}}, upright);
}

/// Over and about a cupped face, down to where the face stands. Open towards the neighbour, closed
/// just past the face. The mammillary process reaches past the face and is hollowed with it.
Shape cupped_clearing(const FacetJoint& joint, double sign) {
    const bool is_superior = sign < 0.0;
    const double past = is_superior ? 0.0 : 0.34 * joint.half_height, open = 5.0 * mm;
    const double aside = (is_superior ? 6.0 : 2.5) * mm;
    const Vec3 towards = 0.5 * (open - past) * (is_superior ? joint.up : -joint.up);
    const Shape around =
        block(joint.centre + towards,
              {9.0 * mm, joint.half_height + 0.5 * (open + past), joint.half_width + aside},
              2.5 * mm, {joint.normal, joint.up, joint.side});
    const Shape wall = cup(joint, sign, 0.5 * kFacetGap + kFaceStands);
    return is_superior ? common(around, wall, 0.5 * mm) : cut(around, wall, 0.5 * mm);
}

/// The face of a cupped joint: a tile on the cleared bone.
Shape cupped_face(const FacetJoint& joint, double sign) {
    LoftOptions straight;
    straight.side = joint.side;
    const Section border = face_outline(joint, 0.05 * mm);
    const Shape prism = loft({{joint.centre - 9.0 * mm * joint.normal, border},
                              {joint.centre + 9.0 * mm * joint.normal, border}},
                             straight);
    const Shape front = cup(joint, sign, 0.5 * kFacetGap);
    const Shape back = cup(joint, sign, 0.5 * kFacetGap + 2.0 * kFaceStands);
    return common(prism, sign < 0.0 ? cut(back, front, 0.0) : cut(front, back, 0.0), 0.4 * mm);
}

/// The bone with the face of a joint, on the side `sign` (-1: of the lower bone): beyond half the
/// joint space it leaves the other bone free.
Shape with_face(const Shape& bone, const FacetJoint& joint, double sign) {
    if (joint.cup_radius <= 0.0) {
        return cut(bone, both_sides(flat_clearing(joint, sign), 0.0), 0.6 * mm);
    }
    const Shape cleared = cut(bone, both_sides(cupped_clearing(joint, sign), 0.0), 2.2 * mm);
    return join({cleared, both_sides(cupped_face(joint, sign), 0.0)}, 1.0 * mm);
}

}  // namespace

const VertebraSizes& vertebra_sizes(std::string_view id) {
    const auto* found =
        std::find_if(kSizes.begin(), kSizes.end(), [&](const auto& s) { return s.id == id; });
    JW_ASSERT(found != kSizes.end());
    return *found;
}

bool has_vertebra_sizes(std::string_view id) {
    return std::any_of(kSizes.begin(), kSizes.end(), [&](const auto& s) { return s.id == id; });
}

VertebraFrame::VertebraFrame(const BoneContext& context, std::string_view id)
    : upper_centre{context.landmark(landmark_id(id, "superior_endplate_centre"))},
      lower_centre{context.landmark(landmark_id(id, "inferior_endplate_centre"))},
      upper_normal{plate_normal(context, id, "superior_endplate")},
      lower_normal{-plate_normal(context, id, "inferior_endplate")},
      sizes_{&vertebra_sizes(id)} {
    up = glm::normalize(upper_normal - lower_normal);
    forward = {up.y, -up.x, 0.0};
}

Vec3 VertebraFrame::along(double f, double u, double r) const {
    return (f * forward + u * up + r * Vec3{0.0, 0.0, 1.0}) * mm;
}
Vec3 VertebraFrame::at(double f, double u, double r) const {
    return 0.5 * (upper_centre + lower_centre) + along(f, u, r);
}
Vec3 VertebraFrame::local(const Vec3& place) const {
    const Vec3 offset = (place - 0.5 * (upper_centre + lower_centre)) / mm;
    return {glm::dot(offset, forward), glm::dot(offset, up), offset.z};
}
double VertebraFrame::half_depth() const {
    return 0.25 * (sizes_->upper_depth + sizes_->lower_depth);
}
double VertebraFrame::half_height() const {
    return 0.5 * glm::length(upper_centre - lower_centre) / mm;
}

FacetJoint facet_joint(const BoneContext& context, std::string_view upper) {
    const auto* place = std::find_if(kFacets.begin(), kFacets.end(),
                                     [&](const auto& f) { return f.upper == upper; });
    JW_ASSERT(place != kFacets.end());
    const Vec3 above = context.landmark(landmark_id(upper, "inferior_endplate_centre"));
    const Vec3 below = below_centre(context, upper);
    const Vec3 up = glm::normalize(plate_normal(context, upper, "inferior_endplate") +
                                   below_normal(context, upper));
    const Vec3 forward{up.y, -up.x, 0.0};
    const Vec3 right{0.0, 0.0, 1.0};
    const bool has_sizes = upper != "C2";
    const VertebraSizes& sizes = vertebra_sizes(has_sizes ? upper : "C3");
    const double behind = 0.5 * sizes.lower_depth + place->behind;
    FacetJoint joint;
    joint.centre =
        0.5 * (above + below) + (-behind * forward + place->above * up + place->right * right) * mm;
    const double turn = to_rad(place->turn);
    const double lean = to_rad(place->lean);
    const Vec3 level = -std::sin(turn) * forward - std::cos(turn) * right;
    joint.normal = std::cos(lean) * level + std::sin(lean) * up;
    joint.up = std::cos(lean) * up - std::sin(lean) * level;
    joint.side = glm::cross(joint.normal, joint.up);
    joint.cup_radius = place->is_cupped() ? kCupRadius : 0.0;
    joint.half_width = 0.5 * face_share(upper) * sizes.facet_width * mm;
    joint.half_height = 0.5 * face_share(upper) * sizes.facet_height * mm;
    return joint;
}

std::string bone_below(std::string_view upper) {
    if (upper == "L5") {
        return "sacrum";
    }
    if (upper == "C7" || upper == "T12") {
        return upper == "C7" ? "T1" : "L1";
    }
    return fmt::format("{}{}", upper.front(), std::atoi(std::string{upper.substr(1)}.c_str()) + 1);
}

BodyStyle body_style(std::string_view id) {
    switch (id.front()) {
        case 'C':  // rounded square
            return {{{0.0, 1.0},
                     {0.5, 0.93},
                     {0.88, 0.62},
                     {1.0, 0.0},
                     {0.95, -0.6},
                     {0.68, -0.96},
                     {0.32, -1.02},
                     {0.0, -0.98}},
                    0.93,
                    1.4,
                    0.6,
                    0.6};
        case 'T':  // heart
            return {{{0.0, 1.0},
                     {0.44, 0.89},
                     {0.82, 0.48},
                     {1.0, -0.16},
                     {0.93, -0.65},
                     {0.66, -1.01},
                     {0.34, -1.07},
                     {0.0, -0.96}},
                    0.91,
                    1.3,
                    0.8,
                    0.8};
        default:  // kidney
            return {{{0.0, 1.0},
                     {0.42, 0.93},
                     {0.78, 0.62},
                     {1.0, 0.1},
                     {0.93, -0.48},
                     {0.66, -0.93},
                     {0.36, -1.04},
                     {0.0, -0.97}},
                    0.86,
                    2.2,
                    0.9,
                    1.4};
    }
}

std::pair<Vec3, Vec3> disc_ends(const BoneContext& context, std::string_view upper) {
    return {below_centre(context, upper),
            context.landmark(landmark_id(upper, "inferior_endplate_centre"))};
}

Shape build_disc(const BoneContext& context, std::string_view upper) {
    const std::string lower = bone_below(upper);
    const bool is_first = upper == "C2";
    const BodyStyle style = body_style(upper);
    const VertebraSizes& above = vertebra_sizes(is_first ? "C3" : upper);
    const VertebraSizes& below = vertebra_sizes(lower == "sacrum" ? upper : lower);
    const Section top = plate_section(style, above.lower_width, above.lower_depth, 1.0);
    const Section bottom =
        lower == "sacrum" ? top : plate_section(style, below.upper_width, below.upper_depth, 1.0);
    // Along the mean normal of both plates: thin discs lie askew between plates that are not above
    // each other, and sections across a slanting axis would cut into one another.
    const auto [floor, roof] = disc_ends(context, upper);
    const Vec3 upright = glm::normalize(plate_normal(context, upper, "inferior_endplate") +
                                        below_normal(context, upper));
    const Vec3 half = 0.5 * glm::dot(roof - floor, upright) * upright;
    const Vec3 low = 0.5 * (floor + roof) - half;
    const Vec3 high = 0.5 * (floor + roof) + half;
    const double bulge = 1.0 + 0.1 * glm::length(high - low) / (0.5 * above.lower_depth * mm);
    LoftOptions options;
    options.end_normal_start = -below_normal(context, upper);
    options.end_normal_end = plate_normal(context, upper, "inferior_endplate");
    options.end_rounding_start = options.end_rounding_end = 0.8 * mm;
    options.dish_start = -0.8 * style.dish * mm;  // into the dished plates
    options.dish_end = -0.8 * style.lower_dish * mm;
    return loft({{low, bottom.scaled(0.975)},
                 {glm::mix(low, high, 0.5), bottom.mixed(top, 0.5).scaled(bulge)},
                 {high, top.scaled(0.975)}},
                options);
}

Shape vertebral_body(const VertebraFrame& frame) {
    const VertebraSizes& s = frame.sizes();
    const BodyStyle style = body_style(s.id);
    const Section top = plate_section(style, s.upper_width, s.upper_depth, 1.0);
    const Section bottom = plate_section(style, s.lower_width, s.lower_depth, 1.0);
    const double middle_width = 0.5 * (s.upper_width + s.lower_width) * style.waist;
    const double middle_depth = 0.5 * (s.upper_depth + s.lower_depth) * (0.5 + 0.5 * style.waist);
    // The back wall is nearly straight: the waist is at the front and the sides.
    const Section waist = plate_section(style, middle_width, middle_depth, 1.02);
    const auto between = [&](double share) {
        return glm::mix(frame.lower_centre, frame.upper_centre, share);
    };
    LoftOptions options;
    options.end_normal_start = frame.lower_normal;
    options.end_normal_end = frame.upper_normal;
    options.end_rounding_start = options.end_rounding_end = style.rim * mm;
    options.dish_start = style.lower_dish * mm;
    options.dish_end = style.dish * mm;
    return loft({{between(0.0), bottom},
                 {between(0.13), bottom.mixed(waist, 0.04)},
                 {between(0.32), waist.mixed(bottom, 0.25)},
                 {between(0.52), waist},
                 {between(0.70), waist.mixed(top, 0.25)},
                 {between(0.88), top.mixed(waist, 0.04)},
                 {between(1.0), top}},
                options);
}

Shape superior_process(const FacetJoint& joint, const Vec3& from, double stem_radius) {
    const Vec3 pad = joint.centre - 3.0 * mm * joint.normal;
    const Shape stem =
        tube({{from, stem_radius}, {pad - 0.3 * joint.half_height * joint.up, 0.85 * stem_radius}});
    return join({stem, facet_pad(joint, -1.0)}, 4.0 * mm);
}

Shape inferior_process(const FacetJoint& joint, const Vec3& from, double stem_radius) {
    const Vec3 pad = joint.centre + 3.0 * mm * joint.normal;
    const Shape stem =
        tube({{from, stem_radius}, {pad + 0.2 * joint.half_height * joint.up, 0.9 * stem_radius}});
    return join({stem, facet_pad(joint, 1.0)}, 4.0 * mm);
}

Shape with_superior_face(const Shape& bone, const FacetJoint& joint) {
    return with_face(bone, joint, -1.0);
}

Shape with_inferior_face(const Shape& bone, const FacetJoint& joint) {
    return with_face(bone, joint, 1.0);
}

Shape tip_recess(const FacetJoint& joint, double sign, double reach) {
    // Open away from the bone: what stood there would stand in the way of the tip.
    const double deep = 0.15 * reach, open = 7.0 * mm;
    const Vec3 past = sign * (joint.half_height + reach - 0.5 * mm) * joint.up;
    return ellipsoid(
        joint.centre + past - sign * (open - deep) * joint.normal - 0.5 * mm * joint.side,
        Vec3{open, 1.5 * mm + reach, 3.0 * mm + 0.4 * reach}, {joint.normal, joint.up, joint.side});
}

Shape canal(const VertebraFrame& frame, const CanalForm& form) {
    const VertebraSizes& s = frame.sizes();
    const double w = 0.5 * s.canal_width * mm;
    const double h = frame.half_height();
    // `share` of the depth: the roof comes down backward, the floor stays where the body ends.
    const auto station = [&](double up, double share, double wider) -> Station {
        const double floor =
            glm::mix(form.floor_below, form.floor_above, std::clamp(0.5 + 0.5 * up / h, 0.0, 1.0));
        const double d = 0.5 * s.canal_depth * share * mm;
        const Section round = Section::ellipse(w, d, 2.2);
        const Section three_sided = Section::through({{w, 0.55 * d},
                                                      {0.6 * w, 0.97 * d},
                                                      {0.0, 1.0 * d},
                                                      {-0.6 * w, 0.97 * d},
                                                      {-w, 0.55 * d},
                                                      {-0.62 * w, -0.35 * d},
                                                      {-0.2 * w, -0.95 * d},
                                                      {0.2 * w, -0.95 * d},
                                                      {0.62 * w, -0.35 * d}});
        return {frame.at(floor - frame.half_depth() - 0.5 * s.canal_depth * share, up, 0.0),
                round.mixed(three_sided, form.pointed).scaled(wider)};
    };
    LoftOptions options;
    options.end_rounding_start = options.end_rounding_end = 3.0 * mm;
    const double slant = form.slant;
    return loft({station(-h - form.below, 1.0 + 1.4 * slant, 1.12 * form.narrowed),
                 station(-h, 1.0 + 1.0 * slant, 0.5 + 0.5 * form.narrowed),
                 station(-0.2 * h, 1.0 + 0.5 * slant, 1.0), station(0.5 * h, 1.0 - slant, 1.0),
                 station(h + form.above, 1.0 - 1.3 * slant, 1.08)},
                options);
}

Shape both_sides(const Shape& right, double blend) {
    return join({right, mirrored(right)}, blend);
}

Vec3 spinous_tip(const BoneContext& context, const VertebraFrame& frame) {
    Vec3 tip = frame.local(context.landmark(landmark_id(frame.sizes().id, "spinous_process_tip")));
    const double arch = frame.half_depth() + frame.sizes().canal_depth;
    const bool is_lumbar = frame.sizes().id.front() == 'L';
    tip.x = std::min(tip.x, -(arch + (is_lumbar ? 28.0 : 14.0)));
    return tip;
}

}  // namespace jw::forge
