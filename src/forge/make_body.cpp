#include "forge/make_body.h"

#include "forge/bones/vertebra.h"
#include "forge/breath_weights.h"
#include "forge/carry.h"
#include "forge/mesh_cache.h"
#include "forge/node.h"

#include "core/files.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstring>

namespace jw::forge {

namespace {

/// Goes up when extraction, simplification or shading changes what it makes of a shape.
constexpr std::uint64_t kKitVersion = 5;

struct Detail {
    double voxel;
    double error;
    int triangles;
};

Detail detail_of(const BoneEntry& entry, Quality quality) {
    if (quality == Quality::Draft) {
        return {2.0 * entry.voxel, 2.5 * entry.simplify_error, entry.triangle_budget / 2};
    }
    return {entry.voxel, entry.simplify_error, entry.triangle_budget};
}

std::uint64_t key_of(const Shape& shape, const BoneEntry& entry, Quality quality) {
    const Detail detail = detail_of(entry, quality);
    return Hasher{"surface"}
        .bits(kKitVersion)
        .bits(shape.hash())
        .number(detail.voxel)
        .number(detail.error)
        .bits(static_cast<std::uint64_t>(detail.triangles))
        .value();
}

model::Mesh bound_to(const Surface& surface, const model::Body& body, model::BoneIndex bone) {
    model::Mesh mesh;
    mesh.id = body.bones[static_cast<std::size_t>(bone)].id;
    mesh.kind = model::MeshKind::Bone;
    mesh.structure = bone;
    mesh.indices = surface.indices;
    mesh.vertices.reserve(surface.positions.size());
    for (std::size_t i = 0; i < surface.positions.size(); ++i) {
        model::Vertex vertex;
        vertex.position = glm::vec3{surface.positions[i]};
        vertex.normal = glm::vec3{surface.normals[i]};
        vertex.occlusion = surface.occlusion.empty() ? 1.0F : surface.occlusion[i];
        vertex.bones[0] = static_cast<std::uint16_t>(bone);
        mesh.vertices.push_back(vertex);
    }
    return mesh;
}

std::string mirror_id(std::string_view right) {
    return right.ends_with("_r") ? std::string{right.substr(0, right.size() - 2)} + "_l"
                                 : std::string{};
}

/// Which sides of an entry are wanted.
bool is_wanted(const MakeOptions& options, std::string_view id) {
    return options.only.empty() ||
           std::find(options.only.begin(), options.only.end(), id) != options.only.end();
}

class BoneMaker {
  public:
    BoneMaker(const model::Body& body, const MakeOptions& options)
        : body_{body}, options_{options}, cache_{options.cache}, context_{body} {}

    Result<std::vector<model::Mesh>> run() {
        std::vector<BoneEntry> wanted;
        for (const BoneEntry& entry : bone_registry()) {
            if (is_wanted(options_, entry.bone) || is_wanted(options_, mirror_id(entry.bone))) {
                wanted.push_back(entry);
            }
        }
        std::vector<model::Mesh> meshes;
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            JW_CHECK(make(wanted[i], fmt::format("[{}/{}]", i + 1, wanted.size()), meshes));
        }
        for (const DiscEntry& disc : disc_registry()) {
            if (is_wanted(options_, disc.upper + ".disc")) {
                JW_CHECK(make_disc(disc, meshes));
            }
        }
        for (const std::string& id : options_.only) {
            if (std::none_of(meshes.begin(), meshes.end(),
                             [&](const auto& m) { return m.id == id; })) {
                return Error{ErrorCode::NotFound,
                             fmt::format("--only names \"{}\", which no bone builder makes", id),
                             {}};
            }
        }
        std::stable_sort(meshes.begin(), meshes.end(), [](const auto& a, const auto& b) {
            return std::pair{a.kind, a.structure} < std::pair{b.kind, b.structure};
        });
        return meshes;
    }

  private:
    Result<Unit> make(const BoneEntry& entry, const std::string& place,
                      std::vector<model::Mesh>& meshes) {
        const auto bone = body_.find_bone(entry.bone);
        if (!bone) {
            return Error{
                ErrorCode::NotFound, fmt::format("the body has no bone \"{}\"", entry.bone), {}};
        }
        const auto start = std::chrono::steady_clock::now();
        const Shape shape = entry.build(context_);
        const std::uint64_t key = key_of(shape, entry, options_.quality);
        std::optional<Surface> surface = cache_.find(entry.bone, key);
        const bool was_kept = surface.has_value();
        if (!was_kept) {
            surface = make_surface(shape, entry, options_.quality, options_.threads);
            JW_CHECK(cache_.keep(entry.bone, key, *surface));
        }
        if (is_wanted(options_, entry.bone)) {
            meshes.push_back(bound_to(*surface, body_, *bone));
            if (entry.bone == "sternum_costal_cartilage") {
                bind_cartilages(context_, body_, meshes.back());
            }
        }
        const auto left = body_.find_bone(mirror_id(entry.bone));
        if (left && is_wanted(options_, mirror_id(entry.bone))) {
            meshes.push_back(bound_to(mirrored(*surface), body_, *left));
        }
        const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
        if (options_.progress) {
            options_.progress(fmt::format("{} {} {} triangles{} {:.1f} s", place, entry.bone,
                                          surface->triangle_count(), was_kept ? " (kept)" : "",
                                          took.count()));
        }
        return Unit{};
    }

