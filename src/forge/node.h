// The inside of the shape kit: nodes of the expression tree. Authors of bones need only shape.h.
#pragma once

#include "forge/shape.h"

#include <bit>
#include <cmath>
#include <limits>
#include <memory>
#include <string_view>

namespace jw::forge {

using NodePtr = std::shared_ptr<const Node>;

/// FNV-1a over the bits of what a shape is made of.
class Hasher {
  public:
    explicit Hasher(std::string_view tag) { text(tag); }

    Hasher& text(std::string_view value) {
        for (const char c : value) {
            byte(static_cast<unsigned char>(c));
        }
        return *this;
    }
    Hasher& bits(std::uint64_t value) {
        for (int i = 0; i < 8; ++i) {
            byte(static_cast<unsigned char>((value >> (8 * i)) & 0xffU));
        }
        return *this;
    }
    Hasher& number(double value) { return bits(std::bit_cast<std::uint64_t>(value)); }
    Hasher& point(const Vec3& v) { return number(v.x).number(v.y).number(v.z); }
    std::uint64_t value() const { return state_; }

  private:
    void byte(unsigned char b) {
        state_ ^= b;
        state_ *= 0x100000001b3ULL;
    }
    std::uint64_t state_ = 0xcbf29ce484222325ULL;
};

/// One solid or operation. `box` encloses the solid; `slope` bounds the change of distance per
/// metre.
class Node {
  public:
    Node() = default;
    virtual ~Node() = default;
    Node(const Node&) = delete;
    Node& operator=(const Node&) = delete;
    Node(Node&&) = delete;
    Node& operator=(Node&&) = delete;

    virtual double distance(const Vec3& p) const = 0;
    /// See Shape::near; `self` is this node.
    virtual NodePtr near(const NodePtr& self, const Box& /*box*/, double /*band*/) const {
        return self;
    }

    Box box;
    double slope = 1.0;
    std::uint64_t hash = 0;
};

/// What distances a node can take within a box, from its value in the middle.
struct Range {
    double low;
    double high;
};
inline Range range_within(const Node& node, const Box& box) {
    const double middle = node.distance(box.centre());
    const double reach = node.slope * box.half_diagonal();
    return {middle - reach, middle + reach};
}

/// Quadratic smooth minimum: equal to min(a, b) where |a - b| >= k.
inline double smooth_min(double a, double b, double k) {
    if (k <= 0.0) {
        return std::min(a, b);
    }
    const double h = std::max(k - std::abs(a - b), 0.0) / k;
    return std::min(a, b) - 0.25 * h * h * k;
}
inline double smooth_max(double a, double b, double k) {
    return -smooth_min(-a, -b, k);
}

/// Nearest place on a polyline: segment index + share, squared distance.
struct CurvePlace {
    int segment = 0;
    double share = 0.0;
    double squared = std::numeric_limits<double>::infinity();
};

inline Box box_around(std::span<const Vec3> points) {
    Box box{Vec3{std::numeric_limits<double>::infinity()},
            Vec3{-std::numeric_limits<double>::infinity()}};
    for (const Vec3& p : points) {
        box.low = glm::min(box.low, p);
        box.high = glm::max(box.high, p);
    }
    return box;
}

/// A curve through points, sampled evenly per span, with values carried along by the caller's own
/// weights.
struct SampledSpline {
    std::vector<Vec3> points;
    std::vector<double> at;  // knot parameter of each sample: 0 .. knots-1
};
SampledSpline sample_spline(std::span<const Vec3> knots, int per_span);
/// Monotone-ish cubic through values at knots 0..n-1 (Catmull-Rom), at parameter t.
double spline_value(std::span<const double> values, double t);

}  // namespace jw::forge
