#include "forge/skin/skin.h"

#include "forge/mesh_cache.h"
#include "forge/muscles/slab.h"
#include "forge/node.h"
#include "forge/skin/envelope.h"
#include "forge/skin/skin_weights.h"
#include "forge/skin/soft_tissue.h"

#include "core/ids.h"
#include "model/kinematics.h"
#include "model/skin.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <numeric>
#include <string_view>
#include <utility>
#include <vector>

namespace jw::forge {
namespace {

/// Goes up when the same bones, muscles and tables get another skin.
constexpr std::uint64_t kSkinVersion = 1;

/// How a part is covered, and the bone that it begins with: what hangs on that belongs to it, up to
/// the next part. Design: bridges as wide as a part's own hollows, no wider than the way to its
/// neighbour.
struct PartEntry {
    SkinPart part;
    std::string_view root;
    bool is_pair;
    EnvelopeOptions options;
    double form_blend;  // m, of soft forms into the part
};
constexpr std::array<PartEntry, kSkinParts> kParts{{
    {SkinPart::Trunk, "pelvis", false, {5e-3, 45e-3, 4}, 24e-3},
    {SkinPart::Head, "skull", false, {3e-3, 22e-3, 2}, 10e-3},
    {SkinPart::Arm, "humerus_r", true, {4e-3, 30e-3, 4}, 20e-3},
    {SkinPart::Hand, "hand_r", true, {2.5e-3, 10e-3, 2}, 8e-3},
    {SkinPart::Leg, "femur_r", true, {4e-3, 40e-3, 5}, 20e-3},
    {SkinPart::Foot, "talus_r", true, {2.5e-3, 16e-3, 2}, 15e-3},
}};
constexpr double kPartBlend = 16e-3;  // m, of the parts into each other
/// A triangle of a muscle between two parts is covered by both when this much of it moves with
/// each.
constexpr float kShared = 0.2F;
constexpr float kTendon = 0.4F;  // Vertex::blend: sinews lie flat and shape no outline
/// Each evens weights out over an edge, and edges grow as triangles get fewer: so many at 16 000.
constexpr int kSofteningRounds = 24;
constexpr int kSofteningTriangles = 16000;

/// Arms and legs held apart, so that nothing touches but what hangs together. Design.
constexpr std::array<std::pair<std::string_view, double>, 2> kApart{
    {{"arm_add_r", -40.0}, {"hip_adduction_r", -12.0}}};

/// Which part each bone belongs to: that of the nearest root at or above it.
std::vector<SkinPart> find_parts(const model::Body& body) {
    std::vector<SkinPart> parts;
    for (const model::Bone& bone : body.bones) {
        const std::string right = bone.side == model::Side::Left ? mirror_id(bone.id) : bone.id;
        const auto root = std::find_if(kParts.begin(), kParts.end(),
                                       [&](const PartEntry& entry) { return entry.root == right; });
        parts.push_back(root != kParts.end() ? root->part
                        : bone.parent == model::kNone
                            ? SkinPart::Trunk
                            : parts[static_cast<std::size_t>(bone.parent)]);
    }
    return parts;
}

/// Points on a triangle, corners included, at most `spacing` apart.
void sample_triangle(const std::array<Vec3, 3>& corners, double spacing,
                     std::vector<Vec3>& points) {
    const double longest =
        std::max({glm::length(corners[1] - corners[0]), glm::length(corners[2] - corners[1]),
                  glm::length(corners[0] - corners[2])});
    const int steps = std::max(1, static_cast<int>(std::ceil(longest / spacing)));
    const Vec3 along = (corners[1] - corners[0]) / static_cast<double>(steps);
    const Vec3 across = (corners[2] - corners[0]) / static_cast<double>(steps);
    for (int i = 0; i <= steps; ++i) {
        for (int j = 0; i + j <= steps; ++j) {
            points.push_back(corners[0] + static_cast<double>(i) * along +
                             static_cast<double>(j) * across);
        }
    }
}

class SkinMaker {
  public:
    SkinMaker(const model::Body& body, std::span<const model::Mesh> meshes,
              const SkinOptions& options)
        : body_{body}, options_{options}, parts_{find_parts(body)}, joints_{count_joints(body)} {
        for (const model::Mesh& mesh : meshes) {
            if (!model::is_attachment(mesh.kind)) {
                meshes_.push_back(&mesh);
            }
        }
    }

