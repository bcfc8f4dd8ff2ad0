#include "forge/muscles/attachments.h"

#include "forge/muscles/slab.h"

#include <glm/common.hpp>
#include <glm/geometric.hpp>
#include <meshoptimizer.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

namespace jw::forge {
namespace {

// Design, m. Reach: how far an end may stand off its bone; flesh nearer than `kFleshGap` grows from
// it. An area goes as far as `kBeside` beyond what lies over it, and its border fades.
constexpr double kReach = 12e-3, kFleshGap = 3.5e-3;
constexpr double kBeside = 2.6e-3, kOfLine = 4.0e-3, kFade = 1.0e-3;
constexpr double kSpacing = 1.5e-3;   // of samples, so near that none of them shows in the area
constexpr double kBorder = 3.0e-3;    // longest edge of triangles at the border
constexpr double kLift = 0.5e-3;      // in front of the bone
constexpr double kFleshShare = 0.45;  // of the path, from either end, that may grow from bone
constexpr double kUvUnit = 0.1;

/// Points in cells, for the ones near a place.
class PointGrid {
  public:
    void add(const Vec3& p, std::uint32_t id) { cells_[key(cell(p))].push_back({p, id}); }

    template <typename Use>
    void near(const Vec3& p, double radius, const Use& use) const {
        const glm::ivec3 low = cell(p - Vec3{radius});
        const glm::ivec3 high = cell(p + Vec3{radius});
        for (int x = low.x; x <= high.x; ++x) {
            for (int y = low.y; y <= high.y; ++y) {
                for (int z = low.z; z <= high.z; ++z) {
                    const auto found = cells_.find(key({x, y, z}));
                    if (found == cells_.end()) {
                        continue;
                    }
                    for (const auto& [place, id] : found->second) {
                        const double away = glm::length(place - p);
                        if (away <= radius) {
                            use(id, away);
                        }
                    }
                }
            }
        }
    }

  private:
    static glm::ivec3 cell(const Vec3& p) {
        constexpr double kCell = 5e-3;
        return glm::ivec3{glm::floor(p / kCell)};
    }
    static std::int64_t key(const glm::ivec3& c) {
        constexpr std::int64_t kSide = 1 << 20;
        return ((c.x + kSide / 2) * kSide + c.y + kSide / 2) * kSide + c.z + kSide / 2;
    }
    std::unordered_map<std::int64_t, std::vector<std::pair<Vec3, std::uint32_t>>> cells_;
};

std::array<std::uint32_t, 3> corners(const model::Mesh& mesh, std::size_t triangle) {
    return {mesh.indices[3 * triangle], mesh.indices[3 * triangle + 1],
            mesh.indices[3 * triangle + 2]};
}

/// Calls use(point) over the triangle, `kSpacing` apart at most, corners included.
template <typename Use>
void sample_triangle(const model::Mesh& mesh, std::size_t triangle, const Use& use) {
    const auto t = corners(mesh, triangle);
    const Vec3 a{mesh.vertices[t[0]].position};
    const Vec3 b = Vec3{mesh.vertices[t[1]].position} - a;
    const Vec3 c = Vec3{mesh.vertices[t[2]].position} - a;
    const double longest = std::max({glm::length(b), glm::length(c), glm::length(b - c)});
    const int steps = std::max(1, static_cast<int>(std::ceil(longest / kSpacing)));
    for (int i = 0; i <= steps; ++i) {
        for (int j = 0; i + j <= steps; ++j) {
            use(a + (static_cast<double>(i) * b + static_cast<double>(j) * c) /
                        static_cast<double>(steps));
        }
    }
}

/// The surface of all bones as points that know their triangles.
class BoneSurface {
  public:
    struct Triangle {
        const model::Mesh* mesh = nullptr;
        std::size_t index = 0;
    };

    explicit BoneSurface(std::span<const model::Mesh> meshes) {
        for (const model::Mesh& mesh : meshes) {
            for (std::size_t t = 0;
                 mesh.kind == model::MeshKind::Bone && 3 * t < mesh.indices.size(); ++t) {
                const auto id = static_cast<std::uint32_t>(triangles_.size());
                triangles_.push_back({&mesh, t});
                sample_triangle(mesh, t, [&](const Vec3& p) { grid_.add(p, id); });
            }
        }
    }

    const Triangle& triangle(std::uint32_t id) const { return triangles_[id]; }

