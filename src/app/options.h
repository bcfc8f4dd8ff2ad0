// What the commands share: which movement is meant (MOVING) and how it is looked at (SEEING), each
// option meaning the same everywhere.
#pragma once

#include "app/workspace.h"

#include "session/document.h"
#include "session/hold.h"

#include "analysis/measure.h"
#include "scene/camera.h"
#include "scene/view_settings.h"

#include "core/result.h"
#include "model/movement.h"

#include <filesystem>
#include <initializer_list>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace CLI {
class App;
}

namespace jw::app {

/// As typed; resolve_moving() turns it into performances.
struct MovingOptions {
    std::string movement;
    std::string variant;
    std::vector<std::string> compare;
    std::string side = "r";
    std::vector<std::string> limits;  // NAME=DEG
    std::vector<std::string> causes;
    std::vector<std::string> amounts;  // a size of the movement ("large") or NAME=NUMBER
    bool travels = false;
    std::string pay;
    session::BodyChoice body = session::BodyChoice::Male;
};

struct SeeingOptions {
    std::string view = "best";
    std::string focus;
    std::vector<std::string> layers;
    std::string layout;
    std::string hold = "room";
    std::string align = "room";
    bool mirror = false;
    std::string detail = "standard";
    std::string size = "1280,720";
    bool transparent = false;
    std::string measure;
};

/// --body: whose.
void add_body_option(CLI::App& command, session::BodyChoice& body);
void add_moving_options(CLI::App& command, MovingOptions& options, bool is_required = true);
void add_seeing_options(CLI::App& command, SeeingOptions& options);

/// Performances in the order they are compared (one without --compare). Limits, causes and amounts
/// go to the compensated versions; to the good one only when it is shown alone.
/// Fails: NotFound and InvalidInput with the known names; a movement's own file as load_movement.
struct Moving {
    std::shared_ptr<const model::Movement> movement;  // of the workspace, or read for this
    std::vector<model::Performance> performances;
};
/// The workspace is borrowed by what comes back.
Result<Moving> resolve_moving(const MovingOptions& options, const Workspace& workspace);

struct Seeing {
    scene::View view = scene::View::Best;
    scene::ViewSettings settings;
    session::Hold hold = session::Hold::Room;
    session::Align align = session::Align::Room;
    bool is_mirrored = false;
    std::optional<analysis::Measure> measure;  // the goniometer reads it
    std::vector<scene::Structure> framed;      // what the picture is about; empty: all of it
    int width = 1280, height = 720;
};
Result<Seeing> resolve_seeing(const SeeingOptions& options, const Workspace& workspace);

/// Refuses a name of --output that no writer takes, before any work is done: InvalidInput for an
/// ending that is not among `endings` ("" is a folder of pictures). `what` is "a film".
Result<Unit> check_ending(const std::string& path, std::string_view what,
                          std::initializer_list<std::string_view> endings);

/// A muscle by its id or by the id of one of its lines of action.
std::optional<int> find_muscle_or_line(const model::Body& body, std::string_view id);

/// "WIDTH,HEIGHT". Fails: InvalidInput.
Result<std::pair<int, int>> parse_size(const std::string& text);

/// "NAME=NUMBER". Fails: InvalidInput.
Result<std::pair<std::string, double>> parse_setting(const std::string& text);

}  // namespace jw::app
