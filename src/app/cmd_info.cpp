#include "app/commands.h"

#include "import/info.h"

#include <CLI/CLI.hpp>

#include <memory>

namespace jw::app {
namespace {

Result<Unit> run_info(const std::string& file, bool is_json) {
    // The import child is this program, started again; it needs no body and no content.
    JW_TRY(const import::FileInfo info, import::read_info(file));
    print(is_json ? import::write_json(info) : import::write_text(info));
    return Unit{};
}

}  // namespace

void add_info(CLI::App& app, Outcome& outcome) {
    auto* command =
        app.add_subcommand("info", "what is in a model or a motion, and how it maps to the body");
    auto file = std::make_shared<std::string>();
    auto is_json = std::make_shared<bool>(false);
    command
        ->add_option("file", *file,
                     "a model (glTF, FBX, Collada, OBJ, BVH ...) or a motion (.mot, .sto, .csv)")
        ->required()
        ->type_name("FILE");
    command->add_flag("--json", *is_json, "for scripts");
    command->callback([file, is_json, &outcome] { outcome = run_info(*file, *is_json); });
}

}  // namespace jw::app
