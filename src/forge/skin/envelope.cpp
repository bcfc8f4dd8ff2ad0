#include "forge/skin/envelope.h"

#include "forge/node.h"

#include "core/assert.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

namespace jw::forge {
namespace {

constexpr float kFar = 1e12F;  // squared voxels

/// Values at the points of a regular grid.
struct Grid {
    glm::ivec3 size{0};
    Vec3 low{0.0};  // place of the first point, m
    double voxel = 1.0;
    std::vector<float> values;

    std::size_t index(const glm::ivec3& p) const {
        return (static_cast<std::size_t>(p.z) * static_cast<std::size_t>(size.y) +
                static_cast<std::size_t>(p.y)) *
                   static_cast<std::size_t>(size.x) +
               static_cast<std::size_t>(p.x);
    }
    Vec3 place(const glm::ivec3& p) const { return low + voxel * Vec3{p}; }
};

/// Calls use(first, stride, count) for every line of the grid along `axis`.
template <typename Use>
void for_lines(const Grid& grid, int axis, const Use& use) {
    const std::array<std::size_t, 3> strides{
        1, static_cast<std::size_t>(grid.size.x),
        static_cast<std::size_t>(grid.size.x) * static_cast<std::size_t>(grid.size.y)};
    const int across = (axis + 1) % 3;
    const int deep = (axis + 2) % 3;
    for (int i = 0; i < grid.size[across]; ++i) {
        for (int j = 0; j < grid.size[deep]; ++j) {
            const std::size_t first =
                static_cast<std::size_t>(i) * strides[static_cast<std::size_t>(across)] +
                static_cast<std::size_t>(j) * strides[static_cast<std::size_t>(deep)];
            use(first, strides[static_cast<std::size_t>(axis)],
                static_cast<std::size_t>(grid.size[axis]));
        }
    }
}

/// One line of the squared distance transform (Felzenszwalb & Huttenlocher, Theory of Computing
/// 2012): the lower envelope of parabolas.
class LineTransform {
  public:
    void run(std::vector<float>& values, std::size_t first, std::size_t stride, std::size_t count) {
        line_.resize(count);
        for (std::size_t i = 0; i < count; ++i) {
            line_[i] = values[first + i * stride];
        }
        apexes_.clear();
        starts_.clear();
        for (std::size_t i = 0; i < count; ++i) {
            if (line_[i] < kFar) {
                add(i);
            }
        }
        std::size_t k = 0;
        for (std::size_t i = 0; i < count && !apexes_.empty(); ++i) {
            while (k + 1 < apexes_.size() && starts_[k + 1] < static_cast<float>(i)) {
                ++k;
            }
            const float away = static_cast<float>(i) - static_cast<float>(apexes_[k]);
            values[first + i * stride] = away * away + line_[apexes_[k]];
        }
    }

  private:
    void add(std::size_t i) {
        float start = -kFar;
        while (!apexes_.empty()) {
            start = crossing(apexes_.back(), i);
            if (start > starts_.back()) {
                break;
            }
            apexes_.pop_back();
            starts_.pop_back();
            start = -kFar;
        }
        apexes_.push_back(i);
        starts_.push_back(start);
    }
    float crossing(std::size_t a, std::size_t b) const {
        const auto x = static_cast<float>(a);
        const auto y = static_cast<float>(b);
        return (line_[b] + y * y - line_[a] - x * x) / (2.0F * (y - x));
    }

