// What a goniometer reads, in the words of the window, for pictures and films.
#pragma once

#include "app/studio.h"

#include <string>
#include <vector>

namespace jw::app {

/// One line a frame; two versions in one picture say whose it is. Empty without a goniometer.
/// Fails as Studio::read_measure, and when the words cannot be read.
Result<std::vector<std::string>> reading_words(Studio& studio,
                                               const std::vector<model::Frame>& frames,
                                               const Moving& moving, const Seeing& seeing,
                                               const Workspace& workspace);

}  // namespace jw::app
