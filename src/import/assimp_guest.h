// Anybody's model through Assimp. Runs in the import child: Assimp aborts, crashes and stalls on
// bad files.
#pragma once

#include "core/result.h"
#include "model/model.h"

#include <filesystem>

namespace jw::import {

/// A file of any kind, read in this very process: pre-check, Assimp, conversion to our axes, metres
/// and seconds, validated. Only `run_import_child` and tests call it. Fails: NotFound, BadFormat,
/// Unsupported, LimitExceeded, with a sentence.
Result<model::GuestModel> read_guest_here(const std::filesystem::path& path);

}  // namespace jw::import
