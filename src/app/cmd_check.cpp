#include "app/commands.h"
#include "app/workspace.h"

#include "session/fit_movement.h"

#include "content/library.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <cstdio>
#include <memory>

namespace jw::app {
namespace {

namespace fs = std::filesystem;

struct CheckOptions {
    std::vector<std::string> paths;
    bool fit = false;
};

/// All faults, a line each; then their number.
Result<Unit> report_faults(const std::vector<Error>& faults) {
    for (const Error& fault : faults) {
        fmt::print(stderr, "{}\n", fault.to_string());
    }
    if (!faults.empty()) {
        return Error{ErrorCode::BadFormat,
                     fmt::format("{} fault{} found", faults.size(), faults.size() == 1 ? "" : "s"),
                     {}};
    }
    return Unit{};
}

/// A content folder, or one movement file of it.
Result<Unit> fit_path(const model::Body& body, const fs::path& path) {
    const bool is_folder = fs::is_directory(path);
    const fs::path content_dir = is_folder ? path : fs::absolute(path).parent_path().parent_path();
    JW_TRY(const content::Library library, content::load_library(content_dir, body));
    for (const model::Movement& movement : library.movements) {
        if (is_folder || path.stem() == movement.id) {
            JW_TRY(const model::Movement fitted,
                   session::fit_movement(body, movement, content_dir));
            print(fmt::format("fitted {} ({} sizes)\n", fitted.id, fitted.fits.size()));
        }
    }
    return Unit{};
}

Result<Unit> run_check(const CheckOptions& options) {
    JW_TRY(const Places places, find_places());
    JW_TRY(const model::Body body, load_body_data(places));
    const std::vector<fs::path> paths(options.paths.begin(), options.paths.end());
    if (options.fit) {
        for (const fs::path& path : paths) {
            JW_CHECK(fit_path(body, path));
        }
    }
    return report_faults(content::check_paths(paths, body));
}

}  // namespace

void add_check(CLI::App& app, Outcome& outcome) {
    auto* command = app.add_subcommand("check", "every fault of content files, with file and line");
    auto options = std::make_shared<CheckOptions>();
    command
        ->add_option("paths", options->paths, "files or folders like assets/content; assets is all")
        ->required()
        ->type_name("PATH");
    command->add_flag("--fit", options->fit,
                      "first bring good form onto its contacts and store it (.fit.toml)");
    command->callback([options, &outcome] { outcome = run_check(*options); });
}

}  // namespace jw::app
