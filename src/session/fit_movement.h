// `check --fit`: good form of a movement brought onto its contacts and stored beside it.
#pragma once

#include "core/result.h"
#include "model/movement.h"

#include <filesystem>

namespace jw::session {

/// Fits every size of the movement and writes movements/<id>.fit.toml in the content folder; the
/// movement is returned with its new fits. Running it again writes the same bytes.
/// Fails: as motion::FitJob; IoFailed.
Result<model::Movement> fit_movement(const model::Body& body, model::Movement movement,
                                     const std::filesystem::path& content_dir);

}  // namespace jw::session
