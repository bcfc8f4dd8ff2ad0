// The body as shipped at every level of detail: sound surfaces, and no more triangles than asked.
#include "render/figure_pass.h"
#include "render/lod.h"

#include "forge/surface.h"
#include "scene/draw_list.h"

#include "model/crossings.h"
#include "model/turned.h"

#include <gtest/gtest.h>

#include <filesystem>

#include "unit/built_body.h"
#include "unit/sanitized.h"

namespace jw::render {
namespace {

struct Shipped {
    model::Model model;
    std::vector<std::vector<LodLevel>> lods;  // of each mesh
};

const Shipped& shipped() {
    static const Shipped kShipped = [] {
        Shipped out{test::built(), {}};
        // Areas of origin and insertion are open sheets, of which a picture shows few or none; the
        // skin of the hanging arms lies in that of the flanks.
        std::erase_if(out.model.meshes, [](const model::Mesh& mesh) {
            return model::is_attachment(mesh.kind) || mesh.kind == model::MeshKind::Skin;
        });
        for (const model::Mesh& mesh : out.model.meshes) {
            out.lods.push_back(build_lods(mesh));
        }
        return out;
    }();
    return kShipped;
}

bool is_muscle(const model::Mesh& mesh) {
    return mesh.kind == model::MeshKind::Muscle;
}

/// What a level uses of the mesh.
forge::Surface surface_of(const model::Mesh& mesh, const LodLevel& level) {
    constexpr std::uint32_t kUnused = 0xFFFFFFFFU;
    std::vector<std::uint32_t> places(mesh.vertices.size(), kUnused);
    forge::Surface out;
    for (const std::uint32_t index : level.indices) {
        if (places[index] == kUnused) {
            places[index] = static_cast<std::uint32_t>(out.positions.size());
            out.positions.emplace_back(mesh.vertices[index].position);
            out.normals.emplace_back(mesh.vertices[index].normal);
        }
        out.indices.push_back(places[index]);
    }
    return out;
}

/// Calls `look(id, level, surface)` for every level of every bone and disc: whatever Close,
/// Standard and Light pick in whatever view is one of them.
template <typename Look>
void for_each_level(const Look& look) {
    for (std::size_t i = 0; i < shipped().model.meshes.size(); ++i) {
        const model::Mesh& mesh = shipped().model.meshes[i];
        if (is_muscle(mesh)) {
            continue;
        }
        for (const LodLevel& level : shipped().lods[i]) {
            look(mesh.id, level, surface_of(mesh, level));
        }
    }
}

TEST(BodyLevels, no_bone_or_disc_passes_through_itself) {
    if (kIsSanitized) {
        GTEST_SKIP() << kAskedOfTheStandardBody;
    }
    for_each_level([](const std::string& id, const LodLevel& level, const forge::Surface& surface) {
        EXPECT_TRUE(model::find_crossing_triangles(surface.positions, surface.indices).empty())
            << id << " at " << level.error;
    });
}

TEST(BodyLevels, hardly_a_triangle_of_a_bone_or_disc_is_turned_over) {
    if (kIsSanitized) {
        GTEST_SKIP() << kAskedOfTheStandardBody;
    }
    std::size_t turned = 0, all = 0;
    for_each_level([&](const std::string&, const LodLevel&, const forge::Surface& surface) {
        turned += model::find_turned_triangles(surface.positions, surface.normals, surface.indices)
                      .size();
        all += surface.triangle_count();
    });
    EXPECT_LT(turned, all / 2000);
}

TEST(BodyLevels, every_bone_and_disc_is_closed_and_outward) {
    if (kIsSanitized) {
        GTEST_SKIP() << kAskedOfTheStandardBody;
    }
    for_each_level([](const std::string& id, const LodLevel& level, const forge::Surface& surface) {
        const forge::SurfaceAudit found = forge::audit(surface);
        EXPECT_EQ(found.open_edges, 0) << id << " at " << level.error;
        EXPECT_EQ(found.crowded_edges, 0) << id << " at " << level.error;
        EXPECT_EQ(found.clashing_edges, 0) << id << " at " << level.error;
        EXPECT_GT(found.volume, 0.0) << id << " at " << level.error;
    });
}

/// The neutral body before a camera, as the passes see it; what is shown of it.
class Figure {
  public:
    Figure() {
        const Shipped& all = shipped();
        items_.resize(all.model.meshes.size());
        meshes_.resize(all.model.meshes.size());
        for (std::size_t i = 0; i < items_.size(); ++i) {
            const model::Mesh& mesh = all.model.meshes[i];
            items_[i].pick.structure.kind =
                is_muscle(mesh) ? scene::Structure::Kind::Muscle : scene::Structure::Kind::Bone;
            for (const LodLevel& level : all.lods[i]) {
                meshes_[i].levels.push_back(
                    {level.error, static_cast<GLsizei>(level.indices.size()), 0});
            }
            drawables_.emplace_back();
            drawables_[i].item = &items_[i];
            drawables_[i].mesh = &meshes_[i];
            drawables_[i].ball = scene::calc_mesh_ball(mesh).neutral;
        }
    }

