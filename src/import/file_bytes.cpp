#include "import/file_bytes.h"

#include <fmt/format.h>

#include <fstream>

namespace jw::import {

Error file_error(ErrorCode code, std::string sentence, const std::filesystem::path& file) {
    return Error{code, std::move(sentence), Place{file.string(), 0, 0}};
}

Result<std::uint64_t> check_size(const std::filesystem::path& path, std::uint64_t max_bytes) {
    std::error_code code;
    const std::filesystem::file_status status = std::filesystem::status(path, code);
    if (!std::filesystem::exists(status)) {
        return file_error(ErrorCode::NotFound, "there is no such file", path);
    }
    if (std::filesystem::is_directory(status)) {
        return file_error(ErrorCode::InvalidInput, "this is a folder; name a file in it", path);
    }
    if (!std::filesystem::is_regular_file(status)) {
        return file_error(ErrorCode::InvalidInput, "this is not a regular file", path);
    }
    const std::uint64_t size = std::filesystem::file_size(path, code);
    if (code) {
        return file_error(ErrorCode::IoFailed, "its size cannot be read: " + code.message(), path);
    }
    if (size == 0) {
        return file_error(ErrorCode::BadFormat, "the file is empty; export or copy it again", path);
    }
    if (size > max_bytes) {
        return file_error(ErrorCode::LimitExceeded,
                          fmt::format("the file has {} MB, more than the {} MB that are read; "
                                      "simplify the model before exporting it",
                                      size >> 20U, max_bytes >> 20U),
                          path);
    }
    return size;
}

Result<std::vector<std::uint8_t>> read_bytes(const std::filesystem::path& path,
                                             std::uint64_t max_bytes) {
    JW_TRY(const std::uint64_t size, check_size(path, max_bytes));
    std::ifstream file{path, std::ios::binary};
    std::vector<std::uint8_t> bytes(size);
    if (!file.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(size))) {
        return file_error(ErrorCode::IoFailed, "the file cannot be read; check its permissions",
                          path);
    }
    return bytes;
}

}  // namespace jw::import
