#pragma once

namespace jw::app {

/// The whole program. Returns the exit status: 0 done, 1 failed, 2 wrong usage.
int run(int argc, char** argv);

}  // namespace jw::app
