// Replaces operator new by one that counts. In a file of its own: where the compiler sees both ends
// it warns about memory that is taken here and given back there.
#include "allocations.h"

#include <atomic>
#include <cstdlib>
#include <new>

namespace {
std::atomic<std::size_t> taken{0};
}

#ifndef __SANITIZE_ADDRESS__  // which brings its own and pairs them strictly
void* operator new(std::size_t size) {
    ++taken;
    if (void* memory = std::malloc(size == 0 ? 1 : size)) {
        return memory;
    }
    throw std::bad_alloc{};
}
void operator delete(void* memory) noexcept {
    std::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    std::free(memory);
}

#endif

namespace jw::motion {

std::size_t count_allocations() {
    return taken;
}

}  // namespace jw::motion
