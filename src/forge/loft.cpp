// Free cross-sections along a spline.
#include "forge/node.h"

#include "core/assert.h"

#include <algorithm>
#include <array>
#include <numbers>

namespace jw::forge {

namespace {

constexpr int kPerSpan = 10;
constexpr double kTurn = 2.0 * std::numbers::pi;

double radius_angle(int i) {
    return kTurn * i / kSectionAngles;
}

/// The loft as evaluated: rows of points with frames and radii.
struct Ring {
    Vec3 centre;
    Vec3 side;
    Vec3 up;
    std::array<double, kSectionAngles> radii;
    double largest;
    double smallest;
};

struct End {
    Vec3 centre;
    Vec3 normal;
    double rounding;
    double dish;
};

struct Span {
    Vec3 along;
    double inverse_squared;
};

/// All that a loft is made of, shared by its restrictions to a part of the curve.
struct LoftBody {
    std::vector<Ring> rings;
    std::vector<Span> spans;
    std::array<End, 2> ends;
    Box box;
    std::uint64_t hash = 0;
};

LoftBody finished(std::vector<Ring> rings, const End& start, const End& end, std::uint64_t hash) {
    LoftBody body{std::move(rings), {}, {start, end}, {}, hash};
    const auto around = [](const Ring& ring) {
        return Box{ring.centre, ring.centre}.grown(ring.largest);
    };
    body.box = around(body.rings.front());
    for (std::size_t i = 0; i + 1 < body.rings.size(); ++i) {
        const Vec3 along = body.rings[i + 1].centre - body.rings[i].centre;
        body.spans.push_back({along, 1.0 / std::max(glm::dot(along, along), 1e-18)});
        body.box = body.box.joined(around(body.rings[i + 1]));
    }
    return body;
}

/// Searches segments first..last of a loft for the nearest place of its curve.
class LoftNode final : public Node {
  public:
    LoftNode(std::shared_ptr<const LoftBody> body, int first, int last)
        : body_{std::move(body)}, first_{first}, last_{last} {
        box = body_->box;
        slope = 1.7;
        hash = body_->hash;
    }

    double distance(const Vec3& p) const override {
        int segment = first_;
        double share = 0.0;
        double best = std::numeric_limits<double>::infinity();
        for (int i = first_; i <= last_; ++i) {
            double at = 0.0;
            const double squared = gap(i, p, at);
            if (squared < best) {
                best = squared;
                segment = i;
                share = at;
            }
        }
        return surface_distance(p, segment, share);
    }

    NodePtr near(const NodePtr& self, const Box& around, double /*band*/) const override {
        const Vec3 centre = around.centre();
        const double reach = around.half_diagonal();
        std::vector<double> gaps;
        double best = std::numeric_limits<double>::infinity();
        for (int i = first_; i <= last_; ++i) {
            double at = 0.0;
            gaps.push_back(std::sqrt(gap(i, centre, at)));
            best = std::min(best, gaps.back());
        }
        int first = last_;
        int last = first_;
        for (int i = first_; i <= last_; ++i) {
            if (gaps[static_cast<std::size_t>(i - first_)] <= best + 2.0 * reach) {
                first = std::min(first, i);
                last = std::max(last, i);
            }
        }
        if (3 * (last - first + 1) > 2 * (last_ - first_ + 1)) {
            return self;
        }
        return std::make_shared<LoftNode>(body_, first, last);
    }

  private:
    double gap(int i, const Vec3& p, double& share) const {
        const auto index = static_cast<std::size_t>(i);
        const Vec3 from = p - body_->rings[index].centre;
        share = std::clamp(
            glm::dot(from, body_->spans[index].along) * body_->spans[index].inverse_squared, 0.0,
            1.0);
        const Vec3 away = from - share * body_->spans[index].along;
        return glm::dot(away, away);
    }

