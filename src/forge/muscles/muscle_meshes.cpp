#include "forge/muscles/muscle_meshes.h"

#include "forge/breath_weights.h"
#include "forge/muscles/slab.h"

#include "core/ids.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace jw::forge {
namespace {

constexpr double kCubicCentimetre = 1e-6;

/// Volume of the lines of a muscle: cross-section x fibre length. Some fascicles of the trunk carry
/// fibre lengths that cannot be (tendon negative): a fibre is at most as long as its line.
double calc_line_volume(const model::Body& body, const model::Muscle& muscle) {
    const std::vector<Rigid> neutral(body.bones.size());
    double volume = 0.0;
    for (const model::LineIndex l : muscle.lines) {
        const model::MuscleLine& line = body.lines[static_cast<std::size_t>(l)];
        double length = 0.0;
        for (std::size_t i = 1; i < line.path.size(); ++i) {
            length += glm::length(line.path[i].point - line.path[i - 1].point);
        }
        constexpr double kGreatestShare = 0.85, kUsualShare = 0.6;
        // Authored lines carry no cross-section: a slender 1 cm2.
        constexpr double kSlender = 1e-4;
        const double fibre = line.optimal_fibre_length > 0.0
                                 ? std::min(line.optimal_fibre_length, kGreatestShare * length)
                                 : kUsualShare * length;
        volume += (line.pcsa > 0.0 ? line.pcsa : kSlender) * fibre;
    }
    return volume;
}

int scaled(int count, double detail, int least) {
    // Both directions shrink, so each by the root.
    return std::max(least, static_cast<int>(std::lround(count * std::sqrt(detail))));
}

/// One slab of a muscle; a muscle may have several (the heads of biceps femoris).
struct Part {
    std::size_t muscle = 0;  // index into Body::muscles, right side or middle
    Rank rank = kAlone;
    Slab slab;
};

std::string stem_of(const model::Muscle& muscle) {
    return muscle.side == model::Side::None ? muscle.id : muscle.id.substr(0, muscle.id.size() - 2);
}

class Builder {
  public:
    Builder(const model::Body& body, const MuscleMeshOptions& options)
        : body_{body}, options_{options}, shapes_{muscle_shapes()} {}

    /// Shapes a muscle; its slabs lie where its guides are, clear of nothing yet.
    Result<Unit> add(std::size_t muscle) {
        const std::string stem = stem_of(body_.muscles[muscle]);
        bool has_shape = false;
        for (const MuscleShape& shape : shapes_) {
            if (shape.muscle == stem || shape.muscle == body_.muscles[muscle].id) {
                JW_CHECK(add_shape(muscle, shape));
                has_shape = true;
            }
        }
        if (has_shape) {
            return Unit{};
        }
        MuscleShape plain;
        plain.stations = 13;
        plain.columns = 5;
        if (body_.muscles[muscle].tissue != model::Tissue::Muscle) {
            plain.belly_from = 2.0;
            plain.belly_to = 3.0;
        }
        return add_shape(muscle, plain);
    }

    /// Moves every slab out of bone and out of the layers under it, deep ones first.
    void clear() {
        std::stable_sort(parts_.begin(), parts_.end(),
                         [](const Part& a, const Part& b) { return a.rank < b.rank; });
        std::vector<Slab> deeper;
        std::size_t taken = 0;  // parts already in `deeper`
        for (Part& part : parts_) {
            for (; taken < parts_.size() && parts_[taken].rank < part.rank; ++taken) {
                if (parts_[taken].rank != kAlone) {
                    deeper.push_back(parts_[taken].slab);
                }
            }
            clear_bone(part.slab, options_.bone_distance);
            if (part.rank != kAlone) {
                clear_layers(part.slab, deeper);
            }
            seat_ends(part.slab, options_.bone_distance);
            untangle(part.slab);
            if (!part.slab.keeps_thickness) {
                restore_volume(part.slab, part.slab.volume);
                untangle(part.slab);
            }
        }
    }

    model::Mesh mesh_of(std::size_t muscle) const {
        model::Mesh mesh;
        mesh.kind = model::MeshKind::Muscle;
        for (const Part& part : parts_) {
            if (part.muscle == muscle) {
                append_surface(part.slab, options_.bone_distance, mesh);
            }
        }
        finish_mesh(mesh);
        return mesh;
    }