    struct Near {
        double distance = std::numeric_limits<double>::max();
        const model::Mesh* bone = nullptr;
    };
    template <typename IsWanted>
    Near find_near(const Vec3& p, double reach, const IsWanted& is_wanted) const {
        Near best;
        grid_.near(p, reach, [&](std::uint32_t id, double away) {
            if (away < best.distance && is_wanted(triangles_[id].mesh->structure)) {
                best = {away, triangles_[id].mesh};
            }
        });
        return best;
    }
    void add_triangles(const Vec3& p, double radius, const model::Mesh* bone,
                       std::set<std::uint32_t>& out) const {
        grid_.near(p, radius, [&](std::uint32_t id, double) {
            if (triangles_[id].mesh == bone) {
                out.insert(id);
            }
        });
    }

  private:
    std::vector<Triangle> triangles_;
    PointGrid grid_;
};

/// What of a muscle lies at one of its ends.
class MuscleEnd {
  public:
    MuscleEnd(const model::Body& body, const model::Mesh& muscle, const BoneSurface& bones,
              bool is_origin)
        : muscle_{muscle}, is_origin_{is_origin} {
        find_bones(body);
        find_vertices(bones);
        for (std::size_t t = 0; 3 * t < muscle_.indices.size(); ++t) {
            const auto c = corners(muscle_, t);
            if (std::all_of(c.begin(), c.end(), [&](std::uint32_t v) { return is_in_[v]; })) {
                sample_triangle(muscle_, t, [&](const Vec3& p) { add_sample(bones, p, kBeside); });
            }
        }
        add_line_ends(body, bones);
    }

    struct Sample {
        Vec3 place{0.0};
        double gap = 0.0;     // to the bone
        double beside = 0.0;  // how far the area goes beyond it
        const model::Mesh* bone = nullptr;
    };
    const std::vector<Sample>& samples() const { return samples_; }

    /// How far a point of `bone` is outside the area; negative inside.
    double outside(const model::Mesh* bone, const Vec3& p) const {
        double best = kReach;
        grid_.near(p, kReach + kOfLine + kFade, [&](std::uint32_t id, double away) {
            const Sample& sample = samples_[id];
            if (sample.bone == bone) {
                // What lies beside the foot of the sample, not how high the sample stands over it.
                const double beside = away * away - sample.gap * sample.gap;
                best = std::min(best, std::sqrt(std::max(0.0, beside)) - sample.beside);
            }
        });
        return best;
    }

    /// Mean direction of the fibres at this end, from origin to insertion.
    Vec3 fibres() const {
        Vec3 end{0.0}, inner{0.0};
        double ends = 0.0, inners = 0.0;
        for (const model::Vertex& v : muscle_.vertices) {
            if (along(v) < 1e-4) {
                end += Vec3{v.position};
                ends += 1.0;
            } else if (along(v) < 0.2) {
                inner += Vec3{v.position};
                inners += 1.0;
            }
        }
        const Vec3 inward = inner / std::max(1.0, inners) - end / std::max(1.0, ends);
        return is_origin_ ? inward : -inward;
    }

  private:
    double along(const model::Vertex& v) const {
        const auto x = static_cast<double>(v.uv.x);
        return is_origin_ ? x : 1.0 - x;
    }

    /// The bones that carry this end of the body, and those its lines of action begin or end on: an
    /// end that passes close by another bone does not hold on to it.
    void find_bones(const model::Body& body) {
        constexpr float kCarries = 0.2F;
        for (const model::Vertex& v : muscle_.vertices) {
            for (std::size_t i = 0; along(v) < 1e-4 && i < v.bones.size(); ++i) {
                if (v.weights[i] > kCarries) {
                    bones_.insert(v.bones[i]);
                }
            }
        }
        const model::Muscle& muscle = body.muscles[static_cast<std::size_t>(muscle_.structure)];
        for (const model::LineIndex line : muscle.lines) {
            const auto& path = body.lines[static_cast<std::size_t>(line)].path;
            bones_.insert((is_origin_ ? path.front() : path.back()).bone);
        }
        add_between(body);
        // What is welded to a bone moves as it does: fibula and tibia, the bones of the foot.
        for (const model::Joint& joint : body.joints) {
            if (joint.turns.empty() && joint.coupling.empty() && bones_.contains(joint.parent) &&
                joint.parent != body.bone("pelvis")) {
                bones_.insert(joint.child);
            }
        }
        // The pelvis has no form of its own: its bones have.
        if (bones_.contains(body.bone("pelvis"))) {
            for (const char* id : {"hip_bone_r", "hip_bone_l", "sacrum", "coccyx"}) {
                const model::BoneIndex bone = body.bone(id);
                const model::Side side = body.bones[static_cast<std::size_t>(bone)].side;
                if (side == model::Side::None || side == muscle.side) {
                    bones_.insert(bone);
                }
            }
        }
    }