    std::vector<float> line_;
    std::vector<std::size_t> apexes_;
    std::vector<float> starts_;  // from where on an apex is the nearest
};

/// Of seeds 0 among kFar makes distances, m.
void to_distances(Grid& grid) {
    LineTransform transform;
    for (int axis = 0; axis < 3; ++axis) {
        for_lines(grid, axis, [&](std::size_t first, std::size_t stride, std::size_t count) {
            transform.run(grid.values, first, stride, count);
        });
    }
    for (float& value : grid.values) {
        value = static_cast<float>(grid.voxel) * std::sqrt(value);
    }
}

Grid make_grid(std::span<const Vec3> points, double voxel, double margin) {
    const Box box = box_around(points).grown(margin);
    Grid grid;
    grid.voxel = voxel;
    // On whole voxels, so that both halves of a body that is its own mirror image come out alike.
    const glm::ivec3 first{glm::floor(box.low / voxel)};
    grid.low = voxel * Vec3{first};
    grid.size = glm::ivec3{glm::ceil(box.high / voxel)} - first + 1;
    grid.values.assign(static_cast<std::size_t>(grid.size.x) *
                           static_cast<std::size_t>(grid.size.y) *
                           static_cast<std::size_t>(grid.size.z),
                       kFar);
    return grid;
}

/// What can be reached from the grid's corner without coming nearer than `bridge` to a point.
std::vector<bool> find_outside(const Grid& distances, double bridge) {
    std::vector<bool> outside(distances.values.size(), false);
    std::vector<glm::ivec3> open{glm::ivec3{0}};
    outside[0] = true;
    while (!open.empty()) {
        const glm::ivec3 here = open.back();
        open.pop_back();
        for (int side = 0; side < 6; ++side) {
            glm::ivec3 next = here;
            next[side / 2] += side % 2 == 0 ? 1 : -1;
            if (glm::any(glm::lessThan(next, glm::ivec3{0})) ||
                glm::any(glm::greaterThanEqual(next, distances.size))) {
                continue;
            }
            const std::size_t i = distances.index(next);
            if (!outside[i] && static_cast<double>(distances.values[i]) >= bridge) {
                outside[i] = true;
                open.push_back(next);
            }
        }
    }
    return outside;
}

/// Weights 1 4 6 4 1 along each axis: takes the steps of the voxels out.
void smooth(Grid& grid) {
    std::vector<float> line;
    for (int axis = 0; axis < 3; ++axis) {
        for_lines(grid, axis, [&](std::size_t first, std::size_t stride, std::size_t count) {
            line.resize(count);
            for (std::size_t i = 0; i < count; ++i) {
                line[i] = grid.values[first + i * stride];
            }
            for (std::size_t i = 2; i + 2 < count; ++i) {
                grid.values[first + i * stride] =
                    (line[i - 2] + line[i + 2] + 4.0F * (line[i - 1] + line[i + 1]) +
                     6.0F * line[i]) /
                    16.0F;
            }
        });
    }
}

/// A distance given on a grid, straight between its points.
class GridNode final : public Node {
  public:
    explicit GridNode(Grid grid) : grid_{std::move(grid)} {
        box = Box{grid_.low, grid_.place(grid_.size - 1)};
        slope = 1.5;  // the thickness adds to the distance's own 1
        Hasher hasher{"grid"};
        hasher.point(grid_.low).number(grid_.voxel);
        for (const float value : grid_.values) {
            hasher.bits(std::bit_cast<std::uint32_t>(value));
        }
        hash = hasher.value();
    }

    double distance(const Vec3& p) const override {
        const Vec3 inside = glm::clamp(p, box.low, box.high);
        const double value = interpolate(inside);
        const double away = glm::length(p - inside);
        return away > 0.0 ? std::hypot(away, std::max(value, 0.0)) : value;
    }

  private:
    double interpolate(const Vec3& p) const {
        const Vec3 at = (p - grid_.low) / grid_.voxel;
        const glm::ivec3 cell =
            glm::clamp(glm::ivec3{glm::floor(at)}, glm::ivec3{0}, grid_.size - 2);
        const Vec3 f = at - Vec3{cell};
        const auto row = [&](int dy, int dz) {
            const std::size_t i = grid_.index(cell + glm::ivec3{0, dy, dz});
            return glm::mix(static_cast<double>(grid_.values[i]),
                            static_cast<double>(grid_.values[i + 1]), f.x);
        };
        return glm::mix(glm::mix(row(0, 0), row(1, 0), f.y), glm::mix(row(0, 1), row(1, 1), f.y),
                        f.z);
    }

    Grid grid_;
};

}  // namespace

Shape envelope(std::span<const Vec3> points, const EnvelopeOptions& options,
               const std::function<double(const Vec3&)>& thickness) {
    JW_ASSERT(!points.empty());
    Grid field = make_grid(points, options.voxel, options.bridge + 4.0 * options.voxel);
    for (const Vec3& p : points) {
        field.values[field.index(glm::ivec3{glm::round((p - field.low) / field.voxel)})] = 0.0F;
    }
    to_distances(field);

    const std::vector<bool> outside = find_outside(field, options.bridge);
    Grid inward = field;
    for (std::size_t i = 0; i < outside.size(); ++i) {
        inward.values[i] = outside[i] ? 0.0F : kFar;
    }
    to_distances(inward);

    const auto bridge = static_cast<float>(options.bridge);
    glm::ivec3 at{0};
    for (at.z = 0; at.z < field.size.z; ++at.z) {
        for (at.y = 0; at.y < field.size.y; ++at.y) {
            for (at.x = 0; at.x < field.size.x; ++at.x) {
                const std::size_t i = field.index(at);
                const float bare = outside[i] ? field.values[i] : bridge - inward.values[i];
                field.values[i] = bare;
                if (std::abs(bare) < bridge) {  // farther off nothing is asked
                    field.values[i] -= static_cast<float>(thickness(field.place(at)));
                }
            }
        }
    }
    for (int round = 0; round < options.smoothing; ++round) {
        smooth(field);
    }
    return Shape{std::make_shared<GridNode>(std::move(field))};
}

}  // namespace jw::forge
