// The subcommands of CONTRACT.md, one function each that adds it to the command line. A callback
// sets `outcome`; cli.cpp turns it into words and the exit status.
#pragma once

#include "session/document.h"

#include "core/result.h"

#include <optional>

namespace CLI {
class App;
}

namespace jw::app {

using Outcome = std::optional<Result<Unit>>;

void add_list(CLI::App& app, Outcome& outcome);
void add_info(CLI::App& app, Outcome& outcome);
void add_frame(CLI::App& app, Outcome& outcome);
void add_solve(CLI::App& app, Outcome& outcome);
void add_muscles(CLI::App& app, Outcome& outcome);
void add_card(CLI::App& app, Outcome& outcome);
void add_render(CLI::App& app, Outcome& outcome);
void add_record(CLI::App& app, Outcome& outcome);
void add_sheet(CLI::App& app, Outcome& outcome);
void add_export(CLI::App& app, Outcome& outcome);
void add_measure(CLI::App& app, Outcome& outcome);
void add_narrate(CLI::App& app, Outcome& outcome);
void add_check(CLI::App& app, Outcome& outcome);
void add_bench(CLI::App& app, Outcome& outcome);

/// `muscles --walk`, so many of the worst rows of each table.
Result<Unit> walk_muscle_bodies(session::BodyChoice body, std::size_t rows);
/// `muscles --flow MOVEMENT`.
Result<Unit> tell_muscle_flow(session::BodyChoice body, const std::string& id, std::size_t rows);

/// Writes a result to stdout.
void print(const std::string& text);

}  // namespace jw::app
