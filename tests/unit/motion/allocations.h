// How often memory was asked for since the program started.
#pragma once

#include <cstddef>

namespace jw::motion {
std::size_t count_allocations();
}  // namespace jw::motion
