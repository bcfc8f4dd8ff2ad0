#include "app/cli.h"

#include "app/commands.h"
#include "app/window_app.h"

#include "import/guest.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <filesystem>
#include <vector>

namespace jw::app {
namespace {

constexpr int kFailed = 1;
constexpr int kWrongUsage = 2;

/// A wrong option or name has no place in a file; everything else is a failure of the work itself.
int report(const Result<Unit>& result) {
    if (result.ok()) {
        return 0;
    }
    const Error& error = result.error();
    fmt::print(stderr, "jointwise: {}\n", error.to_string());
    return error.code == ErrorCode::InvalidInput && error.place.file.empty() ? kWrongUsage
                                                                             : kFailed;
}

/// A word that is no command is taken for a file, so a slip of the pen must be told from one.
Result<Unit> check_files(const std::vector<std::string>& files) {
    for (const std::string& file : files) {
        const std::filesystem::path path{file};
        if (std::filesystem::exists(path)) {
            continue;
        }
        if (path.has_extension() || path.has_parent_path()) {
            return Error{ErrorCode::NotFound, "there is no such file", {file}};
        }
        return Error{ErrorCode::InvalidInput,
                     fmt::format("'{}' is neither a command nor a file (jointwise --help)", file),
                     {}};
    }
    return Unit{};
}

Result<Unit> open_window(const WindowOptions& options) {
    JW_CHECK(check_files(options.files));
    return run_window(options);
}

}  // namespace

void print(const std::string& text) {
    std::fwrite(text.data(), 1, text.size(), stdout);
}

int run(int argc, char** argv) {
    if (const auto child = import::maybe_run_import_child(argc, argv)) {
        return *child;
    }
    CLI::App app{
        "Jointwise shows how hip, pelvis and spine share movement.\n"
        "Without a command it opens the window; FILE is a model to look at, a movement "
        "(.toml) or a saved view (.jointwise)."};
    app.name("jointwise");
    app.set_version_flag("--version", std::string{"jointwise "} + JW_VERSION);
    app.require_subcommand(0, 1);
    app.failure_message([](const CLI::App* command, const CLI::Error& error) {
        return "jointwise: " + CLI::FailureMessage::simple(command, error);
    });
    WindowOptions window;
    app.add_option("files", window.files, "models, movements and saved views to open")
        ->type_name("FILE");
    app.add_option("--shader-dir", window.shader_dir, "read the shaders from this folder")
        ->type_name("DIR");
    app.add_option("--screenshot", window.screenshot,
                   "draw the window once, write it to a picture and leave")
        ->type_name("FILE.png");
    app.add_option("--window-size", window.size, "logical pixels")->type_name("W,H");
    app.add_option("--commands", window.commands, "a log of commands to start with")
        ->type_name("FILE.log");
    Outcome outcome;
    for (const auto add :
         {add_list, add_info, add_frame, add_solve, add_muscles, add_card, add_render, add_record,
          add_sheet, add_export, add_measure, add_narrate, add_check, add_bench}) {
        add(app, outcome);
    }
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        const int code = app.exit(error);
        return code == 0 ? 0 : kWrongUsage;
    }
    return report(outcome ? *outcome : open_window(window));
}

}  // namespace jw::app
