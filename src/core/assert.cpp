#include "core/assert.h"

#include "core/log.h"

#include <cstdlib>

namespace jw {

void assertion_failed(const char* condition, const char* file, int line) {
    log::error("a fault in the program: {} is not so ({}:{})", condition, file, line);
    std::abort();
}

}  // namespace jw
