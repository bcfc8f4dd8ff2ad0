// Good form as it is stored beside a movement (movements/<id>.fit.toml).
#pragma once

#include "core/result.h"
#include "model/movement.h"

#include <string>
#include <string_view>
#include <vector>

namespace jw::content {

/// Stored good form (movements/<id>.fit.toml) as text, with every digit, and back. Values stand at
/// even times from 0 to just before 1.
std::string write_fits(const model::Movement& movement, const model::Body& body);
std::vector<model::Movement::Fit> parse_fits(std::string_view text, const std::string& file_name,
                                             const model::Movement& movement,
                                             const model::Body& body, std::vector<Error>& faults);

}  // namespace jw::content
