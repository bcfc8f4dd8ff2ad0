// Shapes as values, and the operations that put shapes together or work their surface.
#include "forge/node.h"

#include "core/assert.h"

#include <algorithm>

namespace jw::forge {

Box Box::joined(const Box& other) const {
    return {glm::min(low, other.low), glm::max(high, other.high)};
}

double Box::distance(const Vec3& p) const {
    return glm::length(glm::max(glm::max(low - p, p - high), Vec3{0.0}));
}

double Shape::distance(const Vec3& p) const {
    return node_ ? node_->distance(p) : std::numeric_limits<double>::infinity();
}

Vec3 Shape::normal(const Vec3& p) const {
    constexpr double kStep = 0.25e-3;
    const auto slope = [&](const Vec3& step) { return distance(p + step) - distance(p - step); };
    const Vec3 gradient{slope({kStep, 0, 0}), slope({0, kStep, 0}), slope({0, 0, kStep})};
    const double length = glm::length(gradient);
    return length > 1e-12 ? gradient / length : Vec3{0.0, 1.0, 0.0};
}

Box Shape::bounds() const {
    return node_ ? node_->box : Box{};
}
double Shape::lipschitz() const {
    return node_ ? node_->slope : 1.0;
}
std::uint64_t Shape::hash() const {
    return node_ ? node_->hash : 0;
}
Shape Shape::near(const Box& box, double band) const {
    return node_ ? Shape{node_->near(node_, box, band)} : Shape{};
}

namespace {

class JoinNode final : public Node {
  public:
    JoinNode(std::vector<NodePtr> parts, double blend) : parts_{std::move(parts)}, blend_{blend} {
        Hasher hasher{"join"};
        hasher.number(blend);
        box = parts_.front()->box;
        slope = 0.0;
        for (const NodePtr& part : parts_) {
            box = box.joined(part->box);
            slope = std::max(slope, part->slope);
            hasher.bits(part->hash);
        }
        box = box.grown(0.25 * blend);  // a blend bulges by at most a quarter
        hash = hasher.value();
    }
    double distance(const Vec3& p) const override {
        double best = std::numeric_limits<double>::infinity();
        for (const NodePtr& part : parts_) {
            if (part->box.distance(p) >= best + blend_) {
                continue;
            }
            const double next = part->distance(p);
            best = std::isinf(best) ? next : smooth_min(best, next, blend_);
        }
        return best;
    }
    NodePtr near(const NodePtr& self, const Box& around, double band) const override {
        std::vector<double> lows;
        double limit = band;
        for (const NodePtr& part : parts_) {
            const Range range = range_within(*part, around);
            lows.push_back(range.low);
            limit = std::min(limit, range.high);
        }
        std::vector<NodePtr> kept;
        bool changed = false;
        for (std::size_t i = 0; i < parts_.size(); ++i) {
            if (lows[i] > limit + blend_) {
                changed = true;
                continue;
            }
            kept.push_back(parts_[i]->near(parts_[i], around, band + blend_));
            changed = changed || kept.back() != parts_[i];
        }
        if (!changed || kept.empty()) {
            return self;
        }
        return kept.size() == 1 ? kept.front()
                                : std::make_shared<JoinNode>(std::move(kept), blend_);
    }