    /// Weights run from the lower bone at the lower plate to the upper bone at the upper plate.
    Result<Unit> make_disc(const DiscEntry& disc, std::vector<model::Mesh>& meshes) {
        const auto upper = body_.find_bone(disc.upper);
        const auto lower = body_.find_bone(disc.lower);
        if (!upper || !lower) {
            return Error{
                ErrorCode::NotFound,
                fmt::format("the disc {}.disc lies between bones that the body lacks", disc.upper),
                {}};
        }
        const BoneEntry entry{disc.upper, nullptr, 0.7e-3, 0.06e-3, 1100};
        const Shape shape = build_disc(context_, disc.upper);
        const std::uint64_t key = key_of(shape, entry, options_.quality);
        const std::string id = disc.upper + ".disc";
        std::optional<Surface> surface = cache_.find(id, key);
        if (!surface) {
            surface = make_surface(shape, entry, options_.quality, options_.threads);
            JW_CHECK(cache_.keep(id, key, *surface));
        }
        model::Mesh mesh = bound_to(*surface, body_, *upper);
        mesh.id = id;
        mesh.kind = model::MeshKind::Cartilage;
        const auto [low, high] = disc_ends(context_, disc.upper);
        for (model::Vertex& vertex : mesh.vertices) {
            const Vec3 along = high - low;
            const double height =
                glm::dot(Vec3{vertex.position} - low, along) / glm::dot(along, along);
            const auto share = static_cast<float>(std::clamp(height, 0.0, 1.0));
            vertex.bones = {static_cast<std::uint16_t>(*upper), static_cast<std::uint16_t>(*lower),
                            0, 0};
            vertex.weights = {share, 1.0F - share, 0.0F, 0.0F};
            vertex.blend = 1.0F;
        }
        meshes.push_back(std::move(mesh));
        return Unit{};
    }

    const model::Body& body_;
    const MakeOptions& options_;
    MeshCache cache_;
    BoneContext context_;
};

}  // namespace

Surface make_surface(const Shape& shape, const BoneEntry& entry, Quality quality, int threads) {
    const Detail detail = detail_of(entry, quality);
    const Surface fine = extract_surface(shape, {detail.voxel, threads});
    Surface surface = simplified(fine, detail.error, detail.triangles);
    bake_occlusion(surface, shape, threads);
    return surface;
}

std::vector<DiscEntry> disc_registry() {
    std::vector<DiscEntry> discs;
    for (std::string upper = "C2"; upper != "sacrum"; upper = bone_below(upper)) {
        discs.push_back({upper, bone_below(upper)});
    }
    return discs;
}

Shape all_bones(const model::Body& reference, const content::BodyShape& maps) {
    const BoneContext context{reference};
    std::vector<Shape> shapes;
    for (const BoneEntry& entry : bone_registry()) {
        shapes.push_back(carried(entry.build(context), std::string{entry.bone}, maps));
        if (entry.bone.ends_with("_r")) {
            shapes.push_back(mirrored(shapes.back()));
        }
    }
    return join(shapes, 0.0);
}

Result<std::vector<model::Mesh>> make_bones(const model::Body& body, const MakeOptions& options) {
    return BoneMaker{body, options}.run();
}

Result<Unit> write_stl(std::span<const model::Mesh> meshes, const std::filesystem::path& folder) {
    for (const model::Mesh& mesh : meshes) {
        std::string bytes(84, '\0');
        const auto count = static_cast<std::uint32_t>(mesh.indices.size() / 3);
        std::memcpy(bytes.data() + 80, &count, sizeof count);
        for (std::size_t t = 0; t < mesh.indices.size(); t += 3) {
            std::array<glm::vec3, 4> facet{};
            for (std::size_t k = 0; k < 3; ++k) {
                facet[k + 1] = mesh.vertices[mesh.indices[t + k]].position;
            }
            const glm::vec3 normal = glm::cross(facet[2] - facet[1], facet[3] - facet[1]);
            const float length = glm::length(normal);
            facet[0] = length > 0.0F ? normal / length : glm::vec3{0.0F};
            bytes.append(reinterpret_cast<const char*>(facet.data()), sizeof facet);
            bytes.append(2, '\0');
        }
        JW_CHECK(write_file(folder / (mesh.id + ".stl"), bytes));
    }
    return Unit{};
}

}  // namespace jw::forge
