#include "render/renderer.h"

#include "render/shader.h"
#include "render/viewport_passes.h"

#include "scene/prop_mesh.h"

#include <algorithm>
#include <map>

namespace jw::render {
namespace {

constexpr int kClipSamples = 4;

}  // namespace

struct Renderer::Impl {
    Impl(Context& c, Programs programs) : context{&c}, passes{c, std::move(programs)} {}

    Context* context;
    ViewportPasses passes;
    std::map<int, GpuMeshSet> sets;
    int next_set = scene::kPropMeshes + 1;
    SampledTarget sampled;
    ColourTarget single;  // one pass of a picture that is put together
    ColourTarget sum;     // of all passes so far
    ColourTarget window;  // what the window shows, to be seen by other eyes
    DrawStats stats;

    void draw_pass(const scene::DrawList& list, const RenderTarget& target, Quality quality,
                   const PassJitter& jitter, GLuint framebuffer) {
        PassSettings settings;
        settings.quality = quality;
        settings.jitter = jitter;
        settings.width = target.width();
        settings.height = target.height();
        settings.framebuffer = framebuffer;
        passes.draw(list, settings, stats);
    }

    void need_single(int width, int height) {
        if (!single.fits(width, height)) {
            single = make_colour_target(*context, width, height, GL_RGBA8, true);
        }
    }

    /// Copies `from` over or onto a framebuffer, times `scale`.
    void gather(const ColourTarget& from, GLuint framebuffer, float scale, bool add,
                bool straight) {
        const PlainProgram& program = passes.programs().gather();
        glBindFramebuffer(GL_FRAMEBUFFER, framebuffer);
        glViewport(0, 0, from.width, from.height);
        glDisable(GL_DEPTH_TEST);
        if (add) {
            glEnable(GL_BLEND);
            glBlendEquation(GL_FUNC_ADD);
            glBlendFunc(GL_ONE, GL_ONE);
        } else {
            glDisable(GL_BLEND);
        }
        glUseProgram(program.program.id());
        glUniform1f(program.find("u_scale"), scale);
        glUniform1i(program.find("u_straight"), straight ? 1 : 0);
        glActiveTexture(GL_TEXTURE0 + kSourceUnit);
        glBindTexture(GL_TEXTURE_2D, from.colour.id());
        passes.draw_fullscreen();
        glBindTexture(GL_TEXTURE_2D, 0);
        glUseProgram(0);
        glDisable(GL_BLEND);
        glBindFramebuffer(GL_FRAMEBUFFER, 0);
    }

    void show_as_seen(const glm::mat3& sight, int width, int height) {
        if (!window.fits(width, height)) {
            window = make_colour_target(*context, width, height, GL_RGBA8, false);
        }
        glDisable(GL_SCISSOR_TEST);
        glDisable(GL_DEPTH_TEST);
        glDisable(GL_BLEND);
        glBindFramebuffer(GL_READ_FRAMEBUFFER, 0);
        glBindFramebuffer(GL_DRAW_FRAMEBUFFER, window.framebuffer.id());
        glBlitFramebuffer(0, 0, width, height, 0, 0, width, height, GL_COLOR_BUFFER_BIT,
                          GL_NEAREST);
        glBindFramebuffer(GL_FRAMEBUFFER, 0);
        glViewport(0, 0, width, height);
        const PlainProgram& program = passes.programs().sight();
        glUseProgram(program.program.id());
        glUniformMatrix3fv(program.find("u_sight"), 1, GL_FALSE, &sight[0][0]);
        glActiveTexture(GL_TEXTURE0 + kSourceUnit);
        glBindTexture(GL_TEXTURE_2D, window.colour.id());
        passes.draw_fullscreen();
        glBindTexture(GL_TEXTURE_2D, 0);
        glUseProgram(0);
    }

