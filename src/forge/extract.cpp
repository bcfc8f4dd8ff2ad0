// Sparse surface nets with one vertex per piece of surface in a cell.
#include "forge/node.h"
#include "forge/surface.h"

#include "core/assert.h"
#include "model/crossings.h"

#include <algorithm>
#include <array>
#include <map>
#include <thread>
#include <unordered_map>

namespace jw::forge {

namespace {

constexpr int kBlock = 8;
constexpr int kCorners = kBlock + 1;

/// Corner i of a cell stands at bits (x, y, z) of i. Edges 0-3 run along x, 4-7 along y, 8-11 along
/// z.
constexpr std::array<std::array<int, 2>, 12> kEdges{{{0, 1},
                                                     {2, 3},
                                                     {4, 5},
                                                     {6, 7},
                                                     {0, 2},
                                                     {1, 3},
                                                     {4, 6},
                                                     {5, 7},
                                                     {0, 4},
                                                     {1, 5},
                                                     {2, 6},
                                                     {3, 7}}};
/// Corners of each face in order around it.
constexpr std::array<std::array<int, 4>, 6> kFaces{
    {{0, 2, 6, 4}, {1, 3, 7, 5}, {0, 1, 5, 4}, {2, 3, 7, 6}, {0, 1, 3, 2}, {4, 5, 7, 6}}};

int edge_between(int a, int b) {
    for (int e = 0; e < 12; ++e) {
        const auto& [from, to] = kEdges[static_cast<std::size_t>(e)];
        if ((from == a && to == b) || (from == b && to == a)) {
            return e;
        }
    }
    return -1;
}

/// For every pattern of inside corners: which piece of surface each crossed edge belongs to.
/// Where a face is ambiguous the inside corners are kept apart, in both cells that share it.
struct PieceTable {
    std::array<std::array<std::int8_t, 12>, 256> piece;
    std::array<std::int8_t, 256> count;

    PieceTable() {
        for (int mask = 0; mask < 256; ++mask) {
            fill(mask);
        }
    }

  private:
    void fill(int mask) {
        std::array<int, 12> root;
        const auto inside = [mask](int corner) { return ((mask >> corner) & 1) != 0; };
        for (int e = 0; e < 12; ++e) {
            const auto& ends = kEdges[static_cast<std::size_t>(e)];
            root[static_cast<std::size_t>(e)] = inside(ends[0]) != inside(ends[1]) ? e : -1;
        }
        const auto tie = [&root](int a, int b) {
            const int from = root[static_cast<std::size_t>(b)];
            const int to = root[static_cast<std::size_t>(a)];
            std::replace(root.begin(), root.end(), from, to);
        };
        for (const auto& face : kFaces) {
            std::vector<int> crossed;
            for (std::size_t i = 0; i < 4; ++i) {
                const int a = face[i];
                const int b = face[(i + 1) % 4];
                if (inside(a) != inside(b)) {
                    crossed.push_back(edge_between(a, b));
                }
            }
            if (crossed.size() == 2) {
                tie(crossed[0], crossed[1]);
            } else if (crossed.size() == 4) {
                // crossed[i] runs face[i]-face[i+1]: the two edges at an inside corner go together
                const bool first_inside = inside(face[0]);
                tie(crossed[first_inside ? 3 : 0], crossed[first_inside ? 0 : 1]);
                tie(crossed[first_inside ? 1 : 2], crossed[first_inside ? 2 : 3]);
            }
        }
        std::int8_t next = 0;
        auto& pieces = piece[static_cast<std::size_t>(mask)];
        pieces.fill(-1);
        for (int e = 0; e < 12; ++e) {
            if (root[static_cast<std::size_t>(e)] != e) {
                continue;
            }
            for (std::size_t k = 0; k < 12; ++k) {
                pieces[k] = root[k] == e ? next : pieces[k];
            }
            ++next;
        }
        count[static_cast<std::size_t>(mask)] = next;
    }
};

struct Place {
    int x, y, z;
};

std::uint64_t key_of(const Place& p) {
    constexpr std::int64_t kShift = 1 << 20;
    const auto lane = [](int v) { return static_cast<std::uint64_t>(v + kShift) & 0x1fffffU; };
    return lane(p.x) << 42U | lane(p.y) << 21U | lane(p.z);
}

struct Cell {
    Place place;
    std::uint8_t mask;
    std::uint32_t first_vertex;  // within the block, later in the whole
};

struct Leaf {
    Place low;  // first cell
    Shape shape;
    std::vector<Cell> cells;
    std::vector<Vec3> positions;
    std::vector<Vec3> normals;
};

Vec3 gradient(const Shape& shape, const Vec3& p, double h) {
    // four corners of a tetrahedron: cheaper than six differences
    const std::array<Vec3, 4> k{{{1, -1, -1}, {-1, -1, 1}, {-1, 1, -1}, {1, 1, 1}}};
    Vec3 sum{0.0};
    for (const Vec3& corner : k) {
        sum += corner * shape.distance(p + h * corner);
    }
    return sum / (4.0 * h);
}

class Extraction {
  public:
    Extraction(const Shape& shape, const SurfaceOptions& options)
        : shape_{shape}, voxel_{options.voxel}, threads_{std::max(options.threads, 1)} {}

