#include "app/caption.h"
#include "app/commands.h"
#include "app/studio.h"
#include "record/png.h"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <sstream>

namespace jw::app {
namespace {

struct SheetOptions {
    MovingOptions moving;
    SeeingOptions seeing;
    std::vector<std::string> bones, muscles;
    std::vector<std::string> views;
    std::vector<double> times;
    std::string output;
};

/// Copies `tile` with its upper left corner at (x, y).
void paste(Image& sheet, const Image& tile, int x, int y) {
    for (int row = 0; row < tile.height; ++row) {
        std::copy_n(&tile.pixels[tile.offset(0, row)], static_cast<std::size_t>(tile.width) * 4,
                    &sheet.pixels[sheet.offset(x, y + row)]);
    }
}

struct Tile {
    Moving moving;
    Seeing seeing;
    double time = 0.0;
    std::string label;
};

/// Bones of a row: "femur_r", or several that are seen together, "hip_bone_r+sacrum".
std::vector<std::string> split_row(const std::string& row) {
    std::vector<std::string> ids;
    std::stringstream text{row};
    for (std::string id; std::getline(text, id, '+');) {
        ids.push_back(id);
    }
    return ids;
}

/// Only these bones, and the skin around them if it is asked for, without a floor: a sheet shows
/// their form, not their place.
void show_alone(const std::string& row, const model::Body& body, Seeing& seeing) {
    std::vector<model::BoneIndex> shown;
    for (const std::string& id : split_row(row)) {
        shown.push_back(body.bone(id));
        seeing.framed.push_back({scene::Structure::Kind::Bone, shown.back()});
    }
    const bool has_skin = seeing.settings.parts.has(scene::Part::Skin);
    seeing.settings.parts = {scene::Part::Skeleton};
    seeing.settings.parts.set(scene::Part::Skin, has_skin);
    for (model::BoneIndex b = 0; b < static_cast<model::BoneIndex>(body.bones.size()); ++b) {
        if (std::find(shown.begin(), shown.end(), b) == shown.end()) {
            seeing.settings.hidden_bones.push_back(b);
        }
    }
}

/// One row a view of a structure, or a version and instant of a movement; rows are filled in order.
Result<std::vector<Tile>> plan_tiles(const SheetOptions& options, const Workspace& workspace,
                                     std::size_t& columns) {
    std::vector<Tile> tiles;
    JW_TRY(const Moving moving, resolve_moving(options.moving, workspace));
    std::vector<std::string> focuses = options.bones;
    focuses.insert(focuses.end(), options.muscles.begin(), options.muscles.end());
    const bool is_structure = !focuses.empty();
    if (!is_structure) {
        focuses.push_back(options.seeing.focus);
    }
    const std::vector<std::string> views =
        !options.views.empty() ? options.views
        : is_structure ? std::vector<std::string>{"front", "right", "back", "left", "top", "bottom"}
                       : std::vector<std::string>{"front", options.seeing.view};
    const std::vector<double> times = is_structure ? std::vector<double>{0.0} : options.times;
    columns = is_structure ? views.size() : times.size();
    for (const std::string& focus : focuses) {
        for (const std::string& view : views) {
            for (std::size_t p = 0; p < (is_structure ? 1 : moving.performances.size()); ++p) {
                for (const double time : times) {
                    SeeingOptions seeing_options = options.seeing;
                    const bool is_bone = std::find(options.bones.begin(), options.bones.end(),
                                                   focus) != options.bones.end();
                    seeing_options.focus = is_bone ? "" : focus;
                    seeing_options.view = view;
                    JW_TRY(Seeing seeing, resolve_seeing(seeing_options, workspace));
                    if (is_bone) {
                        show_alone(focus, workspace.body, seeing);
                    }
                    const std::string what =
                        is_structure
                            ? focus
                            : fmt::format("{} {:.2f}", moving.performances[p].variant, time);
                    tiles.push_back({{moving.movement, {moving.performances[p]}},
                                     std::move(seeing),
                                     time,
                                     fmt::format("{} · {}", what, view)});
                }
            }
        }
    }
    return tiles;
}

/// Tells a wrong name by the option that it came with, not by --focus, which shows it.
Result<Unit> check_structures(const SheetOptions& options, const model::Body& body) {
    for (const std::string& row : options.bones) {
        for (const std::string& id : split_row(row)) {
            if (!body.find_bone(id)) {
                return Error{
                    ErrorCode::InvalidInput,
                    fmt::format("--bone {}: there is no such bone (jointwise list bones)", id),
                    {}};
            }
        }
    }
    for (const std::string& id : options.muscles) {
        if (!find_muscle_or_line(body, id)) {
            return Error{
                ErrorCode::InvalidInput,
                fmt::format("--muscle {}: there is no such muscle (jointwise list muscles)", id),
                {}};
        }
    }
    return Unit{};
}

Result<Unit> run_sheet(SheetOptions options) {
    JW_CHECK(check_ending(options.output, "a picture", {".png"}));
    JW_TRY(const Workspace workspace, load_workspace(options.moving.body));
    JW_CHECK(check_structures(options, workspace.body));
    const bool is_structure = !options.bones.empty() || !options.muscles.empty();
    if (options.moving.movement.empty()) {
        if (!is_structure || workspace.library.movements.empty()) {
            return Error{
                ErrorCode::InvalidInput,
                "name a movement (--movement ID), bones (--bone ID) or muscles (--muscle ID)",
                {}};
        }
        options.moving.movement = workspace.library.movements.front().id;
    }
    if (is_structure && options.seeing.layers.empty()) {
        options.seeing.layers = {"skeleton", "muscles"};
    }
    std::size_t columns = 1;
    JW_TRY(const auto tiles, plan_tiles(options, workspace, columns));
    const int width = tiles.front().seeing.width, height = tiles.front().seeing.height;
    const auto rows = (tiles.size() + columns - 1) / columns;
    if (width * static_cast<int>(columns) > 16384 || height * static_cast<int>(rows) > 16384) {
        return Error{ErrorCode::InvalidInput,
                     "the sheet would be larger than 16384 pixels; ask for a smaller --size, fewer "
                     "views or times",
                     {}};
    }
    JW_TRY(const auto studio, Studio::open(workspace.places));
    JW_TRY(const CaptionPainter captions, CaptionPainter::open());
    Image sheet = Image::blank(width * static_cast<int>(columns), height * static_cast<int>(rows));
    for (std::size_t i = 0; i < tiles.size(); ++i) {
        const Tile& tile = tiles[i];
        JW_TRY(const auto frames, studio->evaluate(tile.moving, tile.time));
        const auto instant = is_structure ? std::optional{tile.time} : std::nullopt;
        JW_TRY(const scene::Camera camera,
               studio->frame_camera(tile.moving, tile.seeing, false, instant));
        JW_TRY(Image image,
               studio->draw(frames, tile.moving, tile.seeing, camera, render::Quality::Still));
        captions.paint_line(image, 10, 8, std::max(13.0, height / 30.0), tile.label);
        paste(sheet, image, static_cast<int>(i % columns) * width,
              static_cast<int>(i / columns) * height);
    }
    return record::write_png(options.output, sheet, options.seeing.transparent);
}

}  // namespace

void add_sheet(CLI::App& app, Outcome& outcome) {
    auto* command = app.add_subcommand("sheet", "many views and instants on one picture");
    auto options = std::make_shared<SheetOptions>();
    options->seeing.size = "420,420";
    options->times = {0.0, 0.25, 0.5, 0.75};
    add_moving_options(*command, options->moving, false);
    add_seeing_options(*command, options->seeing);
    command
        ->add_option("--bone", options->bones,
                     "bones instead of a movement, each alone, or together as A+B")
        ->delimiter(',')
        ->type_name("ID");
    command->add_option("--muscle", options->muscles, "muscles instead of a movement")
        ->delimiter(',')
        ->type_name("ID");
    command->add_option("--views", options->views, "from which sides")
        ->delimiter(',')
        ->type_name("A,B");
    command->add_option("--times", options->times, "instants, 0 to 1 of the cycle")
        ->delimiter(',')
        ->check(CLI::Range(0.0, 1.0))
        ->type_name("F,F");
    command->add_option("--output", options->output, "the picture")
        ->required()
        ->type_name("FILE.png");
    command->callback([options, &outcome] { outcome = run_sheet(*options); });
}

}  // namespace jw::app
