#include "core/files.h"

#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <fstream>

namespace jw {
namespace fs = std::filesystem;

Result<std::string> read_file(const fs::path& path, std::uintmax_t max_bytes) {
    std::error_code ec;
    const fs::file_status status = fs::status(path, ec);
    if (!fs::exists(status)) {
        return Error{ErrorCode::NotFound, "there is no such file", {path.string()}};
    }
    if (fs::is_directory(status)) {
        return Error{ErrorCode::InvalidInput, "is a folder, not a file", {path.string()}};
    }
    const std::uintmax_t size = fs::is_regular_file(status) ? fs::file_size(path, ec) : 0;
    if (ec || size > max_bytes) {
        return Error{ErrorCode::LimitExceeded,
                     fmt::format("is larger than the {} MiB that are read", max_bytes >> 20U),
                     {path.string()}};
    }
    std::ifstream in{path, std::ios::binary};
    std::string bytes(static_cast<std::size_t>(size), '\0');
    if (!in || (size > 0 && !in.read(bytes.data(), static_cast<std::streamsize>(size)))) {
        return Error{ErrorCode::IoFailed,
                     fmt::format("cannot be read: {}", std::strerror(errno)),
                     {path.string()}};
    }
    return bytes;
}

Result<Unit> write_file(const fs::path& path, std::string_view bytes) {
    FileReplacement replacement{path};
    JW_CHECK(replacement.check());
    {
        std::ofstream out{replacement.temporary(), std::ios::binary};
        out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        out.flush();
        if (!out) {
            return Error{ErrorCode::IoFailed,
                         fmt::format("cannot be written: {}", std::strerror(errno)),
                         {path.string()}};
        }
    }
    return replacement.commit();
}

FileReplacement::FileReplacement(fs::path target) : target_{std::move(target)} {
    std::error_code ec;  // a folder that cannot be made shows up when the file is opened
    if (fs::is_symlink(target_, ec)) {  // what it points to is replaced, not the link
        target_ = fs::weakly_canonical(target_, ec);
    }
    if (target_.has_parent_path()) {
        fs::create_directories(target_.parent_path(), ec);
    }
    temporary_ = target_.parent_path() / fmt::format(".{}.{}.part{}", target_.stem().string(),
                                                     ::getpid(), target_.extension().string());
}

FileReplacement::~FileReplacement() {
    if (!is_committed_) {
        std::error_code ec;
        fs::remove_all(temporary_, ec);
    }
}

Result<Unit> FileReplacement::check() const {
    std::error_code ec;
    if (fs::is_other(fs::status(target_, ec))) {
        return Error{ErrorCode::InvalidInput,
                     "is a device or a pipe, not a file that can be replaced; name a new file",
                     {target_.string()}};
    }
    return Unit{};
}

Result<Unit> FileReplacement::commit() {
    JW_CHECK(check());
    std::error_code ec;
    fs::rename(temporary_, target_, ec);
    if (ec) {
        return Error{ErrorCode::IoFailed,
                     fmt::format("cannot be written: {}", ec.message()),
                     {target_.string()}};
    }
    is_committed_ = true;
    return Unit{};
}

}  // namespace jw