    /// Between the vertebrae, or the ribs of a side, that the edges of a broad end are on, it is on
    /// all.
    void add_between(const model::Body& body) {
        const auto id = [&](model::BoneIndex bone) -> const std::string& {
            return body.bones[static_cast<std::size_t>(bone)].id;
        };
        const auto is_rib = [&](model::BoneIndex bone) { return id(bone).starts_with("rib_"); };
        const std::set<model::BoneIndex> given = bones_;
        for (const model::BoneIndex a : given) {
            for (const model::BoneIndex b : given) {
                for (model::BoneIndex rib = a; is_rib(a) && is_rib(b) && rib <= b; ++rib) {
                    if (is_rib(rib) && id(rib).back() == id(a).back()) {
                        bones_.insert(rib);
                    }
                }
                std::vector<model::BoneIndex> chain;
                model::BoneIndex bone = b;
                while (bone != model::kNone && bone != a) {
                    chain.push_back(bone);
                    bone = body.bones[static_cast<std::size_t>(bone)].parent;
                }
                if (bone == a && a != body.bone("pelvis")) {
                    bones_.insert(chain.begin(), chain.end());
                }
            }
        }
    }

    /// The end itself, and from there on the flesh that touches bone.
    void find_vertices(const BoneSurface& bones) {
        std::multimap<std::uint32_t, std::uint32_t> neighbours;
        for (std::size_t t = 0; 3 * t < muscle_.indices.size(); ++t) {
            const auto c = corners(muscle_, t);
            for (std::size_t k = 0; k < 3; ++k) {
                neighbours.emplace(c[k], c[(k + 1) % 3]);
            }
        }
        is_in_.assign(muscle_.vertices.size(), false);
        std::vector<std::uint32_t> open;
        for (std::uint32_t v = 0; v < muscle_.vertices.size(); ++v) {
            if (along(muscle_.vertices[v]) < 1e-4) {
                is_in_[v] = true;
                open.push_back(v);
            }
        }
        while (!open.empty()) {
            const std::uint32_t from = open.back();
            open.pop_back();
            const auto [first, last] = neighbours.equal_range(from);
            for (auto n = first; n != last; ++n) {
                const model::Vertex& v = muscle_.vertices[n->second];
                if (!is_in_[n->second] && along(v) < kFleshShare && v.blend < 0.5F &&
                    touches(bones, Vec3{v.position})) {
                    is_in_[n->second] = true;
                    open.push_back(n->second);
                }
            }
        }
    }

    /// Where a line of the muscle ends on a bone and the body does not touch it beside that place:
    /// the slips of psoas major on costal processes and lower vertebrae. The broad ends on the
    /// pelvis are the body's alone, unless it reaches none.
    void add_line_ends(const model::Body& body, const BoneSurface& bones) {
        const std::size_t of_body = samples_.size();
        const auto is_reached = [&](const model::PathPoint& end) {
            return std::any_of(samples_.begin(), samples_.begin() + static_cast<long>(of_body),
                               [&](const Sample& sample) {
                                   return sample.bone->structure == end.bone &&
                                          glm::length(sample.place - end.point) < kReach;
                               });
        };
        const model::Muscle& muscle = body.muscles[static_cast<std::size_t>(muscle_.structure)];
        for (const model::LineIndex line : muscle.lines) {
            const auto& path = body.lines[static_cast<std::size_t>(line)].path;
            const model::PathPoint& point = is_origin_ ? path.front() : path.back();
            const bool is_of_pelvis = point.bone == body.bone("pelvis");
            if (is_of_pelvis ? of_body == 0 : !is_reached(point)) {
                add_sample(bones, point.point, kOfLine);
            }
        }
    }

    bool touches(const BoneSurface& bones, const Vec3& p) const {
        return bones.find_near(p, kFleshGap, [&](int bone) { return bones_.contains(bone); })
                   .bone != nullptr;
    }

