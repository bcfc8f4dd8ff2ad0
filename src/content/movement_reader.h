// One movement file: parsed and checked against a body, every fault told with its place.
#pragma once

#include "content/cause_reader.h"
#include "content/claims.h"
#include "content/gives.h"
#include "content/sources.h"

#include "core/result.h"
#include "model/movement.h"

#include <filesystem>
#include <string_view>
#include <vector>

namespace jw::content {

/// What a movement file refers to (borrowed).
struct MovementContext {
    const model::Body* body = nullptr;
    const Gives* gives = nullptr;
    const std::vector<Source>* sources = nullptr;
    const CauseLibrary* causes = nullptr;
    const Claims* claims = nullptr;
};

/// Parses the text of a movement file (assets/content/movements/*.toml); `file_name` is what faults
/// show. Every fault is added to `faults`; what could be read is returned, for use only when there
/// was none. Muscle curves and the stored fit come from their own files (library.h).
model::Movement parse_movement(std::string_view text, const std::string& file_name,
                               const MovementContext& context, std::vector<Error>& faults);

}  // namespace jw::content