    Result<model::Mesh> run() {
        JW_CHECK(hold_apart());
        const MeshCache cache{options_.cache};
        const std::uint64_t key = calc_key();
        std::optional<Surface> surface = cache.find("skin", key);
        if (!surface) {
            const Surface fine = extract_surface(build_shape(), {options_.voxel, options_.threads});
            surface = simplified(fine, 0.0, options_.triangles);
            JW_CHECK(cache.keep("skin", key, *surface));
        }
        return bind(*surface);
    }

  private:
    Result<Unit> hold_apart() {
        std::vector<double> q = body_.neutral_q();
        for (const auto& [right, degrees] : kApart) {
            const std::string id{right};
            q[static_cast<std::size_t>(body_.coordinate(id))] += to_rad(degrees);
            q[static_cast<std::size_t>(body_.coordinate(mirror_id(id)))] += to_rad(degrees);
        }
        displacements_.resize(body_.bones.size());
        JW_CHECK((model::PoseJob{&body_, q, displacements_}.run()));
        std::transform(displacements_.begin(), displacements_.end(), std::back_inserter(quats_),
                       model::to_dual_quat);
        return Unit{};
    }

    std::uint64_t calc_key() const {
        Hasher hasher{"skin"};
        hasher.bits(kSkinVersion).number(options_.voxel);
        hasher.bits(static_cast<std::uint64_t>(options_.triangles)).number(kPartBlend);
        hasher.bits(SoftTissue{body_, displacements_}.hash());
        for (const PartEntry& entry : kParts) {
            hasher.number(entry.options.voxel).number(entry.options.bridge);
            hasher.bits(static_cast<std::uint64_t>(entry.options.smoothing));
            hasher.bits(join(place_forms(entry), entry.form_blend).hash());
        }
        for (const model::Mesh* mesh : meshes_) {
            for (const model::Vertex& vertex : mesh->vertices) {
                hasher.point(Vec3{vertex.position});
            }
        }
        return hasher.value();
    }

    Shape build_shape() const {
        const SoftTissue tissue{body_, displacements_};
        std::vector<Shape> covers;
        for (const PartEntry& entry : kParts) {
            const std::vector<Vec3> points = sample(entry);
            if (points.empty()) {
                continue;
            }
            std::vector<Shape> forms = place_forms(entry);
            forms.push_back(envelope(points, entry.options, [&tissue](const Vec3& p) {
                return tissue.thickness({p.x, p.y, std::abs(p.z)});
            }));
            covers.push_back(join(forms, entry.form_blend));
            if (entry.is_pair) {
                covers.push_back(mirrored(covers.back()));
            }
        }
        return join(covers, kPartBlend);
    }

    /// Soft forms of a part where its first bone has taken them.
    std::vector<Shape> place_forms(const PartEntry& entry) const {
        const auto root = static_cast<std::size_t>(body_.bone(entry.root));
        std::vector<Shape> forms;
        for (const Shape& form : soft_forms(BoneContext{body_}, entry.part)) {
            forms.push_back(moved(form, displacements_[root]));
        }
        return forms;
    }