    void add_sample(const BoneSurface& bones, const Vec3& p, double beside) {
        const BoneSurface::Near near =
            bones.find_near(p, kReach, [&](int bone) { return bones_.contains(bone); });
        if (near.bone != nullptr) {
            grid_.add(p, static_cast<std::uint32_t>(samples_.size()));
            samples_.push_back({p, near.distance, beside, near.bone});
        }
    }

    const model::Mesh& muscle_;
    bool is_origin_;
    std::set<model::BoneIndex> bones_;
    std::vector<bool> is_in_;
    std::vector<Sample> samples_;
    PointGrid grid_;
};

/// A point of a bone's surface on the way to a vertex of the area.
struct Corner {
    Vec3 place{0.0};
    Vec3 normal{0.0};
    double occlusion = 1.0;
    BoneShares bones;
    double outside = 0.0;
};

/// Cuts the triangles of the bones along the border of an area.
class AreaCutter {
  public:
    /// `bone`: whose area it is; what is added may be a coarser part of it.
    AreaCutter(const MuscleEnd& end, const model::Mesh& bone, model::Mesh& out)
        : end_{end}, bone_{&bone}, out_{out} {}

    void add(const model::Mesh& bone, std::size_t triangle) {
        const auto t = corners(bone, triangle);
        split(corner(bone.vertices[t[0]]), corner(bone.vertices[t[1]]),
              corner(bone.vertices[t[2]]));
    }

  private:
    Corner corner(const model::Vertex& v) const {
        Corner c{Vec3{v.position}, Vec3{v.normal}, v.occlusion, {}, 0.0};
        for (std::size_t i = 0; i < v.bones.size(); ++i) {
            if (v.weights[i] > 0.0F) {
                add_shares(c.bones, {{v.bones[i], 1.0}}, v.weights[i]);
            }
        }
        c.outside = end_.outside(bone_, c.place);
        return c;
    }

    Corner between(const Corner& a, const Corner& b) const {
        Corner c;
        c.place = 0.5 * (a.place + b.place);
        c.normal = glm::normalize(a.normal + b.normal);
        c.occlusion = 0.5 * (a.occlusion + b.occlusion);
        add_shares(c.bones, a.bones, 0.5);
        add_shares(c.bones, b.bones, 0.5);
        c.outside = end_.outside(bone_, c.place);
        return c;
    }

    void split(const Corner& a, const Corner& b, const Corner& c) {
        const double longest =
            std::max({glm::length(a.place - b.place), glm::length(b.place - c.place),
                      glm::length(c.place - a.place)});
        const double least = std::min({a.outside, b.outside, c.outside});
        const double most = std::max({a.outside, b.outside, c.outside});
        if (least > kFade + longest || (longest <= kBorder && least >= kFade)) {
            return;
        }
        if (longest <= kBorder || most <= -kFade) {
            emit(a, b, c);
            return;
        }
        // Halved where it is longest, so that slivers do not become smaller ones.
        if (glm::length(a.place - b.place) >= longest) {
            const Corner middle = between(a, b);
            split(a, middle, c);
            split(middle, b, c);
        } else {
            split(b, c, a);
        }
    }

    void emit(const Corner& a, const Corner& b, const Corner& c) {
        for (const Corner* corner : {&a, &b, &c}) {
            out_.indices.push_back(vertex(*corner));
        }
    }

    std::uint32_t vertex(const Corner& c) {
        constexpr double kSame = 1e-6;  // m
        const glm::ivec3 cell{glm::round(c.place / kSame)};
        const auto [at, is_new] = places_.try_emplace(
            {cell.x, cell.y, cell.z}, static_cast<std::uint32_t>(out_.vertices.size()));
        if (is_new) {
            model::Vertex v;
            v.position = glm::vec3{c.place + kLift * c.normal};
            v.normal = glm::vec3{c.normal};
            v.occlusion = static_cast<float>(c.occlusion);
            v.blend = static_cast<float>(glm::smoothstep(-kFade, kFade, c.outside));
            set_bones(v, c.bones);
            out_.vertices.push_back(v);
        }
        return at->second;
    }