    Surface run() {
        collect();
        std::vector<std::jthread> workers;
        for (int t = 0; t < threads_; ++t) {
            workers.emplace_back([this, t] {
                for (auto i = static_cast<std::size_t>(t); i < leaves_.size();
                     i += static_cast<std::size_t>(threads_)) {
                    sample(leaves_[i]);
                }
            });
        }
        workers.clear();
        return stitch();
    }

  private:
    void collect() {
        const Box box = shape_.bounds().grown(1.5 * voxel_);
        const auto cell = [this](double v) { return static_cast<int>(std::floor(v / voxel_)); };
        const auto block = [](int v) { return (v >= 0 ? v : v - kBlock + 1) / kBlock; };
        const Place low{block(cell(box.low.x)), block(cell(box.low.y)), block(cell(box.low.z))};
        const Place high{block(cell(box.high.x)), block(cell(box.high.y)), block(cell(box.high.z))};
        int size = 1;
        while (size <= std::max({high.x - low.x, high.y - low.y, high.z - low.z})) {
            size *= 2;
        }
        descend(shape_, low, size);
    }

    /// Blocks low .. low + size - 1 on each axis.
    void descend(const Shape& shape, const Place& low, int size) {
        const double edge = voxel_ * kBlock;
        const Box box{edge * Vec3{low.x, low.y, low.z},
                      edge * Vec3{low.x + size, low.y + size, low.z + size}};
        const double reach = shape.lipschitz() * box.half_diagonal() + voxel_;
        if (std::abs(shape.distance(box.centre())) > reach) {
            return;
        }
        const Shape here = shape.near(box.grown(voxel_), 4.0 * voxel_);
        if (size == 1) {
            leaves_.push_back({{low.x * kBlock, low.y * kBlock, low.z * kBlock}, here, {}, {}, {}});
            return;
        }
        const int half = size / 2;
        for (int i = 0; i < 8; ++i) {
            descend(here,
                    {low.x + (i & 1) * half, low.y + ((i >> 1) & 1) * half,
                     low.z + ((i >> 2) & 1) * half},
                    half);
        }
    }

    Vec3 corner(const Place& low, int i, int j, int k) const {
        return voxel_ * Vec3{low.x + i, low.y + j, low.z + k};
    }

