// The sanitizer run builds a draft body and is ten times slower.
#pragma once

namespace jw {

#ifdef __SANITIZE_ADDRESS__
inline constexpr bool kIsSanitized = true;
#else
inline constexpr bool kIsSanitized = false;
#endif
inline constexpr const char* kAskedOfTheStandardBody =
    "asked of the standard body, in the run without sanitizers";

}  // namespace jw
