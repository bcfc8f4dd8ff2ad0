// Reading and writing whole files. Writing goes to a temporary file in the same folder, which is
// then renamed: a full disk or a crash never leaves half a file where a good one stood.
#pragma once

#include "core/result.h"

#include <cstdint>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>

namespace jw {

/// The bytes of a file. Fails: NotFound, IoFailed, LimitExceeded above `max_bytes`.
Result<std::string> read_file(const std::filesystem::path& path,
                              std::uintmax_t max_bytes = 1U << 30U);

/// Replaces or creates `path`; its folder is made when it is missing. Fails: IoFailed with the
/// reason.
Result<Unit> write_file(const std::filesystem::path& path, std::string_view bytes);

/// For libraries that want to write a file themselves: writes to temporary(), then commit() renames
/// it to the target. Without commit() the temporary file is removed again.
class FileReplacement {
  public:
    /// The target's folder is made when it is missing.
    explicit FileReplacement(std::filesystem::path target);
    ~FileReplacement();
    FileReplacement(FileReplacement&&) = delete;
    FileReplacement& operator=(FileReplacement&&) = delete;
    FileReplacement(const FileReplacement&) = delete;
    FileReplacement& operator=(const FileReplacement&) = delete;

    /// Beside the target, with the same extension (libraries choose formats by it).
    const std::filesystem::path& temporary() const { return temporary_; }
    /// Fails, before anything is written, where commit() would destroy a device or a pipe:
    /// InvalidInput.
    Result<Unit> check() const;
    /// Fails: as check(), IoFailed with the reason.
    Result<Unit> commit();

  private:
    std::filesystem::path target_;
    std::filesystem::path temporary_;
    bool is_committed_ = false;
};

}  // namespace jw
