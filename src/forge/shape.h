// The shape kit: solids as signed distances, put together so that a bone's file reads like an
// anatomy text.
//
// How to write a bone (src/forge/bones/<region>.cpp):
//   1. a function `Shape build_<bone>(const BoneContext& context)` (bones/context.h) that returns
//   the RIGHT or
//      middle bone in the body frame of the neutral pose (X forward, Y up, Z right, metres);
//   2. one row in the table of bones/registry.cpp. The left bone is the exact mirror of the right:
//   never build it.
//   3. look: `forge --data DIR --quality draft --cache DIR --output body.glb --only femur_r --stl
//   DIR`.
// Take places from the landmarks and joint centres of the context, so that the bone follows them,
// and add what lies between from sizes named in the file. Millimetres read better than metres:
// `using namespace forge::units` gives `12.0 * mm`.
//
// What to reach for:
//   shaft, ramus, process, vertebral body  loft(): free cross-sections along a spline. Sections are
//   star-shaped
//                                          outlines in the (side, up) plane across the curve.
//   ridge-like process, rib, phalanx core  tube(): round cross-section along a spline, radius per
//   knot. wing, blade, lamina                    sheet(): a curved plate within an outline,
//   thickness by point. head, condyle, socket                  sphere(), ellipsoid(); sockets by
//   cut(). crest, line, groove, tubercle, fossa   ridge(), groove(), swelling(), dent(): they move
//   the surface that is
//                                          there and blend by themselves; better than a stuck-on
//                                          knob.
//   foramen, canal, notch                  cut() with a tube(), ellipsoid() or block(): cutters are
//   bounded.
// Blend radii: unions 4-10 mm, cuts 1-3 mm. Roughness only where muscles attach.
//
// A shape is an immutable tree, cheap to copy. Its distance is negative inside and a lower estimate
// of the true distance times at most `lipschitz()`; far away it may be the distance to the bounding
// box.
#pragma once

#include "core/rigid.h"

#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace jw::forge {

namespace units {
inline constexpr double mm = 0.001;
}  // namespace units

struct Box {
    Vec3 low{0.0};
    Vec3 high{0.0};

    bool empty() const { return !(low.x < high.x && low.y < high.y && low.z < high.z); }
    Vec3 centre() const { return 0.5 * (low + high); }
    double half_diagonal() const { return 0.5 * glm::length(high - low); }
    Box grown(double by) const { return {low - Vec3{by}, high + Vec3{by}}; }
    Box joined(const Box& other) const;
    /// Distance from `p` to the box, 0 inside.
    double distance(const Vec3& p) const;
};

class Node;

class Shape {
  public:
    Shape() = default;  // nothing: distance +infinity, empty bounds
    explicit Shape(std::shared_ptr<const Node> node) : node_{std::move(node)} {}

    bool empty() const { return node_ == nullptr; }
    /// m, negative inside.
    double distance(const Vec3& p) const;
    /// Outward unit normal of the level set through `p`, by central differences.
    Vec3 normal(const Vec3& p) const;
    Box bounds() const;
    /// The distance changes by at most this many metres per metre.
    double lipschitz() const;
    /// A smaller tree that has the same distance within `box` wherever |distance| < `band`.
    Shape near(const Box& box, double band) const;
    /// Of all that makes the shape: equal shapes hash equal on every run.
    std::uint64_t hash() const;
    const std::shared_ptr<const Node>& node() const { return node_; }

  private:
    std::shared_ptr<const Node> node_;
};

// --- Solids
// ---------------------------------------------------------------------------------------

Shape sphere(const Vec3& centre, double radius);

/// Axes: columns need not be unit but perpendicular; default body axes. Radii along them.
struct Axes {
    Vec3 x{1.0, 0.0, 0.0};
    Vec3 y{0.0, 1.0, 0.0};
    Vec3 z{0.0, 0.0, 1.0};

    /// x along `forward`, y as near to `up` as it can be, right-handed.
    static Axes towards(const Vec3& forward, const Vec3& up);
};
Shape ellipsoid(const Vec3& centre, const Vec3& radii, const Axes& axes = {});
/// A box with rounded edges; `half` includes the rounding.
Shape block(const Vec3& centre, const Vec3& half, double rounding, const Axes& axes = {});

struct Knot {
    Vec3 point;
    double radius;
};
/// Round tube with round ends along a centripetal Catmull-Rom spline through the knots (>= 1).
Shape tube(std::span<const Knot> knots);
inline Shape tube(std::initializer_list<Knot> knots) {
    return tube({knots.begin(), knots.size()});
}

/// Radii of a star-shaped section about its centre, at kSectionAngles equal angles from +side
/// towards +up.
inline constexpr int kSectionAngles = 64;
struct Section {
    std::vector<double> radii;  // [kSectionAngles]