    double surface_distance(const Vec3& p, int segment, double share) const {
        const Ring& a = body_->rings[static_cast<std::size_t>(segment)];
        const Ring& b = body_->rings[static_cast<std::size_t>(segment) + 1];
        const Vec3 offset = p - glm::mix(a.centre, b.centre, share);
        const double x = glm::dot(offset, glm::mix(a.side, b.side, share));
        const double y = glm::dot(offset, glm::mix(a.up, b.up, share));
        const double rho = std::sqrt(x * x + y * y);
        double turn = std::atan2(y, x) / kTurn * kSectionAngles;
        turn = turn < 0.0 ? turn + kSectionAngles : turn;
        const double whole = std::floor(turn);
        const auto low = static_cast<std::size_t>(whole) % kSectionAngles;
        const std::size_t high = (low + 1) % kSectionAngles;
        const double f = turn - whole;
        const double at_a = a.radii[low] + f * (a.radii[high] - a.radii[low]);
        const double at_b = b.radii[low] + f * (b.radii[high] - b.radii[low]);
        const double radius = at_a + share * (at_b - at_a);
        const double around = ((a.radii[high] - a.radii[low]) * (1.0 - share) +
                               (b.radii[high] - b.radii[low]) * share) *
                              kSectionAngles / kTurn / std::max(radius, 1e-6);
        const Span& span = body_->spans[static_cast<std::size_t>(segment)];
        const double along = (at_b - at_a) * (at_b - at_a) * span.inverse_squared;
        // Deep inside a flat section the radius says far more than the near face does: no deeper
        // than that.
        const double deepest = -1.2 * std::min(a.smallest, b.smallest);
        const double d = std::max(
            (rho - radius) / std::sqrt(1.0 + around * around + std::min(along, 4.0)), deepest);

        const bool second_half = 2 * segment >= static_cast<int>(body_->spans.size());
        const End& end = body_->ends[second_half ? 1 : 0];
        const double inside = std::max(1.0 - rho * rho / std::max(radius * radius, 1e-12), 0.0);
        const double cap = glm::dot(p - end.centre, end.normal) + end.dish * inside;
        return smooth_max(d, cap, end.rounding);
    }

