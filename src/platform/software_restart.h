// A second start with the processor drawing, where the graphics driver will not do.
#pragma once

#include "core/result.h"

#include <string>

namespace jw::platform {

/// What was wrong with the graphics driver before this start; empty: this is a first start.
std::string fault_before_restart();

/// Starts the program again in its own place, with the arguments it has, on Mesa's software
/// renderer; `fault` is what the new start tells. Comes back only where the system refuses.
void restart_in_software(const std::string& fault);

}  // namespace jw::platform
