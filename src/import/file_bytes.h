// Whole files into memory, within a size limit, with a sentence for every way in which that fails.
#pragma once

#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace jw::import {

/// The bytes of a regular file. Fails: NotFound, InvalidInput (a folder, a device, empty),
/// LimitExceeded over `max_bytes`, IoFailed.
Result<std::vector<std::uint8_t>> read_bytes(const std::filesystem::path& path,
                                             std::uint64_t max_bytes);

/// The same without reading: size of a regular file that may be opened.
Result<std::uint64_t> check_size(const std::filesystem::path& path, std::uint64_t max_bytes);

/// An error that stands in `file`.
Error file_error(ErrorCode code, std::string sentence, const std::filesystem::path& file);

}  // namespace jw::import
