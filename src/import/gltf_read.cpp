#include "import/gltf_read.h"

#include "import/file_bytes.h"
#include "import/gltf_json.h"
#include "import/json_depth.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <string_view>

namespace jw::import::gltf {
namespace {

constexpr std::uint32_t kMagic = 0x46546C67;      // "glTF"
constexpr std::uint32_t kJsonChunk = 0x4E4F534A;  // "JSON"
constexpr std::uint32_t kBinChunk = 0x004E4942;   // "BIN"
constexpr std::size_t kHeader = 12, kChunkHeader = 8;
constexpr std::uint64_t kEmptyBuffer = std::uint64_t{16} << 20U;

using Bytes = std::span<const std::uint8_t>;

std::uint32_t word_at(Bytes bytes, std::size_t at) {
    std::uint32_t word = 0;
    std::memcpy(&word, bytes.data() + at, sizeof word);
    return word;
}

Error bad(std::string sentence) {
    return Error{ErrorCode::BadFormat, std::move(sentence), {}};
}

struct Container {
    std::string_view json;
    Bytes binary;
};

std::string_view as_text(Bytes bytes) {
    return {reinterpret_cast<const char*>(bytes.data()), bytes.size()};
}

/// The 12-byte header and the chunks behind it, against the size of the file.
Result<Container> open_glb(Bytes file) {
    if (file.size() < kHeader + kChunkHeader) {
        return bad(fmt::format("the file ends after {} bytes, inside the GLB header; copy it again",
                               file.size()));
    }
    if (word_at(file, 4) != 2) {
        return Error{ErrorCode::Unsupported,
                     fmt::format("the GLB header says version {}; only version 2 is read, export "
                                 "the model as glTF 2.0",
                                 word_at(file, 4)),
                     {}};
    }
    const std::size_t length = word_at(file, 8);
    if (length > file.size() || length < kHeader + kChunkHeader) {
        return bad(fmt::format("the GLB header says {} bytes, but the file has {}; copy it again",
                               length, file.size()));
    }
    Container found;
    std::size_t at = kHeader;
    for (int chunk = 0; at + kChunkHeader <= length; ++chunk) {
        const std::size_t size = word_at(file, at);
        const std::uint32_t type = word_at(file, at + 4);
        at += kChunkHeader;
        if (size > length - at) {
            return bad(
                fmt::format("chunk {} says {} bytes, but only {} follow in the file; copy "
                            "or export it again",
                            chunk, size, length - at));
        }
        if (chunk == 0 && type != kJsonChunk) {
            return bad("the first chunk of the GLB is not JSON; export the file again");
        }
        if (chunk == 0) {
            found.json = as_text(file.subspan(at, size));
        } else if (type == kBinChunk && found.binary.empty()) {
            found.binary = file.subspan(at, size);
        }
        at += size;
    }
    return found;
}

/// Six bits of a base64 letter, or -1.
int sextet(char letter) {
    if (letter >= 'A' && letter <= 'Z') {
        return letter - 'A';
    }
    if (letter >= 'a' && letter <= 'z') {
        return letter - 'a' + 26;
    }
    if (letter >= '0' && letter <= '9') {
        return letter - '0' + 52;
    }
    if (letter == '+' || letter == '-') {
        return 62;
    }
    return letter == '/' || letter == '_' ? 63 : -1;
}

Result<std::vector<std::uint8_t>> decode_base64(std::string_view text, std::size_t buffer) {
    while (!text.empty() && text.back() == '=') {
        text.remove_suffix(1);
    }
    std::vector<std::uint8_t> bytes;
    bytes.reserve(text.size() * 3 / 4);
    std::uint32_t bits = 0;
    int count = 0;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const int value = sextet(text[i]);
        if (value < 0) {
            return bad(
                fmt::format("the base64 text of buffer {} is damaged at letter {}; export "
                            "the file again",
                            buffer, i));
        }
        bits = (bits << 6U) | static_cast<std::uint32_t>(value);
        if (++count == 4) {
            bytes.push_back(static_cast<std::uint8_t>(bits >> 16U));
            bytes.push_back(static_cast<std::uint8_t>(bits >> 8U));
            bytes.push_back(static_cast<std::uint8_t>(bits));
            count = 0;
        }
    }
    if (count >= 2) {
        bits <<= 6U * static_cast<unsigned>(4 - count);
        bytes.push_back(static_cast<std::uint8_t>(bits >> 16U));
        if (count == 3) {
            bytes.push_back(static_cast<std::uint8_t>(bits >> 8U));
        }
    }
    return bytes;
}

/// "my%20model.bin" -> "my model.bin"
std::string percent_decoded(std::string_view uri) {
    std::string text;
    const auto hex = [](char c) {
        constexpr std::string_view kDigits = "0123456789abcdef";
        const auto at = kDigits.find(static_cast<char>(c >= 'A' && c <= 'F' ? c + 32 : c));
        return at == std::string_view::npos ? -1 : static_cast<int>(at);
    };
    for (std::size_t i = 0; i < uri.size(); ++i) {
        if (uri[i] == '%' && i + 2 < uri.size() && hex(uri[i + 1]) >= 0 && hex(uri[i + 2]) >= 0) {
            text += static_cast<char>(hex(uri[i + 1]) * 16 + hex(uri[i + 2]));
            i += 2;
        } else {
            text += uri[i];
        }
    }
    return text;
}

Result<std::vector<std::uint8_t>> fetch(std::string_view uri, std::size_t buffer,
                                        const std::filesystem::path& folder, const Limits& limits) {
    if (uri.starts_with("data:")) {
        const std::size_t comma = uri.find(";base64,");
        if (comma == std::string_view::npos) {
            return bad(fmt::format("buffer {} has a data URI that is not base64", buffer));
        }
        return decode_base64(uri.substr(comma + 8), buffer);
    }
    const std::filesystem::path name = percent_decoded(uri);
    if (name.is_absolute() || uri.find("://") != std::string_view::npos) {
        return Error{ErrorCode::Unsupported,
                     fmt::format("buffer {} is fetched from '{}'; only files beside the model are "
                                 "read, put it there or export as .glb",
                                 buffer, uri.substr(0, 120)),
                     {}};
    }
    auto bytes = read_bytes(folder / name, limits.file_bytes);
    if (!bytes.ok()) {
        return bad(fmt::format("buffer {} is the file '{}', which cannot be used: {}", buffer,
                               uri.substr(0, 120), bytes.error().sentence));
    }
    return bytes;
}

Result<Unit> fill_buffers(Document& document, const std::vector<std::string>& uris, Bytes binary,
                          const std::filesystem::path& folder, const Limits& limits) {
    std::uint64_t total = 0;
    for (std::size_t i = 0; i < document.buffers.size(); ++i) {
        Buffer& buffer = document.buffers[i];
        if (!uris[i].empty()) {
            JW_TRY(auto bytes, fetch(uris[i], i, folder, limits));
            total += bytes.size();
            document.storage.push_back(std::move(bytes));
            buffer.bytes = document.storage.back();
        } else if (i == 0 && !binary.empty()) {
            buffer.bytes = binary;
        } else if (buffer.length <= kEmptyBuffer) {
            // Legal: the data are left to the reader. Zeros show the structure at least.
            total += buffer.length;
            document.storage.emplace_back(buffer.length);
            buffer.bytes = document.storage.back();
            document.warnings.push_back(fmt::format(
                "buffer {} has no data in this file; its numbers are taken as zeros", i));
        }
        if (total > limits.file_bytes) {
            return Error{ErrorCode::LimitExceeded,
                         fmt::format("the buffers of this file have more than {} MB together; "
                                     "simplify the model before exporting it",
                                     limits.file_bytes >> 20U),
                         {}};
        }
    }
    return Unit{};
}

Result<Document> read_inside(std::vector<std::uint8_t> file, const std::filesystem::path& path,
                             const Limits& limits) {
    Document document;
    document.storage.push_back(std::move(file));
    const Bytes bytes = document.storage.front();
    Container container;
    if (bytes.size() >= 4 && word_at(bytes, 0) == kMagic) {
        JW_TRY(container, open_glb(bytes));
    } else if (as_text(bytes.first(std::min<std::size_t>(bytes.size(), 64))).find('{') !=
               std::string_view::npos) {
        container.json = as_text(bytes);
    } else {
        return bad(
            "the file is neither GLB (it does not start with 'glTF') nor glTF (no JSON); "
            "is its name right?");
    }
    while (!container.json.empty() && container.json.back() == '\0') {
        container.json.remove_suffix(1);  // some exporters pad with zeros instead of spaces
    }
    if (container.json.size() > limits.json_bytes) {
        return Error{ErrorCode::LimitExceeded,
                     fmt::format("its JSON has more than {} MB", limits.json_bytes >> 20U),
                     {}};
    }
    JW_CHECK(check_json(container.json, limits.json_depth));
    std::vector<std::string> uris;
    JW_CHECK(parse_document(container.json, limits, document, uris));
    JW_CHECK(fill_buffers(document, uris, container.binary, path.parent_path(), limits));
    document.file = path.string();
    return document;
}

}  // namespace

Result<Document> read_gltf(const std::filesystem::path& path, const Limits& limits) {
    JW_TRY(auto bytes, read_bytes(path, limits.file_bytes));
    auto document = read_inside(std::move(bytes), path, limits);
    if (!document.ok()) {
        Error error = document.error();
        error.place.file = path.string();
        return error;
    }
    return document;
}

}  // namespace jw::import::gltf
