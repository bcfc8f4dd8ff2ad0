#include "platform/software_restart.h"

#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <vector>

namespace jw::platform {
namespace {

constexpr const char* kFault = "JOINTWISE_GRAPHICS_FAULT";

}  // namespace

std::string fault_before_restart() {
    const char* fault = std::getenv(kFault);
    return fault != nullptr ? fault : "";
}

void restart_in_software(const std::string& fault) {
    // Drivers read the environment when they are loaded, and stay loaded: so a whole new start.
    std::ifstream file{"/proc/self/cmdline", std::ios::binary};
    std::vector<std::string> words;
    for (std::string word; std::getline(file, word, '\0');) {
        words.push_back(word);
    }
    std::vector<char*> arguments;
    for (std::string& word : words) {
        arguments.push_back(word.data());
    }
    arguments.push_back(nullptr);
    setenv(kFault, fault.c_str(), 1);
    setenv("LIBGL_ALWAYS_SOFTWARE", "1", 1);
    setenv("__GLX_VENDOR_LIBRARY_NAME", "mesa", 1);  // beside a vendor's own library
    unsetenv("MESA_LOADER_DRIVER_OVERRIDE");
    unsetenv("MESA_GL_VERSION_OVERRIDE");
    execv("/proc/self/exe", arguments.data());
}

}  // namespace jw::platform
