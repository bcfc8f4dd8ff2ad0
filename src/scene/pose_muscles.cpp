#include "scene/pose_muscles.h"

#include <algorithm>
#include <atomic>
#include <thread>

namespace jw::scene {
namespace {

/// Makes room for the posed muscles of the figures that show any, and begins a picture of each.
void begin(const BuildJob& job, DrawList& out) {
    for (std::size_t p = 0; p < out.palettes.size(); ++p) {
        const bool is_shown =
            std::any_of(out.items.begin(), out.items.end(), [p](const DrawItem& item) {
                return item.posed != model::kNone && item.palette == static_cast<int>(p);
            });
        Palette& palette = out.palettes[p];
        palette.first_posed = job.bodies->begin();
        palette.posed.resize(is_shown ? job.bodies->end() - job.bodies->begin() : 0);
        // Of figures that show none, too: those that come back have missed a picture.
        palette.ride.begin(*job.bodies, palette.dual_quats,
                           job.is_playing && palette.posed_set == job.mesh_set);
        palette.posed_set = job.mesh_set;
    }
}

}  // namespace

Result<Unit> pose_muscles(const BuildJob& job, DrawList& out) {
    begin(job, out);
    std::atomic<std::size_t> next{0};
    std::vector<Result<Unit>> results;
    const auto work = [&](std::size_t worker) {
        for (std::size_t i = next++; i < out.items.size() && results[worker].ok(); i = next++) {
            const DrawItem& item = out.items[i];
            if (item.posed == model::kNone) {
                continue;
            }
            Palette& palette = out.palettes[static_cast<std::size_t>(item.palette)];
            const auto& mesh = job.model->meshes[static_cast<std::size_t>(item.mesh)];
            const auto vertices = std::span{palette.posed}.subspan(
                static_cast<std::size_t>(item.posed), mesh.vertices.size());
            results[worker] = palette.ride.pose(
                {job.bodies, item.mesh, palette.dual_quats, &out.scratch[worker], vertices});
        }
    };
    constexpr std::size_t kMostWorkers = 4;
    const std::size_t workers =
        std::clamp<std::size_t>(std::thread::hardware_concurrency(), 1, kMostWorkers);
    results.assign(workers, Unit{});
    out.scratch.resize(workers);
    {
        std::vector<std::jthread> helpers;  // joined at the end of the block
        for (std::size_t worker = 1; worker < workers; ++worker) {
            helpers.emplace_back(work, worker);
        }
        work(0);
    }
    const auto failed = std::find_if(results.begin(), results.end(),
                                     [](const Result<Unit>& result) { return !result.ok(); });
    return failed == results.end() ? Result<Unit>{Unit{}} : *failed;
}

}  // namespace jw::scene
