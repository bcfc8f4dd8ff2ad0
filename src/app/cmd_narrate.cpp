// narrate: what there is to say while a movement is shown, as text or as subtitles.
#include "app/commands.h"
#include "app/options.h"
#include "app/workspace.h"

#include "session/narration.h"

#include "core/files.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace jw::app {
namespace {

struct NarrateOptions {
    MovingOptions moving;
    std::string level = "plain";
    std::string output;
};

Result<Unit> run_narrate(const NarrateOptions& options) {
    if (!options.output.empty()) {
        JW_CHECK(check_ending(options.output, "a narration", {".txt", ".vtt"}));
    }
    JW_TRY(const Workspace workspace, load_workspace(options.moving.body));
    JW_TRY(const Moving moving, resolve_moving(options.moving, workspace));
    // Of a pair what is said is said of the fault, as captions of films do.
    JW_TRY(const auto cues,
           session::narrate(workspace.body, *moving.movement, moving.performances.back(),
                            *session::kCaptionLevelNames.find(options.level)));
    const bool is_timed = options.output.ends_with(".vtt");
    const std::string text = is_timed ? session::write_vtt(cues) : session::write_narration(cues);
    if (options.output.empty()) {
        print(text);
        return Unit{};
    }
    return write_file(options.output, text);
}

}  // namespace

void add_narrate(CLI::App& app, Outcome& outcome) {
    auto* command = app.add_subcommand(
        "narrate",
        "what there is to say while a movement is shown, for a speech engine or subtitles");
    auto options = std::make_shared<NarrateOptions>();
    add_moving_options(*command, options->moving);
    command->add_option("--level", options->level, "everyday words, or those of anatomists")
        ->check(CLI::IsMember({"plain", "anatomical"}))
        ->type_name("plain|anatomical");
    command
        ->add_option("--output", options->output,
                     ".txt, or .vtt with times; without it, the screen")
        ->type_name("FILE");
    command->callback([options, &outcome] { outcome = run_narrate(*options); });
}

}  // namespace jw::app