  private:
    Result<Unit> add_shape(std::size_t index, const MuscleShape& shape) {
        const model::Muscle& muscle = body_.muscles[index];
        const int stations = scaled(shape.stations, options_.detail, 6);
        const int columns = scaled(shape.columns, options_.detail, 4);
        const double volume =
            shape.volume > 0.0 ? shape.volume * kCubicCentimetre : calc_line_volume(body_, muscle);
        if (!shape.guides.empty()) {
            std::vector<std::vector<GuideSample>> guides;
            for (const std::string_view text : shape.guides) {
                JW_TRY(const auto knots, read_guide(body_, text));
                guides.push_back(sample_guide(body_, knots, stations));
            }
            parts_.push_back(
                {index, shape.rank, build_slab(body_, shape, guides, columns, volume)});
            return Unit{};
        }
        for (const model::LineIndex line : muscle.lines) {
            const std::vector<std::vector<GuideSample>> guides{
                sample_guide(body_, read_line(body_, line), stations)};
            const double share = volume / static_cast<double>(muscle.lines.size());
            parts_.push_back({index, shape.rank, build_slab(body_, shape, guides, columns, share)});
        }
        return Unit{};
    }

    const model::Body& body_;
    const MuscleMeshOptions& options_;
    std::vector<MuscleShape> shapes_;
    std::vector<Part> parts_;
};

std::vector<model::BoneIndex> find_bone_mirrors(const model::Body& body) {
    std::vector<model::BoneIndex> mirrors(body.bones.size());
    for (std::size_t i = 0; i < mirrors.size(); ++i) {
        mirrors[i] =
            body.find_bone(mirror_id(body.bones[i].id)).value_or(static_cast<model::BoneIndex>(i));
    }
    return mirrors;
}

void mirror(model::Mesh& mesh, const std::vector<model::BoneIndex>& bones) {
    for (model::Vertex& vertex : mesh.vertices) {
        vertex.position.z = -vertex.position.z;
        vertex.normal.z = -vertex.normal.z;
        for (std::size_t i = 0; i < vertex.bones.size(); ++i) {
            if (vertex.weights[i] > 0.0F) {
                vertex.bones[i] = static_cast<std::uint16_t>(bones[vertex.bones[i]]);
            }
        }
    }
    for (std::size_t i = 0; i < mesh.indices.size(); i += 3) {
        std::swap(mesh.indices[i + 1], mesh.indices[i + 2]);
    }
}

/// The muscle whose shape a muscle takes: a left one that of its right mate, the diaphragm its own.
std::size_t find_model(const model::Body& body, std::size_t muscle) {
    const std::string stem = stem_of(body.muscles[muscle]);
    if (body.muscles[muscle].side != model::Side::Left || stem == "diaphragm") {
        return muscle;
    }
    return static_cast<std::size_t>(
        body.find_muscle(stem + "_r").value_or(static_cast<int>(muscle)));
}

}  // namespace

Result<std::vector<model::Mesh>> build_muscle_meshes(const model::Body& body,
                                                     const MuscleMeshOptions& options) {
    Builder builder{body, options};
    for (std::size_t i = 0; i < body.muscles.size(); ++i) {
        if (body.muscles[i].has_mesh && find_model(body, i) == i) {
            JW_CHECK(builder.add(i));
        }
    }
    builder.clear();

    const auto bone_mirrors = find_bone_mirrors(body);
    std::vector<model::Mesh> meshes;
    for (std::size_t i = 0; i < body.muscles.size(); ++i) {
        const model::Muscle& muscle = body.muscles[i];
        if (!muscle.has_mesh) {
            continue;
        }
        model::Mesh mesh = builder.mesh_of(find_model(body, i));
        if (muscle.side == model::Side::Left) {
            mirror(mesh, bone_mirrors);
        }
        mesh.id = muscle.id;
        mesh.structure = static_cast<int>(i);
        meshes.push_back(std::move(mesh));
    }
    bind_breath(body, meshes);
    return meshes;
}

}  // namespace jw::forge
