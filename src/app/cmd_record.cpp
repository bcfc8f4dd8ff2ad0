#include "app/commands.h"
#include "app/picture_writer.h"
#include "app/studio.h"
#include "record/video.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <unistd.h>

#include <cmath>
#include <cstdio>
#include <filesystem>
#include <memory>

namespace jw::app {
namespace {

struct RecordOptions {
    MovingOptions moving;
    SeeingOptions seeing;
    int fps = 30;
    double repeat = 1.0;
    double from = 0.0, to = 1.0;
    double turn = 0.0;
    double seconds = 0.0;
    bool captions = false;
    std::string output;
};

/// A line that counts up on a terminal; silent elsewhere.
class Progress {
  public:
    explicit Progress(int total) : total_{total}, is_shown_{isatty(fileno(stderr)) != 0} {}
    void show(int done) const {
        if (is_shown_) {
            fmt::print(stderr, "\rrecording {}/{}{}", done, total_, done == total_ ? "\n" : "");
        }
    }

  private:
    int total_;
    bool is_shown_;
};

/// Seconds of the whole film: --seconds, or the repeats of the chosen part at teaching tempo.
double film_seconds(const RecordOptions& options, const model::Movement& movement) {
    return options.seconds > 0.0 ? options.seconds
                                 : options.repeat * (options.to - options.from) * movement.seconds;
}

Result<Unit> run_record(const RecordOptions& options) {
    if (!(options.to > options.from)) {
        return Error{ErrorCode::InvalidInput, "--to must come after --from", {}};
    }
    JW_CHECK(check_ending(options.output, "a film", {".mp4", ".webm", ".gif", ""}));
    if (options.seeing.transparent && std::filesystem::path{options.output}.has_extension()) {
        return Error{ErrorCode::InvalidInput,
                     "--transparent: films are opaque; name a folder, it is filled with .png "
                     "pictures",
                     {}};
    }
    JW_TRY(const Workspace workspace, load_workspace(options.moving.body));
    JW_TRY(const Moving moving, resolve_moving(options.moving, workspace));
    JW_TRY(const Seeing seeing, resolve_seeing(options.seeing, workspace));
    JW_TRY(auto video, record::open_video(options.output, {seeing.width, seeing.height, options.fps,
                                                           seeing.settings.transparent}));
    JW_TRY(const auto studio, Studio::open(workspace.places));
    JW_TRY(const scene::Camera still_camera,
           studio->frame_camera(moving, seeing, options.captions));
    JW_TRY(const PictureWriter writer, PictureWriter::open(workspace.places));
    const double seconds = film_seconds(options, *moving.movement);
    const int count = std::max(1, static_cast<int>(std::lround(seconds * options.fps)));
    const Progress progress{count};
    for (int i = 0; i < count; ++i) {
        // Frame `count` would be the first again: the film loops without a doubled frame.
        const double part = static_cast<double>(i) / count;
        const double cycles =
            part * seconds / ((options.to - options.from) * moving.movement->seconds);
        const double time =
            options.from + (cycles - std::floor(cycles)) * (options.to - options.from);
        JW_TRY(const auto frames, studio->evaluate(moving, time));
        scene::Camera camera = still_camera;
        camera.azimuth += to_rad(options.turn) * part;
        JW_TRY(Image image, studio->draw(frames, moving, seeing, camera, render::Quality::Clip));
        JW_CHECK(writer.write(image, *studio, frames, moving, seeing));
        if (options.captions) {
            writer.painter().paint_caption(image, moving, workspace.body, frames.back());
        }
        JW_CHECK(video->add(image));
        progress.show(i + 1);
    }
    return video->finish();
}

}  // namespace

void add_record(CLI::App& app, Outcome& outcome) {
    auto* command = app.add_subcommand("record", "a film of a movement");
    auto options = std::make_shared<RecordOptions>();
    add_moving_options(*command, options->moving);
    add_seeing_options(*command, options->seeing);
    command->add_option("--fps", options->fps, "pictures a second")->check(CLI::Range(1, 120));
    command->add_option("--repeat", options->repeat, "how often the movement is shown")
        ->check(CLI::Range(0.01, 1000.0));
    command->add_option("--from", options->from, "start, 0 to 1 of the cycle")
        ->check(CLI::Range(0.0, 1.0))
        ->type_name("F");
    command->add_option("--to", options->to, "end, 0 to 1 of the cycle")
        ->check(CLI::Range(0.0, 1.0))
        ->type_name("F");
    command->add_option("--seconds", options->seconds, "length of the film, instead of --repeat")
        ->check(CLI::Range(0.0, 3600.0));
    command->add_option("--turn", options->turn, "orbit by so many degrees over the film")
        ->type_name("DEG");
    command->add_flag("--captions", options->captions, "the sentence of each key moment");
    command
        ->add_option("--output", options->output, ".mp4, .webm, .gif or a new folder for PNG files")
        ->required()
        ->type_name("FILE");
    command->callback([options, &outcome] { outcome = run_record(*options); });
}

}  // namespace jw::app