    /// What a part is covered over: of pairs the right one.
    std::vector<Vec3> sample(const PartEntry& entry) const {
        std::vector<Vec3> points;
        for (const model::Mesh* mesh : meshes_) {
            for (std::size_t i = 0; i < mesh->indices.size(); i += 3) {
                std::array<Vec3, 3> corners;
                float share = 0.0F;
                bool is_left_out = false;
                bool is_left = entry.is_pair;
                for (std::size_t k = 0; k < 3; ++k) {
                    const model::Vertex& vertex = mesh->vertices[mesh->indices[i + k]];
                    corners[k] = Vec3{model::blend(vertex, quats_).point(vertex.position)};
                    share += part_share(vertex, entry.part) / 3.0F;
                    is_left = is_left && corners[k].z <= 0.0;
                    is_left_out = is_left_out ||
                                  (mesh->kind == model::MeshKind::Muscle && vertex.blend > kTendon);
                }
                if (share > kShared && !is_left && !is_left_out) {
                    sample_triangle(corners, entry.options.voxel, points);
                }
            }
        }
        return points;
    }

    float part_share(const model::Vertex& vertex, SkinPart part) const {
        float share = 0.0F;
        for (std::size_t i = 0; i < vertex.bones.size(); ++i) {
            share += parts_[vertex.bones[i]] == part ? vertex.weights[i] : 0.0F;
        }
        return share;
    }

    /// Skin does not go along with a muscle that glides under it from part to part: the back would
    /// follow latissimus dorsi, the buttock gluteus maximus.
    bool moves_with_one_part(const model::Vertex& vertex) const {
        constexpr float kNearlyAll = 0.8F;
        return std::any_of(kParts.begin(), kParts.end(), [&](const PartEntry& entry) {
            return part_share(vertex, entry.part) > kNearlyAll;
        });
    }

    /// The surface as a mesh that the bones carry, back in the neutral pose.
    model::Mesh bind(const Surface& surface) const {
        Underlay under;
        for (const model::Mesh* mesh : meshes_) {
            for (const model::Vertex& vertex : mesh->vertices) {
                if (moves_with_one_part(vertex)) {
                    under.add(Vec3{model::blend(vertex, quats_).point(vertex.position)}, vertex);
                }
            }
        }
        const std::size_t bones = body_.bones.size();
        std::vector<float> shares(surface.positions.size() * bones, 0.0F);
        for (std::size_t v = 0; v < surface.positions.size(); ++v) {
            const std::span row = std::span{shares}.subspan(v * bones, bones);
            under.gather(surface.positions[v], row);
            const float sum = std::accumulate(row.begin(), row.end(), 0.0F);
            std::transform(row.begin(), row.end(), row.begin(),
                           [sum](float share) { return share / sum; });
        }
        soften_weights(surface.indices, bones,
                       kSofteningRounds * options_.triangles / kSofteningTriangles, shares);

        model::Mesh mesh;
        mesh.id = "skin";
        mesh.kind = model::MeshKind::Skin;
        mesh.indices = surface.indices;
        for (std::size_t v = 0; v < surface.positions.size(); ++v) {
            mesh.vertices.push_back(
                back_to_neutral(surface, v, std::span{shares}.subspan(v * bones, bones)));
        }
        return mesh;
    }

    model::Vertex back_to_neutral(const Surface& surface, std::size_t v,
                                  std::span<const float> shares) const {
        model::Vertex vertex;
        set_bones(vertex, merge_to_four(joints_, shares));
        const model::DualQuat there = model::blend(vertex, quats_);
        const model::DualQuat back{glm::vec4{-glm::vec3{there.real}, there.real.w},
                                   glm::vec4{-glm::vec3{there.dual}, there.dual.w}};
        vertex.position = back.point(glm::vec3{surface.positions[v]});
        vertex.normal = back.direction(glm::vec3{surface.normals[v]});
        return vertex;
    }

    const model::Body& body_;
    const SkinOptions& options_;
    std::vector<const model::Mesh*> meshes_;  // bones and muscles
    std::vector<SkinPart> parts_;             // [bones]
    std::vector<int> joints_;                 // [bones x bones], between them
    std::vector<Rigid> displacements_;        // [bones], into the pose that the skin is made in
    std::vector<model::DualQuat> quats_;      // the same
};

}  // namespace

Result<model::Mesh> build_skin(const model::Body& body, std::span<const model::Mesh> meshes,
                               const SkinOptions& options) {
    return SkinMaker{body, meshes, options}.run();
}

}  // namespace jw::forge
