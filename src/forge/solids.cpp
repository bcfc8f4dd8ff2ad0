// Simple solids and the tube.
#include "forge/node.h"

#include "core/assert.h"

#include <algorithm>

namespace jw::forge {

namespace {

class SphereNode final : public Node {
  public:
    SphereNode(const Vec3& centre, double radius) : centre_{centre}, radius_{radius} {
        box = Box{centre, centre}.grown(radius);
        hash = Hasher{"sphere"}.point(centre).number(radius).value();
    }
    double distance(const Vec3& p) const override { return glm::length(p - centre_) - radius_; }

  private:
    Vec3 centre_;
    double radius_;
};

/// Columns made unit, with the body-aligned box of half extents `half` along them.
struct Frame {
    glm::dmat3 axes;  // columns

    explicit Frame(const Axes& given)
        : axes{glm::normalize(given.x), glm::normalize(given.y), glm::normalize(given.z)} {}
    Vec3 local(const Vec3& v) const {
        return {glm::dot(v, axes[0]), glm::dot(v, axes[1]), glm::dot(v, axes[2])};
    }
    Box box(const Vec3& centre, const Vec3& half) const {
        const Vec3 reach =
            glm::abs(axes[0]) * half.x + glm::abs(axes[1]) * half.y + glm::abs(axes[2]) * half.z;
        return {centre - reach, centre + reach};
    }
    void add_to(Hasher& hasher) const { hasher.point(axes[0]).point(axes[1]).point(axes[2]); }
};

class EllipsoidNode final : public Node {
  public:
    EllipsoidNode(const Vec3& centre, const Vec3& radii, const Axes& axes)
        : centre_{centre}, radii_{radii}, frame_{axes} {
        box = frame_.box(centre, radii);
        smallest_ = std::min({radii.x, radii.y, radii.z});
        slope = 1.2;
        Hasher hasher{"ellipsoid"};
        hasher.point(centre).point(radii);
        frame_.add_to(hasher);
        hash = hasher.value();
    }
    double distance(const Vec3& p) const override {
        const Vec3 q = frame_.local(p - centre_);
        const double k0 = glm::length(q / radii_);
        const double k1 = glm::length(q / (radii_ * radii_));
        return k1 * smallest_ < 1e-6 ? -smallest_ : std::max(k0 * (k0 - 1.0) / k1, -smallest_);
    }

  private:
    Vec3 centre_;
    Vec3 radii_;
    Frame frame_;
    double smallest_;
};

class BlockNode final : public Node {
  public:
    BlockNode(const Vec3& centre, const Vec3& half, double rounding, const Axes& axes)
        : centre_{centre}, half_{half - Vec3{rounding}}, rounding_{rounding}, frame_{axes} {
        box = frame_.box(centre, half);
        Hasher hasher{"block"};
        hasher.point(centre).point(half).number(rounding);
        frame_.add_to(hasher);
        hash = hasher.value();
    }
    double distance(const Vec3& p) const override {
        const Vec3 q = glm::abs(frame_.local(p - centre_)) - half_;
        return glm::length(glm::max(q, Vec3{0.0})) + std::min(std::max({q.x, q.y, q.z}), 0.0) -
               rounding_;
    }

  private:
    Vec3 centre_;
    Vec3 half_;
    double rounding_;
    Frame frame_;
};

struct Bead {
    Vec3 point;
    double radius;
};

class TubeNode final : public Node {
  public:
    explicit TubeNode(std::vector<std::pair<Bead, Bead>> segments)
        : segments_{std::move(segments)} {
        Hasher hasher{"tube"};
        bool first = true;
        for (const auto& [a, b] : segments_) {
            const Box around =
                Box{a.point, a.point}.grown(a.radius).joined(Box{b.point, b.point}.grown(b.radius));
            box = first ? around : box.joined(around);
            first = false;
            hasher.point(a.point).number(a.radius).point(b.point).number(b.radius);
            const double length = glm::length(b.point - a.point);
            if (length > 1e-9) {
                slope = std::max(slope, 1.0 + std::abs(b.radius - a.radius) / length);
            }
        }
        slope = std::min(slope, 2.0);
        hash = hasher.value();
    }
    double distance(const Vec3& p) const override {
        double best = std::numeric_limits<double>::infinity();
        for (const auto& [a, b] : segments_) {
            best = std::min(best, cone(a, b, p));
        }
        return best;
    }
    NodePtr near(const NodePtr& self, const Box& around, double band) const override {
        const Vec3 centre = around.centre();
        const double reach = slope * around.half_diagonal();
        const double limit = std::min(distance(centre) + reach, band);
        std::vector<std::pair<Bead, Bead>> kept;
        for (const auto& segment : segments_) {
            if (cone(segment.first, segment.second, centre) - reach <= limit) {
                kept.push_back(segment);
            }
        }
        if (kept.empty() || kept.size() == segments_.size()) {
            return self;
        }
        return std::make_shared<TubeNode>(std::move(kept));
    }

  private:
    static double cone(const Bead& a, const Bead& b, const Vec3& p) {
        const Vec3 along = b.point - a.point;
        const double squared = std::max(glm::dot(along, along), 1e-18);
        const double share = std::clamp(glm::dot(p - a.point, along) / squared, 0.0, 1.0);
        const double widening = b.radius - a.radius;
        const double radius = a.radius + share * widening;
        const double gap = glm::length(p - a.point - share * along) - radius;
        const bool within = share > 0.0 && share < 1.0;
        return within ? gap / std::sqrt(1.0 + widening * widening / squared) : gap;
    }

    std::vector<std::pair<Bead, Bead>> segments_;
};

}  // namespace

Axes Axes::towards(const Vec3& forward, const Vec3& up) {
    const Vec3 x_axis = glm::normalize(forward);
    const Vec3 z_axis = glm::normalize(glm::cross(x_axis, up));
    return {x_axis, glm::cross(z_axis, x_axis), z_axis};
}

Shape sphere(const Vec3& centre, double radius) {
    return Shape{std::make_shared<SphereNode>(centre, radius)};
}

Shape ellipsoid(const Vec3& centre, const Vec3& radii, const Axes& axes) {
    return Shape{std::make_shared<EllipsoidNode>(centre, radii, axes)};
}

Shape block(const Vec3& centre, const Vec3& half, double rounding, const Axes& axes) {
    return Shape{std::make_shared<BlockNode>(centre, half, rounding, axes)};
}

Shape tube(std::span<const Knot> knots) {
    JW_ASSERT(!knots.empty());
    std::vector<Vec3> points;
    std::vector<double> radii;
    for (const Knot& knot : knots) {
        points.push_back(knot.point);
        radii.push_back(knot.radius);
    }
    const SampledSpline curve = sample_spline(points, knots.size() > 2 ? 8 : 1);
    std::vector<std::pair<Bead, Bead>> segments;
    std::vector<Bead> beads;
    for (std::size_t i = 0; i < curve.points.size(); ++i) {
        beads.push_back({curve.points[i], std::max(spline_value(radii, curve.at[i]), 1e-5)});
    }
    for (std::size_t i = 0; i + 1 < beads.size(); ++i) {
        segments.emplace_back(beads[i], beads[i + 1]);
    }
    if (segments.empty()) {
        segments.emplace_back(beads[0], beads[0]);
    }
    return Shape{std::make_shared<TubeNode>(std::move(segments))};
}

}  // namespace jw::forge
