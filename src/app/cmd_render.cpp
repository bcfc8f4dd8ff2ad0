#include "app/commands.h"
#include "app/compare.h"
#include "app/picture_writer.h"
#include "app/studio.h"
#include "record/png.h"

#include "import/guest.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

namespace jw::app {
namespace {

struct RenderOptions {
    MovingOptions moving;
    SeeingOptions seeing;
    std::string file;
    double time = 0.0;
    std::string output;
    std::string reference;
    int max_difference = 8;
    double mean_difference = 0.05;
    std::string lens;  // empty: none
};

Result<Image> draw_guest(const RenderOptions& options, Studio& studio, const Workspace& workspace,
                         const Seeing& seeing) {
    import::GuestOptions guest_options;
    guest_options.program = workspace.places.program;
    JW_TRY(const auto guest, import::load_guest(options.file, guest_options));
    const int animation = guest.animations.empty() ? -1 : 0;
    const double seconds = guest.animations.empty() ? 0.0 : guest.animations.front().seconds;
    return studio.draw_guest(guest, animation, options.time * seconds, seeing);
}

Result<Image> draw_movement(const RenderOptions& options, Studio& studio,
                            const Workspace& workspace, const Seeing& seeing) {
    JW_TRY(const Moving moving, resolve_moving(options.moving, workspace));
    JW_TRY(const auto frames, studio.evaluate(moving, options.time));
    JW_TRY(const scene::Camera camera, studio.frame_camera(moving, seeing));
    JW_TRY(Image image, studio.draw(frames, moving, seeing, camera, render::Quality::Still));
    JW_TRY(const PictureWriter writer, PictureWriter::open(workspace.places));
    JW_CHECK(writer.write(image, studio, frames, moving, seeing));
    const auto& levels = analysis::kLumbarLevels;
    const auto level = std::find(levels.begin(), levels.end(), options.lens);
    if (level != levels.end()) {
        constexpr double kLensHeight = 0.36;  // of the picture, as in the window
        JW_TRY(const auto strip, studio.draw_lens(frames, moving, seeing, camera,
                                                  static_cast<int>(level - levels.begin()),
                                                  static_cast<int>(kLensHeight * seeing.height)));
        writer.painter().paint_lenses(image, strip.image, strip.readings, *level, seeing);
    }
    return image;
}

Result<Unit> run_render(const RenderOptions& options) {
    if (options.file.empty() == options.moving.movement.empty()) {
        return Error{ErrorCode::InvalidInput,
                     "name either a movement (--movement ID) or the file of a model",
                     {}};
    }
    JW_CHECK(check_ending(options.output, "a picture", {".png"}));
    JW_TRY(const Workspace workspace, load_workspace(options.moving.body));
    JW_TRY(const Seeing seeing, resolve_seeing(options.seeing, workspace));
    JW_TRY(const auto studio, Studio::open(workspace.places));
    JW_TRY(const Image image, options.file.empty()
                                  ? draw_movement(options, *studio, workspace, seeing)
                                  : draw_guest(options, *studio, workspace, seeing));
    JW_CHECK(record::write_png(options.output, image, seeing.settings.transparent));
    return options.reference.empty()
               ? Result<Unit>{Unit{}}
               : compare_with(options.reference, image, options.output, options.max_difference,
                              options.mean_difference);
}

}  // namespace

void add_render(CLI::App& app, Outcome& outcome) {
    auto* command = app.add_subcommand("render", "one picture of a movement, or of a model");
    auto options = std::make_shared<RenderOptions>();
    command->add_option("file", options->file, "a model to draw instead of a movement")
        ->type_name("FILE");
    add_moving_options(*command, options->moving, false);
    command->add_option("--time", options->time, "instant, 0 to 1 of the cycle")
        ->check(CLI::Range(0.0, 1.0))
        ->type_name("F");
    add_seeing_options(*command, options->seeing);
    command->add_option("--lens", options->lens, "a close look between two lumbar vertebrae")
        ->check(CLI::IsMember(std::vector<std::string>{analysis::kLumbarLevels.begin(),
                                                       analysis::kLumbarLevels.end()}))
        ->type_name("LEVEL");
    command->add_option("--output", options->output, "the picture")
        ->required()
        ->type_name("FILE.png");
    command
        ->add_option("--reference", options->reference,
                     "compare with this picture, fail when it differs")
        ->type_name("FILE.png");
    command->add_option("--max-diff", options->max_difference,
                        "largest difference of a channel (0 to 255)");
    command->add_option("--mean-diff", options->mean_difference, "mean difference of all channels");
    command->callback([options, &outcome] { outcome = run_render(*options); });
}

}  // namespace jw::app
