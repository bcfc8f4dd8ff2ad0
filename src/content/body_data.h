// Reading the default body from the files of assets/body.
#pragma once

#include "core/result.h"
#include "model/body.h"

#include <filesystem>
#include <string_view>

namespace jw::content {

/// The body of a folder with parameters.toml, bones.toml, masses.toml, coordinates.toml,
/// joints.toml, knee.toml, limits.toml, landmarks_*.toml, wraps.toml, lines_*.toml and muscles.toml
/// (docs/dev/body.md): both sides, every point shaped by the parameters, radians and metres, body
/// frame. `preset` names a set of parameter values of parameters.toml ("female"); empty: as written
/// there. Fails: NotFound for a missing file or preset; BadFormat and InvalidInput with file, line
/// and column for everything that is unknown, missing, twice there, of the wrong type or does not
/// fit together.
Result<model::Body> read_body(const std::filesystem::path& folder, std::string_view preset = {});

/// The same with every parameter at its reference: the body as its points are written. Fails alike.
Result<model::Body> read_reference_body(const std::filesystem::path& folder);

}  // namespace jw::content
