// Good form of a movement brought onto its contacts; `check --fit` stores it beside the movement.
#pragma once

#include "core/result.h"
#include "model/movement.h"

#include <filesystem>

namespace jw::session {

/// The movement with every size brought onto its contacts, in memory. Fails: as motion::FitJob.
Result<model::Movement> fit_good_form(const model::Body& body, model::Movement movement);

/// The same, and writes movements/<id>.fit.toml in the content folder; the
/// movement is returned with its new fits. Running it again writes the same bytes.
/// Fails: as motion::FitJob; IoFailed.
Result<model::Movement> fit_movement(const model::Body& body, model::Movement movement,
                                     const std::filesystem::path& content_dir);

}  // namespace jw::session
