// A list of commands in a file: one a line, as session::write_command writes them; # begins a
// remark.
#pragma once

#include "session/session.h"

#include "core/result.h"

#include <filesystem>

namespace jw::app {

/// Applies them one after the other. Fails at the first that is not understood: BadFormat with its
/// line; as read_file.
Result<Unit> replay(const std::filesystem::path& path, session::Session& session);

}  // namespace jw::app
