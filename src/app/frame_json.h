// JSON of CONTRACT.md: keys that scripts read; more may be added, none renamed.
#pragma once

#include "analysis/lumbar.h"

#include "model/frame.h"
#include "model/movement.h"

#include <span>
#include <string>

namespace jw::app {

/// `frame --json`: degrees and metres.
std::string frame_to_json(const model::Body& body, const model::Movement& movement,
                          const model::Performance& performance, const model::Frame& frame,
                          std::span<const analysis::LumbarLevel> lumbar);

/// The same for people.
std::string frame_to_text(const model::Body& body, const model::Movement& movement,
                          const model::Performance& performance, const model::Frame& frame);

}  // namespace jw::app
