// PNG files in and out.
#pragma once

#include "core/image.h"
#include "core/result.h"

#include <filesystem>

namespace jw::record {

/// Replaces or creates `path`. `keep_alpha` false writes an opaque picture. Fails: IoFailed.
Result<Unit> write_png(const std::filesystem::path& path, const Image& image, bool keep_alpha);

/// Fails: NotFound, BadFormat, LimitExceeded above 16384 pixels a side.
Result<Image> read_png(const std::filesystem::path& path);

}  // namespace jw::record