    static Section circle(double radius);
    /// Half axes; exponent 2 is an ellipse, 3-4 squarer, 1.5 towards a diamond.
    static Section ellipse(double side, double up, double exponent = 2.0);
    /// Each quarter has its own half axes.
    static Section quarters(double side_plus, double side_minus, double up_plus, double up_minus,
                            double exponent = 2.0);
    /// Smooth closed spline through outline points (side, up) that run once about the centre,
    /// anticlockwise.
    static Section through(std::span<const glm::dvec2> outline);
    static Section through(std::initializer_list<glm::dvec2> outline) {
        return through(std::span{outline.begin(), outline.size()});
    }
    /// Radii at equal angles, 4 or more, smooth between.
    static Section polar(std::initializer_list<double> radii);
    Section scaled(double by) const;
    Section mixed(const Section& other, double share_of_other) const;
};

struct Station {
    Vec3 centre;
    Section section;
};
struct LoftOptions {
    /// Direction that a section's +side points to as nearly as it can; +up is then tangent x side.
    Vec3 side{0.0, 0.0, 1.0};
    /// One direction per station instead, when the bone twists.
    std::vector<Vec3> sides;
    /// Edge radius of the flat ends, m; large values round the end off.
    double end_rounding_start = 2e-3;
    double end_rounding_end = 2e-3;
    /// End plates dish in (+) or bulge out (-) by this much at their centre, m.
    double dish_start = 0.0;
    double dish_end = 0.0;
    /// Outward normals of the end planes when they are not across the curve (0: across it).
    Vec3 end_normal_start{0.0};
    Vec3 end_normal_end{0.0};
};
/// Sections along a centripetal Catmull-Rom spline through the centres (>= 2 stations).
Shape loft(std::span<const Station> stations, const LoftOptions& options = {});
inline Shape loft(std::initializer_list<Station> stations, const LoftOptions& options = {}) {
    return loft(std::span{stations.begin(), stations.size()}, options);
}

struct SheetPoint {
    Vec3 point;        // on the middle surface
    double thickness;  // m
};
struct SheetDescription {
    Vec3 normal{0.0, 0.0, 1.0};        // of the plane over which the plate is a height field
    std::vector<SheetPoint> outline;   // closed, spline-smoothed, either way round
    std::vector<SheetPoint> interior;  // further points of the middle surface
    double edge_rounding = 1.5e-3;     // of the rim, m
    bool sharp_outline = false;        // straight sides instead of a spline
};
/// A curved plate: middle surface and thickness are thin-plate splines over the plane across
/// `normal`.
Shape sheet(const SheetDescription& description);

// --- Putting together
// -----------------------------------------------------------------------------

/// Union; edges between the parts are filled with radius about `blend` (0: sharp).
Shape join(std::span<const Shape> parts, double blend);
inline Shape join(std::initializer_list<Shape> parts, double blend) {
    return join({parts.begin(), parts.size()}, blend);
}
/// What of `from` lies outside `cutter`; `edge` rounds the new rim.
Shape cut(const Shape& from, const Shape& cutter, double edge);
/// What lies in both.
Shape common(const Shape& a, const Shape& b, double edge);
/// The other side of the body: z -> -z.
Shape mirrored(const Shape& shape);
Shape moved(const Shape& shape, const Rigid& displacement);
/// Grown outward by `by` (negative: shrunk).
Shape grown(const Shape& shape, double by);

// --- Working the surface: local, bounded, smooth
// ---------------------------------------------------

/// Raises the surface by `height` along a curve, fading to 0 at `half_width` from it. Negative
/// heights dig. Height fades to the ends of the curve over `half_width`, too. |height| <=
/// half_width keeps it tame.
Shape ridge(const Shape& on, std::span<const Vec3> curve, double height, double half_width);
inline Shape ridge(const Shape& on, std::initializer_list<Vec3> curve, double height,
                   double half_width) {
    return ridge(on, std::span{curve.begin(), curve.size()}, height, half_width);
}
inline Shape groove(const Shape& on, std::initializer_list<Vec3> curve, double depth,
                    double half_width) {
    return ridge(on, std::span{curve.begin(), curve.size()}, -depth, half_width);
}
/// Raises the surface by `height` at `centre`, fading to 0 at `radius`.
Shape swelling(const Shape& on, const Vec3& centre, double height, double radius);
inline Shape dent(const Shape& on, const Vec3& centre, double depth, double radius) {
    return swelling(on, centre, -depth, radius);
}
/// Fine irregularity (value noise) of +-`amplitude` at `wavelength` within `radius` of `centre`.
Shape roughened(const Shape& on, const Vec3& centre, double radius, double amplitude,
                double wavelength);

// --- Curves
// ---------------------------------------------------------------------------------------

/// `count` points of the centripetal Catmull-Rom spline through `points`, ends included.
std::vector<Vec3> spline(std::span<const Vec3> points, int count);
inline std::vector<Vec3> spline(std::initializer_list<Vec3> points, int count) {
    return spline(std::span{points.begin(), points.size()}, count);
}

}  // namespace jw::forge