    struct Counts {
        std::int64_t bones = 0;
        std::int64_t muscles = 0;
    };
    Counts count(const Sharpness& sharpness) const {
        Counts counts;
        for (const Drawable& drawable : drawables_) {
            const bool is_bone = drawable.item->pick.structure.kind == scene::Structure::Kind::Bone;
            (is_bone ? counts.bones : counts.muscles) +=
                drawable.mesh->find_level(sharpness.allowed_error(drawable.ball)).count / 3;
        }
        return counts;
    }
    const std::vector<Drawable>& drawables() const { return drawables_; }

  private:
    std::vector<scene::DrawItem> items_;
    std::vector<GpuMesh> meshes_;
    std::vector<Drawable> drawables_;
};

TEST(BodyLevels, a_whole_figure_stays_within_its_triangles_in_every_view) {
    const Figure figure;
    const scene::Camera camera;  // all of the body
    for (const auto& [detail, name] : scene::kDetailNames.rows) {
        if (detail == scene::Detail::Close) {
            continue;
        }
        for (const int height : {480, 720, 1080, 2160, 4320}) {
            for (const float pixels : {0.0F, 0.2F, 0.6F, 1.0F, 3.0F}) {
                Sharpness sharpness{&camera, height, 0.0F, pixels};
                sharpness.pixels =
                    fit_pixels(figure.drawables(), sharpness, most_triangles(detail));
                const Figure::Counts counts = figure.count(sharpness);
                EXPECT_LE(counts.bones, most_triangles(detail)) << name << " " << height;
                EXPECT_LE(counts.muscles, most_triangles(detail)) << name << " " << height;
                EXPECT_GE(sharpness.pixels, pixels);
            }
        }
    }
}

TEST(BodyLevels, an_ordinary_view_is_not_coarsened) {
    if (kIsSanitized) {
        GTEST_SKIP() << kAskedOfTheStandardBody;
    }
    const Figure figure;
    const scene::Camera camera;
    const Sharpness still{&camera, 720, 0.0F, 0.2F};
    EXPECT_EQ(fit_pixels(figure.drawables(), still, most_triangles(scene::Detail::Standard)),
              still.pixels);
    const Sharpness light{&camera, 720, 0.0F, 0.6F};
    EXPECT_EQ(fit_pixels(figure.drawables(), light, most_triangles(scene::Detail::Light)),
              light.pixels);
    const Sharpness all{&camera, 720, 0.0F, 0.0F};
    EXPECT_EQ(fit_pixels(figure.drawables(), all, most_triangles(scene::Detail::Close)), 0.0F);
}

}  // namespace
}  // namespace jw::render
