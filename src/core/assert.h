// JW_ASSERT: programmer errors only (index, null, wrong span length past validate); on in release
// too.
#pragma once

namespace jw {
[[noreturn]] void assertion_failed(const char* condition, const char* file, int line);
}  // namespace jw

#define JW_ASSERT(condition) \
    ((condition) ? static_cast<void>(0) : ::jw::assertion_failed(#condition, __FILE__, __LINE__))