    void sample(Leaf& leaf) const {
        std::array<double, kCorners * kCorners * kCorners> values;
        const auto at = [](int i, int j, int k) {
            return static_cast<std::size_t>((k * kCorners + j) * kCorners + i);
        };
        for (int k = 0; k < kCorners; ++k) {
            for (int j = 0; j < kCorners; ++j) {
                for (int i = 0; i < kCorners; ++i) {
                    values[at(i, j, k)] = leaf.shape.distance(corner(leaf.low, i, j, k));
                }
            }
        }
        for (int k = 0; k < kBlock; ++k) {
            for (int j = 0; j < kBlock; ++j) {
                for (int i = 0; i < kBlock; ++i) {
                    std::array<double, 8> corners;
                    unsigned mask = 0;
                    for (unsigned c = 0; c < 8; ++c) {
                        corners[c] = values[at(i + static_cast<int>(c & 1U),
                                               j + static_cast<int>((c >> 1U) & 1U),
                                               k + static_cast<int>((c >> 2U) & 1U))];
                        mask |= corners[c] < 0.0 ? 1U << c : 0U;
                    }
                    if (mask != 0 && mask != 255) {
                        add_cell(leaf, {i, j, k}, static_cast<std::uint8_t>(mask), corners);
                    }
                }
            }
        }
    }

    void add_cell(Leaf& leaf, const Place& in_block, std::uint8_t mask,
                  const std::array<double, 8>& values) const {
        const auto& pieces = table_.piece[mask];
        const int count = table_.count[mask];
        leaf.cells.push_back(
            {{leaf.low.x + in_block.x, leaf.low.y + in_block.y, leaf.low.z + in_block.z},
             mask,
             static_cast<std::uint32_t>(leaf.positions.size())});
        for (int piece = 0; piece < count; ++piece) {
            Vec3 sum{0.0};
            int crossed = 0;
            for (std::size_t e = 0; e < 12; ++e) {
                if (pieces[e] != piece) {
                    continue;
                }
                const auto a = static_cast<unsigned>(kEdges[e][0]);
                const auto b = static_cast<unsigned>(kEdges[e][1]);
                const double share = values[a] / (values[a] - values[b]);
                const auto point = [](unsigned c) {
                    return Vec3{c & 1U, (c >> 1U) & 1U, (c >> 2U) & 1U};
                };
                sum += glm::mix(point(a), point(b), share);
                ++crossed;
            }
            const Vec3 start = corner(leaf.low, in_block.x, in_block.y, in_block.z) +
                               voxel_ * sum / static_cast<double>(crossed);
            place_vertex(leaf, start);
        }
    }

    /// Walks onto the surface, never farther than half a cell.
    void place_vertex(Leaf& leaf, const Vec3& start) const {
        const double h = 0.25 * voxel_;
        Vec3 p = start;
        for (int step = 0; step < 2; ++step) {
            const Vec3 slope = gradient(leaf.shape, p, h);
            const double squared = std::max(glm::dot(slope, slope), 0.05);
            p -= slope * (leaf.shape.distance(p) / squared);
            const Vec3 moved = p - start;
            const double far = glm::length(moved);
            p = far > 0.5 * voxel_ ? start + moved * (0.5 * voxel_ / far) : p;
        }
        const Vec3 slope = gradient(leaf.shape, p, 0.35 * voxel_);
        const double length = glm::length(slope);
        leaf.positions.push_back(p);
        leaf.normals.push_back(length > 1e-9 ? slope / length : Vec3{0.0, 1.0, 0.0});
    }

    Surface stitch() {
        Surface out;
        std::unordered_map<std::uint64_t, std::pair<std::uint8_t, std::uint32_t>> cells;
        for (Leaf& leaf : leaves_) {
            const auto base = static_cast<std::uint32_t>(out.positions.size());
            out.positions.insert(out.positions.end(), leaf.positions.begin(), leaf.positions.end());
            out.normals.insert(out.normals.end(), leaf.normals.begin(), leaf.normals.end());
            for (Cell& cell : leaf.cells) {
                cell.first_vertex += base;
                cells.emplace(key_of(cell.place), std::pair{cell.mask, cell.first_vertex});
            }
        }
        for (const Leaf& leaf : leaves_) {
            for (const Cell& cell : leaf.cells) {
                for (int axis = 0; axis < 3; ++axis) {
                    add_quad(out, cells, cell, axis);
                }
            }
        }
        return out;
    }