  private:
    std::vector<NodePtr> parts_;
    double blend_;
};

/// max(a, +-b): what both have, or what a has outside b.
class OverlapNode final : public Node {
  public:
    OverlapNode(NodePtr a, NodePtr b, double edge, bool outside)
        : a_{std::move(a)}, b_{std::move(b)}, edge_{edge}, outside_{outside} {
        box = a_->box;
        if (!outside) {
            box = {glm::max(a_->box.low, b_->box.low), glm::min(a_->box.high, b_->box.high)};
        }
        slope = std::max(a_->slope, b_->slope);
        hash =
            Hasher{outside ? "cut" : "common"}.bits(a_->hash).bits(b_->hash).number(edge).value();
    }
    double distance(const Vec3& p) const override {
        const double a = a_->distance(p);
        if (outside_ && b_->box.distance(p) >= edge_ - a) {
            return a;
        }
        const double b = b_->distance(p);
        return smooth_max(a, outside_ ? -b : b, edge_);
    }
    NodePtr near(const NodePtr& self, const Box& around, double band) const override {
        const Range a = range_within(*a_, around);
        const Range b = range_within(*b_, around);
        const double b_high = outside_ ? -b.low : b.high;
        const NodePtr a_near = a_->near(a_, around, band + edge_);
        if (b_high + edge_ <= std::max(a.low, -band)) {
            return a_near;
        }
        const NodePtr b_near = b_->near(b_, around, band + edge_);
        if (!outside_ && a.high + edge_ <= std::max(b.low, -band)) {
            return b_near;
        }
        if (a_near == a_ && b_near == b_) {
            return self;
        }
        return std::make_shared<OverlapNode>(a_near, b_near, edge_, outside_);
    }

  private:
    NodePtr a_;
    NodePtr b_;
    double edge_;
    bool outside_;
};

class MirrorNode final : public Node {
  public:
    explicit MirrorNode(NodePtr inner) : inner_{std::move(inner)} {
        box = flipped(inner_->box);
        slope = inner_->slope;
        hash = Hasher{"mirror"}.bits(inner_->hash).value();
    }
    double distance(const Vec3& p) const override { return inner_->distance({p.x, p.y, -p.z}); }
    NodePtr near(const NodePtr& self, const Box& around, double band) const override {
        NodePtr smaller = inner_->near(inner_, flipped(around), band);
        return smaller == inner_ ? self : std::make_shared<MirrorNode>(std::move(smaller));
    }

  private:
    static Box flipped(const Box& b) {
        return {{b.low.x, b.low.y, -b.high.z}, {b.high.x, b.high.y, -b.low.z}};
    }
    NodePtr inner_;
};

class MoveNode final : public Node {
  public:
    MoveNode(NodePtr inner, const Rigid& displacement)
        : inner_{std::move(inner)}, forth_{displacement}, back_{displacement.inverse()} {
        box = carried(inner_->box, forth_);
        slope = inner_->slope;
        hash = Hasher{"move"}
                   .bits(inner_->hash)
                   .point(forth_.p)
                   .number(forth_.q.w)
                   .point({forth_.q.x, forth_.q.y, forth_.q.z})
                   .value();
    }
    double distance(const Vec3& p) const override { return inner_->distance(back_.point(p)); }
    NodePtr near(const NodePtr& self, const Box& around, double band) const override {
        NodePtr smaller = inner_->near(inner_, carried(around, back_), band);
        return smaller == inner_ ? self : std::make_shared<MoveNode>(std::move(smaller), forth_);
    }

  private:
    static Box carried(const Box& b, const Rigid& by) {
        const glm::dmat3 turn = glm::mat3_cast(by.q);
        const Vec3 half = 0.5 * (b.high - b.low);
        const Vec3 reach =
            glm::abs(turn[0]) * half.x + glm::abs(turn[1]) * half.y + glm::abs(turn[2]) * half.z;
        const Vec3 centre = by.point(b.centre());
        return {centre - reach, centre + reach};
    }
    NodePtr inner_;
    Rigid forth_;
    Rigid back_;
};

class GrowNode final : public Node {
  public:
    GrowNode(NodePtr inner, double by) : inner_{std::move(inner)}, by_{by} {
        box = inner_->box.grown(by);
        slope = inner_->slope;
        hash = Hasher{"grow"}.bits(inner_->hash).number(by).value();
    }
    double distance(const Vec3& p) const override { return inner_->distance(p) - by_; }
    NodePtr near(const NodePtr& self, const Box& around, double band) const override {
        NodePtr smaller = inner_->near(inner_, around, band + std::abs(by_));
        return smaller == inner_ ? self : std::make_shared<GrowNode>(std::move(smaller), by_);
    }

