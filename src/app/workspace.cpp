#include "app/workspace.h"

#include "session/fit_movement.h"

#include "import/sidecar.h"

#include <array>
#include <cstdlib>

namespace jw::app {
namespace {

namespace fs = std::filesystem;

/// The first of `candidates` below or beside the program that exists.
Result<fs::path> find_beside(const fs::path& folder, std::initializer_list<const char*> candidates,
                             const char* what) {
    std::error_code ec;
    for (const char* candidate : candidates) {
        const fs::path path = folder / candidate;
        if (fs::exists(path, ec)) {
            return fs::weakly_canonical(path, ec);
        }
    }
    return Error{
        ErrorCode::NotFound,
        std::string{what} +
            " is not where the program looks for it; start the program with ./run, which makes it",
        {(folder / *candidates.begin()).string()}};
}

}  // namespace

Result<Places> find_places(session::BodyChoice body) {
    std::error_code ec;
    Places places;
    places.program = fs::read_symlink("/proc/self/exe", ec);
    if (ec) {
        return Error{ErrorCode::IoFailed, "the system does not tell where the program is", {}};
    }
    const fs::path folder = places.program.parent_path();
    JW_TRY(places.assets, find_beside(folder,
                                      {"../assets", "../../assets", "../../../assets",
                                       "../share/jointwise/assets"},
                                      "the folder assets"));
    JW_TRY(places.body,
           body == session::BodyChoice::Female
               ? find_beside(
                     folder,
                     {"body/female.glb", "../body/female.glb", "../share/jointwise/female.glb"},
                     "the female body")
               : find_beside(folder,
                             {"body/body.glb", "../body/body.glb", "../share/jointwise/body.glb"},
                             "the default body"));
    return places;
}

Result<model::Body> load_body_data(const Places& places) {
    fs::path sidecar = places.body;
    sidecar.replace_extension(".json");
    return import::read_sidecar(sidecar);
}

Result<Workspace> load_workspace(session::BodyChoice body) {
    Workspace workspace;
    JW_TRY(workspace.places, find_places(body));
    JW_TRY(workspace.body, load_body_data(workspace.places));
    JW_TRY(workspace.library,
           content::load_library(workspace.places.assets / "content", workspace.body));
    if (body != session::BodyChoice::Male) {
        // Good form is stored as it stands on the male body; another is brought onto its contacts.
        for (model::Movement& movement : workspace.library.movements) {
            JW_TRY(movement, session::fit_good_form(workspace.body, std::move(movement)));
        }
    }
    return workspace;
}

Result<fs::path> find_font(bool bold) {
    const ui::FontFiles files = find_font_files();
    const fs::path& path = bold ? files.strong : files.regular;
    if (path.empty()) {
        return Error{ErrorCode::NotFound, "no font was found; install the package fonts-inter", {}};
    }
    return path;
}

ui::FontFiles find_font_files() {
    const char* home = std::getenv("HOME");
    const fs::path user = home != nullptr ? home : "/";
    const std::array<fs::path, 4> folders{fs::path{"/usr/share/fonts"},
                                          fs::path{"/usr/local/share/fonts"},
                                          user / ".local/share/fonts", user / ".fonts"};
    return ui::find_fonts(folders);
}

}  // namespace jw::app
