// A look at JSON without building it: a parser that recurses, or one that allocates before it
// knows, is stopped here.
#pragma once

#include "core/result.h"

#include <string_view>

namespace jw::import {

/// Fails: BadFormat with the byte where the JSON is damaged; LimitExceeded when it nests deeper
/// than `max_depth`. Place is left to the caller.
Result<Unit> check_json(std::string_view text, int max_depth);

}  // namespace jw::import
