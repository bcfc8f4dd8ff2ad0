// Where the program's files are, and what it loads from them at the start.
#pragma once

#include "ui/skin.h"

#include "session/document.h"

#include "content/library.h"

#include "core/result.h"
#include "model/model.h"

#include <filesystem>
#include <string>

namespace jw::app {

/// Found from the place of the program itself, so that a moved folder still works.
struct Places {
    std::filesystem::path program;  // the running executable
    std::filesystem::path assets;   // assets/ of the source tree or of an installation
    std::filesystem::path body;     // body.glb or female.glb, with its .json beside it
};

/// Fails: NotFound, saying what was looked for and that ./run makes it.
Result<Places> find_places(session::BodyChoice body = session::BodyChoice::Male);

/// The body without its surfaces, from the side-car. Fails: NotFound, BadFormat.
Result<model::Body> load_body_data(const Places& places);

/// The body without its surfaces and the movements: what solving needs.
struct Workspace {
    Places places;
    model::Body body;
    content::Library library;
};
Result<Workspace> load_workspace(session::BodyChoice body = session::BodyChoice::Male);

/// A font for words on pictures: Inter, else another that systems bring along.
/// Fails: NotFound with the package to install.
Result<std::filesystem::path> find_font(bool bold);
/// The same for panels; empty paths when there is none.
ui::FontFiles find_font_files();

}  // namespace jw::app
