#include "forge/muscles/slab.h"

#include "forge/shape.h"

#include <glm/geometric.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

namespace jw::forge {
namespace {

constexpr double kMillimetre = 1e-3;
constexpr double kBandWidth = 0.017;  // of the path: tendinous intersections, 6 mm each way

double smooth_step(double u) {
    u = std::clamp(u, 0.0, 1.0);
    return u * u * (3.0 - 2.0 * u);
}

/// Points that "outward" leads away from.
std::vector<Vec3> core_points(const model::Body& body, Core core) {
    std::vector<Vec3> points;
    const auto add = [&](std::string_view landmark) {
        if (const auto i = body.find_landmark(landmark)) {
            points.push_back(body.landmarks[static_cast<std::size_t>(*i)].point);
        }
    };
    switch (core) {
        case Core::Leg:
            add("femoral_head_centre_r");
            for (const char* section : {"1", "3", "5", "7", "9", "10"}) {
                add(std::string{"shaft_section_"} + section + "_centre_r");
            }
            add("tibia_top_r");
            add("tibia_bottom_r");
            break;
        case Core::Spine:
            points.emplace_back(0.0, 0.80, 0.03);
            points.emplace_back(-0.015, 0.95, 0.02);
            for (const char* level : {"L5_S1", "L3_L4", "L1_L2", "T12_L1", "T9_T10", "T6_T7"}) {
                add(std::string{level} + "_disc_centre");
            }
            points.emplace_back(-0.04, 1.45, 0.0);
            break;
        case Core::Pelvis:
            points.emplace_back(0.0, 0.80, 0.04);
            points.emplace_back(-0.005, 0.93, 0.03);
            break;
        case Core::Dome:
            // Outward is up: both domes, of diaphragm and pelvic floor, are seen from above.
            points.emplace_back(-0.02, -100.0, 0.0);
            break;
    }
    return points;
}

Vec3 nearest_on(const std::vector<Vec3>& line, const Vec3& p) {
    Vec3 best = line.front();
    for (std::size_t i = 1; i < line.size(); ++i) {
        const Vec3 d = line[i] - line[i - 1];
        const double u = std::clamp(glm::dot(p - line[i - 1], d) / glm::dot(d, d), 0.0, 1.0);
        const Vec3 q = line[i - 1] + u * d;
        if (glm::length(p - q) < glm::length(p - best)) {
            best = q;
        }
    }
    return best;
}

/// Thickness along the fibres against the belly's greatest, 0 where all is tendon.
double calc_profile(const MuscleShape& shape, double t, double from, double to) {
    if (to <= from || t <= from || t >= to) {
        return t <= from && from <= 0.0 ? shape.start : (t >= to && to >= 1.0 ? shape.end : 0.0);
    }
    const double u = (t - from) / (to - from);
    const double to_peak = std::pow(u, std::log(0.5) / std::log(shape.peak));
    const double belly = std::pow(std::sin(std::numbers::pi * to_peak), 0.8);
    // A fleshy end keeps some thickness; a tendinous end starts from nothing.
    const double ends = (from <= 0.0 ? shape.start : 0.0) * (1.0 - smooth_step(2.0 * u)) +
                        (to >= 1.0 ? shape.end : 0.0) * smooth_step(2.0 * u - 1.0);
    double profile = std::max(belly, 0.0) * (1.0 - ends) + ends;
    for (const double band : shape.bands) {
        const double d = (t - band) / kBandWidth;
        profile *= 1.0 - 0.35 * std::exp(-d * d);
    }
    return profile;
}

double calc_tendon_share(const MuscleShape& shape, double t, double from, double to) {
    constexpr double kFade = 0.09;  // of the path: fibres end obliquely on their tendon
    double share = 0.0;
    if (from > 0.0) {
        share = std::max(share, 1.0 - smooth_step((t - from) / kFade + 0.3));
    }
    if (to < 1.0) {
        share = std::max(share, smooth_step((t - to) / kFade + 0.7));
    }
    for (const double band : shape.bands) {
        const double d = (t - band) / kBandWidth;
        share = std::max(share, 0.9 * std::exp(-d * d));
    }
    return share;
}

/// Positions across a section, -1..1: denser at the edges, which are round.
double across_at(int column, int columns) {
    return -std::cos(std::numbers::pi * column / (columns - 1));
}

/// Thickness across against that in the middle.
double edge_profile(double across, bool is_sheet) {
    const double x = std::min(1.0, std::abs(across));
    return is_sheet ? std::pow(1.0 - std::pow(x, 3.2), 1.0 / 2.4) : std::sqrt(1.0 - x * x);
}

/// A fan's section: through its guides, a margin beyond the outermost.
void fill_fan_station(Slab& slab, int station, const std::vector<std::vector<GuideSample>>& guides,
                      double margin) {
    std::vector<Vec3> points;
    for (const auto& guide : guides) {
        points.push_back(guide[static_cast<std::size_t>(station)].point);
    }
    const auto beyond = [&](const Vec3& edge, const Vec3& inner) {
        const Vec3 d = edge - inner;
        const double length = glm::length(d);
        return length < 1e-6 ? edge : edge + (margin / length) * d;
    };
    const Vec3 first = beyond(points.front(), points[1]);
    const Vec3 last = beyond(points.back(), points[points.size() - 2]);
    points.insert(points.begin(), first);
    points.push_back(last);
    std::vector<double> along{0.0};
    for (std::size_t i = 1; i < points.size(); ++i) {
        along.push_back(along.back() + glm::length(points[i] - points[i - 1]) + 1e-9);
    }
    constexpr int kFine = 12;
    const std::vector<Vec3> curve = spline(points, kFine * static_cast<int>(points.size() - 1) + 1);
    std::vector<double> fine{0.0};
    for (std::size_t i = 1; i < curve.size(); ++i) {
        fine.push_back(fine.back() + glm::length(curve[i] - curve[i - 1]) + 1e-12);
    }
    for (int c = 0; c < slab.columns; ++c) {
        SlabNode& node = slab.node(station, c);
        node.across = across_at(c, slab.columns);
        const double share = 0.5 * (node.across + 1.0);
        const double s = share * fine.back();
        const auto k = static_cast<std::size_t>(
            std::clamp<std::ptrdiff_t>(std::upper_bound(fine.begin(), fine.end(), s) - fine.begin(),
                                       1, static_cast<std::ptrdiff_t>(fine.size()) - 1));
        node.middle = glm::mix(curve[k - 1], curve[k],
                               std::clamp((s - fine[k - 1]) / (fine[k] - fine[k - 1]), 0.0, 1.0));
        // Shares of the two guides beside the place.
        const double along_guides =
            std::clamp(share * along.back(), along[1], along[along.size() - 2]);
        std::size_t g = 1;
        while (g + 2 < along.size() - 1 && along[g + 1] < along_guides) {
            ++g;
        }
        const double u = (along_guides - along[g]) / (along[g + 1] - along[g]);
        add_shares(node.bones, guides[g - 1][static_cast<std::size_t>(station)].bones, 1.0 - u);
        if (g < guides.size()) {
            add_shares(node.bones, guides[g][static_cast<std::size_t>(station)].bones, u);
        }
    }
}

Vec3 any_across(const Vec3& v) {
    const Vec3 axis = std::abs(v.x) < 0.8 ? Vec3{1.0, 0.0, 0.0} : Vec3{0.0, 0.0, 1.0};
    return glm::normalize(glm::cross(v, axis));
}

/// Width direction of a single guide along its length, turning no faster than its neighbours.
std::vector<Vec3> calc_width_directions(const std::vector<GuideSample>& guide,
                                        const std::vector<Vec3>& core) {
    const std::size_t n = guide.size();
    std::vector<Vec3> width(n);
    for (std::size_t i = 0; i < n; ++i) {
        const Vec3 tangent =
            glm::normalize(guide[std::min(i + 1, n - 1)].point - guide[i == 0 ? 0 : i - 1].point);
        const Vec3 outward = guide[i].point - nearest_on(core, guide[i].point);
        const Vec3 across = glm::cross(tangent, outward);
        width[i] = glm::length(across) > 1e-6 ? glm::normalize(across) : any_across(tangent);
        if (i > 0 && glm::dot(width[i], width[i - 1]) < 0.0) {
            width[i] = -width[i];
        }
    }
    for (int round = 0; round < 6; ++round) {
        std::vector<Vec3> next = width;
        for (std::size_t i = 1; i + 1 < n; ++i) {
            next[i] = glm::normalize(width[i - 1] + 2.0 * width[i] + width[i + 1]);
        }
        width = next;
    }
    return width;
}

void calc_normals(Slab& slab, const std::vector<Vec3>& core) {
    double facing = 0.0;
    for (int i = 0; i < slab.stations; ++i) {
        for (int c = 0; c < slab.columns; ++c) {
            const Vec3 along = slab.node(std::min(i + 1, slab.stations - 1), c).middle -
                               slab.node(std::max(i - 1, 0), c).middle;
            const Vec3 across = slab.node(i, std::min(c + 1, slab.columns - 1)).middle -
                                slab.node(i, std::max(c - 1, 0)).middle;
            const Vec3 normal = glm::cross(across, along);
            SlabNode& node = slab.node(i, c);
            node.normal = glm::length(normal) > 1e-14 ? glm::normalize(normal) : Vec3{0.0};
            const Vec3 outward = node.middle - nearest_on(core, node.middle);
            facing += glm::dot(node.normal, glm::normalize(outward));
        }
    }
    const double sign = facing >= 0.0 ? 1.0 : -1.0;
    std::vector<Vec3> smooth(slab.nodes.size());
    for (int round = 0; round < 3; ++round) {
        for (int i = 0; i < slab.stations; ++i) {
            for (int c = 0; c < slab.columns; ++c) {
                Vec3 sum = 2.0 * slab.node(i, c).normal;
                sum += slab.node(std::max(i - 1, 0), c).normal;
                sum += slab.node(std::min(i + 1, slab.stations - 1), c).normal;
                sum += slab.node(i, std::max(c - 1, 0)).normal;
                sum += slab.node(i, std::min(c + 1, slab.columns - 1)).normal;
                smooth[static_cast<std::size_t>(i * slab.columns + c)] =
                    glm::length(sum) > 1e-9 ? glm::normalize(sum) : Vec3{0.0, 1.0, 0.0};
            }
        }
        for (std::size_t k = 0; k < slab.nodes.size(); ++k) {
            slab.nodes[k].normal = smooth[k];
        }
    }
    for (SlabNode& node : slab.nodes) {
        node.normal *= sign;
    }
}

/// Middle surface times thickness, quad by quad, m^3.
double calc_slab_volume(const Slab& slab) {
    double volume = 0.0;
    for (int i = 1; i < slab.stations; ++i) {
        for (int c = 1; c < slab.columns; ++c) {
            const SlabNode& a = slab.node(i - 1, c - 1);
            const SlabNode& b = slab.node(i - 1, c);
            const SlabNode& d = slab.node(i, c - 1);
            const SlabNode& e = slab.node(i, c);
            const double area =
                0.5 * glm::length(glm::cross(e.middle - a.middle, d.middle - b.middle));
            volume += area * 0.5 * (a.half + b.half + d.half + e.half);
        }
    }
    return volume;
}

/// Belly range of a column: the guides may begin and end at different shares.
std::pair<double, double> belly_range(const MuscleShape& shape, double across) {
    const double u = 0.5 * (across + 1.0);
    const double from =
        shape.last_from < 0.0 ? shape.belly_from : glm::mix(shape.belly_from, shape.last_from, u);
    const double to =
        shape.last_to < 0.0 ? shape.belly_to : glm::mix(shape.belly_to, shape.last_to, u);
    return {from, to};
}

void set_thickness(Slab& slab, const MuscleShape& shape, double belly_half, bool is_sheet) {
    const double tendon_half = 0.5 * shape.tendon * kMillimetre;
    for (int i = 0; i < slab.stations; ++i) {
        const double t = static_cast<double>(i) / (slab.stations - 1);
        for (int c = 0; c < slab.columns; ++c) {
            SlabNode& node = slab.node(i, c);
            const auto [from, to] = belly_range(shape, node.across);
            const double belly = belly_half * glm::mix(shape.first, 1.0, 0.5 * (node.across + 1.0));
            const double half = std::max(tendon_half, belly * calc_profile(shape, t, from, to));
            node.half = half * edge_profile(node.across, is_sheet);
            node.tendon = calc_tendon_share(shape, t, from, to);
        }
    }
}

/// Spreads a single guide to its width at a given belly half thickness.
void spread_single(Slab& slab, const MuscleShape& shape, const std::vector<GuideSample>& guide,
                   const std::vector<Vec3>& width, double belly_half) {
    const double tendon_half = 0.5 * shape.tendon * kMillimetre;
    for (int i = 0; i < slab.stations; ++i) {
        const auto k = static_cast<std::size_t>(i);
        const double t = static_cast<double>(i) / (slab.stations - 1);
        const double profile = calc_profile(shape, t, shape.belly_from, shape.belly_to);
        const double reach =
            std::max(shape.flatness * belly_half * std::sqrt(profile * std::max(profile, 0.25)),
                     1.8 * shape.flatness * tendon_half);
        for (int c = 0; c < slab.columns; ++c) {
            SlabNode& node = slab.node(i, c);
            node.across = across_at(c, slab.columns);
            node.middle = guide[k].point + node.across * reach * width[k];
            node.bones = guide[k].bones;
        }
    }
}

}  // namespace

Slab build_slab(const model::Body& body, const MuscleShape& shape,
                const std::vector<std::vector<GuideSample>>& guides, int columns, double volume) {
    Slab slab;
    slab.stations = static_cast<int>(guides.front().size());
    slab.columns = columns;
    slab.nodes.resize(static_cast<std::size_t>(slab.stations * columns));
    const std::vector<Vec3> core = core_points(body, shape.core);
    const bool is_sheet = guides.size() > 1;
    slab.is_sheet = is_sheet;
    slab.seat = shape.seat * kMillimetre;
    slab.from = shape.from;
    slab.to = shape.to;
    slab.keeps_thickness = shape.thickness > 0.0;
    std::vector<Vec3> width;
    if (is_sheet) {
        for (int i = 0; i < slab.stations; ++i) {
            fill_fan_station(slab, i, guides, shape.edge * kMillimetre);
        }
    } else {
        width = calc_width_directions(guides.front(), core);
    }
    const auto shape_to = [&](double belly_half) {
        if (!is_sheet) {
            spread_single(slab, shape, guides.front(), width, belly_half);
        }
        set_thickness(slab, shape, belly_half, is_sheet);
    };
    double belly_half = 0.5 * shape.thickness * kMillimetre;
    if (shape.thickness == 0.0) {
        // Volume grows with thickness: halve the interval until it fits. 45 mm is the thickest
        // belly of the body (vastus lateralis of a strong man).
        double low = 0.3 * kMillimetre;
        double high = 22.5 * kMillimetre;
        if (!is_sheet) {
            // A spindle longer than five times its width still looks like a muscle.
            double length = 0.0;
            for (std::size_t i = 1; i < guides.front().size(); ++i) {
                length += glm::length(guides.front()[i].point - guides.front()[i - 1].point);
            }
            constexpr double kStoutest = 0.1;
            high = std::min(high, kStoutest * length / shape.flatness);
        }
        for (int i = 0; i < 30; ++i) {
            belly_half = 0.5 * (low + high);
            shape_to(belly_half);
            (calc_slab_volume(slab) < volume ? low : high) = belly_half;
        }
    }
    shape_to(belly_half);
    calc_normals(slab, core);
    const double built = calc_slab_volume(slab);
    slab.volume = shape.thickness > 0.0 ? built : (is_sheet ? volume : std::min(volume, built));
    return slab;
}

void restore_volume(Slab& slab, double volume) {
    constexpr int kRounds = 4;  // a thicker belly on a curved surface holds more than in proportion
    constexpr double kLeast = 0.6, kMost = 1.9;
    double total = 1.0;
    for (int round = 0; round < kRounds; ++round) {
        model::Mesh mesh;
        append_surface(slab, {}, mesh);
        const double now = calc_volume(mesh);
        if (now <= 0.0) {
            return;
        }
        const double next = std::clamp(total * volume / now, kLeast, kMost);
        for (SlabNode& node : slab.nodes) {
            node.half *= next / total;
        }
        total = next;
    }
}

namespace {

/// How far and where to a node moves to clear bone by `need`. Along its own normal where it lies
/// flat on the bone: a sheet that slides sideways crumples.
Vec3 calc_bone_push(const SlabNode& node, double need, const BoneDistance& distance) {
    constexpr double kMost = 4.0 * kMillimetre;  // a round: bodies slide out rather than jump
    constexpr double kFlat = 0.6;                // cosine
    const double have = distance(node.middle);
    if (have >= need) {
        return Vec3{0.0};
    }
    const Vec3 away = bone_gradient(distance, node.middle);
    const double facing = glm::dot(away, node.normal);
    const Vec3 direction = std::abs(facing) < kFlat ? away : node.normal / facing;
    return std::min(need - have, kMost) * direction;
}

}  // namespace

void clear_bone(Slab& slab, const BoneDistance& distance) {
    if (!distance) {
        return;
    }
    constexpr double kGap = 1.0 * kMillimetre;
    constexpr int kRounds = 12;
    std::vector<Vec3> push(slab.nodes.size());
    for (int round = 0; round < kRounds; ++round) {
        for (int i = 0; i < slab.stations; ++i) {
            const double t = static_cast<double>(i) / (slab.stations - 1);
            const double ease = smooth_step(std::min(t, 1.0 - t) / 0.12);
            for (int c = 0; c < slab.columns; ++c) {
                const auto k = static_cast<std::size_t>(i * slab.columns + c);
                const SlabNode& node = slab.nodes[k];
                push[k] = calc_bone_push(node, ease * node.half + kGap, distance);
            }
        }
        for (int i = 0; i < slab.stations; ++i) {
            for (int c = 0; c < slab.columns; ++c) {
                const auto at = [&](int station, int column) {
                    station = std::clamp(station, 0, slab.stations - 1);
                    column = std::clamp(column, 0, slab.columns - 1);
                    return push[static_cast<std::size_t>(station * slab.columns + column)];
                };
                slab.node(i, c).middle += 0.5 * at(i, c) + 0.125 * (at(i - 1, c) + at(i + 1, c) +
                                                                    at(i, c - 1) + at(i, c + 1));
            }
        }
    }
}

namespace {

/// Where the end of a column lies on bone; nothing where bone is too far.
std::optional<Vec3> calc_seat(const Vec3& end, double reach, Hold hold,
                              const BoneDistance& distance) {
    constexpr double kGap = 0.4 * kMillimetre;
    constexpr int kRounds = 8;
    Vec3 seated = end;
    for (int round = 0; round < kRounds; ++round) {
        seated -= (distance(seated) - kGap) * bone_gradient(distance, seated);
    }
    const double way = glm::length(seated - end);
    if (hold == Hold::Partly) {
        // The row of an end that leaves bone for fascia does so without a step.
        return glm::mix(seated, end, smooth_step(way / reach - 1.0));
    }
    return way > reach ? std::nullopt : std::optional{seated};
}

/// How the columns of an end move onto bone. One whose bone is too far goes along with the nearest
/// that has it in reach: an end that is half seated is torn.
std::vector<Vec3> calc_seat_moves(const Slab& slab, int end, Hold hold,
                                  const BoneDistance& distance) {
    std::vector<std::optional<Vec3>> found;
    for (int c = 0; c < slab.columns; ++c) {
        const Vec3& before = slab.node(end, c).middle;
        const auto seat = calc_seat(before, slab.seat, hold, distance);
        found.push_back(seat ? std::optional{*seat - before} : std::nullopt);
    }
    std::vector<Vec3> moves;
    for (int c = 0; c < slab.columns; ++c) {
        int nearest = -1;
        for (int other = 0; other < slab.columns; ++other) {
            const bool is_nearer = nearest < 0 || std::abs(other - c) < std::abs(nearest - c);
            if (found[static_cast<std::size_t>(other)] && is_nearer) {
                nearest = other;
            }
        }
        moves.push_back(nearest < 0 ? Vec3{0.0} : *found[static_cast<std::size_t>(nearest)]);
    }
    return moves;
}

}  // namespace

void seat_ends(Slab& slab, const BoneDistance& distance) {
    if (!distance) {
        return;
    }
    constexpr double kFollow = 0.2;  // of the path
    for (const bool is_start : {true, false}) {
        const Hold hold = is_start ? slab.from : slab.to;
        if (hold == Hold::Soft) {
            continue;
        }
        const int end = is_start ? 0 : slab.stations - 1;
        const std::vector<Vec3> moves = calc_seat_moves(slab, end, hold, distance);
        for (int c = 0; c < slab.columns; ++c) {
            for (int i = 0; i < slab.stations; ++i) {
                const double away = std::abs(i - end) / (kFollow * (slab.stations - 1));
                slab.node(i, c).middle +=
                    (1.0 - smooth_step(away)) * moves[static_cast<std::size_t>(c)];
            }
        }
    }
}

}  // namespace jw::forge