  private:
    NodePtr inner_;
    double by_;
};

/// 1 at 0, 0 from 1 on, smooth at both.
double bell(double t) {
    const double rest = std::max(1.0 - t * t, 0.0);
    return rest * rest;
}

class RidgeNode final : public Node {
  public:
    RidgeNode(NodePtr inner, std::vector<Vec3> curve, double height, double half_width)
        : inner_{std::move(inner)},
          curve_{std::move(curve)},
          height_{height},
          half_width_{half_width} {
        lengths_.push_back(0.0);
        for (std::size_t i = 1; i < curve_.size(); ++i) {
            lengths_.push_back(lengths_.back() + glm::length(curve_[i] - curve_[i - 1]));
        }
        touched_ = box_around(curve_).grown(half_width);
        box = inner_->box;
        if (height > 0.0) {
            const Box raised{glm::max(touched_.low, inner_->box.low - Vec3{height}),
                             glm::min(touched_.high, inner_->box.high + Vec3{height})};
            box = raised.empty() ? box : box.joined(raised);
        }
        slope = inner_->slope + 1.6 * std::abs(height) / half_width;
        Hasher hasher{"ridge"};
        hasher.bits(inner_->hash).number(height).number(half_width);
        for (const Vec3& p : curve_) {
            hasher.point(p);
        }
        hash = hasher.value();
    }
    double distance(const Vec3& p) const override {
        const double inner = inner_->distance(p);
        return touched_.distance(p) > 0.0 ? inner : inner - height_ * share(p);
    }
    NodePtr near(const NodePtr& self, const Box& around, double band) const override {
        const bool apart = glm::any(glm::greaterThan(touched_.low, around.high)) ||
                           glm::any(glm::lessThan(touched_.high, around.low));
        NodePtr smaller = inner_->near(inner_, around, band + (apart ? 0.0 : std::abs(height_)));
        if (apart) {
            return smaller;
        }
        return smaller == inner_
                   ? self
                   : std::make_shared<RidgeNode>(std::move(smaller), curve_, height_, half_width_);
    }

  private:
    /// Share of the full height at `p`: a bell across the curve, fading towards its ends.
    double share(const Vec3& p) const {
        if (curve_.size() == 1) {
            return bell(glm::length(p - curve_[0]) / half_width_);
        }
        double best = std::numeric_limits<double>::infinity();
        double place = 0.0;
        for (std::size_t i = 0; i + 1 < curve_.size(); ++i) {
            const Vec3 along = curve_[i + 1] - curve_[i];
            const double squared = std::max(glm::dot(along, along), 1e-18);
            const double at = std::clamp(glm::dot(p - curve_[i], along) / squared, 0.0, 1.0);
            const Vec3 away = p - curve_[i] - at * along;
            const double gap = glm::dot(away, away);
            if (gap < best) {
                best = gap;
                place = lengths_[i] + at * (lengths_[i + 1] - lengths_[i]);
            }
        }
        const double fade = std::min(1.5 * half_width_, 0.5 * lengths_.back());
        const double from_end = std::min(place, lengths_.back() - place) / std::max(fade, 1e-9);
        return bell(std::sqrt(best) / half_width_) * bell(1.0 - std::min(from_end, 1.0));
    }