    void draw_clip(const scene::DrawList& list, RenderTarget& target) {
        const int width = target.width();
        const int height = target.height();
        const int samples = std::min(kClipSamples, context->max_samples());
        if (!sampled.fits(width, height, samples)) {
            sampled = make_sampled_target(*context, width, height, samples);
        }
        draw_pass(list, target, Quality::Clip, {}, sampled.framebuffer.id());
        const GLuint finished = target.impl_->finished.framebuffer.id();
        if (list.transparent) {
            need_single(width, height);
        }
        glBindFramebuffer(GL_READ_FRAMEBUFFER, sampled.framebuffer.id());
        glBindFramebuffer(GL_DRAW_FRAMEBUFFER,
                          list.transparent ? single.framebuffer.id() : finished);
        glBlitFramebuffer(0, 0, width, height, 0, 0, width, height, GL_COLOR_BUFFER_BIT,
                          GL_NEAREST);
        glBindFramebuffer(GL_FRAMEBUFFER, 0);
        if (list.transparent) {
            gather(single, finished, 1.0F, false, true);
        }
    }
};

Renderer::Renderer(std::unique_ptr<Impl> impl) : impl_{std::move(impl)} {}
Renderer::~Renderer() = default;
Renderer::Renderer(Renderer&&) noexcept = default;
Renderer& Renderer::operator=(Renderer&&) noexcept = default;

Result<Renderer> Renderer::create(Context& context, const RendererOptions& options) {
    JW_TRY(ShaderLibrary library, ShaderLibrary::load(options.shader_dir));
    JW_TRY(Programs programs, Programs::create(context, std::move(library)));
    auto impl = std::make_unique<Impl>(context, std::move(programs));
    const std::vector<model::Mesh> props{scene::make_prop_mesh()};
    impl->sets.emplace(scene::kPropMeshes, upload_meshes(context, props, build_lods(props)));
    return Renderer{std::move(impl)};
}

scene::MeshSet Renderer::upload(const model::Model& model) {
    return upload(model, build_lods(model.meshes));
}

scene::MeshSet Renderer::upload(const model::Model& model, const MeshLods& lods) {
    impl_->sets.emplace(impl_->next_set, upload_meshes(*impl_->context, model.meshes, lods));
    return impl_->next_set++;
}

scene::MeshSet Renderer::upload(const model::GuestModel& guest) {
    impl_->sets.emplace(impl_->next_set,
                        upload_meshes(*impl_->context, guest.meshes, build_lods(guest.meshes)));
    return impl_->next_set++;
}

void Renderer::show_as_seen(scene::ColourSight sight, int width, int height) {
    if (sight != scene::ColourSight::Usual) {
        impl_->show_as_seen(scene::find_sight_matrix(sight), width, height);
    }
}

void Renderer::release(scene::MeshSet set) {
    impl_->sets.erase(set);
}

void Renderer::draw(const scene::DrawList& list, RenderTarget& target, Quality quality) {
    if (quality == Quality::Still) {
        DrawStats total;
        for (int pass = 0; pass < kStillPasses; ++pass) {
            draw_still_step(list, target, pass);
            total.draw_calls += impl_->stats.draw_calls;
            total.triangles += impl_->stats.triangles;
            total.passes += impl_->stats.passes;
        }
        impl_->stats = total;
        return;
    }
    impl_->stats = {};
    impl_->passes.prepare(list, impl_->sets);
    if (quality == Quality::Clip) {
        impl_->draw_clip(list, target);
        return;
    }
    const GLuint finished = target.impl_->finished.framebuffer.id();
    if (!list.transparent) {
        impl_->draw_pass(list, target, quality, {}, finished);
        return;
    }
    impl_->need_single(target.width(), target.height());
    impl_->draw_pass(list, target, quality, {}, impl_->single.framebuffer.id());
    impl_->gather(impl_->single, finished, 1.0F, false, true);
}

bool Renderer::draw_still_step(const scene::DrawList& list, RenderTarget& target, int pass) {
    JW_ASSERT(pass >= 0 && pass < kStillPasses);
    impl_->stats = {};
    impl_->passes.prepare(list, impl_->sets);
    const int width = target.width();
    const int height = target.height();
    impl_->need_single(width, height);
    if (!impl_->sum.fits(width, height)) {
        impl_->sum = make_colour_target(*impl_->context, width, height, GL_RGBA16F, false);
    }
    impl_->draw_pass(list, target, Quality::Still, find_still_jitter(pass),
                     impl_->single.framebuffer.id());
    if (pass == 0) {
        glBindFramebuffer(GL_FRAMEBUFFER, impl_->sum.framebuffer.id());
        glClearColor(0.0F, 0.0F, 0.0F, 0.0F);
        glClear(GL_COLOR_BUFFER_BIT);
    }
    constexpr float kPart = 1.0F / kStillPasses;
    impl_->gather(impl_->single, impl_->sum.framebuffer.id(), kPart, true, false);
    impl_->gather(impl_->sum, target.impl_->finished.framebuffer.id(),
                  static_cast<float>(kStillPasses) / static_cast<float>(pass + 1), false,
                  list.transparent);
    return pass + 1 < kStillPasses;
}

Image Renderer::read(const RenderTarget& target) {
    Image image = Image::blank(target.width(), target.height());
    std::vector<std::uint8_t> bottom_up(image.pixels.size());
    glBindFramebuffer(GL_READ_FRAMEBUFFER, target.impl_->finished.framebuffer.id());
    glPixelStorei(GL_PACK_ALIGNMENT, 4);
    glReadPixels(0, 0, target.width(), target.height(), GL_RGBA, GL_UNSIGNED_BYTE,
                 bottom_up.data());
    glBindFramebuffer(GL_READ_FRAMEBUFFER, 0);
    const auto row = static_cast<std::ptrdiff_t>(target.width()) * 4;
    for (int y = 0; y < target.height(); ++y) {
        std::copy_n(bottom_up.begin() + (target.height() - 1 - y) * row, row,
                    image.pixels.begin() + y * row);
    }
    return image;
}

const DrawStats& Renderer::stats() const {
    return impl_->stats;
}

}  // namespace jw::render