    const MuscleEnd& end_;
    const model::Mesh* bone_;
    model::Mesh& out_;
    std::map<std::array<int, 3>, std::uint32_t> places_;
};

/// These triangles of a bone, fewer where it is smooth: an area needs less than the form of the
/// bone.
model::Mesh cut_out(const model::Mesh& bone, const std::vector<std::size_t>& triangles) {
    constexpr float kError = 0.25e-3F;  // m, less than the area lies in front of the bone
    std::vector<std::uint32_t> all;
    for (const std::size_t t : triangles) {
        const auto c = corners(bone, t);
        all.insert(all.end(), c.begin(), c.end());
    }
    const float* positions = &bone.vertices.front().position.x;
    const std::size_t count = bone.vertices.size();
    const float size = meshopt_simplifyScale(positions, count, sizeof(model::Vertex));
    model::Mesh part;
    part.vertices = bone.vertices;
    part.indices.resize(all.size());
    part.indices.resize(meshopt_simplify(part.indices.data(), all.data(), all.size(), positions,
                                         count, sizeof(model::Vertex), 0, kError / size, 0,
                                         nullptr));
    return part;
}

/// uv in the plane of the area: along the fibres and across.
void lay_uv(const Vec3& fibres, model::Mesh& area) {
    Vec3 normal{0.0}, middle{0.0};
    for (const model::Vertex& v : area.vertices) {
        normal += Vec3{v.normal};
        middle += Vec3{v.position} / static_cast<double>(area.vertices.size());
    }
    normal = glm::length(normal) > 1e-9 ? glm::normalize(normal) : Vec3{0.0, 1.0, 0.0};
    Vec3 along = fibres - normal * glm::dot(fibres, normal);
    if (glm::length(along) < 1e-3 * glm::length(fibres)) {
        along = glm::cross(normal, std::abs(normal.x) < 0.9 ? Vec3{1, 0, 0} : Vec3{0, 1, 0});
    }
    along = glm::normalize(along);
    const Vec3 across = glm::cross(normal, along);
    for (model::Vertex& v : area.vertices) {
        const Vec3 from_middle = (Vec3{v.position} - middle) / kUvUnit;
        v.uv = {static_cast<float>(glm::dot(from_middle, along)),
                static_cast<float>(glm::dot(from_middle, across))};
    }
}

model::Mesh build_area(const model::Body& body, const model::Mesh& muscle, const BoneSurface& bones,
                       bool is_origin) {
    const MuscleEnd end{body, muscle, bones, is_origin};
    std::set<std::uint32_t> near;
    for (const MuscleEnd::Sample& sample : end.samples()) {
        bones.add_triangles(sample.place, sample.gap + sample.beside + kFade + 2.0 * kBorder,
                            sample.bone, near);
    }
    std::map<std::string, std::pair<const model::Mesh*, std::vector<std::size_t>>> by_bone;
    for (const std::uint32_t id : near) {
        const BoneSurface::Triangle& triangle = bones.triangle(id);
        auto& [mesh, triangles] = by_bone[triangle.mesh->id];
        mesh = triangle.mesh;
        triangles.push_back(triangle.index);
    }
    model::Mesh area;
    area.id = muscle.id + (is_origin ? ".origin" : ".insertion");
    area.kind = is_origin ? model::MeshKind::Origin : model::MeshKind::Insertion;
    area.structure = muscle.structure;
    for (const auto& [id, part] : by_bone) {
        const model::Mesh bone = cut_out(*part.first, part.second);
        AreaCutter cutter{end, *part.first, area};
        for (std::size_t t = 0; 3 * t < bone.indices.size(); ++t) {
            cutter.add(bone, t);
        }
    }
    if (!area.vertices.empty()) {
        lay_uv(end.fibres(), area);
    }
    return area;
}

}  // namespace

std::vector<model::Mesh> build_attachments(const model::Body& body,
                                           std::span<const model::Mesh> meshes) {
    const BoneSurface bones{meshes};
    std::vector<model::Mesh> areas;
    for (const model::Mesh& mesh : meshes) {
        if (mesh.kind != model::MeshKind::Muscle ||
            body.muscles[static_cast<std::size_t>(mesh.structure)].tissue !=
                model::Tissue::Muscle) {
            continue;
        }
        for (const bool is_origin : {true, false}) {
            model::Mesh area = build_area(body, mesh, bones, is_origin);
            if (!area.indices.empty()) {
                areas.push_back(std::move(area));
            }
        }
    }
    return areas;
}

}  // namespace jw::forge