    NodePtr inner_;
    std::vector<Vec3> curve_;
    std::vector<double> lengths_;  // along the curve up to each point
    double height_;
    double half_width_;
    Box touched_;
};

/// Value noise in -1..1 on a unit lattice.
double lattice_noise(const Vec3& p) {
    const Vec3 cell = glm::floor(p);
    const Vec3 f = p - cell;
    const Vec3 w = f * f * (3.0 - 2.0 * f);
    const auto corner = [&](int dx, int dy, int dz) {
        const auto lane = [](double v) {
            return static_cast<std::uint64_t>(static_cast<std::int64_t>(v));
        };
        std::uint64_t h = lane(cell.x + dx) * 0x9e3779b97f4a7c15ULL ^
                          lane(cell.y + dy) * 0xc2b2ae3d27d4eb4fULL ^
                          lane(cell.z + dz) * 0x165667b19e3779f9ULL;
        h ^= h >> 29;
        h *= 0xbf58476d1ce4e5b9ULL;
        h ^= h >> 32;
        return static_cast<double>(h & 0xffffU) / 32767.5 - 1.0;
    };
    const auto row = [&](int dy, int dz) {
        return glm::mix(corner(0, dy, dz), corner(1, dy, dz), w.x);
    };
    return glm::mix(glm::mix(row(0, 0), row(1, 0), w.y), glm::mix(row(0, 1), row(1, 1), w.y), w.z);
}

class RoughNode final : public Node {
  public:
    RoughNode(NodePtr inner, const Vec3& centre, double radius, double amplitude, double wavelength)
        : inner_{std::move(inner)},
          centre_{centre},
          radius_{radius},
          amplitude_{amplitude},
          wavelength_{wavelength} {
        box = inner_->box.grown(amplitude);
        slope = inner_->slope + 4.0 * amplitude / wavelength;
        hash = Hasher{"rough"}
                   .bits(inner_->hash)
                   .point(centre)
                   .number(radius)
                   .number(amplitude)
                   .number(wavelength)
                   .value();
    }
    double distance(const Vec3& p) const override {
        const double inner = inner_->distance(p);
        const double t = glm::length(p - centre_) / radius_;
        return t >= 1.0 ? inner : inner - amplitude_ * bell(t) * lattice_noise(p / wavelength_);
    }
    NodePtr near(const NodePtr& self, const Box& around, double band) const override {
        NodePtr smaller = inner_->near(inner_, around, band + amplitude_);
        if (around.distance(centre_) > radius_) {
            return smaller;
        }
        return smaller == inner_ ? self
                                 : std::make_shared<RoughNode>(std::move(smaller), centre_, radius_,
                                                               amplitude_, wavelength_);
    }

  private:
    NodePtr inner_;
    Vec3 centre_;
    double radius_;
    double amplitude_;
    double wavelength_;
};

}  // namespace

Shape join(std::span<const Shape> parts, double blend) {
    std::vector<NodePtr> nodes;
    for (const Shape& part : parts) {
        if (!part.empty()) {
            nodes.push_back(part.node());
        }
    }
    if (nodes.empty()) {
        return {};
    }
    return nodes.size() == 1 ? Shape{nodes.front()}
                             : Shape{std::make_shared<JoinNode>(std::move(nodes), blend)};
}

Shape cut(const Shape& from, const Shape& cutter, double edge) {
    if (from.empty() || cutter.empty()) {
        return from;
    }
    return Shape{std::make_shared<OverlapNode>(from.node(), cutter.node(), edge, true)};
}

Shape common(const Shape& a, const Shape& b, double edge) {
    if (a.empty() || b.empty()) {
        return {};
    }
    return Shape{std::make_shared<OverlapNode>(a.node(), b.node(), edge, false)};
}

Shape mirrored(const Shape& shape) {
    return shape.empty() ? shape : Shape{std::make_shared<MirrorNode>(shape.node())};
}

Shape moved(const Shape& shape, const Rigid& displacement) {
    return shape.empty() ? shape : Shape{std::make_shared<MoveNode>(shape.node(), displacement)};
}

Shape grown(const Shape& shape, double by) {
    return shape.empty() ? shape : Shape{std::make_shared<GrowNode>(shape.node(), by)};
}

Shape ridge(const Shape& on, std::span<const Vec3> curve, double height, double half_width) {
    JW_ASSERT(!on.empty() && !curve.empty() && half_width > 0.0);
    std::vector<Vec3> fine = curve.size() > 2 ? sample_spline(curve, 6).points
                                              : std::vector<Vec3>{curve.begin(), curve.end()};
    return Shape{std::make_shared<RidgeNode>(on.node(), std::move(fine), height, half_width)};
}

Shape swelling(const Shape& on, const Vec3& centre, double height, double radius) {
    return ridge(on, {centre}, height, radius);
}

Shape roughened(const Shape& on, const Vec3& centre, double radius, double amplitude,
                double wavelength) {
    return Shape{std::make_shared<RoughNode>(on.node(), centre, radius, amplitude, wavelength)};
}

}  // namespace jw::forge