    std::shared_ptr<const LoftBody> body_;
    int first_;
    int last_;
};

Vec3 side_at(const LoftOptions& options, double t) {
    if (options.sides.empty()) {
        return options.side;
    }
    const auto last = static_cast<double>(options.sides.size() - 1);
    const auto i = static_cast<std::size_t>(std::clamp(t, 0.0, last - 1e-9));
    return glm::mix(options.sides[i], options.sides[std::min(i + 1, options.sides.size() - 1)],
                    t - static_cast<double>(i));
}

}  // namespace

Section Section::circle(double radius) {
    return {std::vector<double>(kSectionAngles, radius)};
}

Section Section::ellipse(double side, double up, double exponent) {
    return quarters(side, side, up, up, exponent);
}

Section Section::quarters(double side_plus, double side_minus, double up_plus, double up_minus,
                          double exponent) {
    Section out;
    for (int i = 0; i < kSectionAngles; ++i) {
        const double c = std::cos(radius_angle(i));
        const double s = std::sin(radius_angle(i));
        const double x = std::abs(c) / (c >= 0.0 ? side_plus : side_minus);
        const double y = std::abs(s) / (s >= 0.0 ? up_plus : up_minus);
        out.radii.push_back(
            std::pow(std::pow(x, exponent) + std::pow(y, exponent), -1.0 / exponent));
    }
    return out;
}

Section Section::through(std::span<const glm::dvec2> outline) {
    JW_ASSERT(outline.size() >= 3);
    std::vector<Vec3> closed;
    const std::size_t n = outline.size();
    for (std::size_t i = 0; i < n + 3; ++i) {
        const glm::dvec2& q = outline[(i + n - 1) % n];
        closed.emplace_back(q.x, q.y, 0.0);
    }
    constexpr int kFine = 16;
    const SampledSpline fine = sample_spline(closed, kFine);
    const std::span<const Vec3> loop{fine.points.data() + kFine, n * kFine + 1};
    Section out;
    for (int i = 0; i < kSectionAngles; ++i) {
        const glm::dvec2 ray{std::cos(radius_angle(i)), std::sin(radius_angle(i))};
        double radius = 0.0;
        for (std::size_t k = 0; k + 1 < loop.size(); ++k) {
            const glm::dvec2 a{loop[k]};
            const glm::dvec2 b{loop[k + 1]};
            const double side_a = ray.x * a.y - ray.y * a.x;
            const double side_b = ray.x * b.y - ray.y * b.x;
            if ((side_a <= 0.0) != (side_b <= 0.0)) {
                const glm::dvec2 hit = a + (b - a) * (side_a / (side_a - side_b));
                radius = std::max(radius, glm::dot(hit, ray));
            }
        }
        JW_ASSERT(radius > 0.0);  // the outline must run about its centre
        out.radii.push_back(radius);
    }
    return out;
}

Section Section::polar(std::initializer_list<double> radii) {
    JW_ASSERT(radii.size() >= 3);
    const int n = static_cast<int>(radii.size());
    const auto at = [&](int i) { return radii.begin()[((i % n) + n) % n]; };
    Section out;
    for (int i = 0; i < kSectionAngles; ++i) {
        const double t = static_cast<double>(i) * n / kSectionAngles;
        const int k = static_cast<int>(t);
        const std::array<double, 4> four{at(k - 1), at(k), at(k + 1), at(k + 2)};
        out.radii.push_back(spline_value(four, 1.0 + t - k));
    }
    return out;
}

Section Section::scaled(double by) const {
    Section out = *this;
    for (double& r : out.radii) {
        r *= by;
    }
    return out;
}

Section Section::mixed(const Section& other, double share) const {
    Section out = *this;
    for (std::size_t i = 0; i < out.radii.size(); ++i) {
        out.radii[i] += share * (other.radii[i] - out.radii[i]);
    }
    return out;
}

Shape loft(std::span<const Station> stations, const LoftOptions& options) {
    JW_ASSERT(stations.size() >= 2);
    JW_ASSERT(options.sides.empty() || options.sides.size() == stations.size());
    std::vector<Vec3> centres;
    for (const Station& station : stations) {
        JW_ASSERT(station.section.radii.size() == kSectionAngles);
        centres.push_back(station.centre);
    }
    const SampledSpline curve = sample_spline(centres, kPerSpan);
    Hasher hasher{"loft"};
    std::vector<Ring> rings;
    std::vector<double> column(stations.size());
    for (std::size_t i = 0; i < curve.points.size(); ++i) {
        const std::size_t before = i == 0 ? 0 : i - 1;
        const std::size_t after = std::min(i + 1, curve.points.size() - 1);
        const Vec3 tangent = glm::normalize(curve.points[after] - curve.points[before]);
        Vec3 side = side_at(options, curve.at[i]);
        side = glm::normalize(side - glm::dot(side, tangent) * tangent);
        Ring ring{curve.points[i],
                  side,
                  glm::cross(tangent, side),
                  {},
                  0.0,
                  std::numeric_limits<double>::infinity()};
        for (std::size_t k = 0; k < kSectionAngles; ++k) {
            std::transform(stations.begin(), stations.end(), column.begin(),
                           [k](const Station& s) { return s.section.radii[k]; });
            ring.radii[k] = std::max(spline_value(column, curve.at[i]), 1e-5);
            ring.largest = std::max(ring.largest, ring.radii[k]);
            ring.smallest = std::min(ring.smallest, ring.radii[k]);
            hasher.number(ring.radii[k]);
        }
        hasher.point(ring.centre).point(ring.side);
        rings.push_back(ring);
    }
    const auto normal = [&](const Vec3& given, const Vec3& across) {
        return glm::length(given) > 0.0 ? glm::normalize(given) : glm::normalize(across);
    };
    const std::size_t last = rings.size() - 1;
    const End start{rings[0].centre,
                    normal(options.end_normal_start, rings[0].centre - rings[1].centre),
                    options.end_rounding_start, options.dish_start};
    const End end{rings[last].centre,
                  normal(options.end_normal_end, rings[last].centre - rings[last - 1].centre),
                  options.end_rounding_end, options.dish_end};
    for (const End& e : {start, end}) {
        hasher.point(e.centre).point(e.normal).number(e.rounding).number(e.dish);
    }
    const int segments = static_cast<int>(last);
    return Shape{std::make_shared<LoftNode>(
        std::make_shared<LoftBody>(finished(std::move(rings), start, end, hasher.value())), 0,
        segments - 1)};
}

}  // namespace jw::forge
