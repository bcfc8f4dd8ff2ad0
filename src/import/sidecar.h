// Reading the JSON beside a body's GLB (written by forge).
#pragma once

#include "core/result.h"
#include "model/body.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace jw::import {

/// The body of a side-car file, validated; the same bits that were written.
/// Fails: NotFound, IoFailed, LimitExceeded (over 16 MB); BadFormat when it is no side-car, is
/// damaged, lacks a field or does not hang together; Unsupported for another version.
Result<model::Body> read_sidecar(const std::filesystem::path& path);

/// The same from text; `file_name` is what errors show.
Result<model::Body> parse_sidecar(std::string_view text, const std::string& file_name);

}  // namespace jw::import