    /// The quad across the edge that leaves a cell's first corner along `axis`.
    template <typename Map>
    void add_quad(Surface& out, const Map& cells, const Cell& cell, int axis) const {
        const unsigned far = 1U << static_cast<unsigned>(axis);
        const bool starts_inside = (cell.mask & 1U) != 0;
        if (starts_inside == ((cell.mask & (1U << far)) != 0)) {
            return;
        }
        const auto b = static_cast<unsigned>((axis + 1) % 3);
        const auto c = static_cast<unsigned>((axis + 2) % 3);
        std::array<std::uint32_t, 4> ring{};
        const std::array<std::array<int, 2>, 4> steps{{{0, 0}, {1, 0}, {1, 1}, {0, 1}}};
        for (std::size_t i = 0; i < 4; ++i) {
            std::array<int, 3> place{cell.place.x, cell.place.y, cell.place.z};
            place[b] -= steps[i][0];
            place[c] -= steps[i][1];
            const auto found = cells.find(key_of({place[0], place[1], place[2]}));
            if (found == cells.end()) {
                return;  // only where a distance breaks its promised slope: the audit shows the
                         // hole
            }
            const int near = (steps[i][0] << b) | (steps[i][1] << c);
            const int edge = edge_between(near, near | static_cast<int>(far));
            const auto& [mask, first] = found->second;
            const int piece = table_.piece[mask][static_cast<std::size_t>(edge)];
            if (piece < 0) {
                return;
            }
            ring[i] = first + static_cast<std::uint32_t>(piece);
        }
        if (starts_inside) {
            std::swap(ring[1], ring[3]);
        }
        const auto length = [&](std::size_t i, std::size_t j) {
            return glm::length(out.positions[ring[i]] - out.positions[ring[j]]);
        };
        if (length(0, 2) <= length(1, 3)) {
            out.indices.insert(out.indices.end(),
                               {ring[0], ring[2], ring[1], ring[0], ring[3], ring[2]});
        } else {
            out.indices.insert(out.indices.end(),
                               {ring[0], ring[3], ring[1], ring[1], ring[3], ring[2]});
        }
    }

    Shape shape_;
    double voxel_;
    int threads_;
    PieceTable table_;
    std::vector<Leaf> leaves_;
};

/// Where vertices have walked past each other, at features finer than a cell, moves them to the
/// middle of their neighbours until the folds are out.
void smooth_folds(Surface& surface) {
    constexpr int kRounds = 20;  // two or three do
    for (int round = 0; round < kRounds; ++round) {
        const auto crossing = model::find_crossing_triangles(surface.positions, surface.indices);
        if (crossing.empty()) {
            return;
        }
        std::map<std::uint32_t, std::pair<Vec3, int>> moves;  // sum of the neighbours, and how many
        for (const std::uint32_t triangle : crossing) {
            for (std::size_t k = 0; k < 3; ++k) {
                moves.emplace(surface.indices[3 * triangle + k], std::pair{Vec3{0.0}, 0});
            }
        }
        for (std::size_t c = 0; c < surface.indices.size(); ++c) {
            const auto move = moves.find(surface.indices[c]);
            if (move != moves.end()) {  // each edge is met once from either end
                move->second.first +=
                    surface.positions[surface.indices[c - c % 3 + (c % 3 + 1) % 3]];
                ++move->second.second;
            }
        }
        for (const auto& [vertex, move] : moves) {
            surface.positions[vertex] = move.first / static_cast<double>(move.second);
        }
    }
}

}  // namespace

Surface extract_surface(const Shape& shape, const SurfaceOptions& options) {
    JW_ASSERT(!shape.empty() && options.voxel > 0.0);
    Surface surface = Extraction{shape, options}.run();
    smooth_folds(surface);
    return surface;
}

}  // namespace jw::forge
