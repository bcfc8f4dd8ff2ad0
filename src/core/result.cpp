#include "core/result.h"

#include <fmt/format.h>

namespace jw {

std::string Error::to_string() const {
    if (place.file.empty()) {
        return sentence;
    }
    if (place.line == 0) {
        return fmt::format("{}: {}", place.file, sentence);
    }
    if (place.column == 0) {
        return fmt::format("{}:{}: {}", place.file, place.line, sentence);
    }
    return fmt::format("{}:{}:{}: {}", place.file, place.line, place.column, sentence);
}

}  // namespace jw
