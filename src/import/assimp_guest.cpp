#include "import/assimp_guest.h"

#include "import/assimp_scene.h"
#include "import/file_bytes.h"
#include "import/file_kind.h"
#include "import/gltf_check.h"
#include "import/gltf_clean.h"
#include "import/gltf_read.h"
#include "import/guest_scale.h"
#include "import/stick_figure.h"

#include <assimp/config.h>
#include <assimp/Importer.hpp>
#include <assimp/postprocess.h>
#include <assimp/scene.h>
#include <fmt/format.h>

#include <algorithm>

namespace jw::import {
namespace {

using model::GuestModel;

/// Measured as safe and fast; glTF is indexed already, its vertices must not be joined.
constexpr unsigned kGltfFlags = aiProcess_Triangulate | aiProcess_SortByPType |
                                aiProcess_GenSmoothNormals | aiProcess_ValidateDataStructure;
constexpr unsigned kOtherFlags = kGltfFlags | aiProcess_JoinIdenticalVertices;

Error bad(std::string sentence) {
    return Error{ErrorCode::BadFormat, std::move(sentence) + "; export the file again", {}};
}

/// Assimp's reason as one readable line: no path, no words that only its authors know.
Error describe_failure(const Assimp::Importer& importer, const std::string& format,
                       const std::filesystem::path& path) {
    std::string text = importer.GetErrorString();
    if (text.find("bad_alloc") != std::string::npos || text.find("vector::") != std::string::npos) {
        return Error{ErrorCode::LimitExceeded,
                     "it asks for more memory than is allowed: its counts are damaged, or it must "
                     "be simplified before exporting",
                     {}};
    }
    if (text.find("mNumMeshes is 0") != std::string::npos) {
        return bad("there is nothing to show in it: no surface and no motion");
    }
    for (std::size_t at = text.find(path.string()); at != std::string::npos;
         at = text.find(path.string())) {
        text.replace(at, path.string().size(), "line");
    }
    text = text.substr(0, text.find('\n')).substr(0, 160);
    while (!text.empty() && (text.back() == '.' || text.back() == ' ')) {
        text.pop_back();
    }
    return bad(fmt::format("it cannot be read as {}: {}", format,
                           text.empty() ? "no reason given" : text));
}

void configure(Assimp::Importer& importer) {
    importer.SetPropertyBool(AI_CONFIG_IMPORT_NO_SKELETON_MESHES, true);
    importer.SetPropertyBool(AI_CONFIG_IMPORT_FBX_PRESERVE_PIVOTS, false);
}

Result<GuestModel> read_gltf_guest(const std::filesystem::path& path) {
    JW_TRY(gltf::Document document, gltf::read_gltf(path));
    JW_CHECK(gltf::check_gltf(document));
    JW_TRY(gltf::CleanGlb clean, gltf::write_clean_glb(document));
    Assimp::Importer importer;
    configure(importer);
    const aiScene* scene =
        importer.ReadFileFromMemory(clean.bytes.data(), clean.bytes.size(), kGltfFlags, "glb");
    if (scene == nullptr || scene->mRootNode == nullptr) {
        return describe_failure(importer, "glTF", path);
    }
    JW_TRY(GuestModel guest, convert_scene(*scene, &document, FileKind::Gltf));
    guest.warnings.insert(guest.warnings.begin(), clean.warnings.begin(), clean.warnings.end());
    guest.warnings.insert(guest.warnings.begin(), document.warnings.begin(),
                          document.warnings.end());
    if (std::any_of(document.materials.begin(), document.materials.end(),
                    [](const gltf::Material& material) { return material.has_texture; })) {
        guest.warnings.emplace_back("textures are not shown, only base colours");
    }
    return guest;
}

Result<GuestModel> read_other_guest(const std::filesystem::path& path, const KnownFile& known) {
    Assimp::Importer importer;
    configure(importer);
    // Validation refuses scenes without meshes, which is what a motion capture is.
    const unsigned flags = known.kind == FileKind::Bvh ? 0 : kOtherFlags;
    const aiScene* scene = importer.ReadFile(path.string(), flags);
    if (scene == nullptr || scene->mRootNode == nullptr) {
        return describe_failure(importer, known.format, path);
    }
    return convert_scene(*scene, nullptr, known.kind);
}

/// Metres: glTF says so itself; others are believed unless nobody could be that tall.
void settle_size(GuestModel& guest, FileKind kind) {
    const glm::vec3 extent = guest.bounds_max - guest.bounds_min;
    const float size = std::max({extent.x, extent.y, extent.z});
    if (size < 1e-6F) {
        return;
    }
    const bool is_plausible = size > 0.3F && size < 10.0F;
    if (kind == FileKind::Gltf) {
        if (!is_plausible) {
            guest.warnings.push_back(
                fmt::format("the model is {:.3g} m large; glTF counts in metres, so check the unit "
                            "in the program that made it",
                            size));
        }
        return;
    }
    if (is_plausible && kind != FileKind::Bvh) {
        return;
    }
    const float unit = guess_unit(size);
    if (unit != 1.0F) {
        rescale(guest, unit);
        guest.warnings.push_back(fmt::format(
            "one unit of the file is taken as {:.3g} cm, which makes the model {:.2f} m large",
            unit * 100.0F, size * unit));
    }
}

/// A motion capture's skeleton rests at the origin, far from where it moves: it rests at the place
/// of its first frame instead.
void settle_capture(GuestModel& guest) {
    for (const model::GuestAnimation& animation : guest.animations) {
        for (const model::GuestChannel& channel : animation.channels) {
            model::GuestNode& node = guest.nodes[static_cast<std::size_t>(channel.node)];
            if (node.parent < 0 && !channel.positions.empty()) {
                node.local[3] = glm::vec4{channel.positions.front().value, 1.0F};
            }
        }
    }
}

Result<GuestModel> read_unplaced(const std::filesystem::path& path) {
    JW_TRY(const KnownFile known, check_kind(path, gltf::Limits{}.file_bytes));
    JW_CHECK(check_text(path, known));
    auto read =
        known.kind == FileKind::Gltf ? read_gltf_guest(path) : read_other_guest(path, known);
    JW_TRY(GuestModel guest, std::move(read));
    guest.file = path.string();
    guest.format = known.format;
    if (known.kind == FileKind::Bvh) {
        settle_capture(guest);
    }
    if (guest.meshes.empty()) {
        add_stick_figure(guest);
    }
    upd_bounds(guest);
    settle_size(guest, known.kind);
    JW_CHECK(validate(guest));
    return guest;
}

}  // namespace

Result<GuestModel> read_guest_here(const std::filesystem::path& path) {
    auto guest = [&]() -> Result<GuestModel> {
        try {
            return read_unplaced(path);
        } catch (const std::bad_alloc&) {
            return Error{ErrorCode::LimitExceeded,
                         "reading it takes more memory than is allowed; simplify the model before "
                         "exporting it",
                         {}};
        } catch (const std::exception& thrown) {
            return bad(fmt::format("it cannot be read: {}", thrown.what()));
        }
    }();
    if (!guest.ok() && guest.error().place.file.empty()) {
        Error error = guest.error();
        error.place.file = path.string();
        return error;
    }
    return guest;
}

}  // namespace jw::import
